"""Which paragraphs are passages, and what a match between two of them says."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pacparse
from pacparse.gate.passages import find_unlike, find_unnamed
from pacparse.history import make_histories, witness_of
from pacparse.history.matches import Match, Prose, make_match
from pacparse.history.reuse import Reuse, Search, matches_of, passages_of
from pacparse.tables.rows import entry_of

FIRST = """\
Treasury Minutes

TREASURY MINUTES DATED 14 FEBRUARY 2022 ON THE REPORTS OF THE COMMITTEE OF PUBLIC ACCOUNTS

CP 901

Fifth Report of Session 2021-22
Home Office
The care of lanterns

1: PAC conclusion: Lanterns go out before the last boats are home.

1: PAC recommendation: The Department should list the lanterns of all harbours, and publish the list by county.

1.1 The government agrees with the Committee’s recommendation.

Target implementation date: Summer 2022

1.2 The Department will pay for oil in all harbours that have fewer than 40 lanterns by the end of 2022-23.
"""
LATER = (
    FIRST.replace("14 FEBRUARY 2022", "9 JUNE 2024")
    .replace("CP 901", "CP 955")
    .replace("The Department will pay", "The Department will not pay")
    .replace("2022-23", "2023-24")
)
LONG = "The Board lights all 40 lanterns of the harbour, and it trims the wick of each of them at dusk."
LIST = f"Summary. {LONG} Nothing more was found on the moles or in the boats."


def _matches(*texts: str) -> list[Match]:
    documents = [pacparse.parse(text, name=f"{i}.txt") for i, text in enumerate(texts)]
    found = make_histories(map(witness_of, documents))
    return list(matches_of(found, map(entry_of, documents)))


def test_what_stands_in_two_documents_is_joined_and_what_differs_is_named() -> None:
    found = _matches(FIRST, LATER)
    assert [(match.left[:6], match.right[:6], match.kind) for match in found] == [
        ("cp-901", "cp-955", "same")
    ] * 2
    assert [match.differences for match in found] == [(), ("not added", "2022-23 → 2023-24")]
    assert found[0].score == 100
    assert 90 <= found[1].score < 100


def test_the_order_of_the_inputs_changes_nothing() -> None:
    third = LATER.replace("9 JUNE 2024", "3 MAY 2025").replace("CP 955", "CP 977")
    found = [_matches(*texts) for texts in permutations((FIRST, LATER, third))]
    assert all(matches == found[0] for matches in found)
    assert len(found[0]) > 2


def test_copies_of_one_document_have_no_matches() -> None:
    again = FIRST.replace("The care of lanterns\n", "The care of lanterns\n\n")
    assert again != FIRST
    assert _matches(FIRST, again) == []


def test_headings_stances_dates_and_covers_are_no_passages() -> None:
    found = [one.text for one in passages_of(entry_of(pacparse.parse(FIRST)))]
    assert len(found) == 2
    assert found[0].startswith("The Department should list")
    assert found[1].startswith("The Department will pay")


def test_a_line_that_ends_no_sentence_is_no_passage() -> None:
    text = (
        "Report of the Board of Lanterns on the harbours of the north, dated 3 May 2021:\n\n"
        "The Board found that most of the lanterns of the northern harbours were lit at dusk.\n\n"
        f"{LONG.removesuffix('.')} {LONG.removesuffix('.')} and {LONG.removesuffix('.')}\n"
    )
    found = [one.text for one in passages_of(entry_of(pacparse.parse(text)))]
    assert [one[:15] for one in found] == ["The Board found", "The Board light"]


def test_the_place_in_the_report_is_no_part_of_a_passage() -> None:
    text = f"{LONG.removesuffix('.')}. (Recommendation, Paragraph 17)\n"
    (found,) = passages_of(entry_of(pacparse.parse(text)))
    assert found.text == LONG


def test_several_processes_and_a_folder_find_the_same(
    tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pacparse.history.reuse._MANY", 0)
    documents = [pacparse.parse(text) for text in (FIRST, LATER)]
    found = make_histories(map(witness_of, documents))
    search = Search(workers=2, scratch=tmp_path)  # type: ignore[arg-type]
    assert list(matches_of(found, map(entry_of, documents), search)) == _matches(FIRST, LATER)


def test_many_passages_without_numpy_take_long(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [pacparse.parse(text) for text in (FIRST, LATER)]
    with Reuse(make_histories(map(witness_of, documents))) as reuse:
        for document in documents:
            reuse.add(entry_of(document))
        assert not reuse.is_slow
        monkeypatch.setattr("pacparse.history.reuse._MANY", 4)
        assert not reuse.is_slow
        monkeypatch.setattr("pacparse.history.reuse.has_numpy", lambda: False)
        assert reuse.is_slow


SENTENCES = st.sampled_from(
    (
        "The Board lights all 40 lanterns of the harbour at dusk.",
        "The Board lights all 41 lanterns of the harbour at dusk.",
        "The Board does not light the lanterns of the harbour at dusk.",
        "It trims the wick of each of them, and writes down what it costs by 2022-23.",
        "It trims the wick of each of them, and writes down what it costs by 2023-24.",
        "“It trims the wick of each of them, and writes down what it costs by 2022-23.”",
        "Nobody has told the keepers of the bells when the ringing is to begin.",
    )
)
PAPERS = st.lists(st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=4)


@given(st.lists(PAPERS, min_size=2, max_size=4))
@settings(max_examples=40, deadline=None)
def test_each_match_holds_before_the_gate(papers: list[list[str]]) -> None:
    documents = [pacparse.parse("\n\n".join(paper), name=str(i)) for i, paper in enumerate(papers)]
    found = make_histories(map(witness_of, documents))
    order = {entry.id: place for place, entry in enumerate(found.documents)}
    texts = {f"{d.key}/{block.key}": (d.key, block.text) for d in documents for block in d.blocks}
    matches = list(matches_of(found, map(entry_of, documents)))
    assert list(matches_of(found, map(entry_of, documents[::-1]))) == matches
    assert len({(match.left, match.right) for match in matches}) == len(matches)
    for match in matches:
        (one, left), (other, right) = texts[match.left], texts[match.right]
        assert order[one] < order[other]
        assert find_unlike(left, right, kind=match.kind, score=match.score) is None
        named = "; ".join(match.differences)
        assert find_unnamed(left, right, kind=match.kind, differences=named) is None


def _prose(text: str, *, role: str | None = None, answers: bool = True, day: str | None) -> Prose:
    return Prose("x/1", role, answers, day, text)


KINDS = [
    # an answer that prints the committee's words, and the report that has them
    ("quotes", _prose(LONG, answers=False, day="2021-01-01"), _prose(LONG, role="recommendation", day="2021-06-01")),
    ("quotes", _prose(LONG, answers=False, day="2021-01-01"), _prose(LONG, role="quotation", day="2021-06-01")),
    ("quotes", _prose(LONG, role="conclusion", day="2021-06-01"), _prose(LONG, answers=False, day=None)),
    # what the government says itself is no quotation, nor what is older than the report
    ("same", _prose(LONG, answers=False, day="2021-01-01"), _prose(LONG, role="response", day="2021-06-01")),
    ("same", _prose(LONG, role="quotation", day="2020-06-01"), _prose(LONG, answers=False, day="2021-01-01")),
    # two answers quote the same recommendation, and not each other
    ("same", _prose(LONG, role="recommendation", day="2021-01-01"), _prose(LONG, role="recommendation", day="2021-06-01")),
    ("contained", _prose(LONG, day="2021-01-01"), _prose(LIST, day="2021-06-01")),
    ("quotes", _prose(LONG, day="2021-01-01"), _prose(f"We were told: “{LONG}” We doubt it.", day="2021-06-01")),
    ("quotes", _prose(LONG, day="2021-01-01"), _prose(f"We were told that ‘{LONG.lower()}’ It is so.", day="2021-06-01")),
    # between quotation marks stands something else, or the older one has them
    ("contained", _prose(LONG, day="2021-01-01"), _prose(f"It is “late”. {LONG} It is “dark”.", day="2021-06-01")),
    ("contained", _prose(f"We were told: “{LONG}” We doubt it.", day="2021-01-01"), _prose(LONG, day="2021-06-01")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "left", "right"), KINDS)
def test_what_one_passage_is_to_the_other(kind: str, left: Prose, right: Prose) -> None:
    is_part = len(left.text) != len(right.text)
    assert make_match(left, right, is_part=is_part, score=99.7) == Match("x/1", "x/1", kind, 99, ())  # type: ignore[arg-type]


def test_of_a_part_only_what_differs_inside_it_is_named() -> None:
    part = _prose(LONG, day="2021-01-01")
    whole = _prose(LIST.replace("40", "41"), day="2021-06-01")
    assert make_match(part, whole, is_part=True, score=98.0).differences == ("40 → 41",)
    assert make_match(whole, part, is_part=True, score=98.0).differences == ("41 → 40",)
