"""The diagnostics that a reader needs: each names its number, and none is raised for nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from quality.sheet import Count

if TYPE_CHECKING:
    from pacparse.document import Document
    from quality.expectations import Expectations
    from quality.sheet import Sheet

_Key = Literal["undefined_notes", "unreferenced_notes", "truncated", "gaps"]

_CODES: tuple[tuple[_Key, str], ...] = (
    ("undefined_notes", "footnote-undefined"),
    ("unreferenced_notes", "footnote-unreferenced"),
    ("truncated", "paragraph-truncated"),
    ("gaps", "numbering-gap"),
)

_NUMBER = re.compile(r"(?<![\w.])[0-9]+(?:\.[0-9]+)*[a-z]?(?![\w])")
# Numbers of a message: "note 35 is cited", "3.4 is missing". Not: the 2 of "v2".


def score_diagnostics(sheet: Sheet, document: Document, expected: Expectations) -> None:
    """Count the numbers that the diagnostics name, and the diagnostics that name no expected one.

    One diagnostic may name several numbers: ``3.4 and 3.5 are missing``.
    """
    for key, code in _CODES:
        if key not in expected:
            continue
        left = [str(number) for number in expected[key]]
        total = len(left)
        spurious = []
        for diagnostic in document.diagnostics:
            if diagnostic.code != code:
                continue
            named = [n for n in _NUMBER.findall(diagnostic.message) if n in left]
            for number in named:
                if number in left:
                    left.remove(number)
            if not named:
                spurious.append(diagnostic.message)
        right = total - len(left)
        sheet.add("diagnostics", Count(right, total, right + len(spurious)))
        for number in left:
            sheet.miss("diagnostics", f"{code}: missing for {number}")
        for message in spurious:
            sheet.miss("diagnostics", f"{code}: not expected: {message}")
