"""Which words of a source its Markdown shows otherwise: removed ``[-so-]``, added ``{+so+}``, as ``git diff`` has it.

Signs that Markdown does not show (escapes, bold, quotations, bars between cells) are no change, nor is another line end. The time grows
with the length of the texts: ``difflib`` alone is cubic on repetitive text. Words that stand exactly once on both sides
anchor the comparison first (Bram Cohen's patience diff), again between two anchors; only what is left is compared in
full, and where even that is large it is shown as replaced.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.text.line_index import SourceLines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.text.spans import Run

_FULL_COMPARISON = 2_500  # pairs of words: difflib is cubic in the worst case
_CONTEXT = 48  # characters that are shown before and after a change
_MOST_ROUNDS = 12  # anchors between anchors between anchors
# A word, a figure, a note mark, or any one sign: "Survey35" is two, so that a mark is told from its word.
_WORD = re.compile(r"\[\^[^\]\s]{1,24}\]|[0-9]+|[^\W\d_]+|[^\w\s]|_")
# What our Markdown holds and does not show. Example: "\\", "**", "> ", "## ", "- " at the head of a line.
_UNSHOWN = re.compile(
    r"\\(?=[!-/:-@\[-`{-~])|\*\*|<(?=[A-Za-z]{2,8}:[^\s<>]+>)|(?<=[^\s\\])>(?=\s|\Z)"
    r"|^(?:> (?:- )?|#{1,6} |-(?: |$))",
    re.MULTILINE,
)
# Signs of a table: a bar between cells, and the line under its head. Examples: "a | b", "| a", "|---|:-:|"; near
# misses: "a|b", "---".
_TABLE = re.compile(r"^\|[ :|-]+$|(?:(?<=\s)|^)\|(?=\s|\Z)", re.MULTILINE)


class _Change(NamedTuple):
    """Words ``[old_start, old_end)`` of the source became ``[new_start, new_end)``."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int

    def touches(self, change: _Change) -> bool:
        """Whether ``change`` begins where this one ends, on both sides."""
        return self.old_end == change.old_start and self.new_end == change.new_start


class _Words(NamedTuple):
    """The words of one side, and where each stands in its text."""

    text: str
    words: list[str]
    runs: list[Run]

    def run(self, first: int, last: int) -> Run:
        """Where the words ``[first, last)`` stand; an empty run before ``first`` where there are none."""
        if first < last:
            return self.runs[first][0], self.runs[last - 1][1]
        at = self.runs[first - 1][1] if first else 0
        return at, at


def word_diff(source: str, markdown: str, *, old_name: str, new_name: str) -> str:
    """The words that differ, each with those around it, under the lines of both sides; "" for none."""
    old = _words_of(source, _TABLE)
    new = _words_of(markdown, _UNSHOWN, _TABLE)
    changes = list(find_changes(old.words, new.words))
    if not changes:
        return ""
    lines = SourceLines(source), SourceLines(markdown)
    parts = [f"--- {old_name}\n+++ {new_name}\n"]
    for group in _group(changes, old):
        parts.append(_write_head(group, (old, new), lines))
        parts.extend(_write_group(group, old, new))
    return "".join(parts)


def show_words(old: str, new: str) -> Iterator[str]:
    """The words of two texts that differ, each group with those around it: ``the [-red-]{+green+} lamp``."""
    before, after = _words_of(old), _words_of(new)
    changes = list(find_changes(before.words, after.words))
    for group in _group(changes, before) if changes else ():
        yield "".join(_write_group(group, before, after)).rstrip("\n")


def _words_of(text: str, *unshown: re.Pattern[str]) -> _Words:
    """The words of ``text`` outside of what the patterns find."""
    hidden = {
        at for pattern in unshown for found in pattern.finditer(text) for at in range(*found.span())
    }
    found = [word for word in _WORD.finditer(text) if word.start() not in hidden]
    return _Words(text, [word[0] for word in found], [word.span() for word in found])


def find_changes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    """The changes in order, no two of which touch."""
    pending: _Change | None = None
    for change in _compare(_Change(0, len(old), 0, len(new)), old, new, _MOST_ROUNDS):
        if pending and pending.touches(change):
            pending = pending._replace(old_end=change.old_end, new_end=change.new_end)
            continue
        if pending:
            yield pending
        pending = change
    if pending:
        yield pending


def _compare(
    gap: _Change, old: Sequence[str], new: Sequence[str], rounds: int
) -> Iterator[_Change]:
    """The changes inside a gap: equal ends aside, between its anchors, or in full."""
    old_start, old_end, new_start, new_end = gap
    while old_start < old_end and new_start < new_end and old[old_start] == new[new_start]:
        old_start, new_start = old_start + 1, new_start + 1
    while old_start < old_end and new_start < new_end and old[old_end - 1] == new[new_end - 1]:
        old_end, new_end = old_end - 1, new_end - 1
    if old_start == old_end and new_start == new_end:
        return
    gap = _Change(old_start, old_end, new_start, new_end)
    anchors = (
        _anchors(gap, old, new) if rounds and old_start < old_end and new_start < new_end else []
    )
    if anchors:
        for old_at, new_at in [*anchors, (old_end, new_end)]:
            yield from _compare(_Change(old_start, old_at, new_start, new_at), old, new, rounds - 1)
            old_start, new_start = old_at + 1, new_at + 1
        return
    if (old_end - old_start) * (new_end - new_start) > _FULL_COMPARISON:
        yield gap
        return
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, old[old_start:old_end], new[new_start:new_end], autojunk=False)
    for tag, first, last, new_first, new_last in matcher.get_opcodes():
        if tag != "equal":
            yield _Change(
                old_start + first, old_start + last, new_start + new_first, new_start + new_last
            )


def _anchors(gap: _Change, old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Where words that are unique on both sides of a gap stand: the longest choice in order on both."""
    old_counts = Counter(old[gap.old_start : gap.old_end])
    new_counts = Counter(new[gap.new_start : gap.new_end])
    old_places = {
        old[at]: at for at in range(gap.old_start, gap.old_end) if old_counts[old[at]] == 1
    }
    pairs = [
        (old_places[new[at]], at)
        for at in range(gap.new_start, gap.new_end)
        if new_counts[new[at]] == 1 and new[at] in old_places
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


def _group(changes: Sequence[_Change], old: _Words) -> Iterator[list[_Change]]:
    """Changes whose words around them meet."""
    group: list[_Change] = []
    for change in changes:
        start = old.run(change.old_start, change.old_end)[0]
        if group and start - old.run(group[-1].old_start, group[-1].old_end)[1] > 2 * _CONTEXT:
            yield group
            group = []
        group.append(change)
    yield group


def _write_head(
    group: Sequence[_Change], sides: tuple[_Words, _Words], lines: tuple[SourceLines, SourceLines]
) -> str:
    """``@@ -7,2 +9 @@``: the lines of each side, 1-based, and how many."""
    first, last = group[0], group[-1]
    runs = (
        (
            sides[0].run(first.old_start, first.old_end)[0],
            sides[0].run(last.old_start, last.old_end)[1],
        ),
        (
            sides[1].run(first.new_start, first.new_end)[0],
            sides[1].run(last.new_start, last.new_end)[1],
        ),
    )
    ranges = []
    for (start, end), index in zip(runs, lines, strict=True):
        begin, count = (
            index.line_at(start),
            index.line_at(max(start, end - 1)) - index.line_at(start) + 1,
        )
        ranges.append(f"{begin},{count}" if count > 1 else str(begin))
    return f"@@ -{ranges[0]} +{ranges[1]} @@\n"


def _write_group(group: Sequence[_Change], old: _Words, new: _Words) -> Iterator[str]:
    """One line: what changed, the words between, and some before and after."""
    cursor = old.run(group[0].old_start, group[0].old_end)[0]
    yield _before(old.text, cursor)
    for change in group:
        start, end = old.run(change.old_start, change.old_end)
        yield _one_line(old.text[cursor:start])
        if start < end:
            yield f"[-{_one_line(old.text[start:end])}-]"
        added = new.text[slice(*new.run(change.new_start, change.new_end))]
        if added:
            yield f"{{+{_one_line(added)}+}}"
        cursor = end
    yield f"{_after(old.text, cursor)}\n"


def _one_line(words: str) -> str:
    return " ".join(re.split(r"\s+", words))


def _before(text: str, at: int) -> str:
    """The words before a place: from the line's beginning, or as many as there is room for."""
    start = max(text.rfind("\n", 0, at) + 1, at - _CONTEXT)
    words = text[start:at]
    if start and text[start - 1] != "\n":
        return f"… {words.partition(' ')[2]}"
    return words.lstrip()


def _after(text: str, at: int) -> str:
    """The words after a place: to the line's end, or as many as there is room for."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    if end - at <= _CONTEXT:
        return text[at:end].rstrip()
    return f"{text[at : at + _CONTEXT].rpartition(' ')[0]} …"
