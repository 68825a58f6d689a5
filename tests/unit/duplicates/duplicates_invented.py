"""Invented documents for the search for repeats: short ways to write units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.units import Unit

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

    from pacparse.duplicates import Repeats
    from pacparse.units import LabelRole, LineRole, UnitKind

STANCE = "The Government agreed with the Committee’s recommendation."
STATUS = "Recommendation implemented."
FERRIES = (
    "The harbour office reviewed the winter timetable of the island ferries and found that boats "
    "which leave before dawn carry too few people to pay for their crews."
)
LAMPS = (
    "Every lamp on the northern pier was replaced with a brighter one, which lets the night watch "
    "see the moorings, and the old lamps were given to the boatyard for spares."
)
ROPES = (
    "The store now counts its ropes twice a week, because the earlier counts were taken from "
    "memory by a clerk who had left, and nobody wanted to say so in writing."
)
GULLS = (
    "Visitors complained about gulls on the fish market, so the council put up netting, asked the "
    "stalls to cover their waste and will look at the matter again."
)
BELLS = (
    "The bell at the end of the breakwater was silent for a week while the foundry cast a new "
    "clapper, and pilots were told to keep a longer distance from the rocks."
)
TEXTS = (FERRIES, LAMPS, ROPES, GULLS, BELLS)


def unit(
    number: str | None,
    text: str,
    *,
    kind: UnitKind = "paragraph",
    label: LabelRole | None = None,
    role: LineRole | None = None,
    start: int = 0,
) -> Unit:
    """A unit whose text stands at ``start`` of the source."""
    run = ((start, start + len(text)),)
    return Unit(kind, number, number, 2, text, label, role, run, run)


def heading(text: str, number: str | None = None) -> Unit:
    return unit(number, text, kind="heading")


def note(number: str, text: str) -> Unit:
    return unit(number, text, kind="note")


def conclusion(number: str, text: str) -> Unit:
    return unit(number, text, label="conclusion")


def recommendation(number: str, text: str) -> Unit:
    return unit(number, text, label="recommendation")


def status(text: str = STATUS) -> Unit:
    return unit(None, text, role="status")


def item_of(number: int, texts: Iterable[str] = TEXTS[:3]) -> list[Unit]:
    """A stance, a status line and paragraphs of one item: 3.1, then 3.2 …"""
    paragraphs = [unit(f"{number}.{n}", text) for n, text in enumerate(texts, start=2)]
    return [unit(f"{number}.1", STANCE), status(), *paragraphs]


def removed_of(repeats: Repeats) -> list[int]:
    return sorted(k for passage in repeats.passages for k in passage.removed)


def moved_of(repeats: Repeats) -> list[tuple[int, int | None]]:
    """The units that stand elsewhere than they were stored, each with the one before it."""
    order = repeats.order
    runs: list[list[int]] = []  # for each unit the longest rising run that ends with it
    for index in order:
        before = [run for run in runs if run[-1] < index]
        runs.append([*max(before, key=len, default=[]), index])
    stays = max(runs, key=len, default=[])
    return [
        (index, order[place - 1] if place else None)
        for place, index in enumerate(order)
        if index not in stays
    ]


def finds_nothing(repeats: Repeats) -> bool:
    return not (repeats.passages or repeats.restatements)


WORDS = (
    "harbour ferry lantern winter council market timber bridge orchard village railway letter "
    "engine paper window garden carpet meadow silver copper weather bakery station teacher "
    "painter voyage island forest blanket kettle ladder mirror needle parcel quarry ribbon "
    "saddle tunnel velvet wagon anchor barrel candle dairy easel fiddle goblet hammer"
)


def prose(rng: random.Random, words: int) -> str:
    """Sentences of invented prose, without figures and names."""
    sentences: list[str] = []
    left = words
    while left > 0:
        length = min(left, rng.randint(6, 14))
        sentences.append(" ".join(rng.choices(WORDS.split(), k=length)).capitalize() + ".")
        left -= length
    return " ".join(sentences)
