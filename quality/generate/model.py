"""The undamaged document: blocks, notes and recommendations that know what is true of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["heading", "paragraph", "item"]
Role = Literal[
    "cover",
    "contents",
    "label",
    "conclusion",
    "recommendation",
    "quotation",
    "response",
    "status",
    "row",  # of a table as text: its cells are scored as what must survive
    "body",
]
Verdict = tuple[str, str]  # position, and who gives it
LINE_END = "\x1f"  # a space of a text at which the printed line ends, where lines are wrapped
# How one mark is printed where it differs from the style of the document.
# moved: before the number of the next paragraph; tight: the space behind it is lost; hidden: not printed.
Manner = Literal["style", "moved", "tight", "hidden"]


@dataclass(slots=True, eq=False)
class Note:
    """A footnote: its words, its address, what stands behind it in print, a second address."""

    words: str = ""
    url: str | None = None
    tail: str = ""
    second: str | None = None  # on a line of its own
    number: int = 0
    is_printed: bool = True


@dataclass(slots=True, eq=False)
class Mark:
    """A note mark: how many characters of the block's text stand before it."""

    offset: int
    note: Note
    manner: Manner = "style"


@dataclass(slots=True, eq=False)
class Block:
    """A block as a person would read it: ``text`` has no marker, no mark, no markup.

    ``marker`` is printed before the text (``3.1``, ``1: PAC conclusion:``, ``(a)``), on a line of its
    own where ``is_marker_alone``. ``report`` counts the reports or chapters of the document from 0.
    ``is_tight`` blocks follow the block before without a blank line.
    """

    text: str
    kind: Kind = "paragraph"
    role: Role = "body"
    number: str | None = None
    marker: str = ""
    is_marker_alone: bool = False
    is_tight: bool = False
    report: int = 0
    marks: list[Mark] = field(default_factory=list)
    stray: int | None = None  # where a bold sign stands whose partner is lost
    is_unwrapped: bool = False  # printed as one line, whatever the width of the others
    opens_page: bool = False  # where there are pages, it stands at the top of one

    def cut(self, at: int) -> None:
        """Leave the first ``at`` characters and their marks."""
        self.text = self.text[:at].rstrip()
        self.marks = [mark for mark in self.marks if mark.offset <= len(self.text)]

    def prepend(self, words: str) -> None:
        """Put ``words`` and a space before the text; the marks go along."""
        self.text = f"{words} {self.text}"
        for mark in self.marks:
            mark.offset += len(words) + 1


@dataclass(slots=True)
class TargetDate:
    """A target date of a status line, with the first and last day that it can mean."""

    kind: Literal["target", "original", "revised"]
    words: str
    earliest: str | None
    latest: str | None


@dataclass(slots=True, eq=False)
class Recommendation:
    """A recommendation and its answer; texts and numbers are those of its blocks."""

    number: str | None
    recommendation: Block | None = None
    conclusion: Block | None = None
    items: list[Block] = field(default_factory=list)
    response: list[Block] = field(default_factory=list)
    position: str | None = None
    verdicts: list[Verdict] = field(default_factory=list)  # where several answer
    position_accepts: list[str | None] = field(default_factory=list)
    status: str | None = None
    target_dates: list[TargetDate] = field(default_factory=list)
    report: int = 0


@dataclass(slots=True)
class Copy:
    """A run of blocks that is printed once more, before the block ``at``: all inclusive.

    A worn copy has lost words; ``inside`` are lines of a page that stand behind its first block.
    """

    first: int
    last: int
    at: int
    is_worn: bool = False
    inside: tuple[str, ...] = ()


@dataclass(slots=True)
class Metadata:
    """What the cover says; None where the document says nothing, a missing key is not scored."""

    title: str | None = None
    title_accepts: list[str] = field(default_factory=list)
    date: str | None = None
    date_accepts: list[str] = field(default_factory=list)
    session: str | None = None
    departments: list[str] = field(default_factory=list)
    paper_numbers: list[str] = field(default_factory=list)
    unscored: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Style:
    """How the document is printed; the default is clean text, one paragraph a line."""

    width: int | None = None
    blank_lines: bool = True
    marks: Literal[
        "glued", "superscript", "bracketed", "markdown", "spaced", "footnote", "roman"
    ] = "glued"
    note_shape: Literal[
        "line", "run-on", "number-alone", "number-blank", "columns", "columns-below"
    ] = "line"
    note_angles: bool = False
    note_breaks: Literal["", "-", "- ", "/"] = ""  # where addresses are torn over two lines
    note_place: Literal["end", "foot", "report"] = "end"
    first_note: int = 1
    notes_restart: bool = False
    numbers: Literal["plain", "dotted", "alone", "alone-blank", "glued"] = "plain"
    page_lines: int | None = None
    first_page: int = 1
    page_numbers: bool = False
    form_feeds: bool = False
    heads: tuple[str, ...] = ()  # running heads: one, or two that alternate
    head_shape: Literal["lines", "joined", "bar", "bar-foot", "pair", "number-above"] = "lines"
    banner: str = ""  # a mark of security at the ends of pages
    browser: tuple[str, str] | None = None  # title and address of a printed web page
    sharing: str | None = None  # title of a document-sharing site's wrapper
    sharing_tail: str = ""  # what a library asks for, before each page
    hard_hyphens: bool = False
    soft_hyphens: Literal["", "-", "\u00ad"] = ""
    splits_any_word: bool = False  # also those that stand nowhere else: a dictionary has them
    stray_blanks: float = 0.0  # how often a blank line stands inside a sentence
    no_break_spaces: float = 0.0
    double_spaces: float = 0.0
    torn_bullets: bool = False  # a column of bullets, then the items
    apostrophe: str | None = None
    newline: str = "\n"
    encoding: Literal["utf-8", "utf-8-sig", "cp1252"] = "utf-8"


@dataclass(slots=True)
class Document:
    """A document before it is printed: what is true of it, and how it shall look."""

    family: str
    profile: str
    blocks: list[Block]
    recommendations: list[Recommendation] = field(default_factory=list)
    metadata: Metadata = field(default_factory=Metadata)
    style: Style = field(default_factory=Style)
    notes: list[Note] = field(default_factory=list)  # filled by number_notes
    copies: list[Copy] = field(default_factory=list)
    damages: list[str] = field(default_factory=list)
    restatements: list[tuple[str, str]] = field(default_factory=list)
    truncated: list[str] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    must_survive: list[str] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)  # filled while printing
    unscored: set[str] = field(default_factory=set)  # keys that two readers would disagree about
    is_numbered: bool = True  # else paragraphs are known by the blank lines between them

    def numbered(self) -> list[Block]:
        """The numbered paragraphs of the body, in order."""
        return [
            b
            for b in self.blocks
            if b.kind == "paragraph" and b.number and b.role not in ("conclusion", "recommendation")
        ]


def note_number(note: Note, style: Style) -> str:
    """The number of ``note`` as it is cited: in figures, or in small Roman ones below 40."""
    if style.marks != "roman":
        return str(note.number)
    tens, ones = divmod(note.number, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[ones]


def plain(text: str) -> str:
    """``text`` without the signs that say how it is printed."""
    return text.replace(LINE_END, " ")


def number_notes(document: Document) -> None:
    """Number the notes in reading order, from the first of the style, anew in each report or not."""
    document.notes = []
    number, report = document.style.first_note, 0
    for block in document.blocks:
        if document.style.notes_restart and block.report != report:
            number, report = document.style.first_note, block.report
        for mark in sorted(block.marks, key=lambda m: m.offset):
            mark.note.number = number
            document.notes.append(mark.note)
            number += 1
