"""Facts decide: which differences make two texts different, and which do not."""

from __future__ import annotations

import pytest
from duplicates_invented import FERRIES

from pacparse.duplicates.comparison import compare_texts
from pacparse.duplicates.facts import is_letter_slip

BASE = (
    "In 2017-18 the Harbour Board agreed to spend £9.25 million, or 5% of its income, on lamps by "
    "March, and the ICA’s inspectors, who report to Mrs Barnes, can see the effect of the new "
    "timetable on-line."
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2017-18", "2017-19"),
        ("£9.25", "£9.52"),
        ("£9.25", "£925"),
        ("£9.25", "$9.25"),
        ("million", "billion"),
        ("5%", "5"),
        ("5%", "-5%"),
        ("March", "May"),
        ("March", "Spring"),
        ("ICA’s", "ICB’s"),
        ("Barnes", "Bames"),
        ("Barnes", "Burnes"),
        ("agreed", "disagreed"),
        ("agreed", "agrees"),
        ("agreed to", "agreed not to"),
        ("agreed to", "never agreed to"),
        ("can see", "cannot see"),
        ("can see", "can’t see"),
        ("can see", "could see"),
        ("spend", "lend"),
        ("inspectors", "instructors"),
        ("lamps", "Marlow lamps"),
        ("or 5%", "or some 5%"),
        ("by March", "before March"),
    ],
)
def test_a_changed_fact_makes_two_texts(old: str, new: str) -> None:
    assert old in BASE
    assert compare_texts(BASE, BASE.replace(old, new)) is None
    assert compare_texts(BASE.replace(old, new), BASE) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("million, or", "million,or"),
        ("million, or", "million  or"),
        ("ICA’s", "ICA's"),
        ("ICA’s", "ICA‘s"),
        ("2017-18", "2017–18"),
        ("on-line", "online"),
        ("on-line", "on line"),
        ("the new", "The New"),
        ("inspectors", "inspcctors"),
        ("timetable", "tirnetable"),
        ("inspectors", "inspxctors"),
        ("the new timetable", "new timetable"),
        ("lamps by", "lamps also by"),
    ],
)
def test_damage_is_a_variant(old: str, new: str) -> None:
    assert old in BASE
    agreement = compare_texts(BASE, BASE.replace(old, new))
    assert agreement is not None
    assert 0.9 < agreement.score < 1.0


def test_too_many_lost_words_are_a_difference() -> None:
    shorter = FERRIES.replace("timetable ", "").replace("island ", "").replace("too ", "")
    assert compare_texts(FERRIES, FERRIES.replace("island ", "")) is not None
    assert compare_texts(FERRIES, shorter) is None


def test_an_acronym_is_not_an_ordinary_word() -> None:
    assert compare_texts("We asked IT to look at it.", "We asked it to look at it.") is None


def test_a_word_that_repeats_itself_is_aligned_with_the_right_one() -> None:
    left = "They saw far far away harbours and a long line of boats that night."
    right = "They saw farfar away harbours and a long line of boats that night."
    assert compare_texts(left, right) is not None


def test_differences_point_at_the_words() -> None:
    left, right = "The tool (POL), and more of it.", "The tool (POL),and more of it."
    agreement = compare_texts(left, right)
    assert agreement is not None
    ((a0, a1), (b0, b1)) = agreement.differences[0]
    assert (left[a0:a1], right[b0:b1]) == ("(POL), and", "(POL),and")


@pytest.mark.parametrize(
    ("left", "right", "is_slip"),
    [
        ("government", "govemment", True),
        ("Department", "Departrnent", True),
        ("experience", "experlence", True),
        ("committee", "commxttee", True),
        ("adopted", "adapted", False),
        ("sealed", "scaled", False),
        ("stationary", "stationery", False),
        ("proscribed", "prescribed", False),
        ("agree", "agrees", False),
        ("Barnes", "Bames", False),
        ("form", "forrn", False),
        ("unable", "enable", False),
    ],
)
def test_letter_slips(left: str, right: str, is_slip: bool) -> None:
    assert is_letter_slip(left, right) is is_slip
    assert is_letter_slip(right, left) is is_slip
