"""Style runs: what an original says of its text besides the characters.

A reader of PDF, Word, HTML or Markdown knows more than the letters: that a digit is raised, that a
line is set as a heading, that a line stands at the head of every page. It says so in *style runs*,
stand-off annotations of the text that it extracted. The stages take them as evidence; a plain text
has none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Literal

from pacparse.fields import NamedTuple
from pacparse.text.spans import rope_starts
from pacparse.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.text.spans import Run
    from pacparse.units import Finding

Box = tuple[int, float, float, float, float]
"""The page, from 1, then left, top, right and bottom in points from its top left corner."""

StyleKind = Literal[
    "reference",
    "raised",
    "note",
    "number",
    "heading",
    "bold",
    "italic",
    "boxed",
    "quoted",
    "link",
    "line",
    "table",
    "cell",
    "furniture",
    "edge",
    "page",
    "markup",
    "plain",
]


OWN_READER = f"pacparse {__version__}"
"""The extractor of what pacparse reads without a library: it changes as pacparse does."""

CELL_JOINT = " | "
"""What stands between the cells of a row of a table."""

NO_NOTE = "*This note is not in the source.*"
"""What our Markdown says where a mark has no note."""


class StyleRun(NamedTuple):
    """One annotation: ``run`` of the extracted text, what it is, and a value where it has one.

    =========== ======================================================== ==========================
    kind        the run is                                               ``value``
    =========== ======================================================== ==========================
    reference   a footnote mark that the original binds to its note      the note's number or name
    raised      characters set above the line and smaller                None
    note        a whole note, or a further part of it (same value again) the note's number or name
    number      a marker at the head of a block, without doubt           what a person cites: ``3.2``
    heading     a heading's words (its marker may be in it)              its level, ``1`` to ``6``
    bold        characters in bold                                       None
    italic      characters in italics                                    None
    boxed       a block in a frame or on a coloured ground               None
    quoted      a block that is set off as somebody else's words         None
    link        words behind which an address stands                     the address
    line        a line as it is printed on a page; ``box`` is its place  None
    table       all rows of one table                                    see ``table_value``
    cell        the words of one cell of a table                         its column, from 0
    furniture   a page number, a running head, a menu of a site          the reason of the removal
    edge        a line at the edge of a page that may be furniture       what it looks like
    page        all that stands on one page                              its printed number, or None
    markup      signs that are no words: of emphasis, a link, an escape  None
    plain       the beginning of words that are no number and no label   None
    =========== ======================================================== ==========================

    A note begins with its printed number where it has one; a reader that makes one up leaves it
    out, for the text is what a person would see. The value of an ``edge`` is ``page_number`` or
    ``running_head`` and then, behind spaces, what the print says of the line: ``most`` (the same words
    stand there on most pages), ``turn`` (there the heads of chapters change), ``count`` (a number in it
    counts the pages), ``small``, ``large`` or ``bold`` type. ``box`` is the place of a line or a link on its page, of
    a page the whole of it.
    """

    kind: StyleKind
    run: Run
    value: str | None = None
    box: Box | None = None


def table_value(head_rows: int, columns: int) -> str:
    """The value of a ``table`` run: how many of its first rows are its head, and its columns: ``1 3``."""
    return f"{head_rows} {columns}"


def table_size(value: str | None) -> tuple[int, int]:
    """The rows of the head and the columns that ``table_value`` was made of; 0 and 0 of anything else."""
    head_rows, _, columns = (value or "").partition(" ")
    if not (head_rows.isascii() and columns.isascii()):
        return 0, 0
    is_size = head_rows.isdecimal() and columns.isdecimal()
    return (int(head_rows[:9]), int(columns[:9])) if is_size else (0, 0)


class Extract(NamedTuple):
    """What a reader made of an original: its text, the style runs of it, and who read it.

    ``text`` follows one agreement, whatever it was made of: a blank line ends a block; pages part at
    a form feed; a row of a table is a block of its own, its cells joined by ``CELL_JOINT``. Cells
    without words may be left out there: the ``cell`` runs say in which columns the others stand. Where
    ``is_laid_out``, a single line end inside a block is the page's, and never opens anything.
    ``styles`` are sorted by run. ``extractor`` is the name and version of the library.
    """

    text: str
    styles: tuple[StyleRun, ...]
    extractor: str
    encoding: str = "utf-8"
    pages: int | None = None
    is_laid_out: bool = False
    findings: tuple[Finding, ...] = ()


class Placed(NamedTuple):
    """Where the words of a style run stand in a text that was woven of the source; the first, if of several."""

    start: int
    end: int
    style: StyleRun


class Styles:
    """The style runs of one text, by kind: in order, inside the text, without overlap or white space.

    ``has_blocks`` says that a reader has parted the text: a blank line ends a block for certain.
    """

    def __init__(
        self,
        text: str = "",
        runs: Iterable[StyleRun] = (),
        *,
        is_laid_out: bool = False,
        has_blocks: bool = False,
    ) -> None:
        self.is_laid_out = is_laid_out
        self.has_blocks = has_blocks
        found: dict[StyleKind, list[StyleRun]] = {}
        for style in runs:
            found.setdefault(style.kind, []).append(style)
        self._runs = {kind: _keep_apart(text, styles) for kind, styles in found.items()}
        self._starts = {kind: [s.run[0] for s in styles] for kind, styles in self._runs.items()}

    def __bool__(self) -> bool:
        """Whether anything is known besides the text."""
        return self.is_laid_out or self.has_blocks or bool(self._runs)

    def of(self, kind: StyleKind) -> Sequence[StyleRun]:
        """The runs of one kind, in order."""
        return self._runs.get(kind, ())

    def starting_at(self, kind: StyleKind, offset: int) -> StyleRun | None:
        """The run of that kind that begins at ``offset``."""
        starts = self._starts.get(kind, ())
        index = bisect_left(starts, offset)
        found = index < len(starts) and starts[index] == offset
        return self._runs[kind][index] if found else None

    def touching(self, kind: StyleKind, run: Run) -> Sequence[StyleRun]:
        """The runs of that kind that share a character with ``run``."""
        styles = self._runs.get(kind)
        if not styles:
            return ()
        starts = self._starts[kind]
        first = bisect_right(starts, run[0])
        if first and styles[first - 1].run[1] > run[0]:
            first -= 1
        return styles[first : bisect_left(starts, run[1], first)]

    def covered(self, kind: StyleKind, runs: Iterable[Run]) -> int:
        """How many characters of ``runs`` that kind covers."""
        return sum(
            min(end, style.run[1]) - max(start, style.run[0])
            for start, end in runs
            for style in self.touching(kind, (start, end))
        )

    def placed(self, kind: StyleKind, text: str, runs: Sequence[Run]) -> list[Placed]:
        """Where runs of that kind stand in ``text``, a rope of slices ``runs``, in order.

        What goes on behind nothing but white space, with the same value, is one: words that are set
        over the end of a line, or around a note mark.
        """
        found: list[Placed] = []
        if kind not in self._runs or not runs:
            return found
        if not self.touching(kind, (min(runs)[0], max(end for _, end in runs))):
            return found  # most texts have none
        for (start, end), at in zip(runs, rope_starts(text, runs), strict=True):
            for style in self.touching(kind, (start, end)):
                first = at + max(style.run[0], start) - start
                last = at + min(style.run[1], end) - start
                before = found[-1] if found else None
                if (
                    before is not None
                    and before.style.value == style.value
                    and not text[before.end : first].strip()
                ):
                    found[-1] = before._replace(end=last)
                else:
                    found.append(Placed(first, last, style))
        return found

    def page_at(self, offset: int) -> tuple[int, str | None] | None:
        """The page on which ``offset`` stands, counted from 1, and its printed number."""
        index = bisect_right(self._starts.get("page", ()), offset)
        return (index, self._runs["page"][index - 1].value) if index else None


def _keep_apart(text: str, styles: list[StyleRun]) -> tuple[StyleRun, ...]:
    """Runs of one kind in order; of two that overlap the later keeps what the earlier leaves."""
    kept: list[StyleRun] = []
    cursor = 0
    for style in sorted(styles, key=lambda style: style.run):
        start, end = max(style.run[0], cursor), min(style.run[1], len(text))
        if style.kind == "page":  # an empty one counts too
            cursor = max(start, end)
            kept.append(style._replace(run=(start, cursor)))
        elif start < end:
            cursor = end
            words = text[start:end]
            start += len(words) - len(words.lstrip())
            end -= len(words) - len(words.rstrip())
            is_signed = style.kind != "plain" or text[max(0, start - 1) : start] in _BEFORE_PLAIN
            if start < end and is_signed:
                kept.append(style._replace(run=(start, end)))
    return tuple(kept)


_BEFORE_PLAIN = (" ", "\n")
"""What stands before plain words: the space that says so, or the end of the line above."""
NO_STYLES = Styles()
"""Of a plain text, nothing is known besides."""
