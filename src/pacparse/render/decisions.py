"""Which rules decided a line: for each question the answer, who spoke for it, and the runner-up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pacparse.render.screen import Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pacparse.landmarks import Landmarks
    from pacparse.rules import Ballot, Rule, Trace

NAMELESS = "no rule spoke"


class Decisions:
    """The trace of a reading, with the rules that it names."""

    def __init__(self, trace: Trace, rules: Iterable[Rule[Any]]) -> None:
        self._trace = trace
        self._rules = {rule.name: rule for rule in rules}

    def rows(self, landmarks: Landmarks, numbers: Iterable[int]) -> Iterator[Row]:
        """A row for each question that was asked about one of the lines ``numbers``."""
        for number in numbers:
            run = landmarks.lines.run_of(number)
            if run is None:
                continue
            margin = landmarks.sign_of_line(number)
            for ballot in self._trace.between(run[0], run[1] + 1):
                yield Row(margin, f"{ballot.question}: {ballot.answer}", self._reasons(ballot))
                margin = ""

    def _reasons(self, ballot: Ballot) -> str:
        """A line for each rule that spoke for the answer, or for the runner-up."""
        lines = [self._reason(name) for name in ballot.spoke_for] or [NAMELESS]
        if ballot.runner_up is not None:
            lines += [
                f"next, {ballot.runner_up}: {self._reason(name)}"
                for name in ballot.spoke_against
                if name not in self._rules or self._rules[name].says == ballot.runner_up
            ]
        return "\n".join(lines)

    def _reason(self, name: str) -> str:
        rule = self._rules.get(name)
        return name if rule is None else f"{name} ({rule.reason})"
