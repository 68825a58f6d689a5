"""What happened to the text, as entries: removed, joined, split, linked, repaired, to check.

Everything here follows from the document and its source; nothing is decided again.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.landmarks import Landmarks
from pacparse.render.printable import printable
from pacparse.render.quotes import name_block, quote, quote_around, quote_join
from pacparse.text.spans import rope_starts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pacparse.block import Block
    from pacparse.document import Document, Duplicate
    from pacparse.text.spans import Run

GROUPED_FROM = 4
"""From so many removals of one reason on, one entry lists them all."""

_TOLD_ELSEWHERE = frozenset({"repeated-passage", "restatement"})
_REPAIRS = frozenset({"url-repaired", "unbalanced-markup"})
_TABLE_SIGNS = "|-:"
"""What stands between the rows of a table of Markdown."""
_HYPHENS = frozenset("-‐\u00ad")


class Action(StrEnum):
    """What an entry tells of; the value is the heading of its section."""

    REMOVED = "Removed"
    JOINED = "Joined"
    SPLIT = "Split"
    LINKED = "Linked"
    REPAIRED = "Repaired"
    OPEN = "To check"


class Entry(NamedTuple):
    """One thing that happened: at which source lines (1-based, ascending), what, and a quote."""

    action: Action
    lines: tuple[int, ...]
    what: str
    quote: str = ""


def list_entries(document: Document, text: str) -> tuple[Entry, ...]:
    """All entries, by action in the order of ``Action``, each action by source line."""
    account = _Account(document, text)
    entries = [
        *account.removed(),
        *account.joined(),
        *account.split(),
        *account.linked(),
        *account.diagnosed(),
    ]
    order = list(Action)
    return tuple(sorted(entries, key=lambda entry: (order.index(entry.action), entry.lines)))


class _Account:
    def __init__(self, document: Document, text: str) -> None:
        self._document = document
        self._text = text
        self._landmarks = Landmarks(document.source, text)

    def _line(self, offset: int) -> int:
        return self._landmarks.lines.line_at(offset)

    def removed(self) -> Iterator[Entry]:
        for duplicate in self._document.duplicates:
            if duplicate.kind == "repeated_passage" and duplicate.removed:
                yield from self._repeated(duplicate)
        for removal in self._document.removals:
            if removal.reason == "repeated_passage" or not removal.runs:
                continue
            reason = printable(removal.reason.replace("_", " "))
            if len(removal.runs) < GROUPED_FROM:
                for run in removal.runs:
                    yield Entry(
                        Action.REMOVED,
                        (self._line(run[0]),),
                        reason,
                        quote(self._text[slice(*run)]),
                    )
                continue
            lines = tuple(dict.fromkeys(self._line(start) for start, _ in removal.runs))
            quotes = dict.fromkeys(
                quote(self._text[slice(*run)], limit=24) for run in removal.runs[:GROUPED_FROM]
            )
            what = f"{reason}, {len(removal.runs):,} times"
            yield Entry(Action.REMOVED, lines, what, " ".join(quotes))

    def _repeated(self, duplicate: Duplicate) -> Iterator[Entry]:
        blocks = self._document.block_by_id
        size = sum(end - start for start, end in duplicate.removed)
        kept = [name_block(blocks[name]) for name in duplicate.kept if name in blocks]
        what = f"a passage stored twice, {size:,} characters"
        if kept:
            what += f"; shown once, {kept[0]} to {kept[-1]}" if len(kept) > 1 else f"; {kept[0]}"
        if duplicate.reason:
            what += f" ({printable(duplicate.reason)})"
        first = duplicate.removed[0]
        told = " ".join(self._text[start:end] for start, end in duplicate.removed[:3])
        yield Entry(Action.REMOVED, (self._line(first[0]),), what, quote(told))
        for variant in duplicate.variants:
            line = self._line(variant.runs[0][0] if variant.runs else first[0])
            name = name_block(blocks[variant.block]) if variant.block in blocks else variant.block
            what = (
                f"the copy of {name} differs: {quote(variant.removed)}, not {quote(variant.kept)}"
            )
            yield Entry(Action.REMOVED, (line,), what)

    def joined(self) -> Iterator[Entry]:
        for block in self._document.blocks:
            yield from self._interrupted(block)
            yield from self._rejoined_words(block)

    def _interrupted(self, block: Block) -> Iterator[Entry]:
        """Where other text stands between two runs of the block: a page end, or a note."""
        signs = _TABLE_SIGNS if block.kind == "table" else ""
        for (_, end), (start, _) in zip(block.runs, block.runs[1:], strict=False):
            if end < start and "".join(self._text[end:start].split()).strip(signs):
                what = f"{name_block(block)} goes on at {self._landmarks.words_at(start)}"
                told = quote_join(self._text, end, start)
                yield Entry(Action.JOINED, (self._line(max(end - 1, 0)),), what, told)

    def _rejoined_words(self, block: Block) -> Iterator[Entry]:
        """Where a hyphen at a line end is gone, and the word is one again."""
        starts = rope_starts(block.text, block.text_runs) if len(block.text_runs) > 1 else []
        for at in range(1, len(starts)):
            (first, end), (start, _) = block.text_runs[at - 1], block.text_runs[at]
            gap = self._text[end:start]
            is_tight = starts[at] == starts[at - 1] + end - first
            if is_tight and "\n" in gap and gap.strip() in _HYPHENS:
                word = _word_at(block.text, starts[at])
                yield Entry(
                    Action.JOINED, (self._line(end),), f"{name_block(block)}: {quote(word)}"
                )

    def split(self) -> Iterator[Entry]:
        for block in self._document.blocks:
            marker = block.marker or ""
            start = block.runs[0][0] if block.runs else 0
            after = self._text[start + len(marker) : start + len(marker) + 1]
            if marker and self._text.startswith(marker, start) and after.isalpha():
                told = quote(self._text[start : start + 200])
                yield Entry(Action.SPLIT, (self._line(start),), f"number {printable(marker)}", told)
            for reference in block.references:
                if _is_glued(self._text, reference.run):
                    mark = printable(self._text[slice(*reference.run)])
                    what = f"note mark {mark} in {name_block(block)}"
                    told = quote_around(self._text, reference.run)
                    yield Entry(Action.SPLIT, (self._line(reference.run[0]),), what, told)

    def linked(self) -> Iterator[Entry]:
        blocks = self._document.block_by_id
        for duplicate in self._document.duplicates:
            found = [blocks[name] for name in duplicate.blocks if name in blocks]
            if duplicate.kind == "restatement" and found and found[0].runs:
                names = " and ".join(name_block(block) for block in found)
                lines = tuple(self._line(block.runs[0][0]) for block in found if block.runs)
                told = quote(found[0].text)
                yield Entry(Action.LINKED, lines, f"{names} say the same; all stay", told)
        for note in self._document.footnotes:
            if note.status != "resolved" or not note.runs:
                continue
            names = ", ".join(
                name_block(blocks[r.block]) for r in note.references if r.block in blocks
            )
            what = f"note {printable(note.number)} of {names}: {printable(' '.join(note.urls))}"
            yield Entry(Action.LINKED, (self._line(note.runs[0][0]),), what)

    def diagnosed(self) -> Iterator[Entry]:
        for diagnostic in self._document.diagnostics:
            if diagnostic.code in _TOLD_ELSEWHERE:
                continue
            action = Action.REPAIRED if diagnostic.code in _REPAIRS else Action.OPEN
            told = quote_around(self._text, diagnostic.runs[0]) if diagnostic.runs else ""
            what = f"{printable(diagnostic.message)} [{diagnostic.code}]"
            yield Entry(action, (diagnostic.line,), what, told)


def _is_glued(text: str, run: Run) -> bool:
    """Whether a note mark stands on a word or a full stop, or right before a paragraph's number."""
    before, after = text[run[0] - 1 : run[0]], text[run[1] : run[1] + 1]
    is_on_word = bool(before) and not before.isspace()
    return text[run[0]].isdigit() and (is_on_word or after.isdigit())


def _word_at(text: str, offset: int) -> str:
    start = text.rfind(" ", 0, offset) + 1
    end = text.find(" ", offset)
    return text[start : end if end >= 0 else len(text)]
