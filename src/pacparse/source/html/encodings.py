"""In which encoding a page is written: its mark, what it is, and last what it says of itself.

Pages are re-saved more often than their ``<meta>`` is corrected. Bytes that are valid UTF-8 beyond
ASCII are UTF-8, whatever the page says; bytes that are not are read as the page says, or else line
by line as Windows-1252, so that a page that claims UTF-8 keeps its pound signs.
"""

from __future__ import annotations

import codecs
import re

from pacparse.errors import UnreadableError
from pacparse.source.decoding import Decoded, decode_text

_HEAD = 4096
# Example: '<meta charset="utf-8">', '<meta http-equiv=… content="text/html; charset=iso-8859-1">';
# near misses: '<meta name=charset>', '<p>charset=utf-8'.
_META = re.compile(
    rb"<meta\s[^>]{0,400}?charset\s{0,8}=\s{0,8}[\"']?(?P<label>[A-Za-z0-9_:.-]{1,40})",
    re.IGNORECASE,
)
# Example: '<?xml version="1.0" encoding="iso-8859-1"?>'. Near miss: '<?php encoding?>'.
_XML = re.compile(
    rb"\s{0,8}<\?xml\s[^>]{0,200}?encoding\s{0,8}=\s{0,8}[\"'](?P<label>[A-Za-z0-9_:.-]{1,40})"
)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# The codecs that a page may name; Python has others, which do something else than decode a page.
_KNOWN = frozenset(
    """iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13
    iso8859-14 iso8859-15 iso8859-16 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258
    koi8-r koi8-u mac-roman gb2312 gbk gb18030 big5 euc_jp euc_kr shift_jis iso2022_jp
    """.split()
)


def decode_page(content: bytes, *, name: str) -> Decoded:
    """The characters of a page; raises what decoding a text raises."""
    declared = None if content.startswith(_MARKS) else _declared_codec(content[:_HEAD])
    if declared is not None and not _is_utf8(content):
        try:
            return Decoded(content.replace(b"\0", b"").decode(declared), declared)
        except UnicodeDecodeError:
            pass  # it is not what it says: the rule for text decides
    try:
        return decode_text(content, name=name)
    except UnreadableError:
        # Browsers leave out a NUL between other characters; where every other byte is one, it is
        # UTF-16, and the rule for text says what to do.
        if content.count(b"\0") * 20 > len(content):
            raise
    return decode_text(content.replace(b"\0", b""), name=name)


def _declared_codec(head: bytes) -> str | None:
    """Python's name of the encoding that a page says it is in, where that changes anything."""
    found = _XML.match(head) or _META.search(head)
    if found is None:
        return None
    try:
        codec = codecs.lookup(found["label"].decode("ascii")).name
    except (LookupError, ValueError):
        return None
    return codec if codec in _KNOWN else None


def _is_utf8(content: bytes) -> bool:
    """Whether the bytes are valid UTF-8 and hold more than ASCII."""
    try:
        return not content.isascii() and bool(content.decode("utf-8"))
    except UnicodeDecodeError:
        return False
