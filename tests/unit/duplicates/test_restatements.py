"""Restatements: the same words under different numbers are linked and stay."""

from __future__ import annotations

from duplicates_invented import (
    BELLS,
    FERRIES,
    GULLS,
    LAMPS,
    ROPES,
    STANCE,
    finds_nothing,
    heading,
    item_of,
    note,
    status,
    unit,
)

from pacparse.duplicates import Restatement, find_repeats


def test_the_same_words_under_another_number_are_linked() -> None:
    units = [unit("6", FERRIES), unit("7", LAMPS), unit("14", FERRIES)]
    found = find_repeats(units)
    assert found.passages == ()
    assert found.restatements == (Restatement((0, 2), 1.0),)


def test_harmless_damage_does_not_hide_a_restatement() -> None:
    damaged = FERRIES.replace("office reviewed", "office, reviewed").replace(
        "ferries and", "ferriesand"
    )
    (link,) = find_repeats([unit("6", FERRIES), unit("7", LAMPS), unit("14", damaged)]).restatements
    assert link.units == (0, 2)
    assert 0.95 < link.score < 1.0


def test_another_fact_is_no_restatement() -> None:
    for changed in (
        FERRIES.replace("carry", "never carry"),
        FERRIES.replace("winter", "summer"),
        FERRIES.replace("island", "Marlow"),
    ):
        assert finds_nothing(find_repeats([unit("6", FERRIES), unit("14", changed)]))


def test_fewer_than_twenty_words_are_not_linked() -> None:
    short = " ".join(FERRIES.split()[:19])
    assert finds_nothing(find_repeats([unit("6", short), unit("14", short)]))
    enough = " ".join(FERRIES.split()[:20])
    assert len(find_repeats([unit("6", enough), unit("14", enough)]).restatements) == 1


def test_a_paragraph_that_stands_whole_in_a_longer_one_is_linked() -> None:
    units = [unit("6", FERRIES), unit("14", f"{LAMPS} {FERRIES} {ROPES}")]
    assert find_repeats(units).restatements == (Restatement((0, 1), 1.0),)


def test_a_shared_sentence_of_twenty_words_is_linked() -> None:
    for other in (f"{FERRIES} {BELLS}", f"{BELLS} {FERRIES}", f"{BELLS} {FERRIES} {LAMPS}"):
        units = [unit("6", f"{FERRIES} {GULLS}"), unit("14", other)]
        (link,) = find_repeats(units).restatements
        assert link.units == (0, 1)
        assert 0.4 < link.score < 0.7


def test_a_shared_sentence_under_one_number_is_not_linked() -> None:
    units = [unit("6", f"{FERRIES} {GULLS}"), unit("6", f"{FERRIES} {BELLS}")]
    assert find_repeats(units).restatements == ()


def test_a_shared_sentence_with_another_fact_is_not_linked() -> None:
    changed = FERRIES.replace("too few", "no fewer")
    units = [unit("6", f"{FERRIES} {GULLS}"), unit("14", f"{changed} {BELLS}")]
    assert finds_nothing(find_repeats(units))


def test_a_shared_sentence_of_nineteen_words_is_not_linked() -> None:
    short = " ".join(FERRIES.split()[:19]) + "."
    units = [unit("6", f"{short} {GULLS}"), unit("14", f"{short} {BELLS}")]
    assert finds_nothing(find_repeats(units))


def test_a_formula_is_no_restatement() -> None:
    endings = (GULLS, BELLS, LAMPS, ROPES)
    units = [unit(str(n), f"{FERRIES} {text}") for n, text in enumerate(endings, start=1)]
    assert find_repeats(units).restatements == ()


def test_paragraphs_that_share_with_a_third_share_nothing_with_each_other() -> None:
    units = [
        unit("1", f"{FERRIES} {GULLS}"),
        unit("2", f"{FERRIES} {LAMPS}"),
        unit("3", f"{LAMPS} {BELLS}"),
    ]
    assert [link.units for link in find_repeats(units).restatements] == [(0, 1), (1, 2)]


def test_kinds_of_spaces_do_not_hide_a_restatement() -> None:
    spaced = FERRIES.replace("of the island", "of\xa0the  island")
    units = [unit("6", f"{FERRIES} {GULLS}"), unit("14", spaced), unit("15", f"{spaced} {BELLS}")]
    assert {k for link in find_repeats(units).restatements for k in link.units} == {0, 1, 2}


def test_stance_status_headings_and_notes_are_not_linked() -> None:
    long_status = "Recommendation implemented. " * 12
    units = [
        unit("1.1", STANCE),
        status(long_status),
        heading(FERRIES, "1"),
        note("1", LAMPS),
        unit("2.1", STANCE),
        status(long_status),
        heading(FERRIES, "2"),
        note("2", LAMPS),
        unit("3.1", STANCE * 8, role="stance"),
        unit("4.1", STANCE * 8, role="stance"),
    ]
    assert finds_nothing(find_repeats(units))


def test_units_of_a_removed_copy_are_not_linked() -> None:
    units = [*item_of(3), *item_of(3), unit("3.8", FERRIES)]
    (link,) = find_repeats(units).restatements
    assert link.units == (2, 10)


def test_the_same_number_in_two_reports_is_no_restatement() -> None:
    units = [
        unit("1.1", LAMPS),
        unit("1.2", FERRIES),
        heading("Another report"),
        unit("1.1", ROPES),
        unit("1.2", FERRIES),
    ]
    assert finds_nothing(find_repeats(units))
