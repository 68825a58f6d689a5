"""Which committee a document answers, or whose report it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.lexicon.committees import find_committees

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.units import Unit

_FIRST_UNITS = 12


def find_committee(title: str | None, units: Sequence[Unit]) -> str | None:
    """The committee that the title names, else the only one of the first lines.

    None where there is none, or there are several.
    """
    for text in (title or "", "\n".join(unit.text for unit in units[:_FIRST_UNITS])):
        names = find_committees(text)
        if names:
            return names[0] if len(names) == 1 else None
    return None
