"""Stand-off text: runs of the source, and ropes made of them.

A *run* is one half-open ``(start, end)`` of code points into the source text. A *rope* is text that
remembers where each of its characters came from: verbatim slices of the source, joined by one space,
by a line end (between the rows of a table) or by nothing. The way back from a character of the text to the source is therefore arithmetic.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Run = tuple[int, int]

_JOINTS = " \n"


def merge_runs(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The same characters as ``runs``, in source order, overlaps and touching ends made one."""
    merged: list[Run] = []
    last = -1
    for run in sorted(runs):
        start, end = run
        if start >= end:
            continue
        if start > last:
            merged.append(run)
            last = end
        elif end > last:
            merged[-1] = (merged[-1][0], end)
            last = end
    return tuple(merged)


def subtract_runs(runs: Iterable[Run], holes: Sequence[Run]) -> list[Run]:
    """What of ``runs`` lies outside ``holes``; both sorted and free of overlap, as is the result."""
    left: list[Run] = []
    index = 0
    for start, end in runs:
        cursor = start
        while index < len(holes) and holes[index][1] <= cursor:
            index += 1
        probe = index
        while probe < len(holes) and holes[probe][0] < end:
            if holes[probe][0] > cursor:
                left.append((cursor, holes[probe][0]))
            cursor = max(cursor, holes[probe][1])
            probe += 1
        if cursor < end:
            left.append((cursor, end))
    return left


def locate(text: str, runs: Sequence[Run], offset: int) -> int:
    """The source offset of the character at ``offset`` of a rope's text.

    ``offset`` may be ``len(text)``: the end of the last run. What joins two runs stands for the end of the run before it. Raises IndexError for an offset outside the text.
    """
    return locate_all(text, runs, (offset,))[0]


def locate_all(text: str, runs: Sequence[Run], offsets: Sequence[int]) -> list[int]:
    """The same of several ``offsets``, with one look at the rope."""
    starts = rope_starts(text, runs) if offsets else []
    found: list[int] = []
    for offset in offsets:
        if not 0 <= offset <= len(text) or not runs:
            msg = f"offset {offset} is outside a text of {len(text)} characters"
            raise IndexError(msg)
        index = bisect_right(starts, offset) - 1
        start, end = runs[index]
        found.append(min(start + offset - starts[index], end))
    return found


def rope_starts(text: str, runs: Sequence[Run]) -> list[int]:
    """For each run of a rope, the offset in ``text`` at which its slice begins.

    Between two slices stands one character of white space or nothing: which of the two follows from
    the character of the text at the cursor (a slice never begins or ends with white space).
    """
    starts: list[int] = []
    cursor = 0
    for start, end in runs:
        if starts and cursor < len(text) and text[cursor] in _JOINTS:
            cursor += 1
        starts.append(cursor)
        cursor += end - start
    return starts


def runs_between(text: str, runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    """The source runs of ``text[start:end]`` of a rope, in order; empty if the stretch is empty.

    What joins two slices belongs to neither and has no run.
    """
    if not runs or start >= end:
        return ()
    if len(runs) == 1:
        first, last = runs[0]
        run = (first + start, min(first + end, last))
        return (run,) if run[0] < run[1] else ()
    found: list[Run] = []
    for offset, (first, last) in zip(rope_starts(text, runs), runs, strict=True):
        if offset >= end:
            break
        run = (first + max(start - offset, 0), min(last, first + end - offset))
        if run[0] < run[1]:
            found.append(run)
    return tuple(found)
