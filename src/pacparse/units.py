"""What the stages hand to each other: units of text in reading order, findings about them.

A *unit* is a block or a note before the document is made. It is a frozen inner record: stages that
follow name units by their index in the sequence and never change them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from pacparse.text.spans import Run

Severity = Literal["info", "warning", "error"]

UnitKind = Literal["heading", "paragraph", "item", "note"]
LabelRole = Literal["conclusion", "recommendation", "response"]
CellKind = Literal["head", "number", "asked", "answered"]
LineRole = Literal["status", "stance", "front_matter", "contents"]


class Mark(NamedTuple):
    """A footnote mark: its number, the offset in the unit's text before which it stood, its run."""

    number: str
    offset: int
    run: Run
    is_guess: bool = False


class Unit(NamedTuple):
    """A heading, paragraph, list item or note, in reading order.

    ``marker`` is what is printed (``6.2.``), ``number`` what a person would cite (``6.2``).
    ``label`` is set where the marker is or holds a label (``Recommendation:``); ``role`` where the
    words themselves say what the unit is (a status line, a stance line). ``runs`` is every character
    that the unit owns, ``text_runs`` the slices of ``text``. ``is_row`` says that it is a row of a
    table which the original knows; ``cell`` that it is one cell of a row that holds a recommendation and
    its answer, and which.
    """

    kind: UnitKind
    number: str | None
    marker: str | None
    level: int
    text: str
    label: LabelRole | None
    role: LineRole | None
    runs: tuple[Run, ...]
    text_runs: tuple[Run, ...]
    marks: tuple[Mark, ...] = ()
    is_bold: bool = False
    is_row: bool = False
    is_boxed: bool = False
    cell: CellKind | None = None

    @property
    def is_word_labelled(self) -> bool:
        """Whether the label is a word in small letters beside a paragraph: ``17. conclusion``.

        The number is then the paragraph's own; near miss: ``3: PAC conclusion:``.
        """
        if self.label is None or self.marker is None:
            return False
        number, _, word = self.marker.rstrip(":").rpartition(" ")
        return word == self.label and not any(map(str.isalpha, number))


class Finding(NamedTuple):
    """A diagnostic before it has a line: ``unit`` is an index into the units, or None."""

    code: str
    severity: Severity
    message: str
    runs: tuple[Run, ...] = ()
    unit: int | None = None


class Cut(NamedTuple):
    """A run that belongs to no unit, and the reason."""

    reason: str
    run: Run
    detail: str | None = None


class Label(NamedTuple):
    """What a label at the start of a line says: whose words follow, and where they begin.

    ``is_word`` says that it is a word in small letters, alone on its line: ``conclusion``.
    """

    role: LabelRole
    number: str | None
    end: int
    is_word: bool = False


class Line(NamedTuple):
    """A line that holds more than white space: ``text`` is the source from ``start`` to ``end``.

    ``gap`` counts the blank lines before it; ``is_page_top`` says that a form feed stands between
    it and the line before.
    """

    start: int
    end: int
    text: str
    gap: int
    is_page_top: bool


class Lines(NamedTuple):
    """The lines of a text, the width it is wrapped at (None: a line is a paragraph), and cuts.

    ``has_stray_gaps`` says that blank lines stand inside its sentences.
    """

    lines: tuple[Line, ...]
    wrap_width: int | None
    cuts: tuple[Cut, ...]
    has_stray_gaps: bool = False


class Evidence(NamedTuple):
    """A fact that speaks for a profile: how strongly, in which place, how often it is seen.

    ``words`` are those seen first, and ``run`` is where they stand in the source.
    """

    profile: str
    points: int
    place: str
    words: str
    times: int
    run: Run


class ProfileChoice(NamedTuple):
    """The profile that a document is read as, and what speaks for it, or for another.

    ``is_forced``: a caller has asked for this profile, whatever was seen. Only who explains asks for
    the evidence, so that it is found then.
    """

    profile: str
    find_evidence: Callable[[], tuple[Evidence, ...]]
    is_forced: bool = False

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence for all profiles, those with most points first."""
        return self.find_evidence()
