"""Which tables there are, and what each column holds. All forms are written from this."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from pacparse.errors import UsageError
from pacparse.fields import NamedTuple

ColumnType = Literal["string", "integer", "date"]
Cell = str | int | None
Row = tuple[Cell, ...]
Pieces = Iterator[list[Row]]
"""The rows of a table in order, a few hundred at a time."""


class Column(NamedTuple):
    """A column: its name, what it holds, and the type of its cells; a date is ``2024-03-31``.

    ``refers_to`` names the table whose key the cells are. An ``is_key`` column names its row, alone
    or with the other key columns of its table.
    """

    name: str
    what: str
    type: ColumnType = "string"
    refers_to: str | None = None
    is_key: bool = False


class Table(NamedTuple):
    """A table: its name, what a row is, and its columns in order."""

    name: str
    row_is: str
    columns: tuple[Column, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)

    @property
    def refers(self) -> tuple[Column, ...]:
        """The columns whose cells are keys of another table."""
        return tuple(column for column in self.columns if column.refers_to)

    @property
    def key(self) -> tuple[str, ...]:
        """The names of the columns that name a row."""
        return tuple(column.name for column in self.columns if column.is_key)


def _key(name: str, what: str, refers_to: str | None = None) -> Column:
    return Column(name, what, refers_to=refers_to, is_key=True)


def _count(name: str, what: str) -> Column:
    return Column(name, what, "integer")


def _day(name: str, what: str) -> Column:
    return Column(name, what, "date")


_DOCUMENT = Column("document_id", "the document", refers_to="documents")
_SEQUENCE = Column(
    "seq", "the place among the rows of the same kind, from 1", "integer", is_key=True
)
_START = _count("start", "the offset in the source text of its first character, from 0")
_END = _count("end", "the offset after its last character")
_PAGE = _count("page", "the page of the original, from 1; empty if it has no pages")
_PAGE_LABEL = Column("page_label", "the number printed on that page")
_LINE = _count("line", "the line of the source text, from 1")
_FINGERPRINT = Column("fingerprint", "a digest of letters and figures, the same in every format")

TABLES = (
    Table(
        "recommendations",
        "recommendation, in its latest state",
        (
            _key("recommendation_id", "the stable key: pac/2017-19/23/4a, or a fingerprint"),
            Column("committee", "pac, or the name of the committee"),
            Column("session", "the session of the report: 2017-19"),
            _count("report_ordinal", "23 for the Twenty-third Report"),
            Column("report_title", "the title of the report that is answered"),
            Column("number", "the number of the recommendation as it is cited: 4a"),
            Column("title", "its title, if one is printed after the label"),
            Column("departments", "the departments that answer, separated by '; '"),
            Column("conclusion", "the committee's conclusion"),
            Column("recommendation", "the committee's recommendation, a line for each block"),
            Column(
                "position",
                "agreed, agreed_in_principle, agreed_in_part, disagreed, noted; empty: none is stated",
            ),
            Column("position_by", "who gives that verdict, as it is printed"),
            Column("position_words", "the words that state it"),
            Column(
                "status",
                "implemented, planned, in_progress, delayed, superseded, not_implemented",
            ),
            Column("status_words", "the words that state it"),
            Column("target_words", "the words of the latest target date"),
            _day("target_earliest", "the first day that the words may mean"),
            _day("target_latest", "the last day that the words may mean"),
            _day("first_target_latest", "the last day that the first target date may mean"),
            _count("drift_days", "days from the first target date to the latest"),
            _day("first_seen", "the date of the first document that answers it"),
            _day("last_seen", "the date of the last document that answers it"),
            _count("editions", "how many documents have it"),
            _count("wordings", "how many different wordings its documents have"),
            Column("gap", "why the position is empty: no_answer, no_verdict, loose, table_unread"),
            Column("checked", "yes if a person has accepted it as it is"),
            Column("corrected", "the fields that a person has corrected, separated by '; '"),
            _FINGERPRINT,
        ),
    ),
    Table(
        "observations",
        "recommendation in one document",
        (
            _key("recommendation_id", "the recommendation", "recommendations"),
            _key("document_id", "the document", "documents"),
            Column("local_id", "its id in the JSON of that document"),
            Column("response", "the answer, a line for each block"),
            Column(
                "response_numbers", "the numbers of the answering paragraphs, separated by '; '"
            ),
            Column("position", "the position in that document"),
            Column("status", "the status in that document"),
            Column("gap", "why the position is empty"),
            _PAGE,
            _PAGE_LABEL,
            _LINE,
            _START,
            _END,
            Column("quote_prefix", "the words before it in the source text"),
            Column("quote_suffix", "the words after it in the source text"),
        ),
    ),
    Table(
        "verdicts",
        "answer of one body to one recommendation",
        (
            _key("recommendation_id", "the recommendation", "recommendations"),
            _key("document_id", "the document", "documents"),
            _SEQUENCE,
            Column(
                "kind", "explicit; or loose, if it agrees only with an aim and gives no position"
            ),
            Column("position", "the position that the words mean"),
            Column("by", "who answers, as it is printed"),
            Column("words", "the words"),
            _START,
            _END,
        ),
    ),
    Table(
        "target_dates",
        "printed date of a status line",
        (
            _key("recommendation_id", "the recommendation", "recommendations"),
            _key("document_id", "the document", "documents"),
            _SEQUENCE,
            Column("kind", "target, original or revised"),
            Column("words", "the date as it is printed"),
            _day("earliest", "the first day that the words may mean"),
            _day("latest", "the last day that the words may mean"),
        ),
    ),
    Table(
        "documents",
        "document",
        (
            _key("document_id", "its stable key: the paper number (cp-221), or a digest"),
            Column("sha256", "the digest of its bytes"),
            Column("name", "the name of its file"),
            Column("media_type", "its type: application/pdf"),
            _count("pages", "how many pages it has; empty if it has no pages"),
            _count("characters", "how many characters its text has"),
            Column("profile", "the profile with which it was read"),
            Column("title", "its title"),
            _day("date_from", "the first day that its date may mean"),
            _day("date_to", "the last day that its date may mean"),
            Column("date_words", "its date as the document has it: 2024-03, if no day is printed"),
            Column("session", "its session"),
            Column("paper_numbers", "its own paper numbers, separated by '; '"),
            Column("departments", "the departments that answer, separated by '; '"),
            Column("extractor", "the program that made text of it, with its version"),
            Column("generator_version", "the version of pacparse that read it"),
            Column("schema_version", "the version of the JSON"),
        ),
    ),
    Table(
        "reports",
        "report that a document answers",
        (
            _key("report_id", "the document, and the report's id in it"),
            _DOCUMENT,
            Column("committee", "pac, or the name of the committee"),
            Column("session", "the session of the report"),
            _count("ordinal", "23 for the Twenty-third Report"),
            Column("title", "its title"),
            Column("departments", "the departments that answer, separated by '; '"),
        ),
    ),
    Table(
        "paragraphs",
        "heading, paragraph, list item or table",
        (
            _count("row_id", "a number for the row, which full-text search uses"),
            _key("paragraph_id", "the document, and the block's stable key"),
            _DOCUMENT,
            _count("seq", "the place in the document, from 1"),
            Column("kind", "heading, paragraph, item or table"),
            Column("role", "conclusion, recommendation, response, status, quotation …"),
            Column("number", "the number as it is cited: 3.2"),
            Column("marker", "the number or label as it is printed"),
            _count("level", "the depth of the number or heading"),
            Column("parent", "the paragraph that it belongs to", refers_to="paragraphs"),
            Column("report_id", "the report that it answers", refers_to="reports"),
            _PAGE,
            _PAGE_LABEL,
            _LINE,
            Column(
                "text",
                "the words, without number and footnote marks; of a table, a line for each row",
            ),
            _START,
            _END,
            _FINGERPRINT,
        ),
    ),
    Table(
        "notes",
        "footnote",
        (
            _key("note_id", "the document, and the note's id"),
            _DOCUMENT,
            Column("number", "the number as it is printed"),
            Column("text", "the note's words, without its addresses"),
            Column("status", "resolved, text_only, undefined or unreferenced"),
        ),
    ),
    Table(
        "note_links",
        "address of a note",
        (
            _key("note_id", "the note", "notes"),
            _SEQUENCE,
            Column("url", "the address"),
            Column(
                "origin", "printed; repaired; or link, if only a link of the original leads there"
            ),
            _PAGE,
        ),
    ),
    Table(
        "citations",
        "place where a note is cited",
        (
            _key("note_id", "the note", "notes"),
            _SEQUENCE,
            Column("paragraph_id", "the paragraph that cites it", refers_to="paragraphs"),
            _count("offset", "the offset in the paragraph's text at which the mark is, from 0"),
        ),
    ),
    Table(
        "removals",
        "stretch of the source that is in no paragraph and in no note",
        (
            _key("document_id", "the document", "documents"),
            _SEQUENCE,
            Column("reason", "page_number, running_head, repeated_passage …"),
            _START,
            _END,
            Column("message", "more about the removal"),
        ),
    ),
    Table(
        "corrections",
        "correction that a person made and that was applied",
        (
            _key("document_id", "the document", "documents"),
            _SEQUENCE,
            Column(
                "recommendation_id",
                "the key of the recommendation; the correction may have removed it",
            ),
            Column("field", "what was corrected: position, status, recommendation …"),
            Column("old", "the value before"),
            Column("new", "the value now"),
            Column("by", "who made it"),
            Column("date", "when"),
            Column("why", "the reason"),
        ),
    ),
    Table(
        "diagnostics",
        "finding that a person should look at",
        (
            _key("document_id", "the document", "documents"),
            _SEQUENCE,
            Column("code", "its stable code: footnote-undefined"),
            Column("severity", "info, warning or error"),
            _START,
            _END,
            _LINE,
            _PAGE,
            Column("message", "what was found"),
        ),
    ),
)

HISTORY_TABLES = (
    Table(
        "histories",
        "recommendation over all documents that have it",
        (
            _key("recommendation_id", "the recommendation", "recommendations"),
            Column(
                "state",
                "open, overdue, implemented, superseded, not_implemented, disagreed, unanswered, replaced, dropped, undated",
            ),
            _count("reopened", "how often it was open again after it was implemented"),
            Column(
                "numbers",
                "the numbers that it was printed with, in order of time, separated by '; '",
            ),
            _count("revisions", "how often its target date was revised"),
            Column("first_target_words", "the words of its first target date"),
            _day("first_target_earliest", "the first day that the words may mean"),
            _day("first_target_latest", "the last day that the words may mean"),
            Column("latest_target_words", "the words of the last target date that was printed"),
            _day("latest_target_earliest", "the first day that the words may mean"),
            _day("latest_target_latest", "the last day that the words may mean"),
            _count(
                "drift_days", "days between the last day of the first date and that of the latest"
            ),
            _count("drift_least", "the fewest days that may be between the two"),
            _count("drift_most", "the most days that may be between the two"),
            _day("as_of", "the day on which a date is overdue or not"),
        ),
    ),
    Table(
        "candidates",
        "pair that could be one and was not joined",
        (
            Column("kind", "recommendation, report, or copy", is_key=True),
            _key("left_id", "a recommendation", "recommendations"),
            _key("right_id", "the other one; of a report, its first one", "recommendations"),
            _key("left_document", "the document of the one", "documents"),
            _key("right_document", "the document of the other", "documents"),
            Column("reason", "why they were not joined", is_key=True),
        ),
    ),
    Table(
        "id_changes",
        "key that moved",
        (
            Column("old_id", "the key that a document alone gives, or that an earlier output had"),
            Column("new_id", "the key here", refers_to="recommendations"),
            Column(
                "document_id", "that document; empty: the earlier output", refers_to="documents"
            ),
            Column(
                "reason",
                "named, reworded, renumbered, told_apart, split, combined, joined, parted",
            ),
        ),
    ),
    Table(
        "reuse",
        "passage of one document that stands in another too",
        (
            _key("left", "a passage, in the earlier document", "paragraphs"),
            _key("right", "the passage of the later document that is like it", "paragraphs"),
            Column(
                "kind",
                "same; contained: one is a part of the other; quotes: one quotes the other",
            ),
            _count(
                "score", "how alike they are, from 0 to 100; of a part, how much of it is there"
            ),
            Column("differences", "the facts that differ, from left to right, parted by '; '"),
        ),
    ),
    Table(
        "copies",
        "file that is another copy of a document",
        (
            _key("document_id", "the document", "documents"),
            Column("sha256", "the digest of the copy's bytes", is_key=True),
            Column("name", "the name of the copy"),
            Column("media_type", "its type"),
        ),
    ),
)
"""The tables that ``trace`` writes beside the others."""


def table_named(name: str, tables: Sequence[Table] = TABLES) -> Table:
    """The table of that name. Raises UsageError where there is none."""
    for table in tables:
        if table.name == name:
            return table
    names = ", ".join(table.name for table in tables)
    raise UsageError(f"there is no table {name!r}", hint=f"the tables are {names}")
