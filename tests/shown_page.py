"""What our page shows: its blocks and notes, read by the parser of the standard library."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from pacparse.render.cells import shown_rows
from pacparse.render.outline import heading_levels, is_quoted, shown_blocks
from pacparse.styles import NO_NOTE
from set_apart import STYLE_TAGS, Letter, address, wanted_letters
from shown import ink

if TYPE_CHECKING:
    from pacparse import Document
    from pacparse.block import Block
    from pacparse.document import Footnote

TAGS = frozenset(
    "html head meta title style body main h1 h2 h3 h4 h5 h6 p ul ol li blockquote section span sup a em strong table tr th td".split()
)

_SET = {"strong", "em", "a"}


class Piece(NamedTuple):
    """A block or a note: what stands before its words, its words with marks as ``⟦35⟧``, its links."""

    tag: str
    is_quoted: bool
    sign: str
    words: str
    links: tuple[str, ...]
    letters: tuple[Letter, ...]


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
        self._letters: list[Letter] = []
        self._open: list[str] = []
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
            self._letters = []
        if tag in _SET:
            self._open.append(tag)
        if given.get("class") == "number":
            self._part = "sign"
        if tag == "a" and given["href"].startswith("#"):
            self.targets.append(given["href"][1:])
            self._part = "mark" if given["role"] == "doc-noteref" else "back"
        elif tag == "a":
            self._held["links"].append(given["href"])

    def handle_endtag(self, tag: str) -> None:
        self._quotes -= tag == "blockquote"
        if tag in _SET:
            assert self._open.pop() == tag
        if tag in ("span", "a"):
            self._part = "words"
        if tag in ("th", "td", "tr"):
            self._held["words"].append({"th": "⏐!", "td": "⏐", "tr": "⏎"}[tag])
        if self._id and tag == self._tag:
            held = {name: ink("".join(words)) for name, words in self._held.items()}
            links = tuple(self._held["links"])
            letters = tuple(self._letters)
            piece = Piece(tag, self._quotes > 0, held["sign"], held["words"], links, letters)
            self.pieces[self._id] = piece
            self._id = ""

    def handle_data(self, data: str) -> None:
        if self._id and self._part == "mark":
            self._held["words"].append(f"⟦{data}⟧")
        elif self._id:
            self._held[self._part].append(data)
            if self._part == "words":
                styles = frozenset(STYLE_TAGS[tag] for tag in self._open if tag in STYLE_TAGS)
                target = address(self._held["links"][-1]) if "a" in self._open else ""
                self._letters += [Letter(sign, styles, target) for sign in ink(data)]


class Wanted(NamedTuple):
    """What the page must show of a block or a note."""

    tag: str
    is_quoted: bool
    words: str
    links: tuple[str, ...]
    letters: tuple[Letter, ...] | None = None


def page_differences(document: Document, found: ShownPage) -> list[str]:
    """A line for each block or note that the page does not show as it is; empty where all is."""
    wanted = wanted_pieces(document)
    pieces = list(found.pieces.values())
    if len(wanted) != len(pieces):
        return [f"{len(wanted)} pieces are shown as {len(pieces)}"]
    return [
        f"{want} is shown as {got}"
        for want, got in zip(wanted, pieces, strict=True)
        if (got.tag, got.is_quoted, got.words) != want[:3]
        or (got.links != want.links if want.letters is None else got.letters != want.letters)
    ]


def wanted_pieces(document: Document) -> list[Wanted]:
    """What the page of a document must show: blocks letter by letter, then notes with their links."""
    numbers = {note.id: note.number for note in document.footnotes}
    blocks = shown_blocks(document)
    levels = heading_levels(blocks)
    tags = {"item": "li", "paragraph": "p", "table": "table"}
    pieces = [
        Wanted(
            tags.get(block.kind) or f"h{levels[block.id]}",
            is_quoted(block),
            ink(_cells(block, numbers) if block.kind == "table" else _marked(block, numbers)),
            (),
            tuple(wanted_letters(block)),
        )
        for block in blocks
    ]
    cited = list(dict.fromkeys(r.footnote for b in document.blocks for r in b.references))
    notes = sorted(
        document.footnotes, key=lambda n: cited.index(n.id) if n.id in cited else len(cited)
    )
    return pieces + [
        Wanted("li", False, _note_words(note), tuple(map(_target, filter(_is_web, note.urls))))
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


def _marked(block: Block, numbers: dict[str, str]) -> str:
    text = block.text
    for reference in reversed(block.references):
        mark = f"⟦{numbers[reference.footnote]}⟧"
        text = text[: reference.offset] + mark + text[reference.offset :]
    return text


def _note_words(note: Footnote) -> str:
    return ink(" ".join([note.text or "", *note.urls]) if note.runs else NO_NOTE.strip("*"))


def _is_web(link: str) -> bool:
    return link.lower().startswith(("http://", "https://", "mailto:", "www."))


def _target(link: str) -> str:
    return f"http://{link}" if link.lower().startswith("www.") else link
