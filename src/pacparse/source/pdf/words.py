"""Lines whose letters lie over one another, read from the words that the library gives for them.

Letters are put in order by their place. If a font does not say how wide they are, or if two layers of
words lie in one place, they get mixed. The library's words are whole, but not each where it is printed:
so they are asked only then.

This module runs in the process that reads the PDF.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from pacparse.fields import NamedTuple
from pacparse.source.pdf.characters import printable, type_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.source.pdf.glyphs import Piece
    from pacparse.source.pdf.letters import Glyph, Letters

_SAME_LINE = 0.2  # of the size
_OVERLAP = 0.5  # of the shorter: words that lie in one place
_ALIKE = 0.6  # of the letters of the shorter: two readings of the same words
_OVER = 0.4  # of the size: how far the base lines of two layers may lie apart
_LEAST = 6  # letters in a line of a layer
_WHOLE = 0.9  # of the letters of a line: so many must its words have


class _Run(NamedTuple):
    """Words that the library gives as one: when they were drawn, their letters."""

    drawn: int
    letters: list[Glyph]

    @property
    def begin(self) -> float:
        return self.letters[0][1]

    @property
    def end(self) -> float:
        return self.letters[-1][2]


class Words:
    """The words of page ``index``.

    ``doubled`` is how many letters were left out because they lie over others and repeat them;
    ``differ`` says that layers of words were found that do not agree.
    """

    def __init__(self, document: Any, index: int, *, differ: bool) -> None:
        self.doubled = 0
        self.differ = differ
        self._document = document
        self._index = index
        self._spans: list[Any] | None = None

    def mend(self, row: Letters) -> list[Glyph] | None:
        """The letters of a line in order, none over another; None if its words do not have them."""
        reach = _SAME_LINE * row.sizes[0]
        foot, top = min(row.heights) - reach, max(row.heights) + reach
        left, right = row.begins[0] - reach, max(row.ends) + reach
        runs = [
            _Run(span.sequence, letters)
            for span in self.spans()
            if foot <= span.bbox[1] <= top and left <= span.bbox[0] <= right
            if (letters := _letters(span))
        ]
        kept = self._without_layer(runs)
        kept.sort(key=lambda run: run.begin)
        least = _WHOLE * len(_plain(row)) / (1 if len(kept) == len(runs) else 2)
        if (_counted(row) & _counted(g for run in runs for g in run.letters)).total() < least:
            return None
        return [
            glyph
            for run, following in zip(kept, [*kept[1:], None], strict=True)
            for glyph in (_squeezed(run.letters, following.begin) if following else run.letters)
        ]

    def without_layers(self, rows: list[list[Piece]]) -> list[list[Piece]]:
        """The rows without those that lie over another, and are another reading of its words."""
        kept: list[list[Piece]] = []
        for row in rows:
            if kept and _lie_over(kept[-1], row):
                self.differ |= _joined(kept[-1]) != _joined(row)
                self.doubled += max(len(_joined(kept[-1])), len(_joined(row)))
                if self._drawn(row) > self._drawn(kept[-1]):
                    kept[-1] = row
            else:
                kept.append(row)
        return kept

    def _drawn(self, row: Sequence[Piece]) -> int:
        """When a row was drawn: the place of its last words in the order of the file."""
        near = [
            span.sequence
            for span in self.spans()
            if abs(span.bbox[1] - row[0].y) < 1 and row[0].x - 1 <= span.bbox[0] <= row[-1].end
        ]
        return max(near, default=-1)

    def spans(self) -> list[Any]:
        """The words as the library gives them."""
        if self._spans is None:
            self._spans = self._document.extract_spans(self._index)
        return self._spans

    def _without_layer(self, runs: Sequence[_Run]) -> list[_Run]:
        """The runs without those that were drawn before a like one in the same place."""
        kept: list[_Run] = []
        for run in sorted(runs, key=lambda run: -run.drawn):
            under = [over for over in kept if _lie_together(run, over) and _are_alike(run, over)]
            if under:
                self.differ |= _plain(run.letters) != _plain(under[0].letters)
                self.doubled += len(_plain(run.letters))
            else:
                kept.append(run)
        return kept


def _lie_over(upper: Sequence[Piece], lower: Sequence[Piece]) -> bool:
    """Whether two rows lie in one place and have the same words, but for letters read wrong."""
    reach = _OVER * min(upper[0].size, lower[0].size)
    if abs(upper[0].y - lower[0].y) >= reach:
        return False
    begin, end = max(upper[0].x, lower[0].x), min(upper[-1].end, lower[-1].end)
    shorter, longer = sorted((upper, lower), key=lambda row: row[-1].end - row[0].x)
    if end - begin <= _OVERLAP * (shorter[-1].end - shorter[0].x):
        return False
    letters = Counter(_joined(shorter))
    shared = (letters & Counter(_joined(longer))).total()
    return letters.total() >= _LEAST and shared >= _ALIKE * letters.total()


def _joined(row: Iterable[Piece]) -> str:
    return "".join("".join(piece.text.split()) for piece in row)


def _letters(span: Any) -> list[Glyph]:
    """The characters of a span, from its left to its right."""
    text, widths = span.text.rstrip(), list(span.char_widths)
    begin, height, width, _ = span.bbox
    if len(widths) != len(span.text):
        widths = [1.0] * len(span.text)
    scale = width / sum(widths) if sum(widths) > 0 and width > 0 else 0.0
    kind = type_of(span)
    edges = [begin + scale * edge for edge in accumulate(widths, initial=0.0)]
    return [
        (height, edges[place], edges[place + 1], span.font_size, kind, shown, False)
        for place, letter in enumerate(text)
        if (shown := printable(letter))
    ]


def _plain(glyphs: Iterable[Glyph]) -> list[str]:
    return [glyph[5] for glyph in glyphs if not glyph[5].isspace()]


def _counted(glyphs: Iterable[Glyph]) -> Counter[str]:
    return Counter(_plain(glyphs))


def _lie_together(run: _Run, other: _Run) -> bool:
    shared = min(run.end, other.end) - max(run.begin, other.begin)
    return shared > _OVERLAP * min(run.end - run.begin, other.end - other.begin)


def _are_alike(run: _Run, other: _Run) -> bool:
    """Whether the words of one run are those of the other, in the place of the shorter."""
    shorter, longer = sorted((run, other), key=lambda one: one.end - one.begin)
    there = [g for g in longer.letters if shorter.begin <= (g[1] + g[2]) / 2 <= shorter.end]
    letters = _counted(shorter.letters)
    return (letters & _counted(there)).total() >= _ALIKE * letters.total()


def _squeezed(letters: Sequence[Glyph], end: float) -> list[Glyph]:
    """The letters of a run, made so narrow that they end before ``end``."""
    begin, last = letters[0][1], letters[-1][2]
    if last <= end or end <= begin:
        return list(letters)
    scale = (end - begin) / (last - begin)
    return [
        (g[0], begin + scale * (g[1] - begin), begin + scale * (g[2] - begin), *g[3:])
        for g in letters
    ]
