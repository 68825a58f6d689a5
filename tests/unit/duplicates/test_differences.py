"""How differing facts are named, and which piece of a longer text a part is held against."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacparse.duplicates.differences import like_piece, name_differences
from pacparse.duplicates.facts import count_lost_words

NAMED = [
    ("Ready by 2022-23.", "Ready by 2023-24.", ("2022-23 → 2023-24",)),
    ("It will report.", "It will not report.", ("not added",)),
    ("It will not report.", "It will report.", ("not dropped",)),
    ("It costs £9 a year.", "It costs £9.50 a year.", ("£9 → £9.50",)),
    ("By March 2022-23 it is set up.", "By March 2022-24 it is set up.", ("2022-23 → 2022-24",)),
    ("The Lamp Board met.", "The Bell Board met.", ("Lamp → Bell",)),
    ("It lit lamps.", "It lit 3 → 7 lamps.", ("3 -> 7 added",)),
    ("The IT team met.", "The it team met.", ("IT → it",)),
    ("It opens in May.", "It opens in June; not late.", ("May → June, not late",)),
    ("Twelve lamps, or more, burn.", "Twelve lamps burn.", ("or more dropped",)),
]
EQUAL = [
    ("The Comrnittee met.", "The Committee met."),
    ("It counts 2,000 lamps.", "It counts 2000 lamps."),
    ("The on-line count", "the online count."),
    ("It said that it was lit.", "It said it was lit."),
    ("“Lamps” are lit", "Lamps are lit"),
    ("", ""),
]


@pytest.mark.parametrize(("left", "right", "named"), NAMED)
def test_what_differs_is_named(left: str, right: str, named: tuple[str, ...]) -> None:
    assert name_differences(left, right) == named


@pytest.mark.parametrize(("left", "right"), EQUAL)
def test_damage_is_no_difference(left: str, right: str) -> None:
    assert name_differences(left, right) == ()


def test_of_a_long_piece_the_facts_are_named() -> None:
    added = (
        "In 2021 the Lamp Board did not light any of the 14 lamps that stood on the old sea wall."
    )
    (found,) = name_differences("Lamps are lit.", f"Lamps are lit. {added}")
    assert found == "In, 2021, Lamp, Board, not, any, 14 added"
    plain = "so that people who walk there see what they love"
    (found,) = name_differences("It is lit and warm.", f"It is dark {plain} and warm.")
    assert found == "lit → dark so that people who walk there see …"


PIECES = [
    (
        "count the lamps by May",
        "It agreed to count the lamps by June, and did.",
        "count the lamps by June",
    ),
    ("Count 14 lamps a year", "Years ago. Count 15 lamps a year", "Count 15 lamps a year"),
    (
        "lamps are lit. Bells ring",
        "The old lamps are lit. Bells ring twice.",
        "lamps are lit. Bells ring",
    ),
    ("a text that is longer", "short", "short"),
    ("...", "It has words.", "It has words."),
]


@pytest.mark.parametrize(("part", "whole", "piece"), PIECES)
def test_a_part_is_held_against_its_piece(part: str, whole: str, piece: str) -> None:
    assert like_piece(part, whole) == piece


def test_a_part_is_found_in_a_long_text() -> None:
    part = "The Board lit 14 lamps on the old sea wall, and it will light the others by May 2021."
    before = " ".join(f"Sentence {i} tells of bell number {i}." for i in range(900))
    whole = f"{before} {part.replace('14', '15')} {before}"
    assert like_piece(part, whole) == part.replace("14", "15").removesuffix(".")
    assert name_differences(part, like_piece(part, whole)) == ("14 → 15",)


def test_a_long_part_is_found_in_no_time() -> None:
    part = " ".join(f"Bell {i} rings in tower {i * 7 % 1000}." for i in range(1500))
    changed = part.replace("Bell 700 ", "Bell 7001 ")
    whole = " ".join((part[3000:9000].upper(), changed, part[3000:9000].upper()))
    before = time.process_time()
    assert like_piece(part, whole) == changed.removesuffix(".")
    assert time.process_time() - before < 5


WORDS = st.sampled_from(
    "the Board lit 14 lamps not by May 2021-22 £9 or all IT it and/or sea-wall Comrnittee Committee".split()
)
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)


@given(TEXTS, TEXTS)
def test_something_is_named_where_a_fact_differs_and_only_there(left: str, right: str) -> None:
    assert bool(name_differences(left, right)) == (count_lost_words(left, right) is None)


@given(TEXTS, TEXTS)
def test_turned_round_the_same_places_are_named(left: str, right: str) -> None:
    assert all(
        " → " in one or one.endswith((" added", " dropped"))
        for one in name_differences(left, right)
    )
    assert not any(";" in one for one in name_differences(left, right))
