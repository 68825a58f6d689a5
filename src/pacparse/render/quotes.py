"""Short quotes of the source, and the names that people use for blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.render.printable import printable

if TYPE_CHECKING:
    from pacparse.block import Block
    from pacparse.text.spans import Run

QUOTE_CHARACTERS = 64
_REACH = 4 * QUOTE_CHARACTERS  # white space may make up most of a stretch of source


def quote(text: str, *, limit: int = QUOTE_CHARACTERS) -> str:
    """The beginning of ``text`` in quotation marks, on one line, safe to show."""
    words = " ".join(text[: 4 * limit].split())
    if len(words) <= limit and len(text) <= 4 * limit:
        return f"“{printable(words)}”"
    return f"“{printable(_cut_end(words, limit))} …”"


def quote_around(text: str, run: Run, *, reach: int = QUOTE_CHARACTERS // 2) -> str:
    """The source around ``run`` in quotation marks, ``run`` itself between ‹ and ›."""
    start, end = run
    if end - start > 2 * reach:
        return quote(text[start : min(end, start + _REACH)])
    before = " ".join(text[max(0, start - _REACH) : start].split())
    after = " ".join(text[end : end + _REACH].split())
    lead = " " if text[max(0, start - 1) : start].isspace() else ""
    tail = " " if text[end : end + 1].isspace() else ""
    if len(before) > reach:
        before = "… " + before[-reach:].partition(" ")[2]
    if len(after) > reach:
        after = _cut_end(after, reach) + " …"
    inner = " ".join(text[start:end].split())
    return f"“{printable(f'{before}{lead}‹{inner}›{tail}{after}')}”"


def quote_join(text: str, end: int, start: int, *, reach: int = QUOTE_CHARACTERS // 2) -> str:
    """The words before ``end`` and after ``start`` in quotation marks, an ellipsis between them."""
    before = " ".join(text[max(0, end - _REACH) : end].split())
    after = " ".join(text[start : start + _REACH].split())
    if len(before) > reach:
        before = "… " + before[-reach:].partition(" ")[2]
    if len(after) > reach:
        after = _cut_end(after, reach) + " …"
    return f"“{printable(before)} ⋯ {printable(after)}”"


def name_block(block: Block) -> str:
    """What a person would call the block: its number, else its words."""
    if block.number is not None:
        return printable(block.number) if block.kind != "heading" else f"heading {block.number}"
    return f"{block.kind} {quote(block.text, limit=32)}" if block.text else block.id


def _cut_end(words: str, limit: int) -> str:
    """At most ``limit`` characters of ``words``, ended between two words where there is a space."""
    if len(words) <= limit:
        return words
    return words[:limit].rpartition(" ")[0] or words[:limit]
