"""Cutting the units into recommendations: what was quoted, and what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.lexicon.covers import is_spot
from pacparse.lexicon.headlines import chapter_stance
from pacparse.lexicon.part_numbers import each_number
from pacparse.lexicon.verdicts import is_stance
from pacparse.procedure.boundaries import (
    Boundary,
    first_numbered,
    goes_on,
    has_numbered_answers,
    has_topics,
    heads_answer,
    is_letter,
    main_number,
    marked_answer,
    set_boundary,
    unmarked_boundary,
)
from pacparse.procedure.groups import (
    MOST_PARTS,
    Conclusion,
    Group,
    Part,
    are_answered,
    named_group,
    number_by_answers,
    part_unshared,
)
from pacparse.procedure.openings import following_parts, is_lone_number
from pacparse.procedure.voices import is_body
from pacparse.text.patterns import pattern

# Examples: "CHAPTER III", "Chapter 2: Records", "OBSERVATIONS/RECOMMENDATIONS IN RESPECT OF"; near misses:
# "of Chapter I of the Report", "Chapter I says so".
_CHAPTER = pattern(
    r"\bCHAPTER [IVXL0-9]{1,5}\b|\ARECOMMENDATIONS/|/RECOMMENDATIONS |\AChapter [IVXL0-9]{1,5}(?:\Z|[.:] | [–—-] )",
    ask="search",
    example="CHAPTER III",
    near_miss="of Chapter I of the Report",
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pacparse.procedure.openings import Opening, OpeningForm, OpeningKind
    from pacparse.units import Unit


class Segment(NamedTuple):
    """The units of one recommendation; ``group`` is the numbers that share its answer.

    ``at`` is the unit that opens it; ``lead`` is what a heading goes on to say after the number, and
    ``verdict`` a unit, and the offset in it of a verdict that stands in a title. ``is_clear``
    says that something shows where the answer begins, ``is_titled`` that the unit is a title, or has
    its words in ``lead``. ``title`` is the title behind the number, where one is printed; ``chapter``
    the title of a chapter that gives a verdict on all in it.
    """

    at: int
    number: str | None
    form: OpeningForm
    lead: str
    conclusion: tuple[int, ...]
    recommendation: tuple[int, ...]
    response: tuple[int, ...]
    group: tuple[str | None, ...]
    verdict: tuple[int, int] | None = None
    is_clear: bool = True
    is_titled: bool = False
    title: str = ""
    chapter: int | None = None


def cut_segments(
    units: Sequence[Unit],
    openings: Sequence[Opening],
    skipped: Collection[int] = (),
    *,
    is_response: bool = False,
    is_own: bool = False,
) -> tuple[Segment, ...]:
    """Every recommendation in reading order, with its conclusion and its answer.

    ``skipped`` are units that belong to no part: lines of contents, of a cover, of an imprint.
    ``is_response`` says that the document is of a family that answers, ``is_own`` that a committee
    speaks in its own report.

    Recommendations that follow each other with no answer between them (1a, 1b) share the answer
    after the last of them. A conclusion that is answered without a recommendation counts as one.
    A heading that names a recommendation with no words after it (a list of contents) counts not.
    """
    groups = _Cutter(units, openings, skipped).cut()
    is_answering = are_answered(units, groups, is_response=is_response, is_own=is_own)
    return tuple(
        Segment(
            part.opening.at,
            part.number,
            part.opening.form,
            part.opening.rest,
            part.conclusion,
            tuple(part.recommendation[: None if is_answering else part.least]),
            response,
            numbers,
            group.verdict
            if part.opening.verdict is None
            else (part.opening.at, part.opening.verdict),
            group.is_clear or not response,
            part.opening.has_no_words or _is_in_lead(part.opening),
            part.opening.title,
            group.chapter,
        )
        for group in groups
        for response, numbers in [_shared(group, is_answering=is_answering)]
        for part in group.parts
        if part.conclusion or part.opening.rest or _has_words(part)
    )


def _shared(group: Group, *, is_answering: bool) -> tuple[tuple[int, ...], tuple[str | None, ...]]:
    """What all recommendations of a group share: the answer, and their numbers."""
    response = tuple(group.response) if is_answering else ()
    return response, tuple(part.number for part in group.parts)


def _is_in_lead(opening: Opening) -> bool:
    """Whether what the opening's unit says for the recommendation is its ``rest``."""
    return opening.form == "titled" or (opening.form == "stated" and bool(opening.rest))


def _has_words(part: Part) -> bool:
    """Whether a recommendation has words of its own, not only a title."""
    own = set(part.recommendation)
    return bool(own - {part.opening.at} if part.opening.has_no_words else own)


def _own_items(units: Sequence[Unit], span: Sequence[int]) -> list[int]:
    """The items right after a quoted paragraph: its list."""
    first = next((at for at, index in enumerate(span) if units[index].kind != "item"), len(span))
    return list(span[:first])


class _Cutter:
    """The state of one pass over the openings."""

    def __init__(
        self, units: Sequence[Unit], openings: Sequence[Opening], skipped: Collection[int]
    ) -> None:
        self.units = units
        self.skipped = skipped
        self.openings = openings
        self.groups: list[Group] = []
        self.group: Group | None = None
        self.conclusion: Conclusion | None = None
        self.has_numbered_answers = has_numbered_answers(units, openings)
        self.has_topics = has_topics(openings)
        self.before: str | None = None
        self.is_passed = False  # an earlier answer, or what the committee said of one
        self.chapter: int | None = None
        self.next_kind: OpeningKind | None = None

    def cut(self) -> list[Group]:
        """All groups of recommendations."""
        following = following_parts(self.openings)
        if self.openings:
            self.before = self._last_number(range(self.openings[0].at))
        for order, opening in enumerate(self.openings):
            is_last = order + 1 == len(self.openings)
            end = len(self.units) if is_last else self.openings[order + 1].at
            self.next_kind = None if is_last else self.openings[order + 1].kind
            span = [
                i
                for i in range(opening.at + 1, end)
                if self.units[i].kind != "note" and i not in self.skipped
            ]
            if span and not is_last and self.openings[order + 1].form == "label":
                span = span[: -1 if is_lone_number(self.units[span[-1]]) else None]
            if (
                span
                and not is_last
                and self._is_speck(span[-1])
                and (len(span) > 1 or opening.form != "heading")
            ):
                span = span[:-1]
            if span and opening.has_no_words and is_lone_number(self.units[span[0]]):
                span = span[1:]
            if opening.kind == "section":
                self._pass_section(opening, span, following[order])
            elif opening.kind == "conclusion":
                self._open_conclusion(opening, span)
            elif opening.kind == "recommendation":
                self._open_recommendation(opening, span, following[order])
            elif opening.kind == "response":
                self._open_response(opening, span)
            else:
                self.is_passed = True
            self.before = self._last_number([opening.at, *span]) or self.before
            if self.chapter is not None and any(map(self._is_chapter, span)):
                self.chapter = None  # the next chapter's title was lost among other words
        number_by_answers(self.units, self.groups)
        part_unshared(self.units, self.groups)
        return sorted(self.groups, key=lambda group: group.parts[0].opening.at)

    def _pass_section(self, opening: Opening, span: list[int], following: Opening | None) -> None:
        """A heading goes on with the part before it where the layout says so; else it ends it.

        It goes on where the answer's numbers go on, and where parts are opened by headings of
        their own (``Recommendation 4``, ``Response``) and the next such heading is still to come.
        """
        group = self.group
        title = self.units[opening.at].text
        if (has_stance := chapter_stance(title) is not None) or self._is_chapter(opening.at):
            self.chapter = opening.at if has_stance else None
            self.group = self.conclusion = None
            return
        is_speck = self.next_kind == "response" and not span
        if is_speck and group is not None and not group.response and opening.form == "heading":
            return  # what a scan made of a spot, between a recommendation and the label of its answer
        if group is not None and opening.form == "heading":
            last = group.parts[-1]
            is_by_heading = last.opening.form == "heading" and following is not None
            if is_by_heading and following is not None and following.form == "heading":
                if group.response and span:  # else it heads what follows: a chapter, a topic
                    self._answer([opening.at, *span])
                elif following.kind == "response":
                    last.recommendation += [opening.at, *span]
                return
            if group.response and span and is_body(self.units[opening.at].text):
                self._answer([opening.at, *span])
                return
            own = span if group.response and not self.has_topics else []
            is_own = heads_answer(self.units, opening, own, last=last.opening, to=following)
            if is_own or goes_on(self.units, span, main_number(last.number)):
                self._answer([opening.at, *span])
                return
        if not self._is_awaited(following):
            self.conclusion = None
        self.group = None

    def _is_awaited(self, following: Opening | None) -> bool:
        """Whether the next part belongs to the open conclusion, whatever heading stands before it."""
        if self.conclusion is None or following is None or following.kind != "recommendation":
            return False
        if following.number is None:
            return self.group is None
        return main_number(following.number) == self.conclusion.number

    def _open_conclusion(self, opening: Opening, span: list[int]) -> None:
        cut = None
        if opening.form != "stated":  # a report's own conclusion: nobody answers it here
            cut = marked_answer(self.units, span, self._answered_main(opening.number))
        if cut is None and opening.form == "label" and self.next_kind != "recommendation":
            cut = first_numbered(self.units, span)
        if cut is None and opening.form == "quoted":
            boundary = unmarked_boundary(self.units, span, opening, has_numbered_answers=False)
            cut = boundary.answer if boundary.is_marked else None
        quoted = span[:cut]
        if cut is None and opening.form in ("quoted", "stated"):
            quoted = _own_items(self.units, span)
        own = [] if opening.form == "heading" else [opening.at]
        self.conclusion = Conclusion(opening.number, (*own, *quoted))
        self.group = None
        if cut is not None:
            self._add_part(Part(opening, opening.number, self.conclusion.units, []))
            self._answer(span[cut:], is_marked=True)

    def _open_recommendation(
        self, opening: Opening, span: list[int], following: Opening | None
    ) -> None:
        """A recommendation, or several that one text holds: ``Recommendations 5 and 6``."""
        is_answered = self.group is not None and bool(self.group.response)
        conclusion = self._shared_conclusion(opening, is_answered=is_answered)
        number = opening.number
        if number is None and conclusion is not None:
            number = conclusion.number
        elif is_letter(number) and conclusion is not None and conclusion.number is not None:
            number = f"{conclusion.number}{number}"  # "Recommendation a:" under conclusion 2
        boundary = self._boundary(opening, span, number, following)
        if is_answered or self.is_passed:
            self.group = None
        self.is_passed = False
        own = [] if opening.form == "heading" or self._is_cell(opening) else [opening.at]
        units = conclusion.units if conclusion is not None else ()
        numbers = each_number(number) if number is not None else ()
        shares = self._own_shares(span[: boundary.quoted], numbers)
        for one in numbers or (number,):
            quoted = shares.get(one, [*own, *span[: boundary.quoted]])
            least = None if boundary.least is None else len(own) + boundary.least
            self._add_part(Part(opening, one, units, quoted, least))
        if boundary.answer < len(span):
            self._answer(span[boundary.answer :], is_marked=boundary.is_marked)
            if self.group is not None:
                self.group.is_voiced = self.group.is_voiced or boundary.is_voiced
                self.group.is_clear = self.group.is_clear and boundary.is_clear

    def _own_shares(self, quoted: list[int], numbers: Sequence[str]) -> dict[str | None, list[int]]:
        """For each of several numbers its own paragraphs, where the words below the numbers repeat them.

        ``Recommendations 5 and 6``, then ``5.`` and ``6.``. Empty where one text stands for all.
        """
        shares: dict[str | None, list[int]] = {}
        for index in quoted if len(numbers) > 1 else ():
            number = self.units[index].number if self.units[index].kind == "paragraph" else None
            if number in numbers:
                shares[number] = [index]
            elif shares:
                next(reversed(shares.values())).append(index)
        return shares if len(shares) == len(numbers) else {}

    def _boundary(
        self, opening: Opening, span: list[int], number: str | None, following: Opening | None
    ) -> Boundary:
        """Where the recommendation's own words end in ``span``."""
        if opening.form == "row":  # a number's cell, the committee's, the answer
            quoted = int(self._is_cell(opening))
            return Boundary(quoted, quoted, is_marked=True)
        everything = Boundary(len(span), len(span), is_marked=True)
        if self.next_kind in ("response", "earlier", "aside"):
            dated = len(span)  # a date that was set for it stands between it and the answer's label
            while dated and self.units[span[dated - 1]].role == "status":
                dated -= 1
            return Boundary(dated, dated, is_marked=True) if dated else everything
        first = int(opening.has_no_words and self._is_reported(span))
        cut = marked_answer(self.units, span[first:], self._answered_main(number))
        cut = None if cut is None else cut + first
        if cuts := [c for c in (cut, set_boundary(self.units, span, opening)) if c is not None]:
            return Boundary(min(cuts), min(cuts), is_marked=True)
        if following is not None and following.kind == "response":
            return everything
        numbered = self.has_numbered_answers
        return unmarked_boundary(
            self.units, span, opening, has_numbered_answers=numbered, before=self.before
        )

    def _is_cell(self, opening: Opening) -> bool:
        """Whether a row opens with the cell of its number, the words standing in the next."""
        unit = self.units[opening.at]
        return opening.form == "row" and unit.number is None and unit.cell != "asked"

    def _is_reported(self, span: list[int]) -> bool:
        """Whether a paragraph of the report stands under a label without words: ``1.30 The Panel``."""
        first = self.units[span[0]] if span else None
        return first is not None and first.number is not None and not is_stance(first.text)

    def _shared_conclusion(self, opening: Opening, *, is_answered: bool) -> Conclusion | None:
        """The open conclusion, where the recommendation may belong to it; else it is closed."""
        conclusion = self.conclusion
        if conclusion is None:
            return None
        if (is_answered and conclusion.number is None) or (
            opening.number is not None
            and not is_letter(opening.number)
            and conclusion.number is not None
            and main_number(conclusion.number) != main_number(opening.number)
        ):
            self.conclusion = None
        return self.conclusion

    def _open_response(self, opening: Opening, span: list[int]) -> None:
        if opening.number is not None:
            named = named_group(self.groups, each_number(opening.number))
            self.group = named if named is not None else self.group
        if self.group is None:
            if self.conclusion is None:
                return
            self._add_part(Part(opening, self.conclusion.number, self.conclusion.units, []))
        own = [] if opening.form == "heading" else [opening.at]
        if self.group is not None and (opening.is_later or self.is_passed):
            self.group.response.clear()  # what was answered before is history
            self.group.verdict = None
        self.is_passed = False
        if opening.verdict is not None and self.group is not None:
            self.group.verdict = (opening.at, opening.verdict)
        self._answer([*own, *span], is_marked=True)

    def _add_part(self, part: Part) -> None:
        if self.group is None or len(self.group.parts) >= MOST_PARTS:
            self.group = Group(chapter=self.chapter)
            self.groups.append(self.group)
        self.group.parts.append(part)

    def _answer(self, span: list[int], *, is_marked: bool = False) -> None:
        """Give ``span`` to the open group, up to a paragraph under another main number."""
        if self.group is None:
            return
        self.group.is_marked = self.group.is_marked or is_marked
        main = main_number(self.group.parts[-1].number)
        is_own = False
        for index in span:
            number = self.units[index].number
            if number is not None and "." in number and self.units[index].kind == "paragraph":
                is_this = number.split(".", 1)[0] == main
                if is_own and not is_this:
                    return
                is_own = is_own or is_this
            self.group.response.append(index)

    def _is_speck(self, index: int) -> bool:
        """Whether a paragraph of its own is what a scan made of a spot."""
        unit = self.units[index]
        return unit.kind == "paragraph" and unit.number is None and is_spot(unit.text)

    def _is_chapter(self, index: int) -> bool:
        """Whether a chapter's name or title stands in a unit: ``CHAPTER III``, in capitals."""
        return _CHAPTER.search(self.units[index].text) is not None

    def _answered_main(self, number: str | None) -> str | None:
        """The main number that would mark an answer to ``number`` here, or None.

        None where a chapter is already counting: its ``1.2`` after ``1.1`` answers nothing.
        """
        main = main_number(number)
        if main is None or self.before is None or not self.before.startswith(f"{main}."):
            return main
        last = self.groups[-1] if self.groups else None
        if last is None or not last.response:
            return None
        return main if main_number(last.parts[-1].number) == main else None

    def _last_number(self, span: Sequence[int]) -> str | None:
        """The number of the last numbered paragraph of a stretch, without labels."""
        for index in reversed(span):
            unit = self.units[index]
            if unit.number is not None and unit.kind == "paragraph" and unit.label is None:
                return unit.number
        return None
