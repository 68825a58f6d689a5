"""What is text, whatever repeats or rises: labels, statuses, list lines, what cites a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.lexicon.departments import names_departments
from pacparse.lexicon.line_openers import is_stance_line, match_part_label
from pacparse.lexicon.part_labels import has_label_word
from pacparse.lexicon.report_lines import heads_report
from pacparse.lexicon.statuses import is_status_line
from pacparse.reading.lines import BOM
from pacparse.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.reading.furniture.forms import Form
    from pacparse.units import Line

_LABEL = pattern(
    r"(?:[A-Z][\w’'&-]{0,20} (?:(?:of|and|for|the) ){0,2}){0,5}"
    r"(?:[Rr]esponse to )?(?:[Rr]ecommendation|RECOMMENDATION|[Cc]onclusion|CONCLUSION|Finding)s?"
    r"(?: (?:[Nn]o\.? ?|[Nn]umber )?[0-9A-Za-z.()]{1,8}(?: [ivx]{1,4})?)?:?"
    r"|(?:[A-Z][\w’'&-]{0,20} (?:(?:of|and|for|the) ){0,2}){0,5}(?:[Rr]esponse|RESPONSE|[Rr]eply):?",
    ask="fullmatch",
    example="Harbour Board Recommendation 3",
    near_miss="Response to the recommendations",
)


_COUNTED = ("recommendation", "conclusion", "finding")


def protection(text: str, form: Form) -> str:
    """Why a line is text wherever it stands: ``note``, ``label``, ``status``, ``report``; else empty."""
    if "[^" in text or BOM in text:
        return "note"
    if form.kind not in ("beside", "words"):
        return ""
    if (has_label_word(text) or "Finding" in text) and (
        _LABEL.fullmatch(text) is not None or match_part_label(text) is not None
    ):
        return "label"
    if form.kind == "beside":
        last = form.words.rsplit(None, 1)[-1].lower().rstrip("s")
        is_label = last in _COUNTED and not form.has_bar and not form.is_number_first
        return "label" if is_label else ""
    if is_status_line(text) or is_stance_line(text):
        return "status"
    return "report" if heads_report(text) else ""


def answers_report(lines: Sequence[Line], index: int) -> bool:
    """Whether a line names departments, and the name of a report stands directly above or below it."""
    near = lines[max(index - 1, 0) : index + 2]
    is_beside = any(heads_report(line.text) for line in near)
    return is_beside and names_departments(lines[index].text)
