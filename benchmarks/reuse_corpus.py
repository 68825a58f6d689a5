"""Invented passages with planted pairs, written to files as pacparse reads them.

The words are invented and follow Zipf's law. Three of four words follow the one before, as words do in
prose, so that short stretches repeat by chance. Of all passages a twentieth begins with the same stock
sentence. A tenth is planted: copies with noise in every twentieth character (4 %), with a few other
words (2 %), halves (2 %), and two passages in one (2 %).
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np

from pacparse.reuse import Passage, write_passages

if TYPE_CHECKING:
    from pathlib import Path

WORDS, FOLLOWERS, BATCH = 20_000, 24, 20_000
IN_DOCUMENT = 20
FILES = 8
HEAD = "The Ministry welcomes the inquiry of the committee and replies to each point below: "
SYLLABLES = (
    "ba co di fer gu lan mo ner pa ri sto ta ven wi ter sion ment al ing tor pre con".split()
)
LETTERS = "abcdefghijklmnopqrstuvwxyz "
NOISE, EDIT, HALF, MERGED = "noise", "edit", "half", "merged"


def make_words(rng: random.Random) -> list[str]:
    """Invented words, the short ones first: they are the frequent ones."""
    words: set[str] = set()
    while len(words) < WORDS:
        words.add("".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))))
    return sorted(words, key=lambda word: (len(word), word))


def make_texts(count: int, seed: int) -> list[str]:
    """So many passages of about 600 characters, none planted."""
    numbers = np.random.default_rng(seed)
    words = make_words(random.Random(seed))
    weights = 1 / np.arange(2, WORDS + 2)
    weights /= weights.sum()
    follows = numbers.choice(WORDS, (WORDS, FOLLOWERS), p=weights)
    texts: list[str] = []
    while len(texts) < count:
        size = min(BATCH, count - len(texts))
        lengths = numbers.integers(45, 125, size)
        word = numbers.choice(WORDS, size, p=weights)
        columns = [word]
        for _ in range(int(lengths.max())):
            free = numbers.choice(WORDS, size, p=weights)
            bound = follows[word, numbers.integers(0, FOLLOWERS, size)]
            word = np.where(numbers.random(size) < 0.75, bound, free)
            columns.append(word)
        table = np.stack(columns, axis=1)
        has_head = numbers.random(size) < 0.05
        for row, length, head in zip(table, lengths.tolist(), has_head.tolist(), strict=True):
            text = " ".join([words[k] for k in row[:length].tolist()]).capitalize() + "."
            texts.append(HEAD + text if head else text)
    return texts


def add_noise(rng: random.Random, text: str) -> str:
    """One character of twenty replaced, left out or doubled by another."""
    signs = list(text)
    for k in range(len(signs)):
        if rng.random() < 0.05:
            other = rng.choice(LETTERS)
            signs[k] = rng.choice((other, "", signs[k] + other))
    return "".join(signs)


def edit(rng: random.Random, text: str) -> str:
    """A few words replaced by others of the same text."""
    words = text.split(" ")
    for _ in range(max(1, len(words) // 25)):
        words[rng.randrange(len(words))] = rng.choice(words)
    return " ".join(words)


def write_corpus(folder: Path, count: int, seed: int) -> None:
    """Write ``FILES`` files of passages, and ``planted.tsv``: kind, and the places of both passages."""
    rng = random.Random(seed)
    planted = count // 10
    texts = make_texts(count - planted, seed)
    sources = rng.sample(range(len(texts)), 2 * planted)
    pairs: list[tuple[str, int, int]] = []
    for _ in range(planted):
        kind = rng.choices((NOISE, EDIT, HALF, MERGED), (4, 2, 2, 2))[0]
        source = sources.pop()
        text = texts[source]
        pairs.append((kind, source, len(texts)))
        if kind == NOISE:
            text = add_noise(rng, text)
        elif kind == EDIT:
            text = edit(rng, text)
        elif kind == HALF:
            cut = text.index(" ", len(text) // 2)
            text = text[:cut] if rng.random() < 0.5 else text[cut + 1 :]
        else:
            second = sources.pop()
            pairs.append((kind, second, len(texts)))
            text = f"{text} {texts[second]}"
        texts.append(text)
    order = list(range(len(texts)))
    rng.shuffle(order)
    place = [0] * len(order)
    for new, old in enumerate(order):
        place[old] = new
    step = -(-len(order) // FILES)
    for k in range(FILES):
        chunk = range(k * step, min((k + 1) * step, len(order)))
        passages = (Passage(new // IN_DOCUMENT, texts[order[new]]) for new in chunk)
        write_passages(passages, folder / f"{k}.passages")
    lines = (
        f"{kind}\t{min(place[a], place[b])}\t{max(place[a], place[b])}\n"
        for kind, a, b in pairs
        if place[a] // IN_DOCUMENT != place[b] // IN_DOCUMENT
    )
    (folder / "planted.tsv").write_text("".join(lines))
