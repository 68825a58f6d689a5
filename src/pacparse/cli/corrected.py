"""Documents as people have set them right: the file of corrections, and what no longer fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.cli.messages import say

if TYPE_CHECKING:
    from pacparse.document import Correction, Document


class Corrected:
    """Sets documents right as the file at ``path`` says; without a file it leaves them as they are.

    Raises UnreadableError or UsageError at once if the file cannot be meant.
    """

    def __init__(self, path: str | None) -> None:
        self.rows: tuple[Correction, ...] = ()
        self._path = path
        self._unmet: set[Correction] = set()
        if path is not None:
            from pacparse.corrections import read_corrections

            self.rows = read_corrections(path)
            self._unmet.update(self.rows)

    def document(self, document: Document) -> Document:
        """The ``document`` set right. Each correction that does not fit it is said."""
        if not self.rows:
            return document
        from pacparse.corrections import apply_corrections, is_for

        corrected = apply_corrections(document, self.rows)
        applied = frozenset(corrected.corrections)
        self._unmet = {
            row for row in self._unmet if row not in applied and not is_for(row, document)
        }
        known = len(document.diagnostics)
        for found in corrected.diagnostics[known:]:
            say(f"warning: {document.source.name}: {found.message} [{found.code}]")
        return corrected

    def say_unmet(self, *, is_quiet: bool = False) -> None:
        """Say how many corrections are for documents that were not read; ``is_quiet``: only if all are."""
        count, of = len(self._unmet), len(set(self.rows))
        if 0 < count < of and not is_quiet:
            say(f"{self._path}: {count:,} of {of:,} corrections are for documents not read here")
        elif count and count == of:
            say(
                f"warning: {self._path}: no correction is for a document read here; source_sha256 names "
                "the file that was looked at: read that file, or empty the column"
            )
