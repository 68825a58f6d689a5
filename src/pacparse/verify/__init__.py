"""The gate: every row of some tables is found again in the sources, or refused with a reason.

It knows nothing of how documents are read: only the tables, and the text that a source holds.
"""

from __future__ import annotations

from pacparse.verify.gate import Verification, verify
from pacparse.verify.refusals import Refusal

__all__ = ["Refusal", "Verification", "verify"]
