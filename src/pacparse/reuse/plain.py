"""The whole definition in plain Python: slower, and the same pairs."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from pacparse.fingerprints import bare_letters
from pacparse.reuse import likeness as like
from pacparse.reuse.likeness import Pair
from pacparse.reuse.verifying import compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pacparse.reuse.likeness import Passage


def find_pairs_plainly(passages: Iterable[Passage]) -> Iterator[Pair]:
    """All pairs, in the order of their places."""
    documents: list[int] = []
    groups: dict[bytes, list[int]] = {}
    for place, passage in enumerate(passages):
        documents.append(passage.document)
        letters = bare_letters(passage.text)
        if len(letters) >= like.MIN_LETTERS:
            groups.setdefault(letters, []).append(place)
    first = {group[0]: letters for letters, group in groups.items()}
    other: dict[int, int] = {}  # the first copy in another document
    pairs: list[Pair] = []
    for one, *copies in groups.values():
        for place in copies:
            if documents[place] != documents[one]:
                other.setdefault(one, place)
        for place in copies:
            partner = one if documents[place] != documents[one] else other.get(one, place)
            if partner != place:
                pairs.append(Pair(min(partner, place), max(partner, place), like.SAME, 100.0))
    for one, two in _find_candidates(first, documents):
        ends = [(one, two)]
        if documents[one] == documents[two]:
            ends = [(other.get(one, one), two), (one, other.get(two, two))]
        ends = [(min(e), max(e)) for e in ends if documents[e[0]] != documents[e[1]]]
        verdict = compare(first[one], first[two]) if ends else None
        if verdict:
            pairs.append(Pair(*min(ends), *verdict))
    yield from sorted(pairs)


def _find_candidates(first: dict[int, bytes], documents: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs of different texts that share enough pieces."""
    holders: dict[int, list[int]] = {}
    grams = {place: _sample(letters) for place, letters in first.items()}
    for place, keys in grams.items():
        for key in keys:
            holders.setdefault(key, []).append(place)
    votes: Counter[tuple[int, int]] = Counter()
    worn_votes: Counter[tuple[int, int]] = Counter()
    worn: Counter[int] = Counter()
    for group in holders.values():
        if len(group) <= like.MOST_HOLDERS:
            votes.update(combinations(group, 2))
            continue
        worn.update(group)
        after = len(group)  # the next holder in another document
        for at in range(len(group) - 2, -1, -1):
            if documents[group[at]] != documents[group[at + 1]]:
                after = at + 1
            for k in range(after, min(after + 2, len(group))):
                worn_votes[group[at], group[k]] += 1
    rates = {place: like.rate_of(len(letters)) for place, letters in first.items()}
    sizes = {k: like.size_of(rates[k], len(grams[k]), worn[k]) for k in first}
    for one, two in votes.keys() | worn_votes.keys():
        count = like.SHARE * max(votes[one, two], worn_votes[one, two])
        if 2 * count * max(rates[one], rates[two]) >= min(sizes[one], sizes[two]):
            yield one, two


def _sample(letters: bytes) -> set[int]:
    """The keys of the pieces that the hash chooses."""
    halves = [
        int.from_bytes(letters[k : k + 8], "little")
        for k in range(len(letters) - like.GRAM // 2 + 1)
    ]
    limit = (1 << like.HASH_BITS) // like.rate_of(len(letters))
    hashes = (
        (one * like.FIRST_FACTOR + two * like.SECOND_FACTOR) & ((1 << like.HASH_BITS) - 1)
        for one, two in zip(halves, halves[8:], strict=False)
    )
    mask = (1 << like.KEY_BITS) - 1
    return {each >> like.KEY_SHIFT & mask for each in hashes if each < limit}
