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
        "some lines are not valid UTF-8; pacparse read them as Windows-1252",
        "look at the pound signs, quotation marks and dashes in these lines",
    ),
    "encoding-suspect": Code(
        "warning",
        "the text has characters such as `â€™` or `Â£`. UTF-8 looks like this if a program reads "
        "it in another encoding. The characters stay as they are",
        "extract the text again as UTF-8",
    ),
    "replacement-characters": Code(
        "warning",
        "the text has the replacement character U+FFFD: characters were lost before pacparse read "
        "the text",
        "extract the text again",
    ),
    "hidden-characters": Code(
        "warning",
        "the text has direction marks or tag characters, which a reader cannot see. They stay",
        "look at these places",
    ),
    "hidden-text": Code(
        "info",
        "the document has text that nobody sees. In HTML (`hidden`, `display:none`, `<noscript>`, "
        "`<template>`) and in Word (hidden text), pacparse leaves it out. In PDF (beyond the edge "
        "of the page, or white on white), it becomes a removal",
        "if it matters, look at the source of the page, or show hidden text in Word",
    ),
    "markup-not-read": Code(
        "warning",
        "the input is HTML, but `--type text` made pacparse read its tags as text",
        "leave `--type` out",
    ),
    "pages-unreadable": Code(
        "error",
        "some pages of the PDF cannot be read. The document has only the others",
        "get the file again",
    ),
    "pages-without-text": Code(
        "warning",
        "some pages of the PDF are pictures without text",
        "recognise the text of these pages first, for instance with `ocrmypdf`",
    ),
    "pages-incomplete": Code(
        "warning",
        "some pages of the PDF have letters that are not in the text, for instance in forms or "
        "comments",
        "compare these pages with the original, or print the PDF to a new PDF",
    ),
    "text-layers-differ": Code(
        "warning",
        "some pages of the PDF have two layers of text in one place, and the two differ. This "
        "happens in scans whose text was recognised by a program. pacparse read the visible "
        "layer, or the later one if both or neither are visible",
        "compare these pages with the original",
    ),
    "pdf-damaged": Code(
        "warning",
        "the PDF is damaged, but pacparse could read it. The message says what is damaged",
        "make sure that the end of the document is there",
    ),
    "tracked-changes": Code(
        "warning",
        "the Word document has tracked changes, or the HTML page has `<del>`. pacparse read it as "
        "if all changes were accepted",
        "if that is wrong, accept or reject the changes first",
    ),
    "comments-left-out": Code(
        "info",
        "the Word document has comments. They are not part of its text",
        "nothing",
    ),
    "embedded-not-read": Code(
        "warning",
        "the Word document contains another document, a diagram or a chart. Its words are not read",
        "read the other document too; look at the diagram",
    ),
    "number-not-counted": Code(
        "warning",
        "the Word document has fields that count by themselves (`AUTONUM`, or `LISTNUM` without "
        "the name of a list). Their numbers are left out",
        "replace the fields by a numbered list",
    ),
    "no-text": Code(
        "warning",
        "the input has no text",
        "check the file; on the command line this is an error (3)",
    ),
}
"""What the source text gives reason for."""

DOCUMENT_CODES = {
    "boundary-unclear": Code(
        "info",
        "nothing shows where the quoted recommendation ends and the answer begins. pacparse took "
        "the next paragraph as the beginning of the answer",
        "compare with the original",
    ),
    "footnote-undefined": Code(
        "warning",
        "the text has a footnote mark, but no note with its number",
        "look for the note in the original",
    ),
    "footnote-unreferenced": Code(
        "warning",
        "the text has a note, but no footnote mark with its number",
        "look for the mark in the original: it may have been lost",
    ),
    "footnote-guess": Code(
        "info",
        "digits were read as a footnote mark only because they fit the sequence of the notes",
        "compare with the original",
    ),
    "numbering-gap": Code(
        "info",
        "the numbering of the paragraphs skips one or more numbers",
        "look for the missing paragraph in the original",
    ),
    "numbering-disorder": Code(
        "info",
        "a paragraph number is out of order",
        "compare with the original: its pages may be in the wrong order",
    ),
    "paragraph-truncated": Code(
        "warning",
        "a paragraph ends in the middle of a sentence",
        "look for the rest in the original",
    ),
    "repeated-passage": Code(
        "info",
        "a passage was extracted twice. It is shown once",
        "nothing; `pacparse explain` shows the differences between the copies",
    ),
    "restatement": Code(
        "info",
        "two paragraphs with different numbers have the same words. Both stay",
        "nothing",
    ),
    "repeated-unproven": Code(
        "info",
        "a passage of at least sixty words occurs twice, and nothing shows whether by accident. "
        "Both stay",
        "read both; `pacparse explain` shows where they are",
    ),
    "url-broken": Code(
        "warning",
        "a web address ends at the end of a line, and the next line may be the rest of it. "
        "pacparse cannot know how the two join, so the note has both",
        "put the address together yourself",
    ),
    "url-repaired": Code(
        "info",
        "a web address had characters around it or inside it that do not belong to the address. "
        "pacparse removed them from the address",
        "nothing; the characters of the source are in the runs",
    ),
    "verdict-missing": Code(
        "info",
        "the answer to a recommendation states no verdict. If a document has three answers or "
        "more and none states a verdict, this is reported once",
        "read the answer yourself",
    ),
    "verdict-loose": Code(
        "warning",
        "the answer agrees or disagrees only with something near the recommendation: a need, an "
        "aim, a view, new rules. It gives no verdict on the recommendation itself, so the "
        "position is empty",
        "read the answer, and decide",
    ),
    "table-flattened": Code(
        "warning",
        "extraction divided a table of recommendations into its cells, and the columns are not "
        "regular. pacparse did not read its rows",
        "read the table in the original",
    ),
    "correction-stale": Code(
        "warning",
        "a correction that a person made does not fit the document any more. pacparse did not "
        "apply it",
        "look at the recommendation on the page of `pacparse review`, and correct it again",
    ),
    "unbalanced-markup": Code(
        "info",
        "a mark of emphasis (`**`) has no partner. It is not shown",
        "nothing",
    ),
}
"""What the document gives reason for."""

VERIFY_CODES = {
    "row-changed": Code(
        "error",
        "a cell has changed since the output was written: the digest of its row differs",
        "restore the output, or write it again with `to-tables`",
    ),
    "row-missing": Code(
        "error",
        "a row is missing that was in the output when it was written",
        "restore the output, or write it again with `to-tables`",
    ),
    "row-added": Code(
        "error",
        "a row was added after the output was written",
        "restore the output, or write it again with `to-tables`",
    ),
    "file-changed": Code(
        "error",
        "a file has changed since the output was written: its digest differs",
        "restore the output, or write it again with `to-tables`",
    ),
    "source-missing": Code(
        "error",
        "none of the given sources is the file that the document was read from: no digest matches",
        "name the source as it was when the output was written; if the source has changed, write "
        "the output again",
    ),
    "text-not-found": Code(
        "error",
        "a row has words that are not at the given place in the source",
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
        "two rows have the same key",
        "check whether one document was read twice",
    ),
    "key-unknown": Code(
        "error",
        "a row refers to a row that does not exist",
        "restore the missing rows, or write the output again",
    ),
    "value-unknown": Code(
        "error",
        "a cell has a word that its column does not allow",
        "correct the cell, or write the output again",
    ),
    "dates-disordered": Code(
        "error",
        "a first day is later than the last day",
        "correct the two days, or write the output again",
    ),
    "count-wrong": Code(
        "error",
        "a count or a difference does not fit the rows that it is made of",
        "restore the missing rows, or write the output again",
    ),
    "previous-lost": Code(
        "error",
        "something that an earlier output had is missing",
        "check whether the new edition dropped it, and say so where you publish it",
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
