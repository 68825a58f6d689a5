"""Explicit notes (``[^35]: text``), as ``clean`` writes them: where they are, no others are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.footnotes.note_records import Note, Notes
from pacparse.footnotes.openings import ends_with_link, is_link
from pacparse.text.patterns import compile_late

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from pacparse.text.spans import Run
    from pacparse.units import Line

# An explicit note: "[^35]: text"; "\\[^35]: text" is one that no mark cites.
_EXPLICIT = compile_late(r"\\?\[\^(?P<number>(?:s[0-9]{1,4}-)?[0-9A-Za-z*†‡§¶]{1,12})\]:\s?")
_HEAD_LENGTH = 48
OPENINGS = ("[^", "\\[^")


def read_explicit(lines: Sequence[Line], skipped: Set[int]) -> Notes:
    """The notes that say what they are, and nothing else; ``skipped`` are lines that are furniture."""
    notes: list[Note] = []
    taken = set()
    for index, line in enumerate(lines):
        is_one = index not in skipped and line.text.startswith(OPENINGS)
        found = _EXPLICIT.match(line.text[:_HEAD_LENGTH]) if is_one else None
        if found:
            begin = line.start + found.end()
            words = line.text[found.end() :]
            first = begin + len(words) - len(words.lstrip())
            spans: tuple[Run, ...] = ((first, line.end),) if first < line.end else ()
            notes.append(Note(found["number"], (line.start, begin), spans))
            taken.add(index)
        elif index - 1 in taken and not line.gap and _goes_on(lines[index - 1].text, line.text):
            spans = (*notes[-1].spans, (line.start, line.end))
            notes[-1] = notes[-1]._replace(spans=spans)
            taken.add(index)
    return Notes(tuple(notes), frozenset(taken))


def _goes_on(before: str, line: str) -> bool:
    """Whether the next line is still of the note: an address or small letters after an open end."""
    if is_link(line):
        return not ends_with_link(before)
    return line[0].islower() and before[-1] not in ".!?"
