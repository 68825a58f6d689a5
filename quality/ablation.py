"""What each rule is for: the truths that change without it."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from pacparse.rules import Ballot, traced
from quality.measuring import each, measure_opened, open_subject
from quality.sheet import ASPECTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quality.measuring import Measured
    from quality.sheet import Aspect
    from quality.subjects import Subject

_MOST_NAMES = 3


class Change(NamedTuple):
    """How many errors a document has more in one aspect if a rule is switched off; less than 0: fewer."""

    rule: str
    aspect: Aspect
    errors: int


class Appraisal(NamedTuple):
    """The rules that speak in one document, and what changes without each of them."""

    name: str
    voices: frozenset[str]
    changes: tuple[Change, ...]


class Share(NamedTuple):
    """What one rule is for: where it speaks, and which documents are worse or better without it."""

    rule: str
    speaks: int
    worse: tuple[str, ...]
    better: tuple[str, ...]
    by_aspect: tuple[tuple[Aspect, int, int], ...]
    """Each aspect with the number of documents that are worse, and better, without the rule."""


def appraise_all(subjects: Sequence[Subject], *, jobs: int | None = None) -> list[Appraisal]:
    """Every subject, read once with all rules and once without each rule that speaks in it."""
    return each(appraise, subjects, jobs=jobs, chunk=1)


def appraise(subject: Subject) -> Appraisal:
    """What the rules do in one subject. A rule that says nothing there cannot change it."""
    source = open_subject(subject)
    with _heard() as voices:
        with_all = measure_opened(subject, source)
    changes = [
        Change(rule, aspect, errors)
        for rule in sorted(voices)
        for aspect, errors in changed_errors(
            with_all, measure_opened(subject, source, frozenset((rule,)))
        )
    ]
    return Appraisal(subject.name, frozenset(voices), tuple(changes))


def changed_errors(before: Measured, after: Measured) -> Iterator[tuple[Aspect, int]]:
    """The aspects whose errors are not as many as ``before``, and how many more there are."""
    for aspect in ASPECTS:
        known = [
            one.sheet.counts[aspect].errors if aspect in one.sheet.counts else 0
            for one in (before, after)
        ]
        if known[0] != known[1]:
            yield aspect, known[1] - known[0]


def shares_of(rules: Sequence[str], appraisals: Sequence[Appraisal]) -> list[Share]:
    """What each of ``rules`` is for, in their order."""
    return [_share(rule, appraisals) for rule in rules]


def _share(rule: str, appraisals: Sequence[Appraisal]) -> Share:
    worse: Counter[Aspect] = Counter()
    better: Counter[Aspect] = Counter()
    names: dict[bool, dict[str, None]] = {True: {}, False: {}}
    for appraisal in appraisals:
        for change in appraisal.changes:
            if change.rule == rule:
                (worse if change.errors > 0 else better)[change.aspect] += 1
                names[change.errors > 0][appraisal.name] = None
    aspects = [aspect for aspect in ASPECTS if worse[aspect] or better[aspect]]
    return Share(
        rule,
        sum(rule in appraisal.voices for appraisal in appraisals),
        tuple(names[True]),
        tuple(names[False]),
        tuple((aspect, worse[aspect], better[aspect]) for aspect in aspects),
    )


def ablation_lines(shares: Sequence[Share], documents: int) -> Iterator[str]:
    """A table of the rules, and at its end those that no truth misses."""
    width = max((len(share.rule) for share in shares), default=4) + 2
    yield f"{documents} documents; without the rule:"
    yield f"{'rule':{width}}{'speaks in':>10}{'worse':>7}{'better':>8}  for example"
    for share in shares:
        figures = f"{share.speaks:10}{len(share.worse):7}{len(share.better):8}"
        names = list(dict.fromkeys((*share.worse, *share.better)))
        more = " …" if len(names) > _MOST_NAMES else ""
        yield f"{share.rule:{width}}{figures}  {', '.join(names[:_MOST_NAMES])}{more}".rstrip()
        for aspect, worse, better in share.by_aspect:
            yield f"    {aspect:{width + 6}}{worse:7}{better:8}"
    idle = [share for share in shares if not share.worse]
    yield f"\nNo truth misses {len(idle)} of {len(shares)} rules{':' if idle else '.'}"
    for share in idle:
        yield f"  {share.rule}{'' if share.speaks else '  (speaks nowhere)'}"


@contextmanager
def _heard() -> Iterator[set[str]]:
    """While it lasts, the names of all rules that speak are gathered.

    A trace keeps only the last ballot of a question on a line; an earlier one may have decided too.
    """
    voices: set[str] = set()
    with traced() as trace:
        trace.ballots = _Hearing(voices)
        yield voices


class _Hearing(dict[int, list[Ballot]]):
    """The ballots of a trace, which hears the rules of each that is ever added."""

    def __init__(self, voices: set[str]) -> None:
        super().__init__()
        self._voices = voices

    def setdefault(self, at: int, _default: list[Ballot] | None = None, /) -> list[Ballot]:
        """The ballots at ``at``, in a list that hears what is added to it."""
        if at not in self:
            self[at] = _Ballots(self._voices)
        return self[at]


class _Ballots(list[Ballot]):
    def __init__(self, voices: set[str]) -> None:
        super().__init__()
        self._voices = voices

    def append(self, ballot: Ballot, /) -> None:
        self._voices.update(ballot.spoke_for, ballot.spoke_against)
        super().append(ballot)
