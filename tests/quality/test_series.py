"""Series: the same for the same seed, and traced as they are true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.generate.passages import Change, Told, Version
from quality.generate.series import Known, series
from quality.series import failures, main, score_series, summary

if TYPE_CHECKING:
    import pytest


def test_the_same_seed_gives_the_same_series() -> None:
    assert series(5, 3) == series(5, 3)
    assert series(5, 3) != series(6, 3)


def test_each_series_has_editions_twins_and_histories() -> None:
    found = [series(8, index) for index in range(20)]
    assert all(len(one.documents) >= 3 for one in found)
    assert any(document.copy_of for one in found for document in one.documents)
    assert any(document.day is None for one in found for document in one.documents)
    states = {known.state for one in found for known in one.histories.values()}
    assert states >= {
        "open",
        "overdue",
        "implemented",
        "superseded",
        "dropped",
        "replaced",
        "disagreed",
    }
    assert any(known.reopened for one in found for known in one.histories.values())


def test_what_is_traced_is_true() -> None:
    scores = [score_series(series(20260301, index)) for index in range(6)]
    assert failures(summary(scores)) == [], [miss for score in scores for miss in score.misses]


def test_a_truth_that_does_not_hold_is_missed() -> None:
    one = series(20260301, 0)
    wrong = {name: known._replace(revisions=9) for name, known in one.histories.items()}
    swapped = [
        document._replace(sighted=tuple(s._replace(name="a1") for s in document.sighted))
        for document in one.documents
    ]
    found = summary([score_series(one._replace(documents=tuple(swapped), histories=wrong))])
    assert {"identities", "drift"} <= set(failures(found))
    joined = [
        document._replace(
            sighted=tuple(s._replace(name=f"{s.name}{place}") for s in document.sighted)
        )
        for place, document in enumerate(one.documents)
    ]
    known = {"x": Known("open", 0, 0, None, None)}
    found = summary([score_series(one._replace(documents=tuple(joined), histories=known))])
    assert "false merges" in failures(found)


def test_passages_that_are_not_as_they_were_told_are_missed() -> None:
    one = series(20260301, 0)
    alone = [
        document._replace(
            told=tuple(
                told._replace(sentences=(Version(f"{document.name} {place}"),))
                for place, told in enumerate(document.told)
            )
        )
        for document in one.documents
    ]
    assert "true matches" in failures(summary([score_series(one._replace(documents=tuple(alone)))]))
    other = {name: Change("nine", "ten") for name in one.changes}
    assert "differences" in failures(summary([score_series(one._replace(changes=other))]))
    invented = Told(
        "Nobody has counted the lanterns of the old harbour and of its two moles since the year 1974.",
        (Version("x"),),
    )
    more = [document._replace(told=(*document.told, invented)) for document in one.documents]
    assert "matches" in failures(summary([score_series(one._replace(documents=tuple(more)))]))


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--seed", "3", "--index", "1", "--jobs", "1"]) == 0
    assert "1 series of seed 3" in capsys.readouterr().out
