"""Which note numbers are expected at a line, by the marks seen and by the notes around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.footnotes.openings import find_opening, is_link, number_alone
from pacparse.footnotes.run_on import split_line
from pacparse.lexicon.sources import is_source, names_source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pacparse.footnotes.citations import Citations
    from pacparse.footnotes.openings import Opening
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

    def is_wanted(self, number: int, index: int, last: int) -> bool:
        """Whether a note ``number`` at line ``index`` has a mark, by what the notes around say.

        The next after note ``last`` needs less; so does a note 1 that a note 2 follows.
        """
        if self.citations.is_cited(number, index):
            return True
        if self._is_source_in_row(number, index, last):
            return True
        if number == last + 1 > 1:
            is_there = self.citations.may_be_cited(number, index)
            return is_there or self.citations.is_owed(number, index)
        if (not last or last < number <= last + _STEP) and self._is_source_apart(index):
            return self.citations.may_be_cited(number, index)
        if number != 1:
            return False
        if last == 0 and self.citations.may_be_cited(1, index):
            return self._has_successor(index, self.citations.may_be_cited)
        return self.citations.is_owed(1, index) and self._has_successor(
            index, self.citations.is_owed
        )

    def _is_source_in_row(self, number: int, index: int, last: int) -> bool:
        """Whether the line is a source, the next or the first, whose mark stands between spaces.

        At the end of a text the marks are pages away: the note before or after it must be there.
        """
        if last and number not in (1, last + 1):
            return False
        if not self.citations.is_set_off(number, index):
            return False
        text = self.lines[index].text
        if not names_source(self.lines, index, len(text) - len(text.lstrip("0123456789 "))):
            return False
        return number == last + 1 > 1 or self._is_followed(index, number)

    def is_between(self, found: Opening, index: int, last: int) -> bool:
        """Whether the notes around speak for one without a mark: the next after ``last``.

        It names a source, and stands directly after that note or has the note after it behind it.
        """
        line = self.lines[index]
        if found.number != last + 1:
            return False
        if not names_source(self.lines, index, found.length):
            return False
        return line.gap == 0 or self._is_followed(index, found.number)

    def is_skipped(self, found: Opening, index: int, last: int) -> bool:
        """Whether a source is the note of the one mark that is lost.

        It stands alone between blank lines, or the note after it follows.
        """
        if found.number == 1 and self._leads_run(index):
            return True
        if found.number != last + 1 or not self.citations.is_gap(found.number):
            return False
        if self._is_source_apart(index):
            return True
        return names_source(self.lines, index, found.length) and self._is_followed(
            index, found.number
        )

    def _leads_run(self, index: int) -> bool:
        """Whether a line apart with an address is note 1, as note 2 with its own shows.

        It stands on the same line, or begins the next.
        """
        line = self.lines[index]
        if not line.gap or "http" not in line.text:
            return False
        return len(split_line(line, 1, 1)) > 1 or self._is_followed(index, 1)

    def _is_source_apart(self, index: int) -> bool:
        """Whether the line, its number left out, names a source and blank lines are around it."""
        text = self.lines[index].text
        length = len(text) - len(text.lstrip("0123456789 "))
        if not self.lines[index].gap or not names_source(self.lines, index, length):
            return False
        after = index + 1
        if after < len(self.lines) and is_link(self.lines[after].text):
            after += not self.lines[after].gap
        if after == len(self.lines):
            return True
        return self.lines[after].gap > 0 or self.lines[after].is_page_top

    def is_under_its_mark(self, index: int) -> bool:
        """Whether a source stands directly under the line that its mark ends: ``the grant.1``."""
        mark = len(self.lines[index].text) - len(self.lines[index].text.lstrip("0123456789"))
        number, above = self.lines[index].text[:mark], self.lines[index - 1].text if index else ""
        before = above[-mark - 2 : -mark - 1]
        if not number or not above.endswith("." + number) or not before.isalpha():
            return False
        is_last = index + 1 == len(self.lines) or self.lines[index + 1].gap > 0
        return is_last and names_source(self.lines, index, mark)

    def begins_run(self, index: int) -> bool:
        """Whether notes begin at the line though no blank line stands before it.

        It is a cited source, and the next note follows, cited or with an address.
        """
        line = self.lines[index]
        found = find_opening(line.text, 0, is_apart=True, in_list=False)
        if found is None or found.is_certain or not names_source(self.lines, index, found.length):
            return False
        if not self.citations.may_be_cited(found.number, index):
            return False
        if self._is_followed(index, found.number):
            return True
        has_address = "http" in line.text or self._has_address_under(index)
        return has_address and self.citations.is_cited(found.number, index)

    def _has_address_under(self, index: int) -> bool:
        """Whether the line under line ``index``, no blank line between, begins with an address."""
        after = index + 1
        return (
            after < len(self.lines)
            and not self.lines[after].gap
            and is_link(self.lines[after].text)
        )

    def _is_followed(self, index: int, number: int) -> bool:
        """Whether a line soon after ``index`` opens the note after ``number``."""
        for at in range(index + 1, min(index + _AHEAD_LINES, len(self.lines))):
            line = self.lines[at]
            found = find_opening(line.text, number, is_apart=line.gap > 0, in_list=False)
            if found and number < found.number <= number + _STEP:
                is_cited = self.citations.may_be_cited(found.number, at)
                return found.is_certain or is_cited or self.citations.is_set_off(found.number, at)
        return False

    def _has_successor(self, index: int, is_cited: Callable[[int, int], bool]) -> bool:
        """Whether a note 2 that ``is_cited`` follows what may be note 1, a few lines on."""
        for at in range(index + 1, min(index + _AHEAD_LINES, len(self.lines))):
            line = self.lines[at]
            if line.text[0] == "2" and (
                found := find_opening(line.text, 1, is_apart=line.gap > 0, in_list=False)
            ):
                return found.number == 2 and is_cited(2, at)
        return False

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
