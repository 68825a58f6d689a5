"""Which line starts are numbers: the rules that vote on each, and one choice over the sequence.

A candidate has evidence of its own (its form, the word after it, the line before it) and credit
from the sequence (the number before it and the number after it are there too). ``147 social care
authorities`` has neither; ``64. APFs`` has a good form, but the line before it stops in the middle
of a sentence and no 63 or 65 is near.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from pacparse.counting import Step, step_between
from pacparse.lexicon.sentences import is_open
from pacparse.reading.markers import QUANTITY_WORDS, SIMPLE, YEARS_FIRST, is_year, place_of
from pacparse.rules import HERE, VETO, Ballot, Question, Rule, note
from pacparse.styles import CELL_JOINT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set

    from pacparse.counting import Place, Series
    from pacparse.reading.markers import Marker
    from pacparse.units import Line

_FLOOR: Final = -3.0  # what its own evidence puts so low is no link of a chain either
_ROUNDS: Final = 6
_MIN_NUMBERED: Final = 3
_MOSTLY: Final = 0.9
_LOOK_BACK: Final = 40  # lines of notes and furniture between two lines of text
_LONG: Final = 60  # a line so long, and open, has no room below for anything but its sentence
_ITEM_FORMS: Final = ("letter", "roman", "figure")
_BEFORE_LAST_ITEM: Final = ("; and", "; or", ", and", ", or")
_LEADS_ON: Final = (*_BEFORE_LAST_ITEM, " -", " –", " —")


@dataclass(slots=True)
class Candidate:
    """A marker at a line with the facts that rules ask for.

    ``before`` is the line above, or the one above the foot and the head between two pages.
    ``opening`` is what follows the marker: ``nothing``, a ``quantity``, a ``small`` letter (or a
    sign inside a sentence), or ``words``. ``proof`` is what its neighbours say of it: it stands
    ``above-label``, or it heads a ``chapter``.
    ``above`` and ``below`` are the steps from the number of its series that stands before it, and to
    the one behind it. ``is_part`` says that the number that it is a part of stands there.
    """

    line: Line
    index: int
    marker: Marker
    before: str
    opening: str
    has_room: bool
    is_cell: bool
    proof: str | None
    place: Place
    own: float = 0.0
    above: Step | None = None
    below: Step | None = None
    is_part: bool = False

    @property
    def whole(self) -> int:
        """The number that it is a part of: the 3 of ``3.2``; -1 for none."""
        series = self.place.series
        return series[0] if len(series) == 1 and isinstance(series[0], int) else -1

    @property
    def breaks_sentence(self) -> bool:
        """Whether the line above stops in mid-sentence, and leads to no list."""
        return self.line.gap == 0 and is_open(self.before) and not self.before.endswith(_LEADS_ON)

    @property
    def closes_bracket(self) -> bool:
        """Whether it ends a bracket that is open above: ``(HC`` / ``870)``."""
        if self.marker.rest or self.line.text[-1] != ")":
            return False
        return self.before.rfind("(") > self.before.rfind(")")


_OWN: Final[tuple[Rule[Candidate], ...]] = (
    Rule(
        "number.known",
        "number",
        VETO,
        reason="the original says that it is a number",
        example=f"{HERE}**3.** lamps burn.",
        near_miss=f"{HERE}3. lamps burn.",
        votes=lambda c: c.marker.is_certain or c.marker.is_set_off,
    ),
    Rule(
        "number.cell",
        "text",
        VETO,
        reason="a figure before a bar, or in a row of a table, is the first of its cells",
        example=f"No | Lock\n{HERE}1 | Weirs\n2 | Towpaths",
        near_miss=f"{HERE}1. Weirs | towpaths\n\n2. Locks",
        votes=lambda c: c.is_cell,
    ),
    Rule(
        "number.above-label",
        "number",
        4,
        reason="numbers alone that count on, each above a label that has none, are the labels' own",
        example=f"{HERE}1\nPAC conclusion: The lamps fail.\n\n2\nPAC conclusion: The oil is dear.",
        near_miss=f"{HERE}1\nThe lamps fail.\n\n2\nThe oil is dear.",
        votes=lambda c: c.proof == "above-label",
    ),
    Rule(
        "number.chapter",
        "number",
        4,
        reason="headings that count from 1, each over a numbered paragraph, are the chapters",
        example=f"{HERE}1 Lamps\n\n1.1 The lamps fail.\n\n2 Oil\n\n2.1 The oil is dear.",
        near_miss=f"{HERE}1 Lamps\n\nThe lamps fail.\n\n2 Oil\n\nThe oil is dear.",
        votes=lambda c: c.proof == "chapter",
    ),
    Rule(
        "number.form",
        "number",
        0.5,
        reason="a figure with a stop, a bracket or parts has the form of a number",
        example=f"{HERE}3.1 The lamps fail.",
        near_miss=f"{HERE}3 The lamps fail.",
        votes=lambda c: c.marker.form in ("dotted", "sub", "simple"),
    ),
    Rule(
        "number.bare",
        "text",
        2,
        reason="a figure without a stop may count something, or be a note's; so may one behind a letter",
        example=f"{HERE}3 The lamps fail.",
        near_miss=f"{HERE}3. The lamps fail.",
        votes=lambda c: c.marker.form in ("bare", "annex"),
    ),
    Rule(
        "number.letter",
        "text",
        0.5,
        reason="a letter without brackets may be a word's, or a name's",
        example=f"The lamps:\n{HERE}a. fail",
        near_miss=f"The lamps:\n{HERE}(a) fail",
        votes=lambda c: c.marker.form in ("letter", "roman") and not c.marker.is_bracketed,
    ),
    Rule(
        "number.initial",
        "text",
        2,
        reason="a capital with a stop is a name until the next letter follows",
        example=f"{HERE}A. Keeper wrote of the lamps.",
        near_miss=f"{HERE}(a) Keepers wrote of the lamps.",
        votes=lambda c: c.marker.form == "letter" and c.marker.number.isupper(),
    ),
    Rule(
        "number.figure",
        "text",
        1,
        reason="a figure in brackets may be a part of an act's section",
        example=f"{HERE}(2) The lamps fail.",
        near_miss=f"{HERE}2) The lamps fail.",
        votes=lambda c: c.marker.form == "figure",
    ),
    Rule(
        "number.words-after",
        "number",
        1,
        reason="what follows begins as a sentence does",
        example=f"{HERE}3.1 The lamps fail.",
        near_miss=f"{HERE}3.1 lamps fail.",
        votes=lambda c: c.opening == "words",
    ),
    Rule(
        "number.small-after",
        "text",
        2,
        reason="what follows goes on in a sentence",
        example=f"{HERE}3.1 lamps fail.",
        near_miss=f"{HERE}3.1 Lamps fail.",
        votes=lambda c: c.opening == "small" and c.marker.form not in _ITEM_FORMS,
    ),
    Rule(
        "number.item-after",
        "number",
        0.5,
        reason="a list's member may begin with a small letter",
        example=f"The lamps:\n{HERE}(a) fail in winter",
        near_miss=f"The lamps:\n{HERE}3. fail in winter",
        votes=lambda c: c.opening in ("small", "quantity") and c.marker.form in _ITEM_FORMS,
    ),
    Rule(
        "number.counts-something",
        "text",
        4,
        reason="the figure counts what follows",
        example=f"{HERE}3.1 million lamps fail.",
        near_miss=f"{HERE}3.1 Millions of lamps fail.",
        votes=lambda c: c.opening == "quantity" and c.marker.form not in _ITEM_FORMS,
    ),
    Rule(
        "number.nothing-after",
        "text",
        2,
        reason="a figure alone on its line is a page's, or a cell's",
        example=f"The lamps fail.\n\n{HERE}12\n\nThe oil is dear.",
        near_miss=f"The lamps fail.\n\n{HERE}12.\n\nThe oil is dear.",
        votes=lambda c: c.opening == "nothing" and c.marker.form == "bare",
    ),
    Rule(
        "number.alone",
        "number",
        0.5,
        reason="a number with its stop alone on a line numbers the text below",
        example=f"{HERE}1.\n\nThe lamps fail.\n\n2.\n\nThe oil is dear.",
        near_miss=f"{HERE}1. The lamps fail.\n\n2. The oil is dear.",
        votes=lambda c: c.marker.is_alone and c.marker.form != "bare",
    ),
    Rule(
        "number.room-before",
        "number",
        0.5,
        reason="the line before is over: a blank line, the end of a sentence, the last item but one",
        example=f"The oil is dear.\n{HERE}3. The lamps fail.",
        near_miss=f"The oil, which is dear for\n{HERE}3. The lamps fail.",
        votes=lambda c: c.has_room,
    ),
    Rule(
        "number.inside-sentence",
        "text",
        2,
        reason="the line before fills its width and stops in the middle of a sentence",
        example=f"The Board has written to all the keepers of the lamps and heard from\n{HERE}64. APFs.",
        near_miss=f"The Board has written to all the keepers of the lamps.\n{HERE}64. APFs.",
        votes=lambda c: not c.has_room and not c.marker.has_bullet and len(c.before) > _LONG,
    ),
    Rule(
        "number.act",
        "text",
        2,
        reason="a figure in brackets goes on with a sentence",
        example=f"The lamps fail under section 38\n{HERE}(2) The Act says so.",
        near_miss=f"The lamps fail under section 38.\n{HERE}(2) The Act says so.",
        votes=lambda c: c.marker.form == "figure" and c.breaks_sentence,
    ),
    Rule(
        "number.closes-bracket",
        "text",
        2,
        reason="it ends a bracket that is open above",
        example=f"The lamps fail (HC\n{HERE}870)",
        near_miss=f"The lamps fail (HC 7)\n{HERE}870)",
        votes=lambda c: c.closes_bracket,
    ),
    Rule(
        "number.year",
        "text",
        4,
        reason="a year ends its sentence: only neighbours on both sides make it a number",
        example=f"The lamps failed in summer\n{HERE}2015. The oil was dear.",
        near_miss=f"The lamps failed in summer\n{HERE}215. The oil was dear.",
        votes=lambda c: is_year(c.marker),
    ),
    Rule(
        "number.bullet",
        "number",
        1,
        reason="a bullet before it says that a block begins",
        example=f"{HERE}- 13. The lamps fail.",
        near_miss=f"{HERE}13. The lamps fail.",
        votes=lambda c: c.marker.has_bullet and c.marker.form != "bare",
    ),
)
_CHAIN: Final[tuple[Rule[Candidate], ...]] = (
    Rule(
        "number.next-of-above",
        "number",
        2,
        reason="the number before it stands above",
        example=f"1 The lamps fail.\n\n{HERE}2 The oil is dear.",
        near_miss=f"1 The lamps fail.\n\n{HERE}7 The oil is dear.",
        votes=lambda c: c.above is Step.NEXT,
    ),
    Rule(
        "number.next-below",
        "number",
        2,
        reason="the number after it stands below",
        example=f"{HERE}1 The lamps fail.\n\n2 The oil is dear.",
        near_miss=f"{HERE}1 The lamps fail.\n\n7 The oil is dear.",
        votes=lambda c: c.below is Step.NEXT,
    ),
    Rule(
        "number.near-above",
        "number",
        0.5,
        reason="a number a little lower stands above",
        example=f"1. The lamps fail.\n\n{HERE}3. The oil is dear.",
        near_miss=f"1. The lamps fail.\n\n{HERE}9. The oil is dear.",
        votes=lambda c: c.above is Step.GAP,
    ),
    Rule(
        "number.near-below",
        "number",
        0.5,
        reason="a number a little higher stands below",
        example=f"{HERE}1. The lamps fail.\n\n3. The oil is dear.",
        near_miss=f"{HERE}1. The lamps fail.\n\n9. The oil is dear.",
        votes=lambda c: c.below is Step.GAP,
    ),
    Rule(
        "number.first",
        "number",
        0.5,
        reason="nothing of its series stands above the first",
        example=f"{HERE}1. The lamps fail.",
        near_miss=f"{HERE}4. The lamps fail.",
        votes=lambda c: c.above is None and c.place.value == 1,
    ),
    Rule(
        "number.part",
        "number",
        0.5,
        reason="the number that it is a part of stands near",
        example=f"3. Lamps\n\n{HERE}3.4 The lamps fail.",
        near_miss=f"2. Lamps\n\n{HERE}3.4 The lamps fail.",
        votes=lambda c: c.is_part,
    ),
)
NUMBERS: Final = Question(
    "number", ("text", "number"), (*_OWN, *_CHAIN), asks="is what a line begins with its number?"
)


def accept_markers(
    lines: Sequence[Line],
    markers: Sequence[tuple[int, Marker]],
    proofs: Mapping[int, str],
    *,
    may_be_glued: bool,
    taken: Set[int] = frozenset(),
) -> dict[int, Marker]:
    """The markers that are numbers, by line index; ``markers`` are (line index, marker) in order.

    ``taken`` is the lines that are notes or furniture: what stands above them is the line before.
    ``proofs`` is what the neighbours of a line say of its number.

    Digits of a footnote mark that were glued to the front of a number (``363.3``) are told apart
    here: the reading that continues the sequence wins. ``may_be_glued`` is False for a text whose
    marks are explicit.
    """
    candidates = _weigh(lines, markers, proofs, taken, may_be_glued=may_be_glued)
    alive = [c for c in candidates if c.own > _FLOOR]
    chain = _active(_CHAIN)
    for _ in range(_ROUNDS):
        _link(alive)
        kept = [c for c in alive if c.own > 0 or c.own + _lead(chain, c) > 0]
        if len(kept) == len(alive):
            break
        alive = kept
    accepted = {c.index: c.marker for c in alive}
    for candidate in candidates:
        note(candidate.line.start, partial(_ballot, candidate, candidate.index in accepted))
    return accepted


def is_spaced(lines: Sequence[Line], accepted: Mapping[int, Marker]) -> bool:
    """Whether blank lines (or a page's top) set off the numbered paragraphs of a text.

    A number that stands alone on its line is set off as well by a blank line after it.
    """
    numbered = spaced = 0
    for index, marker in accepted.items():
        if marker.form not in ("dotted", "simple", "bare"):
            continue
        line = lines[index]
        numbered += 1
        is_above_gap = marker.is_alone and index + 1 < len(lines) and lines[index + 1].gap > 0
        spaced += line.gap > 0 or line.is_page_top or is_above_gap
    return numbered >= _MIN_NUMBERED and spaced >= _MOSTLY * numbered


def _active(rules: Iterable[Rule[Candidate]]) -> tuple[Rule[Candidate], ...]:
    """Those of ``rules`` that are not switched off."""
    on = set(map(id, NUMBERS.active_rules()))
    return tuple(rule for rule in rules if id(rule) in on)


def _lead(rules: Iterable[Rule[Candidate]], candidate: Candidate) -> float:
    """How far the rules put "number" before "text"; the first veto decides."""
    lead = 0.0
    for rule in rules:
        if rule.votes(candidate):
            change = rule.weight if rule.says == "number" else -rule.weight
            if rule.weight == VETO:
                return change
            lead += change
    return lead


def _ballot(candidate: Candidate, is_number: bool) -> Ballot:  # noqa: FBT001
    """What was chosen for a candidate, and what its rules said with the chain as it is at the end."""
    said = NUMBERS.weigh(candidate)
    answer = "number" if is_number else "text"
    if said.answer == answer:
        return said
    return Ballot("number", answer, said.spoke_against, said.spoke_for, said.answer)


def _text_before(lines: Sequence[Line], index: int, taken: Set[int]) -> str:
    """The line above, or above the foot and the head of the pages between; empty if none is near."""
    for at in range(index - 1, max(-1, index - _LOOK_BACK), -1):
        if at not in taken:
            return lines[at].text
    return ""


def _weigh(
    lines: Sequence[Line],
    markers: Sequence[tuple[int, Marker]],
    proofs: Mapping[int, str],
    taken: Set[int],
    *,
    may_be_glued: bool,
) -> list[Candidate]:
    """Candidates with their own evidence; glued footnote digits split off where that continues."""
    last: dict[Series, int] = {}
    weighed: list[Candidate] = []
    places = {place_of(marker) for _, marker in markers} if may_be_glued else set()
    rules = _active(_OWN)
    for index, raw in markers:
        line, before = lines[index], _text_before(lines, index, taken)
        # A mark follows the end of a sentence: "in summer" / "2015." holds none.
        is_over = not before or line.gap > 0 or not is_open(before)
        may_split = may_be_glued and is_over
        marker = _unglue(raw, last, places, is_torn=before == ".") if may_split else raw
        candidate = Candidate(
            line,
            index,
            marker,
            before,
            _opening(marker),
            is_over or before.endswith(_BEFORE_LAST_ITEM),
            _is_cell(lines, index, marker),
            proofs.get(index),
            place_of(marker),
        )
        candidate.own = _lead(rules, candidate)
        if candidate.own > 0:
            last[candidate.place.series] = candidate.place.value
        weighed.append(candidate)
    return weighed


def _opening(marker: Marker) -> str:
    """What follows a marker: ``nothing``, a ``quantity``, a ``small`` letter, or ``words``."""
    rest = marker.rest.lstrip("*_ ")
    if not rest:
        return "nothing"
    first = rest[0]
    if not (first.islower() or first in "0123456789%,.;:)"):
        return "words"
    if first in "12" and marker.form == "simple" and YEARS_FIRST.match(rest):
        return "words"
    return "quantity" if rest.split(None, 1)[0].lower() in QUANTITY_WORDS else "small"


def _is_cell(lines: Sequence[Line], index: int, marker: Marker) -> bool:
    """Whether a bar follows the marker, or its line is a row: the line beside it is one too."""
    if marker.rest[:1] == "|":
        return True
    if CELL_JOINT not in lines[index].text:
        return False
    beside = lines[max(index - 1, 0) : index + 2]
    return sum(CELL_JOINT in line.text for line in beside) > 1


def _unglue(
    marker: Marker, last: dict[Series, int], places: Set[Place], *, is_torn: bool
) -> Marker:
    """The marker without the footnote digits glued to its front, where that continues a sequence.

    A number whose neighbour stands somewhere in the text is left whole. ``is_torn`` says that the
    stop before the mark stands alone above it: the number before is then enough.
    """
    if marker.form not in ("dotted", "simple") or marker.parts[0] < 10:
        return marker
    if marker.is_certain or marker.has_bullet or marker.is_bold or marker.is_set_off:
        return marker  # the digits of a mark would stand before the sign, not behind it
    whole = place_of(marker)
    if whole.after(-1) in places or whole.after(1) in places:
        return marker
    digits = str(marker.parts[0])
    for cut in range(len(digits) - 1, 0, -1):
        if digits[cut] == "0" or cut > 3:
            continue
        parts = (int(digits[cut:]), *marker.parts[1:])
        split = marker._replace(parts=parts, number=marker.number[cut:], glued=cut)
        place = place_of(split)
        if place in places and is_year(marker):
            continue  # the number stands elsewhere: a year ends its sentence here
        known = last.get(place.series)
        if known is not None and place.value == known + 1:
            return split
        if len(parts) > 1 and _is_missing(place, places, is_last=is_torn):
            return split
        if place.value == 1 and len(parts) > 1 and last.get(SIMPLE) == parts[0]:
            return split
    return marker


def _is_missing(place: Place, places: Set[Place], *, is_last: bool) -> bool:
    """Whether both neighbours of a place stand in the text, and it does not; it may be the last."""
    if place in places:
        return False
    return place.after(-1) in places and (is_last or place.after(1) in places)


def _link(candidates: Sequence[Candidate]) -> None:
    """Gives each candidate the steps to its neighbours in its series, above and below."""
    seen: dict[Series, int] = {}
    for candidate in candidates:
        series, value = candidate.place
        known = seen.get(series)
        candidate.above = None if known is None else step_between(known, value)
        candidate.is_part = seen.get(SIMPLE) == candidate.whole
        seen[series] = value
    seen.clear()
    for candidate in reversed(candidates):
        series, value = candidate.place
        known = seen.get(series)
        candidate.below = None if known is None else step_between(value, known)
        candidate.is_part = candidate.is_part or seen.get(SIMPLE) == candidate.whole
        seen[series] = value
