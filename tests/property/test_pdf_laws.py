"""Laws of the letters of a PDF: whatever its streams hold, no letter is lost and none is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pacparse.source.pdf.characters import printable
from pacparse.source.pdf.glyphs import make_rows
from pacparse.source.pdf.letters import Letters
from pacparse.source.pdf.streams import prepare
from pdf_files import write_pdf
from pdf_reading import read_here

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pytest

    from pacparse.source.pdf.letters import Glyph

WRITTEN = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z", "M"]), min_size=1, max_size=20
)
PIECES = st.sampled_from(
    [
        b"/ActualText",
        b"<FEFF",
        b">",
        b"(",
        b")",
        b"\\",
        b"<<",
        b">>",
        b" BDC ",
        b" EMC ",
        b"/PlacedPDF ",
        b"/Span ",
        b" 3 Tr ",
        b" 0 Tr ",
        b"BT /F1 9 Tf ",
        b"(eel) Tj ",
        b" ET ",
        b"/MCID 3",
        b"q ",
        b"Q ",
    ]
)
quick = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def _string(text: str, *, is_hex: bool) -> bytes:
    plain = b"\xfe\xff" + text.encode("utf-16-be")
    if is_hex:
        return b"<%s>" % plain.hex().encode()
    return b"(%s)" % b"".join(b"\\%03o" % byte for byte in plain)


@given(text=WRITTEN, is_hex=st.booleans(), packed=st.booleans())
@quick
def test_a_replacement_text_is_taken_letter_by_letter(
    monkeypatch: pytest.MonkeyPatch, text: str, *, is_hex: bool, packed: bool
) -> None:
    marked = b"/Span <</ActualText %s>> BDC (q) Tj EMC" % _string(text, is_hex=is_hex)
    pdf = write_pdf(b"BT /F1 11 Tf 72 700 Td (co) Tj %s (operate) Tj ET" % marked, packed=packed)
    read = read_here(pdf, monkeypatch).text
    assert "".join(read.split()) == f"co{''.join(printable(text).split())}operate"


@given(pieces=st.lists(PIECES, max_size=30), packed=st.booleans())
@quick
def test_any_stream_is_looked_through(pieces: Sequence[bytes], *, packed: bool) -> None:
    content = write_pdf(b"".join(pieces), packed=packed)
    assert prepare(content).content.startswith(content)


@given(content=st.binary(max_size=300))
@quick
def test_any_bytes_are_looked_through(content: bytes) -> None:
    assert prepare(content).content == content


@st.composite
def rows_of_letters(draw: st.DrawFn) -> list[Glyph]:
    """Letters of one row from left to right, kerned, spaced and set apart; spaces lie anywhere."""
    glyphs: list[Glyph] = []
    x = 50.0
    for letter in draw(st.text("aeilmstVAT.,3", min_size=1, max_size=40)):
        x += draw(st.sampled_from([0.0, 0.0, 0.0, -0.5, 0.3, 1.2, 3.0, 9.0, 40.0]))
        size = draw(st.sampled_from([10.0, 10.0, 10.0, 9.0]))
        glyphs.append((700.0, x, x + 0.5 * size, size, draw(st.booleans()), letter, False))
        if draw(st.booleans()):
            at = x + draw(st.sampled_from([0.0, 2.0, 5.0]))
            glyphs.append((700.0, at, at + 2.8, size, False, " ", False))
        x += 0.5 * size
    return glyphs


@given(glyphs=rows_of_letters())
@quick
def test_a_row_keeps_its_letters_in_order(glyphs: list[Glyph]) -> None:
    rows = make_rows(Letters.of(glyphs))
    read = "".join(piece.text for row in rows for piece in row)
    assert "".join(read.split()) == "".join(g[5] for g in glyphs if g[5] != " ")
    for row in rows:
        for piece in row:
            assert len(piece.edges) == len(piece.text) + 1
            assert "  " not in piece.text
            assert piece.text == piece.text.strip()


@given(glyphs=st.lists(rows_of_letters(), max_size=3))
@quick
def test_letters_in_columns_are_the_same_letters(glyphs: list[list[Glyph]]) -> None:
    parts = [Letters.of(part) for part in glyphs]
    every = [glyph for part in glyphs for glyph in part]
    letters = Letters.joined(parts)
    assert list(letters) == every
    assert len(letters) == len(every)
    assert [letters[place] for place in range(len(every))] == every
    assert list(letters[2:5]) == every[2:5]
    assert list(letters.from_left()) == sorted(every, key=lambda glyph: glyph[1])
    assert [glyph for line in letters.lines() for glyph in line] == every
    assert letters.text == "".join(glyph[5] for glyph in every)
    assert all(glyph[6] for glyph in letters.set_off(is_raised=True))
