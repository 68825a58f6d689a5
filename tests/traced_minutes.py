"""Editions of invented minutes, as histories take them."""

from __future__ import annotations

from pacparse.fingerprints import bare_letters, fingerprint
from pacparse.history.witnesses import ReportSeen, Sighting, Target, Witness
from pacparse.history.wordings import wording_of
from pacparse.tables.rows import days_of

BELLS = (
    "The Department should count the bells of every parish in the 14 northern counties, and publish the "
    "count with the year in which each bell was cast."
)
ROPES = (
    "The Department should write to the Committee by May 2020 on the price of bell rope, and on what it "
    "has done so that ringers in small towers can afford it."
)
CLAPPERS = (
    "The Office of Bell Standards should set out how it will test clappers before they are hung, and who "
    "will pay for the tests in towers that have no income."
)


def target(words: str, earliest: str | None, latest: str | None, kind: str = "target") -> Target:
    """A target date."""
    return Target(kind, words, earliest, latest)


MAY = target("May 2020", "2020-05-01", "2020-05-31")
SPRING = target("Spring 2021", "2021-03-01", "2021-05-31", "revised")


def sighting(number: str | None, text: str, **cells: object) -> Sighting:
    """A recommendation of the first report of a document; ``cells`` replace the others."""
    bare = wording_of(text)
    found = Sighting(
        local_id="",
        key="",
        number=number,
        title=None,
        report=0,
        mark=fingerprint(bare),
        size=len(bare_letters(bare)),
        text=bare,
        departments=(),
        position="agreed",
        status="planned",
        status_words=None,
        targets=(MAY,),
        page=None,
        line=None,
    )
    return found._replace(**cells)  # type: ignore[arg-type]


def witness(
    name: str,
    date: str | None,
    *sightings: Sighting,
    report: ReportSeen | None = None,
    **cells: object,
) -> Witness:
    """A document with one report, the seventh of 2019-21 unless another is given.

    ``name`` stands for its key and its digest. Each recommendation has the key that ``parse`` gives.
    """
    report = report or ReportSeen("r1", "pac", "2019-21", 7, "The upkeep of bells")
    days = days_of(date)
    is_named = report.committee and report.session and report.ordinal
    head = f"{report.committee}/{report.session}/{report.ordinal}"
    found = Witness(
        sha256=f"{name:0<64}",
        key=name,
        name=f"{name}.txt",
        media_type="text/plain",
        title=None,
        date=date,
        first=days.first,
        last=days.last,
        is_answer=True,
        is_numbered=name.startswith(("cp-", "hc-")),
        reports=(report,),
        sightings=tuple(
            one._replace(
                local_id=f"r1.{place}",
                key=one.key
                or (f"{head}/{one.number}" if is_named and one.number else str(one.mark)),
            )
            for place, one in enumerate(sightings, start=1)
        ),
    )
    return found._replace(**cells)  # type: ignore[arg-type]
