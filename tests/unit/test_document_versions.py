"""A document reads back what this and other versions of the schema wrote."""

from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

import pacparse
from pacparse.document import Document
from pacparse.errors import Exit, UnsupportedError

TEXT = (
    "Recommendation 1: The Board should light the quay.\n\n"
    "The Government agrees with the need to light the quay.\n\n"
    "Recommendation 2: The Board should light the weir.\n\n"
    "The Government accepts this recommendation.\n"
)


def written() -> dict[str, object]:
    """The JSON of a document with a loose and an explicit verdict."""
    plain: dict[str, object] = json.loads(pacparse.parse(TEXT).model_dump_json())
    return plain


def test_what_is_written_reads_back() -> None:
    document = pacparse.parse(TEXT)
    assert Document.model_validate_json(document.model_dump_json()) == document
    loose, explicit = document.recommendations
    assert (loose.position, loose.gap, [v.kind for v in loose.verdicts]) == (
        None,
        "loose",
        ["loose"],
    )
    assert (explicit.position, explicit.gap) == ("agreed", None)
    assert [verdict.kind for verdict in explicit.verdicts] == ["explicit"]


def test_a_document_of_version_1_0_has_the_defaults_of_the_new_fields() -> None:
    plain = written()
    plain["schema_version"] = "1.0"
    for one in plain["recommendations"]:  # type: ignore[attr-defined]
        del one["title"], one["gap"]
        for verdict in one["verdicts"]:
            del verdict["kind"]
    document = Document.model_validate_json(json.dumps(plain))
    assert document.schema_version == "1.0"
    assert document.recommendations[1].verdicts[0].kind == "explicit"
    assert document.recommendations[0].title is None
    assert document.recommendations[0].gap is None


def test_a_field_of_a_later_version_is_passed_over() -> None:
    plain = written() | {"schema_version": "1.9", "colour": "green"}
    assert Document.model_validate_json(json.dumps(plain)).schema_version == "1.9"


@pytest.mark.parametrize("version", ["2.0", "0.9", "10.1"])
def test_another_major_version_is_refused_by_its_name(version: str) -> None:
    for plain in (written() | {"schema_version": version}, {"schema_version": version}):
        with pytest.raises(
            UnsupportedError, match=f"schema version {version} is not read"
        ) as error:
            Document.model_validate_json(json.dumps(plain))
        assert error.value.exit_code is Exit.UNSUPPORTED


@pytest.mark.parametrize("text", ["{", "[]", '{"schema_version": 2}', '{"title": "Lamps"}'])
def test_what_is_no_document_is_refused_as_before(text: str) -> None:
    with pytest.raises(ValidationError):
        Document.model_validate_json(text)


@pytest.mark.parametrize(
    ("part", "field", "value"),
    [
        ("blocks", "parent", "b99"),
        ("blocks", "report", "r99"),
        ("blocks", "references", [{"footnote": "fn99", "offset": 0, "run": [0, 1]}]),
        (
            "recommendations",
            "blocks",
            {"conclusion": [], "recommendation": ["b99"], "response": []},
        ),
    ],
)
def test_json_that_names_what_it_does_not_hold_is_refused(
    part: str, field: str, value: object
) -> None:
    plain = pacparse.parse(TEXT).model_dump()
    plain[part][0][field] = value
    with pytest.raises(UnsupportedError, match="which it does not hold") as refusal:
        pacparse.from_json(json.dumps(plain))
    assert refusal.value.exit_code is Exit.UNSUPPORTED
