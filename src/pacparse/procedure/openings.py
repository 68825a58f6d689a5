"""Which units open a conclusion, a recommendation, an answer or a section of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from pacparse.fields import NamedTuple
from pacparse.lexicon.layouts import (
    FIELD,
    FINDING,
    KIND_SUFFIX,
    QUOTE_HEADING,
    QUOTED_SOURCE,
    STANDING,
    SUFFIX_LENGTH,
)
from pacparse.lexicon.line_openers import answers
from pacparse.lexicon.verdicts import is_stance
from pacparse.lexicon.voice_words import RECOMMENDS, SENTENCE_END
from pacparse.procedure.answer_heads import answered_below, is_told_of, next_answer_head, own_number
from pacparse.procedure.answers import OPEN
from pacparse.procedure.letters import find_closings
from pacparse.procedure.part_heads import (
    LONGEST_HEADING,
    is_verdict_alone,
    mended,
    read_answer_head,
    read_heading,
    read_paragraph_head,
    read_paragraph_label,
)
from pacparse.procedure.tables import NO_TABLES, Tables
from pacparse.procedure.voices import asks, gives_verdict, is_quoted, is_verdict
from pacparse.text.patterns import pattern
from pacparse.text.white_space import plain_spaced

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pacparse.units import Unit

OpeningKind = Literal["conclusion", "recommendation", "response", "earlier", "aside", "section"]
OpeningForm = Literal["label", "heading", "titled", "bare", "quoted", "stated", "row"]
_REACH = 40  # units that one quoted group may take, with its items and notes
_WE_RECOMMEND = ("We recommend", "We therefore recommend", "We also recommend")
_LONG_NUMBER = 4
_LONGEST_LABEL = 80
_RESPONSE_ENDS = ("response", "Response", "RESPONSE", "reply", "Reply")
_CLAUSE = 400  # a clause before the words that recommend
# The heading of a report's own list. Example: "Summary of Conclusions".
_LIST_HEADING = pattern(
    r"(?:[A-Z0-9][0-9.]{0,4}[.)]? )?(?:(?:summary|list) of (?:the )?)?(?:recommendations|conclusions)"
    r"(?: and recommendations)?:?",
    re.IGNORECASE,
    ask="fullmatch",
    example="E. Recommendations",
    near_miss="The Panel's recommendations",
)


class Opening(NamedTuple):
    """A unit that opens a part: what it opens, the number of the part, and how it shows it.

    ``label`` is a printed label, ``heading`` a heading that names the part, ``titled`` a paragraph
    that begins with such a heading's words, ``bare`` a number alone, ``quoted`` a paragraph quoted
    under its own number, ``stated`` a committee's own words in its own report, ``row`` a row of a table. ``rest`` is what a
    heading goes on to say after the number, ``verdict`` the offset in the unit of a verdict that
    stands before the committee's words (``Recommendation 3 – Agreed``). ``title`` is all that a label has
    behind it: ``Recommendation 3: Records``, and the committee's words below. ``is_later`` says that an
    answer follows an earlier one: ``Further response``.
    """

    at: int
    kind: OpeningKind
    number: str | None
    form: OpeningForm
    rest: str = ""
    verdict: int | None = None
    title: str = ""
    is_later: bool = False

    @property
    def has_no_words(self) -> bool:
        """Whether the words of the recommendation stand below its opening, not in it."""
        if self.form in ("heading", "titled"):
            return not self.rest
        return self.verdict is not None or bool(self.title)


def openings_by_themselves(
    units: Sequence[Unit],
    report_heads: Collection[int],
    contents: Collection[int] = (),
    *,
    speakers: tuple[str, ...] = (),
    tables: Tables = NO_TABLES,
) -> list[Opening]:
    """Every unit that shows by itself, or by what stands around it, that it opens something, in order.

    ``report_heads`` are units that open a report.

    ``contents`` are lines of a list of contents: they open nothing. Of the cells of a table only its
    rows open something; behind one of which the original knows where it ends the answer is at its end.

    Where one of the ``speakers`` recommends (``The Committee recommends``), the words are enough.
    """
    found = [Opening(row.at, "recommendation", row.number, "row") for row in tables.rows]
    is_under_quote_heading = False
    closings = find_closings(units)
    for index, unit in enumerate(units):
        if unit.kind == "note" or unit.role in ("contents", "front_matter") or index in contents:
            continue
        if index in tables.cells:
            continue
        opening: Opening | None = None
        if index in closings:
            opening = Opening(index, "section", None, "bare")
        elif unit.label is not None:
            opening = _label_opening(units, index)
            is_under_quote_heading = False
        elif unit.kind == "heading":
            opening = _heading_opening(units, index, is_report=index in report_heads)
            is_under_quote_heading = opening.kind == "section" and _opens_quotation(units, index)
        elif unit.kind == "item":
            opening = _with_kind(unit, index) if unit.text.endswith((")", ").")) else None
        elif index in report_heads:
            opening = Opening(index, "section", None, "bare")
        elif unit.number is not None:
            opening = _numbered_opening(units, index, is_quoted=is_under_quote_heading)
            if opening is None and speakers:
                opening = _told_opening(unit, index, speakers)
        else:
            opening = _plain_opening(unit, index, speakers)
            is_under_quote_heading = is_under_quote_heading and opening is None
        if opening is not None:
            found.append(opening)
    behind = tables.ends - {opening.at for opening in found}
    return sorted([*found, *(Opening(at, "section", None, "bare") for at in behind)])


def _number_above(units: Sequence[Unit], index: int) -> str | None:
    """The number alone over a label without one, if the paragraphs below count under it: ``3.1``."""
    if not index or not is_lone_number(units[index - 1]):
        return None
    number = units[index - 1].text.rstrip(".:")
    below = next(
        (unit.number for unit in units[index : index + _REACH] if is_plainly_numbered(unit)), None
    )
    return number if below is not None and below.startswith(f"{number}.") else None


def is_lone_number(unit: Unit) -> bool:
    """Whether a unit is a number and nothing else: a page's, or that of a label below it."""
    figure = unit.text.rstrip(".:")
    return figure.isdecimal() and len(figure) < _LONG_NUMBER and unit.label is None


def is_plainly_numbered(unit: Unit) -> bool:
    """Whether a unit is a numbered paragraph without a label."""
    return unit.kind == "paragraph" and unit.number is not None and unit.label is None


def _plain_opening(unit: Unit, index: int, speakers: tuple[str, ...]) -> Opening | None:
    """What a paragraph without number or label opens by its own words."""
    aside = read_paragraph_label(unit.text)
    if aside is not None:
        return Opening(index, aside.kind, None, "titled")
    if FINDING.match(unit.text) is not None:
        return Opening(index, "section", None, "bare")
    head = read_paragraph_head(mended(unit.text))
    if head is not None:
        return Opening(index, head.kind, head.number, "titled", head.rest, head.verdict)
    if len(unit.text) < _LONGEST_LABEL and unit.text.endswith(_RESPONSE_ENDS):
        head = read_heading(unit.text)
        if head is not None and head.kind == "response":  # a label that nothing sets off
            return Opening(index, "response", head.number, "heading")
    if speakers and _recommends(unit.text, speakers):
        return Opening(index, "recommendation", None, "stated")
    if speakers and (told := _told_opening(unit, index, speakers)) is not None:
        return told
    return _with_kind(unit, index) if unit.text.endswith((")", ").")) else None


def _with_kind(unit: Unit, index: int) -> Opening | None:
    """What a paragraph opens that ends with its kind: ``(Recommendation, Paragraph 17)``."""
    match = KIND_SUFFIX.search(plain_spaced(unit.text[-SUFFIX_LENGTH:]))
    if match is None:
        own = own_number(unit)
        is_whole = own is not None and unit.kind == "paragraph" and asks(unit.text)
        return Opening(index, "recommendation", own, "quoted") if is_whole else None
    is_conclusion = match["kind"].lower() == "conclusion"
    kind: OpeningKind = "conclusion" if is_conclusion else "recommendation"
    number = unit.number if unit.kind == "paragraph" else None
    return Opening(index, kind, number, "quoted")


def _recommends(text: str, speakers: tuple[str, ...]) -> bool:
    """Whether a paragraph begins with what one of ``speakers`` recommends.

    A clause may stand before it, in the same sentence: ``In view of the above, the Committee``.
    """
    head = text[:_CLAUSE]
    if "recommends nothing" in head or "recommends no " in head:
        return False
    if text.startswith(speakers):
        return "recommends" in text[:40]
    if "ecommends" not in head or ", the " not in head:
        return False
    found = RECOMMENDS.search(head)
    return (
        found is not None
        and found["speaker"] in {name.partition(" ")[2] for name in speakers}
        and SENTENCE_END.search(head, 0, found.start()) is None
    )


def _told_opening(unit: Unit, index: int, speakers: tuple[str, ...]) -> Opening | None:
    """What a paragraph opens in which one of ``speakers`` recommends, in any sentence.

    That sentence and what follows are the recommendation, without a number. If the paragraph ends with
    the place of the report that it sums up, all of it is, under its number; there *we recommend* counts.
    """
    text = unit.text
    if "ecommend" not in text:
        return None
    is_listed = text.endswith(")") and names_paragraph(text)
    for start in (0, *(match.end() - 1 for match in SENTENCE_END.finditer(text))):
        if is_listed and text.startswith(_WE_RECOMMEND, start):
            return Opening(index, "recommendation", unit.number, "stated")
        if _recommends(text[start : start + _CLAUSE], speakers):
            number, rest = (unit.number, "") if is_listed else (None, text[start:])
            return Opening(index, "recommendation", number, "stated", rest)
    return None


def _label_opening(units: Sequence[Unit], index: int) -> Opening | None:
    """What a printed label opens; a number alone over it may be its own."""
    unit = units[index]
    if unit.label is None:
        return None
    verdict = 0 if unit.label == "recommendation" and is_verdict_alone(unit.text) else None
    form: OpeningForm = "stated" if unit.is_word_labelled else "label"
    if unit.kind == "heading":  # a title behind the label: the words stand below it
        form = "heading"
    if unit.label == "response":
        head = read_answer_head(plain_spaced(unit.marker or "").strip("*_ "))
        if head is not None and (head.kind != "response" or head.is_later):
            return Opening(index, head.kind, unit.number, form, is_later=head.is_later)
    number = unit.number or own_number(unit) or _number_above(units, index)
    title = unit.text if unit.kind == "heading" and verdict is None else ""
    return Opening(index, unit.label, number, form, verdict=verdict, title=title)


def _heading_opening(units: Sequence[Unit], index: int, *, is_report: bool) -> Opening:
    """What a heading opens: a numbered recommendation, its answer, or a section.

    One that opens a report ends all that stands above it.
    """
    unit = units[index]
    if unit.number is not None and asks(unit.text) and _is_judged(units, index):
        # a short recommendation without a stop, the verdict on it right below
        return Opening(index, "recommendation", unit.number, "heading", unit.text)
    head = read_heading(unit.text) or read_paragraph_head(mended(unit.text))
    if head is not None and not is_told_of(units, index):
        return Opening(
            index,
            head.kind,
            head.number,
            "heading",
            head.rest,
            head.verdict,
            is_later=head.is_later,
        )
    if (end := answered_below(units, index)) is not None:
        return Opening(index, "recommendation", own_number(units[end - 1]), "heading")
    if unit.text == OPEN and index and own_number(units[index - 1]) is not None:
        return Opening(index, "response", None, "label")
    if FIELD.match(unit.text) is not None:  # "Agency: Department of Mills", below what it is to do
        return Opening(index, "response", None, "heading")
    if is_verdict(unit.text):  # set in bold, so that it seems a heading
        return Opening(index, "response", None, "label", verdict=0)
    if _stands_for_answer(units, index):
        return Opening(index, "response", None, "label")
    return Opening(index, "section", None, "bare" if is_report else "heading")


def _stands_for_answer(units: Sequence[Unit], index: int) -> bool:
    """Whether a heading is an answer in a word or two, between what was asked and more of the answer."""
    if not index or index + 1 == len(units) or STANDING.fullmatch(units[index].text) is None:
        return False
    below = units[index + 1]
    is_plain = below.kind == "paragraph" and below.number is None and below.label is None
    return (
        is_plain and units[index - 1].kind in ("paragraph", "item") and asks(units[index - 1].text)
    )


def _opens_quotation(units: Sequence[Unit], index: int) -> bool:
    """Whether a heading stands over a quoted group: numbered paragraphs, then an answer without."""
    text = plain_spaced(units[index].text)
    if len(text) > LONGEST_HEADING or QUOTE_HEADING.fullmatch(text) is None:
        return False
    if _LIST_HEADING.fullmatch(text) is not None:
        return False
    at = _next_unnumbered(units, index) or next_answer_head(units, index)
    return at is not None and any(
        unit.kind not in ("note", "item") for unit in units[index + 1 : at]
    )


def _numbered_opening(units: Sequence[Unit], index: int, *, is_quoted: bool) -> Opening | None:
    """What a numbered paragraph without a label opens, or None where it only goes on."""
    unit = units[index]
    number = unit.number or ""
    if is_quoted and (_quotes_first(units, index) or _is_answered_plainly(units, index)):
        return Opening(index, "recommendation", number, "quoted")
    ends_in_bracket = unit.text.endswith((")", ")."))
    if ends_in_bracket and (opening := _with_kind(unit, index)) is not None:
        return opening
    if number[:1].isdigit() and not number.replace(".", "").isdigit():  # "2a", "4a(i)", "4a-c"
        is_deep = not number[-1].isalnum() or not number[:-1].isdigit()
        if _is_answered_plainly(units, index, by_verdict=not is_deep):
            return Opening(index, "recommendation", number, "quoted")
    if ends_in_bracket and names_paragraph(unit.text) and _is_answered_plainly(units, index):
        return Opening(index, "recommendation", number, "quoted")
    if number.isdigit() and _is_judged(units, index):
        return Opening(index, "recommendation", number, "quoted")
    if _is_labelled_below(units, index):
        return Opening(index, "recommendation", number, "quoted")
    if number.isdigit() and _is_answered_next(units, index, number):
        return Opening(index, "recommendation", number, "bare")
    return None


def _is_judged(units: Sequence[Unit], index: int) -> bool:
    """Whether a paragraph without a number stands right below that gives a verdict on it."""
    below = units[index + 1] if index + 1 < len(units) else None
    return below is not None and below.number is None and is_verdict(below.text)


def _is_labelled_below(units: Sequence[Unit], index: int) -> bool:
    """Whether the label of an answer stands right below a paragraph that asks, its own list aside."""
    below = next(
        (unit for unit in units[index + 1 : index + _REACH] if unit.kind not in ("note", "item")),
        None,
    )
    if below is None or below.label != "response" or below.number is not None:
        return False
    return asks(units[index].text)


def names_paragraph(text: str) -> bool:
    """Whether a paragraph ends with the paragraph of the report that it is quoted from."""
    return QUOTED_SOURCE.search(plain_spaced(text[-SUFFIX_LENGTH:])) is not None


def _quotes_first(units: Sequence[Unit], index: int) -> bool:
    """Whether a paragraph stands right under its heading, or is in quotation marks."""
    before = next(
        (units[at] for at in range(index - 1, -1, -1) if units[at].kind not in ("note", "item")),
        None,
    )
    is_first = before is None or before.kind == "heading" or before.number is not None
    return is_first or is_quoted(units[index].text)


def _is_answered_plainly(units: Sequence[Unit], index: int, *, by_verdict: bool = False) -> bool:
    """Whether the next paragraph without a number speaks as the body that answers."""
    at = _next_unnumbered(units, index)
    if at is None:
        return False
    return gives_verdict(units[at].text) or (not by_verdict and answers(units[at].text))


def _next_unnumbered(units: Sequence[Unit], index: int) -> int | None:
    """The next paragraph without a number, or None where a heading or a label stands before it."""
    for place in range(index + 1, min(index + _REACH, len(units))):
        unit = units[place]
        if unit.kind in ("note", "item"):
            continue
        if unit.label is not None or (unit.kind == "heading" and not is_verdict(unit.text)):
            return None
        if unit.number is None:
            return place
    return None


def _is_answered_next(units: Sequence[Unit], index: int, number: str) -> bool:
    """Whether the paragraph that follows is ``number``.1 and gives a verdict."""
    for place in range(index + 1, min(index + 60, len(units))):
        unit = units[place]
        if unit.kind in ("note", "item"):
            continue
        if unit.number != f"{number}.1" or unit.kind != "paragraph":
            return False
        return is_stance(unit.text)
    return False


def following_parts(openings: Sequence[Opening]) -> list[Opening | None]:
    """For each opening, the next one that is no mere section."""
    following: list[Opening | None] = [None] * len(openings)
    upcoming: Opening | None = None
    for order in range(len(openings) - 1, -1, -1):
        following[order] = upcoming
        if openings[order].kind != "section":
            upcoming = openings[order]
    return following
