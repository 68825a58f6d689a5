"""Word documents for tests, written as XML by hand: each test shows what it is about."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from pacparse.source.word import read_word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pacparse.styles import Extract

TRANSITIONAL = "http://schemas.openxmlformats.org/"
STRICT = "http://purl.oclc.org/ooxml/"
_DATE = (1980, 1, 1, 0, 0, 0)
_NAMED = ("styles", "numbering", "settings", "footnotes", "endnotes")


def run(text: str, properties: str = "") -> str:
    """A run with that text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    """A paragraph of runs; a run that is plain text is made one."""
    inner = "".join(text if text.startswith("<") else run(text) for text in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def numbered(text: str, level: int = 0, number_id: int = 1) -> str:
    """A paragraph of a list."""
    numbering = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>'
    return paragraph(text, properties=numbering)


def styled(text: str, style: str) -> str:
    """A paragraph of a style."""
    return paragraph(text, properties=f'<w:pStyle w:val="{style}"/>')


def table(*rows: Sequence[str]) -> str:
    """A table; a cell that is plain text is one paragraph."""
    body = ""
    for row in rows:
        cells = (cell if cell.startswith("<") else paragraph(cell) for cell in row)
        body += "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in cells) + "</w:tr>"
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{body}</w:tbl>"


def level(
    index: int, text: str, number_format: str = "decimal", start: int = 1, more: str = ""
) -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>'
        f'{more}<w:lvlText w:val="{escape(text)}"/></w:lvl>'
    )


def numbering(*levels: str, more: str = "") -> str:
    """Numbering definitions: one list of these levels, under the number 1."""
    return (
        f'<w:abstractNum w:abstractNumId="1">{"".join(levels)}</w:abstractNum>'
        f'{more}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )


def mark(note_id: str, kind: str = "footnote") -> str:
    """The mark of a note."""
    return (
        f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        f'<w:{kind}Reference w:id="{note_id}"/></w:r>'
    )


def note(note_id: str, *paragraphs: str, kind: str = "footnote") -> str:
    """A note, which prints its own number before its words."""
    own = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Ref/></w:r>'
    first, *rest = paragraphs
    inner = paragraph(own, run(first)) + "".join(paragraph(text) for text in rest)
    return f'<w:{kind} w:id="{note_id}">{inner}</w:{kind}>'


def docx(
    body: str,
    parts: Mapping[str, str] | None = None,
    *,
    relations: str = "",
    era: str = TRANSITIONAL,
    prolog: str = "",
) -> bytes:
    """A Word document: ``parts`` are the inner XML of ``styles``, ``footnotes`` and so on."""
    inner = dict(parts or {})
    named = "".join(
        f'<Relationship Id="{name}" Target="{name}.xml" '
        f'Type="{era}officeDocument/2006/relationships/{name}"/>'
        for name in inner
        if name in _NAMED
    )
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        'content-types"/>',
        "_rels/.rels": _relations(
            f'<Relationship Id="r1" Target="word/document.xml" '
            f'Type="{era}officeDocument/2006/relationships/officeDocument"/>'
        ),
        "word/document.xml": prolog + _root("document", f"<w:body>{body}</w:body>", era),
        "word/_rels/document.xml.rels": _relations(named + relations),
    }
    for name, xml in inner.items():
        root = {"header1": "hdr", "footer1": "ftr"}.get(name, name)
        files[f"word/{name}.xml"] = _root(root, xml, era)
    return zip_of(files)


def zip_of(files: Mapping[str, str | bytes]) -> bytes:
    """An archive of files, the same bytes each time."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def read(body: str, parts: Mapping[str, str] | None = None, *, relations: str = "") -> Extract:
    """What the reader makes of a document."""
    return read_word(docx(body, parts, relations=relations), name="minutes.docx")


def blocks(extract: Extract) -> list[str]:
    """The blocks of the text."""
    return extract.text.split("\n\n") if extract.text else []


def said(extract: Extract, kind: str) -> list[tuple[str, str | None]]:
    """The words of each style run of a kind, with its value."""
    return [
        (extract.text[style.run[0] : style.run[1]], style.value)
        for style in extract.styles
        if style.kind == kind
    ]


def _relations(inner: str) -> str:
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inner}</Relationships>"
    )


def _root(name: str, inner: str, era: str) -> str:
    year = "2006/" if era == TRANSITIONAL else ""
    return (
        f'<w:{name} xmlns:w="{era}wordprocessingml/{year}main" '
        f'xmlns:r="{era}officeDocument/{year}relationships" '
        f'xmlns:m="{era}officeDocument/{year}math" '
        f'xmlns:mc="{TRANSITIONAL}markup-compatibility/2006">{inner}</w:{name}>'
    )
