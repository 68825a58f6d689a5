"""What openings show of one another: numbers that count on, titles of groups, lists that a report closes with."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from pacparse.lexicon.line_openers import answers
from pacparse.lexicon.part_numbers import each_number, follows, is_part
from pacparse.procedure.evidence import PLAIN
from pacparse.procedure.letters import find_numbered
from pacparse.procedure.openings import (
    Opening,
    is_plainly_numbered,
    names_paragraph,
    openings_by_themselves,
)
from pacparse.procedure.tables import NO_TABLES, Tables
from pacparse.procedure.voices import asks, gives_verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from pacparse.procedure.evidence import Manner
    from pacparse.units import Unit

_FEWEST = 2
_FEWEST_SOURCED = 3
_MOSTLY = 0.7
_LONG_NUMBER = 4
_ENDS = (".", ":", ";", "?", "!", ")", "”", "…")


def find_openings(
    units: Sequence[Unit],
    report_heads: Collection[int],
    contents: Collection[int] = (),
    *,
    manner: Manner = PLAIN,
    tables: Tables = NO_TABLES,
) -> tuple[Opening, ...]:
    """Every opening, in reading order: those that units show by themselves, and what these show of others.

    ``report_heads`` are units that open a report, ``contents`` lines that open nothing. Where one of the
    speakers of its ``manner`` recommends (``The Committee recommends``), the words are enough. In a letter
    numbered paragraphs may be answered one by one, if nothing else names a recommendation.
    """
    speakers = manner.speakers
    found = openings_by_themselves(units, report_heads, contents, speakers=speakers, tables=tables)
    found = _without_unanswered_concerns(units, _without_repeated_numbers(found))
    found = found if speakers else _with_sourced(units, found)
    if manner.is_signed:
        found = _with_signed(units, found)
    found = _without_group_titles(units, _with_conclusions(units, sorted(found)))
    found = [_under_title(units, opening) for opening in _with_unnamed(units, found)]
    return _with_quoted_neighbours(units, _without_told(found) if speakers else found)


def _with_signed(units: Sequence[Unit], found: Sequence[Opening]) -> list[Opening]:
    """The openings, and the numbered paragraphs of a letter, unless something else names recommendations."""
    known = {opening.at for opening in found if opening.kind == "recommendation"}
    numbered = find_numbered(units)
    if not known <= set(numbered):
        return list(found)
    more = [
        Opening(i, "recommendation", units[i].number, "quoted") for i in numbered if i not in known
    ]
    return sorted([*found, *more])


def _without_unanswered_concerns(units: Sequence[Unit], found: Sequence[Opening]) -> list[Opening]:
    """The openings; a concern is a recommendation only if it is answered right below.

    ``Concern 2: The lamp was out.`` and ``Response:``; anybody may count his concerns.
    """
    kept: list[Opening] = []
    for opening, below in zip_longest(found, found[1:]):
        unit = units[opening.at]
        head = unit.marker if unit.label is not None else unit.text
        is_concern = opening.kind == "recommendation" and "oncern " in (head or "")[:20].lower()
        if not is_concern or (below is not None and below.kind == "response"):
            kept.append(opening)
    return kept


def _without_repeated_numbers(found: Sequence[Opening]) -> list[Opening]:
    """The openings without the paragraphs that have the words of the heading right above them.

    They repeat its number (``Recommendations 5 and 6``, then ``5.`` and ``6.``), or have that of the report
    (``Recommendation 6``, then ``2.44 The panel``). Near miss: the title of a group, with parts below.
    """
    kept: list[Opening] = []
    numbers: tuple[str, ...] = ()
    for opening in found:
        if opening.form in ("quoted", "bare") and numbers and opening.number is not None:
            above = kept[-1]
            is_report = opening.at == above.at + 1 and above.has_no_words
            if opening.number in numbers or (
                is_report and not any(_is_own_part(opening.number, number) for number in numbers)
            ):
                continue
        is_named = opening.kind == "recommendation" and opening.form == "heading"
        numbers = each_number(opening.number) if is_named and opening.number else ()
        kept.append(opening)
    return kept


def _is_own_part(number: str, group: str) -> bool:
    """Whether a number is a part of a group by its letters; ``3.48`` is a paragraph, and no part of ``3``."""
    return is_part(number, group) and number.count(".") == group.count(".")


def _without_group_titles(units: Sequence[Unit], found: Sequence[Opening]) -> list[Opening]:
    """The openings; the title of a group, which its own parts follow, is a section.

    ``4a) i-iii) Candour`` over ``4a) i.``, ``2) Memorials`` over ``2a.``: the number counts on below it,
    or comes again, before anything is answered.
    """
    known = {opening.at: opening for opening in found}
    below: list[str] = []
    for index in range(len(units) - 1, -1, -1):
        unit = units[index]
        number = unit.number
        if unit.kind in ("note", "item"):
            continue
        if unit.kind != "paragraph" or number is None or unit.label is not None:
            below = []
        elif any(is_part(one, number) for one in below):
            known[index] = Opening(index, "section", number, "quoted")
        elif index in known and known[index].form == "quoted":
            below.append(number)
    return sorted(known.values())


def _under_title(units: Sequence[Unit], opening: Opening) -> Opening:
    """The opening; words behind its number that are a title over the committee's own are no words."""
    words = units[opening.at].text if opening.form == "label" else opening.rest
    if opening.kind != "recommendation" or opening.form not in ("label", "heading", "titled"):
        return opening
    below = units[opening.at + 1] if opening.at + 1 < len(units) else None
    if below is None or below.kind not in ("paragraph", "item") or below.label is not None:
        return opening
    if below.kind == "item" and asks(words):
        return opening
    if not words or words.endswith(_ENDS) or opening.verdict is not None:
        return opening
    if gives_verdict(below.text) or answers(below.text):
        return opening
    if not (asks(below.text) or words.isupper()):
        return opening
    return opening._replace(rest="", title=words)


def _with_conclusions(units: Sequence[Unit], found: Sequence[Opening]) -> list[Opening]:
    """The openings, and the conclusions that stand under the number of the label below them.

    ``4.`` a conclusion, then ``Recommendation 4:``; if only some of the numbers agree, none is one.
    """
    numbered = [
        (above, units[above].number, opening.number)
        for opening in found
        if opening.form == "label" and opening.kind == "recommendation"
        if (above := _block_above(units, opening.at)) is not None
    ]
    pairs = [pair for pair in numbered if is_plainly_numbered(units[pair[0]])]
    if not pairs or any(above != below for _, above, below in pairs):
        return list(found)
    more = {at: Opening(at, "conclusion", number, "bare") for at, number, _ in pairs}
    return sorted([*(one for one in found if one.at not in more), *more.values()])


def _block_above(units: Sequence[Unit], at: int) -> int | None:
    """The unit before the one at ``at``, notes passed over; None where there is none."""
    return next((i for i in range(at - 1, -1, -1) if units[i].kind != "note"), None)


def _with_unnamed(units: Sequence[Unit], found: Sequence[Opening]) -> list[Opening]:
    """The openings, and the paragraphs without any that ask for something over the label of an answer."""
    more: list[Opening] = []
    is_asked = False
    for opening in found:
        if opening.kind in ("recommendation", "conclusion", "earlier", "aside"):
            is_asked = True  # what was said of an answer is answered again
        elif opening.kind == "response":
            at = opening.at - 1
            while at > 0 and units[at].kind in ("item", "note"):
                at -= 1
            is_named = opening.number is not None or units[opening.at].text.startswith("Comment")
            is_named = is_named or (units[opening.at].marker or "").startswith("Comment")
            if not is_asked and not is_named and at >= 0 and _asks_plainly(units[at]):
                more.append(Opening(at, "recommendation", units[at].number, "bare"))
            is_asked = False
    return sorted([*found, *more])


def _asks_plainly(unit: Unit) -> bool:
    """Whether a paragraph that nothing names asks for something."""
    return unit.kind == "paragraph" and unit.label is None and unit.role is None and asks(unit.text)


def _without_told(found: Sequence[Opening]) -> Sequence[Opening]:
    """The openings; where labels, headings or a list give the recommendations, own words only tell of them."""
    is_labelled = any(
        opening.kind == "recommendation" and opening.form in ("label", "heading")
        for opening in found
    )
    if is_labelled:
        return [opening for opening in found if opening.form != "stated"]
    listed = sum(one.form == "stated" and one.number is not None for one in found)
    if listed < _FEWEST:
        return found
    return [one for one in found if one.form != "stated" or one.number is not None]


def _with_quoted_neighbours(units: Sequence[Unit], found: Sequence[Opening]) -> tuple[Opening, ...]:
    """The openings, and the paragraphs numbered alike with those quoted under fixed headings.

    ``8.4`` is quoted as well where ``8.3`` and ``8.5`` are: its heading was lost in extraction.
    """
    found = _with_quoted_letters(units, found)
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
        and unit.number is not None
        and is_plainly_numbered(unit)
        and unit.number.count(".") == 1
        and unit.number.partition(".")[0] in quoted
    ]
    return tuple(sorted([*found, *more]))


def _with_quoted_letters(units: Sequence[Unit], found: Sequence[Opening]) -> list[Opening]:
    """The openings, and the paragraphs that count on by letters from those that are quoted.

    ``2b`` is quoted as well where ``2a`` is, though nothing in its answer says that it is one.
    """
    quoted = {one.at: one for one in found if one.form == "quoted" and _has_letter(one.number)}
    if len(quoted) < _FEWEST:
        return list(found)
    more: list[Opening] = []
    known = {opening.at for opening in found}
    before: str | None = None
    for index, unit in enumerate(units):
        if index in quoted:
            before = unit.number
        elif index in known or unit.number is None or not is_plainly_numbered(unit):
            continue
        elif before is not None and _has_letter(unit.number) and follows(before, unit.number):
            more.append(Opening(index, "recommendation", unit.number, "quoted"))
            before = unit.number
    return sorted([*found, *more])


def _with_sourced(units: Sequence[Unit], found: Sequence[Opening]) -> list[Opening]:
    """The openings, and all numbered paragraphs where most end with the place that they are quoted from.

    An answer quotes what it answers, paragraph by paragraph; its own words have no numbers there.
    """
    if not any(opening.kind != "section" for opening in found):
        unnumbered = [at for at, unit in enumerate(units) if _is_plain(unit) and _is_sourced(unit)]
        asking = [at for at in unnumbered if asks(units[at].text) and at + 1 < len(units)]
        if len(asking) >= _FEWEST and all(_is_plain(units[at + 1]) for at in asking):
            return [*found, *(Opening(at, "recommendation", None, "quoted") for at in asking)]
    numbered = [
        index
        for index, unit in enumerate(units)
        if is_plainly_numbered(unit) and unit.number is not None and unit.number.isdecimal()
    ]
    quoted = [
        at
        for at in numbered
        if units[at].text.endswith((")", ").")) and names_paragraph(units[at].text)
    ]
    if len(quoted) < _FEWEST_SOURCED or len(quoted) < _MOSTLY * len(numbered):
        return list(found)
    if any(_number_of(units[a]) >= _number_of(units[b]) for a, b in pairwise(quoted)):
        return list(found)
    plain = sum(_is_plain(units[at + 1]) for at in quoted if at + 1 < len(units))
    if 2 * plain < len(quoted) or not any(asks(units[at].text) for at in quoted):
        return list(found)
    known = {opening.at for opening in found}
    return [
        *found,
        *(
            Opening(at, "recommendation", units[at].number, "quoted")
            for at in quoted
            if at not in known
        ),
    ]


def _is_sourced(unit: Unit) -> bool:
    """Whether a unit ends with the place of the report that it is quoted from."""
    return unit.text.endswith((")", ").")) and names_paragraph(unit.text)


def _is_plain(unit: Unit) -> bool:
    """Whether a unit is a paragraph that nothing names: an answer has such."""
    return unit.kind == "paragraph" and unit.number is None and unit.label is None


def _number_of(unit: Unit) -> int:
    """The whole number of a paragraph."""
    return int((unit.number or "0")[:_LONG_NUMBER])


def _has_letter(number: str | None) -> bool:
    """Whether a number is a figure with a letter: ``2b``, ``2b(i)``."""
    return number is not None and number[:1].isdigit() and any(map(str.isalpha, number))
