"""Whether a sentence goes on: what the end of one text and the beginning of the next say of it."""

from __future__ import annotations

import re
from typing import Final, Literal

from pacparse.lexicon.date_words import MONTHS_LONGEST_FIRST
from pacparse.text.patterns import compile_late, pattern

Onward = Literal["must", "may", "cannot"]

SENTENCE_ENDS = frozenset(".!?:;…")
CLOSERS = "”’\"')]*_"
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
LONGEST_DATE = 60
_TAIL = 80
_BRACKET = 60

OPEN_WORDS: Final = frozenset(
    """a an the of and or nor but to in into on onto at by for from with without within as is are was were be been
    being has have had will would should could can may might must shall that which who whom whose this these
    those its their our his her he she we they your my than if whether because although though unless until
    whereas while when where since upon despite towards against about between among through during under over per via not also such each every both either neither some
    any no""".split()
)
"""What no sentence ends with: the one list of such words.

A line that stops there, without a full stop, is no heading and no cell of a table either.
"""
STATES: Final = frozenset(
    "is are was were has have had will would should could can may must do does did".split()
)
_NAMES = ("A", "May")  # "Annex A" and "4 May" are whole
_LIST_JOINTS = ("; and", "; or", ", and", ", or")
_ARTICLES = frozenset(("a", "an", "the", "its", "their", "our", "every", "each", "this"))
_ADJECTIVE_ENDS = ("ous", "ive", "ful", "able", "ible", "ic", "ical", "less", "erse", "ish", "ary")
WHOLE_ENDS = SENTENCE_ENDS | frozenset("”’\"')]|")

_EXPLICIT_MARKS = compile_late(r"(?:\[\^[0-9A-Za-z*†‡§¶-]{1,18}\][ ,]{0,2}){1,8}\Z")
# Closing punctuation alone ends the block before it; near miss: "...." (four of them).
_ORPHAN = compile_late(r"[.,;:!?)\]”’…]{1,3}")
# "**", "__bold__"; near misses: "a__b", "5__6", "____" (a line to write on), the first star of "\\***".
# It looks back after a sign, not before: a pattern that begins with a look-behind scans slowly.
MARKUP = compile_late(
    r"\*(?<!\\\*)(?:\ufeff*\*)+|__(?:(?<![A-Za-z0-9_]__)(?!_)|(?<!___)(?![A-Za-z0-9_]))"
)

MONTH = "(?:" + "|".join(name.capitalize() for name in MONTHS_LONGEST_FIRST) + ")"
# A date is broken over the line end: "Report of the Board, dated 7"; near miss: "is dated".
_DATE_BROKEN = compile_late(rf", dated(?: [0-9]{{1,2}}(?: {MONTH})?)?\Z")
# A day before its month: "published on 28", then "June 2023."; near misses: "see table 28", "May be".
_DAY_LAST = compile_late(
    r"\b(?:on|by|of|from|to|until|before|after|since|dated) (?:[12][0-9]|3[01]|[1-9])\Z"
)
_MONTH_FIRST = compile_late(rf"{MONTH} (?:19|20)[0-9]{{2}}\b")
# "38", "£29.3", "93,739"; near misses: "lamps.38", "2.".
_FIGURE = compile_late(r"£?[0-9]{1,3}(?:,[0-9]{3}){0,3}(?:\.[0-9]{1,2})?")
# The place of a report that a quotation names at its end.
_SOURCE = pattern(
    r"""\( (?: vol(?:ume)?\.? \s [0-9ivx]{1,4} ,? \s? )?
        (?: [0-9]{1,3} (?:\.[0-9]{1,4}){1,2}
             | (?: (?:recommendation|conclusion)s? ,? \s )? (?: at\s)?
               (?: para(?:graph)?s?\.? | pages? | pp?\. | Qq? | HC | HL(?:\sPaper)? | CP | Cmn?d?\.? )
               \s? [0-9] [^()]{0,40} ) \) ["'”’.*_]{0,4} \Z""",
    re.VERBOSE | re.IGNORECASE,
    ask="search",
    example="every lamp be lit (Paragraphs 12 and 13).",
    near_miss="as it was in the year of the count (2017)",
)
# A source that a page's foot puts between the halves of a sentence: no half of it.
_CITED_PAGE = pattern(
    r"\bpp?\.? ?[0-9]{1,4}(?:[-–,][0-9 -–]{1,12})?\.?\Z",
    ask="search",
    example="Evidence, Ms Tide, p. 8.",
    near_miss="at 8 p.m.",
)
_SHORTEST_LINE = 40  # of running text: what is shorter may be a heading that lost its end


def onward(above: str, below: str) -> Onward:
    """Whether the sentence that ``above`` stops in goes on in ``below``, the line after it.

    *must*: the one cannot end there (``by the``, a date, an open bracket), or the other can only go
    on (small letters after no stop). *cannot*: the sentence is over, by a stop or by its source in
    brackets. *may*: nothing tells; the room that the line above had may.
    """
    if below[0].islower():
        return "must" if _is_unstopped(above) else "may"
    if splits_date(above, below) or _closes_bracket(above, below) or is_orphan(below):
        return "must"
    if not is_open(above):
        return "cannot"
    return "must" if stops_short(above) and not above.endswith(_LIST_JOINTS) else "may"


def goes_on_below(above: str, below: str) -> bool:
    """Whether a sentence that a blank line divides goes on all the same: ``by the`` / ``Board of``.

    Near misses: a source that a page's foot puts there (``Evidence, p. 8.``), ``lamps, and`` in a list.
    """
    if onward(above, below) != "must":
        return False
    if below[0].islower() or is_orphan(below):
        return True
    if _closes_bracket(above, below) or splits_date(above, below):
        return True
    is_half = len(above) >= _SHORTEST_LINE and above.rstrip("*_ ")[-1:] not in ",-–"
    return is_half and below[0].isupper() and not cites_page(below)


def cites_page(text: str) -> bool:
    """Whether ``text`` is a source that a page's foot puts between the halves of a sentence."""
    return _CITED_PAGE.search(text[-_TAIL:]) is not None


def is_open(text: str) -> bool:
    """Whether ``text`` stops in the middle of a sentence (note marks at its end set aside)."""
    tail = text[-_TAIL:]
    if "[^" in tail:
        tail = _EXPLICIT_MARKS.sub("", tail)
    if ")" in tail[-4:] and ends_with_source(tail):
        return False
    tail = tail.rstrip("0123456789,[] " + SUPERSCRIPTS).rstrip(CLOSERS)
    return not tail or tail[-1] not in SENTENCE_ENDS


def ends_with_source(text: str) -> bool:
    """Whether ``text`` ends with the place it is quoted from: ``(113.6)``, ``(Paragraph 2)``."""
    return ")" in text[-5:] and _SOURCE.search(text[-_TAIL:]) is not None


def is_source(text: str) -> bool:
    """Whether ``text`` is the place that something is quoted from, and nothing else."""
    return (
        text[:1] == "(" and len(text) < _TAIL and text.find("(", 1) < 0 and ends_with_source(text)
    )


def _is_unstopped(text: str) -> bool:
    """Whether no stop ends ``text``; behind a figure (``lit. 38``) and in a source none does."""
    word = text[-_TAIL:].rsplit(None, 1)[-1:]
    if not word or _FIGURE.fullmatch(word[0]) is not None:
        return True
    if ends_with_source(text):
        is_stopped = text.rstrip("*_")[-1] in SENTENCE_ENDS
        return not is_stopped and is_open(text[: text.rindex("(")].rstrip())
    return is_open(text)


def stops_short(text: str) -> bool:
    """Whether ``text`` cannot end where it does: after a comma, or a word that another follows."""
    tail = text[-_TAIL:].rstrip("*_ ")
    if not tail:
        return False
    word = tail.rsplit(None, 1)[-1]
    if word in _NAMES:
        return False
    return tail[-1] in ",-\xad–—(‘“" or word.lower() in OPEN_WORDS


def is_unfinished(text: str) -> bool:
    """Whether the last words of a paragraph show that the rest of it was lost.

    ``…and sustain a diverse`` does; ``…legislation and policy`` does not.
    """
    if not text or text[-1] in WHOLE_ENDS:
        return False
    words = text[-_TAIL:].lower().split()[-2:]
    if stops_short(text):
        return True
    return len(words) == 2 and words[0] in _ARTICLES and words[1].endswith(_ADJECTIVE_ENDS)


def awaits_date(before: str, after: str) -> bool:
    """Whether a status line stops before its date, and the next line can be that date.

    ``Target implementation date:`` or ``…: by the end of``, then ``Spring 2019``; near misses: a line
    that is whole, and a sentence without figures.
    """
    tail = before.rstrip(" *_")
    is_cut = tail[-1:] in (":", ",") or stops_short(tail)
    return is_cut and len(after) <= LONGEST_DATE and any(map(str.isdigit, after))


def is_orphan(text: str) -> bool:
    """Whether ``text`` is closing punctuation alone, torn from the words before it."""
    return not text[:1].isalnum() and _ORPHAN.fullmatch(text) is not None


def breaks_date(text: str) -> bool:
    """Whether ``text`` stops in the middle of its date."""
    return ", dated" in text[-24:] and _DATE_BROKEN.search(text[-24:]) is not None


def splits_date(before: str, after: str) -> bool:
    """Whether a date is begun at the end of ``before`` and goes on in ``after``: ``on 28``, ``June 2023``."""
    if breaks_date(before):
        return True
    tail = before[-16:]
    return (
        tail[-1:].isdigit()
        and _DAY_LAST.search(tail) is not None
        and _MONTH_FIRST.match(after) is not None
    )


def _closes_bracket(before: str, after: str) -> bool:
    """Whether a bracket that is open goes on: ``(Recommendation,`` / ``Paragraph 15)``."""
    end = after.find(")", 0, _BRACKET)
    if end < 0 or "(" in after[:end]:
        return False
    begun = before.rfind("(", -_BRACKET)
    return begun >= 0 and ")" not in before[begun:]
