"""What a reader should know of the finished sequence: gaps, disorder, cut paragraphs."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from pacparse.lexicon.heading_shape import tells
from pacparse.lexicon.sentences import WHOLE_ENDS, is_unfinished
from pacparse.units import Finding

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from pacparse.text.spans import Run
    from pacparse.units import Unit

MAX_REPORTED_GAP = 9
_WIDEST = 40  # numbers that one label may span: "Recommendations 5 to 9"
# What a number counts: "3.2" is 2 in 3., "4a(ii)" is 4, "5–7" is 5 to 7. Near miss: "b", "A4".
_PLACES = re.compile(
    r"(?P<series>(?:[0-9]{1,4}\.)*)(?P<first>[0-9]{1,4})(?![0-9])"
    r"(?:[a-z]?\)?(?: ?[-–—,] ?| to | and )(?P<last>[0-9]{1,4})(?![0-9.]))?"
)
_Series = tuple[bool, str]  # whether the units have a label, and what stands before the last number
MIN_PARAGRAPHS = 10
_FEW_LINES = 2

_LIST_JOINTS = ("; and", "; or")


class _Run:
    """The numbers of one series, from one restart to the next."""

    def __init__(self) -> None:
        self.steps: list[tuple[int, int, frozenset[int]]] = []  # place, unit, numbers passed over
        self.present: set[int] = set()
        self.passed: set[int] = set()  # since the last step: of headings and quoted paragraphs

    def add(self, places: range, index: int) -> None:
        """Take a unit that has these places in the series."""
        self.steps.append((places[0], index, frozenset(self.passed)))
        self.present.update(places)
        self.passed.clear()


def find_gaps(
    units: Sequence[Unit], quoted: Container[int] = (), starts: Container[int] = ()
) -> Iterator[Finding]:
    """Numbers that stand nowhere in their series, and numbers that stand out of order.

    Labelled units (recommendations) count by themselves, and so do paragraphs. Headings and the
    units ``quoted``, whose numbers are another document's, leave no gap; but a number is not missing
    where one of them has it. At ``starts``, the first units of reports, all begins anew.
    """
    runs: list[tuple[_Series, _Run]] = []
    current: dict[_Series, _Run] = {}
    for index, unit in enumerate(units):
        if index in starts:
            current = {}
        found = _read_places(unit)
        if found is None:
            continue
        series, places = found
        run = current.get(series)
        if unit.kind == "heading" or (index in quoted and unit.label is None):
            if run is not None:
                run.passed.update(places)
            continue
        if run is None or (places[0] == 1 and run.steps[-1][0] != 1):
            run = current[series] = _Run()
            runs.append((series, run))
        run.add(places, index)
    findings = (found for series, run in runs for found in _find_in_run(units, series, run))
    yield from sorted(findings, key=lambda found: found.runs)


def _read_places(unit: Unit) -> tuple[_Series, range] | None:
    """The series of a unit and its places in it: ``3.2``, ``4a(ii)`` is 4, ``5–7`` is 5 to 7."""
    if unit.number is None or unit.kind in ("item", "note"):
        return None
    found = _PLACES.match(unit.number)
    if found is None:
        return None
    series, printed, last = found.group("series", "first", "last")
    first = stop = int(printed)
    if last and first < int(last) < first + _WIDEST:
        stop = int(last)
    is_labelled = unit.label is not None and not unit.is_word_labelled
    return (is_labelled, series), range(first, stop + 1)


def _find_in_run(units: Sequence[Unit], series: _Series, run: _Run) -> Iterator[Finding]:
    """The gaps of one run, each number named once, and its steps back."""
    known = run.steps[0][0]
    told: set[int] = set()
    for place, index, passed in run.steps[1:]:
        where = units[index].runs[:1]
        skipped = range(known + 1, place)
        missing = [n for n in skipped if n not in run.present and n not in passed | told]
        if missing:
            told.update(missing)
            words = _name_missing([f"{series[1]}{value}" for value in missing])
            yield Finding("numbering-gap", "info", words, where, index)
        elif 1 < place < known:
            message = f"{series[1]}{place} stands after {series[1]}{known}"
            yield Finding("numbering-disorder", "info", message, where, index)
        known = place


def _name_missing(names: Sequence[str]) -> str:
    if len(names) > MAX_REPORTED_GAP:
        return f"{names[0]} to {names[-1]} are missing"
    if len(names) == 1:
        return f"{names[0]} is missing"
    return f"{', '.join(names[:-1])} and {names[-1]} are missing"


def find_truncated(units: Sequence[Unit]) -> Iterator[Finding]:
    """Paragraphs whose last sentence has no end, where its words show that it goes on.

    A paragraph may end without a full stop on purpose; it is called cut where its last word cannot
    end a sentence, where it alone, of ten or more numbered paragraphs, lacks one, or where its last
    line begins a sentence of its own that has none.
    """
    numbered = [i for i, u in enumerate(units) if u.kind == "paragraph" and u.number and u.text]
    ragged = [i for i in numbered if units[i].text[-1] not in WHOLE_ENDS]
    is_lone = len(ragged) == 1 and len(numbered) >= MIN_PARAGRAPHS
    for index in ragged:
        unit = units[index]
        if index + 1 < len(units) and _goes_on_in(unit, units[index + 1]):
            continue
        if is_lone or is_unfinished(unit.text) or _begins_last_line(unit):
            tail = unit.text[-40:].split(None, 1)[-1]
            message = f"paragraph {unit.number} stops in mid-sentence: “…{tail}”"
            yield Finding("paragraph-truncated", "warning", message, unit.runs[-1:], index)


def _goes_on_in(unit: Unit, after: Unit) -> bool:
    """Whether a paragraph leads to the next unit: to a list, or ``; and`` to its own last number."""
    return after.kind == "item" or (after.number is not None and unit.text.endswith(_LIST_JOINTS))


def _begins_last_line(unit: Unit) -> bool:
    """Whether a sentence begins with the last printed line of a paragraph: its rest is lost.

    Near miss: a last line that names something, ``Payments in winter``.
    """
    if len(unit.text_runs) < _FEW_LINES:
        return False
    start, end = unit.text_runs[-1]
    before, last = unit.text[: start - end].rstrip(), unit.text[start - end :]
    return before[-1:] in WHOLE_ENDS and last[:1].isupper() and tells(last)


def find_unbalanced(text: str, units: Sequence[Unit], markup: Sequence[Run]) -> Iterator[Finding]:
    """Units that hold an odd number of the bold signs ``markup``, in order of place."""
    if not markup:
        return
    starts = [run[0] for run in markup]
    for index, unit in enumerate(units):
        signs = [
            place
            for start, end in unit.runs
            for place in range(bisect_left(starts, start), bisect_left(starts, end))
        ]
        if len(signs) % 2:
            sign = markup[signs[-1]]
            message = f"a bold sign {text[sign[0] : sign[1]]} has no partner"
            yield Finding("unbalanced-markup", "info", message, (sign,), index)
