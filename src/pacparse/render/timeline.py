"""Histories of recommendations on the terminal: state, first and latest target date, and the drift."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.render.printable import on_one_line, printable
from pacparse.render.screen import Canvas, Cell, Heading, Row, Screen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NARROW = 96
"""Columns below which a recommendation is an entry and no row of a table."""
_MOST_WORDS = 10
_STYLES = {
    "overdue": "red",
    "dropped": "red",
    "implemented": "green",
    "open": "yellow",
}


class Line(NamedTuple):
    """What is shown of a history; ``least`` and ``most`` bound its drift in days, or are None."""

    report: str
    number: str
    words: str
    state: str
    is_reopened: bool
    editions: int
    first: str
    latest: str
    least: int | None
    most: int | None


def draw_timeline(
    lines: Iterable[Line], *, as_of: str | None, candidates: int, screen: Screen
) -> str:
    """A table of histories, a group for each report. On a narrow screen each is an entry.

    ``candidates`` counts the pairs that could be one.
    """
    canvas = Canvas(screen)
    found = list(lines)
    groups: dict[str, list[Line]] = {}
    for line in found:
        groups.setdefault(line.report, []).append(line)
    for place, (title, group) in enumerate(groups.items()):
        if place:
            canvas.line()
        if title:
            canvas.line((printable(title), "bold"))
        _draw_group(canvas, group)
    if found:
        canvas.line()
    canvas.line((_counts(found, as_of, candidates), "dim"))
    return canvas.text()


def _draw_group(canvas: Canvas, lines: Sequence[Line]) -> None:
    if canvas.width < _NARROW:
        canvas.rows(Row(_number(line), _entry(line), _beginning(line)) for line in lines)
        return
    headings = [Heading("No."), Heading("Recommendation", 1), Heading("Eds."), Heading("State")]
    has_dates = any(line.first for line in lines)
    if has_dates:
        headings += [Heading("First target"), Heading("Latest target"), Heading("Drift")]
    canvas.table(headings, (_cells(line)[: len(headings)] for line in lines))


def _cells(line: Line) -> list[Cell]:
    return [
        Cell(_number(line)),
        Cell(_beginning(line)),
        Cell(str(line.editions)),
        Cell(_state(line), _STYLES.get(line.state, "")),
        Cell(printable(line.first)),
        Cell(printable(line.latest) if line.latest != line.first else ""),
        Cell(days_in_words(line.least, line.most)),
    ]


def _entry(line: Line) -> str:
    dates = " → ".join(dict.fromkeys(date for date in (line.first, line.latest) if date))
    parts = (_state(line), printable(dates), days_in_words(line.least, line.most))
    return " · ".join(part for part in parts if part)


def _state(line: Line) -> str:
    state = line.state.replace("_", " ")
    return f"{state}, reopened" if line.is_reopened else state


def _number(line: Line) -> str:
    return printable(line.number) or "–"


def _beginning(line: Line) -> str:
    words = on_one_line(line.words).split()
    return " ".join(words[:_MOST_WORDS]) + (" …" if len(words) > _MOST_WORDS else "")


def days_in_words(least: int | None, most: int | None) -> str:
    """``+275 days``, ``+184 to +366 days``; empty where nothing is known, or nothing moved.

    >>> days_in_words(184, 366)
    '+184 to +366 days'
    """
    if least is None or most is None or least == most == 0:
        return ""
    if least == most:
        return f"{most:+,} day{'' if abs(most) == 1 else 's'}"
    return f"{least:+,} to {most:+,} days"


def _counts(lines: Sequence[Line], as_of: str | None, candidates: int) -> str:
    """``12 recommendations as of 2024-12-31: 5 open, 3 implemented; 2 pairs could be one``."""
    count = len(lines)
    if not count:
        return "no recommendation was found"
    states = Counter(line.state.replace("_", " ") for line in lines)
    words = ", ".join(f"{many} {state}" for state, many in states.most_common())
    day = f" as of {as_of}" if as_of else ""
    text = f"{count} recommendation{'' if count == 1 else 's'}{day}: {words}"
    if candidates:
        text += f"; {candidates} pair{'' if candidates == 1 else 's'} could be one"
    return text
