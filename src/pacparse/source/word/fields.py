"""The fields of a Word document: codes that are not printed, results that are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pacparse.source.word.blocks import Traits

_LONGEST_CODE = 4_000
# ' HYPERLINK "https://a.example/b" \l "top" '; near misses: "PAGEREF x", "HYPERLINKS".
_WORDS = re.compile(r'"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+)')
_NUMBERS = ("AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM")


@dataclass(slots=True)
class Field:
    """A field that is open: its code so far, and what stands in it before its result.

    ``withheld`` is text that a damaged file has where only a code may stand: where the field never
    comes to a result, it is given back.
    """

    code: list[str] = field(default_factory=list)
    length: int = 0
    is_in_result: bool = False
    link: str | None = None
    withheld: list[tuple[str, Traits]] = field(default_factory=list)

    def add_code(self, text: str) -> None:
        """Takes some of the field's code; a code of more than a page is no code."""
        if self.length < _LONGEST_CODE:
            self.code.append(text[:_LONGEST_CODE])
            self.length += len(text)

    def begin_result(self, link_around: str | None) -> None:
        """Turns from the code to what is printed, which may stand in a link around it."""
        self.is_in_result = True
        self.link = address_in("".join(self.code)) or link_around

    @property
    def is_number(self) -> bool:
        """Whether it counts by itself, with no result in the file."""
        return "".join(self.code).strip().partition(" ")[0].upper() in _NUMBERS


def address_in(code: str) -> str | None:
    """The address of a ``HYPERLINK`` field, or None where it is none, or leads inside."""
    words = [match["quoted"] or match["bare"] or "" for match in _WORDS.finditer(code)]
    if not words or words[0].upper() != "HYPERLINK":
        return None
    address = anchor = ""
    expects_anchor = False
    for word in words[1:]:
        if word.startswith("\\"):
            expects_anchor = word.lower() == "\\l"
        elif expects_anchor:
            anchor, expects_anchor = word, False
        elif not address:
            address = word
    if not address:
        return None
    return f"{address}#{anchor}" if anchor else address
