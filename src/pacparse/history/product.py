"""Histories as JSON; ``docs/history.md`` describes each field."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any

from pacparse.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pacparse.history.histories import DocumentEntry, Histories, History, Observation
    from pacparse.history.matches import Match
    from pacparse.history.witnesses import Target

FORM = "pacparse-histories-1"
_PIECE = 64
"""Entries that are handed on at a time."""


def json_pieces(found: Histories, matches: Iterable[Match] = ()) -> Iterator[str]:
    """The histories as JSON, piece by piece: a line for each document, recommendation, pair, key and match.

    It is the same for the same documents, and ends with a line feed.
    """
    head = {
        "form": FORM,
        "generator": {"name": "pacparse", "version": __version__},
        "as_of": found.as_of,
    }
    yield _encode(head).removesuffix("}")
    yield from _list("documents", map(_document, found.documents))
    yield from _list("recommendations", map(_history, found.histories))
    yield from _list("candidates", (candidate._asdict() for candidate in found.candidates))
    yield from _list("id_changes", (change._asdict() for change in found.id_changes))
    yield from _list("reuse", (match._asdict() for match in matches))
    yield "}\n"


def _list(name: str, entries: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A key and its list behind others, an entry on each line."""
    yield f',\n"{name}": ['
    rest = iter(entries)
    lead = "\n"
    while lines := [_encode(entry) for entry in islice(rest, _PIECE)]:
        yield lead + ",\n".join(lines)
        lead = ",\n"
    yield "]"


_encode = json.JSONEncoder(ensure_ascii=False).encode


def _document(entry: DocumentEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "name": entry.witness.name,
        "sha256": entry.witness.sha256,
        "title": entry.witness.title,
        "date": entry.witness.date,
        "copies": [
            {"name": copy.name, "sha256": copy.sha256, "media_type": copy.media_type}
            for copy in sorted(entry.copies, key=lambda copy: (copy.name, copy.sha256))
        ],
    }


def _history(history: History) -> dict[str, Any]:
    drift = history.drift
    return {
        "id": history.id,
        "committee": history.committee,
        "session": history.session,
        "report_ordinal": history.report_ordinal,
        "report_title": history.report_title,
        "number": history.number,
        "state": history.state,
        "reopened": history.reopened,
        "revisions": drift.revisions,
        "first_target": _target(drift.first),
        "latest_target": _target(drift.latest),
        "drift": {"days": drift.days, "least": drift.least, "most": drift.most},
        "observations": [_observation(observation) for observation in history.observations],
    }


def _observation(observation: Observation) -> dict[str, Any]:
    sighting = observation.sighting
    return {
        "document_id": observation.document_id,
        "date": observation.date,
        "local_id": sighting.local_id,
        "number": sighting.number,
        "title": sighting.title,
        "text": sighting.text,
        "departments": list(sighting.departments),
        "position": sighting.position,
        "status": sighting.status,
        "status_words": sighting.status_words,
        "target_dates": [{"kind": t.kind, **(_target(t) or {})} for t in sighting.targets],
        "page": sighting.page,
        "line": sighting.line,
    }


def _target(target: Target | None) -> dict[str, Any] | None:
    if target is None:
        return None
    return {"words": target.words, "earliest": target.earliest, "latest": target.latest}
