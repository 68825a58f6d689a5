"""Which note numbers are expected at a line, by the marks seen and by the notes around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.footnotes.openings import is_link, number_alone
from pacparse.lexicon.sources import is_source, names_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.footnotes.citations import Citations
    from pacparse.units import Line

_AHEAD_LINES = 5
_AHEAD = 12
_STEP = 3
_LONGEST_SOURCE = 200


class Expected:
    """What the marks and the notes around speak for; ``last`` is the number of the note before."""

    def __init__(self, lines: Sequence[Line], citations: Citations) -> None:
        self.lines = lines
        self.citations = citations

    def is_cited_alone(self, number: int, index: int, last: int) -> bool:
        """Whether a number alone on its line is cited; faint marks are enough for the next note."""
        if number == last + 1:
            return self.citations.may_be_cited(number, index)
        return self.citations.is_cited(number, index)

    def is_next(self, number: int, index: int, last: int) -> bool:
        """Whether a number alone is that of a note: the next after the last, or first of several."""
        if last and number == last + 1:
            return True
        ahead = self.lines[index + 1 : index + _AHEAD]
        return (not last or number == 1) and any(
            number_alone(line.text) == number + 1 for line in ahead
        )

    def is_source_alone(self, index: int) -> bool:
        """Whether the line names a source and is a whole: a blank line or another number follows."""
        if not names_source(self.lines, index) or self.lines[index].text[0].islower():
            return False
        if index + 1 < len(self.lines) and is_link(self.lines[index + 1].text):
            index += 1
        if index + 1 >= len(self.lines):
            return True
        following = self.lines[index + 1]
        return following.gap > 0 or following.is_page_top or number_alone(following.text) > 0

    def has_link_under(self, number: int, index: int, last: int) -> bool:
        """Whether an address directly under a number alone shows a note though no mark was seen.

        It is one of the next after ``last``, or the first, or the next note's number stands ahead.
        """
        if index + 1 >= len(self.lines):
            return False
        following = self.lines[index + 1]
        if following.gap or following.is_page_top or not is_link(following.text):
            return False
        if number == 1 or last < number <= last + _STEP:
            return True
        ahead = self.lines[index + 1 : index + _AHEAD]
        return any(number_alone(line.text) == number + 1 for line in ahead)

    def has_source_below(self, number: int, index: int, last: int, *, in_run: bool) -> bool:
        """Whether a number alone has its source below, a blank line between or not.

        Its mark is lost, or stands between spaces; ``in_run`` says that the note before it ends
        above. An address is enough for the next note; else the next number must stand below it.
        Near misses: a page's number, with the next page under it; a paragraph's that ends in a year.
        """
        if index + 1 >= len(self.lines):
            return False
        below = self.lines[index + 1]
        if below.is_page_top or not names_source(self.lines, index + 1):
            return False
        is_address = is_link(below.text) and " " not in below.text
        is_next = number == 1 or last < number <= last + _STEP
        if is_address and (in_run or self.citations.may_be_cited(number, index)) and is_next:
            return True
        if not is_address and (below.text[-1] in ".:;" or len(below.text) > _LONGEST_SOURCE):
            return False
        in_run = in_run or is_address or self.citations.is_set_off(number, index)
        if not last and "http" in below.text:
            return self._counts_on(number, index)
        return in_run and is_next and self._counts_on(number, index)

    def _counts_on(self, number: int, index: int) -> bool:
        """Whether the number after ``number`` stands alone a few lines below line ``index``."""
        ahead = self.lines[index + 2 : index + _AHEAD_LINES]
        return any(number_alone(line.text) == number + 1 for line in ahead)

    def heads_sources(self, index: int) -> bool:
        """Whether the line heads a column of three numbers or more, and as many sources follow."""
        at, last = index, 0
        while at < len(self.lines):
            value = number_alone(self.lines[at].text)
            if not value or not (at == index or last < value <= last + _STEP):
                break
            at, last = at + 1, value
        count = at - index
        texts = self.lines[at : at + count]
        if count < _STEP or len(texts) < count:
            return False
        return all(is_source(line.text, line.text) for line in texts)
