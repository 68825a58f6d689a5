"""Damages of the notes themselves: shapes, places, tails, missing partners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.generate.damages.marks import has_marks
from quality.generate.damages.places import (
    add_sentence,
    answers,
    insert_behind,
    is_near_miss,
    writer,
)
from quality.generate.model import Block

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


def columns_below(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """The notes torn at the foot: their texts come first, their numbers below them."""
    if not _shape_is_free(document):
        return False
    document.style.note_shape = "columns-below"
    return True


def torn_addresses(document: Document, rng: Random) -> bool:
    """Addresses that go on after a hyphen or a stroke on the next line, or after a space.

    Near miss: an address, a dash between spaces, and words of the note.
    """
    notes = [note for note in _notes(document) if note.url]
    if not notes:
        return False
    if is_near_miss(rng):
        for note in notes:
            note.tail = rng.choice((" - with a map", " - in the annex", "", ""))
        document.style.note_angles = False
        return any(note.tail for note in notes)
    document.style.note_breaks = rng.choice(("-", "- ", "/"))
    return True


def addresses_with_strokes(document: Document, rng: Random) -> bool:
    """Addresses that end in a stroke, where a page's number may come next.

    Near miss: a note with two addresses, one below the other.
    """
    notes = [note for note in _notes(document) if note.url and not note.tail]
    is_line = document.style.note_shape == "line" and not document.style.note_angles
    is_double = is_near_miss(rng) and is_line
    prose = writer(rng)
    for note in rng.sample(notes, (len(notes) + 1) // 2):
        if is_double:
            note.second = prose.url()
        else:
            note.url = f"{note.url}/"
    return bool(notes)


def roman(document: Document, rng: Random) -> bool:
    """Notes with small Roman numbers. Near miss: a Roman list in the text, and no such note."""
    blocks = answers(document)
    if is_near_miss(rng) and blocks:
        prose = writer(rng)
        items = [
            Block(f"the {prose.things()} of Hawaii", "item", marker=f"{number}.", number=number)
            for number in ("i", "ii", "iii")
        ]
        block = rng.choice(blocks)
        block.text = f"{block.text} The keepers have seen:"
        insert_behind(document, block, items)
        return True
    count = sum(len(block.marks) for block in document.blocks)
    if (
        not 2 <= count <= 20
        or document.style.marks != "glued"
        or document.style.note_shape != "line"
    ):
        return False
    document.style.marks, document.style.first_note = "roman", 1
    return True


def footnote_words(document: Document, rng: Random) -> bool:
    """Marks as ``[footnote 1]``, notes as ``1. Source`` under no heading, as government pages have them.

    Near miss: a numbered list with addresses at the end of a paper that has no such mark.
    """
    if is_near_miss(rng) and not document.is_numbered:
        prose = writer(rng)
        document.blocks.append(
            Block("Papers to read", "heading", report=document.blocks[-1].report)
        )
        for number in range(1, rng.randint(3, 5)):
            words = f"The list of {prose.things()} is at {prose.url()}"
            name = str(number)
            block = Block(words, number=name, marker=f"{name}.", report=document.blocks[-1].report)
            document.blocks.append(block)
        return True
    if document.style.marks not in ("glued", "superscript") or not has_marks(document, 2):
        return False
    document.style.marks, document.style.note_shape = "footnote", "line"
    document.style.note_place, document.style.notes_restart = "end", False
    document.style.first_note = 1
    return True


def lone_mark(document: Document, rng: Random) -> bool:
    """One note in the whole paper. Near miss: a paper without any, and a figure that is a name's."""
    if is_near_miss(rng):
        return add_sentence(
            document, rng, f"The boat is the Tern {rng.randint(2, 9)}, built in Tresk."
        )
    marks = [
        mark
        for block in document.blocks
        for mark in block.marks
        if mark.manner == "style" and mark.note.is_printed
    ]
    if not marks:
        return False
    kept = rng.choice(marks)
    for block in document.blocks:
        block.marks = [mark for mark in block.marks if mark is kept]
    return True
