"""Digits that may be footnote marks, each with the evidence of the place where it stands.

The styles: superscript (``building.¹``), bracketed (``religious[1]``, ``[^1]``, ``[footnote 1]``), and those of
``figures``. A candidate is no decision: ``decoding`` chooses over the sequence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.footnotes.evidence import (
    MAX_MARK_DIGITS,
    STRONG,
    SUPERSCRIPTS,
    TO_DIGITS,
    Candidate,
    Candidates,
)
from pacparse.footnotes.figures import find_figures, further_marks, raised_figure
from pacparse.footnotes.mark_rules import weigh_figure
from pacparse.lexicon.names_with_figures import UNITS
from pacparse.text.patterns import compile_late, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from pacparse.text.spans import Run

_SUPERSCRIPT = compile_late("[⁰¹²³⁴-⁹]+")
_NEAR = 4  # how far marks that follow one another may lie apart
_LONGEST_MEASURE = 8
# "48 m", "0.5km"; near misses: "a term", "48 lamps".
_MEASURE = compile_late(rf"[0-9][ \xa0]?(?:{'|'.join(sorted(UNITS))})\Z")
# "21", "324"; near misses: "2", "20", "41".
_POWER_AND_MARK = re.compile(r"[23][1-9][0-9]?")
_BRACKETED = compile_late(r"\[[0-9]{1,3}(?:,[ ]?[0-9]{1,3}){0,5}\]")
_IN_BRACKETS = re.compile(r"\[?(?P<number>[0-9]{1,3})\]?")
EXPLICIT = compile_late(r"\[\^(?:s(?P<scope>[0-9]{1,4})-)?(?P<number>[0-9A-Za-z*†‡§¶]{1,12})\]")
_SAID = pattern(
    r"[ \xa0]?\[(?:foot)?note (?P<number>[0-9]{1,3})\]",
    ask="search",
    example="the lamps[footnote 3].",
    near_miss="the lamps [footnotes 3 and 4].",
)
_SAID_SIGNS = ("[note ", "[footnote ")
# Two patterns: a search for what begins with a word is many times quicker than for a choice.
_URL = re.compile(r"https?://[^\s<>\ufeff]+")
_BARE_URL = re.compile(r"www\.[^\s<>\ufeff]+")


def find_candidates(text: str, signs: Set[str]) -> Candidates:
    """All candidate marks of ``text`` in order of place; ``signs`` is its characters beyond ASCII.

    Where the text has explicit marks (``[^35]``, as ``clean`` writes them) only those are marks.
    """
    if explicit := find_explicit(text):
        return Candidates(explicit, are_all=True)
    superscripts = () if signs.isdisjoint(SUPERSCRIPTS) else _superscripts(text)
    found = [*superscripts, *_brackets(text), *_glued(text)]
    found.sort(key=lambda c: c.run)
    return Candidates(tuple(_outside(found, _shadows(text))))


def _glued(text: str) -> Iterator[Candidate]:
    """Digits glued to a word, a stop or a figure, with their further marks: ``37,38``."""
    for figure, run in find_figures(text):
        weight = weigh_figure(figure, run[0])
        if weight is None:
            continue
        value = int(figure.digits)
        yield Candidate(value, run, weight, figure.place)
        for further, place in further_marks(text, value, run[1]):
            yield Candidate(further, place, weight, "second")


def _shadows(text: str) -> list[Run]:
    """Where addresses stand, in order; ``https://www.`` is one."""
    shadows: list[Run] = []
    end = 0
    urls = [*_URL.finditer(text), *(_BARE_URL.finditer(text) if "www." in text else ())]
    for url in sorted(urls, key=lambda match: match.start()):
        if url.start() >= end:
            shadows.append((url.start(), url.start() + len(url[0].rstrip("*_"))))  # no markup
            end = url.end()
    return shadows


def find_explicit(text: str) -> tuple[Candidate, ...]:
    """The marks that say what they are: ``[^35]``, ``[footnote 35]``."""
    if "[^" in text:
        return tuple(_explicit(text))
    if "[" not in text or not any(sign in text for sign in _SAID_SIGNS):
        return ()
    return tuple(Candidate(0, m.span(), STRONG, name=m["number"]) for m in _SAID.finditer(text))


def _explicit(text: str) -> Iterator[Candidate]:
    for match in EXPLICIT.finditer(text):
        name = match["number"]
        if match["scope"]:
            name = f"s{match['scope']}-{name}"
        yield Candidate(0, match.span(), STRONG, name=name)


def _outside(found: Sequence[Candidate], shadows: Sequence[Run]) -> Iterator[Candidate]:
    """The candidates that are not part of an address."""
    index = 0
    for candidate in found:
        while index < len(shadows) and shadows[index][1] <= candidate.run[0]:
            index += 1
        if index < len(shadows) and shadows[index][0] <= candidate.run[0]:
            at_end = candidate.run[1] == shadows[index][1] and candidate.run[0] != shadows[index][0]
            if not (at_end and candidate.place == "raised"):
                continue
        yield candidate


def _superscripts(text: str) -> Iterator[Candidate]:
    """Runs of superscript digits; a mark may stand behind a power: ``48 m²¹``."""
    before = 0
    for match in _SUPERSCRIPT.finditer(text):
        start, end = match.span()
        if end - start > MAX_MARK_DIGITS:
            continue
        for candidate in weigh_raised(text, behind_power(text, start, end, before), end):
            before = candidate.value
            yield candidate


def behind_power(text: str, start: int, end: int, before: int) -> int:
    """Where the mark in raised digits begins: behind the power of a unit, unless it follows mark ``before``."""
    digits = text[start:end].translate(TO_DIGITS)
    if not _POWER_AND_MARK.fullmatch(digits) or before < int(digits) <= before + _NEAR:
        return start
    return start + (_MEASURE.search(text, max(0, start - _LONGEST_MEASURE), start) is not None)


def weigh_raised(text: str, start: int, end: int) -> Iterator[Candidate]:
    """The candidate of digits set above the line, if they may be a mark."""
    figure = raised_figure(text, start, end)
    value = int(figure.digits)
    weight = weigh_figure(figure, start) if value else None
    if weight is not None:
        yield Candidate(value, (start, end), weight, figure.place)


def _brackets(text: str) -> Iterator[Candidate]:
    """``religious[1]``; not ``[2011]``."""
    if "[" not in text:
        return
    for match in _BRACKETED.finditer(text):
        start = match.start()
        before = text[max(0, start - 1) : start]
        is_apart = not before or before[-1].isspace() or before[-1] in "-–("  # "[31]-[33]"
        place = "set-bracket" if is_apart else "bracket"
        for inner in _IN_BRACKETS.finditer(text, *match.span()):
            if not inner["number"].startswith("0"):
                figure = raised_figure(text, *inner.span(), place=place)
                weight = weigh_figure(figure, inner.start())
                if weight is not None:
                    yield Candidate(int(inner["number"]), inner.span(), weight, place)
