"""The words of a block as Markdown, with its links, its emphasis and its note marks.

CommonMark takes stars for emphasis only where they lean against words (section 6.2): before a word that begins after a
space or a sign, behind one that ends before a space or a sign, or inside of a word between letters. Where they could
not be taken so, the emphasis is left out: words are never broken for it.
"""

from __future__ import annotations

import re
import string
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import quote

from pacparse.render.inline import events_of, pieces_of
from pacparse.render.markdown.escapes import MARK, escape, is_plain_address, protect_references

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pacparse.block import Block, Reference
    from pacparse.render.inline import Piece

_SIGNS = {"bold": "**", "italic": "*"}
_IN_TARGET = re.compile(r"[<>\\\s*`]")
# A bracket that no backslash stands before. Examples: "[40]", "\\\\["; near miss: "\\[40".
_BRACKET = re.compile(r"(?<!\\)(?P<pairs>(?:\\\\)*)(?P<bracket>[\[\]])")
_ASCII_SIGNS = frozenset(string.punctuation)


def write_words(block: Block, mark_of: Callable[[Reference], str]) -> str:
    """The words of ``block`` as they are written inside a line; ``mark_of`` gives a mark as it is written.

    Raises nothing: what cannot be written is left out.
    """
    pieces = pieces_of(block)
    if not pieces and not block.references:
        return escape(block.text)
    return _Line(block, pieces, mark_of).write()


class _Line:
    """The parts of a line in turn: words, then what stands between them and the next words."""

    def __init__(
        self, block: Block, pieces: Sequence[Piece], mark_of: Callable[[Reference], str]
    ) -> None:
        self._text = block.text
        self._bare = {piece for piece in pieces if _is_bare(block, piece, pieces)}
        self._pieces = _Setting(block, pieces).fitting()
        self._events = events_of(block, self._pieces)
        self._mark_of = mark_of
        self._words = [""]
        self._signs: list[str] = []
        self._links = 0
        self._in_link: list[bool] = [False]

    def write(self) -> str:
        bare = False
        for event in self._events:
            if event.kind == "words":
                if bare:
                    self._signs[-1] += event.words
                else:
                    self._words[-1] += event.words
            elif event.kind == "mark" and event.mark is not None:
                self._sign(self._mark_of(event.mark))
            elif event.piece in self._bare:
                bare = event.kind == "begin"
                if bare:
                    self._sign("<")
                else:
                    self._signs[-1] += ">"
            elif event.piece is not None:
                self._border(event.piece, is_end=event.kind == "end")
        return self._join()

    def _border(self, piece: Piece, *, is_end: bool) -> None:
        if piece.kind != "link":
            self._sign(_SIGNS[piece.kind])
            return
        self._links += -1 if is_end else 1
        self._sign(f"](<{_target(piece)}>)" if is_end else "[")

    def _sign(self, sign: str) -> None:
        self._signs.append(sign)
        self._words.append("")
        self._in_link.append(self._links > 0)

    def _join(self) -> str:
        """The words, escaped with an eye to the signs beside them, and the signs."""
        words = escape(MARK.join(self._words)).split(MARK)
        for place, is_linked in enumerate(self._in_link):
            if is_linked:
                words[place] = _escape_brackets(words[place])
                if words[place].startswith("^") and self._signs[place - 1] == "[":
                    words[place] = f"\\{words[place]}"  # else it would be a note mark
        begins = self._signs[:1] and not words[0] and self._signs[0].startswith("[^")
        if begins and words[1].startswith(":"):
            words[1] = f"\\{words[1]}"  # a mark at the head of a line would begin a note
        parts = [words[0]]
        for sign, following in zip(self._signs, words[1:], strict=True):
            parts += [sign, following]
        return "".join(parts)


class _Setting:
    """Which pieces CommonMark can show, seen from what stands beside them."""

    def __init__(self, block: Block, pieces: Sequence[Piece]) -> None:
        self._text = block.text
        self._pieces = pieces
        self._marked = {mark.offset for mark in block.references}
        links = [piece for piece in pieces if piece.kind == "link"]
        self._link_from = {piece.start: piece.end for piece in links}
        self._link_to = {piece.end: piece.start for piece in links}

    def fitting(self) -> list[Piece]:
        """The links, and the emphasis whose signs lean against words and against no other sign."""
        kept: list[Piece] = []
        ends: set[int] = set()
        for piece in self._pieces:
            if piece.kind == "link":
                kept.append(piece)
            elif self._fits(piece) and (piece.start not in ends or piece.start in self._marked):
                kept.append(piece)
                ends.add(piece.end)
        return kept

    def _fits(self, piece: Piece) -> bool:
        """Whether it has words, and its signs lean against them."""
        text, (start, end) = self._text, piece[:2]
        if not any(character.isalnum() for character in text[start:end]):
            return False
        first, last = text[start], text[end - 1]
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if start in self._marked or start in self._link_to:
            before = "]"
        if end in self._marked or end in self._link_from:
            after = "["
        if start in self._link_from:  # in which the piece stands, or which stands in it
            is_inside = self._link_from[start] >= end
            before, first = ("[", first) if is_inside else (before, "[")
        if end in self._link_to:
            is_inside = self._link_to[end] <= start
            after, last = ("]", last) if is_inside else (after, ")")
        return _leans(first, before) and _leans(last, after)


def _leans(inside: str, outside: str) -> bool:
    """Whether a star between the two would be taken as leaning against what is ``inside``."""
    if inside.isalnum():
        return True
    return not _is_white(inside) and (_is_white(outside) or outside in _ASCII_SIGNS)


def _is_white(character: str) -> bool:
    return character in " \t\n\f\r" or unicodedata.category(character) == "Zs"


def _is_bare(block: Block, piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether a link's words are its address and nothing else, so that it is written once, between brackets."""
    if piece.kind != "link" or block.text[piece.start : piece.end] != piece.target:
        return False
    if any(piece.start < mark.offset < piece.end for mark in block.references):
        return False
    is_whole = not any(
        other.kind != "link" and piece.start <= other.start and other.end <= piece.end
        for other in pieces
    )
    return is_whole and is_plain_address(piece.target)


def _target(piece: Piece) -> str:
    return protect_references(_IN_TARGET.sub(lambda found: quote(found[0]), piece.target))


def _escape_brackets(words: str) -> str:
    """``words`` of a link, escaped already, with their brackets escaped too."""
    return _BRACKET.sub(r"\g<pairs>\\\g<bracket>", words)
