"""Numbers, headings, furniture, pages and line ends that the original shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extracts import source_of
from pacparse.api import parse_source

if TYPE_CHECKING:
    from pacparse.document import Document


def rows(document: Document) -> list[tuple[str, str | None, str]]:
    return [(block.kind, block.number, block.text) for block in document.blocks]


def removed(document: Document, text: str) -> list[tuple[str, list[str]]]:
    return [(r.reason, [text[s:e] for s, e in r.runs]) for r in document.removals]


@pytest.mark.parametrize(
    ("marker", "number", "kind"),
    [
        ("3.", "3", "paragraph"),
        ("2013.", "2013", "paragraph"),
        ("12", "12", "paragraph"),
        ("3.2.1.4.5", "3.2.1.4.5", "paragraph"),
        ("Article 7:", "7", "paragraph"),
        ("A.1", "A.1", "paragraph"),
        ("A-1", "A-1", "paragraph"),
        ("B12", "B12", "paragraph"),
        ("(iv)", "iv", "item"),
        ("b)", "b", "item"),
        ("II.", "II", "item"),
        ("§", None, "paragraph"),
        ("•", None, "item"),
    ],
)
def test_a_number_of_the_original_is_one_whatever_follows(
    marker: str, number: str | None, kind: str
) -> None:
    value = f":{number}" if number else ""
    document = parse_source(source_of(f"The quay was\n\n⟦number{value}|{marker}⟧ of the lamps."))
    text = "of the lamps." if marker != "§" else "§ of the lamps."
    assert rows(document)[1] == (kind, number, text)


def test_a_number_that_heads_no_line_is_a_figure() -> None:
    document = parse_source(source_of("The quay has ⟦number:3|3.⟧ lamps."))
    assert rows(document) == [("paragraph", None, "The quay has 3. lamps.")]


@pytest.mark.parametrize("numbers", [("12", "13"), ("12.", "13."), ("A.1", "A.2")])
def test_numbers_alone_in_headings_number_the_text_below(numbers: tuple[str, str]) -> None:
    first, second = numbers
    document = parse_source(
        source_of(
            f"⟦heading:2|Keepers⟧\n\n⟦heading:4|{first}⟧\n\nThey are few.\n\n"
            f"⟦heading:4|{second}⟧\n\nThey are old."
        )
    )
    assert rows(document) == [
        ("heading", None, "Keepers"),
        ("paragraph", first.rstrip("."), "They are few."),
        ("paragraph", second.rstrip("."), "They are old."),
    ]


@pytest.mark.parametrize("numbers", [("2019", "2020"), ("7", "31")])
def test_years_and_figures_alone_in_headings_are_headings(numbers: tuple[str, str]) -> None:
    first, second = numbers
    document = parse_source(
        source_of(
            f"⟦heading:3|{first}⟧\n\nThe quay was built.\n\n"
            f"⟦heading:3|{second}⟧\n\nIt was lit.\n\n⟦heading:3|1⟧"
        )
    )
    assert rows(document) == [
        ("heading", None, first),
        ("paragraph", None, "The quay was built."),
        ("heading", None, second),
        ("paragraph", None, "It was lit."),
        ("heading", None, "1"),
    ]


def test_only_headings_of_the_original_are_headings() -> None:
    document = parse_source(
        source_of(
            "⟦heading:1|Eels and moorings⟧\n\n⟦heading:2|2. Lamps⟧\n\nThe quay in winter\n\n"
            "The keepers lit the lamps.\n\n⟦heading:3|a heading in small letters.⟧\n\nThey agreed."
        )
    )
    assert [
        (b.kind, b.number, b.text, b.level) for b in document.blocks if b.kind == "heading"
    ] == [
        ("heading", None, "Eels and moorings", 1),
        ("heading", "2", "Lamps", 2),
        ("heading", None, "a heading in small letters.", 3),
    ]
    assert document.title == "Eels and moorings"


def test_a_heading_of_two_lines_is_one() -> None:
    document = parse_source(source_of("⟦heading:2|Eels and\nMoorings⟧\n\nThe lamps were lit."))
    assert rows(document)[0] == ("heading", None, "Eels and Moorings")


def test_bare_numbers_of_headings_are_decided_over_the_sequence() -> None:
    document = parse_source(
        source_of(
            "⟦heading:2|1 Lamps⟧\n\nThe lamps were lit.\n\n⟦heading:2|2 Oil⟧\n\nThe oil was bought.\n\n"
            "⟦heading:2|12 months of eels⟧\n\nThey were counted."
        )
    )
    assert [(b.number, b.text) for b in document.blocks if b.kind == "heading"] == [
        ("1", "Lamps"),
        ("2", "Oil"),
        (None, "12 months of eels"),
    ]


def test_labels_are_labels_where_headings_are_annotated() -> None:
    document = parse_source(
        source_of(
            "⟦heading:1|Eels⟧\n\n⟦heading:2|1: Committee of Public Accounts conclusion:⟧\n\n"
            "The lamps were not lit.\n\n⟦heading:2|Recommendation:⟧\n\nThe Department should light them."
            "\n\n1.1 The Government agrees with the Committee’s recommendation."
        )
    )
    (one,) = document.recommendations
    assert (one.number, one.position) == ("1", "agreed")
    assert one.conclusion == "The lamps were not lit."
    assert one.recommendation == "The Department should light them."


def test_furniture_is_cut_and_joined_over() -> None:
    source = source_of(
        "3. The keepers of the northern\n\n⟦furniture:page_number|12⟧\f⟦furniture:running_head|Eels⟧\n\n"
        "quay lit ⟦furniture:page_number|[Page 13]⟧ the lamps.",
        is_laid_out=True,
    )
    document = parse_source(source)
    assert rows(document) == [("paragraph", "3", "The keepers of the northern quay lit the lamps.")]
    assert removed(document, source.text) == [
        ("page_number", ["12", "[Page 13]"]),
        ("running_head", ["Eels"]),
    ]


def test_furniture_before_a_number_leaves_the_number_at_the_line_head() -> None:
    document = parse_source(
        source_of("⟦furniture:navigation|Skip to content⟧ 3.2 The lamps were lit.")
    )
    assert rows(document) == [("paragraph", "3.2", "The lamps were lit.")]


def test_a_line_end_of_the_page_opens_nothing() -> None:
    document = parse_source(
        source_of(
            "3.1 The lamps of the quay were lit in the winter of\n2013. The keepers, who counted\n"
            "- and this is a dash - the evi-\ndence of cross-\nparty eels, agreed:\nResponse: none came.\n\n"
            "3.2 The evidence was kept.",
            is_laid_out=True,
        )
    )
    assert rows(document) == [
        (
            "paragraph",
            "3.1",
            (
                "The lamps of the quay were lit in the winter of 2013. The keepers, who counted "
                "- and this is a dash - the evidence of cross-party eels, agreed: Response: none came."
            ),
        ),
        ("paragraph", "3.2", "The evidence was kept."),
    ]


def test_a_blank_line_ends_a_block_within_the_page() -> None:
    document = parse_source(
        source_of("The lamps of the quay and\n\nthe eels of the bay.", is_laid_out=True)
    )
    assert [text for _, _, text in rows(document)] == [
        "The lamps of the quay and",
        "the eels of the bay.",
    ]


def test_a_block_knows_its_page_and_the_number_printed_there() -> None:
    document = parse_source(
        source_of(
            "The lamps.\n\nThe quay goes\f\fon here.\n\nThe eels.",
            is_laid_out=True,
            labels=("iii", None, "1"),
        )
    )
    assert [(b.text, b.page, b.page_label) for b in document.blocks] == [
        ("The lamps.", 1, "iii"),
        ("The quay goes on here.", 1, "iii"),
        ("The eels.", 3, "1"),
    ]
    assert document.source.pages == 3
    assert document.source.extractor == "by hand"


@pytest.mark.parametrize(
    ("heading", "first"),
    [
        ("⟦heading:1|Government response: lamps⟧", ("heading", None, "Government response: lamps")),
        ("⟦heading:3|Recommendation: light it⟧", ("paragraph", None, "light it")),
        ("⟦heading:1|Recommendation 3: light it⟧", ("paragraph", "3", "light it")),
    ],
)
def test_a_title_that_begins_like_a_label_is_a_title(
    heading: str, first: tuple[str, str | None, str]
) -> None:
    assert rows(parse_source(source_of(f"{heading}\n\nThe quay is dark.")))[0] == first


SHORT = (
    "Keepers\n\nThe keepers of the quay met in May and in June.\n\n{}\n\nThey met again in July."
)


@pytest.mark.parametrize(
    "line",
    [
        "⟦bold|Lamps of the quay⟧",
        "LAMPS OF THE QUAY",
        "Annex B: Lamps",
        "Introduction",
        "Recommendation 2",
        "Reply of the Ministry of Salt",
    ],
)
def test_a_short_line_that_is_set_off_heads_the_text_below(line: str) -> None:
    document = parse_source(source_of(SHORT.format(line)))
    assert document.blocks[2].kind == "heading"


@pytest.mark.parametrize("line", ["Yours sincerely", "Lamps of the quay", "Lamps lit: 40"])
def test_a_short_plain_paragraph_heads_nothing_if_every_paragraph_stands_apart(line: str) -> None:
    document = parse_source(source_of(SHORT.format(line)))
    assert document.blocks[2].kind == "paragraph"


def test_a_short_plain_paragraph_over_a_counted_one_is_a_heading() -> None:
    document = parse_source(
        source_of("Keepers\n\n1. They met.\n\nLamps of the quay\n\n2. They burn.")
    )
    assert [block.kind for block in document.blocks] == [
        "heading",
        "paragraph",
        "heading",
        "paragraph",
    ]
