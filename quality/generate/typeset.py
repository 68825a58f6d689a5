"""From the model to source text: blocks as lines, marks as digits, notes in their shapes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from quality.generate.model import Block, Document, Mark, Note, Style

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
ENTIRE_WORD = re.compile(r"[a-z]{8,}")


@dataclass(slots=True)
class Line:
    """A printed line; ``notes`` are those whose marks stand in it."""

    text: str
    kind: Literal["text", "blank", "note", "furniture"] = "text"
    is_start: bool = False  # the first line of its block
    notes: tuple[Note, ...] = ()
    is_prose: bool = False


BLANK = Line("", "blank")


def mark_text(numbers: str, style: Style) -> str:
    """How ``numbers`` (``37`` or ``37,38``) are printed as a mark in the running text."""
    if style.marks == "superscript":
        return numbers.translate(SUPERSCRIPTS).replace(",", "˒" if style.width == 0 else ",")
    if style.marks == "bracketed":
        return "".join(f"[{number}]" for number in numbers.split(","))
    if style.marks == "markdown":
        return "".join(f"[^{number}]" for number in numbers.split(","))
    return numbers


class Compositor:
    """Prints blocks as lines, in the style of one document."""

    def __init__(self, document: Document, rng: Random) -> None:
        self.style = document.style
        self.rng = rng
        self.words: dict[str, int] = {}
        self.numbers = {b.number for b in document.blocks if b.number}
        self._moved: list[Mark] = []
        if self.style.soft_hyphens:
            for block in document.blocks:
                for word in ENTIRE_WORD.findall(block.text):
                    self.words[word] = self.words.get(word, 0) + 1

    def block_lines(self, block: Block, following: Block | None, *, is_copy: bool) -> list[Line]:
        """The lines of ``block``; a mark that moves goes before the number of ``following``."""
        marker, text = block.marker, self._marked(block, following)
        if is_copy:
            marker, text = self._reprinted(block, marker, text)
        marks = sorted(block.marks, key=lambda m: m.offset)
        notes = tuple(m.note for m in marks)
        is_plain_number = block.number is not None and marker.rstrip(".") == block.number
        if self._moved_in is not None and is_plain_number:
            marker = f"{self._moved_in}{marker}"
        elif is_plain_number and block.kind == "paragraph":
            marker, text = self._numbered(marker, text)
        if block.is_marker_alone:
            marker += "\n"
        elif marker and not marker.endswith("\n") and text:
            marker += "" if text[0].isalpha() and self._is_glued(is_plain_number, block) else " "
        last = ""
        if text.endswith("\n."):
            text, last = text[:-2], "."
        lines = self._broken(marker + text)
        if last:
            lines.append(last)
        return [
            Line(
                line,
                "text",
                i == 0,
                notes if i == len(lines) - 1 else (),
                block.kind == "paragraph",
            )
            for i, line in enumerate(lines)
        ]

    _moved_in: str | None = None

    def start(self, moved: str | None) -> None:
        """Set the mark that the block before has handed on to the next one printed."""
        self._moved_in = moved

    def _is_glued(self, is_plain_number: bool, block: Block) -> bool:  # noqa: FBT001
        return self.style.numbers == "glued" and is_plain_number and block.kind == "paragraph"

    def _numbered(self, marker: str, text: str) -> tuple[str, str]:
        """The marker of a numbered paragraph in the style of the document."""
        if self.style.numbers == "dotted" and not marker.endswith("."):
            marker += "."
        elif self.style.numbers == "alone":
            marker += "\n"
        elif self.style.numbers == "alone-blank":
            marker += "\n\n"
        return marker, text

    def _marked(self, block: Block, following: Block | None) -> str:
        """The text of ``block`` with its marks, and with a bold sign that lost its partner."""
        text = block.text
        spots: list[tuple[int, str, bool]] = []
        shown = [m for m in block.marks if m.manner not in ("hidden", "moved")]
        shown.sort(key=lambda m: m.offset)
        for offset, marks in groupby(shown, key=lambda m: m.offset):
            group = list(marks)
            printed = mark_text(",".join(str(m.note.number) for m in group), self.style)
            if self.style.marks == "spaced":
                printed = f" {printed}"
            spots.append((offset, printed, group[-1].manner == "tight"))
        if block.stray is not None:
            spots.append((block.stray, "**", False))
        for offset, printed, is_tight in sorted(spots, reverse=True):
            rest = text[offset:].removeprefix(" ") if is_tight else text[offset:]
            text = text[:offset] + printed + rest
        if self.style.apostrophe:
            text = text.replace("’", self.style.apostrophe)
        moves = following is not None and any(m.manner == "moved" for m in block.marks)
        return f"{text[:-1]}\n." if moves else text

    def _reprinted(self, block: Block, marker: str, text: str) -> tuple[str, str]:
        """Marker and text with the small differences of a second printing."""
        text = text.replace("), ", "),", 1) if self.rng.random() < 0.5 else text
        if block.role == "status":
            text = text.replace("implemented", "Implemented") if self.rng.random() < 0.5 else text
        if block.number and marker == block.number and self.rng.random() < 0.2:
            marker += "."
        return marker, text

    def _broken(self, text: str) -> list[str]:
        """The lines of ``text``: as it stands, or wrapped at the width of the style."""
        lines: list[str] = []
        for part in text.split("\n"):
            lines.extend(self.wrap(part) if self.style.width and part else [part])
        return lines

    def wrap(self, text: str) -> list[str]:
        """``text`` in lines of the width; no line begins with what could be the next number."""
        width = self.style.width or 10_000
        for narrower in range(12):
            lines = list(self._filled(text, width - narrower))
            if not any(line.split(" ")[0].rstrip(".)") in self.numbers for line in lines[1:]):
                return lines
        return [text]

    def _filled(self, text: str, width: int) -> Iterator[str]:
        line = ""
        for word in text.split(" "):
            if len(line) + len(word) + bool(line) <= width or not line:
                line = f"{line} {word}" if line else word
                continue
            room = width - len(line) - 2
            at = self._break_at(word, room)
            if at:
                hyphen = "" if word[at - 1] == "-" else self.style.soft_hyphens
                yield f"{line} {word[:at]}{hyphen}"
                line = word[at:]
            else:
                yield line
                line = word
        yield line

    def _break_at(self, word: str, room: int) -> int:
        """Where ``word`` may be broken so that its head fits; 0 where it may not."""
        if "://" in word:
            return 0
        if self.style.hard_hyphens and "-" in word[2:-2]:
            at = word.rfind("-", 2, min(room + 1, len(word) - 2)) + 1
            if at > 1 and word[at - 2].isalpha() and word[at].isalpha():
                return at
        if self.style.soft_hyphens and self.words.get(word, 0) > 1 and room >= 4:
            self.words[word] = 0  # once only: elsewhere it is printed whole
            return min(room, len(word) - 3)
        return 0


def note_lines(notes: Sequence[Note], style: Style, rng: Random) -> list[str]:
    """The lines that print ``notes`` in the shape of the style."""
    lines = _unwrapped_notes([n for n in notes if n.is_printed], style, rng)
    if style.width is None or style.note_shape in ("columns", "run-on"):
        return lines  # nobody could say where a wrapped text of a column ends
    return [part for line in lines for part in _wrapped_note(line, style.width)]


def _wrapped_note(line: str, width: int) -> list[str]:
    """A note in lines of the width; addresses are never broken, the number keeps its first word."""
    number, _, words = line.partition(" ")
    lines = wrap(words, width, break_long_words=False, break_on_hyphens=False)
    return [f"{number} {lines[0]}", *lines[1:]] if lines else [line]


def _unwrapped_notes(printed: Sequence[Note], style: Style, rng: Random) -> list[str]:
    """Each note, or run of notes, as one line."""
    texts = [_note_words(n, style) for n in printed]
    names = [_note_name(n, style) for n in printed]
    if style.note_shape == "columns" and len(printed) > 1:
        return [*names, "", *texts]
    if style.note_shape == "number-alone":
        return [line for pair in zip(names, texts, strict=True) for line in pair]
    if style.note_shape == "number-blank":
        notes = zip(names, texts, strict=True)
        return [line for name, text in notes for line in (name, "", text, "")][:-1]
    lines: list[str] = []
    joins = False
    for note, name, text in zip(printed, names, texts, strict=True):
        whole = f"{name} {text}"
        if style.note_shape == "run-on" and joins and note.url and not note.words:
            lines[-1] += f" {whole}"
        else:
            lines.append(whole)
        joins = bool(note.url) and rng.random() < 0.7
    return lines


def _note_name(note: Note, style: Style) -> str:
    if style.marks == "markdown":
        return f"[^{note.number}]:"
    return mark_text(str(note.number), style)


def _note_words(note: Note, style: Style) -> str:
    if note.url is None:
        return note.words
    address = f"<{note.url}>" if style.note_angles else f"{note.url}{note.tail}"
    return f"{note.words} {address}" if note.words else address
