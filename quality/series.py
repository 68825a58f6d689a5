"""Histories against series whose truth is known: ``python -m quality.series --seed 7 --count 200``."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from itertools import combinations
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from pacparse.api import parse, parse_bytes
from pacparse.history import make_histories, witness_of
from pacparse.history.keys import EarlierIds
from pacparse.render.json import from_json, to_json
from pacparse.render.markdown import to_markdown
from quality.generate.series import series
from quality.reuse import score_reuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pacparse.document import Document
    from pacparse.history import Histories, Witness
    from quality.generate.series import Known, Printed, Series

FEWEST_RIGHT = {
    "identities": 0.995,
    "drift": 0.99,
    "states": 0.99,
    "copies": 0.98,
    "matches": 0.99,
    "true matches": 0.995,
    "differences": 0.99,
}
_Place = tuple[str, int | None, str]
"""A recommendation in a document: its name, the ordinal of its report, its number."""


class Score(NamedTuple):
    """What came out of one series: counts, and each miss in words."""

    counts: Counter[str]
    misses: tuple[str, ...]


def score_series(one: Series) -> Score:
    """How the histories of a series compare with what is true of them."""
    counts: Counter[str] = Counter()
    misses: list[str] = []
    documents = [_read(printed) for printed in one.documents]
    witnesses = [witness_of(document) for document in documents]
    found = make_histories(witnesses)
    names = _names(found, witnesses)
    _score_identities(one, names, counts, misses)
    _score_drift(one, found, names, counts=counts, misses=misses)
    _score_copies(one, found, counts, misses)
    _score_keys(one, witnesses, found, counts=counts, misses=misses)
    score_reuse(one, documents, found, counts=counts, misses=misses)
    return Score(counts, tuple(f"{one.name}: {miss}" for miss in misses))


def _read(printed: Printed) -> Document:
    return parse_bytes(printed.content, name=printed.name)


def _names(found: Histories, witnesses: Sequence[Witness]) -> dict[_Place, str]:
    """The key of each recommendation, by its place; copies are where their document is."""
    homes = {}
    for entry in found.documents:
        for file in (entry.witness, *entry.copies):
            homes[file.sha256] = (entry.id, entry.witness)
    by_mark = {
        (o.document_id, o.sighting.local_id): history.id
        for history in found.histories
        for o in history.observations
    }
    names: dict[_Place, str] = {}
    for witness in witnesses:
        document, chosen = homes[witness.sha256]
        for sighting in chosen.sightings:
            report = None if sighting.report is None else chosen.reports[sighting.report]
            ordinal = report.ordinal if report else None
            names[witness.name, ordinal, str(sighting.number)] = by_mark[
                document, sighting.local_id
            ]
    return names


def _score_identities(
    one: Series, names: Mapping[_Place, str], counts: Counter[str], misses: list[str]
) -> None:
    """Count pairs of places that are one, are held for one, or both."""
    truth = {
        (document.name, sighted.ordinal, sighted.number): sighted.name
        for document in one.documents
        for sighted in document.sighted
    }
    unread = truth.keys() - names.keys()
    misses += [f"not read: {place}" for place in sorted(unread, key=str)]
    for left, right in combinations(sorted(truth, key=str), 2):
        is_one = truth[left] == truth[right]
        is_joined = left in names and right in names and names[left] == names[right]
        counts["pairs_true"] += is_one
        counts["pairs_found"] += is_joined
        counts["pairs_right"] += is_one and is_joined
        if is_joined and not is_one:
            counts["false_merges"] += 1
            misses.append(f"false merge: {left} {right}")
        elif is_one and not is_joined:
            misses.append(f"missed: {left} {right}")


def _score_drift(
    one: Series,
    found: Histories,
    names: Mapping[_Place, str],
    *,
    counts: Counter[str],
    misses: list[str],
) -> None:
    """Hold dates, revisions and state of each recommendation against the truth."""
    keys: dict[str, str] = {}
    for document in one.documents:
        for sighted in document.sighted:
            key = names.get((document.name, sighted.ordinal, sighted.number))
            if key is not None and document.day:
                keys.setdefault(sighted.name, key)
    by_id = {history.id: history for history in found.histories}
    for name, known in one.histories.items():
        counts["histories"] += 1
        history = by_id.get(keys.get(name, ""))
        if history is None:
            misses.append(f"no history: {name}")
            continue
        drift = history.drift
        said = (
            drift.revisions,
            drift.first and (drift.first.earliest, drift.first.latest),
            drift.latest and (drift.latest.earliest, drift.latest.latest),
        )
        true = (known.revisions, known.first, known.latest)
        counts["drift_right"] += said == true
        if said != true:
            misses.append(f"drift of {name} ({history.id}): {said}, not {true}")
        state = (history.state, history.reopened)
        counts["states_right"] += state == _state(known)
        if state != _state(known):
            misses.append(f"state of {name} ({history.id}): {state}, not {_state(known)}")


def _state(known: Known) -> tuple[str, int]:
    return known.state, known.reopened


def _score_copies(one: Series, found: Histories, counts: Counter[str], misses: list[str]) -> None:
    """Each copy must be one document with what it is a copy of, and nothing else may be."""
    contents = {d.name: d.content for d in one.documents}
    copies = {  # the same bytes under two names are one file
        (d.copy_of, d.name) for d in one.documents if d.copy_of and d.content != contents[d.copy_of]
    }
    said = {
        tuple(sorted((entry.witness.name, copy.name)))
        for entry in found.documents
        for copy in entry.copies
    }
    counts["copies_all"] += len(copies | said)
    counts["copies_right"] += len(copies & said)
    misses += [f"copy: {pair}" for pair in sorted(copies ^ said)]


def _score_keys(
    one: Series,
    witnesses: Sequence[Witness],
    found: Histories,
    *,
    counts: Counter[str],
    misses: list[str],
) -> None:
    """The keys stay: in another order, read again, from Markdown, and when an edition is added.

    An earlier key may move only if the edition shows that two were one, and it is named then.
    """
    rng = Random(one.name)  # noqa: S311 - dice
    mixed = list(witnesses)
    rng.shuffle(mixed)
    keys = _keys(found)
    again = [_read_back(printed) for printed in one.documents]
    markdown = [_as_markdown(printed) for printed in one.documents]
    fewer = witnesses[:-1]
    held_out = rng.choice(witnesses)
    rest = [witness for witness in witnesses if witness is not held_out]
    earlier = EarlierIds(_keys(make_histories(rest)))
    one_more = make_histories(witnesses, earlier=earlier)
    named = {change.old_id for change in one_more.id_changes if change.document_id is None}
    kept = {place: key for place, key in earlier.by_key.items() if key not in named}
    checks = {
        "shuffled": (keys, _keys(make_histories(mixed))),
        "read again": (keys, _keys(make_histories(again))),
        "Markdown": (keys, _keys(make_histories(markdown))),
        "edition added": (_keys(make_histories(fewer)), keys),
        "any added": (kept, _keys(one_more)),
    }
    for name, (before, after) in checks.items():
        moved = {place for place, key in before.items() if after.get(place, key) != key}
        counts["keys"] += len(before)
        counts["keys_moved"] += len(moved)
        misses += [
            f"key moved ({name}): {place} {before[place]} {after[place]}" for place in sorted(moved)
        ]


def _keys(found: Histories) -> dict[tuple[str, str], str]:
    """The key of each recommendation by its document and the key that this alone gives."""
    return {
        (o.document_id, o.sighting.key): history.id
        for history in found.histories
        for o in history.observations
    }


def _read_back(printed: Printed) -> Witness:
    return witness_of(from_json(to_json(parse_bytes(printed.content, name=printed.name))))


def _as_markdown(printed: Printed) -> Witness:
    text = to_markdown(parse_bytes(printed.content, name=printed.name))
    return witness_of(parse(text, name=f"{printed.name}.md"))


def summary(scores: Iterable[Score]) -> dict[str, float]:
    """The shares and counts of all series."""
    total: Counter[str] = Counter()
    for score in scores:
        total.update(score.counts)
    precision = total["pairs_right"] / max(1, total["pairs_found"])
    recall = total["pairs_right"] / max(1, total["pairs_true"])
    return {
        "identities": 2 * precision * recall / max(1e-9, precision + recall),
        "false merges": total["false_merges"],
        "drift": total["drift_right"] / max(1, total["histories"]),
        "states": total["states_right"] / max(1, total["histories"]),
        "copies": (total["copies_right"] + (not total["copies_all"])) / max(1, total["copies_all"]),
        "matches": _share(total["matches_right"], total["matches_due"]),
        "true matches": 1 - total["matches_false"] / max(1, total["matches_found"]),
        "differences": _share(total["differences_right"], total["matches_right"]),
        "keys moved": total["keys_moved"],
        "pairs": total["pairs_true"],
        "histories": total["histories"],
        "keys": total["keys"],
        "passages": total["matches_due"],
    }


def _share(part: int, whole: int) -> float:
    """The share of ``part`` in ``whole``; of nothing, all is right."""
    return part / whole if whole else 1.0


def failures(figures: Mapping[str, float]) -> list[str]:
    """What is worse than it may be."""
    low = [name for name, least in FEWEST_RIGHT.items() if figures[name] < least]
    return low + [n for n in ("false merges", "keys moved") if figures[n]]


def _score(seed: int, index: int) -> Score:
    return score_series(series(seed, index))


def main(arguments: Sequence[str] | None = None) -> int:
    """0 if enough is right and nothing is joined that is two things, else 1."""
    parser = argparse.ArgumentParser(prog="python -m quality.series", description=__doc__)
    parser.add_argument("--seed", type=int, help="default: from the clock, and printed")
    parser.add_argument("--count", type=int, default=200, help="how many series")
    parser.add_argument("--index", type=int, action="append", help="only this one, repeatable")
    parser.add_argument("--jobs", type=int, help="processes; default: one for each core")
    parser.add_argument("--verbose", action="store_true", help="print each miss")
    given = parser.parse_args(arguments)
    seed = given.seed if given.seed is not None else int(time.time())
    indexes = given.index or range(given.count)
    with ProcessPoolExecutor(given.jobs) as workers:
        scores = list(workers.map(_score, [seed] * len(indexes), indexes, chunksize=4))
    figures = summary(scores)
    print(f"{len(scores)} series of seed {seed}")  # noqa: T201 - the command's product
    for name, value in figures.items():
        shown = f"{value:.4f}" if name in FEWEST_RIGHT else f"{value:,.0f}"
        print(f"  {name:14}{shown}")  # noqa: T201
    if given.verbose:
        for score in scores:
            for miss in score.misses:
                print(miss)  # noqa: T201
    wrong = failures(figures)
    if wrong:
        print(f"not good enough: {', '.join(wrong)}")  # noqa: T201
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
