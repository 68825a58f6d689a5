"""Histories as rows of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.tables.spool import Story

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pacparse.history.drift import Drift
    from pacparse.history.histories import Histories
    from pacparse.history.matches import Match
    from pacparse.history.witnesses import Target
    from pacparse.tables.layout import Cell, Row


def story_of(found: Histories) -> Story:
    """What the tables of the documents need to know of the histories."""
    keys = {
        (observation.document_id, observation.sighting.local_id): history.id
        for history in found.histories
        for observation in history.observations
    }
    return Story(
        document_ids={entry.witness.sha256: entry.id for entry in found.documents},
        ids={
            entry.witness.sha256: [
                keys[entry.id, sighting.local_id] for sighting in entry.witness.sightings
            ]
            for entry in found.documents
        },
        first_targets={
            history.id: history.drift.first.latest if history.drift.first else None
            for history in found.histories
        },
        rows={
            "histories": list(_histories(found)),
            "candidates": [tuple(candidate) for candidate in found.candidates],
            "id_changes": [tuple(change) for change in found.id_changes],
            "copies": [
                (entry.id, copy.sha256, copy.name, copy.media_type)
                for entry in sorted(found.documents, key=lambda entry: entry.id)
                for copy in sorted(entry.copies, key=lambda copy: (copy.name, copy.sha256))
            ],
        },
    )


def row_of_match(match: Match) -> Row:
    """A row of the table ``reuse``."""
    return (match.left, match.right, match.kind, match.score, "; ".join(match.differences) or None)


def _histories(found: Histories) -> Iterator[Row]:
    for history in found.histories:
        numbers = dict.fromkeys(o.sighting.number for o in history.observations)
        yield (
            history.id,
            history.state,
            history.reopened,
            "; ".join(number for number in numbers if number) or None,
            history.drift.revisions,
            *_target(history.drift.first),
            *_target(history.drift.latest),
            *_days(history.drift),
            found.as_of,
        )


def _target(target: Target | None) -> tuple[Cell, Cell, Cell]:
    return (target.words, target.earliest, target.latest) if target else (None, None, None)


def _days(drift: Drift) -> tuple[Cell, Cell, Cell]:
    return drift.days, drift.least, drift.most
