"""Tables whose rows hold a recommendation and its answer: their cells are read, if the head says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import pacparse
from word_files import docx, paragraph, table

if TYPE_CHECKING:
    from collections.abc import Sequence

TITLE = "Government response to the Harbour Committee's report on lamps"
HEAD = ("No.", "Recommendation", "Response")
ROWS = (
    ("1", "Lamps should be lit at dusk.", "The Government accepts this recommendation."),
    (
        "2",
        "Wicks should be trimmed weekly.",
        "The Government does not accept this. Wicks are short.",
    ),
    ("3", "Oil should be kept dry.", "The store was rebuilt in spring."),
)
READ = [
    ("1", ROWS[0][1], ROWS[0][2], "agreed"),
    ("2", ROWS[1][1], ROWS[1][2], "disagreed"),
    ("3", ROWS[2][1], ROWS[2][2], None),
]


def page(rows: Sequence[Sequence[str]], *, head: Sequence[str] = HEAD, after: str = "") -> bytes:
    lines = [
        "".join(f"<th>{name}" for name in head),
        *("".join(f"<td>{cell}" for cell in row) for row in rows),
    ]
    body = "".join(f"<tr>{line}" for line in lines)
    return f"<h1>{TITLE}</h1><table>{body}</table>{after}".encode()


def read(content: bytes, name: str = "page.html") -> list[tuple[str | None, ...]]:
    document = pacparse.parse_bytes(content, name=name)
    assert document.conservation.unaccounted == 0
    return [
        (one.number, one.recommendation, one.response_text, one.position)
        for one in document.recommendations
    ]


def test_each_row_is_a_recommendation_with_its_answer() -> None:
    assert read(page(ROWS, after="<p>The Government accepts what is said of oars.")) == READ
    document = pacparse.parse_bytes(page(ROWS), name="page.html")
    assert [block.kind for block in document.blocks if block.text in HEAD] == ["paragraph"] * 3


def test_the_same_in_word_and_in_markdown() -> None:
    word = docx(paragraph(TITLE) + table(HEAD, *ROWS))
    assert read(word, "answer.docx") == READ
    bars = "\n".join("| " + " | ".join(row) + " |" for row in (HEAD, ("---",) * 3, *ROWS))
    assert read(f"# {TITLE}\n\n{bars}\n".encode(), "answer.md") == READ


def test_numbers_may_stand_before_the_words_and_a_position_in_a_cell() -> None:
    rows = [(f"{number}. {asked}", "Agreed", answer) for number, asked, answer in ROWS[2:]]
    head = ("Recommendations", "Position", "The Council’s reply")
    assert read(page(rows, head=head)) == [("3", ROWS[2][1], f"Agreed\n{ROWS[2][2]}", "agreed")]
    plain = [row[1:] for row in ROWS]
    assert read(page(plain, head=HEAD[1:])) == [(None, *one[1:]) for one in READ]


@pytest.mark.parametrize(
    "head",
    [
        ("#", "Recommendation of the Committee", "Our response"),
        ("Ref", "The Panel’s recommendation", "The Harbour Board’s answer"),
        ("Rec.", "Recommendations", "Government reply"),
    ],
)
def test_a_head_may_say_it_in_other_words(head: Sequence[str]) -> None:
    assert read(page(ROWS, head=head)) == READ


def test_a_head_that_comes_back_is_no_row() -> None:
    assert read(page((*ROWS[:1], HEAD, *ROWS[1:]))) == READ


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        (("No.", "Recommendation", "Consultation response"), ROWS),
        (("No.", "Lamp", "Response"), ROWS),
        (("No.", "Recommendation", "Response", "Lead"), [(*row, "Keeper") for row in ROWS]),
        (HEAD, [*ROWS[:2], ("3", "Oil should be kept dry.", "")]),  # one answer to two, or none
        (HEAD, [*ROWS, ("Lamps on the mole", "", "")]),
        (HEAD, [("1", "Lamps", "Agreed"), ("2", "Wicks", "Agreed")]),
        (("Response", "Recommendation"), [row[:0:-1] for row in ROWS]),
    ],
)
def test_a_table_that_is_not_certain_stays_one(
    head: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    content = page(rows, head=head)
    assert read(content) == []
    document = pacparse.parse_bytes(content, name="page.html")
    assert [block.kind for block in document.blocks] == ["heading", "table"]


def test_a_table_that_sums_up_what_is_said_below_stays_one() -> None:
    body = "".join(
        f"<h2>Recommendation {number}</h2><p>{asked}<h3>Government response</h3><p>{answer}"
        for number, asked, answer in ROWS
    )
    content = page([(*row[:2], "Accepted") for row in ROWS], after=body)
    assert read(content) == READ
    document = pacparse.parse_bytes(content, name="page.html")
    assert [block.kind for block in document.blocks].count("table") == 1
