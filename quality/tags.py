"""What the tags of tagged PDFs say, beside what pacparse reads in the same files.

Tags are a second opinion that comes with the file: somebody's program has marked headings, list items,
notes and artifacts (running heads, page numbers), and which paragraphs go on over a page. They are no
truth: ``docs/decisions/0017-tag-tree.md`` counts where they are wrong.
"""

from __future__ import annotations

import ctypes
import itertools
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pacparse.api import parse_source
from pacparse.source import read_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from pacparse.document import Document

ASPECTS = ("headings", "items", "notes", "furniture", "joins")
_HEADINGS = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6", "Title"})
_NOTES = frozenset({"Note", "FENote", "Footnote"})
_INLINE = frozenset({"Span", "Link", "Quote", "Reference", "Annot", "Code", "NonStruct", "Em"})
_FURNITURE = frozenset({"running_head", "page_number"})
_LINKS = frozenset({"Link", "Annot", "Reference"})  # they hold what is no content
_DEEPEST = 60  # levels of tags
_SHOWN = 90  # letters of a difference
_END = 24  # letters on either side of a page's end


def letters(text: str) -> str:
    """The letters of a text: numbers and marks are written in different places by the two."""
    return "".join(re.findall(r"[^\W\d_]", text))


@dataclass
class Reading:
    """What one of the two says of a document, each as letters without spaces."""

    headings: Counter[str] = field(default_factory=Counter)
    items: Counter[str] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    furniture: Counter[str] = field(default_factory=Counter)
    """Letter by letter: the two cut it into lines in different ways."""
    joins: Counter[str] = field(default_factory=Counter)
    """The last letters of a page and the first of the next, of a paragraph that goes on."""


@dataclass
class _Element:
    """A tag on a page, with the words of its own and of the tags in its line."""

    roles: tuple[str, ...]
    text: str = ""
    began_before: bool = False
    goes_on: bool = False


def read_tags(path: Path) -> Reading | None:
    """What the tags of a PDF say; None if it has none."""
    import pypdfium2  # noqa: PLC0415, RUF100 - of the development tools, and of use here alone

    document = pypdfium2.PdfDocument(path)
    reading = Reading()
    pages = [list(_elements(page, reading)) for page in document]
    if not any(pages):
        return None
    for elements in pages:
        for element in elements:
            words = letters(element.text)
            if not words:
                continue
            if _NOTES & set(element.roles):
                reading.notes[words] += 1
            elif element.roles[-1] in _HEADINGS:
                reading.headings[words] += 1
            elif "LI" in element.roles and element.roles[-1] != "Lbl":
                reading.items[words] += 1
    bodies = [[e for e in page if letters(e.text) and not _NOTES & set(e.roles)] for page in pages]
    for page, following in itertools.pairwise(bodies):
        if page and following and page[-1].goes_on and following[0].began_before:
            end, start = letters(page[-1].text)[-_END:], letters(following[0].text)[:_END]
            reading.joins[end + start] += 1
    return reading


def _elements(page: Any, reading: Reading) -> Iterator[_Element]:
    """The tags of a page that hold words, in their order; artifacts go to ``reading``."""
    from pypdfium2 import raw  # noqa: PLC0415, RUF100 - as above

    words, artifacts = _marked_words(page)
    reading.furniture.update(letters(artifacts))
    tree = raw.FPDF_StructTree_GetForPage(page)
    if not tree:
        return

    def walk(tag: Any, roles: tuple[str, ...], outer: _Element | None) -> Iterator[_Element]:
        size = raw.FPDF_StructElement_GetType(tag, None, 0)
        buffer = ctypes.create_string_buffer(size)
        raw.FPDF_StructElement_GetType(tag, buffer, size)
        roles = (*roles, buffer.raw.decode("utf-16-le").rstrip("\0"))
        is_inline = roles[-1] in _INLINE and outer is not None
        element = outer if is_inline and outer else _Element(roles)
        if element is not outer:
            yield element
        for index in range(raw.FPDF_StructElement_CountChildren(tag)):
            child = raw.FPDF_StructElement_GetChildAtIndex(tag, index)
            number = raw.FPDF_StructElement_GetChildMarkedContentID(tag, index)
            if child and len(roles) < _DEEPEST:
                yield from walk(child, roles, element)
            element.text += words.get(number, "")
            if number >= 0:
                element.goes_on = False
            elif not child and roles[-1] not in _LINKS:  # it stands on another page
                element.goes_on = bool(element.text)
                element.began_before |= not element.goes_on

    for index in range(raw.FPDF_StructTree_CountChildren(tree)):
        if child := raw.FPDF_StructTree_GetChildAtIndex(tree, index):
            yield from walk(child, (), None)
    raw.FPDF_StructTree_Close(tree)


def _marked_words(page: Any) -> tuple[dict[int, str], str]:
    """The words of a page by the number of their content, and its artifacts."""
    from pypdfium2 import raw  # noqa: PLC0415, RUF100 - as above

    words: dict[int, str] = {}
    artifacts = ""
    text_page = page.get_textpage()
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=15):
        size = raw.FPDFTextObj_GetText(thing, text_page, None, 0)
        buffer = (ctypes.c_ushort * (size // 2 + 1))()
        raw.FPDFTextObj_GetText(thing, text_page, buffer, size)
        text = bytes(buffer)[:size].decode("utf-16-le", "replace").rstrip("\0")
        number = raw.FPDFPageObj_GetMarkedContentID(thing)
        if number >= 0:
            words[number] = words.get(number, "") + text
        elif "Artifact" in _marks(thing):
            artifacts += text
    return words, artifacts


def _marks(thing: Any) -> Iterator[str]:
    from pypdfium2 import raw  # noqa: PLC0415, RUF100 - as above

    for index in range(raw.FPDFPageObj_CountMarks(thing)):
        mark = raw.FPDFPageObj_GetMark(thing, index)
        size = ctypes.c_ulong()
        buffer = (ctypes.c_ushort * 64)()
        raw.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), size)
        yield bytes(buffer)[: size.value].decode("utf-16-le", "replace").rstrip("\0")


def read_blocks(document: Document, text: str) -> Reading:
    """What pacparse says of the same document, whose source is ``text``; without joins."""
    reading = Reading()
    for block in document.blocks:
        if block.kind == "heading":
            reading.headings[letters(block.text)] += 1
        elif block.kind == "item":
            reading.items[letters(block.text)] += 1
    for note in document.footnotes:
        reading.notes[_words_of(text, note.runs)] += 1
    for removal in document.removals:
        if removal.reason in _FURNITURE:
            reading.furniture.update(_words_of(text, removal.runs))
    return reading


def _words_of(text: str, runs: Iterable[tuple[int, int]]) -> str:
    return letters(" ".join(text[start:end] for start, end in runs))


def compare(path: Path) -> dict[str, tuple[Counter[str], Counter[str], Counter[str]]] | None:
    """Of each aspect: what the tags have, what we have, what both have; None if there are no tags."""
    tags = read_tags(path)
    if tags is None:
        return None
    source = read_source(path)
    document = parse_source(source)
    ours = read_blocks(document, source.text)
    texts = [letters(block.text) for block in document.blocks]
    ours.joins = Counter({j: n for j, n in tags.joins.items() if any(j in t for t in texts)})
    compared = {}
    for aspect in ASPECTS:
        theirs, own = getattr(tags, aspect), getattr(ours, aspect)
        compared[aspect] = (theirs, own, theirs & own)
    return compared


def tag_lines(paths: Sequence[Path], *, is_verbose: bool) -> Iterator[str]:
    """A Markdown table of the PDFs; below each row, if asked, what one of the two has alone.

    A cell ``a of t, o`` counts what both have, what the tags have, and what we have.
    """
    yield "| paper | " + " | ".join(ASPECTS) + " |"
    yield "| --- |" + " ---: |" * len(ASPECTS)
    for path in paths:
        compared = compare(path)
        if compared is None:
            yield f"| {path.stem} |{' – |' * len(ASPECTS)}"
            continue
        cells = (f"{b.total()} of {t.total()}, {o.total()}" for t, o, b in compared.values())
        yield f"| {path.stem} | {' | '.join(cells)} |"
        for aspect, (theirs, own, both) in compared.items() if is_verbose else ():
            if aspect != "furniture":
                yield from (f"    {aspect}, tags only: {_shown(one)}" for one in theirs - both)
                yield from (f"    {aspect}, ours only: {_shown(one)}" for one in own - both)


def _shown(words: str) -> str:
    return words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
