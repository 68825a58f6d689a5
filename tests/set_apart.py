"""How the words of a block are set, character by character: what a page shows, and what the document says.

White space does not count. Of each other character it is told whether it is bold, whether it is in italics, and where
it leads; of a note mark that stands in the words, nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from pacparse.addresses import safe_target
from pacparse.render.cells import shown_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.block import Block, BlockLink, Emphasis

STYLE_TAGS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic"}


class Letter(NamedTuple):
    """A character: its styles, and the address behind it."""

    sign: str
    styles: frozenset[str] = frozenset()
    target: str = ""


def address(link: str) -> str:
    """An address as two of them are compared: nothing quoted, and no scheme where none may be printed."""
    return unquote(link).removeprefix("http://")


def wanted_letters(block: Block) -> list[Letter]:
    """The letters of a block, of a table those of its cells, as the document says that they are set."""
    if block.kind == "table":
        return [
            letter for row in shown_rows(block) for cell in row for letter in wanted_letters(cell)
        ]
    letters = []
    for place, sign in enumerate(block.text):
        if sign.isspace():
            continue
        styles = frozenset(
            one.style for one in block.emphasis if one.offset <= place < one.offset + one.length
        )
        target = next((x.url for x in block.links if x.offset <= place < x.offset + x.length), "")
        letters.append(Letter(sign, styles, address(safe_target(target) or "")))
    return letters


def certain_letters(block: Block) -> list[Letter]:
    """The letters, only such emphasis told that Markdown has signs for, whatever stands around."""
    if block.kind == "table":
        return [
            letter for row in shown_rows(block) for cell in row for letter in certain_letters(cell)
        ]
    certain = tuple(one for one in block.emphasis if _is_certain(block, one))
    return wanted_letters(replace(block, emphasis=certain))


def _is_certain(block: Block, one: Emphasis) -> bool:
    start, end = one.offset, one.offset + one.length
    text = f" {block.text} "
    is_apart = text[start].isspace() and text[end + 1].isspace()
    is_word = text[start + 1].isalnum() and text[end].isalnum()
    others: list[BlockLink | Emphasis] = [*block.emphasis, *block.links]
    return (
        is_apart
        and is_word
        and all(o is one or o.offset + o.length < start or end < o.offset for o in others)
    )


def told_apart(block: Block, shown: Sequence[Letter]) -> list[str]:
    """A line for each letter of a block that is not set as Markdown can set it; ``shown`` has no marks."""
    told = []
    for want, must, got in zip(wanted_letters(block), certain_letters(block), shown, strict=True):
        is_set = must.styles <= got.styles <= want.styles
        if not is_set or got.target != want.target:
            told.append(f"{want} is shown as {got}")
    return told
