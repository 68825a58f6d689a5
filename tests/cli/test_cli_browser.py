"""The readable page in a real browser: no request, nothing acts, no line too long, dark and light, on paper."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from pacparse import parse, parse_file, to_html
from shown_page import ShownPage
from sources import ROOT

if TYPE_CHECKING:
    from pathlib import Path

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium: apt-get install chromium"),
]
HOSTILE = (
    "# </title><script>document.body.id='acted'</script>\n\n"
    "1. An <img src=https://pictures.example/a onerror=\"document.body.id='acted'\"> burns.[^4]\n\n"
    "[^4]: javascript:alert(1) <https://a.example/\"onclick='x'>\n"
)
PROBE = "<script>document.title = {}</script></body>"


def browse(page: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """What Chromium says of a page, and on standard error what its console says."""
    return subprocess.run(
        [
            str(CHROMIUM),
            *("--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr"),
            f"--user-data-dir={page.parent / 'profile'}",
            *options,
            page.as_uri(),
        ],
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=120,
    )


def probe(page: Path, question: str, *options: str) -> str:
    """The answer to a question in JavaScript, put to a copy of the page without its policy."""
    text = re.sub(r"<meta http-equiv[^>]*>", "", page.read_text("utf-8"))
    copy = page.with_name("probed.html")
    copy.write_text(text.replace("</body>", PROBE.format(question)), "utf-8")
    title = re.search(r"<title>(.*?)</title>", browse(copy, "--dump-dom", *options).stdout)
    assert title is not None
    return title[1]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(to_html(parse_file(ROOT / "samples" / "treasury-minute.txt")), "utf-8")
    return path


def test_the_browser_shows_what_was_written(page: Path) -> None:
    done = browse(page, "--dump-dom")
    assert ShownPage(done.stdout).pieces == ShownPage(page.read_text("utf-8")).pieces
    assert "CONSOLE" not in done.stderr


def test_nothing_of_a_hostile_text_acts(tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(to_html(parse(HOSTILE)), "utf-8")
    done = browse(path, "--dump-dom")
    assert 'id="acted"' not in done.stdout.replace("body.id", "")
    assert not {"script", "img"} & ShownPage(done.stdout).tags
    assert "CONSOLE" not in done.stderr


def test_the_policy_stops_a_script_and_a_request(page: Path) -> None:
    added = '<script>document.title = "acted"</script><img src="https://a.example/a.png"></body>'
    page.write_text(page.read_text("utf-8").replace("</body>", added), "utf-8")
    done = browse(page, "--dump-dom")
    assert "<title>acted" not in done.stdout
    assert done.stderr.count("Content Security Policy") >= 2


@pytest.mark.parametrize("width", [320, 1200])
def test_no_line_is_wider_than_the_window(page: Path, width: int) -> None:
    path = page.with_name("hostile.html")
    path.write_text(to_html(parse_file(ROOT / "samples" / "hostile.txt")), "utf-8")
    for shown in (page, path):
        frame = shown.with_name("frame.html")
        inner = "this.contentDocument.documentElement.scrollWidth"
        text = re.sub(r"<meta http-equiv[^>]*>", "", shown.read_text("utf-8"))
        source = text.replace("&", "&amp;").replace('"', "&quot;")
        frame.write_text(
            f'<title></title><iframe width={width} onload="document.title = {inner}" srcdoc="{source}"></iframe>',
            "utf-8",
        )
        title = re.search(r"<title>([0-9]+)</title>", browse(frame, "--dump-dom").stdout)
        assert title is not None
        assert int(title[1]) <= width


def test_dark_and_light_follow_the_reader(page: Path) -> None:
    color = "getComputedStyle(document.body).backgroundColor"
    assert probe(page, color, "--blink-settings=preferredColorScheme=1") == "rgb(255, 255, 255)"
    assert probe(page, color, "--blink-settings=preferredColorScheme=0") == "rgb(22, 24, 27)"


def test_it_prints(page: Path) -> None:
    paper = page.with_suffix(".pdf")
    browse(page, f"--print-to-pdf={paper}", "--no-pdf-header-footer")
    document = parse_file(paper)
    wanted = [
        block.number for block in parse_file(ROOT / "samples" / "treasury-minute.txt").paragraphs
    ]
    assert [block.number for block in document.paragraphs] == wanted
