"""What must hold for a row of each table: its words in the source, its numbers, its dates."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Self, get_args

from pacparse.block import BlockKind, Role
from pacparse.document import DateKind, NoteStatus, Position, Status
from pacparse.fingerprints import fingerprint
from pacparse.gate.by_hand import fields_by_hand
from pacparse.gate.passages import find_unlike, find_unnamed
from pacparse.tables.layout import HISTORY_TABLES, table_named
from pacparse.tables.scratch import Scratch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Set

    from pacparse.gate.stored import Stored
    from pacparse.gate.texts import Sources, Text

    Cells = Mapping[str, str]
    Fault = tuple[str, str | None, str]
    """A code of refusal, the column, and a message."""
    Faults = Iterator[Fault]

_GAPS = frozenset(("no_answer", "no_verdict", "loose", "table_unread"))
_FIELDS = {"target_words": "target_dates"}
"""Columns that a correction calls by another name."""
_ORIGINS = frozenset(("printed", "repaired", "link"))
_MOST_FIGURES = 15
_HIGHEST_SCORE = 100
_SEVERITIES = frozenset(("info", "warning", "error"))


class Passage(NamedTuple):
    """A paragraph that stands in another document too: its document, and its text."""

    document: str
    text: str


class Known:
    """What is known of all rows while one is looked at; a context manager."""

    def __init__(self, stored: Stored, sources: Sources) -> None:
        self._stored = stored
        self._sources = sources
        self._keys: dict[str, frozenset[str]] = {}
        self._scratch = Scratch()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """What was put by is gone."""
        self._scratch.__exit__()

    def keys(self, name: str) -> frozenset[str]:
        """The keys of the rows of the table ``name``."""
        if name not in self._keys:
            table = table_named(name)
            column = table.key[0]
            self._keys[name] = frozenset(row.cells[column] for row in self._stored.rows(table))
        return self._keys[name]

    def text(self, document_id: str) -> Text | None:
        """The source text of a document; None where its source was not given."""
        document = self._documents.get(document_id)
        return None if document is None else self._sources.of(document)

    def texts_of(self, recommendation_id: str) -> list[Text]:
        """The source texts of the documents that have a recommendation, where they were given."""
        found = (self.text(cells["document_id"]) for cells in self.observations[recommendation_id])
        return [text for text in found if text is not None]

    def document(self, document_id: str) -> Cells | None:
        """The row of a document."""
        return self._documents.get(document_id)

    @cached_property
    def _documents(self) -> dict[str, Cells]:
        rows = self._stored.rows(table_named("documents"))
        return {row.cells["document_id"]: row.cells for row in rows}

    @cached_property
    def observations(self) -> dict[str, list[Cells]]:
        """The rows of *observations*, without their answers, by recommendation."""
        found: dict[str, list[Cells]] = {}
        for row in self._stored.rows(table_named("observations")):
            cells = {**row.cells, "response": ""}
            found.setdefault(cells["recommendation_id"], []).append(cells)
        return found

    def corrected(self, recommendation_id: str) -> Set[str]:
        """The fields of a recommendation that a person has set: their words need not be in a source."""
        return self._corrected.get(recommendation_id, frozenset())

    @cached_property
    def _corrected(self) -> Mapping[str, Set[str]]:
        rows = self._stored.rows(table_named("corrections"))
        return fields_by_hand([row.cells for row in rows], self._split_rows())

    def _split_rows(self) -> Iterator[tuple[Cells, Set[str]]]:
        """The rows of recommendations that were parts of others, with the documents that have them."""
        for row in self._stored.rows(table_named("recommendations")):
            if "split" in row.cells["corrected"].split("; "):
                seen = self.observations.get(row.cells["recommendation_id"], ())
                yield row.cells, {cells["document_id"] for cells in seen}

    def passage(self, paragraph_id: str) -> Passage | None:
        """The document and the text of a paragraph that the table *reuse* names."""
        place = self._passages.get(paragraph_id)
        return None if place is None else Passage(*self._scratch.at(place))

    @cached_property
    def _passages(self) -> dict[str, int]:
        """Where the paragraphs that the table *reuse* names are put by."""
        reuse = table_named("reuse", HISTORY_TABLES)
        named = {row.cells[side] for row in self._stored.rows(reuse) for side in ("left", "right")}
        return {
            row.cells["paragraph_id"]: self._scratch.put(
                (row.cells["document_id"], row.cells["text"])
            )
            for row in self._stored.rows(table_named("paragraphs"))
            if row.cells["paragraph_id"] in named
        }

    @cached_property
    def lengths(self) -> dict[str, int]:
        """How many characters the text of each paragraph has."""
        rows = self._stored.rows(table_named("paragraphs"))
        return {row.cells["paragraph_id"]: len(row.cells["text"]) for row in rows}


def _check_document(cells: Cells, known: Known) -> Faults:
    text = known.text(cells["document_id"])
    if text is None:
        yield "source-missing", "sha256", f"no source was given that {cells['name']} was made of"
        return
    if cells["characters"] != str(len(text.text)):
        message = f"the source has {len(text.text)} characters, not {cells['characters']}"
        if cells["extractor"] != (text.extractor or ""):
            message += f" (it was read by {cells['extractor']}, and now by {text.extractor})"
        yield "place-wrong", "characters", message
    if cells["pages"] != ("" if text.pages is None else str(text.pages)):
        yield "place-wrong", "pages", f"the source has {text.pages} pages"
    yield from _dates(cells, "date_from", "date_to")
    if cells["title"] and not text.holds(cells["title"]):
        yield "text-not-found", "title", "the title is not in the source"


def _check_recommendation(cells: Cells, known: Known) -> Faults:
    yield from _words(cells, "position", get_args(Position))
    yield from _words(cells, "status", get_args(Status))
    yield from _words(cells, "gap", _GAPS)
    yield from _dates(cells, "target_earliest", "target_latest")
    yield from _dates(cells, "first_seen", "last_seen")
    if cells["position"] and cells["gap"]:
        yield "value-unknown", "gap", "a position that is stated has no gap"
    observed = known.observations.get(cells["recommendation_id"], [])
    if cells["editions"] != str(len(observed)):
        yield "count-wrong", "editions", f"{len(observed)} documents have it"
    if cells["drift_days"] != _drift(cells):
        yield "count-wrong", "drift_days", f"between the two dates are {_drift(cells)} days"
    if not observed:
        return
    texts = known.texts_of(cells["recommendation_id"])
    columns = ("conclusion", "recommendation", "title", "position_words", "status_words")
    by_hand = known.corrected(cells["recommendation_id"])
    if not set(filter(None, cells["corrected"].split("; "))) <= by_hand:
        yield "count-wrong", "corrected", "no correction says so"
    for column in (*columns, "position_by", "target_words", "report_title"):
        if _FIELDS.get(column, column) in by_hand:
            continue
        if cells[column] and texts and not any(text.holds(cells[column]) for text in texts):
            yield "text-not-found", column, f"the words of {column} are not in the source"
    mark = fingerprint(cells["recommendation"] or cells["conclusion"])
    if cells["fingerprint"] != (mark or ""):
        yield "count-wrong", "fingerprint", "the fingerprint is not that of the words"


def _check_observation(cells: Cells, known: Known) -> Faults:
    yield from _words(cells, "position", get_args(Position))
    yield from _words(cells, "status", get_args(Status))
    yield from _words(cells, "gap", _GAPS)
    text = known.text(cells["document_id"])
    if text is None:
        return
    yield from _place(cells, text)
    by_hand = known.corrected(cells["recommendation_id"])
    if cells["response"] and "response_text" not in by_hand and not text.holds(cells["response"]):
        yield "text-not-found", "response", "the answer is not in the source"
    if cells["start"] and cells["end"] and not list(_extent(cells, text)):
        start, end = number_of(cells["start"]), number_of(cells["end"])
        if not text.text[:start].endswith(cells["quote_prefix"]):
            yield "text-not-found", "quote_prefix", "these words do not stand before it"
        if not text.text[end:].startswith(cells["quote_suffix"]):
            yield "text-not-found", "quote_suffix", "these words do not stand behind it"


def _check_verdict(cells: Cells, known: Known) -> Faults:
    yield from _words(cells, "kind", ("explicit", "loose"))
    yield from _words(cells, "position", get_args(Position))
    yield from _found(cells, "words", known)


def _check_target_date(cells: Cells, known: Known) -> Faults:
    yield from _words(cells, "kind", get_args(DateKind))
    yield from _dates(cells, "earliest", "latest")
    if "target_dates" in known.corrected(cells["recommendation_id"]):
        return
    text = known.text(cells["document_id"])
    if text is not None and not text.holds(cells["words"]):
        yield "text-not-found", "words", "the date is not in the source"


def _check_report(cells: Cells, known: Known) -> Faults:
    text = known.text(cells["document_id"])
    if text is not None and cells["title"] and not text.holds(cells["title"]):
        yield "text-not-found", "title", "the title is not in the source"


def _check_paragraph(cells: Cells, known: Known) -> Faults:
    yield from _words(cells, "kind", get_args(BlockKind))
    yield from _words(cells, "role", get_args(Role))
    if cells["fingerprint"] != (fingerprint(cells["text"]) or ""):
        yield "count-wrong", "fingerprint", "the fingerprint is not that of the text"
    text = known.text(cells["document_id"])
    if text is not None:
        yield from _place(cells, text)
    yield from _found(cells, "text", known)


def _check_note(cells: Cells, known: Known) -> Faults:
    yield from _words(cells, "status", get_args(NoteStatus))
    text = known.text(cells["document_id"])
    if text is None:
        return
    for column in ("text", "number"):
        if cells[column] and not text.holds(cells[column]):
            yield "text-not-found", column, f"the note's {column} is not in the source"


def _check_link(cells: Cells, known: Known) -> Faults:
    yield from _words(cells, "origin", _ORIGINS)
    text = known.text(cells["note_id"].rpartition("/")[0])
    if text is not None and cells["origin"] != "link" and not text.holds(cells["url"]):
        yield "text-not-found", "url", "the address is not in the source"


def _check_citation(cells: Cells, known: Known) -> Faults:
    length = known.lengths.get(cells["paragraph_id"])
    offset = cells["offset"]
    if length is not None and not 0 <= number_of(offset) <= length:
        yield "place-wrong", "offset", f"the paragraph has {length} characters"


def _check_removal(cells: Cells, known: Known) -> Faults:
    text = known.text(cells["document_id"])
    if text is not None:
        yield from _extent(cells, text)


def _check_diagnostic(cells: Cells, known: Known) -> Faults:
    yield from _words(cells, "severity", _SEVERITIES)
    text = known.text(cells["document_id"])
    if text is not None:
        outside = list(_extent(cells, text))
        yield from outside
        start = number_of(cells["start"])
        if not outside and start >= 0 and cells["line"] != str(text.lines.line_at(start)):
            yield "place-wrong", "line", "the finding begins on another line"


def _check_reuse(cells: Cells, known: Known) -> Faults:
    yield from _words(cells, "kind", ("same", "contained", "quotes"))
    if not 0 <= number_of(cells["score"]) <= _HIGHEST_SCORE:
        yield "value-unknown", "score", f"{cells['score']!r} is no number up to {_HIGHEST_SCORE}"
    left, right = (known.passage(cells[column]) for column in ("left", "right"))
    if left is None or right is None:
        return  # the row that it refers to is not there, and another check says so
    if left.document == right.document:
        yield "value-unknown", "right", "both passages are in one document"
    elif _is_later(known.document(left.document), known.document(right.document)):
        yield "dates-disordered", "left", "the document on the left is later than the other"
    kind, score = cells["kind"], number_of(cells["score"])
    if wrong := find_unlike(left.text, right.text, kind=kind, score=score):
        yield "count-wrong", "score", wrong
    named = cells["differences"]
    if wrong := find_unnamed(left.text, right.text, kind=kind, differences=named):
        yield "count-wrong", "differences", wrong


def _is_later(left: Cells | None, right: Cells | None) -> bool:
    """Whether a document has no day and the other one has, or a first day that is later."""
    first, second = (document["date_from"] if document else "" for document in (left, right))
    return second != "" and (first == "" or first > second)


CHECKS: dict[str, Callable[[Cells, Known], Faults]] = {
    "documents": _check_document,
    "recommendations": _check_recommendation,
    "observations": _check_observation,
    "verdicts": _check_verdict,
    "target_dates": _check_target_date,
    "reports": _check_report,
    "paragraphs": _check_paragraph,
    "notes": _check_note,
    "note_links": _check_link,
    "citations": _check_citation,
    "removals": _check_removal,
    "diagnostics": _check_diagnostic,
    "reuse": _check_reuse,
}
"""What is checked of the rows of a table besides their keys and digests."""


def _words(cells: Cells, column: str, allowed: object) -> Faults:
    """A fault where a cell holds a word that is none of those ``allowed``."""
    if cells[column] and cells[column] not in allowed:  # type: ignore[operator]
        yield "value-unknown", column, f"{cells[column]!r} is no {column}"


def _dates(cells: Cells, first: str, last: str) -> Faults:
    """A fault where a day is none, or the first is later than the last."""
    try:
        days = [date.fromisoformat(cells[column]) for column in (first, last) if cells[column]]
    except ValueError:
        yield "value-unknown", first, "this is no date"
        return
    if sorted(days) != days:
        yield "dates-disordered", first, f"{first} is later than {last}"


def _drift(cells: Cells) -> str:
    first, last = cells["first_target_latest"], cells["target_latest"]
    try:
        return (
            str((date.fromisoformat(last) - date.fromisoformat(first)).days)
            if first and last
            else ""
        )
    except ValueError:
        return ""


def number_of(cell: str) -> int:
    """The number in a cell; -1 if there is none, or one of more figures than any place has."""
    is_number = cell.isascii() and cell.isdecimal() and len(cell) <= _MOST_FIGURES
    return int(cell) if is_number else -1


def _extent(cells: Cells, text: Text) -> Faults:
    """A fault where the offsets lie outside the text, or in the wrong order."""
    if not cells["start"] and not cells["end"]:
        return
    is_inside = 0 <= number_of(cells["start"]) <= number_of(cells["end"]) <= len(text.text)
    if not is_inside:
        yield (
            "place-wrong",
            "start",
            f"{cells['start']} to {cells['end']} is no stretch of the source",
        )


def _place(cells: Cells, text: Text) -> Faults:
    """Faults of the offsets, the line and the page."""
    outside = list(_extent(cells, text))
    yield from outside
    pages = text.pages or 0
    if cells["page"] and not 1 <= number_of(cells["page"]) <= pages:
        yield "place-wrong", "page", f"the source has {pages} pages"
    if outside or not cells["start"] or "paragraph_id" not in cells:
        return
    line = text.lines.line_at(number_of(cells["start"]))
    if cells["line"] != str(line):
        yield "place-wrong", "line", f"it begins on line {line}"


def _found(cells: Cells, column: str, known: Known) -> Faults:
    """A fault where words do not stand between the offsets of their row."""
    text = known.text(cells["document_id"])
    if text is None or not cells[column] or list(_extent(cells, text)) or not cells["start"]:
        return
    if not text.holds_at(cells[column], number_of(cells["start"]), number_of(cells["end"])):
        yield "text-not-found", column, f"the words of {column} do not stand there"
