"""What each diagnostic and each refusal means, and what to do about it: the one place that says so.

``pacparse rule CODE`` shows it, SARIF carries it along, and the tables of ``docs/errors.md`` repeat it word
for word: a test compares them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from pacparse.units import Severity


class Code(NamedTuple):
    """How grave it is, what it means, and what to do: pieces of Markdown without a full stop."""

    severity: Severity
    means: str
    advice: str

    @property
    def sentence(self) -> str:
        """What it means, as a plain sentence."""
        return _sentence(self.means)

    @property
    def markdown_sentence(self) -> str:
        """What it means, as a sentence of Markdown."""
        return f"{self.means[:1].upper()}{self.means[1:]}."

    @property
    def advice_sentence(self) -> str:
        """What to do, as a plain sentence."""
        return _sentence(self.advice)


def _sentence(words: str) -> str:
    """``words`` begun with a capital, unless a name of ours stands first, and ended."""
    plain = words.replace("`", "")
    first = plain[:1] if words.startswith("`") else plain[:1].upper()
    return f"{first}{plain[1:]}."


SOURCE_CODES = {
    "encoding-guessed": Code(
        "warning",
        "lines that are not UTF-8 were read as Windows-1252",
        "look at the pound signs, quotes and dashes of these lines",
    ),
    "encoding-suspect": Code(
        "warning",
        "characters such as `â€™` or `Â£`, as UTF-8 looks that was read in another encoding; "
        "they stay as printed",
        "read the source again as UTF-8",
    ),
    "replacement-characters": Code(
        "warning",
        "U+FFFD stands in the text: characters were lost before",
        "extract the text again",
    ),
    "hidden-characters": Code(
        "warning",
        "direction marks or tag characters, which a reader cannot see",
        "look at these places; they are kept",
    ),
    "hidden-text": Code(
        "info",
        "a page of HTML holds text that no browser shows (`hidden`, `display:none`, "
        "`<noscript>`, `<template>`), or a Word document text that is not printed; it is left "
        "out. Or words of a PDF that nobody sees, beyond the edge of the page or white on white, are "
        "among the removals",
        "look at the source of the page, or show hidden text in Word, if it matters",
    ),
    "markup-not-read": Code(
        "warning",
        "it is HTML, and its tags were read as text, as `--type text` asked",
        "leave `--type` out",
    ),
    "pages-unreadable": Code(
        "error",
        "pages of a PDF that cannot be read; the others are there",
        "get the file again",
    ),
    "pages-without-text": Code(
        "warning",
        "pages of a PDF that are pictures, while others have text",
        "recognise the text of these pages first, for instance with `ocrmypdf`",
    ),
    "pages-incomplete": Code(
        "warning",
        "pages of a PDF with letters that are not in the text, as those of forms and notes",
        "compare these pages with the print, or print the PDF to a new one",
    ),
    "text-layers-differ": Code(
        "warning",
        "pages of a PDF where two layers of words lie in one place and differ, as of a scan that was read "
        "by a program: the one that is seen was read, or else the later",
        "compare these pages with the print",
    ),
    "pdf-damaged": Code(
        "warning",
        "a damaged PDF that could be read all the same; the message says what is damaged",
        "see that its end is there",
    ),
    "tracked-changes": Code(
        "warning",
        "a Word document with tracked changes, or a page with `<del>`: it was read as if all were accepted",
        "accept or reject them first, if that is not what is meant",
    ),
    "comments-left-out": Code(
        "info",
        "a Word document with comments, which are no part of its text",
        "nothing",
    ),
    "embedded-not-read": Code(
        "warning",
        "a Word document that takes in another one, a diagram or a chart, whose words are not read",
        "read the other one too; look at the diagram",
    ),
    "number-not-counted": Code(
        "warning",
        "a Word document with fields that count by themselves (`AUTONUM`, `LISTNUM` without the name of "
        "a list); their numbers are left out",
        "replace them by a numbered list",
    ),
    "no-text": Code(
        "warning",
        "there is nothing in it",
        "on the command line this is an error (3)",
    ),
}
"""What the source text gives reason for."""

DOCUMENT_CODES = {
    "boundary-unclear": Code(
        "info",
        "nothing shows where the quoted recommendation ends and the answer begins: the next "
        "paragraph was taken",
        "compare with the print",
    ),
    "footnote-undefined": Code(
        "warning",
        "a mark whose note is nowhere",
        "look for the note in the original",
    ),
    "footnote-unreferenced": Code(
        "warning",
        "a note that no mark cites",
        "the mark may have been lost",
    ),
    "footnote-guess": Code(
        "info",
        "digits that are a mark only by their place in the sequence",
        "compare with the original",
    ),
    "numbering-gap": Code(
        "info",
        "numbers that the sequence skips",
        "a paragraph may be missing",
    ),
    "numbering-disorder": Code(
        "info",
        "a number that stands out of order",
        "the order of the pages may be wrong",
    ),
    "paragraph-truncated": Code(
        "warning",
        "a paragraph that stops in mid-sentence",
        "look for the rest in the original",
    ),
    "repeated-passage": Code(
        "info",
        "a passage that was extracted twice and is shown once",
        "`pacparse explain` shows the differences",
    ),
    "restatement": Code(
        "info",
        "the same words under two numbers; both stay",
        "nothing",
    ),
    "repeated-unproven": Code(
        "info",
        "a passage of sixty words or more that stands twice, and nothing tells whether by "
        "accident; both stay",
        "read both; `pacparse explain` shows where they stand",
    ),
    "url-broken": Code(
        "warning",
        "an address at a line end whose next line may be its rest; it cannot be known how the "
        "two join",
        "put it together yourself; both stand in the note",
    ),
    "url-repaired": Code(
        "info",
        "an address that was printed with something that is not part of it",
        "nothing; the print is in the runs",
    ),
    "verdict-missing": Code(
        "info",
        "a recommendation whose answer states no verdict; said once where none of three "
        "answers or more does",
        "read the answer yourself",
    ),
    "verdict-loose": Code(
        "warning",
        "an answer that agrees or disagrees with something near the recommendation (a need, an "
        "aim, new rules), or agrees with a view, and gives no verdict on the recommendation "
        "itself; the position stays empty",
        "read the answer, and decide",
    ),
    "table-flattened": Code(
        "warning",
        "a table of recommendations came out of its print cell by cell, and its columns are "
        "not regular: its rows are not read",
        "read the table in the original",
    ),
    "correction-stale": Code(
        "warning",
        "a correction that a person made does not fit the document any more, and was not applied",
        "look at the recommendation on the page of `pacparse review`, and correct it again",
    ),
    "unbalanced-markup": Code(
        "info",
        "a mark of emphasis (`**`) without its partner, which is not shown",
        "nothing",
    ),
}
"""What the document gives reason for."""

VERIFY_CODES = {
    "row-changed": Code(
        "error",
        "a cell is not what was written: the digest of its row is another",
        "restore the output, or write it again with `to-tables`",
    ),
    "row-missing": Code(
        "error",
        "a row that was written is gone",
        "restore the output, or write it again with `to-tables`",
    ),
    "row-added": Code(
        "error",
        "a row stands there that was not written",
        "restore the output, or write it again with `to-tables`",
    ),
    "file-changed": Code(
        "error",
        "a file is not what was written: its digest is another",
        "restore the output, or write it again with `to-tables`",
    ),
    "source-missing": Code(
        "error",
        "no source was given whose bytes have the digest of the document",
        "name the source as it was when the output was written; if it has changed, write the "
        "output again",
    ),
    "text-not-found": Code(
        "error",
        "words stand in a row that the source does not hold at that place",
        "compare the row with the source at that place; if nobody changed the output, please "
        "report it",
    ),
    "place-wrong": Code(
        "error",
        "a line, page or offset does not fit the source",
        "compare the row with the source at that place; if nobody changed the output, please "
        "report it",
    ),
    "key-repeated": Code(
        "error",
        "two rows have one key",
        "see whether one document was read twice",
    ),
    "key-unknown": Code(
        "error",
        "a row refers to a row that there is not",
        "restore the rows that are gone, or write the output again",
    ),
    "value-unknown": Code(
        "error",
        "a cell holds a word that its column does not know",
        "correct the cell, or write the output again",
    ),
    "dates-disordered": Code(
        "error",
        "a first day is later than the last one",
        "correct the two days, or write the output again",
    ),
    "count-wrong": Code(
        "error",
        "a count or a difference is not that of the rows it is made of",
        "restore the rows that are gone, or write the output again",
    ),
    "previous-lost": Code(
        "error",
        "what an earlier output had is gone",
        "see whether the new edition dropped it, and say so where it is published",
    ),
}
"""Why ``verify`` refuses a row."""

CODES: dict[str, Code] = {**SOURCE_CODES, **DOCUMENT_CODES, **VERIFY_CODES}
MEANINGS = {code: found.sentence for code, found in CODES.items()}
"""The sentence for each code."""


def meaning_of(code: str) -> str:
    """The sentence for ``code``; a code without one speaks for itself."""
    return MEANINGS.get(code, f"{code.replace('-', ' ').capitalize()}.")


def names_of_codes() -> tuple[str, ...]:
    """What a person may call codes by: themselves, and their first words (``footnote``)."""
    return tuple(dict.fromkeys([*CODES, *(code.partition("-")[0] for code in CODES)]))


def codes_named(name: str) -> tuple[str, ...]:
    """The codes that ``name`` stands for: itself, or all that begin so (``footnote``)."""
    if name in CODES:
        return (name,)
    return tuple(code for code in CODES if code.startswith(f"{name}-"))
