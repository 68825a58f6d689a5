"""What a paragraph of a Word document stands on and in: a colour behind it, lines around it."""

from __future__ import annotations

from pacparse.fields import NamedTuple

_SIDES = {"w:top": 1, "w:left": 2, "w:bottom": 3, "w:right": 4}
GROUNDS = frozenset(("w:shd", *_SIDES))
"""The elements that say it, of a paragraph where they stand in ``GROUND_PARENTS``."""
GROUND_PARENTS = frozenset(("w:pPr", "w:pBdr"))

_WHITE = 250  # of 255, each colour: paper is no whiter
_NO_LINE = ("nil", "none", "")
_PLAIN = ("clear", "nil", "")


class Ground(NamedTuple):
    """Whether a paragraph has a coloured ground, and a line at each of its sides; None is "not said"."""

    is_shaded: bool | None = None
    top: bool | None = None
    left: bool | None = None
    bottom: bool | None = None
    right: bool | None = None

    @property
    def is_box(self) -> bool:
        """Whether it sets the paragraph apart: a colour, or lines all round; near miss: one line below."""
        return bool(self.is_shaded) or all(self[1:])

    def over(self, far: Ground) -> Ground:
        """What this says, and ``far`` where it says nothing."""
        pairs = zip(self, far, strict=True)
        return Ground(*(behind if said is None else said for said, behind in pairs))


def ground_with(ground: Ground, name: str, attributes: dict[str, str]) -> Ground:
    """``ground`` with what one element of ``GROUNDS`` says."""
    value = attributes.get("w:val", "")
    if name == "w:shd":
        return ground._replace(is_shaded=_is_shaded(value, attributes.get("w:fill", "")))
    said = list(ground)
    said[_SIDES[name]] = value not in _NO_LINE
    return Ground(*said)


def _is_shaded(pattern: str, fill: str) -> bool:
    """Whether a ground is seen: a pattern, or a colour that is not white."""
    if pattern not in _PLAIN:
        return True
    try:
        red, green, blue = bytes.fromhex(fill)
    except ValueError:
        return False  # "auto": that of the page
    return pattern != "nil" and min(red, green, blue) < _WHITE
