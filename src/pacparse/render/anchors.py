"""Anchors: the stable keys as places of a page or a text, for a link to lead to.

A key is made of figures and a few letters, but the key of a JSON that is read back may be anything. So a
name holds nothing that could end an attribute, or that a reader of Markdown would take for markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from pacparse.document import Document

_SAFE = "/:().-_~"


def anchor_name(key: str) -> str:
    """``key`` as the name of an anchor; each byte but letters, figures and ``/:().-_~`` as ``%22``."""
    return quote("-".join(key.split()).encode("utf-8", "replace"), safe=_SAFE)


def block_anchors(document: Document) -> dict[str, tuple[str, ...]]:
    """The names of the anchors of each block, by its id: its own key; the key of a recommendation.

    A recommendation begins at its first block: what is recommended, else the conclusion, else the
    answer. A key that is another's already is named once.
    """
    names = {block.id: [anchor_name(block.key or block.id)] for block in document.blocks}
    given = {name for own in names.values() for name in own}
    for found in document.recommendations:
        groups = found.blocks
        name = anchor_name(found.key or found.id)
        first = next(iter((*groups.recommendation, *groups.conclusion, *groups.response)), None)
        if first in names and name not in given:
            names[first].append(name)
            given.add(name)
    return {block: tuple(own) for block, own in names.items()}


def recommendation_blocks(document: Document) -> frozenset[str]:
    """The ids of the blocks that a recommendation begins at."""
    groups = [found.blocks for found in document.recommendations]
    firsts = [next(iter((*g.recommendation, *g.conclusion, *g.response)), "") for g in groups]
    return frozenset(firsts)
