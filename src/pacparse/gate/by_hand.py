"""Which fields of each recommendation a person has set: of what was split or joined, those of its origins too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Set

    Cells = Mapping[str, str]


def fields_by_hand(
    corrections: Iterable[Cells], split: Iterable[tuple[Cells, Set[str]]]
) -> dict[str, set[str]]:
    """The fields by the id of the recommendation, made of the rows of *corrections*.

    ``split`` are the rows of the recommendations that say that they were split, each with the ids of the
    documents that have it: a second part is known by its number.
    """
    fields: dict[str, set[str]] = {}
    origins: dict[str, set[str]] = {}
    numbers: dict[str, set[str]] = {}
    parts: dict[tuple[str, str], set[str]] = {}
    for row in corrections:
        name, field = row["recommendation_id"], row["field"]
        fields.setdefault(name, set()).add(field)
        if field == "join":
            origins.setdefault(name, set()).add(row["new"])
        elif field == "split":
            number = row["new"].partition(" @ ")[0]
            parts.setdefault((row["document_id"], number), set()).add(name)
        elif field == "number":
            numbers.setdefault(name, set()).add(row["old"])
    for row, documents in split:
        name = row["recommendation_id"]
        for number in {row["number"]} | numbers.get(name, set()):
            for document in documents:
                origins.setdefault(name, set()).update(parts.get((document, number), ()))
    return {name: _with_origins(name, fields, origins) for name in fields.keys() | origins.keys()}


def _with_origins(
    name: str, fields: Mapping[str, Set[str]], origins: Mapping[str, Set[str]]
) -> set[str]:
    """The fields of a recommendation and of all that it was made of."""
    found: set[str] = set()
    known = {name}
    left = [name]
    while left:
        one = left.pop()
        found |= fields.get(one, set())
        new = origins.get(one, set()) - known
        known |= new
        left += new
    return found
