"""Laws of the search for repeats, on generated documents."""

from __future__ import annotations

import random
from itertools import combinations
from typing import TYPE_CHECKING

from duplicates_invented import WORDS, prose, removed_of, unit
from hypothesis import given, settings
from hypothesis import strategies as st

from pacparse.duplicates import find_repeats
from pacparse.duplicates.candidates import find_candidates
from pacparse.duplicates.comparison import compare_texts
from pacparse.duplicates.restatements import compare_pairs

if TYPE_CHECKING:
    from pacparse.units import Unit

seeds = st.integers(0, 2**32 - 1)


def make_document(rng: random.Random, items: int = 3, parts: int = 5) -> list[Unit]:
    return [
        unit(f"{item}.{part}", prose(rng, rng.randint(20, 45)))
        for item in range(1, items + 1)
        for part in range(1, parts + 1)
    ]


def damage(rng: random.Random, text: str) -> str:
    words = text.split(" ")
    place = rng.randrange(len(words) - 1)
    match rng.randrange(4):
        case 0:
            words[place] += ","
        case 1:
            words[place : place + 2] = ["".join(words[place : place + 2])]
        case 2:
            words[place] = f"“{words[place]}”"
        case _:
            words[place] = words[place].upper() if len(words[place]) > 6 else words[place]
    return " ".join(words)


def store_again(rng: random.Random, units: list[Unit]) -> tuple[list[Unit], int, int]:
    """The units with a window of at least three stored again after it, harmlessly damaged."""
    start = rng.randrange(len(units) - 3)
    end = rng.randint(start + 3, len(units))
    copies = [
        u._replace(text=damage(rng, u.text)) if rng.random() < 0.4 else u for u in units[start:end]
    ]
    copies = [unit(u.number, u.text) for u in copies]
    return [*units[:end], *copies, *units[end:]], start, end


@given(seeds)
def test_a_document_of_distinct_paragraphs_loses_nothing(seed: int) -> None:
    units = make_document(random.Random(seed))
    assert find_repeats(units).passages == ()


@given(seeds)
def test_a_window_stored_twice_is_shown_once(seed: int) -> None:
    rng = random.Random(seed)
    plain = make_document(rng)
    units, start, end = store_again(rng, plain)
    gone = set(removed_of(find_repeats(units)))
    size = end - start
    assert len(gone) == size
    left = [u.number for k, u in enumerate(units) if k not in gone]
    assert left == [u.number for u in plain]


@given(seeds, st.sampled_from(["7", "not", "never", "Marlow", "NHS"]))
def test_a_changed_fact_in_a_copy_keeps_both(seed: int, fact: str) -> None:
    rng = random.Random(seed)
    units, start, end = store_again(rng, make_document(rng))
    changed = rng.randrange(end, 2 * end - start)
    words = units[changed].text.split(" ")
    words.insert(rng.randrange(1, len(words)), fact)
    units[changed] = unit(units[changed].number, " ".join(words))
    gone = set(removed_of(find_repeats(units)))
    assert not gone & {changed, changed - (end - start)}


@given(seeds)
def test_kept_and_removed_never_meet_and_cover_both_copies(seed: int) -> None:
    rng = random.Random(seed)
    units, start, end = store_again(rng, make_document(rng))
    repeats = find_repeats(units)
    kept = {k for passage in repeats.passages for k in passage.kept}
    removed = removed_of(repeats)
    assert len(removed) == len(set(removed))
    assert not kept & set(removed)
    assert kept | set(removed) == set(range(start, 2 * end - start))


@given(seeds)
def test_what_stays_holds_no_repeat(seed: int) -> None:
    rng = random.Random(seed)
    units, _, _ = store_again(rng, make_document(rng))
    units, _, _ = store_again(rng, units)
    gone = set(removed_of(find_repeats(units)))
    assert find_repeats([u for k, u in enumerate(units) if k not in gone]).passages == ()


@given(seeds)
@settings(max_examples=60)
def test_the_candidates_lose_no_pair_that_all_pairs_find(seed: int) -> None:
    rng = random.Random(seed)
    units = make_document(rng, 4, 5)
    for k in range(8):
        source = rng.choice(units[:20])
        text = damage(rng, source.text) if k % 2 else source.text
        units.append(unit(f"9.{k}", text))
    candidates = find_candidates(units)
    group = {k: k for k in range(len(units))}

    def lead(k: int) -> int:
        while group[k] != k:
            k = group[k]
        return k

    for members in candidates.equal:
        for k in members:
            group[lead(k)] = lead(members[0])
    for i, j in compare_pairs(units, candidates.alike)[0]:
        group[lead(j)] = lead(i)
    for i, j in combinations(range(len(units)), 2):
        if compare_texts(units[i].text, units[j].text) is not None:
            assert lead(i) == lead(j), (units[i].text, units[j].text)


UNITS = st.builds(
    lambda kind, number, text, label, role: unit(number, text, kind=kind, label=label, role=role),
    st.sampled_from(["heading", "paragraph", "item", "note"]),
    st.sampled_from([None, "1", "1.1", "1.2", "2", "4a", "b", "", "1" * 40, "²", "Q52"]),
    st.one_of(
        st.text(max_size=40),
        st.lists(st.sampled_from([*WORDS.split(), "not", "7", "."]), max_size=60).map(" ".join),
        st.sampled_from(["", " ", "The boats " * 30, "The boats " * 30 + "not"]),
    ),
    st.sampled_from([None, None, "conclusion", "recommendation", "response"]),
    st.sampled_from([None, None, None, "status", "stance"]),
)


@given(st.lists(UNITS, max_size=10), st.integers(1, 3))
def test_no_units_ever_raise(units: list[Unit], times: int) -> None:
    repeats = find_repeats(units * times)
    count = len(units) * times
    for passage in repeats.passages:
        assert passage.kept
        assert passage.removed
        assert not set(passage.kept) & set(passage.removed)
        assert all(0 <= k < count for k in (*passage.kept, *passage.removed))
        assert 0.0 <= passage.score <= 1.0
    removed = removed_of(repeats)
    assert len(removed) == len(set(removed))
    shown = set(range(count)) - set(removed)
    assert {k for p in repeats.passages for k in p.kept} <= shown
    assert all(set(link.units) <= shown and len(link.units) > 1 for link in repeats.restatements)
