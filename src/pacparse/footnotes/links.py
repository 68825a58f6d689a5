"""The addresses behind a note's words: what the original links to beats what it prints."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from pacparse.footnotes.openings import is_link
from pacparse.footnotes.urls import Url
from pacparse.text.spans import rope_starts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.styles import Styles
    from pacparse.units import Unit

_SCHEMES = ("http://", "https://")


def with_links(unit: Unit, printed: Sequence[Url], styles: Styles) -> tuple[Url, ...]:
    """The addresses of a note: those ``printed``, each replaced by its link; and those of words.

    An address is named once. One behind words stands after them and takes none of them away.
    """
    links = _links(unit, styles)
    if not links:
        return tuple(printed)
    ends = [url.end for url in printed]
    found: list[Url] = []
    used = 0
    for start, end, address in links:
        first = max(used, bisect_right(ends, start))
        found += printed[used:first]
        used = first
        while used < len(printed) and printed[used].start < end:
            used += 1
        found.append(_linked(unit, printed[first:used], (start, end, address)))
    found += printed[used:]
    return _named_once(sorted(found, key=lambda url: (url.start, url.end)))


def _links(unit: Unit, styles: Styles) -> list[tuple[int, int, str]]:
    """Where the unit's text is linked, and to what; an address over two lines is one link."""
    found: list[tuple[int, int, str]] = []
    for (start, end), at in zip(
        unit.text_runs, rope_starts(unit.text, unit.text_runs), strict=True
    ):
        for style in styles.touching("link", (start, end)):
            address = style.value or ""
            if not address.lower().startswith(_SCHEMES):
                continue
            first = at + max(style.run[0], start) - start
            last = at + min(style.run[1], end) - start
            if found and found[-1][2] == address and first <= found[-1][1] + 1:
                found[-1] = (found[-1][0], last, address)
            else:
                found.append((first, last, address))
    return found


def _linked(unit: Unit, printed: Sequence[Url], link: tuple[int, int, str]) -> Url:
    """A link as an address: in place of what is printed, or after the words that it stands behind."""
    start, end, address = link
    words = unit.text[start:end]
    is_printed = bool(printed) or is_link(words) or _is_part(words, address)
    if not is_printed:
        return Url(end, end, address, is_repaired=False, is_linked=True)
    start = min([start, *(url.start for url in printed)])
    end = max([end, *(url.end for url in printed)])
    is_other = unit.text[start:end].strip("<>.,;: ") != address
    return Url(start, end, address, is_repaired=is_other, is_linked=True)


def _is_part(words: str, address: str) -> bool:
    """Whether the words are the address without its beginning: ``gov.uk/eels``; near miss: ``eels``."""
    bare = words.rstrip("/. ")
    return "." in bare and " " not in bare and "/" + bare in address.replace("/www.", "/")


def _named_once(urls: Sequence[Url]) -> tuple[Url, ...]:
    """The addresses, one behind words left out where it is named elsewhere."""
    seen = {url.address for url in urls if url.start < url.end}
    kept = []
    for url in urls:
        if url.start < url.end:
            kept.append(url)
        elif url.address not in seen:
            seen.add(url.address)
            kept.append(url)
    return tuple(kept)
