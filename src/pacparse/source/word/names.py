"""The namespaces of Word's XML, transitional and strict: both mean the same words."""

from __future__ import annotations

_TRANSITIONAL = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"

PREFIXES = {
    _TRANSITIONAL + "wordprocessingml/2006/main": "w",
    _STRICT + "wordprocessingml/main": "w",
    _TRANSITIONAL + "officeDocument/2006/relationships": "r",
    _STRICT + "officeDocument/relationships": "r",
    _TRANSITIONAL + "officeDocument/2006/math": "m",
    _STRICT + "officeDocument/math": "m",
    _TRANSITIONAL + "drawingml/2006/main": "a",
    _STRICT + "drawingml/main": "a",
    "urn:schemas-microsoft-com:office:office": "o",
    _TRANSITIONAL + "package/2006/relationships": "rels",
    _TRANSITIONAL + "markup-compatibility/2006": "mc",
}
"""Namespace → the prefix that the readers know it by."""


def relation_of(address: str) -> str:
    """The last word of a relation's type: ``footnotes``; the rest is the era that wrote it."""
    return address.rpartition("/")[2]


def is_on(attributes: dict[str, str], name: str = "w:val", *, unsaid: bool = True) -> bool:
    """Whether a switch is on: ``w:b`` is, unless its value says no; ``unsaid`` where it has none."""
    value = attributes.get(name)
    return unsaid if value is None else value not in ("0", "false", "off")


def number_in(text: str | None) -> int | None:
    """The whole number that an attribute holds, or None where it is none or absurd."""
    if text is None:
        return None
    digits = text.strip().removeprefix("+")
    unsigned = digits.removeprefix("-")
    if not (unsigned.isascii() and unsigned.isdigit() and len(unsigned) <= _MOST_DIGITS):
        return None
    return int(digits)


_MOST_DIGITS = 9
