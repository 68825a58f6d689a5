"""Marks set off by spaces (``issues 3. Both``): the weakest evidence, so the most conditions.

Only a number whose note is there, and for which no other mark was seen, is looked for; and only
where a number says nothing by itself: before a full stop after a noun, between two sentences, after
a year. The sequence decides as with every other candidate, and the mark is said to be a guess.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import regex

from pacparse.footnotes.evidence import WEAK, Candidate
from pacparse.lexicon.date_words import MONTHS
from pacparse.text.patterns import compile_late

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

# "issues 3. Both", "notes. 4 First", "the lamps.” 5" at a line end, "in 2025 6 the"; near misses:
# "section 3.", "of 3 carers", "in 2025 5 per cent".
_SET_OFF = compile_late(
    r"""
      (?: (?<= [a-z]{3} [ \xa0\n] ) | (?<= [a-z]{3} \r\n ) ) (?P<before_stop> [0-9]{1,3} ) (?= (?: ,[0-9]{1,3} ){0,2} [.,;] (?: \s | \Z ) )
    | (?: (?<= [a-zA-Z0-9”’).][.”’)] [ \xa0\n] ) | (?<= [a-zA-Z0-9”’).][.”’)] [ ]{2} )
        | (?<= [a-zA-Z0-9”’).][.”’)] (?: [ ]{3} | \r\n[ ] ) ) | (?<= [a-zA-Z0-9”’).][.”’)] \r\n ) ) (?P<between> [0-9]{1,3} )
        (?= (?: ,[0-9]{1,3} ){0,2} (?: [ \xa0] [A-Z“‘] | [ \xa0]{0,4} (?: [\r\n] | \Z ) ) )
    | (?<= [ \xa0] (?:19|20) [0-9]{2} [ \xa0] ) (?P<after_year> [0-9]{1,3} ) (?= [ \xa0] [a-z]{2} )
    """,
    re.VERBOSE,
)
# A number behind a space or a line's end, whatever follows: "issues 3", "in 2025 6"; near misses: "2025", " 07", "p.3".
_AFTER_SPACE = regex.compile(r"(?<=[ \xa0\n])[1-9][0-9]{0,2}(?![0-9])")
# ",38 The", ",38."; near misses: ",000 lamps", ", 38".
_OTHER = re.compile(r",(?P<number>[1-9][0-9]{0,2})(?![0-9])")
_OTHERS_LENGTH = 12
_NEXT_WORD = re.compile(r"[ \xa0]([a-z]+)")
# Words that a number belongs to: what stands before it counts or names with it.
_NAMED = frozenset(
    """section sections paragraph paragraphs chapter chapters table tables annex annexes appendix part parts page
    pages recommendation recommendations conclusion note notes article articles figure figures schedule item items
    clause number numbers phase stage tier level grade class type group unit volume question questions step band
    zone area lot round version option objective priority pillar module wave platform gate room day week
    month year age aged about over under nearly almost around than only just least most all these those some other
    first last next every each and or the from with into between another""".split()
).union(MONTHS)
# After these the number does not belong to the word: "accepts this recommendation 5."
_POINTING = frozenset("this that these those a an its their our each every all".split())
# A sentence may end with one of those: "lit all year 3." The sequence must speak for the mark.
_ENDING = frozenset("year month week day age part numbers".split())
FAINT = WEAK - 0.5
SENTENCES = WEAK + 0.75
_TWO = 2
_COUNTED = frozenset(
    """per million billion thousand hundred percent pence people years months weeks days hours of and or to were was
    new more other had have are boards councils bodies schemes""".split()
)
_LOOK_BACK = 32
_LOOK_AHEAD = 20


def find_set_off(text: str, wanted: Set[int] | range) -> Iterator[Candidate]:
    """Candidates for the marks of notes ``wanted``, each alone between spaces."""
    if not wanted:
        return
    for number in _AFTER_SPACE.finditer(text):  # many times quicker than a search for the pattern
        if int(number[0]) not in wanted:
            continue
        start, end = number.span()
        match = _SET_OFF.match(text, start)
        if match is None:
            continue
        weight = _weight(text, match)
        if weight is None:
            continue
        yield Candidate(int(match[0]), (start, end), weight)
        if text[end : end + 1] == "," and match.lastgroup != "after_year":
            yield from _others(text, end, wanted)


def _others(text: str, end: int, wanted: Set[int] | range) -> Iterator[Candidate]:
    """The further marks of ``lamps. 37,38 The``, from ``end`` on."""
    for found in _OTHER.finditer(text, end, end + _OTHERS_LENGTH):
        if found.start() != end or int(found["number"]) not in wanted:
            return
        end = found.end()
        yield Candidate(int(found["number"]), found.span("number"), SENTENCES)


def _weight(text: str, match: re.Match[str]) -> float | None:
    """What speaks for the number as a mark; None where it belongs to the word beside it."""
    start, end = match.span()
    if match.lastgroup == "between":
        return SENTENCES
    if match.lastgroup == "after_year":
        following = _NEXT_WORD.match(text[end : end + _LOOK_AHEAD])
        return None if following is None or following[1] in _COUNTED else WEAK
    words = text[max(0, start - _LOOK_BACK) : start - 1].lower().split()
    if words[-1] not in _NAMED or (len(words) >= _TWO and words[-2] in _POINTING):
        return WEAK
    return FAINT if words[-1] in _ENDING else None
