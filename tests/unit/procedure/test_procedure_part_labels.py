"""Labels, headings and numbers of recommendations: every edition's form, and what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pacparse.lexicon import covers, layouts, part_labels, part_numbers, voice_words
from pacparse.lexicon.line_openers import answers
from pacparse.lexicon.part_labels import match_label
from pacparse.lexicon.part_numbers import cited, each_number
from pacparse.lexicon.sentences import ends_with_source
from pacparse.procedure import boundaries
from pacparse.procedure.part_heads import read_heading, read_paragraph_head
from pacparse.procedure.voices import demands, gives_verdict

if TYPE_CHECKING:
    import re


@pytest.mark.parametrize(
    ("line", "role", "number", "rest"),
    [
        ("3: Committee of Public Accounts conclusion:", "conclusion", "3", ""),
        ("1: PAC conclusion: Eels", "conclusion", "1", " Eels"),
        ("1a. PAC recommendation:", "recommendation", "1a", ""),
        ("1 PAC conclusion: Eels", "conclusion", "1", " Eels"),
        ("PAC Conclusion (1): Eels", "conclusion", "1", " Eels"),
        ("Recommendation a:", "recommendation", "a", ""),
        ("PAC recommendation b: Eels", "recommendation", "b", " Eels"),
        ("PAC Conclusion (iv): Eels", "conclusion", "iv", " Eels"),
        ("PAC recommendation 2", "recommendation", "2", ""),
        ("PAC recommendation 2**", "recommendation", "2", ""),
        ("PAC CONCLUSION AND RECOMMENDATION 1", "recommendation", "1", ""),
        ("Public Accounts Committee conclusion", "conclusion", None, ""),
        ("Committee of Public Accounts conclusion and recommendation 4", "recommendation", "4", ""),
        ("1a: Recommendation", "recommendation", "1a", ""),
        ("Recommendation 3 (Paragraph 45): Eels", "recommendation", "3", " Eels"),
        ("Recommendations 12) a-c): Eels", "recommendation", "12a-c", " Eels"),
        ("Recommendations 5 and 6:", "recommendation", "5 and 6", ""),
        ("Recommendation No. 4: Eels", "recommendation", "4", " Eels"),
        ("**4**: Eels", None, None, ""),
        ("HM Treasury response:", "response", None, ""),
        ("Government reply of May 2030: Eels", "response", None, " Eels"),
        ("Government reply of the day: Eels", None, None, ""),
        ("Government response to recommendation 1: Eels", "response", "1", " Eels"),
        ("conclusion: the eels", None, None, ""),
        ("Conclusions and recommendations:", None, None, ""),
        ("1. Recommendations", None, None, ""),
        ("1. Recommendation", None, None, ""),
        ("CONCLUSION 1", None, None, ""),
        ("PAC conclusions and recommendations", None, None, ""),
        ("Recommendation 4 was refused: it", None, None, ""),
        ("PAC recommendation 2 was read aloud", None, None, ""),
        ("3.2: Recommendation: Eels", None, None, ""),
        ("Response to the Committee: no", None, None, ""),
        ("Recommendation " + "of the board of eels and " * 5, None, None, ""),
    ],
)
def test_a_label_is_told_from_a_heading_and_from_prose(
    line: str, role: str | None, number: str | None, rest: str
) -> None:
    label = match_label(line)
    if role is None:
        assert label is None
    else:
        assert label is not None
        assert (label.role, label.number, line[label.end :]) == (role, number, rest)


@pytest.mark.parametrize(
    ("text", "kind", "number", "rest", "verdict"),
    [
        ("Recommendation 4", "recommendation", "4", "", None),
        ("Recommendations 5 and 6", "recommendation", "5 and 6", "", None),
        ("RECOMMENDATION 1 (Paragraph 12)", "recommendation", "1", "", None),
        ("CONCLUSION 1", "conclusion", "1", "", None),
        ("Recommendation 12a – Ferries", "recommendation", "12a", "Ferries", None),
        ("Recommendation 3 – Agreed", "recommendation", "3", "", 19),
        ("Recommendation 3 Agreed in principle", "recommendation", "3", "", 17),
        ("Agreed: Recommendation 3", "recommendation", "3", "", 0),
        ("Response to recommendations 5 and 6", "response", "5 and 6", "", None),
    ],
)
def test_a_heading_opens_a_part(
    text: str, kind: str, number: str, rest: str, verdict: int | None
) -> None:
    head = read_heading(text)
    assert head is not None
    assert (head.kind, head.number, head.rest.strip(), head.verdict) == (
        kind,
        number,
        rest,
        verdict,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Recommendation 4 was refused",
        "Recommendations of the panel",
        "Conclusion 2018",
        "Response times",
    ],
)
def test_other_headings_open_none(text: str) -> None:
    assert read_heading(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Recommendation 4a) i. The eels", "4a(i)"),
        ("Recommendation 3 (Paragraph 45) The eels", "3"),
        ("Recommendation 4a) i.", "4a(i)"),
        ("Agreed: Recommendation 3 – The eels", "3"),
        ("Recommendation 4.", None),
        ("Recommendation 4. was", None),
        ("Recommendation 4, which", None),
        ("Recommendation 4 was refused by the board.", None),
    ],
)
def test_a_paragraph_opens_with_its_title(text: str, number: str | None) -> None:
    head = read_paragraph_head(text)
    assert (head.number if head is not None else None) == number


@pytest.mark.parametrize(
    ("printed", "number", "each"),
    [
        ("4a) i.", "4a(i)", ("4a(i)",)),
        ("12) a-c)", "12a-c", ("12a-c",)),
        ("12a–c", "12a–c", ("12a–c",)),
        ("4a (i-iii)", "4a(i-iii)", ("4a(i-iii)",)),
        ("4(ii)", "4(ii)", ("4(ii)",)),
        ("9)", "9", ("9",)),
        ("5 and 6", "5 and 6", ("5", "6")),
        ("7 to 9", "7 to 9", ("7", "8", "9")),
        ("4.1–4.3", "4.1–4.3", ("4.1", "4.2", "4.3")),
        ("12, 13 and 15", "12, 13 and 15", ("12", "13", "15")),
        ("9 to 7", "9 to 7", ("9", "7")),
        ("1a and 1b", "1a and 1b", ("1a", "1b")),
        ("3.9 to 4.2", "3.9 to 4.2", ("3.9", "4.2")),
    ],
)
def test_numbers_are_given_as_people_cite_them(
    printed: str, number: str, each: tuple[str, ...]
) -> None:
    assert cited(printed) == number
    assert each_number(printed) == each


@pytest.mark.parametrize(
    ("text", "is_answer"),
    [
        ("The Government is surveying the quays.", True),
        ("The Department for Weirs has begun.", True),
        ("HM Treasury will pay.", True),
        ("We will publish it.", True),
        ("We agree with the Committee that eels matter.", True),
        ("As set out in the paper, eels matter.", True),
        ("See the response to recommendation 6.", True),
        ("The Government should survey the quays.", False),
        ("The governments of the counties should survey them.", False),
        ("We agree with the principle, set down in the paper.", False),
        ("We heard from eel catchers.", False),
        ("As the tide rises, eels come.", False),
        ("“The Government is surveying the quays.”", False),
        ("Eels come with the tide.", False),
    ],
)
def test_the_answering_body_is_known_by_its_voice(text: str, *, is_answer: bool) -> None:
    assert answers(text) is is_answer


def test_asking_quoting_and_naming_a_source_are_the_committees() -> None:
    assert demands("The Board should count eels.")
    assert demands("“Eels.”")
    assert not demands("Eels are counted over the shoulder.")
    assert ends_with_source("Eels (113.6)")
    assert ends_with_source("Eels (Paragraph 2.20).")
    assert not ends_with_source("Eels (2017)")
    assert gives_verdict("Accepted.")
    assert not gives_verdict("We agree with the principle.")


PATTERNS: list[tuple[re.Pattern[str], str, str]] = [
    (part_labels.LABEL, "1: PAC conclusion:", "Recommendation implemented."),
    (part_numbers._PARTS, "4a) i", "7 to 9"),
    (part_numbers._ONE, "12", "and"),
    (boundaries._MAIN, "1a", "iv"),
    (layouts.RECOMMENDATION_PARAGRAPH, "Recommendation 4. The eels", "Recommendation 4, which"),
    (voice_words.ANSWERER, "The Government is", "The governments of"),
    (voice_words.FIRST_PERSON, "We will ", "We recommend "),
    (voice_words.STOCK_OPENING, "As set out in ", "As the tide "),
    (voice_words.DEMAND, "should", "shoulder"),
    (
        covers.AUDITED_BODY,
        "Accounts of Vote 3 - Eels for the period",
        "Accounts of Eels for the year",
    ),
]


@pytest.mark.parametrize(("pattern", "example", "near_miss"), PATTERNS)
def test_a_pattern_takes_its_example_and_not_its_near_miss(
    pattern: re.Pattern[str], example: str, near_miss: str
) -> None:
    assert pattern.search(example)
    assert not pattern.fullmatch(near_miss) if "to 9" in near_miss else not pattern.match(near_miss)


@pytest.mark.parametrize(
    "text",
    [
        "Recommendation 1, " + "2, " * 400,
        "Recommendations 1" + " and 1" * 300,
        "The Department for " + "Weirs and " * 200,
        "We agree " + "the " * 500,
        "Recommendation 1 (paragraph " + "1 " * 500,
        "1" + " " * 400 + "PAC conclusion:",
    ],
)
def test_hostile_heads_stay_cheap(text: str) -> None:
    for _ in range(50):
        match_label(text)
        read_heading(text)
        read_paragraph_head(text)
        answers(text)
        demands(text)
        ends_with_source(text)
