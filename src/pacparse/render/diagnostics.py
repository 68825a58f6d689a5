"""Results as lines for people, annotations for GitHub, or a JSON array for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

from pacparse.render.printable import printable
from pacparse.results import readable_file

if TYPE_CHECKING:
    from pacparse.results import FileResults, Result
    from pacparse.units import Severity

# GitHub's workflow commands: https://docs.github.com/actions, "Workflow commands"
_GITHUB_COMMANDS: dict[Severity, str] = {"info": "notice", "warning": "warning", "error": "error"}


class ResultWriter(Protocol):
    """A form in which results are written, piece by piece: each call gives text to write."""

    def head(self) -> str:
        """What stands before the first file."""
        ...

    def file(self, found: FileResults) -> str:
        """The results of one file."""
        ...

    def unread(self, name: str, message: str) -> str:
        """That the file ``name`` could not be read, and why."""
        ...

    def tail(self) -> str:
        """What stands after the last file."""
        ...


class LineWriter:
    """A line for each result; what a baseline holds, and what could not be read, is left out."""

    def head(self) -> str:
        """Nothing."""
        return ""

    def file(self, found: FileResults) -> str:
        """The lines of one file."""
        return "".join(f"{self._line(result)}\n" for result in found.new)

    def unread(self, name: str, message: str) -> str:
        """Nothing: standard error says it."""
        del name, message
        return ""

    def tail(self) -> str:
        """Nothing."""
        return ""

    def _line(self, result: Result) -> str:
        words = f"{result.severity}: {printable(result.message)} [{result.code}]"
        return f"{_place(result)}: {words}"


class GithubWriter(LineWriter):
    """Workflow commands, which GitHub shows as annotations beside the line."""

    def unread(self, name: str, message: str) -> str:
        """An annotation of the file."""
        return f"::error file={_property(name)}::{_message(message)}\n"

    def _line(self, result: Result) -> str:
        place = "" if result.line is None else f",line={result.line},col={result.column}"
        properties = f"file={_property(result.file)}{place},title={_property(result.code)}"
        words = result.message if result.place is None else f"{result.place}: {result.message}"
        return f"::{_GITHUB_COMMANDS[result.severity]} {properties}::{_message(words)}"


class JsonWriter(LineWriter):
    """One JSON array over all files, a record to a line."""

    def __init__(self) -> None:
        self._count = 0

    def file(self, found: FileResults) -> str:
        """The records of one file."""
        lines = [json.dumps(_record(result), ensure_ascii=False) for result in found.new]
        first = ",\n" if self._count else "[\n"
        self._count += len(lines)
        return first + ",\n".join(lines) if lines else ""

    def tail(self) -> str:
        """The end of the array."""
        return "\n]\n" if self._count else "[]\n"


def _record(result: Result) -> dict[str, object]:
    return {**result._asdict(), "file": readable_file(result.file)}


def _place(result: Result) -> str:
    name = printable(result.file)
    if result.line is not None:
        return f"{name}:{result.line}:{result.column}"
    return f"{name}: {printable(result.place)}" if result.place is not None else name


def _property(value: str) -> str:
    escaped = printable(value).replace("%", "%25")
    return escaped.replace(":", "%3A").replace(",", "%2C")


def _message(words: str) -> str:
    return printable(words).replace("%", "%25")
