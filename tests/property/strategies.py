"""Texts that look like damaged responses: everything that a real one has shown, in any order."""

from __future__ import annotations

from hypothesis import strategies as st

_NUMBERS = (
    *("1", "2", "3", "12", "3.1", "3.2", "3.3", "4.1", "12a", "4a", "2.10", "1.1.1", "147", "64"),
    *("9.25", "363.3", "2017", "10.30", "3.2.2017"),
)
_NUMBER_ENDS = (" ", ". ", ": ", ") ", ".", "", "  ", "\t")
_SIGNS = (
    *(
        "- ",
        "• ",
        "* ",
        "– ",
        "*",
        "o\t",
        "\uf0b7 ",
        "\xe2\x80\xa2 ",
        "(a) ",
        "(b) ",
        "a. ",
        "b) ",
        "(i) ",
        "iv) ",
    ),
    *("(h) ", "A. ", "4a) i. ", "- 13. ", "# ", "## ", "### 3. ", "#", "\\", "\\# ", "> ", "**"),
    *("**3.4** ", "__", "- - ", "(", "[", '"', "‘", ""),
)
_LABELS = (
    *("Recommendation:", "3: Committee of Public Accounts conclusion:", "1a. PAC recommendation:"),
    *("Response:", "Recommendation 2:", "**Recommendation:** ", "Government response:"),
    *("Recommendation implemented.", "Target implementation date: Spring 2019.", "Status: Ongoing"),
    *("The Government agreed with the Committee’s recommendation.", "Work in progress"),
    *(
        "Notes",
        "References",
        "Page 7",
        "Page 8 of 40",
        "4/20",
        "10/23/24, 6:47 PM",
        "xii",
        "3 July 2025",
    ),
    *(
        "Department of Harbours: Lighthouse keeping",
        "Harbour Board - GOV.UK",
        "----",
        "* * *",
        "***",
    ),
)
_WORDS = (
    *(
        "the",
        "board",
        "harbour",
        "keepers",
        "have",
        "has",
        "not",
        "agreed",
        "and",
        "a",
        "will",
        "of",
    ),
    *(
        "lamps",
        "inspected",
        "recommendation",
        "conclusion:",
        "Response:",
        "The",
        "Board",
        "In",
        "I",
    ),
    *(
        "evi-",
        "dence",
        "cross-",
        "party",
        "COVID-19",
        "CO2",
        "section 75",
        "Q4 2019-20",
        "m²",
        "10³",
    ),
    *("£9.25", "million", "90.3%", "1,000", "2014-1537", "20256", "2017", "H1N1", "p.12", "2:1"),
    *(
        "http://example.org/a_b",
        "https://example.org/c).",
        "<https://example.org/d>",
        "www.example.org",
    ),
    *(
        "naïve",
        "“quoted”",
        "don’t",
        "…",
        "—",
        "½",
        "\u00ad",
        "\ufeff",
        "\u200b",
        "e\u0301",
        "𝒳",
        "ſ",
        "İ",
    ),
    *("(a)", "[2011]", "[^", "[^x", "^]", "**", "__", "*", "_", "\\", "|", ":", "•", "#"),
)
_ENDS = (".", "", ":", ",", ";", "?", ".”", ")", "…", ").", "*", "-", ".**")
_MARKS = (
    *("1", "2", "3", "4", "35", "36", "37,38", "¹", "²", "³", "¹²", "[1]", "[2]", "[^1]", "[^2]"),
    *("[^s2-1]", "[^*]", " 3", " 4.", "41The", "", "", ""),
)
_NOTE_SIGNS = (
    *("1 ", "2 ", "3 ", "35 ", "36 ", "¹", "² ", "[1] ", "[2]: ", "[^1]: ", "[^2]:", "[^s2-1]: "),
    *("1. ", "36. ", "1\n", "2\n\n"),
)
_BREAKS = (
    *(
        "\n",
        "\n",
        "\n",
        "\n\n",
        "\n\n",
        "\n\n",
        "\r\n",
        "\r",
        "\f",
        "\n\f",
        "\f\n",
        "\n \n",
        "\x0b",
    ),
    *("\x85", "\u2028", "\u2029", "\x1c", " \n\t", "\n7\n\f"),
)

_words = st.lists(st.sampled_from(_WORDS), min_size=0, max_size=9).map(" ".join)
_sentence = st.builds(
    lambda words, end, mark: f"{words}{end}{mark}",
    _words,
    st.sampled_from(_ENDS),
    st.sampled_from(_MARKS),
)
_prose = st.lists(_sentence, min_size=1, max_size=3).map(" ".join)
_numbered = st.builds(
    lambda number, end, text: f"{number}{end}{text}",
    st.sampled_from(_NUMBERS),
    st.sampled_from(_NUMBER_ENDS),
    _prose,
)
_signed = st.builds(lambda sign, text: f"{sign}{text}", st.sampled_from(_SIGNS), _prose)
_labelled = st.builds(
    lambda label, text: f"{label}{text}",
    st.sampled_from(_LABELS),
    st.one_of(st.just(""), _numbered, _prose),
)
_note = st.builds(lambda sign, text: f"{sign}{text}", st.sampled_from(_NOTE_SIGNS), _words)
_alone = st.sampled_from((*_NUMBERS, *_MARKS, *_ENDS, *_WORDS, "Harbour lamps", "Key messages"))

lines = st.one_of(_numbered, _prose, _signed, _labelled, _note, _alone)


@st.composite
def responses(draw: st.DrawFn, breaks: tuple[str, ...] = _BREAKS) -> str:
    """A text made of document-like lines; now and then a window of it stands there twice."""
    rows = draw(st.lists(lines, min_size=0, max_size=12))
    is_doubled = draw(st.booleans())
    if rows and is_doubled:
        begin = draw(st.integers(0, len(rows) - 1))
        end = draw(st.integers(begin, len(rows)))
        at = draw(st.integers(0, len(rows)))
        rows = [*rows[:at], *rows[begin:end], *rows[at:]]
    parts = []
    for row in rows:
        parts += [row, draw(st.sampled_from(breaks))]
    return "".join(parts)


_NOUNS = (
    "harbour",
    "beacon",
    "ferry",
    "quay",
    "lantern",
    "breakwater",
    "signal",
    "pilot",
    "dredger",
)
_VERBS = ("inspect", "repair", "review", "replace", "survey", "publish", "fund", "measure")


@st.composite
def passages(draw: st.DrawFn) -> list[str]:
    """Numbered paragraphs that run on, each with a subject, a figure and a year of its own."""
    chapter = draw(st.integers(1, 9))
    count = draw(st.integers(4, 7))
    nouns = draw(st.permutations(_NOUNS))
    rows = []
    for place in range(1, count + 1):
        verb = draw(st.sampled_from(_VERBS))
        figure = draw(st.integers(1, 8)) + 10 * place
        year = draw(st.integers(2011, 2019))
        rows.append(
            f"{chapter}.{place} The Board will {verb} the {nouns[place]} at each {nouns[0]}, of "
            f"which there were {figure} in the spring of {year} when the {nouns[8]} was measured."
        )
    return rows


_characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
plain_text = responses(breaks=("\n", "\n", "\n\n"))
any_text = st.one_of(responses(), st.text(_characters, max_size=120))
