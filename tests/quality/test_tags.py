"""The tags of a PDF beside what we read in it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from pdf_objects import pdf_of, stream_of
from quality.__main__ import main
from quality.tags import compare, letters, read_tags

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("pypdfium2")

OVER = "Oil is bought by the cask from the mill at the head of the harbour, and"
ON = "is kept in the cellar of the tower."

_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R %s >>"
_FONTS = b"/Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> /StructParents %d"
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica%s >>"


def _line(tag: bytes, number: int, x: int, y: int, text: bytes, *, face: bytes = b"F1 11") -> bytes:
    shown = b"BT /%s Tf %d %d Td (%s) Tj ET\n" % (face, x, y, text)
    return b"/%s << /MCID %d >> BDC\n%sEMC\n" % (tag, number, shown)


def _head(page: int) -> bytes:
    shown = b"BT /F1 8 Tf 72 810 Td (Reply on the lamps) Tj 450 0 Td (%d) Tj ET\n" % page
    return b"/Artifact << /Type /Pagination >> BDC\n" + shown + b"EMC\n"


def _tagged(*, root: bytes = b"/StructTreeRoot 10 0 R /MarkInfo << /Marked true >>") -> bytes:
    first = (
        _head(1)
        + _line(b"H1", 0, 72, 700, b"Lamps of the quay", face=b"F2 16")
        + _line(b"P", 1, 72, 670, b"The lamps are lit at dusk by:")
        + _line(b"Lbl", 2, 80, 654, b"\x95")
        + _line(b"LBody", 3, 95, 654, b"the keeper of the quay;")
        + _line(b"Lbl", 4, 80, 638, b"\x95")
        + _line(b"LBody", 5, 95, 638, b"his mate.")
        + _line(b"P", 6, 72, 610, OVER.encode())
    )
    second = (
        _head(2)
        + _line(b"P", 0, 72, 700, ON.encode())
        + _line(b"P", 1, 72, 670, b"Nothing else was asked.")
    )
    third = _head(3) + _line(b"P", 0, 72, 700, b"The warden has signed it.")
    piece = b"<< /Type /MCR /Pg %d 0 R /MCID %d >>"
    over = b"<< /S /P /P 11 0 R /K [ %s %s ] >>" % (piece % (3, 6), piece % (4, 0))
    on_first = b"<< /S /%s /P %d 0 R /Pg 3 0 R /K %d >>"
    tags = b" ".join(b"%d 0 R" % number for number in (12, 13, 16, 17, 19, 20, 21))
    parents = b"<< /Nums [ 0 [%s] 1 [21 0 R 22 0 R] 2 [23 0 R] ] >>" % tags
    return pdf_of(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % root,
            2: b"<< /Type /Pages /Kids [3 0 R 4 0 R 24 0 R] /Count 3 >>",
            3: _PAGE % (7, _FONTS % 0),
            4: _PAGE % (8, _FONTS % 1),
            5: _FONT % b" /Encoding /WinAnsiEncoding",
            6: _FONT % b"-Bold /Encoding /WinAnsiEncoding",
            7: stream_of(first),
            8: stream_of(second),
            9: stream_of(third),
            10: b"<< /Type /StructTreeRoot /K 11 0 R /ParentTree 25 0 R >>",
            11: b"<< /S /Document /P 10 0 R /K [12 0 R 13 0 R 14 0 R 21 0 R 22 0 R 23 0 R] >>",
            12: on_first % (b"H1", 11, 0),
            13: on_first % (b"P", 11, 1),
            14: b"<< /S /L /P 11 0 R /K [15 0 R 18 0 R] >>",
            15: b"<< /S /LI /P 14 0 R /K [16 0 R 17 0 R] >>",
            16: on_first % (b"Lbl", 15, 2),
            17: on_first % (b"LBody", 15, 3),
            18: b"<< /S /LI /P 14 0 R /K [19 0 R 20 0 R] >>",
            19: on_first % (b"Lbl", 18, 4),
            20: on_first % (b"LBody", 18, 5),
            21: over,
            22: b"<< /S /P /P 11 0 R /Pg 4 0 R /K 1 >>",
            23: b"<< /S /P /P 11 0 R /Pg 24 0 R /K 0 >>",
            24: _PAGE % (9, _FONTS % 2),
            25: parents,
        }
    )


@pytest.fixture
def tagged(tmp_path: Path) -> Path:
    path = tmp_path / "lamps.pdf"
    path.write_bytes(_tagged())
    return path


def test_tags_are_read(tagged: Path) -> None:
    tags = read_tags(tagged)
    assert tags is not None
    assert tags.headings == Counter(["Lampsofthequay"])
    assert tags.items == Counter(["thekeeperofthequay", "hismate"])
    assert tags.furniture == Counter("Replyonthelamps" * 3)
    assert tags.joins == Counter([letters(OVER)[-24:] + letters(ON)[:24]])


def test_tags_agree_with_what_we_read(tagged: Path, capsys: pytest.CaptureFixture[str]) -> None:
    compared = compare(tagged)
    assert compared is not None
    for theirs, ours, both in compared.values():
        assert theirs == ours == both
    assert main(["--tags", str(tagged.parent), "--verbose"]) == 0
    assert "| lamps | 1 of 1, 1 | 2 of 2, 2 | 0 of 0, 0 | 45 of 45, 45 | 1 of 1, 1 |" in (
        capsys.readouterr().out
    )


def test_a_pdf_without_tags_is_said_to_have_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "lamps.pdf"
    path.write_bytes(_tagged(root=b""))
    assert read_tags(path) is None
    assert main(["--tags", str(tmp_path)]) == 0
    assert "| lamps | – |" in capsys.readouterr().out


def test_without_the_library_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(SystemExit):
        main(["--tags", str(tmp_path)])
    assert "--tags needs pypdfium2" in capsys.readouterr().err
