"""The lines over a section that answers one report: its ordinal, its departments, its title.

They are headings without a blank line before them, and as long as the names of their departments.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pacparse.lexicon.departments import knows_departments, names_departments
from pacparse.lexicon.heading_shape import looks_like_heading
from pacparse.lexicon.line_openers import is_stance_line, match_part_label
from pacparse.lexicon.report_lines import heads_report
from pacparse.lexicon.statuses import is_status_line
from pacparse.text.white_space import flatten

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from pacparse.units import Line

_LONGEST = 220
_MOST_LINES = 5
_OFTEN = 3
_SHORTEST, _SHORT = 12, 60


def find_head_lines(lines: Sequence[Line], skipped: Set[int]) -> dict[int, bool]:
    """The lines, by index, that head a report's section; ``skipped`` belong elsewhere.

    True says of a line that it goes on with the one above it.
    """
    found: dict[int, bool] = {}
    for index, line in enumerate(lines):
        text = flatten(line.text)
        if ("eport" not in text and "EPORT" not in text) or text[-1] in ".;,":
            continue
        if len(text) <= _LONGEST and index not in skipped and heads_report(text):
            found.setdefault(index, False)
            found |= _following(lines, index, skipped)
    return dict.fromkeys(_repeated_heads(lines, skipped), False) | found


def _repeated_heads(lines: Sequence[Line], skipped: Set[int]) -> Set[int]:
    """The lines without room above them that stand as headings elsewhere, time and again.

    A paper sets the same heading over every group that it quotes: where the paragraph before it
    lacks its stop, that heading shows by its words alone.
    """
    set_off = Counter(
        line.text
        for line in lines
        if line.gap > 0 and line.end - line.start <= _SHORT and _may_repeat(line.text)
    )
    often = {
        text
        for text, count in set_off.items()
        if count >= _OFTEN
        and looks_like_heading(text)
        and not (match_part_label(text) or is_status_line(text) or is_stance_line(text))
    }
    if not often:
        return set()
    return {
        index
        for index, line in enumerate(lines)
        if line.gap == 0 and index and line.text in often and index not in skipped
    }


def _may_repeat(text: str) -> bool:
    """Whether a line is of several words and shorter than those of a paragraph."""
    return _SHORTEST <= len(text) <= _SHORT and text[0].isupper() and " " in text


def _following(lines: Sequence[Line], index: int, skipped: Set[int]) -> dict[int, bool]:
    """The departments and the title under the ordinal at ``index``; True: goes on with that above."""
    found: dict[int, bool] = {}
    after = index + 1
    end = min(index + 1 + _MOST_LINES, len(lines))
    while after < end:
        if after in skipped:
            after += 1
            continue
        text = flatten(lines[after].text)
        if _is_begun(lines, after, skipped):
            found |= {after: False, after + 1: True}
            after += 2
            continue
        if len(text) <= _LONGEST and names_departments(text):
            found[after] = False
            after += 1
            continue
        is_cut = after + 1 < len(lines) and lines[after + 1].text[0].islower()
        if looks_like_heading(text) and not is_cut and not match_part_label(text):
            found[after] = False
        break
    return found


def _is_begun(lines: Sequence[Line], index: int, skipped: Set[int]) -> bool:
    """Whether a name of a department is divided: ``Home Office / HM Revenue and`` / ``Customs``."""
    if index + 1 >= len(lines) or index + 1 in skipped:
        return False
    line, rest = lines[index], lines[index + 1]
    if rest.gap > 0 or rest.is_page_top or len(line.text) + len(rest.text) > _LONGEST:
        return False
    text = flatten(line.text)
    both = f"{text} {flatten(rest.text)}"
    if names_departments(text):  # the tables alone know that it is not whole
        return knows_departments(both) and not knows_departments(text)
    return names_departments(both)
