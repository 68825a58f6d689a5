"""What an answer says: the verdicts, the position, the status, the target dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pacparse.document import Verdict
from pacparse.lexicon.part_numbers import is_part
from pacparse.lexicon.statuses import (
    LONGEST_LINE,
    read_status_line,
    status_after_stance,
    status_at,
)
from pacparse.lexicon.verdicts import find_stances
from pacparse.procedure.boundaries import is_letter
from pacparse.text.spans import runs_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.document import Position, Status, TargetDate
    from pacparse.lexicon.stances import Stance
    from pacparse.lexicon.statuses import StatusLine
    from pacparse.procedure.segments import Segment
    from pacparse.units import Unit


class Answer(NamedTuple):
    """What was answered to a recommendation; ``status_units`` are the status lines in it.

    ``verdicts`` are the explicit ones, about the recommendation. If there are none they are the first
    loose one, about a need or an aim near it, and ``loose`` is the unit that has it; else ``loose`` is
    None.
    """

    position: Position | None
    verdicts: tuple[Verdict, ...]
    loose: int | None
    status: Status | None
    status_words: str | None
    target_dates: tuple[TargetDate, ...]
    status_units: tuple[int, ...]


def read_answer(units: Sequence[Unit], segment: Segment) -> Answer:
    """The answer to the recommendation of ``segment``.

    Where several recommendations share the answer, a verdict that names one of the others by its
    number is not this one's. The position is that of the first explicit verdict left: one about the
    recommendation itself. Agreement with a need, an aim or a view gives no position.
    """
    verdicts: list[Verdict] = []
    loose: list[tuple[Verdict, int]] = []
    lines: list[tuple[StatusLine, str]] = []
    status_units: list[int] = []
    is_opening = True
    if segment.verdict is not None:  # "Recommendation 3 – Agreed": the answer stands before
        at, offset = segment.verdict
        verdicts += _verdict_before(units[at], offset)
    for index in segment.response:
        unit = units[index]
        if unit.kind not in ("paragraph", "item"):
            continue
        line = _status_line(unit)
        if unit.kind == "item":  # "a) Recommendation implemented."
            lines += [(line, unit.text)] if line is not None else []
            continue
        if line is not None:
            lines.append((line, unit.text))
            if unit.number is None:
                status_units.append(index)
            continue
        for stance in find_stances(unit.text, is_opening=is_opening):
            if _is_about_another(stance, segment, is_opening=is_opening):
                continue
            verdict = _verdict(unit, stance)
            if stance.is_loose:
                loose.append((verdict, index))
                continue
            verdicts.append(verdict)
            after = status_after_stance(unit.text, stance.end) if not lines else None
            if after is not None:
                lines.append(after)
        head = status_at(unit.text, 0) if not lines else None
        if head is not None:
            lines.append(head)
        is_opening = False
    status, dates = _status(lines)
    return Answer(
        verdicts[0].position if verdicts else None,
        tuple(verdicts or [verdict for verdict, _ in loose[:1]]),
        loose[0][1] if loose and not verdicts else None,
        status,
        "\n".join(words for _, words in lines) or None,
        dates,
        tuple(status_units),
    )


def _verdict_before(unit: Unit, offset: int) -> list[Verdict]:
    """The verdict that stands in a title, before the committee's words."""
    found = find_stances(unit.text[offset:], is_opening=True)[:1]
    return [_verdict(unit, stance, offset) for stance in found]


def _verdict(unit: Unit, stance: Stance, offset: int = 0) -> Verdict:
    """The verdict that stands in a unit; ``offset`` is where the text begins that it was read in."""
    start, end = offset + stance.start, offset + stance.end
    return Verdict(
        position=stance.position,
        kind="loose" if stance.is_loose else "explicit",
        by=stance.by,
        words=unit.text[start:end],
        runs=runs_between(unit.text, unit.text_runs, start, end),
    )


def _is_about_another(stance: Stance, segment: Segment, *, is_opening: bool) -> bool:
    """Whether a verdict names others of the recommendations that share an answer, not this one.

    Behind the answer's first paragraph, one that names none of them is about another answer's.
    """
    is_whole = not any(map(is_letter, stance.cited))
    named = [
        number
        for number in segment.group
        for printed in stance.cited
        if number is not None
        and (
            number == printed
            or _is_part(number, printed)
            or (is_whole and is_part(number, printed))
        )
    ]
    if not named:
        return not is_opening and any(map(str.isdecimal, stance.cited))
    return segment.number not in named


def _is_part(number: str, printed: str) -> bool:
    """Whether ``printed`` is the letter of a number: ``b`` of ``2b``."""
    return is_letter(printed) and number[-1].lower() == printed.lower()


def _status_line(unit: Unit) -> StatusLine | None:
    """What a unit says as a status line, or None where it is prose."""
    if len(unit.text) > LONGEST_LINE or unit.label is not None:
        return None
    return read_status_line(unit.text, is_known=unit.role == "status")


def _status(
    lines: Sequence[tuple[StatusLine, str]],
) -> tuple[Status | None, tuple[TargetDate, ...]]:
    """The status that the lines together give; a target date and no other word is *planned*."""
    dates = tuple(date for line, _ in lines for date in line.dates)
    for line, _ in lines:
        if line.status is not None:
            return line.status, dates
    return ("planned" if dates else None), dates
