"""Letters where they are printed: one of them as a tuple, many of them as lists of their parts.

This module runs in the process that reads the PDF, and imports nothing of the package.
"""

from __future__ import annotations

from itertools import chain, compress, pairwise
from operator import le, ne, sub
from typing import TYPE_CHECKING, Any, cast, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BOLD, ITALIC = 1, 2
"""What the type of a character is, added up; 0 for plain type."""

Glyph = tuple[float, float, float, float, int, str, bool]
"""A character where it is printed: its base line from the foot of the page, where it begins and
ends, its size, whether it is ``BOLD`` or ``ITALIC``, its text, whether it is raised."""


class Letters:
    """Glyphs in order, as a list of each of their parts; they are never changed.

    A page has thousands. What is asked of all of them at once takes a third of the time that it takes
    glyph by glyph, and most lines are asked nothing else.
    """

    __slots__ = (
        *("heights", "begins", "ends", "sizes", "types", "texts", "raised"),
        *("columns", "_text"),
    )

    heights: list[float]
    begins: list[float]
    ends: list[float]
    sizes: list[float]
    types: list[int]
    texts: list[str]
    raised: list[bool]
    columns: Sequence[list[Any]]
    """All of these, in the order of ``Glyph``."""

    def __init__(self, columns: Sequence[list[Any]]) -> None:
        self.heights, self.begins, self.ends, self.sizes, *others = columns
        self.types, self.texts, self.raised = others
        self.columns = columns
        self._text: str | None = None

    @classmethod
    def of(cls, glyphs: Iterable[Glyph]) -> Letters:
        """The glyphs in the same order."""
        columns: Iterable[Iterable[Any]] = zip(*glyphs, strict=True)
        return cls([list(column) for column in columns] or [[] for _ in range(7)])

    @classmethod
    def joined(cls, parts: Sequence[Letters]) -> Letters:
        """One behind the other."""
        if len(parts) == 1:
            return parts[0]
        columns = zip(*[part.columns for part in parts], strict=True)
        return cls([list(chain.from_iterable(each)) for each in columns]) if parts else cls.of(())

    def __len__(self) -> int:
        return len(self.texts)

    def __iter__(self) -> Iterator[Glyph]:
        return zip(*self.columns, strict=True)

    @overload
    def __getitem__(self, place: int) -> Glyph: ...
    @overload
    def __getitem__(self, place: slice) -> Letters: ...
    def __getitem__(self, place: int | slice) -> Glyph | Letters:
        parts = [column[place] for column in self.columns]
        return Letters(parts) if isinstance(place, slice) else cast("Glyph", tuple(parts))

    @property
    def text(self) -> str:
        """Their text."""
        if self._text is None:
            self._text = "".join(self.texts)
        return self._text

    def at(self, places: Sequence[int]) -> Letters:
        """Those at the places, in the order of these."""
        return Letters([[column[place] for place in places] for column in self.columns])

    def are_of_one_size(self) -> bool:
        """Whether all are as large as the first."""
        return self.sizes.count(self.sizes[0]) == len(self.sizes)

    def gaps(self) -> list[float]:
        """How far each begins behind the end of the one before; one number less than letters."""
        return list(map(sub, self.begins[1:], self.ends))

    def from_left(self) -> Letters:
        """The same, from left to right."""
        begins = self.begins
        if all(map(le, begins, begins[1:])):
            return self
        return self.at(sorted(range(len(begins)), key=begins.__getitem__))

    def lines(self) -> Iterator[Letters]:
        """Those that follow one another on one base line."""
        heights = self.heights
        cuts = compress(range(1, len(heights)), map(ne, heights[1:], heights))
        for start, end in pairwise((0, *cuts, len(heights))) if heights else ():
            yield self[start:end]

    def set_off(self, *, is_raised: bool) -> Letters:
        """The same, all of them raised or none."""
        return Letters([*self.columns[:-1], [is_raised] * len(self)])
