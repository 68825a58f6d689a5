"""What stands twice: accidents of extraction, of which one copy goes, and restatements, which stay.

Facts decide, similarity only suggests. Units are named by their index; nothing is changed here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.duplicates.anchors import find_anchors
from pacparse.duplicates.candidates import find_candidates
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
    anchors = find_anchors(units, candidates, whole)
    passages = find_passages(units, anchors, candidates.stock(units))
    removed = frozenset(k for passage in passages for k in passage.removed)
    links = {**whole, **contained}
    restatements = find_restatements(units, candidates, links, removed)
    return Repeats(tuple(passages), tuple(restatements))
