"""Marks that are plain digits, glued to what stands before them: a word, a stop, a figure, a year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.footnotes.evidence import (
    DIGITS,
    FAIR,
    GOOD,
    MAX_MARK_DIGITS,
    STRONG,
    UNSEEN_SIGNS,
    WEAK,
    Candidate,
    word_before,
)
from pacparse.lexicon.sentences import MONTH

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_FIGURE_DIGITS = 8
MIN_YEAR_AND_MARK = 5
YEAR_AND_STOP = -0.9  # enough for a note that is there, even where the one before is not
# "2019-2028" is a range; note 28 and the marks before and after it can say that it is 2019-20.
RANGE_ITSELF = -4.6
DATED = 0.0  # what stands before says that a year is meant
MAX_RANGE = 30  # years that a range such as 2010-35 may cover
# ",38", ", 39 lamps"; near misses: ", 7,965 lamps", ", 5% more".
_SECOND = re.compile(r"[,‚] ?(?P<number>[0-9]{1,3})(?![0-9%]|,[0-9]{3})")
MIN_WORD = 3  # longer than any of the names below
# Names that end in a figure of their own: gases, papers, roads, quarters, diseases.
_NAMES = frozenset(
    "co no so pm h2 mp g a b c e m n q t p s v k d f h j l r u w x y z mk ps cp hc cm".split()
)
# Abbreviations whose stop is followed by a figure: "p.12", "No.5", "para.3".
_ABBREVIATIONS = frozenset(
    "p pp no nos para paras s ss c ch chap art arts cm vol fig figs v sec reg col cl sch tab app".split()
)
# "in 2017", "2019/20", "2019–20", "416,000"; near misses: "12017", "4.5".
_FIGURE_END = re.compile(
    r"(?:(?<![0-9,.])(?P<year>(?:19|20)[0-9]{2}(?:[/–-][0-9]{2})?)|(?P<amount>,[0-9]{3}))\Z"
)
_FIGURE_LENGTH = 9
# "in ", "Since ", "the end of ", "March " before a year; near misses: "of ", "within ", "about ".
_BEFORE_YEAR = re.compile(
    rf"""\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Uu]ntil|end[ ]of|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter
    |{MONTH})\s\Z""",
    re.VERBOSE,
)
# What the text of a block does not show: bold signs, byte order marks.
_UNSEEN = ("**", "__", "\ufeff")
_CONTEXT = 24


def find_figures(text: str) -> Iterator[Candidate]:
    """Marks glued to what stands before them."""
    for match in DIGITS.finditer(text):
        start, end = match.span()
        size = end - start
        if start == 0 or size > MAX_FIGURE_DIGITS:
            continue
        if size < MIN_YEAR_AND_MARK and text[start - 1] in " \xa0\n£":
            continue
        if text[start - 1] in "*_\ufeff" or text[end : end + 2].startswith(_UNSEEN):
            found = _beside_markup(text, start, end)
        else:
            found = _figure(text, start, end)
        if found is not None:
            yield found
            yield from _seconds(text, found)


def _figure(text: str, start: int, end: int) -> Candidate | None:
    """The mark that the digits from ``start`` to ``end`` may be, or end with."""
    before = text[start - 1]
    after = text[end] if end < len(text) else " "
    if before.isalpha():
        return _after_word(text, start, end, after)
    if before in ".,;:!?":
        return _after_point(text, start, end, after)
    if before in ")”’\"']%":
        return _after_closer(text, start, end, after)
    if before in "-–/ \xa0\t\r\n(‘“":
        return _after_figure(text, start, end, after)
    return None


def _beside_markup(text: str, start: int, end: int) -> Candidate | None:
    """The same, bold signs set aside: ``**Survey**35`` is read as ``Survey35``."""
    before = UNSEEN_SIGNS.sub("", text[max(0, start - _CONTEXT) : start])
    after = UNSEEN_SIGNS.sub("", text[end : end + _CONTEXT])
    if not before:
        return None
    found = _figure(f"{before}{text[start:end]}{after}", len(before), len(before) + end - start)
    if found is None:
        return None
    shift = start - len(before)
    return found._replace(run=(found.run[0] + shift, found.run[1] + shift))


def _seconds(text: str, first: Candidate) -> Iterator[Candidate]:
    """The further marks of ``37,38``."""
    value, at = first.value, first.run[1]
    while (match := _SECOND.match(text, at)) and value < int(match["number"]) <= value + 3:
        value, at = int(match["number"]), match.end()
        yield Candidate(value, match.span("number"), first.weight, "second")


def _mark(text: str, start: int, end: int, weight: float) -> Candidate | None:
    if end - start > MAX_MARK_DIGITS or text[start] == "0":
        return None
    return Candidate(int(text[start:end]), (start, end), weight)


def _after_word(text: str, start: int, end: int, after: str) -> Candidate | None:
    """``Survey35``; not ``CO2``, ``Q4``, ``H1N1``, ``a4b``."""
    if after.islower() or after in "@_/\\-–":
        return None
    last = text[start - 1]
    if after.isupper() and last.isupper():
        return None
    is_long = start >= MIN_WORD and text[start - MIN_WORD : start].isalpha()
    if not is_long and _is_name(word_before(text, start)):
        return None
    if after.isupper() and end - start == 1:
        return None
    if (
        after in ".:"
        and end + 1 < len(text)
        and (text[end + 1].isdigit() or text[end + 1].islower())
    ):
        return None  # "Lamps2.3", "Keeper1.pdf"
    weight = STRONG if last.islower() else FAIR
    return _mark(text, start, end, weight)


def _is_name(word: str) -> bool:
    """Whether a figure belongs to ``word``: ``CO``, ``Q``, ``p``; not ``so`` or ``to``."""
    return word.lower() in _NAMES and (len(word) == 1 or not word.islower())


def _after_point(text: str, start: int, end: int, after: str) -> Candidate | None:
    """``instead.41The``, ``Tool,39 as``; not ``9.25``, ``p.12``, ``2:1``, ``1,000``."""
    if after.islower() or after in "%@/-–" or (after in ".:" and text[end + 1 : end + 2].isdigit()):
        return None
    earlier = text[start - 2] if start > 1 else " "
    if earlier.isdigit():
        return (
            _after_amount(text, start, end)
            if text[start - 1] == ","
            else _after_year(text, start, end)
        )
    if earlier.isspace() or earlier == "\\":  # the line begins here, escaped or not
        return None
    if text[start - 1] == ".":
        if earlier == ".":  # dots lead to the page of a table of contents
            return None
        word = word_before(text, start - 1)
        if word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper()):
            return None  # "p.12"; "recommendation L.3", "paragraph B.1.(1)"
    return _mark(text, start, end, FAIR if text[start - 1] == ":" else GOOD)


def _after_year(text: str, start: int, end: int) -> Candidate | None:
    """``in 2017.43 Good``: a mark after a year or an amount and its stop.

    A sentence must begin after it: elsewhere a decimal can be meant, and after an amount the
    sequence must speak for it.
    """
    if text[start - 1] != ".":
        return None
    following = text[end : end + 2]
    if not (following[:1].isspace() and following[1:2].isupper()) and following.strip():
        return None
    before = _FIGURE_END.search(text[max(0, start - _FIGURE_LENGTH) : start - 1])
    if before is None:
        return None
    return _mark(text, start, end, WEAK if before.lastgroup == "amount" else 0.0)


def _after_amount(text: str, start: int, end: int) -> Candidate | None:
    """``300,00012``: digits beyond a group of three; ``in 1998,68 the``: a mark after a year."""
    before = _FIGURE_END.search(text[max(0, start - _FIGURE_LENGTH) : start - 1])
    if before is not None and before.lastgroup == "year":
        return _mark(text, start, end, 0.0)
    if not MAX_MARK_DIGITS < end - start <= 2 * MAX_MARK_DIGITS:
        return None
    return _mark(text, start + 3, end, WEAK)


def _after_closer(text: str, start: int, end: int, after: str) -> Candidate | None:
    """``2017).36``, ``90.3%43``, ``Budget’12``; not ``’90s``."""
    if after.islower() or after in "%@":
        return None
    if text[start - 1] in "’\"'" and not text[max(0, start - 2) : start - 1].strip(" (\\\r\n\t\f"):
        return None  # the quotation mark opens: "12 months"
    return _mark(text, start, end, FAIR if text[start - 1] in "%’'\"" else GOOD)


def _after_figure(text: str, start: int, end: int, after: str) -> Candidate | None:
    """``2014-1537`` is 2014-15 and note 37; ``in 20256`` may be 2025 and note 6."""
    size = end - start
    if size < MAX_MARK_DIGITS or (after.isalpha() and after.islower()) or after in "%-–/":
        return None
    if text[start - 1] in "-–/":
        if start < 5 or not _is_year(text[start - 5 : start - 1]):
            return None
        return _after_range(text, start, end)
    if size > 4 and _is_year(text[start : start + 4]):
        if _BEFORE_YEAR.search(text[max(0, start - _CONTEXT) : start]):
            return _mark(text, start + 4, end, DATED)
        return _mark(text, start + 4, end, YEAR_AND_STOP if after in ".,;" else WEAK)
    return None


def _after_range(text: str, start: int, end: int) -> Candidate | None:
    """``2014-1537``: a range of years, then a mark; not ``2019-2020``, which is a range itself."""
    first = int(text[start - 5 : start - 1])
    years = (int(text[start : start + 2]) - first) % 100
    if end - start == 4 and first < int(text[start:end]) <= first + MAX_RANGE:
        return _mark(text, start + 2, end, RANGE_ITSELF) if years == 1 else None
    if years == 1:
        return _mark(text, start + 2, end, STRONG - 0.5)
    return _mark(text, start + 2, end, FAIR) if 1 < years <= MAX_RANGE else None


def _is_year(digits: str) -> bool:
    return len(digits) == 4 and digits.isdigit() and "1900" <= digits <= "2099"
