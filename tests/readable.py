"""A document in the form of the expected files: offsets give way to the words that they point at.

What is empty is left out, and so is what changes without any change of meaning (generator, digest,
runs, the wording of messages). Footnote marks stand in the text as ``⟦35⟧``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pacparse.block import Block, BlockLink, Emphasis
    from pacparse.document import Document, Footnote, Recommendation, Verdict
    from pacparse.text.spans import Run

Row = dict[str, object]


def readable(document: Document, source_text: str) -> Row:
    """The document as plain values; ``source_text`` is what its runs point into."""
    numbers = {note.id: note.number for note in document.footnotes}
    view: Row = {
        "profile": document.profile,
        "encoding": document.source.encoding if document.source.encoding != "utf-8" else None,
        "title": document.title,
        "date": document.date,
        "session": document.session,
        "paper_numbers": list(document.paper_numbers),
        "departments": list(document.departments),
        "reports": [
            _filled(
                {
                    "id": report.id,
                    "ordinal": report.ordinal,
                    "session": report.session,
                    "title": report.title,
                    "departments": list(report.departments),
                    "blocks": list(report.blocks),
                }
            )
            for report in document.reports
        ],
        "blocks": [_block(block, numbers) for block in document.blocks],
        "recommendations": [_recommendation(one) for one in document.recommendations],
        "footnotes": [_footnote(note) for note in document.footnotes],
        "duplicates": [
            _filled(
                {
                    "kind": duplicate.kind,
                    "kept": list(duplicate.kept),
                    "removed": _excerpts(source_text, duplicate.removed),
                    "variants": [[v.block, v.kept, v.removed] for v in duplicate.variants],
                }
            )
            for duplicate in document.duplicates
        ],
        "removals": [
            {"reason": removal.reason, "text": _excerpts(source_text, removal.runs)}
            for removal in document.removals
        ],
        "diagnostics": [
            _filled(
                {
                    "code": found.code,
                    "severity": found.severity,
                    "line": found.line,
                    "column": found.column,
                    "block": found.block,
                }
            )
            for found in document.diagnostics
        ],
    }
    return _filled(view)


def marked_text(block: Block, numbers: dict[str, str]) -> str:
    """The block's text with its footnote marks where they stood, as ``⟦35⟧``."""
    text = block.text
    for reference in reversed(block.references):
        mark = f"⟦{numbers[reference.footnote]}⟧"
        text = text[: reference.offset] + mark + text[reference.offset :]
    return text


def dumps(view: Row) -> str:
    """JSON for people: one line for each plain value and for each element of a list of records."""
    lines: list[str] = []
    for key, value in view.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            rows = ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in value)
            lines.append(f"  {json.dumps(key)}: [\n{rows}\n  ]")
        else:
            lines.append(f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _block(block: Block, numbers: dict[str, str]) -> Row:
    row: Row = {
        "id": block.id,
        "kind": block.kind,
        "role": block.role,
        "number": block.number,
        "marker": block.marker if block.marker != block.number else None,
        "level": block.level or None,
        "parent": block.parent,
        "report": block.report,
        "header_rows": block.header_rows or None,
        "rows": [list(row) for row in block.rows],
    }
    row["links"] = [[_words_of(block, link), link.url] for link in block.links]
    row["emphasis"] = [[one.style, _words_of(block, one)] for one in block.emphasis]
    return {**_filled(row), "text": marked_text(block, numbers)}


def _words_of(block: Block, place: BlockLink | Emphasis) -> str:
    return block.text[place.offset : place.offset + place.length]


def _recommendation(one: Recommendation) -> Row:
    return _filled(
        {
            "id": one.id,
            "number": one.number,
            "title": one.title,
            "departments": list(one.departments),
            "conclusion": one.conclusion,
            "recommendation": one.recommendation,
            "response": list(one.response),
            "blocks": _filled(
                {
                    "conclusion": list(one.blocks.conclusion),
                    "recommendation": list(one.blocks.recommendation),
                    "response": list(one.blocks.response),
                }
            ),
            "position": one.position,
            "verdicts": [_verdict(verdict) for verdict in one.verdicts],
            "status": one.status,
            "status_words": one.status_words,
            "target_dates": [[d.kind, d.words, d.earliest, d.latest] for d in one.target_dates],
        }
    )


def _verdict(verdict: Verdict) -> list[str | None]:
    kind = [] if verdict.kind == "explicit" else [verdict.kind]
    return [verdict.position, verdict.by, verdict.words, *kind]


def _footnote(note: Footnote) -> Row:
    return _filled(
        {
            "number": note.number,
            "status": note.status,
            "text": note.text,
            "urls": list(note.urls),
            "cited_in": [reference.block for reference in note.references],
        }
    )


def _excerpts(source_text: str, runs: Iterable[Run]) -> list[str]:
    return [_shortened(source_text[start:end]) for start, end in runs]


def _shortened(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:60]} … {text[-50:]}"


def _filled(row: Row) -> Row:
    return {key: value for key, value in row.items() if value not in (None, [], {}, "")}
