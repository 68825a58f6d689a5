"""What all public records are: frozen, read and written as JSON, checked by pydantic when asked."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, ClassVar, Self, dataclass_transform

from pacparse.fields import Frozen, field_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from dataclasses import Field


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Record(Frozen, kw_only=True):
    """What all public records share: frozen; a key that is not declared is passed over in reading.

    The methods have the names that pydantic gives them. The words below a field describe it in the
    JSON Schema.
    """

    if TYPE_CHECKING:
        __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    __pydantic_config__: ClassVar[dict[str, str | bool]] = {
        "extra": "ignore",
        "use_attribute_docstrings": True,
    }

    def model_dump(self) -> dict[str, Any]:
        """The record as plain dictionaries, lists and values."""
        plain: dict[str, Any] = json.loads(self.model_dump_json())
        return plain

    def model_dump_json(self, *, indent: int | None = None) -> str:
        """The record as JSON: on one line, or indented by ``indent`` spaces; no final newline."""
        separators = (",", ":") if indent is None else (",", ": ")
        return json.dumps(
            self,
            default=_fields,
            ensure_ascii=False,
            check_circular=False,
            indent=indent,
            separators=separators,
        )

    @classmethod
    def model_validate_json(cls, text: str | bytes) -> Self:
        """The record in ``text``. Raises pydantic.ValidationError where a key or value is wrong."""
        found: Self = _adapter(cls).validate_json(text)
        return found


@cache
def _adapter(kind: type) -> Any:
    """What checks a kind of record: pydantic takes fifty milliseconds to make it of a document."""
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def json_pieces(record: Record) -> Iterator[str]:
    """What ``model_dump_json`` gives, a piece for a few members of each sequence.

    All of it at once takes several times the memory of the text that was read.
    """
    before = "{"
    for name, value in _fields(record).items():
        yield f'{before}"{name}":'
        before = ","
        if isinstance(value, tuple) and len(value) > _FEW:
            opening = "["
            for start in range(0, len(value), _FEW):
                yield opening + _ENCODER.encode(value[start : start + _FEW])[1:-1]
                opening = ","
            yield "]"
        else:
            yield _ENCODER.encode(value)
    yield "}"


def _fields(record: object) -> dict[str, Any]:
    """The fields of a record, in the order of their declaration."""
    reader = _READERS.get(type(record))
    return reader(record) if reader is not None else _reader(type(record))(record)


_FEW = 256
"""How many members of a sequence are written at a time."""
_ENCODER = json.JSONEncoder(
    default=_fields, ensure_ascii=False, check_circular=False, separators=(",", ":")
)
_READERS: dict[type, Callable[[object], dict[str, Any]]] = {}
"""What reads the fields of each kind of record that was written once."""


def _reader(kind: Any) -> Callable[[object], dict[str, Any]]:
    """What reads the fields of a kind of record: a display of them all, ``{"id": record.id, …}``.

    It is written and compiled as dataclasses writes the methods of a class, from the declared names
    alone: five times as quick as asking for each field by its name, and half the time of writing JSON.
    """
    if not issubclass(kind, Record):
        msg = f"{kind.__name__} is no record"
        raise TypeError(msg)
    display = ", ".join(f"{name!r}: record.{name}" for name in field_names(kind))
    reader: Callable[[object], dict[str, Any]] = eval(f"lambda record: {{{display}}}")  # noqa: S307
    _READERS[kind] = reader
    return reader
