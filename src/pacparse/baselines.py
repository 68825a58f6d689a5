"""Baselines: the findings that a repository had before, so that only new ones fail.

A baseline is a JSON file that people keep beside their documents and read in a review: one entry
for each finding, sorted, with its fingerprint. It holds no line numbers, so it does not change when
text is added above a finding. Files are named from the folder of the baseline, so that it does not
matter how they are named in a call, and from which folder.
"""

from __future__ import annotations

import json
import os
import posixpath
from collections import Counter
from typing import TYPE_CHECKING

from pacparse.errors import UsageError
from pacparse.fields import NamedTuple
from pacparse.results import readable_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pacparse.results import Result

FORM = "pacparse-baseline-1"
_HINT = "write it anew with --write-baseline"


class _Entry(NamedTuple):
    file: str
    code: str
    message: str
    fingerprint: str


class Baseline:
    """Known findings by fingerprint; each accounts for one finding of a run.

    ``path`` is the file that holds them.
    """

    def __init__(self, known: Iterable[_Entry], *, path: str) -> None:
        entries = list(known)
        self._places = _Places(path)
        self._left = Counter(entry.fingerprint for entry in entries)
        self._files = {entry.fingerprint: entry.file for entry in entries}

    def is_known(self, result: Result) -> bool:
        """Whether ``result`` is an old finding that no other finding of this run has taken."""
        identity = result.identity_as(self._places.of(result.file))
        if self._left[identity] <= 0:
            return False
        self._left[identity] -= 1
        return True

    def gone_from(self, files: Iterable[str]) -> int:
        """How many known findings of ``files``, which were looked at, no result has taken."""
        looked_at = {self._places.of(file) for file in files}
        return sum(
            count
            for fingerprint, count in self._left.items()
            if count > 0 and self._files.get(fingerprint) in looked_at
        )


class _Places:
    """Paths as they are seen from the folder of a baseline, whatever they are called in a call."""

    def __init__(self, path: str) -> None:
        self._folder = os.path.realpath(os.path.dirname(path) or os.curdir)  # noqa: PTH120
        self._parents: dict[str, str] = {}

    def of(self, file: str) -> str:
        """``file`` from the folder, with slashes; an address or standard input as it is."""
        if "://" in file or (file.startswith("<") and file.endswith(">")):
            return readable_file(file)
        parent, name = posixpath.split(file)
        known = self._parents.get(parent)
        if known is None:
            known = self._parents[parent] = self._from_folder(parent)
        return readable_file(posixpath.normpath(posixpath.join(known, name)))

    def _from_folder(self, parent: str) -> str:
        real = os.path.realpath(parent or os.curdir)
        try:
            return os.path.relpath(real, self._folder).replace(os.sep, "/")
        except ValueError:  # another drive of Windows
            return real.replace(os.sep, "/")


def read_baseline(text: str, *, name: str) -> Baseline:
    """The baseline that ``text`` holds; ``name`` is the path of its file.

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
    return Baseline(known, path=name)


def write_baseline(results: Iterable[Result], *, name: str) -> str:
    """``results`` as the text of a baseline: the same for the same findings, in whatever order.

    ``name`` is the path of the file that it is written to.
    """
    places = _Places(name)
    entries = sorted(_entry(result, places.of(result.file)) for result in results)
    lines = [json.dumps(entry._asdict(), ensure_ascii=False) for entry in entries]
    body = ",\n".join(f"    {line}" for line in lines)
    findings = f"[\n{body}\n  ]" if lines else "[]"
    return f'{{\n  "form": "{FORM}",\n  "findings": {findings}\n}}\n'


def _entry(result: Result, file: str) -> _Entry:
    return _Entry(file, result.code, result.message, result.identity_as(file))
