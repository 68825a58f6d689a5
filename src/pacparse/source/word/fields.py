"""The fields of a Word document: codes that are not printed, results that are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.source.word.names import is_on, number_in

if TYPE_CHECKING:
    from pacparse.source.word.blocks import Traits

_LONGEST_CODE = 4_000
# ' HYPERLINK "https://a.example/b" \l "top" '; near misses: "PAGEREF x", "HYPERLINKS".
_WORDS = re.compile(r'"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+)')
_LISTNUM = "LISTNUM"
_LEAST_WORDS = 4
_NUMBERS = ("AUTONUM", "AUTONUMLGL", "AUTONUMOUT", _LISTNUM)


class ListCall(NamedTuple):
    """A field that counts in the list of a name, at a level from 0.

    ``start`` is the number that it is to have, or None for the next one. ``is_printed`` says
    whether the file holds what it prints.
    """

    name: str
    level: int
    start: int | None = None
    is_printed: bool = False


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
    written: int = 0
    entries: list[str] = field(default_factory=list)
    chosen: int | None = None
    is_box: bool = False
    is_checked: bool = False

    def add_code(self, text: str) -> None:
        """Takes some of the field's code; a code of more than a page is no code."""
        if self.length < _LONGEST_CODE:
            self.code.append(text[:_LONGEST_CODE])
            self.length += len(text)

    def begin_result(self, link_around: str | None, written: int) -> None:
        """Turns from the code to what is printed, which may stand in a link around it.

        ``written`` counts what was printed before.
        """
        self.is_in_result = True
        self.written = written
        self.link = address_in("".join(self.code)) or link_around

    def note_choice(self, name: str, attributes: dict[str, str]) -> None:
        """Takes what a list of choices, or a box to tick, says of itself; a result beats a default."""
        value = attributes.get("w:val", "")
        if name == "w:listEntry":
            self.entries.append(value)
        elif name == "w:checkBox":
            self.is_box = True
        elif name == "w:checked" or (name == "w:default" and self.is_box):
            self.is_checked = is_on(attributes)
        elif name == "w:result" or (name == "w:default" and self.chosen is None):
            self.chosen = number_in(value)

    @property
    def choice(self) -> str:
        """What a form prints that has no result of its own: the entry that was chosen, or the box."""
        if self.is_box:
            return "☒" if self.is_checked else "☐"
        place = self.chosen or 0
        return self.entries[place] if 0 <= place < len(self.entries) else ""

    @property
    def is_number(self) -> bool:
        """Whether it counts by itself."""
        return "".join(self.code).strip().partition(" ")[0].upper() in _NUMBERS

    def list_call(self, *, is_printed: bool) -> ListCall | None:
        r"""What it counts in, if it names a list and a level: ``LISTNUM "Points" \l 2``."""
        words = _words("".join(self.code))
        if len(words) < _LEAST_WORDS or words[0].upper() != _LISTNUM or words[1][:1] == "\\":
            return None
        said = {sign.lower(): number_in(value) for sign, value in pairwise(words[1:])}
        level = said.get("\\l")
        return None if level is None else ListCall(words[1], level - 1, said.get("\\s"), is_printed)


def _words(code: str) -> list[str]:
    return [match["quoted"] or match["bare"] or "" for match in _WORDS.finditer(code)]


def address_in(code: str) -> str | None:
    """The address of a ``HYPERLINK`` field, or None where it is none, or leads inside."""
    words = _words(code)
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
