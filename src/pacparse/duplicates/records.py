"""What the search for repeats returns: frozen records that name units by their index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from pacparse.text.spans import Run


class RepeatVariant(NamedTuple):
    """Words in which two copies differ harmlessly.

    ``unit`` is the unit that stays, ``runs`` is where the removed words stand in the source. One
    side may be empty: a word that only one copy has.
    """

    unit: int
    kept: str
    removed: str
    runs: tuple[Run, ...]


class Passage(NamedTuple):
    """A passage that stands twice by accident: ``kept`` is shown, ``removed`` goes.

    ``kept`` is in the order in which it is to be read, and holds what only the copy had that went.
    """

    kept: tuple[int, ...]
    removed: tuple[int, ...]
    score: float
    reason: str
    variants: tuple[RepeatVariant, ...]


class Restatement(NamedTuple):
    """Units that say the same words under different numbers; none of them is removed."""

    units: tuple[int, ...]
    score: float


class Repeats(NamedTuple):
    """Everything that stands more than once and means it, or does not.

    ``order`` is the units that stay, in reading order. ``unproven`` is the first units of two runs
    that are as long and as alike as a repeated passage, and that nothing proves to be one: both stay.
    """

    passages: tuple[Passage, ...] = ()
    restatements: tuple[Restatement, ...] = ()
    order: tuple[int, ...] = ()
    unproven: tuple[tuple[int, int], ...] = ()
