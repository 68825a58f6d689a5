"""Histories as JSON; ``docs/history.md`` describes each field."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pacparse.version import __version__

if TYPE_CHECKING:
    from pacparse.history.histories import Histories, History, Observation
    from pacparse.history.witnesses import Target

FORM = "pacparse-histories-1"


def to_json(found: Histories) -> str:
    """The histories as JSON, indented, with a final newline: the same for the same documents."""
    plain = {
        "form": FORM,
        "generator": {"name": "pacparse", "version": __version__},
        "as_of": found.as_of,
        "documents": [
            {
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
            for entry in found.documents
        ],
        "recommendations": [_history(history) for history in found.histories],
        "candidates": [candidate._asdict() for candidate in found.candidates],
        "id_changes": [change._asdict() for change in found.id_changes],
    }
    return f"{json.dumps(plain, ensure_ascii=False, indent=1)}\n"


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
