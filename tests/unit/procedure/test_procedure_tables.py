"""Flattened tables: rows are read where every row is regular, and never guessed."""

from __future__ import annotations

from procedure_units import unit

from pacparse.procedure.tables import (
    _NUMBER_CELL,
    _VERDICT_CELL,
    HEAD_CELL,
    find_tables,
)

_HEAD = [unit("paragraph", "No."), unit("heading", "Recommendation"), unit("heading", "Response")]


def test_the_cells_of_the_column_names_are_known() -> None:
    assert [
        text
        for text in ("No.", "Recommendations", "Government response")
        if not HEAD_CELL.fullmatch(text)
    ] == []
    assert [
        text for text in ("Recommendation 4", "Response times") if HEAD_CELL.fullmatch(text)
    ] == []
    assert _NUMBER_CELL.fullmatch("4a")
    assert not _NUMBER_CELL.fullmatch("4 lamps")
    assert _VERDICT_CELL.fullmatch("F/P")
    assert not _VERDICT_CELL.fullmatch("EU")


def test_rows_may_hold_their_number_or_stand_under_it() -> None:
    rows = [
        made
        for number in ("3", "4a", "4b", "5")
        for made in (
            unit("paragraph", "Wicks should be trimmed.", number=number),
            unit("paragraph", "They are trimmed."),
        )
    ]
    tables = find_tables([*_HEAD, *rows])
    assert [(row.number, row.quoted) for row in tables.rows] == [
        ("3", 0),
        ("4a", 0),
        ("4b", 0),
        ("5", 0),
    ]
    assert tables.findings == ()


def test_an_answer_of_several_cells_must_sound_like_one() -> None:
    cells = [*_HEAD]
    for number in ("1", "2", "3"):
        cells += [
            unit("paragraph", number),
            unit("paragraph", "Wicks should be trimmed."),
            unit("paragraph", "The Government accepts this recommendation."),
            unit("paragraph", "They are trimmed in spring."),
        ]
    assert len(find_tables(cells).rows) == 3
    cells[5] = unit("paragraph", "Wicks are long.")
    found = find_tables(cells)
    assert found.rows == ()
    assert [finding.code for finding in found.findings] == ["table-flattened"]


def test_a_table_of_letters_is_said_to_be_unread() -> None:
    cells = [unit("paragraph", "Recommendations accepted in full (F) or in principle (P)")]
    for number in ("1", "2", "3"):
        cells += [
            unit("paragraph", "Wicks", number=number),
            unit("paragraph", "F"),
            unit("paragraph", "P"),
        ]
    assert [finding.code for finding in find_tables(cells).findings] == ["table-flattened"]
    assert find_tables(cells[1:]).findings == ()
    assert find_tables(cells[:5]).findings == ()
