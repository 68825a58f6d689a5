"""Addresses that words lead to: what is one, and which of them a page may make a link of."""

from __future__ import annotations

import re

from pacparse.text.patterns import pattern

_ADDRESS = pattern(
    r"(?:[a-z][a-z0-9+.-]{1,30}:|www\.)\S",
    re.IGNORECASE,
    ask="match",
    example="mailto:clerk@eels.example",
    near_miss="reports/eels.pdf",
)
_SAFE = pattern(
    r"https?://\S|mailto:\S",
    re.IGNORECASE,
    ask="match",
    example="https://eels.example/log",
    near_miss="javascript:open('https://eels.example')",
)
_BARE = pattern(
    r"www\.\S", re.IGNORECASE, ask="match", example="www.eels.example", near_miss="www eels"
)


def is_address(target: str) -> bool:
    """Whether a link to ``target`` leads out of the document, to a place that needs no other to be found.

    A place in the same document (``#note-3``) and one beside it (``page2.html``) is none.
    """
    return _ADDRESS.match(target) is not None and target.isprintable()


def safe_target(address: str) -> str | None:
    """What a link to ``address`` may lead to: the web or a mailbox; None for all else, as ``javascript:``."""
    if _SAFE.match(address):
        return address
    return f"http://{address}" if _BARE.match(address) else None
