"""Explicit notes (``[^35]: text``), as ``clean`` writes them: where they are, no others are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.footnotes.note_records import Note, Notes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.units import Line

# An explicit note: "[^35]: text".
_EXPLICIT = re.compile(r"\[\^(?P<number>(?:s[0-9]{1,4}-)?[0-9A-Za-z*]{1,12})\]:\s?")
_HEAD_LENGTH = 48


def read_explicit(lines: Sequence[Line]) -> Notes:
    """The notes that say what they are, and nothing else."""
    notes = []
    taken = set()
    for index, line in enumerate(lines):
        found = _EXPLICIT.match(line.text[:_HEAD_LENGTH]) if line.text.startswith("[^") else None
        if found:
            begin = line.start + found.end()
            words = line.text[found.end() :]
            first = begin + len(words) - len(words.lstrip())
            spans = ((first, line.end),) if first < line.end else ()
            notes.append(Note(found["number"], (line.start, begin), spans))
            taken.add(index)
    return Notes(tuple(notes), frozenset(taken))
