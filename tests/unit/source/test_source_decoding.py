"""Bytes become text by rule, and every guess is said."""

from __future__ import annotations

import codecs
import hashlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacparse.errors import PacparseError, UnreadableError, UnsupportedError
from pacparse.source import SourceText, decode_source, source_from_text
from pacparse.source.refusals import SIGNATURES, Signature
from pacparse.source.suspicions import MAX_RUNS

PROSE = "3.1 The Guild’s naïve plan costs £9.25 million – agreed.\r\n3.2 The rest waits.\n"
MARKS = {
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


def decode(content: bytes, name: str = "plan.txt") -> SourceText:
    return decode_source(content, name=name)


def codes(source: SourceText) -> list[str]:
    return [finding.code for finding in source.findings]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (PROSE.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF8 + PROSE.encode("utf-8"), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + PROSE.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + PROSE.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + PROSE.encode("utf-32-le"), "utf-32-le"),
        (codecs.BOM_UTF32_BE + PROSE.encode("utf-32-be"), "utf-32-be"),
    ],
)
def test_what_is_declared_or_valid_is_no_guess(content: bytes, encoding: str) -> None:
    source = decode(content)
    assert source.text == PROSE
    assert source.encoding == encoding
    assert source.findings == ()
    assert source.sha256 == hashlib.sha256(content).hexdigest()


def test_one_byte_order_mark_is_encoding_and_the_next_is_text() -> None:
    source = decode(codecs.BOM_UTF8 * 2 + "1. On\ufeff time.".encode())
    assert source.text == "\ufeff1. On\ufeff time."


def test_windows_1252_keeps_its_pounds_and_quotes_and_is_said() -> None:
    source = decode(PROSE.encode("cp1252"))
    assert source.text == PROSE
    assert source.encoding == "windows-1252"
    (finding,) = source.findings
    assert finding.code == "encoding-guessed"
    assert finding.severity == "warning"
    assert finding.message == "1 line is not valid UTF-8 and was read as Windows-1252"
    assert [source.text[slice(*run)] for run in finding.runs] == [PROSE.splitlines()[0]]


def test_each_line_is_decoded_by_its_own_evidence() -> None:
    lines = ["1. It is £5.", "2. It is ‘new’.", "3. Plain.", "4. It is £6.", "5. It is £7."]
    kinds = ["utf-8", "cp1252", "ascii", "cp1252", "utf-8"]
    content = b"\n".join(s.encode(kind) for s, kind in zip(lines, kinds, strict=True))
    source = decode(content)
    assert source.text == "\n".join(lines)
    assert source.encoding == "utf-8+windows-1252"
    (finding,) = source.findings
    assert [source.text[slice(*run)] for run in finding.runs] == [lines[1], lines[3]]
    assert finding.message.startswith("2 lines are not valid UTF-8")


def test_a_line_with_both_kinds_goes_to_windows_1252_whole() -> None:
    source = decode("£5 is".encode() + b" \xa36\r" + "£7".encode())
    assert source.text == "Â£5 is £6\r£7"


def test_the_bytes_that_windows_1252_lacks_are_controls_of_the_same_value() -> None:
    assert decode(b"a\x81\x8d\x8f\x90\x9d\x80").text == "a\x81\x8d\x8f\x90\x9d€"


@pytest.mark.parametrize("tail", [b"\xe2\x80", b"\xc0\xaf", b"\xed\xa0\x80", b"\xff", b"\xf5abc"])
def test_invalid_bytes_are_kept_and_said(tail: bytes) -> None:
    source = decode(b"1. It is so" + tail)
    assert source.text == "1. It is so" + "".join(
        bytes([byte]).decode("cp1252", "replace") for byte in tail
    ).replace("\ufffd", chr(tail[-1]))
    assert codes(source) == ["encoding-guessed"]


def test_a_finding_names_no_more_places_than_the_limit() -> None:
    (finding,) = decode(b"\xa3\n" * (MAX_RUNS + 5)).findings
    assert len(finding.runs) == MAX_RUNS
    assert f"more than {MAX_RUNS:,} lines" in finding.message
    (finding,) = decode("a\ufffd".encode() * (MAX_RUNS + 5)).findings
    assert len(finding.runs) == MAX_RUNS
    assert f"more than {MAX_RUNS:,} places" in finding.message
    mixed = ("£\n".encode() + b"\xa3\n") * (MAX_RUNS + 5)
    (finding,) = decode(mixed).findings
    assert len(finding.runs) == MAX_RUNS


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (codecs.BOM_UTF16_LE + b"a\x00b", "begins as UTF-16-LE"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", "begins as UTF-16-LE"),
        (codecs.BOM_UTF32_BE + b"\x00\x11\x00\x00", "begins as UTF-32-BE"),
        (codecs.BOM_UTF16_LE + "a\0b".encode("utf-16-le"), "character 2 is a NUL"),
        ("It is so".encode("utf-16-le"), "byte 2 is a NUL"),
        (b"\x01\x02\x03 a", "3 of 5 bytes are control characters"),
        (b"PK\x03\x04 plain.txt", "zip archive"),
    ],
)
def test_what_is_no_text_is_refused_with_a_hint(content: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as caught:
        decode(content)
    assert caught.value.where == "plan.txt"
    assert caught.value.hint


@pytest.mark.parametrize("signature", SIGNATURES, ids=lambda signature: signature.kind)
def test_every_signature_is_refused_by_name(signature: Signature) -> None:
    with pytest.raises(UnreadableError, match=signature.kind):
        decode(signature.start + b" and so on")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"\r\n%PDF-2.0\n", "PDF"),
        (b"PK\x03\x04..word/document.xml..", "docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old kind"),
        (b"{\\rtf1 It is so}", "RTF"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w/>', "one XML file"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x", "web archive"),
        (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.textPK", "odt"),
        (b"PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.graphics", "OpenDocument"),
        (b"PK\x03\x04..mimetypeapplication/epub+zipPK", "epub"),
        (b"PK\x03\x04..xl/workbook.xml..", "xlsx"),
        (b"PK\x03\x04..ppt/presentation.xml..", "pptx"),
    ],
)
def test_documents_of_other_types_are_unsupported(content: bytes, words: str) -> None:
    with pytest.raises(UnsupportedError, match=words):
        decode(content)


@pytest.mark.parametrize(
    "text",
    [
        "1. The file %PDF-1.4 was lost.",
        "1. PK is a motorway.",
        "1. \x1b[31mRed\x1b[0m and \x0c a page.",
        "1. It is <b>so</b>.",
        "GIFs are pictures.",
        "MIME-Version: 1.0 is a line of letters.",
        "The <?mso-application?> is not here.",
    ],
)
def test_near_misses_are_text(text: str) -> None:
    source = decode(text.encode())
    assert source.text == text
    assert source.findings == ()


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\ufeff", "\ufeff\ufeff \n"])
def test_nothing_is_said_to_be_nothing(text: str) -> None:
    source = decode(text.encode("utf-8-sig"))
    assert source.text == text
    assert codes(source) == ["no-text"]


def test_hidden_and_replaced_characters_are_named_and_kept() -> None:
    text = "1. Pay \u202e05\u202c pounds.\n2. Hid\U000e0041\U000e0042den.\n3. Lost \ufffd\ufffd.\n"
    source = decode(text.encode())
    assert source.text == text
    found = {f.code: [text[slice(*run)] for run in f.runs] for f in source.findings}
    assert found == {
        "replacement-characters": ["\ufffd\ufffd"],
        "hidden-characters": ["\u202e", "\u202c", "\U000e0041\U000e0042"],
    }


@pytest.mark.parametrize("text", ["Û and 😀 are letters.", "a\u0340\udb40"[:2], "café 👩\u200d🚀"])
def test_visible_characters_are_not_hidden(text: str) -> None:
    assert decode(text.encode()).findings == ()


@pytest.mark.parametrize("start", ["<!DOCTYPE html>", "\n <html lang=en>", "<!-- x --><HTML>"])
def test_html_is_read_as_text_and_said(start: str) -> None:
    source = decode(f"{start}<p>1. It is so.".encode())
    assert source.media_type == "text/html"
    assert codes(source) == ["markup-not-read"]


def test_the_name_says_markdown() -> None:
    assert decode(b"# A", "plan.MD").media_type == "text/markdown"
    assert decode(b"# A", "plan.txt").media_type == "text/plain"


def test_a_name_that_is_not_utf8_becomes_valid_unicode() -> None:
    assert decode(b"a", "pl\udcffan.txt").name == "pl\\xffan.txt"


def test_text_of_the_caller_has_the_digest_of_its_utf8() -> None:
    source = source_from_text("£5\r\n", name="note")
    assert (source.name, source.encoding, source.text) == ("note", "utf-8", "£5\r\n")
    assert source.sha256 == hashlib.sha256("£5\r\n".encode()).hexdigest()


@pytest.mark.parametrize(("text", "words"), [("ab\ud800", "3 is a lone"), ("a\0", "2 is a NUL")])
def test_text_that_no_file_holds_is_refused(text: str, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        source_from_text(text)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_clear_error(content: bytes) -> None:
    with suppress(PacparseError):  # and no other
        _account(decode(content), content)


@given(st.lists(st.sampled_from(["£5\n", "’", "ab", "\r", "é"]), max_size=30), st.data())
def test_every_byte_of_a_mixture_is_in_the_text(pieces: list[str], data: st.DataObject) -> None:
    kinds = [data.draw(st.sampled_from(["utf-8", "cp1252"])) for _ in pieces]
    content = b"".join(s.encode(kind) for s, kind in zip(pieces, kinds, strict=True))
    _account(decode(content), content)


def _account(source: SourceText, content: bytes) -> None:
    """Encoded again, line by line as the findings say, the text is the bytes that came in."""
    if source.encoding == "utf-8-sig":
        assert codecs.BOM_UTF8 + source.text.encode() == content
    elif source.encoding in MARKS:
        assert MARKS[source.encoding] + source.text.encode(source.encoding) == content
    elif source.encoding == "utf-8":
        assert source.text.encode() == content
    else:
        guessed = next(f for f in source.findings if f.code == "encoding-guessed")
        body = content.removeprefix(codecs.BOM_UTF8)
        pieces, cursor = [], 0
        for start, end in guessed.runs:
            pieces += [source.text[cursor:start].encode(), _windows(source.text[start:end])]
            cursor = end
        pieces.append(source.text[cursor:].encode())
        assert b"".join(pieces) == body


def _windows(text: str) -> bytes:
    return b"".join(bytes([ord(c)]) if 0x80 <= ord(c) < 0xA0 else c.encode("cp1252") for c in text)


def test_megabytes_decode_to_what_was_encoded() -> None:
    text = "3.1 The Guild’s naïve plan costs £9.25 million – agreed.\n" * 40_000
    assert decode(text.encode()).text == text
