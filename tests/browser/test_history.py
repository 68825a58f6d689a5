"""The view of histories on the page of ``review`` in a real browser, as an analyst uses it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import pacparse
from browser_fixtures import NARROW, WIDE, needs_browser
from pacparse.corrections import apply_corrections, read_corrections
from pacparse.corrections.applying import value_of
from pacparse.document import Correction
from sources import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from browser_fixtures import Open
    from pacparse.document import Document

pytestmark = [pytest.mark.browser, needs_browser]

COUNT, MENDERS = "pac/2021-22/30/1", "pac/2021-22/30/4"
VIEWS = ("timelines", "changes", "charts", "pairs")


def given(text: str, name: str) -> Document:
    return replace(pacparse.parse(text, name=name), text=text)


@pytest.fixture(scope="module")
def series() -> list[Document]:
    """The three papers of the repository's series, in order of date."""
    return [
        given(path.read_text("utf-8"), path.name)
        for path in sorted((ROOT / "series").glob("*.txt"))
    ]


def edition(year: int, count: int, words: str = "") -> Document:
    """An edition of a report with so many recommendations, some of which move and end."""
    parts = []
    for n in range(1, count + 1):
        is_done = (n + year) % 5 == 0
        line = (
            "Recommendation implemented"
            if is_done
            else f"Revised target implementation date: Spring {year + 1 + n % 3}"
        )
        parts.append(
            f"{n}: PAC conclusion: Nobody knows how many lamps burn at place {n}.\n\n"
            f"{n}: PAC recommendation: The Department should count the lamps at place {n}.{words}\n\n"
            f"{n}.1 The government {'agrees' if n % 4 else 'disagrees'} with the Committee’s "
            f"recommendation.\n\n{line}\n\n{n}.2 In {year} the keeper looked at lamp {n}."
        )
    text = (
        f"Treasury Minutes\n\nTREASURY MINUTES DATED 5 MAY {year} ON THE REPORTS OF THE COMMITTEE OF "
        f"PUBLIC ACCOUNTS\n\nCP {year - 1900}\n\nSeventh Report of Session 2017-19\nLamp Office\n"
        "The lamps of the quay\n\n" + "\n\n".join(parts)
    )
    return given(text, f"{year}.txt")


def shown(page: Page) -> list[str]:
    """The keys of the histories that are shown, in their order."""
    return [
        str(row.get_attribute("data-id"))
        for row in page.locator("#panel [data-id]").all()
        if row.is_visible()
    ]


def row(key: str) -> str:
    return f'[data-id="{key}"]'


def choose(page: Page, name: str, value: str) -> None:
    page.select_option(f"#history-filters [name={name}]", value)


def test_one_document_has_no_history(show: Open, series: list[Document]) -> None:
    page = show(series[0])
    assert page.locator("#tab-history").count() == 0
    assert page.locator(".card a", has_text="Its history").count() == 0
    page.keyboard.press("h")
    page.keyboard.press("?")
    assert page.locator("#tab-recommendations").get_attribute("aria-selected") == "true"
    assert not page.locator("#help .several").first.is_visible()
    page = show(series[0], place="#history")
    assert page.locator(".card").count() == len(series[0].recommendations)


def test_what_moved_and_what_is_overdue_is_found_with_two_clicks(
    show: Open, series: list[Document]
) -> None:
    page = show(*series[::-1])
    assert page.locator(".card").count() == len(series[-1].recommendations)
    page.click("#tab-history")
    assert page.locator("#history-count").inner_text() == "6 recommendations"
    page.click("[data-chip='since:target']")
    assert shown(page) == [COUNT, MENDERS]
    page.click("[data-chip='state:overdue']")
    assert shown(page) == [MENDERS]
    told = page.locator(row(MENDERS)).inner_text()
    assert "Target 2022-23 → March 2024" in told
    assert "+336 to +730 days" in told
    assert "79 days past its date" in told
    page.click("[data-chip='state:overdue']")
    assert shown(page) == [COUNT, MENDERS]


def test_the_day_that_was_asked_for_decides(show: Open, series: list[Document]) -> None:
    page = show(*series, as_of="2025-01-01", place="#history?state=overdue")
    assert shown(page) == [COUNT, MENDERS]
    assert page.locator(".overview").inner_text().count("As of 2025-01-01") == 1


@pytest.mark.parametrize(
    ("filters", "keys"),
    [
        ({"words": "RAILWAYS"}, ["2", "2b"]),
        ({"words": "menders"}, ["4"]),
        ({"state": "dropped"}, ["2b"]),
        ({"look": "moved"}, ["1", "4"]),
        ({"look": "often"}, ["4"]),
        ({"look": "reopened"}, ["1"]),
        ({"look": "pairs"}, []),
        ({"department": "Department for Culture, Media and Sport"}, ["1", "4", "2a", "2b"]),
        ({"since": "number"}, ["4"]),
        ({"since": "gone"}, ["2a", "2b"]),
        ({"edition": "1", "since": "new"}, ["2a", "2b"]),
        ({"edition": "1", "since": "status"}, ["1"]),
        ({"sort": "drift", "look": "moved"}, ["1", "4"]),
        ({"sort": "target"}, ["2", "2b", "4", "1", "3", "2a"]),
        ({"sort": "state"}, ["4", "1", "2b", "3", "2", "2a"]),
    ],
)
def test_filters_search_and_order(
    show: Open, series: list[Document], filters: dict[str, str], keys: list[str]
) -> None:
    page = show(*series, place="#history")
    for name, value in filters.items():
        if name == "words":
            page.fill("#history-filters [name=words]", value)
        else:
            choose(page, name, value)
    assert [key.split("/")[-1] for key in shown(page)] == keys
    address = page.evaluate("window.location.hash")
    again = show(*series, place=address)
    assert [key.split("/")[-1] for key in shown(again)] == keys
    again.click("#history-filters button[type=reset]")
    again.wait_for_timeout(50)
    assert len(shown(again)) == 6


def test_the_drawing_says_in_words_and_signs_what_it_shows(
    show: Open, series: list[Document]
) -> None:
    page = show(*series, place="#history")
    drawing = page.locator(f"{row(COUNT)} svg.line-of-time")
    said = drawing.locator("> desc").text_content() or ""
    assert said.split("; ") == [
        "2022-02-14: number 1, agreed, planned, target Summer 2022",
        "2023-01-09: number 1, agreed, implemented",
        "2024-06-18: number 1, agreed, in progress, target end of 2024",
    ]
    statuses = drawing.locator(".mark.status .icon")
    shapes = {statuses.nth(n).get_attribute("d") for n in range(statuses.count())}
    assert len(shapes) == 3
    assert drawing.locator(".when").count() == 2
    assert drawing.locator(".when.latest.until").count() == 1
    gone = page.locator(f"{row('pac/2021-22/30/2b')} .mark.absent title").all_text_contents()
    assert gone == ["2024-06-18: it is not there"]


def test_a_season_and_a_financial_year_are_as_wide_as_they_are(
    show: Open, series: list[Document]
) -> None:
    page = show(*series, place="#history")
    widths = [
        float((bar.get_attribute("width") or "").rstrip("%"))
        for bar in page.locator(f"{row(MENDERS)} .when").all()
    ]
    assert widths[0] / widths[1] == pytest.approx(364 / 90, rel=0.02)  # a year and a winter


def test_a_mark_leads_to_the_card_and_its_place_in_the_source(
    show: Open, series: list[Document]
) -> None:
    page = show(*series, place="#history")
    page.click(f"{row(MENDERS)} .mark.status >> nth=1")
    assert page.locator("#document").input_value() == "1"
    assert page.locator("[aria-current]").get_attribute("data-key") == MENDERS
    lit = "\n".join(page.locator("#source .lit").all_text_contents())
    assert "Revised target implementation date: Winter 2023" in lit
    page.locator("[aria-current]").get_by_role("link", name="Its history").click()
    page.wait_for_selector("[aria-current][data-id]")
    assert page.locator("[aria-current]").get_attribute("data-id") == MENDERS
    page.go_back()
    page.wait_for_selector(f'[aria-current][data-key="{MENDERS}"]')
    page.go_back()
    page.wait_for_selector("[data-view]")
    assert page.locator("#tab-history").get_attribute("aria-selected") == "true"


def test_the_table_has_each_edition_and_what_changed(show: Open, series: list[Document]) -> None:
    page = show(*series, place=f"#history?id={MENDERS}")
    page.keyboard.press("d")
    rows = page.locator(f"{row(MENDERS)} .wide tbody tr")
    assert rows.count() == 3
    assert rows.nth(2).inner_text().split("\t")[:5] == [
        *("2024-06-18", "2", "agreed", "delayed", "March 2024 (revised)")
    ]
    steps = page.locator(f"{row(MENDERS)} .step h5").all_inner_texts()
    assert steps[1].startswith("2024-06-18: ")
    assert "target date moved" in steps[1]
    rows.nth(1).locator("button").click()
    assert page.locator("#document").input_value() == "1"
    assert "menders" in "\n".join(page.locator("#source .lit").all_text_contents())


def test_what_changed_has_the_words_of_both_side_by_side(
    show: Open, series: list[Document]
) -> None:
    page = show(*series, place="#history?view=changes")
    table = page.locator(f"{row(MENDERS)} table")
    cells = {
        line.split("\t")[0]: line.split("\t")[1:]
        for line in table.inner_text().split("\n")
        if "\t" in line
    }
    assert cells["Number"] == ["4", "2"]
    assert cells["Target date"] == ["Winter 2023", "March 2024 (+1 to +121 days)"]
    assert "who had left were replaced" in "".join(table.locator("ins").all_inner_texts())
    assert "finished their training" in "".join(table.locator("del").all_inner_texts())
    assert "gone" in page.locator(f"{row('pac/2021-22/30/2b')} .told").inner_text()
    choose(page, "edition", "1")
    two = page.locator(f"{row('pac/2021-22/30/2')} .told").inner_text()
    assert two == "gone, split into 2a, split into 2b"
    choose(page, "since", "position")
    assert shown(page) == []


def test_charts_count_over_all_documents(show: Open, series: list[Document]) -> None:
    page = show(*series, place="#history?view=charts")
    figures = page.locator("figure.chart")
    for details in figures.locator("details").all():
        details.locator("summary").click()
    states = figures.nth(0).locator("tbody tr").all_inner_texts()
    names = ("overdue", "open", "dropped", "disagreed", "replaced", "implemented")
    assert states == [f"{name}\t1" for name in names]
    drifts = page.locator("figure", has_text="the largest drift first")
    assert drifts.locator("tbody tr").first.inner_text().startswith("1\t")
    assert drifts.locator(".when.latest").count() == 4
    editions = page.locator("figure", has_text="What changed in each edition").locator("tbody tr")
    assert editions.all_inner_texts()[2].split("\t")[:3] == ["2024-06-18", "2", "2"]
    choose(page, "look", "moved")
    assert page.locator("figure.chart").nth(0).locator("tbody tr").count() == 2


def test_pairs_that_could_be_one_are_listed_with_their_reason(
    show: Open, series: list[Document]
) -> None:
    text = (series[2].text or "").replace("count the umbrellas", "count the 40 umbrellas")
    page = show(*series[:2], given(text, "2024-progress.txt"), place="#history?view=pairs")
    assert page.locator("[data-view=pairs]").inner_text() == "Could be one (1)"
    (pair,) = page.locator(".pair").all_inner_texts()
    assert "recommendation: same number, other words" in pair
    assert "count the 40 umbrellas" in pair
    page.locator(".pair a").first.click()
    page.wait_for_selector("[aria-current]")
    assert page.locator("[aria-current]").get_attribute("data-id") == COUNT
    assert "could be another" in page.locator("[aria-current]").inner_text()
    choose(page, "look", "pairs")
    assert COUNT in shown(page)


def test_keys_walk_open_and_lead_away(show: Open, series: list[Document]) -> None:
    page = show(*series, place="#history")
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = shown(page)[1]
    assert page.locator("[aria-current]").get_attribute("data-id") == second
    assert page.evaluate("document.activeElement.dataset.id") == second
    page.keyboard.press("k")
    page.keyboard.press("d")
    assert page.locator("[aria-current] table").first.is_visible()
    page.keyboard.press("d")
    assert not page.locator("[aria-current] table").first.is_visible()
    page.keyboard.press("2")
    assert page.locator("#document").input_value() == "1"
    page.keyboard.press("h")
    assert page.locator("[aria-current]").get_attribute("data-id") == COUNT
    page.keyboard.press("s")
    assert page.locator("#document").input_value() == "2"
    page.keyboard.press("h")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "words"
    page.keyboard.type("railways")
    assert len(shown(page)) == 2
    page.focus("#tab-history")
    page.keyboard.press("ArrowRight")
    assert page.locator("#tab-recommendations").get_attribute("aria-selected") == "true"
    page.keyboard.press("?")
    assert page.locator("#help .several").first.is_visible()


def test_keys_of_a_card_do_nothing_in_the_history(show: Open, series: list[Document]) -> None:
    page = show(*series)
    page.keyboard.press("j")
    page.click("#tab-history")
    for key in "aen":
        page.keyboard.press(key)
    assert page.evaluate("review.corrections.rows") == []
    assert page.locator("form.correct").count() == 0


def test_an_address_leads_to_a_history_though_its_filters_hide_it(
    show: Open, series: list[Document]
) -> None:
    page = show(*series, place=f"#history?state=dropped&id={COUNT}")
    assert page.locator("[aria-current]").get_attribute("data-id") == COUNT
    page = show(*series, place="#history?state=nothing&sort=x&edition=9&id=none&view=none")
    assert len(shown(page)) == 6


def test_documents_of_one_key_have_addresses_of_their_own(show: Open) -> None:
    first = edition(2018, 2)
    text = (first.text or "").replace("5 MAY 2018", "9 JUNE 2018").replace("lamp 1.", "each lamp.")
    corrected = given(text, "2018-corrected.txt")
    assert corrected.key == first.key
    page = show(first, corrected, place="#history")
    page.click(".story >> nth=0 >> .mark.status >> nth=1")
    assert page.locator("#document").input_value() == "1"
    page = show(first, corrected, place=page.evaluate("window.location.hash"))
    assert page.locator("#document").input_value() == "1"


def test_a_saved_correction_is_in_the_history_of_the_next_page(
    show: Open, series: list[Document], tmp_path: Path
) -> None:
    page = show(*series, place="#history")
    page.click(f"{row(MENDERS)} .mark.status >> nth=2")
    page.keyboard.press("e")
    page.select_option(".correct select[name=status]", "implemented")
    page.click(".correct button[type=submit]")
    page.keyboard.press("h")
    assert (
        "1 correction that was made on this page is not" in page.locator(".overview").inner_text()
    )
    assert page.locator(f"{row(MENDERS)} .badge").first.inner_text() == "overdue"
    with page.expect_download() as waiting:
        page.click("#save")
    saved = tmp_path / "corrections.csv"
    waiting.value.save_as(saved)
    rows = read_corrections(saved)
    again = [apply_corrections(one, rows) for one in series]
    page = show(*again, corrections=rows, place="#history")
    assert "correction" not in page.locator(".overview").inner_text()
    assert page.locator(f"{row(MENDERS)} .badge").first.inner_text() == "implemented"
    assert page.locator(f"{row(MENDERS)} .mark.status.implemented").count() == 1
    said = page.locator(f"{row(MENDERS)} svg.line-of-time > desc").text_content() or ""
    assert "implemented (corrected)" in said
    choose(page, "look", "corrected")
    assert shown(page) == [MENDERS]


def test_nothing_of_a_hostile_document_acts(show: Open) -> None:
    bad = " </script><img src=x onerror=\"document.body.id='acted'\"> \u202edeen\u202c"
    papers = [edition(2018, 2, bad), edition(2019, 2, f"{bad} again")]
    page = show(*papers, place="#history")
    for view in VIEWS:
        page.click(f'[data-view="{view}"]')
    page.click('[data-view="timelines"]')
    for details in page.locator(".story details").all():
        details.locator("summary").click()
    assert page.evaluate("document.body.id") == ""
    assert page.locator("#panel img, #panel script").count() == 0
    assert "<img src=x" in page.locator("#panel").inner_text()
    assert "\u202e" not in page.locator("body").inner_text()
    page = show(*papers, place="#history?words=<img src=x onerror=alert(1)>&id=<b>")
    assert page.locator("img").count() == 0


def test_a_date_without_a_day_and_a_far_one_are_said(show: Open) -> None:
    papers = [
        given((edition(year, 3).text or "").replace("Spring 2020", words), f"{year}.txt")
        for year, words in ((2018, "in due course"), (2019, "Spring 2095"))
    ]
    page = show(*papers, place="#history")
    said = page.locator(".story .said").all_text_contents()
    assert any(words.startswith("Spring 2095") and words.endswith("▸") for words in said)


def test_documents_without_dates_stand_apart(show: Open, series: list[Document]) -> None:
    bare = [
        given(
            re.sub(r"TREASURY MINUTES DATED.*\n|\w+ 20\d\d\n", "", one.text or ""), one.source.name
        )
        for one in series
    ]
    page = show(*bare, place="#history")
    assert "no date" in page.locator(".axis").inner_text()
    assert len(shown(page)) > 0
    page.click('[data-view="charts"]')


@pytest.mark.parametrize("size", [WIDE, NARROW, (650, 450)], ids=["wide", "narrow", "zoomed"])
def test_nothing_is_wider_than_the_window(
    show: Open, series: list[Document], size: tuple[int, int]
) -> None:
    page = show(*series, size=size, place="#history")
    for details in page.locator("details").all():
        details.locator("summary").click()
    for view in VIEWS:
        page.click(f'[data-view="{view}"]')
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    if size == NARROW:
        page.click('[data-view="timelines"]')
        page.click(f"{row(MENDERS)} .mark.status >> nth=1")
        assert page.locator("[aria-current]").is_visible()


def test_paper_has_the_histories_and_no_buttons(show: Open, series: list[Document]) -> None:
    page = show(*series, place="#history?since=target")
    page.emulate_media(media="print")
    assert page.locator(f"{row(MENDERS)} svg.line-of-time").is_visible()
    assert not page.locator(row("pac/2021-22/30/3")).is_visible()
    said = "2 of 6 recommendations · Since the one before: target date moved"
    assert page.locator(".on-paper").inner_text() == said
    for place in ("#history-filters", "#tabs", ".views", "#source", ".told a >> nth=0"):
        assert not page.locator(place).is_visible()
    page.emulate_media(media="screen")
    page.click('[data-view="changes"]')
    page.emulate_media(media="print")
    assert page.locator(".sides").first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing(
    show: Open, series: list[Document], scheme: str, size: tuple[int, int]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = show(*series, scheme=scheme, size=size, place="#history")
    page.click(".legend summary")
    page.keyboard.press("j")
    page.keyboard.press("d")
    found = []
    for view in VIEWS:
        page.click(f'[data-view="{view}"]')
        page.evaluate(
            "document.querySelectorAll('#panel details').forEach((one) => (one.open = true))"
        )
        found.append(Axe().run(page).response["violations"])
    told = [(one["id"], one["nodes"][0]["html"][:200]) for each in found for one in each]
    assert told == []


def test_hundreds_of_recommendations_over_six_editions_can_be_walked(show: Open) -> None:
    papers = [edition(year, 360) for year in range(2018, 2024)]
    page = show(*papers, place="#history")
    assert page.locator("#history-count").inner_text() == "360 recommendations"
    spent = page.evaluate(
        """() => {
            const press = (key) => {
                const start = performance.now();
                document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
                return performance.now() - start;
            };
            return Array.from({ length: 21 }, () => press("j")).sort((a, b) => a - b)[10];
        }"""
    )
    assert page.locator("[aria-current]").get_attribute("data-id") == shown(page)[20]
    assert spent < 50
    page.fill("#history-filters [name=words]", "place 360")
    assert len(shown(page)) == 1


def test_a_joined_card_is_corrected_where_it_stands_now(show: Open, series: list[Document]) -> None:
    page = show(series[0])
    first, second = series[0].recommendations[:2]
    page.locator("[data-deed=correct]").first.click()
    page.select_option(".correct select[name=join]", second.key)
    page.click(".correct button[type=submit]")
    card = page.locator(f'.card[data-key="{second.key}"]')
    assert card.locator("[data-deed]").count() == 0
    page.keyboard.press("j")
    for key in "ae":
        page.keyboard.press(key)
    form = page.locator("form.correct")
    assert form.count() == 1
    assert page.locator("[aria-current]").get_attribute("data-key") == first.key
    assert [one["field"] for one in page.evaluate("review.corrections.rows")] == ["join"]
    assert form.locator("select[name=join]").input_value() == second.key
    page.select_option(".correct select[name=join]", "")
    page.click(".correct button[type=submit]")
    assert page.evaluate("review.corrections.rows") == []
    assert card.locator("[data-deed=correct]").count() == 1


def test_what_is_joined_to_one_is_no_choice_for_another(show: Open, series: list[Document]) -> None:
    page = show(series[0])
    second = series[0].recommendations[1]
    page.locator("[data-deed=correct]").first.click()
    page.select_option(".correct select[name=join]", second.key)
    page.click(".correct button[type=submit]")
    page.locator(".card").nth(2).locator("[data-deed=correct]").click()
    assert page.locator(f'.correct select[name=join] option[value="{second.key}"]').count() == 0


def test_a_join_and_a_split_of_a_file_last_when_the_card_is_corrected_again(
    show: Open, series: list[Document]
) -> None:
    document = series[0]
    one, other = document.recommendations[0], document.recommendations[1]
    answer = document.block_by_id[one.blocks.response[-1]]
    rows = [
        Correction(recommendation=one.key, field="split", new=f"1x @ {answer.key}"),
        Correction(recommendation=one.key, field="join", new=other.key),
    ]
    page = show(apply_corrections(document, rows), corrections=rows)
    page.locator("[data-deed=correct]").first.click()
    page.select_option(".correct select[name=position]", "noted")
    page.click(".correct button[type=submit]")
    found = page.evaluate("review.corrections.rows.map((each) => each.field)")
    assert found == ["split", "join", "position"]
    assert value_of(one, "position") == "agreed"
