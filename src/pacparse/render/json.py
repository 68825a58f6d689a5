"""A document as JSON, and the JSON Schema of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pacparse.document import SCHEMA_VERSION, Document

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_ID = f"urn:pacparse:schema:document:{SCHEMA_VERSION}"


def to_json(document: Document, *, indent: int | None = None) -> str:
    """The document as JSON: on one line, or indented by ``indent`` spaces; no final newline."""
    return document.model_dump_json(indent=indent)


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
