"""What our page shows: its blocks and notes, read by the parser of the standard library."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from pacparse.render.cells import ShownCell, shown_rows
from pacparse.render.outline import heading_levels, is_quoted, shown_blocks
from pacparse.styles import NO_NOTE
from shown import ink

if TYPE_CHECKING:
    from pacparse import Document
    from pacparse.block import Block
    from pacparse.document import Footnote

TAGS = frozenset(
    "html head meta title style body main h1 h2 h3 h4 h5 h6 p ul ol li blockquote section span sup a em table tr th td".split()
)


class Piece(NamedTuple):
    """A block or a note: what stands before its words, its words with marks as ``⟦35⟧``, its links."""

    tag: str
    is_quoted: bool
    sign: str
    words: str
    links: tuple[str, ...]


class ShownPage(HTMLParser):
    """The pieces of a page by their ids, in order; every tag and attribute that it has; links inside."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.pieces: dict[str, Piece] = {}
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self._id = self._tag = ""
        self._quotes = 0
        self._part = "words"
        self._held: dict[str, list[str]] = {}
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.attributes |= given.keys()
        self.ids += [given["id"]] if "id" in given else []
        self._quotes += tag == "blockquote"
        if tag in ("p", "li", "table") or (tag[0] == "h" and "id" in given):
            self._id, self._tag = given.get("id", ""), tag
            self._held = {"sign": [], "words": [], "links": [], "back": []}
        if given.get("class") == "number":
            self._part = "sign"
        if tag == "a" and given["href"].startswith("#"):
            self.targets.append(given["href"][1:])
            self._part = "mark" if given["role"] == "doc-noteref" else "back"
        elif tag == "a":
            self._held["links"].append(given["href"])

    def handle_endtag(self, tag: str) -> None:
        self._quotes -= tag == "blockquote"
        if tag in ("span", "a"):
            self._part = "words"
        if tag in ("th", "td", "tr"):
            self._held["words"].append({"th": "⏐!", "td": "⏐", "tr": "⏎"}[tag])
        if self._id and tag == self._tag:
            held = {name: ink("".join(words)) for name, words in self._held.items()}
            links = tuple(self._held["links"])
            piece = Piece(tag, self._quotes > 0, held["sign"], held["words"], links)
            self.pieces[self._id] = piece
            self._id = ""

    def handle_data(self, data: str) -> None:
        if self._id and self._part == "mark":
            self._held["words"].append(f"⟦{data}⟧")
        elif self._id:
            self._held[self._part].append(data)


def wanted_pieces(document: Document) -> list[tuple[str, bool, str, tuple[str, ...]]]:
    """What the page of a document must show: tag, whether it is quoted, words, links; notes last."""
    numbers = {note.id: note.number for note in document.footnotes}
    blocks = shown_blocks(document)
    levels = heading_levels(blocks)
    tags = {"item": "li", "paragraph": "p", "table": "table"}
    pieces = [
        (
            tags.get(block.kind) or f"h{levels[block.id]}",
            is_quoted(block),
            ink(_cells(block, numbers) if block.kind == "table" else _marked(block, numbers)),
            (),
        )
        for block in blocks
    ]
    cited = list(dict.fromkeys(r.footnote for b in document.blocks for r in b.references))
    notes = sorted(
        document.footnotes, key=lambda n: cited.index(n.id) if n.id in cited else len(cited)
    )
    return pieces + [
        ("li", False, _note_words(note), tuple(map(_target, filter(_is_web, note.urls))))
        for note in notes
    ]


def _cells(table: Block, numbers: dict[str, str]) -> str:
    """The cells of a table, one of its head with an exclamation mark behind it."""
    return "".join(
        "".join(
            f"{_marked(cell, numbers)}{'⏐!' if place < table.header_rows else '⏐'}" for cell in row
        )
        + "⏎"
        for place, row in enumerate(shown_rows(table))
    )


def _marked(block: Block | ShownCell, numbers: dict[str, str]) -> str:
    text = block.words if isinstance(block, ShownCell) else block.text
    for reference in reversed(block.references):
        mark = f"⟦{numbers[reference.footnote]}⟧"
        text = text[: reference.offset] + mark + text[reference.offset :]
    return text


def _note_words(note: Footnote) -> str:
    return ink(" ".join([note.text or "", *note.urls]) if note.runs else NO_NOTE.strip("*"))


def _is_web(address: str) -> bool:
    return address.lower().startswith(("http://", "https://", "mailto:", "ftp://", "www."))


def _target(address: str) -> str:
    return f"http://{address}" if address.lower().startswith("www.") else address
