"""The comparison of two passages, short and long."""

from __future__ import annotations

import random
import time

import pytest

from pacparse.fingerprints import bare_letters
from pacparse.reuse.verifying import compare
from reused_passages import add_noise, make_passage


def letters(words: int, seed: int) -> bytes:
    return bare_letters(make_passage(random.Random(seed), words))


def noisy(text: bytes, share: float) -> bytes:
    return add_noise(random.Random(7), text.decode(), share).encode()


@pytest.mark.parametrize("words", [20, 90, 300, 3_000, 20_000])
def test_a_passage_and_its_copies(words: int) -> None:
    text = letters(words, 1)
    assert compare(text, text) == ("same", 100.0)
    kind, score = compare(text, noisy(text, 0.04)) or ("none", 0.0)
    assert kind == "same"
    assert score > 90
    assert compare(text, letters(words, 2)) is None


@pytest.mark.parametrize("words", [40, 90, 300, 3_000, 20_000])
def test_a_passage_inside_another(words: int) -> None:
    text, before, after = letters(words, 1), letters(words, 2), letters(words, 3)
    longer = before + text + after
    assert compare(text, longer) == ("contained", 100.0)
    assert compare(longer, text) == ("contained", 100.0)
    kind, score = compare(noisy(text, 0.02), longer) or ("none", 0.0)
    assert kind == "contained"
    assert 92 < score < 100
    assert compare(text, before + after) is None


def test_what_shares_only_a_stock_sentence_is_no_pair() -> None:
    stock = letters(15, 9)
    assert compare(stock + letters(60, 1), stock + letters(60, 2)) is None


def test_a_tail_that_only_begins_a_text_is_not_contained_in_it() -> None:
    text = letters(90, 1)
    assert compare(text[len(text) // 2 :] + letters(40, 2), text) is None


def test_a_short_passage_is_never_contained() -> None:
    text = letters(60, 1)
    assert compare(text[:60], text) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (b"a" * 300_000, b"a" * 250_000),
        (b"ab" * 150_000, b"ba" * 100_000 + b"c" * 100_000),
        (letters(60_000, 1), letters(60_000, 2)),
        (letters(60_000, 1), noisy(letters(60_000, 1), 0.1)),
        (letters(200, 1), letters(60_000, 2)),
        (b"a" * 700, b"a" * 300_000 + b"b"),
        (b"a" * 350 + b"b" * 350, b"a" * 300_000),
    ],
)
def test_hostile_texts_take_no_time(one: bytes, other: bytes) -> None:
    start = time.process_time()
    compare(one, other)
    assert time.process_time() - start < 2
