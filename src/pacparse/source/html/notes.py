"""Which anchors are note marks, and where their notes begin and end: facts of the page, not guesses.

A mark is a link to a place further down whose words are a number or a sign, and whose target is
named like a note or begins with the same number. The notes' own links lead back up.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pacparse.fields import NamedTuple
from pacparse.source.html.elements import BLOCKS
from pacparse.source.html.tree import Element, Sign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.source.html.tree import Node

MOST_WORDS = 24
"""A link with more characters is no note mark."""
_MOST_LEADS_BACK = 40
_FAR = 200
"""How many nodes are looked at for the words of a link, or at a target."""

# Example: "3", "[3]", "(12)", "[footnote 4]", "*", "a". Near misses: "note", "2019", "page 3".
_MARK = re.compile(
    r"[\[(]?\s?(?:(?:foot)?note\s)?(?P<number>[0-9]{1,3}[a-z]?|[*†‡§¶]{1,3}|[a-z])\s?[\])]?",
    re.IGNORECASE,
)
# Example: "note3", "fn:12", "_ftn1", "footnote-4", "n5", "endnote-2". Near misses: "section3", "p3".
_NOTE_NAME = re.compile(
    r"[a-z_-]{0,20}(?:fn|note|ftn|fnt)[a-z_:.-]{0,12}[0-9*a-z]{1,12}|n[0-9]{1,4}", re.IGNORECASE
)


class Note(NamedTuple):
    """A note: its number, and the nodes from ``begin`` to ``end`` that hold it."""

    number: str
    begin: int
    end: int


class Notes(NamedTuple):
    """The marks by the place of their ``<a>``, the notes, and the links that lead back from them."""

    references: dict[int, str]
    notes: tuple[Note, ...]
    back: frozenset[int]
    numbers: frozenset[int]
    """The links back that are a note's own printed number."""


NO_NOTES = Notes({}, (), frozenset(), frozenset())
_BACK = frozenset(("back", "↩", "↩︎", "↑", "^", "return", "back to text", "return to text"))
"""Words that lead back from a note, also where the place they lead to is lost."""


class _Anchor(NamedTuple):
    place: int
    target: str
    words: str
    is_raised: bool


def find_notes(nodes: Sequence[Node]) -> Notes:
    """The notes of a page, and their marks; every loop looks at each node a bounded number of times."""
    targets, anchors = _read_anchors(nodes)
    marks = [(a, m["number"]) for a in anchors if (m := _MARK.fullmatch(a.words))]
    wanted = {a.target for a, _ in marks if targets.get(a.target, -1) > a.place}
    if not wanted:
        return NO_NOTES
    bodies = _find_bodies(nodes, {targets[name] for name in wanted})
    led_back = {a.target for a in anchors if targets.get(a.target, a.place) < a.place}
    references: dict[int, str] = {}
    found: dict[int, tuple[str, int]] = {}
    for anchor, number in marks:
        if anchor.target not in wanted or targets[anchor.target] not in bodies:
            continue
        body = bodies[targets[anchor.target]]
        if not _is_note(nodes, anchor, number, body, has_way_back=bool(led_back)):
            continue
        if body.begin > anchor.place:
            references[anchor.place] = number
            found.setdefault(body.begin, (number, body.end))
    notes = _without_overlap(found)
    back, numbers = _ways_back(anchors, targets, notes)
    return Notes(references, notes, back - references.keys(), numbers - references.keys())


def _read_anchors(nodes: Sequence[Node]) -> tuple[dict[str, int], list[_Anchor]]:
    """Where each name stands first, and the links to places of the page, with their words."""
    targets: dict[str, int] = {}
    anchors: list[_Anchor] = []
    raised = 0
    opened: list[bool] = []
    for place, node in enumerate(nodes):
        if node is None:
            raised -= opened.pop()
        elif isinstance(node, Element):
            opened.append(node.name == "sup")
            raised += opened[-1]
        if not isinstance(node, Element | Sign) or not node.attributes:
            continue
        for key in ("id", "name"):
            if name := node.attributes.get(key):
                targets.setdefault(name, place)
        href = node.attributes.get("href", "")
        if href[:1] == "#" and len(href) > 1 and node.name == "a":
            words = _words_of(nodes, place)
            is_raised = raised > 0 or _holds_sup(nodes, place)
            anchors.append(_Anchor(place, href[1:], words, is_raised))
    return targets, [_resolved(anchor, targets) for anchor in anchors]


def _resolved(anchor: _Anchor, targets: dict[str, int]) -> _Anchor:
    """The anchor with the name that its address means, percent signs decoded where need be."""
    if anchor.target in targets or "%" not in anchor.target:
        return anchor
    return anchor._replace(target=unquote(anchor.target))


def _words_of(nodes: Sequence[Node], place: int) -> str:
    """The words of the link at ``place``, cut where they are too many for a mark."""
    words = ""
    for node in nodes[place + 1 : place + 1 + _FAR]:
        if isinstance(node, Sign) and node.name == "a":
            break
        if isinstance(node, str):
            words += node[: _MOST_LEADS_BACK + 1]
        if len(words) > _MOST_LEADS_BACK:
            break
    return " ".join(words.split())


def _holds_sup(nodes: Sequence[Node], place: int) -> bool:
    for node in nodes[place + 1 : place + 6]:
        if isinstance(node, str) and not node.isspace():
            return False
        if isinstance(node, Element) and node.name == "sup":
            return True
    return False


def _find_bodies(nodes: Sequence[Node], places: set[int]) -> dict[int, Note]:
    """For each target the nodes of its block: from the target's words to the block's end."""
    bodies: dict[int, Note] = {}
    pending: list[int] = []
    blocks: list[Element] = []
    opened: list[bool] = []
    for place, node in enumerate(nodes):
        if place in places:
            pending.append(place)
        if node is None:
            if opened.pop():
                blocks.pop()
        elif isinstance(node, Element):
            opened.append(node.name in BLOCKS)
            if opened[-1]:
                blocks.append(node)
        elif isinstance(node, str) and pending and not node.isspace():
            for target in pending:
                bodies[target] = _body_of(nodes, target, place, blocks)
            pending.clear()
    return bodies


def _body_of(nodes: Sequence[Node], target: int, place: int, blocks: Sequence[Element]) -> Note:
    """The nodes of the note whose ``target`` has its first words at ``place``."""
    named = nodes[target]
    if isinstance(named, Element) and named.name in BLOCKS and named.end > place:
        return Note("", named.begin, named.end)
    inner = blocks[-1] if blocks else None
    if inner is not None and inner.name in ("td", "th") and len(blocks) > 1:
        row = next((b for b in blocks[:-6:-1] if b.name == "tr"), None)
        if row is not None and row.begin < target:
            return Note("", row.begin, row.end)
    begin = inner.begin if inner is not None and inner.begin >= target else target
    end = inner.end if inner is not None else len(nodes)
    if inner is None or inner.name not in ("p", "li", "dd", "dt", "td", "th", "tr"):
        end = _next_block(nodes, place, end)
    return Note("", begin, end)


def _next_block(nodes: Sequence[Node], place: int, end: int) -> int:
    """Where the next block begins that no element around the note ends before, within reach."""
    for at in range(place, min(end, place + _FAR)):
        node = nodes[at]
        if isinstance(node, Element) and node.name in BLOCKS:
            return at
        if isinstance(node, Sign) and node.name in ("div", "hr"):
            return at
    return min(end, place + _FAR)


def _is_note(
    nodes: Sequence[Node], anchor: _Anchor, number: str, body: Note, *, has_way_back: bool
) -> bool:
    """Whether the link is a mark and its target the note: by its name, or by the number there."""
    first = nodes[body.begin] if body.begin < len(nodes) else None
    is_item = isinstance(first, Element) and first.name == "li"
    if _NOTE_NAME.fullmatch(anchor.target):
        return True
    if is_item and anchor.is_raised and anchor.target.endswith(number):
        return True  # its number is that of the list
    if not (anchor.is_raised or anchor.words[0] in "[(" or has_way_back):
        return False
    printed = ""
    for node in nodes[body.begin : min(body.end, body.begin + _FAR)]:
        if isinstance(node, str):
            printed = f"{printed} {node[:MOST_WORDS].strip()}".lstrip()
        if len(printed) >= MOST_WORDS:
            break
    found = _MARK.match(printed.lstrip("^ "))
    is_same = found is not None and found["number"] == number
    return is_same and (anchor.is_raised or anchor.words[0] in "[(")


def _without_overlap(found: dict[int, tuple[str, int]]) -> tuple[Note, ...]:
    """The notes in order, each ended where the next begins."""
    begins = sorted(found)
    notes = []
    for begin, after in zip_longest(begins, begins[1:]):
        number, end = found[begin]
        notes.append(Note(number, begin, end if after is None else min(end, after)))
    return tuple(notes)


def _ways_back(
    anchors: Sequence[_Anchor], targets: dict[str, int], notes: Sequence[Note]
) -> tuple[frozenset[int], frozenset[int]]:
    """The links in notes that lead back up; those with the note's number, and the others."""
    back: set[int] = set()
    numbers: set[int] = set()
    index = 0
    for anchor in anchors:
        while index < len(notes) and notes[index].end <= anchor.place:
            index += 1
        if index == len(notes):
            break
        note = notes[index]
        if anchor.place < note.begin or targets.get(anchor.target, -1) >= note.begin:
            continue
        if anchor.target not in targets and anchor.words.lower() not in _BACK:
            continue
        found = _MARK.fullmatch(anchor.words)
        if found is not None and found["number"] == note.number:
            numbers.add(anchor.place)
        elif len(anchor.words) <= _MOST_LEADS_BACK:
            back.add(anchor.place)
    return frozenset(back), frozenset(numbers)
