"""The numbering definitions of a Word document: lists, their levels, and what overrides them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pacparse.source.word.names import is_on, number_in
from pacparse.source.word.stylesheet import Look, look_with

if TYPE_CHECKING:
    from pacparse.source.word.stylesheet import StyleSheet

LEVELS = 9
MOST_LISTS = 50_000
"""Definitions that are remembered, of either kind; long-lived documents gather some thousands."""

_LONGEST_TEXT = 200


@dataclass(slots=True)
class Level:
    """One level of a list: where it starts, and how its number is printed.

    ``text`` holds ``%1`` to ``%9`` for the numbers of the levels. ``restart`` is the level, from 1,
    after which it begins anew (0: never), or None for any level above.
    """

    start: int = 0
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    suffix: str = "tab"
    is_legal: bool = False
    style_id: str = ""
    look: Look = field(default_factory=Look)


@dataclass(slots=True)
class AbstractList:
    """A list with its levels; ``linked_style`` names the style that holds the real one.

    ``name`` is what a field calls it by that counts in it.
    """

    levels: dict[int, Level] = field(default_factory=dict)
    linked_style: str = ""
    name: str = ""


@dataclass(slots=True)
class NumberedList:
    """A use of an abstract list: levels put in place of its own, and numbers to start from."""

    abstract_id: int | None = None
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """All lists by their ids; hears the part ``numbering.xml``."""

    def __init__(self) -> None:
        self.abstracts: dict[int, AbstractList] = {}
        self.lists: dict[int, NumberedList] = {}
        self._abstract: AbstractList | None = None
        self._list: NumberedList | None = None
        self._level: Level | None = None
        self._override: int | None = None
        self._in_fallback = 0
        self._named: dict[str, int] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A definition begins, or says something of itself."""
        if self._in_fallback or name == "mc:Fallback":
            # a newer Word's format stands in the choice beside it, before the old one
            self._in_fallback += 1
        elif name == "w:abstractNum":
            self._abstract = AbstractList()
            key = number_in(attributes.get("w:abstractNumId"))
            if key is not None and len(self.abstracts) < MOST_LISTS:
                self.abstracts[key] = self._abstract
        elif name == "w:num":
            self._list = NumberedList()
            key = number_in(attributes.get("w:numId"))
            if key is not None and len(self.lists) < MOST_LISTS:
                self.lists[key] = self._list
        elif name == "w:lvl":
            self._open_level(attributes)
        elif self._level is not None:
            _note_level(self._level, name, attributes)
        else:
            self._note_definition(name, attributes)

    def end(self, name: str) -> None:
        """A definition ends."""
        if self._in_fallback:
            self._in_fallback -= 1
        elif name == "w:lvl":
            self._level = None
        elif name == "w:lvlOverride":
            self._override = None
        elif name == "w:abstractNum":
            self._abstract = None
        elif name == "w:num":
            self._list = None

    def characters(self, text: str) -> None:
        """Definitions have no text."""

    def _open_level(self, attributes: dict[str, str]) -> None:
        self._level = Level()
        index = number_in(attributes.get("w:ilvl"))
        if index is None:
            index = self._override
        if index is None or not 0 <= index < LEVELS:
            return
        if self._list is not None:
            self._list.levels[index] = self._level
        elif self._abstract is not None:
            self._abstract.levels[index] = self._level

    def _note_definition(self, name: str, attributes: dict[str, str]) -> None:
        value = attributes.get("w:val")
        if name == "w:numStyleLink" and self._abstract is not None:
            self._abstract.linked_style = value or ""
        elif name == "w:name" and self._abstract is not None:
            self._abstract.name = value or ""
        elif self._list is None:
            return
        elif name == "w:abstractNumId":
            self._list.abstract_id = number_in(value)
        elif name == "w:lvlOverride":
            self._override = number_in(attributes.get("w:ilvl"))
        elif name == "w:startOverride" and self._override is not None:
            start = number_in(value)
            if start is not None:
                self._list.starts[self._override] = start

    def abstract_id_of(self, number_id: int, styles: StyleSheet) -> int | None:
        """The abstract list behind a list, through styles that link to another; None for none."""
        seen: set[int] = set()
        while number_id in self.lists and number_id not in seen:
            seen.add(number_id)
            abstract_id = self.lists[number_id].abstract_id
            abstract = None if abstract_id is None else self.abstracts.get(abstract_id)
            if abstract is None:
                return None
            if not abstract.linked_style:
                return abstract_id
            next_id = styles.style(abstract.linked_style).number_id
            if next_id is None:
                return abstract_id
            number_id = next_id
        return None

    def list_named(self, name: str) -> int | None:
        """The first list whose abstract list has that name, in any letter case; None for none."""
        if self._named is None:
            self._named = {}
            for number_id, used in self.lists.items():
                abstract = self.abstracts.get(-1 if used.abstract_id is None else used.abstract_id)
                if abstract is not None and abstract.name:
                    self._named.setdefault(abstract.name.lower(), number_id)
        return self._named.get(name.lower())

    def levels_of(self, number_id: int, abstract_id: int) -> dict[int, Level]:
        """The levels of a list: those of its abstract list, and its own in their place."""
        return {**self.abstracts[abstract_id].levels, **self.lists[number_id].levels}


def _note_level(level: Level, name: str, attributes: dict[str, str]) -> None:
    value = attributes.get("w:val", "")
    if name == "w:start":
        level.start = number_in(value) or 0
    elif name == "w:numFmt":
        level.format = attributes.get("w:format", value) if value == "custom" else value
    elif name == "w:lvlText":
        level.text = value[:_LONGEST_TEXT]
    elif name == "w:lvlRestart":
        level.restart = number_in(value)
    elif name == "w:suff":
        level.suffix = value
    elif name == "w:isLgl":
        level.is_legal = is_on(attributes)
    elif name == "w:pStyle":
        level.style_id = value
    else:
        level.look = look_with(level.look, name, attributes)
