"""Pages that extraction has written as one long line: where their paragraphs begin.

Document hosts give a page without its line ends. A long line is cut where numbers that follow each
other stand at the beginning of sentences (``1.1 The … 1.2 The … 1.3 The``), and, in such a line, at
its labels, its status lines and its notes with a URL. A line with fewer numbers in a row is left as
it is: prose may name one or two.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.lexicon.line_openers import match_part_label
from pacparse.lexicon.statuses import is_status_line
from pacparse.text.patterns import WholeTextPattern, compile_late
from pacparse.units import Line, Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


MIN_LENGTH = 400
MIN_NUMBERS = 3
_WIDEST_LABEL = 80
_WIDEST_STATUS = 120

# A number that a sentence follows. Example: "it ended. 1.2 The Board"; near misses: "in2017. The",
# "paragraph 1.2 of". What stands before its space is looked at afterwards: a pattern that begins
# with a look-behind scans slowly, and so does one that begins with a repetition.
_NUMBER = re.compile(
    r" (?P<number>[0-9][0-9]{0,2}(?:\.[0-9]{1,3}){0,2})(?P<mark>[.:]?)[ ]{1,4}(?=[A-Z‘“\"'])"
)
# The same without what stands before it: one of these is found in half the time.
# Example: "1.2 The", "12.  The"; near miss: "1.2 of".
_MAY_BE_NUMBER = WholeTextPattern(r"[0-9][.:]? {1,4}[A-Z‘“\"']")
_STOPS = frozenset(".!?:;”’\"')")
# The beginning of a sentence that may be a label or a status line.
# Example: "it ended. 2a: PAC", "it ended. Target"; near miss: "it ended. The".
_OPENING = compile_late(
    r"(?:[0-9]{1,3}[a-z]?[.:)]? )?(?:PAC|Committee|Public|Conclusion|CONCLUSION|Recomm|RECOMM"
    r"|Response|Government|Department|Target|Revised|Original|Work in|Status|Delayed|Superseded)"
)
# Example: "ended. 12 https://"; near miss: "at https://".
_URL_NOTE = re.compile(r"(?<= )(?=[0-9]{1,3} https?://)")
_SENTENCE_END = re.compile(r"[.](?: |\Z)")


def split_flattened(read: Lines) -> Lines:
    """The lines, those that hold several numbered paragraphs cut where each of them begins."""
    parted: dict[int, list[Line]] = {}
    for index, line in enumerate(read.lines):
        text = line.text
        if len(text) < MIN_LENGTH and ":" not in text:
            continue
        cuts = _cuts(text) if len(text) >= MIN_LENGTH else ()
        if not cuts and text.count(":") > 1:
            cuts = _second_label(text)
        if cuts:
            parted[index] = list(_pieces(line, cuts))
    if all(len(pieces) == 1 for pieces in parted.values()):
        return read
    lines = tuple(
        piece for index, line in enumerate(read.lines) for piece in parted.get(index, (line,))
    )
    return read._replace(lines=lines)


def _pieces(line: Line, cuts: Sequence[int]) -> Iterable[Line]:
    """The parts of a line between the offsets ``cuts``, each without its white space."""
    for start, end in pairwise([0, *cuts, len(line.text)]):
        text = line.text[start:end]
        words = text.strip()
        if not words:
            continue
        at = line.start + start + text.index(words)
        is_first = start == 0
        gap = line.gap if is_first else 0
        yield Line(at, at + len(words), words, gap, is_first and line.is_page_top)


def _cuts(text: str) -> tuple[int, ...]:
    """The offsets in ``text`` at which a block begins; empty where it is one paragraph."""
    if len(_MAY_BE_NUMBER.findall(text)) < MIN_NUMBERS:
        return ()
    numbers = [
        (match.start(), match["number"])
        for match in _NUMBER.finditer(f" {text}")  # where its space is, the number is in text
        if _begins_sentence(text, match.start())
    ]
    if len(numbers) < MIN_NUMBERS:
        return ()
    found = set(_longest_count(numbers))
    if len(found) < MIN_NUMBERS:
        return ()
    for match in _OPENING.finditer(text):
        start = match.start()
        if not _begins_sentence(text, start):
            continue
        if match_part_label(text[start : start + _WIDEST_LABEL]) is not None:
            found.add(start)
        else:
            found |= _status_bounds(text, start)
    found |= {match.start() for match in _URL_NOTE.finditer(text)}
    found.discard(0)
    return tuple(sorted(found))


def _second_label(text: str) -> tuple[int, ...]:
    """Where the recommendation begins in a line that a conclusion's label opens, if it holds both."""
    if "ecommendation" not in text.lower():
        return ()
    label = match_part_label(text)
    if label is None or label.role != "conclusion":
        return ()
    for match in _OPENING.finditer(text, label.end):
        start = match.start()
        second = _begins_sentence(text, start) and match_part_label(text[start:])
        if second and second.role == "recommendation":
            return (start,)
    return ()


def _begins_sentence(text: str, start: int) -> bool:
    """Whether a stop and a space stand before ``start``; a note mark may be glued to the stop."""
    if start == 0:
        return True
    before = text[max(0, start - 4) : start]
    return before[-1] == " " and before[:-1].rstrip("0123456789")[-1:] in _STOPS


def _status_bounds(text: str, start: int) -> set[int]:
    """Where a status line begins and ends, or nothing where the sentence is none."""
    stop = _SENTENCE_END.search(text, start, start + _WIDEST_STATUS)
    if stop is None or not is_status_line(text[start : stop.start() + 1]):
        return set()
    return {start, stop.end()} - {len(text)}


class _Link(NamedTuple):
    """A number at the end of a run of numbers that count on: how many they are, the one before."""

    length: int
    offset: int
    before: _Link | None


def _longest_count(numbers: Sequence[tuple[int, str]]) -> list[int]:
    """The offsets of the longest run of ``numbers`` that count on; a number between may be prose.

    1.3 counts on from 1.2, and 2.1 from any number of the chapter before.
    """
    ends: dict[tuple[int, ...], _Link] = {}
    chapters: dict[tuple[int, ...], _Link] = {}
    longest: _Link | None = None
    for offset, number in numbers:
        parts = tuple(int(part) for part in number.split("."))
        before = ends.get((*parts[:-1], parts[-1] - 1))
        if before is None and len(parts) > 1 and parts[-1] == 1:
            before = chapters.get((*parts[:-2], parts[-2] - 1))
        link = _Link(before.length + 1 if before else 1, offset, before)
        for known, key in ((ends, parts), (chapters, parts[:-1])):
            if key not in known or known[key].length < link.length:
                known[key] = link
        if longest is None or longest.length < link.length:
            longest = link
    offsets = []
    while longest is not None:
        offsets.append(longest.offset)
        longest = longest.before
    return offsets[::-1]
