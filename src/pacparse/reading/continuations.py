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
    numbered = [i for i, draft in enumerate(drafts) if _is_numbered(draft)]
    pairs = [(i, j) for i, j in pairwise(numbered) if _counts_on(drafts[i], drafts[j])]
    if len(pairs) < MIN_PAIRS or len(pairs) < _MOSTLY * (len(numbered) - 1):
        return list(drafts)
    apart = [
        (i, j)
        for i, j in pairs
        if j > i + 1 and all(_is_plain(draft, text) for draft in drafts[i + 1 : j])
    ]
    if len(apart) > _SELDOM * len(pairs) or any(_answers(draft, text) for draft in drafts):
        return list(drafts)
    joined: set[int] = set()
    for i, j in apart:
        for later in range(i + 1, j) if j - i - 1 <= _MOST_JOINED else ():
            drafts[i].spans += drafts[later].spans
            drafts[i].marks += drafts[later].marks
            drafts[i].last_text = drafts[later].last_text
            joined.add(later)
    return [draft for i, draft in enumerate(drafts) if i not in joined]


def _is_numbered(draft: Draft) -> bool:
    is_labelled = draft.label is not None and not draft.is_word_label
    return draft.kind == "paragraph" and bool(draft.number) and not is_labelled


def _answers(draft: Draft, text: str) -> bool:
    """Whether a draft shows that its text is a response."""
    if draft.label or draft.role == "status":
        return not draft.is_word_label  # a committee's own report names its conclusions so
    if draft.kind != "paragraph" or draft.number or not draft.spans:
        return False
    start, end = draft.spans[0]
    return is_stance_line(text[start:end])


def _counts_on(draft: Draft, following: Draft) -> bool:
    """Whether ``following`` has the next number in the series of ``draft``: 4.2 after 4.1."""
    series, _, last = (draft.number or "").rpartition(".")
    next_series, _, next_last = (following.number or "").rpartition(".")
    if series != next_series or not (last.isdecimal() and next_last.isdecimal()):
        return False
    return int(last[:9]) + 1 == int(next_last[:9])


def _is_plain(draft: Draft, text: str) -> bool:
    """Whether a draft is a mere paragraph; one that begins with a figure may be a lost note."""
    if draft.kind != "paragraph" or draft.number or draft.label or draft.role:
        return False
    has_words = bool(draft.spans) and not (draft.is_closed or draft.owned or draft.markers)
    return has_words and not text[draft.spans[0][0]].isdecimal()
