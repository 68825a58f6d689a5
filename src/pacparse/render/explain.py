"""The explanation of a document for people: a summary, and what happened, line by line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pacparse.landmarks import Landmarks
from pacparse.render.account import Action, Entry, list_entries
from pacparse.render.evidence import profile_sentence
from pacparse.render.printable import printable
from pacparse.render.screen import Canvas, Row, Screen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.document import Document
    from pacparse.text.spans import Run
    from pacparse.units import ProfileChoice

__all__ = ["Screen", "explain_document"]

MOST_ENTRIES = 20
"""The most entries of a section, unless all are asked for."""

_MOST_LINES = 8
_STYLES = {
    Action.REMOVED: "bold red",
    Action.JOINED: "bold green",
    Action.SPLIT: "bold magenta",
    Action.LINKED: "bold blue",
    Action.REPAIRED: "bold green",
    Action.OPEN: "bold yellow",
}
_SHARES = (("text", "█", "green"), ("notes", "▓", "cyan"), ("removed", "░", "red"))
_WIDEST_BAR = 60
_NOTE_WORDS = {
    "resolved": "with an address",
    "text_only": "with words only",
    "undefined": "missing",
    "unreferenced": "without a mark",
}


def explain_document(
    document: Document,
    text: str,
    *,
    screen: Screen,
    is_complete: bool = False,
    choice: ProfileChoice | None = None,
) -> str:
    """A page on ``document``, made of the source ``text``; ``is_complete``: no section is cut.

    ``choice`` is the evidence for its profile, which the document itself does not hold.
    """
    canvas = Canvas(screen)
    landmarks = Landmarks(document.source, text)
    _draw_summary(canvas, document, text)
    if choice is not None:
        canvas.line((printable(profile_sentence(choice, landmarks)), "dim"))
    entries = list_entries(document, text)
    for action in Action:
        found = [entry for entry in entries if entry.action is action]
        _draw_section(canvas, action, found, landmarks, is_complete=is_complete)
    canvas.line()
    if entries:
        name = printable(document.source.name)
        canvas.line(
            (f"One place: pacparse explain {name} WHERE (a number, a {landmarks.kind})", "dim")
        )
    else:
        canvas.line(("Nothing was changed, and nothing is missing.", "green"))
    return canvas.text()


def _draw_summary(canvas: Canvas, document: Document, text: str) -> None:
    canvas.line((printable(document.title or document.source.name), "bold"))
    facts = [document.source.name] if document.title else []
    facts += [document.profile, document.session or "", document.date or ""]
    facts += list(document.departments)
    canvas.line((" · ".join(printable(fact) for fact in facts if fact), "dim"))
    canvas.line()
    _draw_shares(canvas, document, text)
    canvas.line()
    for count in _counts(document):
        canvas.line((count, ""))


def _draw_shares(canvas: Canvas, document: Document, text: str) -> None:
    """A bar of the characters that are text, notes and removals, and what they are in numbers."""
    sizes = (
        _ink(text, (run for block in document.blocks for run in block.runs)),
        _ink(text, (run for note in document.footnotes for run in note.runs)),
        _ink(text, (run for removal in document.removals for run in removal.runs)),
    )
    total = sum(sizes)
    if not total:
        return
    width = min(canvas.width, _WIDEST_BAR)
    cells = [round(width * size / total) or min(size, 1) for size in sizes]
    cells[0] = max(0, width - cells[1] - cells[2])
    bar = [(sign * n, style) for (_, sign, style), n in zip(_SHARES, cells, strict=True)]
    canvas.line(*bar)
    legend: list[tuple[str, str]] = []
    for (name, sign, style), size in zip(_SHARES, sizes, strict=True):
        legend += [(f"{sign} ", style), (f"{name} {_percent(size, total)}   ", "")]
    canvas.line(*legend)
    unaccounted = document.conservation.unaccounted
    canvas.line((f"{len(text):,} characters, {unaccounted or 'none'} unaccounted for", "dim"))


def _counts(document: Document) -> Iterable[str]:
    kinds = Counter(block.kind for block in document.blocks)
    numbered = len(document.paragraphs)
    parts = [
        _plural(kinds["heading"], "heading"),
        _plural(numbered, "numbered paragraph"),
        _plural(kinds["paragraph"] - numbered, "other paragraph"),
        _plural(kinds["item"], "list item"),
    ]
    yield ", ".join(part for part in parts if part)
    if document.recommendations:
        words = Counter(
            (r.position or "no answer").replace("_", " ") for r in document.recommendations
        )
        yield f"{_plural(len(document.recommendations), 'recommendation')}: {_list_counts(words)}"
    if document.footnotes:
        notes = Counter(_NOTE_WORDS[note.status] for note in document.footnotes)
        yield f"{_plural(len(document.footnotes), 'note')}: {_list_counts(notes)}"


def _draw_section(
    canvas: Canvas,
    action: Action,
    entries: Sequence[Entry],
    landmarks: Landmarks,
    *,
    is_complete: bool,
) -> None:
    if not entries:
        return
    shown = entries if is_complete else entries[:MOST_ENTRIES]
    canvas.heading(f"{action} ({len(entries):,})", style=_STYLES[action])
    canvas.rows(
        Row(signs[0], _what(entry, signs[1:]), entry.quote)
        for entry in shown
        if (signs := list(dict.fromkeys(map(landmarks.sign_of_line, entry.lines))))
    )
    if len(shown) < len(entries):
        canvas.line((f"and {len(entries) - len(shown):,} more: --all lists them", "dim"))


def _what(entry: Entry, further: Sequence[str]) -> str:
    """What an entry says, with the further landmarks that it tells of."""
    if not further:
        return entry.what
    more = [*further[: _MOST_LINES - 1], *(["…"] if len(further) >= _MOST_LINES else [])]
    return f"{entry.what} (also {', '.join(more)})"


def _ink(text: str, runs: Iterable[Run]) -> int:
    """How many characters of ``runs`` are not white space."""
    return sum(len("".join(text[start:end].split())) for start, end in runs)


def _percent(size: int, total: int) -> str:
    share = 100 * size / total
    return "< 1 %" if 0 < share < 1 else f"{share:.0f} %"


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}" if count else ""


def _list_counts(counts: Counter[str]) -> str:
    return ", ".join(f"{count:,} {word}" for word, count in counts.most_common())
