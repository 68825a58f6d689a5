"""What stands on the cover, the reports of a volume, and what the diagnostics must name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, cast

from quality.scoring.wording import folded
from quality.sheet import Count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.document import Document
    from quality.golds import Gold, GoldReport
    from quality.sheet import Sheet

_CODES: Final = {
    "undefined_notes": "footnote-undefined",
    "unreferenced_notes": "footnote-unreferenced",
    "truncated": "paragraph-truncated",
    "gaps": "numbering-gap",
}


def judge_cover(sheet: Sheet, document: Document, gold: Gold) -> None:
    """Count title, date and session, departments and paper numbers, and the reports."""
    plain = cast("dict[str, Any]", gold)
    for name in ("title", "date", "session"):
        if name in plain:
            accepted = plain.get(f"{name}_accepts", [])
            _judge_value(sheet, name, [plain[name], *accepted], getattr(document, name))
    for name in ("departments", "paper_numbers"):
        if name in plain:
            wanted = [(name, folded(one)) for one in plain[name]]
            given = [(name, folded(one)) for one in getattr(document, name)]
            sheet.compare("metadata", wanted, given)
    if "reports" in gold:
        _judge_reports(sheet, document, gold["reports"])


def _judge_value(
    sheet: Sheet, name: str, accepted: Sequence[str | None], given: str | None
) -> None:
    """Count one value; unlike in a truth, a value rightly left out is right too."""
    wanted = [folded(one) for one in accepted]
    is_right = folded(given) in wanted
    sheet.add("metadata", Count(int(is_right), 1, 1))
    if not is_right:
        sheet.miss("metadata", f"{name}: expected {wanted[0]!r}, given {given!r}")


def _judge_reports(sheet: Sheet, document: Document, wanted: Sequence[GoldReport]) -> None:
    """Count the reports in order, each by the facts that the gold names."""
    given = document.reports
    right = 0
    for want, have in zip(wanted, given, strict=False):
        wrong = [
            f"{key}: expected {value!r}, given {getattr(have, key)!r}"
            for key, value in want.items()
            if folded(str(getattr(have, key))) != folded(str(value))
        ]
        right += not wrong
        if wrong:
            sheet.miss("reports", "; ".join(wrong))
    sheet.add("reports", Count(right, len(wanted), len(given)))
    if len(wanted) != len(given):
        sheet.miss("reports", f"{len(wanted)} expected, given {[one.title for one in given]}")


def judge_diagnostics(sheet: Sheet, document: Document, gold: Gold) -> None:
    """Count the numbers that a diagnostic names; each diagnostic is given once."""
    plain = cast("dict[str, Any]", gold)
    for key, code in _CODES.items():
        if key not in plain:
            continue
        wanted = [str(number) for number in plain[key]]
        messages = [one.message for one in document.diagnostics if one.code == code]
        right = sum(any(_names(message, number) for message in messages) for number in wanted)
        sheet.add("diagnostics", Count(right, len(wanted), max(right, len(messages))))
        if right < len(wanted) or len(messages) > len(wanted):
            sheet.miss("diagnostics", f"{code}: expected {wanted}, given {messages}")


def _names(message: str, number: str) -> bool:
    """Whether ``message`` has ``number`` as a word of its own, not as the end of a longer number."""
    return re.search(rf"(?<![\w.]){re.escape(number)}(?!\w)", message) is not None
