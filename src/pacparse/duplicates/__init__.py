"""What stands twice: accidents of extraction, of which one copy goes, and restatements, which stay.

Facts decide, similarity only suggests. Units are named by their index; nothing is changed here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.duplicates.candidates import find_candidates
from pacparse.duplicates.links import find_classes
from pacparse.duplicates.passages import find_passages
from pacparse.duplicates.records import Passage, Repeats, RepeatVariant, Restatement
from pacparse.duplicates.restatements import compare_pairs, find_restatements

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.units import Unit

__all__ = ["Passage", "RepeatVariant", "Repeats", "Restatement", "find_repeats"]


def find_repeats(units: Sequence[Unit]) -> Repeats:
    """Passages that stand twice by accident, and units that restate others.

    ``units`` are in reading order, without marks and markup in their texts. The cost grows with the
    text: of every unit a few partners are compared.
    """
    candidates = find_candidates(units)
    whole, contained = compare_pairs(units, candidates.alike)
    classes = find_classes(units, candidates, whole)
    passages, order, unproven = find_passages(units, classes, candidates.stock(units))
    removed = frozenset(k for passage in passages for k in passage.removed)
    restatements = find_restatements(units, candidates, {**whole, **contained}, removed)
    return Repeats(tuple(passages), tuple(restatements), tuple(order), tuple(unproven))
