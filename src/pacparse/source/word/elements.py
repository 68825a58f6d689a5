"""The elements of a Word document that a story listens to, by what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.source.word.grounds import GROUNDS

if TYPE_CHECKING:
    from pacparse.source.word.blocks import NoteKind

# What is not printed, with all that stands in it: properties as they were, settings of controls,
# deleted text, the reading aid above a word.
SKIPPED = frozenset(
    "w:rPrChange w:pPrChange w:sectPrChange w:tblPrChange w:tblPrExChange w:trPrChange "
    "w:tcPrChange w:tblGridChange w:numberingChange w:sdtPr w:sdtEndPr w:rt w:delText "
    "w:delInstrText w:tblPr w:tblGrid w:binData".split()
)
CHANGES = frozenset(("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:cellDel", "w:cellIns"))
RUN_PROPERTIES = frozenset(("w:b", "w:i", "w:vertAlign", "w:vanish", "w:specVanish", "w:rStyle"))
PARAGRAPH_PROPERTIES = frozenset(("w:pStyle", "w:numId", "w:ilvl", "w:outlineLvl", *GROUNDS))
RUNS = frozenset(("w:r", "m:r"))
TEXTS = frozenset(("w:t", "m:t"))
CHARACTERS = frozenset(("w:ptab", "w:br", "w:cr", "w:noBreakHyphen", "w:sym"))
MARKS: dict[str, NoteKind] = {
    "w:footnoteReference": "footnote",
    "w:endnoteReference": "endnote",
}
OWN_MARKS = frozenset(("w:footnoteRef", "w:endnoteRef"))
LINKS = frozenset(("w:fldChar", "w:hyperlink", "w:fldSimple"))
NOTES = frozenset(("w:footnote", "w:endnote"))
EMBEDDED = frozenset(("w:altChunk", "w:subDoc", "o:OLEObject", "a:graphicData"))
CELL_PROPERTIES = frozenset(("w:gridSpan", "w:gridBefore", "w:tblHeader", "w:shd"))
_DRAWN_WORDS = ("/diagram", "/chart")
FORM_FIELDS = frozenset(
    ("w:ddList", "w:result", "w:listEntry", "w:checkBox", "w:checked", "w:default")
)

_STRUCTURE = frozenset(
    "w:p w:tab w:sectPr w:tbl w:tr w:tc w:txbxContent w:commentReference mc:AlternateContent mc:Choice "
    "mc:Fallback".split()
)


def is_embedded(name: str, attributes: dict[str, str]) -> bool:
    """Whether an element of ``EMBEDDED`` holds words in a part of its own; a picture does not."""
    return name != "a:graphicData" or attributes.get("uri", "").endswith(_DRAWN_WORDS)


HEARD = frozenset().union(
    *(SKIPPED, CHANGES, RUN_PROPERTIES, PARAGRAPH_PROPERTIES, RUNS, TEXTS, CHARACTERS),
    *(MARKS, OWN_MARKS, LINKS, NOTES, EMBEDDED, FORM_FIELDS, CELL_PROPERTIES, _STRUCTURE),
)
"""All that means something where it begins; most elements of a file do not."""

CLOSED = frozenset().union(TEXTS, LINKS, NOTES, _STRUCTURE)
"""All that means something where it ends."""
