"""Named rules that vote on one question, one choice for each question, and a trace of both.

A *question* ("is this line a heading?") has a table of rules. A *rule* looks at the facts of one line
and votes for one of the answers, with a weight, or it *vetoes* the others. The answer with the most
weight is taken. The trace keeps, for each line that was asked about, which rules spoke for the answer
and which spoke against it; nothing is kept unless somebody asks for a trace.

Rules can be switched off by their names, so that the quality gate can say what each of them is for.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from math import inf
from typing import TYPE_CHECKING, Final, Generic, Self, TypeVar, overload

from pacparse.fields import Fields, Frozen, NamedTuple, fresh

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Facts = TypeVar("Facts")
Value = TypeVar("Value")

VETO: Final = inf
"""The weight of a rule that leaves no other answer. Of two vetoes the first in the table wins."""

HERE: Final = "»"
"""In an example, the sign before the line that the rule votes on. It is no part of the text."""


class Rule(Frozen, Generic[Facts]):
    """One reason for one answer.

    ``name`` is ``question.reason``, in small letters with hyphens. ``says`` is the answer that the
    rule votes for. ``weight`` is 0.5, 1, 2, 4 or VETO. ``example`` is a text in which the rule votes on
    the line behind HERE, ``near_miss`` one that looks alike and in which it does not.
    """

    name: str
    says: str
    weight: float
    reason: str
    example: str
    near_miss: str
    votes: Callable[[Facts], bool]


class Ballot(NamedTuple):
    """What the rules said about one line: the answer, who spoke for it, who spoke against it.

    Names stand in the order of the table. ``runner_up`` is the strongest other answer that any rule
    spoke for, or None.
    """

    question: str
    answer: str
    spoke_for: tuple[str, ...]
    spoke_against: tuple[str, ...] = ()
    runner_up: str | None = None


class Question(Generic[Facts]):
    """A table of rules and the answers that they can give.

    The first of ``answers`` is taken if no rule speaks, and if two answers have the same weight the
    one that stands first among ``answers``.

    ``settles`` gives at once the answer that the rules would give, or None if it takes them to tell:
    most lines of prose are nothing but prose. It decides nothing of its own, so that nobody asks it
    while a trace is wanted or a rule is switched off.
    """

    def __init__(
        self,
        name: str,
        answers: Sequence[str],
        rules: Sequence[Rule[Facts]],
        *,
        asks: str,
        settles: Callable[[Facts], str | None] | None = None,
    ) -> None:
        self.name = name
        self.asks = asks
        self.settles = settles
        self.answers = tuple(answers)
        self.rules = tuple(rules)
        unknown = [rule.name for rule in rules if rule.says not in self.answers]
        foreign = [rule.name for rule in rules if not rule.name.startswith(f"{name}.")]
        if unknown or foreign:
            msg = f"{name}: rules with another answer {unknown} or another name {foreign}"
            raise ValueError(msg)
        self._active: dict[frozenset[str], tuple[Rule[Facts], ...]] = {frozenset(): self.rules}
        self._vetoes = tuple((r.votes, r.says) for r in self.rules if r.weight == VETO)
        self._for_last = tuple((r.votes, r.weight) for r in self._weighted(self.answers[-1]))
        self._against = _with_what_is_left(self._weighted(self.answers[0]))

    def active_rules(self) -> tuple[Rule[Facts], ...]:
        """The rules that are not switched off, in the order of the table."""
        off = _OFF.get()
        found = self._active.get(off)
        if found is None:
            found = tuple(rule for rule in self.rules if rule.name not in off)
            self._active[off] = found
        return found

    def answer(self, facts: Facts, at: int) -> str:
        """The answer for ``facts``; ``at`` is the source offset at which the line begins."""
        if _IS_WATCHED.get():
            ballot = self.weigh(facts)
            trace = _TRACE.get()
            if trace is not None:
                trace.keep(at, ballot)
            return ballot.answer
        if self.settles is not None and (settled := self.settles(facts)) is not None:
            return settled
        if len(self.answers) == 2:
            return self._choose_of_two(facts)
        sums = dict.fromkeys(self.answers, 0.0)
        for rule in self.rules:
            if rule.votes(facts):
                if rule.weight == VETO:
                    return rule.says
                sums[rule.says] += rule.weight
        return max(self.answers, key=sums.__getitem__)

    def _weighted(self, answer: str) -> list[Rule[Facts]]:
        """The rules for ``answer`` that are no veto, the heaviest first."""
        found = [rule for rule in self.rules if rule.says == answer and rule.weight != VETO]
        return sorted(found, key=lambda rule: -rule.weight)

    def _choose_of_two(self, facts: Facts) -> str:
        """The same for a question with two answers, which stops as soon as no rule can change it.

        A veto decides alone. If no rule is for the last answer, the answer is the first one. If some
        are, the rules for the first answer vote, the heaviest first, until the result is certain.
        """
        for votes, says in self._vetoes:
            if votes(facts):
                return says
        lead = 0.0
        for votes, weight in self._for_last:
            if votes(facts):
                lead += weight
        if not lead:
            return self.answers[0]
        for votes, weight, left in self._against:
            if lead > left:
                break
            if votes(facts):
                lead -= weight
                if lead <= 0:
                    return self.answers[0]
        return self.answers[-1]

    def weigh(self, facts: Facts) -> Ballot:
        """What every rule says about ``facts``: slower than ``answer``, for those who explain."""
        spoke = [rule for rule in self.active_rules() if rule.votes(facts)]
        veto = next((rule for rule in spoke if rule.weight == VETO), None)
        sums = dict.fromkeys(self.answers, 0.0)
        for rule in spoke:
            sums[rule.says] += rule.weight
        answer = veto.says if veto else max(self.answers, key=sums.__getitem__)
        others = [other for other in self.answers if other != answer and sums[other]]
        return Ballot(
            self.name,
            answer,
            tuple(rule.name for rule in spoke if rule.says == answer),
            tuple(rule.name for rule in spoke if rule.says != answer),
            max(others, key=sums.__getitem__, default=None),
        )


def _with_what_is_left(
    rules: Sequence[Rule[Facts]],
) -> tuple[tuple[Callable[[Facts], bool], float, float], ...]:
    """How each rule votes, its weight, and what it and all rules behind it weigh."""
    left = sum(rule.weight for rule in rules)
    steps = []
    for rule in rules:
        steps.append((rule.votes, rule.weight, left))
        left -= rule.weight
    return tuple(steps)


class fact(Generic[Facts, Value]):  # noqa: N801 - it is written as property is
    """A fact that is found when it is first asked for, and then known.

    It is ``functools.cached_property`` without the lock that Python 3.11 takes for it: a reading asks
    for ten facts of each line, and runs in one thread.
    """

    def __init__(self, find: Callable[[Facts], Value]) -> None:
        self._find = find
        self._name = find.__name__
        self.__doc__ = find.__doc__

    @overload
    def __get__(self, owner: None, kind: type[Facts]) -> Self: ...
    @overload
    def __get__(self, owner: Facts, kind: type[Facts]) -> Value: ...
    def __get__(self, owner: Facts | None, kind: type[Facts]) -> Self | Value:
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._find(owner)
        return value


class Trace(Fields):
    """The ballots of one reading, by the source offset at which their line begins."""

    ballots: dict[int, list[Ballot]] = fresh(default_factory=dict)

    def keep(self, at: int, ballot: Ballot) -> None:
        """Keeps a ballot; a question that is asked twice about a line keeps its last ballot."""
        known = self.ballots.setdefault(at, [])
        known[:] = [other for other in known if other.question != ballot.question]
        known.append(ballot)

    def between(self, start: int, end: int) -> tuple[Ballot, ...]:
        """The ballots of the lines that begin in ``[start, end)``, in the order of the lines."""
        found = sorted(at for at in self.ballots if start <= at < end)
        return tuple(ballot for at in found for ballot in self.ballots[at])


def note(at: int, ballot: Callable[[], Ballot]) -> None:
    """Keeps the ballot of a choice that is made over a sequence, if a trace is wanted.

    ``ballot`` is called only then, so that a reading without a trace pays nothing for it.
    """
    trace = _TRACE.get()
    if trace is not None:
        trace.keep(at, ballot())


def is_on(name: str) -> bool:
    """Whether the rule of this name is not switched off; for a rule that gives credit in a sequence."""
    return name not in _OFF.get()


def is_watched() -> bool:
    """Whether a trace is wanted or a rule is switched off: then each question is put to the rules."""
    return _IS_WATCHED.get()


@contextmanager
def traced() -> Iterator[Trace]:
    """While it lasts, every choice is kept in the trace that it gives."""
    trace = Trace()
    token, watch = _TRACE.set(trace), _IS_WATCHED.set(True)
    try:
        yield trace
    finally:
        _TRACE.reset(token)
        _IS_WATCHED.reset(watch)


@contextmanager
def without(names: Iterable[str]) -> Iterator[None]:
    """While it lasts, the rules of these names do not vote."""
    token, watch = _OFF.set(frozenset(names)), _IS_WATCHED.set(True)
    try:
        yield
    finally:
        _OFF.reset(token)
        _IS_WATCHED.reset(watch)


_OFF: ContextVar[frozenset[str]] = ContextVar("_OFF", default=frozenset())
_TRACE: ContextVar[Trace | None] = ContextVar("_TRACE", default=None)
_IS_WATCHED: ContextVar[bool] = ContextVar("_IS_WATCHED", default=False)
"""Whether a trace is wanted or a rule is switched off: an ordinary reading asks this alone."""
