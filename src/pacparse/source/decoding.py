"""Bytes become text by rule: byte order mark, else UTF-8, else Windows-1252 line by line.

A statistical guesser turned ``£9.25 million`` into ``Ł9.25 million``; a rule is wrong in a way that
can be said in a sentence, and is said: every line that is not UTF-8 is in ``encoding-guessed``.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from pacparse.errors import UnreadableError
from pacparse.fields import NamedTuple
from pacparse.source.refusals import refuse_binary, refuse_other_types
from pacparse.source.suspicions import MAX_RUNS
from pacparse.source.text import SourceText, make_source, refuse_nul
from pacparse.units import Finding

if TYPE_CHECKING:
    from pacparse.text.spans import Run

# UTF-32 stands first: its little-endian mark begins with that of UTF-16.
_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Windows-1252; the five bytes that it leaves undefined are the C1 controls of the same value, as
# the WHATWG Encoding Standard has it.
_WINDOWS_1252 = "".join(
    bytes([byte]).decode("cp1252") if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
    for byte in range(256)
)
_ESCAPED_BYTE = re.compile("[\udc80-\udcff]")
_VALID_BEYOND_ASCII = re.compile("[^\x00-\x7f\udc80-\udcff]")
_BEYOND_ASCII = re.compile("[^\x00-\x7f]")
_LINE_END = re.compile("[\r\n]")


class _Guess(NamedTuple):
    """Text of which some lines were read as Windows-1252; ``runs`` names the first of them."""

    text: str
    encoding: str
    runs: tuple[Run, ...]
    line_count: int


class Decoded(NamedTuple):
    """Decoded characters, the name of their encoding, and a finding for every guess that it took."""

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()


def decode_source(content: bytes, *, name: str, media_type: str | None = None) -> SourceText:
    """The source text that ``content`` encodes; raises what ``decode_text`` raises."""
    text, encoding, guesses = decode_text(content, name=name)
    return make_source(
        text, content, name=name, encoding=encoding, media_type=media_type, findings=guesses
    )


def decode_text(content: bytes, *, name: str) -> Decoded:
    """The characters that ``content`` encodes, with a finding for every guess that it took.

    Raises UnsupportedError for a document type that is not text (PDF, DOCX), UnreadableError for
    what is no text: other binary content, a NUL, UTF-16 or UTF-32 that breaks off or is malformed.
    """
    for mark, encoding in _WIDE_MARKS:
        if content.startswith(mark):
            return _decode_wide(content, mark, name=name, encoding=encoding)
    refuse_other_types(content, name=name)
    refuse_nul(content.find(b"\0"), name=name, unit="byte")
    refuse_binary(content, name=name)
    has_mark = content.startswith(codecs.BOM_UTF8)
    body = content[len(codecs.BOM_UTF8) :] if has_mark else content
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        guess = _decode_by_line(body)
        return Decoded(guess.text, guess.encoding, (_guess_finding(guess),))
    return Decoded(text, "utf-8-sig" if has_mark else "utf-8")


def _decode_wide(content: bytes, mark: bytes, *, name: str, encoding: str) -> Decoded:
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        position = error.start + len(mark) + 1
        raise UnreadableError(
            f"it begins as {encoding.upper()}, and byte {position} is not ({error.reason})",
            where=name,
            hint="the file may be cut short, or be two files put together",
        ) from error
    refuse_nul(text.find("\0"), name=name, unit="character")
    return Decoded(text, encoding)


def _decode_by_line(body: bytes) -> _Guess:
    """Lines that are UTF-8 as UTF-8, the others as Windows-1252; lines end at CR or LF.

    Where the rule gives every line to Windows-1252, which is the ordinary case, one pass decodes
    them all: an ASCII line is the same in both.
    """
    escaped = body.decode("utf-8", "surrogateescape")
    if _VALID_BEYOND_ASCII.search(escaped) is None:
        text = codecs.charmap_decode(body, "strict", _WINDOWS_1252)[0]
        runs, count = _lines_beyond_ascii(text)
        return _Guess(text, "windows-1252", runs, count)
    return _decode_mixed(escaped)


def _decode_mixed(escaped: str) -> _Guess:
    """``escaped`` decoded line by line; neighbours that one decoder can take are taken together."""
    pieces: list[str] = []
    runs: list[Run] = []
    cursor = 0  # in ``escaped``: all before it is decoded
    length = 0  # of the decoded pieces
    count = 0
    while (found := _ESCAPED_BYTE.search(escaped, cursor)) is not None:
        start, end = _lines_to_guess(escaped, found.start(), cursor)
        guessed = escaped[start:end].encode("utf-8", "surrogateescape")
        piece = codecs.charmap_decode(guessed, "strict", _WINDOWS_1252)[0]
        pieces += (escaped[cursor:start], piece)
        length += start - cursor
        if count <= MAX_RUNS:
            places, more = _lines_beyond_ascii(piece)
            runs += ((length + s, length + e) for s, e in places[: MAX_RUNS - len(runs)])
            count += more
        length += len(piece)
        cursor = end
    pieces.append(escaped[cursor:])
    return _Guess("".join(pieces), "utf-8+windows-1252", tuple(runs), count)


def _lines_to_guess(escaped: str, offset: int, floor: int) -> tuple[int, int]:
    """The line of ``offset``, and after it the lines up to the next that holds valid UTF-8."""
    start, end = _line_around(escaped, offset, floor)
    valid = _VALID_BEYOND_ASCII.search(escaped, start)
    if valid is None:
        return start, len(escaped)
    if valid.start() < end:
        return start, end
    return start, _line_around(escaped, valid.start(), end)[0]


def _lines_beyond_ascii(text: str) -> tuple[tuple[Run, ...], int]:
    """Where the lines that hold more than ASCII stand, and how many: to ``MAX_RUNS`` and one."""
    runs: list[Run] = []
    cursor = 0
    count = 0
    while count <= MAX_RUNS and (found := _BEYOND_ASCII.search(text, cursor)) is not None:
        start, cursor = _line_around(text, found.start(), cursor)
        if count < MAX_RUNS:
            runs.append((start, cursor))
        count += 1
    return tuple(runs), count


def _line_around(text: str, offset: int, floor: int) -> tuple[int, int]:
    """Start and end of the line of ``offset``; ``floor`` is the end of the line found before it."""
    start = max(text.rfind("\n", floor, offset), text.rfind("\r", floor, offset), floor - 1) + 1
    found = _LINE_END.search(text, offset)
    return start, found.start() if found else len(text)


def _guess_finding(guess: _Guess) -> Finding:
    many = guess.line_count > MAX_RUNS
    count = f"more than {MAX_RUNS:,}" if many else f"{guess.line_count:,}"
    subject = "1 line is" if guess.line_count == 1 else f"{count} lines are"
    verb = "was" if guess.line_count == 1 else "were"
    message = f"{subject} not valid UTF-8 and {verb} read as Windows-1252"
    return Finding("encoding-guessed", "warning", message, guess.runs)
