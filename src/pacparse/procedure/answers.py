"""What an answer says: the verdicts, the position, the status, the target dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.document import Verdict
from pacparse.fields import NamedTuple
from pacparse.lexicon.headlines import chapter_stance
from pacparse.lexicon.part_numbers import is_part
from pacparse.lexicon.refused_deeds import find_refused_deed
from pacparse.lexicon.statuses import (
    LONGEST_LINE,
    StatusLine,
    read_status_line,
    status_after_stance,
    status_at,
)
from pacparse.lexicon.subject_words import PERSONS
from pacparse.lexicon.verdicts import find_stances
from pacparse.procedure.boundaries import is_letter
from pacparse.procedure.voices import is_body
from pacparse.text.spans import runs_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.document import Position, Status, TargetDate
    from pacparse.lexicon.stances import Stance
    from pacparse.procedure.segments import Segment
    from pacparse.units import Unit


OPEN = "Open"
"""The status of a recommendation in a cell of its own; elsewhere the word says nothing."""


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


def read_answer(units: Sequence[Unit], segment: Segment, *, is_told: bool = False) -> Answer:
    """The answer to the recommendation of ``segment``.

    Where several recommendations share the answer, a verdict that names one of the others by its
    number is not this one's. The position is that of the first explicit verdict left: one about the
    recommendation itself. Agreement with a need, an aim or a view gives no position. With ``is_told``
    those who recommended tell of the answer: *our* recommendation is the one that is answered, and what
    *we* agree with is no answer.
    """
    said: list[tuple[Stance, int]] = []
    lines: list[tuple[StatusLine, str]] = []
    status_units: list[int] = []
    is_opening = True
    is_set_before: bool | None = (
        None  # whether a status stands before the first words of the answer
    )
    for index in segment.response:
        unit = units[index]
        if unit.kind not in ("paragraph", "item") and unit.text != OPEN:
            is_opening = is_opening or is_body(unit.text)
            continue
        is_opening = is_opening or unit.label == "response"  # another body's
        line = _status_line(unit)
        if unit.kind == "item":  # "a) Recommendation implemented."
            lines += [(line, unit.text)] if line is not None else []
            continue
        if line is not None:
            lines.append((line, unit.text))
            if unit.number is None:
                status_units.append(index)
            continue
        is_set_before = bool(lines) if is_set_before is None else is_set_before
        for stance in _stances(unit.text, segment, is_opening=is_opening, is_told=is_told):
            said.append((stance, index))
            after = None
            if not lines and not stance.is_loose:
                after = status_after_stance(unit.text, stance.end)
            lines += [after] if after is not None else []
        head = status_at(unit.text, 0) if not lines else None
        if head is not None:
            lines.append(head)
        is_opening = False
    verdicts = _explicit(units, segment, said)
    loose = [(stance, index) for stance, index in said if stance.is_loose and not verdicts][:1]
    position = _position(verdicts, segment, said)
    status, dates = _status(lines, is_refused=bool(is_set_before) and position == "disagreed")
    return Answer(
        position,
        tuple(verdicts or [_verdict(units[index], stance) for stance, index in loose]),
        loose[0][1] if loose else None,
        status,
        "\n".join(words for _, words in lines) or None,
        dates,
        tuple(status_units),
    )


def _stances(text: str, segment: Segment, *, is_opening: bool, is_told: bool) -> Iterator[Stance]:
    """The verdicts of a paragraph that are about this recommendation."""
    if is_told:
        text = text.replace(" our rec", " the rec")
    for stance in find_stances(text, is_opening=is_opening):
        if is_told and (stance.by or "").lower() in PERSONS:
            continue
        if not _is_about_another(stance, segment, is_opening=is_opening):
            yield stance


def _explicit(
    units: Sequence[Unit], segment: Segment, said: Sequence[tuple[Stance, int]]
) -> list[Verdict]:
    """The verdicts about the recommendation itself; without any, the refusal to do what it asks for."""
    verdicts: list[Verdict] = []
    if segment.verdict is not None:  # "Recommendation 3 – Agreed": the answer stands before
        at, offset = segment.verdict
        verdicts += _verdict_before(units[at], offset)
    verdicts += [_verdict(units[index], stance) for stance, index in said if not stance.is_loose]
    verdicts = verdicts or _refused(units, segment)
    if verdicts or segment.chapter is None or not segment.response:
        return verdicts
    return _chapter_verdict(units[segment.chapter], said)


def _position(
    verdicts: Sequence[Verdict], segment: Segment, said: Sequence[tuple[Stance, int]]
) -> Position | None:
    """The position of the first verdict; where one part is refused and another is not, a part is agreed.

    Parts are letters that a verdict names and that are no recommendations by themselves.
    """
    is_whole = not is_letter((segment.number or "")[-1:])
    parted = {
        stance.position
        for stance, _ in said
        if is_whole and not stance.is_loose and any(map(is_letter, stance.cited))
    }
    if "disagreed" in parted and len(parted) > 1:
        return "agreed_in_part"
    return verdicts[0].position if verdicts else None


def _verdict_before(unit: Unit, offset: int) -> list[Verdict]:
    """The verdict that stands in a title, before the committee's words."""
    found = find_stances(unit.text[offset:], is_opening=True)[:1]
    return [_verdict(unit, stance, offset) for stance in found]


def _refused(units: Sequence[Unit], segment: Segment) -> list[Verdict]:
    """The first refusal in the answer to do what was recommended, in words that name no recommendation."""
    own = (units[i] for i in segment.recommendation if not segment.is_titled or i != segment.at)
    asked = "\n".join([*([segment.lead] if segment.lead else []), *(unit.text for unit in own)])
    for index in segment.response:
        unit = units[index]
        stance = find_refused_deed(unit.text, asked) if unit.kind == "paragraph" else None
        if stance is not None:
            return [_verdict(unit, stance)]
    return []


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


def _chapter_verdict(title: Unit, said: Sequence[object]) -> list[Verdict]:
    """The verdict of a chapter's title; none if the answer has words of its own that point elsewhere."""
    stance = chapter_stance(title.text)
    return [] if stance is None or said else [_verdict(title, stance)]


def _is_about_another(stance: Stance, segment: Segment, *, is_opening: bool) -> bool:
    """Whether a verdict names others of the recommendations that share an answer, not this one.

    Behind the answer's first paragraph, one that names none of them is about another answer's; so is one
    in it that names another whole number.
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
        has_other = any(map(str.isdecimal, stance.cited))
        return has_other and (not is_opening or (segment.number or "").isdecimal())
    return segment.number not in named


def _is_part(number: str, printed: str) -> bool:
    """Whether ``printed`` is the letter of a number: ``b`` of ``2b``."""
    return is_letter(printed) and number[-1].lower() == printed.lower()


def _status_line(unit: Unit) -> StatusLine | None:
    """What a unit says as a status line, or None where it is prose."""
    if unit.text == OPEN:
        return StatusLine("in_progress", ())
    if len(unit.text) > LONGEST_LINE or unit.label is not None:
        return None
    return read_status_line(unit.text, is_known=unit.role == "status")


def _status(
    lines: Sequence[tuple[StatusLine, str]], *, is_refused: bool
) -> tuple[Status | None, tuple[TargetDate, ...]]:
    """The status that the lines together give; a target date and no other word is *planned*.

    ``is_refused`` says that the date was set by those who recommended, and what they asked was refused.
    """
    dates = tuple(date for line, _ in lines for date in line.dates)
    for line, _ in lines:
        if line.status is not None:
            return line.status, dates
    return ("planned" if dates and not is_refused else None), dates
