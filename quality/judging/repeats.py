"""What stands once, what stays as often as it was, what is linked, and what belongs to the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quality.scoring.wording import folded, shown, tight
from quality.sheet import Count

if TYPE_CHECKING:
    from pacparse.document import Document
    from quality.golds import Gold
    from quality.sheet import GoldAspect, Sheet

_SHORTEST_RESTATEMENT = 20
_EVIDENT_LENGTH = 12
"""A shorter line may be words of a paragraph by accident: only a block of its own is counted."""


def judge_repeats(sheet: Sheet, document: Document, gold: Gold) -> None:
    """Count the texts that must stand exactly once, and those that must stand so often at least."""
    whole = "\n".join(tight(block.text) for block in document.blocks)
    for text in gold.get("kept_once", []):
        times = whole.count(tight(text))
        _judge_line(sheet, "repeats removed", is_right=times == 1, words=f"{times} times: {text}")
    for one in gold.get("must_survive", []):
        times = whole.count(tight(one["text"]))
        words = f"{times} of {one['times']} times: {one['text']}"
        _judge_line(sheet, "repeats kept", is_right=times >= one["times"], words=words)
    if "restatements" in gold:
        _judge_restatements(sheet, document, gold)


def _judge_restatements(sheet: Sheet, document: Document, gold: Gold) -> None:
    """Count the pairs that must be linked; others, and those with few words in common, are free."""
    pairs = gold["restatements"]
    if "restatements_detail" in gold:
        pairs = [
            [one["a"]["number"], one["b"]["number"]]
            for one in gold["restatements_detail"]
            if len(one["shared"].split()) >= _SHORTEST_RESTATEMENT
        ]
    number = {block.id: str(block.number) for block in document.blocks}
    given = {
        tuple(sorted({number[name] for name in duplicate.blocks}))
        for duplicate in document.duplicates
        if duplicate.kind == "restatement"
    }
    wanted = [tuple(sorted(pair)) for pair in pairs]
    sheet.compare("restatements", wanted, given, free=frozenset(given))


def judge_furniture(sheet: Sheet, document: Document, gold: Gold) -> None:
    """Count the lines of the page that are gone from the text.

    With ``blocks`` a line may stand in the text as often as it does there; without them headings
    are not looked at, and a bare number is not judged: it cannot be told from other figures.
    """
    is_known = "blocks" in gold
    meant = [folded(one["text"]) for one in gold.get("blocks", [])]
    blocks = [folded(b.text) for b in document.blocks if is_known or b.kind != "heading"]
    for entry in gold.get("furniture", []):
        line = folded(entry if isinstance(entry, str) else entry["text"])
        is_number = all(c.isdigit() or c.isspace() for c in line)
        if is_number and not is_known:
            continue
        aspect: GoldAspect = "page numbers removed" if is_number else "furniture removed"
        left, allowed = _times(line, blocks), _times(line, meant)
        words = f"{left} times, {allowed} meant: {line}"
        _judge_line(sheet, aspect, is_right=left <= allowed, words=words)


def _times(line: str, texts: list[str]) -> int:
    """How often ``line`` stands in the texts: a short one as a whole text, a long one anywhere."""
    if len(line) <= _EVIDENT_LENGTH or line.replace(" ", "").isdigit():
        return texts.count(line)
    words = re.compile(rf"(?<!\d){re.escape(line)}(?!\d)")
    return sum(len(words.findall(text)) for text in texts)


def _judge_line(sheet: Sheet, aspect: GoldAspect, *, is_right: bool, words: str) -> None:
    sheet.add(aspect, Count(int(is_right), 1, 1))
    if not is_right:
        sheet.miss(aspect, shown(words, 100))
