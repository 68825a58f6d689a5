"""What hangs on what: sub-paragraphs on their paragraph, items on their lead-in or outer item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.counting import Step, roman_value, step_of
from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.units import Unit

_DEEPEST = 6


class _Open(NamedTuple):
    """An item whose list is still open."""

    unit: int
    number: str | None
    level: int


def find_parents(units: Sequence[Unit]) -> dict[int, int]:
    """The parent of each unit that has one, both as indexes.

    The parent of ``3.2`` is the first unit of this stretch that carries ``3``; numbers that start
    again open a new stretch. An item hangs on the paragraph before its list, and an item of an
    inner list on the outer item before it: ``(i)`` after ``(c)``, though not after ``(h)``.
    """
    parents: dict[int, int] = {}
    carriers: dict[str, int] = {}
    last_whole: str | None = None
    anchor: int | None = None
    stack: list[_Open] = []
    for index, unit in enumerate(units):
        if unit.kind == "note":
            continue
        if unit.kind == "item":
            parent = _item_parent(unit, stack, units)
            parent = anchor if parent is None else parent
            if parent is not None:
                parents[index] = parent
            stack.append(_Open(index, unit.number, unit.level))
            del stack[:-_DEEPEST]
            continue
        stack.clear()
        anchor = index
        number = unit.number
        if number is None:
            continue
        outer = _outer(number)
        if outer is not None and outer in carriers:
            parents[index] = carriers[outer]
        known = carriers.get(number, -1)
        if known < carriers.get(outer, 0) if outer is not None else number != last_whole:
            carriers[number] = index
        last_whole = None if "." in number else outer or number
    return parents


def _outer(number: str) -> str | None:
    """The number that ``number`` is a part of: ``3`` of ``3.2``, ``1`` of ``1a``; or None."""
    if "." in number:
        return number.rpartition(".")[0] or None
    if len(number) > 1 and number[-1].isalpha() and number[:-1].isdigit():
        return number[:-1]
    return None


def _item_parent(unit: Unit, stack: list[_Open], units: Sequence[Unit]) -> int | None:
    """The outer item of ``unit``, or None; pops the lists that ``unit`` has closed."""
    depth = len(stack)
    while depth and not _continues(stack[depth - 1], unit):
        depth -= 1
    if depth:  # the next of a list that is open: its sibling goes, and all inside it
        del stack[depth - 1 :]
        return stack[-1].unit if stack else None
    while stack and not _encloses(stack[-1], unit, units):
        stack.pop()
    return stack[-1].unit if stack else None


def _continues(last: _Open, unit: Unit) -> bool:
    """Whether ``unit`` is the item after ``last`` in one list: ``b`` after ``a``, dot after dot."""
    if last.number is None or unit.number is None:
        return last.number is None and unit.number is None and last.level == unit.level
    return step_of(last.number, unit.number) is Step.NEXT


def _encloses(outer: _Open, unit: Unit, units: Sequence[Unit]) -> bool:
    """Whether ``unit`` begins a list inside the item ``outer``.

    A first number does (``i``, ``a``, ``1``); a bullet where it stands deeper or the outer text
    leads to it.
    """
    if unit.number is not None:
        number = unit.number.lower()
        return number in ("i", "a", "1") and _style(number) != _style(outer.number)
    return unit.level > outer.level or (
        outer.number is not None and units[outer.unit].text.endswith(":")
    )


def _style(number: str | None) -> str:
    """How a list numbers its items: bullets, figures, roman numerals or letters."""
    if number is None:
        return "bullet"
    if number.isdecimal():
        return "figure"
    return "roman" if roman_value(number.lower()) else "letter"
