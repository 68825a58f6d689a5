"""Letters that the library gives in words but not one by one.

Ligatures are two or three letters, for which it writes U+FFFD: the words around say which they are.
Replacement text (``/ActualText``) is read byte by byte, so that a no-break hyphen becomes ``â€‘``: the
words of that line stand in its place.
This module runs in the process that reads the PDF.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pacparse.source.pdf.characters import SOFT_HYPHEN, printable, type_of
from pacparse.source.pdf.letters import Letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pacparse.source.pdf.letters import Glyph

LOST = "\ufffd"
GARBLED = frozenset("ÂÃâ")
"""What the first byte of a sign in UTF-8 looks like if each byte is read as a character."""
_CONTROLS = re.compile(r"[\x00-\x1f]+")
_NO_WIDTH = re.compile(r"[\u200b\u2060\ufeff]")
_AROUND = 12  # characters on each side that must agree
_MOST = 3  # letters in a ligature
_SAME_LINE = 0.5  # points


def replaced(chars: Sequence[Any], texts: Mapping[int, str]) -> dict[int, str]:
    """What stands for printed characters, by index: the replacement text of their marked content.

    The text is spread over the characters. A text that says nothing replaces white space alone, for
    what is printed is never lost.
    """
    marked: dict[int, list[int]] = {}
    marks = [char.mcid for char in chars] if texts else ()
    if not texts.keys().isdisjoint(marks):
        for index, mark in enumerate(marks):
            if mark in texts:
                marked.setdefault(mark, []).append(index)
    found: dict[int, str] = {}
    for mark, places in marked.items():
        own = _NO_WIDTH.sub("", _CONTROLS.sub(" ", texts[mark]))
        text = own if own == SOFT_HYPHEN else printable(own)
        text = " " if text.isspace() else text
        printed = "".join([chars[place].char for place in places])
        if "".join(text.split()) == "".join(printed.split()) or (not text and printed.strip()):
            continue
        count = len(places)
        for nth, place in enumerate(places):
            found[place] = text[nth * len(text) // count : (nth + 1) * len(text) // count]
    return found


def find_letters(
    document: Any, page: int, chars: Sequence[Any], texts: Sequence[str]
) -> Mapping[int, str]:
    """What stands where ``chars`` have a lost character, by index; empty for what nothing prints.

    ``texts`` is the text of each.
    """
    if LOST not in texts:
        return {}
    lost = [index for index, text in enumerate(texts) if text == LOST]
    words = "".join("".join(span.text for span in document.extract_spans(page)).split())
    found: dict[int, str] = {}
    for index in lost:
        before = _beside(chars, index, -1)[::-1]
        after = _beside(chars, index, 1)
        letters = _between(words, before, after) if before and after else None
        if letters is None:
            letters = _between(words, before, _beside(chars, index, 1, on_line=False))
        if letters is not None:
            found[index] = letters
    return found


def _beside(chars: Sequence[Any], index: int, step: int, *, on_line: bool = True) -> str:
    """The characters next to one, as many as must agree, the nearest first."""
    text = ""
    line = chars[index].origin_y
    place = index + step
    while 0 <= place < len(chars) and len(text) < _AROUND:
        char = chars[place]
        if char.char == LOST or (on_line and abs(char.origin_y - line) > _SAME_LINE):
            break
        text += char.char.strip()
        place += step
    return text


def _between(words: str, before: str, after: str) -> str | None:
    """What stands between two strings in ``words``; None where they do not stand so close."""
    if not before or not after:
        return None
    at = words.find(before)
    while at >= 0:
        start = at + len(before)
        end = words.find(after, start, start + _MOST + len(after))
        if end >= 0:
            return words[start:end]
        at = words.find(before, at + 1)
    return None


def mend_lines(document: Any, page: int, letters: Letters) -> Letters:
    """The letters of a page, garbled lines replaced by the words that the library gives for them.

    A line is replaced only if its words have the same plain letters and fewer garbled signs.
    """
    if GARBLED.isdisjoint(letters.text):
        return letters
    heights = {glyph[0] for glyph in letters if not GARBLED.isdisjoint(glyph[5])}
    words: dict[float, list[Glyph]] = {height: [] for height in heights}
    for span in document.extract_spans(page):
        height = min(heights, key=lambda height: abs(height - span.bbox[1]))
        if abs(height - span.bbox[1]) <= _SAME_LINE:
            words[height] += _letters(span, height)
    mended = [
        height
        for height, found in words.items()
        if _plain(found) == _plain([glyph for glyph in letters if glyph[0] == height])
        and not any(glyph[5] in GARBLED for glyph in found)
    ]
    kept = [glyph for glyph in letters if glyph[0] not in mended]
    return Letters.of(kept + [glyph for height in mended for glyph in words[height]])


def _letters(span: Any, height: float) -> Iterator[Glyph]:
    """The characters of a span, each where its width puts it; those without width are left out."""
    begin = span.bbox[0]
    kind = type_of(span)
    if len(span.char_widths) != len(span.text):
        return
    for letter, width in zip(span.text, span.char_widths, strict=True):
        shown = printable(letter)
        if shown:
            yield (height, begin, begin + width, span.font_size, kind, shown, False)
        begin += width


def _plain(glyphs: Sequence[Glyph]) -> str:
    """The ASCII letters and digits of a line, from left to right."""
    ordered = sorted(glyphs, key=lambda glyph: glyph[1])
    return "".join(g[5] for g in ordered if g[5].isascii() and g[5].isalnum())
