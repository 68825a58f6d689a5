"""Page numbers that stand at no form feed: between the lines of a text.

A bare number is a page's when it is one of several that rise by one through the text and the text
runs across them: a sentence goes on behind them, or they stand a page of text apart. Paragraph
numbers alone on their line rise as well, but no sentence runs across one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from pacparse.reading.page_edges import breaks_off, cuts_prose, interrupts
from pacparse.reading.page_numbers import MAX_LENGTH, MIN_CHAIN, Numbered, is_alone, read_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Set

    from pacparse.units import Cut, Line

MAX_STEP = 3
MIN_APART = 250
PAGE_OF_TEXT = 1000
LONG_HEAD, LONGEST_HEAD = 24, 200
MIN_EVEN = 5
RARE = 10
MIN_ROWS, MOST_UNLIKE = 12, 2  # lines of a page, and by how many two pages differ
ROW = 40  # characters of a line of text


def find_numbers_between(
    lines: Sequence[Line], known: Mapping[int, Cut], *, is_paged: bool
) -> list[int]:
    """The page numbers that stand at no form feed: between the lines of a text."""
    named: list[Numbered] = []
    plain: list[Numbered] = []
    beside: list[int] = []  # "4/20" at the foot of a print-out
    for index, line in enumerate(lines):
        if line.end - line.start > MAX_LENGTH or index in known:
            continue
        if (number := read_number(line.text)) is None or number[1] == "roman":
            continue
        if number[1] == "of" and any(
            at in known and known[at].reason == "wrapper" for at in (index - 1, index + 1)
        ):
            beside.append(index)
        if number[1] == "plain" and _is_over_address(lines, index, known):
            continue
        (plain if number[1] == "plain" else named).append(Numbered(index, index, *number))
    found = _named(lines, named).union(beside)
    wrappers = {index for index, cut in known.items() if cut.reason == "wrapper"}
    found |= _beside_print(plain, wrappers | set(beside))
    if plain and not is_paged:
        found |= _counted(lines, plain)
    return sorted(found)


def _is_over_address(lines: Sequence[Line], index: int, known: Mapping[int, Cut]) -> bool:
    """Whether a short line that ends with an address stands under a number: a note's, at the foot.

    Where each page has one note, their numbers rise as those of pages do.
    """
    if index + 1 >= len(lines) or index + 1 in known or lines[index + 1].is_page_top:
        return False
    text = lines[index + 1].text
    if not (text[0].isalpha() or text[0] == "<"):
        return False  # a note with its own number
    return "http" in text and len(text) <= LONGEST_HEAD and "http" in text.rsplit(None, 1)[-1]


def _beside_print(candidates: Sequence[Numbered], printed: Set[int]) -> set[int]:
    """Bare numbers that count the pages beside a browser's print lines: at least two in a row."""
    near = [c for c in candidates if c.line - 1 in printed or c.line + 1 in printed]
    return {c.line for run in _rising(near) if len(run) > 1 for c in run}


def _named(lines: Sequence[Line], candidates: Sequence[Numbered]) -> set[int]:
    """Numbers that say what they are: at least two between blank lines, or a run of three.

    ``4/20`` and ``- 4 -`` say it by their neighbours alone: they count up, the total is the same.
    """
    alone = [c for c in candidates if c.kind == "named" and is_alone(lines, c.line)]
    found = {c.line for c in alone} if len(alone) > 1 else set()
    for kind in ("named", "dashed", "of"):
        alike = [c for c in candidates if c.kind == kind]
        enough = 2 if kind == "dashed" else MIN_CHAIN
        for run in _rising(alike):
            if len(run) >= enough or (len(run) > 1 and all(is_alone(lines, c.line) for c in run)):
                found |= {c.line for c in run}
    return found


def _rising(candidates: Sequence[Numbered]) -> Iterator[list[Numbered]]:
    """The candidates cut into runs that rise by one, with one total."""
    run: list[Numbered] = []
    for candidate in candidates:
        if run and (candidate.value, candidate.total) != (run[-1].value + 1, run[-1].total):
            yield run
            run = []
        run.append(candidate)
    if run:
        yield run


def _counted(lines: Sequence[Line], candidates: Sequence[Numbered]) -> set[int]:
    """The longest rising sequence of bare numbers, if the text shows that it counts pages."""
    chain = _longest_chain(lines, candidates)
    if len(chain) < MIN_CHAIN:
        return set()
    inside = {c.line for c in chain}
    heads = _beside(lines, chain)
    page_ends = inside | heads
    sure = {c.line for c in chain if breaks_off(lines, c.line, page_ends)}
    cutting = [c.line for c in chain if c.line in sure or interrupts(lines, c.line, page_ends)]
    has_heads = sum(not heads.isdisjoint((c.line - 1, c.line + 1)) for c in chain) > 0.8 * len(
        chain
    )
    is_cut = len(cutting) * RARE >= len(chain) and (
        bool(sure)
        or (has_heads and bool(cutting))
        or (_is_steady(chain) and len(cutting) > 1)
        or _divide_prose(lines, chain, cutting, page_ends)
    )
    if is_cut:
        return _unambiguous(candidates, chain, set(cutting))
    if has_heads and _is_steady(chain) and _have_long_head(lines, chain, heads):
        return inside
    return inside if _is_even(lines, chain) or _is_ruled(lines, chain) else set()


def _is_ruled(lines: Sequence[Line], chain: Sequence[Numbered]) -> bool:
    """Whether the numbers, the last of them aside, stand the same count of printed lines apart.

    No paragraphs do. The rows of a table do, but its cells are shorter than lines of text.
    """
    if not _is_steady(chain):
        return False
    pages = list(pairwise(chain[:-1]))
    rows = [sum(1 + line.gap for line in lines[a.line + 1 : b.line + 1]) for a, b in pages]
    if min(rows) < MIN_ROWS or max(rows) - min(rows) > MOST_UNLIKE:
        return False
    return all(
        lines[b.line].start - lines[a.line].end >= b.line * ROW - a.line * ROW for a, b in pages
    )


def _is_steady(chain: Sequence[Numbered]) -> bool:
    """Whether many numbers rise by one each."""
    return len(chain) >= MIN_EVEN and _counts(chain)


def _counts(chain: Sequence[Numbered]) -> bool:
    return all(after.value == before.value + 1 for before, after in pairwise(chain))


def _divide_prose(
    lines: Sequence[Line], chain: Sequence[Numbered], cutting: Sequence[int], page_ends: Set[int]
) -> bool:
    """Whether numbers that rise by one stand between blank lines, and a paragraph runs across one."""
    if not _counts(chain) or not all(is_alone(lines, c.line) for c in chain):
        return False
    return any(cuts_prose(lines, at, page_ends) for at in cutting)


def _have_long_head(lines: Sequence[Line], chain: Sequence[Numbered], heads: Set[int]) -> bool:
    """Whether the same line, too long for a cell, stands on one side of all numbers but the last."""
    for side in (-1, 1):
        texts = {lines[c.line + side].text for c in chain if c.line + side in heads}
        places = sum(c.line + side in heads for c in chain)
        if places < len(chain) - 1 or len(texts) != 1:
            continue
        if LONG_HEAD <= len(texts.pop()) <= LONGEST_HEAD:
            return True
    return _take_turns(lines, chain, heads)


def _take_turns(lines: Sequence[Line], chain: Sequence[Numbered], heads: Set[int]) -> bool:
    """Whether two such lines, of left pages and of right ones, stand beside the numbers in turn."""
    turns: tuple[list[str], list[str]] = ([], [])
    for place, member in enumerate(chain):
        near = [at for at in (member.line - 1, member.line + 1) if at in heads]
        turns[place % 2].extend(lines[at].text for at in near)
    left, right = map(set, turns)
    if len(left) != 1 or len(right) != 1 or left == right:
        return False
    if sum(map(len, turns)) < len(chain) - 1:
        return False
    return all(LONG_HEAD <= len(text) <= LONGEST_HEAD for text in left | right)


def _unambiguous(
    candidates: Sequence[Numbered], chain: Sequence[Numbered], cutting: Set[int]
) -> set[int]:
    """The lines of the pages' numbers: those that the chain skips too, none that a note may be.

    Between the numbers before and after it, a page's number stands once; else one that cuts no
    sentence is left alone.
    """
    places: dict[int, list[int]] = defaultdict(list)
    for candidate in candidates:
        places[candidate.value].append(candidate.line)
    found = {c.line for c in chain if c.line in cutting}
    bounds = [Numbered(-1, -1, chain[0].value - 2, "plain"), *chain]
    for before, after in zip(bounds, [*chain, None], strict=True):
        stop = after.value if after else before.value + 2
        end = after.line if after else None
        for value in range(before.value + 1, stop):
            at = [i for i in places.get(value, ()) if i > before.line and (end is None or i < end)]
            found.update(at if len(at) == 1 else ())
    for place, member in enumerate(chain):
        low = chain[place - 1].line if place else -1
        high = chain[place + 1].line if place + 1 < len(chain) else None
        alike = [i for i in places[member.value] if i > low and (high is None or i < high)]
        if len(alike) == 1:
            found.add(member.line)
    return found


def _beside(lines: Sequence[Line], chain: Sequence[Numbered]) -> set[int]:
    """The lines before or after the numbers that are the same at most of them: running heads.

    Two that take turns (left and right pages) stand at nearly all of them together.
    """
    places = [at for c in chain for at in (c.line - 1, c.line + 1) if 0 <= at < len(lines)]
    counts = Counter(lines[at].text for at in places)
    turns = [text for text, count in counts.most_common(2) if count > 1]
    if sum(counts[text] for text in turns) * 5 < len(chain) * 4:
        turns = []
    return {
        at
        for at in places
        if lines[at].text in turns
        or (counts[lines[at].text] >= MIN_CHAIN and counts[lines[at].text] * 2 >= len(chain))
    }


def _longest_chain(lines: Sequence[Line], candidates: Sequence[Numbered]) -> list[Numbered]:
    """The longest sequence in which each number is one (or few) more than the one before it.

    Two may follow each other directly (a blank page); else a stretch of text lies between them.
    """
    before: list[int] = []
    length: list[int] = []
    touches: list[bool] = []
    latest: dict[int, int] = {}
    for place, candidate in enumerate(candidates):
        best, size = -1, 1
        for step in range(1, MAX_STEP + 1):
            other = latest.get(candidate.value - step, -1)
            if other < 0 or not _may_follow(lines, candidates[other], candidate):
                continue
            if touches[other] and candidate.line == candidates[other].line + 1:
                continue  # a column
            if length[other] + 1 > size:
                best, size = other, length[other] + 1
        before.append(best)
        length.append(size)
        touches.append(best >= 0 and candidate.line == candidates[best].line + 1)
        if size >= length[latest[candidate.value]] if candidate.value in latest else True:
            latest[candidate.value] = place
    at = max(range(len(candidates)), key=lambda i: length[i])
    chain = []
    while at >= 0:
        chain.append(candidates[at])
        at = before[at]
    chain.reverse()
    touching = sum(b.line == a.line + 1 for a, b in pairwise(chain))
    return chain if touching * 3 <= len(chain) else []


def _may_follow(lines: Sequence[Line], first: Numbered, second: Numbered) -> bool:
    if second.line == first.line + 1:
        return second.value == first.value + 1
    return lines[second.line].start - lines[first.line].end >= MIN_APART


def _is_even(lines: Sequence[Line], chain: Sequence[Numbered]) -> bool:
    """Whether the numbers, between blank lines, stand a page apart, each about as long."""
    if len(chain) < MIN_EVEN or not all(is_alone(lines, c.line) for c in chain):
        return False
    if any(after.value != before.value + 1 for before, after in pairwise(chain)):
        return False
    sizes = [lines[b.line].start - lines[a.line].end for a, b in pairwise(chain)]
    return min(sizes) >= PAGE_OF_TEXT and max(sizes) <= 2 * min(sizes)
