"""What the library would pass over in the streams of a PDF, and how it is read all the same."""

from __future__ import annotations

import time
import zlib
from base64 import a85encode
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from pacparse.api import parse_bytes
from pacparse.source.pdf import streams
from pacparse.source.pdf.streams import FIRST_MARK, prepare
from pdf_files import stream, write_pdf
from pdf_objects import pdf_of, stream_of
from pdf_reading import read_here

if TYPE_CHECKING:
    from collections.abc import Callable

EELS = b"BT /F1 11 Tf 72 700 Td (The eels came back.) Tj ET "
OTTERS = b"/PlacedPDF /MC0 BDC BT /F1 11 Tf 72 650 Td (The otters did not.) Tj ET EMC"


def marked(properties: bytes, printed: bytes = b"x") -> bytes:
    """A line with a replaced part in its middle."""
    return b"BT /F1 11 Tf 72 700 Td (co) Tj /Span %s BDC (%s) Tj EMC (operate) Tj ET" % (
        properties,
        printed,
    )


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("tag", [b"/PlacedPDF /MC0 BDC", b"/PlacedPDF BMC"])
def test_what_is_placed_is_read(
    monkeypatch: pytest.MonkeyPatch, tag: bytes, *, packed: bool
) -> None:
    content = EELS + OTTERS.replace(b"/PlacedPDF /MC0 BDC", tag)
    text = read_here(write_pdf(content, packed=packed), monkeypatch).text
    assert text.split() == "The eels came back. The otters did not.".split()


def test_what_is_placed_in_a_form_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    fields = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>>>"
    resources = b"/XObject<</Fm0 6 0 R>>"
    pdf = write_pdf(EELS + b"q /Fm0 Do Q", resources=resources, objects=[stream(OTTERS, fields)])
    assert "The otters did not." in read_here(pdf, monkeypatch).text


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("filters", "apart"),
    [
        (b"6 0 R", b"/FlateDecode"),
        (b"[6 0 R]", b"/FlateDecode"),
        (b"6 0 R", b"[/FlateDecode]"),
        (b"6 0 R", b"[/FlateDecode]/DecodeParms null"),
    ],
)
def test_a_filter_may_be_an_object(
    monkeypatch: pytest.MonkeyPatch, filters: bytes, apart: bytes, *, packed: bool
) -> None:
    pdf = write_pdf(EELS, filters=filters, objects=[apart.partition(b"/Dec")[0]], packed=packed)
    assert read_here(pdf, monkeypatch).text.strip() == "The eels came back."


@pytest.mark.parametrize(
    ("properties", "read"),
    [
        (b"<</ActualText <FEFF2011>>>", "co\u2011operate"),
        (b"<</ActualText(\\376\\377\\040\\021)>>", "co\u2011operate"),
        (b"<</ActualText <FFFE1120>>>", "co\u2011operate"),
        (b"<</ActualText <EFBBBFE28091>>>", "co\u2011operate"),
        (b"<</ActualText (-)>>", "co-operate"),
        (b"<</ActualText <FEFF00AD>>>", "co-operate"),  # no line ends here
        (b"<</ActualText (\\(x\\)\\\n)>>", "co(x)operate"),
        (b"<</MCID 4/ActualText <FEFF2011>>>", "co\u2011operate"),
        (b"<</ActualText <FEFF2011>/Lang(en-GB)/MCID 4>>", "co\u2011operate"),
        (b"<</ActualText <FEFF00660066>>>", "coffoperate"),
        (b"<</ActualText ()>>", "coxoperate"),  # what is printed is never lost
        (b"<</ActualText <FEFF200B>>>", "coxoperate"),
        (b"<</ActualText (%s)>>" % (b"eel " * 1000), "coxoperate"),  # a text for a picture
        (b"<</ActualText 5>>", "coxoperate"),
        (b"<</ActualText (no end BDC", "coxoperate"),
        (b"<</Alt (a dash)>>", "coxoperate"),  # a description replaces nothing
    ],
)
def test_replacement_text_is_taken_as_text(
    monkeypatch: pytest.MonkeyPatch, properties: bytes, read: str
) -> None:
    assert read_here(write_pdf(marked(properties)), monkeypatch).text.strip() == read


@pytest.mark.parametrize(
    ("properties", "read"), [(b"<</ActualText <FEFF00AD>>>", "person"), (b"<<>>", "per-son")]
)
def test_a_soft_hyphen_at_a_line_end_is_of_the_line(properties: bytes, read: str) -> None:
    content = (
        b"BT /F1 11 Tf 72 700 Td 13 TL (1. The keeper of the upper quay is a per) Tj /Span %s BDC "
        b"(-) Tj EMC T* (son who knows how the lamps of it are lit.) Tj ET" % properties
    )
    (block,) = parse_bytes(write_pdf(content), name="lamps.pdf").blocks
    assert (
        block.text
        == f"The keeper of the upper quay is a {read} who knows how the lamps of it are lit."
    )


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("sign", ["0009", "00A0", "202F", "0008", "00A0000800A0"])
def test_white_space_as_replacement_text_is_a_space(
    monkeypatch: pytest.MonkeyPatch, sign: str, *, packed: bool
) -> None:
    content = marked(b"<</ActualText<FEFF%s>>>" % sign.encode(), b" ")
    assert read_here(write_pdf(content, packed=packed), monkeypatch).text.strip() == "co operate"


def test_a_mark_without_width_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"BT /F1 11 Tf 60 700 Td /Span <</ActualText<FEFF200B>>> BDC ( ) Tj EMC ET " + EELS
    assert read_here(write_pdf(content), monkeypatch).text == "The eels came back.\n"


def test_quotation_marks_and_accents_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    content = b'BT /F1 11 Tf 72 700 Td (1." \\302ge, p\\342t\\351, \\303) Tj ET'
    assert read_here(write_pdf(content), monkeypatch).text.strip() == '1." Âge, pâté, Ã'


@pytest.mark.parametrize("properties", [b"<</P 6 0 R>>", b"<</P<</ActualText<FEFF2011>>>>>"])
def test_a_named_property_list_is_read_or_left(
    monkeypatch: pytest.MonkeyPatch, properties: bytes
) -> None:
    pdf = write_pdf(marked(b"/P"), resources=b"/Properties" + properties, objects=[b"6 0 R"])
    assert read_here(pdf, monkeypatch).text.strip() in {"coxoperate", "co\u2011operate"}


def test_a_locked_file_that_opens_without_a_password_is_read_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sink = BytesIO()
    lock = StandardEncryption("", ownerPassword="eel", strength=128)
    canvas = Canvas(sink, invariant=1, encrypt=lock)
    canvas._code.append(
        "/Span <</ActualText<FEFF00A0>>> BDC BT /F1 12 Tf 93.3 700 Td ( ) Tj ET EMC"
    )
    canvas.drawString(60, 700, "Moor")
    canvas.drawString(97, 700, "ings")
    canvas.save()
    text = read_here(sink.getvalue(), monkeypatch).text
    assert "Â" not in text
    assert "".join(text.split()) == "Moorings"


@pytest.mark.parametrize(
    "content",
    [
        write_pdf(EELS),
        write_pdf(EELS, packed=True),
        b"",
        b"%PDF-1.4 stream\n",
        b"1 0 obj<</Filter/FlateDecode>>stream\nno deflated stream endstream",
        write_pdf(EELS + OTTERS).replace(b"startxref", b"startxxxx"),  # no index to add to
        write_pdf(OTTERS).replace(b"/Root 1 0 R", b"/Boot 1 0 R"),
    ],
)
def test_a_file_without_such_streams_stays_as_it_is(content: bytes) -> None:
    assert prepare(content).content is content


def test_a_changed_file_begins_with_the_file() -> None:
    content = write_pdf(EELS + OTTERS + marked(b"<</ActualText(y)>>"))
    prepared = prepare(content)
    assert prepared.content.startswith(content)
    assert prepared.texts == {FIRST_MARK + 1: "y"}


def test_words_that_look_like_operators_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    content = b"BT /F1 11 Tf 72 700 Td (section 3 Tr of the law) Tj 0 Tr ET"
    extract = read_here(write_pdf(content), monkeypatch)
    assert extract.text == "section 3 Tr of the law\n"
    assert not prepare(write_pdf(content)).has_hidden


def test_what_is_written_in_signs_is_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    data = a85encode(zlib.compress(EELS + OTTERS)) + b"~>"
    pdf = write_pdf(b"", filters=b"", objects=[])
    fields = b"/Filter[/ASCII85Decode/FlateDecode]"
    pdf = write_pdf(EELS, objects=[stream(data, fields)]).replace(
        b"/Contents 4 0 R", b"/Contents 6 0 R"
    )
    assert "otters" in read_here(pdf, monkeypatch).text


def test_a_bomb_is_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "MAX_STREAM", 1000)
    content = write_pdf(EELS + OTTERS + b" " * 2000)
    assert prepare(content).content is content
    monkeypatch.setattr(streams, "MAX_STREAM", 10_000)
    monkeypatch.setattr(streams, "MAX_STREAMS", 1000)
    assert prepare(content).content is content


@pytest.mark.parametrize(
    "make",
    [
        lambda: marked(b"<</ActualText(q)>>") * 2000,
        lambda: EELS + b"/Span <</ActualText(q)>> BDC " * 2000 + b"BT (x) Tj ET",
        lambda: EELS + b"EMC " * 2000,
        lambda: EELS + b"/ActualText" * 2000,
        lambda: EELS + b"/ActualText(" * 2000,
        lambda: marked(b"<</ActualText <FEFF%s>>>" % (b"D83D" * 400)),
    ],
)
def test_hostile_streams_are_read(
    monkeypatch: pytest.MonkeyPatch, make: Callable[[], bytes]
) -> None:
    assert read_here(write_pdf(make()), monkeypatch).text.strip()


@pytest.mark.parametrize(
    "content",
    [
        b"stream\n" * 300_000,
        b"1 0 obj<<>>stream\n" * 100_000,
        b"1 0 obj<</Filter/FlateDecode>>stream\n" * 100_000,
        b"1 0 obj<</Filter/FlateDecode>>stream\n%sendstream "
        % zlib.compress(b"3 Tr " * 10_000)
        * 30,
        write_pdf(b" 3 Tr" * 200_000 + b"/ActualText <" * 100_000, filters=b""),
        write_pdf(b"/S" + b" " * 300_000 + b"3 Tr " + b"/ActualText" + b" " * 300_000),
    ],
)
def test_looking_through_a_file_ends_soon(content: bytes) -> None:
    begin = time.process_time()
    prepare(content)
    streams.has_doubtful_white(content)
    assert time.process_time() - begin < 4


@pytest.mark.parametrize("now", [b"BT /F1 11 Tf 72 700 Td (The otters came back.) Tj ET", None])
def test_a_stream_that_was_replaced_by_a_later_one_stays_replaced(
    monkeypatch: pytest.MonkeyPatch, now: bytes | None
) -> None:
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents[4 0 R 5 0 R]"
        b"/Resources<</Font<</F1 6 0 R>>>>>>",
        4: stream_of(EELS),
        5: stream_of(OTTERS),
        6: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    }
    old = pdf_of(objects)
    written = b"5 0 obj\n%s\nendobj\n" % (b"null" if now is None else stream_of(now))
    at = old.rindex(b"startxref")
    index = b"xref\n5 1\n%010d 00000 n \ntrailer\n<</Size 7/Root 1 0 R/Prev %d>>\n" % (
        len(old),
        int(old[at:].split()[1]),
    )
    changed = old + written + index + b"startxref\n%d\n%%%%EOF\n" % (len(old) + len(written))
    text = read_here(changed, monkeypatch).text
    assert "The otters did not." not in text
    assert ("The otters came back." in text) is (now is not None)
