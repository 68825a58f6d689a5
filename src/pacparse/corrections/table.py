"""The file of corrections: CSV, a row for each, refused by name if a row cannot be meant.

A spreadsheet may write it with semicolons or tabs, with other line ends, and with empty rows.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from pacparse.document import Correction, Position, Status
from pacparse.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COLUMNS = ("recommendation_key", "field", "old", "new", "source_sha256", "by", "date", "why")
"""The columns of the file, in order."""

WORDS = ("number", "title", "conclusion", "recommendation", "response_text", "status_words")
"""Fields of a recommendation that hold words."""
CHOICES = {"position": get_args(Position), "status": get_args(Status)}
"""Fields that hold one of a few words, or nothing."""
LISTS = ("departments", "target_dates")
"""Fields that hold several things, parted by a semicolon and a space."""
DEEDS = ("checked", "is_recommendation", "join", "split")
"""What else can be said of a recommendation."""
FIELDS = (*WORDS, *CHOICES, *LISTS, *DEEDS)

_YES_OR_NO = ("yes", "no")
_MOST = 100_000
_HINT = "docs/review.md describes the file"
_DELIMITERS = ",;\t"
"""What parts the cells: a spreadsheet set to a language with decimal commas writes semicolons."""


def read_corrections(path: str | Path) -> tuple[Correction, ...]:
    """The corrections in the CSV file at ``path``, in its order.

    Raises UnreadableError if the file cannot be read. Raises UsageError, with the line, if a row names no
    recommendation, an unknown field, or a value that the field cannot have.
    """
    name = str(path)
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        what = f"cannot be read ({error.strerror or error})"
        hint = (
            "give the path of the file that the page saved; the browser puts it among the downloads"
        )
        raise UnreadableError(what, where=name, hint=hint) from error
    except UnicodeDecodeError as error:
        hint = "save it as CSV in UTF-8"
        raise UnreadableError("the corrections are not UTF-8", where=name, hint=hint) from error
    csv.field_size_limit(2**31 - 1)  # Windows takes no more
    rows = csv.DictReader(
        io.StringIO(text, newline=""), strict=True, restkey="", delimiter=_delimiter(text)
    )
    found: list[Correction] = []
    try:
        missing = [column for column in COLUMNS[:4] if column not in _names(rows)]
        if missing:
            raise UsageError(
                f"there is no column {missing[0]!r}",
                where=name,
                hint=_columns_hint(rows.fieldnames or ()),
            )
        for row in rows:
            if not any(cell for cell in row.values()):
                continue  # an empty row of a spreadsheet
            if len(found) == _MOST:
                raise UsageError(
                    f"more than {_MOST:,} corrections", where=name, hint="split the file"
                )
            found.append(_correction(row, where=f"{name}, line {rows.line_num}"))
    except csv.Error as error:
        raise UnreadableError(f"this is no CSV: {error}", where=name, hint=_HINT) from error
    return tuple(found)


def _delimiter(text: str) -> str:
    """What parts the names of the columns in the first line; a comma if nothing does."""
    head = text.partition("\n")[0]
    return max(_DELIMITERS, key=head.count)


def _columns_hint(names: Sequence[str]) -> str:
    """What to do about a file whose first line does not name the columns."""
    if len(names) == 1 and names[0].count(",") >= len(COLUMNS[:4]) - 1:
        return "each line is one cell: let the spreadsheet import the file as CSV with commas, and save it again"
    return f"the first line names the columns: {', '.join(COLUMNS)}"


def _names(rows: csv.DictReader[str]) -> list[str]:
    """The names of the columns, as ``COLUMNS`` has them, however they are spaced."""
    rows.fieldnames = [_name(column) for column in rows.fieldnames or ()]
    return list(rows.fieldnames)


def _name(column: str) -> str:
    return column.strip().lower().replace(" ", "_")


def _correction(row: Mapping[str, str | None], *, where: str) -> Correction:
    cells = {name: (row.get(name) or "").replace("\r\n", "\n").strip() for name in COLUMNS}
    if not cells["recommendation_key"]:
        raise UsageError("no recommendation is named", where=where, hint=_HINT)
    correction = Correction(
        recommendation=cells["recommendation_key"],
        **{name: cells[name] for name in COLUMNS[1:]},
    )
    _refuse_unfit(correction, where)
    return correction


def _refuse_unfit(correction: Correction, where: str) -> None:
    """Raise UsageError if the field is none, or cannot have the value."""
    field, new = correction.field, correction.new
    if field not in FIELDS:
        hint = f"the fields are {', '.join(FIELDS)}"
        raise UsageError(f"there is no field {field!r}", where=where, hint=hint)
    allowed: tuple[str, ...] = ()
    if field in CHOICES:
        allowed = (*CHOICES[field], "")
    elif field in ("checked", "is_recommendation"):
        allowed = _YES_OR_NO
    if allowed and new not in allowed:
        hint = f"it is one of {', '.join(filter(None, allowed))}" + (
            ", or empty" if "" in allowed else ""
        )
        raise UsageError(f"{field} cannot be {new!r}", where=where, hint=hint)
    if field == "join" and not new:
        raise UsageError(
            "join names no recommendation",
            where=where,
            hint="new is the key of the one that is joined to it",
        )
    if field == "split" and len(new.split(" @ ")) != 2:
        hint = "new is NUMBER @ KEY: the number of the second part, and the key of the paragraph that it begins with"
        raise UsageError(f"split cannot be {new!r}", where=where, hint=hint)
