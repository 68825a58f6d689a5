"""Three ways to compare words: to the space, without any, and by letters alone."""

from __future__ import annotations


def folded(text: str | None) -> str:
    """``text`` with one space for each stretch of white space, and none around it."""
    return " ".join((text or "").split())


def tight(text: str | None) -> str:
    """``text`` without white space: where damage took a space away, it is right either way."""
    return "".join((text or "").split())


def letters(text: str | None) -> str:
    """Only the letters, in lower case: the same whatever marks and numbers stand between them."""
    return "".join(c for c in (text or "").lower() if c.isalpha())


def shown(text: str, width: int = 70) -> str:
    """``text`` short enough for a line: its beginning and its end."""
    text = folded(text)
    if len(text) <= width:
        return text
    half = (width - 3) // 2
    return f"{text[:half]} … {text[-half:]}"
