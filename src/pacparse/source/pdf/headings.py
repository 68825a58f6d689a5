"""Headings: by the size and weight of their type, and by standing alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.lexicon.layouts import RECOMMENDATION_HEADING
from pacparse.source.pdf.measures import is_bold
from pacparse.source.pdf.paragraphs import MARKER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pacparse.source.pdf.measures import Measures
    from pacparse.source.pdf.pages import PrintedLine

    Block = Sequence[PrintedLine]

_LARGER = 1.12  # of the body
_MOST_LINES = 5
_MOST_LETTERS = 250
_BOLD_LINES = 2
_BOLD_LETTERS = 120
_BOLD_SHARE = 0.3  # of the letters: where more are bold, bold says nothing
_DEEPEST = 6
_SET_OFF = 1.04  # of what follows: bold in larger type heads bold
_STOPS = (".", ",", ";", ":", "-", "\xad")

# Example: "1. Policing", "Data", "A1 Costs". Near miss: "conclusion", "31. conclusion".
_TITLE = re.compile(r"(?:[(]?[0-9A-Za-z]{1,4}(?:[.][0-9]{1,3})*+[.):]?[ ])?[“‘\"(]?[A-Z]")


def is_large(block: Block, usual: Measures) -> bool:
    """Whether a block is set in larger type than the body, and short enough for a heading."""
    letters = sum(len(line.text) for line in block)
    return (
        len(block) <= _MOST_LINES
        and letters <= _MOST_LETTERS
        and min(line.size for line in block) > _LARGER * usual.body
        and any(character.isalpha() for line in block for character in line.text)
    )


def is_bold_heading(
    block: Block, following: Block | None, usual: Measures, *, over_heading: bool = False
) -> bool:
    """Whether a short bold block in the size of the body heads what follows it.

    That is plain type, or (``over_heading``) another bold heading: a chapter's over a section's.
    """
    text = " ".join(line.text for line in block)
    return (
        usual.bold_share < _BOLD_SHARE
        and len(block) <= _BOLD_LINES
        and len(text) <= _BOLD_LETTERS
        and all(is_bold(line) for line in block)
        and min(line.size for line in block) >= 0.95 * usual.body
        and not text.endswith(_STOPS)
        and _TITLE.match(text) is not None
        and following is not None
        and (
            over_heading
            or not is_bold(following[0])
            or block[0].size > _SET_OFF * following[0].size
        )
    )


def is_italic_heading(block: Block, above: Block, following: Block) -> bool:
    """Whether a short line in italics heads the numbered paragraph below it, under the heading ``above``.

    Near miss: what stands under ``Recommendation 3`` is the recommendation.
    """
    label = " ".join(line.text for line in above)
    first, words = block[0], "".join(block[0].text.split())
    return (
        len(block) == 1
        and len(first.text) <= _BOLD_LETTERS
        and sum(end - start for start, end in first.italic) >= len(words)
        and not first.text.endswith(_STOPS)
        and _TITLE.match(first.text) is not None
        and RECOMMENDATION_HEADING.fullmatch(label) is None
        and not following[0].italic
        and MARKER.match(following[0].text) is not None
    )


def heading_levels(sizes: Iterable[float]) -> Mapping[float, int]:
    """The level of each size of large type: the largest is 1; the body's own bold comes last."""
    levels: dict[float, int] = {}
    level, last = 0, None
    for size in sorted(set(sizes), reverse=True):
        if last is None or last - size > 0.6:
            level += 1
            last = size
        levels[size] = min(level, _DEEPEST)
    levels[0.0] = min(level + 1, _DEEPEST)
    return levels
