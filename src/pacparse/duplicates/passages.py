"""Repeated passages: from pairs of equal units to what is kept and what goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.duplicates.anchors import chain_anchors
from pacparse.duplicates.candidates import MIN_CHARACTERS
from pacparse.duplicates.ledger import Ledger
from pacparse.duplicates.scopes import Numbering, find_accidents
from pacparse.duplicates.stretches import trace_copy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.duplicates.records import Passage
    from pacparse.duplicates.stretches import Stretch
    from pacparse.units import Unit


def find_passages(
    units: Sequence[Unit], anchors: Iterable[tuple[int, int]], stock: frozenset[str]
) -> list[Passage]:
    """The passages that stand twice by accident, by the first unit that goes.

    The longest are settled first, so that of three copies the two that share most are compared.
    ``stock`` is texts that stand under several numbers. A chain that holds no paragraph worth the
    name is not looked at: stance lines repeat everywhere.
    """
    chains = [
        chain
        for chain in chain_anchors(anchors)
        if any(len(units[i].text) >= MIN_CHARACTERS for i, _ in chain.anchors)
    ]
    if not chains:
        return []
    numbering = Numbering(units)
    stretches: list[Stretch] = []
    for chain in chains:
        stretches += find_accidents(units, trace_copy(units, chain), numbering, stock)
    ledger = Ledger(units)
    for stretch in sorted(stretches, key=lambda stretch: -len(stretch.matches)):
        ledger.settle(stretch)
    return sorted(ledger.passages, key=lambda passage: min(passage.removed, default=0))
