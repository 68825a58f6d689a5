"""What the shape of a text says: whether its sentence is over, whether it can be a heading."""

from __future__ import annotations

import re

from pacparse.text.patterns import compile_late

SENTENCE_ENDS = frozenset(".!?:;…")
CLOSERS = "”’\"')]*_"
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_EXPLICIT_MARKS = re.compile(r"(?:\[\^[0-9A-Za-z*†‡§¶-]{1,18}\][ ,]{0,2}){1,8}\Z")
_TAIL = 80
_LONGEST_DATE = 60

# Closing punctuation alone ends the block before it; near miss: "...." (four of them).
_ORPHAN = re.compile(r"[.,;:!?)\]”’…]{1,3}")
# "**", "__bold__"; near misses: "a__b", "____" (a line to write on).
# It looks back after "__", not before: a pattern that begins with a look-behind scans slowly.
MARKUP = re.compile(r"\*(?:\ufeff*\*)+|__(?:(?<![A-Za-z_]__)(?!_)|(?<!___)(?![A-Za-z0-9_]))")

PAPER_SERIES = "HC|HL Paper|HL|CP|Cmnd|Cmd|Cm"

# What a cover prints beside its title is no heading: "HC 1099", "Cm. 9668 £10.00", "ISBN 978-1-52";
# near misses: "CP 12 lamps", "Isbn and lamps".
_PRINTED_NUMBER = compile_late(
    rf"(?:{PAPER_SERIES})\.? ?[0-9]{{1,5}}(?:-[IVXivx]{{1,6}})?(?: £[0-9.]{{1,7}})?"
    r"|(?:Print |Web |PDF )?ISBN:? ?[0-9X -]{9,20}|P\.?U\.? ?[0-9]{3,5}|E-Number:? .{1,30}"
    r"|ID [0-9 ]{5,20}(?:[0-9]{2}/[0-9]{2})?"
)
_PRINTED_FIRST = frozenset("HCIPWE")
_PRINTED_WORDS = (
    *(
        "Presented to ",
        "Printed on ",
        "Printed in ",
        "Printed by ",
        "Published by ",
        "Published on ",
    ),
    *("Ordered by ", "Ordered, by ", "All correspondence ", "CCS", "©", "Report to be considered"),
)

MAX_HEADING = 110
MAX_TITLE = 250
MAX_WORDS = 16

_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
)
# A date is broken over the line end: "Report of the Board, dated 7"; near miss: "is dated".
_DATE_BROKEN = re.compile(rf", dated(?: [0-9]{{1,2}}(?: {_MONTH})?)?\Z")
# A day before its month: "published on 28", then "June 2023."; near misses: "see table 28", "May be".
_DAY_LAST = re.compile(
    r"\b(?:on|by|of|from|to|until|before|after|since|dated) (?:[12][0-9]|3[01]|[1-9])\Z"
)
_MONTH_FIRST = compile_late(rf"{_MONTH} (?:19|20)[0-9]{{2}}\b")
# "Monday 3 July 2023", "July 2023"; near misses: "Budget 2017", "3 July 2023 at noon".
_DATE_LINE = compile_late(
    rf"(?:(?:[A-Z][a-z]{{2,8}},? )?[0-9]{{1,2}}(?:st|nd|rd|th)? )?{_MONTH},? [0-9]{{4}}"
)
# Note marks at the end of a heading: "FOCUS⁴", "Costs12", "Aims[^3]"; near misses: "Budget 2017", "R1 463,82".
_TRAILING_MARKS = re.compile(
    rf"(?:\[\^?[0-9A-Za-z*-]{{1,18}}\]|[{_SUPERSCRIPTS}]{{1,3}}|(?<=[^\s0-9/–-])(?<![0-9],)[0-9]{{1,3}}){{1,4}}\Z"
)
_MARK_ENDS = frozenset("]0123456789" + _SUPERSCRIPTS)
# "for love. The Ringers", "in 2020. The": a heading holds no end of a sentence; near misses:
# "Mr. Smith", "St. Ives", "Schedule 12. Lamps".
_SENTENCE_INSIDE = re.compile(r"(?:[a-z]{3}|[0-9]{4})[.?!][”’\"']? [A-Z]")
# "38", "£29.3", "93,739"; near misses: "lamps.38", "2.".
_FIGURE = re.compile(r"£?[0-9]{1,3}(?:,[0-9]{3}){0,3}(?:\.[0-9]{1,2})?")
# What no heading begins with; near misses: "Because" alone in quotes, "In detail", "For the keepers".
_SUBORDINATES = frozenset(("Because", "Although", "Whereas", "Whilst"))
_SENTENCE_FIRST = _SUBORDINATES | frozenset(
    """However, Therefore, Moreover, Furthermore, Nevertheless, Nonetheless, Additionally, Meanwhile,
    Consequently, Alternatively, Finally, In For As This These""".split()
)
_SECOND_WORDS = frozenset(("addition,", "particular,", "contrast,", "example,", "instance,"))
_STATES = frozenset("is are was were has have will would should may can does do did".split())
_NO_END = frozenset(".,;:!?…-–—&/|")
_SHORTEST_LINE = 40  # of running text: what is shorter may be a heading that lost its end
_BEFORE_NOUN = frozenset("a an the of by in to for with from at on into".split())
# "Evidence, p. 8.", "Submission 3, pp 4-6"; near miss: "at 8 p.m.".
_CITED_PAGE = compile_late(r"\bpp?\.? ?[0-9]{1,4}(?:[-–,][0-9 -–]{1,12})?\.?\Z")
# "Annex A" ends with its letter; near miss: "Part of a".
_LETTERED_PARTS = frozenset(("part", "annex", "appendix", "section", "schedule", "table", "box"))
_OPEN_WORDS = frozenset(
    """a an the of and or to in on at by for from with as is are was were be been has have had that which who
    whose this these those its their our his her it we they will would should could can may must not but if
    than into about between per via""".split()
)


def is_open(text: str) -> bool:
    """Whether ``text`` stops in the middle of a sentence (note marks at its end set aside)."""
    tail = text[-_TAIL:]
    if "[^" in tail:
        tail = _EXPLICIT_MARKS.sub("", tail)
    tail = tail.rstrip("0123456789,[] " + _SUPERSCRIPTS).rstrip(CLOSERS)
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
    return tail.endswith((",", "-", "–")) or tail.rsplit(None, 1)[-1] in _OPEN_WORDS


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
    is_cut = tail[-1:] in (":", ",") or (len(words) > 1 and words[1].lower() in _OPEN_WORDS)
    return is_cut and len(after) <= _LONGEST_DATE and any(map(str.isdigit, after))


def is_orphan(text: str) -> bool:
    """Whether ``text`` is closing punctuation alone, torn from the words before it."""
    return _ORPHAN.fullmatch(text) is not None


def looks_like_heading(text: str) -> bool:
    """Whether ``text`` has the shape of a heading: short, a capital first, no end of a sentence."""
    if len(text) > MAX_HEADING or not (text[0].isupper() or text[0] in "‘“'\"*_0123456789"):
        return False
    if text[0] == "*" and "*" not in text[1:]:
        return False  # a bullet glued to its text, or a note by a star
    core = text.rstrip("*_# ")
    if core[-1:] in _MARK_ENDS:  # the pattern looks at every place: most text has no use for it
        core = _TRAILING_MARKS.sub("", core).rstrip("*_# ")
    bare = core.rstrip(CLOSERS)
    if len(bare) < 2 or bare[-1] in _NO_END or not (core[0].isalpha() or _has_letter(core)):
        return False
    if ("." in core or "?" in core or "!" in core) and _SENTENCE_INSIDE.search(core):
        return False
    words = core.split()
    if len(words) > MAX_WORDS or (words[-1].lower() in _OPEN_WORDS and not _is_lettered(words)):
        return False
    if words[0] in _SENTENCE_FIRST and _opens_sentence(words):
        return False
    if "http" in text or "www." in text or "@" in text:
        return False
    # a member: "(Labour; Eel Valley)"; a sentence and its source: "be lit. (Paragraph 12)"
    if text[-1] == ")" and (". (" in text or ("; " in text and "(" in text)):
        return False
    if stands_alone(text) or breaks_date(text):
        return False
    return not text.startswith(_PRINTED_WORDS)


def _opens_sentence(words: list[str]) -> bool:
    """Whether only a sentence begins so: ``However,``, ``In addition, the``, ``This is``."""
    first = words[0]
    if first in _SUBORDINATES or first[-1] == ",":
        return True
    if first in ("This", "These"):
        # "This recommendation is accepted", "These are lit"; near miss: "This year’s lamps"
        return not _STATES.isdisjoint(words[1:3])
    return len(words) > 2 and words[1] in _SECOND_WORDS


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))


def _is_lettered(words: list[str]) -> bool:
    """Whether a heading names a part by its letter, which is no article: ``Annex A``."""
    return len(words) == 2 and words[1] == "A" and words[0].lower() in _LETTERED_PARTS


def looks_like_title(text: str) -> bool:
    """Whether the first line of a document can be its title: a heading, though a long one."""
    return looks_like_heading(text) or (
        MAX_HEADING < len(text) <= MAX_TITLE and text[0].isupper() and text[-1] not in _NO_END
    )


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


def stands_alone(text: str) -> bool:
    """Whether ``text`` is a date, or a number that a cover prints, and nothing else."""
    if text[0] in _PRINTED_FIRST and len(text) < 60 and _PRINTED_NUMBER.fullmatch(text):
        return True
    return is_date_line(text)


def flatten(text: str) -> str:
    """The text with one space wherever white space stands: justified print has several, and hard."""
    if "  " in text or "\n" in text or "\xa0" in text:
        return " ".join(text.split())
    return text


def is_date_line(text: str) -> bool:
    """Whether ``text`` is a date and nothing else."""
    if len(text) >= _LONGEST_DATE:
        return False
    return _DATE_LINE.fullmatch(flatten(text)) is not None
