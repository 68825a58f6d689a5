"""The recommendations of some documents as a table on the terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pacparse.render.printable import on_one_line, printable
from pacparse.render.screen import Canvas, Cell, Heading, Row, Screen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    Cells = Mapping[str, str | int | None]

_NARROW = 64
"""Columns below which a recommendation is an entry and no row of a table."""
_MOST_WORDS = 16
_STYLES = {
    "agreed": "green",
    "agreed_in_principle": "yellow",
    "agreed_in_part": "yellow",
    "disagreed": "red",
    "noted": "cyan",
}
_GAPS = {
    "no_answer": "no answer",
    "no_verdict": "no verdict",
    "loose": "loose",
    "table_unread": "unread table",
}


def draw_overview(rows: Iterable[Cells], *, screen: Screen) -> str:
    """A table of recommendations: number, first words, position, status and target date.

    ``rows`` are rows of the table *recommendations*, by column. On a narrow screen each is an entry.
    """
    canvas = Canvas(screen)
    found = list(rows)
    shown = None
    groups: dict[str, list[Cells]] = {}
    for row in found:
        groups.setdefault(_group(row), []).append(row)
    for title, group in groups.items():
        if shown is not None:
            canvas.line()
        shown = title
        if title:
            canvas.line((printable(title), "bold"))
        _draw_group(canvas, group)
    if found:
        canvas.line()
    canvas.line((_counts(found), "dim"))
    return canvas.text()


def _draw_group(canvas: Canvas, rows: Sequence[Cells]) -> None:
    if canvas.width < _NARROW:
        canvas.rows(Row(_text(row["number"]) or "–", _state(row), _beginning(row)) for row in rows)
        return
    columns = [Heading("No."), Heading("Recommendation", 1), Heading("Position")]
    has_status = any(row["status"] or row["target_words"] for row in rows)
    columns += [Heading("Status"), Heading("Target")] if has_status else []
    canvas.table(columns, (_cells(row, has_status=has_status) for row in rows))


def _cells(row: Cells, *, has_status: bool) -> list[Cell]:
    cells = [
        Cell(_text(row["number"]) or "–"),
        Cell(_beginning(row)),
        Cell(_position(row), _STYLES.get(_text(row["position"]), "dim")),
    ]
    if has_status:
        cells += [Cell(_text(row["status"]).replace("_", " ")), Cell(_text(row["target_words"]))]
    return cells


def _state(row: Cells) -> str:
    parts = (_position(row), _text(row["status"]).replace("_", " "), _text(row["target_words"]))
    return " · ".join(part for part in parts if part)


def _position(row: Cells) -> str:
    position = _text(row["position"]).replace("_", " ")
    return position or f"({_GAPS.get(_text(row['gap']), 'none')})"


def _beginning(row: Cells) -> str:
    """The title, or the first words of what is recommended."""
    words = _text(row["title"] or row["recommendation"] or row["conclusion"]).split()
    return " ".join(words[:_MOST_WORDS]) + (" …" if len(words) > _MOST_WORDS else "")


def _group(row: Cells) -> str:
    return _text(row["report_title"])


def _text(cell: str | int | None) -> str:
    return "" if cell is None else on_one_line(str(cell))


def _counts(rows: Sequence[Cells]) -> str:
    """``12 recommendations: 9 agreed, 2 disagreed, 1 without a position``."""
    count = len(rows)
    if not count:
        return "no recommendation was found"
    positions = Counter(_text(row["position"]).replace("_", " ") for row in rows)
    without = positions.pop("", 0)
    parts = [f"{many} {position}" for position, many in positions.most_common()]
    parts += [f"{without} without a position"] if without else []
    return f"{count} recommendation{'' if count == 1 else 's'}: {', '.join(parts)}"
