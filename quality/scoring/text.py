"""Paragraphs, headings and items: their numbers, their words, their order."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from quality.scoring.wording import folded, shown, tight
from quality.sheet import Count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.block import Block
    from pacparse.document import Document
    from quality.expectations import Expectations
    from quality.sheet import Sheet


class Numbered(NamedTuple):
    """A paragraph as it is compared: its number, its words without white space, and as they are."""

    number: str
    tight: str
    words: str


def score_text(sheet: Sheet, document: Document, expected: Expectations) -> None:
    """Count numbered and unnumbered paragraphs, headings and items."""
    if "paragraphs" in expected:
        want = [
            _numbered(str(one["number"]), one["text"])
            for one in expected["paragraphs"]
            if one["number"]
        ]
        have = [_numbered(str(block.number), block.text) for block in document.paragraphs]
        _score_paragraphs(sheet, want, have)
    blocks = document.blocks
    if "headings" in expected:
        unscored = "\n".join(map(tight, expected.get("unscored", [])))
        given = [tight(b.text) for b in blocks if b.kind == "heading"]
        wanted = [tight(text) for text in expected["headings"]]
        free = frozenset(text for text in given if text in unscored)
        sheet.compare("headings", wanted, given, free=free)
    if "items" in expected:
        given = [tight(b.text) for b in blocks if b.kind == "item"]
        sheet.compare("items", [tight(one["text"]) for one in expected["items"]], given)
    if "unnumbered" in expected:
        _score_unnumbered(sheet, expected["unnumbered"], blocks)


def _numbered(number: str, text: str) -> Numbered:
    return Numbered(number, tight(text), folded(text))


def _score_paragraphs(sheet: Sheet, want: Sequence[Numbered], have: Sequence[Numbered]) -> None:
    sheet.compare("paragraph numbers", [p.number for p in want], [p.number for p in have])
    pairs = _pair(want, have)
    count = Count(len(pairs), len(want), len(have))
    sheet.add("paragraph text", count)
    found = {index for index, _ in pairs}
    paired = {index for _, index in pairs}
    for index, one in enumerate(want):
        if index not in found:
            given = [
                p.words for i, p in enumerate(have) if p.number == one.number and i not in paired
            ]
            sheet.miss("paragraph text", _difference(one, given))
    spaced = 0
    for here, there in pairs:
        if want[here].words == have[there].words:
            spaced += 1
        else:
            sheet.miss("paragraph spaces", f"{want[here].number}: {shown(have[there].words)}")
    sheet.add("paragraph spaces", Count(spaced, len(pairs), len(pairs)))
    ordered = _longest_rise([there for _, there in pairs])
    sheet.add("paragraph order", Count(ordered, len(pairs), len(pairs)))
    if ordered < len(pairs):
        sheet.miss("paragraph order", f"{len(pairs) - ordered} paragraphs stand elsewhere")


def _pair(want: Sequence[Numbered], have: Sequence[Numbered]) -> list[tuple[int, int]]:
    """The places of the paragraphs that agree in number and words, in the order of the truth."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index in reversed(range(len(have))):
        places[have[index].number, have[index].tight].append(index)
    pairs = []
    for index, one in enumerate(want):
        if left := places[one.number, one.tight]:
            pairs.append((index, left.pop()))
    return pairs


def _longest_rise(places: Iterable[int]) -> int:
    """The length of the longest rising sequence in ``places``."""
    tails: list[int] = []
    for place in places:
        index = bisect_left(tails, place)
        tails[index : index + 1] = [place]
    return len(tails)


def _difference(one: Numbered, given: Sequence[str]) -> str:
    """Where the paragraph first differs from the given one that shares most of its beginning."""
    if not given:
        return f"{one.number}: missing: {shown(one.words)}"

    def agreement(words: str) -> int:
        return next(
            (i for i, (a, b) in enumerate(zip(words, one.words, strict=False)) if a != b),
            min(len(words), len(one.words)),
        )

    best = max(given, key=agreement)
    place = agreement(best)
    start = max(place - 20, 0)
    return (
        f"{one.number}: at {place}: expected “…{one.words[start : place + 30]}”, "
        f"given “…{best[start : place + 30]}”"
    )


def _score_unnumbered(sheet: Sheet, expected: Sequence[str], blocks: Sequence[Block]) -> None:
    """Count the paragraphs without a number and the rows that the truth names; it may name only some."""
    given = [tight(b.text) for b in blocks if b.kind == "paragraph" and not b.number]
    given += [tight(row) for b in blocks if b.kind == "table" for row in b.text.split("\n")]
    wanted = [tight(text) for text in expected]
    sheet.compare("unnumbered text", wanted, given, free=frozenset(given))
