"""What all public records are: frozen, read and written as JSON, checked by pydantic when asked.

A record is a dataclass whose methods are made when they are first needed: making them all, for two
dozen kinds of record, takes longer than reading a short document.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, FrozenInstanceError, dataclass, fields
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Self

__all__ = ["Record", "record"]

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass as record
else:

    def record(*, frozen: bool, kw_only: bool, slots: bool = False) -> Callable[[type], type]:
        """What ``dataclass`` with these options makes of a class that is a ``Record``.

        The class has the fields of a dataclass, as pydantic and ``dataclasses`` ask for them. It has
        the methods from ``Record``. Records are frozen, and ``frozen`` says so to whoever reads the
        class or checks its types.
        """
        assert frozen  # noqa: S101
        return dataclass(init=False, repr=False, eq=False, kw_only=kw_only, slots=slots)


@record(frozen=True, slots=True, kw_only=True)
class Record:
    """What all public records share: frozen; a key that is not declared is passed over in reading.

    The methods have the names that pydantic gives them. The words below a field describe it in the
    JSON Schema.
    """

    __pydantic_config__: ClassVar[dict[str, str | bool]] = {
        "extra": "ignore",
        "use_attribute_docstrings": True,
    }

    if not TYPE_CHECKING:  # there the class is an ordinary dataclass

        def __init__(self, **values: object) -> None:
            kind = type(self)
            kind.__init__ = _initializer(kind)
            kind.__init__(self, **values)

        def __setattr__(self, name: str, value: object) -> NoReturn:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")

        def __delattr__(self, name: str) -> NoReturn:
            raise FrozenInstanceError(f"cannot delete field {name!r}")

        def __eq__(self, other: object) -> bool:
            if type(other) is not type(self):
                return NotImplemented
            values = _values(type(self))
            return values(self) == values(other)

        def __hash__(self) -> int:
            return hash(_values(type(self))(self))

        def __repr__(self) -> str:
            shown = ", ".join(f"{name}={value!r}" for name, value in _fields(self).items())
            return f"{type(self).__qualname__}({shown})"

        def __reduce__(self) -> tuple[Any, ...]:
            return _restored, (type(self), _fields(self))

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
        found: Self = _adapter(cls).validate_json(text)  # type: ignore[arg-type]
        return found


@cache
def _adapter(kind: type) -> Any:
    """What checks a kind of record: pydantic takes fifty milliseconds to make it of a document."""
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def _restored(kind: type, values: dict[str, Any]) -> object:
    """The record of these values: so it comes back from another process."""
    return kind(**values)


@cache
def _values(kind: Any) -> Callable[[object], object]:
    """What reads the values of a kind of record, for comparing."""
    return attrgetter(*(field.name for field in fields(kind)))


def _initializer(kind: Any) -> Any:
    """The ``__init__`` of a kind of record, written and compiled as dataclasses would write it."""
    names = [field.name for field in fields(kind)]
    defaults = {field.name: field.default for field in fields(kind)}
    asked = ", ".join(n if defaults[n] is MISSING else f"{n}=defaults[{n!r}]" for n in names)
    lines = "".join(f"    put(self, {name!r}, {name})\n" for name in names)
    made: dict[str, Any] = {"defaults": defaults, "put": object.__setattr__}
    exec(f"def __init__(self, *, {asked}):\n{lines}", made)  # noqa: S102
    made["__init__"].__qualname__ = f"{kind.__qualname__}.__init__"
    return made["__init__"]


def _fields(record: object) -> dict[str, Any]:
    """The fields of a record, in the order of their declaration."""
    reader = _READERS.get(type(record))
    return reader(record) if reader is not None else _reader(type(record))(record)


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
    display = ", ".join(f"{field.name!r}: record.{field.name}" for field in fields(kind))
    reader: Callable[[object], dict[str, Any]] = eval(f"lambda record: {{{display}}}")  # noqa: S307
    _READERS[kind] = reader
    return reader
