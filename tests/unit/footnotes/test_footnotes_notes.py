"""Notes: every style in which one is given, its addresses, and what binds it to its marks."""

from __future__ import annotations

import pytest

from pacparse import Document, parse
from pacparse.footnotes.urls import find_urls, repair

CITED = "1. The lamps were counted.1 The quay was measured.2 All is well.3"
Given = list[tuple[str, str | None, tuple[str, ...]]]


def _given(text: str) -> Given:
    return [(n.number, n.text, n.urls) for n in parse(text).footnotes if n.runs]


def _codes(document: Document) -> list[str]:
    return [found.code for found in document.diagnostics]


@pytest.mark.parametrize(
    "notes",
    [
        "1 See the count.\n2 See the quay.\n3 See the log.",
        "¹ See the count.\n² See the quay.\n³ See the log.",
        "¹See the count.\n²See the quay.\n³See the log.",
        "[1] See the count.\n[2] See the quay.\n[3] See the log.",
        "Notes\n\n1. See the count.\n2. See the quay.\n3. See the log.",
        "1\n2\n3\n\nSee the count.\nSee the quay.\nSee the log.",
    ],
)
def test_notes_of_words_are_found(notes: str) -> None:
    assert _given(f"{CITED}\n\n{notes}\n") == [
        ("1", "See the count.", ()),
        ("2", "See the quay.", ()),
        ("3", "See the log.", ()),
    ]


def test_the_page_that_ends_a_note_opens_no_other() -> None:
    text = "1. The lamps were counted.1 The quay was measured.2\n\n1 Log of the quay, p. 2.\n\n"
    text += "".join(f"{number}. The boats were counted.\n\n" for number in range(2, 9))
    assert _given(f"{text}2 See the quay.\n") == [
        ("1", "Log of the quay, p. 2.", ()),
        ("2", "See the quay.", ()),
    ]


@pytest.mark.parametrize(
    "notes",
    [
        "1 http://lamps.example/a 2 https://lamps.example/b\n3 www.lamps.example/c",
        "1 http://lamps.example/a\n2 https://lamps.example/b\n3 www.lamps.example/c",
        "1. <http://lamps.example/a>\n2. <https://lamps.example/b>.\n3. www.lamps.example/c.",
        "1\nhttp://lamps.example/a\n2\nhttps://lamps.example/b\n3\nwww.lamps.example/c",
        "[^1]: <http://lamps.example/a>\n[^2]: https://lamps.example/b\n[^3]: www.lamps.example/c",
    ],
)
def test_notes_of_addresses_are_found(notes: str) -> None:
    cited = CITED if "[^" not in notes else "1. The lamps[^1] and[^2] all.[^3]"
    assert _given(f"{cited}\n\n{notes}\n") == [
        ("1", None, ("http://lamps.example/a",)),
        ("2", None, ("https://lamps.example/b",)),
        ("3", None, ("www.lamps.example/c",)),
    ]


def test_a_note_has_words_and_an_address() -> None:
    note = "1 The count of the lamps: https://lamps.example/count."
    assert _given(f"1. The lamps were counted.1\n\n{note}\n") == [
        ("1", "The count of the lamps:", ("https://lamps.example/count",))
    ]


def test_a_note_in_the_middle_of_a_paragraph_is_taken_out() -> None:
    text = "1. The lamps were counted1 by the\n\n1 https://lamps.example/a\n\nkeepers of the quay."
    document = parse(text)
    assert [b.text for b in document.paragraphs] == [
        "The lamps were counted by the keepers of the quay."
    ]


def test_a_wrapped_note_goes_on_until_its_sentence_ends() -> None:
    text = "1. The lamps were counted.1\n\n1 See the count of the lamps\nand of the quay.\nThe end."
    assert _given(text) == [("1", "See the count of the lamps and of the quay.", ())]


def test_what_reads_like_a_note_without_a_mark_is_text() -> None:
    assert _given("The lamps were counted.\n\n12 keepers came to the quay.\n") == []
    assert _given("The lamps were counted.1\n\n12 keepers came to the quay.\n") == []


def test_a_number_alone_that_nobody_cites_is_no_note() -> None:
    assert _given("The lamps were lit.\n\n7\n\nThe quay was dark.\n") == []


def test_marks_without_notes_and_notes_without_marks_are_reported() -> None:
    document = parse("The lamps were lit.1 The quay is dark.\n\n9 https://lamps.example/a\n")
    assert {n.number: n.status for n in document.footnotes} == {
        "1": "undefined",
        "9": "unreferenced",
    }
    assert {"footnote-undefined", "footnote-unreferenced"} <= set(_codes(document))


def test_a_note_has_a_status_of_its_own() -> None:
    text = "The lamps.1 The quay.2\n\n1 https://lamps.example/a\n2 See the count.\n"
    assert [n.status for n in parse(text).footnotes] == ["resolved", "text_only"]


def test_notes_that_begin_again_are_bound_in_their_chapter() -> None:
    chapter = (
        "# {0}\n\nThe {0} is lit.1 It is red.2\n\n1 See the {0} count.\n2 See the {0} log.\n\n"
    )
    document = parse(chapter.format("lamp") + chapter.format("quay"))
    texts = {block.id: block.text for block in document.blocks}
    bound = [(n.text, [texts[r.block] for r in n.references]) for n in document.footnotes]
    assert bound == [
        ("See the lamp count.", ["The lamp is lit. It is red."]),
        ("See the lamp log.", ["The lamp is lit. It is red."]),
        ("See the quay count.", ["The quay is lit. It is red."]),
        ("See the quay log.", ["The quay is lit. It is red."]),
    ]
    assert len({n.id for n in document.footnotes}) == 4


def test_labels_that_name_their_scope_are_bound_by_it() -> None:
    document = parse("The lamp[^1] and[^2] the quay.[^s2-1]\n\n[^1]: A.\n[^2]: B.\n[^s2-1]: C.\n")
    assert [(n.number, n.text, len(n.references)) for n in document.footnotes] == [
        *(("1", "A.", 1), ("2", "B.", 1), ("1", "C.", 1))
    ]


def test_two_notes_of_one_number_have_two_names() -> None:
    document = parse("The lamp[^1] is lit.\n\n[^1]: A.\n[^1]: B.\n")
    assert [(n.id, n.text, n.status) for n in document.footnotes] == [
        ("fn1", "A.", "text_only"),
        ("fn1-2", "B.", "unreferenced"),
    ]


@pytest.mark.parametrize(
    ("printed", "address"),
    [
        ("https://lamps.example/a.", "https://lamps.example/a"),
        ("https://lamps.example/a).", "https://lamps.example/a"),
        ("https://lamps.example/a),", "https://lamps.example/a"),
        ("https://lamps.example/a_(quay)", "https://lamps.example/a_(quay)"),
        ("https://lamps.example/a_(quay)).", "https://lamps.example/a_(quay)"),
        ("https://lamps.example/a?b=[1]", "https://lamps.example/a?b=[1]"),
        ("https://lamps.example/a’", "https://lamps.example/a"),
        ("https://lamps.example/", "https://lamps.example/"),
        ("...", "..."),
    ],
)
def test_an_address_loses_the_punctuation_of_its_sentence(printed: str, address: str) -> None:
    assert repair(printed) == address


def test_addresses_are_found_with_their_brackets() -> None:
    text = "See <https://lamps.example/a> and www.lamps.example/b; http: and HTTP://LAMPS.EXAMPLE."
    assert [(text[u.start : u.end], u.address, u.is_repaired) for u in find_urls(text)] == [
        ("<https://lamps.example/a>", "https://lamps.example/a", False),
        ("www.lamps.example/b;", "www.lamps.example/b", True),
        ("HTTP://LAMPS.EXAMPLE.", "HTTP://LAMPS.EXAMPLE", True),
    ]
    assert find_urls("No address at all.") == ()


def test_a_repaired_address_is_reported() -> None:
    document = parse("The lamps.1\n\n1 https://lamps.example/a).\n")
    assert "url-repaired" in _codes(document)


def test_an_address_goes_on_in_the_next_line_only_as_an_address() -> None:
    text = "The lamps.1 The quay.2\n\n1 https://lamps.example/a\n/b?c=d\n2 https://quay.example\nThe end."
    document = parse(text)
    assert [n.number for n in document.footnotes] == ["1", "2"]
    assert document.blocks[-1].text.endswith("The end.")


def test_a_number_alone_at_the_end_or_before_a_page_is_no_note() -> None:
    assert _given("The lamps were lit.1\n\n1") == []
    assert _given("The lamps were lit.1\n\n1\n\fThe quay was dark.\n\nThe pier too.") == []


def test_a_number_alone_before_a_paragraph_of_its_own_is_no_note() -> None:
    assert _given("The lamps were lit.1\n\n1\n\n3.1 The quay was dark.\n\n3.2 So it was.") == []


def test_a_long_line_after_a_number_is_a_paragraph() -> None:
    long = "The quay was dark and nobody came to it in the spring of that year. " * 7
    assert _given(f"The lamps were lit.1\n\n1 {long}\n") == []


def test_the_texts_of_a_column_may_wrap() -> None:
    text = (
        "The lamps.1 The quay.2\n\n1\n2\n\nSee the count of lamps,\nWicks and oil.\nSee the log\n"
        "of the quay.\nThe end of it all.\n"
    )
    assert [(n, words) for n, words, _ in _given(text)] == [
        ("1", "See the count of lamps, Wicks and oil."),
        ("2", "See the log of the quay."),
    ]


def test_two_addresses_out_of_sequence_are_one_note() -> None:
    [note] = _given("The lamps.1\n\n1 https://lamps.example/a 90 https://lamps.example/b\n")
    assert note[2] == ("https://lamps.example/a", "https://lamps.example/b")


def test_marks_that_begin_again_without_notes_of_their_own_share_them() -> None:
    document = parse("The lamp.¹ The quay.² The pier.¹\n\n¹ See the count.\n² See the log.\n")
    assert [(n.number, len(n.references)) for n in document.footnotes] == [("1", 2), ("2", 1)]


def test_in_wrapped_text_a_note_ends_at_a_blank_line() -> None:
    row = "The keepers of the lamps have counted every one of them on the quay and"
    text = "\n".join([*[row] * 9, "so it goes.1", "", f"1 {row}", "The log of the quay.", "of it."])
    assert _given(text) == [("1", f"{row} The log of the quay. of it.", ())]


@pytest.mark.parametrize(
    ("above", "notes"),
    [
        ("The buses were counted in two winters, and no delay is expected.1", ["1"]),
        ("The buses were counted in two winters, as we said at paragraph 3.1", []),
        ("The buses were counted in two winters, and no delay is expected.2", []),
    ],
)
def test_a_source_directly_under_its_mark_is_its_note(above: str, notes: list[str]) -> None:
    source = "1 The Office of Bell Standards, Lighthouses, HC 819, April 2010"
    text = f"1.1\n{above}\n{source}\n\n1.2\nThe contracts have run out.\n\n1.3\nThe bells ring.\n"
    assert [note.number for note in parse(text).footnotes if note.runs] == notes


def test_a_note_that_stands_again_is_no_text_where_its_page_ends() -> None:
    foot = "1 Letter from the keepers, 2016\n2 https://lamps.example/a"
    text = f"1. The lamps1 and the quay2 were\n\n{foot}\n\n\fcounted.\n\n2. The bells3 of the\n\n"
    text += "3 https://lamps.example/b\n1 Letter from the keepers, 2016\n\n\ftower ring."
    document = parse(text)
    assert [b.text for b in document.paragraphs][-1] == "The bells of the tower ring."
    assert [note.number for note in document.footnotes] == ["1", "2", "3", "1"]


def test_the_line_of_a_note_in_the_middle_of_a_page_is_text() -> None:
    text = (
        "1. The lamps1 were counted.\n\n1 Letter from the keepers\n\n2. The bells:\n\nwere rung,\n"
    )
    text += "1 Letter from the keepers\nand all.\n\n3. The quay is long."
    assert [note.number for note in parse(text).footnotes] == ["1"]
