"""Characters of symbol fonts, as what they look like in Unicode."""

from __future__ import annotations

_PRIVATE = 0xF000
_PRIVATE_END = 0xF0FF
_LONGEST_CODE = 6

# The letters of the font Symbol are Greek: "a" is alpha. Only what has one clear likeness is here.
_SYMBOL = {
    **dict(
        zip(
            "ABGDEZHQIKLMNXOPRSTUFCYWabgdezhqiklmnxoprVstufcyw",
            "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρςστυφχψω",
            strict=True,
        )
    ),
    "\xa3": "≤",
    "\xb3": "≥",
    "\xb1": "±",
    "\xb4": "×",
    "\xb8": "÷",
    "\xb9": "≠",
    "\xb0": "°",
    "\xb7": "•",
    "\xae": "→",
    "\xac": "←",
    "\xad": "↑",
    "\xaf": "↓",
    "\xa5": "∞",
    "\xd6": "√",
    "\xe5": "∑",
    "\xbb": "≈",
    "\xa2": "′",
    "\xb2": "″",
    "\xd2": "®",
    "\xd3": "©",
    "\xd4": "™",
    "\xbc": "…",
    "-": "−",
}
_WINGDINGS = {
    "l": "●",
    "n": "■",
    "o": "□",
    "q": "❑",
    "u": "◆",
    "v": "❖",
    "w": "◆",
    "\xa7": "▪",
    "\xa8": "◻",
    "\xd8": "➢",
    "\xe0": "→",
    "\xdf": "←",
    "\xf0": "⇨",
    "\xfb": "✗",
    "\xfc": "✓",
    "\xfd": "☒",
    "\xfe": "☑",
    "\x9f": "•",
    "J": "☺",
    "(": "☎",
    "*": "✉",
}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def symbol(font: str, code: str) -> str:
    """The character with that hexadecimal code in that font; nothing where it is no code.

    What has no likeness stays the private character that the file names, so that it is seen.
    """
    try:
        value = int(code, 16) if len(code) <= _LONGEST_CODE else 0
    except ValueError:
        return ""
    if not 0x20 <= value <= 0x10FFFF or 0xD800 <= value <= 0xDFFF:
        return ""
    letters = _FONTS.get(font.strip().lower())
    if letters is None:
        return chr(value)
    inside = value - _PRIVATE if _PRIVATE <= value <= _PRIVATE_END else value
    letter = chr(inside)
    if letter in letters:
        return letters[letter]
    is_plain = letters is _SYMBOL and letter.isascii() and letter.isprintable()
    return letter if is_plain else chr(value)
