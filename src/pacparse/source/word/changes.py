"""Tracked changes of a Word document: the text is read as if all of them were accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.units import Finding

if TYPE_CHECKING:
    from pacparse.source.word.blocks import Tally

# Where a change says that the properties, the row or the end of the paragraph came or went.
_PROPERTIES = frozenset(("w:rPr", "w:trPr", "w:tcPr", "w:numPr"))
_GONE = frozenset(("w:del", "w:moveFrom"))


def note_change(tally: Tally, name: str) -> None:
    """Counts one tracked change; what was moved is counted where it went."""
    if name in ("w:ins", "w:cellIns"):
        tally.insertions += 1
    elif name in ("w:del", "w:cellDel"):
        tally.deletions += 1
    elif name == "w:moveTo":
        tally.moves += 1


def is_content_gone(name: str, parent: str) -> bool:
    """Whether a change holds what is no longer there, and is no property of something else."""
    return name in _GONE and parent not in _PROPERTIES


def findings_of(tally: Tally) -> tuple[Finding, ...]:
    """What a person should know of what was left out, or chosen."""
    found = []
    if tally.insertions or tally.deletions or tally.moves:
        counts = (
            _counted(tally.insertions, "insertion"),
            _counted(tally.deletions, "deletion"),
            _counted(tally.moves, "move"),
        )
        said = ", ".join(count for count in counts if count)
        found.append(
            Finding("tracked-changes", "warning", f"tracked changes were read as accepted: {said}")
        )
    if tally.comments:
        said = _counted(tally.comments, "comment")
        found.append(Finding("comments-left-out", "info", f"{said} left out"))
    if tally.hidden:
        said = _counted(tally.hidden, "character")
        found.append(Finding("hidden-text", "info", f"{said} of hidden text left out, as in print"))
    if tally.embedded:
        said = _counted(tally.embedded, "embedded document or diagram")
        found.append(Finding("embedded-not-read", "warning", f"{said} not read"))
    if tally.uncounted:
        said = _counted(tally.uncounted, "number")
        found.append(
            Finding("number-not-counted", "warning", f"{said} that a field counts left out")
        )
    return tuple(found)


def _counted(count: int, noun: str) -> str:
    if not count:
        return ""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
