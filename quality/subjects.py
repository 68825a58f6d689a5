"""What is measured: written documents, our own cases with their truth, folders of golds."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quality.expectations import Expectations, checked
from quality.generate import generate
from quality.golds import read_golds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quality.golds import Gold

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "cases"
SAMPLES = ROOT / "samples"
SAMPLE_TRUTHS = ROOT / "tests" / "samples"
TRUTHS = ROOT / "quality" / "truths"


class Subject(NamedTuple):
    """A document to be measured: its bytes, what is true of it, and how to look at it.

    With a ``gold`` that is what is known, and ``expected`` is empty.
    """

    name: str
    content: bytes
    expected: Expectations
    family: str
    damages: tuple[str, ...]
    reproduce: str
    gold: Gold | None = None


class Choice(NamedTuple):
    """Which subjects are wanted: empty means all."""

    family: str = ""
    damage: str = ""
    only: str = ""

    def takes(self, subject: Subject) -> bool:
        """Whether the subject is among those wanted."""
        return (
            self.family in ("", subject.family)
            and (not self.damage or self.damage in subject.damages)
            and self.only in subject.name
        )


def written(seed: int, count: int) -> Iterator[Subject]:
    """``count`` documents written with ``seed``: the same for the same seed, everywhere."""
    for index, record in enumerate(generate(seed, count)):
        expected = checked(record.expectations)
        yield Subject(
            record.name,
            record.source,
            expected,
            expected.get("family", ""),
            tuple(expected.get("damages", ())),
            f"python -m quality.generate --seed {seed} --index {index} --out DIR",
        )


def cases() -> Iterator[Subject]:
    """The cases with a ``truth.json`` of their own, and the samples with one."""
    for truth in sorted(CASES.glob("*/truth.json")):
        source = truth.parent / "input.txt"
        yield _with_truth(truth.parent.name, source, truth, kind="case")
    for truth in sorted(SAMPLE_TRUTHS.glob("*.truth.json")):
        source = SAMPLES / f"{truth.name.removesuffix('.truth.json')}.txt"
        yield _with_truth(source.name, source, truth, kind="sample")


def _with_truth(name: str, source: Path, truth: Path, *, kind: str) -> Subject:
    expected = checked(json.loads(truth.read_text("utf-8")))
    place = source.relative_to(ROOT).as_posix()
    return Subject(name, source.read_bytes(), expected, kind, (), f"pacparse explain {place}")


def golds(folder: Path) -> Iterator[Subject]:
    """The documents of a folder, each with the gold beside it."""
    for source, gold in read_golds(folder):
        place = source.relative_to(ROOT) if source.is_relative_to(ROOT) else source
        reproduce = f"pacparse explain {place.as_posix()}"
        yield Subject(source.name, source.read_bytes(), {}, "gold", (), reproduce, gold)


def digest(subjects: Iterable[Subject]) -> str:
    """SHA-256 of the names, the bytes and the truth, in order: other documents, another digest."""
    total = hashlib.sha256()
    for subject in subjects:
        truth = json.dumps(subject.gold or subject.expected, ensure_ascii=False, sort_keys=True)
        for part in (subject.name.encode(), subject.content, truth.encode()):
            total.update(len(part).to_bytes(8, "big"))
            total.update(part)
    return total.hexdigest()
