"""How many findings there are of each code: lines for people, or a JSON array for programs."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from pacparse.render.rules import meaning_of

if TYPE_CHECKING:
    from pacparse.results import FileResults
    from pacparse.units import Severity


class StatisticsWriter:
    """A line for each code, the most frequent first; what a baseline holds is left out."""

    def __init__(self, *, is_json: bool) -> None:
        self._is_json = is_json
        self._counts: Counter[str] = Counter()
        self._files: Counter[str] = Counter()
        self._severities: dict[str, Severity] = {}

    def head(self) -> str:
        """Nothing."""
        return ""

    def file(self, found: FileResults) -> str:
        """Nothing yet: the results of one file are counted."""
        self._counts.update(result.code for result in found.new)
        self._files.update({result.code for result in found.new})
        self._severities.update({result.code: result.severity for result in found.new})
        return ""

    def unread(self, name: str, message: str) -> str:
        """Nothing: standard error says it."""
        del name, message
        return ""

    def tail(self) -> str:
        """The counts of all files."""
        codes = sorted(self._counts, key=lambda code: (-self._counts[code], code))
        if self._is_json:
            lines = [json.dumps(self._record(code), ensure_ascii=False) for code in codes]
            return "[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n"
        width = max(map(len, codes), default=0)
        return "".join(f"{self._line(code, width)}\n" for code in codes)

    def _line(self, code: str, width: int) -> str:
        files = self._files[code]
        place = f"in {files:,} file{'' if files == 1 else 's'}"
        return f"{self._counts[code]:6,}  {code:{width}}  {self._severities[code]:7}  {place}"

    def _record(self, code: str) -> dict[str, object]:
        return {
            "code": code,
            "severity": self._severities[code],
            "count": self._counts[code],
            "files": self._files[code],
            "meaning": meaning_of(code),
        }
