"""Extracts made by hand: a text with its style runs written into it.

``⟦kind:value|words⟧`` is a run of ``words``, with or without a value, and one may stand in another:
``⟦heading:2|1. Lamps⟧``, ``2014-15⟦raised|37⟧``. Pages part at form feeds; their printed numbers are
given apart.
"""

from __future__ import annotations

import re
from typing import cast

from pacparse.api import parse, parse_source
from pacparse.rules import HERE
from pacparse.source import SourceText
from pacparse.styles import StyleKind, StyleRun

_SIGN = re.compile(r"⟦(?P<kind>[a-z]+)(?::(?P<value>[^|⟧]*))?\||⟧")


def read_marked(marked: str) -> tuple[str, tuple[StyleRun, ...]]:
    """The text without its signs, and the runs that they say."""
    parts: list[str] = []
    size = cursor = 0
    runs: list[StyleRun] = []
    opened: list[tuple[StyleKind, str | None, int]] = []
    for sign in _SIGN.finditer(marked):
        parts.append(marked[cursor : sign.start()])
        size += sign.start() - cursor
        cursor = sign.end()
        if sign["kind"]:
            opened.append((cast("StyleKind", sign["kind"]), sign["value"], size))
        else:
            kind, value, start = opened.pop()
            runs.append(StyleRun(kind, (start, size), value))
    parts.append(marked[cursor:])
    return "".join(parts), tuple(sorted(runs, key=lambda style: style.run))


def read_example(text: str) -> None:
    """Reads the example of a rule: a plain text, or one with style runs, as the reader of a PDF gives it."""
    text = text.replace(HERE, "")
    if "⟦" in text:
        parse_source(source_of(text, is_laid_out=True))
    else:
        parse(text)


def source_of(
    marked: str, *, is_laid_out: bool = False, labels: tuple[str | None, ...] = ()
) -> SourceText:
    """The source text of ``marked``, as a reader gives it; ``labels`` are the pages' numbers."""
    text, runs = read_marked(marked)
    pages, start = [], 0
    for page, label in zip(text.split("\f"), labels, strict=False):
        pages.append(StyleRun("page", (start, start + len(page)), label))
        start += len(page) + 1
    return SourceText(
        text=text,
        name="minutes.pdf" if is_laid_out else "minutes.docx",
        media_type="application/pdf" if is_laid_out else "application/x-other",
        encoding="utf-8",
        sha256="0" * 64,
        extractor="by hand",
        pages=len(pages) or None,
        styles=tuple(sorted([*runs, *pages], key=lambda style: style.run)),
        is_laid_out=is_laid_out,
    )
