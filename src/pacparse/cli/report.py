"""The diagnostics of many files on standard output, as they are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.cli.output import (
    ReaderGoneError,
    abandon_standard_output,
    is_terminal,
    write_standard_output,
)
from pacparse.render.diagnostics import DiagnosticFormat
from pacparse.render.printable import printable_json

if TYPE_CHECKING:
    from collections.abc import Sequence


class Report:
    """Lines on standard output as they come; where the reader leaves, the check itself goes on."""

    def __init__(self, form: DiagnosticFormat) -> None:
        self._is_array = form is DiagnosticFormat.JSON
        self._is_read = True
        self._count = 0

    def add(self, lines: Sequence[str]) -> None:
        """Write the lines of one file."""
        if self._is_array:
            first = "[\n" if self._count == 0 else ",\n"
            self._write(first + ",\n".join(lines) if lines else "")
        else:
            self._write("".join(f"{line}\n" for line in lines))
        self._count += len(lines)

    def close(self) -> None:
        """Write what completes the form."""
        if self._is_array:
            self._write("\n]\n" if self._count else "[]\n")

    def _write(self, text: str) -> None:
        if not self._is_read or not text:
            return
        if self._is_array and is_terminal():
            text = printable_json(text)
        try:
            write_standard_output(text)
        except ReaderGoneError:
            abandon_standard_output()
            self._is_read = False
