"""Which units are copies of one another, and where one run of units follows another run."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pacparse.duplicates.candidates import MIN_CHARACTERS, is_prose
from pacparse.duplicates.comparison import compare_texts
from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pacparse.duplicates.candidates import Candidates
    from pacparse.units import Unit

TELLING_WORDS = 12  # of a paragraph that tells something
_GAP = 24  # units that may stand between two links of one chain, on each side
# What one copy has between two links and the other lacks: notes, a page's lines. More than that is
# chance: two reports have the same stance line at their 4.1.
_SLIP = 12
_OPEN = 4  # chains that the next link may go on with
_PROBE = 12


class Chain(NamedTuple):
    """Links ``(earlier, later)`` that follow one another on both sides without crossing."""

    links: tuple[tuple[int, int], ...]

    @property
    def left(self) -> range:
        """The units from the first to the last link of the earlier copy."""
        return range(self.links[0][0], self.links[-1][0] + 1)

    @property
    def right(self) -> range:
        """The units from the first to the last link of the later copy."""
        return range(self.links[0][1], self.links[-1][1] + 1)


def find_classes(
    units: Sequence[Unit], candidates: Candidates, agreeing: Iterable[tuple[int, int]]
) -> dict[int, int]:
    """The first copy of each unit that has copies: the same words under the same number or label.

    Long paragraphs of which one lost its number are copies too. Of every number only the last
    occurrence is compared, so the cost grows with the text.
    """
    leader: dict[int, int] = {}

    def find(index: int) -> int:
        while (above := leader.setdefault(index, index)) != index:
            leader[index] = leader[above]
            index = above
        return index

    def link(pairs: Iterable[tuple[int, int]]) -> None:
        for i, j in pairs:
            if _may_be_copies(units[i], units[j]):
                first, last = sorted((find(i), find(j)))
                leader[last] = first

    link(agreeing)
    for group in candidates.equal:
        link(pairwise(group))
    link(_find_twins(units))
    return {index: find(index) for index in leader}


def _find_twins(units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Units with the last one before them that has the same number or label, and the same words."""
    by_text: dict[tuple[str, str | None, str | None, str], int] = {}
    by_number: dict[str, int] = {}
    for index, unit in enumerate(units):
        if unit.kind == "note" or not unit.text:
            continue
        if unit.number is None and is_prose(unit):
            continue  # these are grouped already
        key = (unit.kind, unit.label, unit.number, unit.text)
        twin = by_text.get(key)
        if unit.number is not None:
            if twin is None:
                twin = by_number.get(unit.number)
                if twin is not None and not _is_variant(units[twin].text, unit.text):
                    twin = None
            by_number[unit.number] = index
        by_text[key] = index
        if twin is not None:
            yield twin, index


def _may_be_copies(left: Unit, right: Unit) -> bool:
    if left.kind != right.kind:
        return False
    if left.number == right.number:
        return left.number is not None or left.label == right.label
    return left.kind == "paragraph" and (left.number is None or right.number is None)


def _is_variant(left: str, right: str) -> bool:
    """Whether two texts under one number agree, where their ends promise it."""
    if min(len(left), len(right)) < MIN_CHARACTERS:
        return False
    if left[:_PROBE] != right[:_PROBE] and left[-_PROBE:] != right[-_PROBE:]:
        return False
    return compare_texts(left, right) is not None


def find_chains(units: Sequence[Unit], classes: Sequence[int | None]) -> list[Chain]:
    """Where units recur in order. ``classes`` has a class for each unit that has copies.

    A unit goes on with a chain if a copy of it stands soon behind the chain's end; otherwise its
    last copy may begin a chain. A chain's two sides never overlap, and one that holds no paragraph
    worth the name is left out: stance lines repeat everywhere.
    """
    last: dict[int, int] = {}
    chains: list[list[tuple[int, int]]] = []
    telling: list[bool] = []
    for j, own in enumerate(classes):
        tells = own is not None and has_words(units[j].text, TELLING_WORDS)
        if own is None or not (tells or units[j].number):
            continue  # a heading or a status line recurs by chance
        place, i = _go_on(chains, classes, own, j)
        if i is None:
            place, i = len(chains), last.get(own)
        elif i >= chains[place][0][1]:
            del chains[place][0]
        last[own] = j
        if i is None:
            continue
        if place == len(chains):
            chains.append([])
            telling.append(False)
        chains[place].append((i, j))
        telling[place] = telling[place] or tells
    return [Chain(tuple(links)) for links, tells in zip(chains, telling, strict=True) if tells]


def _go_on(
    chains: Sequence[Sequence[tuple[int, int]]], classes: Sequence[int | None], own: int, j: int
) -> tuple[int, int | None]:
    """The chain that a unit goes on with, the newest first, and the copy of it that comes next."""
    for place in range(len(chains) - 1, max(-1, len(chains) - 1 - _OPEN), -1):
        chain = chains[place]
        a, b = chain[-1]
        if j - b > _GAP + 1:
            continue
        end = chain[_stands_apart(chain)][1]
        for i in range(a + 1, min(a + _GAP + 2, end)):
            if classes[i] == own and abs(i - a - (j - b)) <= _SLIP:
                return place, i
    return -1, None


def _stands_apart(chain: Sequence[tuple[int, int]]) -> bool:
    """Whether a chain's first link is one by chance, so that the copy may hold its later side.

    The second link lies on another diagonal: between the two, one copy has what the other lacks.
    A stance line stands at the 3.1 of the report before, and the copy itself begins at 1.1.
    """
    return len(chain) > 1 and chain[1][1] - chain[0][1] != chain[1][0] - chain[0][0]


def has_words(text: str, count: int) -> bool:
    """Whether a text has so many words; only its beginning is read."""
    return len(text[: count * 24].split(None, count)) >= count
