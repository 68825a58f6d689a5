"""What the explanation tells, and the places that it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import pacparse
from pacparse.errors import UsageError
from pacparse.render.account import Action, Entry, list_entries
from pacparse.render.explain import MOST_ENTRIES, explain_document
from pacparse.render.explain_place import explain_place
from pacparse.render.places import find_place
from pacparse.render.quotes import quote, quote_around, quote_join
from pacparse.render.screen import Screen
from pacparse.text.line_index import SourceLines

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """Harbour of Little Wick: upkeep of the quay

1: Committee conclusion: The quay is older than its books.
Recommendation: The Office should count the bollards.
1.1 The Government agreed with the Committee’s recommendation.
Recommendation implemented.
1.2On the quay the Office counted them in full,1 and the result was printed.2
1.4 The next count
will follow in spring, as the keeper of the quay has told the Office.
1 https://www.little-wick.example/bollards
"""


def entries(text: str, action: Action) -> list[Entry]:
    return [entry for entry in list_entries(pacparse.parse(text), text) if entry.action is action]


def page(text: str, where: str | None = None, *, width: int = 80) -> str:
    document = pacparse.parse(text, name="minute.txt")
    screen = Screen(width=width)
    if where is None:
        return explain_document(document, text, screen=screen)
    return explain_place(document, text, where=where, screen=screen)


def test_marks_and_numbers_that_were_glued_are_told_with_their_line() -> None:
    split = entries(TEXT, Action.SPLIT)
    assert [(entry.lines, entry.what) for entry in split] == [
        ((7,), "number 1.2"),
        ((7,), "note mark 1 in 1.2"),
        ((7,), "note mark 2 in 1.2"),
    ]
    assert split[1].quote == "“… Office counted them in full,‹1› and the result was printed.2 …”"


def test_links_and_gaps_are_told() -> None:
    (linked,) = entries(TEXT, Action.LINKED)
    assert linked.what == "note 1 of 1.2: https://www.little-wick.example/bollards"
    assert linked.lines == (10,)
    assert [entry.what.rpartition("[")[2] for entry in entries(TEXT, Action.OPEN)] == [
        "footnote-undefined]",
        "numbering-gap]",
    ]


def test_a_page_end_inside_a_paragraph_is_told() -> None:
    rows = [f"{n}.{m} The office of quay {n} keeps book {m} dry." for n in (1, 2) for m in (1, 2)]
    text = "\n\n".join(rows) + (
        "\n\n2.3 The keeper walks the quay at night and\n\n7\n\f\n"
        "looks for ropes that are loose.\n\n"
        "2.4 He finds some.\n"
    )
    joined = entries(text, Action.JOINED)
    removed = entries(text, Action.REMOVED)
    if not joined:
        pytest.skip("this reading does not join here")
    assert joined[0].what.startswith("2.3 goes on at line")
    assert removed[0].quote == "“7”"


def test_a_restatement_is_linked_with_both_lines() -> None:
    words = " ".join(f"word{number}" for number in range(30))
    text = f"1. The quay shall have {words}.\n\n2. So it is.\n\n3. The quay shall have {words}.\n"
    (linked,) = entries(text, Action.LINKED)
    assert linked.what == "1 and 3 say the same; all stay"
    assert linked.lines == (1, 5)
    assert "says the same as 3" in page(text, "1")


def test_a_repeated_passage_is_told_where_it_went() -> None:
    passage = "".join(
        f"{n}.{m} The keeper of quay {n} told us of the {m}th winter, when ice {n * m} inches "
        f"thick lay on the steps and nobody could land the mail of district {n}{m}.\n"
        for n in (1, 2)
        for m in range(1, 5)
    )
    text = f"The quays\n\n{passage}{passage}"
    removed = entries(text, Action.REMOVED)
    assert removed[0].what.startswith("a passage stored twice")
    assert "removed: repeated passage" in page(text, f"L{removed[0].lines[0]}")


def test_nothing_to_tell_is_said() -> None:
    assert page("1. So it is.\n").endswith("Nothing was changed, and nothing is missing.\n")


def test_a_long_section_is_cut_unless_all_is_asked_for() -> None:
    text = "".join(f"{n}. The quay has bollards.9\n\n" for n in range(1, 3 * MOST_ENTRIES))
    document = pacparse.parse(text)
    short = explain_document(document, text, screen=Screen())
    whole = explain_document(document, text, screen=Screen(), is_complete=True)
    assert "more: --all lists them" in short
    assert "more: --all" not in whole
    assert whole.count("\n") > short.count("\n")


@pytest.mark.parametrize("where", ["1.2", " 1.2. ", "(1.2)"])
def test_a_paragraph_is_found_by_its_number(where: str) -> None:
    shown = page(TEXT, where)
    assert "1.2 On the quay the Office counted them in full,[1] and" in shown
    assert " L7 1.2On the quay" in f" {shown}".replace("\n", " ")
    assert "2 never given" in shown
    assert "1 https://www.little-wick.example/bollards" in shown


def test_notes_recommendations_and_lines_are_found() -> None:
    assert page(TEXT, "fn1").startswith("note 1  fn1 · resolved\n")
    assert page(TEXT, "^1") == page(TEXT, "[^1]") == page(TEXT, "fn1")
    document = pacparse.parse(TEXT)
    for found in document.recommendations:
        shown = page(TEXT, found.id)
        assert shown.startswith("recommendation 1  agreed\n")
        assert "The Office should count the bollards." in shown
    assert page(TEXT, "L2") == "line 2  minute.txt\nL2\nThere is nothing on this line.\n"
    assert page(TEXT, "L9") == page(TEXT, ":9") == page(TEXT, "9")
    assert "1.4 The next count will follow in spring" in page(TEXT, "L9")


def test_every_block_and_note_has_a_page() -> None:
    document = pacparse.parse(TEXT)
    for block in document.blocks:
        assert block.id in page(TEXT, block.id, width=24)
    for note in document.footnotes:
        assert note.id in page(TEXT, note.id, width=24)


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("1.3", "there is no 1.3 in it; did you mean 1"),
        ("xyz", "there is no xyz in it; name a number, a block or a line"),
        ("L11", None),
        ("L12", "there is no line 12 in it; its lines are 1 to 11"),
        ("0", "there is no line 0 in it"),
        ("٣", "there is no ٣ in it"),
    ],
)
def test_a_place_that_is_not_there_is_a_usage_error(where: str, words: str | None) -> None:
    document = pacparse.parse(TEXT)
    if words is None:
        assert find_place(document, TEXT, where=where).line == 11
        return
    with pytest.raises(UsageError) as caught:
        find_place(document, TEXT, where=where)
    assert words in str(caught.value)


@pytest.mark.parametrize("width", [24, 40, 80, 110])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    for where in (None, "1.2", "fn1", "r1.1", "L1"):
        assert max(map(len, page(TEXT, where, width=width).split("\n"))) <= width


def test_colour_is_used_where_it_is_wanted() -> None:
    document = pacparse.parse(TEXT)
    shown = explain_document(document, TEXT, screen=Screen(has_color=True))
    assert "\x1b[1;33mTo check" in shown


def test_quotes_are_short_and_safe() -> None:
    assert quote("The  quay\nis \x1b[2J old") == "“The quay is \\x1b[2J old”"
    assert quote("word " * 100, limit=12) == "“word word …”"
    assert quote("w" * 500, limit=5) == "“wwwww …”"
    assert quote_around("a b 12c", (4, 6)) == "“a b ‹12›c”"
    assert quote_around("x" + "w" * 100 + "y", (0, 102)).endswith(" …”")
    assert quote_join("one\n\n7\n\ntwo", 3, 8) == "“one ⋯ two”"


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_lines_are_counted_as_an_editor_counts_them(end: str) -> None:
    text = f"one{end}{end}three"
    lines = SourceLines(text)
    assert lines.count == 3
    assert [lines.line_at(text.index(word)) for word in ("one", "three")] == [1, 3]
    assert [text[slice(*run)] for n in (1, 2, 3) if (run := lines.run_of(n))] == [
        "one",
        "",
        "three",
    ]
    assert lines.run_of(0) is None
    assert lines.run_of(4) is None


def test_the_sample_minute_is_told_in_full(root: Path) -> None:
    text = (root / "samples" / "treasury-minute.txt").read_text("utf-8")
    told = [entry.what for entry in entries(text, Action.REMOVED)]
    assert told[0].startswith("a passage stored twice, ")
    assert any("differs: “(LCI),and”, not “(LCI), and”" in what for what in told)
    document = pacparse.parse(text)
    for duplicate in document.duplicates:
        for name in duplicate.kept:
            assert "the other copy is removed" in page(text, name)
        for variant in duplicate.variants:
            assert "the other copy has" in page(text, variant.block)
    assert len(entries(text, Action.REPAIRED)) == 2


WINDS = (
    "north east south west mistral sirocco bora foehn chinook levanter tramontane zephyr".split()
)


def paged(winds: list[str]) -> str:
    """A document with a page for each wind, and the number of the page at its foot."""
    return "\f".join(
        f"{n}. The {wind} blew on the quay in the {n}th winter, when ice lay on the steps and\n"
        f"{wind} rain kept the mail on board until the bells of spring.\n\n{n}\n"
        for n, wind in enumerate(winds, start=1)
    )


def test_page_numbers_are_told_together_where_they_are_many() -> None:
    (together,) = entries(paged(WINDS), Action.REMOVED)
    count = len(together.lines)
    assert together.what == f"page number, {count} times"
    assert count >= len(WINDS) - 1
    assert together.quote.startswith("“1” “2” “3” “4”")
    shown = page(paged(WINDS))
    assert "(also L8, L12, L16, L20, L24, L28, L32, …)" in " ".join(shown.split())
    assert "removed: page number" in page(paged(WINDS), "L4")


def test_a_word_that_a_line_end_broke_is_told() -> None:
    text = "1. The bollard is old and the bol-\nlard next to it is not.\n\n2. So it is.\n"
    joined = entries(text, Action.JOINED)
    document = pacparse.parse(text)
    if "bollard next" not in document.blocks[0].text:
        pytest.skip("this reading keeps the hyphen")
    assert [entry.what for entry in joined] == ["1: “bollard”"]
    assert joined[0].lines == (1,)


GAPS = """Recommendation 1: The Board should light the quay.

The Government agrees with the need to light the quay.

It will burn oil there.

Recommendation 2: The Board should light the weir.

The Board lit the weir in May.
"""


def test_a_recommendation_shows_its_answer_with_its_place_and_why_there_is_no_position() -> None:
    first = page(GAPS, "r1.1", width=120)
    assert "answered, with a loose verdict only" in first
    assert "L3 The Government agrees with the need to light the quay." in first
    assert "L5 It will burn oil there." in first
    assert "(loose: agreed with something near it)" in first
    second = page(GAPS, "r1.2")
    assert "answered, with no verdict" in second
    assert "L9 The Board lit the weir in May." in second
    assert "no answer found" not in first + second


def test_a_recommendation_without_an_answer_says_so() -> None:
    text = GAPS.replace("The Board lit the weir in May.", "Recommendation 3: Light the bridge.")
    assert "no answer found" in page(text, "r1.2")
