"""What is written before the words of a block, and which words would be read as something else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.lexicon.heading_shape import looks_like_heading, looks_like_title
from pacparse.lexicon.sentences import goes_on_below, is_open, is_orphan
from pacparse.render.markdown.escapes import escape, escape_head, write_bold
from pacparse.render.outline import is_labelled, label_of, letter_of, repeats_number

if TYPE_CHECKING:
    from pacparse.block import Block

_SIMPLE_NUMBER = re.compile(r"[0-9]{1,9}[a-z]?|[A-Z][0-9]{1,3}")
_NUMBER_LIKE = re.compile(r"[0-9]{1,3}[a-z]?:")
_ITEM_NUMBER = re.compile(r"[0-9]|\(?(?:[ivx]{1,5}|[A-Za-z])[.)]|\([0-9]{1,2}\)")
_LETTERED = re.compile(r"\((?:[ivx]{1,5}|[a-z])[.)]")
_ADDRESS = re.compile(r"<?(?:http|www)")
_COUNTED = re.compile(r"(?P<series>(?:[0-9]{1,3}\.){0,3})(?P<place>[0-9]{1,6})")
_SUB_NUMBER = re.compile(r"(?P<number>[0-9]{1,3}[a-z]?)\((?P<sub>[a-z]{1,5})\)")
# Starts that a reader of numbers, lists, headings and notes would take for one.
_AMBIGUOUS = re.compile(
    r"""
    [0-9⁰¹²³⁴-⁹\\] | \#{1,6}\s | \[[0-9^] | [-–—*]\s | [•●▪◦‣·\uf0b7\u2043] | \xe2\x80\xa2 | \xef\x82\xb7 | [oO]\t
    | \(? (?: [ivx]{1,5} | [A-Za-z] ) [.)] | \([0-9]{1,2}\) | page\s[0-9]
    | [A-PR-Z][0-9]{1,3}[.:)]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LABEL = re.compile(
    r"[^\n:]{0,50}(?:conclusion|recommendation|response|reply)[^\n:]{0,8}:", re.IGNORECASE
)


def sign_of(block: Block, words: str, *, level: int, may_head: bool, is_in_table: bool) -> str:
    r"""What is written before the words of a block: ``##``, ``12\.``, ``-``, ``**Response:**``.

    ``may_head`` says that a line may be a heading by its shape, ``is_in_table`` that the block is a row
    of a table.
    """
    if block.kind == "heading":
        number = escape(label_of(block)) if is_labelled(block) else _number(block)
        return "#" * level + (f" {number}" if number else "")
    if block.kind == "item":
        letter = letter_of(block)
        if not letter:
            return "-"
        return f"- {write_bold(letter)}" if letter.isupper() else f"- {escape_head(escape(letter))}"
    if is_labelled(block):
        return write_bold(label_of(block))
    number = _number(block)
    if is_in_table:  # else it would be the first cell of a row
        return write_bold(number) if number else ""
    return _set_off(number, words, may_head=may_head)


def hides_number(block: Block, words: str) -> bool:
    """Whether the words after a label or a bullet would be read as its number."""
    if block.kind == "item":
        return not block.number and _ITEM_NUMBER.match(words) is not None
    if block.kind != "paragraph" or not is_labelled(block) or _NUMBER_LIKE.match(words) is None:
        return False
    return not repeats_number(label_of(block))


def counts_on(block: Block, after: Block | None) -> bool:
    """Whether the next block has the next number: this one has no text under it to head."""
    if after is None or after.kind != "paragraph" or is_labelled(after):
        return False
    ahead, here = (_COUNTED.fullmatch(b.number or "") for b in (after, block))
    if ahead is None or here is None:
        return False
    return ahead["series"] == here["series"] and int(ahead["place"]) == int(here["place"]) + 1


def is_doubtful(
    block: Block, words: str, before: Block | None, words_before: str, *, has_signs: bool
) -> bool:
    """Whether a plain paragraph would be read as something else, or as part of ``before``.

    ``has_signs`` says that headings have signs in this text, so that no other line is one.
    """
    if block.kind != "paragraph" or block.number or block.marker or not words:
        return False
    if block.role == "status":
        return False
    if _AMBIGUOUS.match(words) or _LABEL.match(words) or is_orphan(words):
        return True
    if not has_signs and (looks_like_heading if before else looks_like_title)(words):
        return True
    if before is None or before.kind in ("heading", "table") or before.role == "status":
        return False
    if before.kind == "paragraph" and not before.text:
        return True
    if before.role != "contents" and goes_on_below(words_before, words):
        return True
    return words[0].islower() and is_open(words_before)


def _set_off(number: str, words: str, *, may_head: bool) -> str:
    """The number, in bold where ``words`` leave a doubt what it is: ``**9.** 7 lamps``."""
    if not number or not words:
        return escape_head(number)
    begin = words.lstrip("*_ ")[:1]
    if number[0].isalpha() or begin.islower() or begin.isdigit() or begin in "%,.;:)":
        return write_bold(number)
    if _ADDRESS.match(words):
        return write_bold(number)
    if _LETTERED.match(words) or _LABEL.match(words) or (may_head and looks_like_heading(words)):
        return write_bold(number)
    return escape_head(number)


def _number(block: Block) -> str:
    """The number as a reader of it expects: ``3.2``, ``12.``, ``4a) (i)``."""
    if not block.number:
        return ""
    if block.kind == "heading" and block.number.isalpha():
        return write_bold(f"{block.number}.")
    if _SIMPLE_NUMBER.fullmatch(block.number):
        return f"{block.number}."
    if sub := _SUB_NUMBER.fullmatch(block.number):
        return f"{sub['number']}) ({sub['sub']})"
    return block.number
