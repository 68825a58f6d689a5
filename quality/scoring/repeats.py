"""What stands once, what stays as often as it was, what is linked, and what belongs to the page."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from quality.scoring.wording import folded, letters, shown, tight
from quality.sheet import Count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pacparse.document import Document, Removal
    from quality.expectations import Expectations
    from quality.sheet import Sheet

_SHORTEST_RESTATEMENT = 20
_NO_FURNITURE = frozenset(("repeated_passage", "byte_order_mark", "markup"))
_EVIDENT_LENGTH = 12
"""A shorter text may stand in a paragraph by accident, a bare page number above all."""


def score_repeats(
    sheet: Sheet, document: Document, source_text: str, expected: Expectations
) -> None:
    """Count passages that must stand once, and texts that must stay.

    A passage that is gone altogether is given and wrong; one that still stands twice is not given.
    A removal that no expectation calls for counts against what was kept.
    """
    whole = "\n".join(tight(block.text) for block in document.blocks)
    if "kept_once" in expected:
        found = [whole.count(tight(text)) for text in expected["kept_once"]]
        right = sum(count == 1 for count in found)
        sheet.add("repeats removed", Count(right, len(found), sum(count < 2 for count in found)))
        for text, count in zip(expected["kept_once"], found, strict=True):
            if count != 1:
                sheet.miss("repeats removed", f"{count} times: {shown(text)}")
    survivors = expected.get("must_survive", [])
    kept = 0
    whole = whole.casefold()  # of two copies either may stay, and one has `Implemented`
    for one in survivors:
        count = whole.count(tight(one["text"]).casefold())
        kept += count >= one["times"]
        if count < one["times"]:
            sheet.miss("repeats kept", f"{count} of {one['times']} times: {shown(one['text'])}")
    uncalled = _uncalled(document, source_text, expected)
    for text in uncalled:
        sheet.miss("repeats kept", f"removed as a repeat: {shown(text)}")
    sheet.add("repeats kept", Count(kept, len(survivors), len(survivors) + len(uncalled)))


def _uncalled(document: Document, source_text: str, expected: Expectations) -> list[str]:
    """The removed passages that hold no text that should stand once, and stand in none."""
    if "kept_once" not in expected:
        return []
    known = [letters(text) for text in expected["kept_once"]]
    removed = [
        "\n".join(source_text[start:end] for start, end in removal.runs)
        for removal in document.removals
        if removal.reason == "repeated_passage"
    ]
    return [
        text
        for text in removed
        if not any(one in letters(text) or letters(text) in one for one in known)
    ]


def score_restatements(sheet: Sheet, document: Document, expected: Expectations) -> None:
    """Count pairs of paragraphs with the same words; short ones and those unnumbered are free."""
    if "restatements" not in expected:
        return
    given: list[tuple[str, ...]] = []
    free: set[tuple[str, ...]] = set()
    for duplicate in document.duplicates:
        if duplicate.kind != "restatement":
            continue
        blocks = [document.block_by_id[name] for name in duplicate.blocks]
        for pair in combinations(blocks, 2):
            names = tuple(sorted(str(block.number) for block in pair))
            given.append(names)
            if any(
                block.number is None or len(block.text.split()) < _SHORTEST_RESTATEMENT
                for block in pair
            ):
                free.add(names)
    want = [tuple(sorted(pair)) for pair in expected["restatements"]]
    sheet.compare("restatements", want, given, free=frozenset(free))


def score_furniture(
    sheet: Sheet, document: Document, source_text: str, expected: Expectations
) -> None:
    """Count the lines of the page: each wording once, however often it was printed.

    A removed line that no expectation names is wrong, unless its words stand in a block as well (a
    running head repeats a title) or it is all figures: the truth does not name bare page numbers.
    """
    if "furniture" not in expected:
        return
    want = {tight(text): text for text in expected["furniture"]}
    removed = {
        tight(line): line for removal in document.removals for line in _lines(removal, source_text)
    }
    every = [tight(block.text) for block in document.blocks]
    blocks = [tight(block.text) for block in document.blocks if block.kind != "heading"]
    gone = {key for key in want if not any(_stands_in(key, block) for block in blocks)}
    spurious = [
        key
        for key in removed
        if not key.isdigit()
        and not any(_belongs(key, one) for one in want)
        and not any(key in block for block in every)
    ]
    sheet.add("furniture", Count(len(gone), len(want), len(gone) + len(spurious)))
    for key in want.keys() - gone:
        sheet.miss("furniture", f"still there: {shown(want[key])}")
    for key in spurious:
        sheet.miss("furniture", f"not expected: {shown(removed[key])}")


def _lines(removal: Removal, source_text: str) -> Iterator[str]:
    if removal.reason not in _NO_FURNITURE:
        for start, end in removal.runs:
            yield from filter(None, map(folded, source_text[start:end].splitlines()))


def _stands_in(line: str, block: str) -> bool:
    return line == block or (len(line) > _EVIDENT_LENGTH and line in block)


def _belongs(line: str, expected: str) -> bool:
    """Whether a removed line is the expected one, or one of its lines."""
    return line == expected or (len(line) > _EVIDENT_LENGTH and line in expected)
