"""A candidate mark, and the scale on which its evidence is weighed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from pacparse.text.spans import Run

MAX_MARK_DIGITS = 3

STRONG = 3.0
FAIR = 1.0
WEAK = -1.5

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
TO_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
# What the text of a block does not show: bold signs, byte order marks.
UNSEEN_SIGNS = re.compile(r"\*{2,}|__|\ufeff")


class Candidate(NamedTuple):
    """A digit run that may be the mark of note ``value``; ``weight`` grows with the evidence.

    ``place`` says what stands before it, as ``figures`` names it. A mark without a doubt has the
    value 0 and the ``name`` of its note.
    """

    value: int
    run: Run
    weight: float
    place: str = ""
    name: str = ""


class Candidates(NamedTuple):
    """The candidates of a text in order of place; ``are_all``: no other figures can be marks."""

    found: tuple[Candidate, ...]
    are_all: bool = False
