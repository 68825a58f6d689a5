"""Documents → histories: editions, reports, identities, keys and drift, in this order."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.history.drift import Drift, State, drift_of, state_of, times_reopened
from pacparse.history.editions import Edition, editions_of
from pacparse.history.identities import Doubt, Identity, identify
from pacparse.history.keys import NO_EARLIER, EarlierIds, IdChange, give_keys
from pacparse.history.reports import ReportPart, group_reports, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

    from pacparse.history.witnesses import Sighting, Witness

_DIGEST_DIGITS = 6


class DocumentEntry(NamedTuple):
    """A document of the histories: its id, the file that stands for it, and files that are copies of it."""

    id: str
    witness: Witness
    copies: tuple[Witness, ...] = ()


class Observation(NamedTuple):
    """A recommendation in one document."""

    document_id: str
    date: str | None
    sighting: Sighting


class History(NamedTuple):
    """A recommendation over all documents that have it; ``observations`` stand in order of date.

    ``reopened`` counts how often it was open again after it was implemented. ``revisions`` and the
    days of the drift are those of its target date. ``editions`` are the dated documents that have it, and
    those that could have it and leave it out, in order of date.
    """

    id: str
    committee: str | None
    session: str | None
    report_ordinal: int | None
    report_title: str | None
    number: str | None
    state: State
    reopened: int
    drift: Drift
    observations: tuple[Observation, ...]
    editions: tuple[str, ...] = ()


class Candidate(NamedTuple):
    """Two things that could be one, and why they were not joined.

    ``kind`` says what they are: *recommendation*, *report* (the first recommendation of each is
    named), or *copy*: the same recommendation in two copies of a document that give it another state.
    """

    kind: str
    left_id: str
    right_id: str
    left_document: str
    right_document: str
    reason: str


class Histories(NamedTuple):
    """All histories of some documents, as of a day (ISO); None where no document has a date."""

    as_of: str | None
    documents: tuple[DocumentEntry, ...]
    histories: tuple[History, ...]
    candidates: tuple[Candidate, ...]
    id_changes: tuple[IdChange, ...]


def make_histories(
    witnesses: Iterable[Witness], *, as_of: str | None = None, earlier: EarlierIds = NO_EARLIER
) -> Histories:
    """The histories of the recommendations that ``witnesses`` have, whatever order these come in.

    ``as_of`` is the day (ISO) on which a date is overdue or not: without it, that of the newest
    document. ``earlier`` are the keys of an earlier output, which are carried over.
    """
    editions = editions_of(witnesses)
    ids = _document_ids(editions)
    as_of = as_of or max((e.witness.last for e in editions if e.witness.last), default=None)
    parts = parts_of(editions)
    grouping = group_reports(parts, editions)
    undated = {place for place, edition in enumerate(editions) if not edition.witness.first}
    doubts: list[Doubt] = []
    identities: list[Identity] = []
    reports: list[_Report] = []
    for group in sorted(grouping.groups, key=lambda group: (parts[group[0]].edition, group[0])):
        found = identify((parts[place] for place in group), undated, doubts)
        identities += found
        reports += [_Report(group, parts, found, undated)] * len(found)
    order = _order(identities, editions)
    identities = [identities[place] for place in order]
    reports = [reports[place] for place in order]
    keys, changes = give_keys(identities, editions, ids, earlier=earlier)
    key_of = {id(one): key for one, key in zip(identities, keys, strict=True)}
    replaced = {id(source) for one in identities for _, source in one.came_from}
    histories = [
        _history(key, one, report, editions=editions, ids=ids, as_of=as_of, replaced=replaced)
        for key, one, report in zip(keys, identities, reports, strict=True)
    ]
    found_candidates = [
        *_doubtful(doubts, key_of, ids),
        *_doubtful_reports(grouping.doubts, parts, identities, key_of=key_of, ids=ids),
        *_disputed(editions, ids, identities, key_of=key_of),
    ]
    return Histories(
        as_of,
        tuple(DocumentEntry(i, e.witness, e.copies) for i, e in zip(ids, editions, strict=True)),
        tuple(sorted(histories, key=lambda history: history.id)),
        tuple(sorted(set(found_candidates))),
        tuple(changes),
    )


def _order(identities: Sequence[Identity], editions: Sequence[Edition]) -> list[int]:
    """The places of ``identities`` in order of time: by the edition that has them first, and as it has them.

    So the order of those that earlier editions have does not depend on any later one.
    """
    places = {
        (edition, sighting.local_id): place
        for edition, found in enumerate(editions)
        for place, sighting in enumerate(found.witness.sightings)
    }

    def first(place: int) -> tuple[int, int]:
        edition, sighting = identities[place].placed[0]
        return edition, places[edition, sighting.local_id]

    return sorted(range(len(identities)), key=first)


class _Report:
    """A report over all its editions: its names, and which editions have which recommendation."""

    def __init__(
        self,
        group: Sequence[int],
        parts: Sequence[ReportPart],
        identities: Sequence[Identity],
        undated: Set[int],
    ) -> None:
        seen = [seen for place in group if (seen := parts[place].seen) is not None]
        names = ("committee", "session", "ordinal", "title")
        self._first = {
            name: next((v for one in seen if (v := getattr(one, name)) is not None), None)
            for name in names
        }
        self._latest: dict[int, int] = {}
        self._members: dict[int, set[int]] = {}
        for identity in identities:
            own = [placed.edition for placed in identity.placed if placed.edition not in undated]
            for edition in own:
                self._latest[edition] = max(self._latest.get(edition, -1), own[-1])
                self._members.setdefault(edition, set()).add(id(identity))

    def first(self, name: str) -> object:
        """The first value that an edition prints."""
        return self._first[name]

    def is_gone(self, own: Sequence[int]) -> bool:
        """Whether a later edition has other recommendations of an edition that had it, and has not it.

        ``own`` are the editions with a date that have it, in order.
        """
        return any(self._latest[edition] > own[-1] for edition in own)

    def editions_of(self, own: Sequence[int]) -> list[int]:
        """The editions with a date that have it (``own``, in order), and those in which it is missing.

        It is missing in an edition that has a recommendation which stood beside it in the edition
        before, or in the first that has it. A report that is answered in two papers has editions of
        each half.
        """
        found = set(own)
        for edition in self._members.keys() - found if own else ():
            near = max((each for each in own if each < edition), default=own[0])
            if not self._members[edition].isdisjoint(self._members[near]):
                found.add(edition)
        return sorted(found)


def _history(
    key: str,
    identity: Identity,
    report: _Report,
    *,
    editions: Sequence[Edition],
    ids: Sequence[str],
    as_of: str | None,
    replaced: set[int],
) -> History:
    own = [edition for edition, _ in identity.placed if editions[edition].witness.first]
    sightings = [one for edition, one in identity.placed if editions[edition].witness.first]
    is_known = bool(sightings) or _agree(identity)
    sightings = sightings or [identity.latest]
    observations = tuple(
        Observation(ids[edition], editions[edition].witness.date, sighting)
        for edition, sighting in identity.placed
    )
    return History(
        id=key,
        committee=report.first("committee"),  # type: ignore[arg-type]
        session=report.first("session"),  # type: ignore[arg-type]
        report_ordinal=report.first("ordinal"),  # type: ignore[arg-type]
        report_title=report.first("title"),  # type: ignore[arg-type]
        number=identity.number,
        state=state_of(
            sightings,
            as_of=as_of,
            is_gone=report.is_gone(own),
            is_replaced=id(identity) in replaced,
        )
        if is_known
        else "undated",
        reopened=times_reopened(sightings),
        drift=drift_of(sightings) if is_known else Drift(),
        observations=observations,
        editions=tuple(ids[edition] for edition in report.editions_of(own)),
    )


def _agree(identity: Identity) -> bool:
    """Whether all documents that have it give it the same state and dates."""
    return (
        len({(p.sighting.position, p.sighting.status, p.sighting.targets) for p in identity.placed})
        == 1
    )


def _document_ids(editions: Sequence[Edition]) -> list[str]:
    """The key of each document; the second of one key has digits of its digest behind it."""
    seen: Counter[str] = Counter()
    ids = []
    for edition in editions:
        witness = edition.witness
        seen[witness.key] += 1
        is_first = seen[witness.key] == 1
        ids.append(witness.key if is_first else f"{witness.key}-{witness.sha256[:_DIGEST_DIGITS]}")
    return ids


def _doubtful(
    doubts: Sequence[Doubt], key_of: dict[int, str], ids: Sequence[str]
) -> Iterable[Candidate]:
    for left, right, reason in doubts:
        yield Candidate(
            "recommendation",
            key_of[id(left)],
            key_of[id(right)],
            ids[left.placed[-1].edition],
            ids[right.placed[0].edition],
            reason,
        )


def _doubtful_reports(
    doubts: Sequence[tuple[int, int, str]],
    parts: Sequence[ReportPart],
    identities: Sequence[Identity],
    *,
    key_of: dict[int, str],
    ids: Sequence[str],
) -> Iterable[Candidate]:
    if not doubts:
        return
    homes = {
        (placed.edition, placed.sighting.local_id): key_of[id(identity)]
        for identity in identities
        for placed in identity.placed
    }
    for left, right, reason in doubts:
        a, b = sorted((left, right))
        yield Candidate(
            "report",
            homes[parts[a].edition, parts[a].sightings[0].local_id],
            homes[parts[b].edition, parts[b].sightings[0].local_id],
            ids[parts[a].edition],
            ids[parts[b].edition],
            reason,
        )


def _disputed(
    editions: Sequence[Edition],
    ids: Sequence[str],
    identities: Sequence[Identity],
    *,
    key_of: dict[int, str],
) -> Iterable[Candidate]:
    disputed = {place: set(e.disputed) for place, e in enumerate(editions) if e.disputed}
    if not disputed:
        return
    for identity in identities:
        for edition, sighting in identity.placed:
            if sighting.local_id in disputed.get(edition, ()):
                key, document = key_of[id(identity)], ids[edition]
                reason = "copies of this document give it another state"
                yield Candidate("copy", key, key, document, document, reason)
