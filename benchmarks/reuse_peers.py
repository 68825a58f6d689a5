"""Libraries that find near-duplicates, each at its best: the peers of ``reuse.py``.

All are given the letters of the passages and return candidate pairs. Their pieces are six letters long,
hashed with NumPy where the library takes hashes. Of the settings tried for FastSketchLSH with 256 values
(5, 6 and 8 letters), six letters are the best: five find .010 more and take three times as long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PIECE = 6
LIKELY = 0.2  # the estimated share of pieces below which a pair is not compared
Pairs = set[tuple[int, int]]
Words = NDArray[np.uint64]


def hash_pieces(letters: list[bytes]) -> tuple[Words, Words]:
    """The hashes of all pieces, text by text, and where each text begins (CSR)."""
    signs = np.frombuffer(b"".join(letters), np.uint8)
    sizes = np.array([len(text) for text in letters])
    count = len(signs) - PIECE + 1
    hashes = signs[:count].astype(np.uint64)
    for k in range(1, PIECE):
        hashes *= np.uint64(257)
        hashes += signs[k : count + k]
    hashes *= np.uint64(0x9E3779B97F4A7C15)
    hashes ^= hashes >> np.uint64(29)
    ends = np.cumsum(sizes)
    is_whole = np.ones(count, np.bool_)
    for k in range(1, PIECE):
        is_whole[(ends - k)[ends - k < count]] = False
    starts = np.concatenate(([0], np.cumsum(sizes - PIECE + 1)))
    return hashes[is_whole], starts.astype(np.uint64)


def likely_pairs(left: NDArray[Any], right: NDArray[Any], sketches: NDArray[Any]) -> Pairs:
    """The pairs whose sketches agree in enough places, each once."""
    is_pair = left < right
    left, right = left[is_pair], right[is_pair]
    pairs: Pairs = set()
    for k in range(0, len(left), 100_000):
        a, b = left[k : k + 100_000], right[k : k + 100_000]
        alike = (sketches[a] == sketches[b]).mean(axis=1) >= LIKELY
        pairs.update(zip(a[alike].tolist(), b[alike].tolist(), strict=True))
    return pairs


def fastsketchlsh(letters: list[bytes]) -> Pairs:
    """FastSketchLSH: 256 values, 64 bands, one thread."""
    from FastSketchLSH import LSH, FastSimilaritySketch

    hashes, starts = hash_pieces(letters)
    sketches = FastSimilaritySketch(size=256).batch_csr(
        hashes, starts, prehashed=True, num_threads=1
    )
    index = LSH(num_perm=256, num_bands=64, num_threads=1)
    index.insert(sketches)
    found, bounds = index.query(sketches, format="csr")
    left = np.repeat(np.arange(len(letters)), np.diff(bounds.astype(np.int64)))
    return likely_pairs(left, found.astype(np.int64), sketches)


def rensa(letters: list[bytes]) -> Pairs:
    """Rensa: R-MinHash with 126 values, 42 bands."""
    from rensa import RMinHash, RMinHashLSH

    texts = [text.decode("latin-1") for text in letters]
    pieces = [[text[k : k + PIECE] for k in range(len(text) - PIECE + 1)] for text in texts]
    sketches = RMinHash.from_token_sets(pieces, num_perm=126, seed=42)
    index = RMinHashLSH(threshold=0.4, num_perm=126, num_bands=42)
    index.insert_many(sketches)
    values = np.array([sketch.digest() for sketch in sketches], np.uint32)
    return likely_pairs(*_flatten(index.query_all(sketches)), values)


def datasketch(letters: list[bytes]) -> Pairs:
    """datasketch: MinHash with 128 values, threshold .4."""
    from datasketch import MinHash, MinHashLSH

    hashes, starts = hash_pieces(letters)
    bounds = starts.astype(np.int64).tolist()
    small = (hashes >> np.uint64(32)).tolist()
    index = MinHashLSH(threshold=0.4, num_perm=128)
    sketches = []
    for place in range(len(letters)):
        sketch = MinHash(num_perm=128, hashfunc=int)
        sketch.update_batch(small[bounds[place] : bounds[place + 1]])
        index.insert(place, sketch)
        sketches.append(sketch)
    values = np.array([sketch.hashvalues for sketch in sketches])
    return likely_pairs(*_flatten(index.query(sketch) for sketch in sketches), values)


def _flatten(found: Iterable[list[int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    rows = [np.array(row, np.int64) for row in found]
    left = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    return left, np.concatenate(rows)


PEERS: dict[str, Callable[[list[bytes]], Pairs]] = {
    "FastSketchLSH": fastsketchlsh,
    "rensa": rensa,
    "datasketch": datasketch,
}
