"""Every pattern of the package: what it is for, what it leaves alone.

Those of the procedure have their rows in ``procedure/test_procedure_patterns.py``.
"""

from __future__ import annotations

import ast
import re
import sys
from re import _parser  # type: ignore[attr-defined]
from string import ascii_lowercase
from typing import Any, NamedTuple

import pytest

from pacparse.text.patterns import WholeTextPattern, compile_late
from patterns import PATTERNS as EVERY
from sources import MODULES, name_of, tree_of


class Row(NamedTuple):
    """A pattern with a text that it takes and one that it leaves; ``how`` it is asked."""

    name: str
    how: str
    example: str | bytes
    near_miss: str | bytes


CAPTURED = "http://a.example/a.htm (4 of 20)26/05/2006 11:39:38"

ROWS = (
    Row("footnotes.mark_rules._PRODUCT", "search", "y = ax", "is = the tax"),
    Row("footnotes.spaced_marks._THEN_SET_OFF_STOP", "match", " , and", ", and"),
    Row("footnotes.spaced_marks._BEHIND_COMMA", "search", "the lamps, ", "sizes 4, "),
    Row("footnotes.candidates._MEASURE", "search", "48 m", "48 lamps"),
    Row("footnotes.candidates._POWER_AND_MARK", "fullmatch", "21", "20"),
    Row("assembly.keys._NO_SLUG", "fullmatch", " – ", "cp"),
    Row("fingerprints._GENERAL_PUNCTUATION", "fullmatch", "’".encode(), "é".encode()),
    Row("fingerprints._NO_WORD", "fullmatch", "_–", "a"),
    Row("render.akn._NO_XML", "fullmatch", "\x1b", "\t"),
    Row("render.akn._MONTH", "fullmatch", "2024-03", "2024-03-01"),
    Row("render.akn._SPACES", "fullmatch", " \n", "a"),
    Row("tables.rows._ISO", "fullmatch", "2024-03", "March 2024"),
    Row("source.kinds._DOCUMENT_JSON", "match", b'{"schema_version": "1.1"', b'{"name": "lamps"'),
    Row(
        "cli.installation._REQUIREMENT",
        "match",
        "pdf_oxide>=0.3.78; extra == 'pdf'",
        "; extra == 'pdf'",
    ),
    Row("batch.options._SHARD", "fullmatch", "3/8", "3 of 8"),
    Row("source.pdf.lost_letters._CONTROLS", "search", "a\tb", "a b"),
    Row("source.pdf.lost_letters._NO_WIDTH", "search", "a\u200bb", "a\u2009b"),
    Row("source.pdf.streams._STREAM", "search", b">>stream\r\n", b"endstream\n"),
    Row("source.pdf.streams._NUMBER", "search", b"endobj\n12 0 ", b"12 R 0 "),
    Row("source.pdf.streams._OBJECT", "search", b"endobj\n12 0 obj\n", b"12 0 R /objects"),
    Row("source.pdf.streams._FILTER", "search", b"/Filter [6 0 R]", b"/Filtered /Eels"),
    Row("source.pdf.streams._LENGTH", "search", b"/Length 7 0 R", b"/Length1 7"),
    Row("source.pdf.streams._START", "search", b"startxref\n420", b"startxref\n"),
    Row("source.pdf.streams._ROOT", "search", b"/Root 1 0 R", b"/Root (1)"),
    Row("source.pdf.streams._SIZE", "search", b"/Size 12", b"/Sizes 12"),
    Row("source.pdf.streams._TEXT", "search", b"/ActualText (eel\\))", b"/ActualText 7 0 R"),
    Row("source.pdf.streams._MODE", "search", b"BT 3 Tr ", b"BT 0.3 Trim "),
    Row("source.pdf.streams._SHADES", "search", b"/S0 sh ", b"/S0 shown "),
    Row("source.pdf.streams._ESCAPED", "search", b"eel\\051", b"eel/051"),
    Row("source.word.counters.PLACEHOLDER", "search", "(%1)", "100% %0"),
    Row("source.word.counters.WORD", "search", "Recommendation %1:", "A%1 (ii)"),
    Row("source.word.fields._WORDS", "search", '"https://a.example"', '"'),
    Row("checks._PLACES", "match", "4a(ii)", "b"),
    Row(
        "lexicon.heading_shape._DATE_LINE", "fullmatch", "Monday 3 July 2023", "3 July 2023 at noon"
    ),
    Row("lexicon.sentences._DAY_LAST", "search", "it was read on 28", "see table 28"),
    Row("lexicon.sentences._MONTH_FIRST", "match", "June 2023. The lamps", "June 2nd"),
    Row("lexicon.sentences._EXPLICIT_MARKS", "search", "the lamps.[^3]", "the lamps.[3]"),
    Row("lexicon.sentences._FIGURE", "fullmatch", "£29.3", "lamps.38"),
    Row("lexicon.sentences._ORPHAN", "fullmatch", ").", "...."),
    Row("lexicon.heading_shape._TRAILING_MARKS", "search", "Lamp oil[^3]", "Lamp oil, 2017"),
    Row(
        "lexicon.heading_shape._SENTENCE_INSIDE",
        "search",
        "The lamps burn. They",
        "The Rt. Hon. J Wick",
    ),
    Row("lexicon.sentences.MARKUP", "search", "the **lamp", "the lamp__oil"),
    Row("reading.labelled._LABELLED_NUMBER", "match", " 3: The", " 3. The"),
    Row("reading.blocks._RULE", "fullmatch", "-----", "--"),
    Row("lexicon.heading_shape._CHAPTER", "match", "Annex B – Lamps", "Chapter 1 of the lamps"),
    Row("reading.heading_facts._CUT_YEAR", "match", "2019, with", "2019 was"),
    Row("reading.heading_facts._COUNT_BELOW", "match", "21 weeks to", "21 Weeks"),
    Row("reading.heading_facts._CUT_OFF", "match", "2006 to provide", "2006 Act"),
    Row("reading.blocks.HEADING_NUMBER", "match", "1. Lamps", "147 social care authorities"),
    Row("reading.flattened._NUMBER", "search", "it ended. 1.2 The lamp", "see lamp 1.2 of"),
    Row("reading.flattened._MAY_BE_NUMBER", "search", "it ended. 1.2 The lamp", "see lamp 1.2 of"),
    Row("reading.flattened._OPENING", "search", "it ended. 2a: PAC", "it ended. The lamp"),
    Row("reading.flattened._URL_NOTE", "search", "ended. 12 https://lamps.example", "at https://a"),
    Row("reading.flattened._SENTENCE_END", "search", "it ended. The", "at 2.30 it"),
    Row("reading.host_frames._ANCHOR", "fullmatch", "Transcript of Lamps", "Transcript: lamps"),
    Row("reading.host_frames._PAGE_LINE", "match", "Page 3: Lamps", "Page 3 shows: lamps"),
    Row("reading.host_frames._SITE_COUNT", "fullmatch", "File Type:pdf, Size:9Kb", "Size: 9"),
    Row("reading.host_frames._SITE_PAGES", "fullmatch", "Total Page:16", "Total Page 16"),
    Row("reading.host_frames._SITE_WORD", "fullmatch", "0 download", "10 lamps"),
    Row("source.pdf.columns._NUMBERED", "match", "Recommendation 4", "147 lamps"),
    Row("source.pdf.footers.NOTE_START", "match", "37 Ibid, page 4", "2018-19"),
    Row("source.pdf.furniture._NUMBERS", "search", "Page 3 of 10", "Page iii"),
    Row("source.pdf.furniture.PAGE_NUMBER", "match", "Page 3 of 10", "4 August"),
    Row("source.pdf.headings._TITLE", "match", "1. Policing", "31. conclusion"),
    Row("source.pdf.paragraphs.BULLET", "match", "• eels", "-5 degrees"),
    Row("source.pdf.paragraphs.MARKER", "match", "3.2 The", "2018 was"),
    Row("reading.print_headers._CAPTURED", "fullmatch", CAPTURED, "http://a.example/a.htm"),
    Row(
        "reading.print_headers._CUT_ADDRESS", "fullmatch", "https://a.example/l… 4/20", "https://a"
    ),
    Row("reading.print_headers._PRINT_TIME", "fullmatch", "10/23/24, 6:47 PM", "24 November 2025"),
    Row(
        "lexicon.sentences._DATE_BROKEN",
        "search",
        "Report of the Board, dated 7",
        "the log is dated",
    ),
    Row("lexicon.heading_shape._PRINTED_NUMBER", "fullmatch", "Cm. 9668 £10.00", "CP 12 lamps"),
    Row("reading.contents._HEADING", "fullmatch", "## Table of Contents", "Contents of the fund"),
    Row("reading.contents._COLUMNS", "fullmatch", "Report Title Page", "Report title of the lamp"),
    Row("reading.contents_lines.LEADER", "search", "Lamps ...... 12", "and so on ..."),
    Row("reading.contents_lines._PAGE_END", "search", "Witnesses39", "Budget 2017"),
    Row(
        "reading.contents_lines._PAGE_INSIDE", "search", "Lamps 12 Home Office", "Lamps 12 of them"
    ),
    Row("reading.contents_lines.ALONE", "fullmatch", "2.1", "12 lamps"),
    Row("reading.contents_lines._SENTENCE_INSIDE", "search", "the lamps. They", "St. Ives"),
    Row("reading.contents_lines._ENTRY_NUMBER", "fullmatch", "2.1 ", "2nd "),
    Row("reading.blocks.LISTED_NUMBER", "match", "2.1 Lamps", "2nd lamp"),
    Row("reading.blocks.ATX", "match", "## Lamps", "#lamps"),
    Row("reading.hyphens._WORD", "fullmatch", "cross-harbour", "cross-"),
    Row("reading.hyphens._BROKEN", "search", "evi-\ndence", "Auditor-\nGeneral"),
    Row("reading.hyphens._LAST", "search", "the cross-", "in 2017-"),
    Row("reading.hyphens._FIRST", "match", "dence", "Dence"),
    Row("reading.lines._LINE", "fullmatch", "a lamp\r\n", "a lamp\nand oil"),
    Row("reading.lines._MARKS", "search", "a\ufefflamp", "a\u200blamp"),
    Row("reading.markers._DOTTED", "match", "6.2. The", "64.4% were"),
    Row("reading.markers._SIMPLE", "match", "1.On", "1,000 lamps"),
    Row("reading.markers._SUB", "match", "4a) iii.The", "4 (see below)"),
    Row("reading.markers._BARE", "match", "12 The", "2nd lamp"),
    Row("reading.markers._LETTER", "match", "(a) lamps", "a.m. lamps"),
    Row("reading.markers._FIGURE", "match", "(2) The lamps", "(2)(a) of the lamps"),
    Row("reading.markers.YEARS_FIRST", "match", "1998-99 lamps", "1998 was"),
    Row("lexicon.heading_shape._FINITE", "search", "eels should be", "counting of eels"),
    Row("reading.blocks.HEADING_LETTER", "match", "**A.** Lamps", "A. Wick, keeper"),
    Row("reading.markers._BULLET", "match", "• lamps", "-5 per cent"),
    Row("reading.markers._BOLD", "match", "**3.4** The", "*3.4* The"),
    Row("reading.markers._BOLD_END", "match", "** the", "**the"),
    Row("reading.weave._WIDE", "search", "two  lamps", "two\xa0lamps"),
    Row("footnotes.scopes._SCOPED", "fullmatch", "s2-35", "35"),
    Row("footnotes.openings.LISTED", "match", "12. Harbour Act 1905", "12.5 lamps"),
    Row("footnotes.endnotes._REFERENCE", "search", "the-log.pdf", "the log."),
    Row("lexicon.sources.SOURCE", "match", "Qq2, 4", "Quay lamps"),
    Row("lexicon.sources.SOURCE_END", "search", "Harbour log, 3 March 2025", "the lamps burn."),
    Row("lexicon.sources.SMALL", "match", "ibid.", "see the lamps"),
    Row("footnotes.footers._PARAGRAPH", "match", "5. The ferry", "5 May"),
    Row("footnotes.foot_texts._WORD", "search", "21 May", "21"),
    Row("footnotes.mark_rules._PAPER", "search", "COM(2017)", "the log (2017)"),
    Row("footnotes.figures._YEAR", "search", "in 2019/20", "in 12017"),
    Row("footnotes.figures._AMOUNT", "search", "of 416,000", "of 416"),
    Row("footnotes.figures._COUNT", "search", "a target of 23", "a share of 3.2"),
    Row("footnotes.figures._NAME", "search", "the Learn365", "the Q3"),
    Row("footnotes.mark_rules._SENTENCE", "match", " The lamps", " per cent"),
    Row("footnotes.binding._OPENED", "search", "(see ", "(the log) see"),
    Row("footnotes.urls._REST", "match", "harbour/log.pdf", "Harbour"),
    Row("footnotes.binding._SPACES", "search", "two  lamps", "two lamps"),
    Row("footnotes.figures.DIGITS", "search", "Survey35", "Survey³⁵"),
    Row("footnotes.candidates._SUPERSCRIPT", "search", "lamps.¹²", "lamps.12"),
    Row("footnotes.styled_marks._FIGURES", "search", "3,4", "1537"),
    Row("footnotes.styled_marks._NOT_IN_NAMES", "search", "[3]", "3a"),
    Row("reading.styled_markers._COUNTED", "search", "Article 7", "Article"),
    Row("footnotes.candidates._BRACKETED", "search", "lamps[1]", "lamps[2011]"),
    Row("footnotes.candidates._IN_BRACKETS", "match", "[12]", "[a]"),
    Row("footnotes.candidates.EXPLICIT", "search", "lamps[^s2-1]", "lamps[1]"),
    Row("footnotes.candidates._URL", "search", "http://example.org/1", "http: lamps"),
    Row("footnotes.candidates._BARE_URL", "search", "www.example.org", "www lamps"),
    Row("footnotes.citations._GLUED", "match", "363.3 Using", "3.3 Using"),
    Row("footnotes.figures._SECOND", "match", ",38 The", ", 7,965 lamps"),
    Row("footnotes.evidence.UNSEEN_SIGNS", "search", "lamp**3", "lamp*3"),
    Row("footnotes.explicit._EXPLICIT", "match", "[^35]: The survey", "[^35] The survey"),
    Row("footnotes.notes._NOTE_HEADING", "fullmatch", "## Footnotes", "Notes of a keeper"),
    Row("footnotes.openings._SUPERSCRIPT", "match", "¹It is", "¹"),
    Row("footnotes.openings._BRACKETED", "match", "[1] It is", "[2011] It is"),
    Row("footnotes.openings._LINKED", "match", "40 http://a.example", "40 lamps"),
    Row("footnotes.openings._PLAIN", "match", "12 See the survey", "12.5 lamps"),
    Row("footnotes.openings._ALONE", "fullmatch", "12", "12."),
    Row("footnotes.spaced_marks._BEHIND_STOP", "search", "the lamps. ", "the lamps "),
    Row("footnotes.spaced_marks._BEHIND_WORD", "search", "the Hub\n", "a total of "),
    Row("footnotes.spaced_marks._IN_LINE", "search", "the ILF ", "a total of "),
    Row("footnotes.spaced_marks._BEHIND_FIGURE", "search", "in 2022/23 ", "about 20 "),
    Row("footnotes.spaced_marks._THEN_STOP", "match", ". Both", ",000 lamps"),
    Row("footnotes.spaced_marks._THEN_SENTENCE", "match", " First", " lamps"),
    Row("footnotes.spaced_marks._THEN_WORD", "match", " the pilots", " 5"),
    Row("footnotes.urls._BRACKETED_REST", "match", "wave-2015>", "wave plan>"),
    Row("footnotes.roman_notes._WORD", "search", "the towers", "a"),
    Row("footnotes.spaced_marks._AFTER_SPACE", "search", "the issues 3. Both", "in 2025, p.3, 07"),
    Row("footnotes.spaced_marks._OTHER", "match", ",38 The", ",000"),
    Row("footnotes.urls._URL", "search", "<https://a.example>", "http:"),
    Row("text.white_space.WIDE", "search", "PAC  conclusion", "PAC conclusion"),
    Row("text.line_index._LINE_END", "fullmatch", "\r\n", "\f"),
    Row("text.line_index._LINE_FEED", "search", "lamps\nbells", "lamps\rbells"),
    Row("source.decoding._ESCAPED_BYTE", "search", "lamp\udc92s", "lamp\u2019s"),
    Row("source.decoding._VALID_BEYOND_ASCII", "search", "lamp\u2019s", "lamp\udc92s"),
    Row("source.decoding._BEYOND_ASCII", "search", "lamp\udc92s", "lamp's"),
    Row("source.decoding._LINE_END", "search", "lamps\rbells", "lamps\fbells"),
    Row(
        "source.kinds._WORD_TYPE",
        "search",
        b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    ),
    Row("source.html.attributes._NOT_SHOWN", "search", "DISPLAY : none", "display:block"),
    Row("source.html.attributes._BOLD", "search", "font-weight:700", "font-weight:400"),
    Row("source.html.attributes._ITALIC", "search", "font-style: oblique", "font-style:normal"),
    Row("source.html.attributes._RAISED", "search", "vertical-align:super", "vertical-align:top"),
    Row("source.html.attributes._WORDS", "fullmatch", "nav", "nav-bar"),
    Row("source.html.encodings._CHARSET", "search", "text/html; charset='koi8-r'", "text/html"),
    Row("source.html.encodings._XML", "match", b'<?xml encoding="koi8-r"?>', b"<?php encoding?>"),
    Row("source.html.finishing._PAGE", "fullmatch", "[Page 5]", "Page 5 of the log"),
    Row("source.html.finishing._BRACKETED", "fullmatch", "(3)", "(iii)"),
    Row("source.html.finishing._COLUMN", "fullmatch", "4 Feb 2015 : Column 299WH", "Column 299"),
    Row(
        "source.html.attributes._LIST_TYPE", "search", "list-style:lower-alpha", "list-style: none"
    ),
    Row("source.html.lists._COUNT", "fullmatch", "-1", "7a"),
    Row("source.html.lists._WRITTEN", "fullmatch", "3.2", "40 lamps"),
    Row("source.html.lists._OWN_MARKER", "match", "(a) lamps", "A lamp"),
    Row("source.html.measures._INK", "fullmatch", "lamps", "two lamps"),
    Row("source.html.notes._MARK", "fullmatch", "[footnote 4]", "2019"),
    Row("source.html.notes._NOTE_NAME", "fullmatch", "_ftn1", "section3"),
    Row("source.html.tokens._MARKUP", "match", "<p", "<3"),
    Row("source.html.tokens._BARE_TAG", "fullmatch", "</td>", "<p >"),
    Row("source.html.tokens._NAME", "fullmatch", "o:p", "1p"),
    Row("source.html.tokens._ATTRIBUTE", "match", ' href="', ">"),
    Row("source.html.tokens._RAW_END", "match", "</script>", "</o:p>"),
    Row("source.html.tokens._TAG_END", "fullmatch", " />", "x>"),
    Row("source.html.tokens._HUGE_REFERENCE", "search", "&#000123456789;", "&#0000163;"),
    Row("source.html.tokens._IN_ATTRIBUTE", "search", "a&amp;b", "a&copy=2"),
    Row("source.html.writer._SPACES", "fullmatch", " \n", "\xa0"),
    Row("source.html.writer.MARKER", "fullmatch", "3.2.", "1. The"),
    Row("source.html.writer._CAPITAL", "match", "Lamps", "nd"),
    Row("source.markdown.annotations._LINE", "fullmatch", "a lamp\r\n", "a lamp\nand oil"),
    Row("source.markdown.annotations._ESCAPED_NUMBER", "match", "1\\. The", "1. The"),
    Row("source.markdown.annotations._BRACKETED", "search", "lamps\\[3\\]", "lamps\\[see 3\\]"),
    Row("source.markdown.annotations._DEFINITION", "match", "[3]: https://a", "[^3]: the log"),
    Row("source.markdown.annotations._TAG", "fullmatch", "<!-- lamps -->", "< 3 >"),
    Row("source.markdown.annotations._HEADING_END", "fullmatch", " ## {#lamps}", "C#"),
    Row("source.markdown.annotations._QUOTE", "match", "> > lamps", "lamps > oil"),
    Row("source.markdown.dialect._FOREIGN", "search", "see [lamps](log.pdf)", "see [3], lamps[^3]"),
    Row("source.markdown.own._SIGN", "search", "a\\*b", "a\\b, [^3] and - a"),
    Row("source.markdown.own._RULE", "fullmatch", "| ---- | --- |", "| -- | :--- |"),
    Row("source.markdown.own._LINK", "search", "see [a](b)", "[a]\\(b) and [a](<b>)"),
    Row("source.markdown.own._TAG", "search", "9<sup>th", "\\<sup> and <title>"),
    Row("source.markdown.own._CODE", "search", "`a`", "\\`a\\`"),
    Row("source.markdown.own._STAR", "search", "a *b* c", "a\\*b\\*c, **d** and 2 * 3"),
    Row("source.markdown.own._LOW_LINE", "search", "a _b_ c", "snake_case and \\_b\\_"),
    Row("source.markdown.own._CLOSED", "search", "## Lamps ##", "## Lamps \\##"),
    Row("source.markdown.own._DEFINITION", "match", "[a]: https://a", "[^3]: the log"),
    Row("source.markdown.own._PAIR", "search", "\\*", "lamps"),
    Row("source.markdown.own._LISTED", "match", "> - lamps", "-5 lamps"),
    Row("source.markdown.own._NOTED", "match", "[^3]: log", "\\[^3]: log"),
    Row("source.markdown.own._NUMBER", "match", "12\\. The", "3.2 per cent"),
    Row("source.markdown.own._NOTE", "match", "[^s2-3]: **3** log", "[3]: log"),
    Row("source.markdown.own._LABEL", "match", "**Response:** lit", "**lit**"),
    Row(
        "source.markdown.own._ANCHORED",
        "match",
        '## <a id="23/3.2"></a>Lamps',
        'Lamps <a id="3.2"></a>',
    ),
    Row("source.markdown.own._OPAQUE", "search", "[^*]", "[*] and <title>"),
    Row("source.markdown.own._COUNTED", "search", "lamps\n12. The", "12\\. The, 3.2 The"),
    Row("source.markdown.own_inline._SIGN", "search", "a *b* c", "a b, (c) and d]"),
    Row("source.text._OWN_SIGN", "search", "lamps\n\n12\\. The", "12. The"),
    Row("source.kinds._PDF_HEADER", "search", b"\n%PDF-1.4", b"a %PDF-1.4 file"),
    Row("source.kinds._HTML_START", "match", b"<html lang=en>", b"<htmlish>"),
    Row("render.junit._NO_XML", "search", "\x1b", "\t"),
    Row("source.suspicions._HIDDEN_RUN", "search", "lamp\u202es", "lamp\u2019s"),
    Row("source.suspicions._INK", "search", "\ufeff.", "\ufeff \n"),
    Row(
        "source.suspicions._MISREAD_RUN",
        "search",
        "the keeper\u00e2\u20ac\u2122s lamp",
        "ch\u00e2teau",
    ),
    Row("source.suspicions._REPLACEMENT_RUN", "search", "\ufffd5 lamps", "?5 lamps"),
    Row("duplicates.alignment._NOT_LETTERS", "search", "two-lamp", "lamps"),
    Row("duplicates.candidates._AFTER_W", "search", "where the lamps were lit", "wet lamps"),
    Row("duplicates.candidates._AFTER_P", "search", "paid for by the two keepers", "a lamp is lit"),
    Row(
        "duplicates.candidates._AFTER_STOP",
        "search",
        "Lit. The lamps were then put out",
        "Lit. Out",
    ),
    Row("duplicates.comparison._MARK", "search", "lamps[12], oil", "the [12] lamps"),
    Row("duplicates.comparison._PIECE", "search", " lamp,", " \n"),
    Row("duplicates.comparison._DIGITS", "fullmatch", "2017", "20.17"),
    Row("duplicates.facts.WORD", "fullmatch", "9.25", "9."),
    Row("duplicates.differences._JOINT", "fullmatch", "-", " - "),
    Row("duplicates.differences._STOP", "search", "lit.", "lit, and"),
    Row("fingerprints._CELL_END", "fullmatch", b"\t", b" "),
    Row("history.matches._QUOTED", "fullmatch", "“the lamps”", "the keepers’ lamps’"),
    Row("reuse.lines._FIRST_HEAD", "match", b"12\tThe lamps", b"-1\tThe lamps"),
    Row("reuse.lines._NO_HEAD", "search", b"1\tLamps\nOil\n", b"1\tLamps\n2\tOil\n"),
    Row("gate.passages._WORD", "fullmatch", "lamps", "9lamps"),
    Row("gate.passages._SOURCE", "search", "Count them. (Paragraph 17)", "Count (all) lamps."),
    Row("gate.passages._THOUSANDS", "search", "2,000 lamps", "2,3 lamps"),
    Row("duplicates.facts._THOUSANDS", "search", "2,000 lamps", "2,3 lamps"),
    Row("duplicates.facts._APOSTROPHES", "search", "keepers\u2019", 'keepers"'),
    Row("duplicates.facts._ODD_PAIR", "search", "commxttee", "committee"),
    Row(
        "duplicates.evidence._PAGE_HEAD", "fullmatch", "14 Lamps on the quays", "Lamps on the quays"
    ),
    Row("duplicates.evidence._LISTED", "fullmatch", "Conclusions and recommendations", "Response"),
    Row("render.markdown.signs._SIMPLE_NUMBER", "fullmatch", "12a", "3.2"),
    Row("render.markdown.signs._NUMBER_LIKE", "match", "4a: lamps", "4a lamps"),
    Row("render.markdown.signs._ITEM_NUMBER", "match", "(iv) lamps", "iv lamps"),
    Row("render.markdown.signs._LETTERED", "match", "(b) lamps", "b) lamps"),
    Row("render.markdown.signs._ADDRESS", "match", "<https://lamps.example", "see http"),
    Row("render.markdown.signs._COUNTED", "fullmatch", "3.2", "3a"),
    Row("render.markdown.signs._SUB_NUMBER", "fullmatch", "4a(ii)", "4a"),
    Row("render.markdown.signs._AMBIGUOUS", "match", "c) lamps", "can lamps"),
    Row("render.markdown.signs._LABEL", "match", "PAC recommendation:", "Recommendation 4 was"),
    Row(
        "render.markdown.escapes._INLINE",
        "search",
        "the <title>",
        "2 * 3 < 4, R&D, snake_case, [40]",
    ),
    Row("render.markdown.escapes._BLOCK", "match", "- lamps", "-5 per cent"),
    Row("render.markdown.escapes._COUNTED", "match", "12. The", "3.2 The"),
    Row("render.markdown.escapes._CLOSING_SIGNS", "search", "lamps ##", "C#"),
    Row(
        "render.markdown.escapes._AUTOLINK",
        "fullmatch",
        "https://lamps.example",
        "www.lamps.example",
    ),
    Row("render.markdown.escapes._SCHEME", "match", "mailto:a", "www.a"),
    Row("render.markdown.escapes._REFERENCE", "search", "&amp;", "?a=1&b=2"),
    Row("render.markdown.escapes._IN_TARGET", "search", "a b", "a(b)"),
    Row("render.outline._BULLET", "match", "• lamps", "o’clock"),
    Row("render.markdown.inline._BRACKET", "search", "a [b", "a \\[b"),
    Row("render.markdown.inline._IN_TARGET", "search", "http://a b", "http://a/_b_(c)"),
    Row("render.html.writer._HIDDEN", "search", "\u202etxt", "soft\u00adhyphen"),
    Row("render.diff._WORD", "fullmatch", "[^35]", "[35]"),
    Row("render.diff._TABLE", "search", "Year | Lamps", "a|b"),
    Row("render.diff._UNSHOWN", "match", "> lamps", "lamps > oil"),
    Row("render.outline._WORD", "search", "4 lamps", "4 a"),
    Row("render.outline._LABEL_WORD", "search", "PAC Conclusion", "Response"),
    Row("render.outline._LABELLED_NUMBER", "match", "Recommendation: 4.", "Recommendation 4."),
    Row("render.outline._ID", "fullmatch", "fn35-2", "p35"),
    Row("render.places._LINE", "fullmatch", "L12", "12.3"),
    Row("render.places._PAGE", "fullmatch", "p5", "pp5"),
    Row("render.places._PARAGRAPH", "fullmatch", "¶57", "paragraphs 57"),
    Row("render.printable._ANY", "search", "lamp\x1b[2J", "lamp"),
    Row("render.printable._ANY_BUT_LAYOUT", "search", "lamp\x07", "lamp\n\tbell"),
)


COMPILERS = ("re.compile", "regex.compile", "compile_late", "pattern", "WholeTextPattern")
ELSEWHERE = ("procedure.", "lexicon.")
HERE = ("lexicon.sentences.", "lexicon.heading_shape.", "lexicon.sources.")
PATTERNS = {
    name: found
    for name, found in EVERY.items()
    if not name.startswith(ELSEWHERE) or name.startswith(HERE)
}
SELF_EXPLAINED = {name: found for name, found in EVERY.items() if hasattr(found, "near_miss")}
"""The patterns that hold their own example and near miss."""
ROW_OF_PATTERN = [row for row in ROWS if row.name in PATTERNS]


def test_every_pattern_has_a_name_of_its_own() -> None:
    # the walk sees what stands under a name in a module: nothing is compiled anywhere else
    compiled = [
        f"{name_of(path)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in COMPILERS
        if path.name != "patterns.py"  # which compiles what others have named
    ]
    assert len(compiled) == len(EVERY)


def test_every_pattern_has_an_example_and_a_near_miss() -> None:
    assert {row.name for row in ROWS} == PATTERNS.keys() - SELF_EXPLAINED.keys()


@pytest.mark.parametrize("name", SELF_EXPLAINED)
def test_a_pattern_takes_the_example_that_it_holds(name: str) -> None:
    found = SELF_EXPLAINED[name]
    ask = getattr(found, found.ask)  # type: ignore[attr-defined]
    assert ask(found.example) is not None  # type: ignore[attr-defined]
    assert ask(found.near_miss) is None


@pytest.mark.parametrize("row", ROW_OF_PATTERN, ids=lambda row: row.name)
def test_a_pattern_takes_its_example_and_leaves_its_near_miss(row: Row) -> None:
    ask = getattr(EVERY[row.name], row.how)
    assert ask(row.example) is not None
    assert ask(row.near_miss) is None


@pytest.mark.parametrize("name", EVERY)
def test_a_pattern_means_ascii_digits(name: str) -> None:
    # the class of letters is the one right use: word characters that are no digit of any script
    source = str(EVERY[name].pattern).replace(r"[^\W\d_]", "")
    assert re.search(r"(?<!\\)\\d", source) is None


NEEDY = {name: found for name, found in EVERY.items() if getattr(found, "needs", ())}
"""The patterns that are not compiled for a text without certain words."""


def _ways_without(parsed: Any, words: tuple[str, ...], before: set[str]) -> set[str]:
    """How all ways through a parsed pattern end that pass none of the words: the last known letters.

    ``before`` is how those ways end that lead to it. If nothing is known of the letters, an end is empty.
    """
    ends = before
    for operation, value in parsed:
        name = str(operation)
        if name == "LITERAL":
            ends = {f"{end}{chr(value).lower()}" for end in ends}
            ends = {end for end in ends if not end.endswith(words)}
        elif name == "SUBPATTERN":
            ends = _ways_without(value[3], words, ends)
        elif name == "BRANCH":
            ends = set().union(*(_ways_without(one, words, ends) for one in value[1]))
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            least, most, repeated = value
            once = _ways_without(repeated, words, ends)
            again = {""} if once and most > 1 else set()
            ends = once | again | (set() if least else ends)
        elif name not in ("AT", "ASSERT", "ASSERT_NOT"):
            ends = {""} if ends else ends
    return ends


def _cannot_do_without(parsed: Any, words: tuple[str, ...]) -> bool:
    """Whether all that a parsed pattern takes holds one of the words."""
    return not _ways_without(parsed, words, {""})


@pytest.mark.parametrize("name", NEEDY)
def test_a_pattern_cannot_do_without_the_words_that_it_needs(name: str) -> None:
    found = NEEDY[name]
    words = found.needs  # type: ignore[attr-defined]
    assert all(word.isascii() and word == word.lower() for word in words)
    assert _cannot_do_without(_parser.parse(found.pattern, found.flags), words)


def test_a_word_that_a_pattern_can_do_without_is_found_out() -> None:
    parsed = _parser.parse("(?:an? )?(?:lamps? [0-9])|(?:oil )+|oars?")
    assert _cannot_do_without(parsed, ("lamp", "oil", "oar"))
    assert _cannot_do_without(parsed, ("lamp ", "lamps ", "oil ", "oar"))
    assert not _cannot_do_without(parsed, ("lamps", "oil", "oar"))
    assert not _cannot_do_without(parsed, ("lamp ", "oil", "oar"))
    assert not _cannot_do_without(parsed, ("lamp", "oil"))
    assert not _cannot_do_without(_parser.parse("(?:oil)*"), ("oil",))


def test_letters_of_either_case_are_known_for_the_words_that_a_pattern_needs() -> None:
    plain = re.compile("[a-z]", re.IGNORECASE)
    letters = [chr(code) for code in range(sys.maxunicode + 1)]
    taken = [letter for letter in letters if plain.match(letter)]
    for letter in taken:
        late = compile_late("[a-z]", re.IGNORECASE, needs=tuple(ascii_lowercase))
        assert late.match(letter)
    assert len(taken) > 2 * len(ascii_lowercase)  # among them the sign for kelvin


def test_a_pattern_for_whole_texts_finds_the_same_with_either_engine() -> None:
    short, long = "3 lamps, 12 oars. ", "3 lamps, 12 oars. " * 60_000
    each: dict[str, object] = dict(EVERY)
    for name, found in each.items():
        if isinstance(found, WholeTextPattern):
            few = [match.span() for match in found.finditer(short * 2)]
            many = [match.span() for match in found.finditer(long)]
            assert many[: len(few) - 1] == few[:-1], name
            assert [match.span() for match in re.finditer(found.pattern, long)] == many
            assert found.findall(long) == re.findall(found.pattern, long)
