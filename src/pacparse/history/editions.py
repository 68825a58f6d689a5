"""Which files are one document: the same paper as text and as PDF, and corrected editions of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.history.witnesses import Witness

_NEVER = "~"
"""Behind all days."""


class Edition(NamedTuple):
    """One edition of a document: the file that stands for it, and its other copies.

    ``disputed`` are the ids, in the file that stands for it, of recommendations whose state another
    copy gives otherwise.
    """

    witness: Witness
    copies: tuple[Witness, ...] = ()
    disputed: tuple[str, ...] = ()


def editions_of(witnesses: Iterable[Witness]) -> list[Edition]:
    """The editions of all documents, in order of date; what has no date stands last.

    Files of one key are copies of one edition if their dates may be the same, and of several editions
    if not: a corrected edition keeps its number and has a later date. A key that two files share
    which have no recommendation in common names two documents: one of them was read wrong.
    """
    files: dict[str, Witness] = {}
    for witness in sorted(witnesses, key=_order):
        files.setdefault(witness.sha256, witness)
    by_key: dict[str, list[Witness]] = {}
    for witness in files.values():
        by_key.setdefault(witness.key, []).append(witness)
    found = [
        _edition(group) for group_of_key in by_key.values() for group in _divided(group_of_key)
    ]
    return sorted(found, key=lambda edition: _order(edition.witness))


def _order(witness: Witness) -> tuple[str, str, str, str, str]:
    first, last = witness.first or _NEVER, witness.last or _NEVER
    return (first, last, witness.key, witness.name, witness.sha256)


def _divided(files: Sequence[Witness]) -> list[list[Witness]]:
    """Files of one key, those of one edition together."""
    dated = [file for file in files if file.first]
    groups: list[list[Witness]] = []
    for file in dated:
        home = next((group for group in groups if _is_copy(group, file)), None)
        if home is None:
            groups.append([file])
        else:
            home.append(file)
    for file in files:
        if file.first:
            continue
        homes = [group for group in groups if _has_common(group[0], file)]
        if len(homes) == 1:
            homes[0].append(file)
        else:
            groups.append([file])
    return groups


def _is_copy(group: Sequence[Witness], file: Witness) -> bool:
    """Whether the days that ``file`` may be of are also those of each in ``group``."""
    return _has_common(group[0], file) and all(
        str(file.first) <= str(other.last) and str(other.first) <= str(file.last)
        for other in group
        if other.first
    )


def _has_common(left: Witness, right: Witness) -> bool:
    """Whether two files have a recommendation in common, or one of them has none."""
    ours = {sighting.mark for sighting in left.sightings}
    theirs = {sighting.mark for sighting in right.sightings}
    return not ours or not theirs or bool(ours & theirs)


def _edition(group: Sequence[Witness]) -> Edition:
    """The file with most recommendations and the clearest date stands for the edition."""
    chosen = min(
        group,
        key=lambda file: (
            -len(file.sightings),
            file.date is None,
            -len(file.date or ""),
            file.media_type,
            file.name,
            file.sha256,
        ),
    )
    copies = tuple(file for file in group if file is not chosen)
    return Edition(chosen, copies, tuple(_disputed(chosen, copies)))


def _disputed(chosen: Witness, copies: Sequence[Witness]) -> Iterable[str]:
    for sighting in chosen.sightings:
        state = (sighting.position, sighting.status, sighting.targets)
        for copy in copies:
            others = [
                other
                for other in copy.sightings
                if other.mark == sighting.mark and other.number == sighting.number
            ]
            if len(others) == 1 and state != (
                others[0].position,
                others[0].status,
                others[0].targets,
            ):
                yield sighting.local_id
                break
