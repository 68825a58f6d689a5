"""Whether a line opens a note: what is known of it, and the rules that vote.

A line that begins with a number may be a paragraph's first, a row of a table, a wrapped line. Its
mark, the notes around it and the source that it names speak for a note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.footnotes.openings import NOTE_FIRST, is_link, number_alone, read_opening
from pacparse.lexicon.date_words import MONTHS
from pacparse.lexicon.sources import SMALL, is_source
from pacparse.rules import HERE, Question, Rule, fact

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence, Set

    from pacparse.footnotes.citations import Citations
    from pacparse.footnotes.openings import Opening
    from pacparse.units import Line

_AHEAD_LINES = 5
_STEP = 3
_FEW_WORDS = 4
_LONG = 400
_LONG_NEXT = 2_000


class NoteLine:
    """A line that begins as a note does, among the notes read so far.

    ``last`` is the number of the note before.
    """

    def __init__(self, lines: Sequence[Line], index: int, opening: Opening, last: int) -> None:
        self._lines = lines
        self._index = index
        self.line = lines[index]
        self.opening = opening
        self.number = opening.number
        self.last = last
        self.words = self.line.text[opening.length :].lstrip()

    def look_around(self, citations: Citations, skipped: Set[int], taken: Set[int]) -> None:
        """Takes in where marks are seen, which lines are furniture and which are notes already."""
        self.citations = citations
        self._skipped = skipped
        self.is_apart = self.line.gap > 0 or self._index == 0 or self._index - 1 in skipped
        self.is_in_run = self.line.gap == 0 and self._index - 1 in taken
        self.is_linked = (
            "http" in self.line.text or "www." in self.line.text or self._has_address_below()
        )

    @property
    def is_next(self) -> bool:
        """Whether it counts one up from the note before."""
        return 0 < self.last == self.number - 1

    @property
    def counts_on(self) -> bool:
        """Whether it counts a little up from the note before."""
        return self.last < self.number <= self.last + _STEP

    @property
    def is_stray(self) -> bool:
        """Whether it does not count on from the note before, and lacks a clear mark, or goes back with no source."""
        if self.opening.form != "plain" or self.number == 1 or self.counts_on:
            return False
        return not self.is_cited or (self.number < self.last - _STEP and not self.names_source)

    @property
    def is_unasked(self) -> bool:
        """Whether no mark asks for it, and no note directly above or soon below leads to it."""
        if self.opening.form != "plain" or self.is_cited or self.may_be_cited or self.is_linked:
            return False
        return not self.is_in_run and not self.is_followed

    @property
    def is_row(self) -> bool:
        """Whether it reads like a date, or the row of a table: a bar or figures and few words."""
        words = self.words.split(None, _FEW_WORDS + 2)
        if self.words[0] == "|" or (words[0].lower() in MONTHS and not self.is_next):
            return True
        is_prose = sum(word[0].islower() for word in words) >= _FEW_WORDS
        return self.words[0].isdigit() and not self.is_next and not is_prose

    @property
    def is_first_source(self) -> bool:
        """Whether it is note 1 or counts on from the note above, and names a source."""
        return (self.number == 1 or self.is_in_run) and self.names_source

    @property
    def has_rival(self) -> bool:
        """Whether it has no sign of a note's, and another line bears its number with one."""
        return self.opening.form == "plain" and self.number in self.citations.signed

    @property
    def is_small(self) -> bool:
        """Whether small letters follow that are no ``ibid`` and lead to no address, or a long paragraph."""
        if len(self.words) > (_LONG_NEXT if self.is_next else _LONG):
            return True
        is_linked = "http" in self.words or "www." in self.words
        return self.words[0].islower() and not is_linked and not SMALL.match(self.words)

    @fact
    def is_cited(self) -> bool:
        """Whether its mark is seen."""
        return self.citations.is_cited(self.number, self._index)

    @fact
    def may_be_cited(self) -> bool:
        """Whether no clear mark was seen, but one that is faint, or the marks around it.

        Marks around it, and a number between spaces pages before it, are enough only where it counts on.
        """
        seen = self.citations
        if self.is_cited:
            return False
        return seen.may_be_cited(self.number, self._index) or (
            self.counts_on
            and (seen.is_gap(self.number) or seen.is_set_off(self.number, self._index))
        )

    @fact
    def is_owed(self) -> bool:
        """Whether more marks of its number stand before it than notes."""
        return self.citations.is_owed(self.number, self._index)

    @property
    def names_source(self) -> bool:
        """Whether it names a paper, a page, or an address, here or on the next lines."""
        return self.is_linked or is_source(self.words, self.words)

    def _has_address_below(self) -> bool:
        """Whether an address begins one of the next lines, before a blank line or another number."""
        for line in self._lines[self._index + 1 : self._index + _STEP]:
            if line.gap or line.is_page_top or line.text[0] in NOTE_FIRST:
                return False
            if is_link(line.text):
                return True
        return False

    @property
    def ends_block(self) -> bool:
        """Whether a blank line, furniture, a number alone or another page follows."""
        after = self._index + 1
        if after == len(self._lines) or after in self._skipped:
            return True
        below = self._lines[after]
        return below.gap > 0 or below.is_page_top or number_alone(below.text) > 0

    @fact
    def is_followed(self) -> bool:
        """Whether a line soon after opens the note after this one."""
        for at in range(self._index + 1, min(self._index + _AHEAD_LINES, len(self._lines))):
            text = self._lines[at].text
            found = read_opening(text)
            if found is not None and found.number <= self.number:
                return False
            if found is None or found.number > self.number + _STEP:
                continue
            first = text[found.length :].lstrip()[0]
            if first.islower() and "http" not in text:
                continue
            if first.isdigit() and not self.citations.is_cited(found.number, at):
                continue
            if found.form in ("raised", "address"):
                return True
            if self.citations.may_be_cited(found.number, at):
                return True
            if self.citations.is_set_off(found.number, at):
                return True
        return False


def _rule(
    name: str, weight: float, reason: str, texts: tuple[str, str], votes: Callable[[NoteLine], bool]
) -> Rule[NoteLine]:
    says = "note" if weight > 0 else "text"
    return Rule(f"note.{name}", says, abs(weight), reason, *texts, votes)


_LIT = "The lamps were lit.1 They burn.2\n\n"

NOTE: Question[NoteLine] = Question(
    "note",
    ("text", "note"),
    (
        _rule(
            "number",
            -2,
            "a line that begins with a number is a paragraph, a row or a wrapped line",
            (f"{_LIT}{HERE}1 Minutes of the Board", f"{_LIT}{HERE}Minutes of the Board"),
            lambda _: True,
        ),
        _rule(
            "plain",
            -0.5,
            "the number has no sign of a note, such as being raised",
            (f"{_LIT}{HERE}1 Minutes of the Board", f"{_LIT}{HERE}[1] Minutes of the Board"),
            lambda n: n.opening.form == "plain",
        ),
        _rule(
            "shown",
            4,
            "a raised number, or a number before an address, belongs to a note",
            (f"{_LIT}{HERE}1 https://lamps.example", f"{_LIT}{HERE}1 Minutes of the Board"),
            lambda n: n.opening.form in ("raised", "address"),
        ),
        _rule(
            "cited",
            2,
            "its footnote mark is before it",
            (f"{_LIT}{HERE}1 Minutes of the Board", f"{_LIT}{HERE}4 Minutes of the Board"),
            lambda n: n.is_cited,
        ),
        _rule(
            "may-be-cited",
            1,
            "a possible footnote mark for it, or the marks before and after it, are before the line",
            (
                f"The lamps were lit 1. They burn.\n\n{HERE}1 Minutes, p. 4",
                f"{_LIT}{HERE}1 Minutes, p. 4",
            ),
            lambda n: n.may_be_cited,
        ),
        _rule(
            "owed",
            1,
            "there are more footnote marks 1 before the line than notes 1, because another chapter begins",
            (f"{_LIT}{HERE}1 Minutes of the Board", f"{_LIT}{HERE}2 Minutes of the Board"),
            lambda n: n.number == 1 and n.is_owed,
        ),
        _rule(
            "apart",
            1,
            "a blank line or page furniture is before it",
            (f"{_LIT}{HERE}1 Minutes of the Board", f"{_LIT}Lamps\n{HERE}1 Minutes of the Board"),
            lambda n: n.is_apart,
        ),
        _rule(
            "in-run",
            1,
            "it follows a note directly and has the next number",
            (
                f"{_LIT}1 https://lamps.example\n{HERE}2 Minutes of the Board",
                f"{_LIT}1 https://lamps.example\n\n{HERE}2 Minutes of the Board",
            ),
            lambda n: n.is_in_run and n.counts_on,
        ),
        _rule(
            "next",
            1,
            "its number is the next after the note before",
            (
                f"{_LIT}1 https://lamps.example\n{HERE}2 Minutes of the Board",
                f"{_LIT}1 https://lamps.example\n{HERE}4 Minutes of the Board",
            ),
            lambda n: n.is_next,
        ),
        _rule(
            "first",
            0.5,
            "notes begin with 1",
            (f"{_LIT}{HERE}1 Minutes of the Board", f"{_LIT}{HERE}2 Minutes of the Board"),
            lambda n: n.number == 1,
        ),
        _rule(
            "stray",
            -1,
            "its number is not the next after the note before, and there is no clear footnote mark or a heading starts the numbers again",
            (
                f"{_LIT}9 https://lamps.example\n\n{HERE}2 Minutes",
                f"{_LIT}1 https://lamps.example\n\n{HERE}2 Minutes",
            ),
            lambda n: n.is_stray,
        ),
        _rule(
            "unasked",
            -1,
            "it has no footnote mark, and no note is directly above or soon below: it is an item of a list",
            (
                f"{_LIT}2 https://lamps.example\n\n{HERE}3 Log, 2017",
                f"{_LIT}2 https://lamps.example\n{HERE}3 Log, 2017",
            ),
            lambda n: n.is_unasked,
        ),
        _rule(
            "source",
            1,
            "it names a paper, a page, a question or an address",
            (f"{_LIT}{HERE}1 Minutes, p. 4", f"{_LIT}{HERE}1 Minutes of the Board"),
            lambda n: n.names_source,
        ),
        _rule(
            "address",
            1,
            "it has an address, or an address follows below",
            (f"{_LIT}{HERE}1 Minutes, https://lamps.example", f"{_LIT}{HERE}1 Minutes, p. 4"),
            lambda n: n.is_linked,
        ),
        _rule(
            "followed",
            2,
            "the note with the next number follows",
            (
                f"{_LIT}{HERE}1 Minutes of the Board\n2 https://lamps.example",
                f"{_LIT}{HERE}1 Minutes of the Board\n7 https://lamps.example",
            ),
            lambda n: n.is_followed and (n.is_cited or n.may_be_cited or n.is_first_source),
        ),
        _rule(
            "whole",
            0.5,
            "a blank line, furniture or another page follows",
            (f"{_LIT}{HERE}1 Minutes of the Board", f"{_LIT}{HERE}1 Minutes of the Board\nand log"),
            lambda n: n.ends_block,
        ),
        _rule(
            "small",
            -4,
            "a sentence continues after the number with a small letter, or the paragraph is long",
            (f"{_LIT}{HERE}1 lamp was lost.", f"{_LIT}{HERE}1 ibid., p. 4"),
            lambda n: n.is_small,
        ),
        _rule(
            "row",
            -4,
            "a month makes it a date, and a bar or two numbers make it a row of a table, unless many words follow",
            (f"{_LIT}{HERE}1 16 lamps were lost.", f"{_LIT}{HERE}1 Minutes of 16 May"),
            lambda n: n.is_row,
        ),
        _rule(
            "rival",
            -4,
            "another line with this number has the sign of a note",
            (
                f"{_LIT}{HERE}1 Minutes of the Board\n[1] Q4",
                f"{_LIT}{HERE}1 Minutes of the Board\n[2] Q4",
            ),
            lambda n: n.has_rival,
        ),
    ),
    asks="Does a line that begins with a number begin a note?",
)
