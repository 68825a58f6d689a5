"""Digits that may be marks, and what stands beside them: the facts that the rules of marks ask.

A mark is glued to a word (``Survey35``), a stop (``instead.41The``), a closing sign (``2017).36``), a
figure (``2014-1537``); it is raised, stands in brackets, or between spaces. Here is no decision.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.footnotes.evidence import MAX_MARK_DIGITS, TO_DIGITS, UNSEEN_SIGNS
from pacparse.lexicon.names_with_figures import is_acronym
from pacparse.text.patterns import WholeTextPattern, compile_late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pacparse.text.spans import Run

# Without a possessive sign: regex scans for a plain class twenty times as fast.
DIGITS = WholeTextPattern(r"[0-9]+")
_MAX_DIGITS = 8
_MIN_YEAR_AND_MARK = 5
_INSIDE = "&’'"
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" + _INSIDE
_COMMAS = (",", "‚")
_OPENING = "([‘“'\"*_"
TAG = "<sup>"  # before raised figures in Markdown
LEFT = 72
RIGHT = 24
_LONGEST_NUMBER = 12  # "2019/20" or "a £1,000", with a sign before it and its stop
# "in 2017", "2019/20", "2019–20"; near misses: "12017", "4.5".
_YEAR = re.compile(r"(?<![0-9,.])(?:19|20)[0-9]{2}(?:[/–-][0-9]{2})?\Z")
_AMOUNT = re.compile(r",[0-9]{3}\Z")
# "a target of 23", "£400", "the EU27", "SI 2014/1512"; near misses: "3.2", a number that begins its line.
_COUNT = re.compile(r"(?:[^\s.][ ]|[A-Za-z]-?|[0-9][/–-])[£$€]?[0-9]{1,4}\Z")
# "Learn365", "2004/406", "HC 109", "1099"; near misses: "365", "Q3".
_NAME = re.compile(
    r"(?:(?:[A-Za-z]{2}|[0-9][/–-]|\b(?:Cm|CP|HC|HL)[ ])[0-9]{1,4}|(?<![0-9,.])[0-9]{4})\Z"
)
# ",38", ", 39 lamps"; near misses: ", 7,965 lamps", ", 5% more".
_SECOND = compile_late(r"[,‚] ?(?P<number>[0-9]{1,3})(?![0-9%]|,[0-9]{3})")


class Figure(NamedTuple):
    """Digits that may be a mark: what stands on both sides, bold signs left out.

    ``place`` is one of ``word``, ``acronym``, ``stop``, ``closer``, ``year``, ``amount``, ``count``, ``range``,
    ``joined``, ``raised``, ``bracket``, ``set-bracket``; or, with ``spaced-`` before it, ``stop``, ``between``,
    ``figure``, ``noun``, ``word``. ``word`` is the letters before. ``is_named`` says that the same word
    bears the same figure elsewhere, behind other words.
    """

    left: str
    digits: str
    right: str
    place: str
    word: str
    is_named: bool = False


def find_figures(text: str) -> Iterator[tuple[Figure, Run]]:
    """The digits glued to what stands before them, each with the place of what may be a mark."""
    names = _repeated_names(text)
    for match in DIGITS.finditer(text):
        start, end = match.span()
        size = end - start
        if start == 0 or size > _MAX_DIGITS:
            continue
        if size < _MIN_YEAR_AND_MARK and text[start - 1] in " \xa0\n£":
            continue
        figure = glued_figure(text, start, end)
        if figure is None or len(figure.digits) > MAX_MARK_DIGITS or figure.digits[0] == "0":
            continue
        if (
            names
            and figure.place in ("word", "acronym")
            and _name(figure.left) + figure.digits in names
        ):
            figure = figure._replace(is_named=True)
        yield figure, (end - len(figure.digits), end)


def _repeated_names(text: str) -> set[str]:
    """The words with the same figure at their end behind different words: ``HS2``, ``Line4``."""
    seen: dict[str, str] = {}
    names: set[str] = set()
    for match in DIGITS.finditer(text):
        start, end = match.span()
        if end - start > MAX_MARK_DIGITS or not text[start - 1 : start].isalpha():
            continue
        near = text[max(0, start - RIGHT) : end]
        name = _name(near)
        if seen.setdefault(name, near) != near:
            names.add(name)
    return names


def _name(left: str) -> str:
    """The word that ``left`` ends with, its figures and all, without what opens before it."""
    return left[-RIGHT:].rsplit(None, 1)[-1].lstrip(_OPENING)


def glued_figure(text: str, start: int, end: int) -> Figure | None:
    """The facts of the digits from ``start`` to ``end``, or of those behind a year that they end with."""
    left, right = _sides(text, start, end)
    digits = text[start:end]
    before = left[-1:]
    if before.isalpha():
        word = word_before(left)
        return Figure(left, digits, right, "acronym" if is_acronym(word) else "word", word)
    if before in ".,;:!?" and before:
        return _behind_stop(left, digits, right)
    if before in ")”’\"']%" and before:
        return Figure(left, digits, right, "closer", "")
    if before in "-–/":
        size, place = 2, "range"
        if len(digits) <= size or not _is_year(left[-5:-1]):
            return None
    elif len(digits) >= _MIN_YEAR_AND_MARK and _is_year(digits[:4]):
        size, place = 4, "joined"
    else:
        return None
    return Figure(left + digits[:size], digits[size:], right, place, "")


def raised_figure(text: str, start: int, end: int, place: str = "raised") -> Figure:
    """The facts of digits that are raised, or stand in brackets."""
    left, right = _sides(text, start, end)
    left = left.removesuffix(TAG)
    digits = text[start:end].translate(TO_DIGITS)
    return Figure(left, digits, right, place, word_before(left))


def further_marks(text: str, value: int, at: int) -> Iterator[tuple[int, Run]]:
    """The further marks of ``37,38``, behind the mark ``value`` that ends at ``at``."""
    if text[at : at + 1] not in _COMMAS:
        return
    while (match := _SECOND.match(text, at)) and value < int(match["number"]) <= value + 3:
        value, at = int(match["number"]), match.end()
        yield value, match.span("number")


def word_before(left: str) -> str:
    """The word that ``left`` ends with: letters, and the signs of ``R&D`` and ``Board’s`` between them."""
    start = len(left.rstrip(_LETTERS))
    while start > 0 and left[start - 1].isalpha():  # "é"
        start = len(left[: start - 1].rstrip(_LETTERS))
    return left[start:].strip(_INSIDE)


def _sides(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind, bold signs set aside: ``**Survey**35`` is read as ``Survey35``."""
    left, right = text[max(0, start - LEFT) : start], text[end : end + RIGHT] or " "
    if "*" in left or "_" in left or "\ufeff" in left:
        left = UNSEEN_SIGNS.sub("", left)
    if right[0] in "*_\ufeff":
        right = UNSEEN_SIGNS.sub("", right) or " "
    return left, right


def _behind_stop(left: str, digits: str, right: str) -> Figure | None:
    stop, earlier = left[-1], left[-2:-1]
    if not earlier.isdecimal():
        return Figure(left, digits, right, "stop", word_before(left[:-1]))
    number = left[-_LONGEST_NUMBER:-1]
    if stop in ".," and _YEAR.search(number):
        return Figure(left, digits, right, "year", "")
    if stop == "," and MAX_MARK_DIGITS < len(digits) <= 2 * MAX_MARK_DIGITS:
        return Figure(left + digits[:3], digits[3:], right, "amount", "")
    if stop == "." and _AMOUNT.search(number):
        return Figure(left, digits, right, "amount", "")
    if stop == "," and _NAME.search(number):
        return Figure(left, digits, right, "count", "")
    if stop == "." and _COUNT.search(number):
        return Figure(left, digits, right, "count", word_before(left.rstrip("0123456789. /–-£$€")))
    return None


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdigit() and "1900" <= digits <= "2099"
