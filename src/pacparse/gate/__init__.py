"""The gate: every row of some tables is found again in the sources, or refused with a reason.

It knows nothing of how documents are read: only the tables, and the text that a source holds.
"""

from __future__ import annotations

from pacparse.gate.refusals import Refusal
from pacparse.gate.verification import Verification, verify

__all__ = ["Refusal", "Verification", "verify"]
