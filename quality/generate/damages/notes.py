"""Damages of the notes themselves: shapes, places, tails, missing partners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.generate.damages.marks import has_marks

if TYPE_CHECKING:
    from random import Random

    from quality.generate.model import Document, Note


def _notes(document: Document) -> list[Note]:
    return [mark.note for block in document.blocks for mark in block.marks]


def ibid(document: Document, rng: Random) -> bool:
    """Notes that say the same on purpose: ``ibid``, ``Q52``."""
    notes = _notes(document)
    if len(notes) < 4:
        return False
    words = rng.choice(("Ibid", "ibid.", "Q52"))
    for note in rng.sample(notes[1:], 2):
        note.words, note.url, note.tail = words, None, ""
    return True


def undefined(document: Document, rng: Random) -> bool:
    """Marks without a note; between spaces only those that end a sentence are surely marks."""
    is_spaced = document.style.marks == "spaced"
    notes = [
        mark.note
        for block in document.blocks
        for mark in block.marks
        if not is_spaced or block.text[: mark.offset].endswith(".")
    ]
    if len(notes) < 4:
        return False
    for note in rng.sample(notes, rng.randint(1, 2)):
        note.is_printed = False
    return True


def unreferenced(document: Document, rng: Random) -> bool:
    """A note whose mark was lost."""
    marks = [
        m for b in document.blocks for m in b.marks if m.note.is_printed and m.manner == "style"
    ]
    if len(marks) < 4:
        return False
    rng.choice(marks).manner = "hidden"
    return True


def url_tails(document: Document, rng: Random) -> bool:
    """Addresses with a full stop or a bracket behind them."""
    found = False
    for note in _notes(document):
        if note.url and rng.random() < 0.5:
            note.tail = rng.choice((".", ".", ")", ")."))
            found = True
    return found


def angle_brackets(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """Addresses as ``<https://…>``."""
    document.style.note_angles = any(note.url for note in _notes(document))
    return document.style.note_angles


def _shape_is_free(document: Document) -> bool:
    return has_marks(document, 3) and document.style.marks not in ("markdown", "footnote")


def run_on(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """Several notes on one line: ``40 https://… 41 https://…``."""
    if not _shape_is_free(document):
        return False
    document.style.note_shape = "run-on"
    return True


def number_alone(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """The number on a line of its own, then the note."""
    if not _shape_is_free(document):
        return False
    document.style.note_shape = "number-alone"
    return True


def number_blank(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """The number, a blank line, the note."""
    if not _shape_is_free(document):
        return False
    document.style.note_shape = "number-blank"
    return True


def columns(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """A column of numbers, a blank line, a column of notes."""
    if not _shape_is_free(document):
        return False
    document.style.note_shape = "columns"
    return True


def restart(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """Notes that are counted anew in each report."""
    reports = {block.report for block in document.blocks if block.marks}
    if len(reports) < 2 or document.style.marks == "markdown":
        return False
    document.style.notes_restart = True
    document.style.first_note = 1
    document.style.note_place = "report"
    return True


def after_report(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """Notes behind the report that they belong to."""
    document.style.note_place = "report"
    return has_marks(document) and document.blocks[-1].report > 0


def at_page_foot(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """Notes at the foot of the page, in the middle of a paragraph."""
    if not document.style.page_lines or not has_marks(document):
        return False
    document.style.note_place = "foot"
    return True
