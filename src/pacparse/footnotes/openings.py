"""The beginnings of notes: a number or mark at the head of a line, and what speaks for a note."""

from __future__ import annotations

import re
from typing import NamedTuple

from pacparse.footnotes.candidates import SUPERSCRIPTS, TO_DIGITS
from pacparse.footnotes.endnotes import LISTED
from pacparse.lexicon.sources import SMALL

_HEAD_LENGTH = 48
# A text-only note is short; a longer line with a bare number before it is a paragraph.
_MAX_PLAIN_NOTE = 400
# One that goes on from the note before may be long: lists of witnesses, quotations.
_MAX_NEXT_NOTE = 2_000
_STEP = 3
NOTE_FIRST = frozenset("0123456789[" + SUPERSCRIPTS)

# "¹ It is", "¹It is"; near miss: a line that is only "¹".
_SUPERSCRIPT = re.compile("(?P<number>[⁰¹²³⁴-⁹]{1,3})\\s?(?=\\S)")
# In brackets: "[1] text".
_BRACKETED = re.compile(r"\[(?P<number>[0-9]{1,3})\]:?\s?(?=\S)")
# With an address: "40 http://…", "1. https://…", "12) <https://…>".
_LINKED = re.compile(r"(?P<number>[0-9]{1,3})[.):]?\s{0,4}(?=<?(?:https?://|www\.))")
# "12 See the survey", "1  See Plaintiff", "5 2016 was a year"; near miss: "12 345 lamps".
_PLAIN = re.compile(
    r"(?P<number>[0-9]{1,3})\s{1,4}(?=[^\s0-9]|(?P<figure>(?:[0-9]{1,2}|[0-9]{4})\s[A-Za-z]))"
)
# "12", "¹²"; near misses: "12.", "1¹".
_ALONE = re.compile("[0-9]{1,3}|[⁰¹²³⁴-⁹]{1,3}")


class Opening(NamedTuple):
    """The number of a note and the length of its marker; not certain: only if it is cited."""

    number: int
    length: int
    is_certain: bool = False


def find_opening(
    line: str, last: int, *, is_apart: bool, in_list: bool, in_run: bool = False
) -> Opening | None:
    """The note that ``line`` opens, or may open; None if none.

    ``last`` is the number of the note before. ``is_apart`` says that a blank line or furniture
    stands before it, ``in_list`` that a heading such as "References" does, ``in_run`` that the line
    before belongs to note ``last``.
    """
    head = line[:_HEAD_LENGTH]
    if head[0] in SUPERSCRIPTS and (found := _SUPERSCRIPT.match(head)):
        number = read_number(found["number"])
        return Opening(number, found.end("number"), is_certain=True)
    if ("http" in head or "www." in head) and (found := _LINKED.match(head)):
        return Opening(int(found["number"]), len(head[: found.end()].rstrip()), is_certain=True)
    found = _BRACKETED.match(head) if head[0] == "[" else LISTED.match(head) if in_list else None
    if found:
        is_linked = is_link(line[found.end() :])
        return Opening(int(found["number"]), len(head[: found.end()].rstrip()), is_linked)
    found = _PLAIN.match(head)
    if found is None:
        return None
    number = int(found["number"])
    if found["figure"] and not 0 < last == number - 1:
        return None
    is_linked = "http" in line or "www." in line
    is_small = head[found.end() : found.end() + 1].islower() and not SMALL.match(head, found.end())
    is_apart = is_apart or (in_run and last < number <= last + _STEP)
    if is_linked or (not is_small and _has_place(number, last, line, is_apart=is_apart)):
        return Opening(number, found.end("number"), is_certain=is_linked and number == last + 1)
    return None


def _has_place(number: int, last: int, line: str, *, is_apart: bool) -> bool:
    """Whether a note without an address may stand here: in sequence, or set apart."""
    if number == last + 1:
        most = _MAX_NEXT_NOTE if is_apart and last > 0 else _MAX_PLAIN_NOTE
        return (is_apart or last > 0) and len(line) <= most
    return is_apart and (number > last or number == 1) and len(line) <= _MAX_PLAIN_NOTE


def is_link(text: str) -> bool:
    """Whether ``text`` begins with an address."""
    return text.startswith(("http://", "https://", "www.", "<http", "<www."))


def ends_with_link(line: str) -> bool:
    """Whether the last word of ``line`` is an address."""
    last_word = line.rstrip(">).;,").rsplit(None, 1)[-1:]
    return bool(last_word) and is_link(last_word[0])


def number_alone(line: str) -> int:
    """The number that is all of ``line``, superscript or not, or 0."""
    return read_number(line) if len(line) <= 3 and _ALONE.fullmatch(line) else 0


def read_number(figures: str) -> int:
    """The value of ``figures``, superscript or not."""
    return int(figures.translate(TO_DIGITS))
