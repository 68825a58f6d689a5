"""What is true of a generated document, under the keys that the scoring reads."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from quality.generate.model import note_number, plain

if TYPE_CHECKING:
    from quality.generate.model import Block, Document, Recommendation

Expectation = dict[str, Any]


def expect(document: Document) -> Expectation:
    """The expectation of ``document``, ready for JSON. It must have been printed before."""
    expectation = _metadata(document)
    expectation |= {
        "family": document.family,
        "profile": document.profile,
        "damages": list(document.damages),
        "paragraphs": [
            {"number": b.number, "text": _text(b, document)} for b in document.numbered()
        ],
        "items": [{"text": _text(b, document)} for b in document.blocks if b.kind == "item"],
        "unnumbered": _unnumbered(document),
        "unscored": [
            _text(b, document) for b in document.blocks if b.role in ("cover", "contents", "label")
        ],
        "headings": [_text(b, document) for b in document.blocks if b.kind == "heading"],
        "footnotes": _footnotes(document),
        "recommendations": [_recommendation(r, document) for r in document.recommendations],
        "kept_once": _kept_once(document),
        "must_survive": _must_survive(document),
        "furniture": _furniture(document),
        "restatements": [sorted(pair) for pair in document.restatements],
        "undefined_notes": [
            note_number(n, document.style) for n in document.notes if not n.is_printed
        ],
        "unreferenced_notes": [
            note_number(m.note, document.style)
            for b in document.blocks
            for m in b.marks
            if m.manner == "hidden"
        ],
        "truncated": list(document.truncated),
        "gaps": list(document.gaps),
    }
    return {key: value for key, value in expectation.items() if key not in document.unscored}


def _text(block: Block, document: Document) -> str:
    return _shown(block.text, document)


def _shown(text: str, document: Document) -> str:
    return plain(text).replace("’", document.style.apostrophe or "’")


def _metadata(document: Document) -> Expectation:
    metadata = document.metadata
    found: Expectation = {
        "title": metadata.title,
        "title_accepts": list(metadata.title_accepts),
        "date": metadata.date,
        "date_accepts": list(metadata.date_accepts),
        "session": metadata.session,
        "departments": list(metadata.departments),
        "paper_numbers": list(metadata.paper_numbers),
    }
    return {key: value for key, value in found.items() if key not in metadata.unscored}


def _unnumbered(document: Document) -> list[str]:
    """The plain paragraphs, where print leaves no doubt of their limits.

    In full lines without blank ones nobody can say where one plain paragraph ends and the next begins.
    """
    is_open = document.style.blank_lines or document.style.width is None
    blocks = document.blocks
    pairs = pairwise([*blocks, None])
    doubtful = {
        id(b)
        for first, second in pairs
        if second is not None and _is_plain(first) and _is_plain(second) and not is_open
        for b in (first, second)
    }
    return [
        _text(b, document)
        for b in blocks
        if _is_plain(b) and b.role in ("body", "response") and id(b) not in doubtful
    ]


def _is_plain(block: Block | None) -> bool:
    return block is not None and block.kind == "paragraph" and not (block.number or block.marker)


def _footnotes(document: Document) -> list[Expectation]:
    found = []
    for block in document.blocks:
        text = _text(block, document)
        for mark in sorted(block.marks, key=lambda m: m.offset):
            shown = [u for u in (mark.note.url, mark.note.second) if u]
            urls = shown if mark.note.is_printed else []
            references = [] if mark.manner == "hidden" else [{"after": text[: mark.offset][-60:]}]
            number = note_number(mark.note, document.style)
            found.append({"number": number, "urls": urls, "references": references})
    return found


def _recommendation(entry: Recommendation, document: Document) -> Expectation:
    found: Expectation = {
        "number": entry.number,
        "position": entry.position,
        "status": entry.status,
        "target_dates": [
            {"kind": d.kind, "words": d.words, "earliest": d.earliest, "latest": d.latest}
            for d in entry.target_dates
        ],
        "response": [b.number for b in entry.response if b.number and b.kind == "paragraph"],
    }
    if entry.conclusion:
        found["conclusion"] = _text(entry.conclusion, document)
    if entry.recommendation:
        found["recommendation"] = _text(entry.recommendation, document)
    if entry.position_accepts:
        found["position_accepts"] = list(entry.position_accepts)
    if entry.verdicts:
        found["verdicts"] = [{"position": p, "by": by} for p, by in entry.verdicts]
    if entry.items:
        found["recommendation_items"] = True
    is_plain = not any(b.role == "row" for b in entry.response)
    if entry.response and is_plain and not found["response"]:
        found["answer"] = " ".join(_text(b, document) for b in entry.response)
    return found


def _kept_once(document: Document) -> list[str]:
    """The copied texts that stand nowhere else."""
    texts = [_text(b, document) for b in document.blocks]
    entire = "\n".join(texts)
    is_scored = [
        b.role not in ("cover", "contents", "label", "row", "status") for b in document.blocks
    ]
    copied = [
        texts[i]
        for copy in document.copies
        for i in range(copy.first, copy.last + 1)
        if is_scored[i] and not copy.is_worn
    ]
    return [t for t in dict.fromkeys(copied) if len(t) > 24 and entire.count(t) == 1]


def _must_survive(document: Document) -> list[Expectation]:
    """Short lines that stand there more than once, and what the family names."""
    texts = Counter(
        _text(b, document)
        for b in document.blocks
        if len(b.text) > 8 and b.role not in ("label", "contents", "cover")
    )
    found = {t: n for t, n in texts.items() if n > 1}
    entire = "\n".join(_text(b, document) for b in document.blocks)
    for words in document.must_survive:
        shown = _shown(words, document)
        found[shown] = max(found.get(shown, 0), entire.count(shown))
    return [{"text": t, "times": n} for t, n in found.items() if n]


def _furniture(document: Document) -> list[str]:
    """The lines of furniture that are no words of the text as well, but may be those of a heading."""
    texts = [plain(b.text) for b in document.blocks if b.kind != "heading"]
    entire = "\n".join(texts)
    return [
        line
        for line in dict.fromkeys(document.furniture)
        if line not in (texts if line.isdigit() else entire)
    ]
