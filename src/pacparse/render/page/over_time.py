"""What the page knows of several documents together: each recommendation over time, and what changed.

The page holds the documents, so this names recommendations by document and key, and repeats no words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pacparse.changes import compare_fields
from pacparse.fingerprints import bare_letters
from pacparse.history import make_histories, witness_of
from pacparse.history.drift import current_target, days_between, is_moved, original_target
from pacparse.history.keys import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pacparse.changes import FieldChange
    from pacparse.document import Document, Recommendation
    from pacparse.history import Histories, History
    from pacparse.history.histories import DocumentEntry
    from pacparse.history.witnesses import Sighting, Target, Witness

Plain = dict[str, Any]

_TEXTS = ("conclusion", "recommendation", "response_text")
"""Fields whose words count as changed if their letters or figures are others: formats part lines and
set quotation marks in ways of their own."""


def over_time(documents: Sequence[Document], *, as_of: str | None = None) -> Plain:
    """The histories of ``documents`` as plain values for the page.

    Documents are named by their place in ``documents``, recommendations by document and key.
    ``as_of`` is the day (ISO) on which a target date is overdue; without it, the date of the newest document.

    - ``as_of``: the day, or None.
    - ``editions``: in order of date ``place``, ``date`` as printed, ``first`` and ``last`` day that it
      may mean, ``copies``: the places of documents that are copies of it.
    - ``stories``: a recommendation each, with the ``steps`` in which it changed (``_steps`` has them).
    - ``copied``: ``[place, key, id]`` of recommendations in copies.
    - ``pairs``: what could be one, and why it was not joined.
    - ``parts``: ``[old id, new id, reason]`` of recommendations that were divided or combined.
    """
    witnesses = [witness_of(document) for document in documents]
    return _Table(documents, witnesses, make_histories(witnesses, as_of=as_of)).plain()


class _Table:
    """Where each document and recommendation of the histories stands on the page."""

    def __init__(
        self, documents: Sequence[Document], witnesses: Sequence[Witness], found: Histories
    ) -> None:
        self._found = found
        self._by_digest: dict[str, list[int]] = {}
        for place, document in enumerate(documents):
            self._by_digest.setdefault(document.source.sha256, []).append(place)
        self._places = {
            entry.id: next(
                place
                for place in self._by_digest[entry.witness.sha256]
                if witnesses[place] == entry.witness  # of two readings of one file
            )
            for entry in found.documents
        }
        self._ones = [{one.id: one for one in document.recommendations} for document in documents]
        self._rank = {
            (entry.id, sighting.local_id): rank
            for entry in found.documents
            for rank, sighting in enumerate(entry.witness.sightings)
        }

    def plain(self) -> Plain:
        """All of it; ``over_time`` says what it is."""
        found = self._found
        return {
            "as_of": found.as_of,
            "editions": list(map(self._edition, found.documents)),
            "stories": list(map(self._story, self._sorted())),
            "copied": list(self._copied()),
            "pairs": [
                {
                    "kind": pair.kind,
                    "ids": [pair.left_id, pair.right_id],
                    "in": [self._places[pair.left_document], self._places[pair.right_document]],
                    "reason": pair.reason,
                }
                for pair in found.candidates
            ],
            "parts": [
                [change.old_id, change.new_id, change.reason]
                for change in found.id_changes
                if change.reason in PARTS
            ],
        }

    def _edition(self, entry: DocumentEntry) -> Plain:
        home = self._places[entry.id]
        own = (place for place in self._by_digest[entry.witness.sha256] if place != home)
        others = (place for copy in entry.copies for place in self._by_digest[copy.sha256])
        return {
            "place": home,
            "date": entry.witness.date,
            "first": entry.witness.first,
            "last": entry.witness.last,
            "copies": [*own, *others],
        }

    def _one(self, document_id: str, sighting: Sighting) -> Recommendation:
        return self._ones[self._places[document_id]][sighting.local_id]

    def _sorted(self) -> list[History]:
        """Reports in the order of their first recommendation, each with all of its own behind it."""
        found = sorted(self._found.histories, key=self._order)
        ranks: dict[tuple[object, ...], int] = {}
        for history in found:
            ranks.setdefault(_report(history), len(ranks))
        return sorted(found, key=lambda history: ranks[_report(history)])

    def _order(self, history: History) -> tuple[int, int]:
        """The place of its first edition, and its own in the text of that."""
        first = history.observations[0]
        edition = list(self._places).index(first.document_id)
        return edition, self._rank[first.document_id, first.sighting.local_id]

    def _story(self, history: History) -> Plain:
        drift = history.drift
        return {
            "id": history.id,
            "committee": history.committee,
            "session": history.session,
            "ordinal": history.report_ordinal,
            "report": history.report_title,
            "number": history.number,
            "state": history.state,
            "reopened": history.reopened,
            "revisions": drift.revisions,
            "first": _plain_target(drift.first),
            "latest": _plain_target(drift.latest),
            "drift": [drift.days, drift.least, drift.most],
            "seen": [
                [self._places[seen.document_id], self._one(seen.document_id, seen.sighting).key]
                for seen in history.observations
            ],
            "editions": [self._places[name] for name in history.editions],
            "steps": list(self._steps(history)),
        }

    def _steps(self, history: History) -> Iterator[Plain]:
        """What happened to a recommendation, for each edition in which it is not as it was before.

        ``in`` and ``before`` are documents. ``kind`` is *new*, *gone*, *again* or *changed*; of the
        last ``fields`` has the names: those of a recommendation, and *target* (it moved), *target_set*,
        *target_gone*. ``target`` has both dates, ``days`` those between them, the fewest and the most.
        """
        seen = {each.document_id: each.sighting for each in history.observations}
        known: Target | None = None
        before: str | None = None
        for name in history.editions:
            now = seen.get(name)
            if before is not None and (kind := _kind(seen, before, name, history)):
                step = {"in": self._places[name], "before": self._places[before], "kind": kind}
                if kind != "changed":
                    yield step
                elif found := self._changes(history, (before, name), known):
                    yield {**step, **found}
            before = name
            known = (current_target(now) if now else None) or known

    def _changes(
        self, history: History, pair: tuple[str, str], known: Target | None
    ) -> Plain | None:
        """What reads otherwise in the second of two editions; None if nothing does.

        ``known`` is the target date that counted until then.
        """
        seen = {each.document_id: each.sighting for each in history.observations}
        was, now = (seen[name] for name in pair)
        fields = [
            change.field
            for change in compare_fields(*(self._one(name, seen[name]) for name in pair))
            if _counts(change)
        ]
        target = current_target(now)
        known = known or original_target(now)
        found: Plain = {"fields": fields}
        if target and known and is_moved(known, target):
            fields.append("target")
            found["target"] = [_plain_target(known), _plain_target(target)]
            found["days"] = days_between(known, target)
        elif target and not known:
            fields.append("target_set")
        elif not target and current_target(was):
            fields.append("target_gone")
        return found if fields else None

    def _copied(self) -> Iterator[list[Any]]:
        """The recommendations of copies, and the histories that those of their documents have."""
        ids = {
            (seen.document_id, seen.sighting.local_id): history.id
            for history in self._found.histories
            for seen in history.observations
        }
        for entry in self._found.documents:
            for copy in entry.copies:
                for sighting in copy.sightings:
                    if (same := _same(sighting, entry.witness.sightings)) is not None:
                        yield from (
                            [place, sighting.key, ids[entry.id, same.local_id]]
                            for place in self._by_digest[copy.sha256]
                        )


def _same(sighting: Sighting, others: Sequence[Sighting]) -> Sighting | None:
    """Which one of a document is that of its copy: by words and number, else by report and number.

    None if there is none, or there are several.
    """
    alike = [
        [one for one in others if (one.mark, one.number) == (sighting.mark, sighting.number)],
        [one for one in others if one.key == sighting.key and "/" in one.key],
    ]
    return next((found[0] for found in alike if len(found) == 1), None)


def _report(history: History) -> tuple[object, ...]:
    return history.committee, history.session, history.report_ordinal, history.report_title


def _kind(
    seen: Mapping[str, Sighting], before: str, name: str, history: History
) -> Literal["new", "gone", "again", "changed"] | None:
    """What happened between two editions; None if neither has it."""
    if name not in seen:
        return "gone" if before in seen else None
    if before in seen:
        return "changed"
    earlier = history.editions[: history.editions.index(before)]
    return "again" if any(each in seen for each in earlier) else "new"


def _counts(change: FieldChange) -> bool:
    """Whether a field is told of: target dates are compared as days, words without signs."""
    if change.field == "target_dates":
        return False
    return change.field not in _TEXTS or bare_letters(change.old) != bare_letters(change.new)


def _plain_target(target: Target | None) -> Plain | None:
    if target is None:
        return None
    return {"words": target.words, "earliest": target.earliest, "latest": target.latest}
