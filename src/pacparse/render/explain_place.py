"""The explanation of one place: a paragraph with its notes, a line and what became of it, a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.landmarks import Landmarks
from pacparse.render.places import Place, find_place
from pacparse.render.printable import printable
from pacparse.render.quotes import name_block, quote
from pacparse.render.screen import Canvas, Row, Screen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.block import Block
    from pacparse.document import Diagnostic, Document, Footnote, Recommendation, Verdict
    from pacparse.render.decisions import Decisions
    from pacparse.text.spans import Run

_MOST_SOURCE_LINES = 12
_MOST_LINE_CHARACTERS = 600
_GAPS = {
    "no_answer": "no answer found",
    "no_verdict": "answered, with no verdict",
    "loose": "answered, with a loose verdict only",
    "table_unread": "no answer found: a table could not be read",
}


def explain_place(
    document: Document,
    text: str,
    *,
    where: str,
    screen: Screen,
    decisions: Decisions | None = None,
) -> str:
    """A page on what ``where`` names. Raises UsageError where the document has no such place.

    With ``decisions`` it names the rules that decided the lines of the place.
    """
    place = find_place(document, text, where=where)
    page = _Page(document, text, screen)
    if place.landmark is not None and page.landmarks.kind == "page":
        page.draw_page(place)
        return page.text()
    if place.line is not None or place.landmark is not None:
        page.draw_line(place, decisions)
        decisions = None  # what is drawn now is of other lines too
    page.decisions = decisions
    for block in place.blocks:
        page.draw_block(block)
    for note in place.notes:
        page.draw_note(note)
    for recommendation in place.recommendations:
        page.draw_recommendation(recommendation)
    return page.text()


class _Page:
    def __init__(self, document: Document, text: str, screen: Screen) -> None:
        self._document = document
        self._source = text
        self.landmarks = Landmarks(document.source, text)
        self._canvas = Canvas(screen)
        self._count = 0
        self.decisions: Decisions | None = None

    def text(self) -> str:
        """All that was drawn."""
        return self._canvas.text()

    def draw_line(self, place: Place, decisions: Decisions | None) -> None:
        """A line of the source or a paragraph of Word, what was removed, and what decided it."""
        name = f"line {place.line:,}" if place.line is not None else f"paragraph ¶{place.landmark}"
        run = self.landmarks.run_of(place.landmark or 0)
        lines = [place.line] if place.line is not None else self._lines_of([run] if run else [])
        self._title(name, printable(self._document.source.name))
        self._source_lines(lines)
        self._draw_removals(place)
        if not (place.removals or place.blocks or place.notes):
            self._canvas.line(("There is nothing on this line.", "dim"))
        self._decided_by(lines, decisions)

    def draw_page(self, place: Place) -> None:
        """A page of a PDF: what stands on it, in order, and what to check there."""
        document = self._document
        self._title(f"page {place.landmark:,}", printable(document.source.name))
        self._draw_removals(place)
        if not (place.removals or place.blocks or place.notes):
            self._canvas.line(("There is no text on this page.", "dim"))
        self._section("Blocks", [self._block_row(block) for block in place.blocks])
        self._section("Notes", [self._note_row(note.id) for note in place.notes])
        rows = dict.fromkeys(row for block in place.blocks for row in self._answer_rows(block))
        self._section("Recommendations", list(rows))
        found = [d for d in document.diagnostics if d.page == place.landmark]
        self._section("To check", [self._diagnostic_row(d) for d in found])

    def _draw_removals(self, place: Place) -> None:
        for removal in place.removals:
            reason = removal.reason.replace("_", " ")
            detail = f" ({removal.detail})" if removal.detail else ""
            self._canvas.line(("removed: ", "red"), (printable(f"{reason}{detail}"), ""))

    def _block_row(self, block: Block) -> Row:
        """A block in a line: how to name it, what it is, how it begins."""
        facts = [block.kind, (block.role or "").replace("_", " "), _page_of(block)]
        name = f"{printable(block.number)} ({block.id})" if block.number else block.id
        return Row(name, " · ".join(fact for fact in facts if fact), quote(block.text))

    def _diagnostic_row(self, found: Diagnostic) -> Row:
        words = f"{printable(found.message)} [{found.code}]"
        return Row(self.landmarks.sign_of_line(found.line), words)

    def draw_block(self, block: Block) -> None:
        """A block: its words with their marks, where it stands, and all that concerns it."""
        report = f"of {block.report}" if block.report else ""
        facts = [block.kind, block.role or "", block.id, report, _page_of(block)]
        self._title(name_block(block), " · ".join(fact.replace("_", " ") for fact in facts if fact))
        for line in _with_marks(block).split("\n"):  # a table has a line for each row
            self._canvas.line((printable(line), ""))
        self._canvas.heading("In the source", style="bold cyan")
        self._source_lines(self._lines_of(block.runs))
        self._decided_by(self._lines_of(block.runs), self.decisions)
        self._section("Notes", [self._note_row(r.footnote) for r in block.references])
        self._section("Answers", list(self._answer_rows(block)))
        self._section("Elsewhere", list(self._duplicate_rows(block)))
        found = [d for d in self._document.diagnostics if d.block == block.id]
        self._section("To check", [self._diagnostic_row(d) for d in found])

    def draw_note(self, note: Footnote) -> None:
        """A note: its words and addresses, and where it is cited."""
        status = note.status.replace("_", " ")
        self._title(f"note {printable(note.number)}", f"{note.id} · {status}")
        for said in (note.text, *note.urls):
            if said:
                self._canvas.line((printable(said), ""))
        if note.runs:
            self._canvas.heading("In the source", style="bold cyan")
            self._source_lines(self._lines_of(note.runs))
            self._decided_by(self._lines_of(note.runs), self.decisions)
        blocks = self._document.block_by_id
        cited = [blocks[r.block] for r in note.references if r.block in blocks]
        self._section("Cited in", [Row(name_block(block), quote(block.text)) for block in cited])

    def draw_recommendation(self, found: Recommendation) -> None:
        """A recommendation: what was asked, what was answered, and until when."""
        self._title(f"recommendation {printable(found.number or found.id)}", _position_of(found))
        if found.title:
            self._canvas.line((printable(found.title), "bold"))
        asked = {"Conclusion": found.conclusion, "Recommendation": found.recommendation}
        for name, said in asked.items():
            if said:
                self._canvas.heading(name)
                for line in said.split("\n"):
                    self._canvas.line((printable(line), ""))
        rows = [
            Row("", f"{verdict.by or 'answer'}: {verdict.words} ({_weight_of(verdict)})")
            for verdict in found.verdicts
        ]
        rows += [Row("", found.status_words)] if found.status_words else []
        rows += [
            Row("", f"{date.kind}: {date.words} ({date.earliest or '…'} to {date.latest or '…'})")
            for date in found.target_dates
        ]
        rows += [Row("", f"answered in {', '.join(found.response)}")] if found.response else []
        self._section("Answer", [Row("", printable(row.what)) for row in rows])
        self._section("Answered with", list(self._said_rows(found)))

    def _said_rows(self, found: Recommendation) -> Iterator[Row]:
        """The words of the answer, each block at its landmark."""
        blocks = self._document.block_by_id
        for block in (blocks[name] for name in found.blocks.response if name in blocks):
            margin = self.landmarks.sign_at(block.runs[0][0])
            yield Row(margin, printable(_with_marks(block)))

    def _title(self, name: str, facts: str) -> None:
        if self._count:
            self._canvas.line()
        self._count += 1
        self._canvas.line((name, "bold"), (f"  {facts}", "dim"))

    def _section(self, title: str, rows: Sequence[Row]) -> None:
        if rows:
            self._canvas.heading(title, style="bold yellow")
            self._canvas.rows(rows)

    def _decided_by(self, lines: Sequence[int], decisions: Decisions | None) -> None:
        """For each question that was asked about the lines, the answer and the rules."""
        if decisions is not None:
            shown = lines[:_MOST_SOURCE_LINES]
            self._section("Decided by", list(decisions.rows(self.landmarks, shown)))

    def _lines_of(self, runs: Sequence[Run]) -> list[int]:
        """The lines on which ``runs`` stand, in order, each once."""
        lines: dict[int, None] = {}
        for start, end in runs:
            first, last = self._line(start), self._line(max(start, end - 1))
            lines.update(dict.fromkeys(range(first, min(last, first + _MOST_SOURCE_LINES) + 1)))
        return list(lines)

    def _line(self, offset: int) -> int:
        return self.landmarks.lines.line_at(offset)

    def _source_lines(self, lines: Sequence[int]) -> None:
        rows = []
        for line in lines[:_MOST_SOURCE_LINES]:
            run = self.landmarks.lines.run_of(line)
            if run is not None and (self.landmarks.kind == "line" or run[0] < run[1]):
                start, end = run[0], min(run[1], run[0] + _MOST_LINE_CHARACTERS)
                more = " …" if end < run[1] else ""
                sign = self.landmarks.sign_of_line(line)
                words = self._source[start:end]
                words = words.lstrip("\f") if self.landmarks.kind == "page" else words
                rows.append(Row(sign, printable(words) + more))
        self._canvas.rows(rows)
        if len(lines) > _MOST_SOURCE_LINES:
            self._canvas.line((f"and {len(lines) - _MOST_SOURCE_LINES:,} more lines", "dim"))

    def _note_row(self, name: str) -> Row:
        for note in self._document.footnotes:
            if note.id == name:
                said = " ".join(part for part in (note.text, *note.urls) if part)
                return Row(printable(note.number), printable(said) or "never given")
        return Row(name, "")

    def _answer_rows(self, block: Block) -> Iterator[Row]:
        for found in self._document.recommendations:
            groups = found.blocks
            if block.id in (*groups.conclusion, *groups.recommendation, *groups.response):
                name = f"recommendation {printable(found.number or '')}".strip()
                yield Row(found.id, f"{name}: {_position_of(found)}")

    def _duplicate_rows(self, block: Block) -> Iterator[Row]:
        blocks = self._document.block_by_id
        for duplicate in self._document.duplicates:
            if duplicate.kind == "restatement" and block.id in duplicate.blocks:
                others = [blocks[name] for name in duplicate.blocks if name != block.id]
                names = ", ".join(f"{name_block(other)} ({other.id})" for other in others)
                yield Row("", f"says the same as {names}; all stay")
            if duplicate.kind == "repeated_passage" and block.id in duplicate.kept:
                margin = self.landmarks.sign_at(duplicate.removed[0][0] if duplicate.removed else 0)
                yield Row(margin, "stood in the text twice; the other copy is removed")
            for variant in duplicate.variants:
                if variant.block == block.id:
                    words = f"{quote(variant.removed)}, not {quote(variant.kept)}"
                    yield Row("", f"the other copy has {words}")


def _position_of(found: Recommendation) -> str:
    """The position for people, or why there is none."""
    if found.position is not None:
        return found.position.replace("_", " ")
    return _GAPS[found.gap or ("no_verdict" if found.blocks.response else "no_answer")]


def _weight_of(verdict: Verdict) -> str:
    """What a verdict stands for; of a loose one, that it gives no position."""
    said = verdict.position.replace("_", " ")
    return f"loose: {said} with something near it" if verdict.kind == "loose" else said


def _page_of(block: Block) -> str:
    """The page that a block begins on, and the number printed there where it is another."""
    if block.page is None:
        return ""
    label = block.page_label
    is_other = label is not None and label != str(block.page)
    return f"page {block.page}" + (f" ({printable(label or '')})" if is_other else "")


def _with_marks(block: Block) -> str:
    """The text of the block after its marker, each note mark in brackets where it stood."""
    pieces = [f"{block.marker} " if block.marker else ""]
    cursor = 0
    for reference in block.references:
        number = reference.footnote.removeprefix("fn").partition("-")[0]
        pieces += (block.text[cursor : reference.offset], f"[{number}]")
        cursor = reference.offset
    pieces.append(block.text[cursor:])
    return "".join(pieces)
