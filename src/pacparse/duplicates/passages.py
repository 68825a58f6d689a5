"""Repeated passages: from pairs of equal units to what is kept and what goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.duplicates.anchors import chain_anchors
from pacparse.duplicates.ledger import Ledger
from pacparse.duplicates.parts import find_repeated_parts
from pacparse.duplicates.scopes import TELLING_WORDS, find_accidents
from pacparse.duplicates.sequence import Numbering
from pacparse.duplicates.stretches import name_units, trace_copy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.duplicates.records import Passage
    from pacparse.duplicates.stretches import Stretch
    from pacparse.units import Unit

_ROUNDS = 4  # copies of copies are looked at again, without what went before


def find_passages(
    units: Sequence[Unit], anchors: Iterable[tuple[int, int]], stock: frozenset[str]
) -> list[Passage]:
    """The passages that stand twice by accident, by the first unit that goes.

    The longest are settled first, so that of three copies the two that share most are compared.
    ``stock`` is texts that stand under several numbers. A chain that holds no paragraph worth the
    name is not looked at: stance lines repeat everywhere.
    """
    ledger = Ledger(units)
    for stretch in find_repeated_parts(units):
        ledger.settle(stretch)
    shown = ledger.drop_gone(range(len(units)))
    links = {(ledger.stands_for(i), ledger.stands_for(j)) for i, j in anchors}
    links = {link for link in links if link[0] != link[1]}
    for _ in range(_ROUNDS):
        stretches = _find_stretches(units, shown, links, stock)
        for stretch in sorted(stretches, key=lambda stretch: -len(stretch.matches)):
            ledger.settle(stretch)
        renamed = {(ledger.stands_for(i), ledger.stands_for(j)) for i, j in links}
        renamed = {link for link in renamed if link[0] != link[1]}
        if not stretches or not renamed:
            break  # what went had no partner among what stays
        shown, links = ledger.drop_gone(shown), renamed
    return ledger.close()


def _find_stretches(
    units: Sequence[Unit], shown: Sequence[int], links: set[tuple[int, int]], stock: frozenset[str]
) -> list[Stretch]:
    """The accidents among the units that are still shown, with the units' own indexes."""
    place = {index: k for k, index in enumerate(shown)}
    left = [units[index] for index in shown]
    pairs = {(place[min(link)], place[max(link)]) for link in links}
    chains = [
        chain
        for chain in chain_anchors(sorted(pairs, key=lambda pair: (pair[1], pair[0])))
        if any(left[i].text.count(" ") >= TELLING_WORDS - 1 for i, _ in chain.anchors)
    ]
    if not chains:
        return []
    numbering = Numbering(left)
    found: list[Stretch] = []
    for chain in chains:
        found += find_accidents(left, trace_copy(left, chain), numbering, stock)
    return [name_units(stretch, shown) for stretch in found]
