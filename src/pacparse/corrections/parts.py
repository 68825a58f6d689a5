"""Two recommendations that are one, and one that is two: their texts and answers made anew of their blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pacparse.document import RecommendationBlocks
from pacparse.fields import replace
from pacparse.fingerprints import fingerprint

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from pacparse.block import Block
    from pacparse.document import Document, Gap, Recommendation, Verdict

_Value = TypeVar("_Value")


class Parts:
    """The blocks of a document, by id and by key."""

    def __init__(self, document: Document) -> None:
        self.by_id = {block.id: block for block in document.blocks}

    def text(self, ids: Iterable[str]) -> str | None:
        """The words of blocks, a line each."""
        return "\n".join(self.by_id[name].text for name in ids) or None

    def numbers(self, ids: Iterable[str]) -> tuple[str, ...]:
        """The numbers of those blocks that have one."""
        found = (self.by_id[name].number for name in ids)
        return tuple(number for number in found if number)

    def place_of(self, key: str, ids: Iterable[str]) -> int | None:
        """Which of the blocks ``ids`` has that key, counted from 0."""
        places = (place for place, name in enumerate(ids) if self.by_id[name].key == key)
        return next(places, None)

    def has(self, verdict: Verdict, ids: Iterable[str]) -> bool:
        """Whether the words of a verdict stand in one of the blocks."""
        return any(_holds(self.by_id[name], verdict) for name in ids)


def _holds(block: Block, verdict: Verdict) -> bool:
    return any(
        start <= first and last <= end
        for first, last in verdict.runs[:1]
        for start, end in block.runs
    )


def joined(one: Recommendation, other: Recommendation, parts: Parts) -> Recommendation:
    """``one`` with the words, blocks and answers of ``other`` behind its own; what both have is there once."""
    recommendation = _lines(one.recommendation, other.recommendation)
    conclusion = _lines(*dict.fromkeys((one.conclusion, other.conclusion)))
    return replace(
        one,
        recommendation=recommendation,
        conclusion=conclusion,
        response_text=_lines(one.response_text, _further_answer(one, other, parts)),
        status_words=_lines(*dict.fromkeys((one.status_words, other.status_words))),
        fingerprint=fingerprint(recommendation or conclusion or ""),
        title=one.title or other.title,
        departments=_each_once(one.departments, other.departments),
        response=_each_once(one.response, other.response),
        blocks=RecommendationBlocks(
            conclusion=_each_once(one.blocks.conclusion, other.blocks.conclusion),
            recommendation=_each_once(one.blocks.recommendation, other.blocks.recommendation),
            response=_each_once(one.blocks.response, other.blocks.response),
        ),
        page_to=other.page_to or one.page_to,
        position=one.position or other.position,
        gap=None if one.position or other.position else one.gap,
        verdicts=_each_once(one.verdicts, other.verdicts),
        status=one.status or other.status,
        target_dates=_each_once(one.target_dates, other.target_dates),
        checked=False,
        corrected=_each_once(one.corrected, (*other.corrected, "join")),
    )


def _further_answer(one: Recommendation, other: Recommendation, parts: Parts) -> str | None:
    """The answer to ``other`` without the blocks that answer ``one`` too; all of it if a person wrote it."""
    own = other.blocks.response
    if other.response_text != parts.text(own):
        return other.response_text
    return parts.text(name for name in own if name not in one.blocks.response)


def _lines(*texts: str | None) -> str | None:
    return "\n".join(filter(None, texts)) or None


def _each_once(first: tuple[_Value, ...], second: tuple[_Value, ...]) -> tuple[_Value, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def split_in_two(
    one: Recommendation, parts: Parts, *, number: str, key: str, taken: Sequence[Recommendation]
) -> tuple[Recommendation, Recommendation] | None:
    """``one`` up to the block with that ``key``, and a second one from it on; None if it has no such block.

    The second gets an id and a key that none of the recommendations in ``taken`` has.
    If the block is part of what was recommended, both keep the conclusion and the answer. If it
    stands in the answer, it is what the second recommends, and what follows it is its answer.
    """
    asked, answered = one.blocks.recommendation, one.blocks.response
    place = parts.place_of(key, asked)
    if place:
        first = replace(one.blocks, recommendation=asked[:place])
        second = replace(one.blocks, recommendation=asked[place:])
    else:
        place = parts.place_of(key, answered)
        if place is None:
            return None
        first = replace(one.blocks, response=answered[:place])
        second = RecommendationBlocks(
            recommendation=answered[place : place + 1], response=answered[place + 1 :]
        )
    head = _remade(one, first, parts)
    tail = _remade(one, second, parts)
    wanted = _new_key(one, number, tail.fingerprint)
    return head, replace(
        tail,
        id=_not_taken(f"{one.report or one.id}.{number}", {each.id for each in taken}),
        key=_not_taken(wanted, {each.key for each in taken}),
        number=number,
        title=None,
    )


def _remade(one: Recommendation, groups: RecommendationBlocks, parts: Parts) -> Recommendation:
    """A recommendation of those blocks, with those of the verdicts that stand in its answer."""
    every = (*groups.conclusion, *groups.recommendation, *groups.response)
    first, last = parts.by_id[every[0]], parts.by_id[every[-1]]
    verdicts = tuple(v for v in one.verdicts if parts.has(v, groups.response))
    position = next((v.position for v in verdicts if v.kind == "explicit"), None)
    recommendation, conclusion = parts.text(groups.recommendation), parts.text(groups.conclusion)
    is_whole = groups.response == one.blocks.response
    return replace(
        one,
        blocks=groups,
        recommendation=recommendation,
        conclusion=conclusion,
        fingerprint=fingerprint(recommendation or conclusion or ""),
        response=parts.numbers(groups.response),
        response_text=parts.text(groups.response),
        verdicts=verdicts,
        position=one.position if is_whole else position,
        gap=one.gap if is_whole else _gap(position, groups, verdicts),
        page=first.page,
        page_to=last.page,
        page_label=first.page_label,
        line=first.line,
        checked=False,
        corrected=_each_once(one.corrected, ("split",)),
    )


def _gap(
    position: str | None, groups: RecommendationBlocks, verdicts: Sequence[Verdict]
) -> Gap | None:
    """Why a part of an answer gives no position; None if it gives one."""
    if position:
        return None
    if not groups.response:
        return "no_answer"
    return "loose" if verdicts else "no_verdict"


def _new_key(one: Recommendation, number: str, mark: str | None) -> str:
    """The key of a second part: that of the first with its own number, or its fingerprint."""
    head, slash, tail = one.key.rpartition("/")
    return f"{head}/{number}" if slash and tail == one.number else (mark or "none")


def _not_taken(name: str, taken: Collection[str]) -> str:
    """``name``, or ``name-2`` and so on if it is taken."""
    count, wanted = 1, name
    while wanted in taken:
        count += 1
        wanted = f"{name}-{count}"
    return wanted
