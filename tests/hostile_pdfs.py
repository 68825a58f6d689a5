"""PDFs that are made to hurt whoever reads them: loops, depths, sizes and numbers that no print has.

Each is a single page of plain words and one thing that is wrong, so that a reader who leaves that
thing alone has the words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pdf_objects import pdf_of, stream_of

if TYPE_CHECKING:
    from collections.abc import Mapping

WORDS = ("The board agrees with the keepers.", "The lamps are lit at dusk.")
_TEXT = b"BT /F1 11 Tf 72 700 Td (%s) Tj 0 -14 Td (%s) Tj ET\n" % tuple(w.encode() for w in WORDS)
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_BOX = b"/MediaBox [0 0 595 842]"
_MANY = 100_000
_FREE = 10  # objects from this number on are the case's own


def hostile_pdfs() -> dict[str, bytes]:
    """The PDFs by what is wrong with each."""
    return {**_layers(), **_words(), **_tags(), **_links(), **_boxes(), **_fonts(), **_marks()}


def _layers() -> dict[str, bytes]:
    hidden = _TEXT.replace(b"BT", b"BT 3 Tr").replace(b"700", b"699")
    word = b"BT /F1 2 Tf %d %d Td (lamp) Tj ET\n"
    spread = b"".join(word % (at % 590, at // 590) for at in range(60_000))
    return {
        "a hidden layer over the print": _page(_TEXT + hidden),
        "a thousand hidden layers": _page(_TEXT + hidden * 1000),
        "a word printed 20,000 times on one spot": _page(_TEXT + word % (72, 500) * 20_000),
        "more letters than a page can hold": _page(_TEXT + spread),
    }


def _words() -> dict[str, bytes]:
    def spoken(text: bytes, *, about: bytes = _TEXT) -> bytes:
        return b"/Span << /ActualText %s >> BDC\n%sEMC\n" % (text, about)

    loop = {_FREE: b"%d 0 R" % (_FREE + 1), _FREE + 1: b"%d 0 R" % _FREE}
    listed = b"/Properties << /A << /ActualText %d 0 R >> /B %d 0 R >>" % (_FREE, _FREE)
    named = b"/Span /A BDC\n%sEMC\n/Span /B BDC\n%sEMC\n" % (_TEXT, _TEXT)
    opening = b"/Span << /ActualText (a) >> BDC\n"
    return {
        "ActualText of two million letters": _page(spoken(b"<FEFF%s>" % (b"0041" * 2_000_000))),
        "ActualText of halves and controls": _page(spoken(b"<FEFFD800000000070008001B202E>")),
        "ActualText that is no text": _page(spoken(b"[ 1 2 << /A /B >> ]")),
        "ActualText that refers to itself": _page(named, resources=listed, more=loop),
        "ActualText inside of ActualText": _page(opening * _MANY + _TEXT + b"EMC\n" * _MANY),
    }


def _tags() -> dict[str, bytes]:
    one, two, three = _FREE, _FREE + 1, _FREE + 2
    root = b"/StructTreeRoot %d 0 R /MarkInfo << /Marked true >>" % one
    top = b"<< /Type /StructTreeRoot /K %d 0 R >>" % two
    chain = {
        two + depth: b"<< /S /P /P %d 0 R /K %d 0 R >>" % (one + depth, three + depth)
        for depth in range(_MANY)
    }
    roles = b"<< /Type /StructTreeRoot /K %d 0 R /RoleMap << /X /Y /Y /X >> /ParentTree %d 0 R >>"
    nested = b"<< /S /P /K " * _MANY + b"0" + b" >>" * _MANY

    def tagged(more: Mapping[int, bytes]) -> bytes:
        marked = b"/P << /MCID 0 >> BDC\n%sEMC\n" % _TEXT
        return _page(marked, page=b"/StructParents 0", catalog=root, more=more)

    return {
        "a tag that is its own child": tagged(
            {one: top, two: b"<< /S /P /P %d 0 R /K %d 0 R >>" % (two, two)}
        ),
        "two tags that are each other's children": tagged(
            {
                one: top,
                two: b"<< /S /Sect /K [%d 0 R 0] >>" % three,
                three: b"<< /S /P /P %d 0 R /K [%d 0 R] >>" % (two, two),
            }
        ),
        "a tag tree that is its own root": tagged(
            {one: b"<< /Type /StructTreeRoot /K [%d 0 R %d 0 R] >>" % (one, one)}
        ),
        "tags 100,000 deep": tagged({one: top, **chain, two + _MANY: b"<< /S /P /K 0 >>"}),
        "tags 100,000 deep in one object": tagged({one: top, two: nested}),
        "a tag with a million children": tagged(
            {one: top, two: b"<< /S /P /K [%s] >>" % (b"%d 0 R " % three * 1_000_000), three: b"0"}
        ),
        "roles and parents in loops": tagged(
            {
                one: roles % (two, three),
                two: b"<< /S /X /K 0 >>",
                three: b"<< /Kids [%d 0 R %d 0 R] >>" % (three, three),
            }
        ),
        "content numbers out of all reason": tagged(
            {one: top, two: b"<< /S /P /K [ -1 99999999999999999999 1e400 %d 0 R ] >>" % three}
        ),
    }


def _links() -> dict[str, bytes]:
    one, two = _FREE, _FREE + 1
    rect = b"/Type /Annot /Subtype /Link /Rect [72 690 300 712]"
    action = b"/A << /S /URI /URI (https://lamps.example/%d) >>"

    def linked(more: Mapping[int, bytes], annots: bytes = b"[%d 0 R]" % one) -> bytes:
        return _page(_TEXT, page=b"/Annots " + annots, more=more)

    return {
        "an address that refers to itself": linked(
            {
                one: b"<< %s /A << /S /URI /URI %d 0 R >> >>" % (rect, two),
                two: b"%d 0 R" % two,
            }
        ),
        "actions that follow one another in a ring": linked(
            {
                one: b"<< %s /A %d 0 R >>" % (rect, two),
                two: b"<< /S /URI /Next %d 0 R >>" % two,
            }
        ),
        "a link that is its own parent and popup": linked(
            {one: b"<< %s /Parent %d 0 R /Popup %d 0 R /Dest %d 0 R >>" % (rect, one, one, one)}
        ),
        "links that are their own list": linked(
            {one: b"[%d 0 R %d 0 R]" % (one, one)}, b"%d 0 R" % one
        ),
        "100,000 links on one word": linked(
            {one: b"<< %s %s >>" % (rect, action % 1)}, b"[%s]" % (b"%d 0 R " % one * _MANY)
        ),
        "links whose boxes are no numbers": linked(
            {one: b"<< /Subtype /Link /Rect [nan 1e999 -1e999 (x)] %s >>" % (action % 2)}
        ),
        "a link of a million letters": linked(
            {one: b"<< %s /A << /S /URI /URI (https://%s) >> >>" % (rect, b"a" * 1_000_000)}
        ),
    }


def _boxes() -> dict[str, bytes]:
    boxes = {
        "no numbers": b"/MediaBox [nan inf -inf null]",
        "huge": b"/MediaBox [0 0 1e308 1e308]",
        "huge whole numbers": b"/MediaBox [0 0 %s %s]" % (b"9" * 400, b"9" * 400),
        "negative": b"/MediaBox [595 842 -595 -842]",
        "nothing": b"/MediaBox [0 0 0 0]",
        "missing": b"",
        "a ring": b"/MediaBox %d 0 R" % _FREE,
        "too few": b"/MediaBox [0 0]",
        "cropped to no numbers": _BOX + b" /CropBox [nan nan nan nan]",
        "cropped to nothing": _BOX + b" /CropBox [10 10 10 10]",
        "cropped elsewhere": _BOX + b" /CropBox [9000 9000 9999 9999]",
        "turned by no number": _BOX + b" /Rotate nan /UserUnit -1e300",
        "turned too often": _BOX + b" /Rotate 2147483647 /UserUnit 1e300",
    }
    ring = {_FREE: b"%d 0 R" % _FREE}
    text = {
        "words at no place": b"BT /F1 11 Tf 1e308 1e308 Td (far) Tj ET\n",
        "words of no size": b"BT /F1 0 Tf 72 500 Td (none) Tj ET\n",
        "words without end": b"BT /F1 1e300 Tf 72 500 Td (large) Tj ET\n",
        "words turned inside out": b"BT /F1 9 Tf 1e-320 0 0 1e-320 72 500 Tm (in) Tj ET\n",
        "words through no numbers": b"q nan nan nan nan nan nan cm BT /F1 9 Tf (nan) Tj ET Q\n",
        "lines without end": b"-1e308 500 m 1e308 500 l S 0 0 1e308 1e308 re f\n",
    }
    return {
        **{f"a page box: {name}": _page(_TEXT, box=box, more=ring) for name, box in boxes.items()},
        **{name: _page(_TEXT + stream) for name, stream in text.items()},
    }


def _fonts() -> dict[str, bytes]:
    one, two, three = _FREE, _FREE + 1, _FREE + 2
    plain = b"<< /Type /Font /Subtype /TrueType /BaseFont /Lamp %s >>"
    widths = {
        "without widths": b"",
        "with widths that are no numbers": b"/FirstChar 32 /LastChar 126 /Widths [nan (x) null -5]",
        "with widths out of all reason": b"/FirstChar -2147483648 /LastChar 2147483647 /Widths ["
        + b"1e308 " * 300
        + b"]",
        "with its widths in a ring": b"/FirstChar 32 /LastChar 126 /Widths %d 0 R" % one,
        "whose names are in a ring": b"/Encoding << /Differences %d 0 R >>" % one,
        "whose letters are in a ring": b"/ToUnicode %d 0 R" % one,
        "whose description is in a ring": b"/FontDescriptor %d 0 R" % one,
    }
    ranges = b"1 begincodespacerange <00> <FF> endcodespacerange\n" + (
        b"1 beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange\n" * 500
    )
    drawn = b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [0 0 0 0 0 0] %s >>"
    procs = b"/CharProcs << /T %d 0 R /h %d 0 R >> /Encoding << /Differences [84 /T 104 /h] >>"
    itself = b"/Resources << /Font << /F1 4 0 R >> >>"
    wide = b"<< /Type /Font /Subtype /Type0 /BaseFont /Lamp /Encoding /Identity-H %s >>"
    return {
        **{
            f"a font {name}": _page(_TEXT, font=plain % entry, more={one: b"%d 0 R" % one})
            for name, entry in widths.items()
        },
        "a font of four thousand million letters": _page(
            _TEXT, font=plain % (b"/ToUnicode %d 0 R" % one), more={one: stream_of(ranges)}
        ),
        "a font that draws itself": _page(
            _TEXT,
            font=drawn % (procs % (two, two) + itself),
            more={two: stream_of(b"BT /F1 1 Tf (Th) Tj ET")},
        ),
        "a font that is its own descendant": _page(
            _TEXT, font=wide % b"/DescendantFonts [4 0 R]", more={}
        ),
        "a font whose widths have no end": _page(
            _TEXT,
            font=wide % (b"/DescendantFonts [%d 0 R]" % one),
            more={
                one: b"<< /Subtype /CIDFontType2 /W [0 2147483647 1e9 -9 [nan] %d 0 R] >>" % three
            },
        ),
    }


def _marks() -> dict[str, bytes]:
    one = _FREE
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << %s >> >>"
    fan = {
        one + depth: stream_of(b"/X Do " * 10 + _TEXT, form % (b"/X %d 0 R" % (one + depth + 1)))
        for depth in range(12)
    }
    use = b"/X %d 0 R" % one
    objects = b"/XObject << %s >>" % use
    drawn = _TEXT + b"/X Do\n"
    return {
        "marked content never closed": _page(b"/P BMC\n" * _MANY + _TEXT),
        "marked content closed too often": _page(b"EMC\n" * _MANY + _TEXT),
        "artifacts inside of artifacts": _page(
            b"/Artifact << /Type /Pagination >> BDC\n" * _MANY + _TEXT
        ),
        "text never ended": _page(b"BT /F1 11 Tf 72 500 Td (open) Tj\n" * 10_000 + _TEXT),
        "a form that draws itself": _page(
            drawn, resources=objects, more={one: stream_of(b"/X Do", form % use)}
        ),
        "forms that draw ten forms each": _page(drawn, resources=objects, more=fan),
    }


def _page(
    stream: bytes,
    *,
    box: bytes = _BOX,
    font: bytes = _FONT,
    resources: bytes = b"",
    page: bytes = b"",
    catalog: bytes = b"",
    more: Mapping[int, bytes] | None = None,
) -> bytes:
    """A PDF of one page that shows ``stream``, with more entries and objects."""
    entry = b"<< /Type /Page /Parent 2 0 R /Contents 5 0 R %s %s"
    used = b" /Resources << /Font << /F1 4 0 R >> %s >> >>" % resources
    return pdf_of(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: entry % (box, page) + used,
            4: font,
            5: stream_of(stream),
            **(more or {}),
        }
    )
