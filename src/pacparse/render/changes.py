"""What changed between two documents, for people: on a terminal, or as a comment on a change of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.render.diff import show_words
from pacparse.render.markdown.escapes import escape
from pacparse.render.printable import on_one_line, printable
from pacparse.render.screen import Canvas, Row, Screen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pacparse.changes import BlockChange, Changes, RecommendationChange

_NAMES = {
    "departments": "departments",
    "response_text": "answer",
    "target_dates": "target",
}
_SIGNS = {"new": "+", "gone": "-", "changed": "~"}
_LONG = ("conclusion", "recommendation", "response_text")
_MOST_WORDS = 14
_MOST_BLOCKS = 20
_MOST_CHARACTERS = 60_000
"""A comment on a change of files may have 65,536 characters."""


def draw_changes(changes: Changes, *, screen: Screen, is_complete: bool = False) -> str:
    """The changes for a terminal: recommendations first, then blocks, then diagnostics.

    Of many blocks the first are shown, unless it ``is_complete``.
    """
    canvas = Canvas(screen)
    canvas.line((printable(f"{changes.old} → {changes.new}"), "bold"))
    if changes.is_empty:
        canvas.line(("nothing differs", ""))
        return canvas.text()
    if changes.recommendations:
        canvas.heading(f"Recommendations ({summary(changes.recommendations)})")
        canvas.rows(row for one in changes.recommendations for row in _rows(one))
    if changes.blocks:
        shown = changes.blocks if is_complete else changes.blocks[:_MOST_BLOCKS]
        canvas.heading(f"Text ({summary(changes.blocks)})")
        canvas.rows(map(_block_row, shown))
        if len(shown) < len(changes.blocks):
            canvas.line((f"and {len(changes.blocks) - len(shown):,} more: --all", "dim"))
    if changes.diagnostics:
        canvas.heading("Diagnostics")
        canvas.rows(Row("", f"{one.code}: {one.old} → {one.new}") for one in changes.diagnostics)
    return canvas.text()


def summary(changes: Iterable[BlockChange | RecommendationChange]) -> str:
    """``2 changed, 1 new``."""
    counts: dict[str, int] = {}
    for one in changes:
        counts[one.kind] = counts.get(one.kind, 0) + 1
    return ", ".join(
        f"{counts[kind]:,} {kind}" for kind in ("changed", "new", "gone") if kind in counts
    )


def _rows(one: RecommendationChange) -> Iterator[Row]:
    name = printable(one.number or one.key)
    yield Row(f"{_SIGNS[one.kind]} {name}", on_one_line(_beginning(one.words)))
    for change in one.fields:
        name = _NAMES.get(change.field, change.field)
        yield Row("", on_one_line(f"{name}: {_told(change.field, change.old, change.new)}"))


def _block_row(one: BlockChange) -> Row:
    if one.kind == "changed":
        words = " ".join(show_words(one.old, one.new))
    else:
        words = _beginning(one.new or one.old)
    return Row(f"{_SIGNS[one.kind]} {printable(one.number or '')}".rstrip(), on_one_line(words))


def _told(field: str, old: str, new: str) -> str:
    """What a field was and is: of long texts the words that differ."""
    if field in _LONG and old and new:
        return " ".join(show_words(old, new))
    return f"{_plain(old)} → {_plain(new)}"


def _plain(words: str) -> str:
    short = " ".join(words.split())
    if not short:
        return "none"
    return _beginning(short).replace("_", " ")


def _beginning(words: str) -> str:
    parts = words.split()
    return " ".join(parts[:_MOST_WORDS]) + (" …" if len(parts) > _MOST_WORDS else "")


def to_comment(each: Iterable[Changes]) -> str:
    """The changes of several pairs of documents as Markdown, short enough for a comment.

    Changes of recommendations are told field by field, changes of the text by their number. It is
    empty if nothing differs.
    """
    parts: list[str] = []
    length = left = 0
    for changes in each:
        if changes.is_empty:
            continue
        part = "".join(_comment(changes))
        if length + len(part) > _MOST_CHARACTERS:
            left += 1
            continue
        parts.append(part)
        length += len(part)
    if left:
        parts.append(
            f"{left:,} more document{'' if left == 1 else 's'} changed; there is no room to tell how.\n"
        )
    return "\n".join(parts)


def _comment(changes: Changes) -> Iterator[str]:
    names = [changes.new] if changes.old == changes.new else [changes.old, changes.new]
    yield f"### {' → '.join(map(_escaped, names))}\n\n"
    if changes.recommendations:
        yield "| recommendation | what | change |\n| --- | --- | --- |\n"
        for one in changes.recommendations:
            yield from _comment_rows(one)
        yield "\n"
    told = []
    if changes.blocks:
        told.append(f"text: {summary(changes.blocks)} blocks")
    told += [f"`{one.code}`: {one.old} → {one.new}" for one in changes.diagnostics]
    if told:
        yield f"{'; '.join(told)}.\n"


def _comment_rows(one: RecommendationChange) -> Iterator[str]:
    name = _escaped(one.number or one.key)
    if one.kind != "changed":
        yield f"| {name} | {one.kind} | {_escaped(_beginning(one.words))} |\n"
    for change in one.fields:
        field = _NAMES.get(change.field, change.field)
        yield f"| {name} | {field} | {_escaped(_told(change.field, change.old, change.new))} |\n"


def _escaped(words: str) -> str:
    """Words in a cell: no markup, no bar, no mention of a person."""
    return escape(on_one_line(words)).replace("|", "\\|").replace("@", "@\u200b")
