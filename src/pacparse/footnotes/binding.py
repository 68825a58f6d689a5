"""Binding: each mark to its note, each note to its URLs and its own words."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from pacparse.fields import NamedTuple
from pacparse.footnotes.links import with_links
from pacparse.footnotes.scopes import find_scopes
from pacparse.footnotes.urls import find_urls
from pacparse.styles import NO_STYLES
from pacparse.text.spans import locate
from pacparse.units import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.footnotes.scopes import Key, Place
    from pacparse.footnotes.urls import Url
    from pacparse.styles import Box, Styles
    from pacparse.units import Unit

Origin = Literal["printed", "repaired", "link"]

_STOPS = " .,;)"
# "(see " before an address whose bracket closes after it; near miss: "(the log) see".
_OPENED = re.compile(r"\(([^()]{0,40})\Z")
_SPACES = re.compile(r"\s{2,}")


class Citation(NamedTuple):
    """A mark by its unit's index and its place among that unit's marks."""

    unit: int
    mark: int


class Link(NamedTuple):
    """An address of a note, what it was taken from, where that stands in the source and on its page."""

    address: str
    origin: Origin
    place: int
    box: Box | None = None


class BoundNote(NamedTuple):
    """A note with its URLs, and the marks that cite it; ``unit`` is None where it is nowhere given.

    ``scope`` counts from 1 where note numbers start again, in a new chapter say.
    """

    number: str
    scope: int
    unit: int | None
    text: str | None
    links: tuple[Link, ...]
    citations: tuple[Citation, ...]


class Binding(NamedTuple):
    """The notes in order of their first appearance, and what is to be said about them."""

    notes: tuple[BoundNote, ...]
    findings: tuple[Finding, ...]


def bind_notes(units: Sequence[Unit], styles: Styles = NO_STYLES) -> Binding:
    """Every note of ``units`` and every mark, bound by number within its scope.

    An address that the original links to beats the printed one.
    """
    definitions, cited = find_scopes(units)
    notes: list[BoundNote] = []
    findings: list[Finding] = []
    for key in sorted({*definitions, *cited}, key=lambda k: _place(k, definitions, cited)):
        scope, number = key
        places = definitions.get(key, [])
        citations = tuple(Citation(place.unit, place.mark) for place in cited.get(key, ()))
        if not places:
            notes.append(BoundNote(number, scope, None, None, (), citations))
            findings.append(_undefined(units, number, citations[0]))
            continue
        for order, place in enumerate(places):
            urls = _addresses(units[place], styles)
            note = _read_note(units[place], urls, key, citations if order == 0 else ())
            notes.append(note._replace(unit=place))
            findings += [f for url in urls if (f := _finding(units[place], url, number, place))]
            if not note.citations:
                findings.append(_unreferenced(units[place], number, place))
    cited_first = sorted(notes, key=lambda n: (not n.citations, 0 if n.citations else n.unit or 0))
    return Binding(tuple(cited_first), tuple(findings))


def _place(
    key: Key, definitions: dict[Key, list[int]], cited: dict[Key, list[Place]]
) -> tuple[int, int, int]:
    """Cited notes in the order of their first marks, then the others in that of their places."""
    if key in cited:
        return (0, cited[key][0].unit, cited[key][0].mark)
    return (1, definitions[key][0], 0)


def _addresses(unit: Unit, styles: Styles) -> tuple[Url, ...]:
    """The addresses in a note, printed or linked, in order."""
    printed = find_urls(unit.text, _line_ends(unit))
    return with_links(unit, printed, styles) if styles.of("link") else printed


def _read_note(
    unit: Unit, urls: Sequence[Url], key: Key, citations: tuple[Citation, ...]
) -> BoundNote:
    """The note: its words without the addresses, the addresses repaired."""
    words, cursor = [], 0
    printed = [url for url in urls if url.start < url.end]
    for url in printed:
        words.append(unit.text[cursor : url.start])
        cursor = url.end
    words.append(unit.text[cursor:])
    if printed and not (tail := words[-1]).strip(_STOPS):
        words.pop()  # the full stop after the address ends nothing else
        if ")" in tail or unit.text[printed[-1].end - 1] in ").":
            words[-1] = _OPENED.sub(r"\1", words[-1])
    text = _SPACES.sub(" ", " ".join(w.strip() for w in words)).strip()
    if printed and not any(c.isalnum() for c in text):
        text = ""
    links = tuple(_link(unit, url) for url in urls)
    return BoundNote(key[1], key[0], None, text or None, links, citations)


def _link(unit: Unit, url: Url) -> Link:
    """The address with its origin: an address that is printed as it is needs no link to be known."""
    origin: Origin = "link" if url.is_linked else "repaired"
    if url.start < url.end and not url.is_repaired:
        origin = "printed"
    place = max(url.start - (url.start == url.end), 0)  # words stand before what is behind them
    return Link(url.address, origin, locate(unit.text, unit.text_runs, place), url.box)


def _line_ends(unit: Unit) -> tuple[int, ...]:
    """The offsets in the unit's text after which a new line begins."""
    ends, at = [], 0
    for (start, end), (following, _) in pairwise(unit.text_runs):
        at += end - start
        ends.append(at)
        at += following > end  # a space joins them
    return tuple(ends)


def _finding(unit: Unit, url: Url, number: str, place: int) -> Finding | None:
    """What is to be said about an address that does not stand in the note as it is."""
    if url.is_cut:
        message = f"the address of note {number} may go on behind the place where it is cut"
        return Finding("url-broken", "warning", message, unit.runs, place)
    if not url.is_repaired:
        return None
    cause = "on two lines" if url.is_joined else "with a tail that is not its own"
    if url.is_linked:
        cause = "otherwise than it is linked"
    message = f"the address of note {number} was printed {cause}"
    return Finding("url-repaired", "info", message, unit.runs, place)


def _undefined(units: Sequence[Unit], number: str, citation: Citation) -> Finding:
    mark = units[citation.unit].marks[citation.mark]
    message = f"note {number} is cited and never given"
    return Finding("footnote-undefined", "warning", message, (mark.run,), citation.unit)


def _unreferenced(unit: Unit, number: str, place: int) -> Finding:
    message = f"note {number} is given and never cited"
    return Finding("footnote-unreferenced", "warning", message, unit.runs, place)
