"""The archive of a Word document and the entry for XML: what is refused, and in which words."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest

from pacparse.errors import UnreadableError
from pacparse.source import safe_xml
from pacparse.source.door import open_source
from pacparse.source.word import package, read_word, story
from word_files import docx, note, paragraph, zip_of

if TYPE_CHECKING:
    from collections.abc import Callable

LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
MAIN = "word/document.xml"


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _changed(content: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    parts = _parts(content)
    change(parts)
    return zip_of(parts)


def _refusal(content: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_word(content, name="minutes.docx")
    line = str(caught.value)
    assert line.startswith("minutes.docx: ")
    assert "\n" not in line
    return line


def test_a_document_type_is_refused_in_any_part() -> None:
    assert "declares a document type" in _refusal(docx(paragraph("Oil"), prolog=LAUGHS))
    content = _changed(
        docx(paragraph("Oil"), {"footnotes": note("2", "x")}),
        lambda parts: parts.update(
            {"word/footnotes.xml": LAUGHS.encode() + parts["word/footnotes.xml"]}
        ),
    )
    assert "word/footnotes.xml declares a document type" in _refusal(content)


def test_xml_that_is_not_well_formed_is_refused() -> None:
    line = _refusal(docx("<w:p><w:r></w:p>"))
    assert "word/document.xml is not well-formed XML (mismatched tag" in line


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-7", "gb18030", "rot13", "nonsense"])
def test_other_encodings_are_refused(encoding: str) -> None:
    prolog = f'<?xml version="1.0" encoding="{encoding}"?>'
    assert "another encoding" in _refusal(docx(paragraph("Oil"), prolog=prolog))


def test_utf_16_is_read() -> None:
    def encode(parts: dict[str, bytes]) -> None:
        xml = parts[MAIN].decode("utf-8")
        parts[MAIN] = ('<?xml version="1.0" encoding="UTF-16"?>' + xml).encode("utf-16")

    assert read_word(_changed(docx(paragraph("Öl")), encode), name="a").text == "Öl"


def test_depth_is_bounded() -> None:
    control = "<w:sdt><w:sdtContent>"
    ends = "</w:sdtContent></w:sdt>"
    times = safe_xml.MAX_DEPTH // 2
    line = _refusal(docx(control * times + paragraph("Oil") + ends * times))
    assert "deeper than the limit of 1,000" in line
    fewer = times - 10
    extract = read_word(docx(control * fewer + paragraph("Oil") + ends * fewer), name="a")
    assert extract.text == "Oil"


@pytest.mark.parametrize(
    ("limit", "value", "words"),
    [
        ("MAX_PART_BYTES", 10_000, "larger than the limit"),
        ("MAX_ALL_BYTES", 10_000, "larger than the limit"),
        ("RATIO_FREE_BYTES", 10_000, "a zip bomb"),
        ("MAX_PARTS", 3, "more parts than the limit of 3"),
        ("MAX_RELATIONS", 0, "names more than the limit of 0"),
    ],
)
def test_limits_name_themselves(
    limit: str, value: int, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = paragraph("a" * 500_000)
    assert len(read_word(docx(body), name="a").text) == 500_000
    monkeypatch.setattr(package, limit, value)
    assert words in _refusal(docx(body))


def test_the_number_of_elements_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_xml, "MAX_ELEMENTS", 50)
    assert "more elements than the limit of 50" in _refusal(docx(paragraph("") * 30))
    assert read_word(docx(paragraph("Oil")), name="a").text == "Oil"


def test_the_number_of_paragraphs_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story, "MAX_BLOCKS", 3)
    assert "more paragraphs than the limit of 3" in _refusal(docx(paragraph("a") * 4))
    assert read_word(docx(paragraph("a") * 3 + paragraph("") * 9), name="a").text == "a\n\na\n\na"


def test_bytes_are_counted_as_they_come_not_as_they_are_declared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(package, "MAX_PART_BYTES", 100_000)
    content = docx(paragraph("a" * 500_000))
    size = struct.pack("<I", len(_parts(content)[MAIN]))
    assert content.count(size) == 2
    line = _refusal(content.replace(size, struct.pack("<I", 1000)))
    assert "larger than the limit" in line or "cannot be unpacked" in line


def test_a_part_that_is_there_twice_is_refused() -> None:
    stream = io.BytesIO(docx(paragraph("Oil")))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(zipfile.ZipInfo("WORD/document.xml"), "<other/>")
    assert "is there 2 times" in _refusal(stream.getvalue())


def test_encrypted_parts_are_said_to_be() -> None:
    content = bytearray(docx(paragraph("Oil")))
    place = content.find(b"PK\x01\x02")
    while place >= 0:
        content[place + 8] |= 1
        place = content.find(b"PK\x01\x02", place + 1)
    assert "is encrypted" in _refusal(bytes(content))


def test_a_document_with_a_password_is_said_to_have_one() -> None:
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert "with a password" in _refusal(content)
    with pytest.raises(UnreadableError, match="with a password"):
        open_source(content, name="minutes.docx")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda parts: parts.pop(MAIN), "the part that holds the text"),
        (lambda parts: parts.pop("_rels/.rels"), ""),
        (lambda parts: parts.pop("word/_rels/document.xml.rels"), ""),
        (lambda parts: parts.update({MAIN: b"/etc/hosts"}), "not well-formed"),
        (lambda parts: parts.update({MAIN: b""}), "not well-formed"),
    ],
)
def test_parts_that_are_missing_or_others(
    change: Callable[[dict[str, bytes]], object], words: str
) -> None:
    content = _changed(docx(paragraph("Oil")), change)
    if words:
        assert words in _refusal(content)
    else:
        assert read_word(content, name="a").text == "Oil"


def test_the_main_part_may_have_another_name() -> None:
    def rename(parts: dict[str, bytes]) -> None:
        parts["word/Document2.xml"] = parts.pop(MAIN)
        parts["_rels/.rels"] = parts["_rels/.rels"].replace(MAIN.encode(), b"/word/document2.xml")

    assert read_word(_changed(docx(paragraph("Oil")), rename), name="a").text == "Oil"


def test_what_is_no_archive_is_refused() -> None:
    assert "not a Word document" in _refusal(b"The lamps burn.")
    assert "cannot be read" in _refusal(b"PK\x03\x04 and no more")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_is_cut_short_is_refused(share: float) -> None:
    content = docx(paragraph("Oil") * 500)
    _refusal(content[: int(len(content) * share)])


def test_other_ways_of_packing_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr(MAIN, "<x/>")
    assert "in a way that no .docx uses" in _refusal(stream.getvalue())
