"""Which units open a conclusion, a recommendation, an answer or a section of their own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from pacparse.procedure.verdicts import is_stance
from pacparse.procedure.vocabulary.layouts import (
    KIND_SUFFIX,
    QUOTE_HEADING,
    RECOMMENDATION_HEADING,
    RESPONSE_HEADING,
    SUFFIX_LENGTH,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pacparse.units import Unit

OpeningKind = Literal["conclusion", "recommendation", "response", "section"]
OpeningForm = Literal["label", "heading", "bare", "quoted", "stated"]
_LONGEST_HEADING = 200
_LIST_HEADINGS = ("recommendations", "conclusions and recommendations", "list of recommendations")


class Opening(NamedTuple):
    """A unit that opens a part: what it opens, the number of the part, and how it shows it.

    ``label`` is a printed label, ``heading`` a heading that names the part, ``bare`` a number
    alone, ``quoted`` a paragraph quoted under its own number, ``stated`` a committee's own words in
    its own report. ``rest`` is what a heading goes on to say after the number.
    """

    at: int
    kind: OpeningKind
    number: str | None
    form: OpeningForm
    rest: str = ""


def find_openings(
    units: Sequence[Unit],
    report_heads: Collection[int],
    contents: Collection[int] = (),
    *,
    speakers: tuple[str, ...] = (),
) -> tuple[Opening, ...]:
    """Every opening, in reading order; ``report_heads`` are units that open a report.

    ``contents`` are lines of a list of contents: they open nothing.

    Where one of the ``speakers`` recommends (``The Committee recommends``), the words are enough.
    """
    found: list[Opening] = []
    is_under_quote_heading = False
    for index, unit in enumerate(units):
        if unit.kind in ("note", "item") or unit.role in ("contents", "front_matter"):
            continue
        if index in contents:
            continue
        if unit.kind == "heading" and unit.label is None:
            opening = _heading_opening(unit, index)
            is_under_quote_heading = opening.kind == "section" and _opens_quotation(units, index)
            found.append(opening)
        elif unit.label is not None:
            found.append(Opening(index, unit.label, unit.number, "label"))
            is_under_quote_heading = False
        elif index in report_heads:
            found.append(Opening(index, "section", None, "heading"))
        elif unit.number is not None:
            opening_or_none = _numbered_opening(units, index, is_quoted=is_under_quote_heading)
            if opening_or_none is not None:
                found.append(opening_or_none)
        else:
            is_under_quote_heading = False
            if speakers and _recommends(unit.text, speakers):
                found.append(Opening(index, "recommendation", None, "stated"))
    return _with_quoted_neighbours(units, found)


def is_contents_line(unit: Unit) -> bool:
    """Whether a unit is a line of a list of contents: dots lead to its page number."""
    head = unit.text[:600]
    return "....." in head or ". . . . ." in head


def _with_quoted_neighbours(units: Sequence[Unit], found: Sequence[Opening]) -> tuple[Opening, ...]:
    """The openings, and the paragraphs numbered alike with those quoted under fixed headings.

    ``8.4`` is quoted as well where ``8.3`` and ``8.5`` are: its heading was lost in extraction.
    """
    majors = Counter(
        opening.number.partition(".")[0]
        for opening in found
        if opening.form == "quoted" and opening.number is not None and "." in opening.number
    )
    quoted = {major for major, count in majors.items() if count > 1}
    if not quoted:
        return tuple(found)
    known = {opening.at for opening in found}
    more = [
        Opening(index, "recommendation", unit.number, "quoted")
        for index, unit in enumerate(units)
        if index not in known
        and unit.kind == "paragraph"
        and unit.number is not None
        and unit.label is None
        and unit.number.count(".") == 1
        and unit.number.partition(".")[0] in quoted
    ]
    return tuple(sorted([*found, *more]))


def _recommends(text: str, speakers: tuple[str, ...]) -> bool:
    """Whether a paragraph begins with what one of ``speakers`` recommends."""
    return text.startswith(speakers) and "recommends" in text[:40]


def _heading_opening(unit: Unit, index: int) -> Opening:
    """What a heading opens: a numbered recommendation, its answer, or a section."""
    text = unit.text
    if len(text) <= _LONGEST_HEADING or text[:1] in "rR":
        first = text[:1].lower()
        if first == "r":
            match = RECOMMENDATION_HEADING.fullmatch(text[:2100])
            if match is not None:
                number = " ".join(match["number"].split())
                return Opening(index, "recommendation", number, "heading", match["rest"] or "")
        if "espon" in text or "eply" in text or text.isupper():
            match = RESPONSE_HEADING.fullmatch(text[:_LONGEST_HEADING])
            if match is not None:
                return Opening(index, "response", None, "heading")
    return Opening(index, "section", None, "heading")


def _opens_quotation(units: Sequence[Unit], index: int) -> bool:
    """Whether a heading stands over a quoted group: numbered paragraphs, then an answer without."""
    text = units[index].text
    if len(text) > _LONGEST_HEADING or QUOTE_HEADING.fullmatch(text) is None:
        return False
    if text.lower().rstrip(":") in _LIST_HEADINGS:
        return False
    has_numbered = False
    for place in range(index + 1, min(index + 40, len(units))):
        unit = units[place]
        if unit.kind in ("note", "item"):
            continue
        if unit.kind == "heading" or unit.label is not None:
            return False
        if unit.number is None:
            return has_numbered
        has_numbered = True
    return False


def _numbered_opening(units: Sequence[Unit], index: int, *, is_quoted: bool) -> Opening | None:
    """What a numbered paragraph without a label opens, or None where it only goes on."""
    unit = units[index]
    number = unit.number or ""
    if is_quoted:
        return Opening(index, "recommendation", number, "quoted")
    if unit.text.endswith((")", ").")):
        match = KIND_SUFFIX.search(unit.text[-SUFFIX_LENGTH:])
        if match is not None:
            is_conclusion = match["kind"].lower() == "conclusion"
            kind: OpeningKind = "section" if is_conclusion else "recommendation"
            return Opening(index, kind, number, "quoted")
    if number.isdigit() and _is_answered_next(units, index, number):
        return Opening(index, "recommendation", number, "bare")
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
