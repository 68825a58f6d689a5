r"""Text that is safe to show: what a terminal would obey, or a reader could not see, made visible.

The text of a document is hostile until shown otherwise: an escape sequence moves the cursor, a
direction mark reverses a line, a tag character hides a sentence. Everything that reaches a person
(messages, quotes, file names) goes through ``printable``; files and pipes get the text as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.text.patterns import compile_late

if TYPE_CHECKING:
    import re

CONTROLS = (
    "\x00-\x1f\x7f-\x9f"  # C0, DEL, C1: what terminals obey
    "\u00ad\u180e\u200b-\u200d\u2060-\u2065\ufeff"  # of no width
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # direction
    "\u2028\u2029\ufff9-\ufffb"  # line and annotation marks
    "\ud800-\udfff"  # what stands for a byte of a file name that is not UTF-8
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f\U000e0100-\U000e01ef"  # tags, and their like
)
_ANY = compile_late(f"[{CONTROLS}]")
_ANY_BUT_LAYOUT = compile_late(f"(?![\n\t])[{CONTROLS}]")


def printable(text: str) -> str:
    r"""``text`` on one line: each control or invisible character as ``\x1b``, ``\u202e``."""
    return _ANY.sub(_escape, text)


def on_one_line(text: str) -> str:
    """``text`` as ``printable`` gives it, with a space for each line feed."""
    return printable(text.replace("\n", " "))


def printable_lines(text: str) -> str:
    r"""``text`` as ``printable`` gives it, with its line feeds and tabs left alone."""
    return _ANY_BUT_LAYOUT.sub(_escape, text)


def printable_json(text: str) -> str:
    r"""JSON with the same meaning as ``text``, its hidden characters as ``\u202e`` escapes.

    JSON has control characters only inside strings, where the escape means the same, and between
    tokens, where they are line feeds and spaces.
    """
    return _ANY_BUT_LAYOUT.sub(_escape_json, text)


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:  # surrogateescape: a raw byte
        code -= 0xDC00
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _escape_json(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
