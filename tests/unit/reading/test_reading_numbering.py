"""Which line starts are paragraph numbers: decided over the whole sequence, not line by line."""

from __future__ import annotations

import pytest

from pacparse import parse


def _numbered(text: str) -> list[tuple[str | None, str]]:
    return [(block.number, block.text) for block in parse(text).paragraphs]


def _numbers(text: str) -> list[str | None]:
    return [number for number, _ in _numbered(text)]


FIRST = "3.1 The Harbour Board agreed to count the lamps on the quay before the end of the spring."
LAST = "3.2 The keepers of the lamps have counted every one of them on the quay and on the pier."
LONG_OPEN = (
    "3.1 The Harbour Board has written to the keepers of the lamps and, so far, it has heard from"
)


@pytest.mark.parametrize(
    "line",
    [
        "147 social care authorities and two harbours, which had not written before.",
        "64. APFs and two harbours, which had not written before.",
        "64.4% were kind enough to answer within the month.",
        "9.25 billion lamps were counted, which nobody had expected.",
        "10.30 am on the first day of the month, when the quay was full.",
        "3.2.2017 under the old rules of the quay, which had not changed.",
        "1 report and published it on the quay for all to see.",
        "2017 was the year in which the quay was built.",
        "12 people of the quay, who had not been asked.",
    ],
)
def test_a_wrapped_line_that_begins_with_a_figure_stays_in_its_paragraph(line: str) -> None:
    text = f"{LONG_OPEN}\n{line}\n\n{LAST}"
    assert _numbered(text)[0] == ("3.1", f"{LONG_OPEN[4:]} {line}")
    assert _numbers(text) == ["3.1", "3.2"]


@pytest.mark.parametrize(
    ("marker", "number"),
    [
        ("3.1", "3.1"),
        ("3.1.", "3.1"),
        ("3.1:", "3.1"),
        ("1.", "1"),
        ("1)", "1"),
        ("12a)", "12a"),
        ("2.4.1", "2.4.1"),
        ("- 13.", "13"),
        ("**3.1**", "3.1"),
        ("**3.1", "3.1"),
        ("4a) i.", "4a(i)"),
        ("4a) iii.", "4a(iii)"),
        ("3(b)", "3(b)"),
    ],
)
def test_a_marker_is_told_from_the_number_it_prints(marker: str, number: str) -> None:
    assert _numbered(f"{marker} The keepers agreed to count the lamps on the quay.") == [
        (number, "The keepers agreed to count the lamps on the quay.")
    ]


@pytest.mark.parametrize("glue", ["1.On the quay", "1.“On” the quay", "1.£5 on the quay"])
def test_a_number_glued_to_its_text_is_told_apart(glue: str) -> None:
    text = f"{glue} there are twelve lamps.\n\n2. They burn at night."
    assert _numbered(text)[0] == ("1", f"{glue[2:]} there are twelve lamps.")


def test_digits_of_a_mark_glued_before_a_number_are_the_mark() -> None:
    text = (
        "3.1 The lamps were counted in the spring of that year35 and again.\n\n"
        "3.2 The count is to be made again (by the end of the year).\n\n"
        "363.3 The keepers will publish it.37\n\n3.4 That is all."
    )
    document = parse(text)
    assert _numbers(text) == ["3.1", "3.2", "3.3", "3.4"]
    cited = {note.number: [r.block for r in note.references] for note in document.footnotes}
    by_number = {block.number: block.id for block in document.paragraphs}
    assert cited["36"] == [by_number["3.2"]]
    assert cited["37"] == [by_number["3.3"]]


def test_a_long_number_whose_neighbour_is_there_is_left_whole() -> None:
    text = "\n\n".join(f"{n}. The keepers of lamp {n} agreed." for n in range(361, 365))
    assert _numbers(text) == ["361", "362", "363", "364"]


def test_numbers_alone_on_a_line_number_the_text_below() -> None:
    text = "1.\n\nThe lamps burn at night.\n\n2.\n\nThe keepers sleep by day.\n\n3.\n\nAll is well."
    assert _numbered(text) == [
        ("1", "The lamps burn at night."),
        ("2", "The keepers sleep by day."),
        ("3", "All is well."),
    ]


def test_numbers_may_start_again_in_each_chapter() -> None:
    chapter = "1. The lamps burn at night.\n\n2. The keepers sleep by day.\n\n"
    other = "1. The ferries leave at dawn.\n\n2. The pilots come at noon.\n\n"
    assert _numbers(f"{chapter}{other}") == ["1", "2", "1", "2"]


def test_i_after_h_is_a_letter_and_elsewhere_a_roman_number() -> None:
    letters = "\n".join(f"({c}) the {c} lamp of the quay;" for c in "abcdefghij")
    items = [b for b in parse(f"The lamps are these:\n{letters}").blocks if b.kind == "item"]
    assert [(b.number, b.level) for b in items] == [(c, 1) for c in "abcdefghij"]
    romans = "(a) the lamps of the quay:\n(i) the first;\n(ii) the second;\n(iii) the third."
    items = [b for b in parse(f"These:\n{romans}").blocks if b.kind == "item"]
    assert [(b.number, b.level) for b in items] == [("a", 1), ("i", 2), ("ii", 2), ("iii", 2)]


def test_a_capital_and_a_stop_is_a_name_until_the_next_letter_follows() -> None:
    assert _items("A. Keeper wrote to the Board about the lamps.") == []
    assert _items("A. The lamps\n\nB. The keepers\n\nC. The quay") == ["A", "B", "C"]


def _items(text: str) -> list[str | None]:
    return [block.number for block in parse(text).blocks if block.kind == "item"]


def test_a_bare_number_needs_its_sequence() -> None:
    rows = [f"{n} The keepers of lamp {n} agreed to it." for n in range(1, 5)]
    assert _numbers("\n\n".join(rows)) == ["1", "2", "3", "4"]
    assert _numbers("The count was made.\n\n87 The keepers agreed to it.") == []


def test_a_number_in_bold_by_itself_is_never_in_doubt() -> None:
    assert _numbers("**9.** lamps that nobody counted.") == ["9"]
    assert _numbers("9. lamps that nobody counted.") == []


def test_a_bullet_before_a_number_that_is_none_stays_a_bullet() -> None:
    blocks = parse("The lamps:\n- 147 lamps were lit\n- 12 lamps were not").blocks
    assert [(b.kind, b.number, b.text) for b in blocks[1:]] == [
        ("item", None, "147 lamps were lit"),
        ("item", None, "12 lamps were not"),
    ]


@pytest.mark.parametrize("sign", ["- ", "• ", "**"])
def test_a_sign_before_a_number_leaves_no_room_for_a_mark(sign: str) -> None:
    text = f"2. The lamps are lit.\n\n{sign}13. The quay is dark.\n"
    document = parse(text)
    assert document.footnotes == ()
    assert _numbers(text)[0] == "2"


def test_line_ends_of_any_kind_are_no_part_of_a_word() -> None:
    for end in ("\n", "\r\n", "\r"):
        text = f"The keepers rest on the evi-{end}dence of it."
        assert parse(text).blocks[0].text == "The keepers rest on the evidence of it."
