"""Baselines: the findings that a repository had before, so that only new ones fail.

A baseline is a JSON file that people keep beside their documents and read in a review: one entry
for each finding, sorted, with its fingerprint. It holds no line numbers, so it does not change when
text is added above a finding.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from pacparse.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from pacparse.results import Result

FORM = "pacparse-baseline-1"
_HINT = "write it anew with --write-baseline"


class _Entry(NamedTuple):
    file: str
    code: str
    message: str
    fingerprint: str


class Baseline:
    """Known findings by fingerprint; each accounts for one finding of a run."""

    def __init__(self, known: Iterable[_Entry]) -> None:
        entries = list(known)
        self._left = Counter(entry.fingerprint for entry in entries)
        self._files = {entry.fingerprint: entry.file for entry in entries}

    def is_known(self, result: Result) -> bool:
        """Whether ``result`` is an old finding that no other finding of this run has taken."""
        if self._left[result.identity] <= 0:
            return False
        self._left[result.identity] -= 1
        return True

    def gone_from(self, files: Container[str]) -> int:
        """How many known findings of ``files``, which were looked at, no result has taken."""
        return sum(
            count
            for fingerprint, count in self._left.items()
            if count > 0 and self._files.get(fingerprint) in files
        )


def read_baseline(text: str, *, name: str) -> Baseline:
    """The baseline that ``text`` holds; ``name`` is its file's, for messages.

    Raises UsageError where it is no baseline.
    """
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError("this is no baseline: it is not JSON", where=name, hint=_HINT) from error
    if not isinstance(record, dict) or record.get("form") != FORM:
        raise UsageError(f"this is no baseline: form is not {FORM!r}", where=name, hint=_HINT)
    findings = record.get("findings")
    if not isinstance(findings, list):
        raise UsageError("this is no baseline: it has no findings", where=name, hint=_HINT)
    known: list[_Entry] = []
    for entry in findings:
        fields = entry if isinstance(entry, dict) else {}
        if not isinstance(fields.get("fingerprint"), str):
            what = f"finding {len(known) + 1} of the baseline has no fingerprint"
            raise UsageError(what, where=name, hint=_HINT)
        known.append(_Entry(*(str(fields.get(field, "")) for field in _Entry._fields)))
    return Baseline(known)


def write_baseline(results: Iterable[Result]) -> str:
    """``results`` as the text of a baseline: the same for the same findings, in whatever order."""
    entries = sorted(_Entry(r.file, r.code, r.message, r.identity) for r in results)
    lines = [json.dumps(entry._asdict(), ensure_ascii=False) for entry in entries]
    body = ",\n".join(f"    {line}" for line in lines)
    findings = f"[\n{body}\n  ]" if lines else "[]"
    return f'{{\n  "form": "{FORM}",\n  "findings": {findings}\n}}\n'
