"""From the model to source text: blocks as lines, marks as digits, notes in their shapes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise
from textwrap import wrap
from typing import TYPE_CHECKING, Literal

from quality.generate.model import LINE_END, note_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from quality.generate.model import Block, Copy, Document, Mark, Note, Style

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
    opens_page: bool = False


BLANK = Line("", "blank")


def mark_text(numbers: str, style: Style) -> str:
    """How ``numbers`` (``37`` or ``37,38``) are printed as a mark in the running text."""
    if style.marks == "superscript":
        return numbers.translate(SUPERSCRIPTS).replace(",", "˒" if style.width == 0 else ",")
    if style.marks in ("bracketed", "footnote"):
        word = "footnote " if style.marks == "footnote" else ""
        return "".join(f"[{word}{number}]" for number in numbers.split(","))
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

    def block_lines(
        self, block: Block, following: Block | None, *, copy: Copy | None = None
    ) -> list[Line]:
        """The lines of ``block``; a mark that moves goes before the number of ``following``."""
        marker, text = block.marker, self._marked(block, following)
        if copy:
            marker, text = self._reprinted(block, marker, text, copy)
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
        lines = self._broken(marker + text, is_unwrapped=block.is_unwrapped)
        if last:
            lines.append(last)
        printed = [
            Line(
                line,
                "text",
                i == 0,
                notes if i == len(lines) - 1 else (),
                block.kind == "paragraph",
                block.opens_page and i == 0,
            )
            for i, line in enumerate(lines)
        ]
        is_prose = block.kind == "paragraph" and block.role not in ("cover", "contents", "label")
        return self._loosened(printed) if self.style.stray_blanks and is_prose else printed

    def _loosened(self, lines: list[Line]) -> list[Line]:
        """The lines with blank ones between them, where the sentence shows that it goes on."""
        out: list[Line] = []
        for line in lines:
            before = out[-1].text if out else ""
            goes_on = before[-1:].islower() or before[-1:] == ","
            if goes_on and line.text[:1].isalpha() and self.rng.random() < self.style.stray_blanks:
                out.append(BLANK)
            out.append(line)
        return out

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
            numbers = ",".join(note_number(m.note, self.style) for m in group)
            printed = mark_text(numbers, self.style)
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

    def _reprinted(self, block: Block, marker: str, text: str, copy: Copy) -> tuple[str, str]:
        """Marker and text with the small differences of a second printing."""
        if copy.is_worn:
            return marker, self._worn(text)
        text = text.replace("), ", "),", 1) if self.rng.random() < 0.5 else text
        if block.role == "status":
            text = text.replace("implemented", "Implemented") if self.rng.random() < 0.5 else text
        if block.number and marker == block.number and self.rng.random() < 0.2:
            marker += "."
        return marker, text

    def _worn(self, text: str) -> str:
        """``text`` without one of its words, or without its end."""
        words = text.split(" ")
        if len(words) < 24:
            return text
        if self.rng.random() < 0.4:
            return " ".join(words[: -self.rng.randint(3, 8)])
        place = self.rng.randrange(2, len(words) - 2)
        is_plain = words[place].isalpha() and words[place].islower()
        return " ".join(words[:place] + words[place + is_plain :])

    def _broken(self, text: str, *, is_unwrapped: bool) -> list[str]:
        """The lines of ``text``: as it stands, or wrapped at the width of the style."""
        lines: list[str] = []
        for part in text.split("\n"):
            is_wrapped = self.style.width and part and not is_unwrapped
            lines.extend(self.wrap(part) if is_wrapped else [part.replace(LINE_END, " ")])
        return lines

    def wrap(self, text: str) -> list[str]:
        """``text`` in lines of the width; none begins with a number that could open a paragraph."""
        width = self.style.width or 10_000
        for narrower in range(12):
            parts = [self._filled(part, width - narrower) for part in text.split(LINE_END)]
            lines = [line for part in parts for line in part]
            if not any(self._could_open(a, b) for a, b in pairwise(lines)):
                return lines
        return [text.replace(LINE_END, " ")]

    def _could_open(self, before: str, line: str) -> bool:
        """Whether ``line`` begins with a number of the document where its sentence may have ended."""
        number, _, rest = line.partition(" ")
        if number.rstrip(".)") not in self.numbers:
            return False
        return before[-1:] in ".:;!?" or not rest[:1].islower()

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
        if not self.style.soft_hyphens or room < 4:
            return 0
        if self.words.get(word, 0) > 1:
            self.words[word] = 0  # once only: elsewhere it is printed whole
            return min(room, len(word) - 3)
        is_known = self.style.splits_any_word and ENTIRE_WORD.fullmatch(word)
        return min(room, len(word) - 3) if is_known and self.rng.random() < 0.5 else 0


def note_lines(notes: Sequence[Note], style: Style, rng: Random) -> list[str]:
    """The lines that print ``notes`` in the shape of the style."""
    lines = _unwrapped_notes([n for n in notes if n.is_printed], style, rng)
    if style.width is None:
        return [part for line in lines for part in line.split("\n")]
    if style.note_shape in ("columns", "columns-below"):
        return lines  # nobody could say where a wrapped text of a column ends
    return [part for line in lines for part in _wrapped_note(line, style.width)]


def _wrapped_note(line: str, width: int) -> list[str]:
    """A note in lines of the width, whose number keeps its first word."""
    first, *rest = line.split("\n")  # a torn address, or a second one
    number, _, words = first.partition(" ")
    lines = wrap(words, width, break_long_words=False, break_on_hyphens=False)
    return [f"{number} {lines[0]}", *lines[1:], *rest] if lines else [first, *rest]


def _unwrapped_notes(printed: Sequence[Note], style: Style, rng: Random) -> list[str]:
    """Each note, or run of notes, as one line."""
    texts = [_note_words(n, style, rng) for n in printed]
    names = [_note_name(n, style) for n in printed]
    if style.note_shape == "columns" and len(printed) > 1:
        return [*names, "", *texts]
    if style.note_shape == "columns-below" and len(printed) > 1:
        return [*texts, *names]
    if style.note_shape == "number-alone":
        return [line for pair in zip(names, texts, strict=True) for line in pair]
    if style.note_shape == "number-blank":
        notes = zip(names, texts, strict=True)
        return [line for name, text in notes for line in (name, "", text, "")][:-1]
    lines: list[str] = []
    joins = False
    for note, name, text in zip(printed, names, texts, strict=True):
        whole = f"{name} {text}"
        if style.note_shape == "run-on" and note.words and not note.url:
            whole = f"{whole.removesuffix('.')}."  # else a year could be the next note's number
        if style.note_shape == "run-on" and joins:
            lines[-1] += f" {whole}"
        else:
            lines.append(whole)
        joins = rng.random() < 0.7
    return lines


def _note_name(note: Note, style: Style) -> str:
    if style.marks == "markdown":
        return f"[^{note.number}]:"
    if style.marks == "footnote":
        return f"{note.number}."
    return mark_text(note_number(note, style), style)


def _note_words(note: Note, style: Style, rng: Random) -> str:
    if note.url is None:
        return note.words
    shown = _torn_address(note.url, style, rng) if style.note_breaks else note.url
    address = f"<{shown}>" if style.note_angles else f"{shown}{note.tail}"
    if note.second and style.note_shape == "line":
        address += f"\n{note.second}"
    return f"{note.words} {address}" if note.words else address


def _torn_address(url: str, style: Style, rng: Random) -> str:
    """``url`` with a line end, or a space, behind one of its last hyphens or strokes."""
    sign = style.note_breaks[0]
    spots = [
        i + 1
        for i, (a, b) in enumerate(pairwise(url))
        if a == sign and b.islower() and i > len(url) // 2
    ]
    if not spots or rng.random() < 0.3:
        return url
    at = rng.choice(spots)
    gap = " " if style.note_breaks == "- " or style.width is None else "\n"
    return f"{url[:at]}{gap}{url[at:]}"
