"""The document as Word keeps it: numbers that are counted and not written, footnotes of their own.

The package is written by hand: a few parts, in a fixed order, with a fixed date.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from originals.model import Block, Model, Span

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SPACES = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_BULLETS = 1
_TYPES = {"bold": "<w:rPr><w:b/></w:rPr>", "italic": "<w:rPr><w:i/></w:rPr>"}
_PARTS = ("styles", "numbering", "footnotes")
_NOTE_TYPES = ((-1, "separator"), (0, "continuationSeparator"))


class _Links:
    """The addresses of one part, each with the name of its relationship."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def name(self, address: str) -> str:
        """The name under which ``address`` is known."""
        return self.names.setdefault(address, f"link{len(self.names) + 1}")

    def written(self, others: Sequence[str] = ()) -> str:
        """The part that says which name is which address."""
        rows = [*others]
        rows += [
            f'<Relationship Id="{name}" Type="{_R}/hyperlink" Target={quoteattr(address)} '
            'TargetMode="External"/>'
            for address, name in self.names.items()
        ]
        return _relations(rows)


def write_docx(model: Model) -> bytes:
    """The document as a package of Word's."""
    series = list(dict.fromkeys(b.number.split(".")[0] for b in model.blocks if b.number))
    numbers = {main: place for place, main in enumerate(series, start=_BULLETS + 1)}
    notes = {name: place for place, name in enumerate(model.notes, start=1)}
    links, note_links = _Links(), _Links()
    body = "".join(_paragraph(block, numbers, notes, links) for block in model.blocks)
    written = "".join(_note(notes[name], spans, note_links) for name, spans in model.notes.items())
    document = f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>"
    types = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_KIND}.{kind}+xml"/>'
        for part, kind in (("document", "document.main"), *((part, part) for part in _PARTS))
    )
    others = [
        f'<Relationship Id="{part}" Type="{_R}/{part}" Target="{part}.xml"/>' for part in _PARTS
    ]
    return _package(
        {
            "[Content_Types].xml": (
                '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
                '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
                f'.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
            ),
            "_rels/.rels": _relations(
                [f'<Relationship Id="r" Type="{_R}/officeDocument" Target="word/document.xml"/>']
            ),
            "word/document.xml": document,
            "word/_rels/document.xml.rels": links.written(others),
            "word/styles.xml": _styles(),
            "word/numbering.xml": _numbering(numbers),
            "word/footnotes.xml": f"<w:footnotes {_SPACES}>{_separators()}{written}</w:footnotes>",
            "word/_rels/footnotes.xml.rels": note_links.written(),
        }
    )


def _package(parts: dict[str, str]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        for name, words in parts.items():
            entry = ZipInfo(name, date_time=(2025, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            package.writestr(entry, _HEAD + words)
    return file.getvalue()


def _relations(rows: Sequence[str]) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(rows)}</Relationships>'


def _paragraph(block: Block, numbers: dict[str, int], notes: dict[str, int], links: _Links) -> str:
    settings = ""
    if block.kind == "heading":
        settings = f'<w:pStyle w:val="Heading{block.level}"/>'
    counted = _BULLETS if block.kind == "item" else numbers.get(block.number.split(".")[0])
    if counted:
        settings += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{counted}"/></w:numPr>'
    words = "".join(_span(span, notes, links) for span in block.spans)
    return f"<w:p><w:pPr>{settings}</w:pPr>{words}</w:p>"


def _span(span: Span, notes: dict[str, int], links: _Links) -> str:
    words = f'<w:t xml:space="preserve">{escape(span.text)}</w:t>'
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    if span.kind == "mark":
        return f'<w:r>{raised}<w:footnoteReference w:id="{notes[span.value]}"/></w:r>'
    if span.kind == "link":
        return f'<w:hyperlink r:id="{links.name(span.value)}"><w:r>{words}</w:r></w:hyperlink>'
    return f"<w:r>{_TYPES.get(span.kind, '')}{words}</w:r>"


def _note(place: int, spans: Sequence[Span], links: _Links) -> str:
    words = "".join(_span(span, {}, links) for span in spans)
    own = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    space = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
    return f'<w:footnote w:id="{place}"><w:p>{own}{space}{words}</w:p></w:footnote>'


def _separators() -> str:
    return "".join(
        f'<w:footnote w:type="{kind}" w:id="{place}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for place, kind in _NOTE_TYPES
    )


def _styles() -> str:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
        for level in (1, 2, 3)
    )
    return f"<w:styles {_SPACES}>{styles}</w:styles>"


def _numbering(numbers: dict[str, int]) -> str:
    """A list of bullets, and for each main number a list that counts ``2.1``, ``2.2``."""
    kinds = [(_BULLETS, "bullet", "•")]
    kinds += [(place, "decimal", f"{main}.%1") for main, place in numbers.items()]
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{place}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{kind}"/><w:lvlText w:val="{sign}"/></w:lvl></w:abstractNum>'
        for place, kind, sign in kinds
    )
    used = "".join(
        f'<w:num w:numId="{place}"><w:abstractNumId w:val="{place}"/></w:num>'
        for place, _, _ in kinds
    )
    return f"<w:numbering {_SPACES}>{lists}{used}</w:numbering>"
