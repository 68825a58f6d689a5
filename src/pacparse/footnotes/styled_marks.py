"""Marks that the original shows: bound to their notes by it, or only set above the line.

A reference is a mark without a doubt, as ``[^3]`` is. Raised digits are what superscripts are in a
plain text, strong candidates; where they have notes, or count up, a document prints its marks so,
and digits on the line are figures: ``2014-15`` and ``37`` raised are never ``2014-1537``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.footnotes.candidates import behind_power, find_explicit, weigh_raised
from pacparse.footnotes.evidence import STRONG, TO_DIGITS, Candidate, Candidates
from pacparse.text.patterns import compile_late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from pacparse.styles import StyleRun, Styles
    from pacparse.text.spans import Run

# Each mark of "3,4" or "37 38"; near miss: "1537".
_FIGURES = re.compile(r"(?<![0-9])[0-9]{1,3}(?![0-9])")
_NOT_IN_NAMES = compile_late(r"[^0-9A-Za-z*†‡§¶]+")
_SIGNS = tuple("-−–+")
_LONGEST_NAME = 12
_LONGEST = 24


def note_name(words: str) -> str:
    """``words`` as the name of a note: figures and letters, no brackets (``[3]``, ``³`` is ``3``)."""
    return _NOT_IN_NAMES.sub("", words.translate(TO_DIGITS))[:_LONGEST_NAME]


def find_styled_candidates(text: str, styles: Styles) -> Candidates | None:
    """The candidates of a text whose original shows its marks; None if it is a plain text.

    An original knows its notes: no figure on the line is a mark, whether it shows marks or not.
    """
    references = [
        Candidate(0, style.run, STRONG, name=name)
        for style in styles.of("reference")
        if _is_short(words := text[style.run[0] : style.run[1]])
        and (name := note_name(style.value or words))
    ]
    explicit = _apart(find_explicit(text), [mark.run for mark in references])
    references = sorted([*references, *explicit], key=_place)
    raised = [
        style
        for style in styles.of("raised")
        if not styles.touching("note", style.run) and not styles.touching("reference", style.run)
    ]
    if not references and not raised:
        return Candidates((), are_all=True) if styles.has_blocks or styles.is_laid_out else None
    given = _given_names(text, styles.of("note"))
    if references:
        named = [Candidate(0, c.run, STRONG, name=c.name) for c in _named(text, raised, given)]
        return Candidates(tuple(sorted([*references, *named], key=_place)), are_all=True)
    figures = list(_figures(text, raised))
    others = [c for c in _named(text, raised, given) if not c.name.isdecimal()]
    found = sorted([*figures, *others], key=_place)
    return Candidates(tuple(found), are_all=True)


def _is_short(words: str) -> bool:
    """Whether a run can be a mark: a few characters on one line."""
    return len(words) <= _LONGEST and len(words.splitlines()) <= 1


def _place(candidate: Candidate) -> Run:
    return candidate.run


def _given_names(text: str, notes: Sequence[StyleRun]) -> Set[str]:
    """The names of the notes that the original gives."""
    return {
        name
        for style in notes
        if (name := note_name(style.value or text[style.run[0] : style.run[0] + _LONGEST_NAME]))
    }


def _named(text: str, raised: Sequence[StyleRun], given: Set[str]) -> Iterator[Candidate]:
    """The raised signs that are the name of a note: ``*``, ``a``; and figures, but for exponents."""
    for style in raised:
        words = text[style.run[0] : style.run[1]]
        if not _is_short(words):
            continue
        name = note_name(words)
        if name in given and not name.isdecimal():
            yield Candidate(0, style.run, STRONG, name=name)
        else:
            for figure in _figures(text, [style], is_alone=True):
                if str(figure.value) in given and figure.weight > 0:
                    yield Candidate(0, figure.run, STRONG, name=str(figure.value))


def _figures(
    text: str, raised: Sequence[StyleRun], *, is_alone: bool = False
) -> Iterator[Candidate]:
    """Raised figures that are no exponent (``m2``); a power (``103``) weighs little.

    A run that stands ``is_alone``, without those before it, is not parted into a power and a mark.
    """
    before = 0
    for style in raised:
        start, end = style.run
        words = text[start:end].translate(TO_DIGITS)
        if not _is_short(words) or any(map(str.isalpha, words)):
            continue  # "1st"
        if words[:1] in _SIGNS or words[-1:] in _SIGNS:
            continue  # "-2", "2+"
        for match in _FIGURES.finditer(words):
            begin, stop = start + match.start(), start + match.end()
            if not is_alone:
                begin = behind_power(text, begin, stop, before)
            for candidate in weigh_raised(text, begin, stop):
                before = candidate.value
                yield candidate


def _apart(candidates: Sequence[Candidate], taken: Sequence[Run]) -> list[Candidate]:
    """The candidates that touch none of ``taken``; both in order of place."""
    kept, index = [], 0
    for candidate in candidates:
        while index < len(taken) and taken[index][1] <= candidate.run[0]:
            index += 1
        if index == len(taken) or candidate.run[1] <= taken[index][0]:
            kept.append(candidate)
    return kept
