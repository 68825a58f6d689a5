"""Whether a line goes on with the block before it: by its place, its letters, the room above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.lexicon.heading_shape import looks_like_heading, names_part, stands_alone
from pacparse.lexicon.line_openers import is_stance_line
from pacparse.lexicon.sentences import (
    awaits_date,
    ends_with_figure,
    goes_on_below,
    is_open,
    is_orphan,
    splits_date,
    stops_short,
)
from pacparse.reading.headings import heads_alone

if TYPE_CHECKING:
    from pacparse.reading.drafts import Draft, Page

# A line ends a paragraph where the next word would have fitted with room to spare: type is set in
# widths, not in characters.
_ROOM = 0.9
_MUCH_ROOM = 0.75
_TITLE_LINES = 2
_TITLE_ROOM = 0.8
_BRACKET = 60


def goes_on(page: Page, last: Draft | None, index: int, *, is_interrupted: bool) -> bool:
    """Whether line ``index`` continues ``last``; a note or furniture may stand between them."""
    if last is None:
        return False
    line = page.read.lines[index]
    if not last.spans and (last.label or (last.number and last.kind == "paragraph")):
        return True
    if is_orphan(line.text):
        return True
    if last.role == "status" and awaits_date(last.last_text, line.text):
        return line.gap <= 1
    if last.is_closed:
        return False
    if line.gap == 0 and not is_interrupted and not line.is_page_top:
        return _goes_on_directly(page, last, index)
    is_crossed = is_interrupted or line.is_page_top
    if not last.spans or (page.has_blocks and not (is_crossed and page.is_laid_out)):
        return False
    if not is_open(last.last_text):  # but a figure may wait for its word
        return line.text[0].islower() and ends_with_figure(last.last_text)
    if line.text[0].islower() or _is_divided(last.last_text, line.text):
        return True
    if goes_on_below(last.last_text, line.text):
        return not heads_alone(page, index, last)
    return is_crossed and not heads_alone(page, index, last) and last.last_text[-1] not in "*_"


def _is_divided(before: str, after: str) -> bool:
    """Whether a date or a bracket is begun above and goes on below."""
    return splits_date(before, after) or _closes_bracket(before, after)


def _closes_bracket(before: str, after: str) -> bool:
    """Whether a bracket that is open goes on: ``(Recommendation,`` / ``Paragraph 15)``."""
    begun = before.rfind("(", -_BRACKET)
    end = after.find(")", 0, _BRACKET)
    return begun >= 0 and end >= 0 and ")" not in before[begun:] and "(" not in after[:end]


def _goes_on_directly(page: Page, last: Draft, index: int) -> bool:
    """Whether a line with no blank line before it goes on with ``last``."""
    line = page.read.lines[index]
    if line.text[0].islower() and not is_stance_line(line.text):
        return True
    is_alone = stands_alone(line.text) and last.kind != "item"
    if is_alone and not splits_date(last.last_text, line.text):
        return False
    if is_verdict_alone(last):
        return False
    width = page.read.wrap_width
    if is_open(last.last_text):
        return _goes_on_open(page, last, index)
    if last.number and "." in last.number and is_stance_line(line.text):
        return False
    if heads_alone(page, index, last):
        return False
    if width is None:
        return last.number is not None or last.label is not None
    if page.is_spaced and last.number and last.kind == "paragraph":
        return True
    return not _fits_above(page, index, _ROOM)


def is_verdict_alone(last: Draft) -> bool:
    """Whether all that a block holds is a line that is a verdict: ``Agreed``, ``Response: Noted``.

    A sentence of the answering body (``The Government agrees with``) goes on below, a headline does not.
    """
    if len(last.spans) != 1 or (last.number and not last.label):
        return False
    if last.last_text[:3] == "The" and last.last_text[3:4].isspace():  # a hard space too
        return False
    return is_stance_line(last.last_text)


def _goes_on_open(page: Page, last: Draft, index: int) -> bool:
    """Whether a line with a capital goes on with a sentence that is not over.

    The last item of a list has no stop: where a line is a block, or where the line's first word
    would have fitted above it with much room to spare, a heading may follow.
    """
    line = page.read.lines[index]
    if names_part(line.text) and not stops_short(last.last_text):
        return not heads_alone(page, index, last)
    if _is_over_title(page, last, index):
        return False
    if (
        last.kind != "item"
        or line.text[0] in "0123456789([–—"
        or last.last_text.endswith(("–", "-", ","))
    ):
        return True
    if page.read.wrap_width is None:
        return bool(last.number) and stops_short(last.last_text)
    return not (_fits_above(page, index, _MUCH_ROOM) and looks_like_heading(line.text))


def _is_over_title(page: Page, last: Draft, index: int) -> bool:
    """Whether a recommendation's title ends above the line: ``Recommendation 5: Lamps and oil``.

    It has no stop, and where the paragraph below it begins the next word would have fitted.
    """
    if last.label != "recommendation" or last.number is None or len(last.spans) > _TITLE_LINES:
        return False
    if page.read.wrap_width is None or not _fits_above(page, index, _TITLE_ROOM):
        return False
    words = last.last_text
    return looks_like_heading(words[0].upper() + words[1:])


def _fits_above(page: Page, index: int, share: float) -> bool:
    """Whether the line's first word would have fitted in ``share`` of the width on the line above."""
    line, above = page.read.lines[index], page.read.lines[index - 1]
    first_word = line.text.split(None, 1)[0]
    return len(above.text) + 1 + len(first_word) <= share * (page.read.wrap_width or 0)
