"""Notes that the original knows: of a Word file, of a page's foot, of a list with anchors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.footnotes.evidence import TO_DIGITS
from pacparse.footnotes.note_records import Note, Notes
from pacparse.footnotes.styled_marks import note_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pacparse.styles import StyleRun
    from pacparse.units import Line

_OPENING = "\\[(^"
_CLOSING = ("]", ")")
_ESCAPE = "\\"
_STOPS = (".", ":")


def read_styled_notes(lines: Sequence[Line], given: Mapping[int, StyleRun]) -> Notes:
    """The notes of ``given``, the lines (by index) that belong to one.

    A note begins where its number is printed, or where none of that name is open; what else has its
    name goes on with it, on another page say.
    """
    notes: list[Note] = []
    places: dict[str, int] = {}
    before: StyleRun | None = None
    for index, style in sorted(given.items()):
        line = lines[index]
        name = note_name(style.value or line.text.split(None, 1)[0])
        if style is before or not name:
            name = notes[-1].number if notes else ""
        length = 0 if style is before else printed_length(line.text, name)
        if length or name not in places:
            places[name] = len(notes)
            notes.append(Note(name or "0", (line.start, line.start + length), ()))
        before = style
        rest = line.text[length:]
        start = line.start + length + len(rest) - len(rest.lstrip())
        if start < line.end:
            at = places[name]
            notes[at] = notes[at]._replace(spans=(*notes[at].spans, (start, line.end)))
    return Notes(tuple(notes), frozenset(given))


def printed_length(text: str, name: str) -> int:
    r"""The length of the number that a note begins with; 0 where another word stands there.

    ``3 See``, ``[3] See``, ``\[3\] See``, ``3. See``, ``³See``; near misses for 3: ``30 lamps``, ``3.5 lamps``.
    """
    start = len(text) - len(text.lstrip(_OPENING))
    end = start + len(name)
    if not name or text[start:end].translate(TO_DIGITS) != name:
        return 0
    following = text[end : end + 1]
    if following.isdigit() or (name[-1].isalpha() and following.isalpha()):
        return 0
    if start:
        end += text.startswith(_ESCAPE, end)
        end += text.startswith(_CLOSING, end)
    if text.startswith(_STOPS, end):
        return 0 if text[end + 1 : end + 2].isdigit() else end + 1
    return end
