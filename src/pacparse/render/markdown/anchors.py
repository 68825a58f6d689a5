"""Anchors in Markdown: ``<a id="3.2"></a>`` before the words, behind the signs that open a block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.render.anchors import anchor_name, block_anchors, recommendation_blocks
from pacparse.render.outline import shown_blocks

if TYPE_CHECKING:
    from pacparse.block import Block, BlockKind
    from pacparse.document import Document


def anchors_of(document: Document) -> dict[str, str]:
    """The anchors of headings, numbered paragraphs, recommendations and notes, by their ids."""
    names = block_anchors(document)
    firsts = recommendation_blocks(document)
    anchors = {
        block.id: "".join(map(_write, names[block.id]))
        for block in shown_blocks(document)
        if block.kind == "heading" or block.id in firsts or _is_numbered(block)
    }
    return anchors | {note.id: _write(anchor_name(note.id)) for note in document.footnotes}


def _is_numbered(block: Block) -> bool:
    return block.kind == "paragraph" and block.number is not None


def _write(name: str) -> str:
    return f'<a id="{name}"></a>'


def put_anchor(anchor: str, sign: str, written: str, kind: BlockKind) -> str:
    """A line of a block with its anchor: behind the signs of a heading, and what counts an item."""
    if kind == "item":
        return f"{sign} {anchor}{written}"
    words = f"{sign} {written}" if sign and written else sign or written
    signs, _, words = words.partition(" ") if kind == "heading" else ("", "", words)
    return f"{signs} {anchor}{words}" if signs else f"{anchor}{words}"
