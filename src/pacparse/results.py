"""Results: diagnostics of files, each with a fingerprint by which it is known again next week.

A line number changes when a line is added above it. The fingerprint is made of what does not: the
code, the message, and the words of the source line; findings of a file that are alike in all of
these are told apart by their order. The idea is that of SARIF's ``partialFingerprints`` (§3.27.17).
"""

from __future__ import annotations

import posixpath
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.landmarks import Landmarks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.block import Block
    from pacparse.document import Diagnostic, Document
    from pacparse.text.spans import Run
    from pacparse.units import Severity

_CONTEXT = 120
"""How many characters of the source line a fingerprint looks at, at most: before and after."""
_FINGERPRINT_DIGITS = 32
_MARKDOWN = "text/markdown"
"""A parser annotates its text, and takes it from nowhere: its lines are those of the file."""


class Result(NamedTuple):
    """A diagnostic of the file ``file``; ``fingerprint`` is 32 hex digits, as stable as its words.

    ``file`` is a path with slashes, in which a lone surrogate stands for a byte that is not UTF-8.

    ``line`` and ``column`` are 1-based, in code points; both are None if the original has no lines
    to count. Then a PDF has its ``page``, from 1, and Word its ``paragraph``: the printed number
    (``3.2``), or the place among all paragraphs (``¶57``).
    """

    file: str
    code: str
    severity: Severity
    message: str
    line: int | None
    column: int | None
    page: int | None
    block: str | None
    runs: tuple[Run, ...]
    fingerprint: str
    paragraph: str | None = None

    @property
    def place(self) -> str | None:
        """Where it is in an original without lines: ``page 5``, ``paragraph 3.2``; else None."""
        if self.line is not None:
            return None
        if self.page is not None:
            return f"page {self.page}"
        return None if self.paragraph is None else f"paragraph {self.paragraph}"

    @property
    def identity(self) -> str:
        """The fingerprint of the result in its file: 32 hex digits."""
        return self.identity_as(self.file)

    def identity_as(self, file: str) -> str:
        """The fingerprint of the result where its file is called ``file``: 32 hex digits."""
        return _digest(f"{file}\n{self.fingerprint}")


class FileResults(NamedTuple):
    """What was found in ``file``: what is ``new``; and ``known``, where there is a baseline."""

    file: str
    new: Sequence[Result]
    known: Sequence[Result] | None = None


_RANKS: dict[Severity, int] = {"info": 0, "warning": 1, "error": 2}


def is_at_least(severity: Severity, floor: Severity) -> bool:
    """Whether ``severity`` is as grave as ``floor``, or graver."""
    return _RANKS[severity] >= _RANKS[floor]


def make_results(document: Document, text: str, *, file: str | None = None) -> list[Result]:
    """The diagnostics of ``document``, made of ``text``, as results in reading order.

    ``file`` is the path of the file, where it is known better than by the name in the document.
    """
    name = plain_path(document.source.name if file is None else file)
    has_lines = document.source.extractor is None or document.source.media_type == _MARKDOWN
    landmarks = Landmarks(document.source, text)
    seen: Counter[str] = Counter()
    results = []
    for diagnostic in sorted(document.diagnostics, key=lambda found: (found.line, found.column)):
        words = _words_at(text, diagnostic)
        likeness = f"{diagnostic.code}\n{diagnostic.message}\n{words}"
        seen[likeness] += 1
        block = document.block_by_id.get(diagnostic.block or "")
        results.append(
            Result(
                name,
                diagnostic.code,
                diagnostic.severity,
                diagnostic.message,
                diagnostic.line if has_lines else None,
                diagnostic.column if has_lines else None,
                diagnostic.page or (block.page if block else None),
                diagnostic.block,
                diagnostic.runs,
                _digest(f"{likeness}\n{seen[likeness]}"),
                _paragraph(diagnostic, block, landmarks),
            )
        )
    return results


def _paragraph(diagnostic: Diagnostic, block: Block | None, landmarks: Landmarks) -> str | None:
    """By what a person finds the paragraph of a Word file; None in anything else."""
    if landmarks.kind != "paragraph":
        return None
    if block is not None and block.number is not None:
        return block.number
    return landmarks.sign_at(diagnostic.runs[0][0]) if diagnostic.runs and landmarks.count else None


def plain_path(path: str) -> str:
    """``path`` with ``/`` between its parts and no ``./``: one file has one name; not an address."""
    return path if "://" in path else posixpath.normpath(path.replace("\\", "/"))


def readable_file(file: str) -> str:
    r"""``file`` as valid Unicode: a byte that is not UTF-8 is written ``\xff``."""
    return file.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def gravest(results: Sequence[Result]) -> Severity | None:
    """The gravest severity among ``results``; None where there are none."""
    return max((result.severity for result in results), key=_RANKS.__getitem__, default=None)


def _digest(words: str) -> str:
    return sha256(words.encode("utf-8", "backslashreplace")).hexdigest()[:_FINGERPRINT_DIGITS]


def _words_at(text: str, diagnostic: Diagnostic) -> str:
    """The words around the first run on its line, white space made one: what a person knows it by."""
    if not diagnostic.runs:
        return ""
    start = diagnostic.runs[0][0]
    begin = max(text.rfind("\n", 0, start) + 1, start - _CONTEXT)
    end = text.find("\n", start, start + _CONTEXT)
    return " ".join(text[begin : end if end >= 0 else start + _CONTEXT].split())
