"""What a careful reader is sure of in a document, and says in a file beside it: ``NAME.gold.json``.

Unlike ``expectations.py`` a gold need not be the whole truth: what it does not name is not scored.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypedDict, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

GOLD = ".gold.json"


class GoldText(TypedDict, total=False):
    """A numbered paragraph or an item: its whole text, or its first and last words."""

    number: str
    text: str
    starts: str
    ends: str


class GoldReference(TypedDict):
    """A note mark: the words just before it."""

    after: str


class GoldNote(TypedDict, total=False):
    """A note, its whole addresses, and where it is cited."""

    number: str
    urls: list[str]
    references: list[GoldReference]


class GoldDate(TypedDict, total=False):
    """A date of a status line."""

    kind: str
    words: str
    earliest: str | None
    latest: str | None


class GoldRecommendation(TypedDict, total=False):
    """A recommendation and its answer, each by its whole text or by its first and last words.

    The number ``*`` is any number or none. ``response_starts`` of None says that there is no answer.
    ``verdicts`` are the different positions of the bodies that answer. With
    ``recommendation_items`` a list follows the words. ``note`` is for readers of the file.
    """

    number: str | None
    conclusion: str | None
    recommendation: str
    recommendation_items: bool
    starts: str
    ends: str
    position: str | None
    position_accepts: list[str | None]
    verdicts: list[str | dict[str, str]]
    status: str | None
    status_accepts: list[str | None]
    target_dates: list[GoldDate]
    response: list[str]
    response_starts: str | None
    response_ends: str | None
    note: str


class GoldReport(TypedDict, total=False):
    """A report of a volume; only what is named is compared."""

    ordinal: str | None
    session: str | None
    title: str | None


class GoldSurvivor(TypedDict):
    """A text that is repeated on purpose, and how often it stands in the source."""

    text: str
    times: int


class GoldShared(TypedDict):
    """Two paragraphs and the words that both have."""

    a: dict[str, str]
    b: dict[str, str]
    shared: str


class Gold(TypedDict, total=False):
    """What a reader is sure of. ``notes`` are words for readers of the file.

    ``partial``: the paragraphs are only some of them. ``ordered``: they stand in the order given.
    ``all_recommendations`` true: there are no others; false: there are. ``blocks`` are the whole
    clean text; with them a line of ``furniture`` may stand in the text as often as they have it.
    """

    source: str
    notes: str
    title: str | None
    title_accepts: list[str | None]
    date: str | None
    date_accepts: list[str | None]
    session: str | None
    session_accepts: list[str | None]
    departments: list[str]
    paper_numbers: list[str]
    paragraphs: list[GoldText]
    partial: bool
    ordered: bool
    items: list[GoldText]
    unnumbered: list[str]
    headings: list[str]
    footnotes: list[GoldNote]
    recommendations: list[GoldRecommendation]
    all_recommendations: bool
    reports: list[GoldReport]
    kept_once: list[str]
    must_survive: list[GoldSurvivor]
    furniture: list[str | GoldText]
    blocks: list[GoldText]
    restatements: list[list[str]]
    restatements_detail: list[GoldShared]
    undefined_notes: list[str]
    unreferenced_notes: list[str]
    truncated: list[str]
    gaps: list[str]


def gold_of(plain: Mapping[str, object], *, path: Path) -> Gold:
    """``plain`` as a gold. Raises ValueError where a key is none: a typing error scores nothing."""
    unknown = sorted(plain.keys() - Gold.__annotations__.keys())
    entries = plain.get("recommendations", [])
    for entry in entries if isinstance(entries, list) else []:
        unknown += sorted(entry.keys() - GoldRecommendation.__annotations__.keys())
    if unknown:
        msg = f"{path.name}: no key of a gold: {', '.join(unknown)}"
        raise ValueError(msg)
    return cast("Gold", plain)


def read_golds(folder: Path) -> Iterator[tuple[Path, Gold]]:
    """Each source of ``folder`` with its gold, in the order of their names.

    The source is the file that the gold names, else each file of the gold's own name.
    """
    for path in sorted(folder.glob(f"*{GOLD}")):
        gold = gold_of(json.loads(path.read_text("utf-8")), path=path)
        name = path.name.removesuffix(GOLD)
        sources = [folder / gold["source"]] if "source" in gold else _beside(folder, name)
        if not sources:
            msg = f"{path.name}: there is no document beside it"
            raise ValueError(msg)
        for source in sources:
            yield source, gold


def _beside(folder: Path, name: str) -> list[Path]:
    return sorted(
        path
        for path in folder.iterdir()
        if path.name.startswith(f"{name}.") and not path.name.endswith(GOLD)
    )
