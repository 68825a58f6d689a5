"""Several notes on one line: ``40 http://… 41 https://…``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.footnotes.note_records import Note
from pacparse.footnotes.openings import read_number

if TYPE_CHECKING:
    from pacparse.units import Line

# " 41 https://b", " ²https://b", " [41] www.b"; near miss: " 41 lamps".
_NEXT_LINKED = re.compile(
    r"\s(?P<number>\[?[0-9]{1,3}[].):]?(?=\s)|[⁰¹²³⁴-⁹]{1,3})\s{0,4}(?=<?(?:https?://|www\.))"
)
_STEP = 3


def split_line(line: Line, number: int, length: int) -> list[Note]:
    """The notes on one line: ``40 http://… 41 https://…`` is two."""
    begins = [(number, 0, length)]
    for found in _NEXT_LINKED.finditer(line.text, length):
        following = read_number(found["number"].strip("[].):"))
        if begins[-1][0] < following <= begins[-1][0] + _STEP:
            start = found.start("number")
            begins.append((following, start, start + len(line.text[start : found.end()].rstrip())))
    notes = []
    for place, (value, start, content) in enumerate(begins):
        end = begins[place + 1][1] if place + 1 < len(begins) else len(line.text)
        words = line.text[content:end]
        first = content + len(words) - len(words.lstrip())
        last = content + len(words.rstrip())
        span = ((line.start + first, line.start + last),) if first < last else ()
        notes.append(Note(str(value), (line.start + start, line.start + content), span))
    return notes
