"""The nodes of a page, set as blocks of text with style runs."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from pacparse.addresses import is_address
from pacparse.fields import NamedTuple
from pacparse.source.html.attributes import (
    classes_of,
    is_bold,
    is_for_ears,
    is_hidden,
    is_italic,
    is_raised,
)
from pacparse.source.html.elements import BLOCKS, CELLS, HEADINGS, LEFT_OUT, LISTS
from pacparse.source.html.finishing import NO_ADDRESS, finish_styles
from pacparse.source.html.grids import Cell, Grid, grid_styles
from pacparse.source.html.lists import List, first_words, written_marker
from pacparse.source.html.measures import Measures
from pacparse.source.html.notes import NO_NOTES, find_notes
from pacparse.source.html.tables import find_data_tables
from pacparse.source.html.tree import Element, Sign
from pacparse.source.html.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.source.html.finishing import PageKind
    from pacparse.source.html.lists import Marker
    from pacparse.source.html.tree import Node
    from pacparse.styles import StyleRun

_OWN_END: tuple[PageKind, ...] = ("link", "reference", "note", "bold", "italic", "large")
"""The styles that do not end with the element in which they began."""
_SKIP = frozenset(("skip-link", "skiplink", "govuk-skip-link", "skip-to-content", "skip"))
_PERMALINKS = ("#", "¶", "§", "🔗")
_TYPES: dict[str, PageKind] = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic"}
"""The type that a sign sets words in."""
_SLANTED = frozenset(("cite", "dfn", "var"))
"""Elements that browsers set in italics."""
_CONTROLS = frozenset(("button", "select", "textarea", "label", "legend"))
# How much larger than the body's type a font is; the body's is 3.
_SIZES = {"3": 0, "4": 1, "5": 2, "6": 3, "7": 4} | {f"+{more}": more for more in range(1, 5)}
_SIZES |= {"1": -2, "2": -1, "-1": -1, "-2": -2}
_TABLED = CELLS | {"table", "tr", "thead"}
_STYLED = HEADINGS | _CONTROLS | {"sup", "nav", "header", "footer"}
_WEB = ("http://", "https://")


class _Frame(NamedTuple):
    """An open element: the styles and the types that hold again when it ends."""

    element: Element
    styles: dict[PageKind, str | None] | None = None
    types: dict[PageKind, int] | None = None


class Typesetter:
    """Goes over the nodes once, and writes.

    ``hidden`` counts the characters that nobody sees, ``deletions`` the passages that are struck out.
    ``markup`` is the page in small letters: what does not stand in it is not looked for.
    """

    def __init__(self, nodes: Sequence[Node], markup: str) -> None:
        self.nodes = nodes
        self.measures = Measures(nodes)
        self.tables = find_data_tables(nodes) if "table" in markup else {}
        self.notes = find_notes(nodes) if "href" in markup and "#" in markup else NO_NOTES
        self.note_at = {note.begin: note for note in self.notes.notes}
        self.writer = Writer()
        self.frames: list[_Frame] = []
        self.lists: list[List] = []
        self.grids: list[Grid | None] = []
        self.cells: list[Cell] = []
        self.articles = 0
        self.preformatted = 0
        self.types: dict[PageKind, int] = {"bold": 0, "italic": 0}
        self.hidden = 0
        self.deletions = 0
        self.base = ""
        self.leads_back = False
        self.sizes: list[int] = []

    def run(self) -> tuple[str, tuple[StyleRun, ...]]:
        """The text of the page, and its style runs."""
        place, note_end = 0, len(self.nodes) + 1
        while place < len(self.nodes):
            if place >= note_end:
                self._end_note()
                note_end = len(self.nodes) + 1
            if (note := self.note_at.get(place)) is not None:
                self.writer.end_block()
                self.writer.active["note"] = note.number
                note_end = note.end
            place = self._take(place)
        text, runs = self.writer.finish()
        styles = finish_styles(text, [run for run in runs if run.kind != "cell"])
        if self.cells:
            grids = grid_styles(text, self.cells, (run for run in runs if run.kind == "cell"))
            styles = tuple(sorted([*styles, *grids], key=lambda style: (style.run, style.kind)))
        return text, styles

    @property
    def grid(self) -> Grid | None:
        """The data table whose rows are being set; None outside of one."""
        return self.grids[-1] if self.grids else None

    def _end_note(self) -> None:
        self.writer.active.pop("note", None)
        self.writer.end_block()

    def _take(self, place: int) -> int:
        """Writes the node at ``place``; gives the place to go on with."""
        node = self.nodes[place]
        if isinstance(node, str):
            self._words(node)
        elif node is None:
            self._end()
        elif isinstance(node, Sign):
            self._sign(node, place)
        elif node.name == "del":
            self.deletions += 1
            return node.end + 1
        elif node.name in LEFT_OUT or _is_unseen(node):
            self.hidden += self.measures.text_in(node)
            if node.name in BLOCKS:
                self.writer.end_block()
            return node.end + 1
        elif (written := self._written_marker(node)) is not None:
            self.writer.add_marker(*written)
            return node.end + 1
        else:
            self._start(node)
        return place + 1

    def _written_marker(self, element: Element) -> Marker | None:
        """The marker that a page itself calls one; a number inside a block's words, or a heading's, is none."""
        if not element.attributes:
            return None
        is_inside = self.writer.is_block_open or "heading" in self.writer.active
        return written_marker(self.nodes, element, is_inside=is_inside)

    def _words(self, words: str) -> None:
        if self.preformatted:
            self.writer.add_lines(words)
        else:
            self.writer.add(words)

    def _sign(self, sign: Sign, place: int) -> None:
        if sign.name == "base":
            address = sign.attributes.get("href", "").strip()
            self.base = self.base or (address if address.lower().startswith(_WEB) else "")
        elif sign.name == "a":
            self._anchor(sign, place)
        elif (kind := _TYPES.get(sign.name)) is not None:
            depth = self.types[kind]
            self._set_type(kind, max(0, depth - 1) if sign.is_end else depth + 1)
        elif sign.name == "br":
            if "heading" in self.writer.active:
                self.writer.gap(1)
            else:
                self.writer.line_end()
        elif sign.name in ("font", "big"):
            self._resize(sign)
        elif sign.name in ("hr", "div"):
            self.writer.end_block()

    def _anchor(self, sign: Sign, place: int) -> None:
        """Begins or ends a link, a note mark, a way back."""
        active = self.writer.active
        for kind in ("link", "reference"):
            active.pop(kind, None)
        if self.leads_back:
            self.leads_back = False
            active.pop("furniture", None)
        if sign.is_end or not sign.attributes:
            return
        if (number := self.notes.references.get(place)) is not None:
            active["reference"] = number
        elif place in self.notes.back or self._leads_nowhere(sign, place):
            self._lead_back()
        elif "href" in sign.attributes and place not in self.notes.numbers:
            address = sign.attributes["href"].strip()
            if self.base and not address.startswith("#"):
                address = _resolved(self.base, address)
            active["link"] = address if is_address(address) else f"{NO_ADDRESS}{place}"

    def _leads_nowhere(self, sign: Sign, place: int) -> bool:
        """Whether a link skips to the content, or is a heading's own: a mere sign."""
        if not _SKIP.isdisjoint(classes_of(sign.attributes)):
            return True
        is_inner = sign.attributes.get("href", "").startswith("#")
        words = self.nodes[place + 1] if is_inner and place + 1 < len(self.nodes) else None
        return isinstance(words, str) and words.strip() in _PERMALINKS

    def _lead_back(self) -> None:
        """What follows, up to the end of the link, leads away and is no text of the page."""
        if "furniture" not in self.writer.active:
            self.writer.active["furniture"] = "navigation"
            self.leads_back = True

    def _set_type(self, kind: PageKind, depth: int) -> None:
        """Sets what follows in bold, or in italics, until as many signs have ended as have begun."""
        self.types[kind] = depth
        if depth:
            self.writer.active[kind] = None
        else:
            self.writer.active.pop(kind, None)

    def _resize(self, sign: Sign) -> None:
        """Notes how much larger than the body of the page the words are now."""
        if not sign.is_end:
            size = sign.attributes.get("size", "").strip() if sign.name == "font" else "+1"
            base = self.sizes[-1] if self.sizes else 0
            self.sizes.append(_SIZES.get(size, base))
        elif self.sizes:
            self.sizes.pop()
        if self.sizes and self.sizes[-1] > 0:
            self.writer.active["large"] = str(self.sizes[-1])
        else:
            self.writer.active.pop("large", None)

    def _start(self, element: Element) -> None:
        name, attributes = element.name, element.attributes
        active = self.writer.active
        before = None
        types = dict(self.types)
        if name in _STYLED or attributes:
            before = dict(active)
        if name in BLOCKS:
            self._start_block(element)
        elif name == "q":
            self.writer.add("“")
        if before is not None:
            if name == "sup" or is_raised(attributes):
                active["raised"] = None
            if is_bold(attributes):
                self._set_type("bold", self.types["bold"] + 1)
            if "furniture" not in before and (reason := self._furniture_of(element)):
                active["furniture"] = reason
        if name in _SLANTED or is_italic(attributes):
            self._set_type("italic", self.types["italic"] + 1)
        if name in CELLS:
            for kind, depth in types.items():
                if depth:
                    self._set_type(kind, 0)
        is_changed = before is not None and active != before
        is_bound = name in CELLS or types != self.types
        self.frames.append(
            _Frame(element, before if is_changed else None, types if is_bound else None)
        )

    def _start_block(self, element: Element) -> None:
        name, writer, grid = element.name, self.writer, self.grid
        if name in CELLS and grid is not None:
            writer.begin_cell()
            writer.active["cell"] = str(len(self.cells))
            self.cells.append(grid.place(name, element.attributes))
            return
        if name in CELLS:
            writer.end_cell()
            return
        writer.end_block()
        if name in HEADINGS and grid is None:
            writer.active["heading"] = name[1]
        elif name == "table":
            may_glue = self.tables.get(element.begin)
            grid = None if may_glue is None else Grid(element.begin, may_glue=may_glue)
            self.grids.append(grid)
        elif name == "thead" and grid is not None:
            grid.is_head = True
        elif name == "tr" and grid is not None:
            grid.begin_row()
            writer.begin_row(may_glue=grid.may_glue)
        elif name in LISTS:
            self.lists.append(List(element, self.lists[-1] if self.lists else None))
        elif name == "li":
            self._start_item(element)
        elif name == "pre":
            self.preformatted += 1
        elif name in ("article", "main"):
            self.articles += 1

    def _start_item(self, item: Element) -> None:
        """Writes the marker that a browser shows before an item; a note has its number alone."""
        if not self.lists or "furniture" in self.writer.active or not self.measures.text_in(item):
            return
        words = first_words(self.nodes, item)
        marker = self.lists[-1].mark(item, words)
        note = self.note_at.get(item.begin)
        if note is not None:
            if marker is not None and not words.lstrip("[(^").startswith(note.number):
                self.writer.add_marker(note.number, None)
        elif marker is not None:
            self.writer.add_marker(*marker)

    def _furniture_of(self, element: Element) -> str | None:
        if element.name in _CONTROLS:
            return "navigation" if self._is_control(element) else None
        if is_for_ears(element.attributes):
            return "navigation"
        return self.measures.furniture_reason(element, is_inside_article=self.articles > 0)

    def _is_control(self, element: Element) -> bool:
        """Whether an element is a part of a form; a heading is none, nor words over nothing to fill in."""
        if self.measures.has_heading(element):
            return False
        around = self.frames[-1].element if self.frames else None
        is_caption = element.name == "legend" and around is not None and around.name == "fieldset"
        return not is_caption or self.measures.has_controls(around or element)

    def _end(self) -> None:
        frame = self.frames.pop()
        name, writer = frame.element.name, self.writer
        if name == "q":
            writer.add("”")
        if frame.styles is not None:
            self._restore(frame.styles)
        for kind, depth in (frame.types or {}).items():
            self._set_type(kind, depth)
        if name in _TABLED:
            self._end_part(name)
        elif name in LISTS:
            self.lists.pop()
        elif name == "pre":
            self.preformatted -= 1
        elif name in ("article", "main"):
            self.articles -= 1
        if name in BLOCKS and name not in CELLS:
            writer.end_block()

    def _end_part(self, name: str) -> None:
        """Ends a table, a row or a cell."""
        grid = self.grid
        if name == "table":
            self.grids.pop()
            self.writer.end_row()
        elif name in CELLS:
            self.writer.active.pop("cell", None)
            if grid is None:
                self.writer.end_cell()
        elif grid is not None and name == "tr":
            self.writer.end_row()
        elif grid is not None:
            grid.is_head = False

    def _restore(self, styles: dict[PageKind, str | None]) -> None:
        """Gives back the styles from before an element, but for those that its end does not end."""
        active = self.writer.active
        for kind in _OWN_END:
            if kind in active:
                styles[kind] = active[kind]
            else:
                styles.pop(kind, None)
        self.writer.active = styles


def _resolved(base: str, address: str) -> str:
    """``address`` as it leads from ``base``; as it stands if that is none."""
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _is_unseen(element: Element) -> bool:
    """Whether a browser shows nothing of the element."""
    if element.name == "dialog" and "open" not in element.attributes:
        return True
    return is_hidden(element.attributes)
