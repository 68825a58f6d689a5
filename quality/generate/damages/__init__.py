"""The damages: each a named switch that changes a document so that the truth stays well defined.

A damage is a function ``(document, rng) -> bool`` that says whether it found a place. It changes the
blocks (a paragraph loses its end: so does the expectation) or the style (how it is printed). It has a
``Random`` of its own, so that switching one off leaves the others as they were. Of a ``group`` at most
one is done in a document: marks cannot be superscript and bracketed at once.

Most damages name a near miss: what looks like their phenomenon and must come out the other way. One draw
in three writes that instead (``places.is_near_miss``). The truth is what a careful reader of the bytes
says, whatever pacparse makes of them: what two careful readers would disagree about is not written, or
its key is left out for that document (``document.unscored``, ``metadata.unscored``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quality.generate.damages import (
    covers,
    figures,
    labels,
    lines,
    marks,
    notes,
    numbers,
    pages,
    repeats,
    sheets,
    text,
)

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
    Damage("marks-mid-sentence", 0.3, marks.mid_sentence),
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
    Damage("notes-columns-below", 0.03, notes.columns_below, "note-shape"),
    Damage("notes-restart", 0.3, notes.restart),
    Damage("notes-roman", 0.04, notes.roman, "marks"),
    Damage("notes-footnote-words", 0.05, notes.footnote_words, "marks"),
    Damage("notes-lone-mark", 0.05, notes.lone_mark),
    Damage("notes-after-report", 0.2, notes.after_report, "note-place"),
    Damage("wrapped", 0.5, text.wrapped),
    Damage("no-blank-lines", 0.25, text.no_blank_lines),
    Damage("excerpt", 0.05, covers.excerpt),
    Damage("cover-date", 0.12, covers.cover_date),
    Damage("cover-in-one-line", 0.06, covers.cover_in_one_line),
    Damage("contents-under-date", 0.2, covers.contents_under_date),
    Damage("above-the-title", 0.05, covers.above_the_title),
    Damage("departments-unlisted", 0.06, covers.unlisted_departments),
    Damage("departments-over-two-lines", 0.06, covers.departments_over_two_lines),
    Damage("ordinals-in-figures", 0.05, covers.ordinals_in_figures),
    Damage("report-head-long", 0.3, covers.long_report_head),
    Damage("special-report-without-day", 0.2, covers.special_report_without_day),
    Damage("names-with-figures", 0.08, figures.names_with_figures),
    Damage("line-heads", 0.1, figures.line_heads),
    Damage("line-unwrapped", 0.05, lines.unwrapped_line),
    Damage("stray-blank-lines", 0.05, lines.stray_blank_lines),
    Damage("headings-over-two-lines", 0.06, lines.wrapped_headings),
    Damage("heading-under-list", 0.06, lines.heading_under_list),
    Damage("list-given-twice", 0.03, lines.list_given_twice),
    Damage("bullets-of-a-scan", 0.04, lines.bullets_of_a_scan),
    Damage("bars-and-columns", 0.04, lines.bars_and_columns),
    Damage("sentence-that-rises", 0.02, lines.rising_sentence),
    Damage("labels-misread", 0.04, labels.misread_labels),
    Damage("labels-with-titles", 0.06, labels.titles_behind_labels),
    Damage("labels-with-stops", 0.15, labels.labels_with_stops),
    Damage("recommendation-cut-by-blanks", 0.04, labels.blank_lines_in_recommendations),
    Damage("speck-before-answer", 0.06, labels.speck_before_answer),
    Damage("codes-at-the-end", 0.04, labels.codes_at_the_end),
    Damage("annexes", 0.04, labels.annexes),
    Damage("summary-heading", 0.04, labels.summary_heading),
    Damage("paragraph-references", 0.03, labels.paragraph_references),
    Damage("alike-but-for-a-figure", 0.05, repeats.alike_but_for_a_figure),
    Damage("page-breaks", 0.5, pages.page_breaks),
    Damage("page-furniture", 0.12, sheets.page_furniture, "heads"),
    Damage("security-banners", 0.05, sheets.security_banners),
    Damage("addresses-torn", 0.1, notes.torn_addresses),
    Damage("addresses-with-strokes", 0.06, notes.addresses_with_strokes),
    Damage("notes-at-page-foot", 0.6, notes.at_page_foot, "note-place"),
    Damage("page-numbers", 0.7, pages.page_numbers),
    Damage("number-before-label", 0.15, sheets.number_before_label),
    Damage("labels-open-pages", 0.05, sheets.labels_open_pages),
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
    Damage("repeated-passage", 0.08, repeats.repeat_passage),
    Damage("repeated-document", 0.03, repeats.repeat_document),
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
