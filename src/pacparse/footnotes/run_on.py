"""Several notes on one line: ``40 http://… 41 https://…``, ``1 Log, p. 4. 2 Gazette, p. 14``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.footnotes.note_records import Note
from pacparse.footnotes.openings import read_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from pacparse.units import Line

# " 41 https://b", " ²https://b", " [41] www.b"; near miss: " 41 lamps".
_NEXT_LINKED = re.compile(
    r"\s(?P<number>\[?[0-9]{1,3}[].):]?(?=\s)|[⁰¹²³⁴-⁹]{1,3})\s{0,4}(?=<?(?:https?://|www\.))"
)
# "2002. 2 Gazette", "p. 14. 4" at a line's end; near misses: "p. 14 2 Gazette", "vol. 3. 12 March".
_NEXT_SENTENCE = re.compile(r"(?<=[.;)”] )(?P<number>[0-9]{1,3})(?:\s(?=[A-Z“‘])|\Z)")
# "https://a.example 2" above an address.
_AT_END = re.compile(r"(?<=\S )(?P<number>[0-9]{1,3})\Z")
_STEP = 3
_LINKS = ("http", "www.")
_LEAST_BETWEEN = 2  # white space and a number
_MOST_BETWEEN = 6  # the number's last sign, white space, the sign that opens an address
_NUMBER_ENDS = frozenset("0123456789⁰¹²³⁴⁵⁶⁷⁸⁹].):")


def _has_linked(text: str, sign: str, length: int) -> bool:
    """Whether a number may stand before an address after the first ``length`` characters.

    A look at each address is many times quicker than a search of all the white space.
    """
    at = text.find(sign, length + _LEAST_BETWEEN)
    while at >= 0:
        if text[max(0, at - _MOST_BETWEEN) : at].removesuffix("<").rstrip()[-1:] in _NUMBER_ENDS:
            return True
        at = text.find(sign, at + 1)
    return False


def split_line(
    line: Line,
    number: int,
    length: int,
    *,
    is_free: Callable[[int], bool],
    above_link: bool = False,
) -> list[Note]:
    """The notes on one line, the first of which is ``number``, whose marker is ``length`` long.

    Another begins before an address, here or on the next line (``above_link``); or behind a stop, if
    its number ``is_free``: cited, and opened by no other line.
    """
    begins = [(number, 0, length)]
    is_linked = any(_has_linked(line.text, sign, length) for sign in _LINKS)
    nexts = [*_NEXT_LINKED.finditer(line.text, length)] if is_linked else []
    if above_link:
        nexts += _AT_END.finditer(line.text, length)
    sentences = [*_NEXT_SENTENCE.finditer(line.text, length)] if is_free(number + 1) else []
    for found in sorted([*nexts, *sentences], key=lambda match: match.start("number")):
        following = read_number(found["number"].strip("[].):"))
        before = begins[-1][0]
        most = before + (1 if found in sentences else _STEP)
        if before < following <= most and (found in nexts or is_free(following)):
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
