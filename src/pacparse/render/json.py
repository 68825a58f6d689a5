"""A document as JSON, and the JSON Schema of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pacparse.document import SCHEMA_VERSION, Document
from pacparse.errors import UnsupportedError
from pacparse.fields import replace
from pacparse.record import json_pieces as record_pieces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.json_schema import JsonSchemaValue

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_ID = f"urn:pacparse:schema:document:{SCHEMA_VERSION}"


def to_json(document: Document, *, indent: int | None = None) -> str:
    """The document as JSON: on one line, or indented by ``indent`` spaces; no final newline."""
    return document.model_dump_json(indent=indent)


def json_pieces(document: Document, *, indent: int | None = None) -> Iterator[str]:
    """The characters that ``to_json`` gives, piece by piece, for those who write them one after another.

    On one line only; an indented document is one piece.
    """
    if indent is not None:
        yield to_json(document, indent=indent)
    else:
        yield from record_pieces(document)


def with_source(document: Document, text: str) -> Document:
    """The ``document`` with the source ``text``, to which its offsets refer."""
    return document if document.text is not None else replace(document, text=text)


def from_json(text: str | bytes, *, name: str = "<json>") -> Document:
    """Read the document that ``to_json`` wrote as ``text``; unknown keys are ignored.

    Raises UnsupportedError if the JSON is not a document, or has another major schema version.
    """
    from pydantic import ValidationError

    try:
        document = Document.model_validate_json(text)
    except UnsupportedError as error:
        error.where = error.where or name
        raise
    except ValidationError as error:
        raise UnsupportedError(
            "this is JSON, but no document that pacparse wrote",
            where=name,
            hint="what is read is the output of pacparse to-json",
        ) from error
    known = _ids(document)
    missing = next((named for named in _named(document) if named not in known), None)
    if missing is not None:
        raise UnsupportedError(
            f"this JSON names {missing!r}, which it does not hold",
            where=name,
            hint="write it anew with pacparse to-json",
        )
    return document


def _ids(document: Document) -> frozenset[str]:
    """What can be named: blocks, notes and reports."""
    blocks = (block.id for block in document.blocks)
    notes = (note.id for note in document.footnotes)
    return frozenset((*blocks, *notes, *(report.id for report in document.reports)))


def _named(document: Document) -> Iterator[str]:
    """The ids that parts of a document call others by."""
    for block in document.blocks:
        yield from filter(None, (block.parent, block.report))
        yield from (reference.footnote for reference in block.references)
    for note in document.footnotes:
        yield from (reference.block for reference in note.references)
    for report in document.reports:
        yield from report.blocks
    for one in document.recommendations:
        yield from filter(None, (one.report,))
        yield from (*one.blocks.conclusion, *one.blocks.recommendation, *one.blocks.response)
    for found in document.duplicates:
        yield from (*found.kept, *found.blocks)
    yield from (found.block for found in document.diagnostics if found.block)


def from_json_lines(content: bytes, *, name: str = "<json>") -> Iterator[Document]:
    """The documents in ``content``: one, or one on each line. Raises as ``from_json`` does."""
    lines = [line for line in content.splitlines() if line.strip()]
    is_lines = len(lines) > 1 and lines[0].startswith(b'{"') and lines[0].rstrip().endswith(b"}")
    for line in lines if is_lines else [content]:
        yield from_json(line, name=name)


def to_schema(*, indent: int | None = 2) -> str:
    """The JSON Schema (2020-12) of the document, as JSON, without a final newline."""
    schema: dict[str, Any] = {
        "$schema": SCHEMA_DIALECT,
        "$id": SCHEMA_ID,
        **_describe(),
        "title": f"pacparse document {SCHEMA_VERSION}",
    }
    return json.dumps(schema, ensure_ascii=False, indent=indent)


def _describe() -> JsonSchemaValue:
    """Pydantic's schema of the document, every field required: the JSON has them all."""
    from pydantic import TypeAdapter
    from pydantic.json_schema import GenerateJsonSchema

    class EveryField(GenerateJsonSchema):
        def field_is_required(self, *_: object, **__: object) -> bool:
            return True

    adapter = TypeAdapter(Document)
    return adapter.json_schema(mode="serialization", schema_generator=EveryField)
