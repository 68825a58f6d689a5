"""The cleaned text as Markdown: each block on a line, notes at the end.

What is written here reads back as the same document, so cleaning twice changes nothing. Where the
words of a plain paragraph would read as something else (a number, a heading, the rest of the
paragraph before), a backslash stands before them, as Markdown has it.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pacparse.errors import UsageError
from pacparse.lexicon.heading_shape import looks_like_heading, looks_like_title
from pacparse.lexicon.sentences import MARKUP, goes_on_below, is_open, is_orphan
from pacparse.styles import CELL_JOINT

if TYPE_CHECKING:
    from pacparse.document import Block, Document, Footnote

_SIMPLE_NUMBER = re.compile(r"[0-9]{1,9}[a-z]?|[A-Z][0-9]{1,3}")
_NUMBER_LIKE = re.compile(r"[0-9]{1,3}[a-z]?:|\\[0-9\\]")
_ITEM_NUMBER = re.compile(r"[0-9\\]|\(?(?:[ivx]{1,5}|[A-Za-z])[.)]|\([0-9]{1,2}\)")
_LETTERED = re.compile(r"\((?:[ivx]{1,5}|[a-z])[.)]")
_WORD = re.compile(r"[A-Za-z]{2}")
_LABEL_WORD = re.compile(r"conclusion|recommendation", re.IGNORECASE)
_ADDRESS = re.compile(r"<?(?:http|www)")
_COUNTED = re.compile(r"(?P<series>(?:[0-9]{1,3}\.){0,3})(?P<place>[0-9]{1,6})")
_SUB_NUMBER = re.compile(r"(?P<number>[0-9]{1,3}[a-z]?)\((?P<sub>[a-z]{1,5})\)")
_BULLET = re.compile(r"(?:[-–—*•●▪◦‣·\uf0b7\u2043]|\xe2\x80\xa2|\xef\x82\xb7)\s{0,8}|[oO]\s")
_LABELLED_NUMBER = re.compile(
    r"(?P<label>.{1,60}:) (?:[-–—*•] ?)?(?P<number>[0-9]{1,6}[a-z]?)[.:)]"
)
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
_SAME = 0.8  # likeness of two blocks that say the same; less: they share a sentence
_LONGER = 1.15  # by how much the later may be longer, and add nothing
_ID = re.compile(r"fn(?P<number>.+?)(?:-(?P<scope>[0-9]+))?")


class _Remark(NamedTuple):
    """What is said of a restatement, and whether it says nothing that the earlier block does not."""

    words: str
    is_whole: bool


class Restatements(StrEnum):
    """What to do with a paragraph that says the same as an earlier one under another number."""

    KEEP = "keep"
    MARK = "mark"
    COLLAPSE = "collapse"


def to_markdown(document: Document, *, restatements: Restatements | str = "keep") -> str:
    """The document as Markdown: headings, numbered paragraphs, lists, ``[^35]`` marks, notes.

    ``restatements``: ``keep``, ``mark`` or ``collapse`` words that return under another number.
    Raises UsageError for any other.
    """
    restatements = _known(restatements)
    labels = {note.id: _note_label(note) for note in document.footnotes}
    remarks = {} if restatements is Restatements.KEEP else _remarks(document)
    has_signs = any(block.kind == "heading" for block in document.blocks)
    parts: list[str] = []
    before: Block | None = None
    text_before = ""
    for place, block in enumerate(document.blocks, start=1):
        after = document.blocks[place] if place < len(document.blocks) else None
        remark = remarks.get(block.id)
        text = _with_marks(block, labels)
        if remark is not None:
            is_short = restatements is Restatements.COLLAPSE and remark.is_whole
            text = f"*{remark.words}*" if is_short else f"{text} *({remark.words})*"
        sign = _sign(block, text, may_head=not (has_signs or _counts_on(block, after)))
        if sign and sign == _number(block) and CELL_JOINT in text and _is_beside_row(before, after):
            sign = f"**{sign}**"  # else it would be the first cell of a row
        if _hides_number(sign, text):
            text = f"\\{text}"
        line = f"{sign} {text}".strip() if sign else text
        if _is_plain(block) and _needs_escape(
            block, line, before, text_before, has_signs=has_signs
        ):
            line = "\\" + line
        if before is not None:
            parts.append("\n" if before.kind == block.kind == "item" else "\n\n")
        parts.append(line)
        before, text_before = block, text
    notes = [_note(note, labels) for note in document.footnotes if note.runs]
    if notes and parts:
        parts.append("\n\n")
    parts.append("\n".join(notes))
    text = "".join(parts)
    return text + "\n" if text else ""


def _known(restatements: str) -> Restatements:
    try:
        return Restatements(restatements)
    except ValueError as error:
        raise UsageError(
            f"restatements cannot be shown as {restatements!r}",
            hint=f"there are {', '.join(Restatements)}",
        ) from error


def _hides_number(sign: str, text: str) -> bool:
    """Whether the words after a label or a bullet would be read as its number."""
    if sign == "-":
        return _ITEM_NUMBER.match(text) is not None
    if not sign.endswith(":**") or _NUMBER_LIKE.match(text) is None:
        return False
    return _LABELLED_NUMBER.fullmatch(sign.strip("*")) is None


def _counts_on(block: Block, after: Block | None) -> bool:
    """Whether the next block has the next number: this one has no text under it to head."""
    if after is None or after.kind != "paragraph" or _is_labelled(after):
        return False
    ahead, here = (_COUNTED.fullmatch(b.number or "") for b in (after, block))
    if ahead is None or here is None:
        return False
    return ahead["series"] == here["series"] and int(ahead["place"]) == int(here["place"]) + 1


def _is_labelled(block: Block) -> bool:
    """Whether the marker has words: ``3: PAC conclusion:``, ``PAC recommendation 2`` alone."""
    marker = block.marker or ""
    return (_WORD if ":" in marker else _LABEL_WORD).search(marker) is not None


def _sign(block: Block, text: str, *, may_head: bool) -> str:
    """What is written before the words of a block."""
    if block.kind == "heading":
        number = _label(block.marker or "") if _is_labelled(block) else _number(block)
        return "#" * min(max(block.level, 1), 6) + (f" {number}" if number else "")
    if block.kind == "item":
        if not block.number:
            return "-" if text else _empty_item(block.marker or "-")
        letter = _BULLET.sub("", block.marker or block.number, count=1)
        return f"- **{letter}**" if letter.isupper() else f"- {letter}"
    if _is_labelled(block):
        return f"**{_label(block.marker or '')}**"
    return _set_off(_number(block), text, may_head=may_head)


def _is_beside_row(before: Block | None, after: Block | None) -> bool:
    """Whether the block before or after looks like a row of a table."""
    return any(block is not None and CELL_JOINT in block.text for block in (before, after))


def _empty_item(bullet: str) -> str:
    """A bullet with no words; a lone dash would be a paragraph of its own."""
    return "- \\" if bullet in "-–—*" else bullet


def _set_off(number: str, text: str, *, may_head: bool = False) -> str:
    """The number, in bold where ``text`` leaves a doubt what it is: ``**9.** 7 lamps``."""
    if not number or not text:
        return number
    begin = text.lstrip("*_ ")[:1]
    if number[0].isalpha() or begin.islower() or begin.isdigit() or begin in "%,.;:)":
        return f"**{number}**"
    if _ADDRESS.match(text):
        return f"**{number}**"
    if _LETTERED.match(text) or _LABEL.match(text) or (may_head and looks_like_heading(text)):
        return f"**{number}**"
    return number


def _label(marker: str) -> str:
    """The label with its colon and no sign of bold, the number that repeats it as ``3:``."""
    label = MARKUP.sub("", marker).strip("*_ ")
    label = label[0].upper() + label[1:]
    if ":" not in label or label[-1].isalnum():
        label += ":"
    repeated = _LABELLED_NUMBER.fullmatch(label)
    return f"{repeated['label']} {repeated['number']}:" if repeated else label


def _number(block: Block) -> str:
    """The number as a reader of it expects: ``3.2``, ``12.``, ``4a) (i)``."""
    if not block.number:
        return ""
    if block.kind == "heading" and block.number.isalpha():
        return f"**{block.number}.**"
    if _SIMPLE_NUMBER.fullmatch(block.number):
        return f"{block.number}."
    if sub := _SUB_NUMBER.fullmatch(block.number):
        return f"{sub['number']}) ({sub['sub']})"
    return block.number


def _with_marks(block: Block, labels: dict[str, str]) -> str:
    """The text with its footnote marks where they were printed."""
    if not block.references:
        return _apart(block.text)
    parts = []
    cursor = 0
    for reference in block.references:
        parts.append(block.text[cursor : reference.offset])
        parts.append(f"[^{labels[reference.footnote]}]")
        cursor = reference.offset
    parts.append(block.text[cursor:])
    return _apart("".join(parts))


def _apart(text: str) -> str:
    """The text with a space in what looks like markup: signs that only the source keeps apart."""
    if "**" not in text and "__" not in text:
        return text
    return MARKUP.sub(lambda found: " ".join(found.group()), text)


def _is_plain(block: Block) -> bool:
    return block.kind == "paragraph" and not block.number and not block.marker


def _needs_escape(
    block: Block, line: str, before: Block | None, text_before: str, *, has_signs: bool
) -> bool:
    """Whether ``line``, a plain paragraph, would read as something else, or as part of ``before``."""
    if not line:
        return False
    if block.role == "status":
        return False
    if _AMBIGUOUS.match(line) or _LABEL.match(line) or is_orphan(line):
        return True
    if not has_signs and (looks_like_heading if before else looks_like_title)(line):
        return True
    if before is None or before.kind == "heading" or before.role == "status":
        return False
    if before.kind == "paragraph" and not before.text:
        return True
    if before.role != "contents" and goes_on_below(text_before, line):
        return True
    return line[0].islower() and is_open(text_before)


def _note_label(note: Footnote) -> str:
    """``35``, or ``s2-35`` for the second note of that number."""
    found = _ID.fullmatch(note.id)
    if found is None or not found["scope"]:
        return note.number
    return f"s{found['scope']}-{note.number}"


def _note(note: Footnote, labels: dict[str, str]) -> str:
    words = [note.text] if note.text else []
    words += [f"<{url}>" for url in note.urls]
    return f"[^{labels[note.id]}]: {' '.join(words)}".rstrip()


def _remarks(document: Document) -> dict[str, _Remark]:
    """For each later block of a restatement, a sentence that names the earlier one."""
    remarks: dict[str, _Remark] = {}
    for duplicate in document.duplicates:
        if duplicate.kind != "restatement":
            continue
        first, *others = (document.block_by_id[name] for name in duplicate.blocks)
        words = f"Restates paragraph {first.number}." if first.number else "Restates the above."
        for later in others:
            is_whole = duplicate.score >= _SAME and len(later.text) <= len(first.text) * _LONGER
            if later.id not in remarks or (is_whole and not remarks[later.id].is_whole):
                remarks[later.id] = _Remark(words, is_whole)
    return remarks
