"""Parts stored twice: a labelled recommendation with its answer, or a section under its heading.

Only parts without numbered paragraphs are looked at: numbers tell more, and have their own search. A part
begins at a heading or at a label and goes to the next one that begins a part. Parts that recur in order,
word for word, under the same labels, numbers and headings are a copy. They are left alone if the copy fits
where it stands: between the numbers around it, or under another heading.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pacparse.counting import number_key
from pacparse.duplicates.alignment import Pairing, fold_text
from pacparse.duplicates.comparison import compare_texts
from pacparse.duplicates.sequence import is_counted
from pacparse.duplicates.stretches import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.counting import NumberKey
    from pacparse.units import Unit

LEAST_WORDS = 24
"""Of a copy whose labels or headings have numbers: two paragraphs that tell something."""

LEAST_WORDS_WITHOUT_NUMBER = 60
"""Of any other copy, as the contract asks."""

_OPENING = 40  # characters of the first unit of a part
_Key = tuple[tuple[str, str | None, str | None, str], ...]


class Part(NamedTuple):
    """The units from an opening to the next, notes aside; ``key`` is what its copy must have too."""

    units: tuple[int, ...]
    key: _Key
    number: NumberKey | None


def find_repeated_parts(units: Sequence[Unit]) -> Iterator[Stretch]:
    """The stretches of parts that stand twice by accident, the longest run at each place."""
    parts = _divide(units)
    last_seen: dict[_Key, int] = {}
    done = -1
    for place, part in enumerate(parts):
        twin = last_seen.get(part.key)
        last_seen[part.key] = place
        if twin is None or place <= done or _is_numbered(units, part):
            continue
        length = _count_alike(parts, twin, place)
        if _is_accident(units, parts, twin, place, length):
            done = place + length - 1
            yield from _stretches(units, parts, twin, place, length=length)


def _divide(units: Sequence[Unit]) -> list[Part]:
    """The parts; one of which no other has the outline needs no key of its words."""
    starts = [k for k, unit in enumerate(units) if _opens_part(units, k, unit)]
    owned = [
        tuple(k for k in range(first, end) if units[k].kind != "note")
        for first, end in pairwise((*starts, len(units)))
    ]
    outlines = [_outline([units[k] for k in own]) for own in owned]
    often = Counter(outlines)
    parts: list[Part] = []
    for own, outline in zip(owned, outlines, strict=True):
        key: _Key = ((str(own[0]), None, None, ""),)
        if often[outline] > 1:
            key = tuple(
                (units[k].kind, units[k].label, units[k].number, fold_text(units[k].text))
                for k in own
            )
        parts.append(Part(own, key, number_key(units[own[0]].number)))
    return parts


def _outline(units: Sequence[Unit]) -> tuple[str | None, ...]:
    """What the units of a part and of its copy have alike, as far as can be said at once."""
    opening = fold_text(units[0].text[:_OPENING])
    return opening, *(sign for unit in units for sign in (unit.kind, unit.label, unit.number))


def _opens_part(units: Sequence[Unit], index: int, unit: Unit) -> bool:
    """Whether a unit is the first of a part: a heading, or the label of what was recommended."""
    if unit.kind == "heading":
        return True
    if unit.kind == "note" or unit.label not in ("conclusion", "recommendation"):
        return False
    before = units[index - 1] if index else None
    return before is None or before.label != "conclusion"


def _count_alike(parts: Sequence[Part], left: int, right: int) -> int:
    """How many parts from ``left`` on are those from ``right`` on; the two do not overlap."""
    length = 0
    while (
        left + length < right
        and right + length < len(parts)
        and parts[left + length].key == parts[right + length].key
    ):
        length += 1
    return length


def _is_accident(
    units: Sequence[Unit], parts: Sequence[Part], left: int, right: int, length: int
) -> bool:
    """Whether a run of parts was stored twice; the reasons against it stand at the head of the module."""
    run = parts[right : right + length]
    has_answer = any(units[part.units[0]].label and len(part.units) > 1 for part in run)
    if not has_answer or any(_is_numbered(units, part) for part in run):
        return False
    words = sum(units[k].text.count(" ") + 1 for part in run for k in part.units)
    if words < LEAST_WORDS:
        return False
    if any(part.number for part in run):
        return not (_fits(parts, left, length) and _fits(parts, right, length))
    return words >= LEAST_WORDS_WITHOUT_NUMBER and units[run[0].units[0]].kind == "heading"


def _is_numbered(units: Sequence[Unit], part: Part) -> bool:
    """Whether a paragraph of the part has a number: numbers have their own search."""
    return any(units[k].number and is_counted(units[k]) for k in part.units)


def _fits(parts: Sequence[Part], first: int, length: int) -> bool:
    """Whether the numbers of a run go up from the number before it and up to the one after it."""
    numbers = [part.number for part in parts[first : first + length] if part.number]
    before = next((part.number for part in reversed(parts[:first]) if part.number), None)
    after = next((part.number for part in parts[first + length :] if part.number), None)
    return (before is None or before < numbers[0]) and (after is None or numbers[-1] < after)


def _stretches(
    units: Sequence[Unit], parts: Sequence[Part], left: int, right: int, *, length: int
) -> Iterator[Stretch]:
    """The run as a stretch of pairs of units."""
    pairings = []
    for step in range(length):
        for a, b in zip(parts[left + step].units, parts[right + step].units, strict=True):
            agreement = compare_texts(units[a].text, units[b].text)
            if agreement is None:
                return  # the same letters, but a fact among the signs differs
            pairings.append(Pairing((a,), (b,), agreement))
    yield Stretch(tuple(pairings))
