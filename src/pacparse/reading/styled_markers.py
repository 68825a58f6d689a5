"""Markers that the original knows: numbers that Word counts, the places of an ordered list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.counting import number_parts
from pacparse.reading.markers import HEAD_LENGTH, Marker, as_bullet, find_marker
from pacparse.text.patterns import compile_late

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.styles import StyleRun, Styles
    from pacparse.units import Line

# What counts in a number that has no form of ours: "3.2.1.4.5", "A7", "A-7", "Article 7"; near miss: "§".
_COUNTED = compile_late(r"(?:(?<![A-Za-z])[A-Z][.–-]?)?[0-9]{1,6}(?:\.[0-9]{1,6}){0,8}")
BULLET = "-"
"""The value of a number that is none: the sign of an item."""
_SIGNS = " .:()[]*_\t"
_AFTER = (" The", ". The")
"""What stands behind a marker that is whole, and behind one that lacks its stop."""


def known_markers(lines: Sequence[Line], styles: Styles) -> dict[int, Marker]:
    """The markers that the original knows, by line."""
    known: dict[int, Marker] = {}
    for index, line in enumerate(lines) if styles.of("number") else ():
        style = styles.starting_at("number", line.start)
        if style is None or style.run[1] > line.end:
            continue
        marker = _bullet(line, styles) if style.value == BULLET else _certain_marker(line, style)
        if marker is not None:
            known[index] = marker
    return known


def _bullet(line: Line, styles: Styles) -> Marker | None:
    """The bullet of ``line``, alone or before words that are no letter and no number; else None."""
    found = find_marker(line.text)
    if found is None:
        return Marker("bullet", "", (), len(BULLET), "", has_bullet=True, is_certain=True)
    rest = line.text[len(BULLET) :]
    if styles.starting_at("plain", line.end - len(rest.lstrip())):
        return as_bullet(line.text, found)._replace(is_certain=True)
    return found._replace(is_certain=True) if found.form == "bullet" else None


def _certain_marker(line: Line, style: StyleRun) -> Marker | None:
    """The marker of ``line`` that ``style`` covers, whatever its form; None for a bullet or a sign.

    Where the line's own characters show the same marker, it is that one.
    """
    length = style.run[1] - line.start
    found = find_marker(line.text)
    if found is not None and _ends_at(line, found.length, length):
        return None if found.form == "bullet" else found._replace(is_certain=True)
    number = (style.value or line.text[:length]).strip()
    if not number:
        return None
    found = _marker_of(number)
    if found is None:
        return None
    rest = line.text[length : length + HEAD_LENGTH].lstrip()
    is_alone = not line.text[length:].strip()
    return found._replace(length=length, rest=rest, is_alone=is_alone, is_certain=True)


def _ends_at(line: Line, found: int, length: int) -> bool:
    """Whether two markers end at the same place, white space and signs aside."""
    shorter, longer = sorted((found, length))
    return not line.text[shorter:longer].strip(_SIGNS)


def _marker_of(number: str) -> Marker | None:
    """The marker that a number alone says: ``3.2``, ``iv``, ``4(a)``, the 7 of ``Article 7``."""
    for after in _AFTER:
        found = find_marker(number + after)
        if found is not None and found.number and not found.has_bullet:
            return found._replace(form="simple") if found.form == "bare" else found
    if number.isalpha() and number.isupper():
        found = _marker_of(number.lower())  # "II" is a number as "ii" is
        return None if found is None else found._replace(number=number)
    counted = _COUNTED.search(number)
    if counted is None:
        return None
    if counted[0][0].isalpha():
        parts = number_parts(counted[0].replace("–", ".").replace("-", "."))
        return Marker("annex", counted[0], parts, 0, "")
    parts = tuple(int(part) for part in counted[0].split("."))
    return Marker("dotted" if len(parts) > 1 else "simple", counted[0], parts, 0, "")
