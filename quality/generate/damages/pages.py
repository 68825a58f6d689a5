"""Damages of pages and of the web sites that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

    from quality.generate.model import Document


_LONE_NUMBERS = ("number-alone", "number-blank", "columns", "columns-below")


def page_breaks(document: Document, rng: Random) -> bool:
    """Pages end inside sentences. Numbers of pages stay clear of those of notes.

    Some documents have few pages, but no page is so short that its number might as well stand in a
    table, where numbers rise from row to row.
    """
    height = sum(2 + len(block.text) // 90 for block in document.blocks)
    document.style.page_lines = max(14, min(rng.randint(18, 45), height // rng.choice((2, 4, 6))))
    document.style.first_page = (
        rng.choice((1, 1, 2, 5)) if rng.random() < 0.6 else rng.randint(90, 160)
    )
    if document.style.browser:
        document.style.first_page = 1
    elif document.style.note_shape in _LONE_NUMBERS:
        marks = sum(len(b.marks) for b in document.blocks)
        document.style.first_page = document.style.first_note + marks + rng.randint(20, 60)
    return True


def page_numbers(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """The number of the page alone on its last line."""
    document.style.page_numbers = (
        document.style.page_lines is not None and document.style.head_shape == "lines"
    )
    return document.style.page_numbers


def form_feeds(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """A form feed glued to the first word of each page."""
    document.style.form_feeds = document.style.page_lines is not None
    return document.style.form_feeds


def _running_title(document: Document) -> str:
    title = document.metadata.title or document.family.replace("-", " ").capitalize()
    return f"{title[:60].rstrip()} – Session papers"


def running_head(document: Document, rng: Random) -> bool:
    """The same line at the head of every page."""
    if not document.style.page_lines:
        return False
    chapter = f"Chapter {rng.randint(1, 4)}: {_running_title(document)}"
    document.style.heads = (rng.choice((chapter, _running_title(document))),)
    return True


def alternating_heads(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """Two lines in turn, with the number of the page before or behind them."""
    if not document.style.page_lines:
        return False
    document.style.heads = (_running_title(document), "Printed papers of the session")
    return True


def browser_print(document: Document, rng: Random) -> bool:
    """Date, title and a cut address, as a browser prints them round each page.

    What is printed from GOV.UK is a page of GOV.UK, and may be a response besides: its profile is open.
    """
    if not document.style.page_lines or document.style.page_numbers:
        return False
    is_page = document.family == "govuk-page" or rng.random() < 0.2
    if document.family != "govuk-page" and is_page:
        document.unscored.add("profile")
    title = f"{_running_title(document)} - {'GOV.UK' if is_page else 'UK Parliament'}"
    site = "www.gov.uk/government/publications" if is_page else "publications.parliament.uk/pa"
    address = f"https://{site}/reply-{rng.randint(10, 99)}/government-respo…"
    document.style.browser = (title, address)
    document.style.first_page = 1
    return True


def sharing_wrapper(document: Document, rng: Random) -> bool:
    """Lines of a document-sharing site: ``Page 4: TITLE ... · a sentence of the body``.

    Or those of a library: ``Transcript of TITLE``, and before each page what to say when one quotes it.
    """
    if not document.style.page_lines:
        return False
    document.style.sharing = _running_title(document)
    if rng.random() < 0.4:
        document.style.sharing_tail = "Please name the library when you quote this page"
    document.style.first_page = 1
    return True
