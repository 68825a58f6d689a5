"""The page of ``review`` in a real browser, as a person uses it."""

from __future__ import annotations

import csv
import json
import re
import shlex
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import pacparse
from browser_fixtures import NARROW, WIDE, needs_browser
from pacparse.api import parse_source
from pacparse.corrections import apply_corrections, read_corrections
from pacparse.document import Correction
from pacparse.render.page import to_page
from pacparse.source import open_source
from pdf_sheets import Sheets
from sources import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from browser_fixtures import Open
    from pacparse.document import Document

pytestmark = [pytest.mark.browser, needs_browser]


def read(path: Path) -> Document:
    """A document with its source text."""
    return with_text(pacparse.parse_file(path), path.read_text("utf-8"))


def with_text(document: Document, text: str) -> Document:
    return replace(document, text=text)


def correct(key: str, field: str, old: str, new: str) -> Correction:
    """A correction for every document."""
    return Correction(recommendation=key, field=field, old=old, new=new)


def many(count: int) -> str:
    """A response with so many recommendations."""
    parts = (
        f"Recommendation {n}: The Office should light lamp {n} of the quay before winter.\n"
        f"The Office {'accepts' if n % 3 else 'rejects'} this recommendation. "
        f"Lamp {n} was looked at by the keeper.\n\n"
        for n in range(1, count + 1)
    )
    return "Response of the Lamp Office\n\n" + "".join(parts)


@pytest.fixture(scope="module")
def minute() -> Document:
    return read(ROOT / "samples" / "treasury-minute.txt")


def current(page: Page) -> str | None:
    """The key of the chosen recommendation."""
    return page.locator("[aria-current]").get_attribute("data-key")


def edges(page: Page, place: str) -> tuple[float, float, float]:
    """The left, right and upper edge of an element in the window."""
    box = page.locator(place).bounding_box()
    assert box is not None
    return box["x"], box["x"] + box["width"], box["y"]


def lit(page: Page) -> str:
    """The words that are lit in the source."""
    return "\n".join(page.locator("#source .lit").all_text_contents())


def test_each_recommendation_is_a_card(show: Open, minute: Document) -> None:
    page = show(minute)
    keys = [card.get_attribute("data-key") for card in page.locator(".card").all()]
    assert keys == [one.key for one in minute.recommendations]
    assert page.locator("#progress").inner_text() == f"0 of {len(keys)} checked"


def test_keys_walk_through_the_list_and_light_the_place(show: Open, minute: Document) -> None:
    page = show(minute)
    page.keyboard.press("j")
    page.keyboard.press("j")
    second = minute.recommendations[1]
    assert current(page) == second.key
    first_line = (second.recommendation or "").split("\n")[0]
    assert first_line[:40] in lit(page)
    page.keyboard.press("k")
    assert current(page) == minute.recommendations[0].key


def test_a_click_in_the_source_chooses_what_stands_there(show: Open, minute: Document) -> None:
    page = show(minute)
    one = minute.recommendations[2]
    block = minute.block_by_id[one.blocks.recommendation[0]]
    page.click(f'#source [data-start="{block.text_runs[0][0]}"]')
    assert current(page) == one.key
    assert block.text[:50] in lit(page)


def test_a_click_on_a_note_or_a_removal_finds_it_in_the_result(
    show: Open, minute: Document
) -> None:
    page = show(minute)
    note = next(note for note in minute.footnotes if note.runs and note.urls)
    start = page.locator(f'#source [data-start="{note.runs[0][0]}"]')
    start.click()
    assert page.locator("[aria-current]").get_attribute("data-note") == note.id
    page.click("#tab-removals")
    page.locator(".row .place").first.click()
    removal = min(minute.removals[0].runs)
    assert (minute.text or "")[slice(*removal)].split("\n")[0].strip()[:30] in lit(page)


def test_the_words_of_a_verdict_light_their_place(show: Open, minute: Document) -> None:
    page = show(minute)
    verdict = minute.recommendations[0].verdicts[0]
    page.locator(".card").first.locator(".facts .place", has_text=verdict.words).click()
    assert verdict.words in lit(page)


def test_filters_and_search_show_what_is_asked_for(show: Open) -> None:
    from playwright.sync_api import expect

    text = many(12)
    page = show(with_text(pacparse.parse(text), text))
    page.select_option("#position", "disagreed")
    assert page.locator(".card").count() == 4
    assert page.locator("#count").inner_text() == "4 of 12 recommendations"
    page.fill("#words", "lamp 9 ")
    assert page.locator(".card").count() == 1
    page.click("button[type=reset]")
    expect(page.locator(".card")).to_have_count(12)
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.select_option("#look", "checked")
    assert page.locator(".card").count() == 1


def test_progress_counts_what_is_checked_and_n_finds_the_next(show: Open, minute: Document) -> None:
    page = show(minute)
    page.keyboard.press("n")
    page.keyboard.press("a")
    page.keyboard.press("n")
    assert current(page) == minute.recommendations[1].key
    assert page.locator("#progress").inner_text() == f"1 of {len(minute.recommendations)} checked"
    page.keyboard.press("k")
    page.keyboard.press("a")
    assert page.locator("#progress").inner_text().startswith("0 of")


def test_a_correction_is_saved_applied_again_and_shown(
    show: Open, minute: Document, tmp_path: Path
) -> None:
    page = show(minute)
    one = minute.recommendations[1]
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.select_option(".correct select[name=position]", "disagreed")
    page.fill(".correct textarea[name=recommendation]", 'The Office should say "no", twice.')
    page.fill(".correct input[name=why]", "read again")
    page.click(".correct button[type=submit]")
    assert "disagreed" in page.locator("[aria-current] .badge").first.inner_text()
    page.keyboard.press("a")
    with page.expect_download() as waiting:
        page.click("#save")
    saved = tmp_path / "corrections.csv"
    waiting.value.save_as(saved)
    assert waiting.value.suggested_filename == "corrections.csv"
    command = page.locator("#next code").inner_text()
    told = f'"{minute.source.name}" -o table.xlsx --corrections corrections.csv'
    assert command == f"pacparse to-tables {told}"
    rows = list(csv.DictReader(saved.read_text("utf-8").splitlines()))
    assert {row["recommendation_key"] for row in rows} == {one.key}
    assert {row["source_sha256"] for row in rows} == {minute.source.sha256}

    corrections = read_corrections(saved)
    parsed_anew = pacparse.parse_file(ROOT / "samples" / "treasury-minute.txt")
    corrected = apply_corrections(with_text(parsed_anew, minute.text or ""), corrections)
    found = corrected.recommendations[1]
    assert (found.position, found.checked) == ("disagreed", True)
    assert found.recommendation == 'The Office should say "no", twice.'
    again = show(corrected, corrections=corrections)
    assert again.locator("#progress").inner_text().startswith("1 of")
    with again.expect_download() as waiting:
        again.click("#save")
    waiting.value.save_as(saved)
    assert read_corrections(saved) == corrections


def test_what_is_no_recommendation_joined_or_split_is_said(
    show: Open, minute: Document, tmp_path: Path
) -> None:
    page = show(minute)
    first, second, third = minute.recommendations[:3]
    cards = page.locator(".card")
    cards.nth(0).locator("[data-deed=correct]").click()
    page.check(".correct input[name=gone]")
    page.click(".correct button[type=submit]")
    cards.nth(1).locator("[data-deed=correct]").click()
    page.select_option(".correct select[name=join]", third.key)
    page.click(".correct button[type=submit]")
    with page.expect_download() as waiting:
        page.click("#save")
    saved = tmp_path / "corrections.csv"
    waiting.value.save_as(saved)
    corrected = apply_corrections(minute, read_corrections(saved))
    assert [one.key for one in corrected.recommendations[:1]] == [second.key]
    assert first.key not in {one.key for one in corrected.recommendations}
    assert (corrected.recommendations[0].recommendation or "").endswith(third.recommendation or "")


def test_a_correction_taken_back_leaves_no_trace(show: Open, minute: Document) -> None:
    page = show(minute)
    for position in ("disagreed", minute.recommendations[0].position or ""):
        page.locator(".card").first.locator("[data-deed=correct]").click()
        page.select_option(".correct select[name=position]", position)
        page.click(".correct button[type=submit]")
    assert page.evaluate("review.corrections.rows") == []


def test_what_a_file_has_set_can_be_taken_back(show: Open, minute: Document) -> None:
    one = minute.recommendations[0]
    rows = [
        correct(one.key, "position", one.position or "", "noted"),
        correct(one.key, "checked", "", "yes"),
    ]
    page = show(apply_corrections(minute, rows), corrections=rows)
    card = page.locator(".card").first
    assert "noted" in card.locator(".badge").first.inner_text()
    page.keyboard.press("j")
    page.keyboard.press("a")
    assert page.locator("#progress").inner_text().startswith("0 of")
    page.keyboard.press("e")
    page.select_option(".correct select[name=position]", one.position)
    page.click(".correct button[type=submit]")
    assert "noted" not in card.locator(".badge").first.inner_text()
    assert page.evaluate("review.corrections.rows") == []


def test_a_correction_that_does_not_fit_is_not_shown_as_if_it_held(
    show: Open, minute: Document
) -> None:
    one = minute.recommendations[0]
    assert one.position == "agreed"
    rows = [correct(one.key, "position", "disagreed", "noted")]
    page = show(apply_corrections(minute, rows), corrections=rows)
    card = page.locator(".card").first
    assert "agreed" in card.locator(".badge").first.inner_text()
    assert "not applied, for it reads agreed now" in card.locator(".state").inner_text()


def test_the_corrections_of_a_document_are_saved_again(show: Open, minute: Document) -> None:
    one = minute.recommendations[0]
    row = correct(one.key, "position", one.position or "", "noted")
    page = show(apply_corrections(minute, [row]))
    assert [each["new"] for each in page.evaluate("review.corrections.rows")] == ["noted"]


def test_a_file_that_was_edited_goes_before_what_the_browser_keeps(
    show: Open, minute: Document, tmp_path: Path
) -> None:
    one = minute.recommendations[0]
    page = show(minute)
    for key in "ja":
        page.keyboard.press(key)
    rows = [correct(one.key, "position", one.position or "", "noted")]
    path = tmp_path / "review.html"
    unedited = path.read_text("utf-8")
    path.write_text(to_page([apply_corrections(minute, rows)], corrections=rows), "utf-8")
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    assert page.locator("#progress").inner_text().startswith("0 of")
    assert "noted" in page.locator(".badge").first.inner_text()
    page.click("#next button")
    assert page.locator("#progress").inner_text().startswith("1 of")
    assert "noted" not in page.locator(".badge").first.inner_text()
    path.write_text(unedited, "utf-8")
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    assert page.locator("#progress").inner_text().startswith("0 of")


def test_the_walk_goes_on_from_a_card_that_a_filter_would_hide(show: Open) -> None:
    text = many(9)
    document = with_text(pacparse.parse(text), text)
    page = show(document)
    page.select_option("#look", "unchecked")
    page.evaluate("document.activeElement.blur()")
    for key in "jjja":
        page.keyboard.press(key)
    page.keyboard.press("j")
    assert current(page) == document.recommendations[3].key
    page.keyboard.press("k")
    assert current(page) == document.recommendations[1].key


def test_the_head_of_a_long_card_is_seen_when_a_correction_is_kept(show: Open) -> None:
    long = "\n\n".join(f"The keeper looked at lamp {n} of the quay again." for n in range(60))
    text = many(3).replace("Lamp 2 was looked at by the keeper.", long)
    page = show(with_text(pacparse.parse(text), text))
    for key in "jje":
        page.keyboard.press(key)
    page.select_option(".correct select[name=position]", "noted")
    page.click(".correct button[type=submit]")
    page.wait_for_timeout(100)
    top = page.evaluate("document.getElementById('result').getBoundingClientRect().top")
    assert top <= edges(page, "[aria-current] header")[2] <= top + 60


def test_what_is_joined_to_another_says_so_and_counts_as_checked(
    show: Open, minute: Document
) -> None:
    page = show(minute)
    page.locator("[data-deed=correct]").first.click()
    page.select_option(".correct select[name=join]", minute.recommendations[1].key)
    page.click(".correct button[type=submit]")
    page.click("button[type=reset]")
    page.wait_for_timeout(50)
    second = page.locator(".card").nth(1).locator(".state").inner_text()
    assert second == f"a person says: part of {minute.recommendations[0].number}"
    assert page.locator("#progress").inner_text().startswith("1 of")


def test_the_command_is_safe_to_paste(show: Open, minute: Document) -> None:
    source = replace(minute.source, name="$(touch it) 'x'.txt")
    page = show(replace(minute, source=source))
    page.click("#save")
    command = page.locator("#next code").inner_text()
    assert shlex.split(command)[2] == "$(touch it) 'x'.txt"
    assert '"' not in command


def test_documents_of_one_title_are_told_apart(show: Open, minute: Document) -> None:
    twins = [
        replace(minute, source=replace(minute.source, name=name)) for name in ("a/r.txt", "b/r.txt")
    ]
    page = show(*twins)
    options = page.locator("#document option").all_text_contents()
    assert [option[:7] for option in options] == ["a/r.txt", "b/r.txt"]


def test_a_link_leads_to_its_recommendation(show: Open, minute: Document) -> None:
    one = minute.recommendations[3]
    page = show(minute)
    address = page.locator(f'[data-key="{one.key}"] a').get_attribute("href")
    page = show(minute, place=address)
    assert current(page) == one.key
    assert lit(page)


def test_several_documents_are_chosen_from_a_list(show: Open, minute: Document) -> None:
    other = read(ROOT / "samples" / "lords-response.txt")
    page = show(minute, other)
    page.select_option("#document", "1")
    assert page.locator(".card").count() == len(other.recommendations)
    assert page.locator("#title").inner_text() == (other.title or other.source.name)


@pytest.fixture(scope="module")
def printed() -> Document:
    """A PDF of two pages, each line put at a known place."""
    sheets = Sheets()
    sheets.put(72, 780, "Response of the Lamp Office", size=16, bold=True)
    sheets.lines(72, 700, ["Recommendation 1: The Office should count its lamps", "each May."])
    sheets.lines(72, 640, ["The Office accepts this recommendation.", "It counts them by hand."])
    sheets.put(300, 30, "1")
    sheets.turn()
    sheets.lines(90, 500, ["Recommendation 2: The Office should oil its lamps."])
    sheets.lines(90, 460, ["The Office rejects this recommendation."])
    sheets.put(300, 30, "2")
    sheets.turn()
    source = open_source(sheets.content(), name="lamps.pdf")
    return with_text(parse_source(source), source.text)


def test_the_place_on_the_page_is_where_the_pdf_has_it(show: Open, printed: Document) -> None:
    page = show(printed)
    page.keyboard.press("j")
    page.keyboard.press("j")
    boxes = page.locator("#page-2 .lit rect")
    tops = [float(boxes.nth(n).get_attribute("y") or 0) for n in range(boxes.count())]
    lefts = {round(float(boxes.nth(n).get_attribute("x") or 0)) for n in range(boxes.count())}
    assert [round(top / 10) for top in tops] == [33, 37]  # 842 - 500 and 842 - 460, from the top
    assert lefts == {89}
    assert page.locator("#page-1 .lit").count() == 0
    assert printed.source.page_sizes == ((595, 842), (595, 842))


@pytest.mark.parametrize(
    ("number", "height", "key"), [(1, 700, 0), (1, 626, 0), (2, 500, 1), (2, 460, 1)]
)
def test_a_click_on_the_page_chooses_what_is_printed_there(
    show: Open, printed: Document, number: int, height: int, key: int
) -> None:
    page = show(printed)
    drawing = page.locator(f"#page-{number} svg")
    drawing.scroll_into_view_if_needed()
    place = drawing.bounding_box()
    assert place is not None
    scale = place["width"] / 595
    drawing.click(position={"x": 120 * scale, "y": (842 - height - 3) * scale})
    assert current(page) == printed.recommendations[key].key
    assert page.locator(f"#page-{number} .lit").count() > 0


def test_a_click_on_a_page_number_shows_that_it_was_removed(show: Open, printed: Document) -> None:
    page = show(printed)
    page.locator("#page-1 g", has_text=re.compile("^1$")).click()
    assert page.locator("#tab-removals").get_attribute("aria-selected") == "true"
    assert page.locator("[aria-current] .name").inner_text() == "page number"


def test_pictures_stand_under_the_places(show: Open, printed: Document) -> None:
    dot = bytes.fromhex("ffd8ffd9")
    page = show(printed, pictures={printed.source.sha256: {1: dot}})
    assert page.locator("#page-1 image").count() == 1
    assert page.locator("#page-2 image").count() == 0
    assert page.locator("#page-1 image").get_attribute("href", timeout=1000) == (
        "data:image/jpeg;base64,/9j/2Q=="
    )


def test_nothing_of_a_hostile_document_acts(show: Open) -> None:
    bad = (
        "<script>document.body.id='acted'</script></script><!--\n\n"
        "Recommendation 1: Light </textarea><img src=x onerror=\"document.body.id='acted'\"> lamps.\n"
        "The Office accepts this recommendation \u202edeen\u202c javascript:alert(1).[^1]\n\n"
        "[^1]: https://a.example/\"onclick='x' <style>*{display:none}</style>\n"
    )
    document = pacparse.parse(bad, name="</script><b>.txt")
    page = show(with_text(document, bad))
    for tab in ("text", "notes", "removals", "diagnostics", "charts", "recommendations"):
        page.click(f"#tab-{tab}")
    page.locator("[data-deed=correct]").first.click()
    assert page.evaluate("document.body.id") == ""
    assert page.locator("img, #panel style, #source style, #panel script").count() == 0
    assert page.locator("a[href^=javascript], a[href^=http]").count() == 0
    shown = page.locator("#source").inner_text()
    assert "<script>" in shown
    assert "\u202e" not in page.locator("body").inner_text()


def test_the_policy_of_the_page_holds(browser: Browser, minute: Document, tmp_path: Path) -> None:
    path = tmp_path / "review.html"
    path.write_text(to_page([minute]), "utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    broken = page.evaluate(
        """() => new Promise((tell) => {
            document.addEventListener("securitypolicyviolation", (event) => tell(event.effectiveDirective));
            const script = document.createElement("script");
            script.textContent = "document.body.id = 'acted'";
            document.body.append(script);
            window.setTimeout(() => tell("nothing"), 2000);
        })"""
    )
    assert broken == "script-src-elem"
    assert page.evaluate("document.body.id") == ""
    policy = page.locator("meta[http-equiv]").get_attribute("content") or ""
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    page.close()


@pytest.mark.parametrize("size", [WIDE, NARROW, (650, 450)], ids=["wide", "narrow", "zoomed"])
def test_nothing_is_wider_than_the_window(
    show: Open, minute: Document, size: tuple[int, int]
) -> None:
    page = show(minute, size=size)
    page.locator("[data-deed=correct]").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    for tab in ("text", "notes", "charts"):
        page.click(f"#tab-{tab}")
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_a_narrow_window_shows_one_pane_at_a_time(show: Open, minute: Document) -> None:
    page = show(minute, size=NARROW)
    assert page.locator("#result").is_visible()
    assert not page.locator("#source").is_visible()
    page.locator(".card header .place").first.click()
    assert page.locator("#source").is_visible()
    assert not page.locator("#result").is_visible()


def test_the_form_fits_a_narrow_window(show: Open) -> None:
    text = many(3)
    page = show(with_text(pacparse.parse(text), text), size=NARROW)
    page.keyboard.press("j")
    page.keyboard.press("e")
    left, right, _ = edges(page, ".card >> nth=0")
    assert edges(page, ".correct select[name=join]")[1] <= right
    assert edges(page, ".correct select[name=position]")[2] >= page.evaluate(
        "document.querySelector('.panes').getBoundingClientRect().bottom"
    )
    assert left >= 0


def test_paper_has_the_result_and_no_buttons(show: Open, minute: Document) -> None:
    page = show(minute)
    page.emulate_media(media="print")
    assert page.locator(".card").first.is_visible()
    assert not page.locator("#source").is_visible()
    assert not page.locator("#filters").is_visible()
    assert not page.locator("[data-deed=accept]").first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_axe_finds_nothing(
    show: Open, minute: Document, scheme: str, size: tuple[int, int]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = show(minute, scheme=scheme, size=size)
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.locator("[data-deed=correct]").nth(1).click()
    found = [Axe().run(page).response["violations"]]
    for tab in ("text", "notes", "diagnostics", "removals", "charts"):
        page.click(f"#tab-{tab}")
        found.append(Axe().run(page).response["violations"])
    told = [(one["id"], one["nodes"][0]["html"][:100]) for each in found for one in each]
    assert told == []


def test_hundreds_of_recommendations_can_be_walked(show: Open) -> None:
    text = many(360)
    document = with_text(pacparse.parse(text), text)
    assert len(document.recommendations) == 360
    page = show(document)
    for _ in range(40):
        page.keyboard.press("j")
    assert current(page) == document.recommendations[39].key
    page.fill("#words", "lamp 360 ")
    assert page.locator(".card").count() == 1


def test_the_tabs_are_walked_with_arrows(show: Open, minute: Document) -> None:
    page = show(minute)
    page.focus("#tab-recommendations")
    page.keyboard.press("ArrowRight")
    assert page.locator("#tab-text").get_attribute("aria-selected") == "true"
    assert page.locator(".row").count() == len(minute.blocks)


def test_help_opens_and_closes(show: Open, minute: Document) -> None:
    page = show(minute)
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#help").is_visible()


def test_the_data_of_the_page_are_the_documents(minute: Document, show: Open) -> None:
    page = show(minute)
    data = json.loads(page.locator("#data").text_content() or "")
    assert data["documents"] == [minute.model_dump()]


def test_signs_beyond_the_first_plane_move_no_place(show: Open, tmp_path: Path) -> None:
    path = tmp_path / "lamps.txt"
    signs = "\U0001f4a1\U00010437" * 40
    path.write_text(f"Lamps {signs} of the harbour\n\n{many(2)}", "utf-8")
    document = read(path)
    page = show(document)
    page.locator(".card").nth(1).get_by_role("button", name="Answer", exact=True).click()
    exact = "[...CSS.highlights.get('exact')].map((range) => range.toString()).join('')"
    assert page.evaluate(exact).startswith("The Office accepts this recommendation. Lamp 2 was")
    assert f"Lamps {signs} of the harbour" in page.locator("#source").inner_text()
    page.locator("#source .line").last.click()
    assert current(page) == document.recommendations[1].key


def test_what_was_accepted_in_a_document_can_be_taken_back(
    show: Open, minute: Document, tmp_path: Path
) -> None:
    accepted = replace(
        minute, recommendations=tuple(replace(one, checked=True) for one in minute.recommendations)
    )
    page = show(accepted)
    page.locator(".card").first.get_by_role("button", name="Accepted", exact=True).click()
    with page.expect_download() as waiting:
        page.click("#save")
    waiting.value.save_as(tmp_path / "corrections.csv")
    rows = read_corrections(tmp_path / "corrections.csv")
    assert [(row.field, row.old, row.new) for row in rows] == [("checked", "yes", "no")]
    assert not apply_corrections(accepted, rows).recommendations[0].checked
