"""Which of the digits that fit into the sequence of the marks are borne out as marks.

A mark needs a note, a neighbour in its series, or a style that says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.rules import VETO, Question, Rule

if TYPE_CHECKING:
    from collections.abc import Callable

_NOTES = "\n\n1 https://lamps.example/a\n2 https://lamps.example/b\n"


class Drawn(NamedTuple):
    """What is known of a mark that the choice over the sequence took."""

    place: str
    is_defined: bool
    has_neighbour: bool
    is_weak: bool
    has_company: bool = True
    has_rival: bool = False


def _series(
    name: str, weight: float, reason: str, texts: tuple[str, str], votes: Callable[[Drawn], bool]
) -> Rule[Drawn]:
    says = "mark" if 0 < weight < VETO else "figure"
    return Rule(f"series.{name}", says, abs(weight), reason, *texts, votes)


def _settled(drawn: Drawn) -> str | None:
    """Most marks have a note, and nothing speaks against them."""
    is_plain = drawn.is_defined and drawn.has_company
    return "mark" if is_plain and not (drawn.is_weak or drawn.has_rival) else None


SERIES: Question[Drawn] = Question(
    "series",
    ("figure", "mark"),
    (
        _series(
            "note",
            4,
            "the text has a note with this number",
            (f"The Survey»1 is old.{_NOTES}", "The Survey»1 is old."),
            lambda d: d.is_defined,
        ),
        _series(
            "neighbour",
            2,
            "the mark before or after it has the previous or the next number",
            ("The Survey»1 is old and the Count2 too.", "The Survey»1 is old and the Count5 too."),
            lambda d: d.has_neighbour,
        ),
        _series(
            "plain",
            1,
            "digits that are raised, in brackets or directly after a full stop need no other evidence",
            ("The lamps were lit.»7 They burn.", "The Survey»7 is old."),
            lambda d: d.place in ("raised", "bracket", "stop", "closer", "second", "moved"),
        ),
        _series(
            "alone",
            VETO,
            "a number in the middle of a sentence is not a footnote mark if no other mark in the text is between spaces",
            (
                f"The lamps burn.1 The quay employs »2 keepers.{_NOTES}",
                f"The lamps burn. 1 The tool »2 lets keepers see.{_NOTES}",
            ),
            lambda d: not d.has_company,
        ),
        _series(
            "rival",
            VETO,
            "a note has one mark, and another candidate for it is better",
            (
                f"The Survey»1 is old. The lamps were lit.1 They burn.{_NOTES}",
                f"The Survey»1 is old. The lamps were lit.2 They burn.{_NOTES}",
            ),
            lambda d: d.has_rival,
        ),
        _series(
            "name",
            -4,
            "figures after capitals, powers and figures in brackets after a space are not marks, unless a note and a neighbour speak for a mark",
            (
                "The lamps were lit.1 Work on HS»2 began. They burn.3",
                "The lamps were lit.1 Work on Hub»2 began. They burn.3",
            ),
            lambda d: d.is_weak and not (d.is_defined and d.place == "set-bracket"),
        ),
    ),
    asks="Are digits that fit into the sequence of footnote marks a footnote mark?",
    settles=_settled,
)


def is_mark(drawn: Drawn, at: int) -> bool:
    """Whether what the choice over the sequence took at ``at`` is a mark."""
    return SERIES.answer(drawn, at) == "mark"
