"""Who speaks in a paragraph without a label: the committee that is quoted or the body that answers."""

from __future__ import annotations

from pacparse.lexicon.subjects import body_at
from pacparse.lexicon.verdicts import find_stances, is_stance
from pacparse.lexicon.voice_words import (
    DEMAND,
    OPENING_QUOTES,
    SENTENCE_END,
)
from pacparse.text.white_space import plain_spaced

_HEAD = 240
_BARE = 4
_LONGEST_BODY = 90


def gives_verdict(text: str) -> bool:
    """Whether a paragraph opens as an answer does: a body's verdict, or one in a word or two.

    First person does not count, for the quoted committee says ``we agree with`` too, unless the verdict is all
    that the first sentence says: ``We agree.``
    """
    stances = find_stances(text, is_opening=True)[:1]
    if not stances:
        return False
    by, end = stances[0].by, stances[0].end
    if by is None:
        return stances[0].start < _HEAD // 6
    is_bare = stances[0].start < _BARE and text[end : end + 1] == "." and not stances[0].is_loose
    return by.lower() != "we" or is_bare


def is_verdict(text: str) -> bool:
    """Whether a unit opens with a verdict about *this recommendation*, whatever it is set in."""
    head = text[:_HEAD]
    if "ecommendation" in head and speaks_of(text):
        return gives_verdict(text)
    return "e recommendation" in head and is_stance(text)


def speaks_of(text: str) -> bool:
    """Whether a paragraph's first sentence is about the recommendation and asks for nothing.

    ``The Harbour Board welcomes this recommendation``; not ``This recommendation should be printed``.
    """
    head = plain_spaced(text[:_HEAD])
    end = SENTENCE_END.search(head)
    sentence = head[: end.start() + 2] if end is not None else head
    is_about = "his recommendation" in sentence or "hese recommendations" in sentence
    return is_about and not is_quoted(text) and DEMAND.search(sentence) is None


def demands(text: str) -> bool:
    """Whether a paragraph asks for something in its first words, or quotes what was said."""
    return is_quoted(text) or DEMAND.search(plain_spaced(text[:_HEAD])) is not None


def asks(text: str) -> bool:
    """Whether a paragraph asks for something in its first words: ``That the quays be lit``."""
    return text.startswith(("That ", "That,")) or demands(text)


def is_body(text: str) -> bool:
    """Whether a heading is the name of a body that answers and nothing else: ``Welsh Government``."""
    span = body_at(text, 0, len(text)) if len(text) < _LONGEST_BODY else None
    return span is not None and span == (0, len(text))


def is_quoted(text: str) -> bool:
    """Whether a paragraph begins with a quotation mark."""
    return text[:1] != "" and text[0] in OPENING_QUOTES
