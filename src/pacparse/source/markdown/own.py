r"""Markdown as ``clean`` writes it: each block on a line, every sign one of a few.

What says that a text is ours: its layout, and at least one of the signs that only ``clean`` needs (an escape, a
quotation, a note, a space before plain words). Its signs need no parser.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.source.markdown.own_inline import AUTOLINK, PUNCTUATION, read_inside
from pacparse.source.markdown.rows import MARKUP, read_row, table_styles
from pacparse.styles import NO_NOTE, StyleRun

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.text.spans import Run

# What our Markdown has, at the head of a line or inside of it, and plain text hardly ever.
_SIGN = re.compile(
    rf"\\{PUNCTUATION}|\]\(<|{AUTOLINK}|(?<!\*)\*{{1,3}}(?=[^*\s])|^(?:\ \S|>\ \S|\[\^[^\]\n]{{1,20}}\]:|(?:>\ )?-(?:\ \ \S|$)|(?:>\ )?\*\*[^*\n]{{1,200}}\*\*\ \ \S|(?:\|\ -{{3,}}\ )+\|$)",
    re.MULTILINE,
)
# Markup that we escape or never write: a link, a tag or a comment, code, a low line, a definition of a link.
_LINK = re.compile(r"(?<!\\)\]\((?!<)")
_TAG = re.compile(r"(?<!\\)<(?:/?(?:sup|br|a|p|div|table|span)[\s>/]|!--)", re.IGNORECASE)
_CODE = re.compile(r"(?<!\\)`")
_STAR = re.compile(r"(?<![\\*])\*(?=[^*\s])")
# A number as we never write it. Examples: "12. The", "> 3) The", "3.2\\. The"; near misses: "12\\. The", "3.2 The".
_COUNTED = re.compile(
    r"^(?:> )?(?:[0-9]{1,9}[.)](?:\s|\Z)|[0-9]{1,3}(?:\.[0-9]{1,3}){1,3}\\[.)])", re.MULTILINE
)
_LOW_LINE = re.compile(r"(?<![\w\\])_(?=[^\s_])")
_CLOSED = re.compile(r"^ {0,3}#{1,6} [^\n]{0,200}? #{1,6} {0,8}$", re.MULTILINE)
_DEFINITION = re.compile(r"^\[(?!\^)[^\]\n]{1,80}\]:\s", re.MULTILINE)
_PAIR = re.compile(r"\\(.)")
_NEVER_ESCAPED = frozenset("]\"'$%,/;=?@{}")
"""Signs that others escape, and that make no markup where we write them."""
# The line under the head of a table. Example: "| ---- | --- |"; near miss: "| -- | :--- |".
_RULE = re.compile(r"(?:\| -{3,} )+\|")
_LISTED = re.compile(r"(?:> )?-(?: |\Z)")
_NOTED = re.compile(r"\[\^")
# The numbers of paragraphs as we write them. Examples: "12\\. The", "1\\) (a) The", "3.2 The", "4a) (i) The", "12a. The", "3.2"
# alone; near misses: " 3.2 The", which is plain, "3.2 per cent", "3.2.2017".
_NUMBER = re.compile(
    r"(?:(?P<part>[0-9]{1,3}\\\) \([a-z]{1,5}\))|(?P<counted>[0-9]{1,9})\\[.)]"
    r"|(?P<number>[0-9]{1,6}(?:\.[0-9]{1,3}){1,3})[.:)]?|[0-9]{1,9}[a-z]\."
    r"|[0-9]{1,3}[a-z]?\) \([a-z]{1,5}\))(?=\Z|\s[^\sa-z0-9%,.;:)])"
)
_NOTE = re.compile(
    r"\\?\[\^(?:s[0-9]{1,4}-)?(?P<number>[^\]\s]{1,12})\]:(?: (?P<printed>\*\*(?:\\.|[^*\s\\]){1,12}\*\*(?=\s|\Z)))?"
)
_LABEL = re.compile(r"\*\*[^*]{1,200}\*\*  ?(?=\S)")
# The anchors of a line, which the signs of its block stand before. Example: '## <a id="23/3.2"></a>Lamps';
# near misses: 'Lamps <a id="3.2"></a>', '<a href="3.2"></a>Lamps'.
_ANCHORED = re.compile(
    r"^(?:\#{1,6} |(?:> )?(?:- (?:[^\s<]{1,12} )?)?|\[\^[^\]\n]{1,20}\]: )(?P<anchors>(?:<a id=\"[A-Za-z0-9%/:().~_-]+\"></a>)+)",
    re.MULTILINE,
)
# What may hold any sign and is no markup of others: an address, a note mark, a link as we write it. Near misses:
# "<title>", "[40]", "[the log](log.pdf)".
_OPAQUE = re.compile(
    rf"{AUTOLINK}|(?<!\\)\[\^[^\]\s]{{1,20}}\]|(?<!\\)\[(?:[^\[\]\\\n]|\\.)*+\]\(<[^<>\n]*>\)"
)


def is_own(text: str) -> bool:
    """Whether ``text`` has the layout and the signs of what ``clean`` writes, and nothing foreign."""
    if "<a id=" in text:
        bare = _ANCHORED.sub(_without_anchors, text)
        is_signed = len(bare) < len(text) or _SIGN.search(text) is not None
        text = bare
    else:
        is_signed = _SIGN.search(text) is not None
    if not is_signed or not _is_laid_out(text):
        return False
    return not _has_foreign_markup(_OPAQUE.sub("<>", text).replace(NO_NOTE, ""))


def _without_anchors(line: re.Match[str]) -> str:
    return line[0][: line.start("anchors") - line.start()]


def _has_foreign_markup(text: str) -> bool:
    """Whether others wrote ``text``; a sign that it does not hold is looked for no further."""
    rows = (
        ("](", _LINK),
        ("<", _TAG),
        ("`", _CODE),
        ("_", _LOW_LINE),
        ("]:", _DEFINITION),
        (" #", _CLOSED),
    )
    if any(sign in text and pattern.search(text) for sign, pattern in rows):
        return True
    if "*" in text and _STAR.search(text) and _COUNTED.search(text):
        return True  # somebody else's stars: beside ours no number is written so
    return "\\" in text and not _NEVER_ESCAPED.isdisjoint(_PAIR.findall(text))


def _is_laid_out(text: str) -> bool:
    """Whether one blank line stands between blocks, none between items and notes, and no white space too many."""
    before = ""
    for line in text.removesuffix("\n").split("\n"):
        if not (_stands_right(line, before) if line else before):
            return False
        before = line
    return bool(before)


def _stands_right(line: str, before: str) -> bool:
    """Whether a line has no white space too many, and stands under a blank line or one of its list."""
    if line[-1].isspace() or (line[0].isspace() and (line[0] != " " or line[1].isspace())):
        return False
    if not before or before[0] == line[0] == "|":
        return True
    return any(kind.match(before) and kind.match(line) for kind in (_LISTED, _NOTED))


def annotate_own(text: str) -> tuple[StyleRun, ...]:
    """The style runs of a text that is ours, sorted."""
    styles: list[StyleRun] = []
    cursor = 0
    barred: list[Run] = []
    for line in (*text.split("\n"), ""):
        end = cursor + len(line)
        if line.startswith("|"):
            barred.append((cursor, end))
        elif line:
            styles += _line(line, cursor)
        elif barred:
            styles += _table(text, barred)
            barred = []
        cursor = end + 1
    return tuple(sorted(styles, key=lambda style: (style.run, style.kind)))


def _table(text: str, lines: Sequence[Run]) -> Iterator[StyleRun]:
    """What lines that begin with bars say: those of a table, if a rule stands under the first of them."""
    if len(lines) > 1 and _RULE.fullmatch(text, *lines[1]):
        rows = [read_row(text, *line) for line in (lines[0], *lines[2:])]
        yield StyleRun("furniture", lines[1], MARKUP)
        yield from table_styles(rows)
        for start, end in (row.cells[at] for row in rows for at in row.filled):
            yield from read_inside(text[start:end], start, 0, is_note=False)
        return
    for start, end in lines:
        yield from _line(text[start:end], start)


def _line(line: str, at: int) -> Iterator[StyleRun]:
    """What the signs of one line say; ``at`` is where it begins in the text."""
    anchored = _ANCHORED.match(line) if "<a id=" in line else None
    if anchored is None:
        yield from _signs(line, at)
        return
    begin, end = anchored.span("anchors")
    yield StyleRun("furniture", (at + begin, at + end), MARKUP)
    for style in _signs(line[:begin] + line[end:], 0):
        first, last = style.run
        first += end - begin if first >= begin else 0
        last += end - begin if last > begin else 0
        yield style._replace(run=(at + first, at + last))


def _signs(line: str, at: int) -> Iterator[StyleRun]:
    """What the signs of a line without anchors say; ``at`` is where it begins."""
    if line.startswith(("[^", "\\[^")) and (note := _NOTE.match(line)):
        if (
            line[note.end("number") + 2 :].lstrip().removeprefix(f"{note['printed'] or ''} ")
            == NO_NOTE
        ):
            yield StyleRun("furniture", (at, at + len(line)), MARKUP)
            return
        if note["printed"] and note["printed"].replace("\\", "") == f"**{note['number']}**":
            yield StyleRun("markup", (at + note.start("printed"), at + note.end("printed")))
        begin = note.end() if note["printed"] else note.end("number") + 2
        yield from read_inside(line, at, begin, is_note=True)
        return
    begin = 0
    if line.startswith("> "):
        yield StyleRun("furniture", (at, at + 1), MARKUP)
        yield StyleRun("quoted", (at + 2, at + len(line)))  # the answer begins where it ends
        begin = 2
    if line.startswith("-", begin) and line[begin + 1 : begin + 2] in ("", " "):
        yield StyleRun("number", (at + begin, at + begin + 1), "-")
        begin += 2
    if label := _LABEL.match(line, begin):
        yield StyleRun("plain", (at + label.end(), at + label.end() + 1))
    elif line.startswith(" ", begin):
        yield StyleRun("plain", (at + begin + 1, at + begin + 2))
    elif number := _NUMBER.match(line, begin):
        value = number["counted"] or number["number"] or (number["part"] or "").replace("\\", "")
        yield StyleRun("number", (at + begin, at + number.end()), value)
    yield from read_inside(line, at, begin, is_note=False)
