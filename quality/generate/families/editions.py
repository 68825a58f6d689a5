"""What all reports of one volume of Treasury minutes share while it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

    from quality.generate.model import Block, Recommendation
    from quality.generate.prose import Prose


@dataclass(slots=True)
class Edition:
    """What all reports of one volume share."""

    rng: Random
    prose: Prose
    year: int
    is_progress: bool
    is_modern: bool  # PAC labels with numbers; else "N: Committee of Public Accounts conclusion:"
    is_label_alone: bool
    stop: str
    government: str
    is_bare: bool = False  # "Recommendation 3:" and no conclusion
    blocks: list[Block] = field(default_factory=list)
    recommendations: list[Recommendation] = field(default_factory=list)

    def add(self, block: Block) -> Block:
        """The block, put at the end."""
        self.blocks.append(block)
        return block
