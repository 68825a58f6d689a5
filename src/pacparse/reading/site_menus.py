"""What a web site puts above a text: the lines of its menu.

The evidence is the words: among the first lines, all of them short, at least three are words that only
menus have, and hardly any other stands between them. What follows the last of them is the text: its
title first. Left alone: a page that begins with one heading such as ``About``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.units import Line

_MENU_WORDS = frozenset(
    (
        *(
            "about",
            "about us",
            "about this site",
            "how to use this site",
            "home",
            "homepage",
            "menu",
        ),
        *("search", "search this site", "contact", "contact us", "help", "faq", "faqs", "news"),
        *("licence", "license", "site map", "sitemap", "accessibility", "cookies", "privacy"),
        *("privacy policy", "terms and conditions", "terms of use", "report contents", "log in"),
        *("login", "sign in", "register", "subscribe", "share", "print this page", "navigation"),
        *("skip to content", "skip to main content", "skip navigation", "main menu", "toggle menu"),
    )
)
MENU_LINES = 16
MAX_MENU_LINE = 40
MIN_MENU_WORDS = 3
MOST_OTHERS = 1  # a page of the site that no list can name: "Why?"


def find_site_menu(lines: Sequence[Line]) -> range:
    """The lines of the menu: from the first line to the last that is one of its words."""
    known = others = 0
    end = 0
    for index, line in enumerate(lines[:MENU_LINES]):
        if len(line.text) > MAX_MENU_LINE:
            break
        if line.text.lower() in _MENU_WORDS:
            known += 1
            end = index + 1
        else:
            others += 1
            if others > MOST_OTHERS:
                break
    return range(end if known >= MIN_MENU_WORDS else 0)
