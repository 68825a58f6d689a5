"""Generated documents: bytes and what is true of them, the same for the same seed."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from quality.generate.damages import DAMAGES
from quality.generate.expectations import Expectation, expect
from quality.generate.families import FAMILIES
from quality.generate.pages import print_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from quality.generate.model import Document


class Generated(NamedTuple):
    """A generated document: its name, its bytes, and what pacparse should find in them."""

    name: str
    source: bytes
    expectations: Expectation


class Choice(NamedTuple):
    """Which families and damages are generated; None is all, in their own proportion."""

    families: tuple[str, ...] | None = None
    only: tuple[str, ...] | None = None  # these damages, each wherever it finds a place
    never: tuple[str, ...] = ()


ALL = Choice()
# What pacparse is made for, and what has many manners, written more often than their neighbours.
OFTEN = (*("treasury-minutes",) * 3, "government-response")


def generate(
    seed: int, count: int, *, choice: Choice = ALL, indexes: Iterable[int] | None = None
) -> Iterator[Generated]:
    """``count`` documents, or those of ``indexes``; each depends on seed, index and choice only."""
    for index in indexes if indexes is not None else range(count):
        yield _generate_one(seed, index, choice)


def write(folder: Path, documents: Iterable[Generated]) -> int:
    """Write ``NAME.txt`` and ``NAME.gold.json`` for each document; how many there were."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for document in documents:
        count += 1
        (folder / f"{document.name}.txt").write_bytes(document.source)
        text = json.dumps(document.expectations, ensure_ascii=False, indent=1)
        (folder / f"{document.name}.gold.json").write_text(text + "\n", encoding="utf-8")
    return count


def _generate_one(seed: int, index: int, choice: Choice) -> Generated:
    names = choice.families or (*FAMILIES, *OFTEN)
    family = names[index % len(names)]
    document = FAMILIES[family](Random(f"{seed}:{index}:{family}"))
    _damage(document, f"{seed}:{index}", choice)
    content = print_document(document, Random(f"{seed}:{index}:print"))
    return Generated(f"{family}-{seed}-{index:04}", content, expect(document))


def _damage(document: Document, key: str, choice: Choice) -> None:
    """Do the chosen damages, in their order, each with dice of its own."""
    groups: set[str] = set()
    for damage in DAMAGES:
        rng = Random(f"{key}:{damage.name}")
        wanted = rng.random() < damage.probability
        if choice.only is not None:
            wanted = damage.name in choice.only
        if not wanted or damage.name in choice.never or damage.group in groups:
            continue
        if damage.do(document, rng):
            document.damages.append(damage.name)
            groups.update({damage.group} - {""})
