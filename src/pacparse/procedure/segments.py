"""Cutting the units into recommendations: what was quoted, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pacparse.procedure.statuses import read_status_line
from pacparse.procedure.verdicts import is_stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.procedure.openings import Opening, OpeningForm
    from pacparse.units import Unit


class Segment(NamedTuple):
    """The units of one recommendation; ``group`` is the numbers that share its answer."""

    at: int
    number: str | None
    form: OpeningForm
    lead: str
    conclusion: tuple[int, ...]
    recommendation: tuple[int, ...]
    response: tuple[int, ...]
    group: tuple[str | None, ...]


@dataclass(slots=True)
class _Part:
    """A recommendation while its answer is still being found."""

    opening: Opening
    number: str | None
    conclusion: tuple[int, ...]
    recommendation: tuple[int, ...]


@dataclass(slots=True)
class _Group:
    """Recommendations that stand together before one answer."""

    parts: list[_Part] = field(default_factory=list)
    response: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Conclusion:
    """The conclusion that the recommendations after it share."""

    number: str | None
    units: tuple[int, ...]


def cut_segments(units: Sequence[Unit], openings: Sequence[Opening]) -> tuple[Segment, ...]:
    """Every recommendation in reading order, with its conclusion and its answer.

    Recommendations that follow each other with no answer between them (1a, 1b) share the answer
    after the last of them. A conclusion that is answered without a recommendation counts as one.
    """
    return _Cutter(units, openings).cut()


class _Cutter:
    """The state of one pass over the openings."""

    def __init__(self, units: Sequence[Unit], openings: Sequence[Opening]) -> None:
        self.units = units
        self.openings = openings
        self.groups: list[_Group] = []
        self.group: _Group | None = None
        self.conclusion: _Conclusion | None = None
        self.is_numbered_style = _has_numbered_answers(units, openings)

    def cut(self) -> tuple[Segment, ...]:
        """All segments."""
        for order, opening in enumerate(self.openings):
            is_last = order + 1 == len(self.openings)
            end = len(self.units) if is_last else self.openings[order + 1].at
            span = [i for i in range(opening.at + 1, end) if self.units[i].kind != "note"]
            following = None if is_last else self.openings[order + 1]
            if opening.kind == "section":
                self._pass_section(opening, span)
            elif opening.kind == "conclusion":
                self._open_conclusion(opening, span)
            elif opening.kind == "recommendation":
                self._open_recommendation(opening, span, following)
            else:
                self._open_response(opening, span)
        return tuple(
            Segment(
                part.opening.at,
                part.number,
                part.opening.form,
                part.opening.rest,
                part.conclusion,
                part.recommendation,
                tuple(group.response),
                tuple(other.number for other in group.parts),
            )
            for group in self.groups
            for part in group.parts
        )

    def _pass_section(self, opening: Opening, span: list[int]) -> None:
        """A heading inside an answer keeps it open where the numbers go on; else it ends there."""
        if self.group is not None and opening.form == "heading":
            base = _base(self.group.parts[-1].number)
            for index in span:
                number = self.units[index].number
                if number is not None and self.units[index].kind == "paragraph":
                    if base is not None and number.startswith(f"{base}."):
                        self._answer([opening.at, *span])
                        return
                    break
        self.group = None
        self.conclusion = None

    def _open_conclusion(self, opening: Opening, span: list[int]) -> None:
        cut = self._answer_start(span, opening.number)
        quoted = span if cut is None else span[:cut]
        self.conclusion = _Conclusion(opening.number, (opening.at, *quoted))
        self.group = None
        if cut is not None:
            self._add_part(_Part(opening, opening.number, self.conclusion.units, ()))
            self._answer(span[cut:])

    def _open_recommendation(
        self, opening: Opening, span: list[int], following: Opening | None
    ) -> None:
        is_answered = self.group is not None and bool(self.group.response)
        conclusion = self.conclusion
        if conclusion is not None and (
            not _may_share(conclusion.number, opening.number)
            or (is_answered and conclusion.number is None)
        ):
            conclusion = self.conclusion = None
        number = opening.number
        if number is None and conclusion is not None:
            number = conclusion.number
        cut = self._answer_start(span, number)
        if cut is None:
            is_answer_next = following is not None and following.kind == "response"
            cut = len(span) if is_answer_next else self._unmarked_cut(opening, span)
        if is_answered:
            self.group = None
        own = () if opening.form == "heading" else (opening.at,)
        units = conclusion.units if conclusion is not None else ()
        self._add_part(_Part(opening, number, units, (*own, *span[:cut])))
        if span[cut:]:
            self._answer(span[cut:])

    def _open_response(self, opening: Opening, span: list[int]) -> None:
        if self.group is None:
            if self.conclusion is None:
                return
            self._add_part(_Part(opening, self.conclusion.number, self.conclusion.units, ()))
        own = [] if opening.form == "heading" else [opening.at]
        self._answer([*own, *span])

    def _add_part(self, part: _Part) -> None:
        if self.group is None:
            self.group = _Group()
            self.groups.append(self.group)
        self.group.parts.append(part)

    def _answer(self, span: list[int]) -> None:
        """Give ``span`` to the open group, up to a paragraph under another main number."""
        if self.group is None:
            return
        base = _base(self.group.parts[-1].number)
        is_own = False
        for index in span:
            number = self.units[index].number
            if number is not None and "." in number and self.units[index].kind == "paragraph":
                is_this = number.split(".", 1)[0] == base
                if is_own and not is_this:
                    return
                is_own = is_own or is_this
            self.group.response.append(index)

    def _answer_start(self, span: list[int], number: str | None) -> int | None:
        """The position in ``span`` at which the quotation has ended and the answer begun."""
        base = _base(number)
        for position, index in enumerate(span):
            unit = self.units[index]
            if unit.kind != "paragraph":
                continue
            if unit.number is not None:
                if base is not None and unit.number.startswith(f"{base}."):
                    return position
                if not is_stance(unit.text):
                    continue
                return position
            if unit.role in ("stance", "status") or is_stance(unit.text):
                return position
            if len(unit.text) < 60 and read_status_line(unit.text) is not None:
                return position
        return None

    def _unmarked_cut(self, opening: Opening, span: list[int]) -> int:
        """How much of ``span`` is quoted where nothing marks the answer.

        Where answers are numbered all over the document, an answer would be numbered here too. Else
        the quotation is one paragraph with its items, and the bold paragraphs that go on with it.
        """
        if self.is_numbered_style and opening.form in ("label", "bare"):
            return len(span)
        needs_paragraph = opening.form == "heading" and not opening.rest
        for position, index in enumerate(span):
            unit = self.units[index]
            if unit.kind == "item":
                continue
            if needs_paragraph or unit.is_bold:
                needs_paragraph = False
                continue
            return position
        return len(span)


def _has_numbered_answers(units: Sequence[Unit], openings: Sequence[Opening]) -> bool:
    """Whether some opened number N is answered in a paragraph N.1 of the same document."""
    bases = {_base(opening.number) for opening in openings if opening.kind != "section"}
    return any(
        unit.number is not None
        and unit.number.endswith(".1")
        and unit.kind == "paragraph"
        and unit.label is None
        and unit.number[:-2] in bases
        for unit in units
    )


def _base(number: str | None) -> str | None:
    """The main number: ``1`` of ``1a``, ``8.3`` of ``8.3``; None where there is none."""
    if number is None:
        return None
    base = number.rstrip("abcdefghijklmnopqrstuvwxyz() .")
    return base or None


def _may_share(conclusion: str | None, recommendation: str | None) -> bool:
    """Whether a recommendation may belong to a conclusion: no main number says otherwise."""
    if conclusion is None or recommendation is None:
        return True
    return _base(conclusion) == _base(recommendation)
