"""Roman figures, in which lists and pages are counted."""

from __future__ import annotations

_FIGURES = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def in_roman(number: int) -> str:
    """``number`` in small Roman figures: ``xiv`` for 14. It is positive; the caller bounds it."""
    letters = []
    for value, figure in _FIGURES:
        times, number = divmod(number, value)
        letters.append(figure * times)
    return "".join(letters)
