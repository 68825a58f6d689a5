"""Whether a number alone on its line is that of a note, whose words stand below or in a column.

It may be the number of a page, of a paragraph, or a cell. Its mark, the numbers around it and the
source below it speak for a note.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pacparse.footnotes.openings import is_link, number_alone
from pacparse.lexicon.sources import is_source, names_source
from pacparse.rules import HERE, Question, Rule

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence, Set

    from pacparse.footnotes.citations import Citations
    from pacparse.units import Line

_STEP = 3
_NEAR = 5
_FAR = 12
_MOST_LINES = 4


class LoneNumber:
    """A number alone on line ``index``; ``last`` is the number of the note before."""

    def __init__(
        self,
        lines: Sequence[Line],
        index: int,
        last: int,
        *,
        citations: Citations,
        skipped: Set[int],
    ) -> None:
        self.lines = lines
        self.index = index
        self.number = number_alone(lines[index].text)
        self.last = last
        self.citations = citations
        at = index + 1
        if at in skipped and at + 1 < len(lines) and not lines[at].is_page_top:
            at += 1  # the page's number stands between
        self.text_at = at

    @cached_property
    def below(self) -> Line | None:
        """The line below it on the same page, a page's number left out."""
        line = self.lines[self.text_at] if self.text_at < len(self.lines) else None
        return None if line is None or line.is_page_top else line

    @cached_property
    def is_cited(self) -> bool:
        """Whether its mark is seen."""
        return self.citations.is_cited(self.number, self.index)

    @cached_property
    def may_be_cited(self) -> bool:
        """Whether no clear mark was seen, but one that is faint."""
        seen = self.citations
        return not self.is_cited and (
            seen.may_be_cited(self.number, self.index) or seen.is_set_off(self.number, self.index)
        )

    @cached_property
    def names_source(self) -> bool:
        """Whether a source stands below it, on a line or on a few."""
        if self.below is None:
            return False
        last = self.below
        for line in self.lines[self.text_at + 1 : self.text_at + _MOST_LINES]:
            if line.gap or line.is_page_top or number_alone(line.text):
                break
            last = line
        return names_source(self.lines, self.text_at) or is_source(last.text, last.text)

    @property
    def is_between_blanks(self) -> bool:
        """Whether blank lines stand above and below it, and no source or number below."""
        line, below = self.lines[self.index], self.below
        if not line.gap or below is None or not below.gap:
            return False
        return not self.names_source and number_alone(below.text) != self.number + 1

    @property
    def is_small(self) -> bool:
        """Whether a sentence goes on below it."""
        return self.below is not None and self.below.text[0].islower() and not self.names_source

    @property
    def has_whole_source(self) -> bool:
        """Whether a blank line, another page or another number follows the source below it."""
        after = self.text_at + 1
        if not self.names_source:
            return False
        if after < len(self.lines) and is_link(self.lines[after].text):
            after += 1
        if after >= len(self.lines):
            return True
        line = self.lines[after]
        return line.gap > 0 or line.is_page_top or number_alone(line.text) > 0

    @property
    def counts_on(self) -> bool:
        """Whether the number before or after it stands alone a few lines on."""
        near = self.lines[max(0, self.index - 1) : self.index]
        if self.number > 1 and any(number_alone(n.text) == self.number - 1 for n in near):
            return True
        return self.is_ahead(_NEAR)

    def is_ahead(self, most: int) -> bool:
        """Whether the number after it stands alone within ``most`` lines."""
        ahead = self.lines[self.index + 1 : self.index + most]
        return any(number_alone(line.text) == self.number + 1 for line in ahead)

    @cached_property
    def heads_sources(self) -> bool:
        """Whether it heads a column of three numbers or more, and as many sources follow."""
        at, last = self.index, 0
        while at < len(self.lines):
            value = number_alone(self.lines[at].text)
            if not value or not (at == self.index or last < value <= last + _STEP):
                break
            at, last = at + 1, value
        count = at - self.index
        texts = self.lines[at : at + count]
        if count < _STEP or len(texts) < count:
            return False
        return all(is_source(line.text, line.text) for line in texts)


def _rule(
    name: str,
    weight: float,
    reason: str,
    texts: tuple[str, str],
    votes: Callable[[LoneNumber], bool],
) -> Rule[LoneNumber]:
    says = "note" if weight > 0 else "other"
    return Rule(f"lone-number.{name}", says, abs(weight), reason, *texts, votes)


_LIT = "The lamps were lit.1 They burn.2\n\n"
_LOG = "Minutes of the Board"

LONE_NUMBER: Question[LoneNumber] = Question(
    "lone-number",
    ("other", "note"),
    (
        _rule(
            "number",
            -2,
            "a number alone is a page's, a paragraph's or a cell",
            (f"{_LIT}{HERE}1\n{_LOG}", f"{_LIT}{HERE}1 {_LOG}"),
            lambda n: n.number > 0,
        ),
        _rule(
            "cited",
            2,
            "its mark stands before it",
            (f"{_LIT}{HERE}1\n{_LOG}", f"{_LIT}{HERE}7\n{_LOG}"),
            lambda n: n.is_cited,
        ),
        _rule(
            "may-be-cited",
            1,
            "what may be its mark stands before it",
            (f"The lamps were lit 1. They burn.\n\n{HERE}1\n{_LOG}", f"{_LIT}{HERE}1\n{_LOG}"),
            lambda n: n.may_be_cited,
        ),
        _rule(
            "next",
            1,
            "it is the next after the note before",
            (f"{_LIT}1 Q51\n\n{HERE}2\n{_LOG}", f"{_LIT}1 Q51\n\n{HERE}4\n{_LOG}"),
            lambda n: 0 < n.last == n.number - 1,
        ),
        _rule(
            "address",
            2,
            "an address stands below it",
            (f"{_LIT}{HERE}1\nhttps://lamps.example", f"{_LIT}{HERE}1\n{_LOG}"),
            lambda n: n.below is not None and is_link(n.below.text),
        ),
        _rule(
            "source",
            1,
            "a source stands below it",
            (f"{_LIT}{HERE}1\nQ52", f"{_LIT}{HERE}1\n{_LOG}"),
            lambda n: n.names_source,
        ),
        _rule(
            "whole-source",
            0.5,
            "the source below it is a line by itself",
            (f"{_LIT}{HERE}1\nQ52\n\nThe end.", f"{_LIT}{HERE}1\nQ52\nThe end."),
            lambda n: n.has_whole_source,
        ),
        _rule(
            "counts-on",
            1,
            "the number before it or after it stands alone beside it",
            (f"{_LIT}{HERE}1\n2\n{_LOG}\n{_LOG}", f"{_LIT}{HERE}1\n{_LOG}\n{_LOG}"),
            lambda n: n.counts_on,
        ),
        _rule(
            "ahead",
            0.5,
            "the number after it stands alone further on",
            (f"{_LIT}{HERE}1\n2\n{_LOG}\n{_LOG}", f"{_LIT}{HERE}1\n{_LOG}\n{_LOG}"),
            lambda n: n.is_ahead(_FAR),
        ),
        _rule(
            "column",
            2,
            "numbers stand below each other, and as many sources below them",
            (f"{_LIT}{HERE}7\n8\n9\nQ52\nQ53\nQ54", f"{_LIT}{HERE}7\n8\n9\nLamps\nOil\nWicks"),
            lambda n: n.heads_sources,
        ),
        _rule(
            "between-blanks",
            -4,
            "between blank lines stands a page's number, unless a source or a number follows",
            (f"{_LIT}{HERE}1\n\n{_LOG}", f"{_LIT}{HERE}1\n\nQ52"),
            lambda n: n.is_between_blanks,
        ),
        _rule(
            "small",
            -4,
            "a sentence goes on below it",
            (f"{_LIT}{HERE}1\nof the Board", f"{_LIT}{HERE}1\nibid., p 4"),
            lambda n: n.is_small,
        ),
    ),
    asks="whether a number alone on its line is that of a note",
)
