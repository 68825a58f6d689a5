"""Runs of a Word document → pieces of text: what they print, and how it looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pacparse.source.word.blocks import NoteKey, Paragraph, Tally, Traits
from pacparse.source.word.fields import Field
from pacparse.source.word.grounds import GROUND_PARENTS, GROUNDS, ground_with
from pacparse.source.word.names import is_on, number_in
from pacparse.source.word.stylesheet import Look, StyleSheet, look_with
from pacparse.source.word.symbols import symbol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pacparse.source.word.blocks import Block, NoteKind, Section
    from pacparse.source.word.package import Relation

_XML_SPACES = " \t\r\n"
_BLANKS = str.maketrans("\r\n\f\v", "    ")
_CHARACTERS = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:cr": "\n",
    "w:br": "\n",
    # a hyphen at which no line ends is printed as any hyphen
    "w:noBreakHyphen": "-",
}
_MOST_TRAITS = 10_000


@dataclass(slots=True)
class OpenParagraph:
    """A paragraph that is being read; they nest where a text box hangs on one."""

    paragraph: Paragraph = field(default_factory=Paragraph)
    boxes: list[Block] = field(default_factory=list)
    section: Section | None = None
    has_hidden_words: bool = False
    links: list[str | None] = field(default_factory=list)
    run_style: str | None = None
    run_look: Look = field(default_factory=Look)
    custom_mark: NoteKey | None = None
    texts: list[str] | None = None
    keeps_blanks: bool = False


class RunReader:
    """Hears what stands inside paragraphs; ``written`` counts what was given to any of them."""

    def __init__(self, styles: StyleSheet, relations: Mapping[str, Relation], tally: Tally) -> None:
        self._styles = styles
        self._relations = relations
        self._tally = tally
        self._traits: dict[Traits, Traits] = {}
        self.written = 0

    def open_run(self, place: OpenParagraph) -> None:
        """A run begins: nothing is said of it yet."""
        place.run_style = None
        place.run_look = Look()
        place.custom_mark = None

    def note_property(self, place: OpenParagraph, name: str, attributes: dict[str, str]) -> None:
        """Takes one of the properties of the open run."""
        if name == "w:rStyle":
            place.run_style = attributes.get("w:val")
        else:
            place.run_look = look_with(place.run_look, name, attributes)

    def open_text(self, place: OpenParagraph, attributes: dict[str, str]) -> None:
        """Text begins; blanks at its edges count where the file says so."""
        place.texts = []
        place.keeps_blanks = attributes.get("xml:space") == "preserve"

    def close_text(self, place: OpenParagraph, fields: list[Field]) -> None:
        """Text ends."""
        text = "".join(place.texts or ())
        place.texts = None
        if not place.keeps_blanks:
            text = text.strip(_XML_SPACES)
        self.add(place, fields, text.translate(_BLANKS))

    def add_character(
        self, place: OpenParagraph, fields: list[Field], name: str, attributes: dict[str, str]
    ) -> None:
        """Takes a character that the file writes as an element: a line break, a symbol."""
        if name == "w:sym":
            text = symbol(attributes.get("w:font", ""), attributes.get("w:char", ""))
        else:
            text = _CHARACTERS[name]
        self.add(place, fields, text)

    def add(self, place: OpenParagraph, fields: list[Field], text: str) -> None:
        """Takes text of the open run, unless it is hidden or stands in the code of a field."""
        if not text:
            return
        traits = self._traits_of(place, fields)
        if traits is None:
            self._tally.hidden += len(text)
            place.has_hidden_words = True
            return
        if place.custom_mark is not None:
            traits = traits._replace(note=place.custom_mark)
        if fields and not fields[-1].is_in_result:
            fields[-1].withheld.append((text, traits))
            return
        self.written += len(text)
        place.paragraph.add(text, traits)

    def add_mark(
        self, place: OpenParagraph, fields: list[Field], kind: NoteKind, attributes: dict[str, str]
    ) -> None:
        """Takes the mark of a note: its number is counted later, a mark of its own follows."""
        key = NoteKey(kind, attributes.get("w:id", ""))
        if is_on(attributes, "w:customMarkFollows", unsaid=False):
            place.custom_mark = key
            return
        traits = self._traits_of(place, fields)
        if traits is not None and not (fields and not fields[-1].is_in_result):
            self.written += 1
            place.paragraph.add("", traits._replace(note=key))

    def add_own_mark(self, place: OpenParagraph, fields: list[Field]) -> None:
        """Takes the place where a note prints its own number."""
        traits = self._traits_of(place, fields)
        if traits is not None:
            place.paragraph.add("", traits._replace(is_own_mark=True))

    def open_link(self, place: OpenParagraph, attributes: dict[str, str]) -> None:
        """A hyperlink begins; one that leads inside the document has no address."""
        relation = self._relations.get(attributes.get("r:id", ""))
        address = relation.target if relation is not None and relation.is_external else None
        anchor = attributes.get("w:anchor")
        _push_link(place, f"{address}#{anchor}" if address and anchor else address)

    def open_simple_field(self, fields: list[Field], attributes: dict[str, str]) -> None:
        """A field begins whose code stands in an attribute: only its result follows."""
        fields.append(Field())
        fields[-1].add_code(attributes.get("w:instr", ""))
        self._begin_result(fields)

    def close_link(self, place: OpenParagraph) -> None:
        """A hyperlink ends."""
        if place.links:
            place.links.pop()

    def turn_field(self, place: OpenParagraph, fields: list[Field], kind: str) -> None:
        """A field begins, comes to its result, or ends."""
        if kind == "begin":
            fields.append(Field())
        elif fields and kind == "separate":
            self._begin_result(fields)
        elif fields and kind == "end":
            self._close_field(place, fields)

    def _begin_result(self, fields: list[Field]) -> None:
        fields[-1].begin_result(fields[-2].link if len(fields) > 1 else None, self.written)

    def _close_field(self, place: OpenParagraph, fields: list[Field]) -> None:
        """Ends a field; one that counts is counted when the text is made, or reported."""
        closed = fields.pop()
        is_printed = closed.is_in_result and self.written > closed.written
        if not closed.is_number:
            if not is_printed:
                self.add(place, fields, closed.choice)
            return
        call = closed.list_call(is_printed=is_printed)
        traits = self._traits_of(place, fields)
        if call is not None and traits is not None:
            self.written += 1
            place.paragraph.add("", traits._replace(call=call))
        elif not is_printed:
            self._tally.uncounted += 1

    def abandon_fields(self, place: OpenParagraph, fields: list[Field]) -> None:
        """Gives back what stands in fields that the paragraph leaves without a result."""
        while fields and not fields[-1].is_in_result:
            for text, traits in fields.pop().withheld:
                self.written += len(text)
                place.paragraph.add(text, traits)

    def _traits_of(self, place: OpenParagraph, fields: list[Field]) -> Traits | None:
        """What is said of text of the open run; None where it is hidden."""
        look = place.run_look
        paragraph = self._styles.style(place.paragraph.look.style_id).look
        style = Look() if place.run_style is None else self._styles.style(place.run_style).look
        if _toggled(direct=look.is_hidden, style=style.is_hidden, paragraph=paragraph.is_hidden):
            return None
        raised = look.is_raised if look.is_raised is not None else style.is_raised
        link = place.links[-1] if place.links else None
        if link is None and fields:
            link = fields[-1].link
        traits = Traits(
            is_bold=_toggled(direct=look.is_bold, style=style.is_bold, paragraph=paragraph.is_bold),
            is_raised=bool(paragraph.is_raised if raised is None else raised),
            link=link,
            is_italic=_toggled(
                direct=look.is_italic, style=style.is_italic, paragraph=paragraph.is_italic
            ),
        )
        if len(self._traits) < _MOST_TRAITS:
            return self._traits.setdefault(traits, traits)
        return traits


def _push_link(place: OpenParagraph, address: str | None) -> None:
    """Opens a link, or goes on with the one around it where this has no address."""
    around = place.links[-1] if place.links else None
    place.links.append(address or around)


def note_paragraph(
    place: OpenParagraph, name: str, attributes: dict[str, str], *, inside: str
) -> None:
    """Takes one of the properties of the paragraph itself; ``inside`` is the element that it stands in."""
    look = place.paragraph.look
    value = attributes.get("w:val")
    if name == "w:pStyle":
        look.style_id = value
    elif name == "w:numId":
        look.number_id = number_in(value)
    elif name == "w:ilvl":
        look.number_level = number_in(value)
    elif name in GROUNDS:
        if inside in GROUND_PARENTS:  # and not of characters or of a cell
            look.ground = ground_with(look.ground, name, attributes)
    else:
        look.outline = number_in(value)


def _toggled(*, direct: bool | None, style: bool | None, paragraph: bool | None) -> bool:
    """A switch: said directly, it counts; a character style turns round what the paragraph's says.

    ECMA-376 part 1, §17.7.3.
    """
    return direct if direct is not None else bool(style) != bool(paragraph)
