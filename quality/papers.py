"""Real papers: a row for each, what was found of its recommendations. Facts, and no text of theirs."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from quality.sheet import Count, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quality.measuring import Measured
    from quality.sheet import GoldAspect

_HEAD = (
    "paper",
    "read as",
    "recommendations",
    "found",
    "text",
    "answer",
    "verdicts",
    "false verdicts",
)
_TOTAL = "all"
_KINDS = {"pdf": "PDF", "html": "HTML", "md": "Markdown", "docx": "Word"}


def paper_lines(measured: Sequence[Measured]) -> Iterator[str]:
    """A Markdown table of the documents whose golds name recommendations, and their sum.

    Of a cell ``a/b``, *a* is right and *b* is what the gold names. *Verdicts* are the positions, the
    empty ones included; *false verdicts* those that are given and wrong.
    """
    rows = [one for one in measured if "recommendation numbers" in one.sheet.counts]
    yield f"| {' | '.join(_HEAD)} |"
    yield f"| --- | --- |{' ---: |' * (len(_HEAD) - 2)}"
    whole = Sheet()
    for one in sorted(rows, key=lambda one: one.name):
        path = PurePath(one.name)
        kind = _KINDS.get(path.suffix.removeprefix("."), "text")
        yield _row(path.stem, kind, one.sheet)
        whole.take(one.sheet)
    yield _row(_TOTAL, "", whole)


def _row(name: str, kind: str, sheet: Sheet) -> str:
    numbers = sheet.counts.get("recommendation numbers", Count(0, 0, 0))
    never_false = sheet.counts.get("verdicts never false", Count(0, 0, 0))
    cells = (
        name,
        kind,
        str(numbers.expected),
        str(numbers.right),
        _share(sheet, "recommendation recommendation"),
        _share(sheet, "recommendation answer"),
        _share(sheet, "recommendation position"),
        str(never_false.given - never_false.right),
    )
    return f"| {' | '.join(cells)} |"


def _share(sheet: Sheet, aspect: GoldAspect) -> str:
    """How many are right of those that the gold names; a dash where it names none."""
    count = sheet.counts.get(aspect)
    return f"{count.right}/{count.expected}" if count is not None and count.expected else "–"
