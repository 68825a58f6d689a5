"""Style runs: what an original says of its text besides the characters.

A reader of PDF, Word or HTML knows more than the letters: that a digit is raised, that a line is
set as a heading, that a line stands at the head of every page. It says so in *style runs*, stand-off
annotations of the text that it extracted. The stages take them as evidence; a plain text has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from pacparse.spans import Run
    from pacparse.units import Finding

StyleKind = Literal[
    "reference", "raised", "note", "number", "heading", "bold", "link", "furniture", "page"
]


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
    link        words behind which an address stands                     the address
    furniture   a page number, a running head, a menu of a site          the reason of the removal
    page        all that stands on one page                              its printed number, or None
    =========== ======================================================== ==========================

    A note begins with its printed number where it has one; a reader that makes one up leaves it
    out, for the text is what a person would see.
    """

    kind: StyleKind
    run: Run
    value: str | None = None


class Extract(NamedTuple):
    """What a reader made of an original: its text, the style runs of it, and who read it.

    ``text`` follows one agreement, whatever it was made of: a blank line ends a block; pages part at
    a form feed; a row of a table is a block of its own, its cells joined by ``" | "``. Where
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
