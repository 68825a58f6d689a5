from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacparse.lexicon.dates import read_day, read_interval, split_dates


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("Spring 2019", "2019-03-01", "2019-05-31"),
        ("summer 2020", "2020-06-01", "2020-08-31"),
        ("Autumn 2021.", "2021-09-01", "2021-11-30"),
        ("Winter 2019", "2019-12-01", "2020-02-29"),
        ("Winter 2018", "2018-12-01", "2019-02-28"),
        ("Winter 2019-20", "2019-12-01", "2020-02-29"),
        ("March 2020", "2020-03-01", "2020-03-31"),
        ("Sept 2020", "2020-09-01", "2020-09-30"),
        ("31 March 2020", "2020-03-31", "2020-03-31"),
        ("Friday 1st May 2020", "2020-05-01", "2020-05-01"),
        ("31/03/2020", "2020-03-31", "2020-03-31"),
        ("end of 2017", None, "2017-12-31"),
        ("the end of 2017", None, "2017-12-31"),
        ("end-2017", None, "2017-12-31"),
        ("by the end of April 2025", None, "2025-04-30"),
        ("by March 2020", None, "2020-03-31"),
        ("by Spring 2020", None, "2020-05-31"),
        ("before May 2020", None, "2020-04-30"),
        ("from April 2020", "2020-04-01", None),
        ("2018-19", "2018-04-01", "2019-03-31"),
        ("2024/25", "2024-04-01", "2025-03-31"),
        ("2018–19", "2018-04-01", "2019-03-31"),
        ("the 2018-19 financial year", "2018-04-01", "2019-03-31"),
        ("Q4 2019-20", "2020-01-01", "2020-03-31"),
        ("fourth quarter of 2019-20", "2020-01-01", "2020-03-31"),
        ("Q1 2020/21", "2020-04-01", "2020-06-30"),
        ("Q2 2021", "2021-04-01", "2021-06-30"),
        ("first half of 2020-21", "2020-04-01", "2020-09-30"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("early 2020", "2020-01-01", "2020-04-30"),
        ("mid-2026", "2026-05-01", "2026-08-31"),
        ("late 2020", "2020-09-01", "2020-12-31"),
        ("mid March 2020", "2020-03-11", "2020-03-20"),
        ("late February 2020", "2020-02-21", "2020-02-29"),
        ("early Spring 2019", "2019-03-01", "2019-03-31"),
        ("early 31 March 2020", "2020-03-31", "2020-03-31"),
        ("Spring/Summer 2019", "2019-03-01", "2019-08-31"),
        ("April to June 2020", "2020-04-01", "2020-06-30"),
        ("between May 2020 and May 2021", "2020-05-01", "2021-05-31"),
        ("by the end of April 2025 (was 2023)", None, "2025-04-30"),
        ("end 2021", None, "2021-12-31"),
        ("at the end of 2021", None, "2021-12-31"),
        ("end of financial year 2020-21", None, "2021-03-31"),
        ("the end of the 2020-21 financial year", None, "2021-03-31"),
        ("end of calendar year 2019", None, "2019-12-31"),
        ("end of Q4 2019-20", None, "2020-03-31"),
        ("by end March 2020", None, "2020-03-31"),
        ("by 31 March 2020", None, "2020-03-31"),
        ("on or before 31 March 2020", None, "2020-03-31"),
        ("no later than Summer 2021", None, "2021-08-31"),
        ("prior to April 2021", None, "2021-03-31"),
        ("by mid-2021", None, "2021-08-31"),
        ("by the summer of 2020", None, "2020-08-31"),
        ("in the autumn of 2020", "2020-09-01", "2020-11-30"),
        ("Autumn 2019 onwards", "2019-09-01", None),
        ("from Spring 2020 onwards", "2020-03-01", None),
        ("early-2021", "2021-01-01", "2021-04-30"),
        ("beginning of 2021", "2021-01-01", "2021-04-30"),
        ("late 2021/early 2022", "2021-09-01", "2022-04-30"),
        ("March 31, 2020", "2020-03-31", "2020-03-31"),
        ("31.03.2020", "2020-03-31", "2020-03-31"),
        ("31st March 2020", "2020-03-31", "2020-03-31"),
        ("2018–2019", "2018-04-01", "2019-03-31"),
        ("FY 2020/21", "2020-04-01", "2021-03-31"),
        ("FY20/21", "2020-04-01", "2021-03-31"),
        ("financial year 2018-19", "2018-04-01", "2019-03-31"),
        ("quarter 2 of 2018-19", "2018-07-01", "2018-09-30"),
        ("Quarter 2 2018-19", "2018-07-01", "2018-09-30"),
        ("first quarter of 2021", "2021-01-01", "2021-03-31"),
        ("the final quarter of the 2019-20 financial year", "2020-01-01", "2020-03-31"),
        ("Q4 FY 2019-20", "2020-01-01", "2020-03-31"),
        ("2019-20 Q4", "2020-01-01", "2020-03-31"),
        ("second half of 2021", "2021-07-01", "2021-12-31"),
        ("Summer/Autumn 2020", "2020-06-01", "2020-11-30"),
        ("Spring – Summer 2021", "2021-03-01", "2021-08-31"),
        ("Autumn or Winter 2020", "2020-09-01", "2021-02-28"),
        ("Winter/Spring 2021", "2020-12-01", "2021-05-31"),
        ("by Spring/Summer 2021", None, "2021-08-31"),
        ("Q1/Q2 2021", "2021-01-01", "2021-06-30"),
        ("May 2020 to May 2021", "2020-05-01", "2021-05-31"),
        ("between 2019-20 and 2020-21", "2019-04-01", "2021-03-31"),
        ("2019-20 to 2020-21", "2019-04-01", "2021-03-31"),
        ("Spring 2021, subject to a vote", "2021-03-01", "2021-05-31"),
        ("Spring 2021 for lamps on the pier", "2021-03-01", "2021-05-31"),
        ("Spring 2021 (revised)", "2021-03-01", "2021-05-31"),
        ("Summer 2021 and ongoing", "2021-06-01", "2021-08-31"),
        ("first part – June 2021", "2021-06-01", "2021-06-30"),
        ("1a: Spring 2021", "2021-03-01", "2021-05-31"),
    ],
)
def test_words_mean_an_interval(words: str, earliest: str | None, latest: str | None) -> None:
    assert read_interval(words) == (earliest, latest)


@pytest.mark.parametrize(
    "words",
    [
        "soon",
        "",
        "to be confirmed",
        "31 June 2020",
        "2018-20",
        "Q4 2019-21",
        "Spring 2019-20",
        "phase 2",
        "June to March 2020",
        "otters to March 2020",
        "Monday",
        "2" * 500,
        "Ongoing",
        "TBC",
        "Not applicable",
        "when parliamentary time allows",
        "Parliamentary session 2017-19 and after",
        "before the 2021 summer recess",
        "June 2019 and December 2020",
        "in March 2019 the board met",
        "spring tides 2020",
        "a quarter of 2021",
        "between the piers 2020",
    ],
)
def test_words_that_are_no_date_have_no_ends(words: str) -> None:
    assert read_interval(words) == (None, None)


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("June 2019 and December 2020", ("June 2019", "December 2020")),
        ("June 2019, December 2020", ("June 2019", "December 2020")),
        ("May 2019; Summer 2020 and end of 2021", ("May 2019", "Summer 2020", "end of 2021")),
        ("Spring and Summer 2020", ("Spring and Summer 2020",)),
        ("lamps – May 2019; bells – June 2020", ("lamps – May 2019", "bells – June 2020")),
        ("May 2019 for lamps and May 2020 for bells", ("May 2019 for lamps", "May 2020 for bells")),
        ("May 2019, subject to a vote in 2020", ("May 2019, subject to a vote in 2020",)),
        ("between May 2019 and May 2020", ("between May 2019 and May 2020",)),
        ("March 31, 2020", ("March 31, 2020",)),
        ("Spring 2020 and beyond", ("Spring 2020 and beyond",)),
    ],
)
def test_two_dates_are_two(words: str, dates: tuple[str, ...]) -> None:
    assert split_dates(words) == dates


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("8 June 2018", "2018-06-08"),
        ("8th June 2018", "2018-06-08"),
        ("Tuesday 3 July 2025", "2025-07-03"),
        ("May 2019", "2019-05"),
        ("10/23/24, 6:47 PM", None),
        ("30 February 2020", None),
        ("Spring 2019", None),
    ],
)
def test_a_day_or_a_month_of_a_cover(words: str, day: str | None) -> None:
    assert read_day(words) == day


@given(st.text(max_size=150))
def test_no_words_raise(words: str) -> None:
    read_day(words)
    earliest, latest = read_interval(words)
    if earliest and latest:
        assert date.fromisoformat(earliest) <= date.fromisoformat(latest)


_LEADS = ("", "by ", "end of ", "by the end of ", "early ", "mid-", "late ", "before ", "from ")
_PERIODS = ("{y}", "Spring {y}", "Winter {y}", "Q3 {y}", "H1 {y}", "May {y}", "29 February {y}")


@given(st.sampled_from(_LEADS), st.sampled_from(_PERIODS), st.integers(1900, 2199))
def test_the_first_day_is_never_after_the_last(lead: str, period: str, year: int) -> None:
    earliest, latest = read_interval(lead + period.format(y=year))
    assert (earliest or "0") <= (latest or "9")
