"""What a person means by a place: a block, a note, a recommendation, a line, a page, a paragraph."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pacparse.errors import UsageError
from pacparse.fields import NamedTuple
from pacparse.landmarks import Landmarks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pacparse.block import Block
    from pacparse.document import Document, Footnote, Recommendation, Removal
    from pacparse.landmarks import LandmarkKind
    from pacparse.text.spans import Run

_LINE = re.compile(r"(?P<sign>[Ll:]?)(?P<number>[0-9]{1,9})")
_PAGE = re.compile(r"[Pp](?:age|\.)? ?([0-9]{1,9})")
_PARAGRAPH = re.compile(r"(?:¶|[Pp]ar\.?) ?([0-9]{1,9})")
_LANDMARKS: dict[LandmarkKind, re.Pattern[str]] = {"page": _PAGE, "paragraph": _PARAGRAPH}
_MOST_SUGGESTIONS = 3


class Place(NamedTuple):
    """What stands at a place; ``line`` is set if the place is a line of the source.

    ``landmark`` is the number of a page of a PDF, or of a paragraph of Word, if it is one of these.
    """

    blocks: tuple[Block, ...] = ()
    notes: tuple[Footnote, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    removals: tuple[Removal, ...] = ()
    line: int | None = None
    landmark: int | None = None


def find_place(document: Document, text: str, *, where: str) -> Place:
    """What ``where`` names: an id, else a number of paragraphs, else a landmark.

    That is a page of a PDF (``p5``), a paragraph of Word (``¶57``), else a line (``39``, ``L39``).
    Raises UsageError if the document has no such place; the hint names the nearest there is.
    """
    wanted = where.strip()
    if wanted in document.block_by_id:
        return Place(blocks=(document.block_by_id[wanted],))
    label = wanted.removeprefix("[").removesuffix("]").removeprefix("^")
    notes = tuple(n for n in document.footnotes if wanted == n.id or f"^{n.number}" == f"^{label}")
    if notes and (wanted != label or wanted == notes[0].id):
        return Place(notes=notes)
    recommendations = tuple(r for r in document.recommendations if r.id == wanted)
    if recommendations:
        return Place(recommendations=recommendations)
    number = wanted.strip(" .:()")
    blocks = tuple(b for b in document.blocks if b.number is not None and b.number == number)
    if blocks and not wanted.startswith(":"):
        return Place(blocks=blocks)
    landmarks = Landmarks(document.source, text)
    found = _LINE.fullmatch(wanted)
    if found and (found["sign"] or landmarks.kind == "line"):
        line = int(found["number"])
        run = landmarks.lines.run_of(line)
        if run is None:
            raise _beyond(document, f"line {line}", f"lines are 1 to {landmarks.lines.count}")
        return _at(document, run)._replace(line=line)
    if landmarks.kind != "line" and (found := _LANDMARKS[landmarks.kind].fullmatch(wanted)):
        place = int(found[1])
        run = landmarks.run_of(place)
        if run is None:
            raise _beyond(document, f"{landmarks.kind} {place}", landmarks.range)
        return _at(document, run)._replace(landmark=place)
    raise _unknown(document, where, landmarks)


def _beyond(document: Document, what: str, there_are: str) -> UsageError:
    hint = f"its {there_are}"
    return UsageError(f"there is no {what} in it", where=document.source.name, hint=hint)


def _at(document: Document, run: Run) -> Place:
    """What stands in a run of the source."""
    return Place(
        blocks=tuple(b for b in document.blocks if _touches(b.runs, run)),
        notes=tuple(n for n in document.footnotes if _touches(n.runs, run)),
        removals=tuple(r for r in document.removals if _touches(r.runs, run)),
    )


def _touches(runs: Iterable[Run], place: Run) -> bool:
    return any(start < place[1] and place[0] < end for start, end in runs)


def _unknown(document: Document, where: str, landmarks: Landmarks) -> UsageError:
    numbers = dict.fromkeys(b.number for b in document.blocks if b.number is not None)
    near = get_close_matches(where, list(numbers)[:5_000], n=_MOST_SUGGESTIONS, cutoff=0.5)
    hint = f"name a number, a block or a {landmarks.kind}"
    if near:
        hint = f"did you mean {' or '.join(near)}?"
    elif landmarks.kind != "line":
        hint += f": its {landmarks.range}"
    return UsageError(f"there is no {where} in it", where=document.source.name, hint=hint)
