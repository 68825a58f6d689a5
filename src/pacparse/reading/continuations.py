"""Paragraphs without a number that belong to the numbered one before them, in numbered documents.

A committee numbers its paragraphs throughout; a block quotation inside one, and the sentence that
goes on after it, are set as paragraphs of their own and have no number. They are cited by the
number before them. A response, which prints numbered recommendations and answers without a number,
has one behind almost every number: there nothing is joined.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pacparse.lexicon.line_openers import is_stance_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.reading.drafts import Draft

MIN_PAIRS = 8
_MOSTLY = 0.7
_SELDOM = 0.4
_MOST_JOINED = 6


def join_continuations(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those that go on with a numbered paragraph joined to it.

    Joined is what stands between paragraph n and paragraph n + 1 with no heading, list or label
    there, in a text where nearly all numbers follow each other and few have anything between them.
    Left alone: all else, what follows the last number too, and every text that answers: one with
    labels, status lines or a paragraph without number that begins with agreement or refusal.
    """
    if any(_answers(draft, text) for draft in drafts):
        return list(drafts)
    numbered = [
        i
        for i, d in enumerate(drafts)
        if d.kind == "paragraph" and d.number and (not d.label or d.is_word_label)
    ]
    pairs = [
        (i, j) for i, j in pairwise(numbered) if _counts_on(drafts[i].number, drafts[j].number)
    ]
    if len(pairs) < MIN_PAIRS or len(pairs) < _MOSTLY * (len(numbered) - 1):
        return list(drafts)
    apart = [(i, j) for i, j in pairs if j > i + 1 and _are_plain(text, drafts[i + 1 : j])]
    if len(apart) > _SELDOM * len(pairs):
        return list(drafts)
    joined: set[int] = set()
    for i, j in apart:
        if j - i - 1 > _MOST_JOINED:
            continue
        for later in range(i + 1, j):
            _join(drafts[i], drafts[later])
            joined.add(later)
    return [draft for i, draft in enumerate(drafts) if i not in joined]


def _answers(draft: Draft, text: str) -> bool:
    """Whether a draft shows that its text is a response."""
    if draft.label or draft.role == "status":
        return not draft.is_word_label  # a committee's own report names its conclusions so
    if draft.kind != "paragraph" or draft.number or not draft.spans:
        return False
    start, end = draft.spans[0]
    return is_stance_line(text[start:end])


def _counts_on(number: str | None, following: str | None) -> bool:
    """Whether ``following`` is the next number in the series of ``number``: 4.2 after 4.1."""
    head, _, last = (number or "").rpartition(".")
    next_head, _, next_last = (following or "").rpartition(".")
    if head != next_head or not (last.isdecimal() and next_last.isdecimal()):
        return False
    return int(last[:9]) + 1 == int(next_last[:9])


def _are_plain(text: str, drafts: Sequence[Draft]) -> bool:
    """Whether nothing says of any of the drafts that it stands by itself."""
    return all(_is_plain(draft, text) for draft in drafts)


def _is_plain(draft: Draft, text: str) -> bool:
    """Whether a draft is a mere paragraph; one that begins with a figure may be a lost note."""
    return (
        draft.kind == "paragraph"
        and draft.number is None
        and draft.label is None
        and draft.role is None
        and not draft.is_closed
        and not draft.owned
        and bool(draft.spans)
        and not text[draft.spans[0][0]].isdecimal()
    )


def _join(draft: Draft, later: Draft) -> None:
    """Gives all that ``later`` holds to ``draft``."""
    draft.spans += later.spans
    draft.markers += later.markers
    draft.marks += later.marks
    draft.last_text = later.last_text
