"""Paragraphs, headings and items: their numbers and their words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from quality.scoring.wording import folded, shown, tight
from quality.sheet import Count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pacparse.block import Block
    from pacparse.document import Document
    from quality.golds import Gold, GoldText
    from quality.sheet import GoldAspect, Sheet

_QUOTED = ("conclusion", "recommendation")


def judge_text(sheet: Sheet, document: Document, gold: Gold) -> None:
    """Count numbered paragraphs; of headings, items and other paragraphs those that are named."""
    blocks = document.blocks
    paragraphs = [block for block in blocks if block.kind == "paragraph"]
    numbered = [block for block in paragraphs if block.number and block.role not in _QUOTED]
    if "paragraphs" in gold:
        _judge_paragraphs(sheet, numbered, gold)
    if "headings" in gold:
        _find(sheet, "headings", gold["headings"], _texts(blocks, "heading"))
    if "items" in gold:
        wanted = [one["text"] for one in gold["items"]]
        _find(sheet, "items", wanted, _texts(blocks, "item"))
    if "unnumbered" in gold:
        unnumbered = [block.text for block in paragraphs if not block.number]
        _find(sheet, "unnumbered", gold["unnumbered"], [*unnumbered, *rows_of(blocks)])


def rows_of(blocks: Iterable[Block]) -> list[str]:
    """The rows of all tables, each a text: a truth that names a row asks for no more than its words."""
    return [row for text in _texts(blocks, "table") for row in text.split("\n")]


def _texts(blocks: Iterable[Block], kind: str) -> list[str]:
    return [block.text for block in blocks if block.kind == kind]


def _find(sheet: Sheet, aspect: GoldAspect, wanted: Iterable[str], texts: Iterable[str]) -> None:
    """Count the wanted texts; whatever else is there is free."""
    given = list(map(folded, texts))
    sheet.compare(aspect, map(folded, wanted), given, free=frozenset(given))


def _judge_paragraphs(sheet: Sheet, numbered: list[Block], gold: Gold) -> None:
    is_partial = gold.get("partial", False)
    have = [str(block.number) for block in numbered]
    wanted = [one for one in gold["paragraphs"] if one["number"]]
    free = frozenset(have) if is_partial else frozenset()
    sheet.compare("paragraph numbers", [one["number"] for one in wanted], have, free=free)
    if gold.get("ordered"):
        order = [one["number"] for one in gold["paragraphs"]]
        sheet.add("paragraph order", Count(int(order == have), 1, 1))
        if order != have:
            sheet.miss("paragraph order", f"expected {order}, given {have}")
    pool: dict[str, list[str]] = defaultdict(list)
    for block in numbered:
        pool[str(block.number)].append(folded(block.text))
    right = sum(_takes(sheet, pool[one["number"]], one) for one in wanted)
    sheet.add("paragraph text", Count(right, len(wanted), right if is_partial else len(numbered)))


def _takes(sheet: Sheet, pool: list[str], want: GoldText) -> bool:
    """Whether ``pool`` has the paragraph, which is taken out of it."""
    hit = next((text for text in pool if _is_wanted(text, want)), None)
    if hit is None:
        words = want.get("text") or f"{want.get('starts')} … {want.get('ends')}"
        sheet.miss("paragraph text", f"{want['number']}: expected “{shown(words)}”, given {pool}")
        return False
    pool.remove(hit)
    if "text" in want:
        is_spaced = hit == folded(want["text"])
        sheet.add("paragraph spaces", Count(int(is_spaced), 1, 1))
        if not is_spaced:
            sheet.miss("paragraph spaces", f"{want['number']}: {shown(hit)}")
    return True


def _is_wanted(text: str, want: GoldText) -> bool:
    if "text" in want:
        return tight(text) == tight(want["text"])
    return text.startswith(folded(want["starts"])) and text.endswith(folded(want["ends"]))
