"""Repeated passages: from chains of equal units to what is kept and what goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.duplicates.evidence import LEAST_WORDS, weigh
from pacparse.duplicates.links import find_chains
from pacparse.duplicates.merging import Merger
from pacparse.duplicates.numbering import Numbering
from pacparse.duplicates.stretches import trace_copy
from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pacparse.duplicates.records import Passage
    from pacparse.duplicates.stretches import Stretch
    from pacparse.units import Unit

_ROUNDS = 12  # of two neighbouring copies one goes in each, so that 4,000 copies leave one


class Found(NamedTuple):
    """The passages, the units that stay in reading order, and copies that nothing proves."""

    passages: list[Passage]
    order: list[int]
    unproven: list[tuple[int, int]]


def find_passages(
    units: Sequence[Unit], classes: Mapping[int, int], stock: frozenset[str]
) -> Found:
    """The passages that stand twice by accident, by the first unit that goes.

    ``classes`` has the first copy of each unit that has copies, ``stock`` texts that stand under
    several numbers. In each round two copies at most are made one, the longest first; what is left
    is looked at again as if it had been stored so. The order in which copies were stored, and how
    many there are, is then no matter.
    """
    merger = Merger(units)
    for _ in range(_ROUNDS):
        accidents, others = _find_copies(units, merger.order, classes, stock)
        if not accidents:
            break
        merger.merge(accidents)
    unproven = [(stretch.left[0], stretch.right[0]) for stretch in others]
    return Found(merger.close(), merger.order, unproven)


def _find_copies(
    units: Sequence[Unit], order: Sequence[int], classes: Mapping[int, int], stock: frozenset[str]
) -> tuple[list[Stretch], list[Stretch]]:
    """The stretches that are accidents, the longest first, and others as long that are left alone."""
    shown = [units[index] for index in order]
    chains = find_chains(shown, [classes.get(index) for index in order])
    accidents: list[Stretch] = []
    others: list[Stretch] = []
    taken: set[int] = set()
    if chains:
        numbering = Numbering(shown)
        for chain in sorted(chains, key=lambda chain: -len(chain.links)):
            if not taken.isdisjoint(k for link in chain.links for k in link):
                continue  # it has its turn in the next round
            for stretch, evidence in weigh(shown, trace_copy(shown, chain), numbering, stock):
                if evidence.is_accident:
                    accidents.append(stretch.named(order))
                    taken.update(stretch.left, stretch.right)
                elif evidence.words >= LEAST_WORDS:
                    others.append(stretch.named(order))
    return sorted(accidents, key=lambda stretch: -len(stretch.matches)), others
