"""Documents as people have set them right: the file of corrections, and what no longer fits."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

from pacparse.cli.messages import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from pacparse.document import Correction, Document
    from pacparse.history import Witness


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

    def note_of(self, document: Document, corrected: Document) -> str:
        """What is kept of the corrections of a ``document``: empty if none is for it."""
        if not self.rows:
            return ""
        from pacparse.corrections import is_for

        applied = frozenset(corrected.corrections)
        met = [
            place for place, row in enumerate(self.rows) if row in applied or is_for(row, document)
        ]
        return json.dumps([self._digest(), met]) if met else ""

    def is_current(self, note: str, witness: Callable[[], Witness]) -> bool:
        """Whether a document that was kept with this ``note`` would be the same now.

        ``witness`` gives what was kept of it.
        """
        if not note:
            return not self.rows or not self._is_for(witness())
        digest, met = json.loads(note)
        if digest != self._digest():
            return False
        self._unmet -= {self.rows[place] for place in met}
        return True

    def _is_for(self, witness: Witness) -> bool:
        keys = {one.key for one in witness.sightings}
        return any(
            row.source_sha256 == witness.sha256 if row.source_sha256 else row.recommendation in keys
            for row in self.rows
        )

    def _digest(self) -> str:
        return sha256(repr(self.rows).encode()).hexdigest()

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
