"""What changed between two documents: known again by key or fingerprint, never because it is alike."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

import pacparse
from pacparse.changes import Changes, compare
from pacparse.render.changes import draw_changes, to_comment
from pacparse.render.screen import Screen

OLD = """Response of the Lamp Office

Recommendation 1: The Office should count its lamps.
The Office accepts this recommendation. It counts them each May.
Target implementation date: Spring 2019.

Recommendation 2: The Office should oil the lamps.
The Office rejects this recommendation.
"""


def changes(old: str, new: str) -> Changes:
    return compare(pacparse.parse(old), pacparse.parse(new))


def told(found: Changes) -> list[tuple[str, str, str]]:
    return [
        (change.field, change.old, change.new)
        for one in found.recommendations
        for change in one.fields
        if change.field != "response_text"
    ]


def test_the_same_document_has_no_changes() -> None:
    found = changes(OLD, OLD)
    assert found.is_empty
    assert "nothing differs" in draw_changes(found, screen=Screen())
    assert to_comment([found]) == ""


@pytest.mark.parametrize(
    ("was", "is_now", "change"),
    [
        ("accepts", "rejects", ("position", "agreed", "disagreed")),
        ("Spring 2019", "Autumn 2021", ("target_dates", "Spring 2019", "Autumn 2021")),
    ],
)
def test_a_field_that_reads_otherwise_is_told(
    was: str, is_now: str, change: tuple[str, str, str]
) -> None:
    assert told(changes(OLD, OLD.replace(was, is_now))) == [change]


def test_a_recommendation_with_other_words_is_another_one() -> None:
    """Alike is not the same: nobody said that the one became the other."""
    found = changes(OLD, OLD.replace("oil the lamps", "oil its lamps"))
    assert [(one.kind, one.number) for one in found.recommendations] == [
        ("new", "2"),
        ("gone", "2"),
    ]


def test_a_recommendation_under_another_number_is_known_by_its_words() -> None:
    found = changes(OLD, OLD.replace("Recommendation 2", "Recommendation 3"))
    assert told(found) == [("number", "2", "3")]


MINUTE = """Treasury Minutes

Ninth Report of Session 2018-19
Department for Transport
Oil for lamps

{0}: PAC recommendation: The Department should count the lamps of every quay.

{0}.1 The government agrees with the Committee’s recommendation.

Target implementation date: May 2019

{1}: PAC recommendation: The Department should write to the keepers about {2}.

{1}.1 The government agrees with the Committee’s recommendation.

Target implementation date: June 2020
"""


def test_words_say_more_than_a_number_that_was_given_anew() -> None:
    """Number 1 was another recommendation before: their words are not set against each other."""
    old = MINUTE.format(1, 2, "oil")
    new = old[: old.index("1: PAC")] + old[old.index("2: PAC") :].replace("2", "1", 1)
    found = changes(old, new.replace("2.1", "1.1"))
    assert [(one.kind, one.number) for one in found.recommendations] == [
        ("changed", "1"),
        ("gone", "1"),
    ]
    assert told(found) == [("number", "2", "1")]


@pytest.mark.parametrize(
    ("first", "second", "kinds"),
    [(1, 2, ["changed"]), (3, 2, ["changed", "new", "gone"])],
)
def test_a_number_proves_nothing_if_the_report_was_numbered_anew(
    first: int, second: int, kinds: list[str]
) -> None:
    old = MINUTE.format(1, 2, "oil")
    extra = "\n4: PAC recommendation: It should go.\n\n4.1 The government agrees with the Committee’s recommendation.\n"
    found = changes(old + extra, MINUTE.format(first, second, "wicks") + extra)
    assert [one.kind for one in found.recommendations] == kinds


def test_a_paragraph_is_known_by_its_number() -> None:
    old = "1.1 The count took a year.\n1.2 It is done.\n"
    found = changes(old, old.replace("a year", "two years") + "1.3 It was printed.\n")
    assert [(one.kind, one.key) for one in found.blocks] == [("changed", "1.1"), ("new", "1.3")]
    page = draw_changes(found, screen=Screen())
    assert "The count took [-a year-]{+two years+}." in page


def test_words_that_stand_twice_are_not_guessed_at() -> None:
    line = "The lamps are lit at dusk in each of the harbours.\n\n"
    found = changes(f"# Lamps\n\n{line}", f"# Lamps\n\n{line}{line}")
    assert [one.kind for one in found.blocks] == ["new"]


def test_diagnostics_are_counted() -> None:
    found = changes("1.1 It is so.\n1.2 It is.\n", "1.1 It is so.\n1.3 It is.\n")
    assert [(one.code, one.old, one.new) for one in found.diagnostics] == [("numbering-gap", 0, 1)]


def test_many_changes_are_shown_in_part() -> None:
    old = "".join(f"1.{n} Lamp {n} is lit.\n" for n in range(1, 41))
    found = changes(old, old.replace("is lit", "is out"))
    assert "and 20 more: --all" in draw_changes(found, screen=Screen())
    assert "more: --all" not in draw_changes(found, screen=Screen(), is_complete=True)


@pytest.mark.parametrize("width", [30, 80])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    found = changes(OLD, OLD.replace("accepts", "rejects"))
    page = draw_changes(found, screen=Screen(width=width))
    assert max(map(len, page.splitlines())) <= width


def test_a_comment_shows_words_and_nothing_else() -> None:
    bad = "Count <b>all</b> | `lamps` @keeper ![x](https://a.example/x)."
    found = changes(
        OLD,
        OLD.replace(
            "Recommendation 1: The Office should count its lamps.", f"Recommendation 1: {bad}"
        ),
    )
    comment = to_comment([found])
    assert "@keeper" not in comment
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(comment)
    assert not re.search("<(?:b|a|img|code)[ >]", page)
    assert "&lt;b&gt;all&lt;/b&gt; | `lamps`" in page


def test_a_comment_is_never_too_long() -> None:
    old = "".join(
        f"Recommendation {n}: The Office should light lamp {n}.\nIt accepts this recommendation.\n\n"
        for n in range(1, 90)
    )
    found = changes(old, old.replace("It accepts", "It rejects"))
    comment = to_comment([found] * 40)
    assert len(comment) < 65_000
    assert "more documents changed" in comment


def test_changes_are_json() -> None:
    found = changes(OLD, OLD.replace("accepts", "rejects"))
    plain = found.model_dump()
    assert plain["recommendations"][0]["fields"][0]["new"] == "disagreed"
    assert Changes.model_validate_json(found.model_dump_json()) == found


def test_what_has_no_key_is_known_by_its_fingerprint_alone() -> None:
    document = pacparse.parse(OLD)
    bare = replace(
        document,
        blocks=tuple(replace(one, key="") for one in document.blocks),
        recommendations=tuple(replace(one, key="") for one in document.recommendations),
    )
    assert compare(bare, bare).is_empty
    assert compare(document, bare).is_empty
    fewer = replace(bare, blocks=bare.blocks[:-1], recommendations=bare.recommendations[:-1])
    assert [one.kind for one in compare(bare, fewer).blocks] == ["gone"]
    assert [one.kind for one in compare(bare, fewer).recommendations] == ["gone"]


def test_two_blocks_of_one_key_are_no_pair() -> None:
    document = pacparse.parse(OLD)
    same = replace(document, blocks=tuple(replace(one, key="7") for one in document.blocks))
    assert compare(same, same).is_empty
