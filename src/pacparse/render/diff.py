"""The unified diff between source and cleaned text, in time that grows with their length.

``difflib`` alone is cubic on repetitive text. Lines that stand exactly once on both sides anchor
the comparison first (Bram Cohen's patience diff); only what lies between two anchors is compared in
full, and where even that is large it is shown as replaced.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CONTEXT_LINES = 3
_FULL_COMPARISON = 2_500  # pairs of lines: difflib is cubic in the worst case
_NO_NEWLINE = "\n\\ No newline at end of file\n"


class _Change(NamedTuple):
    """Lines ``[old_start, old_end)`` of the source became ``[new_start, new_end)``."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int

    def touches(self, change: _Change) -> bool:
        """Whether ``change`` begins where this one ends, on both sides."""
        return self.old_end == change.old_start and self.new_end == change.new_start


def unified_diff(old: str, new: str, *, old_name: str, new_name: str) -> str:
    """The unified diff from ``old`` to ``new`` with three lines of context; "" where they agree."""
    old_lines = _split(old)
    new_lines = _split(new)
    changes = list(_find_changes(old_lines, new_lines))
    if not changes:
        return ""
    parts = [f"--- {old_name}\n+++ {new_name}\n"]
    for hunk in _group(changes):
        parts.extend(_write_hunk(hunk, old_lines, new_lines))
    return "".join(parts)


def _split(text: str) -> list[str]:
    lines = text.split("\n")
    last = lines.pop()
    return [f"{line}\n" for line in lines] + ([last] if last else [])


def _find_changes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    """The changes in order, no two of which touch."""
    pending: _Change | None = None
    old_cursor = new_cursor = 0
    for old_at, new_at in [*_anchors(old, new), (len(old), len(new))]:
        gap = _Change(old_cursor, old_at, new_cursor, new_at)
        for change in _compare(gap, old, new):
            if pending and pending.touches(change):
                pending = pending._replace(old_end=change.old_end, new_end=change.new_end)
                continue
            if pending:
                yield pending
            pending = change
        old_cursor, new_cursor = old_at + 1, new_at + 1
    if pending:
        yield pending


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Where lines that are unique on both sides stand: the longest choice in order on both."""
    old_counts, new_counts = Counter(old), Counter(new)
    old_places = {line: at for at, line in enumerate(old) if old_counts[line] == 1}
    pairs = [
        (old_places[line], at)
        for at, line in enumerate(new)
        if new_counts[line] == 1 and line in old_places
    ]
    tails: list[int] = []  # the lowest end of an ascending choice of each length
    ends: list[int] = []  # the index in ``pairs`` of that end
    before: list[int] = []  # for each pair, the index of the pair that goes before it
    for index, (old_at, _) in enumerate(pairs):
        length = bisect_left(tails, old_at)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [old_at]
        ends[length : length + 1] = [index]
    chosen: list[tuple[int, int]] = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = before[index]
    return chosen[::-1]


def _compare(gap: _Change, old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    old_start, old_end, new_start, new_end = gap
    while old_start < old_end and new_start < new_end and old[old_start] == new[new_start]:
        old_start, new_start = old_start + 1, new_start + 1
    while old_start < old_end and new_start < new_end and old[old_end - 1] == new[new_end - 1]:
        old_end, new_end = old_end - 1, new_end - 1
    if old_start == old_end and new_start == new_end:
        return
    if (old_end - old_start) * (new_end - new_start) > _FULL_COMPARISON:
        yield _Change(old_start, old_end, new_start, new_end)
        return
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, old[old_start:old_end], new[new_start:new_end], autojunk=False)
    for tag, first, last, new_first, new_last in matcher.get_opcodes():
        if tag != "equal":
            yield _Change(
                old_start + first, old_start + last, new_start + new_first, new_start + new_last
            )


def _group(changes: Sequence[_Change]) -> Iterator[list[_Change]]:
    hunk: list[_Change] = []
    for change in changes:
        if hunk and change.old_start - hunk[-1].old_end > 2 * _CONTEXT_LINES:
            yield hunk
            hunk = []
        hunk.append(change)
    yield hunk


def _write_hunk(hunk: Sequence[_Change], old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    lead = min(_CONTEXT_LINES, hunk[0].old_start)
    tail = min(_CONTEXT_LINES, len(old) - hunk[-1].old_end)
    old_range = _write_range(hunk[0].old_start - lead, hunk[-1].old_end + tail)
    new_range = _write_range(hunk[0].new_start - lead, hunk[-1].new_end + tail)
    yield f"@@ -{old_range} +{new_range} @@\n"
    cursor = hunk[0].old_start - lead
    for change in hunk:
        yield from (_write_line(" ", line) for line in old[cursor : change.old_start])
        yield from (_write_line("-", line) for line in old[change.old_start : change.old_end])
        yield from (_write_line("+", line) for line in new[change.new_start : change.new_end])
        cursor = change.old_end
    yield from (_write_line(" ", line) for line in old[cursor : cursor + tail])


def _write_range(start: int, end: int) -> str:
    """The first line, 1-based, and the count; an empty range names the line before (POSIX)."""
    count = end - start
    if count == 1:
        return str(start + 1)
    return f"{start + 1 if count else start},{count}"


def _write_line(sign: str, line: str) -> str:
    return f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}{_NO_NEWLINE}"
