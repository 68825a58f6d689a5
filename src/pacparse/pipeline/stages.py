"""The order of the stages: from a source to a document, and why it was read as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.assembly import Parts, assemble
from pacparse.checks import find_gaps, find_truncated, find_unbalanced
from pacparse.duplicates import find_repeats
from pacparse.fields import NamedTuple
from pacparse.footnotes.binding import bind_notes
from pacparse.pipeline.cells import part_rows
from pacparse.pipeline.reading import read_units
from pacparse.procedure import read_procedure
from pacparse.reading.weave import find_markup
from pacparse.styles import NO_STYLES, Styles
from pacparse.units import Finding, ProfileChoice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.document import Document
    from pacparse.source import SourceText
    from pacparse.units import Unit


_QUOTED = frozenset(("conclusion", "recommendation", "quotation"))
"""The roles of another document's words, whose numbers need not run on."""


class Parsed(NamedTuple):
    """A document, and why it was read as the family that it was read as."""

    document: Document
    choice: ProfileChoice


def run_stages(source: SourceText, profile: str | None) -> Parsed:
    """The stages after the reading; what the reading needed itself is free again by then."""
    text = source.text
    styles = _styles_of(source)
    units, cuts = read_units(text, styles, source.signs)
    parted = part_rows(units, styles)
    if parted and not read_procedure(text, units, profile=profile).recommendations:
        units = parted  # else a table sums up what the document says itself
    repeats = find_repeats(units)
    surviving = [units[i] for i in repeats.order]
    binding = bind_notes(surviving, styles)
    procedure = read_procedure(text, surviving, profile=profile)
    findings = (
        *source.findings,
        *binding.findings,
        *procedure.findings,
        *find_gaps(
            surviving,
            quoted={index for index, role in procedure.roles.items() if role in _QUOTED},
            starts={report.units[0] for report in procedure.reports},
        ),
        *find_truncated(surviving),
        *find_unbalanced(text, surviving, find_markup(text)),
        *_guesses(surviving),
    )
    parts = Parts(source, units, repeats.order, cuts, repeats, binding, procedure, findings, styles)
    return Parsed(assemble(parts), procedure.choice)


def _styles_of(source: SourceText) -> Styles:
    """What the original says of its text; nothing of a text that no reader has made."""
    if source.extractor is None and not source.styles:
        return NO_STYLES
    return Styles(
        source.text,
        source.styles,
        is_laid_out=source.is_laid_out,
        has_blocks=source.extractor is not None,
    )


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
