r"""Words as Markdown: a backslash where CommonMark would take a character for markup, nowhere else.

CommonMark knows backslashes before ASCII punctuation alone (section 2.4): before a letter or a figure one
is shown. So ``12.`` at the head of a block is written ``12\.``, and ``7 lamps`` as it is.
"""

from __future__ import annotations

import re
from urllib.parse import quote

# What CommonMark, or a plugin for footnotes and strikes, would take for markup inside a line.
# Examples: "a*b*c", "<script>", "[^40]", "](", "&amp;", "~~"; near misses: "2 * 3", "snake_case", "a < b",
# "[40]", "R&D".
_INLINE = re.compile(
    r"""
      \\ (?= [!-/:-@\[-`{-~\0] | \Z )
    | (?<=\S) \* | \* (?=\S)
    | (?: (?<![^\W_]) _ | _ (?![^\W_]) ) (?: (?=\S) | (?<=\S_) )
    | `
    | < (?= [A-Za-z/!?] )
    | & (?= \#[0-9]{1,7}; | \#[xX][0-9A-Fa-f]{1,6}; | [A-Za-z][A-Za-z0-9]{1,40}; )
    | \[ (?= \^ ) | \^ (?= [\[\0] ) | ! (?= \0 )
    | (?<=[\]\0]) \(
    | ~ (?= ~ ) | (?<=~) ~
    """,
    re.VERBOSE,
)
_SPECIAL = ("*", "_", "<", "\\", "`", "&", "~", "[^", "](", "^[", "\0")
"""At least one of these stands in words that need an escape: each is found at once where no pattern is."""
MARK = "\0"
"""Stands for a note mark among words, which hold no NUL: it is a sign to what stands beside it."""
# What would open another block than a paragraph. Examples: "# a", "> a", "- a", "---", "_ _ _", "[a]: b", and
# "[a", which mistune closes in a later paragraph;
# near misses: "#a", "-5 per cent", "1999 was", "3.2 The", "[\\]:](<a>)".
_BLOCK = re.compile(
    r"""
      \#{1,6} (?= \s | \Z ) | > | [-+*] (?= \s | \Z ) | (?: - [ ]{0,8} ){3,} \Z | (?: _ \s* ){3,} \Z
    | \[ (?= (?: [^\]\\] | \\. )*+ (?: \] : | \Z ) )
    """,
    re.VERBOSE,
)
# "12. The" and "12) The" would open a list that renumbers; near misses: "3.2 The", "12a. The", "12.5 per".
_COUNTED = re.compile(r"(?P<number>[0-9]{1,9})(?=[.)](?:\s|\Z))")
_CLOSING_SIGNS = re.compile(r"(?:(?<=\s)|\A)(?=#+\s*\Z)")
# An address that CommonMark reads between angle brackets (section 6.5).
_AUTOLINK = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\x00-\x20]*")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,31}:")
# A reference to a character, which some read between angle brackets too. Near miss: "?a=1&b=2".
_REFERENCE = re.compile(r"&(?=#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};|[A-Za-z][A-Za-z0-9]{1,40};)")
_IN_TARGET = re.compile(r"[<>\\\s]")


def escape(words: str) -> str:
    """``words`` as they are written inside a line."""
    for special in _SPECIAL:
        if special in words:
            break
    else:
        return words
    return _INLINE.sub(lambda found: f"\\{found[0]}", words)


def write_bold(words: str) -> str:
    """``words`` between the signs of bold, which make signs of theirs that would be none by themselves."""
    return f"**{escape(f'{MARK}{words}{MARK}')[1:-1]}**"


def escape_head(line: str) -> str:
    """``line``, whose inside is escaped already, as it is written at the head of a block."""
    if line[:1].isdigit():
        return _COUNTED.sub(lambda found: f"{found['number']}\\", line, count=1)
    return f"\\{line}" if _BLOCK.match(line) else line


def escape_heading(line: str) -> str:
    """``line``, whose inside is escaped already, as it is written behind the signs of a heading."""
    return _CLOSING_SIGNS.sub(r"\\", line, count=1) if line.endswith("#") else line


def is_plain_address(address: str) -> bool:
    """Whether CommonMark shows ``<address>`` as a link with just these words."""
    return _AUTOLINK.fullmatch(address) is not None and _REFERENCE.search(address) is None


def protect_references(target: str) -> str:
    """The target of a link, in which nothing is taken for a reference to a character: ``&copy;``."""
    return _REFERENCE.sub("&amp;", target)


def write_link(address: str) -> str:
    """A link whose words are ``address``; one without a scheme would be no link between brackets."""
    if is_plain_address(address):
        return f"<{address}>"
    target = protect_references(_IN_TARGET.sub(lambda found: quote(found[0]), address))
    scheme = "" if _SCHEME.match(address) else "http://"
    return f"[{escape(address)}](<{scheme}{target}>)"
