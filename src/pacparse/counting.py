"""What a number is and what follows what: Roman figures, letters, the parts of a number."""

from __future__ import annotations

_FIGURES = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_ROMAN = {"i": 1, "v": 5, "x": 10}


def in_roman(number: int) -> str:
    """``number`` in small Roman figures: ``xiv`` for 14. It is positive; the caller bounds it."""
    letters = []
    for value, figure in _FIGURES:
        times, number = divmod(number, value)
        letters.append(figure * times)
    return "".join(letters)


def roman_value(name: str) -> int:
    """The value of a small Roman figure made of i, v and x (``iv`` is 4); 0 if it is none."""
    total = 0
    for letter, following in zip(name, [*name[1:], ""], strict=True):
        value = _ROMAN.get(letter)
        if value is None:
            return 0
        total += -value if _ROMAN.get(following, 0) > value else value
    return total


def letter_parts(name: str) -> tuple[int, ...]:
    """The place of a letter in the alphabet, or the value of a Roman figure of several letters."""
    if len(name) == 1:
        return (ord(name.lower()) - 96,)
    return (value,) if (value := roman_value(name)) else ()


def number_parts(number: str) -> tuple[int, ...]:
    """``3.12`` as (3, 12), ``12a`` as (12, 1)."""
    letter: tuple[int, ...] = ()
    if number[-1].isalpha():
        letter = (ord(number[-1]) - 96,)
        number = number[:-1]
    return (*(int(part) for part in number.split(".")), *letter)
