"""Where lines stand on the page as a viewer shows it: cut, turned, with what the tree of pages says."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest

from originals.model import load_model
from originals.pdf import write_pdf
from pacparse.api import parse_bytes
from pacparse.source.pdf.page_sizes import find_only_size
from pdf_reading import read_here
from pdf_sheets import HEIGHT, WIDTH, Sheets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.styles import Box, Extract

WORDS = "Herons nest in the reeds."
PRINTED = (72.0, 133.2, 194.9, 144.4)  # 11 points at 72, 700 on an upright page of 595 by 842
PAGE = "/MediaBox [0 0 595 842]"


def boxes_of(extract: Extract) -> list[Box]:
    """The places of the lines, in the order of the text."""
    return [style.box for style in extract.styles if style.kind == "line" and style.box]


def small_pdf(
    *,
    page: str = "",
    above: str = "",
    root: str = "",
    drawn: str = "1 0 0 1 72 700",
    pages: int = 1,
) -> bytes:
    """A PDF of pages with the same words; what stands in a page, above it, and at the root."""
    stream = f"BT /F 11 Tf {drawn} Tm ({WORDS}) Tj ET"
    kids = " ".join(f"{6 + place} 0 R" for place in range(pages))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[3 0 R]/Count {pages}{root}>>",
        f"<</Type/Pages/Parent 2 0 R/Kids[{kids}]/Count {pages}{above}>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *[
            f"<</Type/Page/Parent 3 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>{page}>>"
            for _ in range(pages)
        ],
        "[0 0 595 842]",
    ]
    return _written(objects)


def _written(objects: Sequence[str]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, words in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{words}\nendobj\n".encode()
    entries = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{entries}"
    end = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + (table + end).encode()


@pytest.mark.parametrize(
    ("content", "box"),
    [
        pytest.param(small_pdf(page=PAGE), PRINTED, id="plain"),
        pytest.param(small_pdf(root=PAGE), PRINTED, id="size-of-the-root"),
        pytest.param(small_pdf(above=PAGE, root="/MediaBox [0 0 9 9]"), PRINTED, id="nearest-wins"),
        pytest.param(small_pdf(page="/MediaBox 7 0 R"), PRINTED, id="size-is-an-object"),
        pytest.param(small_pdf(page="/MediaBox [595 842 0 0]"), PRINTED, id="other-corners"),
        pytest.param(small_pdf(), (72.0, 83.2, 194.9, 94.4), id="no-size-is-letter"),
        pytest.param(
            small_pdf(page="/MediaBox [-20 -30 575 812]"), (92.0, 103.2, 214.9, 114.4), id="origin"
        ),
        pytest.param(
            small_pdf(page=PAGE + "/CropBox [50 60 500 780]"),
            (22.0, 71.2, 144.9, 82.4),
            id="cut-off",
        ),
        pytest.param(
            small_pdf(above=PAGE + "/CropBox [50 60 500 780]"),
            (22.0, 71.2, 144.9, 82.4),
            id="cut-off-above",
        ),
        pytest.param(
            small_pdf(page=PAGE + "/CropBox [-9 -9 700 900]"), PRINTED, id="cut-off-outside"
        ),
        pytest.param(small_pdf(page=PAGE + "/CropBox [0 0 0 0]"), PRINTED, id="cut-off-to-nothing"),
    ],
)
def test_boxes_count_from_the_corner_that_is_shown(
    content: bytes, box: tuple[float, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert boxes_of(read_here(content, monkeypatch)) == [(1, *map(pytest.approx, box))]


# A viewer turns the page clockwise; the text is drawn so that it stands upright then.
TURNED = {
    90: "0 1 -1 0 142 72",  # the page's left side is up: 72 from the left, 142 from the top
    180: "-1 0 0 -1 523 142",
    270: "0 -1 1 0 453 770",
    -90: "0 -1 1 0 453 770",
    450: "0 1 -1 0 142 72",
}


@pytest.mark.parametrize("turn", TURNED)
@pytest.mark.parametrize("place", ["page", "above", "root"])
def test_boxes_turn_with_the_page(turn: int, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = f"{PAGE}/Rotate {turn}"
    content = small_pdf(drawn=TURNED[turn], **{place: entry})  # type: ignore[arg-type]
    ((page, left, top, right, bottom),) = boxes_of(read_here(content, monkeypatch))
    assert (page, left, top, bottom) == (1, 72.0, 133.2, 144.4)
    assert right == pytest.approx(194.9, abs=6)  # turned letters have no width in the library


def test_lines_across_an_upright_page_stand_upright(monkeypatch: pytest.MonkeyPatch) -> None:
    content = small_pdf(page=PAGE, drawn="0 1 -1 0 142 72")
    ((_, left, top, right, bottom),) = boxes_of(read_here(content, monkeypatch))
    assert (left, right, bottom) == (133.2, 144.4, 770.0)
    assert top == pytest.approx(647.1, abs=6)


def test_one_look_tells_a_size_only_without_a_doubt() -> None:
    size = (0.0, 0.0, 595.0, 842.0)
    assert find_only_size(small_pdf(page=PAGE, pages=3)) == size
    assert find_only_size(small_pdf(page=PAGE + "/CropBox [0 0 595 842]/Rotate 0")) == size
    assert find_only_size(small_pdf(page=PAGE, above="/MediaBox [0 0 842 595]")) is None
    assert find_only_size(small_pdf(page=PAGE + "/Rotate 90")) is None
    assert find_only_size(small_pdf(page=PAGE + "/CropBox [9 9 595 842]")) is None
    assert find_only_size(small_pdf(page="/MediaBox 7 0 R")) is None
    assert find_only_size(small_pdf(page="/MediaBox [0 0 . 842]")) is None
    assert find_only_size(small_pdf(page=PAGE) + b"/Encrypt") is None


def test_packed_objects_are_opened() -> None:
    def packed(words: bytes, *, head: str = "/N 1/First 4/Filter/FlateDecode") -> bytes:
        stream = zlib.compress(words)
        start = f"<</Type/ObjStm{head}/Length {len(stream)}>>\nstream\r\n"
        return small_pdf(page=PAGE) + start.encode() + stream + b"\nendstream"

    size = (0.0, 0.0, 595.0, 842.0)
    assert find_only_size(packed(b"9 0 <</Type/Page/MediaBox[0 0 595 842]>>")) == size
    assert find_only_size(packed(b"9 0 <</Type/Page/MediaBox[0 0 842 595]>>")) is None
    assert find_only_size(packed(b"9 0 <</Type/Page/Rotate 270>>")) is None
    assert find_only_size(packed(b"", head="/DecodeParms<</Columns 4>>")) is None
    assert find_only_size(packed(b"9 0 <<>>")[:-20]) is None
    damaged = packed(b"9 0 <<>>").replace(b"stream\r\n", b"stream\r\n\xff\xff")
    assert find_only_size(damaged) is None


def test_blocks_have_the_places_of_their_lines() -> None:
    sheets = Sheets()
    for page, boats in enumerate(("ferries", "barges", "dredgers"), 1):
        sheets.put(60, 805, "The Moorings Board: Reply to the Keepers")
        sheets.put(60, 660, f"1.{page}")
        sheets.put(100, 660, f"The board counts the {boats} of each harbour, and it")
        sheets.put(100, 646, "names those which it could not find.")
        sheets.turn()
    document = parse_bytes(sheets.content(), name="reply.pdf")
    numbered = [block for block in document.blocks if block.number]
    assert [block.page for block in numbered] == [1, 2, 3]
    for block in numbered:
        assert [(page, left) for page, left, *_ in block.boxes] == [
            (block.page, 60.0),
            (block.page, 100.0),
        ]
        feet = [bottom for *_, bottom in block.boxes]
        assert feet == pytest.approx([HEIGHT - 660 + 2.4, HEIGHT - 646 + 2.4], abs=0.1)


@pytest.mark.parametrize("name", ["minute", "reply"])
def test_every_block_of_a_pdf_stands_on_its_page(name: str) -> None:
    document = parse_bytes(write_pdf(load_model(name)), name=f"{name}.pdf")
    for block in document.blocks:
        assert block.boxes, block.text
        assert block.boxes[0][0] == block.page
        for _, left, top, right, bottom in block.boxes:
            assert 0 <= left < right <= WIDTH + 1
            assert 0 <= top < bottom <= HEIGHT + 1
