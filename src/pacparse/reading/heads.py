"""The lines over a section that answers one report: its ordinal, its departments, its title.

They are headings without a blank line before them, and as long as the names of their departments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.prose import looks_like_heading

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from pacparse.units import Line, Openers

_LONGEST = 220
_MOST_LINES = 5


def find_head_lines(lines: Sequence[Line], openers: Openers, skipped: Set[int]) -> frozenset[int]:
    """The lines, by index, that head a report's section; ``skipped`` belong elsewhere."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if index in skipped or len(line.text) > _LONGEST:
            continue
        if ("eport" in line.text or "EPORT" in line.text) and openers.heads_report(line.text):
            found.add(index)
            found |= _following(lines, openers, index, skipped)
    return frozenset(found)


def _following(lines: Sequence[Line], openers: Openers, index: int, skipped: Set[int]) -> Set[int]:
    """The departments and the title under the ordinal at ``index``."""
    found: set[int] = set()
    for after in range(index + 1, min(index + 1 + _MOST_LINES, len(lines))):
        if after in skipped:
            continue
        text = lines[after].text
        if len(text) <= _LONGEST and openers.names_departments(text):
            found.add(after)
            continue
        is_cut = after + 1 < len(lines) and lines[after + 1].text[0].islower()
        if looks_like_heading(text) and not is_cut and not openers.match_label(text):
            found.add(after)
        break
    return found
