"""Notes at the end of a chapter as a numbered list (``1. Act of 2005``), with no heading above it.

Paragraphs and closing recommendations are numbered the same way. So the list must begin at 1, have
a mark before it for nearly each of its numbers and none beyond them, and read like sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.footnotes.openings import LISTED, ends_with_link, is_link
from pacparse.footnotes.urls import goes_on_in
from pacparse.lexicon.sources import HEAD, SOURCE, is_source
from pacparse.text.patterns import compile_late

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pacparse.footnotes.citations import Citations
    from pacparse.units import Line

# "para 4.5", "the-log.pdf", "line 6 et seq": sources that are no years and no addresses.
_REFERENCE = compile_late(r"\bpara(?:graph)?s? [0-9]|\.pdf\b|\bet seq\b|\bpp?[0-9]")
MIN_NOTES = 3
_MOST_LINES = 8
_HEAD = 16
_BODY = 240


class Listed(NamedTuple):
    """A note of the list: its number, the length of its marker, its lines."""

    number: int
    length: int
    lines: tuple[int, ...]


def find_endnotes(
    lines: Sequence[Line],
    index: int,
    is_taken: Callable[[int], bool],
    citations: Citations,
) -> tuple[Listed, ...]:
    """The notes of the list that begins at line ``index``; none where it is no list of notes.

    Nearly each is cited, and half read like sources; or their marks say what they are, or each has a mark
    and an address. Two notes are enough where both are cited sources and one names a paper or a page.
    """
    if lines[index].text[:2] not in ("1.", "1)"):
        return ()
    found = _read_list(lines, index, is_taken)
    count = len(found)
    if not found or citations.is_answered(count + 1, index):
        return ()
    cited = sum(citations.is_answered(note.number, index) for note in found)
    sources = sum(_reads_like_source(lines, note) for note in found)
    is_sure = all(citations.is_said(note.number) for note in found) or (
        cited == count and all(_has_address(lines, note) for note in found)
    )
    is_likely = count >= MIN_NOTES and sources * 2 >= count
    if not is_likely and 1 < count == sources == cited:
        is_likely = any(_names_page(lines, note) for note in found)
    return tuple(found) if cited * 5 >= count * 4 and (is_sure or is_likely) else ()


def _read_list(lines: Sequence[Line], index: int, is_taken: Callable[[int], bool]) -> list[Listed]:
    """The entries from line ``index`` on that count up from 1, wrapped lines with them."""
    found: list[Listed] = []
    at = index
    while at < len(lines) and not is_taken(at):
        entry = LISTED.match(lines[at].text[:_HEAD])
        if entry and int(entry["number"]) == len(found) + 1:
            found.append(Listed(len(found) + 1, len(entry[0].rstrip()), (at,)))
        elif (
            found and not lines[at].gap and len(found[-1].lines) < _MOST_LINES and _wraps(lines, at)
        ):
            found[-1] = found[-1]._replace(lines=(*found[-1].lines, at))
        else:
            break
        at += 1
    return found


def _wraps(lines: Sequence[Line], at: int) -> bool:
    """Whether the line goes on with the one before it: small, or after an open end."""
    text, before = lines[at].text, lines[at - 1].text
    if ends_with_link(before):
        return goes_on_in(before, text)
    return text[0].islower() or before[-1] in ",-–;(" or is_link(text)


def _has_address(lines: Sequence[Line], note: Listed) -> bool:
    return any("http" in lines[at].text or "www." in lines[at].text for at in note.lines)


def _names_page(lines: Sequence[Line], note: Listed) -> bool:
    """Whether the note begins with a paper or names a page: more than a year at its end."""
    first = lines[note.lines[0]].text[note.length :].lstrip()
    return SOURCE.match(first[:HEAD]) is not None or _REFERENCE.search(first[:_BODY]) is not None


def _reads_like_source(lines: Sequence[Line], note: Listed) -> bool:
    first = lines[note.lines[0]].text[note.length :].lstrip()
    last = lines[note.lines[-1]].text
    return is_source(first, last) or _REFERENCE.search(first[:_BODY]) is not None
