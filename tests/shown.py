"""What two parsers of CommonMark show of our Markdown, and what the document says should be shown.

Both are lists of ``Shown``: a heading, a paragraph, an item or a note, with its words, its note marks as ``⟦35⟧``
in their places, and where its links lead. White space does not count. A table shows ``⏐`` behind each cell and
``⏎`` behind each row, the row of its head first, which is empty if it has none.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

import mistune
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from pacparse.render.cells import as_paragraphs, shown_rows
from pacparse.render.markdown.tables import can_be_table
from pacparse.render.outline import (
    heading_levels,
    is_labelled,
    is_quoted,
    note_name,
    note_order,
    shown_blocks,
)
from pacparse.styles import NO_NOTE
from set_apart import STYLE_TAGS, Letter, address, told_apart, wanted_letters

if TYPE_CHECKING:
    from collections.abc import Callable

    from pacparse import Document
    from pacparse.block import Block
    from pacparse.document import Footnote

_BLOCKS = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "table"}
_CELLS = {"th": "⏐", "td": "⏐", "tr": "⏎"}
_KNOWN = {*_BLOCKS, *_CELLS, "thead", "tbody", "ul", "blockquote", "strong", "em", "a", "mark"}
_NOTES = {"section", "ol", "hr"}
_SET = {"strong", "em", "a", "mark"}
_SIGNS = re.compile(r"[^\w]+|_")


class Shown(NamedTuple):
    """A block as it is shown: ``kind`` is its tag, ``note`` for one of the list of notes at the end."""

    kind: str
    is_quoted: bool
    words: str
    links: tuple[str, ...] = ()
    letters: tuple[Letter, ...] = ()


def ink(words: str) -> str:
    """``words`` without their white space."""
    return "".join(words.split())


def _mark(name: str) -> str:
    return f"<mark>⟦{name.casefold()}⟧</mark>"


def with_markdown_it(text: str) -> str:
    """The page that markdown-it-py makes of ``text``, raw HTML let through, marks by their names."""
    parser: Any = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
    rules = parser.renderer.rules
    rules["footnote_ref"] = lambda tokens, at, *_: _mark(tokens[at].meta["label"])
    rules["footnote_anchor"] = lambda *_: ""
    return str(parser.render(text))


def with_mistune(text: str) -> str:
    """The page that mistune makes of ``text``, raw HTML let through, marks by their names."""
    renderer = mistune.HTMLRenderer(escape=False)
    parser = mistune.create_markdown(renderer=renderer, plugins=["footnotes", "table"])
    renderer.register("footnote_ref", _mistune_mark)
    return str(parser(text))


def _mistune_mark(renderer: object, key: str, index: int) -> str:
    del renderer, index
    return _mark(key)


PARSERS: dict[str, Callable[[str], str]] = {
    "markdown-it-py": with_markdown_it,
    "mistune": with_mistune,
}


class _Page(HTMLParser):
    """Collects what a page shows; ``strange`` is tags that our Markdown never asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Shown] = []
        self.strange: list[str] = []
        self._words: list[str] = []
        self._links: list[str] = []
        self._letters: list[Letter] = []
        self._open: list[str] = []
        self._kind = ""
        self._quotes = 0
        self._is_notes = False
        self._is_back = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _NOTES and (tag != "ol" or self._is_notes or "footnotes" in str(given)):
            self._is_notes = True
        elif tag not in _KNOWN:
            self.strange.append(tag)
        if tag in _SET:
            self._open.append(tag)
        if tag == "a" and "href" in given:  # else an anchor, which shows nothing
            self._is_back = (given.get("href") or "").startswith("#fnref")
            if not self._is_back:
                self._links.append(given.get("href") or "")
        self._quotes += tag == "blockquote"
        if tag in _BLOCKS and not (tag == "p" and self._kind == "li"):
            self._end()
            self._kind = tag

    def handle_endtag(self, tag: str) -> None:
        self._is_back = self._is_back and tag != "a"
        if tag in _CELLS and self._kind == "table":
            self._words.append(_CELLS[tag])
        if tag in _SET:
            assert self._open.pop() == tag
        if tag == self._kind:
            self._end()
        self._quotes -= tag == "blockquote"

    def handle_data(self, data: str) -> None:
        if self._kind and not self._is_back:
            self._words.append(data)
            if "mark" not in self._open:
                styles = frozenset(STYLE_TAGS[tag] for tag in self._open if tag in STYLE_TAGS)
                target = address(self._links[-1]) if "a" in self._open else ""
                self._letters += [Letter(sign, styles, target) for sign in ink(data)]
        elif data.strip() and not self._is_back:
            self.strange.append(data)

    def _end(self) -> None:
        if self._kind:
            kind = "note" if self._is_notes and self._kind == "li" else self._kind
            words = ink("".join(self._words))
            links = tuple(map(unquote, self._links))
            self.shown.append(Shown(kind, self._quotes > 0, words, links, tuple(self._letters)))
        self._kind, self._words, self._links, self._letters = "", [], [], []


def shown(page: str) -> list[Shown]:
    """What a page shows; raises AssertionError for tags that our Markdown never asks for."""
    parser = _Page()
    parser.feed(page)
    parser.close()
    assert parser.strange == []
    return parser.shown


def differences(document: Document, found: list[Shown]) -> list[str]:
    """A line for each block of ``document`` that is not shown as it is; empty where all is."""
    wanted = [*_wanted_blocks(document), *_wanted_notes(document)]
    told = [
        f"{want} is shown as {got}"
        for want, got in zip(wanted, found, strict=False)
        if not _is_shown(want, got)
    ]
    if len(wanted) != len(found):
        told.append(f"{len(wanted)} blocks are shown as {len(found)}")
    return told


class _Wanted(NamedTuple):
    kind: str
    is_quoted: bool
    signs: tuple[str, ...]
    words: str
    links: tuple[str, ...] = ()
    block: Block | None = None


def _is_shown(want: _Wanted, got: Shown) -> bool:
    """Whether the words are shown to the letter, with nothing before them but one of the signs."""
    sign = got.words.removesuffix(want.words)
    if want.block is None:
        is_set = list(map(address, want.links)) == list(map(address, got.links))
    else:
        size = len(wanted_letters(want.block))
        is_set = told_apart(want.block, got.letters[len(got.letters) - size :]) == []
    return (
        is_set
        and (want.kind, want.is_quoted) == (got.kind, got.is_quoted)
        and got.words.endswith(want.words)
        and _plain(sign) in map(_plain, want.signs)
    )


def _plain(sign: str) -> str:
    """A sign's letters and figures: ``4a(i)`` is written ``4a) (i)``, a label gets its colon."""
    return _SIGNS.sub("", sign).lower()


def _wanted_blocks(document: Document) -> list[_Wanted]:
    names = {note.id: note_name(note) for note in document.footnotes}
    blocks = shown_blocks(document)
    levels = heading_levels(blocks)
    kinds = {"item": "li", "paragraph": "p", "table": "table"}
    return [
        _Wanted(
            kinds.get(part.kind) or f"h{levels.get(part.id)}",
            is_quoted(part),
            _signs(part),
            ink(_cells(part, names) if part.kind == "table" else _marked(part, names)),
            block=part,
        )
        for block in blocks
        if block.text or block.marker or block.references
        for part in _parts(block)
    ]


def _parts(block: Block) -> list[Block]:
    """The block, or the rows of a table that Markdown has no form for."""
    is_split = block.kind == "table" and not can_be_table(block)
    return list(as_paragraphs(block)) if is_split else [block]


def _cells(table: Block, names: dict[str, str]) -> str:
    rows = ["".join(f"{_marked(cell, names)}⏐" for cell in row) for row in shown_rows(table)]
    if not table.header_rows:
        rows.insert(0, "⏐" * len(table.rows[0]))
    return "".join(f"{row}⏎" for row in rows)


def _marked(block: Block, names: dict[str, str]) -> str:
    text = block.text
    for reference in reversed(block.references):
        mark = f"⟦{names[reference.footnote].casefold()}⟧"
        text = text[: reference.offset] + mark + text[reference.offset :]
    return text


def _signs(block: Block) -> tuple[str, ...]:
    """What may stand before the words: the label, the letter of an item, the number."""
    if is_labelled(block) or (block.kind == "item" and block.number):
        return (block.marker or "",)
    return (block.number or "",)


def _wanted_notes(document: Document) -> list[_Wanted]:
    notes = {note.id: note for note in document.footnotes}
    order = note_order(document)
    apart = [
        _Wanted("p", False, (note_name(note),), _note_words(note), note.urls)
        for note in document.footnotes
        if note.id not in order
    ]
    is_plain = [notes[name].number for name in order] == [str(n + 1) for n in range(len(order))]
    cited = [
        _Wanted(
            "note",
            False,
            ("",) if is_plain else (note.number,),
            _note_words(note),
            note.urls,
        )
        for note in map(notes.__getitem__, order)
    ]
    return [*apart, *cited]


def _note_words(note: Footnote) -> str:
    if not note.runs:
        return ink(NO_NOTE.strip("*"))
    return ink(" ".join([note.text or "", *note.urls]))
