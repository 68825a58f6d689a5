"""What each line begins with: a number, a letter, a bullet. One choice over the sequence.

Numbers are chosen first: each candidate has evidence of its own and credit from its neighbours in
its series. The signs that are left are chosen over their lists.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from pacparse.counting import step_between
from pacparse.fields import NamedTuple
from pacparse.lexicon.sentences import is_open
from pacparse.reading.bullets import choose_bullets, find_misread, find_torn_bullets
from pacparse.reading.labelled import find_numbers_above_labels
from pacparse.reading.markers import (
    INSIDE_WORD,
    LETTERS,
    QUANTITY_WORDS,
    SIMPLE,
    YEARS_FIRST,
    as_bullet,
    find_marker,
    is_year,
    place_of,
)
from pacparse.reading.number_rules import BEFORE_ITEM, CHAIN, ITEM_FORMS, NUMBERS, OWN, Candidate
from pacparse.rules import VETO, Ballot, note
from pacparse.styles import CELL_JOINT

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence, Set

    from pacparse.counting import Place, Series
    from pacparse.reading.markers import Marker
    from pacparse.rules import Rule
    from pacparse.units import Line

_FLOOR: Final = -3.0  # what its own evidence puts so low is no link of a chain either
_ROUNDS: Final = 6
_MIN_NUMBERED: Final = 3
_MOSTLY: Final = 0.9
_LOOK_BACK: Final = 40  # lines of notes and furniture between two lines of text


class LineStarts(NamedTuple):
    """The marker of each line that begins with one.

    ``torn`` is the lines that hold nothing but a bullet of another line, ``freed`` those headings
    that hold nothing but the number of the text below.
    """

    markers: dict[int, Marker]
    torn: frozenset[int]
    freed: frozenset[int]


def read_markers(
    lines: Sequence[Line],
    taken: Set[int],
    known: Mapping[int, Marker],
    headings: Container[int],
    rows: Set[int] = frozenset(),
    *,
    may_be_glued: bool,
) -> LineStarts:
    """What the lines begin with; ``taken`` is those that are notes, furniture or contents.

    ``known`` is the markers that the original knows, ``headings`` and ``rows`` the lines that it sets as
    such. A row of a table begins with a cell, never with a number of the text.
    """
    found: list[tuple[int, Marker]] = []
    bullets: dict[int, Marker] = {}
    for index, line in enumerate(lines):
        if index in taken or index in rows:
            continue
        text = line.text
        if text[1:2] in INSIDE_WORD and text[0] in LETTERS and index not in known:
            continue
        marker = known.get(index) or find_marker(text) or find_misread(text)
        if marker is None:
            continue
        if marker.form == "bullet":
            bullets[index] = marker
        else:
            found.append((index, marker))
    proofs = dict.fromkeys(find_numbers_above_labels(lines, found), "above-label")
    for index, marker in found:
        is_alone = marker.is_alone and marker.form not in ITEM_FORMS and index in headings
        if is_alone and index + 1 < len(lines) and index + 1 not in headings:
            proofs[index] = "heading"
    accepted = _accept(lines, found, proofs, taken, may_be_glued=may_be_glued)
    for index, marker in found:
        if marker.has_bullet and index not in accepted:
            bullets[index] = as_bullet(lines[index].text, marker)
    certain = {index: marker for index, marker in bullets.items() if marker.is_certain}
    apart = taken | rows if rows else taken
    torn = find_torn_bullets(lines, apart | certain.keys() if certain else apart)
    freed = frozenset(at for at, proof in proofs.items() if proof == "heading" and at in accepted)
    items = choose_bullets(lines, bullets, accepted.keys(), taken)
    return LineStarts(items | certain | accepted | torn.markers, torn.lines, freed)


def _accept(
    lines: Sequence[Line],
    markers: Sequence[tuple[int, Marker]],
    proofs: Mapping[int, str],
    taken: Set[int],
    *,
    may_be_glued: bool,
) -> dict[int, Marker]:
    """The markers that are numbers, by line index; ``markers`` are (line index, marker) in order.

    Digits of a footnote mark that were glued to the front of a number (``363.3``) are told apart
    here: the reading that continues the sequence wins. ``may_be_glued`` is False for a text whose
    marks are explicit.
    """
    candidates = _weigh(lines, markers, proofs, taken, may_be_glued=may_be_glued)
    alive = [c for c in candidates if c.own > _FLOOR]
    chain = _active(CHAIN)
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
        if marker.form not in ("dotted", "simple", "bare", "annex"):
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
    rules = _active(OWN)
    for index, raw in markers:
        line, before, proof = lines[index], _text_before(lines, index, taken), proofs.get(index)
        # A mark follows the end of a sentence: "in summer" / "2015." holds none.
        is_over = not before or line.gap > 0 or not is_open(before)
        may_split = may_be_glued and is_over
        marker = _unglue(raw, last, places, is_torn=before == ".") if may_split else raw
        candidate = Candidate(
            line,
            index,
            marker,
            before,
            _opening(marker, lines[index + 1].text if proof == "heading" else marker.rest),
            is_over or before.endswith(BEFORE_ITEM),
            _is_cell(lines, index, marker),
            proof,
            place_of(marker),
        )
        candidate.own = _lead(rules, candidate)
        if candidate.own > 0:
            last[candidate.place.series] = candidate.place.value
        weighed.append(candidate)
    return weighed


def _opening(marker: Marker, text: str) -> str:
    """What the text behind a marker is: ``nothing``, a ``quantity``, a ``small`` letter, ``words``."""
    rest = text.lstrip("*_ ")
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
    if marker.has_bullet or CELL_JOINT not in lines[index].text:
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
        seen[series] = value
    seen.clear()
    for candidate in reversed(candidates):
        series, value = candidate.place
        known = seen.get(series)
        candidate.below = None if known is None else step_between(value, known)
        seen[series] = value
