"""The labels of pages, as a PDF numbers them: i, ii, 1, 2.

This module runs in the process that reads the PDF.
"""

from __future__ import annotations

from typing import Any

from pacparse.counting import in_roman


def page_labels(document: Any, count: int) -> list[str | None]:
    """The label of each page; None where the document gives none."""
    labels: list[str | None] = [None] * count
    try:
        ranges = document.page_labels()
    except Exception:  # noqa: BLE001, RUF100 - labels are a hint
        return labels
    if not ranges:
        return labels
    for entry, following in zip(ranges, [*ranges[1:], None], strict=True):
        begin = max(0, entry["start_page"])
        end = min(count, following["start_page"] if following else count)
        for index in range(begin, end):
            labels[index] = _label(entry, entry["start_value"] + index - begin)
    return labels


def _label(entry: dict[str, Any], value: int) -> str | None:
    style = entry["style"]
    prefix = entry["prefix"] or ""
    if style == "Decimal":
        return f"{prefix}{value}"
    if style in {"RomanLower", "RomanUpper"} and 0 < value < 1000:
        roman = in_roman(value)
        return prefix + (roman if style == "RomanLower" else roman.upper())
    return prefix or None
