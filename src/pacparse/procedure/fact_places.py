"""Where the facts of a family are looked for: the cover, and the beginnings of the units."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.procedure.evidence import Place
    from pacparse.text.spans import Run
    from pacparse.units import Unit

TITLE_LENGTH = 600
COVER_LENGTH = 5000
MOST_LINES = 80
MOST_UNITS = 600
_HEAD = 80
_TAIL = 60
_LONGEST_LINE = 120
_LONGEST_ENDING = 20
_BETWEEN = "\x00"
_PLAIN = tuple(zip("’‘ʼ‛–—‐‑\u0130", "''''----i", strict=True))


class Sighting(NamedTuple):
    """A string in which facts are looked for, folded, and the run of the source it stands for."""

    words: str
    run: Run


class Sightings(dict["Place", "Sequence[Sighting]"]):
    """The strings of each place, in reading order; each is made when it is first asked for.

    A bounded look, however long the text is. ``title`` is the first characters of the source text
    and ``cover`` somewhat more of them, lines joined; ``line`` each of its first lines. The others
    are of units: ``label`` and ``heading`` what is printed as such, ``opening`` how any unit begins,
    ``ending`` how a paragraph ends, ``answered`` a recommendation's label or heading where the next
    one opens a response, and ``answer`` how a paragraph N.1 begins that follows a label, or a
    paragraph, numbered N.
    """

    def __init__(self, text: str, units: Sequence[Unit]) -> None:
        super().__init__()
        self._text = text
        self._start = len(text) - len(text.lstrip())
        self._first = [
            unit for unit in islice(units, MOST_UNITS) if unit.kind not in ("note", "item")
        ]
        self.is_short = len(self._first) * _HEAD < COVER_LENGTH
        """Whether the beginnings of all units are less to read than the cover."""

    @cached_property
    def _cover(self) -> str:
        return _plain(self._text[self._start : self._start + COVER_LENGTH])

    def __missing__(self, place: Place) -> Sequence[Sighting]:
        found = self[place] = self._find(place)
        return found

    def _find(self, place: Place) -> Sequence[Sighting]:
        start, first = self._start, self._first
        if place == "title":
            title = fold(self._text[start : start + TITLE_LENGTH])
            return [Sighting(title, (start, start + TITLE_LENGTH))]
        if place == "cover":
            return [Sighting(_spaced(self._cover), (start, start + len(self._cover)))]
        if place == "line":
            return list(_lines(self._cover, start))
        if place == "label":
            return [_opening(unit) for unit in first if unit.label is not None]
        if place == "heading":
            return [_opening(unit) for unit in first if unit.kind == "heading"]
        if place == "opening":
            return list(_openings(first))
        if place == "ending":
            return [
                Sighting(fold(unit.text[-_TAIL:]), unit.runs[0])
                for unit in first
                if unit.text.endswith((")", ")."))
            ]
        return list(_answered(first) if place == "answered" else _answers(first))


def fold(words: str) -> str:
    """Words in lower case, with single spaces, straight quotes and plain hyphens."""
    return _spaced(_plain(words))


def _plain(words: str) -> str:
    """Words in lower case, as many characters as before, with straight quotes and plain hyphens."""
    if not words.isascii():
        for sign, plain in _PLAIN:  # much quicker than a table for each character
            words = words.replace(sign, plain)
    return words.lower()


def _spaced(words: str) -> str:
    """Words with single spaces; most have them already, and a look is quicker than a split."""
    words = words.strip()
    is_even = "  " not in words and words.isprintable()  # the space alone is white and printable
    return words if is_even else " ".join(words.split())


def find_words(text: str, sighting: Sighting, words: str) -> Run | None:
    """The run of the source where ``words`` of a sighting stand, to the end of the last of them.

    None where markup stands between them.

    White space counts for nothing, since the sighting has single spaces where lines were joined.
    """
    at = sighting.words.find(words)
    before = sighting.words.count(" ", 0, at)
    inside = at - (sighting.words.rfind(" ", 0, at) + 1)
    last = before + words.count(" ")
    printed = text[sighting.run[0] : sighting.run[0] + COVER_LENGTH].split(maxsplit=last + 1)
    if last >= len(printed):
        return None
    place = start = sighting.run[0]
    for order, word in enumerate(printed[: last + 1]):
        place = text.index(word, place)
        start = place + inside if order == before else start
        place += len(word)
    end = place - len(printed[last])
    end += len(words) - words.rfind(" ") - 1 + (inside if last == before else 0)
    return (start, _word_end(text, end)) if fold(text[start:end]) == words else None


def _word_end(text: str, at: int) -> int:
    """Where the word ends in which ``at`` stands; the words of a fact may be the stem of one."""
    limit = min(len(text), at + _LONGEST_ENDING)
    while at < limit and text[at].isalpha():
        at += 1
    return at


def _opening(unit: Unit) -> Sighting:
    """How one unit begins, as ``_openings`` has it."""
    return Sighting(_spaced(_plain(_printed(unit))), unit.runs[0])


def _printed(unit: Unit) -> str:
    return f"{unit.marker or ''} {unit.text[:_HEAD]}".replace(_BETWEEN, "")


def _openings(units: Sequence[Unit]) -> Iterator[Sighting]:
    """How each unit begins; all are made plain at once, with a sign of ours between."""
    printed = _BETWEEN.join([_printed(unit) for unit in units])
    for unit, words in zip(units, _plain(printed).split(_BETWEEN), strict=False):
        yield Sighting(_spaced(words), unit.runs[0])


def _lines(cover: str, start: int) -> Iterator[Sighting]:
    count = 0
    for line in cover.splitlines(keepends=True):
        words = _spaced(
            line[: 2 * _LONGEST_LINE]
        )  # the beginning of a paragraph is too long itself
        if len(words) <= _LONGEST_LINE < len(line):
            words = _spaced(line)
        if words and len(words) <= _LONGEST_LINE:
            yield Sighting(words, (start, start + len(line)))
            count += 1
            if count == MOST_LINES:
                return
        start += len(line)


def _answered(units: Sequence[Unit]) -> Iterator[Sighting]:
    open_one: Unit | None = None
    for unit in units:
        role: str | None = unit.label
        if role is None and unit.kind == "heading":
            words = _opening(unit).words
            if words.startswith("recommendation "):
                role = "recommendation"
            elif words.startswith(("response", "government response", "reply")):
                role = "response"
        if role == "response":
            if open_one is not None:
                yield _opening(open_one)
            open_one = None
        elif role is not None:
            open_one = unit


def _answers(units: Sequence[Unit]) -> Iterator[Sighting]:
    main: str | None = None
    for unit in units:
        if unit.number is None or (unit.kind == "heading" and unit.label is None):
            continue
        if unit.label is not None or "." not in unit.number:
            main = unit.number.rstrip("abcdefghijklmnopqrstuvwxyz)( ")
        elif main is not None:
            if unit.number == f"{main}.1":
                yield _opening(unit)
            main = None
