"""Documents as histories: which recommendations of several documents are one, and how its date moved."""

from __future__ import annotations

from pacparse.history.histories import Histories, History, Observation, make_histories
from pacparse.history.witnesses import Witness, witness_of

__all__ = ["Histories", "History", "Observation", "Witness", "make_histories", "witness_of"]
