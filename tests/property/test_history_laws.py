"""What holds of histories for any documents: order, copies and later editions move no key."""

from __future__ import annotations

from hashlib import sha256
from tempfile import NamedTemporaryFile

from hypothesis import given
from hypothesis import strategies as st

from pacparse.history import Histories, Witness, make_histories
from pacparse.history.earlier import read_earlier_ids
from pacparse.history.product import json_pieces
from pacparse.history.tables import story_of
from pacparse.history.witnesses import ReportSeen, Sighting
from traced_minutes import BELLS, CLAPPERS, MAY, ROPES, SPRING, sighting, witness

REPORTS = (
    ReportSeen("r1", "pac", "2019-21", 7, "The upkeep of bells"),
    ReportSeen("r1", "pac", "2019-21", 8, "The upkeep of bells"),
    ReportSeen("r1", "pac", None, None, "The upkeep of bells"),
    ReportSeen("r1", None, None, None, None),
)
NAMED = (*REPORTS[:2], ReportSeen("r1", "pac", "2019-21", 7, "The price of candles"))
TEXTS = (
    *(BELLS, ROPES, CLAPPERS, BELLS.replace("14", "15"), ROPES.replace("can ", "")),
    *(f"{BELLS} {ROPES}", "The Committee recommends accordingly.", ""),
)
DAYS = (None, "2020", "2020-01", "2020-01-10", "2021-06-01", "2022-06-01", "2023-06-01")

sightings = st.builds(
    lambda number, text, status, targets: sighting(number, text, status=status, targets=targets),
    st.sampled_from((None, "1", "2", "2a", "2b", "3")),
    st.sampled_from(TEXTS),
    st.sampled_from((None, "planned", "implemented", "superseded")),
    st.sampled_from(((), (MAY,), (SPRING,))),
)


@st.composite
def papers(draw: st.DrawFn) -> list[Witness]:
    """Some documents, as they may come."""
    found = []
    for place in range(draw(st.integers(1, 6))):
        chosen = draw(st.lists(sightings, max_size=5))
        report = draw(st.sampled_from(REPORTS))
        key = draw(st.sampled_from((f"cp-{place}", "cp-0")))
        one = witness(key, draw(st.sampled_from(DAYS)), *_keyed(chosen, report), report=report)
        found.append(
            one._replace(sha256=sha256(str(place).encode()).hexdigest(), name=f"{place}.txt")
        )
    return found


def _keyed(chosen: list[Sighting], report: ReportSeen) -> list[Sighting]:
    """The same, each with a key of its own in the document, as ``parse`` gives them."""
    keys: dict[str, int] = {}
    keyed = []
    for one in chosen:
        is_named = report.committee and report.session and report.ordinal and one.number
        key = (
            f"{report.committee}/{report.session}/{report.ordinal}/{one.number}"
            if is_named
            else one.mark or "none"
        )
        keys[key] = keys.get(key, 0) + 1
        keyed.append(one._replace(key=key if keys[key] == 1 else f"{key}-{keys[key]}"))
    return keyed


def _keys(found: Histories) -> dict[tuple[str, str], str]:
    return {
        (o.document_id, o.sighting.local_id): h.id for h in found.histories for o in h.observations
    }


@given(papers(), st.randoms())
def test_the_order_of_documents_changes_nothing(found: list[Witness], mixer: object) -> None:
    mixed = list(found)
    mixer.shuffle(mixed)  # type: ignore[attr-defined]
    assert make_histories(mixed) == make_histories(found)


@given(papers())
def test_each_recommendation_is_in_one_history(found: list[Witness]) -> None:
    histories = make_histories(found)
    places = [
        (entry.id, one.local_id) for entry in histories.documents for one in entry.witness.sightings
    ]
    observed = [
        (o.document_id, o.sighting.local_id) for h in histories.histories for o in h.observations
    ]
    assert sorted(observed) == sorted(places)
    assert len({history.id for history in histories.histories}) == len(histories.histories)
    for history in histories.histories:
        documents = [o.document_id for o in history.observations]
        assert len(documents) == len(set(documents))


@given(papers())
def test_reports_that_contradict_each_other_are_never_joined(found: list[Witness]) -> None:
    ordinals = {witness.sha256: witness.reports[0].ordinal for witness in found}
    histories = make_histories(found)
    by_id = {entry.id: ordinals[entry.witness.sha256] for entry in histories.documents}
    for history in histories.histories:
        known = {by_id[o.document_id] for o in history.observations} - {None}
        assert len(known) < 2


def _in_time(found: list[Witness], reports: tuple[ReportSeen, ...]) -> list[Witness]:
    """The same, each a year later than the one before; their reports are some of ``reports``."""
    return [
        one._replace(
            reports=(reports[place % len(reports)],),
            sightings=tuple(_keyed(list(one.sightings), reports[place % len(reports)])),
            first=f"20{20 + place}-01-01",
            last=f"20{20 + place}-12-31",
        )
        for place, one in enumerate(found)
    ]


@given(papers(), st.lists(st.sampled_from(NAMED), min_size=1, max_size=3))
def test_a_later_edition_moves_no_key_of_a_report_that_is_named(
    found: list[Witness], reports: list[ReportSeen]
) -> None:
    series = _in_time(found, tuple(reports))
    before = _keys(make_histories(series[:-1]))
    after = _keys(make_histories(series))
    assert {place: after[place] for place in before} == before


@given(papers(), st.lists(st.sampled_from(REPORTS), min_size=1, max_size=3))
def test_a_later_edition_moves_a_key_only_if_it_joins_or_parts(
    found: list[Witness], reports: list[ReportSeen]
) -> None:
    series = _in_time(found, tuple(reports))
    before = _keys(make_histories(series[:-1]))
    after = _keys(make_histories(series))
    if _groups(before) == _groups({place: after[place] for place in before}):
        assert {place: after[place] for place in before} == before


def _groups(keys: dict[tuple[str, str], str]) -> set[frozenset[tuple[str, str]]]:
    """Which places have one key."""
    homes: dict[str, set[tuple[str, str]]] = {}
    for place, key in keys.items():
        homes.setdefault(key, set()).add(place)
    return {frozenset(places) for places in homes.values()}


@given(papers())
def test_an_output_gives_its_own_keys_again(found: list[Witness]) -> None:
    histories = make_histories(found)
    with NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        file.writelines(json_pieces(histories))
        file.flush()
        earlier = read_earlier_ids(file.name)
    again = make_histories(found, earlier=earlier)
    assert _keys(again) == _keys(histories)


@given(papers())
def test_tables_name_each_recommendation_and_document_that_there_is(found: list[Witness]) -> None:
    histories = make_histories(found)
    story = story_of(histories)
    ids = {history.id for history in histories.histories}
    documents = {entry.id for entry in histories.documents}
    assert {row[0] for row in story.rows["histories"]} == ids
    for row in story.rows["candidates"]:
        assert {row[1], row[2]} <= ids
        assert {row[3], row[4]} <= documents
    for row in story.rows["id_changes"]:
        assert row[1] in ids
