"""Whether a number alone on its line is that of a note, whose words stand below or in a column.

It may be the number of a page, of a paragraph, or a cell. It is a note's if two of three hold: it is
cited, a source stands below it, and its neighbours stand alone as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.footnotes.openings import is_link, number_alone
from pacparse.lexicon.sources import is_source, names_source
from pacparse.rules import HERE, Question, Rule, fact

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence, Set

    from pacparse.footnotes.citations import Citations
    from pacparse.units import Line

_STEP = 3
_NEAR = 12
_MOST_LINES = 4
_LONG_LINES = 6  # of a source that is wrapped


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

    @fact
    def below(self) -> Line | None:
        """The line below it on the same page, a page's number left out."""
        line = self.lines[self.text_at] if self.text_at < len(self.lines) else None
        return None if line is None or line.is_page_top else line

    @fact
    def is_cited(self) -> bool:
        """Whether its mark is seen, or what may be one."""
        return self.citations.may_be_cited(self.number, self.index)

    @fact
    def names_source(self) -> bool:
        """Whether a source stands below it, on a line or on a few, or below the column that it heads.

        Or, where nothing is below it, an address right above.
        """
        below = self.below
        if self.is_linked:
            return True
        if below is None:
            return False
        last = below
        for line in self.lines[self.text_at + 1 : self.text_at + _MOST_LINES]:
            if line.gap or line.is_page_top or number_alone(line.text):
                break
            last = line
        is_named = names_source(self.lines, self.text_at) or is_source(last.text, last.text)
        return is_named or self.heads_sources

    @fact
    def is_linked(self) -> bool:
        """Whether an address begins the line below it; or, where nothing is below it, stands right above."""
        line, below = self.lines[self.index], self.below
        if below is not None and not below.gap:
            return is_link(below.text)
        above = self.lines[self.index - 1].text if self.index and not line.gap else ""
        return "http" in above or "www." in above

    @property
    def counts_on(self) -> bool:
        """Whether the note before it, or a number alone next to it, is one less, or one more is ahead."""
        if self.number > 1 and self.number - 1 in (
            self.last,
            *(number_alone(n.text) for n in self.lines[max(0, self.index - 1) : self.index]),
        ):
            return True
        ahead = self.lines[self.index + 1 : self.index + _NEAR]
        return any(number_alone(line.text) == self.number + 1 for line in ahead)

    @property
    def is_textless(self) -> bool:
        """Whether no note begins below it: a sentence goes on, or blank lines make it a page's number."""
        line, below = self.lines[self.index], self.below
        if below is None or self.names_source:
            return False
        is_apart = line.gap > 0 and below.gap > 0 and line.text.isdecimal()
        if below.text[0].islower():
            return True
        return is_apart and number_alone(below.text) != self.number + 1 and not self.is_awaited

    @property
    def is_awaited(self) -> bool:
        """Whether its mark stands before it and it is the next note, over a source that is wrapped.

        Or over the page's own number. Near miss: a page's number that the next mark on the next page equals.
        """
        if self.number != self.last + 1 or not self.is_cited:
            return False
        is_before = self.citations.is_answered(self.number, self.index)
        if not is_before and self.citations.is_cited(self.number, self.index):
            return False
        if self.text_at > self.index + 1:
            return True
        for at in range(self.text_at, min(self.text_at + _LONG_LINES, len(self.lines))):
            line = self.lines[at]
            if at > self.text_at and (line.gap or line.is_page_top):
                return False
            if is_source(line.text, line.text):
                return True
        return False

    @property
    def is_stray(self) -> bool:
        """Whether no mark and no note before it asks for it: a page's number in a list of contents."""
        if self.is_cited or self.is_linked or self.heads_sources:
            return False
        if not self.lines[self.index].text.isdecimal():
            return False  # raised or in brackets
        return self.number > self.last + _STEP or self.number < self.last

    @fact
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
            "a number alone is a page number, a paragraph number or a cell of a table",
            (f"{_LIT}{HERE}1\n{_LOG}", f"{_LIT}{HERE}1 {_LOG}"),
            lambda n: n.number > 0,
        ),
        _rule(
            "cited",
            2,
            "a footnote mark for it, or a possible one, is before it",
            (f"{_LIT}{HERE}1\n{_LOG}", f"{_LIT}{HERE}7\n{_LOG}"),
            lambda n: n.is_cited,
        ),
        _rule(
            "source",
            2,
            "a source is below it or below its column of numbers, or an address is directly above",
            (f"{_LIT}{HERE}1\nQ52", f"{_LIT}{HERE}1\n{_LOG}"),
            lambda n: n.names_source,
        ),
        _rule(
            "counts-on",
            1,
            "the number before or after it belongs to a note, or is also alone on its line",
            (f"{_LIT}{HERE}1\n2\n{_LOG}\n{_LOG}", f"{_LIT}{HERE}1\n{_LOG}\n{_LOG}"),
            lambda n: n.counts_on,
        ),
        _rule(
            "textless",
            -4,
            "a sentence continues below it, or it is between blank lines as a page number is",
            (f"{_LIT}{HERE}1\nof the Board", f"{_LIT}{HERE}1\nibid., p 4"),
            lambda n: n.is_textless,
        ),
        _rule(
            "stray",
            -1,
            "it has no footnote mark, and is not the next number after the note before",
            (f"{_LIT}{HERE}9\nQ52\n\n10\nQ53", f"{_LIT}{HERE}1\nQ52\n\n2\nQ53"),
            lambda n: n.is_stray,
        ),
    ),
    asks="Is a number alone on its line the number of a note?",
)
