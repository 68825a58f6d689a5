"""Notes with small Roman numbers: ``keepers and towersi have``, and at the foot ``i A tower holds a lamp.``.

A Roman number glued to a word is a word's end as often as a mark. So each note of the series, which
begins with ``i``, must have one place that can be its mark.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.counting import in_roman
from pacparse.footnotes.evidence import STRONG, Candidate
from pacparse.footnotes.note_records import Note, Notes
from pacparse.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from pacparse.units import Line

_OPENING = pattern(
    r"(?P<number>[ivx]{1,6})\s{1,4}(?=[A-Z“‘0-9]|<?https?:|<?www\.|ibid)",
    ask="match",
    example="ii For this, 'keeper' means",
    near_miss="ii. For this",
)
_GLUED = pattern(
    r"(?:\b(?P<word>[A-Za-z]{3,40}?)|(?<=[a-z][.,;:)”’]))(?<![ivx])(?P<number>[ivx]{1,6})(?![A-Za-z0-9])",
    ask="search",
    example="the towersii have",
    near_miss="in part xii of",
)
_WORD = re.compile(r"[A-Za-z]{3,40}")


def find_roman_notes(lines: Sequence[Line], taken: Set[int]) -> Notes:
    """The notes with their marks; none unless each has one."""
    notes: list[Note] = []
    words: set[str] = set()
    marks: list[Candidate] = []
    own: set[int] = set()
    for index, number in _openings(lines, taken):
        words = words or {word.lower() for line in lines for word in _WORD.findall(line.text)}
        body = [line for at, line in enumerate(lines[:index]) if at not in own]
        mark = _mark(body, number, words, after=marks[-1].run[1] if marks else 0)
        if mark is None:
            return Notes((), frozenset())
        marks.append(mark)
        line = lines[index]
        spans = [(line.start + len(line.text) - len(line.text[len(number) :].lstrip()), line.end)]
        own.add(index)
        for at in range(index + 1, len(lines)):
            if (
                lines[at].gap
                or lines[at].is_page_top
                or at in taken
                or _OPENING.match(lines[at].text)
            ):
                break
            own.add(at)
            spans.append((lines[at].start, lines[at].end))
        notes.append(Note(number, (line.start, line.start + len(number)), tuple(spans)))
    return Notes(tuple(notes), frozenset(own), marks=tuple(marks))


def _openings(lines: Sequence[Line], taken: Set[int]) -> Iterator[tuple[int, str]]:
    """The lines that count up from ``i``, each with its number."""
    count = 0
    for index, line in enumerate(lines):
        if line.text[0] not in "ivx" or index in taken:
            continue
        found = _OPENING.match(line.text[:16])
        if found and found["number"] == in_roman(count + 1):
            count += 1
            yield index, found["number"]


def _mark(lines: Sequence[Line], number: str, words: Set[str], *, after: int) -> Candidate | None:
    """The only place behind ``after`` where a number is glued to a word, best to one of ``words``."""
    found = [
        (line.start + match.end() - len(number), match["word"] or "")
        for line in lines
        if line.end > after
        for match in _GLUED.finditer(line.text)
        if match["number"] == number
    ]
    known = [at for at, word in found if not word or word.lower() in words]
    places = known or [at for at, _ in found]
    if len(places) != 1 or places[0] < after:
        return None
    return Candidate(0, (places[0], places[0] + len(number)), STRONG, name=number)
