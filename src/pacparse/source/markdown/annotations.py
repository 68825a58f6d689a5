"""The style runs of a Markdown text: what is markup, a heading, a link, a note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pacparse.source.markdown.inline import Watched
from pacparse.source.markdown.rows import MARKUP, Row, read_row, table_styles
from pacparse.styles import StyleRun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from pacparse.source.markdown.inline import Span
    from pacparse.styles import StyleKind
    from pacparse.text.spans import Run

MOST_INLINE = 20_000
"""A longer paragraph is read without a look at the markup inside of it."""
_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n)?")
# Example: "1\\. The", "3.2\\) The"; near miss: "1. The".
_ESCAPED_NUMBER = re.compile(
    r"[ \t]{0,8}(?P<all>(?P<number>[0-9]{1,3}(?:\.[0-9]{1,3}){0,3})\\[.)])"
)
# Example: "\[3\]", "[3]", "3" inside of "<sup>"; near miss: "\[see 3\]".
_BRACKETED = re.compile(r"\\\[(?P<number>[0-9]{1,3})\\\]")
# Example: "[3]: https://…"; near misses: "[^3]: the log", "see [3]: ".
_DEFINITION = re.compile(r"[ ]{0,3}\[(?P<label>(?!\^)[^\]\n]{1,80})\]:[ \t]{0,8}(?=\S)")
# Example: "<details>", "</p>", "<!-- a comment -->". Near miss: "< 3 >".
_TAG = re.compile(r"<(?:!--[^<>]{0,500}--|/?[A-Za-z][^<>]{0,500})>")
# What closes an underlined or signed heading. Example: " ##", " {#lamps}". Near miss: "C#".
_HEADING_END = re.compile(r"(?:[ \t]{1,8}#{1,6})?(?:[ \t]{0,8}\{[#.][^{}\n]{0,80}\})?[ \t]{0,8}$")
_STYLES: dict[str, StyleKind] = {"em": "italic", "strong": "bold"}
_QUOTE = re.compile(r"[ ]{0,3}(?:>[ ]?)++")


def annotate(text: str) -> tuple[StyleRun, ...]:
    """The style runs of ``text``, sorted, each within a line but for HTML."""
    return _Annotator(text).run()


class _Annotator:
    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = [m.span() for m in _LINE.finditer(text) if m.group()]
        self.styles: list[StyleRun] = []
        self.watched = Watched()
        self.env: dict[str, Any] = {}
        self.raised_from = -1

    def run(self) -> tuple[StyleRun, ...]:
        """All style runs."""
        rows: list[Row] = []
        column = -1  # of the cell that is read; -1: none is
        for token in self.watched.blocks(self.text, self.env):
            if token.type == "tr_open" and token.map:
                rows.append(self._row(token.map[0]))
                column = 0
            elif token.type in ("th_close", "td_close"):
                column += 1
            elif token.type == "tr_close":
                column = -1
            elif token.type == "table_close":
                self.styles += table_styles(rows)
                rows = []
            elif token.type == "inline" and token.content and column >= 0:
                self._cell(token.content, rows[-1], column)
            elif token.type == "inline" and token.content and token.map:
                self._paragraph(token.content, self._places(token.content, token.map))
            elif token.map:
                self._block(token, token.map)
        self._definitions()
        self._bracketed_notes()
        return tuple(sorted(set(self.styles), key=lambda style: (style.run, style.kind)))

    def add(self, kind: StyleKind, run: Run, value: str | None = None) -> None:
        """Notes a style of the characters of ``run``, white space at its ends aside."""
        words = self.text[run[0] : run[1]]
        start = run[0] + len(words) - len(words.lstrip())
        if words.strip():
            self.styles.append(StyleRun(kind, (start, start + len(words.strip())), value))

    def _block(self, token: Token, lines: Sequence[int]) -> None:
        """What the lines of a block say: an underline, a fence, a table's rule, a quotation."""
        first, last = lines[0], min(lines[1], len(self.lines)) - 1
        if last < first:
            return
        if token.type == "heading_open":
            self._heading(token, first, last)
        elif token.type == "fence":
            self.add("furniture", self.lines[first], MARKUP)
            is_closed = last > first and self._line(last).strip("> \t\r\n`~") == ""
            if is_closed:
                self.add("furniture", self.lines[last], MARKUP)
            self._code(first + 1, last - is_closed)
        elif token.type == "code_block":
            self._code(first, last)
        elif token.type == "thead_open" and last < len(self.lines) - 1:
            self.add("furniture", self.lines[last + 1], MARKUP)
        elif token.type == "blockquote_open" and token.level == 0:
            for line in range(first, last + 1):
                if sign := _QUOTE.match(self.text, *self.lines[line]):
                    self.add("furniture", sign.span(), MARKUP)
        elif token.type == "hr":
            self.add("furniture", self.lines[first], MARKUP)
        elif token.type == "html_block":
            self._html(first, last)

    def _code(self, first: int, last: int) -> None:
        """Says of the lines of code that they are no more than they look."""
        for line in range(first, last + 1):
            start, end = self.lines[line]
            sign = _QUOTE.match(self.text, start, end)
            self.add("plain", (start if sign is None else sign.end(), end))

    def _heading(self, token: Token, first: int, last: int) -> None:
        start, end = self.lines[first]
        if token.markup[:1] in ("=", "-"):
            self.add("furniture", self.lines[last], MARKUP)
            for line in range(first, last):
                self.add("heading", self.lines[line], token.tag[1:])
            start, end = self.lines[last - 1]
        words = self.text[start:end].rstrip()
        closing = _HEADING_END.search(words, len(token.markup), len(words))
        if closing is not None and closing.group():
            self.add("markup", (start + closing.start(), start + len(words)))

    def _html(self, first: int, last: int) -> None:
        """Marks the tags; the words between are read as elsewhere, for they are the page's too."""
        for tag in _TAG.finditer(self.text, self.lines[first][0], self.lines[last][1]):
            self.add("furniture", tag.span(), MARKUP)
        for line in range(first, last + 1):
            if words := self._line(line).strip():
                at = self.lines[line][0] + self._line(line).index(words)
                self._paragraph(words, [(0, at)])

    def _row(self, line: int) -> Row:
        """The row of a table on a line, behind the signs of a quotation."""
        start, end = self.lines[line]
        sign = _QUOTE.match(self.text, start, end)
        return read_row(self.text, sign.end() if sign else start, end)

    def _cell(self, content: str, row: Row, column: int) -> None:
        """What the markup inside a cell's words says; a bar among them has a backslash before it."""
        if column >= len(row.cells):
            return
        start, end = row.cells[column]
        words = self.text[start:end]
        if words.replace("\\|", "|") != content:
            return
        places = [(0, start)]
        at = words.find("\\|")
        while at >= 0:
            self.add("markup", (start + at, start + at + 1))
            places.append((at + 1 - len(places), start + at + 1))
            at = words.find("\\|", at + 1)
        self._paragraph(content, places)

    def _line(self, index: int) -> str:
        return self.text[slice(*self.lines[index])]

    def _places(self, content: str, lines: Sequence[int]) -> list[tuple[int, int]]:
        """For each line of a block's words where it begins there, and where in the text."""
        places = []
        cursor = 0
        for number, words in enumerate(content.split("\n"), start=lines[0]):
            if number >= len(self.lines):
                break
            at = self._line(number).rfind(words) if words else -1
            if at >= 0:
                places.append((cursor, self.lines[number][0] + at))
            cursor += len(words) + 1
        return places

    def _paragraph(self, content: str, places: list[tuple[int, int]]) -> None:
        """What the markup inside a block's words says."""
        if places and (number := _ESCAPED_NUMBER.match(self.text, places[0][1])):
            self.add("number", number.span("all"), number["number"])
        self.raised_from = -1
        if len(content) <= MOST_INLINE:
            for span in self.watched.inline(content, self.env):
                self._span(span, places)

    def _source(self, run: Run, places: Sequence[tuple[int, int]]) -> Run | None:
        """Where a run of a block's words stands in the text; None over two lines."""
        before = next(((c, s) for c, s in reversed(places) if c <= run[0]), None)
        after = next(((c, s) for c, s in reversed(places) if c < run[1]), None)
        if before is None or after is None:
            return None
        return before[1] + run[0] - before[0], after[1] + run[1] - after[0]

    def _span(self, span: Span, places: Sequence[tuple[int, int]]) -> None:
        run, inner = self._source(span.run, places), self._source(span.inner, places)
        if run is None or inner is None:
            return
        if span.rule == "escape":
            self.add("markup", (run[0], run[0] + 1))
        elif span.rule == "sign":
            self.add("markup", run)
        elif span.rule in ("link", "image"):
            self._link(span, run, inner)
        elif span.rule in _STYLES:
            self.add(_STYLES[span.rule], inner)
        elif span.rule == "autolink":
            self.add("markup", (run[0], run[0] + 1))
            self.add("link", (run[0] + 1, run[1] - 1), self.text[run[0] + 1 : run[1] - 1])
            self.add("markup", (run[1] - 1, run[1]))
        elif span.rule == "html_inline":
            self._tag(run)
        elif span.rule == "backticks":
            words = self.text[run[0] : run[1]]
            count = len(words) - len(words.lstrip("`"))
            if count < len(words):
                self.add("markup", (run[0], run[0] + count))
                self.add("markup", (run[1] - count, run[1]))

    def _link(self, span: Span, run: Run, inner: Run) -> None:
        words = self.text[inner[0] : inner[1]]
        label = words.upper()
        if span.rule == "link" and words.isdecimal() and run[1] == inner[1] + 1:
            if label in self.env.get("references", {}):  # "[3]", defined below, is a mark
                self.add("reference", run, words)
            return
        self.add("markup", (run[0], inner[0]))
        self.add("markup", (inner[1], run[1]))
        if span.rule == "link" and span.target:
            self.add("link", inner, span.target)

    def _tag(self, run: Run) -> None:
        self.add("markup", run)
        tag = self.text[run[0] : run[1]].lower()
        if tag.startswith("<sup"):
            self.raised_from = run[1]
        elif tag.startswith("</sup") and self.raised_from >= 0:
            self.add("raised", (self.raised_from, run[0]))
            self.raised_from = -1

    def _definitions(self) -> None:
        """Definitions of links: a number's is its note, the others are markup."""
        known = self.env.get("references", {})
        cited = {style.value for style in self.styles if style.kind == "reference"}
        for start, end in self.lines:
            if self.text[start : start + 4].lstrip()[:1] != "[":
                continue
            found = _DEFINITION.match(self.text, start, end)
            if found is None or " ".join(found["label"].split()).upper() not in known:
                continue
            if found["label"] in cited:
                self.add("note", (start, end), found["label"])
            else:
                self.add("furniture", (start, end), MARKUP)

    def _bracketed_notes(self) -> None:
        r"""``\[3\]`` behind words and again at the head of a line: a mark, and its note."""
        marks = list(_BRACKETED.finditer(self.text))
        heads = {m.start() for m in marks if self._heads_line(m.start())}
        noted = {m["number"] for m in marks if m.start() in heads}
        cited = {m["number"] for m in marks if m.start() not in heads}
        for mark in marks:
            if mark["number"] not in noted & cited:
                continue
            if mark.start() in heads:
                end = self.text.find("\n", mark.end())
                self.add("note", (mark.start(), len(self.text) if end < 0 else end), mark["number"])
            else:
                self.add("reference", mark.span(), mark["number"])

    def _heads_line(self, at: int) -> bool:
        before = self.text.rfind("\n", 0, at) + 1
        return not self.text[before:at].strip()
