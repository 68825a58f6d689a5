"""Lines, the furniture among them, and the hyphens and joints between them."""

from __future__ import annotations

import pytest

import pacparse
from pacparse import parse
from pacparse.reading.furniture import find_furniture
from pacparse.reading.furniture.forms import read_form
from pacparse.reading.hyphens import Hyphenation
from pacparse.reading.lines import read_lines


def _removed(text: str) -> dict[str, list[str]]:
    """What the document leaves out, by reason."""
    return {
        removal.reason: [text[start:end] for start, end in removal.runs]
        for removal in parse(text).removals
    }


@pytest.mark.parametrize(
    "end", ["\n", "\r\n", "\r", "\f", "\v", "\x85", "\u2028", "\u2029"], ids=ascii
)
def test_a_line_ends_in_many_ways(end: str) -> None:
    text = f"  one lamp {end}{end}two lamps"
    lines = read_lines(text).lines
    assert [text[line.start : line.end] for line in lines] == ["one lamp", "two lamps"]
    assert [line.text for line in lines] == ["one lamp", "two lamps"]
    assert lines[1].gap == 1
    assert lines[1].is_page_top is (end == "\f")


def test_a_separator_of_data_ends_no_line() -> None:
    assert [line.text for line in read_lines("one\x1clamp\x1d\x1eand\ntwo").lines] == [
        *("one\x1clamp\x1d\x1eand", "two")
    ]


def test_a_form_feed_makes_a_page_top_before_and_behind_a_line_end() -> None:
    for text in ("a\n\fb", "a\f\nb", "a\n\f\nb", "a\f b"):
        assert [line.is_page_top for line in read_lines(text).lines] == [False, True], text
    assert [line.is_page_top for line in read_lines("a\nb").lines] == [False, False]


def test_byte_order_marks_inside_are_cut() -> None:
    text = "One\ufeff lamp is lit.\n\n\ufeffTwo lamps are not."
    assert _removed(text) == {"byte_order_mark": ["\ufeff", "\ufeff"]}
    assert [b.text for b in parse(text).blocks] == ["One lamp is lit.", "Two lamps are not."]


def test_the_width_of_wrapped_text_is_seen() -> None:
    row = "The keepers of the lamps have counted every one of them on the quay and"
    wrapped = "\n".join([row] * 12)
    assert read_lines(wrapped).wrap_width == len(row)
    assert read_lines("\n".join([row] * 3)).wrap_width is None
    assert read_lines("\n".join([row * 9] * 12)).wrap_width is None
    assert read_lines("\n".join([row[:31]] * 8 + [row] * 2)).wrap_width is None


PAGES = "The lamps were counted by the\n{0}\n\fkeepers of the quay and of\n{1}\n\fthe pier in the spring."


@pytest.mark.parametrize("number", ["{}", "Page {}", "- {} -", "Page {} of 9", "{}/9"])
def test_page_numbers_at_a_page_break_are_furniture(number: str) -> None:
    text = PAGES.format(number.format(3), number.format(4))
    assert _removed(text) == {"page_number": [number.format(3), number.format(4)]}
    assert [b.text for b in parse(text).blocks] == [
        "The lamps were counted by the keepers of the quay and of the pier in the spring."
    ]


def test_roman_page_numbers_are_furniture() -> None:
    assert _removed(PAGES.format("iii", "iv")) == {"page_number": ["iii", "iv"]}


PROSE = "have met " + "in the loft above the slip and talked of nothing but the weather " * 5


@pytest.mark.parametrize(
    "text",
    [
        "The lamps.\n\n3\n\nThe quay.\n\n4\n\nThe pier.",
        "The lamps.\n\nPage 3 shows the quay.\n\nPage 4 shows the pier.",
        "The lamps.\nPage 3\nThe quay.",
        "The lamps.\n\n3.\n\fThe quay.\n\n4.\n\fThe pier.",
        "Recommendation:\n\nThe lamps.\n\nRecommendation:\n\nThe quay.\n\nRecommendation:\n\nThe pier.",
        # each recommendation on a page of its own
        "\n\f".join(f"Recommendation {n}\nThe keepers agreed to {n}." for n in range(1, 7)),
        "\n\f".join(f"Answer to recommendation {n}\nThe keepers agreed." for n in range(1, 7)),
        # paragraph numbers alone on their line, far apart; no sentence runs across one
        "\n\n".join(f"{n}\n\nThe keepers of lamp {n} {PROSE}." for n in range(1, 8)),
        # a list of notes: number, then a text that begins small
        "\n".join(f"{n}\nhttps://lamps.example/{n}\nibid {PROSE}" for n in range(1, 6)),
        # a column of a table, a year, a number in a list that ends its members with ; and
        "The lamps of\n1\n2\n3\n4\nthe quay are dark.",
        f"The lamps of\n2017\nthe quay {PROSE} of\n1995\nthe pier.",
        "\n".join(f"{n}\nthat the Board {PROSE}; and" for n in range(1, 5)),
        # wrapped lines that are the same by the wording, within sentences
        "\n\n".join(
            f"Lamp {n}\n\nThe keepers of the quay and of the pier in the harbour should each\nlight it."
            for n in range(1, 5)
        ),
        # the cells of a table, one on a line
        "\n".join(
            f"{n}\nassess the state of each of the lamps {PROSE}\nThe Lamp Board\nby spring {n}"
            for n in range(1, 6)
        ),
        "\n\n".join(
            f"Light the lamps {PROSE}\n\n{n}\n\nby spring\n\nThe Lamp Board\n\nagreed"
            for n in range(1, 6)
        ),
        # the same note at the foot of two pages, between the halves of a sentence
        "The lamps of\n\n4 Lamp Act 2018, section 8\n\n\fthe quay and of\n\n4 Lamp Act 2018, section 8\n\n\fthe pier.",
        # a number and an owner before each of the recommendations
        "\n".join(f"{n}\nThe Lamp Board\nThe keepers {PROSE}.\nlater" for n in range(1, 6)),
        # the last note on several pages, no blank line before it
        "\n\f".join(
            f"Lamp {n} is lit.{n}\n{n} The book, {n}\n{n + 1} Quay Book" for n in range(2, 5)
        ),
        "Page 3:\n\nfor lamp read lamps.\n\nPage 9:\n\nfor quay read quays.",
        "03/04/25, 10:15 Visit\n\n04/04/25, 10:15 Visit\n\n05/04/25, 10:15 Visit",
        "Upload the forms\n\nThe keepers agreed.\n\nTRANSCRIPT\n\nThe lamps are lit.",
    ],
)
def test_what_only_looks_like_furniture_stays(text: str) -> None:
    assert find_furniture(read_lines(text).lines) == {}


def test_named_pages_need_no_page_break() -> None:
    text = "The lamps.\n\nPage 3\n\nThe quay.\n\nPage 4\n\nThe pier."
    assert _removed(text) == {"page_number": ["Page 3", "Page 4"]}


BODIES = (
    "The keepers agreed to it.\nThe quay was dark.",
    "Nobody came to the pier.\nThe ferry had left.",
    "All lamps were lit.\nSome of them were red.",
    "The pilots wrote to the Board.\nIt has not answered.",
    "The count was made at night.\nIt was made again by day.",
)


def test_an_empty_page_does_not_stop_the_count() -> None:
    pages = [f"Lamp {n} is lit in the\n{n}\n" for n in (2, 3, 4)] + ["morning.\n5\n"]
    text = f"The lamps.\n\f{pages[0]}\f{pages[1]}\f\f{pages[2]}\f\f{pages[3]}"
    assert _removed(text) == {"page_number": ["2", "3", "4", "5"]}


def test_numbers_a_page_of_text_apart_are_page_numbers() -> None:
    text = "\n\n".join(f"The keepers of lamp {n} {PROSE * 4}.\n\n{n}" for n in range(4, 11))
    assert find_furniture(read_lines(text).lines).keys() == {1, 3, 5, 7, 9, 11, 13}


def _with_heads_in_turn(left: str, right: str) -> str:
    """Seven short pages that no sentence runs across, under two lines in turn."""
    heads = [f"{n}\n{left}" if n % 2 else f"{right}\n{n}" for n in range(6, 13)]
    return "\n".join(
        f"{head}\nThe keepers of quay {n} have agreed: {PROSE} {PROSE}."
        for n, head in enumerate(heads)
    )


def test_two_long_heads_in_turn_show_that_the_numbers_count_pages() -> None:
    lines = read_lines(
        _with_heads_in_turn("Papers of the harbour session", "The lamps of Wick: a report")
    )
    found = find_furniture(lines.lines)
    assert found.keys() == set(range(21)) - {0, 2, 5, 8, 11, 14, 17, 20}  # the title, and the text


@pytest.mark.parametrize(
    ("left", "right"),
    [("Lit", "Dark"), ("Papers of the harbour session", "Dark")],
)
def test_short_words_in_turn_are_the_cells_of_a_table(left: str, right: str) -> None:
    assert find_furniture(read_lines(_with_heads_in_turn(left, right)).lines) == {}


def test_a_captured_address_is_furniture() -> None:
    line = "http://lamps.example/a.htm ({0} of 20)26/05/2006 11:39:38"
    text = f"The lamps are\n{line.format(1)}\nlit by the\n{line.format(2)}\nkeepers."
    assert _removed(text) == {"wrapper": [line.format(1), line.format(2)]}


def test_the_empty_lines_of_a_host_count_every_page() -> None:
    text = "Page 1:\n\nThe lamps are\n\nPage 2:\n\nlit by the\n\nPage 3:\n\nkeepers."
    assert _removed(text) == {"wrapper": ["Page 1:", "Page 2:", "Page 3:"]}


def test_a_head_on_every_page_is_furniture() -> None:
    pages = [f"Lamps of the quay {n}\n{body}" for n, body in enumerate(BODIES, start=2)]
    text = "The lamps of the harbour.\n\f" + "\n\f".join(pages)
    assert _removed(text) == {"running_head": [f"Lamps of the quay {n}" for n in range(2, 7)]}


def test_a_head_on_two_pages_is_none() -> None:
    text = "\n\f".join(f"Lamps of the quay\n{body}" for body in BODIES[:2])
    assert _removed(text) == {}


def test_a_line_that_cites_a_note_is_no_furniture() -> None:
    text = "\n\f".join(f"Lamps of the quay[^1]\n{body}" for body in BODIES)
    assert _removed(text) == {}


def test_what_a_browser_prints_is_furniture() -> None:
    head = "10/23/24, 6:47 PM\nLamps of the quay - GOV.UK\n\n"
    foot = "https://lamps.example/a-long-address…\n\n"
    text = f"{head}The keepers agreed.\n\n{foot}{head}The quay is lit.\n\n{foot}"
    assert set(_removed(text)) == {"wrapper"}
    assert [b.text for b in parse(text).blocks] == ["The keepers agreed.", "The quay is lit."]


def test_an_address_at_the_end_of_a_sentence_stays() -> None:
    text = "The keepers wrote to https://lamps.example/a-long…\n\nThey wrote to https://lamps.example/b…"
    assert _removed(text) == {}


def test_an_address_without_a_print_time_stays() -> None:
    assert _removed("The keepers agreed.\n\nhttps://lamps.example/a-long-address…\n") == {}


@pytest.mark.parametrize(
    ("before", "after", "joint"),
    [
        ("the evi-", "dence of", "drop"),
        ("the imple-", "mentation of", "drop"),
        ("a cross-", "harbour ferry", "keep"),
        ("the Auditor-", "General of", "keep"),
        ("the mis-", "and disinformation", "space"),
        ("in 2017-", "18 lamps", "keep"),
        ("the lamps -", "all of them", "space"),
        ("a non-", "(lit) lamp", "space"),
        ("an un-", "seen lamp", "keep"),
    ],
)
def test_a_hyphen_at_a_line_end_goes_only_on_evidence(before: str, after: str, joint: str) -> None:
    text = f"A cross-harbour ferry and the evidence.\n{before}\n{after}"
    assert Hyphenation(text).joint(before, after) == joint


def test_a_broken_word_is_joined_and_the_way_back_is_known() -> None:
    text = "The evidence is old. It rests on the evi-\ndence of a cross-\nharbour ferry."
    [block] = parse(text).blocks
    assert block.text == "The evidence is old. It rests on the evidence of a cross-harbour ferry."
    assert text[block.source_offset(block.text.index("dence of"))] == "d"
    assert "".join(text[s:e] for s, e in block.runs).count("-") == 2


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("the quick\u00ad\nly lit lamps", "the quickly lit lamps"),
        ("the lamps \u00ad\nare lit", "the lamps \u00ad are lit"),
        ("the years 2017–\n18 were dark", "the years 2017–18 were dark"),
        ("the mis-\nand disinformation of it", "the mis- and disinformation of it"),
        ("[^1]the lamps are lit", "the lamps are lit"),
        ("the lamps –\nall of them", "the lamps – all of them"),
        ("the  lamps\tare   lit", "the lamps are lit"),
        ("the lamps are lit\n.", "the lamps are lit."),
        ("the \x1c lamps", "the lamps"),
        ("the\xa0lamps", "the\xa0lamps"),
        ("the **lamps** are __lit__ __", "the lamps are lit"),
        ("the lamp__oil and ____", "the lamp__oil and ____"),
    ],
)
def test_a_rope_closes_up_what_extraction_spread(printed: str, read: str) -> None:
    assert parse(printed).blocks[0].text == read


def test_a_mark_before_a_dropped_hyphen_stands_inside_the_text() -> None:
    [block] = parse("The old[^1] and quick\u00ad[^2]\nly lit lamps").blocks
    assert block.text == "The old and quickly lit lamps"
    assert [r.offset for r in block.references] == [len("The old"), len("The old and quick")]


def test_a_number_beside_the_print_lines_counts_the_pages() -> None:
    page = (
        "The lamps were lit at\n\n{n}\n\nhttps://www.gov.uk/government/publications/lamps…\n\n"
        "{n}/40\n\n10/23/24, 6:47 PM\n\nLamps - GOV.UK\n\ndusk by 12 keepers.\n\n"
    )
    document = parse("".join(page.format(n=n) for n in (7, 8, 9)))
    assert {b.text for b in document.blocks} == {"The lamps were lit at dusk by 12 keepers."}


@pytest.mark.parametrize(
    ("between", "is_head"),
    [
        ("\n\nThe upkeep of the quays in the north – Replies\n\n", True),
        ("\n\nThe upkeep of the quays in the north – Replies\n", False),
        ("\n\nThe price of the lamps in the north in 1887\n\n", False),
        ("\n\nThe upkeep of the quays in the north.\n\n", False),
    ],
    ids=["title", "no blank line", "caption", "sentence"],
)
def test_a_lone_head_repeats_the_title_within_a_sentence(between: str, *, is_head: bool) -> None:
    document = parse(
        "The upkeep of the quays in the north\n\nThe Board\n\n3 May 2014\n\nHC 391\n\nBells ring.\n\n"
        f"1. The lamps were lit at a quarter past the{between}hour of nine by the keepers.\n"
    )
    heads = [r for r in document.removals if r.reason == "running_head"]
    assert bool(heads) is is_head


_LONG_LINE = "Members of the Lower Harbour Conservancy and of the Upper Weir Trust"


def test_a_long_line_between_full_lines_of_other_sentences_each_time_is_a_head() -> None:
    things = ("ropes", "bells of the tower", "lamps")
    halves = [
        (f"{n}. The {thing} were counted by the store, and it was said by the", f"{thing} that")
        for n, thing in enumerate(things, start=1)
    ]
    text = "\n".join(f"{a}\n{_LONG_LINE}\n{b} had been left." for a, b in halves)
    assert _removed(text) == {"running_head": [_LONG_LINE] * 3}


def test_a_long_line_within_the_same_sentence_each_time_is_none() -> None:
    text = "\n".join(
        f"{n}. The ropes were counted by the store in {year}.\nThe count was signed by some of the\n"
        f"{_LONG_LINE}\nin the presence of the clerk."
        for n, year in ((1, 1990), (2, 1991), (3, 1992))
    )
    assert _removed(text) == {}


def test_a_long_line_between_the_cells_of_a_table_is_none() -> None:
    cells = ("Hemp, long", "hemp, short", "tarred", "new")
    assert _removed(f"\n\n{_LONG_LINE}\n\n".join(cells)) == {}


def test_a_member_of_a_list_is_no_head() -> None:
    assert read_form("(b) The Lamp Register counts the lamps") is None
    head = read_form("(Draft) The Lamp Register 12")
    assert head is not None
    assert (head.words, head.value) == ("(Draft) The Lamp Register", 12)


def test_a_page_number_may_stand_before_a_name() -> None:
    pages = "".join(
        f"{n}.\n\n{'The keepers asked for a reply by the end of the season, and had none. ' * 4}"
        f"The letter of the year {1890 + n} was written to the Board of\n\n{155 + n}\n\nSlipways, whose {n} "
        "clerks keep it under glass until the spring tide.\n\n"
        for n in range(1, 5)
    )
    document = parse(pages)
    assert [b.number for b in document.blocks] == ["1", "2", "3", "4"]
    assert all("Board of Slipways" in b.text for b in document.blocks)


def test_words_that_stand_within_a_page_too_are_meant_at_its_edges() -> None:
    page = (
        "Page {n} of 9\n\nCommittee recommendation\n\n7.{n}. We ask for {n} lamps at the mole.\n\n"
    )
    text = "".join(page.format(n=n) for n in range(1, 6))
    text += "The lamps are lit.\n\nCommittee recommendation\n\n7.6. We ask for oil.\n"
    document = parse(text)
    assert [b.text for b in document.blocks].count("Committee recommendation") == 6


def test_a_byte_order_mark_inside_a_line_that_goes_is_counted_once() -> None:
    head = "1 \ufeff.1\n10/23/24, 6:47 PM\n"
    document = pacparse.parse(f"{head}{head}1 .1\n")
    assert document.conservation.unaccounted == 0
