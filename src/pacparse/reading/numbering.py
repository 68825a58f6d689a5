"""Which candidate markers are numbers: decided over the whole sequence, not line by line.

A candidate has evidence of its own (its form, the word after it, the line before it) and evidence
from the sequence (the number before it and the number after it are there too). ``147 social care
authorities`` has neither; ``64. APFs`` has a good form, but the line before it stops in the middle
of a sentence and no 63 or 65 is near.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pacparse.lexicon.sentences import is_open
from pacparse.reading.markers import QUANTITY_WORDS, YEARS_FIRST, Marker

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from pacparse.units import Line

THRESHOLD = 1.0
LINK = 1.5
NEAR_LINK = 0.5
SET_OFF = 3.0
CERTAIN = 20.0  # nothing that speaks against a number weighs as much
YEAR = -3.5  # a year at the beginning of a line: only neighbours on both sides make it a number
MAX_GAP = 3
ROUNDS = 6
MIN_NUMBERED = 3
_MOSTLY = 0.9
_LOOK_BACK = 40  # lines of notes and furniture between two lines of text

_FORM_WEIGHT = {
    "dotted": 1.0,
    "sub": 1.0,
    "simple": 1.0,
    "bare": -1.5,
    "letter": 0.0,
    "roman": 0.0,
    "figure": -1.0,  # "(2)" may be a part of an act's section: its neighbours prove it
}
_ITEM_FORMS = ("letter", "roman", "figure")
_BEFORE_LAST_ITEM = ("; and", "; or", ", and", ", or")
Series = tuple[object, ...]


class Candidate(NamedTuple):
    """A marker at a line, with the evidence that the line itself gives."""

    line: int
    marker: Marker
    weight: float


def accept_markers(
    lines: Sequence[Line],
    markers: Sequence[tuple[int, Marker]],
    *,
    may_be_glued: bool,
    taken: Set[int] = frozenset(),
) -> dict[int, Marker]:
    """The markers that are numbers, by line index; ``markers`` are (line index, marker) in order.

    ``taken`` is the lines that are notes or furniture: what stands above them is the line before.

    Digits of a footnote mark that were glued to the front of a number (``363.3``) are told apart
    here: the reading that continues the sequence wins. ``may_be_glued`` is False for a text whose
    marks are explicit.
    """
    befores = [_text_before(lines, index, taken) for index, _ in markers]
    candidates = _weigh(lines, markers, befores, may_be_glued=may_be_glued)
    alive = [True] * len(candidates)
    for _ in range(ROUNDS):
        scores = _scores(candidates, alive)
        falling = [i for i, s in enumerate(scores) if alive[i] and s < THRESHOLD]
        if not falling:
            break
        for i in falling:
            alive[i] = False
    return {c.line: c.marker for i, c in enumerate(candidates) if alive[i]}


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
        spaced += line.gap > 0 or line.is_page_top or _is_alone_above_a_gap(lines, index, marker)
    return numbered >= MIN_NUMBERED and spaced >= _MOSTLY * numbered


def _is_alone_above_a_gap(lines: Sequence[Line], index: int, marker: Marker) -> bool:
    """Whether a number is all of its line and a blank line follows."""
    return marker.is_alone and index + 1 < len(lines) and lines[index + 1].gap > 0


def series_of(marker: Marker) -> tuple[Series, int]:
    """The series a marker counts in, and its place there: ``3.2`` is place 2 of series 3."""
    if marker.form in ("letter", "roman"):
        return ("letter", marker.number.isupper()), marker.parts[-1]
    if marker.form in ("bare", "figure"):
        return (marker.form,), marker.parts[0]
    if len(marker.parts) == 1:
        return ("simple",), marker.parts[0]
    return marker.parts[:-1], marker.parts[-1]


def _text_before(lines: Sequence[Line], index: int, taken: Set[int]) -> str:
    """The line above, or above the foot and the head of the pages between; empty where none is near."""
    for at in range(index - 1, max(-1, index - _LOOK_BACK), -1):
        if at not in taken:
            return lines[at].text
    return ""


def _weigh(
    lines: Sequence[Line],
    markers: Sequence[tuple[int, Marker]],
    befores: Sequence[str],
    *,
    may_be_glued: bool,
) -> list[Candidate]:
    """Candidates with their own evidence; glued footnote digits split off where that continues."""
    last: dict[Series, int] = {}
    weighed: list[Candidate] = []
    places = {series_of(marker) for _, marker in markers} if may_be_glued else set()
    for (index, raw), before in zip(markers, befores, strict=True):
        line = lines[index]
        # A mark follows the end of a sentence: "in summer" / "2015." holds none.
        may_split = may_be_glued and (line.gap > 0 or not is_open(before))
        marker = _unglue(raw, last, places, is_torn=before == ".") if may_split else raw
        weight = _FORM_WEIGHT[marker.form] + _evidence_after(marker)
        weight += 0.5 if marker.has_bullet else _evidence_before(line, before)
        if _is_year(marker):
            weight += YEAR
        if marker.is_bracketed:
            weight += 0.5
        if marker.form == "figure" and line.gap == 0 and _breaks_sentence(before):
            weight -= 2.0
        if marker.rest == "" and line.text[-1] == ")" and before.rfind("(") > before.rfind(")"):
            weight -= 2.0  # "(HC" / "870)"
        if marker.form == "letter" and marker.number.isupper():
            weight -= 1.5  # "A. Smith" is a name until a B follows
        if marker.has_bullet and marker.form != "bare":
            weight += 0.5
        if marker.is_set_off:
            weight += SET_OFF
        if marker.is_certain:
            weight += CERTAIN
        if weight <= -2.5:
            continue
        series, place = series_of(marker)
        if weight > 0:
            last[series] = place
        weighed.append(Candidate(index, marker, weight))
    return weighed


def _breaks_sentence(before: str) -> bool:
    """Whether a line stops in mid-sentence, and leads to no list: ``section 38``, not ``that -``."""
    return is_open(before) and not before.endswith((*_BEFORE_LAST_ITEM, " -", " –", " —"))


def _is_year(marker: Marker) -> bool:
    """Whether a number may be a year that ends its sentence: ``in summer`` / ``2015. The``."""
    return marker.form in ("simple", "bare") and 1500 <= marker.parts[0] <= 2100


def _evidence_after(marker: Marker) -> float:
    """How much the text after a marker looks like the beginning of a paragraph."""
    rest = marker.rest.lstrip("*_ ")
    if not rest:
        if marker.form == "bare":
            return -2.0
        return 0.5 if marker.is_alone else 0.0
    first = rest[0]
    if first in "12" and marker.form == "simple" and YEARS_FIRST.match(rest):
        return 1.0
    if first.islower() or first in "0123456789%,.;:)":
        word = rest.split(None, 1)[0].lower()
        if word in QUANTITY_WORDS and marker.form not in _ITEM_FORMS:
            return -3.0
        if marker.form in _ITEM_FORMS:
            return 0.5
        return -1.5
    return 1.0


def _evidence_before(line: Line, before: str) -> float:
    """How much the line before leaves room for a new paragraph."""
    if not before or line.gap > 0:
        return 0.5
    if not is_open(before) or before.endswith(_BEFORE_LAST_ITEM):
        return 0.5
    return -2.0 if len(before) > 60 else 0.0


def _unglue(
    marker: Marker, last: dict[Series, int], places: Set[tuple[Series, int]], *, is_torn: bool
) -> Marker:
    """The marker without the footnote digits glued to its front, where that continues a sequence.

    A number whose neighbour stands somewhere in the text is left whole. ``is_torn`` says that the
    stop before the mark stands alone above it: the number before is then enough.
    """
    if marker.form not in ("dotted", "simple") or marker.parts[0] < 10:
        return marker
    if marker.is_certain or marker.has_bullet or marker.is_bold or marker.is_set_off:
        return marker  # the digits of a mark would stand before the sign, not behind it
    series, place = series_of(marker)
    if (series, place - 1) in places or (series, place + 1) in places:
        return marker
    digits = str(marker.parts[0])
    for cut in range(len(digits) - 1, 0, -1):
        if digits[cut] == "0" or cut > 3:
            continue
        parts = (int(digits[cut:]), *marker.parts[1:])
        split = marker._replace(parts=parts, number=marker.number[cut:], glued=cut)
        series, place = series_of(split)
        if (series, place) in places and _is_year(marker):
            continue  # the number stands elsewhere: a year ends its sentence here
        known = last.get(series)
        if known is not None and place == known + 1:
            return split
        if len(parts) > 1 and _is_missing(series, place, places, is_last=is_torn):
            return split
        if place == 1 and len(parts) > 1 and last.get(("simple",)) == parts[0]:
            return split
    return marker


def _is_missing(
    series: Series, place: int, places: Set[tuple[Series, int]], *, is_last: bool
) -> bool:
    """Whether both neighbours of a place stand in the text, and it does not; it may be the last."""
    if (series, place) in places:
        return False
    return (series, place - 1) in places and (is_last or (series, place + 1) in places)


def _scores(candidates: list[Candidate], alive: list[bool]) -> list[float]:
    """Own evidence plus that of the neighbours in the sequence, for each candidate still alive."""
    scores = [c.weight for c in candidates]
    order = range(len(candidates))
    _add_links(candidates, alive, scores, list(order), step=-1)
    _add_links(candidates, alive, scores, list(reversed(order)), step=1)
    return scores


def _add_links(
    candidates: list[Candidate],
    alive: list[bool],
    scores: list[float],
    order: list[int],
    *,
    step: int,
) -> None:
    """Credit each candidate whose neighbour (``step`` away in the series) was met before it."""
    seen: dict[Series, int] = {}
    for i in order:
        if not alive[i]:
            continue
        series, place = series_of(candidates[i].marker)
        met = seen.get(series)
        if met is not None:
            distance = (met - place) * step
            if distance == 1:
                scores[i] += LINK
            elif 1 < distance <= MAX_GAP:
                scores[i] += NEAR_LINK
        elif place == 1 and step == -1:
            scores[i] += NEAR_LINK
        if len(series) == 1 and isinstance(series[0], int) and seen.get(("simple",)) == series[0]:
            scores[i] += NEAR_LINK
        seen[series] = place
