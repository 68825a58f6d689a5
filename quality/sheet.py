"""The sheet that a score is written on: counts for each aspect, and what went wrong."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

TruthAspect = Literal[
    "profile",
    "metadata",
    "paragraph numbers",
    "paragraph text",
    "paragraph spaces",
    "paragraph order",
    "unnumbered text",
    "headings",
    "items",
    "note marks",
    "note URLs",
    "recommendation numbers",
    "recommendation text",
    "verdicts",
    "statuses",
    "target dates",
    "responses",
    "repeats removed",
    "repeats kept",
    "restatements",
    "furniture",
    "diagnostics",
    "conservation",
]
"""What is scored of a document whose whole truth is known (``expectations.py``)."""

GoldAspect = Literal[
    "metadata",
    "reports",
    "paragraph numbers",
    "paragraph text",
    "paragraph spaces",
    "paragraph order",
    "unnumbered",
    "headings",
    "items",
    "footnote marks",
    "footnote urls",
    "recommendation numbers",
    "extra recommendations",
    "recommendation conclusion",
    "recommendation recommendation",
    "recommendation position",
    "verdicts never false",
    "recommendation verdicts",
    "recommendation status",
    "target dates",
    "recommendation response",
    "recommendation answer",
    "repeats removed",
    "repeats kept",
    "restatements",
    "furniture removed",
    "page numbers removed",
    "diagnostics",
    "conservation",
]
"""What is scored of a document of which a reader is sure of some things (``golds.py``)."""

Aspect = TruthAspect | GoldAspect
ASPECTS: tuple[Aspect, ...] = tuple(
    dict.fromkeys((*get_args(TruthAspect)[:-1], *get_args(GoldAspect)))
)
"""Every aspect, in the order of the table."""


class Count(NamedTuple):
    """How many were right, how many there are in truth, how many were given."""

    right: int = 0
    expected: int = 0
    given: int = 0

    def plus(self, other: Count) -> Count:
        """Both counts together."""
        return Count(
            self.right + other.right, self.expected + other.expected, self.given + other.given
        )

    @property
    def precision(self) -> float:
        """The share of what was given that is right; 1 where nothing was given."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 1 where nothing is there."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """Twice what is right over all that is expected or given; 1 where nothing is either."""
        total = self.expected + self.given
        return 2 * self.right / total if total else 1.0

    @property
    def errors(self) -> int:
        """How many were missed, and how many were given and are none."""
        return self.expected + self.given - 2 * self.right


class Miss(NamedTuple):
    """One thing that came out wrong, in words."""

    aspect: Aspect
    words: str


@dataclass(slots=True)
class Sheet:
    """The counts and the misses of one document, or of many together."""

    counts: dict[Aspect, Count] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def add(self, aspect: Aspect, count: Count) -> None:
        """Add ``count`` to what the aspect has."""
        self.counts[aspect] = self.counts.get(aspect, Count()).plus(count)

    def miss(self, aspect: Aspect, words: str) -> None:
        """Note what went wrong, for those who ask."""
        self.misses.append(Miss(aspect, words))

    def compare(
        self,
        aspect: Aspect,
        expected: Iterable[Hashable],
        given: Iterable[Hashable],
        *,
        free: frozenset[Hashable] = frozenset(),
    ) -> None:
        """Count two collections, each thing as often as it stands there.

        What is given and stands in ``free`` is neither right nor wrong unless it is expected.
        """
        want, have = Counter(expected), Counter(given)
        for thing in free & have.keys():
            have[thing] = min(have[thing], want[thing])
        right = (want & have).total()
        self.add(aspect, Count(right, want.total(), have.total()))
        for thing in want - have:
            self.miss(aspect, f"missing {thing!r}")
        for thing in have - want:
            self.miss(aspect, f"not expected {thing!r}")

    def state(self, aspect: Aspect, expected: object, given: object, *, of: str) -> None:
        """Count one value; None on either side says that nothing is stated there."""
        is_right = expected == given and expected is not None
        self.add(aspect, Count(int(is_right), int(expected is not None), int(given is not None)))
        if expected != given:
            self.miss(aspect, f"{of}: expected {expected!r}, given {given!r}")

    def take(self, other: Sheet) -> None:
        """Add another sheet's counts, not its misses."""
        for aspect, count in other.counts.items():
            self.add(aspect, count)

    @property
    def errors(self) -> int:
        """All errors of all aspects."""
        return sum(count.errors for count in self.counts.values())
