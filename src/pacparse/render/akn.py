"""A document as Akoma Ntoso 3.0 (OASIS LegalDocML), for archives and parliamentary systems.

Headings are sections, paragraphs and items are what they are, notes stand in the metadata and are
referred to where their marks stood. What Akoma Ntoso has no element for (recommendations with
positions and dates) is in ``proprietary``, in a namespace of our own.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from pacparse.render.cells import shown_rows
from pacparse.render.inline import events_of, pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.block import Block
    from pacparse.document import Document, Footnote, Recommendation
    from pacparse.render.inline import Piece

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
OWN_NAMESPACE = "urn:pacparse:akn:1"
_UNKNOWN_COUNTRY = "xx"  # ISO 3166 leaves it to users
_UNKNOWN_DATE = "0001-01-01"
_UNITED_KINGDOM = ("pac",)
_TAGS = {"link": "ref", "bold": "b", "italic": "i"}
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = re.compile(r"\s+")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")


def to_akn(document: Document) -> str:
    """The document as one Akoma Ntoso ``doc``, valid against the OASIS schema, with a final newline.

    XML cannot have control characters, so they are written as U+FFFD.
    """
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<akomaNtoso xmlns="{NAMESPACE}">',
            '<doc name="governmentResponse">',
            "<meta>",
            *_identification(document),
            *_references(document),
            *_notes(document.footnotes),
            *_recommendations(document.recommendations),
            "</meta>",
            "<mainBody>",
            *_body(document),
            "</mainBody>",
            "</doc>",
            "</akomaNtoso>\n",
        ]
    )


def _identification(document: Document) -> Iterator[str]:
    country = _country(document)
    day = document.date or _UNKNOWN_DATE
    day = f"{day}-01" if _MONTH.fullmatch(day) else day
    work = f"/akn/{country}/doc/{day}/{document.key}"
    expression = f"{work}/eng@"
    yield '<identification source="#pacparse">'
    for level, address in (
        ("Work", work),
        ("Expression", expression),
        ("Manifestation", f"{expression}.xml"),
    ):
        yield f"<FRBR{level}>"
        yield f"<FRBRthis {_attribute('value', f'{address}/!main')}/>"
        yield f"<FRBRuri {_attribute('value', address)}/>"
        kind = "publication" if document.date else "unknown"
        yield f'<FRBRdate date="{day}" name="{kind}"/>'
        yield '<FRBRauthor href="#answering" as="#author"/>'
        if level == "Work":
            yield f"<FRBRcountry {_attribute('value', country)}/>"
            for number in document.paper_numbers:
                yield f"<FRBRnumber {_attribute('value', number)}/>"
        elif level == "Expression":
            yield '<FRBRlanguage language="eng"/>'
        yield f"</FRBR{level}>"
    yield "</identification>"


def _country(document: Document) -> str:
    is_british = any(report.committee in _UNITED_KINGDOM for report in document.reports)
    return "gb" if is_british else _UNKNOWN_COUNTRY


def _references(document: Document) -> Iterator[str]:
    departments = "; ".join(document.departments) or "the answering body"
    yield '<references source="#pacparse">'
    yield '<TLCOrganization eId="pacparse" href="/ontology/organization/pacparse" showAs="pacparse"/>'
    yield (
        '<TLCOrganization eId="answering" href="/ontology/organization/answering" '
        f"{_attribute('showAs', departments)}/>"
    )
    yield '<TLCRole eId="author" href="/ontology/role/author" showAs="author"/>'
    yield "</references>"


def _notes(notes: Sequence[Footnote]) -> Iterator[str]:
    printed = [note for note in notes if note.status != "undefined"]
    if not printed:
        return
    yield '<notes source="#pacparse">'
    for note in printed:
        words = " ".join(filter(None, (note.text, *note.urls)))
        yield (
            f"<note {_attribute('eId', note.id)} {_attribute('marker', note.number)}>"
            f"<p>{_text(words)}</p></note>"
        )
    yield "</notes>"


def _recommendations(found: Sequence[Recommendation]) -> Iterator[str]:
    if not found:
        return
    yield f'<proprietary source="#pacparse" xmlns:p="{OWN_NAMESPACE}">'
    for one in found:
        attributes = {
            "key": one.key,
            "number": one.number,
            "position": one.position,
            "gap": one.gap,
            "status": one.status,
            "blocks": " ".join(f"#{name}" for name in one.blocks.recommendation),
            "response": " ".join(f"#{name}" for name in one.blocks.response),
        }
        written = " ".join(_attribute(name, value) for name, value in attributes.items() if value)
        yield f"<p:recommendation {written}>"
        for verdict in one.verdicts:
            by = f" {_attribute('by', verdict.by)}" if verdict.by else ""
            yield (
                f"<p:verdict {_attribute('kind', verdict.kind)} "
                f"{_attribute('position', verdict.position)}{by}>{_text(verdict.words)}</p:verdict>"
            )
        for target in one.target_dates:
            days = {"kind": target.kind, "earliest": target.earliest, "latest": target.latest}
            written = " ".join(_attribute(name, day) for name, day in days.items() if day)
            yield f"<p:targetDate {written}>{_text(target.words)}</p:targetDate>"
        yield "</p:recommendation>"
    yield "</proprietary>"


def _body(document: Document) -> Iterator[str]:
    """Sections, one in another as their headings are, with the paragraphs below each."""
    printed = {note.id: note for note in document.footnotes}
    levels: list[int] = []
    blocks = document.blocks
    place = 0
    if not blocks:
        yield "<p/>"
    while place < len(blocks):
        block = blocks[place]
        place += 1
        if block.kind == "heading":
            while levels and levels[-1] >= block.level:
                levels.pop()
                yield "</section>"
            levels.append(block.level)
            yield f"<section {_names(block)}>{_number(block)}<heading>{_words(block, printed)}</heading>"
            continue
        items = []
        while block.kind == "paragraph" and place < len(blocks) and blocks[place].kind == "item":
            items.append(blocks[place])
            place += 1
        yield from _paragraph(block, items, printed)
    for _ in levels:
        yield "</section>"


def _paragraph(block: Block, items: Sequence[Block], notes: dict[str, Footnote]) -> Iterator[str]:
    tag = "point" if block.kind == "item" else "paragraph"
    lead = "intro" if items else "content"
    words = f"<p>{_words(block, notes)}</p>"
    if block.kind == "table":
        words = _table(block, notes)
    yield f"<{tag} {_names(block)}>{_number(block)}<{lead}>{words}</{lead}>"
    for item in items:
        yield from _paragraph(item, (), notes)
    yield f"</{tag}>"


def _names(block: Block) -> str:
    role = f" {_attribute('class', block.role)}" if block.role else ""
    key = _SPACES.sub("-", block.key)
    return f"{_attribute('eId', block.id)} {_attribute('GUID', key)}{role}"


def _number(block: Block) -> str:
    printed = block.marker or block.number
    return f"<num>{_text(printed)}</num>" if printed else ""


def _table(block: Block, notes: dict[str, Footnote]) -> str:
    """A table: the rows of its head are headings."""
    rows = []
    for place, row in enumerate(shown_rows(block)):
        tag = "th" if place < block.header_rows else "td"
        cells = (f"<{tag}><p>{_words(cell, notes)}</p></{tag}>" for cell in row)
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"


def _words(block: Block, notes: dict[str, Footnote]) -> str:
    """The text with its links and emphasis, and a reference to its note where each mark stood."""
    parts = []
    for event in events_of(block, pieces_of(block)):
        if event.mark is not None:
            parts.append(_note_reference(notes[event.mark.footnote]))
        elif event.piece is not None:
            parts.append(_border(event.piece, is_end=event.kind == "end"))
        else:
            parts.append(_text(event.words))
    return "".join(parts)


def _note_reference(note: Footnote) -> str:
    target = f"#{note.id}" if note.status != "undefined" else "#pacparse"
    return (
        f"<noteRef {_attribute('href', target)} {_attribute('marker', note.number)} "
        'placement="bottom"/>'
    )


def _border(piece: Piece, *, is_end: bool) -> str:
    """The tag with which a piece begins, or ends."""
    tag = _TAGS[piece.kind]
    if is_end:
        return f"</{tag}>"
    return f"<{tag} {_attribute('href', piece.target)}>" if piece.kind == "link" else f"<{tag}>"


def _text(words: str) -> str:
    return escape(_NO_XML.sub("\ufffd", words), quote=False)


def _attribute(name: str, value: str) -> str:
    written = escape(_NO_XML.sub("\ufffd", value)).replace("\n", "&#10;")
    return f'{name}="{written}"'
