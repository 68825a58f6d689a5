"""From units to the document: ids, references, removals, lines, and the promise."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from pacparse import __version__
from pacparse.conservation import count_unaccounted
from pacparse.document import (
    Block,
    Conservation,
    Diagnostic,
    Document,
    Duplicate,
    Footnote,
    Generator,
    NoteReference,
    Recommendation,
    RecommendationBlocks,
    Reference,
    Removal,
    Report,
    Source,
    Variant,
)
from pacparse.errors import BrokenPromiseError
from pacparse.spans import merge_runs
from pacparse.units import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.duplicates import Repeats
    from pacparse.footnotes.binding import Binding
    from pacparse.procedure import Procedure
    from pacparse.source import SourceText
    from pacparse.spans import Run
    from pacparse.units import Cut, Unit


class Parts(NamedTuple):
    """All that the stages found: ``order`` is the surviving units, which later stages name."""

    source: SourceText
    units: tuple[Unit, ...]
    order: tuple[int, ...]
    cuts: tuple[Cut, ...]
    repeats: Repeats
    binding: Binding
    procedure: Procedure
    findings: tuple[Finding, ...]


def assemble(parts: Parts) -> Document:
    """The document of ``parts``. Raises BrokenPromiseError where a character is nowhere, or twice."""
    return _Assembler(parts).document()


class _Assembler:
    """Names of blocks and notes, by the index of their surviving unit."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self.surviving = [parts.units[i] for i in parts.order]
        self.place = {unit: place for place, unit in enumerate(parts.order)}
        self.block_ids = self._name_blocks()
        self.note_ids = self._name_notes()

    def _name_blocks(self) -> dict[int, str]:
        """Ids of the units that are blocks; a unit of markup alone is none."""
        names: dict[int, str] = {}
        for place, unit in enumerate(self.surviving):
            if unit.kind != "note" and (unit.text or unit.marker or unit.marks):
                names[place] = f"b{len(names) + 1}"
        return names

    def _name_notes(self) -> list[str]:
        """Ids of the bound notes: ``fn35``, and ``fn35-2`` for the second of that number."""
        taken: set[str] = set()
        names = []
        for note in self.parts.binding.notes:
            name, again = f"fn{note.number}", max(note.scope, 1)
            if again > 1:
                name = f"fn{note.number}-{again}"
            while name in taken:
                again += 1
                name = f"fn{note.number}-{again}"
            taken.add(name)
            names.append(name)
        return names

    def document(self) -> Document:
        """The whole document, its promise checked."""
        parts, source = self.parts, self.parts.source
        procedure = parts.procedure
        blocks = self._blocks()
        footnotes = self._footnotes()
        removals = self._removals()
        owned = [run for block in blocks for run in block.runs]
        owned += [run for note in footnotes for run in note.runs]
        owned += [run for removal in removals for run in removal.runs]
        unaccounted = count_unaccounted(source.text, owned)
        if unaccounted:
            raise BrokenPromiseError(
                f"{unaccounted} characters would be lost or shown twice",
                where=source.name,
                hint="nothing was written; please report this document",
            )
        return Document(
            generator=Generator(name="pacparse", version=__version__),
            source=Source(
                name=source.name,
                media_type=source.media_type,
                encoding=source.encoding,
                sha256=source.sha256,
                characters=len(source.text),
                pages=source.pages,
                extractor=source.extractor,
            ),
            profile=procedure.profile,
            title=procedure.title,
            date=procedure.date,
            session=procedure.session,
            paper_numbers=procedure.paper_numbers,
            departments=procedure.departments,
            reports=tuple(self._reports()),
            blocks=blocks,
            recommendations=tuple(self._recommendations()),
            footnotes=footnotes,
            duplicates=tuple(self._duplicates()),
            removals=removals,
            diagnostics=self._diagnostics(),
            conservation=Conservation(characters=len(source.text), unaccounted=0),
        )

    def _blocks(self) -> tuple[Block, ...]:
        references = self._references()
        procedure = self.parts.procedure
        reports = self._report_of_units()
        blocks = []
        for place, name in self.block_ids.items():
            unit = self.surviving[place]
            parent = procedure.parents.get(place)
            blocks.append(
                Block(
                    id=name,
                    kind="paragraph" if unit.kind == "note" else unit.kind,
                    role=procedure.roles.get(place),
                    number=unit.number,
                    marker=unit.marker,
                    level=unit.level,
                    parent=self.block_ids.get(parent) if parent is not None else None,
                    report=reports.get(place),
                    text=unit.text,
                    references=references.get(place, ()),
                    runs=unit.runs,
                    text_runs=unit.text_runs,
                )
            )
        return tuple(blocks)

    def _references(self) -> dict[int, tuple[Reference, ...]]:
        found: dict[int, list[Reference]] = {}
        for name, note in zip(self.note_ids, self.parts.binding.notes, strict=True):
            for citation in note.citations:
                mark = self.surviving[citation.unit].marks[citation.mark]
                reference = Reference(footnote=name, offset=mark.offset, run=mark.run)
                found.setdefault(citation.unit, []).append(reference)
        return {
            place: tuple(sorted(r, key=lambda x: (x.offset, x.run))) for place, r in found.items()
        }

    def _footnotes(self) -> tuple[Footnote, ...]:
        notes = []
        for name, note in zip(self.note_ids, self.parts.binding.notes, strict=True):
            references = tuple(
                NoteReference(
                    block=self.block_ids[c.unit], offset=self.surviving[c.unit].marks[c.mark].offset
                )
                for c in note.citations
                if c.unit in self.block_ids
            )
            if note.unit is None:
                status = "undefined"
            elif not references:
                status = "unreferenced"
            else:
                status = "resolved" if note.urls else "text_only"
            notes.append(
                Footnote(
                    id=name,
                    number=note.number,
                    text=note.text,
                    urls=note.urls,
                    status=status,
                    references=references,
                    runs=() if note.unit is None else self.surviving[note.unit].runs,
                )
            )
        return tuple(notes)

    def _removals(self) -> tuple[Removal, ...]:
        """Repeated passages, then what the reading cut out, kind by kind."""
        removals = [
            Removal(
                reason="repeated_passage",
                runs=merge_runs(run for i in passage.removed for run in self.parts.units[i].runs),
                detail=f"duplicate {number}",
            )
            for number, passage in enumerate(self.parts.repeats.passages)
        ]
        by_reason: dict[str, list[Run]] = {}
        for cut in self.parts.cuts:
            by_reason.setdefault(cut.reason, []).append(cut.run)
        for place, unit in enumerate(self.surviving):
            if unit.kind != "note" and place not in self.block_ids:
                by_reason.setdefault("markup", []).extend(unit.runs)
        removals += [Removal(reason=r, runs=tuple(sorted(runs))) for r, runs in by_reason.items()]
        return tuple(removals)

    def _duplicates(self) -> Iterator[Duplicate]:
        repeats, units = self.parts.repeats, self.parts.units
        for passage in repeats.passages:
            variants = tuple(
                Variant(block=self._id_of(v.unit), kept=v.kept, removed=v.removed, runs=v.runs)
                for v in passage.variants
                if self.place.get(v.unit) in self.block_ids
            )
            yield Duplicate(
                kind="repeated_passage",
                score=passage.score,
                kept=self._ids_of(passage.kept),
                removed=merge_runs(run for i in passage.removed for run in units[i].runs),
                reason=passage.reason,
                variants=variants,
            )
        for restatement in repeats.restatements:
            names = self._ids_of(restatement.units)
            yield Duplicate(kind="restatement", score=restatement.score, kept=names, blocks=names)

    def _id_of(self, unit: int) -> str:
        return self.block_ids[self.place[unit]]

    def _ids_of(self, units: Sequence[int]) -> tuple[str, ...]:
        """The ids of those of ``units`` that are blocks of the document."""
        places = (self.place.get(unit) for unit in units)
        return tuple(self.block_ids[p] for p in places if p is not None and p in self.block_ids)

    def _reports(self) -> Iterator[Report]:
        for report in self.parts.procedure.reports:
            places = range(report.units[0], report.units[1] + 1)
            names = [self.block_ids[place] for place in places if place in self.block_ids]
            yield Report(
                id=report.id,
                ordinal=report.ordinal,
                session=report.session,
                title=report.title,
                departments=report.departments,
                blocks=(names[0], names[-1]) if names else (),
            )

    def _report_of_units(self) -> dict[int, str]:
        return {
            place: report.id
            for report in self.parts.procedure.reports
            for place in range(report.units[0], report.units[1] + 1)
        }

    def _recommendations(self) -> Iterator[Recommendation]:
        def ids(places: Sequence[int]) -> tuple[str, ...]:
            return tuple(self.block_ids[p] for p in places if p in self.block_ids)

        for found in self.parts.procedure.recommendations:
            yield Recommendation(
                id=found.id,
                number=found.number,
                report=found.report,
                departments=found.departments,
                conclusion=found.conclusion,
                recommendation=found.recommendation,
                response=found.response,
                blocks=RecommendationBlocks(
                    conclusion=ids(found.units.conclusion),
                    recommendation=ids(found.units.recommendation),
                    response=ids(found.units.response),
                ),
                position=found.position,
                verdicts=found.verdicts,
                status=found.status,
                status_words=found.status_words,
                target_dates=found.target_dates,
            )

    def _diagnostics(self) -> tuple[Diagnostic, ...]:
        lines = LineIndex(self.parts.source.text)
        found = [
            self._diagnostic(finding, lines) for finding in (*self.parts.findings, *self._repeats())
        ]
        return tuple(sorted(found, key=lambda d: (d.line, d.column, d.code)))

    def _diagnostic(self, finding: Finding, lines: LineIndex) -> Diagnostic:
        line, column = lines.position(finding.runs[0][0] if finding.runs else 0)
        return Diagnostic(
            code=finding.code,
            severity=finding.severity,
            message=finding.message,
            line=line,
            column=column,
            runs=finding.runs,
            block=self.block_ids.get(finding.unit) if finding.unit is not None else None,
        )

    def _repeats(self) -> Iterator[Finding]:
        """A finding for each repeated passage and each restatement."""
        units = self.parts.units
        for passage in self.parts.repeats.passages:
            runs = merge_runs(run for i in passage.removed for run in units[i].runs)
            yield Finding(
                "repeated-passage", "info", f"stored twice, shown once: {passage.reason}", runs
            )
        for restatement in self.parts.repeats.restatements:
            first, *later = restatement.units
            numbers = [units[i].number or "?" for i in restatement.units]
            message = f"{' and '.join(numbers)} say the same; all stay"
            yield Finding(
                "restatement", "info", message, units[later[0]].runs, self.place.get(later[0])
            )


class LineIndex:
    """Line and column of an offset, 1-based, lines counted as an editor counts them."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        at = text.find("\n")
        if "\r" in text:
            self._starts += _mixed_line_starts(text)
            return
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of the character at ``offset``."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def _mixed_line_starts(text: str) -> list[int]:
    return [match.end() for match in re.finditer(r"\r\n|\r|\n", text)]
