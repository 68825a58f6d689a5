"""Running heads of which a text has only one or two: they stand in a sentence and repeat its title.

A short document has no pages enough to show a head's step. What shows it then is that a sentence runs
across the line, that blank lines set it off, and that it begins with the words of the document's title.
The same words on other pages need no proof of their own, nor those that take turns with a head that
is known. Left alone: a caption within a sentence, whose words are its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from pacparse.reading.page_edges import interrupts
from pacparse.reading.page_steps import MIN_PAGES
from pacparse.reading.running_heads import SENTENCE_ENDS

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from pacparse.units import Cut, Line

MAX_HEAD = 160
COVER_LINES = 6
# As many characters as two titles hardly share: "The upkeep of the quays in the north".
SHARED = 24


def find_lone_heads(lines: Sequence[Line], known: Container[int]) -> list[int]:
    """The lines within a sentence that repeat the beginning of a line of the cover, and their like."""
    titles: dict[str, list[str]] = defaultdict(list)
    for index, line in enumerate(lines[:COVER_LINES]):
        if len(line.text) >= SHARED and not _is_of_sentence(lines, index):
            titles[line.text[:SHARED]].append(line.text)
    alike = [
        index
        for index in range(COVER_LINES, len(lines) - 1)
        if lines[index].text[:SHARED] in titles
        and index not in known
        and _may_be_head(lines, index)
        and _repeats(titles[lines[index].text[:SHARED]], lines[index].text)
    ]
    places: dict[str, list[int]] = defaultdict(list)
    for index in alike:
        places[lines[index].text].append(index)
    found: list[int] = []
    for text, at in places.items():
        inside = [index for index in at if interrupts(lines, index, known)]
        is_whole_title = text in titles[text[:SHARED]]  # once more, it heads the text
        found += inside if is_whole_title or len(at) < MIN_PAGES or not inside else at
    return found


def find_turning_heads(lines: Sequence[Line], known: Mapping[int, Cut]) -> list[int]:
    """The heads of left pages where those of right pages are known: one between each two of them.

    Near miss: a heading that stands once on each page, and never within a sentence.
    """
    heads = [index for index, cut in known.items() if cut.reason == "running_head"]
    counts = Counter(lines[index].text for index in heads)
    if len(counts) != 1 or len(heads) < MIN_PAGES:
        return []
    pages = sorted(heads)
    groups: dict[str, list[int]] = defaultdict(list)
    for index in range(1, len(lines) - 1):
        if index not in known and len(lines[index].text) >= SHARED and _may_be_head(lines, index):
            groups[lines[index].text].append(index)
    return [
        index
        for at in groups.values()
        if len(at) >= MIN_PAGES
        and _takes_turns(at, pages)
        and any(interrupts(lines, i, known) for i in at)
        for index in at
    ]


def _takes_turns(places: Sequence[int], pages: Sequence[int]) -> bool:
    """Whether exactly one place lies between each two pages, and at most one beyond them."""
    is_page = [at in pages for at in sorted((*places, *pages))]
    return all(first is not second for first, second in pairwise(is_page))


def _is_of_sentence(lines: Sequence[Line], index: int) -> bool:
    """Whether the block that the line stands in ends as sentences do: it is none of a title.

    Short reports have no cover: their first words are a paragraph's, and the next report, about
    another body, begins with the same.
    """
    last = index
    for after in range(index + 1, min(index + COVER_LINES, len(lines))):
        if lines[after].gap > 0 or lines[after].is_page_top:
            break
        last = after
    return lines[last].text[-1] in SENTENCE_ENDS


def _may_be_head(lines: Sequence[Line], index: int) -> bool:
    """Whether blank lines set off a line that is no sentence."""
    line, after = lines[index], lines[index + 1]
    return (
        len(line.text) <= MAX_HEAD
        and line.text[-1] not in SENTENCE_ENDS
        and (line.gap > 0 or line.is_page_top)
        and (after.gap > 0 or after.is_page_top)
    )


def _repeats(titles: Sequence[str], text: str) -> bool:
    """Whether half of ``text`` and more is the beginning of a title.

    Near miss: two sentences about ``The Committee on Moorings``.
    """
    half = len(text) // 2
    return any(title.startswith(text[:half]) for title in titles)
