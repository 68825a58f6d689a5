"""The document as plain text: a paragraph to a line, marks glued to their words, notes at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from originals.model import Block, Model, Span


def write_text(model: Model) -> bytes:
    """The document as UTF-8."""
    lines = [_line(block) for block in model.blocks]
    lines += [f"{name} {''.join(map(_words, spans))}" for name, spans in model.notes.items()]
    return ("\n\n".join(lines) + "\n").encode()


def _line(block: Block) -> str:
    words = "".join(map(_words, block.spans))
    sign = "- " if block.kind == "item" else f"{block.number} " if block.number else ""
    return sign + words


def _words(span: Span) -> str:
    """The words; an address behind others is lost, as it is when a page is copied."""
    return span.text
