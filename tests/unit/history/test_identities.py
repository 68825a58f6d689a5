"""Which recommendations are one, and which only look it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pacparse.history import make_histories
from pacparse.history.witnesses import ReportSeen
from traced_minutes import BELLS, CLAPPERS, ROPES, sighting, witness

if TYPE_CHECKING:
    from pacparse.history import Histories, History, Witness
    from pacparse.history.witnesses import Sighting

NAMELESS = ReportSeen("r1", None, None, None, None)
FIRST = witness(
    "cp-1", "2020-01-10", sighting("1", BELLS), sighting("2", ROPES), sighting("3", CLAPPERS)
)


def joined(*witnesses: Witness) -> dict[str, list[tuple[str, str | None]]]:
    """Of each key, the documents that have it and the numbers there."""
    return _shown(make_histories(witnesses))


def histories_of(*witnesses: Witness) -> tuple[History, ...]:
    """The histories of these documents."""
    return make_histories(witnesses).histories


def _shown(found: Histories) -> dict[str, list[tuple[str, str | None]]]:
    return {
        history.id: [(o.document_id, o.sighting.number) for o in history.observations]
        for history in found.histories
    }


def test_report_and_number_make_one() -> None:
    later = witness("cp-2", "2021-01-10", sighting("1", BELLS), sighting("2", ROPES))
    found = joined(FIRST, later)
    assert found["pac/2019-21/7/1"] == [("cp-1", "1"), ("cp-2", "1")]
    assert found["pac/2019-21/7/3"] == [("cp-1", "3")]


def test_a_new_number_is_followed_by_the_words() -> None:
    later = witness("cp-2", "2021-01-10", sighting("1", ROPES), sighting("2", CLAPPERS))
    found = make_histories([FIRST, later])
    assert _shown(found)["pac/2019-21/7/2"] == [("cp-1", "2"), ("cp-2", "1")]
    assert ("pac/2019-21/7/1", "pac/2019-21/7/2", "cp-2", "renumbered") in found.id_changes


def test_a_new_number_and_a_lost_word() -> None:
    worn = ROPES.replace("so that ringers", "so ringers")
    found = joined(
        FIRST, witness("cp-2", "2021-01-10", sighting("1", worn), sighting("2", CLAPPERS))
    )
    assert found["pac/2019-21/7/2"] == [("cp-1", "2"), ("cp-2", "1")]


@pytest.mark.parametrize(
    ("old", "new"), [("14", "15"), ("northern", "Northern Welsh"), ("should", "should not")]
)
def test_a_new_number_and_another_fact_are_a_candidate(old: str, new: str) -> None:
    later = witness("cp-2", "2021-01-10", sighting("4", BELLS.replace(old, new, 1)))
    found = make_histories([FIRST, later])
    assert len(found.histories) == 4
    (candidate,) = found.candidates
    assert (candidate.left_id, candidate.right_id) == ("pac/2019-21/7/1", "pac/2019-21/7/4")
    assert candidate.reason == "like words, other facts"


def test_a_figure_that_is_set_right_under_the_same_number_is_one() -> None:
    later = witness(
        "cp-2", "2021-01-10", sighting("1", BELLS.replace("14", "15")), sighting("2", ROPES)
    )
    assert joined(FIRST, later)["pac/2019-21/7/1"] == [("cp-1", "1"), ("cp-2", "1")]


def test_the_number_of_a_page_behind_the_words_is_none_of_their_figures() -> None:
    later = witness("cp-2", "2021-01-10", sighting("1", ROPES), sighting("2", f"{CLAPPERS}\n12"))
    assert joined(FIRST, later)["pac/2019-21/7/3"] == [("cp-1", "3"), ("cp-2", "2")]


@pytest.mark.parametrize("figure", [" 12", "\n1200", "\n12 bells"])
def test_a_figure_among_the_words_is_one_of_theirs(figure: str) -> None:
    later = witness(
        "cp-2", "2021-01-10", sighting("1", ROPES), sighting("2", f"{CLAPPERS}{figure}")
    )
    assert joined(FIRST, later)["pac/2019-21/7/3"] == [("cp-1", "3")]


def test_a_number_says_nothing_if_others_have_new_ones() -> None:
    other = BELLS.replace("bells", "ropes").replace("14", "3")
    later = witness("cp-2", "2021-01-10", sighting("1", other), sighting("3", ROPES))
    found = make_histories([FIRST, later])
    assert sum(len(history.observations) for history in found.histories) == 5
    assert len(found.histories) == 4
    assert "same number, other words" in {candidate.reason for candidate in found.candidates}


@pytest.mark.parametrize(
    ("number", "reasons"),
    [
        ("2a", {"a part of the number, other words"}),
        ("4a", set()),
        ("22", set()),
        ("2ab", set()),
    ],
)
def test_other_words_under_a_part_of_the_number_are_a_candidate(
    number: str, reasons: set[str]
) -> None:
    later = witness(
        "cp-2", "2021-01-10", sighting("1", BELLS), sighting(number, "It should pay for wax.")
    )
    for order in ([FIRST, later], [FIRST, later][::-1]):
        found = make_histories(order)
        assert len(found.histories) == 4
        assert {candidate.reason for candidate in found.candidates} == reasons


def _said_twice(*numbers: str | None) -> list[Sighting]:
    """Bells, and ropes that the report asks for three times, with these numbers."""
    texts = (BELLS, ROPES, ROPES, ROPES, CLAPPERS)
    return [sighting(number, text) for number, text in zip(numbers, texts, strict=False)]


@pytest.mark.parametrize("numbers", [("1", "3", "4", "5"), (None, None, None, None)])
def test_words_that_are_said_again_stay_in_their_order(numbers: tuple[str | None, ...]) -> None:
    first = witness("cp-1", "2020-01-10", *_said_twice("1", "2", "3", "4"))
    later = witness("cp-2", "2021-01-10", *_said_twice(*numbers))
    places = [[o.sighting.local_id for o in h.observations] for h in histories_of(first, later)]
    assert sorted(places) == [[f"r1.{n}", f"r1.{n}"] for n in (1, 2, 3, 4)]


def test_a_number_alone_does_not_say_which_of_several_equals_is_left() -> None:
    first = witness("cp-1", "2020-01-10", *_said_twice("1", "2", "3"))
    later = witness("cp-2", "2021-01-10", sighting("1", BELLS), sighting("2", ROPES))
    found = make_histories([first, later])
    assert _shown(found)["pac/2019-21/7/1"] == [("cp-1", "1"), ("cp-2", "1")]
    assert len(found.histories) == 4
    reasons = {candidate.reason for candidate in found.candidates}
    assert reasons == {"same number, and several have the words", "like words, other number"}


def test_which_of_several_equals_is_left_is_known_if_the_next_one_kept_its_number() -> None:
    first = witness("cp-1", "2020-01-10", *_said_twice("1", "2", "3", "4", "5"))
    left = (sighting("1", BELLS), sighting("3", ROPES), sighting("5", CLAPPERS))
    found = joined(first, witness("cp-2", "2021-01-10", *left))
    assert found["pac/2019-21/7/3"] == [("cp-1", "3"), ("cp-2", "3")]
    assert len(found) == 5


def test_a_damaged_word_does_not_give_the_number_of_an_equal_one() -> None:
    first = witness("cp-1", "2020-01-10", sighting("1", BELLS), sighting("3", ROPES))
    worn = sighting("3", ROPES.replace("so that ringers", "so ringers"))
    later = witness("cp-2", "2021-01-10", sighting("1", BELLS), worn, sighting("5", ROPES))
    found = joined(first, later)
    assert ("cp-2", "5") not in found["pac/2019-21/7/3"]


def test_one_that_is_divided() -> None:
    whole = witness(
        "cp-1", "2020-01-10", sighting("1", f"{BELLS} {ROPES}"), sighting("2", CLAPPERS)
    )
    parts = witness(
        "cp-2", "2021-01-10", sighting("1a", BELLS), sighting("1b", ROPES), sighting("2", CLAPPERS)
    )
    found = make_histories([whole, parts])
    assert {h.id: h.state for h in found.histories} == {
        "pac/2019-21/7/1": "replaced",
        "pac/2019-21/7/1a": "overdue",
        "pac/2019-21/7/1b": "overdue",
        "pac/2019-21/7/2": "overdue",
    }
    assert [(c.old_id, c.new_id, c.reason) for c in found.id_changes] == [
        ("pac/2019-21/7/1", "pac/2019-21/7/1a", "split"),
        ("pac/2019-21/7/1", "pac/2019-21/7/1b", "split"),
    ]


def test_one_that_takes_up_a_short_one_is_another() -> None:
    short = "The Department should name an officer for every bell."
    first = witness(
        "cp-1",
        "2020-01-10",
        sighting("1", BELLS),
        sighting("2", f"{ROPES} {CLAPPERS}"),
        sighting("3", short),
    )
    both = sighting("2", f"{ROPES} {CLAPPERS} {short}")
    found = make_histories([first, witness("cp-2", "2021-01-10", sighting("1", BELLS), both)])
    assert [history.number for history in found.histories].count("2") == 2
    assert {change.reason for change in found.id_changes} == {"combined", "told_apart"}


def test_a_sentence_that_is_added_makes_no_other_one() -> None:
    added = f"{ROPES} {CLAPPERS} It should do so without delay, and tell us."
    first = witness(
        "cp-1", "2020-01-10", sighting("1", BELLS), sighting("2", f"{ROPES} {CLAPPERS}")
    )
    later = witness("cp-2", "2021-01-10", sighting("1", BELLS), sighting("2", added))
    assert joined(first, later)["pac/2019-21/7/2"] == [("cp-1", "2"), ("cp-2", "2")]


def test_two_that_are_combined() -> None:
    later = witness(
        "cp-2", "2021-01-10", sighting("1", f"{BELLS} {ROPES}"), sighting("3", CLAPPERS)
    )
    found = make_histories([FIRST, later])
    states = {h.id: h.state for h in found.histories}
    assert states.pop("pac/2019-21/7/3") == "overdue"
    assert sorted(states.values()) == ["overdue", "replaced", "replaced"]
    assert [c.reason for c in found.id_changes].count("combined") == 2


def test_twins_of_two_reports_stay_apart() -> None:
    eighth = ReportSeen("r1", "pac", "2019-21", 8, "The upkeep of bells")
    twin = witness("cp-2", "2021-01-10", sighting("1", BELLS), sighting("2", ROPES), report=eighth)
    assert len(joined(FIRST, twin)) == 5


def test_an_extract_without_a_report_is_known_by_its_words() -> None:
    extract = witness("e", None, sighting("1", BELLS), sighting("2", ROPES), report=NAMELESS)
    found = joined(FIRST, extract)
    assert found["pac/2019-21/7/1"] == [("cp-1", "1"), ("e", "1")]


def test_an_extract_that_two_reports_could_have_joins_neither() -> None:
    eighth = ReportSeen("r1", "pac", "2019-21", 8, "The upkeep of bells")
    twin = witness("cp-2", "2021-01-10", sighting("1", BELLS), sighting("2", ROPES), report=eighth)
    extract = witness("e", None, sighting("1", BELLS), sighting("2", ROPES), report=NAMELESS)
    found = make_histories([FIRST, twin, extract])
    assert [len(history.observations) for history in found.histories] == [1] * 7
    assert {candidate.kind for candidate in found.candidates} == {"report"}


@pytest.mark.parametrize(("title", "count"), [(None, 6), ("The upkeep of bells", 4)])
def test_words_that_a_third_report_has_are_no_sign_of_a_nameless_one(
    title: str | None, count: int
) -> None:
    ninth = ReportSeen("r1", "pac", "2019-21", 9, "The price of candles")
    third = witness("cp-9", "2020-03-10", sighting("4", ROPES), report=ninth)
    extract = witness(
        "e",
        None,
        *(sighting("1", BELLS), sighting("2", ROPES)),
        report=NAMELESS._replace(title=title),
    )
    assert len(joined(FIRST, third, extract)) == count


def test_a_third_report_counts_for_nothing_if_the_ordinal_says_which() -> None:
    ninth = ReportSeen("r1", "pac", "2019-21", 9, "The price of candles")
    third = witness("cp-9", "2020-03-10", sighting("4", ROPES), report=ninth)
    seventh = NAMELESS._replace(ordinal=7)
    extract = witness("e", None, sighting("1", BELLS), sighting("2", ROPES), report=seventh)
    assert len(joined(FIRST, third, extract)) == 4


def test_short_words_are_no_identity() -> None:
    short = "The Committee recommends accordingly."
    one = witness("a", "2020-01-10", sighting(None, short), report=NAMELESS)
    two = witness("b", "2021-01-10", sighting(None, short), report=NAMELESS)
    found = make_histories([one, two])
    assert len(found.histories) == 2
    assert len({history.id for history in found.histories}) == 2


def test_a_report_and_the_answer_that_quotes_it() -> None:
    committee = ReportSeen("r1", "Bell Committee", "2019-21", 7, "The upkeep of bells")
    answered = committee._replace(ordinal=None, title="The upkeep of bells: Government Response")
    texts = (BELLS, ROPES.replace("can afford it", "can afford bell rope"), CLAPPERS)
    report = witness(
        "hc-1",
        "2020-01-10",
        *(
            sighting(str(n), f"{t} (Recommendation, Paragraph {n}1)")
            for n, t in enumerate(texts, 3)
        ),
        report=committee,
        is_answer=False,
    )
    answer = witness(
        "hc-2",
        "2020-06-10",
        *(sighting(None, t) for t in (BELLS, ROPES, CLAPPERS)),
        report=answered,
    )
    found = joined(report, answer)
    assert list(found) == [f"Bell Committee/2019-21/7/{n}" for n in (3, 4, 5)]
    assert all(len(places) == 2 for places in found.values())


def test_two_reports_of_a_committee_on_other_days_are_two() -> None:
    head = ReportSeen("r1", "Bell Committee", None, None, None)
    papers = [
        witness(
            key,
            day,
            sighting(None, BELLS),
            sighting(None, ROPES),
            report=head,
            is_answer=False,
        )
        for key, day in (("a", "2020-01-10"), ("b", "2023-01-10"))
    ]
    assert len(joined(*papers)) == 4


def test_an_extract_of_a_twin_that_is_not_there_joins_nothing() -> None:
    extract = witness(
        "e",
        None,
        *(sighting("1", BELLS.replace("14", "17")), sighting("2", ROPES), sighting("3", CLAPPERS)),
        report=NAMELESS,
    )
    assert len(joined(FIRST, extract)) == 6


@pytest.mark.parametrize(
    ("number", "title", "count"),
    [(None, None, 2), ("1", None, 2), (None, "The upkeep of bells", 1)],
)
def test_one_long_recommendation_needs_the_title(
    number: str | None, title: str | None, count: int
) -> None:
    report = ReportSeen("r1", None, None, None, title)
    papers = [
        witness(name, day, sighting(number, BELLS), report=report)
        for name, day in (("a", "2020-01-10"), ("b", "2021-01-10"))
    ]
    assert len(joined(*papers)) == count


def test_another_one_that_is_more_like_it_is_no_one_with_its_number() -> None:
    ropes, worn = (
        ROPES.replace("bell rope", "bell wheels"),
        ROPES.replace("so that ringers", "so keen ringers"),
    )
    first = witness(
        "cp-1", "2020-01-10", sighting("1", BELLS), sighting("2", ropes), sighting("3", ROPES)
    )
    later = witness("cp-2", "2021-01-10", sighting("1", BELLS), sighting("2", worn))
    assert joined(first, later)["pac/2019-21/7/2"] == [("cp-1", "2")]


def test_a_nameless_paper_that_has_more_joins_nothing() -> None:
    more = witness(
        "e", None, *FIRST.sightings, sighting("4", BELLS.replace("bells", "ropes")), report=NAMELESS
    )
    assert len(joined(FIRST, more)) == 7
