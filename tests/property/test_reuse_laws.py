"""What holds of pairs for any passages: two ways to find them, order, copies, and how work is divided."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacparse.fingerprints import bare_letters, bare_letters_of_cells
from pacparse.reuse import Passage, find_pairs, finding, likeness, stages
from pacparse.reuse.plain import find_pairs_plainly
from reused_passages import add_noise, make_passage

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest.importorskip("numpy", reason="the extra 'reuse' is not installed")
RNG = random.Random(1)
SOURCES = [make_passage(RNG, words) for words in (9, 14, 20, 40, 90, 160)]


@pytest.fixture(autouse=True, scope="module")
def with_numpy() -> Iterator[None]:
    """NumPy is used however few the passages are."""
    with patch.object(finding, "FEW_CHARACTERS", -1):
        yield


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A passage that others may be made of as well, or anything at all."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.text(max_size=200))
    source = draw(st.sampled_from(SOURCES))
    rng = random.Random(draw(st.integers(0, 5)))
    deed = draw(st.sampled_from(("same", "capitals", "noise", "half", "joined", "repeated")))
    if deed == "capitals":
        return source.upper().replace(" ", "\n ’")
    if deed == "noise":
        return add_noise(rng, source, 0.03)
    if deed == "half":
        return source[len(source) // 2 :]
    if deed == "joined":
        return f"{source}\t{rng.choice(SOURCES)}"
    return source * 3 if deed == "repeated" else source


many_passages = st.lists(st.builds(Passage, st.integers(0, 4), texts()), max_size=12)


@given(many_passages)
def test_numpy_and_plain_python_find_the_same(passages: list[Passage]) -> None:
    # few holders wear a piece out, so that the rule for worn ones is met in small examples
    with patch.object(likeness, "MOST_HOLDERS", 3):
        assert list(find_pairs(passages)) == list(find_pairs_plainly(passages))
    assert list(find_pairs(passages)) == list(find_pairs_plainly(passages))


@given(many_passages, st.integers(500, 5_000), st.integers(300, 2_000))
def test_pairs_do_not_depend_on_how_work_is_divided(
    passages: list[Passage], task_bytes: int, rows: int
) -> None:
    expected = list(find_pairs(passages))
    with patch.object(finding, "_TASK_BYTES", task_bytes), patch.object(stages, "_ROWS", rows):
        assert list(find_pairs(passages)) == expected


@given(many_passages)
def test_pairs_come_in_order_join_documents_and_are_verified(passages: list[Passage]) -> None:
    pairs = list(find_pairs(passages))
    places = [(pair.left, pair.right) for pair in pairs]
    assert places == sorted(set(places))
    for pair in pairs:
        assert pair.left < pair.right
        assert passages[pair.left].document != passages[pair.right].document
        assert pair.score >= (85 if pair.kind == likeness.SAME else 90)


@given(many_passages, st.randoms(use_true_random=False))
def test_the_order_of_passages_changes_only_which_copy_is_named(
    passages: list[Passage], rng: random.Random
) -> None:
    def said(order: list[Passage]) -> set[tuple[frozenset[bytes], str, float]]:
        return {
            (
                frozenset(bare_letters(order[end].text) for end in (pair.left, pair.right)),
                pair.kind,
                pair.score,
            )
            for pair in find_pairs(order)
        }

    shuffled = list(passages)
    rng.shuffle(shuffled)
    assert said(passages) == said(shuffled)


@given(many_passages, st.sampled_from(SOURCES[2:]))
def test_an_exact_copy_in_another_document_is_always_linked(
    passages: list[Passage], text: str
) -> None:
    passages = [*passages, Passage(7, text), Passage(8, text.upper())]
    last = len(passages) - 1
    assert any(pair.right == last and pair.score == 100 for pair in find_pairs(passages))


@given(st.lists(st.tuples(st.integers(0, 10**9), st.text()), min_size=1))
def test_letters_of_a_table_are_those_of_its_cells(rows: list[tuple[int, str]]) -> None:
    cells = [(number, text.replace("\n", " ").replace("\t", " ")) for number, text in rows]
    table = "\n".join(f"{number}\t{text}" for number, text in cells).encode(
        "utf-8", "surrogatepass"
    )
    expected = [b"%d\t%b" % (number, bare_letters(text)) for number, text in cells]
    assert bare_letters_of_cells(table).split(b"\n") == expected
