"""Which files are one document."""

from __future__ import annotations

import pacparse
from pacparse.fields import replace
from pacparse.history import witness_of
from pacparse.history.editions import editions_of
from traced_minutes import BELLS, CLAPPERS, ROPES, SPRING, sighting, witness

TEXT = witness("cp-1", "2020-01", sighting("1", BELLS), sighting("2", ROPES))
PDF = TEXT._replace(sha256="f" * 64, name="cp-1.pdf", media_type="application/pdf", date="2020-01-10",
                    first="2020-01-10", last="2020-01-10")  # fmt: skip


def test_text_and_pdf_of_a_paper_are_one_document() -> None:
    (edition,) = editions_of([TEXT, PDF])
    assert edition.witness is PDF
    assert edition.copies == (TEXT,)
    assert edition.disputed == ()


def test_a_later_date_is_a_corrected_edition() -> None:
    later = PDF._replace(sha256="e" * 64, date="2020-03-01", first="2020-03-01", last="2020-03-01")
    assert [edition.witness for edition in editions_of([later, PDF])] == [PDF, later]


def test_one_number_on_two_papers_without_a_common_word_is_two_documents() -> None:
    other = witness("cp-1", "2020-01", sighting("1", CLAPPERS), sha256="d" * 64)
    assert len(editions_of([TEXT, other])) == 2


def test_copies_that_differ_are_said() -> None:
    changed = PDF._replace(
        sightings=(PDF.sightings[0]._replace(targets=(SPRING,)), PDF.sightings[1])
    )
    (edition,) = editions_of([TEXT, changed])
    assert edition.disputed == (changed.sightings[0].local_id,)


def test_the_same_bytes_twice_are_one_file() -> None:
    (edition,) = editions_of([TEXT, TEXT._replace(name="again.txt")])
    assert (edition.witness.name, edition.copies) == ("again.txt", ())


def test_of_two_readings_of_one_file_the_same_counts_in_any_order() -> None:
    document = pacparse.parse(
        "Recommendation 1: Count the bells.\n\n1.1 The Government agrees with the recommendation.\n"
    )
    readings = [witness_of(document), witness_of(replace(document, recommendations=()))]
    assert readings[0] != readings[1]
    (one,), (other,) = editions_of(readings), editions_of(readings[::-1])
    assert one == other


def test_what_has_no_date_stands_last() -> None:
    undated = witness("a", None, sighting("1", BELLS))
    assert [edition.witness for edition in editions_of([undated, TEXT])] == [TEXT, undated]


def test_a_copy_without_its_number_is_known_by_all_that_it_says() -> None:
    lost = PDF._replace(sha256="c" * 64, key="0123456789ab", is_numbered=False)
    (edition,) = editions_of([lost, PDF])
    assert edition.witness is PDF
    assert edition.copies == (lost,)
    later = lost._replace(first="2021-01-01", last="2021-01-01", date="2021-01-01")
    assert len(editions_of([later, PDF])) == 2
    changed = lost._replace(
        sightings=(lost.sightings[0]._replace(targets=(SPRING,)), lost.sightings[1])
    )
    assert len(editions_of([changed, PDF])) == 2


def test_one_that_two_papers_could_be_is_a_document_of_its_own() -> None:
    lost = TEXT._replace(sha256="c" * 64, key="0123456789ab", is_numbered=False)
    other = TEXT._replace(sha256="d" * 64, key="cp-2")
    assert len(editions_of([TEXT, other, lost])) == 3
