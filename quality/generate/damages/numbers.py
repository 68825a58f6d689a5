"""Damages of paragraph numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from random import Random

    from quality.generate.model import Document


def _set(document: Document, shape: Literal["dotted", "alone", "alone-blank", "glued"]) -> bool:
    if not document.numbered():
        return False
    document.style.numbers = shape
    return True


def dotted(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """``6.2.`` instead of ``6.2``."""
    return _set(document, "dotted")


def alone(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """The number on a line of its own."""
    return _set(document, "alone")


def alone_blank(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """The number, a blank line, the paragraph."""
    return _set(document, "alone-blank")


def glued(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """``1.1On``: no space behind the number."""
    return _set(document, "glued")
