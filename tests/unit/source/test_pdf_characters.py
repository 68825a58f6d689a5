"""What the library gets wrong of characters, and what is made of it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from pacparse.source.pdf.characters import by_direction
from pacparse.source.pdf.lost_letters import LOST, find_letters, mend_lines
from pdf_files import write_pdf
from pdf_reading import read_here, words_of
from pdf_sheets import Sheets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pacparse.source.pdf.letters import Letters


def _printed(text: str) -> list[SimpleNamespace]:
    """The characters of a line, each ten points wide, as the library tells them."""
    return [
        SimpleNamespace(
            char=char,
            origin_x=10.0 * place,
            origin_y=700.0,
            advance_width=10.0,
            font_size=11.0,
            font_weight="Normal",
            font_name="Tideway",
            is_italic=False,
            rotation_degrees=0.0,
        )
        for place, char in enumerate(text)
    ]


def _line(chars: Sequence[Any], lost: Mapping[int, str] | None = None) -> Letters:
    """The characters, which stand on one line."""
    (line,) = by_direction(chars, [char.char for char in chars], lost or {}).values()
    return line


def _document(*words: str) -> SimpleNamespace:
    """A document whose words the library knows whole."""
    spans = [SimpleNamespace(text=text) for text in words]
    return SimpleNamespace(extract_spans=lambda _page: spans)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("the office of the", "moorings"), {5: "ffi"}),
        (("the o-----ce of the",), {}),  # more letters than a ligature has
        (("the harbour",), {}),
    ],
)
def test_a_lost_ligature_is_taken_from_the_words(words: Sequence[str], found: object) -> None:
    chars = _printed(f"the o{LOST}ce of the")
    assert find_letters(_document(*words), 0, chars, [char.char for char in chars]) == found


def test_a_lost_ligature_stands_in_its_line() -> None:
    line = _line(_printed(f"o{LOST}ce"), {1: "ffi"})
    assert line.text == "office"


def test_a_no_break_space_is_one_character() -> None:
    line = _line(_printed("£3Â\xa0million, Â"))
    assert line.text == "£3 million, Â"


@pytest.mark.parametrize("shift", [0.3, 1.0])
def test_words_printed_twice_are_read_once(monkeypatch: pytest.MonkeyPatch, shift: float) -> None:
    sheets = Sheets()
    sheets.put(60, 700, "Moorings")
    sheets.put(60 + shift, 700, "Moorings")
    assert read_here(sheets.content(), monkeypatch).text.strip() == "Moorings"


def test_two_letters_of_a_word_are_two(monkeypatch: pytest.MonkeyPatch) -> None:
    sheets = Sheets()
    sheets.put(60, 700, "skiing in Llanelli", size=6)
    assert read_here(sheets.content(), monkeypatch).text.strip() == "skiing in Llanelli"


def test_a_garbled_line_is_taken_from_the_words() -> None:
    line = _line(_printed("higherâ€‘risk"))
    span = SimpleNamespace(
        text="higher\u2011risk",
        bbox=(0.0, 700.0, 110.0, 11.0),
        char_widths=[10.0] * 11,
        font_size=11.0,
        is_bold=False,
        is_italic=False,
    )
    document = SimpleNamespace(extract_spans=lambda _page: [span])
    mended = mend_lines(document, 0, line)
    assert mended.text == "higher\u2011risk"


def test_words_with_other_letters_mend_nothing() -> None:
    line = _line(_printed("Crème brûlée, pâté"))
    span = SimpleNamespace(
        text="a caption",
        bbox=(0.0, 700.0, 90.0, 11.0),
        char_widths=[10.0] * 9,
        font_size=11.0,
        is_bold=False,
        is_italic=False,
    )
    document = SimpleNamespace(extract_spans=lambda _page: [span])
    assert list(mend_lines(document, 0, line)) == list(line)


@pytest.mark.parametrize(
    ("name", "is_bold"),
    [
        ("Tideway-Demi", True),
        ("ABCDEF+Tideway-Bd", True),
        ("Tideway,SemiBd", True),
        ("Tideway-CondHv", True),
        ("Tideway-BdIt", True),
        ("Tideway-Medium", False),
        ("Tideway-DemiLight", False),
        ("Tideway", False),
    ],
)
def test_a_font_is_bold_by_its_name(
    monkeypatch: pytest.MonkeyPatch, name: str, *, is_bold: bool
) -> None:
    font = b"<</Type/Font/Subtype/TrueType/BaseFont/%s/Encoding/WinAnsiEncoding>>" % name.encode()
    content = b"BT /F1 11 Tf 72 700 Td (The lamps of the quay) Tj ET"
    extract = read_here(write_pdf(content, font=font), monkeypatch)
    assert (words_of(extract, "bold") == [("The lamps of the quay", None)]) is is_bold


def test_an_unused_code_is_a_bullet() -> None:
    line = _line(_printed("\x7f eels"))
    assert line.text == "• eels"
