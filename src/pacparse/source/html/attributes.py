"""What the attributes of an element say: that it is hidden, bold, furniture of the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pacparse.source.html.tokens import Attributes

MOST_STYLE = 2_000
"""How much of a style attribute is looked at."""

# Example: "display:none", "color:red; DISPLAY : none". Near miss: "display:block".
_NOT_SHOWN = re.compile(
    r"(?<![\w-])(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}(?:hidden|collapse)|mso-hide\s{0,4}:\s{0,4}all)",
    re.IGNORECASE,
)
# Example: "font-weight:bold", "font-weight: 700". Near misses: "font-weight:normal", "…:400".
_BOLD = re.compile(r"(?<![\w-])font-weight\s{0,4}:\s{0,4}(?:bold|[6-9]00)", re.IGNORECASE)
# Example: "font-style:italic", "font-style: oblique". Near miss: "font-style:normal".
_ITALIC = re.compile(r"(?<![\w-])font-style\s{0,4}:\s{0,4}(?:italic|oblique)", re.IGNORECASE)
# Example: "vertical-align:super". Near miss: "vertical-align:top".
_RAISED = re.compile(r"(?<![\w-])vertical-align\s{0,4}:\s{0,4}super", re.IGNORECASE)
_WORDS = re.compile(r"[A-Za-z]+")

# Example: "list-style-type: lower-alpha", "list-style:upper-roman inside". Near miss: "list-style: none".
_LIST_TYPE = re.compile(
    r"(?<![\w-])list-style(?:-type)?\s{0,4}:[^;]{0,80}?"
    r"(?P<type>(?:lower|upper)-(?:alpha|latin|roman)|decimal)(?![\w-])",
    re.IGNORECASE,
)
_TYPES = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "decimal": "1",
}
# Example: "number", "para-num", "paragraph_number", "para-no". Near misses: "no", "page-number", "footnote-number".
_NUMBER_CLASS = frozenset("number num paranum paragraphnumber paranumber".split())
_NUMBERED = frozenset("paragraph para p section recommendation item list clause article".split())

_UNSEEN = frozenset(
    """visually-hidden visuallyhidden govuk-visually-hidden sr-only screen-reader-text
    screen-reader-only show-for-sr element-invisible assistive-text""".split()
)
_NAVIGATION_ROLES = frozenset(("navigation", "banner", "contentinfo", "search", "toolbar"))
_NAVIGATION_WORDS = frozenset(
    """nav navigation navbar topnav subnav sidenav breadcrumb breadcrumbs skip skiplink pagination
    share sharing social menu masthead toolbar feedback related print printing crumbtrail
    footer header sitemap pager""".split()
)
_COOKIE_WORDS = frozenset(("cookie", "cookies"))
_LEGISLATIVE = "legislative-list"
_MARKERLESS = frozenset(
    "legislative-list list-unstyled list-none no-bullet no-bullets unstyled".split()
)


def classes_of(attributes: Attributes) -> list[str]:
    """The classes of an element, in lower case."""
    return attributes.get("class", "").lower().split()


def is_hidden(attributes: Attributes) -> bool:
    """Whether a browser shows nothing of the element."""
    if not attributes:
        return False
    if "hidden" in attributes and attributes["hidden"].lower() != "until-found":
        return True
    style = attributes.get("style")
    return style is not None and _NOT_SHOWN.search(style[:MOST_STYLE]) is not None


def is_for_ears(attributes: Attributes) -> bool:
    """Whether the element is for screen readers only: no eye sees it."""
    return "class" in attributes and not _UNSEEN.isdisjoint(classes_of(attributes))


def is_bold(attributes: Attributes) -> bool:
    """Whether the element's style is bold."""
    style = attributes.get("style")
    return style is not None and _BOLD.search(style[:MOST_STYLE]) is not None


def is_italic(attributes: Attributes) -> bool:
    """Whether the element's style is italic."""
    style = attributes.get("style")
    return style is not None and _ITALIC.search(style[:MOST_STYLE]) is not None


def is_raised(attributes: Attributes) -> bool:
    """Whether the element's style sets it above the line."""
    style = attributes.get("style")
    return style is not None and _RAISED.search(style[:MOST_STYLE]) is not None


def is_legislative(attributes: Attributes) -> bool:
    """Whether a list is one of a law: its own markers are printed, and those of the lists inside of it."""
    return "class" in attributes and _LEGISLATIVE in classes_of(attributes)


def is_markerless(attributes: Attributes) -> bool:
    """Whether the items of a list are shown without its numbers: they have their own."""
    if not _MARKERLESS.isdisjoint(classes_of(attributes)):
        return True
    style = attributes.get("style", "")[:MOST_STYLE].lower().replace(" ", "")
    return "list-style:none" in style or "list-style-type:none" in style


def marker_type(attributes: Attributes) -> str | None:
    """The type of a list's markers, by its style: ``a``, ``A``, ``i``, ``I``, ``1``; None if it says none."""
    style = attributes.get("style")
    found = None if style is None else _LIST_TYPE.search(style[:MOST_STYLE])
    return None if found is None else _TYPES.get(found["type"].lower())


def is_number_class(attributes: Attributes) -> bool:
    """Whether the classes of an element say that it is the number of a paragraph, and of nothing else."""
    if "class" not in attributes:
        return False
    words = set(_WORDS.findall(attributes["class"][:MOST_STYLE].lower()))
    if "no" in words and not _NUMBERED.isdisjoint(words):
        words = words - {"no"} | {"number"}
    return not _NUMBER_CLASS.isdisjoint(words) and words <= _NUMBER_CLASS | _NUMBERED


def furniture_reason(name: str, attributes: Attributes) -> tuple[str, bool] | None:
    """Why the element may be furniture, and whether that is its name's or its role's own word.

    A class is only a hint: ``share`` may be a bar of buttons, or the share of a fund.
    """
    if name == "nav" or attributes.get("role", "").lower() in _NAVIGATION_ROLES:
        return "navigation", True
    if name in ("header", "footer"):
        return "navigation", True
    if not attributes:
        return None
    told = f"{attributes.get('class', '')} {attributes.get('id', '')}"[:MOST_STYLE].lower()
    if told == " ":
        return None
    words = set(_WORDS.findall(told))
    if not _COOKIE_WORDS.isdisjoint(words):
        return "cookie_notice", True
    return None if _NAVIGATION_WORDS.isdisjoint(words) else ("navigation", False)
