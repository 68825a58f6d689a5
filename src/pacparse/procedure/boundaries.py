"""Where, in the units after a label, the quoted committee ends and the answer begins."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.lexicon.line_openers import answers
from pacparse.lexicon.part_numbers import follows
from pacparse.lexicon.sentences import ends_with_source, is_open
from pacparse.lexicon.statuses import read_status_line
from pacparse.lexicon.verdicts import is_stance
from pacparse.procedure.voices import demands, gives_verdict, is_quoted, speaks_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pacparse.procedure.openings import Opening
    from pacparse.units import Unit

# "1" of "1a", "8.3" of "8.3", "12" of "12, 13 and 15"; near miss: "iv".
_MAIN = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,3}){0,3}")
_BOXED, _BOLD = attrgetter("is_boxed"), attrgetter("is_bold")
_NEAR = 4
_LEADS = (":", "-", "–", "—")
_LIST_JOINTS = (" and", " or")
_LONGEST_STATUS = 60
_COUNTING = {"label", "quoted", "heading"}
_CHAPTERS = ("Chapter ", "Part ", "Section ", "Annex", "Appendix", "Theme ")


class Boundary(NamedTuple):
    """Of a stretch of units: how many are quoted, where the answer begins, whether it says so.

    ``quoted`` and ``answer`` differ where what lies between belongs to neither. An answer that is
    not marked is only supposed: a document that never marks an answer gives none. ``is_voiced`` says
    that its first words are those of the body that answers; ``is_clear`` is false where nothing at
    all tells the one from the other. ``least`` is how many are quoted in a document that answers
    nothing: there the report's own prose goes on after the recommendation.
    """

    quoted: int
    answer: int
    is_marked: bool
    is_voiced: bool = False
    is_clear: bool = True
    least: int | None = None


def main_number(number: str | None) -> str | None:
    """The main number: ``1`` of ``1a``, ``8.3`` of ``8.3``; None where there is none."""
    if number is None:
        return None
    found = _MAIN.match(number)
    return found[0] if found is not None else None


def is_letter(number: str | None) -> bool:
    """Whether a number is a letter alone: a part of what the conclusion above it is numbered."""
    return number is not None and len(number) == 1 and number.isalpha()


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
            return position if unit.number is not None else _first_answering(units, span, position)
    return None


def _first_answering(units: Sequence[Unit], span: Sequence[int], verdict: int) -> int:
    """The position at which the answer begins whose verdict stands at ``verdict``, further down.

    It begins with the first paragraph in which the answering body speaks, if the committee has nothing
    to ask after it: ``The Board knows of the lamps.`` / ``It accepts this recommendation.``
    """
    first = verdict
    for position in range(verdict - 1, -1, -1):
        unit = units[span[position]]
        if unit.kind != "paragraph" or unit.number is not None or unit.label is not None:
            break
        if unit.is_bold or demands(unit.text) or ends_with_source(unit.text):
            break
        if answers(unit.text):
            first = position
    return first


def _marks_answer(unit: Unit, prefix: str | None) -> bool:
    """Whether a paragraph's number, role or first words say that it answers."""
    if is_quoted(unit.text):
        return False
    if unit.number is not None:
        is_numbered_so = prefix is not None and unit.number.startswith(prefix)
        return is_numbered_so or is_stance(unit.text)
    if unit.role in ("stance", "status") or is_stance(unit.text):
        return True
    return len(unit.text) < _LONGEST_STATUS and read_status_line(unit.text) is not None


def set_boundary(units: Sequence[Unit], span: Sequence[int], opening: Opening) -> int | None:
    """The position in ``span`` at which a box or bold type ends, where the recommendation is set in it.

    Headings say nothing, whatever they are set in, and a verdict in bold is an answer. Where the box
    or bold comes back in a paragraph that is no status line, it is used for something else: None. So
    it is for a report's own words (``stated``), which its own prose goes on from.
    """
    ends = (_end_of(is_set, units, span, opening) for is_set in (_BOXED, _BOLD))
    return next((end for end in ends if end is not None), None)


def _end_of(
    is_set: Callable[[Unit], bool], units: Sequence[Unit], span: Sequence[int], opening: Opening
) -> int | None:
    """The same, for one way in which words are set apart."""
    if opening.form == "stated":
        return None
    words = [at for at, index in enumerate(span) if units[index].kind != "heading"]
    if opening.has_no_words or opening.form == "row":
        if not words or not is_set(units[span[words[0]]]):
            return None
    elif not is_set(units[opening.at]):
        return None
    plain = [at for at in words if not is_set(units[span[at]]) or _speaks(units[span[at]])]
    if not plain:
        return None
    later = [units[span[at]] for at in words if at > plain[0]]
    comes_back = any(is_set(unit) and unit.role is None and not _speaks(unit) for unit in later)
    return None if comes_back else _first_heading(units, span, plain[0])


def _speaks(unit: Unit) -> bool:
    """Whether a paragraph without a number, whatever it is set in, is the answering body's."""
    return unit.number is None and (gives_verdict(unit.text) or answers(unit.text))


def _first_heading(units: Sequence[Unit], span: Sequence[int], at: int) -> int:
    """The position of the headings that stand right over position ``at``; ``at`` where there is none."""
    while at and units[span[at - 1]].kind == "heading":
        at -= 1
    return at


def unmarked_boundary(
    units: Sequence[Unit],
    span: Sequence[int],
    opening: Opening,
    *,
    has_numbered_answers: bool,
    before: str | None = None,
) -> Boundary:
    """The likeliest boundary where nothing marks the answer.

    Where answers are numbered all over the document, an answer would be numbered here too: what
    stands before the next numbered paragraph is quoted, and nothing is answered. Else the first
    paragraph that speaks as the body that answers begins the answer; and where none does, the first
    after a quotation that names its source, or that asks for nothing.
    """
    everything = len(span)
    if opening.form == "stated":
        leads = units[opening.at].text.endswith(_LEADS)  # "recommends that:", and a list below
        leads = leads and bool(span) and units[span[0]].kind != "item"
        others = (
            i
            for i, at in enumerate(span)
            if units[at].kind != "item" and not (leads and _is_listed(units[at]))
        )
        return Boundary(next(others, everything), everything, is_marked=False)
    if has_numbered_answers and opening.form in ("label", "bare"):
        numbered = first_numbered(units, span)
        quoted = everything if numbered is None else numbered
        return Boundary(quoted, everything, is_marked=False)
    skipped = _certain(units, span, opening)
    others = (
        at
        for at, index in enumerate(span)
        if at >= skipped and units[index].kind != "item" and not units[index].is_bold
    )
    least = next(others, everything)
    counted = _counted_on(units, span, before) if opening.form == "label" else None
    if counted is not None and counted >= skipped:
        return Boundary(counted, counted, is_marked=False, is_voiced=True, least=least)
    return _spoken_boundary(units, span, opening, skipped)._replace(least=least)


def _counted_on(units: Sequence[Unit], span: Sequence[int], before: str | None) -> int | None:
    """The position of the paragraph with which the count of the answering body's paragraphs goes on.

    Its paragraphs are numbered through the document, and what it quotes is labelled: ``6`` after ``5``.
    """
    numbered = first_numbered(units, span)
    number = units[span[numbered]].number if numbered is not None else None
    return numbered if before and number and follows(before, number) else None


def _certain(units: Sequence[Unit], span: Sequence[int], opening: Opening) -> int:
    """How many units of ``span`` are the committee's whatever they say.

    Its words under a title are, the rest of a sentence that a blank line divides, and what the words
    lead to with a colon: a list whose bullets are torn off or drawn, as far as its parts have no stop.
    """
    least = int(opening.has_no_words)
    words = opening.rest or units[span[0] if least and span else opening.at].text
    is_led, is_list = words.endswith(":"), False
    while least < len(span):
        below = units[span[least]]
        if below.kind not in ("paragraph", "item") or below.label is not None or _speaks(below):
            break
        if below.kind == "paragraph" and (below.number is not None or below.role is not None):
            break
        is_part = is_led or (below.text[:1].islower() and is_open(words))
        if not is_part and not (is_list and _is_listed_on(words, below)):
            break
        least, words = least + 1, below.text
        is_list, is_led = is_list or is_led, False
    return least


def _is_listed_on(before: str, unit: Unit) -> bool:
    """Whether a unit goes on with a list whose last part is ``before``: that has no full stop."""
    is_unended = before.endswith((";", ",")) or before.endswith(_LIST_JOINTS) or is_open(before)
    return unit.kind == "item" or is_unended


def _is_listed(unit: Unit) -> bool:
    """Whether a paragraph is numbered, as those of a list are: ``5.``, ``(2) ensure``."""
    return unit.number is not None or unit.text[:1] == "("


def first_numbered(units: Sequence[Unit], span: Sequence[int]) -> int | None:
    """The position in ``span`` of the first numbered paragraph, or None."""
    numbered = (
        position
        for position, index in enumerate(span)
        if units[index].kind == "paragraph" and units[index].number is not None
    )
    return next(numbered, None)


def _spoken_boundary(
    units: Sequence[Unit], span: Sequence[int], opening: Opening, skipped: int
) -> Boundary:
    """The boundary by who speaks: the committee asks, in quotations; the other body answers.

    It is not clear where nothing was asked before it, or where the answering body is heard only
    further on.
    """
    own = "" if opening.has_no_words else units[opening.at].text
    supposed: int | None = None
    sourced, is_asked, is_clear = ends_with_source(own), demands(own), True
    for position, index in enumerate(span):
        unit = units[index]
        is_bold = unit.is_bold and not _speaks(unit)
        if position < skipped or unit.kind == "item" or is_bold:
            sourced = ends_with_source(unit.text)
            is_asked = is_asked or demands(unit.text)
            continue
        if unit.number is None and gives_verdict(unit.text):
            return Boundary(position, position, is_marked=True, is_voiced=True)
        if unit.number is None and (answers(unit.text) or speaks_of(unit.text)):
            if supposed is None:
                return Boundary(position, position, is_marked=False, is_voiced=True)
            is_clear = False
        elif supposed is None and sourced and not ends_with_source(unit.text):
            return Boundary(position, position, is_marked=False, is_voiced=True)
        elif supposed is None and (opening.form == "quoted" or not demands(unit.text)):
            supposed = position
        sourced = sourced or ends_with_source(unit.text)
        is_asked = is_asked or supposed is None
        if supposed is not None and position - supposed >= _NEAR:
            break
    if supposed is None:
        return Boundary(len(span), len(span), is_marked=False)
    is_clear = opening.form == "quoted" or (is_asked and is_clear)
    is_marked = opening.verdict is not None
    return Boundary(supposed, supposed, is_marked=is_marked, is_clear=is_clear)


def goes_on(units: Sequence[Unit], span: Sequence[int], main: str | None) -> bool:
    """Whether the first numbered paragraph of ``span`` goes on with the answer to ``main``."""
    for index in span:
        unit = units[index]
        if unit.number is not None and unit.kind == "paragraph":
            return main is not None and unit.number.startswith(f"{main}.")
    return False


def heads_answer(
    units: Sequence[Unit],
    heading: Opening,
    span: Sequence[int],
    *,
    last: Opening,
    to: Opening | None,
) -> bool:
    """Whether a heading stands within the answer to ``last``, over paragraphs of its own.

    Labels or letters that count on (``Recommendation 5:``, ``Recommendation 6:``) have the answer to the
    first between them, with the answer's headings. Chapters and numbered headings end an answer.
    """
    unit = units[heading.at]
    if to is None or not {last.form, to.form} <= _COUNTING:
        return False
    if unit.kind != "heading" or unit.number is not None or unit.text.startswith(_CHAPTERS):
        return False
    if last.number is None or to.number is None or not follows(last.number, to.number):
        return False
    return any(units[i].kind == "paragraph" and units[i].number is None for i in span)


def has_topics(openings: Sequence[Opening]) -> bool:
    """Whether some heading stands right over a label: headings part the recommendations by topic."""
    return any(
        before.kind == "section" and after.form == "label" and after.at == before.at + 1
        for before, after in pairwise(openings)
    )


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
