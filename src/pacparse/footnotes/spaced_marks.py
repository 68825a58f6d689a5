"""Marks set off by spaces (``issues 3. Both``): the weakest evidence, so the most conditions.

Only a number whose note is there, and for which no other mark was seen, is looked for. The sequence
decides as with every other candidate, and the mark is said to be a guess.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.footnotes.evidence import Candidate
from pacparse.footnotes.figures import LEFT, RIGHT, Figure, word_before
from pacparse.footnotes.mark_rules import weigh_figure
from pacparse.lexicon.names_with_figures import follows_noun
from pacparse.text.patterns import WholeTextPattern, compile_late

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

# A number behind a space or a line's end, whatever follows: "issues 3", "in 2025 6"; near misses: "2025", " 07", "p.3".
_AFTER_SPACE = WholeTextPattern(r"(?<=[ \xa0\n])[1-9][0-9]{0,2}(?![0-9])")
# "the lamps. ", "the lamps.”\n"; near misses: "the lamps ", "the lamps ..... ".
_BEHIND_STOP = compile_late(r"(?:[a-zA-Z0-9”’)][.”’)]|\.[”’)])(?:[\xa0\n]|\r\n ?|[ ]{1,3})\Z")
# "the issues ", "the Hub\n"; near misses: "of ", "in 2025 ".
_BEHIND_WORD = compile_late(r"[A-Za-z][a-z]{2}(?:[ \xa0\n]|\r\n)\Z")
# "the issues ", "the ILF "; near misses: "of ", "the issues\n".
_IN_LINE = re.compile(r"(?:[a-z]{3}|\b[A-Z]{2,5})[ \xa0]\Z")
# "in 2025 ", "in 2022/23 ", "about 17.8 "; near miss: "20 ".
_BEHIND_FIGURE = re.compile(
    r"(?:[ \xa0\n](?:19|20)[0-9]{2}(?:[/–-][0-9]{2})?|[ \xa0][0-9]{1,3}\.[0-9]{1,2})[ \xa0]\Z"
)
# ". Both", ",4. Both", ", which", " , which"; near misses: ".5", ",000".
_THEN_STOP = re.compile(r"(?:,[0-9]{1,3}){0,2}[ \xa0]?[.,;](?:\s|\Z)")
# " , and", " . Both": no number that counts is set off on both sides; near miss: ", and".
_THEN_SET_OFF_STOP = re.compile(r"[ \xa0][.,;](?:\s|\Z)")
# " First", ",5 First", the line's end; near miss: " lamps".
_THEN_SENTENCE = re.compile(r"(?:,[0-9]{1,3}){0,2}(?:[ \xa0][A-Z“‘]|[ \xa0]{0,4}(?:[\r\n]|\Z))")
# " the pilots", "\nResearch"; near misses: " 5", " and 6", " to £6".
_THEN_WORD = re.compile(r"[ \xa0\n](?!(?:and|to|or)[ \xa0\n][£$€]?[0-9])(?P<word>[A-Za-z]{2,})")
# ",38 The", ",38."; near misses: ",000 lamps", ", 38".
_OTHER = compile_late(r",(?P<number>[1-9][0-9]{0,2})(?![0-9])")
# "the lamps, ", "in 2019, "; near misses: "sizes 4, ", "of, ".
_BEHIND_COMMA = compile_late(r"(?:[a-z]{4}|[ \xa0\n](?:19|20)[0-9]{2}),[ \xa0\n]\Z")
# Words that go on with a sentence and that no number before them is the subject of.
_CLAUSES = frozenset("and but which where while although though".split())
_BEHIND_MARK = frozenset(" \xa0,;\r\n")
_LONGEST_BEHIND = 12  # what the patterns look for behind a number: " 2022/23 " and less
_OTHERS_LENGTH = 12
_FURTHER = -1.0
IN_SENTENCES = frozenset(("spaced-noun", "spaced-word"))


def find_set_off(
    text: str, wanted: Set[int] | range, *, in_sentences: bool = False
) -> Iterator[Candidate]:
    """Candidates for the marks of notes ``wanted``, each alone between spaces.

    ``in_sentences``: also in the middle of a sentence, where most numbers count something.
    """
    if not wanted:
        return
    for number in _AFTER_SPACE.finditer(text):
        start, end = number.span()
        if not _may_end(text[end : end + 2]) or int(number[0]) not in wanted:
            continue
        left, right = text[max(0, start - LEFT) : start], text[end : end + RIGHT]
        place = _place(left, right, in_sentences=in_sentences)
        if not place:
            continue
        figure = Figure(left, number[0], right or " ", place, word_before(left.rstrip()))
        weight = weigh_figure(figure, start)
        if weight is None:
            continue
        yield Candidate(int(number[0]), (start, end), weight, place)
        if right[:1] == "," and place != "spaced-figure":
            yield from _others(text, end, wanted)


def _may_end(after: str) -> bool:
    """Whether a mark can stand before these two characters, as most numbers do not: ``5%``, ``3.2``."""
    first = after[:1]
    if first == ".":
        return not after[1:].strip()
    return not first or first in _BEHIND_MARK


def _place(left: str, right: str, *, in_sentences: bool) -> str:
    """What the number stands between; nothing if it is no place of a mark."""
    begin = len(left) - _LONGEST_BEHIND
    if _THEN_STOP.match(right) and (
        _BEHIND_WORD.search(left, begin)
        or (_THEN_SET_OFF_STOP.match(right) and _BEHIND_FIGURE.search(left, begin))
    ):
        return "spaced-stop"
    if _THEN_SENTENCE.match(right) and _BEHIND_STOP.search(left, begin):
        return "spaced-between"
    if (following := _THEN_WORD.match(right)) is None:
        return ""
    if following["word"] in _CLAUSES and _BEHIND_COMMA.search(left, begin):
        return "spaced-between"
    if _BEHIND_FIGURE.search(left, begin):
        return "spaced-figure" if following["word"].islower() else ""
    if not in_sentences or not _IN_LINE.search(left):
        return ""
    return "spaced-noun" if follows_noun(following["word"]) else "spaced-word"


def _others(text: str, end: int, wanted: Set[int] | range) -> Iterator[Candidate]:
    """The further marks of ``lamps. 37,38 The``, from ``end`` on."""
    for found in _OTHER.finditer(text, end, end + _OTHERS_LENGTH):
        if found.start() != end or int(found["number"]) not in wanted:
            return
        end = found.end()
        yield Candidate(int(found["number"]), found.span("number"), _FURTHER, "spaced-between")
