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
from pacparse.source.html.tokens import read_tokens

_LONGEST = 400
_HEAD = 200_000
"""How many bytes are looked at for what the head of a page says; styles and scripts may stand before it."""
# Example: "text/html; charset=iso-8859-1", "text/html;charset = 'koi8-r'". Near miss: "text/html".
_CHARSET = re.compile(
    r"charset\s{0,8}=\s{0,8}[\"']?(?P<label>[A-Za-z0-9_:.-]{1,40})", re.IGNORECASE
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
    is_plain = content.isascii() and b"\x1b" not in content
    is_known = (
        is_plain or content.startswith(_MARKS) or (not content.isascii() and _is_utf8(content))
    )
    declared = None if is_known else _declared_codec(content[:_HEAD])
    if declared is not None:
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
    found = _XML.match(head)
    label = found["label"].decode("ascii") if found is not None else _declared_in(head)
    try:
        codec = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return codec if codec in _KNOWN else None


def _declared_in(head: bytes) -> str:
    """What the first ``<meta>`` of the head that names an encoding says; empty if none does.

    One in a comment, a script or the body of the page says nothing.
    """
    for kind, name, _, attributes in read_tokens(head.decode("latin-1")):
        if kind != "start" or name != "meta":
            if name == "body":
                break
            continue
        if attributes.get("charset", "").strip():
            return attributes["charset"].strip()
        if attributes.get("http-equiv", "").strip().lower() == "content-type":
            found = _CHARSET.search(attributes.get("content", "")[:_LONGEST])
            if found is not None:
                return found["label"]
    return ""


def _is_utf8(content: bytes) -> bool:
    """Whether the bytes are valid UTF-8."""
    try:
        return bool(content.decode("utf-8"))
    except UnicodeDecodeError:
        return False
