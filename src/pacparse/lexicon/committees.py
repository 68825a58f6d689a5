"""The names of committees, as covers and titles print them."""

from __future__ import annotations

import re

from pacparse.text.patterns import pattern

PUBLIC_ACCOUNTS = "pac"
"""How the House of Commons Committee of Public Accounts is cited in keys: it has had three names."""

_PART = r"[A-Z][\w’'‘-]{1,30}"
_LINK = r"(?:,\ |\ and\ |,\ and\ |\ of\ |\ for\ |\ the\ |\ of\ the\ |\ )"
# Case matters: a committee that is only spoken of is written small.
_NAME = pattern(
    rf"""
    (?:{_PART}(?:,\ |\ and\ |,\ and\ |\ )){{0,10}}Committee\b
    (?:\ (?:on|of|for)\ (?:the\ )?{_PART}(?:{_LINK}{_PART}){{0,10}})?
    """,
    re.VERBOSE,
    ask="search",
    example="Home Affairs Committee",
    near_miss="a committee of the board",
)
_HOUSES = tuple(
    f"{house} " for house in ("The", "House of", "Lords", "Commons", "Representatives", "Senate")
)
_NOBODY = frozenset(
    ("Committee", "Select Committee", "Joint Committee", "Standing Committee", "Cabinet Committee")
)
_ACCOUNTS = frozenset(("Committee of Public Accounts", "Public Accounts Committee"))


def find_committees(text: str) -> tuple[str, ...]:
    """The committees that ``text`` names, each once, in order, without the name of their house.

    The Committee of Public Accounts is ``pac``. ``the Committee`` alone names none.
    """
    if "Committee" not in text:
        return ()
    return tuple(dict.fromkeys(filter(None, map(_plain, _NAME.findall(text)))))


def _plain(name: str) -> str | None:
    """A name without what stands before it; None for one that could be any committee's."""
    is_shorter = True
    while is_shorter:
        is_shorter = False
        for house in _HOUSES:
            if name.startswith(house):
                name, is_shorter = name.removeprefix(house), True
    if name in _ACCOUNTS:
        return PUBLIC_ACCOUNTS
    return None if name in _NOBODY else name
