"""What the type of a line says: which lines are bold, and which are set off by more than blank lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.lexicon.heading_shape import names_part
from pacparse.lexicon.layouts import heads_answer, heads_recommendation

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from pacparse.styles import Styles
    from pacparse.units import Line

MOSTLY_BOLD = 0.8
"""The share of the characters that are bold in a block or a line that is."""


def bold_lines(lines: Sequence[Line], styles: Styles) -> frozenset[int] | None:
    """The lines that are set in bold; None if blank lines do not part every paragraph from the next."""
    if not styles.has_blocks or styles.is_laid_out:
        return None
    bold = styles.of("bold")
    return frozenset(
        index
        for index, line in enumerate(lines)
        if bold
        and styles.covered("bold", [(line.start, line.end)])
        >= MOSTLY_BOLD * (line.end - line.start)
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
