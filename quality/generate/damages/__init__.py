"""The damages: each a named switch that changes a document so that the truth stays well defined.

A damage is a function ``(document, rng) -> bool`` that says whether it found a place. It changes the
blocks (a paragraph loses its end: so does the expectation) or the style (how it is printed). It has a
``Random`` of its own, so that switching one off leaves the others as they were. Of a ``group`` at most
one is done in a document: marks cannot be superscript and bracketed at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quality.generate.damages import marks, notes, numbers, pages, repeats, text

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from quality.generate.model import Document


class Damage(NamedTuple):
    """A damage: its name, how often it is done, and how."""

    name: str
    probability: float
    do: Callable[[Document, Random], bool]
    group: str = ""


DAMAGES: tuple[Damage, ...] = (
    Damage("paragraph-truncated", 0.15, repeats.truncate),
    Damage("paragraph-missing", 0.12, repeats.lose_paragraph),
    Damage("restatement", 0.2, repeats.restate),
    Damage("cross-reference-answers", 0.15, repeats.refer),
    Damage("marks-superscript", 0.12, marks.superscript, "marks"),
    Damage("marks-bracketed", 0.1, marks.bracketed, "marks"),
    Damage("marks-markdown", 0.05, marks.markdown, "marks"),
    Damage("marks-spaced", 0.12, marks.spaced, "marks"),
    Damage("marks-after-year", 0.25, marks.after_year),
    Damage("marks-two-at-once", 0.15, marks.two_at_once),
    Damage("marks-before-next-sentence", 0.25, marks.before_next_sentence),
    Damage("marks-before-next-number", 0.2, marks.before_next_number),
    Damage("notes-ibid", 0.2, notes.ibid),
    Damage("note-undefined", 0.15, notes.undefined),
    Damage("note-unreferenced", 0.12, notes.unreferenced),
    Damage("notes-url-tails", 0.35, notes.url_tails),
    Damage("notes-angle-brackets", 0.2, notes.angle_brackets),
    Damage("notes-run-on", 0.3, notes.run_on, "note-shape"),
    Damage("notes-number-alone", 0.1, notes.number_alone, "note-shape"),
    Damage("notes-number-blank", 0.1, notes.number_blank, "note-shape"),
    Damage("notes-columns", 0.1, notes.columns, "note-shape"),
    Damage("notes-restart", 0.3, notes.restart),
    Damage("notes-after-report", 0.2, notes.after_report, "note-place"),
    Damage("wrapped", 0.5, text.wrapped),
    Damage("no-blank-lines", 0.25, text.no_blank_lines),
    Damage("page-breaks", 0.5, pages.page_breaks),
    Damage("notes-at-page-foot", 0.6, notes.at_page_foot, "note-place"),
    Damage("page-numbers", 0.7, pages.page_numbers),
    Damage("form-feeds", 0.4, pages.form_feeds),
    Damage("running-head", 0.2, pages.running_head, "heads"),
    Damage("running-heads-alternating", 0.15, pages.alternating_heads, "heads"),
    Damage("browser-print", 0.08, pages.browser_print, "heads"),
    Damage("sharing-wrapper", 0.1, pages.sharing_wrapper),
    Damage("numbers-dotted", 0.1, numbers.dotted, "numbers"),
    Damage("numbers-alone", 0.08, numbers.alone, "numbers"),
    Damage("numbers-alone-blank", 0.08, numbers.alone_blank, "numbers"),
    Damage("numbers-glued", 0.08, numbers.glued, "numbers"),
    Damage("repeated-window", 0.2, repeats.repeat_window),
    Damage("hyphens-hard", 0.4, text.hard_hyphens),
    Damage("hyphens-soft", 0.25, text.soft_hyphens),
    Damage("double-spaces", 0.12, text.double_spaces),
    Damage("no-break-spaces", 0.12, text.no_break_spaces),
    Damage("mojibake-bullets", 0.4, text.mojibake_bullets),
    Damage("bullets-torn", 0.15, text.torn_bullets),
    Damage("apostrophes", 0.12, text.apostrophes),
    Damage("stray-bold", 0.12, text.stray_bold),
    Damage("windows-1252", 0.08, text.windows_1252, "encoding"),
    Damage("byte-order-mark", 0.08, text.byte_order_mark, "encoding"),
    Damage("crlf", 0.1, text.crlf),
)
