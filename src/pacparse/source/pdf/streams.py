"""The streams of a PDF, written anew if the library would pass something over in them.

The library leaves out what stands in ``/PlacedPDF`` and every stream whose filter is an object of its
own; it reads replacement text (``/ActualText``) byte by byte, and does not tell which letters nobody can
see (``3 Tr``). So the file is looked through before the library gets it. If there is such a stream, a
changed copy of it is put behind the end of the file, as a program saves its changes
(PDF 32000-1, 7.5.6).

This module runs in the process that reads the PDF.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.source.pdf.limits import MAX_STREAM, MAX_STREAMS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FIRST_MARK = 900_000_000
"""The number of the first marked content that stands for a replacement text: no file counts so far."""

HIDDEN = (0.0625, 0.125, 0.1875)
"""The colour that letters get which nobody can see; each part is exact in binary."""

_LONGEST = (
    1_000  # characters: what a longer text replaces is a picture or a page, and is read itself
)
_FAILED = 1_000_000  # bytes that a damaged stream counts as: nobody knows how far it was read
_BEFORE = 2_000  # bytes before an operator that may tell that it stands in a text
_OPERANDS = 40  # bytes before an operator that are looked at
_NUMBERED = 24  # bytes before ``obj`` that may be its number
_HEADER = 20_000  # bytes: no dictionary of a stream is longer
_TEXTLESS = (b"/Image", b"/FontFile", b"/Length1", b"/XRef", b"/ObjStm", b"Type1C", b"Type0C")

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_NUMBER = re.compile(rb"([0-9]{1,9})\s+([0-9]{1,5})\s*$")
_OBJECT = re.compile(rb"(?<![0-9])([0-9]{1,9})\s{1,4}[0-9]{1,5}\s{1,4}obj(?![A-Za-z])")
_FILTER = re.compile(rb"/Filter\s*(?:/[A-Za-z0-9]+|\[[^\]]{0,200}\]|[0-9]{1,9}\s+[0-9]{1,5}\s+R)")
_LENGTH = re.compile(rb"/Length\s+[0-9]{1,12}(?:\s+[0-9]{1,5}\s+R)?")
_START = re.compile(rb"startxref\s+([0-9]{1,12})")
_ROOT = re.compile(rb"/Root\s+[0-9]{1,9}\s+[0-9]{1,5}\s+R")
_SIZE = re.compile(rb"/Size\s+[0-9]{1,9}")
_TEXT = re.compile(
    rb"/ActualText\s*(?P<text>\((?:[^\\()]|\\.)*+\)|<[0-9A-Fa-f\s]*+>)"
    rb"(?:(?P<between>[^<>]{0,200}?)/MCID(?=\s*[0-9]))?",
    re.DOTALL,
)
_MODE = re.compile(rb"(?<![0-9.])([0-9])\s+Tr(?![A-Za-z0-9*])")
_SHADES = re.compile(rb"/[A-Za-z0-9_.]{1,40}\s+sh(?![A-Za-z])|/Pattern\s+cs(?![A-Za-z])")
_FULL = frozenset({b"1", b"1.", b"1.0", b"1.00", b"1.000", b"1.0000"})
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_PLAIN_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class Prepared(NamedTuple):
    """A file as the library reads all of it: its bytes, and what our own marks in them mean.

    ``texts`` are the replacement texts by the number of the marked content that they stand for.
    ``has_hidden`` says that letters which nobody can see have the colour ``HIDDEN``.
    """

    content: bytes
    texts: dict[int, str]
    has_hidden: bool


class _Stream(NamedTuple):
    """A stream: the number and generation of its object, its dictionary, what is in it, where that begins."""

    number: bytes
    generation: bytes
    header: bytes
    data: bytes
    start: int


def untouched(content: bytes) -> Prepared:
    """The file as it is."""
    return Prepared(content, {}, has_hidden=False)


def prepare(content: bytes) -> Prepared:
    """The file ``content``, changed only if it must be; an encrypted one never is."""
    marker = _Marker()
    changed: dict[bytes, _Stream] = {}
    for stream in _streams(content):
        data = marker.change(stream.data)
        if data is not None or _has_filter_apart(stream.header):
            changed[stream.number] = stream._replace(data=data or stream.data)
    current = _without_replaced(content, changed) if changed else []
    added = _append(content, current) if current else None
    if added is None:
        return untouched(content)
    return Prepared(added, marker.texts, marker.has_hidden)


def _without_replaced(content: bytes, streams: Mapping[bytes, _Stream]) -> list[_Stream]:
    """The ``streams``, by number, without those whose object was saved anew behind them.

    Near miss: the first edition of a page is none of what is read, and must not come back.
    """
    last = {number: at for number, at in _objects(content) if number in streams}
    return [stream for number, stream in streams.items() if last.get(number, 0) < stream.start]


def _objects(content: bytes) -> Iterator[tuple[bytes, int]]:
    """The number of each object, and where that stands."""
    end, at = 0, content.find(b"obj")
    while at >= 0:
        if found := _OBJECT.search(content, max(end, at - _NUMBERED), at + len(b"obj ")):
            yield found[1], found.start()
        end = at + len(b"obj")
        at = content.find(b"obj", end)


def has_doubtful_white(content: bytes) -> bool:
    """Whether what the library calls white may be seen: an ink in full tint, or on a ground of shades.

    An encrypted file leaves it in doubt.
    """
    return b"/Encrypt" in content or any(
        _has_full_tint(stream.data) or _SHADES.search(stream.data) for stream in _streams(content)
    )


def _has_full_tint(data: bytes) -> bool:
    """Whether a colour of one part is set to 1: an ink is dark then, but the library says white."""
    for part in data.split(b"scn")[:-1]:
        before, last = [b"", *part[-_OPERANDS:].split()][-2:]
        if last in _FULL and not before[-1:].isdigit():
            return True
    return False


def _streams(content: bytes) -> Iterator[_Stream]:
    """The streams that may hold text, as their program wrote them."""
    if b"/Encrypt" in content:
        return
    left, end = MAX_STREAMS, 0
    for start, behind in _stream_words(content):
        begin, end = end, behind
        stream = _header_of(content, begin, start)
        if stream is None or any(word in stream.header for word in _TEXTLESS):
            continue
        data, cost = _decoded(content, end, stream.header)
        left -= cost
        if left < 0:
            return
        if data is not None:
            yield stream._replace(data=data)


def _stream_words(content: bytes) -> Iterator[tuple[int, int]]:
    """Where the keyword of each stream begins, and where the line behind it does."""
    at = content.find(b"stream")
    while at >= 0:
        if found := _STREAM.match(content, at):
            yield at, found.end()
        at = content.find(b"stream", at + 1)


def _header_of(content: bytes, begin: int, end: int) -> _Stream | None:
    """The dictionary of the stream whose keyword stands at ``end``; ``begin`` is where to look from."""
    at = content.rfind(b"obj", max(begin, end - _HEADER), end)
    number = _NUMBER.search(content, max(0, at - 24), at) if at > 0 else None
    if number is None:
        return None
    return _Stream(number[1], number[2], content[at + 3 : end], b"", end)


def _has_filter_apart(header: bytes) -> bool:
    """Whether the filter of a stream is an object of its own."""
    found = _FILTER.search(header)
    return found is not None and found[0].rstrip(b"]").endswith(b"R")


def _decoded(content: bytes, start: int, header: bytes) -> tuple[bytes | None, int]:
    """The stream as its program wrote it, and how many bytes were looked at to tell.

    None if it cannot be told, or is no text for sure.
    """
    found = _FILTER.search(header)
    if found is None:
        end = content.find(b"endstream", start, start + MAX_STREAM)
        return (content[start:end], end - start) if end >= 0 else (None, MAX_STREAM)
    name = found[0]
    packed: bytes | memoryview = memoryview(content)[start:]
    if b"/Predictor" in header:
        return None, 0
    if b"ASCII85Decode" in name and b"Flate" in name:
        packed = _read_ascii(content, start)
    elif not (b"Flate" in name or name.rstrip(b"]").endswith(b"R")):
        return None, 0
    decoder = zlib.decompressobj()
    try:
        data = decoder.decompress(packed, MAX_STREAM)
    except zlib.error:
        return None, _FAILED
    return data if decoder.eof else None, len(data)


def _read_ascii(content: bytes, start: int) -> bytes:
    """What is written in the signs of ASCII85; nothing if it is damaged."""
    from base64 import a85decode

    end = content.find(b"~>", start, start + MAX_STREAM)
    try:
        return a85decode(content[start : max(start, end)])
    except ValueError:
        return b""


class _Marker:
    """Puts our own marks into streams, and remembers what they mean."""

    def __init__(self) -> None:
        self.texts: dict[int, str] = {}
        self.has_hidden = False
        self._is_hidden = False
        self._last = FIRST_MARK

    def change(self, data: bytes) -> bytes | None:
        """The stream with our marks in it; None if there is nothing to mark."""
        anew = data.replace(b"/PlacedPDF", b"/Placed")
        if b"/ActualText" in anew:
            anew = _TEXT.sub(self._mark, anew)
        if b"3 Tr" in anew:
            self._is_hidden = False
            anew = _MODE.sub(self._color, anew)
        return None if anew == data else anew

    def _mark(self, found: re.Match[bytes]) -> bytes:
        """A number of marked content in the place of the text that stands for it."""
        self._last += 1
        text = _read_string(found["text"])
        if len(text) <= _LONGEST:
            self.texts[self._last] = text
        between = found["between"]
        return b"/MCID %d " % self._last + (b"" if between is None else between + b"/Own")

    def _color(self, found: re.Match[bytes]) -> bytes:
        """The mode that letters are painted in, and behind it the colour that tells it."""
        data, at = found.string, found.start()
        begin = max(0, at - _BEFORE)
        if data.rfind(b"(", begin, at) > data.rfind(b")", begin, at):
            return found[0]  # words of a text
        was_hidden, self._is_hidden = self._is_hidden, found[1] == b"3"
        if self._is_hidden:
            self.has_hidden = True
            return found[0] + b" %.4f %.4f %.4f rg" % HIDDEN
        return found[0] + (b" 0 g" if was_hidden else b"")


def _read_string(written: bytes) -> str:
    """The text of a string as it stands in a stream, in brackets or in hexadecimal figures."""
    if written.startswith(b"<"):
        figures = b"".join(written[1:-1].split())
        plain = bytes.fromhex((figures + b"0" * (len(figures) % 2)).decode("ascii"))
    else:
        plain = _ESCAPED.sub(_unescape, written[1:-1])
    if plain.startswith(b"\xfe\xff"):
        return plain[2:].decode("utf-16-be", "replace")
    if plain.startswith(b"\xef\xbb\xbf"):
        return plain[3:].decode("utf-8", "replace")
    if plain.startswith(b"\xff\xfe"):
        return plain[2:].decode("utf-16-le", "replace")
    return plain.decode("latin-1")


def _unescape(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    if sign.isdigit():
        return bytes([int(sign, 8) % 256])
    return _PLAIN_ESCAPES.get(sign, b"" if sign in {b"\n", b"\r", b"\r\n"} else sign)


def _append(content: bytes, streams: list[_Stream]) -> bytes | None:
    """The file with the streams behind its end; None if its own index is not found."""
    starts = _START.findall(content, max(0, len(content) - _HEADER))
    if not starts:
        return None
    start = int(starts[-1])
    at = content.find(b"trailer", start) if content.startswith(b"xref", start) else start
    root, size = _ROOT.search(content, at, at + _HEADER), _SIZE.search(content, at, at + _HEADER)
    if at < 0 or root is None or size is None:
        return None
    parts = [content, b"\n"]
    length = len(content) + 1
    index = [b"xref\n"]
    for stream in streams:
        header = _LENGTH.sub(b"", _FILTER.sub(b"", stream.header, count=1), count=1).rstrip()
        written = b"%s %s obj\n%s/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (
            stream.number,
            stream.generation,
            header.removesuffix(b">>"),
            len(stream.data),
            stream.data,
        )
        index.append(b"%s 1\n%010d %05d n \n" % (stream.number, length, int(stream.generation)))
        parts.append(written)
        length += len(written)
    tail = b"trailer\n<<%s %s /Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    return b"".join([*parts, *index, tail % (root[0], size[0], start, length)])
