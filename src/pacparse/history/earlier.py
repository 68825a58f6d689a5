"""The keys of an earlier output, so that they are carried over."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pacparse.errors import UnreadableError, UnsupportedError
from pacparse.gate.stored import open_stored
from pacparse.history.keys import PARTS, EarlierIds, IdChange
from pacparse.history.product import FORM
from pacparse.tables.layout import HISTORY_TABLES, table_named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pacparse.gate.stored import Stored

_JSON = ".json"


def read_earlier_ids(path: str | Path) -> EarlierIds:
    """The keys at ``path``: a folder of CSV, an SQLite file, or the JSON of ``trace``.

    Raises UnreadableError or UnsupportedError for anything else.
    """
    place = Path(path)
    if place.suffix.lower() == _JSON and place.is_file():
        plain = _read_json(place)
        return _made(
            (
                (o["document_id"], h["id"])
                for h in plain["recommendations"]
                for o in h["observations"]
            ),
            [IdChange(**change) for change in plain["id_changes"]],
        )
    try:
        opened = open_stored(place)
    except UnsupportedError as error:
        raise UnsupportedError(
            "this is no output that has keys",
            where=str(path),
            hint="name a folder of CSV, an .sqlite file, or JSON of trace",
        ) from error
    with closing(opened) as stored:
        rows = stored.rows(table_named("observations"))
        observed = [(row.cells["document_id"], row.cells["recommendation_id"]) for row in rows]
        return _made(observed, _changes(stored))


def _changes(stored: Stored) -> list[IdChange]:
    """The rows of *id_changes*; none in an output of ``to-tables``, which has no such table."""
    table = table_named("id_changes", HISTORY_TABLES)
    try:
        return [IdChange(**row.cells) for row in stored.rows(table)]
    except UnreadableError:
        return []


def _made(observed: Iterable[tuple[str, str]], changes: Iterable[IdChange]) -> EarlierIds:
    moved = {
        (change.document_id, change.new_id): change.old_id
        for change in changes
        if change.document_id and change.reason not in PARTS
    }
    return EarlierIds(
        {(document, moved.get((document, key), key)): key for document, key in observed}
    )


def _read_json(path: Path) -> dict[str, Any]:
    try:
        plain = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        hint = "name a complete OUT of trace or to-tables"
        raise UnreadableError(f"cannot be read ({error})", where=str(path), hint=hint) from error
    if not isinstance(plain, dict) or plain.get("form") != FORM:
        raise UnsupportedError(
            "these are no histories that pacparse wrote",
            where=str(path),
            hint="what is read is an OUT of trace or to-tables",
        )
    return plain
