"""Units made by hand: each text lies after the one before, with a line end between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.units import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.units import LabelRole, LineRole, UnitKind

Line = tuple[str, str | None, str]
_LABELS: dict[str, LabelRole] = {"C": "conclusion", "R": "recommendation", "A": "response"}
_KINDS: dict[str, UnitKind] = {"h": "heading", "i": "item", "n": "note"}


def unit(
    kind: UnitKind,
    text: str,
    number: str | None = None,
    *,
    label: LabelRole | None = None,
    role: LineRole | None = None,
    marker: str | None = None,
) -> Unit:
    """One unit whose text begins at offset 0 of its source."""
    runs = ((0, len(text)),) if text else ()
    return Unit(kind, number, marker or number, 1, text, label, role, runs, runs)


def document(lines: Sequence[Line]) -> tuple[str, tuple[Unit, ...]]:
    """A source text and its units, from ``(sort, number, text)``.

    The sort is ``C``, ``R``, ``A`` for labelled paragraphs (conclusion, recommendation, response),
    ``h`` heading, ``p`` paragraph, ``i`` item, ``n`` note, ``s`` status line, ``t`` contents.
    """
    units: list[Unit] = []
    start = 0
    for sort, number, text in lines:
        role: LineRole | None = {"s": "status", "t": "contents"}.get(sort)  # type: ignore[assignment]
        runs = ((start, start + len(text)),)
        kind = _KINDS.get(sort, "paragraph")
        marker = f"({number})" if sort == "i" and number else number
        units.append(Unit(kind, number, marker, 1, text, _LABELS.get(sort), role, runs, runs))
        start += len(text) + 1
    return "\n".join(text for _, _, text in lines), tuple(units)
