"""How full a copy is, how like two copies are, and why they count as copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.duplicates.alignment import Pairing
    from pacparse.units import Unit


def measure(units: Sequence[Unit], indexes: set[int]) -> tuple[int, int]:
    """How full a copy is: its numbered units, then its letters and digits."""
    texts = [units[k].text for k in indexes]
    return (
        sum(units[k].number is not None for k in indexes),
        sum(map(str.isalnum, "".join(texts))),
    )


def score_pairings(units: Sequence[Unit], pairings: Sequence[Pairing]) -> float:
    """How like two copies are, 0 to 1: the likeness of their pairings, by their length."""
    alike = total = 0.0
    for pairing in pairings:
        a = sum(len(units[k].text) for k in pairing.left)
        b = sum(len(units[k].text) for k in pairing.right)
        total += a + b
        if pairing.is_cut:
            alike += 2 * min(a, b)
        elif pairing.agreement is not None:
            alike += pairing.agreement.score * (a + b)
    return min(alike / total, 1.0) if total else 1.0


def name_reason(units: Sequence[Unit], pairings: Sequence[Pairing]) -> str:
    """Why a passage counts as one, for people: the numbers that repeat."""
    repeated = [
        (units[p.left[0]], units[p.right[0]])
        for p in pairings
        if p.is_match and units[p.left[0]].number == units[p.right[0]].number
    ]
    numbers = [
        str(a.number)
        for a, b in repeated
        if a.number is not None and a.kind == "paragraph" and not a.label and not b.label
    ] or [str(a.number) for a, _ in repeated if a.number is not None]
    if not numbers:
        return "the same paragraphs stand twice, once without their numbers"
    if len(numbers) == 1:
        return f"number {numbers[0]} stands twice, word for word"
    return f"numbers {numbers[0]} to {numbers[-1]} repeat in order"
