"""Which units are front matter: imprint, licence, membership, what a House says of its committee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.lexicon.covers import (
    APPOINTED,
    DATED_LINE,
    IMPRINT,
    MEMBER,
    OWN_SECTIONS,
    PAPER_CODES,
    read_papers,
)
from pacparse.text.white_space import head_of

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from pacparse.units import Unit

FRONT_LENGTH = 150
BACK_LENGTH = 30
_MANY_MEMBERS = 2


def find_front_matter(units: Sequence[Unit]) -> frozenset[int]:
    """The units, by index, that print what surrounds a paper and no part of its argument.

    Only the first and the last units of a document are looked at: a sentence about copyright in the
    body is one of the body.
    """
    count = len(units)
    places = [
        *range(min(FRONT_LENGTH, count)),
        *range(max(FRONT_LENGTH, count - BACK_LENGTH), count),
    ]
    found = {i for i in places if _may_be(units[i]) and is_imprint(units[i].text)}
    return frozenset(found | _own_sections(units[:FRONT_LENGTH]))


def _may_be(unit: Unit) -> bool:
    return unit.kind != "note" and unit.number is None and unit.label is None and unit.role is None


def is_imprint(text: str) -> bool:
    """Whether a text, on its own evidence, belongs to the imprint or to a list of members."""
    line = head_of(text)
    if IMPRINT.match(line) or APPOINTED.match(line) or DATED_LINE.match(line):
        return True
    if PAPER_CODES.fullmatch(text) is not None:
        return True
    return _lists_members(line) or read_papers(line).are_alone


def _lists_members(line: str) -> bool:
    """Whether members are named with party and seat: several, or one that is all of the line."""
    found = [] if "(" not in line else MEMBER.findall(line)
    return len(found) >= _MANY_MEMBERS or (len(found) == 1 and len(line) < 80 and line[-1] == ")")


def _own_sections(units: Sequence[Unit]) -> Set[int]:
    """The sections about the committee itself, with their headings: up to the next other heading."""
    heads = [
        i
        for i, unit in enumerate(units)
        if _may_be(unit) and unit.text.casefold().rstrip(":") in OWN_SECTIONS
    ]
    if len(heads) < 2:
        return set()
    found: set[int] = set()
    for head in heads:
        found.add(head)
        for index in range(head + 1, len(units)):
            unit = units[index]
            if unit.number or unit.label or unit.role:
                break
            if unit.kind == "heading" and not is_imprint(unit.text):
                break
            found.add(index)
    return found
