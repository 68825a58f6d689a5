"""A document as W3C Web Annotations: each finding points at its words in the source text.

The model is that of the W3C Recommendation "Web Annotation Data Model" of 23 February 2017. Each
target has a position selector and a quote selector, so that a tool finds the words again even where
its text begins elsewhere.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.document import Document
    from pacparse.text.spans import Run

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
QUOTE = 32
"""Characters before and behind the words that a quote selector names."""
_FORMAT = "text/plain"


def to_annotations(document: Document, text: str, *, indent: int | None = None) -> str:
    """An annotation collection as JSON-LD, without a final newline.

    ``text`` is the source text of ``document``. There is an annotation for each recommendation, its
    answer, each verdict, each note and each removal. A passage in several runs has one target for each run.
    """
    maker = _Maker(document, text)
    items = list(maker.annotations())
    base = f"urn:pacparse:{document.key}"
    collection = {
        "@context": CONTEXT,
        "id": base,
        "type": "AnnotationCollection",
        "label": document.title or document.source.name,
        "total": len(items),
        "first": {
            "id": f"{base}:page",
            "type": "AnnotationPage",
            "partOf": base,
            "startIndex": 0,
            "items": items,
        },
    }
    return json.dumps(collection, ensure_ascii=False, indent=indent)


class _Maker:
    """Annotations of one document."""

    def __init__(self, document: Document, text: str) -> None:
        self._document = document
        self._text = text
        self._source = f"urn:sha256:{document.source.sha256}"

    def annotations(self) -> Iterator[dict[str, Any]]:
        """All of them: recommendations in order, then notes, then removals."""
        document = self._document
        for found in document.recommendations:
            blocks = document.block_by_id
            names = found.blocks.recommendation or found.blocks.conclusion
            runs = [run for name in names for run in blocks[name].text_runs]
            label = {
                "key": found.key,
                "number": found.number,
                "position": found.position,
                "gap": found.gap,
                "status": found.status,
                "target": found.target_dates[-1].latest if found.target_dates else None,
            }
            yield from self._annotation(f"recommendation:{found.id}", "describing", label, runs)
            answers = [run for name in found.blocks.response for run in blocks[name].text_runs]
            label = {"answers": found.key}
            yield from self._annotation(f"answer:{found.id}", "linking", label, answers)
            for place, verdict in enumerate(found.verdicts, start=1):
                label = {"position": verdict.position, "by": verdict.by, "kind": verdict.kind}
                name = f"verdict:{found.id}:{place}"
                yield from self._annotation(name, "classifying", label, verdict.runs)
        for note in document.footnotes:
            label = {
                "note": note.number,
                "status": note.status,
                "urls": " ".join(note.urls) or None,
            }
            yield from self._annotation(f"note:{note.id}", "identifying", label, note.runs)
        for place, removal in enumerate(document.removals, start=1):
            label = {"removed": removal.reason}
            yield from self._annotation(f"removal:{place}", "editing", label, removal.runs)

    def _annotation(
        self, name: str, motivation: str, label: dict[str, str | None], runs: Sequence[Run]
    ) -> Iterator[dict[str, Any]]:
        """One annotation; none for what stands nowhere."""
        if not runs:
            return
        targets = [self._target(run) for run in self._joined(runs)]
        known = {key: value for key, value in label.items() if value is not None}
        yield {
            "@context": CONTEXT,
            "id": f"urn:pacparse:{self._document.key}:{name}",
            "type": "Annotation",
            "motivation": motivation,
            "body": [
                {
                    "type": "TextualBody",
                    "format": _FORMAT,
                    "purpose": "tagging",
                    "value": f"{key}: {value}",
                }
                for key, value in known.items()
            ],
            "target": targets if len(targets) > 1 else targets[0],
        }

    def _joined(self, runs: Sequence[Run]) -> Iterator[Run]:
        """The runs in order; those that only white space parts are one."""
        start, end = -1, -1
        for run in sorted(runs):
            if start >= 0 and not self._text[end : run[0]].strip():
                end = max(end, run[1])
                continue
            if start >= 0:
                yield start, end
            start, end = run
        yield start, end

    def _target(self, run: Run) -> dict[str, Any]:
        start, end = run
        text = self._text
        return {
            "source": self._source,
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": end},
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(0, start - QUOTE) : start],
                    "suffix": text[end : end + QUOTE],
                },
            ],
        }
