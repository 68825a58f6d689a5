"""The generator: the same for the same seed, true by construction, every switch reachable."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quality.generate import Choice, Generated, generate
from quality.generate.damages import DAMAGES, places
from quality.generate.families import FAMILIES
from quality.generate.families.any_government import MANNERS
from quality.generate.generator import write

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = tuple(damage.name for damage in DAMAGES)
WITH_NEAR_MISS = tuple(damage.name for damage in DAMAGES if "ear miss" in (damage.do.__doc__ or ""))
PAGES = ("page-breaks", "page-numbers")
PRINTED_ON_PAGES = ("govuk-page", "committee-report")  # their paragraphs go on behind the furniture
COMPANIONS = {
    "page-numbers": ("page-breaks",),
    "form-feeds": ("page-breaks",),
    "running-head": ("page-breaks",),
    "running-heads-alternating": PAGES,
    "browser-print": ("page-breaks",),
    "sharing-wrapper": ("page-breaks",),
    "notes-at-page-foot": ("page-breaks",),
    "page-furniture": ("page-breaks",),
    "security-banners": ("page-breaks",),
    "labels-open-pages": ("page-breaks",),
    "number-before-label": PAGES,
    "marks-mid-sentence": ("marks-spaced",),
    "excerpt": ("wrapped",),
    "line-heads": ("wrapped",),
    "line-unwrapped": ("wrapped",),
    "stray-blank-lines": ("wrapped",),
    "hyphens-hard": ("wrapped",),
    "hyphens-soft": ("wrapped",),
}


def squash(text: str) -> str:
    return re.sub(r"\s+", "", text)


def undamaged(count: int) -> Iterator[Generated]:
    return generate(3, count, choice=Choice(never=NAMES))


def test_the_same_seed_gives_the_same_documents() -> None:
    assert list(generate(5, 12)) == list(generate(5, 12))


def test_another_seed_gives_other_documents() -> None:
    first = {document.source for document in generate(5, 8)}
    assert not first & {document.source for document in generate(6, 8)}


def test_a_document_depends_on_its_index_only() -> None:
    (alone,) = generate(5, 0, indexes=[7])
    assert alone == list(generate(5, 8))[7]


def test_the_hash_seed_changes_nothing(tmp_path: Path) -> None:
    written = []
    for hash_seed in ("1", "2"):
        folder = tmp_path / hash_seed
        command = [sys.executable, "-m", "quality.generate", "--seed", "9", "--count", "4"]
        root = Path(__file__).parents[2]
        environment = os.environ | {"PYTHONHASHSEED": hash_seed}
        subprocess.run(
            [*command, "--out", str(folder)],
            check=True,
            env=environment,
            cwd=root,
            capture_output=True,
        )
        written.append({path.name: path.read_bytes() for path in sorted(folder.iterdir())})
    assert written[0] == written[1]
    assert len(written[0]) == 8


def test_the_expectation_of_an_undamaged_document_stands_in_its_text() -> None:
    """Marks in brackets are the only damage: they can be taken out again without a doubt."""
    families = tuple(name for name in FAMILIES if name not in PRINTED_ON_PAGES)
    for document in generate(3, 30, choice=Choice(families, only=("marks-markdown",))):
        source = document.source.decode("utf-8")
        text = squash(re.sub(r"\[\^[0-9]+\](?!:)|[⁰¹²³⁴-⁹]+", "", source))
        truth = document.expectations
        for paragraph in truth.get("paragraphs", ()):
            assert squash(paragraph["text"]) in text
            assert paragraph["number"] in source
        for heading in (*truth["headings"], *truth["unnumbered"]):
            assert squash(heading) in text
        for note in truth["footnotes"]:
            assert all(url in text for url in note["urls"])
        for entry in truth["recommendations"]:
            assert squash(entry.get("recommendation", "")) in text
        assert not truth["furniture"]


def test_notes_are_numbered_in_the_order_of_their_marks() -> None:
    for document in undamaged(30):
        numbers = [int(note["number"]) for note in document.expectations["footnotes"]]
        for before, after in pairwise(numbers):
            assert after in (before + 1, numbers[0])  # chapters may count anew


def test_every_answer_is_a_numbered_paragraph() -> None:
    for document in undamaged(30):
        numbers = {paragraph["number"] for paragraph in document.expectations.get("paragraphs", ())}
        for entry in document.expectations["recommendations"]:
            assert set(entry["response"]) <= numbers


@pytest.mark.parametrize("name", NAMES)
def test_every_damage_finds_a_place_and_changes_something(name: str) -> None:
    others = COMPANIONS.get(name, ())
    with_it = generate(2, 40, choice=Choice(only=(*others, name)))
    without = generate(2, 40, choice=Choice(only=others))
    assert any(
        name in damaged.expectations["damages"] and damaged.source != plain.source
        for damaged, plain in zip(with_it, without, strict=True)
    )


@pytest.mark.parametrize("share", [0.0, 1.0])
@pytest.mark.parametrize("name", WITH_NEAR_MISS)
def test_a_phenomenon_and_its_near_miss_both_find_a_place(
    name: str, share: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "NEAR_MISS", share)
    others = COMPANIONS.get(name, ())
    with_it = generate(2, 48, choice=Choice(only=(*others, name)))
    assert any(name in document.expectations["damages"] for document in with_it)


def test_every_manner_of_asking_is_drawn() -> None:
    documents = generate(2, 60, choice=Choice(families=("government-response",), never=NAMES))
    drawn = {name for document in documents for name in document.expectations["damages"]}
    assert {f"manner:{manner}" for manner in MANNERS} <= drawn


def test_an_answer_without_numbers_is_known_by_its_words() -> None:
    for document in generate(2, 12, choice=Choice(families=("lords-response",), never=NAMES)):
        source = squash(document.source.decode("utf-8"))
        for entry in document.expectations["recommendations"]:
            first = entry["answer"].split(". ")[0]
            assert squash(re.sub(r"[,.]$", "", first))[:20] in source


def test_what_no_reader_could_tell_is_no_paragraph() -> None:
    """In wrapped lines without blank ones no plain paragraph is put between others."""
    words = ("Whoever keeps", "The list of the parish")
    choice = Choice(only=("wrapped", "no-blank-lines", "list-given-twice", "bars-and-columns"))
    for document in generate(2, 24, choice=choice):
        if "no-blank-lines" in document.expectations["damages"]:
            assert not any(one in document.source.decode("utf-8") for one in words)


def test_no_damage_is_done_that_was_switched_off() -> None:
    for document in generate(4, 20, choice=Choice(never=NAMES[::2])):
        assert not set(NAMES[::2]) & set(document.expectations["damages"])


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_every_family_is_written(family: str) -> None:
    (document,) = generate(1, 1, choice=Choice(families=(family,)))
    assert document.expectations["family"] == family
    assert document.expectations["recommendations"] or document.expectations["paragraphs"]


def test_all_damages_together_leave_a_truth_in_each_document(tmp_path: Path) -> None:
    documents = list(generate(8, 20))
    assert len({document.name for document in documents}) == 20
    assert write(tmp_path, documents) == 20
    for document in documents:
        gold = json.loads((tmp_path / f"{document.name}.gold.json").read_text(encoding="utf-8"))
        assert gold == json.loads(json.dumps(document.expectations))
        assert (tmp_path / f"{document.name}.txt").read_bytes() == document.source
