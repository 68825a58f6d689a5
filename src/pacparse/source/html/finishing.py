"""What only a whole block shows: that it is a bar of links, a page number, a heading set in large type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from pacparse.fields import NamedTuple
from pacparse.styles import CELL_JOINT, StyleKind, StyleRun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.text.spans import Run

PageKind = StyleKind | Literal["large"]
"""The kinds of style, and one that is only used here: words set in large type."""


class PageRun(NamedTuple):
    """A style run of a page that is being set; a link within its site has the value ``NO_ADDRESS``."""

    kind: PageKind
    run: Run
    value: str | None = None


NO_ADDRESS = "\0"
MOST_LINK = 40
"""A bar of links has no longer links than this."""
_MOST_HEADING = 150
_ORNAMENTS = " \n\xa0|·•/-–—<>«»‹›,[]()&:↑↓←→"
# Example: "[Page 5]", "Page xii". Near misses: "Page 5 of the log", "5".
_PAGE = re.compile(r"\[?\s?page\s(?P<number>[0-9]{1,4}|[ivxl]{1,6})\s?\]?", re.IGNORECASE)
# Example: "(3)", "[12]". Near misses: "3", "(iii)".
_BRACKETED = re.compile(r"[(\[](?P<number>[0-9]{1,3})[)\]]")
# Example: "4 Feb 2015 : Column 299WH", in bold inside a paragraph. Near miss: "Column 299".
_COLUMN = re.compile(r"[0-9]{1,2} [A-Z][a-z]{2,8} [12][0-9]{3}\s?:\s?Columns? [0-9]{1,5}[A-Z]{0,2}")
_BAR_WORDS = frozenset(
    """back|back to top|top|top of page|previous|next|contents|previous page|next page|home|home page
    |return to contents|back to contents|contents page|print this page|print page|print|share|search
    |search page|index|a-z index|a - z index|enquiries|site map|help|skip to main content
    |skip to content|skip to contents|house of commons|house of lords|parliament|tweet|email
    |house of commons home page|house of lords home page|parliament home page|publications
    |show all updates|see all updates|is this page useful?|back to previous page""".replace(
        "\n", ""
    ).split("|")
)


def finish_styles(text: str, runs: Sequence[PageRun]) -> tuple[StyleRun, ...]:
    """The style runs of a page's text, with what its whole blocks show; sorted."""
    styles = [
        StyleRun(run.kind, _with_brackets(text, run), run.value)
        for run in runs
        if run.kind != "large"
        and not (run.kind == "link" and (run.value or NO_ADDRESS)[:1] == NO_ADDRESS)
    ]
    styles += _bracketed_notes(text, runs)
    styles += [
        StyleRun("furniture", run.run, "page_number")
        for run in runs
        if run.kind == "bold" and _COLUMN.fullmatch(text, *run.run)
    ]
    for block, inside in _by_block(text, runs):
        if any(run.kind in ("furniture", "note") and run.run[0] <= block[0] for run in inside):
            continue
        if (reason := _reason(text, block, inside)) is not None:
            styles.append(StyleRun("furniture", block, reason))
        elif (level := _level(text, block, inside)) is not None:
            styles.append(StyleRun("heading", block, level))
    return tuple(sorted(styles, key=lambda style: (style.run, style.kind)))


def _bracketed_notes(text: str, runs: Sequence[PageRun]) -> Iterator[StyleRun]:
    """Raised ``(3)`` behind words and again at the head of a line: a mark, and its note."""
    heads: dict[str, Run] = {}
    marks: list[tuple[str, Run]] = []
    for run in runs:
        begin, end = run.run
        found = _BRACKETED.fullmatch(text, begin, end) if run.kind == "raised" else None
        if found is None:
            continue
        if begin and text[begin - 1] != "\n":
            marks.append((found["number"], run.run))
        else:
            stop = text.find("\n", end)
            heads.setdefault(found["number"], (begin, len(text) if stop < 0 else stop))
    cited = {number for number, _ in marks}
    yield from (StyleRun("reference", run, number) for number, run in marks if number in heads)
    yield from (StyleRun("note", run, number) for number, run in heads.items() if number in cited)


def _with_brackets(text: str, run: PageRun) -> Run:
    """The run of a note mark with the brackets around it, which may stand outside of its link."""
    start, end = run.run
    if run.kind == "reference" and start and text[start - 1] == "[" and text[end : end + 1] == "]":
        return start - 1, end + 1
    return start, end


def _by_block(text: str, runs: Sequence[PageRun]) -> Iterator[tuple[Run, list[PageRun]]]:
    """Each block of the text that has style runs of the kinds that matter here, or is short."""
    starts = sorted(runs, key=lambda run: run.run)
    index, begin = 0, 0
    while begin < len(text):
        end = text.find("\n\n", begin)
        end = len(text) if end < 0 else end
        inside = []
        while index < len(starts) and starts[index].run[0] < end:
            inside.append(starts[index])
            index += 1
        if inside or end - begin < MOST_LINK:
            yield (begin, end), inside
        begin = end + 2


def _reason(text: str, block: Run, inside: Sequence[PageRun]) -> str | None:
    """Why a block is furniture: a page's number, or nothing but links of a bar."""
    begin, end = block
    if end - begin < MOST_LINK and _PAGE.fullmatch(text, begin, end):
        return "page_number"
    links = [run.run for run in inside if run.kind == "link"]
    if not links or any(run.kind == "heading" for run in inside):
        return None
    cursor, words = begin, []
    for start, stop in links:
        if text[cursor:start].strip(_ORNAMENTS) or stop - start > MOST_LINK:
            return None
        words.append(text[start:stop])
        cursor = stop
    if text[cursor:end].strip(_ORNAMENTS):
        return None
    if all(word.strip(_ORNAMENTS).lower() in _BAR_WORDS for word in words):
        return "navigation"
    return "navigation" if len(links) > 1 and CELL_JOINT not in text[begin:end] else None


def _level(text: str, block: Run, inside: Sequence[PageRun]) -> str | None:
    """The level of a heading that old pages set in large type: all of a short block is."""
    begin, end = block
    if end - begin > _MOST_HEADING or text[end - 1] in ".;:,":
        return None
    kinds = {run.kind: run.value for run in inside if run.run[0] == begin and run.run[1] == end}
    size = kinds.get("large")
    if size is None or "heading" in kinds or (size == "1" and "bold" not in kinds):
        return None
    return {"1": "3", "2": "2"}.get(size, "1")
