"""How the facts that differ between two texts are named for a reader."""

from __future__ import annotations

import re
from typing import NamedTuple

from rapidfuzz import fuzz

from pacparse.duplicates.facts import WORD, fact_blocks, states_fact
from pacparse.duplicates.word_alignment import Block, difference_blocks

_JOINT = re.compile(r"[-–—/.,:&’'£$€¥%]*")
"""What may stand between two words that are printed as one: `2022-23`, `£9.25`, `and/or`."""
_STOP = re.compile(r"[.!?;:]")
_WHOLE = 8
"""Words that are named as they are printed; of more, only those that state facts."""
_NAMED = 8
"""Words that are named of a long piece."""
_BESIDE = 40
"""How many characters from where a part seems to begin or end its first or last word may stand."""
_LONG = 4_096
"""Characters of a text of which only a stretch is looked at."""
_OUTERMOST = 5.0
"""What the same word at the very beginning or end of two texts counts, of a hundred."""
_END = 60
"""Characters by which the beginning and the end of a part are found."""


class _Token(NamedTuple):
    """A word, number or sign: where it stands, and whether it is printed in one with the word before."""

    word: str
    start: int
    end: int
    is_glued: bool


def name_differences(left: str, right: str) -> tuple[str, ...]:
    """Which facts differ between two texts, in words, in the order of ``left``.

    Empty if none does: letters, spaces, signs and ordinary words that fell out are no facts.

    >>> name_differences("Ready by 2022-23, at £9.", "Not ready by 2023-24, at £9.50.")
    ('not added', '2022-23 → 2023-24', '£9 → £9.50')
    """
    ours, theirs = _tokens(left), _tokens(right)
    blocks = fact_blocks([token.word for token in ours], [token.word for token in theirs])
    pairs = (
        (_piece(left, ours[a0:a1]), _piece(right, theirs[b0:b1]))
        for a0, a1, b0, b1 in _in_one_piece(blocks, ours, theirs)
    )
    return tuple(_in_words(before, after) for before, after in pairs)


def like_piece(part: str, whole: str) -> str:
    """The piece of ``whole`` that is most like ``part``, in whole words.

    >>> like_piece("count the umbrellas by May", "It agreed to count the umbrellas by June, and did.")
    'count the umbrellas by June'
    """
    whole = _around(part, whole)
    found = _ends_of(part, whole)
    own, tokens = _tokens(part), _tokens(whole)
    if found is None or not own or not tokens or len(part) > len(whole):
        return whole
    words = part[own[0].start : own[-1].end]
    start = max(
        _near([token.start for token in tokens], found[0]),
        key=lambda start: _agreement(words[:_END], whole[start : start + _END], own[0].word),
    )
    end = max(
        _near([token.end for token in tokens if token.end > start], found[1]),
        key=lambda end: _agreement(
            words[-_END:], whole[max(start, end - _END) : end], own[-1].word
        ),
    )
    first = next(i for i, token in enumerate(tokens) if token.start == start)
    last = next(i for i, token in enumerate(tokens) if token.end == end)
    before, behind = _missing(own, tokens[first : last + 1])
    while before > 0 and first and not _STOP.search(whole, tokens[first - 1].end, start):
        before, first, start = before - 1, first - 1, tokens[first - 1].start
    while behind > 0 and last + 1 < len(tokens):
        if _STOP.search(whole, end, tokens[last + 1].start):
            break
        behind, last, end = behind - 1, last + 1, tokens[last + 1].end
    return whole[start:end]


def _agreement(words: str, others: str, outermost: str) -> float:
    """How well two beginnings or ends agree: the more if both have the ``outermost`` word there."""
    has_it = others.startswith(outermost) or others.endswith(outermost)
    return fuzz.ratio(words, others) + _OUTERMOST * has_it


def _around(part: str, whole: str) -> str:
    """What of a long ``whole`` is looked at: where ``part`` seems to begin, and as much on both sides."""
    if len(whole) <= max(_LONG, 2 * len(part)):
        return whole
    begin = _begin_of(part, whole)
    return whole if begin is None else whole[max(0, begin - len(part)) : begin + 2 * len(part)]


def _ends_of(part: str, whole: str) -> tuple[int, int] | None:
    """Where in ``whole`` ``part`` begins and ends, about; None if it seems to stand nowhere."""
    if len(part) <= _LONG:
        found = fuzz.partial_ratio_alignment(part, whole)
        return (found.dest_start, found.dest_end) if found else None
    begin, end = _begin_of(part, whole), _begin_of(part[::-1], whole[::-1])
    if begin is None or end is None or begin >= len(whole) - end:
        return None
    return begin, len(whole) - end


def _begin_of(part: str, whole: str) -> int | None:
    """Where in ``whole`` ``part`` begins, about: what its first two pieces say that agree."""
    seen: list[int] = []
    for start in range(0, len(part) - _END // 2, _END // 4):
        place = whole.find(part[start : start + _END // 2])
        if place < 0:
            continue
        if any(abs(place - start - other) <= _BESIDE for other in seen):
            return place - start
        seen.append(place - start)
    return None


def _missing(own: list[_Token], piece: list[_Token]) -> tuple[int, int]:
    """How many more words a part has than a piece, before and behind the words that both have."""
    words = [[token.word.casefold() for token in tokens] for tokens in (own, piece)]
    blocks = difference_blocks(*words)
    before = next((a1 - b1 for a0, a1, b0, b1 in blocks if a0 == b0 == 0), 0)
    ends = len(own), len(piece)
    behind = next((a1 - a0 - b1 + b0 for a0, a1, b0, b1 in blocks if (a1, b1) == ends), 0)
    return before, behind


def _near(places: list[int], place: int) -> list[int]:
    """Those of some places, which are in order, that are near ``place``; at least the nearest."""
    near = [one for one in places if abs(one - place) <= _BESIDE]
    return near or [min(places, key=lambda one: abs(one - place))]


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    end = -1
    for found in WORD.finditer(text):
        is_glued = end >= 0 and _JOINT.fullmatch(text, end, found.start()) is not None
        tokens.append(_Token(found[0], *found.span(), is_glued))
        end = found.end()
    return tokens


def _in_one_piece(blocks: list[Block], ours: list[_Token], theirs: list[_Token]) -> list[Block]:
    """The blocks with what is printed in one with their words: of ``2022-23`` more than ``23``."""
    whole: list[Block] = []
    for block in blocks:
        a0, a1, b0, b1 = _extended(block, ours, theirs)
        if whole and (whole[-1][1] > a0 or whole[-1][3] > b0):
            a0, _, b0, _ = whole.pop()
        whole.append((a0, a1, b0, b1))
    return whole


def _extended(block: Block, ours: list[_Token], theirs: list[_Token]) -> Block:
    a0, a1, b0, b1 = block
    while a0 and b0 and (_begins_glued(ours[a0:a1]) or _begins_glued(theirs[b0:b1])):
        a0, b0 = a0 - 1, b0 - 1
    while a1 < len(ours) and b1 < len(theirs):
        if not (ours[a1].is_glued or theirs[b1].is_glued):
            break
        a1, b1 = a1 + 1, b1 + 1
    return a0, a1, b0, b1


def _begins_glued(tokens: list[_Token]) -> bool:
    return bool(tokens) and tokens[0].is_glued


def _piece(text: str, tokens: list[_Token]) -> str:
    """The words of ``tokens`` as they are printed; of many, those that state facts, or the first."""
    if not tokens:
        return ""
    if len(tokens) <= _WHOLE:
        return _on_one_line(text[tokens[0].start : tokens[-1].end])
    facts = dict.fromkeys(token.word for token in tokens if _is_fact(token, text))
    named = list(facts) or [token.word for token in tokens]
    return (", " if facts else " ").join(named[:_NAMED]) + (" …" if len(named) > _NAMED else "")


def _on_one_line(text: str) -> str:
    """A text as it is named: semicolons and arrows have a meaning there, and a bracket has its other half."""
    for pair in ("()", "[]"):
        if text.count(pair[0]) != text.count(pair[1]):
            text = text.translate(dict.fromkeys(map(ord, pair), " "))
    return " ".join(text.replace(";", ",").replace("→", "->").split())


def _is_fact(token: _Token, text: str) -> bool:
    """Whether a word states a fact: a capital that begins a sentence makes no name."""
    before = text[: token.start].rstrip("“”‘’\"'( ")
    is_first = not before or before.endswith((".", "!", "?"))
    return states_fact(token.word.lower() if is_first else token.word)


def _in_words(before: str, after: str) -> str:
    if not before:
        return f"{after} added"
    return f"{before} → {after}" if after else f"{before} dropped"
