"""Blocks of lines: where a paragraph ends, by what the page shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.lexicon.heading_shape import names_part
from pacparse.source.pdf.measures import is_bold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.source.pdf.measures import Measures
    from pacparse.source.pdf.pages import PrintedLine

_APART = 1.22  # of the usual step: where a paragraph ends
_OTHER_SIZE = 1.12  # of one another: type of another kind
_INDENT = 0.9  # of the size: how far the first line of a paragraph stands in
_FITS = 1.15  # of its width: the next line's first word would have had room
_RAGGED = 0.05  # of the width of the column: how uneven its right edge may be
_VERY_RAGGED = 0.2  # where no sentence ends with the line
_QUOTED_LINES = 3  # of a quotation at least: a shorter block may be an item
_SAME_LEFT = 2.5  # points
_WIDER = 1.1  # of the gap between items: the list has ended

# Example: "3.2 The", "(a) to", "iv. that", "12. We". Near miss: "3.2.", "2018 was", "a boat".
MARKER = re.compile(
    r"(?:[0-9]{1,3}(?:[.][0-9]{1,3}){1,3}[.:)]?|[0-9]{1,3}[a-z]?[.:)]|[(](?:[0-9]{1,3}|[a-z]|[ivx]{2,4})[)]|(?:[a-z]|[ivx]{2,4})[.)])(?=[ ])"
)
# Example: "• eels", "– boats". Near miss: "-5 degrees".
BULLET = re.compile(r"[•●▪■◦○‣⁃∙·\uf0b7\uf0a7–—*o-](?=[ ])")
_DASHES = "-–—"
_LEADING = frozenset("a an and by for from in of on or the to with & – -".split())
"""Words at which no heading ends."""
_ENTRY_ENDS = (";", "; and", "; or")
_ENDS = (".", "?", "!", ":", ";", ".”", ".’", ")", "]")


def part_blocks(lines: Sequence[PrintedLine], usual: Measures) -> list[list[PrintedLine]]:
    """The lines of one page as blocks, in order."""
    rights = [0.0, *_right_edges(lines, usual)]
    margins: dict[int, float] = {}
    for line in lines:
        margins[line.region] = max(line.end, margins.get(line.region, 0.0))
    blocks: list[list[PrintedLine]] = []
    for line, right in zip(lines, rights, strict=False):
        if blocks and not (
            _opens(line, blocks[-1], usual, right)
            or _stands_over(blocks[-1][-1], line, margins[line.region])
            or _leaves_list(line, blocks)
            or _is_entry(line, blocks)
        ):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return _join_quotations(blocks)


def _join_quotations(blocks: Sequence[list[PrintedLine]]) -> list[list[PrintedLine]]:
    """The blocks, with quotations that are set in joined to the numbered paragraph around them.

    What stands behind such a quotation, under the words of the paragraph and without a number of
    its own, goes on with it too.
    """
    joined: list[list[PrintedLine]] = []
    left: float | None = None
    for block in blocks:
        first = block[0]
        if joined and _is_quotation(block, joined[-1]):
            left = joined[-1][0].text_start
            joined[-1] += block
        elif left is not None and abs(first.x - left) < _SAME_LEFT and _is_plain(block, joined[-1]):
            joined[-1] += block
        else:
            left = None
            joined.append(list(block))
    return joined


def _is_quotation(block: Sequence[PrintedLine], before: Sequence[PrintedLine]) -> bool:
    """Whether a block of some length stands in under a paragraph that hangs behind its number."""
    left = before[0].text_start
    is_hanging = left > before[0].x + _SAME_LEFT and MARKER.match(before[0].text) is not None
    return (
        is_hanging
        and before[-1].text.endswith((":", ": [", "that"))
        and len(block) >= _QUOTED_LINES
        and block[0].x > left + _INDENT * block[0].size
        and _is_plain(block, before)
    )


def _is_plain(block: Sequence[PrintedLine], before: Sequence[PrintedLine]) -> bool:
    """Whether a block is set in the type of the body, without a number or bullet."""
    first = block[0]
    return not (
        first.region != before[-1].region
        or first.size > _OTHER_SIZE * before[0].size
        or first.text_start > first.x + _SAME_LEFT
        or MARKER.match(first.text)
        or BULLET.match(first.text)
        or any(map(is_bold, block))
    )


def _right_edges(lines: Sequence[PrintedLine], usual: Measures) -> list[float]:
    """How far each line could have reached: as far as those do that stand close around it."""
    edges: list[float] = []
    group: list[PrintedLine] = []
    for line in lines:
        if group and _stands_apart(line, group[-1], usual):
            edges += [max(other.end for other in group)] * len(group)
            group = []
        group.append(line)
    return edges + [max((other.end for other in group), default=0.0)] * len(group)


def _stands_apart(line: PrintedLine, last: PrintedLine, usual: Measures) -> bool:
    step = last.y - line.y
    leading = usual.leading(max(line.size, last.size))
    return line.region != last.region or step <= 0 or step > _APART * leading + 0.6


def _opens(line: PrintedLine, block: Sequence[PrintedLine], usual: Measures, right: float) -> bool:
    """Whether ``line`` opens a block, after those of ``block``, which could reach ``right``."""
    last = block[-1]
    if line.region != last.region:
        return not _goes_over_column(line, last)
    if line.box != last.box or _stands_apart(line, last, usual):
        return True
    if max(line.size, last.size) > _OTHER_SIZE * min(line.size, last.size):
        return True
    if BULLET.match(line.text):
        return not _goes_over_dash(line, block)
    is_forced = _is_forced(line, last, right)
    if is_bold(last) is not is_bold(line) and (is_forced or last.text.endswith(_ENDS)):
        return True
    if MARKER.match(line.text):
        is_under = _stands_under(line, block[0])
        if is_forced or is_under or _hangs(line, last) or is_bold(last) is not is_bold(line):
            return True
    if _is_indented(line, block):
        return last.text.endswith(_ENDS) or is_forced
    return is_forced and _ends_sentence(last, line)


def _stands_over(last: PrintedLine, line: PrintedLine, margin: float) -> bool:
    """Whether a bold line is the heading of a chapter over the bold heading of a section.

    It has the number of a part or capitals, and room for the next word. Near miss: a heading that goes
    on in the next line.
    """
    if not (is_bold(last) and is_bold(line) and line.text[:1].isupper()):
        return False
    is_capitals = last.text.isupper() and not line.text.isupper()
    if not (is_capitals or names_part(last.text)):
        return False
    is_led = last.text.rsplit(" ", 1)[-1].lower() in _LEADING or last.text.endswith((",", ";"))
    return not is_led and _is_forced(line, last, margin)


def _leaves_list(line: PrintedLine, blocks: Sequence[Sequence[PrintedLine]]) -> bool:
    """Whether a line stands to the left of the words of the item above, after a wider gap than that has.

    Near miss: the second line of an item, which stands under its bullet.
    """
    first, last = blocks[-1][0], blocks[-1][-1]
    if len(blocks) < 2 or not BULLET.match(first.text) or not last.text.endswith(_ENDS):
        return False
    above = blocks[-2][-1]
    gap = above.y - first.y if above.region == first.region == line.region else 0.0
    is_out = line.x < first.text_start - _INDENT * line.size
    return is_out and 0 < _WIDER * gap < last.y - line.y


def _is_entry(line: PrintedLine, blocks: Sequence[Sequence[PrintedLine]]) -> bool:
    """Whether a line is the next entry of a list without bullets: set in, under a colon, behind ``;``.

    Near miss: a line behind a semicolon in a paragraph.
    """
    for block in reversed(blocks):
        first, last = block[0], block[-1]
        if first.region != line.region:
            return False
        if abs(first.x - line.x) >= _SAME_LEFT:
            is_in = line.x > first.text_start + _INDENT * line.size
            return block is not blocks[-1] and is_in and last.text.endswith(":")
        if not last.text.endswith(_ENTRY_ENDS):
            return False
    return False


def _goes_over_dash(line: PrintedLine, block: Sequence[PrintedLine]) -> bool:
    """Whether a dash at the head of a line is one of the sentence: ``between 15`` / ``– 30 years``."""
    last = block[-1]
    if line.text[0] not in _DASHES or last.text.endswith((*_ENDS, ",")):
        return False
    rest = line.text[1:].lstrip()
    is_item = BULLET.match(block[0].text) is not None
    return not is_item and abs(line.x - last.x) < _SAME_LEFT and not rest[:1].isupper()


def _stands_under(line: PrintedLine, first: PrintedLine) -> bool:
    """Whether a number stands under that of the block, whose words hang behind it."""
    is_hanging = first.text_start > first.x + _SAME_LEFT
    return (
        is_hanging and MARKER.match(first.text) is not None and abs(line.x - first.x) < _SAME_LEFT
    )


def _is_forced(line: PrintedLine, last: PrintedLine, right: float) -> bool:
    """Whether ``last`` ends before it had to: the next word would have had room on it.

    Where no sentence ends, much room is asked for: lines of ragged text end where they like.
    """
    word = line.text.split(" ", 1)[0]
    width = (line.end - line.x) / max(len(line.text), 1) * (len(word) + 1)
    ragged = _RAGGED if last.text.endswith(_ENDS) else _VERY_RAGGED
    return right - last.end > _FITS * width + ragged * (right - last.x)


def _hangs(line: PrintedLine, last: PrintedLine) -> bool:
    """Whether a number stands farther left than the words before it, or they end a sentence."""
    return line.x < last.x - _SAME_LEFT or last.text.endswith(_ENDS)


def _is_indented(line: PrintedLine, block: Sequence[PrintedLine]) -> bool:
    """Whether ``line`` stands in farther than the lines before, or farther out than several."""
    left = min(other.text_start for other in block)
    if line.x > left + _INDENT * line.size:
        return True
    is_out = line.x < block[-1].x - _INDENT * line.size
    return is_out and len(block) > 1 and abs(block[-1].x - block[-2].x) < _SAME_LEFT


def _ends_sentence(last: PrintedLine, line: PrintedLine) -> bool:
    """Whether a short line ends a block: a sentence ends with it, or none goes on.

    A bracket or a semicolon ends none before a small letter.
    """
    if line.text[:1].islower() and last.text.endswith((")", "]", ";")):
        return False
    return last.text.endswith(_ENDS) or not (line.text[:1].islower() or line.text[:1].isdigit())


def _goes_over_column(line: PrintedLine, last: PrintedLine) -> bool:
    """Whether a paragraph goes on at the head of the next column: in the middle of a sentence."""
    is_same_type = abs(line.size - last.size) < 0.3 and is_bold(line) is is_bold(last)
    return (
        is_same_type
        and not last.text.endswith(_ENDS)
        and not MARKER.match(line.text)
        and not BULLET.match(line.text)
        and (line.text[:1].islower() or last.text.endswith((",", "-", "\xad")))
    )
