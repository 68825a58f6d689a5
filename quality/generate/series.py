"""Series: a first response and its later editions, with the history of each recommendation known.

A series has two or three reports, one of which is a near twin of another: the same words with another
figure or another place, and some of them the same altogether. Its editions renumber, divide and combine recommendations, move dates,
rename departments, leave out what is done, and open again what was. Some editions are corrected under
their own number, some are printed twice, and an extract of one has no date and no report.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from quality.generate.dates import target_date
from quality.generate.families.editions import Edition
from quality.generate.families.volumes import contents, report_head
from quality.generate.model import Block, Document, Style, TargetDate
from quality.generate.pages import print_document
from quality.generate.passages import Change, Sentences, Told, Version, changed
from quality.generate.prose import MONTHS, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RENAMED = {
    "Department for Digital, Culture, Media and Sport": "Department for Culture, Media and Sport",
    "Ministry of Housing, Communities and Local Government": (
        "Department for Levelling Up, Housing and Communities"
    ),
    "Department for International Trade": "Department for Business and Trade",
}


@dataclass(eq=False)
class Asked:
    """A recommendation and its history: what is printed of it now, and the dates it has had."""

    name: str
    number: str
    text: str
    finding: str
    status: str = "planned"
    targets: list[TargetDate] = field(default_factory=list)
    reopened: int = 0
    is_listed: bool = True
    is_replaced: bool = False
    is_refused: bool = False
    sentences: tuple[Version, ...] = ()
    said: Told | None = None


@dataclass(eq=False)
class Reported:
    """A report and its recommendations in the order of print."""

    ordinal: int
    session: str
    title: str
    departments: list[str]
    asked: list[Asked]


class Sighted(NamedTuple):
    """A recommendation in one document: the ordinal of its report, its number, and what it is."""

    ordinal: int | None
    number: str
    name: str


class Printed(NamedTuple):
    """A document of a series: its name, its bytes, its day (ISO) or None, what it has.

    ``copy_of`` names the document that it is a copy of. ``told`` are the passages that it has.
    """

    name: str
    content: bytes
    day: str | None
    sighted: tuple[Sighted, ...]
    copy_of: str | None = None
    told: tuple[Told, ...] = ()


class Known(NamedTuple):
    """The history of a recommendation as it is true: its dates are spans of ISO days.

    ``is_gone``: it was open when it was last listed, and is missing from a later edition.
    """

    state: str
    reopened: int
    revisions: int
    first: tuple[str | None, str | None] | None
    latest: tuple[str | None, str | None] | None


class Series(NamedTuple):
    """The documents of a series in order of time, and the history of each recommendation by name.

    ``changes`` says, by the name of a sentence, what its other version has changed.
    """

    name: str
    documents: tuple[Printed, ...]
    histories: dict[str, Known]
    changes: dict[str, Change] = {}  # noqa: RUF012 - never written to


def series(seed: int, index: int) -> Series:
    """A series: the same for the same seed and index."""
    return _Writer(Random(f"series:{seed}:{index}")).series(f"series-{seed}-{index:04}")


def all_series(seed: int, count: int) -> Iterator[Series]:
    """``count`` series of a seed."""
    for index in range(count):
        yield series(seed, index)


class _Writer:
    """Writes one series."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self.year = rng.randint(2011, 2020)
        self.month = rng.randint(1, 12)
        self.prose = Prose(rng, year=self.year)
        self.names = 0
        self.papers = rng.randint(40, 300)
        self.printed: list[Printed] = []
        self.states: dict[str, Asked] = {}
        self.is_modern = rng.random() < 0.8
        self.as_printed: dict[str, list[tuple[str, Asked]]] = {}
        self.sentences = Sentences(rng, Random(str(self.papers)))
        self.told: list[Told] = []

    def series(self, name: str) -> Series:
        """The whole series."""
        rng = self.rng
        reports = self._reports()
        if len(reports[0].asked) > 3 and rng.random() < 0.25:
            self._in_two_papers(reports)
        else:
            self._print(reports, is_progress=False)
        for _ in range(rng.randint(2, 6)):
            self._pass_time()
            if rng.random() < 0.3:
                self._rename(reports)
            for report in reports:
                self._change(report)
            self._print(reports, is_progress=True)
            if rng.random() < 0.15:
                self._correct(reports)
        return Series(name, tuple(self.printed), self._histories(), self.sentences.changes)

    def _reports(self) -> list[Reported]:
        rng = self.rng
        first = rng.randint(2, 60)
        session = f"{self.year - 1}-{self.year % 100:02}"
        reports = []
        for place in range(rng.randint(1, 2)):
            departments = self.prose.departments()
            if rng.random() < 0.4:
                departments = [rng.choice(sorted(RENAMED))]
            asked = [self._ask(str(number)) for number in range(1, rng.randint(4, 7))]
            reports.append(
                Reported(first + place, session, self.prose.subject(), departments, asked)
            )
        model = rng.choice(reports)
        twins = [self._twin(one) for one in model.asked]
        title, _ = changed(model.title, rng)
        reports.append(
            Reported(first + len(reports), session, title, list(model.departments), twins)
        )
        return reports

    def _twin(self, model: Asked) -> Asked:
        """The same recommendation of another report, or nearly the same."""
        if self.rng.random() < 0.2:
            return self._ask(model.number, text=model.text, sentences=model.sentences)
        twin = self.sentences.change(Told(model.text, model.sentences))
        return self._ask(model.number, text=twin.text, sentences=twin.sentences)

    def _ask(
        self, number: str, *, text: str | None = None, sentences: tuple[Version, ...] = ()
    ) -> Asked:
        rng = self.rng
        self.names += 1
        text = text or f"{self.prose.demand()} {self.prose.sentence()}"
        one = Asked(f"a{self.names}", number, text, self.prose.finding())
        one.sentences = sentences or self.sentences.tell(text).sentences
        one.is_refused = rng.random() < 0.1
        if not one.is_refused:
            one.targets = [target_date(rng, self.year, "target")]
        self.states[one.name] = one
        return one

    def _pass_time(self) -> None:
        months = self.month + self.rng.randint(5, 9)
        self.year, self.month = self.year + (months - 1) // 12, (months - 1) % 12 + 1

    def _rename(self, reports: Sequence[Reported]) -> None:
        for report in reports:
            report.departments = [RENAMED.get(name, name) for name in report.departments]

    def _change(self, report: Reported) -> None:
        """What became of each recommendation since the last edition, and new numbers at times."""
        rng = self.rng
        for one in report.asked:
            if one.is_listed and not one.is_refused:
                self._go_on(one)
            elif one.is_refused and rng.random() < 0.5:
                one.is_listed = False
        listed = [one for one in report.asked if one.is_listed]
        if len(listed) > 2 and rng.random() < 0.1:
            rng.choice(listed).is_listed = False
        kind = rng.random()
        if kind < 0.12:
            self._divide(report)
        elif kind < 0.24:
            self._combine(report)
        elif kind < 0.4:
            self._number_anew(report)
        elif kind < 0.5:
            self._slip(report)

    def _go_on(self, one: Asked) -> None:
        rng = self.rng
        if one.status == "implemented":
            if rng.random() < 0.15:
                one.status, one.reopened = "in_progress", one.reopened + 1
                self._revise(one)
            elif rng.random() < 0.7:
                one.is_listed = False
            return
        if one.status == "superseded":
            one.is_listed = rng.random() < 0.3
            return
        chance = rng.random()
        if chance < 0.3:
            one.status = "implemented"
        elif chance < 0.36:
            one.status = "superseded"
        elif chance < 0.75:
            self._revise(one)
            one.status = rng.choice(("planned", "delayed"))

    def _revise(self, one: Asked) -> None:
        before = _days(one.targets[-1])
        while True:
            date = target_date(self.rng, self.year + 1, "revised")
            if _days(date) != before:
                one.targets.append(date)
                return

    def _divide(self, report: Reported) -> None:
        """One recommendation of two sentences becomes two: ``4`` is ``4a`` and ``4b`` from now on."""
        for place, one in enumerate(report.asked):
            sentences = one.text.split(". ")
            is_whole = (
                one.number.isdecimal() and one.is_listed and one.status in ("planned", "delayed")
            )
            if not (is_whole and len(sentences) == 2 and min(map(len, sentences)) > 60):
                continue
            if one.is_refused:
                continue
            parts = [
                self._ask(
                    f"{one.number}{letter}", text=f"{words.removesuffix('.')}.", sentences=(name,)
                )
                for letter, words, name in zip("ab", sentences, one.sentences, strict=True)
            ]
            for part in parts:
                part.finding, part.is_refused = one.finding, False
                part.targets = [target_date(self.rng, self.year, "target")]
            one.is_listed, one.is_replaced = False, True
            report.asked[place : place + 1] = [one, *parts]
            return

    def _combine(self, report: Reported) -> None:
        """Two neighbours become one under the number of the first."""
        for place, (one, other) in enumerate(zip(report.asked, report.asked[1:], strict=False)):
            if not all(
                x.is_listed and x.status in ("planned", "delayed") and not x.is_refused
                for x in (one, other)
            ):
                continue
            if not one.number.isdecimal():
                continue
            whole = self._ask(
                one.number,
                text=f"{one.text} {other.text}",
                sentences=one.sentences + other.sentences,
            )
            whole.is_refused = False
            whole.targets = whole.targets or [target_date(self.rng, self.year, "target")]
            for part in (one, other):
                part.is_listed, part.is_replaced = False, True
            report.asked.insert(place + 2, whole)
            return

    def _number_anew(self, report: Reported) -> None:
        """Those that are listed are counted from 1 again, or one later than before."""
        listed = [one for one in report.asked if one.is_listed]
        if any(not one.number.isdecimal() for one in listed):
            return
        first = self.rng.choice((1, int(listed[0].number) + 1)) if listed else 1
        for number, one in enumerate(listed, start=first):
            one.number = str(number)

    def _slip(self, report: Reported) -> None:
        """A word of one recommendation is lost, as in careless copying."""
        one = self.rng.choice(report.asked)
        words = one.text.split(" ")
        places = [
            i for i, word in enumerate(words) if i and word in ("what", "so", "that", "the", "it")
        ]
        if places:
            words.pop(self.rng.choice(places))
            one.text = " ".join(words)

    def _in_two_papers(self, reports: Sequence[Reported]) -> None:
        """The first response to each report in two papers: the one answers what the other does not."""
        halves = [
            [
                replace(
                    report,
                    asked=[one for i, one in enumerate(report.asked) if (i < 2) == is_first],
                )
                for report in reports
            ]
            for is_first in (True, False)
        ]
        self._print(halves[0], is_progress=False)
        self.month, self.year = (
            (self.month + 1, self.year) if self.month < 12 else (1, self.year + 1)
        )
        self._print(halves[1], is_progress=False)

    def _correct(self, reports: Sequence[Reported]) -> None:
        """The edition once more, under its own number, a month later, with a date set right."""
        listed = [
            one for r in reports for one in r.asked if one.is_listed and one.status == "delayed"
        ]
        if not listed:
            return
        self._revise(self.rng.choice(listed))
        self.month, self.year = (
            (self.month + 1, self.year) if self.month < 12 else (1, self.year + 1)
        )
        self.papers -= 1
        self._print(reports, is_progress=True)

    def _print(self, reports: Sequence[Reported], *, is_progress: bool) -> None:
        """Print an edition of what is listed; at times once more in another shape, or a part of it."""
        rng = self.rng
        shown = [
            replace(report, asked=[one for one in report.asked if one.is_listed])
            for report in reports
        ]
        shown = [report for report in shown if report.asked]
        if not shown:
            return
        self.papers += 1
        day = rng.randint(1, 28)
        place = len(self.printed)
        name = f"{place:02}-{'progress' if is_progress else 'response'}"
        sighted = tuple(
            Sighted(report.ordinal, one.number, one.name)
            for report in shown
            for one in report.asked
        )
        iso = f"{self.year}-{self.month:02}-{day:02}"
        for report in shown:
            for one in report.asked:
                self.as_printed.setdefault(one.name, []).append(
                    (name, replace(one, targets=list(one.targets)))
                )
        head = _Head(f"{day} {MONTHS[self.month - 1]} {self.year}", f"CP {self.papers}", self.year)
        document = self._document(shown, head, is_progress=is_progress)
        told = tuple(self.told)
        self.printed.append(Printed(name, self._pages(document), iso, sighted, told=told))
        if rng.random() < 0.2:
            if rng.random() < 0.3:  # a copy whose paper number was lost on the way
                document.blocks[:] = [b for b in document.blocks if b.text != head.paper]
            again = self._pages(document)
            self.printed.append(Printed(f"{name}-copy", again, iso, sighted, name, told))
        report = rng.choice(shown)
        if rng.random() < 0.15 and len(report.asked) > 1:
            extract = self._pages(self._document([report], None, is_progress=is_progress))
            parts = tuple(Sighted(None, one.number, one.name) for one in report.asked)
            told = tuple(self.told)
            self.printed.append(Printed(f"{name}-extract", extract, None, parts, told=told))

    def _document(
        self, reports: Sequence[Reported], head: _Head | None, *, is_progress: bool
    ) -> Document:
        edition = Edition(
            Random(self.rng.random()),
            self.prose,
            self.year,
            is_progress=is_progress,
            is_modern=True,
            is_label_alone=self.rng.random() < 0.3,
            stop=":",
            government="government",
        )
        document = Document("treasury-minutes", "treasury-minutes", edition.blocks)
        self.told = []
        lines = [(r.ordinal, r.session, r.title, r.departments) for r in reports]
        if head is not None:
            _cover(edition, head)
            contents(edition, lines)
        for report, line in zip(reports, lines, strict=True):
            if head is not None:
                report_head(edition, line)
            else:
                edition.add(Block(f"{' / '.join(report.departments)} {report.title}", role="cover"))
            for one in report.asked:
                self._answer(edition, one)
        return document

    def _answer(self, edition: Edition, one: Asked) -> None:
        """Print a recommendation and its answer, and take note of their passages."""
        one.said = self.sentences.say(one.said, edition.prose.paragraph(1, 2))
        if _has_finding(one):
            self.told.append(Told(one.finding, (Version(one.finding),)))
        self.told += [Told(one.text, one.sentences), one.said]
        _answer(edition, one, one.said.text)

    def _pages(self, document: Document) -> bytes:
        """The document in some shape: in lines or not, on pages or not."""
        document.style = Style(width=self.rng.choice((None, None, 90, 110)))
        if len(document.blocks) > 40 and self.rng.random() < 0.3:
            document.style.page_lines, document.style.page_numbers = 44, True
        return print_document(document, Random(self.rng.random()))

    def _histories(self) -> dict[str, Known]:
        """What is true of each recommendation that was printed in an edition with a date."""
        dated = [one for one in self.printed if one.day and one.copy_of is None]
        as_of = max(str(one.day) for one in dated)
        homes = [{sighted.name for sighted in one.sighted} for one in dated]
        reports = {s.name: s.ordinal for one in dated for s in one.sighted}
        found = {}
        for name, printed in self.as_printed.items():
            states = [one for _, one in printed]
            last = max(i for i, names in enumerate(homes) if name in names)
            beside = {
                other
                for names in homes
                if name in names
                for other in names
                if other != name and reports[other] == reports[name]
            }
            is_gone = any(names & beside for names in homes[last + 1 :])
            states[-1] = replace(states[-1], is_replaced=self.states[name].is_replaced)
            found[name] = _known(states, as_of=as_of, is_gone=is_gone)
        return found


class _Head(NamedTuple):
    """What stands on a cover."""

    day: str
    paper: str
    year: int


def _known(states: Sequence[Asked], *, as_of: str, is_gone: bool) -> Known:
    last = states[-1]
    if last.is_refused:
        return Known("disagreed", 0, 0, None, None)
    # a date is printed where something is still to be done
    shown = [
        _days(s.targets[-1]) for s in states if s.status in ("planned", "delayed", "in_progress")
    ]
    steps: list[tuple[str | None, str | None]] = []
    for days in shown:
        if not steps or steps[-1] != days:
            steps.append(days)
    first, latest = (steps[0], steps[-1]) if steps else (None, None)
    state = last.status
    if state not in ("implemented", "superseded"):
        state = "open"
        if last.is_replaced:
            state = "replaced"
        elif is_gone:
            state = "dropped"
        elif latest and latest[1] and latest[1] < as_of:
            state = "overdue"
    return Known(state, last.reopened, max(0, len(steps) - 1), first, latest)


def _days(date: TargetDate) -> tuple[str | None, str | None]:
    return date.earliest, date.latest


def _cover(edition: Edition, head: _Head) -> None:
    title = "Treasury Minutes Progress Report" if edition.is_progress else "Treasury Minutes"
    edition.add(Block(title, role="cover"))
    crown = "His" if head.year > 2022 else "Her"
    edition.add(
        Block(
            "Presented to Parliament by the Exchequer Secretary to the Treasury"
            f" by Command of {crown} Majesty",
            role="cover",
        )
    )
    edition.add(
        Block(
            f"TREASURY MINUTES DATED {head.day.upper()} ON THE REPORTS OF THE COMMITTEE OF PUBLIC ACCOUNTS",
            role="cover",
        )
    )
    edition.add(Block(" ".join(head.day.split()[1:]), role="cover"))
    edition.add(Block(head.paper, role="cover"))


def _answer(edition: Edition, one: Asked, said: str) -> None:
    """A recommendation, the stance, the status lines, and a paragraph of what was done: ``said``."""
    number = "".join(c for c in one.number if c.isdecimal())
    is_part = one.number != number
    first = "ab".find(one.number[-1]) + 1 if is_part else 1
    if _has_finding(one):
        marker = f"{number}: PAC conclusion:"
        edition.add(Block(one.finding, role="conclusion", number=number, marker=marker))
    marker = f"{one.number}: PAC recommendation:"
    edition.add(Block(one.text, role="recommendation", number=one.number, marker=marker))
    past = "d" if edition.is_progress else "s"
    stance = f"The government agree{past} with the Committee’s recommendation."
    if one.is_refused:
        stance = f"The government disagree{past} with the Committee’s recommendation."
    place = 2 * first - 1
    _response(edition, f"{number}.{place}", stance)
    for line in _status_lines(edition, one):
        edition.add(Block(line, role="status"))
    _response(edition, f"{number}.{place + 1}", said)


def _has_finding(one: Asked) -> bool:
    """Whether the conclusion is printed with a recommendation: of a divided one, with the first part."""
    return one.number.isdecimal() or one.number.endswith("a")


def _response(edition: Edition, number: str, text: str) -> None:
    edition.add(Block(text, role="response", number=number, marker=number))


def _status_lines(edition: Edition, one: Asked) -> list[str]:
    if one.is_refused:
        return []
    if one.status == "implemented":
        return ["Recommendation implemented"]
    if one.status == "superseded":
        return ["Superseded"]
    lines = {"delayed": ["Delayed"], "in_progress": ["Work in progress"]}.get(one.status, [])
    current = one.targets[-1]
    if len(one.targets) == 1:
        return [*lines, f"Target implementation date: {current.words}"]
    if edition.rng.random() < 0.6:
        lines.append(f"Original target implementation date: {one.targets[0].words}")
    return [*lines, f"Revised target implementation date: {current.words}"]
