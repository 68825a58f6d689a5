"""The public records, made of what the stages found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.assembly.inside import emphasis_of, links_of
from pacparse.assembly.keys import (
    DocumentKey,
    Keys,
    block_key,
    recommendation_fingerprint,
    recommendation_key,
)
from pacparse.block import Block, BlockKind, Reference
from pacparse.document import (
    Duplicate,
    Footnote,
    NoteLink,
    NoteReference,
    NoteStatus,
    Recommendation,
    RecommendationBlocks,
    Removal,
    Report,
    Variant,
)
from pacparse.fields import replace
from pacparse.fingerprints import bare_letters, digest_of
from pacparse.text.spans import merge_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.assembly.names import Names, Parts
    from pacparse.footnotes.binding import Link
    from pacparse.styles import Box, Styles
    from pacparse.text.line_index import SourceLines
    from pacparse.text.spans import Run


def make_blocks(
    parts: Parts, names: Names, lines: SourceLines, document: DocumentKey
) -> tuple[Block, ...]:
    """The blocks of the document in reading order, whose letters the key of the ``document`` takes in."""
    references = _references(parts, names)
    procedure = parts.procedure
    reports = _report_of_units(parts)
    ordinals = {report.id: report.ordinal for report in procedure.reports}
    is_styled = bool(parts.styles)
    keys = Keys()
    blocks: list[Block] = []
    for place, name in names.blocks.items():
        if blocks and blocks[-1].id == name:
            continue  # a further row of a table
        unit = names.surviving[place]
        table = names.tables.get(place)
        text = unit.text if table is None else table.text
        runs = unit.runs if table is None else table.runs
        text_runs = unit.text_runs if table is None else table.text_runs
        page = parts.styles.page_at(unit.runs[0][0]) if is_styled else None
        parent = procedure.parents.get(place)
        role = procedure.roles.get(place)
        report = reports.get(place)
        kind: BlockKind = "paragraph" if unit.kind == "note" else unit.kind
        if table is not None:
            kind = "table"
        letters = bare_letters(text)
        document.add(letters, role)
        mark = digest_of(letters)
        key = block_key(kind, role, unit.number, ordinals.get(report or ""), mark)
        blocks.append(
            Block(
                id=name,
                kind=kind,
                role=role,
                # a line of contents names a number that stands elsewhere
                number=unit.number if role != "contents" else None,
                marker=unit.marker,
                level=unit.level,
                parent=names.blocks.get(parent) if parent is not None else None,
                report=report,
                page=page[0] if page else None,
                page_label=page[1] if page else None,
                line=lines.line_at(unit.runs[0][0]),
                key=keys.take(key),
                fingerprint=mark,
                text=text,
                references=references.get(name, ()),
                runs=runs,
                text_runs=text_runs,
                rows=() if table is None else table.rows,
                header_rows=0 if table is None else table.header_rows,
                links=links_of(text, text_runs, parts.styles) if is_styled else (),
                emphasis=emphasis_of(text, text_runs, parts.styles) if is_styled else (),
                boxes=_boxes(parts.styles, runs) if is_styled else (),
            )
        )
    return tuple(blocks)


def _boxes(styles: Styles, runs: Sequence[Run]) -> tuple[Box, ...]:
    """The places of the printed lines that ``runs`` touch, each once, in order."""
    if not styles.of("line"):
        return ()
    lines = {line: None for run in runs for line in styles.touching("line", run)}
    return tuple(line.box for line in lines if line.box is not None)


def _references(parts: Parts, names: Names) -> dict[str, tuple[Reference, ...]]:
    """The note marks of each block, by its id."""
    found: dict[str, list[Reference]] = {}
    for name, note in zip(names.notes, parts.binding.notes, strict=True):
        for citation in note.citations:
            if citation.unit not in names.blocks:
                continue
            mark = names.surviving[citation.unit].marks[citation.mark]
            offset = names.offset_of(citation.unit, mark)
            reference = Reference(footnote=name, offset=offset, run=mark.run)
            found.setdefault(names.blocks[citation.unit], []).append(reference)
    return {name: tuple(sorted(r, key=lambda x: (x.offset, x.run))) for name, r in found.items()}


def make_footnotes(parts: Parts, names: Names) -> tuple[Footnote, ...]:
    """The notes with their status and the places that cite them."""
    notes = []
    for name, note in zip(names.notes, parts.binding.notes, strict=True):
        references = tuple(
            NoteReference(
                block=names.blocks[c.unit],
                offset=names.offset_of(c.unit, names.surviving[c.unit].marks[c.mark]),
            )
            for c in note.citations
            if c.unit in names.blocks
        )
        runs = () if note.unit is None else names.surviving[note.unit].runs
        status: NoteStatus
        if note.unit is None:
            status = "undefined"
        elif not references:
            status = "unreferenced"
        else:
            status = "resolved" if note.links else "text_only"
        notes.append(
            Footnote(
                id=name,
                number=note.number,
                text=note.text,
                urls=tuple(link.address for link in note.links),
                links=tuple(_link(parts, link) for link in note.links),
                status=status,
                references=references,
                runs=runs,
                boxes=_boxes(parts.styles, runs),
            )
        )
    return tuple(notes)


def _link(parts: Parts, link: Link) -> NoteLink:
    page = parts.styles.page_at(link.place) if parts.styles else None
    return NoteLink(
        url=link.address, origin=link.origin, page=page[0] if page else None, box=link.box
    )


def make_removals(parts: Parts, names: Names) -> tuple[Removal, ...]:
    """Repeated passages, then what the reading cut out, kind by kind."""
    removals = [
        Removal(
            reason="repeated_passage",
            runs=merge_runs(run for i in passage.removed for run in parts.units[i].runs),
            detail=f"duplicate {number}",
        )
        for number, passage in enumerate(parts.repeats.passages)
    ]
    by_reason: dict[str, list[Run]] = {}
    for cut in parts.cuts:
        by_reason.setdefault(cut.reason, []).append(cut.run)
    for place, unit in enumerate(names.surviving):
        if unit.kind != "note" and place not in names.blocks:
            by_reason.setdefault("markup", []).extend(unit.runs)
    removals += [Removal(reason=r, runs=tuple(sorted(runs))) for r, runs in by_reason.items()]
    if not parts.styles.of("line"):
        return tuple(removals)
    return tuple(replace(one, boxes=_boxes(parts.styles, one.runs)) for one in removals)


def make_duplicates(parts: Parts, names: Names) -> Iterator[Duplicate]:
    """Repeated passages, then restatements."""
    repeats, units = parts.repeats, parts.units
    for passage in repeats.passages:
        variants = tuple(
            Variant(
                block=names.blocks[names.place[v.unit]], kept=v.kept, removed=v.removed, runs=v.runs
            )
            for v in passage.variants
            if names.place.get(v.unit) in names.blocks
        )
        yield Duplicate(
            kind="repeated_passage",
            score=passage.score,
            kept=names.of_units(passage.kept),
            removed=merge_runs(run for i in passage.removed for run in units[i].runs),
            reason=passage.reason,
            variants=variants,
        )
    for restatement in repeats.restatements:
        linked = names.of_units(restatement.units)
        yield Duplicate(kind="restatement", score=restatement.score, kept=linked, blocks=linked)


def make_reports(parts: Parts, names: Names) -> Iterator[Report]:
    """The reports that the document answers."""
    for report in parts.procedure.reports:
        places = range(report.units[0], report.units[1] + 1)
        ids = names.of_places(places)
        yield Report(
            id=report.id,
            committee=parts.procedure.committee,
            ordinal=report.ordinal,
            session=report.session,
            title=report.title,
            departments=report.departments,
            blocks=(ids[0], ids[-1]) if ids else (),
        )


def _report_of_units(parts: Parts) -> dict[int, str]:
    return {
        place: report.id
        for report in parts.procedure.reports
        for place in range(report.units[0], report.units[1] + 1)
    }


def make_recommendations(
    parts: Parts, names: Names, blocks: Sequence[Block], reports: Sequence[Report]
) -> Iterator[Recommendation]:
    """The recommendations in order, with the place of each in the source and its key."""
    by_id = {block.id: block for block in blocks}
    report_by_id = {report.id: report for report in reports}
    keys = Keys()
    for found in parts.procedure.recommendations:
        groups = RecommendationBlocks(
            conclusion=names.of_places(found.units.conclusion),
            recommendation=names.of_places(found.units.recommendation),
            response=names.of_places(found.units.response),
        )
        own = [by_id[name] for name in (*groups.conclusion, *groups.recommendation)]
        answers = [by_id[name] for name in groups.response]
        all_blocks = own + answers
        mark = recommendation_fingerprint(found.recommendation, found.conclusion)
        report = report_by_id.get(found.report)
        key = recommendation_key(report, parts.procedure.session, found.number, mark)
        yield Recommendation(
            id=found.id,
            key=keys.take(key),
            fingerprint=mark,
            number=found.number,
            title=found.title,
            report=found.report,
            departments=found.departments,
            conclusion=found.conclusion,
            recommendation=found.recommendation,
            response=found.response,
            response_text="\n".join(block.text for block in answers) or None,
            page=all_blocks[0].page if all_blocks else None,
            page_to=all_blocks[-1].page if all_blocks else None,
            page_label=all_blocks[0].page_label if all_blocks else None,
            line=all_blocks[0].line if all_blocks else None,
            blocks=groups,
            position=found.position,
            gap=found.gap,
            verdicts=found.verdicts,
            status=found.status,
            status_words=found.status_words,
            target_dates=found.target_dates,
        )
