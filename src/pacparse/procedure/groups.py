"""Recommendations while their answers are still being found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.fields import Fields, NamedTuple, fresh
from pacparse.procedure.boundaries import main_number
from pacparse.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.procedure.openings import Opening
    from pacparse.units import Unit

_NAMED_FORMS = ("label", "heading", "titled")
_ANSWER_HEAD = 300
# An answer to several recommendations.
_IS_OF_SEVERAL = pattern(
    r"\b(?:[Rr]ecommendations|[Cc]onclusions|[Bb]oth|[Aa]ll of (?:these|them))\b",
    ask="search",
    example="The Board accepts these recommendations",
    near_miss="The Board accepts this recommendation",
)
# Those who asked, in their own reasons.
_OF_ASKER = pattern(
    r"\b(?:[Cc]ommittee|[Pp]anel|[Ii]nquiry|[Rr]eview|[Ww]e|[Oo]ur|[Ee]vidence|[Ww]itness(?:es)?|[Ss]ubmissions?)\b",
    ask="search",
    example="The Panel heard from keepers",
    near_miss="Keepers have been hired for this",
)
MOST_PARTS = 26  # 1a to 1z: more than that do not share an answer
_FEWEST_VOICES = 2  # one paragraph that sounds like an answer does not make a document of answers


class Part(Fields):
    """A recommendation while its answer is still being found.

    ``least`` is how many of its units are its own words in a document that answers nothing.
    """

    opening: Opening
    number: str | None
    conclusion: tuple[int, ...]
    recommendation: list[int]
    least: int | None = None


class Group(Fields):
    """Recommendations that stand together before one answer.

    ``verdict`` is the unit that is the answer's title, and the offset of a verdict in it; ``chapter`` a
    title further up that says what was answered to all below it.
    """

    parts: list[Part] = fresh(default_factory=list)
    response: list[int] = fresh(default_factory=list)
    is_marked: bool = False
    is_voiced: bool = False
    is_clear: bool = True
    verdict: tuple[int, int] | None = None
    chapter: int | None = None


class Conclusion(NamedTuple):
    """The conclusion that the recommendations after it share."""

    number: str | None
    units: tuple[int, ...]


def are_answered(
    units: Sequence[Unit], groups: Sequence[Group], *, is_response: bool, is_own: bool
) -> bool:
    """Whether the document answers: an answer is marked, or most of them sound like answers.

    In a family that answers, one that sounds so is enough if it is one of two, and none need sound so
    where below each of them words stand that ask for nothing and do not tell of those who asked. In a
    committee's own report none is enough.
    """
    if any(group.is_marked for group in groups):
        return True
    if is_response and len(groups) >= _FEWEST_VOICES and all(_says(units, one) for one in groups):
        return True
    voiced = sum(group.is_voiced for group in groups)
    fewest = 1 if is_response else _FEWEST_VOICES
    return not is_own and voiced >= fewest and 2 * voiced >= len(groups)


def _says(units: Sequence[Unit], group: Group) -> bool:
    """Whether words that can be an answer stand below what was asked, and clearly apart from it."""
    if not group.response or not group.is_clear:
        return False
    return _OF_ASKER.search(units[group.response[0]].text, 0, _ANSWER_HEAD) is None


def named_group(groups: list[Group], numbers: Sequence[str]) -> Group | None:
    """The unanswered recommendations of ``numbers``, as a group of their own; None where none is.

    A list of recommendations comes first and their answers follow, one by one: those that are named
    leave the group they stood in.
    """
    for group in reversed(groups):
        named = [part for part in group.parts if part.number in numbers]
        if not named or group.response:
            continue
        if len(named) < len(group.parts):
            group.parts = [part for part in group.parts if part.number not in numbers]
            group = Group(named)  # noqa: PLW2901 - the search ends here
            groups.append(group)
        return group
    return None


def part_unshared(units: Sequence[Unit], groups: list[Group]) -> None:
    """Leave an answer to the last of the recommendations above it, where the print shares it with no other.

    Print shares an answer by one label or number over several recommendations, by a conclusion or a number
    that they have in common (1a, 1b), by the name of the answer over it, and by words: *these
    recommendations*, *both*. Labels of their own, one under the other, and an answer that says *this
    recommendation* share nothing. What stood without a label of its own keeps what it had.
    """
    for group in list(groups):
        last = group.parts[-1]
        if len(group.parts) == 1 or not group.response or last.opening.form not in _NAMED_FORMS:
            continue
        first = units[group.response[0]]
        if first.label is not None or first.kind == "heading" or _is_of_several(units, group):
            continue
        own = [part for part in group.parts if not _is_shared(part, last)]
        if own and all(part.opening.form in _NAMED_FORMS for part in own):
            group.parts = [part for part in group.parts if part not in own]
            groups.append(Group(own))


def _is_shared(part: Part, last: Part) -> bool:
    """Whether the print says that two recommendations belong together."""
    if part.opening.at == last.opening.at or (
        part.conclusion and part.conclusion == last.conclusion
    ):
        return True
    main = main_number(part.number)
    return main is None or main == main_number(last.number)


def _is_of_several(units: Sequence[Unit], group: Group) -> bool:
    """Whether the first words of an answer speak of several recommendations, or name one of the others."""
    head = units[group.response[0]].text[:_ANSWER_HEAD]
    if _IS_OF_SEVERAL.search(head) is not None:
        return True
    return any(
        part.number is not None and f"ecommendation {part.number}" in head
        for part in group.parts[:-1]
    )


def number_by_answers(units: Sequence[Unit], groups: Sequence[Group]) -> None:
    """Give each labelled group without a number that of its answer: 3 where ``3.1`` answers.

    A page's number may have been taken for the label's. It is done only if every such answer begins
    its own count; a chapter's count goes on from one answer to the next.
    """
    bare = [
        group
        for group in groups
        if all(part.number is None and part.opening.form == "label" for part in group.parts)
    ]
    firsts = [
        next(
            (n for i in group.response if (n := units[i].number) and units[i].kind == "paragraph"),
            "",
        )
        for group in bare
    ]
    if len(firsts) < _FEWEST_VOICES or not all(
        first.endswith(".1") and first.count(".") == 1 for first in firsts
    ):
        return
    for group, first in zip(bare, firsts, strict=True):
        for part in group.parts:
            part.number = first[:-2]
