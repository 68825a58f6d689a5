"""Damages that lose or repeat text: cut paragraphs, gaps, repeated windows, restatements."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from quality.generate.model import Block, Copy

if TYPE_CHECKING:
    from random import Random

    from quality.generate.model import Document


def _answers(document: Document) -> list[Block]:
    """Numbered answers that are no stance lines."""
    return [b for b in document.numbered() if len(b.text) > 120 and b.role in ("response", "body")]


def truncate(document: Document, rng: Random) -> bool:
    """A paragraph that loses its last words; the next number follows, or a heading, or nothing.

    Before a list the words that are left could lead to it, and before a heading that no blank line
    sets off nobody could say where the paragraph ends.
    """
    pairs = pairwise([*document.blocks, Block("", "heading")])
    ends = {
        id(a)
        for a, b in pairs
        if (b.kind == "paragraph" and b.number) or (b.kind == "heading" and not b.is_tight)
    }
    blocks = [block for block in _answers(document) if id(block) in ends]
    if len(document.numbered()) < 12 or not blocks:
        return False
    block = rng.choice(blocks)
    said_twice = [words for words in document.must_survive if words in block.text]
    least = max(60, *(block.text.index(words) + len(words) for words in said_twice), 0)
    spaces = [i for i, c in enumerate(block.text) if c == " " and least < i < len(block.text) - 20]
    spaces = [i for i in spaces if block.text[i - 1].isalpha()]
    if not spaces:
        return False
    block.cut(rng.choice(spaces))
    block.marks = [m for m in block.marks if m.offset < len(block.text)]
    document.truncated.append(block.number or "")
    return True


def lose_paragraph(document: Document, rng: Random) -> bool:
    """A numbered paragraph that is gone, between two that stayed."""
    numbered = document.numbered()
    spots = [
        b
        for a, b, c in zip(numbered, numbered[1:], numbered[2:], strict=False)
        if len(b.text) > 120
        and a.role == b.role == c.role == "response"
        and _series(a) == _series(b) == _series(c)
        and b.number not in document.truncated
    ]
    if not spots:
        return False
    block = rng.choice(spots)
    document.blocks.remove(block)
    for entry in document.recommendations:
        if block in entry.response:
            entry.response.remove(block)
    document.gaps.append(block.number or "")
    return True


def _series(block: Block) -> tuple[int, str]:
    return block.report, (block.number or "").rpartition(".")[0]


def restate(document: Document, rng: Random) -> bool:
    """A long sentence that a later paragraph says again under another number."""
    blocks = _answers(document)
    firsts = [
        b for b in blocks if len(_first_sentence(b).split()) >= 24 and "." in (b.number or "")
    ]
    if not firsts or len(blocks) < 4:
        return False
    source = rng.choice(firsts)
    others = [b for b in blocks if b.number != source.number and b is not source]
    target = rng.choice(others)
    sentence = _first_sentence(source)
    if {b.number for b in blocks if sentence in b.text} != {source.number}:
        return False
    if (source.number or "") in document.truncated or (target.number or "") in document.truncated:
        return False
    target.prepend(sentence)
    document.restatements.append((source.number or "", target.number or ""))
    document.must_survive.append(sentence)
    return True


def _first_sentence(block: Block) -> str:
    return block.text[: block.text.find(". ") + 1] if ". " in block.text else block.text


def refer(document: Document, rng: Random) -> bool:
    """Two answers that only point to a third, in the same words."""
    blocks = [b for b in _answers(document) if b.number not in document.truncated and not b.marks]
    if len(blocks) < 6:
        return False
    words = f"See the response to recommendation {rng.randint(1, 4)}."
    for block in rng.sample(blocks, 2):
        if not any(block.number in pair for pair in document.restatements):
            block.text = words
    return True


def repeat_passage(document: Document, rng: Random) -> bool:
    """A few paragraphs or recommendations stored twice or three times: whole, worn, or with a page inside.

    A worn copy has lost a word or its end: the fullest is right.
    """
    blocks, style = document.blocks, document.style
    starts = [
        i
        for i, b in enumerate(blocks)
        if (b.number and b.role == "response")
        or (b.role == "label" and b.text.startswith("Recommendation"))
        or (b.role == "recommendation" and b.marker)
    ]
    if len(starts) < 6 or style.marks in ("markdown", "footnote"):
        return False
    place = rng.randrange(len(starts) - 4)
    first, last = starts[place], starts[place + rng.randint(2, 3)] - 1
    while blocks[last].kind == "heading":
        last -= 1  # it opens what comes behind the copy
    window = blocks[first : last + 1]
    if any(b.role in ("cover", "contents") or b.report != window[0].report for b in window):
        return False
    if sum(len(b.text) for b in window) < 400:
        return False
    manner = rng.choice(("whole", "whole", "thrice", "worn", "page"))
    is_worn = manner in ("worn", "thrice")
    inside = (str(rng.randint(3, 60)), document.metadata.title or "") if manner == "page" else ()
    if inside and not 10 < len(inside[1]) < 80:
        inside = ()
    document.copies.append(Copy(first, last, last + 1, is_worn=is_worn, inside=inside))
    if manner == "thrice":
        document.copies.append(Copy(first, last, last + 1, is_worn=is_worn))
    return True


def repeat_document(document: Document, rng: Random) -> bool:  # noqa: ARG001
    """The whole document stored twice, from its title on."""
    is_short = len(document.blocks) <= 120
    if not document.recommendations or not is_short or document.copies:
        return False
    for block in document.blocks:
        block.marks.clear()
    document.copies[:] = [Copy(0, len(document.blocks) - 1, len(document.blocks))]
    return True


def alike_but_for_a_figure(document: Document, rng: Random) -> bool:
    """Sections with the same words but for a figure and a place, and the same answer: all stay."""
    entries = [
        e
        for e in document.recommendations
        if e.recommendation
        and e.response
        and e.response[-1].kind == "paragraph"
        and not e.items
        and not e.recommendation.number
    ]
    if len(entries) < 3:
        return False
    places = rng.sample(("Tresk", "Wend", "Orlhaven", "Saltmouth"), 2)
    lamps = rng.randint(11, 60)
    chosen = rng.sample(entries, 2)
    if chosen[0].response[-1] is chosen[1].response[-1]:
        return False  # they share their answer
    answer = "The count was made in the spring, when the boats lay on the quay, and will be made again in the same way by the keepers of each parish before the next winter comes."
    for step, (entry, place) in enumerate(zip(chosen, places, strict=True)):
        assert entry.recommendation  # noqa: S101 - chosen by it
        entry.recommendation.text = f"The Department should count the {lamps + step} lamps of {place}, and tell the parish how many of them were lit by hand in the last ten years."
        entry.response[-1].text = f"{entry.response[-1].text} {answer}"
    document.must_survive.append(answer)
    return True


def repeat_window(document: Document, rng: Random) -> bool:
    """A run of pages that stands there twice, the first time from another beginning."""
    blocks = document.blocks
    starts = [i for i, b in enumerate(blocks) if b.role in ("response", "conclusion") and b.number]
    if len(starts) < 12 or document.style.marks == "markdown":
        return False
    place = rng.randrange(len(starts) - 9)
    first, last = starts[place], starts[min(place + rng.randint(6, 20), len(starts) - 1)] - 1
    report = blocks[first].report
    while blocks[last].report != report or blocks[last].role in ("contents", "cover"):
        last -= 1
    at = starts[max(0, place - rng.choice((0, 0, 1, 3)))]
    if blocks[at].report != report or last - first < 6:
        return False
    document.copies.append(Copy(first, last, at))
    return True
