"""Which committee a document answers, or whose report it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.lexicon.committees import PUBLIC_ACCOUNTS, find_committees

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.units import Unit

_FIRST_UNITS = 12
_ANSWERS_ACCOUNTS = "treasury-minutes"


def find_committee(profile: str, title: str | None, units: Sequence[Unit]) -> str | None:
    """The committee that the title names, else the only one of the first lines; None: none or several.

    Treasury minutes answer the Committee of Public Accounts, whether an extract of them says so or not.
    """
    if profile == _ANSWERS_ACCOUNTS:
        return PUBLIC_ACCOUNTS
    for text in (title or "", "\n".join(unit.text for unit in units[:_FIRST_UNITS])):
        names = find_committees(text)
        if names:
            return names[0] if len(names) == 1 else None
    return None
