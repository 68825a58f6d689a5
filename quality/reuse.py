"""Matches between passages against a series, whose generator knows which passages it printed twice."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz

from pacparse.fingerprints import bare_letters
from pacparse.history.reuse import matches_of
from pacparse.tables.rows import entry_of

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping, Sequence

    from pacparse.document import Document
    from pacparse.history import Histories
    from pacparse.history.matches import Match
    from quality.generate.passages import Change, Told
    from quality.generate.series import Series

_FEWEST = 60
"""Letters of a passage that must be found in another document."""
_FEWEST_OF_PART = 120
"""Letters of a part that must be found in a longer passage."""
_LEAST_ALIKE = 90.0
"""Out of a hundred: passages that are less alike need not be found."""


class _Place(NamedTuple):
    """A passage of a document: the place of the document, and the letters of the passage."""

    document: int
    letters: bytes


def score_reuse(
    one: Series,
    documents: Sequence[Document],
    found: Histories,
    *,
    counts: Counter[str],
    misses: list[str],
) -> None:
    """Count matches that must be found, those that must not, and differences that are named rightly."""
    told = _told(one, found)
    matches = _matches(documents, found)
    texts: dict[bytes, list[_Place]] = {}
    for place in told:
        texts.setdefault(place.letters, []).append(place)
    linked = {frozenset((left.letters, right.letters)): (left, right) for left, right in matches}
    for letters, places in texts.items():
        _score_copies(letters, places, matches, counts=counts, misses=misses)
    for left, right in combinations(texts, 2):
        if not _is_due(told[texts[left][0]], told[texts[right][0]]):
            continue
        if len({place.document for place in (*texts[left], *texts[right])}) == 1:
            continue
        counts["matches_due"] += 1
        pair = linked.get(frozenset((left, right)))
        if pair is None:
            misses.append(f"no match: {told[texts[left][0]].text} {told[texts[right][0]].text}")
            continue
        counts["matches_right"] += 1
        _score_names(pair, matches[pair], told, one.changes, counts=counts, misses=misses)
    counts["matches_found"] += len(matches)
    for pair in matches:
        if not _may_be(*pair, told):
            counts["matches_false"] += 1
            misses.append(f"false match: {pair[0].letters!r} {pair[1].letters!r}")


def _score_copies(
    letters: bytes,
    places: Sequence[_Place],
    matches: Mapping[tuple[_Place, _Place], Match],
    *,
    counts: Counter[str],
    misses: list[str],
) -> None:
    """Each document but the first that has the same passage is to be linked, without a difference."""
    if len(letters) < _FEWEST:
        return
    for place in places[1:]:
        ends = [e for pair, e in matches.items() if pair[1] == place and pair[0].letters == letters]
        counts["matches_due"] += 1
        counts["matches_right"] += bool(ends)
        counts["differences_right"] += bool(ends) and not any(e.differences for e in ends)
        if not ends or any(e.differences for e in ends):
            misses.append(f"copy: {letters!r} {ends}")


def _score_names(
    pair: tuple[_Place, _Place],
    match: Match,
    told: Mapping[_Place, Told],
    changes: Mapping[str, Change],
    *,
    counts: Counter[str],
    misses: list[str],
) -> None:
    """Count a match whose differences are what was changed, and nothing else."""
    expected = _changes(told[pair[0]], told[pair[1]], changes)
    names = [{one.name for one in told[place].sentences} for place in pair]
    is_longer = match.kind == "same" and names[0] != names[1]  # then what is added is named too
    is_named = _are_named(match.differences, expected, is_all=not is_longer)
    counts["differences_right"] += is_named
    if not is_named:
        texts = (told[pair[0]].text, told[pair[1]].text)
        misses.append(f"differences: {match.differences}, not {expected}: {texts}")


def _told(one: Series, found: Histories) -> dict[_Place, Told]:
    """What each document prints, in the order of the histories; copies are left out."""
    told = {printed.name: printed.told for printed in one.documents}
    return {
        _Place(place, bare_letters(passage.text)): passage
        for place, entry in enumerate(found.documents)
        for passage in told[entry.witness.name]
    }


def _matches(documents: Sequence[Document], found: Histories) -> dict[tuple[_Place, _Place], Match]:
    """The matches that are found, by what they join."""
    homes = {entry.witness.sha256: (i, entry.id) for i, entry in enumerate(found.documents)}
    places = {
        f"{homes[document.source.sha256][1]}/{block.key}": _Place(
            homes[document.source.sha256][0], bare_letters(block.text)
        )
        for document in documents
        if document.source.sha256 in homes
        for block in document.blocks
    }
    matches = matches_of(found, map(entry_of, documents))
    return {(places[match.left], places[match.right]): match for match in matches}


def _is_due(ours: Told, theirs: Told) -> bool:
    """Whether the two are the same sentences, or some of them, and nearly the same letters."""
    a, b = ({one.name for one in told.sentences} for told in (ours, theirs))
    left, right = (bare_letters(told.text) for told in (ours, theirs))
    least = min(len(left), len(right))
    if a == b:
        return least >= _FEWEST and fuzz.ratio(left, right) >= _LEAST_ALIKE
    is_part = (a < b or b < a) and least >= _FEWEST_OF_PART
    return is_part and fuzz.partial_ratio(left, right) >= _LEAST_ALIKE


def _may_be(left: _Place, right: _Place, told: Mapping[_Place, Told]) -> bool:
    """Whether a match is no mistake: some sentence is in both, or all letters are the same."""
    if left.letters == right.letters:
        return True
    if left not in told or right not in told:
        return False
    a, b = ({one.name for one in told[place].sentences} for place in (left, right))
    return bool(a & b)


def _changes(ours: Told, theirs: Told, changes: Mapping[str, Change]) -> set[tuple[str, str]]:
    """What was changed between two passages, in sentences that both have."""
    others = {one.name: one.place for one in theirs.sentences}
    found = set()
    for one in ours.sentences:
        if others.get(one.name, one.place) != one.place:
            change = changes[one.name]
            found.add(tuple(change) if one.place == 0 else (change.after, change.before))
    return found  # type: ignore[return-value]


def _are_named(differences: Sequence[str], changes: set[tuple[str, str]], *, is_all: bool) -> bool:
    """Whether each change is among the differences; and if these ``is_all``, each is a change."""
    return all(any(_says(d, *change) for d in differences) for change in changes) and (
        not is_all or all(any(_says(d, *change) for change in changes) for d in differences)
    )


def _says(difference: str, before: str, after: str) -> bool:
    """Whether ``difference`` says that ``before`` became ``after``."""
    old, arrow, new = difference.partition(" → ")
    if not arrow:
        old, new = (difference, "") if difference.endswith(" dropped") else ("", difference)
    return all(word in old for word in before.split()) and all(w in new for w in after.split())
