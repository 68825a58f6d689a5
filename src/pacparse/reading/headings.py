"""Which lines are headings: by their shape, their place, and what follows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.lexicon.heading_shape import MAX_HEADING, looks_like_heading, looks_like_title
from pacparse.lexicon.line_openers import is_stance_line
from pacparse.lexicon.sentences import is_open
from pacparse.reading.contents_lines import fold_title
from pacparse.reading.lines import is_one_of_those_below
from pacparse.text.white_space import flatten

if TYPE_CHECKING:
    from pacparse.reading.drafts import Draft, Page
    from pacparse.units import Line

ATX = re.compile(r"(?P<sign>#{1,6})[ \t]{1,8}(?=\S)")
MAX_INLINE_HEADING = 80
_HALF_HEADING = 45
_MUCH_ROOM = 0.75
_FULL = 0.8  # share of the width that a full line takes at least
# Headings that the papers of a parliament share: a line that is one of them is a heading.
_PART_HEADINGS = frozenset(
    (
        *("Summary", "Introduction", "Background", "Conclusion", "Conclusions", "Recommendations"),
        *("Conclusions and recommendations", "Current membership", "Membership", "Powers"),
        *("Publication", "Contacts", "Committee staff", "Formal minutes", "Witnesses"),
        *("Published written evidence", "Executive summary", "Foreword", "Key messages"),
        *("Relevant reports", "Background resources", "Introduction from the Committee"),
        *("Government responses to the Committee", "Government response", "References"),
    )
)
# Example: "Chapter 1: Costs", "Annex B – Costs", "Chapter 2" alone, "Dissenting report by Senator Tarn";
# near misses: "Chapter 1 of the report", "Part of", "Section 5" alone (a note may end with it).
_CHAPTER = re.compile(
    r"(?:Chapter|Part|Annex|Appendix|Section) (?:[0-9]{1,2}|[A-Z])(?::| [–—-]) [A-Z]"
    r"|(?:Chapter|Annex|Appendix) (?:[0-9]{1,2}|[A-Z])\Z"
    r"|(?:Dissenting [Rr]eport|Minority [Rr]eport|Additional [Cc]omments)(?: by [A-Z]|\Z)"
)
_RESPONSE_TITLES = frozenset(
    f"{whose}Government{s} {word}"
    for whose in ("", "UK ", "HM ", "The ", "the ")
    for s in ("", "’s", "'s")
    for word in ("Response", "response")
)
# Near miss: "We asked the Government".
_GOVERNMENT_LAST = (": Government", "– Government", "- Government", ". Government")
_HEADING_JOINTS = frozenset(("and", "of", "for", "the", "to", "on", "in", "with", "&", "–", "-"))

# What a sentence goes on with below: "2006 to provide", "2023, and the", "(https://www.gov.uk/eels)";
# near misses: "2006 Act", "(2) The keeper".
_CUT_OFF = re.compile(r"(?:19|20)[0-9]{2},? [a-z]|\((?:https?://|www\.)")
_CUT_FIRST = frozenset("12(")
# What a sentence goes on with behind a page's end: "2019, with", "2012. Since", "(low lamps";
# near misses: "2012 was", "(2) The keeper".
_CUT_YEAR = re.compile(r"(?:19|20)[0-9]{2}[,.;] |\([a-z]{3}")

# "1. Data", "3.2 Costs", "**4a)** Staff"; near miss: "147 social care authorities".
HEADING_NUMBER = re.compile(
    r"""
    (?P<mark> \ufeff{0,4} (?: (?:\*{2,4}|__) \s? )?
        (?P<number> [0-9]{1,6} (?:\.[0-9]{1,3}){1,3} | [0-9]{1,6} [a-z]? (?=[*_]{0,4}[.)]) )
        (?:\*{2,4}|__)? [.)]? (?:\*{2,4}|__)? )
    [\s\ufeff]{1,4}
    """,
    re.VERBOSE,
)

# The letter of a section, in bold as we write it: "**A.** Lamps"; near miss: "A. Wick, keeper".
HEADING_LETTER = re.compile(r"(?P<mark>\*\*(?P<number>[A-Z])\.\*\*)[ \t]{1,4}(?=\S)")

# The number of a title that a list of contents names: "2 Lamps", "2.1 Lamps"; near miss: "2nd lamp".
LISTED_NUMBER = re.compile(r"(?P<mark>(?P<number>[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}))[ \t]{1,4}(?=\S)")


def is_listed(page: Page, text: str) -> bool:
    """Whether a list of contents names this line as a title."""
    if not page.titles or page.has_signs or len(text) > MAX_HEADING or text[0].islower():
        return False
    return fold_title(text) in page.titles


def joins(before: str, after: str) -> bool:
    """Whether a heading's second line shows itself: ``Overview`` / ``of the quays``."""
    if len(after) > _HALF_HEADING or not after[0].islower() or not is_open(after):
        return False
    return (
        after.split(None, 1)[0] in _HEADING_JOINTS or before.rsplit(None, 1)[-1] in _HEADING_JOINTS
    )


def following(page: Page, index: int) -> Line | None:
    """The next line that is no furniture and no note."""
    after = following_index(page, index)
    return page.read.lines[after] if after >= 0 else None


def following_index(page: Page, index: int) -> int:
    """The index of the next line that is no furniture and no note, or -1."""
    lines = page.read.lines
    return next((i for i in range(index + 1, len(lines)) if i not in page.taken), -1)


def wraps_heading(page: Page, line: Line, last: Draft) -> bool:
    """Whether a heading goes on in this line."""
    if line.gap > 0 or page.has_signs or len(last.spans) > 2:
        return False
    if _splits_phrase(last.last_text, line.text):
        return True
    if last.number:
        is_second = len(last.spans) == 1
        return is_second and (line.text[0].islower() or joins(last.last_text, line.text))
    return line.text[0].islower() and len(line.text) < MAX_INLINE_HEADING and is_open(line.text)


def heads_alone(page: Page, index: int, before: Draft | None) -> bool:
    """Whether an unmarked line is a heading by its shape and its place."""
    line = page.read.lines[index]
    is_free = line.gap > 0 or line.is_page_top or before is None or before.is_closed
    if is_free and is_listed(page, line.text):
        return True
    if page.has_signs or line.text[0].isdigit():
        return False
    after = following(page, index)
    is_two_lines = after is not None and (_heads_in_two(line, after) or _titles_in_two(line, after))
    if not is_two_lines and not looks_like_heading(line.text):
        return False
    if is_stance_line(line.text) or _is_inside(page, index, before, after):
        return False
    if stands_apart(line, after):
        return is_two_lines or not is_gone_on_with(page, index)
    if after is not None and after.gap > 0 and is_gone_on_with(page, index):
        return False  # the first line of a sentence that ends on the next page
    over = page.markers.get(following_index(page, index))
    is_over_marker = over is not None
    if line.gap == 0 and before and _runs_on(before, is_over_number=is_over_marker):
        return names_part(line.text)
    if after is None:
        return False
    if (
        after.gap == 0
        and _goes_on_below(page, line, after)
        and not is_two_lines
        and not is_over_marker
    ):
        return False
    if over is not None and over.form in ("simple", "dotted") and _is_heading(before):
        return True  # no paragraph of one line stands between a heading and a number
    width = page.read.wrap_width
    is_part = names_part(line.text) and is_over_marker
    is_full = width is not None and (
        len(line.text) > _FULL * width or is_one_of_those_below(page.read.lines, index)
    )
    if is_full and not is_part:
        return False
    return len(line.text) <= MAX_INLINE_HEADING


def _is_heading(before: Draft | None) -> bool:
    return before is not None and before.kind == "heading"


def _goes_on_below(page: Page, line: Line, after: Line) -> bool:
    """Whether the next line can only go on with a sentence: in small letters, a year, an address.

    A year goes on with a line that has no room for it; ``2023 was`` under a short line opens a text.
    """
    if after.text[0].islower():
        return True
    if after.text[0] not in _CUT_FIRST or _CUT_OFF.match(after.text) is None:
        return False
    width = page.read.wrap_width
    return after.text[0] == "(" or width is None or len(line.text) + 5 > _MUCH_ROOM * width


def _is_inside(page: Page, index: int, before: Draft | None, after: Line | None) -> bool:
    """Whether a line stands amid the lines of a paragraph, one above full to its colon."""
    width, line = page.read.wrap_width, page.read.lines[index]
    if width is None or before is None or before.kind != "paragraph" or before.is_closed:
        return False
    if line.gap > 0 or after is None or after.gap > 0 or not before.last_text.endswith(":"):
        return False
    return len(before.last_text) >= _FULL * width and index + 1 not in page.markers


def _runs_on(before: Draft, *, is_over_number: bool) -> bool:
    """Whether a block stops in mid-sentence, so that the next line goes on with it.

    A line of its own (a date) has no stop either: a heading over a number may follow it.
    """
    if before.kind != "paragraph" or not is_open(before.last_text):
        return False
    return not (before.is_closed and is_over_number)


def names_part(text: str) -> bool:
    """Whether a line is one of the headings that reports share, or names a chapter by its number."""
    text = flatten(text)
    return text in _PART_HEADINGS or _CHAPTER.match(text) is not None


def is_gone_on_with(page: Page, index: int) -> bool:
    """Whether the sentence goes on below, behind a page's end: what follows is small and no item.

    A full line goes on behind a page's end with a name as well.
    """
    lines = page.read.lines
    after = following_index(page, index)
    if after < 0 or after in page.markers:
        return False
    width = page.read.wrap_width
    is_full = width is not None and len(lines[index].text) >= _FULL * width
    is_crossed = after > index + 1 or lines[after].is_page_top
    if lines[after].text[0].islower():
        return is_full or is_crossed
    if not is_crossed:
        return False
    return _CUT_YEAR.match(lines[after].text) is not None or (
        is_full and lines[after].text[-1] in ".;:"
    )


def is_title(page: Page, index: int) -> bool:
    """Whether the first line is the title: it has a title's shape and text comes after it."""
    line = page.read.lines[index]
    after = following(page, index)
    if after is None or not looks_like_title(line.text):
        return False
    return after.gap > 0 or not after.text[0].islower()


def _heads_in_two(line: Line, after: Line) -> bool:
    """Whether two short lines are one heading: ``Conclusions and`` / ``recommendations``."""
    if line.gap == 0 or after.gap > 0 or after.is_page_top or not after.text[0].islower():
        return False
    if len(line.text) > _HALF_HEADING or len(after.text) > _HALF_HEADING or not is_open(after.text):
        return False
    if line.text.rsplit(None, 1)[-1] not in _HEADING_JOINTS:
        return False
    return looks_like_heading(f"{line.text} {after.text}")


def _titles_in_two(line: Line, after: Line) -> bool:
    """Whether two lines are a response's title: ``Moorings and eels:`` / ``Government Response``."""
    if after.gap > 0 or not line.text.endswith(":") or len(line.text) > MAX_INLINE_HEADING:
        return False
    return after.text in _RESPONSE_TITLES and looks_like_heading(line.text[:-1])


def _splits_phrase(before: str, after: str) -> bool:
    """Whether a title's fixed words are divided: ``Appendix: Government`` / ``Response``."""
    if before.endswith(":") and after in _RESPONSE_TITLES:
        return True
    return after in ("Response", "response") and before.endswith(_GOVERNMENT_LAST)


def stands_apart(line: Line, after: Line | None) -> bool:
    """Whether blank lines or a page's top set the line off from both its neighbours."""
    return (line.gap > 0 or line.is_page_top) and (
        after is None or after.gap > 0 or after.is_page_top
    )
