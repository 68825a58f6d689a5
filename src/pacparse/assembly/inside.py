"""What the original says of words inside a block: where they lead, and how they are set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.addresses import is_address
from pacparse.block import BlockLink, Emphasis, EmphasisStyle
from pacparse.text.spans import locate_all

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.styles import Placed, Styles
    from pacparse.text.spans import Run

_EMPHASES: tuple[EmphasisStyle, ...] = ("bold", "italic")


def links_of(text: str, runs: Sequence[Run], styles: Styles) -> tuple[BlockLink, ...]:
    """The addresses behind words of ``text``, a rope of slices ``runs`` of the source, in order.

    A link over several lines or boxes is one, with the box of its first.
    """
    placed = [one for one in styles.placed("link", text, runs) if is_address(one.style.value or "")]
    places = locate_all(text, runs, [one.start for one in placed])
    links = []
    for (start, end, style), place in zip(placed, places, strict=True):
        page = styles.page_at(place)
        links.append(
            BlockLink(
                offset=start,
                length=end - start,
                url=style.value or "",
                page=page[0] if page else None,
                box=style.box,
            )
        )
    return tuple(links)


def emphasis_of(text: str, runs: Sequence[Run], styles: Styles) -> tuple[Emphasis, ...]:
    """The words of ``text``, a rope of slices ``runs``, that are set apart by their type, in order.

    A text that is set in one type as a whole sets no words apart, and signs alone say nothing.
    """
    found = []
    for style in _EMPHASES:
        placed = styles.placed(style, text, runs)
        if placed and not _is_whole(text, placed):
            found += [
                Emphasis(offset=start, length=end - start, style=style)
                for start, end, _ in placed
                if _has_words(text[start:end])
            ]
    return tuple(sorted(found, key=lambda one: (one.offset, -one.length, one.style)))


def _is_whole(text: str, placed: Sequence[Placed]) -> bool:
    """Whether all words of ``text`` are in these places."""
    cursor = 0
    for start, end, _ in placed:
        if _has_words(text[cursor:start]):
            return False
        cursor = end
    return not _has_words(text[cursor:])


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)
