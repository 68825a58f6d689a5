"""What is taken out of the blocks' text: the marks chosen over the sequence, markup, cuts."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol, TypeVar

from pacparse.footnotes.decoding import choose_marks
from pacparse.footnotes.evidence import STRONG, WEAK, Candidate
from pacparse.footnotes.figures import TAG
from pacparse.footnotes.spaced_marks import IN_SENTENCES, find_set_off
from pacparse.reading.weave import Hole, find_markup
from pacparse.text.spans import merge_runs, subtract_runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.footnotes.evidence import Candidates
    from pacparse.footnotes.notes import Notes
    from pacparse.reading.drafts import Draft
    from pacparse.text.spans import Run
    from pacparse.units import Cut

EVIDENT_MARK = 1.0
EXPLICIT_SIGN = "[^"


def choose_holes(
    text: str,
    candidates: Candidates,
    notes: Notes,
    drafts: Sequence[Draft],
    cuts: Sequence[Cut],
    *,
    markup: Sequence[Run] = (),
) -> list[Hole]:
    """The marks chosen over the sequence, the markup around them, and the cuts inside lines.

    ``markup`` is what the original says is none of its words.
    """
    taken = sorted([n.marker for n in notes.notes] + [s for n in notes.notes for s in n.spans])
    taken += [cut.run for cut in cuts]
    taken += [run for draft in drafts if draft.role == "contents" for run in draft.spans]
    moved = [_moved(text, run) for draft in drafts for run in draft.marks]
    given = Counter(int(note.number) for note in notes.notes if note.number.isdigit())
    seen = [*outside(candidates.found, sorted(taken)), *moved]
    certain = [*notes.marks, *(candidate for candidate in seen if candidate.value == 0)]
    seen = [
        c for c in seen if c.value and not (c.place == "raised" and _opens_line(text, c.run[0]))
    ]
    seen.sort(key=lambda c: c.run)
    chosen = [seen[i] for i in choose_marks(seen, given)]
    taken += [run for draft in drafts for run in draft.markers]  # "5. The" at a line's head
    if not candidates.are_all and (lone := _set_off(text, given, chosen, sorted(taken))):
        # Twice: what the first choice leaves without company bears out no other.
        for _ in range(2):
            pool = sorted([*seen, *lone], key=_run)
            chosen = [pool[i] for i in choose_marks(pool, given)]
            kept = {candidate.run for candidate in chosen}
            lone = [candidate for candidate in lone if candidate.run in kept]
    names = {c.value: str(c.value) for c in chosen}
    holes = [
        Hole(c.run, c.name if c.value == 0 else names[c.value], is_guess=c.weight < EVIDENT_MARK)
        for c in sorted([*certain, *chosen], key=lambda c: c.run)
        if c.place != "moved"
    ]
    holes += [Hole(run) for run in _between(text, holes)]
    holes += [Hole(run) for run in _outside_runs(find_markup(text), holes)]
    holes += [Hole(cut.run) for cut in cuts]
    if markup:
        others = merge_runs(hole.run for hole in holes)
        holes += [Hole(run) for run in subtract_runs(merge_runs(markup), others)]
    return sorted(holes, key=lambda hole: hole.run)


def _set_off(
    text: str, given: Counter[int], chosen: Sequence[Candidate], taken: Sequence[Run]
) -> list[Candidate]:
    """Marks between spaces for the notes that have none yet, and for the numbers missing among them.

    A lost note leaves a gap in the numbers; its mark is looked for where others are set off too.
    """
    cited = Counter(candidate.value for candidate in chosen if candidate.weight > WEAK)
    wanted = {number for number, count in given.items() if cited[number] < count}
    free = outside(list(find_set_off(text, wanted, in_sentences=True)), taken)
    lone = _without_rivals(free, chosen)
    found = {candidate.value for candidate in lone}
    if len(found) > 1:
        inner = set(range(min(found), max(found))) - given.keys() - cited.keys()
        near = {n for n in inner if n - 1 in found or n + 1 in found}
        lone += outside(list(find_set_off(text, near)), taken)
    return lone


def _without_rivals(lone: Sequence[Candidate], chosen: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without those in mid-sentence that others of their number match.

    Their place lies between the marks ``chosen`` already that count past their number.
    """
    best: dict[
        int, tuple[float, int]
    ] = {}  # the greatest weight for a number, and how many have it
    fitting = {c.run for c in lone if _fits(c, chosen)}
    for value, run, weight, *_ in lone:
        known, count = best.get(value, (weight, 0))
        if run in fitting and weight >= known:
            best[value] = (weight, 1 if weight > known else count + 1)
    return [
        candidate
        for candidate in lone
        if candidate.place not in IN_SENTENCES
        or (candidate.run in fitting and best[candidate.value] == (candidate.weight, 1))
    ]


def _fits(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    place = bisect_left(chosen, candidate.run, key=_run)
    before = chosen[place - 1].value if place else 0
    return before < candidate.value and (
        place == len(chosen) or candidate.value < chosen[place].value
    )


def _run(candidate: Candidate) -> Run:
    return candidate.run


def _between(text: str, marks: Sequence[Hole]) -> list[Run]:
    """The commas that stand between two marks: ``landscape.37,38``."""
    return [
        (first.run[1], second.run[0])
        for first, second in pairwise(marks)
        if first.run[1] < second.run[0] <= first.run[1] + 2
        and text[first.run[1] : second.run[0]].strip(" ") in (",", "‚")
        and not text.startswith(EXPLICIT_SIGN, second.run[0])
    ]


def _opens_line(text: str, start: int) -> bool:
    """Whether nothing stands before ``start`` on its line, as before the number of a note."""
    before = text[max(0, start - len(TAG) - 1) : start].removesuffix(TAG)
    return not before or before[-1] in "\r\n"


def _moved(text: str, run: Run) -> Candidate:
    """A mark that the numbers of the paragraphs have shown: digits glued before one."""
    return Candidate(int(text[run[0] : run[1]]), run, STRONG, "moved")


class _Placed(Protocol):
    """What stands somewhere: a candidate, a cut."""

    @property
    def run(self) -> Run:
        """Where it stands."""
        ...


_T = TypeVar("_T", bound=_Placed)


def outside(placed: Sequence[_T], taken: Sequence[Run]) -> list[_T]:
    """Those of ``placed`` that lie in none of ``taken``; both in order of place."""
    kept = []
    index = 0
    for one in placed:
        while index < len(taken) and taken[index][1] <= one.run[0]:
            index += 1
        if index >= len(taken) or one.run[1] <= taken[index][0]:
            kept.append(one)
    return kept


def _outside_runs(runs: Sequence[Run], holes: Sequence[Hole]) -> list[Run]:
    """The runs of markup that touch no hole."""
    taken = {hole.run for hole in holes}
    return [run for run in runs if run not in taken]
