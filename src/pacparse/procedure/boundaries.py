"""Where, in the units after a label, the quoted committee ends and the answer begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pacparse.procedure.statuses import read_status_line
from pacparse.procedure.verdicts import find_stances, is_stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.procedure.openings import Opening
    from pacparse.units import Unit

_NEAR = 5
_LONGEST_STATUS = 60


class Boundary(NamedTuple):
    """Of a stretch of units: how many are quoted, where the answer begins, whether it says so.

    ``quoted`` and ``answer`` differ where what lies between belongs to neither. An answer that is
    not marked is only supposed: a document that never marks an answer gives none.
    """

    quoted: int
    answer: int
    is_marked: bool


def main_number(number: str | None) -> str | None:
    """The main number: ``1`` of ``1a``, ``8.3`` of ``8.3``; None where there is none."""
    if number is None:
        return None
    return number.rstrip("abcdefghijklmnopqrstuvwxyz() .") or None


def marked_answer(units: Sequence[Unit], span: Sequence[int], main: str | None) -> int | None:
    """The position in ``span`` at which an answer begins that its number or its words mark.

    ``3.1`` marks the answer to 3, and so does ``1.4`` after ``1.3`` where both answer 1. A number
    that only goes on from a paragraph before the recommendation (a chapter's ``1.2``) marks
    nothing: ``main`` is then to be None.
    """
    prefix = f"{main}." if main is not None else None
    for position, index in enumerate(span):
        unit = units[index]
        if unit.kind == "paragraph" and _marks_answer(unit, prefix):
            return position
    return None


def _marks_answer(unit: Unit, prefix: str | None) -> bool:
    """Whether a paragraph's number, role or first words say that it answers."""
    if unit.number is not None:
        is_numbered_so = prefix is not None and unit.number.startswith(prefix)
        return is_numbered_so or is_stance(unit.text)
    if unit.role in ("stance", "status") or is_stance(unit.text):
        return True
    return len(unit.text) < _LONGEST_STATUS and read_status_line(unit.text) is not None


def unmarked_boundary(
    units: Sequence[Unit], span: Sequence[int], opening: Opening, *, has_numbered_answers: bool
) -> Boundary:
    """The likeliest boundary where nothing marks the answer.

    Where answers are numbered all over the document, an answer would be numbered here too: what
    stands before the next numbered paragraph is quoted, and nothing is answered. Else the quotation
    is one paragraph with its items, and the bold paragraphs that go on with it.
    """
    everything = len(span)
    if opening.form == "stated":
        others = (i for i, at in enumerate(span) if units[at].kind != "item")
        return Boundary(next(others, everything), everything, is_marked=False)
    if has_numbered_answers and opening.form in ("label", "bare"):
        numbered = (
            i
            for i, at in enumerate(span)
            if units[at].kind == "paragraph" and units[at].number is not None
        )
        return Boundary(next(numbered, everything), everything, is_marked=False)
    skipped = int(opening.form == "heading" and not opening.rest)
    loose = _loose_answer(units, span[skipped:_NEAR])
    if loose is not None:
        return Boundary(loose + skipped, loose + skipped, is_marked=True)
    for position, index in enumerate(span):
        if position < skipped or units[index].kind == "item" or units[index].is_bold:
            continue
        return Boundary(position, position, is_marked=False)
    return Boundary(everything, everything, is_marked=False)


def _loose_answer(units: Sequence[Unit], span: Sequence[int]) -> int | None:
    """Where a body's answer begins among a few paragraphs, judged as an answer's first words."""
    for position, index in enumerate(span):
        unit = units[index]
        if unit.kind != "paragraph" or unit.number is not None:
            continue
        stances = find_stances(unit.text, is_opening=True)[:1]
        if stances and stances[0].by is not None and stances[0].by.lower() != "we":
            return position
    return None


def goes_on(units: Sequence[Unit], span: Sequence[int], main: str | None) -> bool:
    """Whether the first numbered paragraph of ``span`` goes on with the answer to ``main``."""
    for index in span:
        unit = units[index]
        if unit.number is not None and unit.kind == "paragraph":
            return main is not None and unit.number.startswith(f"{main}.")
    return False


def has_numbered_answers(units: Sequence[Unit], openings: Sequence[Opening]) -> bool:
    """Whether some opened number N is answered in a paragraph N.1 of the same document."""
    mains = {main_number(opening.number) for opening in openings if opening.kind != "section"}
    return any(
        unit.number is not None
        and unit.number.endswith(".1")
        and unit.kind == "paragraph"
        and unit.label is None
        and unit.number[:-2] in mains
        for unit in units
    )
