"""Digits that may be footnote marks, each with the evidence of the place where it stands.

The styles: superscript (``building.¹``), bracketed (``religious[1]``, ``[^1]``), glued to a word
(``Survey35``), to punctuation (``instead.41The``), to a figure or a year (``2014-1537``), two at
once (``landscape.37,38``). A candidate is no decision: ``decoding`` chooses over the sequence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.footnotes.evidence import (
    GOOD,
    MAX_MARK_DIGITS,
    STRONG,
    Candidate,
    Candidates,
    word_before,
)
from pacparse.footnotes.figures import find_figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from pacparse.text.spans import Run

_SUPERSCRIPT = re.compile("[⁰¹²³⁴-⁹]+")
_BRACKETED = re.compile(r"\[[0-9]{1,3}(?:,[ ]?[0-9]{1,3}){0,5}\]")
_IN_BRACKETS = re.compile(r"\[?(?P<number>[0-9]{1,3})\]?")
EXPLICIT = re.compile(r"\[\^(?:s(?P<scope>[0-9]{1,4})-)?(?P<number>[0-9A-Za-z*†‡§¶]{1,12})\]")
# Two patterns: a search for what begins with a word is many times quicker than for a choice.
_URL = re.compile(r"https?://[^\s<>\ufeff]+")
_BARE_URL = re.compile(r"www\.[^\s<>\ufeff]+")
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
UNITS = frozenset("m km cm mm ft mi ha in".split())


def find_candidates(text: str, signs: Set[str]) -> Candidates:
    """All candidate marks of ``text`` in order of place; ``signs`` is its characters beyond ASCII.

    Where the text has explicit marks (``[^35]``, as ``clean`` writes them) only those are marks.
    """
    if explicit := find_explicit(text):
        return Candidates(explicit, are_all=True)
    superscripts = () if signs.isdisjoint(SUPERSCRIPTS) else _superscripts(text)
    found = [*superscripts, *_brackets(text), *find_figures(text)]
    found.sort(key=lambda c: c.run)
    return Candidates(tuple(_outside(found, _shadows(text))))


def _shadows(text: str) -> list[Run]:
    """Where addresses stand, in order; ``https://www.`` is one."""
    shadows: list[Run] = []
    end = 0
    urls = [*_URL.finditer(text), *(_BARE_URL.finditer(text) if "www." in text else ())]
    for url in sorted(urls, key=lambda match: match.start()):
        if url.start() >= end:
            shadows.append(_shadow(url))
            end = url.end()
    return shadows


def _shadow(url: re.Match[str]) -> Run:
    """Where an address stands, the markup after it left out."""
    return url.start(), url.start() + len(url[0].rstrip("*_"))


def find_explicit(text: str) -> tuple[Candidate, ...]:
    """The marks that say what they are: ``[^35]``."""
    return tuple(_explicit(text)) if "[^" in text else ()


def _explicit(text: str) -> Iterator[Candidate]:
    for match in EXPLICIT.finditer(text):
        name = match["number"]
        if match["scope"]:
            name = f"s{match['scope']}-{name}"
        yield Candidate(0, match.span(), STRONG, name)


def _outside(found: list[Candidate], shadows: list[Run]) -> Iterator[Candidate]:
    """The candidates that are not part of an address."""
    index = 0
    for candidate in found:
        while index < len(shadows) and shadows[index][1] <= candidate.run[0]:
            index += 1
        if index < len(shadows) and shadows[index][0] <= candidate.run[0]:
            at_end = candidate.run[1] == shadows[index][1] and candidate.run[0] != shadows[index][0]
            if not (at_end and candidate.weight >= STRONG and candidate.name == "superscript"):
                continue
        yield candidate


def _superscripts(text: str) -> Iterator[Candidate]:
    """Runs of superscript digits that are no exponent (``m²``, ``10³``)."""
    for match in _SUPERSCRIPT.finditer(text):
        start, end = match.span()
        if end - start > MAX_MARK_DIGITS:
            continue
        value = int(match[0].translate(TO_DIGITS))
        word = word_before(text, start)
        if value in (2, 3) and word in UNITS:
            continue
        weight = -1.0 if start and text[start - 1].isdigit() and value < 10 else STRONG
        if value:
            yield Candidate(value, (start, end), weight, "superscript")


def _brackets(text: str) -> Iterator[Candidate]:
    """``religious[1]``; not ``[2011]``."""
    if "[" not in text:
        return
    for match in _BRACKETED.finditer(text):
        for inner in _IN_BRACKETS.finditer(text, *match.span()):
            if not inner["number"].startswith("0"):
                yield Candidate(int(inner["number"]), inner.span(), GOOD, "bracket")
