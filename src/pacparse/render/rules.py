"""What each diagnostic and each refusal means, in a sentence: for formats that carry their own legend."""

from __future__ import annotations

MEANINGS = {
    "boundary-unclear": "Nothing shows where a quoted recommendation ends and its answer begins.",
    "comments-left-out": "A Word document has comments, which are no part of its text.",
    "count-wrong": "A count or a difference is not that of the rows it is made of.",
    "dates-disordered": "A first day is later than the last one.",
    "embedded-not-read": "A Word document takes in another one, which was not read.",
    "encoding-guessed": "Lines that are not UTF-8 were read as Windows-1252.",
    "encoding-suspect": "Characters look as if UTF-8 had been read in another encoding.",
    "file-changed": "A file is not what was written: its digest is another.",
    "footnote-guess": "Digits are read as a note mark by their place in the sequence alone.",
    "footnote-undefined": "A note mark whose note is nowhere.",
    "footnote-unreferenced": "A note that no mark cites.",
    "hidden-characters": "Characters that a reader cannot see stand in the text.",
    "hidden-text": "A page or a Word document holds text that is not shown, and that was left out.",
    "key-repeated": "Two rows have one key.",
    "key-unknown": "A row refers to a row that there is not.",
    "markup-not-read": "HTML was read as if its tags were text.",
    "no-text": "There is no text in the source.",
    "number-not-counted": "A field of a Word document counts by itself, and its number was left out.",
    "numbering-disorder": "A number stands out of order.",
    "numbering-gap": "The sequence of numbers skips some.",
    "pages-unreadable": "Pages of a PDF cannot be read.",
    "paragraph-truncated": "A paragraph stops in mid-sentence.",
    "pdf-damaged": "A damaged PDF could be read all the same.",
    "place-wrong": "A line, page or offset does not fit the source.",
    "previous-lost": "What an earlier output had is gone.",
    "repeated-passage": "A passage was extracted twice and is shown once.",
    "replacement-characters": "Characters were lost before the text was read.",
    "restatement": "The same words stand under two numbers.",
    "row-added": "A row stands there that was not written.",
    "row-changed": "A cell is not what was written: the digest of its row is another.",
    "row-missing": "A row that was written is gone.",
    "source-missing": "No source was given whose bytes have the digest of the document.",
    "table-flattened": "A table came out of its print cell by cell, and its rows are not read.",
    "text-not-found": "Words stand in a row that the source does not hold at that place.",
    "tracked-changes": "Tracked changes of a Word document were read as accepted.",
    "unbalanced-markup": "A mark of emphasis has no partner.",
    "url-broken": "An address breaks off at a line end, and its rest is not known.",
    "url-repaired": "An address was printed with something that is not part of it.",
    "value-unknown": "A cell holds a word that its column does not know.",
    "verdict-loose": "The answer agrees or disagrees with something near the recommendation, not with it.",
    "verdict-missing": "The answer to a recommendation states no verdict.",
}
"""The sentence for each code; ``docs/errors.md`` says what to do about it."""


def meaning_of(code: str) -> str:
    """The sentence for ``code``; a code without one speaks for itself."""
    return MEANINGS.get(code, f"{code.replace('-', ' ').capitalize()}.")
