"""Pairs among many passages: copies, stock paragraphs, clusters, files, and what is refused."""

from __future__ import annotations

import random
import time
import tracemalloc
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from pacparse.errors import UnreadableError, UnsupportedError, UsageError
from pacparse.reuse import (
    Pair,
    Passage,
    find_pairs,
    find_pairs_in_files,
    finding,
    stages,
    write_passages,
)
from pacparse.reuse.copies import find_copies
from pacparse.reuse.plain import find_pairs_plainly
from pacparse.reuse.shared import Letters, Shared
from reused_passages import add_noise, clusters_of, make_passage

if TYPE_CHECKING:
    from pathlib import Path

np = pytest.importorskip("numpy", reason="the extra 'reuse' is not installed")
RNG = random.Random(1)
EELS, BELLS, LAMPS = (make_passage(RNG) for _ in range(3))


@pytest.fixture(autouse=True)
def with_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    """NumPy is used however few the passages are."""
    monkeypatch.setattr(finding, "FEW_CHARACTERS", -1)


def ends(pairs: list[Pair]) -> list[tuple[int, int]]:
    return [(pair.left, pair.right) for pair in pairs]


def test_a_passage_in_two_documents_is_a_pair() -> None:
    texts = [(0, EELS), (0, BELLS), (1, LAMPS), (1, EELS.upper().replace(" ", "  "))]
    pairs = list(find_pairs(Passage(*each) for each in texts))
    assert pairs == [Pair(0, 3, "same", 100.0)]


def test_a_passage_twice_in_one_document_is_none() -> None:
    noisy = add_noise(random.Random(2), EELS, 0.02)
    assert list(find_pairs([Passage(0, EELS), Passage(0, EELS), Passage(0, noisy)])) == []


def test_a_half_is_contained_in_the_whole_whichever_comes_first() -> None:
    half = EELS[: len(EELS) // 2]
    assert list(find_pairs([Passage(0, half), Passage(1, EELS)])) == [
        Pair(0, 1, "contained", 100.0)
    ]
    assert list(find_pairs([Passage(0, EELS), Passage(1, half)])) == [
        Pair(0, 1, "contained", 100.0)
    ]


def test_each_copy_is_linked_once_to_the_first_of_another_document() -> None:
    passages = [Passage(k // 2, EELS) for k in range(8)]
    assert ends(list(find_pairs(passages))) == [
        (0, 2),
        (0, 3),
        (0, 4),
        (0, 5),
        (0, 6),
        (0, 7),
        (1, 2),
    ]


def test_a_pair_of_one_document_is_found_by_a_copy_in_another() -> None:
    noisy = add_noise(random.Random(2), EELS, 0.02)
    pairs = list(find_pairs([Passage(0, EELS), Passage(0, noisy), Passage(1, EELS)]))
    assert ends(pairs) == [(0, 2), (1, 2)]
    assert [pair.score == 100 for pair in pairs] == [True, False]


def test_short_passages_are_left_out() -> None:
    short = "The Board counted the eels of the weir."
    assert list(find_pairs([Passage(0, short), Passage(1, short)])) == []


def test_nothing_gives_nothing() -> None:
    assert list(find_pairs([])) == []
    assert list(find_pairs([Passage(0, ""), Passage(1, "")])) == []


def test_letters_of_other_scripts_count() -> None:
    greek = " ".join("η γέφυρα του ποταμού επισκευάστηκε από την επιτροπή".split() * 3)
    passages = [Passage(0, greek), Passage(1, greek.upper()), Passage(2, "’" + greek + "”")]
    assert ends(list(find_pairs(passages))) == [(0, 1), (0, 2)]
    assert list(find_pairs_plainly(passages)) == list(find_pairs(passages))


def corpus(count: int, seed: int) -> tuple[list[Passage], set[tuple[int, int]]]:
    """Passages, twenty to a document, of which a fifth is planted; and the planted pairs."""
    rng = random.Random(seed)
    texts = [make_passage(rng, rng.randint(30, 120)) for _ in range(count)]
    pairs = set()
    for source in range(0, count, 5):
        text = texts[source]
        pairs.add((source, len(texts)))
        texts.append(
            rng.choice(
                (
                    add_noise(rng, text, 0.03),
                    text[: len(text) // 2 + 60],
                    f"{text} {texts[source + 1]}",
                    text.title(),
                )
            )
        )
    return [Passage(k // 20, text) for k, text in enumerate(texts)], pairs


def test_planted_pairs_are_found_and_nothing_else() -> None:
    passages, planted = corpus(1_000, 3)
    planted |= {(a + 1, b) for a, b in planted if passages[a + 1].text in passages[b].text}
    found = set(ends(list(find_pairs(passages))))
    assert found - planted == set()
    assert len(found) >= 0.99 * len(planted)


def test_the_same_pairs_however_the_work_is_divided(monkeypatch: pytest.MonkeyPatch) -> None:
    passages, _ = corpus(500, 4)
    passages += [Passage(99, passages[k].text) for k in range(0, 500, 7)]
    expected = list(find_pairs(passages))
    assert list(find_pairs_plainly(passages)) == expected
    assert list(find_pairs(passages, workers=2)) == expected
    monkeypatch.setattr(finding, "_TASK_BYTES", 20_000)
    monkeypatch.setattr(stages, "_ROWS", 500)
    assert list(find_pairs(passages)) == expected
    monkeypatch.setattr(stages, "_FEW", 10)
    assert list(find_pairs(passages, workers=3)) == expected


def test_few_passages_are_looked_through_without_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "FEW_CHARACTERS", 100_000)
    monkeypatch.setattr(finding, "_spool", None)
    assert ends(list(find_pairs([Passage(0, EELS), Passage(1, BELLS), Passage(2, EELS)]))) == [
        (0, 2)
    ]


def test_more_passages_than_can_be_numbered_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "ID_BITS", 1)
    with pytest.raises(UnsupportedError, match="more than 2 passages"):
        list(find_pairs([Passage(0, EELS), Passage(1, BELLS), Passage(2, LAMPS)]))


def test_without_numpy_the_pairs_are_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    passages, _ = corpus(100, 5)
    expected = list(find_pairs(passages))
    write_passages(passages, tmp_path / "all")
    monkeypatch.setattr(finding, "has_numpy", lambda: False)
    assert list(find_pairs(passages)) == expected
    assert list(find_pairs_in_files([tmp_path / "all"])) == expected


def test_passages_in_files_are_those_that_were_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passages, _ = corpus(200, 6)
    passages[3] = Passage(0, f"{EELS}\n\t{BELLS}")
    passages[-1] = Passage(50, f"{EELS} {BELLS}")
    paths = [tmp_path / "a", tmp_path / "b", tmp_path / "c"]
    assert write_passages(passages[:100], paths[0]) == 100
    assert write_passages([], paths[1]) == 0
    write_passages(passages[100:], paths[2])
    monkeypatch.setattr(finding, "_TASK_BYTES", 10_000)
    found = list(find_pairs_in_files(paths))
    assert found == list(find_pairs(passages))
    assert Pair(3, len(passages) - 1, "same", 100.0) in found


@pytest.mark.parametrize(
    "content",
    [
        b"no number\n",
        b"1\tgood\nx\tbad\n",
        b"1\tgood\n\n",
        b"1\tgood\n2 3\n",
        b"\t\n",
        b"-5\tbad\n",
        b" 5\tbad\n",
        b"1,2\tbad\n",
        "①\tbad\n".encode(),
        b"1" * 19 + b"\tbad\n",
    ],
)
@pytest.mark.parametrize("is_plain", [False, True])
def test_a_line_of_another_form_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, *, is_plain: bool
) -> None:
    path = tmp_path / "passages"
    path.write_bytes(content)
    if is_plain:
        monkeypatch.setattr(finding, "has_numpy", lambda: False)
    with pytest.raises(UnreadableError, match=r"passages: a line does not begin with the number"):
        list(find_pairs_in_files([path]))


@pytest.mark.parametrize("is_plain", [False, True])
def test_a_line_that_is_no_utf8_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_plain: bool
) -> None:
    path = tmp_path / "passages"
    path.write_bytes(b"1\t\xff\n")
    if is_plain:
        monkeypatch.setattr(finding, "has_numpy", lambda: False)
    with pytest.raises(UnreadableError, match="no UTF-8"):
        list(find_pairs_in_files([path]))


@pytest.mark.parametrize("few", [-1, 100_000])
@pytest.mark.parametrize("document", [-1, 10**18])
def test_a_number_that_no_document_has_is_refused(
    monkeypatch: pytest.MonkeyPatch, document: int, few: int
) -> None:
    monkeypatch.setattr(finding, "FEW_CHARACTERS", few)
    with pytest.raises(UsageError, match="no number of a document"):
        list(find_pairs([Passage(document, EELS)]))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="nowhere"):
        list(find_pairs_in_files([tmp_path / "nowhere"]))


def test_more_files_than_a_process_may_open(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="Windows has no such limit")
    paths = [tmp_path / f"{k}" for k in range(300)]
    for place, path in enumerate(paths):
        write_passages([Passage(place, f"{EELS} {place}" if place % 2 else LAMPS)], path)
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, before[1]))
    try:
        pairs = list(find_pairs_in_files(paths))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert pairs == list(
        find_pairs(Passage(k, path.read_text().split("\t")[1]) for k, path in enumerate(paths))
    )


def test_many_copies_of_a_long_passage_are_not_in_memory_at_once(tmp_path: Path) -> None:
    letters = b"".join(RNG.choices([bytes([sign]) for sign in b"abcdefghij"], k=100_000))
    file = tmp_path / "00000.letters"
    file.write_bytes(letters * 100)
    starts = np.arange(100) * len(letters)
    lengths = np.full(100, len(letters))
    shared = Shared(tmp_path, (0,), 100)
    tracemalloc.start()
    try:
        found = find_copies(starts, lengths, lengths, Letters(shared, starts, lengths))
        assert tracemalloc.get_traced_memory()[1] < 5 * len(letters)
    finally:
        tracemalloc.stop()
    assert found.links.tolist() == [[0, k] for k in range(1, 100)]


def test_the_scratch_folder_is_empty_in_the_end(tmp_path: Path) -> None:
    passages, _ = corpus(50, 7)
    assert list(find_pairs(passages, scratch=tmp_path))
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "x").write_bytes(b"1\tgood\nbad\n")
    with pytest.raises(UnreadableError):
        list(find_pairs_in_files([tmp_path / "x"], scratch=tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


@pytest.mark.parametrize("size", [20, 60, 200])
def test_noisy_copies_are_all_connected(size: int) -> None:
    rng = random.Random(8)
    sources = [make_passage(rng, 110) for _ in range(5)]
    texts = [
        (k, add_noise(rng, source, 0.04)) for k, source in enumerate(sources) for _ in range(size)
    ]
    rng.shuffle(texts)
    pairs = list(find_pairs(Passage(place, text) for place, (_, text) in enumerate(texts)))
    first = clusters_of(len(texts), ends(pairs))
    assert len({(k, first[place]) for place, (k, _) in enumerate(texts)}) == len(sources)
    assert len(pairs) <= 32 * len(texts)


def test_stock_paragraphs_give_a_link_each_and_take_no_time() -> None:
    passages, _ = corpus(500, 9)
    stock = [make_passage(random.Random(k), 60) for k in range(3)]
    count = len(list(find_pairs(passages)))
    passages += [Passage(100 + k, stock[k % 3]) for k in range(6_000)]
    start = time.process_time()
    pairs = list(find_pairs(passages))
    assert time.process_time() - start < 5
    assert len(pairs) == count + 6_000 - 3
    assert Counter(pair.left for pair in pairs).most_common(1)[0][1] == 1_999


def test_a_stock_sentence_before_other_words_is_no_reuse() -> None:
    rng = random.Random(10)
    head = make_passage(rng, 14)
    passages = [Passage(k, f"{head} {make_passage(rng, 60)}") for k in range(2_000)]
    start = time.process_time()
    assert list(find_pairs(passages)) == []
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "ab " * 50_000,
        "1. " * 50_000,
        "\t" * 100_000 + EELS,
        "É" * 50_000,
        EELS * 200,
    ],
)
def test_hostile_passages_take_no_time(text: str) -> None:
    passages = [Passage(k, text + "x" * k) for k in range(4)]
    start = time.process_time()
    pairs = list(find_pairs(passages))
    assert time.process_time() - start < 5
    assert all(pair.kind == "same" for pair in pairs)
