"""Keys: they last, and those that move are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pacparse.errors import UnreadableError, UnsupportedError
from pacparse.history import make_histories
from pacparse.history.earlier import read_earlier_ids
from pacparse.history.keys import EarlierIds
from pacparse.history.product import json_pieces
from traced_minutes import BELLS, CLAPPERS, ROPES, sighting, witness

if TYPE_CHECKING:
    from pathlib import Path

FIRST = witness(
    "cp-1", "2020-01-10", sighting("1", BELLS), sighting("2", ROPES), sighting("3", CLAPPERS)
)
LATER = witness("cp-2", "2021-01-10", sighting("1", ROPES), sighting("2", CLAPPERS))


def test_two_that_want_one_key_are_told_apart_for_good() -> None:
    found = make_histories(
        [FIRST, witness("cp-2", "2021-01-10", sighting("1", ROPES), sighting("2", BELLS))]
    )
    assert len({h.id for h in found.histories}) == 3
    inserted = witness(
        "cp-3",
        "2022-01-10",
        sighting("1", CLAPPERS.replace("clappers", "wheels")),
        sighting("2", BELLS),
    )
    keys = {h.id for h in make_histories([FIRST, inserted]).histories}
    (new,) = keys - {"pac/2019-21/7/1", "pac/2019-21/7/2", "pac/2019-21/7/3"}
    assert new.startswith("pac/2019-21/7/1-")


def test_an_earlier_output_gives_its_keys(tmp_path: Path) -> None:
    old = tmp_path / "old.json"
    old.write_text("".join(json_pieces(make_histories([LATER]))), encoding="utf-8")
    found = make_histories([FIRST, LATER], earlier=read_earlier_ids(old))
    keys = {o.sighting.text: h.id for h in found.histories for o in h.observations}
    assert keys[ROPES] == "pac/2019-21/7/1"
    assert keys[CLAPPERS] == "pac/2019-21/7/2"
    assert keys[BELLS].startswith("pac/2019-21/7/1-")


def test_two_earlier_keys_that_are_one_now_are_named() -> None:
    earlier = EarlierIds({("cp-1", "pac/2019-21/7/2"): "x", ("cp-2", "pac/2019-21/7/1"): "y"})
    found = make_histories([FIRST, LATER], earlier=earlier)
    assert ("y", "x", None, "joined") in found.id_changes


def test_an_earlier_key_that_was_two_things_stays_with_the_first() -> None:
    earlier = EarlierIds({("cp-1", "pac/2019-21/7/1"): "x", ("cp-1", "pac/2019-21/7/2"): "x"})
    found = make_histories([FIRST], earlier=earlier)
    assert ("x", "pac/2019-21/7/2", None, "parted") in found.id_changes
    assert [h.id for h in found.histories] == ["pac/2019-21/7/2", "pac/2019-21/7/3", "x"]


@pytest.mark.parametrize("text", ["{}", "[]", '{"form": "other"}'])
def test_other_json_is_refused(tmp_path: Path, text: str) -> None:
    place = tmp_path / "other.json"
    place.write_text(text)
    with pytest.raises(UnsupportedError):
        read_earlier_ids(place)


def test_what_is_no_json_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "other.json"
    place.write_text("{")
    with pytest.raises(UnreadableError):
        read_earlier_ids(place)
