"""Binding: each mark to its note, each note to its URLs and its own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pacparse.footnotes.urls import find_urls
from pacparse.units import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.units import Unit

_SCOPED = re.compile(r"s(?P<scope>[0-9]{1,4})-(?P<number>.+)")
_STOPS = " .,;)"
_SPACES = re.compile(r"\s{2,}")


class Citation(NamedTuple):
    """A mark by its unit's index and its place among that unit's marks."""

    unit: int
    mark: int


class BoundNote(NamedTuple):
    """A note with its URLs, and the marks that cite it; ``unit`` is None where it is nowhere given.

    ``scope`` counts from 1 where note numbers start again, in a new chapter say.
    """

    number: str
    scope: int
    unit: int | None
    text: str | None
    urls: tuple[str, ...]
    citations: tuple[Citation, ...]


class Binding(NamedTuple):
    """The notes in order of their first appearance, and what is to be said about them."""

    notes: tuple[BoundNote, ...]
    findings: tuple[Finding, ...]


def bind_notes(units: Sequence[Unit]) -> Binding:
    """Every note of ``units`` and every mark, bound by number within its scope."""
    definitions = _definitions(units)
    scopes = max((scope for scope, _ in definitions), default=1)
    cited = _citations(units, definitions, scopes)
    notes: list[BoundNote] = []
    findings: list[Finding] = []
    for key in sorted({*definitions, *cited}, key=lambda k: _place(k, definitions, cited)):
        scope, number = key
        places = definitions.get(key, [])
        citations = tuple(cited.get(key, ()))
        if not places:
            notes.append(BoundNote(number, scope, None, None, (), citations))
            findings.append(_undefined(units, number, citations[0]))
            continue
        for order, place in enumerate(places):
            note, repaired = _read_note(units, place, key, citations if order == 0 else ())
            notes.append(note)
            findings.extend(repaired)
            if not note.citations:
                findings.append(_unreferenced(units[place], number, place))
    cited_first = sorted(notes, key=lambda n: (not n.citations, 0 if n.citations else n.unit or 0))
    return Binding(tuple(cited_first), tuple(findings))


Key = tuple[int, str]


def _definitions(units: Sequence[Unit]) -> dict[Key, list[int]]:
    """The note units by scope and number; a number that steps back begins a new scope."""
    definitions: dict[Key, list[int]] = {}
    scope, last = 1, 0
    for index, unit in enumerate(units):
        if unit.kind != "note" or unit.number is None:
            continue
        if scoped := _SCOPED.fullmatch(unit.number):
            definitions.setdefault((int(scoped["scope"]), scoped["number"]), []).append(index)
            continue
        value = int(unit.number) if unit.number.isdigit() else 0
        is_second = (scope, unit.number) in definitions and (scope, "2") in definitions
        if value and value <= last and value <= 2 and is_second:
            scope += 1
        if value:
            last = value
        definitions.setdefault((scope, unit.number), []).append(index)
    return definitions


def _are_scoped(units: Sequence[Unit]) -> bool:
    """Whether labels name their scopes (``[^s2-1]``), so that none is to be told from the order."""
    return any(
        number is not None and number[0] == "s" and _SCOPED.fullmatch(number)
        for unit in units
        for number in (
            unit.number if unit.kind == "note" else None,
            *(m.number for m in unit.marks),
        )
    )


def _citations(
    units: Sequence[Unit], definitions: dict[Key, list[int]], scopes: int
) -> dict[Key, list[Citation]]:
    """The marks by scope and number; marks start again where they go back to 1."""
    cited: dict[Key, list[Citation]] = {}
    scope, last = 1, 0
    are_scoped = _are_scoped(units)
    for index, unit in enumerate(units):
        for place, mark in enumerate(unit.marks):
            number = mark.number
            if number[0] == "s" and (scoped := _SCOPED.fullmatch(number)):
                key = (int(scoped["scope"]), scoped["number"])
            else:
                value = int(number) if number.isdigit() else 0
                starts_again = value == 1 and last > 1 and not are_scoped
                if starts_again and (scope < scopes or (1, "1") not in definitions):
                    scope += 1
                last = value or last
                key = (scope, number)
                if key not in definitions and (1, number) in definitions and scopes == 1:
                    key = (1, number)
            cited.setdefault(key, []).append(Citation(index, place))
    return cited


def _place(
    key: Key, definitions: dict[Key, list[int]], cited: dict[Key, list[Citation]]
) -> tuple[int, int, int]:
    """Cited notes in the order of their first marks, then the others in that of their places."""
    if key in cited:
        return (0, *cited[key][0])
    return (1, definitions[key][0], 0)


def _read_note(
    units: Sequence[Unit], place: int, key: Key, citations: tuple[Citation, ...]
) -> tuple[BoundNote, list[Finding]]:
    """The note at unit ``place``: its words without the addresses, the addresses repaired."""
    unit = units[place]
    urls = find_urls(unit.text)
    words, cursor = [], 0
    for url in urls:
        words.append(unit.text[cursor : url.start])
        cursor = url.end
    words.append(unit.text[cursor:])
    if urls and not words[-1].strip(_STOPS):
        words.pop()  # the full stop after the address ends nothing else
    text = _SPACES.sub(" ", " ".join(w.strip() for w in words)).strip()
    if urls and not any(c.isalnum() for c in text):
        text = ""
    findings = [
        Finding(
            "url-repaired",
            "info",
            f"the address of note {key[1]} was printed with a tail that is not its own",
            unit.runs,
            place,
        )
        for url in urls
        if url.is_repaired
    ]
    addresses = tuple(url.address for url in urls)
    return BoundNote(key[1], key[0], place, text or None, addresses, citations), findings


def _undefined(units: Sequence[Unit], number: str, citation: Citation) -> Finding:
    mark = units[citation.unit].marks[citation.mark]
    message = f"note {number} is cited and never given"
    return Finding("footnote-undefined", "warning", message, (mark.run,), citation.unit)


def _unreferenced(unit: Unit, number: str, place: int) -> Finding:
    message = f"note {number} is given and never cited"
    return Finding("footnote-unreferenced", "warning", message, unit.runs, place)
