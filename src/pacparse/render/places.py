"""What a person means by a place: a block, a note, a recommendation or a line of the source."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from pacparse.errors import UsageError
from pacparse.text.line_index import SourceLines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pacparse.block import Block
    from pacparse.document import Document, Footnote, Recommendation, Removal
    from pacparse.text.spans import Run

_LINE = re.compile(r"(?P<sign>[Ll:]?)(?P<number>[0-9]{1,9})")
_MOST_SUGGESTIONS = 3


class Place(NamedTuple):
    """What stands at a place; ``line`` is set where the place is a line of the source."""

    blocks: tuple[Block, ...] = ()
    notes: tuple[Footnote, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    removals: tuple[Removal, ...] = ()
    line: int | None = None


def find_place(document: Document, text: str, *, where: str) -> Place:
    """What ``where`` names: an id, else a number of paragraphs, else a line (``39``, ``L39``).

    Raises UsageError where the document has no such place; the hint names the nearest there is.
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
    found = _LINE.fullmatch(wanted)
    if found:
        return _find_line(document, text, int(found["number"]))
    raise _unknown(document, where)


def _find_line(document: Document, text: str, line: int) -> Place:
    lines = SourceLines(text)
    run = lines.run_of(line)
    if run is None:
        raise UsageError(
            f"there is no line {line} in it",
            where=document.source.name,
            hint=f"its lines are 1 to {lines.count}",
        )
    return Place(
        blocks=tuple(b for b in document.blocks if _touches(b.runs, run)),
        notes=tuple(n for n in document.footnotes if _touches(n.runs, run)),
        removals=tuple(r for r in document.removals if _touches(r.runs, run)),
        line=line,
    )


def _touches(runs: Iterable[Run], place: Run) -> bool:
    return any(start < place[1] and place[0] < end for start, end in runs)


def _unknown(document: Document, where: str) -> UsageError:
    numbers = dict.fromkeys(b.number for b in document.blocks if b.number is not None)
    near = get_close_matches(where, list(numbers)[:5_000], n=_MOST_SUGGESTIONS, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "name a number, a block or a line"
    return UsageError(f"there is no {where} in it", where=document.source.name, hint=hint)
