from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacparse import parse
from pacparse.reading.contents import find_contents
from pacparse.reading.contents_lines import fold_title
from pacparse.reading.lines import read_lines


def _listed(text: str) -> list[str]:
    lines = read_lines(text).lines
    return [lines[index].text for index in sorted(find_contents(lines, frozenset()))]


@pytest.mark.parametrize(
    ("listed", "body"),
    [
        ("Contents\nLamps ........ 3\nOil ........ 5", "Lamps\n\n1. They burn."),
        ("CONTENTS\nLamps 3\nOil 5\nWicks 9", "Lamps\n\n1. They burn."),
        ("Contents\nLamps\n3\nOil\n5\nWicks\n9", "Lamps\n\n1. They burn."),
        ("Contents\n1 Lamps 3\n1.1 Oil 5\n1.2 Wicks 9", "1 Lamps\n\n1. They burn."),
        ("Contents\nSummary1\nLamps3\nWitnesses39", "Summary\n\nThey burn all night."),
        ("Contents\nForeword iii\nLamps 1\nOil 5", "Foreword\n\nThey burn."),
        ("Contents\n\nLamps\n\nOil\n\nWicks", "Lamps\n\nThey burn.\n\nOil\n\nWicks\n\nDry."),
        (
            "Report Title Page Department\nFirst Lamps 3 Home Office\nSecond Oil 9 Home Office",
            "Lamps",
        ),
        ("Contents\nLamps (Home Office) 3\nOil (Cabinet Office) 9", "Lamps\n\nThey burn."),
    ],
)
def test_a_list_of_contents_in_its_flattened_forms(listed: str, body: str) -> None:
    assert _listed(f"A title\n\n{listed}\n\n{body}\n") == [n for n in listed.split("\n") if n]


@pytest.mark.parametrize(
    "text",
    [
        "Contents of the fund\n\n1. The fund holds 12 lamps.\n\n2. It holds 14 wicks.\n",
        "Contents\n\nThe boats carry lamps, oil and wicks, and the keepers count them 12.\n",
        "Eels were counted by 12\n\nThen by 14\n\nAnd by 20\n",
        "Name ..........\n\nDate ..........\n",
        "Contents\n",
    ],
)
def test_what_is_no_list_of_contents(text: str) -> None:
    assert _listed(text) == []


def test_the_numbers_of_a_list_disturb_no_paragraph_and_no_note() -> None:
    text = (
        "A title\n\nContents\n\n1 Lamps 1\n\n2 Oil 2\n\n3 Wicks 4\n\nLamps\n\n"
        "1. They burn.1\n\n2. They smoke.2\n\n1 See http://a.example/x\n2 See http://a.example/y\n"
    )
    document = parse(text)
    assert [b.number for b in document.paragraphs] == ["1", "2"]
    assert [note.status for note in document.footnotes] == ["resolved", "resolved"]
    listed = [b for b in document.blocks if b.role == "contents"]
    assert [(b.number, b.references) for b in listed] == [(None, ())] * 4


def test_titles_of_a_list_and_of_the_body_are_no_repeats() -> None:
    titles = [f"How the keepers of the northern harbour number {n} count eels" for n in range(1, 9)]
    listed = "\n".join(f"{title} {3 * n}" for n, title in enumerate(titles, 1))
    body = "\n\n".join(f"{title}\n\n{n}. Eels." for n, title in enumerate(titles, 1))
    document = parse(f"A title\n\nContents\n{listed}\n\n{body}\n")
    assert document.duplicates == ()
    assert [b.text for b in document.blocks if b.kind == "heading"][2:] == titles


def test_a_title_is_folded_to_its_words() -> None:
    assert fold_title("2.1 Lamps and oil ........ 12") == "lamps and oil"
    assert fold_title("Lamps and oil12") == fold_title("## Lamps and oil")


@given(
    st.lists(st.sampled_from(["Contents", "Lamps 3", "3", "Lamps", "x" * 99, "iv", ". . . . . 9"]))
)
def test_any_lines_are_read(lines: list[str]) -> None:
    found = _listed("\n".join(lines))
    assert len(found) <= len(lines)


def test_a_list_that_begins_again_and_again_ends() -> None:
    found = _listed("Contents\nLamps of the quay\n" * 2_000)
    assert len(found) < 4_000
    assert set(found) <= {"Contents", "Lamps of the quay"}
