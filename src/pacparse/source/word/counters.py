"""The numbers that Word would print before its paragraphs: counted, for they are not in the text.

How the counters move (ECMA-376 part 1, §17.9; where it is silent, what Word does):

- Lists that share an abstract list share its counters: a second list goes on where the first was.
- A list with a start of its own (``startOverride``) restarts the level when it is first used there,
  and only then.
- A paragraph of a level takes all deeper levels back to their start, save those that say otherwise
  (``lvlRestart``).
- A list that begins on a deeper level has spent the first numbers of the levels above, which it
  shows: after ``37.1`` comes ``38``, and a start of its own that a level above has is void.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.source.word.number_formats import printed_number
from pacparse.source.word.numbering import LEVELS, Level, Numbering

if TYPE_CHECKING:
    from pacparse.source.word.fields import ListCall
    from pacparse.source.word.stylesheet import StyleSheet

_MOST_PLACES = 10_000
_BULLETS = frozenset("-–—*•●▪◦‣·")
_SEPARATORS = {"tab": " ", "space": " ", "nothing": ""}
# "%1", "%9"; near misses: "%0", "100%".
PLACEHOLDER = re.compile(r"%[1-9]")
# Letters of the format that are words of a label, "Recommendation %1:"; near miss: "A%1", "(%1)".
WORD = re.compile(r"[^\W\d_]{3}")


class Marker(NamedTuple):
    """What is printed before a paragraph: ``text`` and then ``separator``.

    ``number`` is what a person would cite (``3.2``), or None for a bullet and for a marker made of
    words, which the text itself says.
    """

    text: str
    separator: str
    number: str | None
    is_bold: bool | None


class Counters:
    """Counts the paragraphs of all lists, in reading order."""

    def __init__(self, numbering: Numbering, styles: StyleSheet) -> None:
        self._numbering = numbering
        self._styles = styles
        self._abstract_ids: dict[int, int | None] = {}
        self._levels: dict[int, dict[int, Level]] = {}
        self._counts: dict[int, dict[int, int]] = {}
        self._places: dict[tuple[str | None, int | None, int | None], tuple[int, int] | None] = {}
        self._started: set[tuple[int, int]] = set()

    def list_of(
        self, style_id: str | None, number_id: int | None, level: int | None
    ) -> tuple[int, int] | None:
        """The list and the level of a paragraph: its own, or of its style; None for no list.

        A style is at the level that names it, whatever level it names itself.
        """
        asked = (style_id, number_id, level)
        if asked not in self._places:
            if len(self._places) > _MOST_PLACES:
                self._places.clear()
            self._places[asked] = self._find_place(*asked)
        return self._places[asked]

    def _find_place(
        self, style_id: str | None, number_id: int | None, level: int | None
    ) -> tuple[int, int] | None:
        style = self._styles.style(style_id)
        wanted = style.number_id if number_id is None else number_id
        if not wanted or self._abstract_id(wanted) is None:
            return None
        if level is None and number_id is None:
            level = self._linked_level(wanted, style_id)
        if level is None:
            level = style.number_level or 0
        return (wanted, level) if 0 <= level < LEVELS else None

    def count(self, number_id: int, index: int) -> Marker | None:
        """The marker of the next paragraph of that list and level; None where none is printed."""
        abstract_id = self._abstract_id(number_id)
        if abstract_id is None:
            return None
        levels = self._levels_of(number_id, abstract_id)
        level = levels.get(index)
        if level is None:
            return None
        counts = self._counts.setdefault(abstract_id, {})
        start = self._numbering.lists[number_id].starts.get(index)
        if start is not None and (number_id, index) not in self._started:
            self._started.add((number_id, index))
            counts[index] = start
        elif index in counts:
            counts[index] += 1
        else:
            counts[index] = level.start
        for above in range(index):
            self._started.add((number_id, above))
            if above in levels:
                counts.setdefault(above, levels[above].start)
        for deeper in range(index + 1, LEVELS):
            if deeper in counts and _is_reset(levels.get(deeper), index):
                del counts[deeper]
        if level.look.is_hidden:
            return None
        return _print_marker(level, levels, counts)

    def count_named(self, call: ListCall) -> Marker | None:
        """The marker of a field that counts in the list of a name; None where there is no such list."""
        number_id = self._numbering.list_named(call.name)
        if number_id is None or not 0 <= call.level < LEVELS:
            return None
        if call.start is not None:
            abstract_id = self._abstract_id(number_id)
            if abstract_id is not None:
                self._counts.setdefault(abstract_id, {})[call.level] = call.start - 1
        return self.count(number_id, call.level)

    def is_bullet(self, number_id: int, index: int) -> bool:
        """Whether that level of a list prints a sign, and counts nothing."""
        abstract_id = self._abstract_id(number_id)
        if abstract_id is None:
            return False
        level = self._levels_of(number_id, abstract_id).get(index)
        return level is not None and level.format == "bullet"

    def _abstract_id(self, number_id: int) -> int | None:
        if number_id not in self._abstract_ids:
            found = self._numbering.abstract_id_of(number_id, self._styles)
            self._abstract_ids[number_id] = found
        return self._abstract_ids[number_id]

    def _levels_of(self, number_id: int, abstract_id: int) -> dict[int, Level]:
        if number_id not in self._levels:
            self._levels[number_id] = self._numbering.levels_of(number_id, abstract_id)
        return self._levels[number_id]

    def _linked_level(self, number_id: int, style_id: str | None) -> int | None:
        abstract_id = self._abstract_id(number_id)
        if abstract_id is None:
            return None
        levels = self._levels_of(number_id, abstract_id)
        linked = {level.style_id: index for index, level in levels.items() if level.style_id}
        if not linked:
            return None
        for ancestor in self._styles.lineage(style_id):
            if ancestor in linked:
                return linked[ancestor]
            if self._styles.names_list(ancestor):
                break  # what it is based on is at a level of its own
        return None


def _is_reset(level: Level | None, index: int) -> bool:
    """Whether a paragraph of level ``index`` takes the deeper ``level`` back to its start."""
    return level is None or level.restart is None or index < level.restart


def _print_marker(level: Level, levels: dict[int, Level], counts: dict[int, int]) -> Marker | None:
    if level.format == "bullet":
        sign = level.text.strip()
        if not sign:
            return None
        return Marker(sign if sign in _BULLETS else "•", " ", None, level.look.is_bold)

    def printed(match: re.Match[str]) -> str:
        index = int(match.group()[1]) - 1
        other = levels.get(index)
        if other is None:
            return ""
        style = "decimal" if level.is_legal and other.format != "none" else other.format
        return printed_number(counts.get(index, other.start), style)

    text = PLACEHOLDER.sub(printed, level.text)
    shown = text.rstrip()
    if not shown:
        return None
    separator = text[len(shown) :] or _SEPARATORS.get(level.suffix, " ")
    return Marker(shown, separator, _cited(level.text, shown), level.look.is_bold)


def _cited(pattern: str, shown: str) -> str | None:
    """What of a marker is the number: ``(a)`` → ``a``, ``3.2.`` → ``3.2``; None beside words."""
    if not PLACEHOLDER.search(pattern) or WORD.search(PLACEHOLDER.sub(" ", pattern)):
        return None
    return shown.strip(" .,:;()[]–—-") or None
