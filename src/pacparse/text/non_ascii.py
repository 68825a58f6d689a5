"""Which characters beyond ASCII a text holds: asked once, it spares a search for each of many.

A search of a long text for one rare character is quick; there are dozens of them that matter.
"""

from __future__ import annotations

_ASCII = bytes(range(128))
_WHOLE = "surrogatepass"  # any text can be asked, one that no file holds too


def find_signs(text: str) -> frozenset[str]:
    """The characters of ``text`` that are not ASCII, each once."""
    if text.isascii():
        return frozenset()
    return frozenset(text.encode("utf-8", _WHOLE).translate(None, _ASCII).decode("utf-8", _WHOLE))
