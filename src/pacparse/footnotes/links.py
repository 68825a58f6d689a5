"""The addresses behind a note's words: what the original links to beats what it prints."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from pacparse.footnotes.openings import is_link
from pacparse.footnotes.urls import Url

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.styles import Placed, Styles
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
    for link in links:
        start, end, _ = link
        first = max(used, bisect_right(ends, start))
        found += printed[used:first]
        used = first
        while used < len(printed) and printed[used].start < end:
            used += 1
        found.append(_linked(unit, printed[first:used], link))
    found += printed[used:]
    return _named_once(sorted(found, key=lambda url: (url.start, url.end)))


def _links(unit: Unit, styles: Styles) -> list[Placed]:
    """Where the unit's text is linked to the web; an address over two lines is one link."""
    return [
        link
        for link in styles.placed("link", unit.text, unit.text_runs)
        if (link.style.value or "").lower().startswith(_SCHEMES)
    ]


def _linked(unit: Unit, printed: Sequence[Url], link: Placed) -> Url:
    """A link as an address: in place of what is printed, or after the words that it stands behind."""
    start, end, (_, _, value, box) = link
    address = value or ""
    words = unit.text[start:end]
    is_printed = bool(printed) or is_link(words) or _is_part(words, address)
    if not is_printed:
        return Url(end, end, address, is_repaired=False, is_linked=True, box=box)
    start = min([start, *(url.start for url in printed)])
    end = max([end, *(url.end for url in printed)])
    is_other = unit.text[start:end].strip("<>.,;: ") != address
    return Url(start, end, address, is_repaired=is_other, is_linked=True, box=box)


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
