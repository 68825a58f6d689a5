"""Drafts become units: their text as a rope of verbatim slices, marks and markup taken out of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.lexicon.sentences import MARKUP, is_orphan
from pacparse.reading.hyphens import Hyphenation
from pacparse.text.spans import merge_runs, subtract_runs
from pacparse.units import Mark, Unit

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from pacparse.reading.drafts import Draft
    from pacparse.text.spans import Run

SOFT_HYPHEN = "\u00ad"
_NO_BREAK = "\xa0"
# White space that a rope renders as one space: more than one character, or not a space.
_WIDE = re.compile(r"\s{2,}|[^\S \xa0]")
# White space other than the space and the line ends, which no line holds.
_ODD_SPACES = "\t\x1c\x1d\x1e\x1f"
_ODD_SIGNS = frozenset("\xa0\u1680\u202f\u205f\u3000").union(map(chr, range(0x2000, 0x200B)))
_CLOSING = frozenset(".,;:!?)]}”’%…")
_JOINTS = frozenset("-–—/" + SOFT_HYPHEN)
_SENTENCE_END = frozenset('.!?:;,)”’"]')


class Hole(NamedTuple):
    """A run that is in a block and not in its text: a footnote mark, or markup."""

    run: Run
    mark: str | None = None
    is_guess: bool = False


class Weaver:
    """Makes units of drafts; holes and seams are sorted by place and free of overlap.

    A *seam* is where a page has parted what is one line: its line end, or furniture in it. ``signs``
    is the characters of the text beyond ASCII.
    """

    def __init__(
        self,
        text: str,
        holes: Sequence[Hole],
        cuts: Sequence[Run],
        *,
        seams: Sequence[Run] = (),
        signs: Set[str],
    ) -> None:
        self._text = text
        self._holes = holes
        self._seams = seams
        self._cuts = sorted(cuts)
        self._cut_ends = [end for _, end in self._cuts]
        self._starts = [hole.run[0] for hole in holes]
        self._hyphens = Hyphenation(text)
        self._has_odd_spaces = not _ODD_SIGNS.isdisjoint(signs) or any(
            white in text for white in _ODD_SPACES
        )

    def weave(self, draft: Draft) -> Unit:
        """The unit of ``draft``; every character of its lines is in the unit's runs."""
        text, pieces, marks = self._rope(draft)
        for run in draft.marks:
            marks.append(Mark(self._text[run[0] : run[1]].strip(), len(text), run))
        owned = [*draft.markers, *draft.spans, *draft.marks, *draft.owned]
        return Unit(
            draft.kind,
            draft.number,
            self._marker(draft) if draft.markers else None,
            draft.level,
            text,
            draft.label,
            draft.role,
            self._owned(owned),
            tuple(pieces),
            tuple(marks),
            draft.is_bold,
            draft.is_row,
        )

    def _marker(self, draft: Draft) -> str | None:
        """What is printed as the draft's marker, without markup and with single spaces."""
        printed = " ".join([self._text[start:end] for start, end in draft.markers])
        if "*" in printed or "_" in printed:
            printed = MARKUP.sub("", printed)
        return " ".join(printed.replace("\ufeff", "").split()) or None

    def _owned(self, runs: Sequence[Run]) -> tuple[Run, ...]:
        merged = merge_runs(runs)
        if not merged or not self._cuts:
            return merged
        first = bisect_right(self._cut_ends, merged[0][0])
        last = bisect_left(self._cuts, (merged[-1][1], 0))
        return tuple(subtract_runs(merged, self._cuts[first:last])) if first < last else merged

    def _rope(self, draft: Draft) -> tuple[str, list[Run], list[Mark]]:
        spans = self._at_seams(draft.spans) if self._seams else draft.spans
        if len(spans) == 1 and self._is_plain(spans[0]):
            return self._text[spans[0][0] : spans[0][1]], list(spans), []
        if not self._seams and (words := self._plain_rope(spans)):
            return words, list(spans), []
        rope = _Rope(self._text)
        for span in spans:
            if rope.runs:
                rope.join = self._joint(rope, span)
            if self._is_plain(span):
                rope.take(span)
            else:
                self._weave_span(rope, span)
        return "".join(rope.parts), rope.runs, rope.marks

    def _plain_rope(self, spans: Sequence[Run]) -> str:
        """The text of several lines that are their own text and that spaces join; else nothing.

        One look at all of them: most paragraphs hold no mark, no cut and no word that is divided.
        """
        if len(spans) < 2:
            return ""
        index = bisect_left(self._starts, min(spans)[0])
        if index < len(self._starts) and self._starts[index] < max(spans)[1]:
            return ""
        parts = [self._text[start:end] for start, end in spans]
        if any(below[0] in _CLOSING or above[-1] in _JOINTS for above, below in pairwise(parts)):
            return ""
        words = " ".join(parts)
        is_even = "  " not in words and (not self._has_odd_spaces or words.isprintable())
        return words if is_even else ""

    def _at_seams(self, spans: Sequence[Run]) -> list[Run]:
        """The spans, parted at their seams."""
        parted: list[Run] = []
        for start, end in spans:
            cursor = start
            for before, after in self._seams[bisect_right(self._seams, (start, start)) :]:
                if before >= end:
                    break
                if cursor < before:
                    parted.append((cursor, before))
                cursor = after
            parted.append((cursor, end))
        return parted

    def _is_plain(self, span: Run) -> bool:
        """Whether the span is its own text: no hole in it, no white space to close up."""
        index = bisect_left(self._starts, span[0])
        if index < len(self._starts) and self._starts[index] < span[1]:
            return False
        if self._text.find("  ", *span) >= 0:
            return False
        if not self._has_odd_spaces or self._text[span[0] : span[1]].isprintable():
            return True  # what is printable holds no white space but the space
        return _WIDE.search(self._text, *span) is None

    def _weave_span(self, rope: _Rope, span: Run) -> None:
        """Adds a line's words to the rope, its holes left out."""
        start, end = span
        cursor = start
        index = bisect_left(self._starts, start)
        while index < len(self._holes) and self._starts[index] < end:
            hole = self._holes[index]
            rope.add(cursor, hole.run[0], is_at_sign=hole.mark is None)
            cursor = max(cursor, min(hole.run[1], end))
            if hole.mark is not None:
                rope.mark(hole)
            rope.is_after_sign = hole.mark is None
            index += 1
        rope.add(cursor, end)

    def _joint(self, rope: _Rope, span: Run) -> str:
        """What joins the rope so far with the line that begins the next span."""
        first = self._text[span[0]]
        last_start, last_end = rope.runs[-1]
        if first not in _CLOSING and self._text[last_end - 1] not in _JOINTS:
            return " "
        following = self._text[span[0] : min(span[1], span[0] + 48)]
        if is_orphan(following):
            return ""
        before = self._text[max(last_start, last_end - 48) : last_end]
        if before[-1] == SOFT_HYPHEN and before[-2:-1].strip() and first.isalpha():
            rope.drop_last()
            return ""
        if before[-1] in "–—/" and before[-2:-1].isdigit() and following[0].isdigit():
            return ""
        if before[-1] != "-" or len(before) < 2 or before[-2] in " -":
            return " "
        joint = self._hyphens.joint(before, following)
        if joint == "space":
            return " "
        if joint == "drop":
            rope.drop_last()
        return ""


class _Rope:
    """Text under construction: ``join`` is what goes before the next slice."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.runs: list[Run] = []
        self.marks: list[Mark] = []
        self.join = ""
        self.length = 0
        self.after_mark = False
        self.is_after_sign = False

    def add(self, start: int, end: int, *, is_at_sign: bool = False) -> None:
        """Adds the words from ``start`` to ``end``, wide white space as one space.

        A space at which no line ends is kept beside a sign that goes: beside words it is too.
        """
        raw = self.source[start:end]
        is_after_sign, self.is_after_sign = self.is_after_sign, False
        is_held = raw[:1] == _NO_BREAK and is_after_sign and bool(self.runs) and not self.join
        if not raw or (raw.isspace() and not (is_held and raw == _NO_BREAK and is_at_sign)):
            self._widen(raw)
            return
        words = raw.strip() or raw
        lead = raw.index(words)
        if is_held and lead == 1:
            words, lead = raw[0] + words, 0
        if is_at_sign and raw[lead + len(words) :] == _NO_BREAK:
            words += _NO_BREAK
        if lead:
            self._widen(raw[:lead])
        at = start + lead if lead else start
        stop = at + len(words) if lead + len(words) < len(raw) else end
        cursor = 0
        # What is printable holds no white space but the space.
        is_even = "  " not in words and words.isprintable()
        for gap in () if is_even else _WIDE.finditer(words):
            if gap.start() > cursor:
                self._slice(at + cursor, at + gap.start(), words[cursor : gap.start()])
            cursor = gap.end()
            self._widen(" ")
        self._slice(at + cursor if cursor else at, stop, words[cursor:])
        if lead + len(words) < len(raw):
            self._widen(raw[lead + len(words) :])

    def take(self, span: Run) -> None:
        """Adds a span that is its own text."""
        self._slice(*span, self.source[span[0] : span[1]])

    def _widen(self, white: str) -> None:
        if white and self.runs:
            self.join = " "

    def _slice(self, start: int, end: int, words: str) -> None:
        join = self.join if self.runs else ""
        if self.after_mark:
            join = self._after_mark(join, words)
        if join:
            self.parts.append(join)
            self.length += 1
        self.parts.append(words)
        self.runs.append((start, end))
        self.length += len(words)
        self.join = ""
        self.after_mark = False

    def _after_mark(self, join: str, words: str) -> str:
        """``instead.41The`` gets the space that the mark stood in; ``issues 3.`` loses it."""
        if not self.runs:
            return ""
        if words[0] in _CLOSING:
            return ""
        if join or not words[0].isalnum():
            return join
        last = self.parts[-1][-1]
        return " " if last in _SENTENCE_END or words[0].isupper() else ""

    def mark(self, hole: Hole) -> None:
        """Notes a footnote mark at the end of the text so far."""
        self.marks.append(Mark(hole.mark or "", self.length, hole.run, hole.is_guess))
        self.after_mark = True

    def drop_last(self) -> None:
        """Takes the last character, the hyphen that a word ends with, out of the text."""
        start, end = self.runs[-1]
        self.length -= 1
        self.runs[-1] = (start, end - 1)
        self.parts[-1] = self.parts[-1][:-1]
        for place in range(len(self.marks) - 1, -1, -1):
            if self.marks[place].offset <= self.length:
                break
            self.marks[place] = self.marks[place]._replace(offset=self.length)


def find_markup(text: str) -> list[Run]:
    """The runs of bold signs in ``text``, in order."""
    has_stars = "*" in text and ("**" in text or "*\ufeff" in text)  # one sign is found quickest
    if not has_stars and ("_" not in text or "__" not in text):
        return []
    return [match.span() for match in MARKUP.finditer(text)]
