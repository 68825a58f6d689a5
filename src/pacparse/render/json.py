"""A document as JSON, and the JSON Schema of it."""

from __future__ import annotations

import json

from pydantic.json_schema import GenerateJsonSchema

from pacparse.document import SCHEMA_VERSION, Document

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMA_ID = f"urn:pacparse:schema:document:{SCHEMA_VERSION}"


class _EveryField(GenerateJsonSchema):
    """A schema in which every field is required: the JSON has them all, with null where unknown."""

    def field_is_required(self, *_: object, **__: object) -> bool:
        """Every field, whether or not it has a default."""
        return True


def to_json(document: Document, *, indent: int | None = None) -> str:
    """The document as JSON: on one line, or indented by ``indent`` spaces; no final newline."""
    return document.model_dump_json(indent=indent)


def to_schema(*, indent: int | None = 2) -> str:
    """The JSON Schema (2020-12) of the document, as JSON, without a final newline."""
    schema = {
        "$schema": SCHEMA_DIALECT,
        "$id": SCHEMA_ID,
        **Document.model_json_schema(mode="serialization", schema_generator=_EveryField),
        "title": f"pacparse document {SCHEMA_VERSION}",
    }
    return json.dumps(schema, ensure_ascii=False, indent=indent)
