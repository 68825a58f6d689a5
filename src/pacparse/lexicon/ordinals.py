"""Ordinals in words, as report titles print them: ``Twenty-Third`` is 23."""

from __future__ import annotations

_UNIT_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_UNITS = tuple(_UNIT_WORDS.split())
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

ORDINALS: dict[str, int] = {word: value for value, word in enumerate(_UNITS, 1)}
ORDINALS |= {tens[:-1] + "ieth": 10 * value for value, tens in enumerate(_TENS, 2)}
ORDINALS |= {
    tens + word: 10 * value + unit
    for value, tens in enumerate(_TENS, 2)
    for unit, word in enumerate(_UNITS[:9], 1)
}
ORDINALS |= {"hundredth": 100, "onehundredth": 100}
ORDINALS |= {
    "onehundredand" + word: 100 + value for word, value in tuple(ORDINALS.items()) if value < 100
}


def find_answered(text: str) -> int | None:
    """The ordinal of the report that ``text`` names: ``… the Committee's Tenth Report of Session``."""
    place = text.find(" Report of Session")
    words = text[max(0, place - 60) : place].split() if place > 0 else []
    for count in (4, 3, 2, 1):
        value = read_ordinal(" ".join(words[-count:]))
        if value is not None:
            return value
    return None


def read_ordinal(words: str) -> int | None:
    """The number that ordinal words stand for; hyphens, spaces and line breaks mean nothing.

    ``Eighty- Fifth`` is 85, ``23rd`` is 23, ``Last`` is None.
    """
    folded = "".join(c for c in words.lower() if c.isalnum())
    if folded[:-2].isdigit() and folded[-2:] in ("st", "nd", "rd", "th") and len(folded) < 6:
        return int(folded[:-2])
    return ORDINALS.get(folded)
