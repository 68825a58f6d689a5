"""Stable keys: the same in every format, not moved by what is added, never given twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pacparse
from pacparse.assembly.keys import DocumentKey, Keys, recommendation_key, slug
from pacparse.document import Report
from pacparse.fingerprints import bare_letters, fingerprint

if TYPE_CHECKING:
    from pacparse.document import Document

MINUTE = """Third Report of Session 2019-20
Department for Transport
Lamps on the quays

1: PAC conclusion: Nobody counts the lamps.
1a: PAC recommendation: The Department should count the lamps.
1.1 The Government agrees with the Committee’s recommendation.

Target implementation date: March 2021

1.2 It will count them in spring.

- The upper quay comes first.
"""


def _keys(document: Document) -> dict[str, str]:
    return {block.text: block.key for block in document.blocks}


def test_a_recommendation_is_known_by_its_report_and_number() -> None:
    document = pacparse.parse(MINUTE)
    assert [each.key for each in document.recommendations] == ["pac/2019-20/3/1a"]
    assert [block.key for block in document.paragraphs] == ["3/1.1", "3/1.2"]


def test_a_recommendation_of_an_unknown_report_is_known_by_its_words() -> None:
    text = "Recommendation 1: The board should count the lamps.\n\nThe board accepts this recommendation.\n"
    (found,) = pacparse.parse(text).recommendations
    assert found.key == found.fingerprint == fingerprint("The board should count the lamps.")


def test_a_paragraph_that_is_added_moves_no_other_key() -> None:
    before = _keys(pacparse.parse(MINUTE))
    added = MINUTE.replace("1.2 It", "More was said about this.\n\n1.2 It")
    after = _keys(pacparse.parse(added))
    assert {text: after.get(text) for text in before} == before


@pytest.mark.parametrize(
    ("papers", "key"), [(["CP 221"], "cp-221"), (["HC 1099", "HL 5"], "hc-1099")]
)
def test_a_document_is_known_by_its_paper_number(papers: list[str], key: str) -> None:
    assert DocumentKey(papers).take() == key


def test_a_document_without_a_number_is_known_by_its_letters() -> None:
    one = pacparse.parse("1. The lamps are lit.\n\n2. The board met.\n")
    same = pacparse.parse("1.  The lamps\nare lit.\n\n\n2. The board met.\n")
    other = pacparse.parse("1. The lamps are lit.\n\n2. The board met twice.\n")
    assert one.key == same.key != other.key
    assert len(one.key) == 12


@pytest.mark.parametrize(
    ("committee", "session", "ordinal", "number", "key"),
    [
        ("pac", "2017-19", 23, "4a", "pac/2017-19/23/4a"),
        ("Home Affairs Committee", "2010-12", 16, "3", "home-affairs-committee/2010-12/16/3"),
        (None, "2017-19", 23, "4a", "f00d"),
        ("pac", None, 23, "4a", "f00d"),
        ("pac", "2017-19", None, "4a", "f00d"),
        ("pac", "2017-19", 23, None, "f00d"),
    ],
)
def test_where_a_part_of_the_key_is_missing_the_words_stand_for_it(
    committee: str | None, session: str | None, ordinal: int | None, number: str | None, key: str
) -> None:
    report = Report(id="r1", committee=committee, session=session, ordinal=ordinal)
    assert recommendation_key(report, None, number, "f00d") == key


@given(st.lists(st.sampled_from(["a", "b", "a-2", "3.1"])))
def test_no_key_is_given_twice(wanted: list[str]) -> None:
    keys = Keys()
    given_keys = [keys.take(key) for key in wanted]
    assert len(set(given_keys)) == len(given_keys)


@given(st.text())
def test_a_fingerprint_looks_at_letters_and_figures_alone(text: str) -> None:
    assert fingerprint(f" “{text}” – ") == fingerprint(text)
    assert fingerprint(text.replace(" ", "\n")) == fingerprint(text)
    assert (fingerprint(text) is None) == (bare_letters(text) == b"")


@pytest.mark.parametrize(
    ("one", "other"),
    [("The Board’s lamps", "THE BOARD'S LAMPS"), ("ﬁve lamps", "five lamps"), ("3.1 a", "31a")],
)
def test_what_formats_print_differently_is_the_same(one: str, other: str) -> None:
    assert fingerprint(one) == fingerprint(other)


def test_a_slug_has_small_letters_figures_and_hyphens() -> None:
    assert slug("Cm. 9,668 (II)") == "cm-9-668-ii"
