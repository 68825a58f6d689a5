"""The rules that say whether what a line begins with is its number.

A candidate has evidence of its own (its form, the word after it, the line before it) and credit
from the sequence (the number before it and the number after it are there too). ``147 social care
authorities`` has neither; ``64. APFs`` has a good form, but the line before it stops in the middle
of a sentence and no 63 or 65 is near.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pacparse.counting import Step
from pacparse.fields import Fields
from pacparse.reading.markers import is_year
from pacparse.rules import HERE, VETO, Question, Rule

if TYPE_CHECKING:
    from pacparse.counting import Place
    from pacparse.reading.markers import Marker
    from pacparse.units import Line

_LONG: Final = 60  # a line so long, and open, has no room below for anything but its sentence
ITEM_FORMS: Final = ("letter", "roman", "figure")
BEFORE_ITEM: Final = ("; and", "; or", ", and", ", or", " -", " –", " —")


class Candidate(Fields):
    """A marker at a line with the facts that rules ask for.

    ``before`` is the line above, or the one above the foot and the head between two pages.
    ``opening`` is what follows the marker: ``nothing``, a ``quantity``, a ``small`` letter (or a
    sign inside a sentence), or ``words``. ``proof`` is what else proves it: it stands ``above-label``,
    or alone in a ``heading``. ``above`` and ``below`` are the steps from the number of its series
    that stands before it, and to the one behind it.
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

    @property
    def is_inside_sentence(self) -> bool:
        """Whether the line above stops in mid-sentence, and fills its width if it proves that."""
        if self.has_room or self.marker.has_bullet:
            return False
        return self.marker.form == "figure" or len(self.before) > _LONG

    @property
    def closes_bracket(self) -> bool:
        """Whether it ends a bracket that is open above: ``(HC`` / ``870)``."""
        if self.marker.rest or self.line.text[-1] != ")":
            return False
        return self.before.rfind("(") > self.before.rfind(")")


OWN: Final[tuple[Rule[Candidate], ...]] = (
    Rule(
        "number.known",
        "number",
        VETO,
        reason="the original marks it as a number",
        example=f"{HERE}**3.** lamps burn.",
        near_miss=f"{HERE}3. lamps burn.",
        votes=lambda c: c.marker.is_certain or c.marker.is_set_off,
    ),
    Rule(
        "number.cell",
        "text",
        VETO,
        reason="a figure before a bar, or in a row of a table, is its first cell",
        example=f"No | Lock\n{HERE}1 | Weirs\n2 | Towpaths",
        near_miss=f"{HERE}1. Weirs | towpaths\n\n2. Locks",
        votes=lambda c: c.is_cell,
    ),
    Rule(
        "number.above-label",
        "number",
        4,
        reason="consecutive numbers, each alone above a label without a number, belong to the labels",
        example=f"{HERE}1\nPAC conclusion: The lamps fail.\n\n2\nPAC conclusion: The oil is dear.",
        near_miss=f"{HERE}1\nThe lamps fail.\n\n2\nThe oil is dear.",
        votes=lambda c: c.proof == "above-label",
    ),
    Rule(
        "number.form",
        "number",
        0.5,
        reason="a figure with a full stop, a bracket or parts has the form of a paragraph number",
        example=f"{HERE}3.1 The lamps fail.",
        near_miss=f"{HERE}3 The lamps fail.",
        votes=lambda c: c.marker.form in ("dotted", "sub", "simple"),
    ),
    Rule(
        "number.bare",
        "text",
        2,
        reason="a figure without a full stop, or after a letter, may count something or belong to a note",
        example=f"{HERE}3 The lamps fail.",
        near_miss=f"{HERE}3. The lamps fail.",
        votes=lambda c: c.marker.form in ("bare", "annex"),
    ),
    Rule(
        "number.initial",
        "text",
        2,
        reason="a capital with a full stop is part of a name, unless the next letter of the alphabet follows",
        example=f"{HERE}A. Keeper wrote of the lamps.",
        near_miss=f"{HERE}(a) Keepers wrote of the lamps.",
        votes=lambda c: c.marker.form == "letter" and c.marker.number.isupper(),
    ),
    Rule(
        "number.figure",
        "text",
        1,
        reason="a figure in brackets may be part of a section of an Act",
        example=f"{HERE}(2) The lamps fail.",
        near_miss=f"{HERE}2) The lamps fail.",
        votes=lambda c: c.marker.form == "figure",
    ),
    Rule(
        "number.words-after",
        "number",
        1,
        reason="the words after it begin as a sentence does",
        example=f"{HERE}3.1 The lamps fail.",
        near_miss=f"{HERE}3.1 lamps fail.",
        votes=lambda c: c.opening == "words",
    ),
    Rule(
        "number.small-after",
        "text",
        2,
        reason="the words after it continue a sentence",
        example=f"{HERE}3.1 lamps fail.",
        near_miss=f"{HERE}3.1 Lamps fail.",
        votes=lambda c: c.opening == "small" and c.marker.form not in ITEM_FORMS,
    ),
    Rule(
        "number.item-after",
        "number",
        0.5,
        reason="an item of a list may begin with a small letter",
        example=f"The lamps:\n{HERE}(a) fail in winter",
        near_miss=f"The lamps:\n{HERE}3. fail in winter",
        votes=lambda c: c.opening in ("small", "quantity") and c.marker.form in ITEM_FORMS,
    ),
    Rule(
        "number.counts-something",
        "text",
        4,
        reason="the figure counts the things that follow",
        example=f"{HERE}3.1 million lamps fail.",
        near_miss=f"{HERE}3.1 Millions of lamps fail.",
        votes=lambda c: c.opening == "quantity" and c.marker.form not in ITEM_FORMS,
    ),
    Rule(
        "number.nothing-after",
        "text",
        2,
        reason="a figure alone on its line is a page number or a cell of a table",
        example=f"The lamps fail.\n\n{HERE}12\n\nThe oil is dear.",
        near_miss=f"The lamps fail.\n\n{HERE}12.\n\nThe oil is dear.",
        votes=lambda c: c.opening == "nothing" and c.marker.form == "bare",
    ),
    Rule(
        "number.room-before",
        "number",
        0.5,
        reason="the text before it is finished: there is a blank line, the end of a sentence, or the last item but one",
        example=f"The oil is dear.\n{HERE}3. The lamps fail.",
        near_miss=f"The oil, which is dear for\n{HERE}3. The lamps fail.",
        votes=lambda c: c.has_room,
    ),
    Rule(
        "number.inside-sentence",
        "text",
        2,
        reason="the line before is full and ends in the middle of a sentence",
        example=f"The Board has written to all the keepers of the lamps and heard from\n{HERE}64. APFs.",
        near_miss=f"The Board has written to all the keepers of the lamps.\n{HERE}64. APFs.",
        votes=lambda c: c.is_inside_sentence,
    ),
    Rule(
        "number.closes-bracket",
        "text",
        2,
        reason="it closes a bracket that is open above",
        example=f"The lamps fail (HC\n{HERE}870)",
        near_miss=f"The lamps fail (HC 7)\n{HERE}870)",
        votes=lambda c: c.closes_bracket,
    ),
    Rule(
        "number.year",
        "text",
        4,
        reason="a year ends the sentence above, unless it has neighbours in the numbering on both sides",
        example=f"The lamps failed in summer\n{HERE}2015. The oil was dear.",
        near_miss=f"The lamps failed in summer\n{HERE}215. The oil was dear.",
        votes=lambda c: is_year(c.marker),
    ),
)
CHAIN: Final[tuple[Rule[Candidate], ...]] = (
    Rule(
        "number.next-of-above",
        "number",
        2,
        reason="the previous number is above",
        example=f"1 The lamps fail.\n\n{HERE}2 The oil is dear.",
        near_miss=f"1 The lamps fail.\n\n{HERE}7 The oil is dear.",
        votes=lambda c: c.above is Step.NEXT,
    ),
    Rule(
        "number.next-below",
        "number",
        2,
        reason="the next number is below",
        example=f"{HERE}1 The lamps fail.\n\n2 The oil is dear.",
        near_miss=f"{HERE}1 The lamps fail.\n\n7 The oil is dear.",
        votes=lambda c: c.below is Step.NEXT,
    ),
)
NUMBERS: Final = Question(
    "number",
    ("text", "number"),
    (*OWN, *CHAIN),
    asks="Is the number at the beginning of a line a paragraph number?",
)
