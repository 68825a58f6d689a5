"""From units to reports, recommendations, verdicts, statuses and dates."""

from __future__ import annotations

from pacparse.procedure.profiles import check_profile, profile_names
from pacparse.procedure.reader import read_procedure
from pacparse.procedure.records import Procedure, RecommendationDraft, ReportDraft, UnitGroups

__all__ = [
    "Procedure",
    "RecommendationDraft",
    "ReportDraft",
    "UnitGroups",
    "check_profile",
    "profile_names",
    "read_procedure",
]
