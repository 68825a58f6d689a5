"""A real browser for the tests that need one: Debian's Chromium, driven by playwright."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from pacparse.render.page import to_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from pacparse.document import Document

    Open = Callable[..., Page]

WIDE = (1300, 900)
NARROW = (400, 800)

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


def _why_not() -> str | None:
    """Why there is no browser to test in; None if there is one."""
    if CHROMIUM is None:
        return "there is no Chromium: apt-get install chromium"
    return None


needs_browser = pytest.mark.skipif(
    _why_not() is not None and not os.environ.get("PACPARSE_NEEDS_BROWSER"),
    reason=_why_not() or "",
)
"""Skips without a browser, and fails where ``PACPARSE_NEEDS_BROWSER`` says that one must be there."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, started once for a module."""
    from playwright.sync_api import sync_playwright

    assert CHROMIUM is not None, "there is no Chromium, and PACPARSE_NEEDS_BROWSER is set"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens the page of documents; in the end nothing was asked for, and the console is empty."""
    said: list[str] = []
    asked: list[str] = []
    contexts = []

    def show(
        *documents: Document,
        size: tuple[int, int] = WIDE,
        scheme: str = "light",
        place: str = "",
        **options: object,
    ) -> Page:
        path = tmp_path / "review.html"
        path.write_text(to_page(documents, **options), "utf-8")  # type: ignore[arg-type]
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,  # type: ignore[arg-type]
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{path.as_uri()}{place}")
        page.wait_for_selector("#panel > *")
        return page

    yield show
    own = (tmp_path / "review.html").as_uri()
    assert [url for url in asked if not url.startswith((own, "blob:", "data:"))] == []
    assert said == []
    for context in contexts:
        context.close()
