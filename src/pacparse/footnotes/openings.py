"""The beginnings of notes: a number or mark at the head of a line, and what speaks for a note."""

from __future__ import annotations

import re

from pacparse.fields import NamedTuple
from pacparse.footnotes.evidence import SUPERSCRIPTS, TO_DIGITS
from pacparse.text.patterns import compile_late, pattern

_HEAD_LENGTH = 48
NOTE_FIRST = frozenset("0123456789[" + SUPERSCRIPTS)
FIGURES = frozenset("0123456789")

# "¹ It is", "¹It is"; near miss: a line that is only "¹".
_SUPERSCRIPT = compile_late("(?P<number>[⁰¹²³⁴-⁹]{1,3})\\s?(?=\\S)")
# In brackets: "[1] text".
_BRACKETED = compile_late(r"\[(?P<number>[0-9]{1,3})\]:?\s?(?=\S)")
# With an address: "40 http://…", "1. https://…", "12) <https://…>".
_LINKED = re.compile(r"(?P<number>[0-9]{1,3})[.):]?\s{0,4}(?=<?(?:https?://|www\.))")
# "12 See the survey", "1  See Plaintiff", "5 2016 was a year"; near miss: "12.5 lamps".
_PLAIN = re.compile(r"(?P<number>[0-9]{1,3})\s{1,4}(?=\S)")
# "12. Harbour Act 1905", "12) p4"; near miss: "12.5 lamps".
LISTED = re.compile(r"(?P<number>[0-9]{1,3})[.)]\s{1,4}(?=\S)")
# "12", "¹²", "[12]"; near misses: "12.", "1¹".
_ALONE = compile_late("[0-9]{1,3}|[⁰¹²³⁴-⁹]{1,3}|\\[[0-9]{1,3}\\]")
_AWAITS_NUMBER = pattern(
    r"(?<=[\s(])(?:pp?|paras?|nos?|cols?|vols?|HC|HL|Cm|CP|Cmnd)\.?\Z",
    ask="search",
    example="Log, 2017, p.",
    near_miss="https://a.example/p",
)
_TAIL = 12


class Opening(NamedTuple):
    """The number that a line begins with as a note does, the length of its marker, and how it looks.

    ``form`` is ``raised``, ``address``, ``sign`` (brackets, or a stop in a list of notes) or ``plain``.
    """

    number: int
    length: int
    form: str


def read_opening(line: str, *, in_list: bool = False) -> Opening | None:
    """The number that ``line`` begins with as a note does; None if it begins otherwise.

    ``in_list`` says that a heading such as "References" stands before it.
    """
    head = line[:_HEAD_LENGTH]
    if head[0] in SUPERSCRIPTS and (found := _SUPERSCRIPT.match(head)):
        return Opening(read_number(found["number"]), found.end("number"), "raised")
    if ("http" in head or "www." in head) and (found := _LINKED.match(head)):
        return Opening(int(found["number"]), len(head[: found.end()].rstrip()), "address")
    found = _BRACKETED.match(head) if head[0] == "[" else LISTED.match(head) if in_list else None
    if found:
        return Opening(int(found["number"]), len(head[: found.end()].rstrip()), "sign")
    found = _PLAIN.match(head)
    return Opening(int(found["number"]), found.end("number"), "plain") if found else None


def is_link(text: str) -> bool:
    """Whether ``text`` begins with an address."""
    return text.startswith(("http://", "https://", "www.", "<http", "<www."))


def ends_with_link(line: str) -> bool:
    """Whether the last word of ``line`` is an address."""
    last_word = line.rstrip(">).;,").rsplit(None, 1)[-1:]
    return bool(last_word) and is_link(last_word[0])


def awaits_number(before: str) -> bool:
    """Whether a number belongs to the last word of ``before``: ``Log, 2017, p.``."""
    return _AWAITS_NUMBER.search(before[-_TAIL:]) is not None


def number_alone(line: str) -> int:
    """The number that is all of ``line``, superscript or in brackets or neither, or 0."""
    return read_number(line.strip("[]")) if len(line) <= 5 and _ALONE.fullmatch(line) else 0


def read_number(figures: str) -> int:
    """The value of ``figures``, superscript or not."""
    return int(figures.translate(TO_DIGITS))
