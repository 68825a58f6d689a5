"""Where a copy may begin: pairs of units with the same words under the same number, in chains."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pacparse.duplicates.candidates import MIN_CHARACTERS
from pacparse.duplicates.comparison import compare_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.duplicates.candidates import Candidates
    from pacparse.units import Unit

_GAP = 24  # units that may stand between two anchors of one chain, on each side
# What one copy has between two anchors and the other lacks: notes, a page's lines. More than that
# is chance: two reports have the same stance line at their 4.1.
_SLIP = 12
_PROBE = 12


class Chain(NamedTuple):
    """Anchors ``(earlier, later)`` that follow one another on both sides without crossing."""

    anchors: tuple[tuple[int, int], ...]

    @property
    def left(self) -> range:
        """The units from the first to the last anchor of the earlier copy."""
        return range(self.anchors[0][0], self.anchors[-1][0] + 1)

    @property
    def right(self) -> range:
        """The units from the first to the last anchor of the later copy."""
        return range(self.anchors[0][1], self.anchors[-1][1] + 1)


def find_anchors(
    units: Sequence[Unit], candidates: Candidates, agreeing: Iterable[tuple[int, int]]
) -> set[tuple[int, int]]:
    """Pairs of units with the same words under the same number.

    Of every text and of every number only the last occurrence is looked at, so there are at most a
    few for each unit. Long paragraphs of which one lost its number are anchors too.
    """
    found = {(i, j) for i, j in agreeing if _may_anchor(units[i], units[j])}
    for group in candidates.equal:
        found.update((i, j) for i, j in pairwise(group) if _may_anchor(units[i], units[j]))
    by_text: dict[tuple[str, str], int] = {}
    by_number: dict[str, int] = {}
    for index, unit in enumerate(units):
        if unit.number is None or unit.kind == "note" or not unit.text:
            continue
        twin = by_text.get((unit.number, unit.text))
        if twin is None:
            twin = by_number.get(unit.number)
            if twin is not None and not _is_variant(units[twin].text, unit.text):
                twin = None
        if twin is not None:
            found.add((twin, index))
        by_text[unit.number, unit.text] = by_number[unit.number] = index
    return found


def _may_anchor(left: Unit, right: Unit) -> bool:
    if left.kind != right.kind:
        return False
    if left.number is None and right.number is None:
        return False
    return left.number == right.number or (
        left.kind == "paragraph" and (left.number is None or right.number is None)
    )


def _is_variant(left: str, right: str) -> bool:
    """Whether two texts under one number agree, where their ends promise it."""
    if min(len(left), len(right)) < MIN_CHARACTERS:
        return False
    if left[:_PROBE] != right[:_PROBE] and left[-_PROBE:] != right[-_PROBE:]:
        return False
    return compare_texts(left, right) is not None


def chain_anchors(anchors: Iterable[tuple[int, int]]) -> list[Chain]:
    """Anchors that follow one another closely on both sides, as chains.

    A chain's two copies never overlap. An anchor joins the chain that ends nearest before it. One
    that stands apart before a chain is left behind where its copy would hold the later one.
    """
    open_chains: dict[int, list[tuple[int, int]]] = {}
    chains: list[list[tuple[int, int]]] = []
    for i, j in anchors:
        chain = _nearest_chain(open_chains, i, j)
        if chain is not None and i >= chain[0][1]:
            chains.append([chain.pop(0)])
        if chain is None:
            chain = []
            chains.append(chain)
        else:
            open_chains.pop(chain[-1][0], None)
        chain.append((i, j))
        open_chains[i] = chain
    return [Chain(tuple(chain)) for chain in chains]


def _nearest_chain(
    open_chains: dict[int, list[tuple[int, int]]], i: int, j: int
) -> list[tuple[int, int]] | None:
    for step in range(1, _GAP + 2):
        chain = open_chains.get(i - step)
        if chain is None:
            continue
        last = chain[-1][1]
        is_near = last < j <= last + _GAP + 1 and abs(j - last - step) <= _SLIP
        if is_near and (i < chain[0][1] or _stands_apart(chain, i)):
            return chain
    return None


def _stands_apart(chain: list[tuple[int, int]], i: int) -> bool:
    """Whether a chain's first anchor is one by chance, and without it there is room for ``i``.

    The second anchor lies on another diagonal: between the two, one copy has what the other lacks.
    A stance line stands at the 3.1 of the report before, and the copy itself begins at 1.1.
    """
    if len(chain) < 2:
        return False
    (a, b), (c, d) = chain[:2]
    return d - b != c - a and i < d
