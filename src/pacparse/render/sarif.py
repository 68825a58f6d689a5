"""Results as SARIF 2.1.0, the form in which analysis tools hand findings to code hosts.

OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, 2020-03-27. The log is
written as results come: what is known only at the end (the rules that occurred, the files that
could not be read) stands after them, for JSON knows no order of names.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from pacparse.render.printable import printable
from pacparse.render.rules import CODES, meaning_of

if TYPE_CHECKING:
    from pacparse.results import FileResults, Result
    from pacparse.units import Severity

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS: dict[Severity, str] = {"info": "note", "warning": "warning", "error": "error"}
_FINGERPRINT = "pacparse/v1"
_HEAD = f'{{"$schema":"{_SCHEMA}","version":"2.1.0","runs":[{{"results":['


class SarifWriter:
    """A log with one run, piece by piece: ``head``, then each file, then ``tail``."""

    def __init__(self, version: str) -> None:
        self._version = version
        self._levels: dict[str, str] = {}
        self._unread: list[dict[str, object]] = []
        self._count = 0

    def head(self) -> str:
        """What stands before the first result."""
        return _HEAD

    def file(self, found: FileResults) -> str:
        """The results of one file; with a baseline, each has its state."""
        state = None if found.known is None else "new"
        pieces = [self._result(result, state) for result in found.new]
        pieces += [self._result(result, "unchanged") for result in found.known or ()]
        text = "".join(
            f"{',' if self._count + place else ''}\n{_dump(piece)}"
            for place, piece in enumerate(pieces)
        )
        self._count += len(pieces)
        return text

    def unread(self, name: str, message: str) -> str:
        """Takes note of a file that could not be read; nothing is written before the end."""
        self._unread.append(
            {
                "level": "error",
                "message": {"text": printable(message)},
                "locations": [{"physicalLocation": {"artifactLocation": _artifact(name)}}],
            }
        )
        return ""

    def tail(self) -> str:
        """What stands after the last result: the tool with its rules, and how the run went."""
        page = documentation_page()
        driver: dict[str, object] = {"name": "pacparse", "semanticVersion": self._version}
        if page is not None:
            driver["informationUri"] = page
        driver["rules"] = [_rule(code, level, page) for code, level in sorted(self._levels.items())]
        invocation: dict[str, object] = {"executionSuccessful": not self._unread}
        if self._unread:
            invocation["toolExecutionNotifications"] = self._unread
        end = "\n" if self._count else ""
        return (
            f'{end}],\n"tool":{_dump({"driver": driver})},\n'
            f'"invocations":[{_dump(invocation)}],\n'
            '"columnKind":"unicodeCodePoints"}]}\n'
        )

    def _result(self, result: Result, state: str | None) -> dict[str, object]:
        level = _LEVELS[result.severity]
        self._levels.setdefault(result.code, level)
        place: dict[str, object] = {"artifactLocation": _artifact(result.file)}
        if result.line is not None:
            place["region"] = {"startLine": result.line, "startColumn": result.column}
        record: dict[str, object] = {
            "ruleId": result.code,
            "level": level,
            "message": {"text": printable(result.message)},
            "locations": [_location(place, result)],
            "partialFingerprints": {_FINGERPRINT: result.identity},
        }
        if state is not None:
            record["baselineState"] = state
        properties = {"page": result.page, "paragraph": result.paragraph}
        if known := {name: value for name, value in properties.items() if value is not None}:
            record["properties"] = known
        return record


def _location(place: dict[str, object], result: Result) -> dict[str, object]:
    """The place of a result; in an original without lines, its page or paragraph in words."""
    location: dict[str, object] = {"physicalLocation": place}
    if result.place is not None:
        location["message"] = {"text": printable(result.place)}
    return location


def documentation_page() -> str | None:
    """The address of the documentation that the package was built with; None if it names none."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        urls = metadata("pacparse").get_all("Project-URL") or []
    except PackageNotFoundError:  # it runs from its source
        return None
    for url in urls:
        name, _, address = url.partition(",")
        if name.strip().casefold() == "documentation":
            return address.strip() or None
    return None


def _rule(code: str, level: str, page: str | None) -> dict[str, object]:
    """What the code means, and what to do; ``page`` is where there is more to read."""
    rule: dict[str, object] = {
        "id": code,
        "shortDescription": {"text": meaning_of(code)},
        "fullDescription": {"text": meaning_of(code)},
        "help": _help(code),
        "defaultConfiguration": {"level": level},
    }
    if page is not None:
        rule["helpUri"] = page
    return rule


def _help(code: str) -> dict[str, str]:
    """What a host shows beside a finding: it needs no page to lead to."""
    known = CODES.get(code)
    if known is None:
        return {"text": meaning_of(code)}
    return {
        "text": f"{known.sentence} What to do: {known.advice_sentence}",
        "markdown": f"{known.markdown_sentence}\n\n**What to do:** {known.advice}.\n\n"
        f"`pacparse rule {code}` says it on a terminal.",
    }


def _artifact(name: str) -> dict[str, str]:
    """The file as a URI: each byte that is none of its signs is percent-encoded, UTF-8 or not."""
    scheme, end, rest = name.partition("://")
    if end:  # an address has a scheme already
        return {"uri": f"{scheme}{end}{_quoted(rest)}"}
    prefix = "file://" if name.startswith("/") else ""
    return {"uri": prefix + _quoted(name)}


def _quoted(path: str) -> str:
    return quote(path.encode("utf-8", "surrogateescape"))


def _dump(record: object) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
