"""The order of the units that stay when repeated passages have gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pacparse.duplicates.records import Repeats


def surviving_order(count: int, repeats: Repeats) -> list[int]:
    """The units that stay, in reading order: those moved stand after the unit that they follow."""
    removed = {i for passage in repeats.passages for i in passage.removed}
    followers: dict[int | None, list[int]] = {}
    moved = set()
    for passage in repeats.passages:
        for index, after in passage.moved:
            followers.setdefault(after, []).append(index)
            moved.add(index)
    order: list[int] = list(followers.get(None, ()))
    for index in range(count):
        if index not in removed and index not in moved:
            order.append(index)
        order.extend(followers.get(index, ()))
    return order
