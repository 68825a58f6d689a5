"""A document that we know: its blocks, its notes, and what is set how in them.

It is written as a few rules of Markdown, a block to a line: ``## heading``, ``- item``, ``[^3]``,
``[^3]: note``, ``**bold**``, ``*italics*``, ``<address>``, ``[words](address)``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

MODELS = Path(__file__).parent / "models"
SpanKind = Literal["plain", "bold", "italic", "mark", "link"]
BlockKind = Literal["heading", "paragraph", "item"]

_INLINE = re.compile(
    r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>[^*]+)\*|\[\^(?P<mark>[^\]]+)\]|<(?P<url>https?://[^>]+)>"
    r"|\[(?P<words>[^\]]+)\]\((?P<address>[^)]+)\)"
)
_NOTE = re.compile(r"\[\^(?P<name>[^\]]+)\]: (?P<words>.*)")
_NUMBER = re.compile(r"(?P<number>[0-9]+\.[0-9]+) ")


@dataclass(frozen=True)
class Span:
    """Words set in one way; ``value`` is the name of the note, or the address behind them."""

    kind: SpanKind
    text: str
    value: str = ""


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph or an item; ``number`` is the one printed before it, if any."""

    kind: BlockKind
    spans: tuple[Span, ...]
    level: int = 0
    number: str = ""

    @property
    def text(self) -> str:
        """Its words without their setting, marks left out."""
        return "".join(span.text for span in self.spans if span.kind != "mark")

    @property
    def marks(self) -> tuple[str, ...]:
        """The names of the notes that it cites."""
        return tuple(span.value for span in self.spans if span.kind == "mark")


@dataclass(frozen=True)
class Model:
    """The blocks in order, and the notes by name."""

    source: str
    blocks: tuple[Block, ...]
    notes: dict[str, tuple[Span, ...]]


def load_model(name: str) -> Model:
    """The model of that name in ``models/``."""
    return read_model((MODELS / f"{name}.md").read_text("utf-8"))


def read_model(source: str) -> Model:
    """The model that ``source`` writes down."""
    blocks: list[Block] = []
    notes: dict[str, tuple[Span, ...]] = {}
    for line in source.splitlines():
        if note := _NOTE.fullmatch(line):
            notes[note["name"]] = _spans(note["words"])
        elif line.startswith("#"):
            sign, _, words = line.partition(" ")
            blocks.append(Block("heading", _spans(words), level=len(sign)))
        elif line.startswith("- "):
            blocks.append(Block("item", _spans(line[2:])))
        elif line:
            number = _NUMBER.match(line)
            words = line[number.end() :] if number else line
            blocks.append(
                Block("paragraph", _spans(words), number=number["number"] if number else "")
            )
    return Model(source, tuple(blocks), notes)


def _spans(words: str) -> tuple[Span, ...]:
    found: list[Span] = []
    cursor = 0
    for match in _INLINE.finditer(words):
        if match.start() > cursor:
            found.append(Span("plain", words[cursor : match.start()]))
        cursor = match.end()
        if match["bold"]:
            found.append(Span("bold", match["bold"]))
        elif match["italic"]:
            found.append(Span("italic", match["italic"]))
        elif match["mark"]:
            found.append(Span("mark", match["mark"], match["mark"]))
        elif match["url"]:
            found.append(Span("link", match["url"], match["url"]))
        else:
            found.append(Span("link", match["words"], match["address"]))
    if cursor < len(words):
        found.append(Span("plain", words[cursor:]))
    return tuple(found)
