"""Which files are one document: the same paper as text and as PDF, and corrected editions of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple

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
    which have no recommendation in common names two documents: one of them was read wrong. A file
    without a paper number is a copy too if it has the day and the reports of the other, and all its
    recommendations with the same numbers, words, positions, statuses and dates.
    """
    files: dict[str, Witness] = {}
    for witness in witnesses:
        files[witness.sha256] = _first(files.get(witness.sha256), witness)
    by_key: dict[str, list[Witness]] = {}
    for witness in sorted(files.values(), key=_order):
        by_key.setdefault(witness.key, []).append(witness)
    groups = [group for files_of_key in by_key.values() for group in _divided(files_of_key)]
    found = [_edition(group) for group in _joined(groups)]
    return sorted(found, key=lambda edition: _order(edition.witness))


def _first(one: Witness | None, other: Witness) -> Witness:
    """That of two readings of one file which counts, whichever came first."""
    if one is None or one == other:
        return other
    return min(one, other, key=lambda each: (_order(each), json.dumps(each.plain())))


def _joined(groups: Sequence[list[Witness]]) -> list[list[Witness]]:
    """The groups; one whose files have no paper number stands with the only one that is equal."""
    by_content: dict[object, list[list[Witness]]] = {}
    for group in groups:
        if group[0].sightings and group[0].first:
            by_content.setdefault(_content(group[0]), []).append(group)
    gone: set[int] = set()
    for alike in by_content.values():
        numbered = [group for group in alike if group[0].is_numbered]
        for group in alike:
            homes = [home for home in numbered if _may_be_of_one_day(home, group[0])]
            if not group[0].is_numbered and len(homes) == 1:
                homes[0].extend(group)
                gone.add(id(group))
    return [group for group in groups if id(group) not in gone]


def _content(file: Witness) -> object:
    """What a file says of all its recommendations, and which reports these belong to."""
    reports = [(report.committee, report.session, report.ordinal) for report in file.reports]
    return tuple(
        (
            None if one.report is None else reports[one.report],
            *(one.number, one.mark, one.position, one.status, one.targets),
        )
        for one in file.sightings
    )


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
    return _has_common(group[0], file) and _may_be_of_one_day(group, file)


def _may_be_of_one_day(group: Sequence[Witness], file: Witness) -> bool:
    """Whether the dates of all of ``group`` and of ``file`` may be the same day."""
    return not file.first or all(
        file.first <= str(other.last) and other.first <= str(file.last)
        for other in group
        if other.first
    )


def _has_common(left: Witness, right: Witness) -> bool:
    """Whether two files have a recommendation in common, or one of them has none."""
    ours = {sighting.mark for sighting in left.sightings}
    theirs = {sighting.mark for sighting in right.sightings}
    return not ours or not theirs or bool(ours & theirs)


def _edition(group: Sequence[Witness]) -> Edition:
    """The file with most recommendations, most of their reports, and the clearest date stands for it."""
    chosen = min(
        group,
        key=lambda file: (
            -len(file.sightings),
            -sum("/" in sighting.key for sighting in file.sightings),
            not file.is_numbered,
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
