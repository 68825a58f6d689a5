"""What a family of documents is made of: the facts that speak for it, and how it is read."""

from __future__ import annotations

from typing import Literal

from pacparse.fields import NamedTuple

Place = Literal[
    "title", "cover", "line", "label", "answered", "heading", "opening", "answer", "ending"
]
"""Where a fact is looked for; ``sightings.py`` says what each of them is."""

ANSWERS = (
    *("government response", "government's response", "government reply", "government's reply"),
    *("response of the government", "response by the government", "response from the government"),
    "government minute in response",
)
"""What a government's answer calls itself."""


class Fact(NamedTuple):
    """Words that speak for a family where they are seen in a place, and how strongly.

    ``words`` are alternatives, in lower case with straight quotes and plain hyphens; one that begins
    with ``^`` stands at the beginning, one that ends with ``$`` at the end. One of ``also`` must
    stand in the same string, and none of ``without``. What is seen more than ``most`` times
    counts ``most`` times.
    """

    place: Place
    words: tuple[str, ...]
    points: int
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    most: int = 1


class Manner(NamedTuple):
    """How the recommendations of a family are read, where that depends on the family.

    A paragraph in which one of the ``speakers`` recommends (``The Committee recommends``) is a
    recommendation without any label. A committee speaks so in its own report; in an answer such a
    paragraph is quoted or told, so that in the other families nobody is a speaker.

    With ``is_told`` those who recommended tell what was answered: ``The Department concurred with our
    recommendation`` is the department's verdict, and what *we* accept is nobody's.

    With ``is_signed`` somebody answers in a letter: *we* are those who answer, also below paragraphs
    that have only a number.
    """

    speakers: tuple[str, ...] = ()
    is_told: bool = False
    is_signed: bool = False


PLAIN = Manner()
"""How a family is read that says nothing of it."""


class Family(NamedTuple):
    """A family of documents: the name of its profile, its evidence, its manner of being read.

    ``committee`` is the one that all documents of the family answer, if there is only one.
    """

    name: str
    facts: tuple[Fact, ...]
    manner: Manner = PLAIN
    committee: str | None = None
