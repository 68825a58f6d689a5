"""What a batch is asked for: every option, with its default, in one place."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Self

from pacparse.errors import UsageError

DEFAULT_TIMEOUT = 120.0
"""Seconds that one file may take."""

ENGINES = ("dask",)
"""The distributed engines that can do the work instead of processes of this machine."""


def check_engine(name: str | None, address: str | None = None) -> None:
    """Nothing for an engine that there is, or None. Raises UsageError for any other.

    An ``address`` without an engine is refused too.
    """
    if name not in (None, *ENGINES):
        raise UsageError(f"there is no engine {name!r}", hint=f"there is {', '.join(ENGINES)}")
    if name is None and address is not None:
        raise UsageError("an address without an engine", hint="say --engine dask, or leave it out")


# "3/8". Near miss: "3 of 8", "0x3/8"
_SHARD = re.compile(r"(?P<index>[0-9]{1,9})/(?P<count>[0-9]{1,9})")


class OutputFormat(StrEnum):
    """The files that are written for each input."""

    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    BOTH = "both"

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of output, each with a file of its own: ``json``, ``markdown``, ``html``."""
        return ("json", "markdown") if self is OutputFormat.BOTH else (self.value,)


@dataclass(frozen=True, slots=True)
class Shard:
    """The part ``index`` (from 1) of ``count`` parts that the inputs are divided into."""

    index: int
    count: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """The shard that ``3/8`` names. Raises UsageError for anything else."""
        found = _SHARD.fullmatch(text)
        if found is not None and 1 <= int(found["index"]) <= int(found["count"]):
            return cls(int(found["index"]), int(found["count"]))
        raise UsageError(
            f"there is no shard {text!r}", hint="the third of eight is 3/8, the last 8/8"
        )

    def has(self, name: str) -> bool:
        """Whether the input ``name`` is in this part: by its name alone, whatever else there is."""
        digest = sha256(name.encode("utf-8", "surrogateescape")).digest()
        return int.from_bytes(digest[:8], "big") % self.count == self.index - 1

    def __str__(self) -> str:
        """``3-of-8``, as it stands in the names of files."""
        return f"{self.index}-of-{self.count}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchOptions:
    """The options of a batch. ``jobs`` None means one process for each core; ``timeout`` 0 means no limit.

    Each output gets the path that its input has below ``root``, or below the folder that was named.
    ``profile`` and ``type_name`` are for all inputs, whatever they look like. ``engine`` is the name of a
    distributed engine, and ``engine_address`` is the address of its scheduler.
    """

    format: OutputFormat = OutputFormat.JSON
    profile: str | None = None
    type_name: str | None = None
    root: str | None = None
    shard: Shard | None = None
    jobs: int | None = None
    timeout: float = DEFAULT_TIMEOUT
    force: bool = False
    engine: str | None = None
    engine_address: str | None = None

    def worker_count(self, tasks: int) -> int:
        """How many worker processes ``tasks`` files are given to."""
        return max(1, min(self.jobs or usable_cores(), tasks))


def usable_cores() -> int:
    """The cores that this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
