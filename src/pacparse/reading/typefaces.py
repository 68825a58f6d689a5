"""What the type of a line or a unit says: which are bold or boxed, and which are set off by more than blank lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.lexicon.heading_shape import names_part
from pacparse.lexicon.layouts import heads_answer, heads_recommendation

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from pacparse.styles import StyleKind, Styles
    from pacparse.units import Line, Unit

_MOSTLY = 0.8
"""The share of the characters that are bold, or boxed, in a block or a line that is."""
_BOLD_SIGN = "**"


def bold_lines(lines: Sequence[Line], styles: Styles) -> frozenset[int] | None:
    """The lines that are set in bold; None if blank lines do not part every paragraph from the next."""
    if not styles.has_blocks or styles.is_laid_out:
        return None
    bold = styles.of("bold")
    return frozenset(
        index
        for index, line in enumerate(lines)
        if bold
        and styles.covered("bold", [(line.start, line.end)]) >= _MOSTLY * (line.end - line.start)
    )


def is_set_off(index: int, words: str, bold: Set[int] | None) -> bool:
    """Whether anything but blank lines sets off a line: bold type, capitals, the name of a part.

    So do the names of recommendations and answers. Where blank lines part every paragraph from the
    next, a short one is no heading without it.
    """
    if bold is None or index in bold:
        return True
    if words.isupper() or words.startswith("**"):
        return True
    return names_part(words) or heads_answer(words) or heads_recommendation(words)


def set_apart(text: str, units: tuple[Unit, ...], styles: Styles) -> tuple[Unit, ...]:
    """The units, those marked that the original sets in bold or in a box."""
    return _box(_embolden(text, units, styles), styles)


def _embolden(text: str, units: tuple[Unit, ...], styles: Styles) -> tuple[Unit, ...]:
    """The units, those bold whose words the original sets so or sets off, or its signs, all but a few."""
    if not styles.of("bold") and not styles.of("quoted") and _BOLD_SIGN not in text:
        return units
    return tuple(
        unit._replace(is_bold=True)
        if unit.text_runs
        and (
            _is_set(unit, "bold", styles)
            or _is_set(unit, "quoted", styles)
            or _is_signed_bold(text, unit)
        )
        else unit
        for unit in units
    )


def _box(units: tuple[Unit, ...], styles: Styles) -> tuple[Unit, ...]:
    """The units, those boxed that stand in a box, all but a few of their words."""
    if not styles.of("boxed"):
        return units
    return tuple(
        unit._replace(is_boxed=True) if _is_set(unit, "boxed", styles) else unit for unit in units
    )


def _is_set(unit: Unit, kind: StyleKind, styles: Styles) -> bool:
    size = sum(end - start for start, end in unit.text_runs)
    return size > 0 and styles.covered(kind, unit.text_runs) >= _MOSTLY * size


def _is_signed_bold(text: str, unit: Unit) -> bool:
    """Whether all the words stand between one pair of signs: ``**The eels are few.**``."""
    start, end = unit.text_runs[0][0], unit.text_runs[-1][1]
    if not text.startswith(_BOLD_SIGN, end) or not text.endswith(_BOLD_SIGN, 0, start):
        return False
    return text.find(_BOLD_SIGN, start, end) < 0
