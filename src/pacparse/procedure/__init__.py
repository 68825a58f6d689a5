"""From units to reports, recommendations, verdicts, statuses and dates; its verb is one."""

from __future__ import annotations

from pacparse.procedure.reader import read_procedure
from pacparse.procedure.records import Procedure, RecommendationDraft, ReportDraft, UnitGroups

__all__ = ["Procedure", "RecommendationDraft", "ReportDraft", "UnitGroups", "read_procedure"]
