"""A real browser for the tests that need one: Debian's Chromium, driven by playwright."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

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
