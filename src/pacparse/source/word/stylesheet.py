"""The styles of a Word document: what a style says of a paragraph or of characters."""

from __future__ import annotations

from dataclasses import dataclass, field

from pacparse.fields import NamedTuple
from pacparse.source.word.grounds import GROUNDS, Ground, ground_with
from pacparse.source.word.names import is_on, number_in

MOST_STYLES = 20_000
"""Styles that are remembered; a document has a few hundred."""

MOST_ANCESTORS = 100
"""Styles that one is based on, through others; real chains have less than ten."""

_SKIPPED = frozenset(("w:rPrChange", "w:pPrChange", "w:tblStylePr", "w:docDefaults"))
_BODY_TEXT = 9
_TITLE = "title"


class Look(NamedTuple):
    """How characters look, as far as it means something; None is "not said"."""

    is_bold: bool | None = None
    is_raised: bool | None = None
    is_hidden: bool | None = None
    is_italic: bool | None = None


@dataclass(slots=True)
class Style:
    """One style as it is written; what is None is inherited.

    ``outline`` is the level of a heading from 0; 9 is body text.
    """

    name: str = ""
    type: str = ""
    based_on: str = ""
    outline: int | None = None
    number_id: int | None = None
    number_level: int | None = None
    look: Look = field(default_factory=Look)
    ground: Ground = field(default_factory=Ground)


class StyleSheet:
    """The styles by their ids, inheritance resolved; hears the part ``styles.xml``."""

    def __init__(self) -> None:
        self._styles: dict[str, Style] = {}
        self._resolved: dict[str, Style] = {}
        self._default = ""
        self._style: Style | None = None
        self._is_in_paragraph = False
        self._skipped = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """A style begins, or says something of itself."""
        if self._skipped or name in _SKIPPED:
            self._skipped += 1
            return
        if name == "w:style":
            self._open(attributes)
        elif name == "w:pPr":
            self._is_in_paragraph = True
        elif self._style is not None and name in GROUNDS:
            if self._is_in_paragraph:  # and not of its characters or of a table's cells
                self._style.ground = ground_with(self._style.ground, name, attributes)
        elif self._style is not None:
            _note_property(self._style, name, attributes)

    def end(self, name: str) -> None:
        """A style ends."""
        if self._skipped:
            self._skipped -= 1
        elif name == "w:style":
            self._style = None
        elif name == "w:pPr":
            self._is_in_paragraph = False

    def characters(self, text: str) -> None:
        """Styles have no text."""

    def _open(self, attributes: dict[str, str]) -> None:
        self._style = Style(type=attributes.get("w:type", "paragraph"))
        style_id = attributes.get("w:styleId", "")
        if len(self._styles) < MOST_STYLES:
            self._styles[style_id] = self._style
        is_default = is_on(attributes, "w:default", unsaid=False)
        if is_default and self._style.type == "paragraph":
            self._default = style_id

    def style(self, style_id: str | None) -> Style:
        """The style of that id with all that it inherits; of none, the default paragraph style."""
        wanted = self._default if style_id is None else style_id
        known = self._resolved.get(wanted)
        if known is None:
            known = self._resolve(wanted)
            if len(self._resolved) < MOST_STYLES:
                self._resolved[wanted] = known
        return known

    def lineage(self, style_id: str | None) -> list[str]:
        """The id and those it is based on, nearest first; a circle is walked once."""
        wanted = self._default if style_id is None else style_id
        ids: list[str] = []
        seen: set[str] = set()
        while wanted in self._styles and wanted not in seen and len(ids) < MOST_ANCESTORS:
            seen.add(wanted)
            ids.append(wanted)
            wanted = self._styles[wanted].based_on
        return ids

    def names_list(self, style_id: str) -> bool:
        """Whether a style itself says to which list it belongs, and does not only inherit it."""
        style = self._styles.get(style_id)
        return style is not None and style.number_id is not None

    def _resolve(self, style_id: str) -> Style:
        whole = Style()
        for ancestor in reversed(self.lineage(style_id)):
            style = self._styles[ancestor]
            whole = Style(
                name=style.name,
                type=style.type,
                outline=_first(style.outline, whole.outline),
                number_id=_first(style.number_id, whole.number_id),
                number_level=_first(style.number_level, whole.number_level),
                look=over(style.look, whole.look),
                ground=style.ground.over(whole.ground),
            )
        return whole


def over(near: Look, far: Look) -> Look:
    """What ``near`` says, and ``far`` where it says nothing."""
    return Look(
        near.is_bold if near.is_bold is not None else far.is_bold,
        near.is_raised if near.is_raised is not None else far.is_raised,
        near.is_hidden if near.is_hidden is not None else far.is_hidden,
        near.is_italic if near.is_italic is not None else far.is_italic,
    )


def look_with(look: Look, name: str, attributes: dict[str, str]) -> Look:
    """``look`` with what one element of run properties says: ``w:b``, ``w:vertAlign``."""
    if name == "w:b":
        return look._replace(is_bold=is_on(attributes))
    if name == "w:i":
        return look._replace(is_italic=is_on(attributes))
    if name == "w:vertAlign":
        return look._replace(is_raised=attributes.get("w:val") == "superscript")
    if name in ("w:vanish", "w:specVanish"):
        return look._replace(is_hidden=is_on(attributes))
    return look


def heading_level(style: Style, outline: int | None) -> int | None:
    """The level from 1 to 6 that a style, or the paragraph itself, gives; None for body text.

    A title has no outline level, but is one: it heads the document.
    """
    level = outline if outline is not None else style.outline
    if level is None:
        return 1 if style.name.lower() == _TITLE else None
    return None if level >= _BODY_TEXT else min(level + 1, 6)


def _note_property(style: Style, name: str, attributes: dict[str, str]) -> None:
    if name == "w:name":
        style.name = attributes.get("w:val", "")
    elif name == "w:basedOn":
        style.based_on = attributes.get("w:val", "")
    elif name == "w:outlineLvl":
        style.outline = number_in(attributes.get("w:val"))
    elif name == "w:numId":
        style.number_id = number_in(attributes.get("w:val"))
    elif name == "w:ilvl":
        style.number_level = number_in(attributes.get("w:val"))
    else:
        style.look = look_with(style.look, name, attributes)


def _first(near: int | None, far: int | None) -> int | None:
    return far if near is None else near
