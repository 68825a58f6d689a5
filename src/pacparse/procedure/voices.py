"""Who speaks in a paragraph without a label: the committee that is quoted or the body that answers."""

from __future__ import annotations

from pacparse.lexicon.verdicts import find_stances
from pacparse.lexicon.voice_words import (
    DEMAND,
    OPENING_QUOTES,
)
from pacparse.text.white_space import plain_spaced

_HEAD = 240


def gives_verdict(text: str) -> bool:
    """Whether a paragraph opens as an answer does: a body's verdict, or one in a word or two.

    First person does not count: the quoted committee says ``we agree`` too.
    """
    stances = find_stances(text, is_opening=True)[:1]
    if not stances:
        return False
    by = stances[0].by
    return stances[0].start < _HEAD // 6 if by is None else by.lower() != "we"


def demands(text: str) -> bool:
    """Whether a paragraph asks for something in its first words, or quotes what was said."""
    return is_quoted(text) or DEMAND.search(plain_spaced(text[:_HEAD])) is not None


def is_quoted(text: str) -> bool:
    """Whether a paragraph begins with a quotation mark."""
    return text[:1] != "" and text[0] in OPENING_QUOTES
