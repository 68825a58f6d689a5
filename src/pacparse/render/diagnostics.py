"""Diagnostics as lines for people, annotations for GitHub, or records for programs."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING

from pacparse.render.printable import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pacparse.document import Diagnostic
    from pacparse.units import Severity


class DiagnosticFormat(StrEnum):
    """How diagnostics are written."""

    TEXT = "text"
    GITHUB = "github"
    JSON = "json"


_RANKS: dict[Severity, int] = {"info": 0, "warning": 1, "error": 2}
# GitHub's workflow commands: https://docs.github.com/actions, "Workflow commands"
_GITHUB_COMMANDS: dict[Severity, str] = {"info": "notice", "warning": "warning", "error": "error"}


def is_at_least(severity: Severity, floor: Severity) -> bool:
    """Whether ``severity`` is as grave as ``floor``, or graver."""
    return _RANKS[severity] >= _RANKS[floor]


def diagnostic_line(diagnostic: Diagnostic, *, name: str, form: DiagnosticFormat) -> str:
    """One diagnostic of the file ``name`` on one line, without its newline, in ``form``."""
    if form is DiagnosticFormat.GITHUB:
        return _github_line(diagnostic, name)
    if form is DiagnosticFormat.JSON:
        record = {"file": name, **diagnostic.model_dump()}
        return json.dumps(record, ensure_ascii=False)
    place = f"{printable(name)}:{diagnostic.line}:{diagnostic.column}"
    return f"{place}: {diagnostic.severity}: {printable(diagnostic.message)} [{diagnostic.code}]"


def in_reading_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics by line and column; those of one place keep their order."""
    return sorted(diagnostics, key=lambda diagnostic: (diagnostic.line, diagnostic.column))


def _github_line(diagnostic: Diagnostic, name: str) -> str:
    properties = (
        f"file={_github_property(name)},line={diagnostic.line},col={diagnostic.column},"
        f"title={_github_property(diagnostic.code)}"
    )
    message = printable(diagnostic.message).replace("%", "%25")
    return f"::{_GITHUB_COMMANDS[diagnostic.severity]} {properties}::{message}"


def _github_property(value: str) -> str:
    escaped = printable(value).replace("%", "%25")
    return escaped.replace(":", "%3A").replace(",", "%2C")
