"""What a reader should know of the finished sequence: gaps, disorder, cut paragraphs."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from pacparse.units import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.spans import Run
    from pacparse.units import Unit

MAX_REPORTED_GAP = 9
MIN_PARAGRAPHS = 10

# A paragraph that ends with one of these was cut: nothing can follow but its missing words.
_UNFINISHED = frozenset(
    """a an the of and or nor but to in into on onto at by for from with without within as is are was were be
    been being has have had will would should could can may might must shall that which who whom whose this these
    those its their our his her your my than if whether because while when where upon between among through
    during under over per via not also such each every both either neither some any no more most""".split()
)
_ARTICLES = frozenset(("a", "an", "the", "its", "their", "our", "every", "each", "this"))
_ADJECTIVE_ENDS = ("ous", "ive", "ful", "able", "ible", "ic", "ical", "less", "erse", "ish", "ary")
_ENDS = frozenset(".!?:;…”’\"')]|")


def find_gaps(units: Sequence[Unit]) -> Iterator[Finding]:
    """Numbers that the sequence skips, and numbers that stand out of order."""
    last: dict[tuple[str, ...], int] = {}
    seen: set[str] = set()
    for index, unit in enumerate(units):
        if (
            unit.number is None
            or unit.kind in ("item", "note")
            or (unit.number in seen and unit.label)
        ):
            continue
        parts = unit.number.split(".")
        if not all(part.isdigit() and len(part) < 5 for part in parts):
            continue
        series, place = tuple(parts[:-1]), int(parts[-1])
        known = last.get(series)
        seen.add(unit.number)
        last[series] = place
        if known is None or place == known or unit.kind == "heading":
            continue
        if known < place - 1:
            yield _gap(series, known, place, unit, index)
        elif place < known and place != 1:
            before = ".".join((*series, str(known)))
            message = f"{unit.number} stands after {before}"
            yield Finding("numbering-disorder", "info", message, unit.runs[:1], index)


def _gap(series: tuple[str, ...], known: int, place: int, unit: Unit, index: int) -> Finding:
    def name(value: int) -> str:
        return ".".join((*series, str(value)))

    missing = [name(value) for value in range(known + 1, place)][:MAX_REPORTED_GAP]
    if place - known - 1 > MAX_REPORTED_GAP:
        text = f"{missing[0]} to {name(place - 1)} are missing"
    elif len(missing) == 1:
        text = f"{missing[0]} is missing"
    else:
        text = f"{', '.join(missing[:-1])} and {missing[-1]} are missing"
    return Finding("numbering-gap", "info", text, unit.runs[:1], index)


def find_truncated(units: Sequence[Unit]) -> Iterator[Finding]:
    """Paragraphs whose last sentence has no end, where its words show that it goes on.

    A paragraph may end without a full stop on purpose; it is called cut where its last word cannot
    end a sentence, or where it alone, of ten or more numbered paragraphs, lacks one.
    """
    numbered = [i for i, u in enumerate(units) if u.kind == "paragraph" and u.number and u.text]
    ragged = [i for i in numbered if units[i].text[-1] not in _ENDS]
    is_lone = len(ragged) == 1 and len(numbered) >= MIN_PARAGRAPHS
    for index in ragged:
        unit = units[index]
        if index + 1 < len(units) and units[index + 1].kind == "item":
            continue
        if is_lone or is_unfinished(unit.text):
            tail = unit.text[-40:].split(None, 1)[-1]
            message = f"paragraph {unit.number} stops in mid-sentence: “…{tail}”"
            yield Finding("paragraph-truncated", "warning", message, unit.runs[-1:], index)


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


def is_unfinished(text: str) -> bool:
    """Whether the last words of ``text`` show that its sentence goes on.

    ``…and sustain a diverse`` does; ``…legislation and policy`` does not.
    """
    words = text[-80:].split()[-2:]
    if not words or text[-1] in _ENDS:
        return False
    last = words[-1].lower()
    if last in _UNFINISHED or last[-1] in ",-–—(‘“":
        return True
    return len(words) == 2 and words[0].lower() in _ARTICLES and last.endswith(_ADJECTIVE_ENDS)
