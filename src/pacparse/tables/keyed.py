"""Keys that a table can stand on: none is empty, and none stands twice in a document.

Documents that are parsed have such keys. JSON of an earlier version, or written by others, may not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.fields import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pacparse.document import Document

_KEY_DIGITS = 12


def with_keys(document: Document) -> Document:
    """The ``document`` with a key for itself, and one of its own for each block and recommendation.

    What has no key is known by its fingerprint. ``-2`` stands behind the second of one key.
    """
    blocks = [block.key for block in document.blocks]
    found = [one.key for one in document.recommendations]
    if document.key and _is_clear(blocks) and _is_clear(found):
        return document
    block_keys = _each_once(block.key or block.fingerprint for block in document.blocks)
    keys = _each_once(one.key or one.fingerprint for one in document.recommendations)
    return replace(
        document,
        key=document.key or document.source.sha256[:_KEY_DIGITS],
        blocks=tuple(
            replace(block, key=key) for block, key in zip(document.blocks, block_keys, strict=True)
        ),
        recommendations=tuple(
            replace(one, key=key) for one, key in zip(document.recommendations, keys, strict=True)
        ),
    )


def _is_clear(keys: Sequence[str]) -> bool:
    return len(set(keys)) == len(keys) and "" not in keys


def _each_once(keys: Iterable[str | None]) -> list[str]:
    """The keys, ``none`` for None; the second of a kind has ``-2`` behind it."""
    given: set[str] = set()
    found = []
    for bare in keys:
        key, count = bare or "none", 1
        while key in given:
            count += 1
            key = f"{bare or 'none'}-{count}"
        given.add(key)
        found.append(key)
    return found
