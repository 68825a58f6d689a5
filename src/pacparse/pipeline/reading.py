"""The order of the reading: from a text to its units, each step named by what it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.footnotes.candidates import find_candidates
from pacparse.footnotes.notes import Notes, find_notes
from pacparse.footnotes.styled_marks import find_styled_candidates
from pacparse.footnotes.styled_notes import read_styled_notes
from pacparse.lexicon.heading_shape import MAX_HEADING, names_part
from pacparse.lexicon.line_openers import match_part_label
from pacparse.lexicon.report_lines import heads_report
from pacparse.lexicon.statuses import is_status_line
from pacparse.pipeline.marks import choose_holes, outside
from pacparse.reading.blocks import ATX, read_drafts
from pacparse.reading.chapters import find_chapters
from pacparse.reading.contents import find_contents, listed_titles
from pacparse.reading.continuations import join_continuations
from pacparse.reading.drafts import Draft, Page
from pacparse.reading.flattened import split_flattened
from pacparse.reading.furniture import find_furniture
from pacparse.reading.headings import find_repeated
from pacparse.reading.lines import read_lines
from pacparse.reading.markers import find_marker
from pacparse.reading.numbering import is_spaced, read_markers
from pacparse.reading.print_headers import split_printed
from pacparse.reading.styled_lines import StyledLines, arrange_lines
from pacparse.reading.styled_markers import known_markers
from pacparse.reading.typefaces import bold_lines, set_apart
from pacparse.reading.weave import Weaver
from pacparse.styles import NO_STYLES
from pacparse.text.non_ascii import find_signs
from pacparse.units import Cut, Line, Lines, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pacparse.footnotes.evidence import Candidates
    from pacparse.styles import Styles
    from pacparse.text.spans import Run

_PAGE_ENDS = ("page_number", "running_head")


def read_units(
    text: str, styles: Styles = NO_STYLES, signs: frozenset[str] | None = None
) -> tuple[tuple[Unit, ...], tuple[Cut, ...]]:
    """The stages of the reading: the units of ``text`` in order, and what belongs to none.

    ``signs`` is the characters of ``text`` beyond ASCII, where they are known already.
    """
    styled = _read_lines(text, styles)
    read, notes_given, headings, rows = styled.read, styled.notes, styled.headings, styled.rows
    meant = headings.keys() | notes_given.keys() | rows  # such lines may return on other pages
    furniture = find_furniture(read.lines, styled.furniture, meant, styled.edges)
    headings = {at: level for at, level in headings.items() if at not in furniture}
    contents = find_contents(read.lines, furniture.keys())
    signs = find_signs(text) if signs is None else signs
    markup = [style.run for style in styles.of("markup")]
    candidates = find_styled_candidates(text, styles) or find_candidates(text, signs)
    candidates = _outside_markup(candidates, markup) if markup else candidates
    candidates = _outside_contents(candidates, [read.lines[i] for i in sorted(contents)])
    listed = furniture.keys() | contents.keys()
    chapters = {} if headings else find_chapters(read.lines, listed | rows)
    if notes_given:
        notes = read_styled_notes(read.lines, notes_given)
    else:
        notes = _read_notes(read, candidates, frozenset(listed | rows | chapters.keys()))
    starts = read_markers(
        read.lines,
        notes.lines | listed,
        known_markers(read.lines, styles),
        headings,
        rows,
        may_be_glued=not candidates.are_all,
    )
    taken = notes.lines | furniture.keys() | starts.torn
    page = Page(
        read,
        starts.markers,
        taken,
        has_signs=bool(headings) or _has_signs(read),
        is_spaced=is_spaced(read.lines, starts.markers),
        contents=contents,
        rows=rows,
        titles=listed_titles(read.lines, contents),
        repeated=find_repeated(read.lines),
        headings={at: level for at, level in headings.items() if at not in starts.freed},
        has_blocks=styles.has_blocks,
        is_laid_out=styles.is_laid_out,
        plain=frozenset(style.run[0] for style in styles.of("plain")),
        bold=bold_lines(read.lines, styles),
        page_ends=_page_ends(furniture),
    )
    drafts = join_continuations(text, read_drafts(page))
    removed = [*furniture.values(), *(Cut("page_number", run) for run in notes.page_numbers)]
    # a mark inside a line that goes as a whole goes with it, once
    inner = outside(read.cuts, sorted(cut.run for cut in removed)) if removed else read.cuts
    cuts = (*inner, *removed)
    holes = choose_holes(text, candidates, notes, drafts, cuts, markup=markup)
    del candidates  # a long text has very many: their memory is wanted for the units
    weaver = Weaver(text, holes, [cut.run for cut in cuts], seams=styled.seams, signs=signs)
    units = _weave(weaver, drafts, notes)
    return set_apart(text, units, styles), cuts


def _outside_contents(candidates: Candidates, listed: Sequence[Line]) -> Candidates:
    """The candidates without those in the lines of a list of contents, unless all are known to be marks."""
    if not listed or candidates.are_all:
        return candidates
    found = outside(candidates.found, [_run(line) for line in listed])
    return candidates._replace(found=tuple(found))


def _outside_markup(candidates: Candidates, markup: Sequence[Run]) -> Candidates:
    """The candidates without those that are signs of markup: the brackets of ``[35](log.pdf)``."""
    certain = [candidate for candidate in candidates.found if candidate.value == 0]
    others = outside([candidate for candidate in candidates.found if candidate.value], markup)
    found = tuple(sorted([*certain, *others], key=lambda candidate: candidate.run))
    return candidates._replace(found=found)


def _read_lines(text: str, styles: Styles) -> StyledLines:
    """The lines of ``text``; those of a plain text by what they look like alone."""
    read = read_lines(text)
    if styles:
        return arrange_lines(read, styles)
    return StyledLines(split_flattened(split_printed(read)), {}, {}, {}, {}, ())


def _has_signs(read: Lines) -> bool:
    """Whether any line is a heading by its sign."""
    return any(line.text[0] == "#" and ATX.match(line.text) for line in read.lines)


def _page_ends(furniture: Mapping[int, Cut]) -> frozenset[int]:
    """The lines of furniture that show where a page ended."""
    return frozenset(at for at, cut in furniture.items() if cut.reason in _PAGE_ENDS)


def _run(line: Line) -> Run:
    return line.start, line.end


def _read_notes(read: Lines, candidates: Candidates, skipped: frozenset[int]) -> Notes:
    return find_notes(read, candidates=candidates, starts_block=_starts_block, skipped=skipped)


def _starts_block(line: str) -> bool:
    """Whether a line, on its own evidence, opens a block: a label, a status, a paragraph number."""
    if match_part_label(line.lstrip("*_")) or is_status_line(line):
        return True
    if "eport" in line[:80] and heads_report(line):
        return True
    if " " in line[:MAX_HEADING] and names_part(line):  # one word alone may be a note's
        return True
    marker = find_marker(line)
    return marker is not None and marker.form in ("dotted", "simple", "sub", "annex", "bullet")


def _weave(weaver: Weaver, drafts: Sequence[Draft], notes: Notes) -> tuple[Unit, ...]:
    """The units in order of their place in the source."""
    units = [weaver.weave(draft) for draft in drafts]
    units += [
        weaver.weave(
            Draft("note", number=note.number, markers=[note.marker], spans=list(note.spans))
        )
        for note in notes.notes
    ]
    return tuple(sorted(units, key=lambda unit: unit.runs[0]))
