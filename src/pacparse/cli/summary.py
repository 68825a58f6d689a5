"""How many findings there were, of what gravity, and what became of the files: one line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pacparse.cli.inputs import describe_skipped

if TYPE_CHECKING:
    from pacparse.results import FileResults

_NAMES = (("error", "error"), ("warning", "warning"), ("info", "info"))


class Summary:
    """The sums of a check, for a person."""

    def __init__(self) -> None:
        self._files = 0
        self._found_in = 0
        self._unread = 0
        self._known = 0
        self._left_out = 0
        self._severities: Counter[str] = Counter()

    def add(self, found: FileResults, *, left_out: int = 0) -> None:
        """Count the results of a file; ``left_out`` of them were not asked for."""
        self._files += 1
        self._found_in += bool(found.new)
        self._known += len(found.known or ())
        self._left_out += left_out
        self._severities.update(result.severity for result in found.new)

    def add_unread(self) -> None:
        """Count a file that could not be read."""
        self._unread += 1

    def line(self, *, skipped: int = 0) -> str:
        """``12 files: 3 warnings and 5 infos in 4 of them; 1 could not be read``."""
        counts = [
            _several(self._severities[severity], name)
            for severity, name in _NAMES
            if self._severities[severity]
        ]
        found = " and ".join(filter(None, (", ".join(counts[:-1]), *counts[-1:])))
        if found and self._files > 1:
            found += f" in {self._found_in:,} of them"
        line = f"{_several(self._files, 'file')}: {found or 'nothing found'}"
        if self._known:
            line += f"; {self._known:,} known"
        if self._left_out:
            line += f"; {self._left_out:,} not asked for"
        if self._unread:
            line += f"; {self._unread:,} could not be read"
        if skipped:
            line += f"; {describe_skipped(skipped)} not read"
        return line


def _several(count: int, name: str) -> str:
    return f"{count:,} {name}{'' if count == 1 else 's'}"
