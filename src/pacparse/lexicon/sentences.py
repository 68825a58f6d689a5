"""What the end of a text says: whether its sentence is over, and what must follow."""

from __future__ import annotations

import re

from pacparse.text.patterns import compile_late

SENTENCE_ENDS = frozenset(".!?:;…")
CLOSERS = "”’\"')]*_"
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_EXPLICIT_MARKS = re.compile(r"(?:\[\^[0-9A-Za-z*†‡§¶-]{1,18}\][ ,]{0,2}){1,8}\Z")
_TAIL = 80
LONGEST_DATE = 60

# Closing punctuation alone ends the block before it; near miss: "...." (four of them).
_ORPHAN = re.compile(r"[.,;:!?)\]”’…]{1,3}")
# "**", "__bold__"; near misses: "a__b", "____" (a line to write on).
# It looks back after "__", not before: a pattern that begins with a look-behind scans slowly.
MARKUP = re.compile(r"\*(?:\ufeff*\*)+|__(?:(?<![A-Za-z_]__)(?!_)|(?<!___)(?![A-Za-z0-9_]))")


MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
)
# A date is broken over the line end: "Report of the Board, dated 7"; near miss: "is dated".
_DATE_BROKEN = re.compile(rf", dated(?: [0-9]{{1,2}}(?: {MONTH})?)?\Z")
# A day before its month: "published on 28", then "June 2023."; near misses: "see table 28", "May be".
_DAY_LAST = re.compile(
    r"\b(?:on|by|of|from|to|until|before|after|since|dated) (?:[12][0-9]|3[01]|[1-9])\Z"
)
_MONTH_FIRST = compile_late(rf"{MONTH} (?:19|20)[0-9]{{2}}\b")
# "38", "£29.3", "93,739"; near misses: "lamps.38", "2.".
_FIGURE = re.compile(r"£?[0-9]{1,3}(?:,[0-9]{3}){0,3}(?:\.[0-9]{1,2})?")
_SHORTEST_LINE = 40  # of running text: what is shorter may be a heading that lost its end
_BEFORE_NOUN = frozenset("a an the of by in to for with from at on into".split())
# "Evidence, p. 8.", "Submission 3, pp 4-6"; near miss: "at 8 p.m.".
_CITED_PAGE = compile_late(r"\bpp?\.? ?[0-9]{1,4}(?:[-–,][0-9 -–]{1,12})?\.?\Z")
OPEN_WORDS = frozenset(
    """a an the of and or to in on at by for from with as is are was were be been has have had that which who
    whose this these those its their our his her it we they will would should could can may must not but if
    than into about between per via""".split()
)


def is_open(text: str) -> bool:
    """Whether ``text`` stops in the middle of a sentence (note marks at its end set aside)."""
    tail = text[-_TAIL:]
    if "[^" in tail:
        tail = _EXPLICIT_MARKS.sub("", tail)
    tail = tail.rstrip("0123456789,[] " + SUPERSCRIPTS).rstrip(CLOSERS)
    return not tail or tail[-1] not in SENTENCE_ENDS


def ends_with_figure(text: str) -> bool:
    """Whether ``text`` stops after a figure that a word must follow: ``cost £29.3``, ``lit. 38``."""
    word = text[-_TAIL:].rsplit(None, 1)[-1:]
    return bool(word) and _FIGURE.fullmatch(word[0]) is not None


def stops_short(text: str) -> bool:
    """Whether ``text`` cannot end where it does: after a comma, or a word that another follows."""
    tail = text[-_TAIL:].rstrip("*_ ")
    if not tail:
        return False
    return tail.endswith((",", "-", "–")) or tail.rsplit(None, 1)[-1] in OPEN_WORDS


def goes_on_below(text: str, following: str) -> bool:
    """Whether a sentence that a blank line divides before a noun goes on: ``by the`` / ``Board of``.

    Near misses: a source that a page's foot puts there (``Evidence, p. 8.``), ``lamps, and`` in a list.
    """
    last = text[-_TAIL:].rstrip("*_ ").rsplit(None, 1)[-1:]
    if len(text) < _SHORTEST_LINE or not last or last[0] not in _BEFORE_NOUN:
        return False
    if not following[:1].isupper():
        return False
    return _CITED_PAGE.search(following[-_TAIL:]) is None


def awaits_date(before: str, after: str) -> bool:
    """Whether a status line stops before its date, and the next line can be that date.

    ``Target implementation date:`` or ``…: by the end of``, then ``Spring 2019``; near misses: a line
    that is whole, and a sentence without figures.
    """
    tail = before.rstrip(" *_")
    words = tail.rsplit(None, 1)
    is_cut = tail[-1:] in (":", ",") or (len(words) > 1 and words[1].lower() in OPEN_WORDS)
    return is_cut and len(after) <= LONGEST_DATE and any(map(str.isdigit, after))


def is_orphan(text: str) -> bool:
    """Whether ``text`` is closing punctuation alone, torn from the words before it."""
    return _ORPHAN.fullmatch(text) is not None


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
