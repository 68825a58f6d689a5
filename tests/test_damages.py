"""Every damage that extraction does has a case that is read right, and a near miss that stays."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
DAMAGES = tomllib.loads((HERE / "damages.toml").read_text("utf-8"))["damage"]
AREAS = {"marks", "notes", "furniture", "artefacts", "duplication"}


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: str(damage["name"]))
def test_a_damage_has_a_case_and_a_near_miss(damage: dict[str, str | list[str]]) -> None:
    assert set(damage) == {"area", "name", "cases", "negatives"}
    assert damage["area"] in AREAS
    assert damage["cases"]
    assert damage["negatives"]
    for folder, names in (("cases", damage["cases"]), ("negative", damage["negatives"])):
        missing = [name for name in names if not (HERE / folder / name / "input.txt").is_file()]
        assert missing == []


def test_no_damage_is_named_twice() -> None:
    names = [damage["name"] for damage in DAMAGES]
    assert len(names) == len(set(names))
