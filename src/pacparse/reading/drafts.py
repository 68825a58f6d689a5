"""What blocks are read from and into: a page of lines, and drafts that take their spans."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from pacparse.fields import Fields, NamedTuple, fresh

if TYPE_CHECKING:
    from collections.abc import Mapping, Set

    from pacparse.reading.contents import Part
    from pacparse.reading.markers import Marker
    from pacparse.text.spans import Run
    from pacparse.units import LabelRole, LineRole, Lines, UnitKind


class Page(NamedTuple):
    """A text's lines with what is already known of them.

    ``is_spaced`` says that blank lines stand between its numbered paragraphs: where none stands, a
    line goes on with its paragraph, after a full stop too. ``contents`` is the lines of the lists
    of contents, ``titles`` the titles that they name; ``repeated`` is the lines that return as headings.
    ``is_sourced`` says that numbered paragraphs end with the place that they are quoted from.
    ``measure`` is how long a line can be, 0 if a line holds a whole paragraph.
    ``headings`` is the lines that the original says are headings, with their levels: where there are
    any, as where there are signs, no other line is one by its shape. ``has_blocks`` says that a blank
    line ends a block for certain, ``is_laid_out`` that the end of a page does not. ``plain`` is where words
    begin that are no more than they look. ``rows`` is the lines that are rows of a table. ``bold`` is the
    lines that the original sets in bold; None: where a line stands says more than its type. ``page_ends``
    is the furniture that shows where a page ended.
    """

    read: Lines
    markers: dict[int, Marker]
    taken: Set[int]
    has_signs: bool
    is_spaced: bool = False
    contents: Mapping[int, Part] = MappingProxyType({})
    titles: Set[str] = frozenset()
    repeated: Set[str] = frozenset()
    headings: Mapping[int, int] = MappingProxyType({})
    has_blocks: bool = False
    is_laid_out: bool = False
    measure: int = 0
    is_sourced: bool = False
    plain: Set[int] = frozenset()
    rows: Set[int] = frozenset()
    bold: Set[int] | None = None
    page_ends: Set[int] = frozenset()


class Draft(Fields):
    """A block under construction.

    ``spans`` is its words, a span for each line it takes; ``markers`` is what is printed before
    them (``is_word_label``: a label of one small word); ``marks`` is footnote digits that stand outside its lines and belong to its end
    (``363.3``); ``owned`` is further characters that are neither (heading signs). ``is_row``: it is a row of a table. ``heads`` counts the
    lines from the ordinal of a report to this heading; 0: it stands under none.
    """

    kind: UnitKind
    number: str | None = None
    level: int = 0
    label: LabelRole | None = None
    role: LineRole | None = None
    is_word_label: bool = False
    is_bold: bool = False
    is_closed: bool = False
    is_row: bool = False
    heads: int = 0
    markers: list[Run] = fresh(default_factory=list)
    spans: list[Run] = fresh(default_factory=list)
    marks: list[Run] = fresh(default_factory=list)
    owned: list[Run] = fresh(default_factory=list)
    last_text: str = ""

    def take(self, start: int, end: int, text: str) -> None:
        """Adds the words of a line, ``text`` from ``start`` to ``end``."""
        if start < end:
            self.spans.append((start, end))
            self.last_text = text
