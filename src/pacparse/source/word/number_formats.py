"""How a number is printed: the formats of Word's numbering, by their names in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.counting import in_roman

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_ROMAN = 32_767
_MOST_LETTERS = 780  # thirty times the alphabet, as far as Word goes
_CHICAGO = "*†‡§"
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_MOST_WORDS = 999
_TEENS = (11, 12, 13)
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}


def printed_number(number: int, style: str) -> str:
    """``number`` in the format of that name: ``(4, "lowerRoman")`` → ``iv``.

    A format that is not known, or that has no such number, is printed in Arabic figures.
    """
    formatter = _FORMATS.get(style)
    if formatter is None:
        return _zero_padded(number, style) if style[:1] == "0" else str(number)
    return formatter(number)


def _lower_letter(number: int) -> str:
    if not 0 < number <= _MOST_LETTERS:
        return str(number)
    times, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (times + 1)


def _lower_roman(number: int) -> str:
    return in_roman(number) if 0 < number <= _MOST_ROMAN else str(number)


def _ordinal(number: int) -> str:
    last = number % 10
    suffix = "th" if number % 100 in _TEENS else _SUFFIXES.get(last, "th")
    return f"{number}{suffix}"


def _words(number: int) -> str:
    if not 0 <= number <= _MOST_WORDS:
        return str(number)
    hundreds, rest = divmod(number, 100)
    parts = [f"{_ONES[hundreds]} hundred"] if hundreds else []
    if rest >= len(_ONES):
        tens, ones = divmod(rest, 10)
        parts.append(_TENS[tens] + (f"-{_ONES[ones]}" if ones else ""))
    elif rest or not parts:
        parts.append(_ONES[rest])
    return " ".join(parts)


def _ordinal_words(number: int) -> str:
    words = _words(number)
    if not words[-1:].isalpha():
        return _ordinal(number)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    last = words[cut:]
    if last in _ORDINALS:
        return words[:cut] + _ORDINALS[last]
    return words[:-1] + "ieth" if last.endswith("y") else words + "th"


def _chicago(number: int) -> str:
    if not 0 < number <= _MOST_LETTERS:
        return str(number)
    times, sign = divmod(number - 1, len(_CHICAGO))
    return _CHICAGO[sign] * (times + 1)


def _zero_padded(number: int, pattern: str) -> str:
    """A number after the pattern of a custom format: ``001, 002, 003, ...``."""
    first = pattern.partition(",")[0].strip()
    return str(number).zfill(min(len(first), 9))


def _enclosed(first: int, last: int) -> Callable[[int], str]:
    """Numbers as single signs from ``first``, as far as there are signs: ①, ⑴, ⒈."""
    return lambda number: chr(first + number - 1) if 0 < number <= last else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "none": lambda _: "",
    "bullet": lambda _: "•",
    "lowerLetter": _lower_letter,
    "upperLetter": lambda number: _lower_letter(number).upper(),
    "lowerRoman": _lower_roman,
    "upperRoman": lambda number: _lower_roman(number).upper(),
    "ordinal": _ordinal,
    "cardinalText": lambda number: _words(number).capitalize(),
    "ordinalText": lambda number: _ordinal_words(number).capitalize(),
    "decimalZero": lambda number: str(number).zfill(2),
    "numberInDash": lambda number: f"- {number} -",
    "hex": lambda number: f"{number:X}",
    "chicago": _chicago,
    "decimalEnclosedCircle": _enclosed(0x2460, 20),
    "decimalEnclosedParen": _enclosed(0x2474, 20),
    "decimalEnclosedFullstop": _enclosed(0x2488, 20),
}
