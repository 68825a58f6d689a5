"""The keys of recommendations over many documents, and what became of the keys that moved."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pacparse.history.editions import Edition
    from pacparse.history.identities import Identity, Placed

PARTS = ("split", "combined")
"""Reasons of changes that name two recommendations, one of which is a part of the other."""
_DIGITS = 6


class IdChange(NamedTuple):
    """A key that moved: where it stood, what it is now, and why.

    ``document_id`` is the document that alone would have given it; None for an earlier output.
    """

    old_id: str
    new_id: str
    document_id: str | None
    reason: str


class EarlierIds(NamedTuple):
    """The keys of an earlier output.

    ``by_key``: by the id of a document and the key that the document alone gives.
    """

    by_key: Mapping[tuple[str, str], str]


NO_EARLIER = EarlierIds({})


class Given(NamedTuple):
    """The key of each identity, in their order, and the keys that moved."""

    keys: list[str]
    changes: list[IdChange]


def give_keys(
    identities: Sequence[Identity],
    editions: Sequence[Edition],
    document_ids: Sequence[str],
    *,
    earlier: EarlierIds = NO_EARLIER,
) -> Given:
    """A key for each of ``identities``: that of an earlier output, or of its first document.

    ``document_ids`` are the ids of ``editions``. Where two identities would have one key, the first
    in time keeps it, and the other has six digits of a digest behind it.
    """
    kept, changes = _kept(identities, document_ids, earlier)
    taken = {key: place for place, key in kept.items()}
    keys: list[str] = []
    for place, identity in enumerate(identities):
        if place in kept:
            keys.append(kept[place])
            continue
        key = identity.placed[0].sighting.key
        if key in taken:
            key = _told_apart(key, identity, editions, taken)
        taken[key] = place
        keys.append(key)
    changes = [change._replace(new_id=keys[int(change.new_id)]) for change in changes]
    for key, identity in zip(keys, identities, strict=True):
        changes += _moved(key, identity, document_ids)
        changes += [
            IdChange(
                keys[identities.index(source)], key, document_ids[identity.placed[0].edition], how
            )
            for how, source in identity.came_from
        ]
    return Given(
        keys, sorted(set(changes), key=lambda change: tuple(cell or "" for cell in change))
    )


def _told_apart(
    key: str, identity: Identity, editions: Sequence[Edition], taken: Mapping[str, int]
) -> str:
    first: Placed = identity.placed[0]
    mark = first.sighting.mark if "/" in key else None
    witness = editions[first.edition].witness
    place = f"{witness.key} {first.sighting.local_id}"
    for salt in (mark, place, f"{place} {witness.sha256}"):
        if salt:
            found = f"{key}-{sha256(salt.encode()).hexdigest()[:_DIGITS]}"
            if found not in taken:
                return found
    count = 2
    while f"{key}-{count}" in taken:
        count += 1
    return f"{key}-{count}"


def _moved(key: str, identity: Identity, document_ids: Sequence[str]) -> list[IdChange]:
    """The keys that its documents alone would have given it."""
    found = []
    first_number = next((p.sighting.number for p in identity.placed if p.sighting.number), None)
    for edition, sighting in identity.placed:
        if sighting.key == key:
            continue
        if "/" not in sighting.key:
            reason = "named" if "/" in key else "reworded"
            if key.startswith(f"{sighting.key}-"):
                reason = "told_apart"
        elif sighting.number != first_number:
            reason = "renumbered"
        else:
            reason = "told_apart"
        found.append(IdChange(sighting.key, key, document_ids[edition], reason))
    return found


def _kept(
    identities: Sequence[Identity], document_ids: Sequence[str], earlier: EarlierIds
) -> tuple[dict[int, str], list[IdChange]]:
    """The keys that identities have from an earlier output, and the earlier keys that are gone.

    ``new_id`` of a change is the place of its identity, for its key is not known yet. Where an
    identity had several keys, that of its first sighting stays. Where several identities had one, the
    first of them keeps it.
    """
    kept: dict[int, str] = {}
    changes: list[IdChange] = []
    owners: dict[str, int] = {}
    for place, identity in enumerate(identities):
        had = [
            key
            for edition, sighting in identity.placed
            if (key := earlier.by_key.get((document_ids[edition], sighting.key)))
        ]
        free = [key for key in had if key not in owners]
        if free:
            kept[place] = free[0]
            owners[free[0]] = place
        for key in dict.fromkeys(had):
            if key != kept.get(place):
                reason = "joined" if key in free else "parted"
                changes.append(IdChange(key, str(place), None, reason))
                owners.setdefault(key, place)
    return kept, changes
