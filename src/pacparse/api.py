"""The hall: the order of the stages, from a source to a document that keeps its promise."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pacparse.assembly import Parts, assemble
from pacparse.checks import find_gaps, find_truncated, find_unbalanced
from pacparse.duplicates import Repeats, find_repeats
from pacparse.footnotes.binding import bind_notes
from pacparse.footnotes.candidates import find_candidates
from pacparse.footnotes.decoding import choose_marks
from pacparse.footnotes.evidence import Candidate
from pacparse.footnotes.notes import Notes, find_notes
from pacparse.footnotes.set_off import find_set_off
from pacparse.procedure import check_profile, read_procedure
from pacparse.procedure.vocabulary.labels import OPENERS
from pacparse.reading.blocks import read_drafts
from pacparse.reading.contents import find_contents, listed_titles
from pacparse.reading.continuations import join_continuations
from pacparse.reading.drafts import Draft, Page
from pacparse.reading.flattened import split_flattened
from pacparse.reading.furniture import find_furniture
from pacparse.reading.headings import ATX
from pacparse.reading.heads import find_head_lines
from pacparse.reading.lines import read_lines
from pacparse.reading.markers import Marker, as_bullet, find_marker
from pacparse.reading.numbering import accept_markers, is_spaced
from pacparse.reading.print_headers import split_printed
from pacparse.reading.ropes import Hole, Weaver, find_markup
from pacparse.reading.torn_bullets import find_torn_bullets
from pacparse.source import SourceText, decode_source, read_source, source_from_text
from pacparse.units import Cut, Finding, Line, Lines, ProfileChoice, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from pacparse.document import Document
    from pacparse.spans import Run

__all__ = ["Parsed", "ProfileChoice", "check_profile", "parse_source", "parse_with_choice"]
"""What the command line asks for; the verbs of the library stand in ``pacparse`` itself."""

EVIDENT_MARK = 1.0


class Parsed(NamedTuple):
    """A document, and why it was read as the family that it was read as."""

    document: Document
    choice: ProfileChoice


def parse(text: str, *, name: str = "<text>", profile: str | None = None) -> Document:
    """The document that ``text`` holds, read as the family ``profile``, or as its evidence says.

    Raises UnreadableError where ``text`` is no text, UsageError where there is no such profile.
    """
    check_profile(profile)
    return parse_source(source_from_text(text, name=name), profile=profile)


def parse_bytes(content: bytes, *, name: str = "<bytes>", profile: str | None = None) -> Document:
    """The document in ``content``. Raises UnreadableError, UnsupportedError or UsageError."""
    check_profile(profile)
    return parse_source(decode_source(content, name=name), profile=profile)


def parse_file(path: str | Path, *, profile: str | None = None) -> Document:
    """The document in the file at ``path``. Raises as ``parse_bytes`` does."""
    check_profile(profile)
    return parse_source(read_source(path), profile=profile)


def parse_source(source: SourceText, *, profile: str | None = None) -> Document:
    """The document in ``source``. Raises BrokenPromiseError where a character would be lost."""
    return parse_with_choice(source, profile=profile).document


def parse_with_choice(source: SourceText, *, profile: str | None = None) -> Parsed:
    """The document in ``source``, and the evidence for its profile. Raises as ``parse`` does."""
    check_profile(profile)
    with _collector_paused():
        return _parse(source, profile)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No search for reference cycles meanwhile.

    A parse makes many records and no cycle: the searches find nothing and take a quarter of its
    time. Memory is freed all the same, by counting references.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _parse(source: SourceText, profile: str | None) -> Parsed:
    """The stages after the reading; what the reading needed itself is free again by then."""
    text = source.text
    units, cuts = _read_units(text)
    repeats = find_repeats(units)
    order = _surviving(len(units), repeats)
    surviving = [units[i] for i in order]
    binding = bind_notes(surviving)
    procedure = read_procedure(text, surviving, profile=profile)
    findings = (
        *source.findings,
        *binding.findings,
        *procedure.findings,
        *find_gaps(surviving),
        *find_truncated(surviving),
        *find_unbalanced(text, surviving, find_markup(text)),
        *_guesses(surviving),
    )
    parts = Parts(source, units, tuple(order), cuts, repeats, binding, procedure, findings)
    return Parsed(assemble(parts), procedure.choice)


def _read_units(text: str) -> tuple[tuple[Unit, ...], tuple[Cut, ...]]:
    """The stages of the reading: the units of ``text`` in order, and what belongs to none."""
    read = split_flattened(split_printed(read_lines(text)), OPENERS)
    furniture = find_furniture(read.lines)
    contents = find_contents(read.lines, furniture.keys())
    candidates: Sequence[Candidate] = find_candidates(text)
    is_explicit = bool(candidates) and candidates[0].value == 0
    if contents and not is_explicit:
        candidates = _outside(candidates, [_run(read.lines[i]) for i in sorted(contents)])
    listed = furniture.keys() | contents.keys()
    notes = _read_notes(read, candidates, frozenset(listed))
    markers = _read_markers(read, notes.lines | listed, may_be_glued=not is_explicit)
    torn = find_torn_bullets(read.lines, notes.lines | listed)
    markers |= torn.markers
    taken = notes.lines | furniture.keys() | torn.lines
    has_signs = any(line.text[0] == "#" and ATX.match(line.text[:16]) for line in read.lines)
    spaced = is_spaced(read.lines, markers)
    titles = listed_titles(read.lines, contents)
    heads = frozenset[int]()
    if not has_signs:
        heads = find_head_lines(read.lines, OPENERS, taken | contents.keys())
    page = Page(read, markers, taken, OPENERS, has_signs, spaced, contents, titles, heads)
    drafts = join_continuations(text, read_drafts(page), OPENERS)
    pages = (Cut("page_number", run) for run in notes.page_numbers)
    cuts = (*read.cuts, *furniture.values(), *pages)
    holes = _choose_holes(text, candidates, notes, drafts, cuts)
    del candidates  # a long text has very many: their memory is wanted for the units
    units = _weave(Weaver(text, holes, [cut.run for cut in cuts]), drafts, notes)
    return units, cuts


def _run(line: Line) -> Run:
    return line.start, line.end


def _read_notes(read: Lines, candidates: Sequence[Candidate], skipped: frozenset[int]) -> Notes:
    return find_notes(read, candidates=candidates, starts_block=_starts_block, skipped=skipped)


def _starts_block(line: str) -> bool:
    """Whether a line, on its own evidence, opens a block: a label, a status, a paragraph number."""
    if OPENERS.match_label(line.lstrip("*_")) or OPENERS.is_status_line(line):
        return True
    marker = find_marker(line)
    return marker is not None and marker.form in ("dotted", "simple", "sub", "bullet")


def _read_markers(read: Lines, taken: frozenset[int], *, may_be_glued: bool) -> dict[int, Marker]:
    found: list[tuple[int, Marker]] = []
    bullets: dict[int, Marker] = {}
    for index, line in enumerate(read.lines):
        if index in taken or (marker := find_marker(line.text)) is None:
            continue
        if marker.form == "bullet":
            bullets[index] = marker
        else:
            found.append((index, marker))
    accepted = accept_markers(read.lines, found, may_be_glued=may_be_glued)
    for index, marker in found:
        if marker.has_bullet and index not in accepted:
            bullets[index] = as_bullet(read.lines[index].text, marker)
    return bullets | accepted


def _choose_holes(
    text: str,
    candidates: Sequence[Candidate],
    notes: Notes,
    drafts: Sequence[Draft],
    cuts: Sequence[Cut],
) -> list[Hole]:
    """The marks chosen over the sequence, the markup around them, and the cuts inside lines."""
    taken = sorted([n.marker for n in notes.notes] + [s for n in notes.notes for s in n.spans])
    taken += [cut.run for cut in cuts]
    taken += [run for draft in drafts if draft.role == "contents" for run in draft.spans]
    moved = [_moved(text, run) for draft in drafts for run in draft.marks]
    defined = {int(note.number) for note in notes.notes if note.number.isdigit()}
    seen = [*_outside(candidates, sorted(taken)), *moved]
    is_explicit = bool(candidates) and candidates[0].value == 0
    lone = () if is_explicit else find_set_off(text, defined - {c.value for c in seen})
    pool = sorted([*seen, *_outside(list(lone), sorted(taken))], key=lambda c: c.run)
    chosen = [pool[i] for i in choose_marks(pool, defined)]
    names = {c.value: str(c.value) for c in chosen}
    holes = [
        Hole(c.run, c.name if c.value == 0 else names[c.value], is_guess=c.weight < EVIDENT_MARK)
        for c in chosen
        if c.name != "moved"
    ]
    if not is_explicit:
        holes += [Hole(run) for run in _between(text, holes)]
    holes += [Hole(run) for run in _outside_runs(find_markup(text), holes)]
    holes += [Hole(cut.run) for cut in cuts]
    return sorted(holes, key=lambda hole: hole.run)


def _between(text: str, marks: Sequence[Hole]) -> list[Run]:
    """The commas that stand between two marks: ``landscape.37,38``."""
    return [
        (first.run[1], second.run[0])
        for first, second in pairwise(marks)
        if first.run[1] < second.run[0] <= first.run[1] + 2
        and text[first.run[1] : second.run[0]].strip(" ") in (",", "‚")
    ]


def _moved(text: str, run: Run) -> Candidate:
    """A mark that the numbers of the paragraphs have shown: digits glued before one."""
    return Candidate(int(text[run[0] : run[1]]), run, 3.0, "moved")


def _outside(candidates: Sequence[Candidate], taken: Sequence[Run]) -> list[Candidate]:
    """The candidates that lie in none of ``taken``; both in order of place."""
    kept = []
    index = 0
    for candidate in candidates:
        while index < len(taken) and taken[index][1] <= candidate.run[0]:
            index += 1
        if index >= len(taken) or candidate.run[1] <= taken[index][0]:
            kept.append(candidate)
    return kept


def _outside_runs(runs: Sequence[Run], holes: Sequence[Hole]) -> list[Run]:
    """The runs of markup that touch no hole."""
    taken = {hole.run for hole in holes}
    return [run for run in runs if run not in taken]


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


def _surviving(count: int, repeats: Repeats) -> list[int]:
    """The units that stay, in reading order: those moved stand after the unit that they follow."""
    removed = {i for passage in repeats.passages for i in passage.removed}
    followers: dict[int | None, list[int]] = {}
    moved = set()
    for passage in repeats.passages:
        for index, after in passage.moved:
            followers.setdefault(after, []).append(index)
            moved.add(index)
    order: list[int] = list(followers.get(None, ()))
    for index in range(count):
        if index not in removed and index not in moved:
            order.append(index)
        order.extend(followers.get(index, ()))
    return order


def _guesses(units: Sequence[Unit]) -> list[Finding]:
    """A finding for each mark that only the sequence speaks for."""
    return [
        Finding(
            "footnote-guess",
            "info",
            f"the digits {mark.number} are read as a note mark by their place in the sequence",
            (mark.run,),
            index,
        )
        for index, unit in enumerate(units)
        for mark in unit.marks
        if mark.is_guess
    ]
