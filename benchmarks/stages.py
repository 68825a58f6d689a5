"""Where the time of one parse goes: the share of each stage, or a profile of the functions."""

from __future__ import annotations

import cProfile
import pstats
import time
from contextlib import contextmanager
from types import GeneratorType
from typing import TYPE_CHECKING, Any

from measuring import print_table, verdict
from pacparse import api, assembly
from pacparse.pipeline import reading, stages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

STAGES = {
    api: ("source_from_text",),
    reading: (
        *("read_lines", "find_furniture", "find_contents", "find_candidates", "_read_notes"),
        *(
            "read_markers",
            "join_continuations",
            "find_repeated",
            "read_drafts",
            "choose_holes",
            "_weave",
        ),
    ),
    stages: (
        *("find_repeats", "bind_notes", "read_procedure", "find_gaps", "find_truncated"),
        "assemble",
    ),
}
CONSERVATION = "count_unaccounted"
CONSERVATION_AIM = 5.0
_LEAST_SECONDS = 0.5
_PROFILE_ROWS = 40


@contextmanager
def timers(spent: dict[str, float]) -> Iterator[None]:
    """While it lasts, every stage adds its processor seconds to ``spent``."""
    places = [(module, name) for module, names in STAGES.items() for name in names]
    places.append((assembly, CONSERVATION))
    originals = [(module, name, getattr(module, name)) for module, name in places]
    for module, name, function in originals:
        setattr(module, name, _timed(function, name, spent))
    try:
        yield
    finally:
        for module, name, function in originals:
            setattr(module, name, function)


def _timed(function: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*positional: object, **named: object) -> object:
        start = time.process_time()
        result = function(*positional, **named)
        if isinstance(result, GeneratorType):
            result = tuple(result)
        spent[name] = spent.get(name, 0.0) + time.process_time() - start
        return result

    return timed


def show_stages(text: str) -> None:
    """The table of the stages' shares; the check of the promise is a part of ``assemble``."""
    spent: dict[str, float] = {}
    whole, rounds = 0.0, 0
    api.parse(text[:20_000])
    with timers(spent):
        while whole < _LEAST_SECONDS:
            start = time.process_time()
            document = api.parse(text)
            parsed = time.process_time()
            document.model_dump_json()
            spent["model_dump_json"] = (
                spent.get("model_dump_json", 0.0) + time.process_time() - parsed
            )
            whole += time.process_time() - start
            rounds += 1
    rows = [
        [name, f"{seconds / rounds * 1000:.2f}", f"{100 * seconds / whole:.1f}"]
        for name, seconds in sorted(spent.items(), key=lambda item: -item[1])
    ]
    rows.append(["whole", f"{whole / rounds * 1000:.2f}", "100"])
    print_table(("stage", "ms", "% of time"), rows)
    share = 100 * spent[CONSERVATION] / whole
    result = verdict(share, CONSERVATION_AIM)
    print(f"conservation check: {share:.1f} % of the time, aim < 5 %: {result}")


def profile(text: str) -> None:
    """The functions that take the most time of their own, as cProfile sees them."""
    api.parse(text[:20_000])
    profiler = cProfile.Profile()
    profiler.enable()
    api.parse(text).model_dump_json()
    profiler.disable()
    pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(_PROFILE_ROWS)
