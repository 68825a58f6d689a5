"""What the reading of procedure gives: the records that name units by their index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pacparse.block import Role
    from pacparse.document import Gap, Position, Status, TargetDate, Verdict
    from pacparse.units import Finding, ProfileChoice


class UnitGroups(NamedTuple):
    """The units that a recommendation is made of, by what they do; indexes, in reading order."""

    conclusion: tuple[int, ...] = ()
    recommendation: tuple[int, ...] = ()
    response: tuple[int, ...] = ()


class ReportDraft(NamedTuple):
    """One committee report that is answered; ``units`` is the index of its first and last unit."""

    id: str
    ordinal: int | None
    session: str | None
    title: str | None
    departments: tuple[str, ...]
    units: tuple[int, int]


class RecommendationDraft(NamedTuple):
    """A recommendation with what was answered, its blocks still unit indexes.

    ``conclusion`` and ``recommendation`` are texts, a line for each unit; ``response`` holds the
    numbers of the answering paragraphs. ``title`` is what stands behind its label, ``gap`` why there
    is no position, ``loose`` the unit of a verdict that gives none.
    """

    id: str
    number: str | None
    title: str | None
    report: str
    departments: tuple[str, ...]
    conclusion: str | None
    recommendation: str | None
    response: tuple[str, ...]
    units: UnitGroups
    position: Position | None
    verdicts: tuple[Verdict, ...]
    loose: int | None
    gap: Gap | None
    status: Status | None
    status_words: str | None
    target_dates: tuple[TargetDate, ...]


class Procedure(NamedTuple):
    """What the units are in the procedure of a parliament.

    ``roles`` and ``parents`` hold an entry only for units that have one. ``title_unit`` is None
    where the title stands in no unit (a metadata header) or there is none. ``committee`` is the one
    that all reports are of, ``pac`` for the Committee of Public Accounts.
    """

    choice: ProfileChoice
    title: str | None
    title_unit: int | None
    date: str | None
    session: str | None
    paper_numbers: tuple[str, ...]
    departments: tuple[str, ...]
    roles: Mapping[int, Role]
    parents: Mapping[int, int]
    reports: tuple[ReportDraft, ...]
    recommendations: tuple[RecommendationDraft, ...]
    findings: tuple[Finding, ...]
    committee: str | None = None

    @property
    def profile(self) -> str:
        """The family of documents as which the units were read."""
        return self.choice.profile
