"""Measures the search for repeats against RapidFuzz comparing every pair of texts.

Peer: ``rapidfuzz.process.cdist(texts, texts, scorer=fuzz.ratio, workers=1)``, which only scores and
decides nothing. Both run in this process, in turn; the ratios are of one run, the times are not to
be quoted alone. The documents are invented and depend on ``--seed`` only: paragraphs of about 600
characters, among them passages stored twice (with harmless variants, some paragraphs split or
merged), restatements under another number, and near-copies in which one fact differs, which must
all stay.

    python benchmarks/repeats.py
    python benchmarks/repeats.py --sizes 100 1000 --rounds 5
"""

from __future__ import annotations

import argparse
import importlib.metadata
import math
import platform
import random
import statistics
import time
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pacparse.duplicates import Repeats, find_repeats
from pacparse.units import Unit

if TYPE_CHECKING:
    from collections.abc import Callable

SYLLABLES = "ba co di fer gu lan mo ner pa ri sto ta ven wi ter sion ment al ing ter pre con"
STOCK = 6_000
DOCUMENT = 20_000  # characters of a document that is stored many times


class Planted(NamedTuple):
    """A document, and what was planted in it."""

    units: list[Unit]
    copies: list[int]  # units that stand twice: one of each pair must go
    twins: list[tuple[int, int]]  # restatements: must be linked
    near: list[int]  # near-copies: must stay


def make_unit(number: str | None, text: str) -> Unit:
    """A paragraph with its number."""
    return Unit(
        "paragraph", number, number, 2, text, None, None, ((0, len(text)),), ((0, len(text)),)
    )


def make_vocabulary(rng: random.Random) -> list[str]:
    """Invented words; the first ones are short and frequent."""
    syllables = SYLLABLES.split()
    words = {"".join(rng.choices(syllables, k=rng.randint(1, 4))) for _ in range(9_000)}
    return sorted(words, key=lambda word: (len(word), word))


def make_paragraph(rng: random.Random, vocabulary: list[str], characters: int = 600) -> str:
    """Sentences of invented words, frequent ones first, with a figure in one of eight sentences."""
    sentences: list[str] = []
    while sum(map(len, sentences)) < characters:
        words = [
            vocabulary[int(len(vocabulary) * rng.random() ** 2.5)]
            for _ in range(rng.randint(8, 24))
        ]
        if rng.random() < 0.125:
            words.insert(rng.randrange(len(words)), str(rng.randint(2, 9_999)))
        sentences.append(" ".join(words).capitalize() + ".")
    return " ".join(sentences)


def vary(rng: random.Random, text: str) -> str:
    """The same text with damage that states nothing: a space, a comma, a quotation mark."""
    words = text.split(" ")
    for _ in range(max(1, len(words) // 40)):
        place = rng.randrange(1, len(words) - 1)
        words[place] = rng.choice(
            [words[place] + ",", words[place] + " ", "‘" + words[place] + "’"]
        )
    place = rng.randrange(1, len(words) - 1)
    words[place : place + 2] = ["".join(words[place : place + 2])]
    return " ".join(words)


def change_fact(rng: random.Random, text: str) -> str:
    """The same text with one fact changed: a negation, a figure or a name."""
    words = text.split(" ")
    words.insert(
        rng.randrange(1, len(words) - 1), rng.choice(["not", "17", "Marlow", "NHS", "never"])
    )
    return " ".join(words)


def plant(rng: random.Random, size: int) -> Planted:
    """A document of ``size`` paragraphs and its copies, restatements and near-copies."""
    vocabulary = make_vocabulary(rng)
    units: list[Unit] = []
    copies: list[int] = []
    twins: list[tuple[int, int]] = []
    near: list[int] = []
    item = 0
    while len(units) < size:
        item += 1
        start = len(units)
        for part in range(1, 11):
            text = make_paragraph(rng, vocabulary)
            units.append(make_unit(f"{item}.{part}", text))
        if item % 8 == 1:
            copies += append_copy(rng, units, start)
        elif item % 8 == 4:
            source = rng.randrange(start, start + 10)
            twins.append((source, len(units)))
            units.append(make_unit(f"{item}.11", vary(rng, units[source].text)))
        elif item % 8 == 6:
            near.extend(range(len(units), len(units) + 10))
            units += [
                make_unit(unit.number, change_fact(rng, unit.text))
                for unit in units[start : start + 10]
            ]
    return Planted(units, copies, twins, near)


def append_copy(rng: random.Random, units: list[Unit], start: int) -> list[int]:
    """Store ten paragraphs again, one split and two merged; returns the units of both copies."""
    for index in range(start, start + 10):
        text = units[index].text if index % 2 else vary(rng, units[index].text)
        if index - start == 3:
            cut = text.index(". ") + 1
            units.append(make_unit(units[index].number, text[:cut]))
            units.append(make_unit(None, text[cut + 1 :]))
        elif index - start == 6:
            following = units[index + 1]
            units.append(
                make_unit(units[index].number, f"{text} {following.number} {following.text}")
            )
        elif index - start != 7:
            units.append(make_unit(units[index].number, text))
    return [start, len(units)]


def check(planted: Planted, repeats: Repeats) -> tuple[int, int, int]:
    """What was planted and missed, what else was removed, and restatements that were not linked."""
    removed = {k for passage in repeats.passages for k in passage.removed}
    windows = list(zip(planted.copies[::2], planted.copies[1::2], strict=True))
    missed = 0
    for start, end in windows:
        first, second = set(range(start, start + 10)), set(range(start + 10, end))
        missed += not (first <= removed or second <= removed)
    inside = {k for start, end in windows for k in range(start, end)}
    linked = {pair for entry in repeats.restatements for pair in [entry.units[:2]]}
    unlinked = sum(pair not in linked for pair in planted.twins)
    return missed, len(removed - inside), unlinked


def measure(call: Callable[[], object], rounds: int) -> float:
    """The median of the processor seconds that some calls take."""
    times: list[float] = []
    for _ in range(rounds):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return statistics.median(times)


def time_all_pairs(texts: list[str], rounds: int) -> float:
    """The seconds that the peer needs for all pairs."""
    from rapidfuzz import fuzz, process

    return measure(lambda: process.cdist(texts, texts, scorer=fuzz.ratio, workers=1), rounds)


def add_stock(units: list[Unit]) -> list[Unit]:
    """The units, and the same paragraph six thousand times, each time under another number."""
    text = (
        "The department agrees with the committee and will write to it when the work is done. " * 7
    )
    return [*units, *(make_unit(f"900.{k}", text) for k in range(STOCK))]


def print_sizes(sizes: list[int], *, rounds: int, peer_up_to: int, seed: int) -> None:
    print(
        "| paragraphs | MB | seconds | ms per MB | all pairs / ours | missed | wrong | unlinked |"
    )
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    seconds: list[tuple[int, float]] = []
    for size in sizes:
        planted = plant(random.Random(seed), size)
        texts = [unit.text for unit in planted.units]
        megabytes = sum(map(len, texts)) / 1e6
        ours = measure(lambda units=planted.units: find_repeats(units), rounds)  # type: ignore[misc]
        ratio = f"{time_all_pairs(texts, rounds) / ours:.1f}" if size <= peer_up_to else "–"
        faults = " | ".join(map(str, check(planted, find_repeats(planted.units))))
        figures = f"{megabytes:.2f} | {ours:.4f} | {ours * 1000 / megabytes:.1f}"
        print(f"| {len(texts)} | {figures} | {ratio} | {faults} |")
        seconds.append((len(texts), ours))
    for (a, s), (b, t) in pairwise(seconds):
        print(f"exponent from {a} to {b}: {math.log(t / s) / math.log(b / a):.2f}")


def print_stress(size: int, *, rounds: int, seed: int) -> None:
    units = plant(random.Random(seed), size).units
    plain = measure(lambda: find_repeats(units), rounds)
    stocked = add_stock(units)
    ratio = measure(lambda: find_repeats(stocked), rounds) / plain
    print(f"{STOCK} identical stock paragraphs added to {len(units)}: {ratio:.2f} times as long")


def print_copies(*, rounds: int, seed: int) -> None:
    """The time for each byte of a document stored twice, and stored a hundred times."""
    rng = random.Random(seed)
    vocabulary = make_vocabulary(rng)
    texts = [make_paragraph(rng, vocabulary) for _ in range(DOCUMENT // 600)]
    seconds: list[float] = []
    for copies in (2, 100):
        units = [
            make_unit(
                f"{1 + k // 10}.{1 + k % 10}", vary(rng, text) if rng.random() < 0.5 else text
            )
            for _ in range(copies)
            for k, text in enumerate(texts)
        ]
        left = len(find_repeats(units).order)
        seconds.append(measure(lambda units=units: find_repeats(units), rounds) / copies)  # type: ignore[misc]
        print(f"{copies} copies of {len(texts)} paragraphs: {left} are shown")
    print(f"time for each byte of 100 copies and of 2: {seconds[1] / seconds[0]:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peer-up-to", type=int, default=1_000, help="largest size for all pairs")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    print(
        f"CPython {platform.python_version()}, rapidfuzz {importlib.metadata.version('rapidfuzz')}"
    )
    print_sizes(
        arguments.sizes,
        rounds=arguments.rounds,
        peer_up_to=arguments.peer_up_to,
        seed=arguments.seed,
    )
    print_stress(max(arguments.sizes), rounds=arguments.rounds, seed=arguments.seed)
    print_copies(rounds=arguments.rounds, seed=arguments.seed)


if __name__ == "__main__":
    main()
