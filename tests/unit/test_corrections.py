"""Corrections: the file, what each does, and what is said of one that no longer fits."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pacparse
from pacparse.corrections import apply_corrections, read_corrections
from pacparse.corrections.applying import value_of
from pacparse.corrections.table import COLUMNS, FIELDS
from pacparse.document import Correction, Position
from pacparse.errors import PacparseError, UnreadableError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

HEAD = ",".join(COLUMNS)
TEXT = """Response of the Lamp Office

Recommendation 1: The Office should count its lamps.
The Office accepts this recommendation. It counts them each May.

Recommendation 2: The Office should oil the lamps.
It should also clean them.
The Office rejects this recommendation.

Recommendation 3: The Office should publish its books.
The Office accepts this recommendation in principle.
"""


@pytest.fixture(scope="module")
def document() -> pacparse.Document:
    return pacparse.parse(TEXT)


def correction(
    document: pacparse.Document, place: int, field: str, new: str, **more: str
) -> Correction:
    one = document.recommendations[place]
    old = "" if field in ("join", "split") else value_of(one, field)
    sha256 = document.source.sha256
    told = {"old": old, "source_sha256": sha256, **more}
    return Correction(recommendation=one.key, field=field, new=new, **told)


def stale(document: pacparse.Document) -> list[str]:
    return [found.message for found in document.diagnostics if found.code == "correction-stale"]


def test_a_field_is_set_and_says_so(document: pacparse.Document) -> None:
    row = correction(document, 0, "position", "disagreed", by="A. Reader", why="read again")
    corrected = apply_corrections(document, [row])
    one = corrected.recommendations[0]
    assert (one.position, one.gap, one.corrected) == ("disagreed", None, ("position",))
    assert corrected.corrections == (row,)
    assert stale(corrected) == []


def test_an_emptied_position_has_a_gap(document: pacparse.Document) -> None:
    one = apply_corrections(document, [correction(document, 0, "position", "")]).recommendations[0]
    assert (one.position, one.gap) == (None, "no_verdict")


@pytest.mark.parametrize(
    ("field", "new", "found"),
    [
        ("status", "implemented", "implemented"),
        ("number", "1a", "1a"),
        ("title", "Lamps", "Lamps"),
        ("recommendation", "Count\nall lamps.", "Count\nall lamps."),
        ("response_text", "Yes.", "Yes."),
        ("departments", "Lamp Office; Oil Board", ("Lamp Office", "Oil Board")),
    ],
)
def test_each_field_can_be_set(
    document: pacparse.Document, field: str, new: str, found: object
) -> None:
    corrected = apply_corrections(document, [correction(document, 0, field, new)])
    assert getattr(corrected.recommendations[0], field) == found


def test_a_target_date_has_the_days_that_its_words_may_mean(document: pacparse.Document) -> None:
    row = correction(document, 0, "target_dates", "Spring 2019; 3 June 2020")
    dates = apply_corrections(document, [row]).recommendations[0].target_dates
    assert [(date.earliest, date.latest) for date in dates] == [
        ("2019-03-01", "2019-05-31"),
        ("2020-06-03", "2020-06-03"),
    ]


@pytest.mark.parametrize("field", ["position", "checked"])
def test_what_is_set_and_set_back_can_be_set_again(document: pacparse.Document, field: str) -> None:
    now = value_of(document.recommendations[0], field)
    there, back = ("noted", now) if field == "position" else ("yes", "no")
    rows = [
        correction(document, 0, field, there, old=now),
        correction(document, 0, field, back, old=there),
        correction(document, 0, field, there, old=now),
    ]
    corrected = apply_corrections(document, rows)
    assert value_of(corrected.recommendations[0], field) == there
    assert corrected.corrections == tuple(rows)
    assert stale(corrected) == []
    assert apply_corrections(corrected, rows) is corrected
    halfway = apply_corrections(document, rows[:2])
    assert value_of(halfway.recommendations[0], field) != there
    assert apply_corrections(halfway, rows) == corrected


@pytest.mark.parametrize("field", ["position", "join", "is_recommendation"])
def test_the_same_row_twice_is_applied_once(document: pacparse.Document, field: str) -> None:
    new = {"join": document.recommendations[2].key, "position": "noted"}.get(field, "no")
    row = correction(document, 1, field, new)
    corrected = apply_corrections(document, [row, row])
    assert corrected.corrections == (row,)
    assert stale(corrected) == []


def test_a_corrected_text_has_a_fingerprint_of_its_own(document: pacparse.Document) -> None:
    row = correction(document, 0, "recommendation", "Count all lamps.")
    corrected = apply_corrections(document, [row]).recommendations[0]
    assert corrected.fingerprint != document.recommendations[0].fingerprint
    assert corrected.key == document.recommendations[0].key


def test_what_is_no_recommendation_goes(document: pacparse.Document) -> None:
    corrected = apply_corrections(document, [correction(document, 1, "is_recommendation", "no")])
    assert [one.number for one in corrected.recommendations] == ["1", "3"]
    assert corrected.blocks == document.blocks


def test_two_become_one(document: pacparse.Document) -> None:
    other = document.recommendations[2]
    corrected = apply_corrections(document, [correction(document, 1, "join", other.key)])
    one = corrected.recommendations[1]
    assert len(corrected.recommendations) == 2
    assert (one.recommendation or "").endswith(other.recommendation or "-")
    assert one.blocks.response[-1:] == other.blocks.response[-1:]
    assert one.position == "disagreed"


def test_one_becomes_two_in_its_answer(document: pacparse.Document) -> None:
    joined = apply_corrections(
        document, [correction(document, 1, "join", document.recommendations[2].key)]
    )
    one = joined.recommendations[1]
    last = document.block_by_id[one.blocks.response[-1]]
    split = apply_corrections(joined, [correction(joined, 1, "split", f"2b @ {last.key}")])
    first, second = split.recommendations[1:3]
    assert second.number == "2b"
    assert second.recommendation == last.text
    assert last.id not in first.blocks.response


def test_one_becomes_two_in_its_words() -> None:
    document = pacparse.parse(
        "Recommendation 4: The Office should:\n\n- oil the lamps; and\n- light them.\n\n"
        "The Office accepts this recommendation.\n"
    )
    one = document.recommendations[0]
    assert len(one.blocks.recommendation) > 1
    block = document.block_by_id[one.blocks.recommendation[-1]]
    split = apply_corrections(document, [correction(document, 0, "split", f"4b @ {block.key}")])
    first, second = split.recommendations
    assert second.recommendation == block.text
    assert first.position == second.position == "agreed"
    assert first.response_text == second.response_text
    assert len({first.key, second.key}) == 2


SHARED = """Response of the Lamp Office

Recommendation 1: The Office should count its lamps.
The Office accepts this recommendation. It counts them each May.

Recommendation 2: The Office should oil the lamps.
The Office accepts this recommendation. It oils them each May.
Target implementation date: Spring 2019.
"""


def test_an_answer_that_two_share_is_there_once_when_they_are_one() -> None:
    parsed = pacparse.parse(SHARED)
    one, last = parsed.recommendations
    # both are answered by the last answer, and the first by its own too
    blocks = replace(one.blocks, response=(*one.blocks.response, *last.blocks.response))
    words = f"{one.response_text}\n{last.response_text}"
    one = replace(
        one,
        blocks=blocks,
        response_text=words,
        target_dates=last.target_dates,
        status_words=last.status_words,
    )
    other = last
    document = replace(parsed, recommendations=(one, other))
    joined = apply_corrections(document, [correction(document, 0, "join", other.key)])
    (both,) = joined.recommendations
    assert both.recommendation == f"{one.recommendation}\n{other.recommendation}"
    assert both.response_text == one.response_text
    assert both.target_dates == one.target_dates
    assert both.status_words == one.status_words


def test_what_is_left_without_an_answer_says_so(document: pacparse.Document) -> None:
    one = document.recommendations[0]
    first = document.block_by_id[one.blocks.response[0]]
    split = apply_corrections(document, [correction(document, 0, "split", f"1b @ {first.key}")])
    head, tail = split.recommendations[:2]
    assert (head.blocks.response, head.position, head.gap) == ((), None, "no_answer")
    assert (tail.recommendation, tail.gap) == (first.text, "no_answer")


def test_one_that_is_reported_already_is_not_reported_again_for_another_reason(
    document: pacparse.Document,
) -> None:
    itself = document.recommendations[0].key
    rows = [
        correction(document, 0, "join", itself),
        correction(document, 0, "is_recommendation", "no"),
    ]
    once = apply_corrections(document, rows)
    assert len(stale(once)) == 1
    assert apply_corrections(once, rows) == once


def test_a_second_part_takes_no_number_that_is_taken(document: pacparse.Document) -> None:
    one = document.recommendations[0]
    first = document.block_by_id[one.blocks.response[0]]
    split = apply_corrections(document, [correction(document, 0, "split", f"2 @ {first.key}")])
    for names in zip(*((each.id, each.key) for each in split.recommendations), strict=True):
        assert len(set(names)) == len(names)


def test_one_that_no_longer_fits_is_reported_and_changes_nothing(
    document: pacparse.Document,
) -> None:
    row = correction(document, 0, "position", "noted", old="disagreed")
    corrected = apply_corrections(document, [row])
    assert corrected.recommendations == document.recommendations
    assert corrected.corrections == ()
    (message,) = stale(corrected)
    assert message.startswith(f"the correction of position of {document.recommendations[0].key} ")
    assert message.endswith("'disagreed' was corrected, and it reads 'agreed' now")


@pytest.mark.parametrize(
    ("field", "new", "reason"),
    [
        ("join", "no-such-key", "no recommendation no-such-key"),
        ("split", "1b @ none", "no paragraph none"),
    ],
)
def test_what_cannot_be_found_is_reported(
    document: pacparse.Document, field: str, new: str, reason: str
) -> None:
    (message,) = stale(apply_corrections(document, [correction(document, 0, field, new)]))
    assert reason in message


def test_a_recommendation_that_is_gone_is_reported(document: pacparse.Document) -> None:
    row = replace(correction(document, 0, "position", "noted"), recommendation="0123456789abcdef")
    (message,) = stale(apply_corrections(document, [row]))
    assert "there is no such recommendation now" in message


def test_a_correction_of_another_file_is_passed_over(document: pacparse.Document) -> None:
    row = replace(correction(document, 0, "position", "noted"), source_sha256="0" * 64)
    assert apply_corrections(document, [row]) is document


def test_a_correction_without_a_file_is_for_each_that_has_the_recommendation(
    document: pacparse.Document,
) -> None:
    row = replace(correction(document, 0, "position", "noted"), source_sha256="")
    assert apply_corrections(document, [row]).recommendations[0].position == "noted"
    other = pacparse.parse("Nothing is recommended here.")
    assert apply_corrections(other, [row]) is other


def test_corrections_are_applied_in_their_order(document: pacparse.Document) -> None:
    first = correction(document, 0, "position", "noted")
    second = replace(first, old="noted", new="disagreed")
    assert apply_corrections(document, [first, second]).recommendations[0].position == "disagreed"
    assert len(stale(apply_corrections(document, [second, first]))) == 1


def test_words_are_compared_without_regard_to_white_space(document: pacparse.Document) -> None:
    old = "The Office should\r\n count its  lamps."
    row = correction(document, 0, "recommendation", "Count.", old=old)
    assert stale(apply_corrections(document, [row])) == []


NEW_VALUES = {
    "position": ["", "agreed", "noted"],
    "status": ["", "planned"],
    "checked": ["yes", "no"],
    "is_recommendation": ["yes", "no"],
    "split": ["9 @ none"],
}


DOCUMENT = pacparse.parse(TEXT)


def test_a_correction_that_is_repeated_changes_nothing(document: pacparse.Document) -> None:
    empty = correction(document, 0, "title", "", old="")
    rows = [empty, empty, empty, replace(empty, new="0")]
    once = apply_corrections(document, rows)
    assert once.recommendations[0].title == "0"
    assert apply_corrections(once, rows) == once


@given(st.data())
def test_corrections_applied_twice_are_applied_once(data: st.DataObject) -> None:
    document = DOCUMENT
    keys = [one.key for one in document.recommendations]
    blocks = [block.key for block in document.blocks]
    rows = []
    for _ in range(data.draw(st.integers(0, 5))):
        place = data.draw(st.integers(0, len(keys) - 1))
        field = data.draw(st.sampled_from(FIELDS))
        values = st.sampled_from(NEW_VALUES[field]) if field in NEW_VALUES else st.text(max_size=9)
        if field == "join":
            values = st.sampled_from(keys)
        elif field == "split":
            values = st.sampled_from([f"9 @ {key}" for key in blocks])
        rows.append(correction(document, place, field, data.draw(values)))
    once = apply_corrections(document, rows)
    twice = apply_corrections(once, rows)
    assert twice.recommendations == once.recommendations
    assert twice.corrections == once.corrections
    assert twice.diagnostics == once.diagnostics
    assert (once.blocks, once.removals) == (document.blocks, document.removals)
    found = [one.key for one in once.recommendations]
    assert len(found) == len(set(found))
    assert pacparse.from_json(pacparse.to_json(once)) == once


def write(path: Path, *lines: str, head: str = HEAD) -> Path:
    path.write_text("\n".join((head, *lines)) + "\n", "utf-8")
    return path


def test_a_file_is_read_row_by_row(tmp_path: Path) -> None:
    path = write(
        tmp_path / "c.csv",
        'pac/2017-19/23/4a,position,agreed,noted,,A. Reader,2026-01-05,"read, again"',
        '0123,title,,"Two\nlines",,,,',
    )
    first, second = read_corrections(path)
    assert (first.recommendation, first.new, first.why) == (
        "pac/2017-19/23/4a",
        "noted",
        "read, again",
    )
    assert second.new == "Two\nlines"


def test_a_text_may_be_as_long_as_an_answer_of_many_pages(tmp_path: Path) -> None:
    csv.field_size_limit(131_072)  # that of a process which has read no table yet
    path = tmp_path / "long.csv"
    words = "They are lit. " * 20_000
    path.write_text(f"{HEAD}\nkey,response_text,{words},{words},,,,\n", "utf-8")
    (found,) = read_corrections(path)
    assert found.new == words.strip()


def test_a_file_of_a_spreadsheet_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    head = "Recommendation key,Field,Old,New"
    path.write_bytes(b"\xef\xbb\xbf" + f"{head}\r\nk,checked,,yes\r\n".encode())
    assert read_corrections(path)[0].field == "checked"


@pytest.mark.parametrize("mark", [";", "\t", ","])
def test_what_a_spreadsheet_makes_of_a_file_is_read(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "c.csv"
    rows = (COLUMNS, ("k", "title", "", '"Two\r\nlines, one; of words"', *[""] * 4), [""] * 8)
    text = "\r\n".join(mark.join(row) for row in rows)
    path.write_bytes(b"\xef\xbb\xbf" + f"{text}\r\n".encode())
    assert [row.new for row in read_corrections(path)] == ["Two\nlines, one; of words"]


def test_a_spreadsheet_that_made_one_cell_of_each_line_is_told_so(tmp_path: Path) -> None:
    path = write(tmp_path / "c.csv", '"k,position,agreed,noted,,,,"', head=f'"{HEAD}"')
    with pytest.raises(UsageError, match="each line is one cell"):
        read_corrections(path)


def test_dates_and_departments_need_no_space_between_them(document: pacparse.Document) -> None:
    rows = [
        correction(document, 0, "target_dates", "Spring 2026;autumn 2027 ;"),
        correction(document, 0, "departments", "Lamp Office;Oil Board"),
    ]
    one = apply_corrections(document, rows).recommendations[0]
    assert [date.words for date in one.target_dates] == ["Spring 2026", "autumn 2027"]
    assert all(date.latest for date in one.target_dates)
    assert one.departments == ("Lamp Office", "Oil Board")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("k,posture,,agreed,,,,", "line 2: there is no field 'posture'"),
        ("k,position,,agred,,,,", "line 2: position cannot be 'agred'"),
        ("k,checked,,maybe,,,,", "line 2: checked cannot be 'maybe'"),
        ("k,split,,4b,,,,", "line 2: split cannot be '4b'"),
        ("k,join,,,,,,", "line 2: join names no recommendation"),
        (",position,,agreed,,,,", "line 2: no recommendation is named"),
    ],
)
def test_a_row_that_cannot_be_meant_is_refused(tmp_path: Path, row: str, said: str) -> None:
    with pytest.raises(UsageError) as refusal:
        read_corrections(write(tmp_path / "c.csv", row))
    assert said in str(refusal.value)


def test_a_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no column 'field'"):
        read_corrections(write(tmp_path / "c.csv", head="recommendation_key,what"))


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe\x00", b'recommendation_key,field,old,new\n"k,position'],
    ids=["bytes", "quote"],
)
def test_what_is_no_table_is_refused_in_a_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "c.csv"
    path.write_bytes(content)
    with pytest.raises(PacparseError) as refusal:
        read_corrections(path)
    assert "\n" not in str(refusal.value)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        read_corrections(tmp_path / "none.csv")


def test_every_position_can_be_set(document: pacparse.Document) -> None:
    for position in Position.__args__:  # type: ignore[attr-defined]
        row = correction(document, 1, "position", position)
        assert apply_corrections(document, [row]).recommendations[1].position == position
