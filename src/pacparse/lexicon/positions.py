"""What the words of a verdict stand for: denial first, then principle, then part."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.text.patterns import compile_late, pattern

if TYPE_CHECKING:
    from pacparse.document import Position

# Example: "2a", "4.12", "c". Near miss: "and".
_CITED = compile_late(
    r"[0-9]{1,3}[a-z]?(?:\.[0-9]{1,3})?(?![\w])|(?<!\w)[a-z](?!\w)", re.IGNORECASE
)
# A range of letters. Examples: "a-c", "(a–c)", "12a-c", "a to c"; near miss: "a-level".
_LETTERS = pattern(
    r"(?<![A-Za-z])(?P<first>[a-z])\)?(?: ?[-–] ?| to )\(?(?P<last>[a-z])(?!\w)",
    re.IGNORECASE,
    ask="search",
    example="12) a-c)",
    near_miss="12) a-level",
)
_MOST_CITED = 30
_WHOLLY = ("full", "entire", "wholly", "complete")


def position_of_verb(verb: re.Match[str], complement: re.Match[str] | None) -> Position:
    """What a verb with its object stands for.

    A denial of a part, or of the whole (*does not accept all of*), is agreement in part: so is
    agreement with one part where another is refused. ``does not disagree`` agrees: it is the
    author's way of saying so, and the words are kept beside the position.
    """
    found = complement.groupdict() if complement is not None else {}
    words = " ".join(
        part.lower().replace("-", " ")
        for part in (verb["grade"], found.get("before"), found.get("after"))
        if part
    )
    if verb["denied"] or verb["refused"]:
        if verb["double"]:
            return "agreed"
        is_partial = verb["hedge"] or verb["hedged"] or found.get("share")
        whole = (found.get("whole") or "").strip().startswith(("all", "every", "each"))
        in_full = verb["denied"] and (whole or any(map(words.__contains__, _WHOLLY)))
        return "agreed_in_part" if is_partial or in_full or "part" in words else "disagreed"
    if verb["noted"]:
        return "noted"
    if "principle" in words or found.get("spirit"):
        return "agreed_in_principle"
    is_reserved = any(
        word in words for word in ("part", "modif", "qualif", "amend", "except", "reserv")
    )
    return "agreed_in_part" if is_reserved or found.get("share") else "agreed"


def position_of_core(found: dict[str, str | None]) -> Position:
    """What the words of a headline stand for; ``found`` are the groups of its pattern."""
    after = (found.get("after") or found.get("alone") or "").lower()
    grade = (found.get("grade") or "").lower()
    is_denied = any(found.get(name) for name in ("denied", "not_is", "not_has", "not_can"))
    if found.get("refused") or is_denied:
        return "agreed_in_part" if "full" in grade + after or "part" in grade else "disagreed"
    if found.get("noted"):
        return "noted"
    if "principle" in after + grade:
        return "agreed_in_principle"
    is_reserved = any(
        word in after + grade for word in ("part", "modif", "qualif", "amend", "except", "reserv")
    )
    return "agreed_in_part" if is_reserved else "agreed"


def cited_numbers(complement: re.Match[str] | None, before: str) -> tuple[str, ...]:
    """The numbers that a verdict names: ``4 and 5``, ``2 to 4`` with those between.

    Empty where it names none. A letter counts only behind words: ``recommendation b``.
    """
    found = complement.groupdict() if complement is not None else {}
    printed = found.get("cited")
    if not printed or "ecommendation" not in (found.get("thing") or before).lower().replace(
        "conclusion", "ecommendation"
    ):
        return ()
    return numbers_in(printed)


def numbers_in(printed: str) -> tuple[str, ...]:
    """The numbers of a printed list or range, in order; letters are apart: 12, a and b of ``12) a-b``."""
    numbers = _CITED.findall(_LETTERS.sub(_spelled, printed))
    if len(numbers) == 2 and all(number.isdigit() for number in numbers):
        first, last = int(numbers[0]), int(numbers[1])
        is_range = " to " in printed or "-" in printed or "–" in printed
        if is_range and first < last < first + _MOST_CITED:
            return tuple(map(str, range(first, last + 1)))
    return tuple(numbers)


def _spelled(match: re.Match[str]) -> str:
    """Every letter of a range: ``a b c`` of ``a-c``."""
    first, last = ord(match["first"]), ord(match["last"])
    return " ".join(map(chr, range(first, last + 1))) if first < last else match[0]
