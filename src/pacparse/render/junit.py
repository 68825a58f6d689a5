"""Results as JUnit XML: a suite for each file, a test case for each finding.

The form is that of the Ant JUnit reports which CI services read. A finding that fails the check is
a failure; one that does not is a case that passed, with its message as output; a file that could
not be read is an error.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from pacparse.results import is_at_least, readable_file

if TYPE_CHECKING:
    from pacparse.results import FileResults, Result
    from pacparse.units import Severity

# What XML 1.0 (§2.2) has no way to write: "\x1b", a lone surrogate. Near miss: "\t".
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class JunitWriter:
    """A report, piece by piece: ``head``, then each file, then ``tail``."""

    def __init__(self, floor: Severity) -> None:
        self._floor = floor

    def head(self) -> str:
        """What stands before the first file."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="pacparse">\n'

    def file(self, found: FileResults) -> str:
        """The suite of one file; what a baseline holds is skipped."""
        known = found.known or ()
        failures = sum(is_at_least(result.severity, self._floor) for result in found.new)
        cases = [self._case(result) for result in found.new]
        cases += [_case(result, '    <skipped message="in the baseline"/>\n') for result in known]
        name = _attribute(found.file)
        if not cases:
            cases = [f'  <testcase classname="{name}" name="check"/>\n']
        counts = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="{len(known)}"'
        return f'<testsuite name="{name}" {counts}>\n{"".join(cases)}</testsuite>\n'

    def unread(self, name: str, message: str) -> str:
        """The suite of a file that could not be read."""
        words = _attribute(message)
        return (
            f'<testsuite name="{_attribute(name)}" tests="1" failures="0" errors="1" skipped="0">\n'
            f'  <testcase classname="{_attribute(name)}" name="read">\n'
            f'    <error message="{words}"/>\n  </testcase>\n</testsuite>\n'
        )

    def tail(self) -> str:
        """What stands after the last file."""
        return "</testsuites>\n"

    def _case(self, result: Result) -> str:
        words = _attribute(result.message)
        if is_at_least(result.severity, self._floor):
            inside = f'    <failure type="{result.severity}" message="{words}"/>\n'
        else:
            inside = f"    <system-out>{words}</system-out>\n"
        return _case(result, inside)


def _case(result: Result, inside: str) -> str:
    place = f" line {result.line}" if result.line is not None else ""
    place = f" {result.place}" if result.place is not None else place
    name = _attribute(f"{result.code}{place}")
    return (
        f'  <testcase classname="{_attribute(result.file)}" name="{name}">\n{inside}  </testcase>\n'
    )


def _attribute(words: str) -> str:
    shown = _NO_XML.sub(lambda match: f"\\x{ord(match[0]):02x}", readable_file(words))
    return escape(" ".join(shown.split()), quote=True)
