"""What the sources that notes name look like: papers, questions, pages, addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.text.patterns import compile_late

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.units import Line

# What sources look like: "Q52", "Qq2, 4", "Ibid., p 12", "HC Deb 3 July 2025 col 123", "See the
# log", "p. 12"; near miss: "The lamps were counted".
SOURCE = compile_late(
    r"(?:Qq?[0-9]|[Ii]bid\b|[Oo]p\.? cit|[Ll]oc\.? cit|HC |HL |Cm |CP |See |[Cc]f\.? |pp?\. ?[0-9]|<?(?:https?:|www\.))"
)
# "3 March 2025", "(SDR0013)", "col 541", "p12", "section 7": how a source ends; near miss: "the lamps burn.".
SOURCE_END = compile_late(
    r"(?:\b(?:19|20)[0-9]{2}|[0-9]\)|\)|\bpp?[. ]{0,2}[0-9]{1,4}(?:[-–][0-9]{1,4})?|\bcol(?:umn)? [0-9]{1,5}|Q[0-9]{1,4}|\b(?:section|paragraph|para|article) [0-9]{1,4})\.?\Z"
)
# "ibid.", "op. cit., p 4", "see note 3", "p 12": notes that begin with a small letter; near misses:
# "see the lamps", "pages of the log".
SMALL = compile_late(
    r"(?:ibid\b|op\.? cit\b|loc\.? cit\b|cf\.? |paras? [0-9]|pp?\.? ?[0-9]|see (?:also )?(?:note|p|para)s?\.? [0-9])"
)
HEAD = 24
TAIL = 24


def is_source(first: str, last: str) -> bool:
    """Whether a note with this first and last line names a source: a paper, a page, an address."""
    return (
        SOURCE.match(first[:HEAD]) is not None
        or SOURCE_END.search(last[-TAIL:]) is not None
        or "http" in first
        or "www." in first
    )


def names_source(lines: Sequence[Line], index: int, length: int = 0) -> bool:
    """Whether a source stands in line ``index`` from ``length`` on, an address under it counted."""
    words = lines[index].text[length:].lstrip()
    if not words:
        return False
    if is_source(words, words):
        return True
    following = lines[index + 1] if index + 1 < len(lines) else None
    return (
        following is not None
        and not following.gap
        and following.text.startswith(("http", "www.", "<http", "<www."))
    )


def begins_small(text: str) -> bool:
    """Whether a line begins with a small letter that is neither an address nor ``ibid``."""
    return text[0].islower() and not SOURCE.match(text[:HEAD])
