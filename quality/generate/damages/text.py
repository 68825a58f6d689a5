"""Damages of lines, spaces, signs and bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

    from quality.generate.model import Document


def wrapped(document: Document, rng: Random) -> bool:
    """Lines of one width, some of them as narrow as a column's."""
    document.style.width = rng.randint(66, 112) if rng.random() < 0.8 else rng.randint(44, 66)
    return True


def no_blank_lines(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """No blank line between blocks, where numbers or lines of a paragraph each still show them."""
    if not document.is_numbered and document.style.width:
        return False
    document.style.blank_lines = False
    return True


def hard_hyphens(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """Lines that end with the hyphen of a word: ``Auditor-`` / ``General``."""
    document.style.hard_hyphens = document.style.width is not None
    return document.style.hard_hyphens


def soft_hyphens(document: Document, rng: Random) -> bool:
    """Words split at the line end that stand whole elsewhere, or in a dictionary only."""
    if not document.style.width:
        return False
    document.style.soft_hyphens = "-" if rng.random() < 0.8 else "\u00ad"
    document.style.splits_any_word = rng.random() < 0.2
    return True


def double_spaces(document: Document, rng: Random) -> bool:
    """Runs of spaces inside lines."""
    document.style.double_spaces = rng.choice((0.03, 0.2))
    return True


def no_break_spaces(document: Document, rng: Random) -> bool:
    """Spaces that do not break."""
    document.style.no_break_spaces = rng.choice((0.02, 0.1))
    return True


def mojibake_bullets(document: Document, rng: Random) -> bool:
    """Bullets read in the wrong encoding, with their control characters."""
    found = False
    sign = rng.choice(("\u00e2\u0080\u00a2", "\u00ef\u0082\u00b7", "\uf0b7", "-", "\u25cf"))
    for block in document.blocks:
        if block.kind == "item" and block.marker == "•":
            block.marker = sign
            found = True
    return found


def torn_bullets(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """A column of bullets, then the items: the bullets were set apart from their text."""
    items = [b for b in document.blocks if b.kind == "item" and not b.marker.strip("().").isalnum()]
    if len(items) < 2 or not document.style.blank_lines:
        return False
    for block in items:
        block.is_tight = False  # else nobody could say where a wrapped item ends
    document.style.torn_bullets = True
    return True


def apostrophes(document: Document, rng: Random) -> bool:
    """Straight or wrong-way apostrophes."""
    document.style.apostrophe = rng.choice(("'", "‘"))
    return True


def stray_bold(document: Document, rng: Random) -> bool:
    """Bold signs that lost their partner."""
    if document.style.marks == "markdown":
        return False
    blocks = [b for b in document.blocks if b.role == "response" and ". " in b.text]
    if not blocks:
        return False
    for block in rng.sample(blocks, min(len(blocks), rng.randint(1, 3))):
        offset = block.text.index(". ") + 1
        if all(abs(mark.offset - offset) > 1 for mark in block.marks):
            block.stray = offset
    return True


def windows_1252(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """The old encoding of one byte a character."""
    document.style.encoding = "cp1252"
    return True


def byte_order_mark(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """A byte order mark before the first character."""
    document.style.encoding = "utf-8-sig"
    return True


def crlf(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """Line ends of two characters."""
    document.style.newline = "\r\n"
    return True
