"""Blocks: what opens one, what goes on with one, what is a heading."""

from __future__ import annotations

import pytest

from pacparse import parse
from pacparse.counting import letter_parts, roman_value
from pacparse.reading.markers import find_marker


def _blocks(text: str) -> list[tuple[str, str | None, str]]:
    return [(block.kind, block.number, block.text) for block in parse(text).blocks]


ROW = "The keepers of the lamps have counted every one of them on the quay and"


def test_wrapped_lines_are_one_paragraph_and_a_short_line_ends_it() -> None:
    text = "\n".join([*[ROW] * 9, "that is all.", "The pier is dark."])
    assert [words[-12:] for _, _, words in _blocks(text)] == ["that is all.", "pier is dark."[-12:]]


def test_a_new_sentence_on_a_new_line_goes_on_with_a_numbered_paragraph() -> None:
    text = "3.1 The quay is lit.\nNobody has seen it, and nobody will say why it is so.\n\n3.2 So be it."
    assert _blocks(text)[0] == (
        "paragraph",
        "3.1",
        "The quay is lit. Nobody has seen it, and nobody will say why it is so.",
    )


def test_a_stance_and_a_status_stand_alone() -> None:
    text = (
        "3.1 The Government agreed with the Committee’s recommendation.\nRecommendation implemented.\n"
        "3.2 The lamps are lit.\n"
    )
    assert [words for _, _, words in _blocks(text)] == [
        "The Government agreed with the Committee’s recommendation.",
        "Recommendation implemented.",
        "The lamps are lit.",
    ]


def test_a_label_takes_the_words_below_it() -> None:
    text = "Recommendation:\n\nThe quay should be lit.\n\n3: PAC conclusion: The quay is dark.\n"
    assert [(b.marker, b.number, b.text) for b in parse(text).blocks] == [
        ("Recommendation:", None, "The quay should be lit."),
        ("3: PAC conclusion:", "3", "The quay is dark."),
    ]


def test_a_label_takes_the_number_that_repeats_it() -> None:
    for text in (
        "3: PAC conclusion: The quay is dark.\n\nRecommendation:\n3: The quay should be lit.\n",
        "3: PAC conclusion: The quay is dark.\n\nRecommendation: 3: The quay should be lit.\n",
    ):
        assert _blocks(text)[1] == ("paragraph", "3", "The quay should be lit.")


def test_a_label_takes_no_number_that_is_a_year_and_no_second_one() -> None:
    year = "2017) The quay should be lit."
    assert _blocks(f"Recommendation:\n{year}\n")[0][1:] == (None, year)
    assert [n for _, n, _ in _blocks("Recommendation:\n1.\n1. The quay is lit.\n")] == ["1", "1"]


@pytest.mark.parametrize(
    ("text", "level", "number", "words"),
    [
        ("# Lamps\n\nThe quay is lit.", 1, None, "Lamps"),
        ("### 3. Lamps\n\nThe quay is lit.", 3, "3", "Lamps"),
        ("## **4a)** Lamps\n\nThe quay is lit.", 2, "4a", "Lamps"),
        ("## 3.2 Lamps\n\nThe quay is lit.", 2, "3.2", "Lamps"),
        ("Lamps of the quay\n\nThe quay is lit.", 1, None, "Lamps of the quay"),
        ("## 147 lamps\n\nThe quay is lit.", 2, None, "147 lamps"),
    ],
)
def test_a_heading_has_a_level_a_number_and_words(
    text: str, level: int, number: str | None, words: str
) -> None:
    block = parse(text).blocks[0]
    assert (block.kind, block.level, block.number, block.text) == ("heading", level, number, words)


@pytest.mark.parametrize(
    "line",
    [
        "The quay is lit.",
        "Lamps of the",
        "3 July 2023",
        "#lamps",
        "-----",
        "(Lamps of the quay)",
        "\\# Lamps",
        "\\Lamps",
    ],
)
def test_what_is_no_heading_is_a_paragraph(line: str) -> None:
    text = f"Lamps\n\nThe pier is dark.\n\n{line}\n\nThe ferry has left the pier.\n"
    assert [kind for kind, _, _ in _blocks(text)] == ["heading", *["paragraph"] * 3]


def test_a_text_with_signs_has_no_other_headings() -> None:
    assert [k for k, _, _ in _blocks("# Lamps\n\nKey messages\n\nThe quay is lit.\n")] == [
        *("heading", "paragraph", "paragraph")
    ]


def test_a_numbered_heading_has_text_under_it() -> None:
    text = "Lamps\n\n1. Oil\n\nThe oil is dear.\n\n2. Wicks\n\nThe wicks are long.\n"
    assert [(k, n) for k, n, _ in _blocks(text)] == [
        *(("heading", None), ("heading", "1"), ("paragraph", None)),
        *(("heading", "2"), ("paragraph", None)),
    ]
    bare = "Lamps\n\n1. Oil\n\n2. Wicks\n\n3. Bells\n"
    assert [k for k, n, _ in _blocks(bare) if n in ("1", "2")] == ["paragraph", "paragraph"]


def test_digits_before_a_number_with_nothing_before_them_are_kept() -> None:
    text = "363.3 The quay is lit.\n\n3.4 The pier is dark.\n\n3.5 So is the ferry.\n"
    document = parse(text)
    assert document.conservation.unaccounted == 0
    assert [b.number for b in document.paragraphs][-2:] == ["3.4", "3.5"]


@pytest.mark.parametrize(
    ("name", "value"), [("i", 1), ("iv", 4), ("ix", 9), ("xiv", 14), ("iii", 3), ("il", 0)]
)
def test_roman_numbers_are_counted(name: str, value: int) -> None:
    assert roman_value(name) == value


def test_letters_have_a_place() -> None:
    assert letter_parts("c") == letter_parts("C") == (3,)
    assert letter_parts("vi") == (6,)
    assert letter_parts("ixl") == ()


@pytest.mark.parametrize(
    "line",
    ["The quay", "-5 per cent", "3.1234 lamps", "1000 lamps", "(a. lamps", "-", "–", "£5", "lamps"],
)
def test_a_line_may_begin_with_no_marker(line: str) -> None:
    assert find_marker(line) is None


def test_a_marker_alone_on_its_line_is_said_to_be_alone() -> None:
    found = find_marker("12.")
    assert found is not None
    assert (found.number, found.is_alone, found.form) == ("12", True, "simple")


def test_a_date_and_a_heading_end_what_stands_above_them() -> None:
    text = "3.1 The quay is lit.\n3 July 2023\n\n3.2 The pier is dark.\nKey messages\n\nSo be it.\n"
    assert _blocks(text) == [
        ("paragraph", "3.1", "The quay is lit."),
        ("paragraph", None, "3 July 2023"),
        ("paragraph", "3.2", "The pier is dark."),
        ("heading", None, "Key messages"),
        ("paragraph", None, "So be it."),
    ]


def test_a_stance_ends_a_paragraph_of_an_answer() -> None:
    text = "3.1 The quay is lit.\nThe Government agreed with the Committee’s recommendation.\n"
    assert [words for _, _, words in _blocks(text)] == [
        "The quay is lit.",
        "The Government agreed with the Committee’s recommendation.",
    ]


def test_a_heading_may_fill_two_short_lines() -> None:
    text = "# Lamps\n\nThe quay is lit.\n".replace("# ", "") + (
        "\nConclusions and\nrecommendations\n\nThe pier is dark.\n"
    )
    assert ("heading", None, "Conclusions and recommendations") in _blocks(text)
    sentence = "Lamps\n\nThe quay is lit.\n\nThe keepers\nrecommend a bell\n\nThe pier is dark.\n"
    assert ("heading", None, "The keepers recommend a bell") not in _blocks(sentence)


def test_a_full_line_of_wrapped_text_is_no_heading() -> None:
    full = "Lamps Of The Quay And Of The Pier And Of The Ferry In The Harbour Now"
    text = "\n".join([*[ROW] * 9, "that is all.", full, "The pier is dark.", *[ROW] * 3])
    assert "heading" not in [kind for kind, _, _ in _blocks(text)]


@pytest.mark.parametrize(
    ("lines", "heading"),
    [
        ("Appendix: Government\nResponse\nMoorings are dear.", "Appendix: Government Response"),
        (
            "Moorings and eels:\nGovernment Response\n\nEels.",
            "Moorings and eels: Government Response",
        ),
    ],
)
def test_the_words_of_a_title_are_joined(lines: str, heading: str) -> None:
    document = parse(f"Lamps\n\nThe lamps burn.\n\n{lines}\n")
    assert heading in [b.text for b in document.blocks if b.kind == "heading"]


def test_a_response_after_a_sentence_is_no_title() -> None:
    document = parse("Lamps\n\nWe asked the Government\nResponse times were long.\n")
    assert all("Response" not in b.text for b in document.blocks if b.kind == "heading")


def test_a_full_line_before_a_page_end_is_no_heading() -> None:
    text = (
        "The keepers of the northern bank light forty lamps\nat dusk and the pilots count them"
        " from the bar.\n"
        * 6
        + "\nThe Mooring Board published its Seventh Report, Keepers\n\n151\f\nlamps and oil on 14 July.\n"
    )
    document = parse(text)
    assert not any("Seventh" in b.text for b in document.blocks if b.kind == "heading")


def test_a_heading_may_stand_over_an_address() -> None:
    document = parse("The lamps burn.\n\nOnline\n\nwww.lamps.example\n")
    assert [b.text for b in document.blocks if b.kind == "heading"] == ["Online"]


def test_a_year_at_the_beginning_of_a_line_ends_its_sentence() -> None:
    text = (
        "1. The lamps were lit. They went out in summer\n1999. The oil was paid for in the winter of\n2000. Nobody"
        " asked.\n14. The boats are dear.\n15. The keepers came in\n2015.\n16. The end.\n"
    )
    assert [n for _, n, _ in _blocks(text)] == ["1", "14", "15", "16"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("1. Bells\n\n(a) tidal bells\n(b) bells on posts\nKey messages\n1.1 Ring.\n", "heading"),
        ("1. Bells\n\n(a) tidal bells\n(b) bells of the\nHarbour Board\n\n1.1 Ring.\n", "item"),
    ],
    ids=["a block a line", "the sentence goes on"],
)
def test_a_heading_may_follow_the_last_item(text: str, kinds: str) -> None:
    blocks = parse(text).blocks
    assert blocks[3 if kinds == "heading" else 2].kind == kinds
    assert "Harbour" not in blocks[3].text


def test_the_last_item_follows_and() -> None:
    text = (
        "The strategy should:\n\nA. name the keepers of each of the forty quays on the northern bank"
        " of the river; and\nB. pay them.\n"
    )
    assert [b.number for b in parse(text).blocks] == [None, "A", "B"]


def test_a_numbered_heading_may_fill_its_line() -> None:
    text = "1. The keepers of the northern bank light forty lamps.\n" * 9 + (
        "\n2. The upkeep of well-kept orchards in the north\n\nThe orchards are kept well.\n"
    )
    assert [b.text for b in parse(text).blocks if b.kind == "heading"] == [
        "The upkeep of well-kept orchards in the north"
    ]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        (
            "Bells\n\nPublished on 3 May by authority\nCurrent membership\nAda Fen\n",
            ["Current membership"],
        ),
        (
            "Bells\n\nThe ringers were Ada Fen; Tom Rue; others of the bank, all of them named by the board of 1887\nChapter 1: Ropes\n1.1 Bells hang on ropes.\n",
            ["Chapter 1: Ropes"],
        ),
        ("Bells\n\nIt was said in the\nSummary of the year.\n", []),
        ("Bells\n\n3 May 2014\nAbout the ringers\n1. They ring.\n", ["About the ringers"]),
        ("Bells\n\n3 May 2014\nMembers present\nAda Fen\nTom Rue\n", []),
    ],
)
def test_a_heading_that_papers_share_needs_no_blank_line(text: str, headings: list[str]) -> None:
    found = [b.text for b in parse(text).blocks if b.kind == "heading"]
    assert found[1:] == headings


def test_a_chapter_above_a_paragraph_is_no_note() -> None:
    text = (
        "1 Costs of the lamps\n\n1. Lamps are dear.2\n\n2. Oil is dearer.3\n\n2 Keepers of the quays\n\n"
        "3. Keepers are few.\n\n2 Letter from the Mill, 2014\n\n3 Letter from the Weir, 2015\n"
    )
    document = parse(text)
    assert [b.text for b in document.blocks if b.kind == "heading"] == [
        "Costs of the lamps",
        "Keepers of the quays",
    ]
    assert [(f.number, f.text) for f in document.footnotes] == [
        ("2", "Letter from the Mill, 2014"),
        ("3", "Letter from the Weir, 2015"),
    ]


def test_a_heading_may_stand_on_a_list_read_in_the_wrong_encoding() -> None:
    document = parse(
        "Bells\n\nThey ring.\n\nRelevant bells\nâ\x80¢ the tidal bell\nâ\x80¢ the fog bell\n"
    )
    assert [b.text for b in document.blocks if b.kind == "heading"][1:] == ["Relevant bells"]


def test_a_capital_letter_heads_a_section_and_a_name_under_an_initial_does_not() -> None:
    prose = "The lamps of the quay were counted in June."
    sections = f"A. Lamps\n\n{prose}\n\nB. Oil\n\n{prose}\n"
    assert [kind for kind, _, _ in _blocks(sections)] == ["heading", "paragraph"] * 2
    names = f"{prose}\n\nA. Wick\n\nB. Chimney\n\n{prose}\n"
    assert [kind for kind, _, _ in _blocks(names)] == ["paragraph", "item", "item", "paragraph"]


def test_a_figure_in_brackets_that_a_line_was_broken_before_is_no_number() -> None:
    text = f"(1) The board lit lamps;\n\n(2) {ROW} as is required by section 38\n(1) of the Act.\n"
    assert [number for _, number, _ in _blocks(text)] == ["1", "2"]


def test_a_heading_of_two_lines_has_a_full_first_one_and_asks_for_nothing() -> None:
    above = "\n".join([ROW] * 9) + " went home.\n\n"
    first = "2. Counting of wicks, chimneys and barrels in the harbours of that"
    heading = f"{above}{first}\ncold coast\n\nThe wicks were counted.\n"
    assert _blocks(heading)[1][:2] == ("heading", "2")
    asking = f"{above}2. The barrels and wicks of the harbours should be counted by that\ncold board\n\nThey were.\n"
    assert _blocks(asking)[1][:2] == ("paragraph", "2")


def test_a_line_amid_a_paragraph_is_no_heading_though_a_colon_stands_above() -> None:
    above = "The board heard the keeper of the wicks, and the Director of Oil: "
    text = (
        "\n".join([ROW] * 9)
        + f" he.\n\n{above}\nHarbour Board and the Keeper of Lamps\nInside. It was dark.\n"
    )
    assert all(kind == "paragraph" for kind, _, _ in _blocks(text))


@pytest.mark.parametrize(
    "text",
    [".1\n•\nRecommendation:\n", "1 .1\n(a) .1\n**\n.1\n", "•\n\nRecommendation implemented.\n"],
)
def test_odd_lines_keep_every_character(text: str) -> None:
    assert parse(text).conservation.unaccounted == 0


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("5. Under the first hundred days of the programme, the Office of Bell", "paragraph"),
        ("5. The lamps of the quay", "heading"),
    ],
)
def test_a_line_as_full_as_the_one_below_is_no_heading(line: str, kind: str) -> None:
    below = (
        "Standards surveyed the floating boats in 2012. In 2013 the Harbour\nBoard paid for them."
    )
    text = f"4. The keepers have counted every lamp.\n{line}\n{below}\n6. The pier is dark.\n"
    assert [b.kind for b in parse(text).blocks if b.number == "5"] == [kind]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The Government accepts in principle what the Bell", "paragraph"),
        ("The Government response", "heading"),
        ("The answer of the Bell Founders", "heading"),
    ],
)
def test_a_numbered_line_that_answers_is_no_heading(words: str, kind: str) -> None:
    text = (
        f"3. The bells were counted and weighed by the founders.\n\n3.1 {words}\n\nBells are heavy."
    )
    document = parse(text)
    assert [b.kind for b in document.blocks if words in b.text] == [kind]
