"""Recommendations of several documents that have one fingerprint and are two.

A recommendation whose report is not named in full is known by the fingerprint of its words. Words that
two reports have in common, a formula, make no recommendation of both.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pacparse.tables.layout import Cell

_WORDLESS = "none"
_DIGITS = 6
_NAMES = ("committee", "session", "report_ordinal", "report_title")


class Sighting(NamedTuple):
    """A recommendation in one document: the document's number and id, the key, the names of its report."""

    doc: int
    document_id: str
    key: str
    names: tuple[str, ...]


def sighting_of(doc: int, document_id: str, key: str, cells: Mapping[str, Cell]) -> Sighting:
    """The recommendation that has these ``cells`` in the table *recommendations*."""
    return Sighting(doc, document_id, key, tuple(_folded(cells.get(name)) for name in _NAMES))


def told_apart(sightings: Iterable[Sighting]) -> dict[tuple[int, str], str]:
    """The new key of each sighting, by document and key, that is another one than the first of its key.

    ``sightings`` have fingerprints as keys, and stand in order of time. Two are of two reports
    if both print a committee, a session, an ordinal or a title, and these are not the same. One
    without words is nowhere else. The digits behind the new key depend on the names alone; those of a second one without words,
    on its document.
    """
    groups: dict[str, list[tuple[str, list[Sighting]]]] = {}
    moved: dict[tuple[int, str], str] = {}
    for one in sightings:
        known = groups.setdefault(one.key, [])
        home = next((group for group in known if not _is_other(one, group[1])), None)
        if home is None:
            key = f"{one.key}-{_digits(one)}" if known else one.key
            taken = {group[0] for group in known}
            if key in taken:
                key = f"{one.key}-{sha256(one.document_id.encode()).hexdigest()[:_DIGITS]}"
            home = (key, [])
            known.append(home)
        home[1].append(one)
        if home[0] != one.key:
            moved[one.doc, one.key] = home[0]
    return moved


def _is_other(one: Sighting, group: Iterable[Sighting]) -> bool:
    if one.key == _WORDLESS or one.key.startswith(f"{_WORDLESS}-"):
        return True
    return any(_do_contradict(one.names, other.names) for other in group)


def _do_contradict(left: Sequence[str], right: Sequence[str]) -> bool:
    pairs = [(ours, theirs) for ours, theirs in zip(left, right, strict=True) if ours and theirs]
    (*_, ours), (*_, theirs) = left, right
    if ours and theirs and (ours in theirs or theirs in ours):  # a title may be cut
        pairs.pop()
    return any(ours != theirs for ours, theirs in pairs)


def _folded(cell: Cell) -> str:
    """The letters and figures of a name, which is printed in capitals at times."""
    return "".join(sign for sign in str(cell or "").casefold() if sign.isalnum())


def _digits(one: Sighting) -> str:
    return sha256("|".join(one.names).encode()).hexdigest()[:_DIGITS]
