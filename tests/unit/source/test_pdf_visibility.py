"""What of a page nobody sees, and layers of words that lie in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pacparse.api import parse_bytes
from pdf_files import NO_WIDTHS, write_pdf
from pdf_reading import read_here, words_of
from pdf_sheets import Sheets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.styles import Extract

PRINT = (b"The keepers of the lower mooring met in spring and", b"agreed that it be dredged.")
SCAN = (b"The keepcrs of tne lower rnooring met in sprlng and", b"agrecd that 1t be dredgcd.")
INK = (
    b"/ColorSpace<</C0[/Separation/Black/DeviceGray"
    b"<</FunctionType 2/Domain[0 1]/C0[1]/C1[0]/N 1>>]>>"
)


def layer(
    lines: Sequence[bytes], foot: float = 700, *, mode: bytes = b"", words: bool = False
) -> bytes:
    """Lines of words; ``words`` are each put in their place."""
    out = b"BT /F1 11 Tf %s " % mode
    for nth, line in enumerate(lines):
        x = 72.0
        for part in line.split(b" ") if words else [line]:
            out += b"1 0 0 1 %.2f %.2f Tm (%s ) Tj " % (x, foot - 14 * nth, part)
            x += 5.4 * len(part) + 3
    return out + b"ET "


def codes(extract: Extract) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in extract.findings]


PRINTED = "\n".join(line.decode() for line in PRINT) + "\n"
SCANNED = "\n".join(line.decode() for line in SCAN) + "\n"


@pytest.mark.parametrize(
    ("content", "read"),
    [
        (layer(PRINT) + layer(SCAN, 699.2, mode=b"3 Tr"), PRINTED),
        (layer(PRINT) + layer(SCAN, 697.5, mode=b"3 Tr", words=True), PRINTED),
        (layer(SCAN, 702, mode=b"3 Tr") + b"0 Tr " + layer(PRINT), PRINTED),
        (b"q " + layer(SCAN, 701, mode=b"3 Tr", words=True) + b"Q " + layer(PRINT), PRINTED),
        # The hidden words are wider, or narrower: the last ones stand beside the print.
        (layer(PRINT) + layer(SCAN, 699, mode=b"3 Tr 112 Tz"), PRINTED),
        (layer(SCAN, 701, mode=b"3 Tr 88 Tz") + b"0 Tr 100 Tz " + layer(PRINT), PRINTED),
        # If both are painted, or neither is, the later one is read.
        (layer(PRINT) + layer(SCAN, 699.5), SCANNED),
        (layer(SCAN) + layer(PRINT, 697.5), PRINTED),
        (layer(PRINT, mode=b"3 Tr", words=True) + layer(SCAN, 699.5, mode=b"3 Tr"), SCANNED),
    ],
)
def test_of_two_layers_one_is_read(
    monkeypatch: pytest.MonkeyPatch, content: bytes, read: str
) -> None:
    extract = read_here(write_pdf(content), monkeypatch)
    assert extract.text == read
    assert codes(extract) == [("text-layers-differ", "warning")]


@pytest.mark.parametrize(
    ("content", "read"),
    [
        (layer(PRINT) + layer(PRINT, mode=b"3 Tr"), PRINTED),
        (layer(PRINT, mode=b"3 Tr"), PRINTED),
        (
            layer(PRINT) + layer([b"a stamp that was read"], 400, mode=b"3 Tr"),
            PRINTED + "\na stamp that was read\n",
        ),
        (  # a stamp upon a line that was read
            layer([b"seen"]) + layer([b"seen by the keepers of the mooring"], 699.5, mode=b"3 Tr"),
            "seen by the keepers of the mooring\n",
        ),
        (
            layer([b"Eels 12 baskets"]) + layer([b"Elvers 9 baskets"], 694.5),
            "Eels 12 baskets\nElvers 9 baskets\n",
        ),
    ],
)
def test_layers_that_agree_or_lie_apart_are_read(
    monkeypatch: pytest.MonkeyPatch, content: bytes, read: str
) -> None:
    extract = read_here(write_pdf(content), monkeypatch)
    assert (extract.text, codes(extract)) == (read, [])


def test_letters_of_a_font_without_widths_are_not_mixed(monkeypatch: pytest.MonkeyPatch) -> None:
    words = (
        b"4.1",
        b"The",
        b"little",
        b"eels",
        b"fill",
        b"the",
        b"still",
        b"lake",
        b"till",
        b"fall.",
    )
    content, x = b"BT /F1 10 Tf 93 Tz ", 72.0
    for word in words:
        content += b"1 0 0 1 %.2f 700 Tm (%s ) Tj " % (x, word)
        x += 3.1 * len(word) + 3
    extract = read_here(write_pdf(content + b"ET", font=NO_WIDTHS), monkeypatch)
    assert extract.text == "4.1 The little eels fill the still lake till fall.\n"
    assert not extract.findings


@pytest.mark.parametrize(
    ("content", "read"),
    [
        (b"(Sp) Tj 1 0 0 1 79 700 Tm ( ) Tj 1 0 0 1 85.45 700 Tm (ade work) Tj", "Spade work"),
        (b"(Sp) Tj 1 0 0 1 85.45 700 Tm ( ) Tj 1 0 0 1 85.45 700 Tm (ade work) Tj", "Spade work"),
        (b"[(Sp) 278 ( ade work)] TJ", "Spade work"),
        (b"(Ponds         ) Tj 1 0 0 1 110 700 Tm (3.25) Tj", "Ponds 3.25"),
        (b"(Ponds                   ) Tj 1 0 0 1 130 700 Tm (03/25/2016) Tj", "Ponds 03/25/2016"),
        (b"(A) Tj 1 0 0 1 79.34 700 Tm ( ) Tj 1 0 0 1 82.4 700 Tm (spade) Tj", "A spade"),
        (b"[(A) 0 ( spade and U) -278 (bends)] TJ", "A spade and U bends"),
        (b"-2.2 Tw (A line of words that stand close) Tj", "A line of words that stand close"),
        (b"(Ponds ) Tj 1 0 0 1 103.8 700 Tm (.........) Tj ( 4) Tj", "Ponds ......... 4"),
    ],
)
def test_a_space_under_letters_is_none(
    monkeypatch: pytest.MonkeyPatch, content: bytes, read: str
) -> None:
    pdf = write_pdf(b"BT /F1 11 Tf 1 0 0 1 72 700 Tm %s ET" % content)
    assert " ".join(read_here(pdf, monkeypatch).text.replace("|", " ").split()) == read


WHITE = (b"1 g", b"1 1 1 rg", b"0 0 0 0 k", b"/DeviceRGB cs 1 1 1 sc")


@pytest.mark.parametrize("color", WHITE)
def test_white_words_on_white_are_furniture(monkeypatch: pytest.MonkeyPatch, color: bytes) -> None:
    content = layer(PRINT) + b"q %s " % color + layer([b"pike and perch"], 500) + b"Q"
    extract = read_here(write_pdf(content), monkeypatch)
    assert words_of(extract, "furniture") == [("pike and perch", "unseen")]
    assert codes(extract) == [("hidden-text", "info")]


@pytest.mark.parametrize(
    ("before", "resources"),
    [
        (b"0 0.2 0.4 rg 60 480 300 40 re f 1 g ", b""),
        (b"0.9 g ", b""),
        (b"/C0 cs 1 scn ", INK),  # an ink in full tint, which the library calls white
        (b"/S0 sh 1 g ", b""),  # a ground of shades may lie anywhere
    ],
)
def test_white_words_that_may_be_seen_stay(
    monkeypatch: pytest.MonkeyPatch, before: bytes, resources: bytes
) -> None:
    content = layer(PRINT) + before + layer([b"pike and perch"], 500)
    extract = read_here(write_pdf(content, resources=resources), monkeypatch)
    assert extract.text == PRINTED + "\npike and perch\n"
    assert not extract.findings


def test_a_page_that_is_all_white_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_here(write_pdf(b"1 g " + layer(PRINT)), monkeypatch).text == PRINTED


@pytest.mark.parametrize("packed", [False, True])
def test_words_beyond_the_edge_are_furniture(
    monkeypatch: pytest.MonkeyPatch, *, packed: bool
) -> None:
    content = layer([b"Unit: MOOR2 Job: 77"], 780) + layer(PRINT)
    pdf = write_pdf(content, page=b"/CropBox[40 750 580 40]", packed=packed)
    extract = read_here(pdf, monkeypatch)
    assert words_of(extract, "furniture") == [("Unit: MOOR2 Job: 77", "unseen")]
    assert codes(extract) == [("hidden-text", "info")]


@pytest.mark.parametrize("box", [b"[0 0 612 792]", b"[40 40 580 790]", b"[0 0 20 20]"])
def test_words_inside_of_the_edge_are_text(monkeypatch: pytest.MonkeyPatch, box: bytes) -> None:
    content = layer([b"Unit: MOOR2 Job: 77"], 780) + layer(PRINT)
    extract = read_here(write_pdf(content, page=b"/CropBox" + box), monkeypatch)
    assert "Unit: MOOR2" in extract.text
    assert not words_of(extract, "furniture")


def test_what_nobody_sees_is_a_removal_and_no_title() -> None:
    content = (
        layer([b"Unit: MOOR2 Job: 77"], 780)
        + layer([b"Answer of the Mooring Board"])
        + layer(PRINT, 650)
    )
    document = parse_bytes(write_pdf(content, page=b"/CropBox[40 40 580 750]"), name="answer.pdf")
    assert [removal.reason for removal in document.removals] == ["unseen"]
    assert "Unit" not in (document.title or "") + document.blocks[0].text
    assert [d.code for d in document.diagnostics] == ["hidden-text"]


def test_words_of_a_form_are_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    note = b"<</Type/Annot/Subtype/FreeText/Contents(pike and perch)/DA(/F1 11 Tf)/Rect[120 590 300 610]>>"
    pdf = write_pdf(layer(PRINT), page=b"/Annots[6 0 R]", objects=[note])
    extract = read_here(pdf, monkeypatch)
    assert codes(extract) == [("pages-incomplete", "warning")]
    assert extract.findings[0].message.startswith("letters of page 1 are not")


def test_a_link_is_nothing_that_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    link = (
        b"<</Type/Annot/Subtype/Link/A<</S/URI/URI(https://eels.example)>>/Rect[70 690 300 710]>>"
    )
    pdf = write_pdf(layer(PRINT), page=b"/Annots[6 0 R]", objects=[link])
    assert not read_here(pdf, monkeypatch).findings


def test_bold_by_printing_twice_is_nothing_that_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    for shift in (0, 0.6):
        sheets.put(60 + shift, 700, "Moorings and eels of the lower water")
    extract = read_here(sheets.content(), monkeypatch)
    assert extract.text == "Moorings and eels of the lower water\n"
    assert not extract.findings
