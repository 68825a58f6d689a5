"""What the benchmarks share: paired measuring, ratios, small tables.

Times are processor seconds of this process: other programs on the machine disturb them least. Those
that are compared are measured in turn, round by round, so that a slow minute slows all of them.
"""

from __future__ import annotations

import gc
import math
import time
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Times = dict[str, list[float]]


def time_once(work: Callable[[], object]) -> float:
    """Processor seconds of one call, the garbage of earlier ones collected before."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def time_in_turn(works: Mapping[str, Callable[[], object]], *, rounds: int) -> Times:
    """Seconds of each of ``works``, one call of every one in each round."""
    times: Times = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            times[name].append(time_once(work))
    return times


def paired_ratio(times: Times, name: str, peer: str) -> float:
    """The median of the ratios of ``name`` to ``peer``, round by round."""
    return median(a / b for a, b in zip(times[name], times[peer], strict=True))


def growth_exponent(small: float, large: float, factor: float) -> float:
    """``e`` where the cost grows as size to the power of ``e``, from two costs."""
    return math.log(large / small) / math.log(factor)


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table in columns: the first to the left, the others to the right."""
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    for row in (headings, ["-" * width for width in widths], *rows):
        first, *others = zip(row, widths, strict=True)
        cells = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
        print("  ".join(cells).rstrip(), flush=True)


def verdict(value: float, limit: float) -> str:
    """``ok`` where the aim is met, else by how much it is missed."""
    return "ok" if value <= limit else f"x{value / limit:.2f} of aim"
