"""Classes of named fields, whose methods are made when they are first needed.

``NamedTuple`` is that of ``typing``, and a class of ``Fields`` is a dataclass, for whoever reads the
code, checks its types, or asks ``dataclasses`` or pydantic for the fields. Both are made quicker here:
``typing`` and ``dataclasses`` would take a fifth of the time in which a short document is read and
written.
"""

from __future__ import annotations

from collections import namedtuple
from functools import cache, cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import replace
    from typing import NamedTuple

__all__ = ["Fields", "Frozen", "NamedTuple", "field_names", "fresh", "replace"]

T = TypeVar("T")

_OF_DATACLASSES = ("__dataclass_fields__", "__dataclass_params__")


class _Fresh:
    """The default of a field that each record has its own of."""

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make


def fresh(*, default_factory: Callable[[], T]) -> T:
    """The default of a field: what ``default_factory`` gives, anew for each record."""
    return cast("T", _Fresh(default_factory))


def _late_initializer(kind: Any) -> Any:
    """The ``__init__`` of a kind of record until the first one is made: it makes the real one."""

    def __init__(self: object, *values: object, **named: object) -> None:  # noqa: N807
        kind.__init__ = made = _initializer(kind)
        made(self, *values, **named)

    return __init__


def _is_of_class(kind: object) -> bool:
    """Whether an annotation says ClassVar: its text, or the type itself if it was evaluated."""
    return "ClassVar" in str(kind).partition("[")[0]


class FieldsMeta(type):
    """Makes a class with slots of the fields that its body annotates.

    ``frozen``: fields cannot be assigned to. ``kw_only``: they are named in a call. Both are
    inherited. A class that has a ``cached_property`` also has a dictionary, and can be referred to weakly.
    """

    __own__: dict[str, Any]
    __fields__: tuple[str, ...]
    __field_defaults__: dict[str, Any]
    __frozen__: bool
    __kw_only__: bool

    def __new__(
        cls,
        name: str,
        bases: tuple[type, ...],
        body: dict[str, Any],
        *,
        frozen: bool = False,
        kw_only: bool = False,
    ) -> FieldsMeta:
        """The class; its fields' defaults make way for the slots."""
        annotated = body.get("__annotations__", {})
        own = {key: kind for key, kind in annotated.items() if not _is_of_class(kind)}
        defaults = {key: body.pop(key) for key in own if key in body}
        has_cache = any(isinstance(value, cached_property) for value in body.values())
        is_open = has_cache and not any(base.__dictoffset__ for base in bases)
        body["__slots__"] = (*own, *(("__dict__", "__weakref__") if is_open else ()))
        above = next((base for base in bases if isinstance(base, FieldsMeta)), None)
        made = super().__new__(cls, name, bases, body)
        if "__init__" not in body:  # else that of the class above, which knows its own fields alone
            made.__init__ = _late_initializer(made)  # type: ignore[misc]
        made.__own__ = own
        made.__fields__ = tuple({**dict.fromkeys(above.__fields__ if above else ()), **own})
        made.__field_defaults__ = {**(above.__field_defaults__ if above else {}), **defaults}
        made.__frozen__ = frozen or (above is not None and above.__frozen__)
        made.__kw_only__ = kw_only or (above is not None and above.__kw_only__)
        return made

    def __init__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any], **_: bool) -> None:
        super().__init__(name, bases, body)

    @property
    def __dataclass_fields__(cls) -> dict[str, Any]:
        """The fields as ``dataclasses`` and pydantic ask for them."""
        fields: dict[str, Any] = _like(cls).__dataclass_fields__
        return fields

    @property
    def __dataclass_params__(cls) -> object:
        """The options as ``dataclasses`` keeps them."""
        return _like(cls).__dataclass_params__


@dataclass_transform(field_specifiers=(fresh,))
class Fields(metaclass=FieldsMeta):
    """A class whose body names its fields, with their types and defaults, as a dataclass does.

    Two of them are equal only if they are one and the same.
    """

    if not TYPE_CHECKING:  # the checker knows the fields

        def __getattr__(self, name: str) -> object:
            if name in _OF_DATACLASSES:
                return getattr(type(self), name)
            msg = f"{type(self).__name__!r} object has no attribute {name!r}"
            raise AttributeError(msg)

        def __repr__(self) -> str:
            shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in field_names(type(self)))
            return f"{type(self).__qualname__}({shown})"

        def __replace__(self, /, **changes: object) -> object:
            return replace(self, **changes)  # as copy.replace asks, from Python 3.13 on

        def __reduce__(self) -> tuple[Any, ...]:
            values = {name: getattr(self, name) for name in field_names(type(self))}
            return _restored, (type(self), values)


@dataclass_transform(frozen_default=True, field_specifiers=(fresh,))
class Frozen(Fields, frozen=True):
    """The same, but nothing can be assigned to the fields, and those with equal values are equal."""

    if not TYPE_CHECKING:

        def __setattr__(self, name: str, value: object) -> NoReturn:
            from dataclasses import FrozenInstanceError

            raise FrozenInstanceError(f"cannot assign to field {name!r}")

        def __delattr__(self, name: str) -> NoReturn:
            from dataclasses import FrozenInstanceError

            raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        """Whether the other is of the same kind and has the same values."""
        if type(other) is not type(self):
            return NotImplemented
        values = _values(type(self))
        return values(self) == values(other)

    def __hash__(self) -> int:
        """Of its values."""
        return hash(_values(type(self))(self))


def field_names(kind: Any) -> tuple[str, ...]:
    """The names of the fields of a kind of record, in the order of their declaration."""
    names: tuple[str, ...] = kind.__fields__
    return names


@cache
def _values(kind: Any) -> Callable[[object], object]:
    """What reads the values of all fields of a kind of record, for comparing."""
    return attrgetter(*field_names(kind))


@cache
def _like(kind: FieldsMeta) -> Any:
    """A dataclass with the same fields, which is made when somebody asks for them."""
    from dataclasses import dataclass, field

    annotations: dict[str, Any] = {}
    for above in reversed(kind.__mro__):
        if isinstance(above, FieldsMeta):
            annotations |= above.__own__
    body: dict[str, Any] = {"__module__": kind.__module__, "__annotations__": annotations}
    for name, value in kind.__field_defaults__.items():
        is_fresh = isinstance(value, _Fresh)
        body[name] = field(default_factory=value.make) if is_fresh else value
    return dataclass(frozen=kind.__frozen__, kw_only=kind.__kw_only__)(
        type(kind.__name__, (), body)
    )


def _restored(kind: type, values: dict[str, Any]) -> object:
    """The record of these values: so it comes back from another process."""
    return kind(**values)


def _initializer(kind: Any) -> Any:
    """The ``__init__`` of a kind of record, written and compiled as dataclasses would write it.

    A field that cannot be assigned to is put where its slot says: that takes two thirds of the time of
    ``object.__setattr__``, which has to find the slot by its name.
    """
    names, defaults = kind.__fields__, kind.__field_defaults__
    asked = [f"{name}=defaults[{name!r}]" if name in defaults else name for name in names]
    lines = []
    for name in names:
        value = name
        if isinstance(defaults.get(name), _Fresh):
            value = f"defaults[{name!r}].make() if {name} is defaults[{name!r}] else {name}"
        is_frozen = kind.__frozen__
        lines.append(f"put_{name}(self, {value})" if is_frozen else f"self.{name} = {value}")
    parameters = ", ".join(["self", *(["*"] if kind.__kw_only__ and asked else []), *asked])
    body = "\n    ".join(lines or ["pass"])
    made: dict[str, Any] = {"defaults": defaults}
    made |= {f"put_{name}": getattr(kind, name).__set__ for name in names}
    exec(f"def __init__({parameters}):\n    {body}", made)  # noqa: S102 -- of declared names alone
    made["__init__"].__qualname__ = f"{kind.__qualname__}.__init__"
    return made["__init__"]


if not TYPE_CHECKING:

    def replace(record, /, **changes):
        """``dataclasses.replace``, for a record of this module: the same with other values."""
        kind = type(record)
        return kind(**{name: getattr(record, name) for name in kind.__fields__} | changes)

    class _NamedTupleMeta(type):
        """Makes what ``collections.namedtuple`` makes, with the methods of the class's body."""

        def __new__(cls, name, bases, body):
            if not bases:
                return super().__new__(cls, name, bases, body)
            annotated = body.pop("__annotations__", {})
            defaults = [body.pop(key) for key in annotated if key in body]
            module = body.pop("__module__")
            made = namedtuple(name, annotated, defaults=defaults, module=module)
            made.__annotations__ = annotated
            for key, value in body.items():
                setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_NamedTupleMeta):
        """``typing.NamedTuple``, for classes whose annotations stay text."""
