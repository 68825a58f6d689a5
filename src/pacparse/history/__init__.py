"""Documents as histories: which recommendations of several documents are one, and how its date moved."""

from __future__ import annotations

from pacparse.history.drift import Drift
from pacparse.history.histories import (
    Candidate,
    DocumentEntry,
    Histories,
    History,
    Observation,
    make_histories,
)
from pacparse.history.keys import IdChange
from pacparse.history.witnesses import ReportSeen, Sighting, Target, Witness, witness_of

__all__ = [
    "Candidate",
    "DocumentEntry",
    "Drift",
    "Histories",
    "History",
    "IdChange",
    "Observation",
    "ReportSeen",
    "Sighting",
    "Target",
    "Witness",
    "make_histories",
    "witness_of",
]
