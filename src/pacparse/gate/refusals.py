"""What the gate refuses, and why; ``pacparse.render.rules`` has a sentence for each code."""

from __future__ import annotations

from pacparse.fields import NamedTuple


class Refusal(NamedTuple):
    """A row that is refused: its table, its place, its key, the column, and why.

    ``place`` is the line of the CSV file on which the row begins, else its number; 0 where a table as a whole is refused, or a row that is not there. ``code`` is stable.
    """

    table: str
    place: int
    key: str
    code: str
    message: str
    column: str | None = None
