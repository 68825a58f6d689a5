"""What is to be said of the pages of a PDF, once all of them are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pacparse.units import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MOST_NAMED = 10  # pages that a message names


def page_findings(last: Mapping[str, Any]) -> tuple[Finding, ...]:
    """The findings of ``last``, the last record of the reading process."""
    found = []
    if pages := last.get("pictures"):
        message = f"there is no text on {_named(pages)}, only pictures"
        found.append(Finding("pages-without-text", "warning", message))
    if pages := last.get("incomplete"):
        message = f"letters of {_named(pages)} are not in the text, though the file has them"
        found.append(Finding("pages-incomplete", "warning", message))
    if pages := last.get("layered"):
        message = (
            f"two layers of words that differ lie in one place on {_named(pages)}: one was read"
        )
        found.append(Finding("text-layers-differ", "warning", message))
    if pages := last.get("hiding"):
        message = f"words on {_named(pages)} that nobody sees are among the removals"
        found.append(Finding("hidden-text", "info", message))
    return tuple(found)


def _named(pages: Sequence[int]) -> str:
    """The numbers of some pages in words: ``page 3``, ``pages 3, 4``."""
    shown = ", ".join(map(str, pages[:_MOST_NAMED])) + (" …" if len(pages) > _MOST_NAMED else "")
    return f"page {shown}" if len(pages) == 1 else f"pages {shown}"
