"""Which reports of several documents are one: the same committee, session and ordinal, or the same words.

A report that prints all three is known by them. One that does not is joined to another only if their
recommendations are the same in letters and figures, and nothing that both print contradicts it.
Where two reports that contradict each other would be joined by a third, nothing is joined.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from pacparse.duplicates.facts import find_words
from pacparse.fields import NamedTuple
from pacparse.fingerprints import bare_letters
from pacparse.history.wordings import NEAR, has_same_facts, likeness
from pacparse.text.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

    from pacparse.history.editions import Edition
    from pacparse.history.witnesses import ReportSeen, Sighting

_ENOUGH_ALONE = 100
"""Letters and figures of one recommendation that two reports must share, if it is the only one."""
_ENOUGH_EACH = 40
"""Letters and figures of each of several that they must share."""
_MOST_HOMES = 16
"""Reports that share a wording: what stands in more of them is a formula, and says nothing."""
_SEVERAL = "same words, several reports that contradict each other"
_TOO_FEW = "some words are the same, and nothing else"
_LONG_WORD = 8
_SAME_WORD = 90.0
_KnownAs = tuple[str, str, int]
# What is left of a title without these words names the subject.
_GENERIC = pattern(
    r"""
    \b(?:the|of|to|on|and|a|an|for|in|by|from|government|response|responses|reply|report|reports
    |committee|select|standing|joint|public|accounts|house|commons|lords|senate|session|treasury
    |minutes?|progress|special|further|annual|uk|australian|inquiry
    |(?:twenty|thirty|forty|fifty|sixty|seventy|eighty)(?:[-\s]
        (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))?
    |first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth
    |[a-z]+teenth|[a-z]+tieth)\b
    """,
    re.VERBOSE,
    ask="search",
    example="first report of the committee",
    near_miss="town clocks",
)


class ReportPart(NamedTuple):
    """A report in one edition, and what the edition has of its recommendations, in order.

    ``edition`` is the place of the edition among all. ``seen`` is None for recommendations that
    belong to no report.
    """

    edition: int
    seen: ReportSeen | None
    sightings: tuple[Sighting, ...]


class Grouping(NamedTuple):
    """Groups of places in a list of parts, each one report; and pairs of parts that might be one."""

    groups: list[list[int]]
    doubts: list[tuple[int, int, str]]


def parts_of(editions: Sequence[Edition]) -> list[ReportPart]:
    """The reports of all ``editions``, in order."""
    parts = []
    for place, edition in enumerate(editions):
        witness = edition.witness
        by_report: dict[int | None, list[Sighting]] = {}
        for sighting in witness.sightings:
            by_report.setdefault(sighting.report, []).append(sighting)
        for report, sightings in by_report.items():
            seen = None if report is None else witness.reports[report]
            parts.append(ReportPart(place, seen, tuple(sightings)))
    return parts


def group_reports(parts: Sequence[ReportPart], editions: Sequence[Edition]) -> Grouping:
    """Which of ``parts`` are one report."""
    facts = [_facts(part, editions[part.edition]) for part in parts]
    doubts: list[tuple[int, int, str]] = []
    homes: dict[_KnownAs, list[list[int]]] = {}
    for place, fact in enumerate(facts):
        if fact.known_as is None:
            continue
        rivals = homes.setdefault(fact.known_as, [])
        home = next((group for group in rivals if not _is_other(place, group, facts)), None)
        if home is not None:
            home.append(place)
            continue
        doubts += [(group[0], place, "same report, other title and words") for group in rivals]
        rivals.append([place])
    groups = [group for rivals in homes.values() for group in rivals]
    nodes = groups + [[place] for place, fact in enumerate(facts) if fact.known_as is None]
    edges, weak = _edges(nodes, facts)
    joined, unsure = _joined(nodes, edges, facts)
    for pairs, reason in ((unsure, _SEVERAL), (weak, _TOO_FEW)):
        doubts += [(nodes[a][0], nodes[b][0], reason) for a, b in pairs]
    return Grouping([sorted(group) for group in joined], doubts)


class _Facts(NamedTuple):
    """What two parts may contradict each other in; ``published`` is the day of a committee's own report."""

    edition: int
    committee: str | None
    session: str | None
    ordinal: int | None
    subject: str
    figures: frozenset[str]
    published: str | None
    marks: dict[str, Sighting]

    @property
    def known_as(self) -> _KnownAs | None:
        if self.committee and self.session and self.ordinal:
            return (self.committee, self.session, self.ordinal)
        return None


def _facts(part: ReportPart, edition: Edition) -> _Facts:
    seen, witness = part.seen, edition.witness
    subject, figures = _subject((seen.title if seen else None) or witness.title or "")
    return _Facts(
        part.edition,
        bare_letters(seen.committee).decode() if seen and seen.committee else None,
        seen.session if seen else None,
        seen.ordinal if seen else None,
        subject,
        figures,
        None if witness.is_answer else witness.first,
        {sighting.mark: sighting for sighting in part.sightings if sighting.mark},
    )


@lru_cache(maxsize=4096)
def _subject(title: str) -> tuple[str, frozenset[str]]:
    """What a title says besides the words that all have, and its figures."""
    title = title.lower()
    figures = frozenset(word for word in find_words(title) if word[0].isdigit())
    return " ".join(find_words(_GENERIC.sub(" ", title))), figures


def _is_other(place: int, group: Sequence[int], facts: Sequence[_Facts]) -> bool:
    """Whether a part and a group that print the same committee, session and ordinal are two reports.

    So it is if they have another title and no recommendation in common: one of them was read wrong.
    """
    fact = facts[place]
    return all(
        _are_unlike(fact.subject, facts[other].subject)
        and not fact.marks.keys() & facts[other].marks.keys()
        for other in group
    )


def _are_unlike(left: str, right: str) -> bool:
    """Whether two subjects are known and are two: each has a word that the other has not.

    A title may be cut, and a letter of a long word may be damaged.
    """
    if left == right:
        return False
    short, long = sorted((left.split(), right.split()), key=len)
    return bool(short) and not all(_has_word(long, word) for word in short)


def _has_word(words: Sequence[str], word: str) -> bool:
    if word in words:
        return True
    return len(word) >= _LONG_WORD and any(likeness(word, other) >= _SAME_WORD for other in words)


def _contradict(left: _Facts, right: _Facts) -> bool:
    """Whether two parts print something that they could not both print of one report."""
    if left.edition == right.edition:
        return True
    pairs = (
        (left.committee, right.committee),
        (left.session, right.session),
        (left.ordinal, right.ordinal),
        (left.published, right.published),
    )
    if any(a is not None and b is not None and a != b for a, b in pairs):
        return True
    if (
        left.figures
        and right.figures
        and not (left.figures <= right.figures or right.figures <= left.figures)
    ):
        return True
    return _are_unlike(left.subject, right.subject)


def _edges(
    nodes: Sequence[Sequence[int]], facts: Sequence[_Facts]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Pairs of nodes whose recommendations say that they are one report, and nothing contradicts.

    If their titles agree, half of the shorter one is enough. Else it takes all of a report that is not
    named in full, and at least two. If the ordinal does not agree either, words count for nothing that
    a third report has which could be one of the two.

    Behind them the pairs that share a recommendation, and not enough.
    """
    by_mark: dict[str, list[int]] = {}
    marks = []
    for place, node in enumerate(nodes):
        found: dict[str, Sighting] = {}
        for part in node:
            found.update(facts[part].marks)
        marks.append(found)
        for mark, sighting in found.items():
            if sighting.size >= _ENOUGH_EACH:
                by_mark.setdefault(mark, []).append(place)
    pairs = {
        pair
        for homes in by_mark.values()
        if len(homes) <= _MOST_HOMES
        for pair in combinations(homes, 2)
        if any(facts[nodes[place][0]].known_as is None for place in pair)
    }
    edges: list[tuple[int, int]] = []
    weak: list[tuple[int, int]] = []
    for a, b in sorted(pairs):
        each = [(facts[x], facts[y]) for x in nodes[a] for y in nodes[b]]
        if any(_contradict(x, y) for x, y in each):
            continue
        shared = {mark for mark in marks[a].keys() & marks[b].keys() if a in by_mark.get(mark, ())}
        if any(_are_alike(x.subject, y.subject) for x, y in each):
            is_enough = _is_half(shared, marks[a], marks[b])
        else:
            if not any(x.ordinal and x.ordinal == y.ordinal for x, y in each):
                shared -= {m for m in shared if _is_claimed((a, b), by_mark[m], nodes, facts)}
            nameless = [marks[node] for node in (a, b) if facts[nodes[node][0]].known_as is None]
            is_enough = len(shared) > 1 and any(len(shared) == len(one) for one in nameless)
        is_edge = is_enough and not _are_twins(marks[a], marks[b])
        (edges if is_edge else weak).append((a, b))
    return edges, weak


def _is_claimed(
    pair: tuple[int, int],
    homes: Sequence[int],
    nodes: Sequence[Sequence[int]],
    facts: Sequence[_Facts],
) -> bool:
    """Whether a third of the ``homes`` of a wording could be one of the ``pair``, and is not the other."""
    a, b = (nodes[node] for node in pair)
    others = (nodes[third] for third in homes if third not in pair)
    return any(
        _do_contradict(other, a, facts) != _do_contradict(other, b, facts) for other in others
    )


def _do_contradict(left: Sequence[int], right: Sequence[int], facts: Sequence[_Facts]) -> bool:
    return any(_contradict(facts[x], facts[y]) for x in left for y in right)


def _is_half(shared: Set[str], left: dict[str, Sighting], right: dict[str, Sighting]) -> bool:
    """Whether half of the shorter of two reports is ``shared``, and two recommendations or a long one."""
    if 2 * len(shared) < min(len(left), len(right)):
        return False
    return len(shared) > 1 or any(left[mark].size >= _ENOUGH_ALONE for mark in shared)


def _are_alike(left: str, right: str) -> bool:
    """Whether two subjects are known and are one."""
    return bool(left and right) and not _are_unlike(left, right)


def _are_twins(left: dict[str, Sighting], right: dict[str, Sighting]) -> bool:
    """Whether what the two do not share are nearly the same words with other facts.

    So it is with two reports of one kind: some of their words are equal, and the others name another
    body or another year.
    """
    ours = [one.text for mark, one in left.items() if mark not in right]
    theirs = [one.text for mark, one in right.items() if mark not in left]
    return any(likeness(a, b) >= NEAR and not has_same_facts(a, b) for a in ours for b in theirs)


def _joined(
    nodes: Sequence[Sequence[int]], edges: Sequence[tuple[int, int]], facts: Sequence[_Facts]
) -> tuple[list[list[int]], list[tuple[int, int]]]:
    """The nodes that ``edges`` join, and edges that join nothing because the whole would contradict."""
    joined: list[list[int]] = []
    torn: set[int] = set()
    for component in _components(len(nodes), edges):
        if len(component) == 1 or not _has_contradiction(component, nodes, facts):
            joined.append([part for node in sorted(component) for part in nodes[node]])
            continue
        torn |= component
        joined += [list(nodes[node]) for node in sorted(component)]
    return joined, [(a, b) for a, b in edges if a in torn]


def _has_contradiction(
    component: Iterable[int], nodes: Sequence[Sequence[int]], facts: Sequence[_Facts]
) -> bool:
    return any(
        _do_contradict(nodes[a], nodes[b], facts) for a, b in combinations(sorted(component), 2)
    )


def _components(count: int, edges: Sequence[tuple[int, int]]) -> list[set[int]]:
    homes = [{node} for node in range(count)]
    for a, b in edges:
        if homes[a] is not homes[b]:
            small, large = sorted((homes[a], homes[b]), key=len)
            large |= small
            for node in small:
                homes[node] = large
    seen: dict[int, set[int]] = {id(home): home for home in homes}
    return list(seen.values())
