"""Several notes on one line: ``40 http://… 41 https://…``, ``1 Log, p. 4. [2] Gazette, p. 14 ³ Ibid.``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.footnotes.note_records import Note
from pacparse.footnotes.openings import awaits_number, ends_with_link, is_link, read_number
from pacparse.lexicon.date_words import MONTHS
from pacparse.lexicon.sources import SMALL
from pacparse.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from pacparse.units import Line

_NUMBER = pattern(
    r"(?<!\S)(?:(?P<shown>\[[0-9]{1,3}\]:?|[⁰¹²³⁴-⁹]{1,3})|[0-9]{1,3}[.):]?(?!\S))",
    ask="search",
    example="a log. ²https://b.example",
    near_miss="the log 4.1 of x²",
)
_WORD = pattern(r"[A-Za-z]+", ask="match", example="May 2012", near_miss="2012")
_STEP = 3
_HEAD = 24
_ENDS = ".;)”’>"


def split_line(
    line: Line,
    number: int,
    length: int,
    *,
    is_free: Callable[[int, str], bool],
    above_link: bool = False,
) -> list[Note]:
    """The notes on one line, the first of which is ``number``, whose marker is ``length`` long.

    Another begins with a raised number, with one in brackets, or before an address, here or on the
    next line (``above_link``); or behind a stop or an address, if its number ``is_free`` behind what
    stands before it on the line (no ``p.``): cited, or behind an address, and opened by no other line.
    """
    text = line.text
    begins = [(number, 0, length)]
    for found in _NUMBER.finditer(text, length) if length < len(text) else ():
        value, before = read_number(found[0].strip("[].):")), begins[-1][0]
        if not before < value <= before + _STEP or not found.start():
            continue
        words = text[found.end() : found.end() + _HEAD].lstrip()
        above = text[: found.start()].rstrip()
        is_next, is_shown = value == before + 1, found["shown"] is not None
        heads_link = is_link(words) if words else above_link
        if not heads_link and not (is_shown and is_next):
            is_over = is_next and (above[-1] in _ENDS or ends_with_link(above))
            if not (is_shown or (is_over and _begins(words) and not awaits_number(above))):
                continue
            if not is_free(value, above):
                continue
        begins.append((value, found.start(), found.end()))
    notes = []
    for place, (value, start, content) in enumerate(begins):
        end = begins[place + 1][1] if place + 1 < len(begins) else len(text)
        body = text[content:end]
        first = content + len(body) - len(body.lstrip())
        last = content + len(body.rstrip())
        span = ((line.start + first, line.start + last),) if first < last else ()
        notes.append(Note(str(value), (line.start + start, line.start + content), span))
    return notes


def _begins(words: str) -> bool:
    """Whether a note may begin with ``words``; near misses: ``keepers spoke``, ``May 2012``."""
    word = _WORD.match(words)
    if word and (word[0].islower() or word[0].lower() in MONTHS):
        return SMALL.match(words) is not None
    return True
