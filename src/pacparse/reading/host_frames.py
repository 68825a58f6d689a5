"""What document-sharing sites put round a text: their head, and a line before every page.

The evidence for a head is its anchor (``TRANSCRIPT``, ``Transcript of …``, ``Citation preview``)
with at least two of the site's own words above it (``Upload``, ``0 download``). The line before a
page (``Page 3: <title> · <a sentence>``) is proven by its repetition: the same words on another
page, or a copy of what the text itself says.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from typing import TYPE_CHECKING

from pacparse.text.patterns import compile_late

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from pacparse.units import Line

# "Page 3: Lamps · The lamps"; near miss: "Page 3 shows: lamps".
_PAGE_LINE = re.compile(r"Page (?P<number>[0-9]{1,4}):(?: |\Z)")
# "TRANSCRIPT", "Citation preview", "Transcript of The lamps"; near miss: "Transcript of evidence: lamps".
_ANCHOR = compile_late(
    r"TRANSCRIPT|Transcript|Citation preview|Embed Size \(px\)|(?:Transcript|Text) of (?P<title>.{4,250})"
)
# "Upload: others", "Post on 08-Oct-2020", "2 views", "Category:", "0 download"; near miss: "10 lamps".
_SITE_WORD = compile_late(
    r"""
    (?:[•*-]\x20{1,4})?
    (?: Upload(?:ed)? (?:\x20by)? :? (?:\x20 .{1,60})?
      | (?:Post(?:ed)?\x20on|Date\x20post) :? (?:\x20 .{1,30})?
      | Category :? (?:\x20 .{1,60})?
      | Views? :? (?:\x20 [0-9]{1,7})? | [0-9]{1,7} \x20 views?
      | Downloads? :? (?:\x20 [0-9]{1,7})? | [0-9]{1,7} \x20 downloads?
      | [0-9]{1,5} \x20 pages?
      | Embed\x20Size\x20\(px\) | Citation\x20preview | DESCRIPTION
      | [0-9]{3,4} \x20? x \x20? [0-9]{3,4} (?: \x20 [0-9]{3,4} \x20? x \x20? [0-9]{3,4} ){0,6} )
    """,
    re.VERBOSE,
)
# "Total Page:16 File Type:pdf, Size:1020Kb"; near miss: "Total pages: 16".
_SITE_COUNT = compile_late(
    r"(?:Total Pages?: ?[0-9]{1,5},? ?)?File Type: ?[a-z]{2,5}, ?Size: ?[0-9.]{1,9} ?[KMG]b",
    re.IGNORECASE,
)
# "Total Page:16" on a line of its own; near miss: "Total Page 16".
_SITE_PAGES = re.compile(r"Total Pages?: ?[0-9]{1,5}")

HEAD_LINES = 40
MAX_HEAD_LINE = 400
MIN_SITE_WORDS = 2
MIN_EMPTY = 3
MIN_COPY = 12
COPIED_WORDS = 4
MAX_SENTENCE = 16


def find_host_frames(lines: Sequence[Line]) -> list[int]:
    """The lines of a site's head, and its lines before the pages."""
    top = lines[: HEAD_LINES * 2]
    found = {*_head(top), *_counts(top)}
    pages = [
        index
        for index, line in enumerate(lines)
        if line.text[0] == "P" and line.text.startswith("Page ") and _PAGE_LINE.match(line.text)
    ]
    if pages:
        framed = _page_lines(lines, pages)
        found.update(framed, _transcripts(top, framed))
    return sorted(found)


def _transcripts(top: Sequence[Line], framed: Sequence[int]) -> Iterator[int]:
    """``Transcript of <title>`` where the lines before the pages give the same title."""
    titles = {top[at].text.partition(": ")[2] for at in framed if at < len(top)}
    for index, line in enumerate(top):
        found = _ANCHOR.fullmatch(line.text) if line.text.startswith("T") else None
        if found and found["title"] and any(t.startswith(found["title"]) for t in titles):
            yield index


def _head(top: Sequence[Line]) -> list[int]:
    """The lines of a site's head: from the first line to its last anchor."""
    words = 0
    last = -1
    for index, line in enumerate(top):
        if len(line.text) > MAX_HEAD_LINE or _PAGE_LINE.match(line.text):
            break
        if _SITE_WORD.fullmatch(line.text):
            words += 1
        if (
            words >= MIN_SITE_WORDS
            and index <= _last_allowed(last)
            and _ANCHOR.fullmatch(line.text)
        ):
            last = index
    return list(range(last + 1))


def _last_allowed(last: int) -> int:
    """The last line that may be an anchor: near the top, then directly behind another one."""
    return HEAD_LINES if last < 0 else last + 2


def _counts(top: Sequence[Line]) -> Iterator[int]:
    """``Total Page:16 File Type:pdf, Size:1020Kb``, and the ``<<`` that opens such a page."""
    found = [i for i, line in enumerate(top) if _SITE_COUNT.fullmatch(line.text[:120])]
    if not found:
        return
    yield from found
    for index, line in enumerate(top):
        if line.text in ("<<", ">>") or _SITE_PAGES.fullmatch(line.text[:40]):
            yield index


def _page_lines(lines: Sequence[Line], pages: Sequence[int]) -> list[int]:
    """The lines before pages that repeat each other or copy the text; empty ones go with them."""
    rests = {index: lines[index].text.partition(":")[2].strip() for index in pages}
    numbers = [int(lines[index].text[5 : lines[index].text.index(":")]) for index in pages]
    repeated = Counter(rest for rest in rests.values() if len(rest) >= MIN_COPY)
    titles = Counter(_title(rest) for rest in rests.values() if "·" in rest)
    framed = {index for index, rest in rests.items() if titles[_title(rest)] > 1 and "·" in rest}
    found = {index for index, rest in rests.items() if repeated[rest] > 1}
    found |= _copies(lines, framed - found, frozenset(pages))
    if found or _counts_up(numbers, list(rests.values())):
        found |= {index for index, rest in rests.items() if not rest}
    return sorted(found)


def _title(rest: str) -> str:
    return rest.partition("·")[0].strip()


def _copies(lines: Sequence[Line], framed: Set[int], pages: Set[int]) -> set[int]:
    """Those of ``framed`` whose sentence, behind the dot, stands in the text as well.

    A few words in a row tell: the sentence may be cut at its end, or wrapped where it stands.
    """
    if not framed:
        return set()
    sought: dict[tuple[str, ...], list[int]] = defaultdict(list)
    found = set()
    for index in framed:
        words = lines[index].text.partition("·")[2].split()[:MAX_SENTENCE]
        if not words:
            found.add(index)
        for at in range(len(words) - COPIED_WORDS + 1):
            sought[tuple(words[at : at + COPIED_WORDS])].append(index)
    recent: deque[str] = deque(maxlen=COPIED_WORDS)
    for index, line in enumerate(lines):
        if index in pages:
            continue
        for word in line.text.split():
            recent.append(word)
            found.update(sought.pop(tuple(recent), ()))
    return found


def _counts_up(numbers: Sequence[int], rests: Sequence[str]) -> bool:
    """Whether lines without words count every page from the first."""
    return (
        len(numbers) >= MIN_EMPTY
        and not any(rests)
        and list(numbers) == list(range(numbers[0], numbers[0] + len(numbers)))
        and numbers[0] <= 2
    )
