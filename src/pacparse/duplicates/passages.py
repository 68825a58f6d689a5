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
    from pacparse.units import Unit


def find_passages(
    units: Sequence[Unit], anchors: Iterable[tuple[int, int]], stock: frozenset[str]
) -> list[Passage]:
    """The passages that stand twice by accident, by where their later copy begins.

    ``stock`` is texts that stand under several numbers. A chain that holds no paragraph worth the
    name is not looked at: stance lines repeat everywhere.
    """
    numbering: Numbering | None = None
    ledger = Ledger(units)
    for chain in chain_anchors(anchors):
        if all(len(units[i].text) < MIN_CHARACTERS for i, _ in chain.anchors):
            continue
        numbering = numbering or Numbering(units)
        for stretch in find_accidents(units, trace_copy(units, chain), numbering, stock):
            ledger.settle(stretch)
    return ledger.passages
