"""What changed between two documents: two editions of a paper, or two parses of one.

Recommendations and blocks are known again by key and words, then by their words under another key, then
by the key. The key of a recommendation has its number. If a report was numbered anew, its keys prove
nothing, and only the words count. Nothing is known again because it is alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeVar

from pacparse.corrections.applying import value_of
from pacparse.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sequence

    from pacparse.block import Block
    from pacparse.document import Document, Recommendation

ChangeKind = Literal["new", "gone", "changed"]
FIELDS = (
    *("number", "title", "departments", "conclusion", "recommendation"),
    *("position", "status", "target_dates", "response_text"),
)
"""What is compared of a recommendation, in the order in which it is told."""

_One = TypeVar("_One", "Block", "Recommendation")


class FieldChange(Record):
    """A field that reads otherwise."""

    field: str
    """``position``, ``status``, ``recommendation`` …"""
    old: str
    """What stood there; empty for nothing. Several things are parted by a semicolon."""
    new: str
    """What stands there now."""


class RecommendationChange(Record):
    """A recommendation that is new, gone, or reads otherwise."""

    kind: ChangeKind
    """What happened to it."""
    key: str
    """Its key in the new document; in the old one if it is gone."""
    old_key: str | None = None
    """Its key in the old document, if it had another one."""
    number: str | None = None
    """Its number, as it is cited."""
    words: str = ""
    """Its title, or what is recommended."""
    fields: tuple[FieldChange, ...] = ()
    """What reads otherwise."""


class BlockChange(Record):
    """A heading, paragraph, item or table that is new, gone, or reads otherwise."""

    kind: ChangeKind
    """What happened to it."""
    key: str
    """Its key in the new document; in the old one if it is gone."""
    number: str | None = None
    """Its number, as it is cited."""
    old: str = ""
    """What stood there."""
    new: str = ""
    """What stands there now."""


class CountChange(Record):
    """How often something is found: a diagnostic, by its code."""

    code: str
    """The code."""
    old: int
    """How often the old document has it."""
    new: int
    """How often the new one does."""


class Changes(Record):
    """All that differs between two documents."""

    old: str
    """The name of the old document."""
    new: str
    """The name of the new one."""
    recommendations: tuple[RecommendationChange, ...] = ()
    """What happened to recommendations, in the order of the new document, then what is gone."""
    blocks: tuple[BlockChange, ...] = ()
    """What happened to blocks, in the same order."""
    diagnostics: tuple[CountChange, ...] = ()
    """Which diagnostics are found more or less often."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.recommendations or self.blocks or self.diagnostics)


def compare(old: Document, new: Document) -> Changes:
    """What differs between ``old`` and ``new``."""
    return Changes(
        old=old.source.name,
        new=new.source.name,
        recommendations=tuple(_recommendations(old, new)),
        blocks=tuple(_blocks(old, new)),
        diagnostics=tuple(_diagnostics(old, new)),
    )


def compare_fields(before: Recommendation, after: Recommendation) -> tuple[FieldChange, ...]:
    """Which fields of a recommendation read otherwise than ``before``."""
    return tuple(
        FieldChange(field=field, old=was, new=is_now)
        for field in FIELDS
        if (was := value_of(before, field)) != (is_now := value_of(after, field))
    )


def _recommendations(old: Document, new: Document) -> Iterator[RecommendationChange]:
    pairs = _pairs(old.recommendations, new.recommendations, is_doubtful=_is_renumbered)
    for before, after in pairs:
        shown = after or before
        if shown is None:
            continue
        words = shown.title or shown.recommendation or shown.conclusion or ""
        if before is None or after is None:
            kind: ChangeKind = "gone" if after is None else "new"
            yield RecommendationChange(kind=kind, key=shown.key, number=shown.number, words=words)
            continue
        fields = compare_fields(before, after)
        if fields:
            yield RecommendationChange(
                kind="changed",
                key=after.key,
                old_key=before.key if before.key != after.key else None,
                number=after.number,
                words=words,
                fields=fields,
            )


def _blocks(old: Document, new: Document) -> Iterator[BlockChange]:
    for before, after in _pairs(old.blocks, new.blocks):
        shown = after or before
        if shown is None:
            continue
        if before is None or after is None:
            kind: ChangeKind = "gone" if after is None else "new"
        elif before.text == after.text:
            continue
        else:
            kind = "changed"
        yield BlockChange(
            kind=kind,
            key=shown.key,
            number=shown.number,
            old=before.text if before else "",
            new=after.text if after else "",
        )


def _diagnostics(old: Document, new: Document) -> Iterator[CountChange]:
    before = _count(old)
    after = _count(new)
    for code in sorted(before | after):
        if before.get(code, 0) != after.get(code, 0):
            yield CountChange(code=code, old=before.get(code, 0), new=after.get(code, 0))


def _count(document: Document) -> dict[str, int]:
    counts: dict[str, int] = {}
    for found in document.diagnostics:
        counts[found.code] = counts.get(found.code, 0) + 1
    return counts


def _pairs(
    old: Sequence[_One],
    new: Sequence[_One],
    *,
    is_doubtful: Callable[[_One, Iterable[tuple[_One, _One]]], bool] = lambda *_: False,
) -> Iterator[tuple[_One | None, _One | None]]:
    """Each of ``new`` with the one of ``old`` that it was, then those of ``old`` that are gone.

    ``is_doubtful`` says whether the key of one proves nothing. It gets the pairs that have the same words
    under another key, too.
    """
    found: dict[int, int] = {}
    _match_by(lambda one: one.fingerprint and f"{one.key} {one.fingerprint}", old, new, found)
    _match_by(lambda one: one.fingerprint, old, new, found)
    pairs = [(old[there], new[here]) for here, there in found.items()]
    moved = [(before, after) for before, after in pairs if before.key != after.key]
    _match_by(lambda one: None if is_doubtful(one, moved) else one.key, old, new, found)
    for place, one in enumerate(new):
        yield (old[found[place]] if place in found else None), one
    taken = set(found.values())
    yield from ((one, None) for place, one in enumerate(old) if place not in taken)


def _is_renumbered(
    one: Recommendation, moved: Iterable[tuple[Recommendation, Recommendation]]
) -> bool:
    """Whether the report of ``one`` has a recommendation that now stands under another number."""
    report, _, _ = one.key.rpartition("/")
    return any(
        before.number != after.number and before.key.rpartition("/")[0] == report
        for before, after in moved
        if after.key.rpartition("/")[0] == report
    )


def _match_by(
    mark: Callable[[_One], str | None],
    old: Sequence[_One],
    new: Sequence[_One],
    found: dict[int, int],
) -> None:
    """Adds to ``found`` those that have the same mark on both sides and no other like them there.

    ``found`` has the place in ``old`` of each place in ``new``; what it has already is left out.
    """
    taken = set(found.values())
    left = _places(mark, old, taken)
    for own, places in _places(mark, new, found).items():
        if len(places) == len(left.get(own, ())) == 1:
            found[places[0]] = left[own][0]


def _places(
    mark: Callable[[_One], str | None], each: Sequence[_One], known: Container[int]
) -> dict[str, list[int]]:
    """The places of those that have a mark and are not ``known``, by the mark."""
    places: dict[str, list[int]] = {}
    for place, one in enumerate(each):
        if place not in known and (own := mark(one)):
            places.setdefault(own, []).append(place)
    return places
