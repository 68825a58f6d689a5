"""Passages that stand in several documents: found among a hundred texts or millions, each pair verified.

A passage is known by its *letters*: its letters and figures in lower case, without all that print
and extraction change. Passages with the same letters are one, and each copy is linked to the first
that stands in another document. Of the others, pieces of sixteen letters are sampled by what stands
in them, so that the same words give the same pieces wherever they stand. Two passages that share an
eighth of their pieces are compared letter by letter, and only that comparison makes them a pair.

``likeness.py`` holds the numbers of this definition, ``verifying.py`` the comparison. ``plain.py`` is the
whole definition in plain Python, for few passages or an installation without NumPy. ``stages.py`` finds
the same pairs, faster and with files instead of memory. ``engines.py`` says who runs the stages.
"""

from __future__ import annotations

from pacparse.reuse.engines import Dask, Engine, Here, Processes
from pacparse.reuse.finding import find_pairs, find_pairs_in_files, write_passages
from pacparse.reuse.likeness import Pair, Passage

__all__ = [
    "Dask",
    "Engine",
    "Here",
    "Pair",
    "Passage",
    "Processes",
    "find_pairs",
    "find_pairs_in_files",
    "write_passages",
]
