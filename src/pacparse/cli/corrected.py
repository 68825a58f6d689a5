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
        if path is not None:
            from pacparse.corrections import read_corrections

            self.rows = read_corrections(path)

    def document(self, document: Document) -> Document:
        """The ``document`` set right. Each correction that does not fit it is said."""
        if not self.rows:
            return document
        from pacparse.corrections import apply_corrections

        corrected = apply_corrections(document, self.rows)
        known = len(document.diagnostics)
        for found in corrected.diagnostics[known:]:
            say(f"warning: {document.source.name}: {found.message} [{found.code}]")
        return corrected
