"""Blocks that a label opens: ``1: PAC conclusion:``, and the numbers printed around the label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.lexicon.line_openers import match_part_label
from pacparse.lexicon.sentences import is_open
from pacparse.reading.drafts import Draft
from pacparse.reading.markers import MAX_NUMBER

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from pacparse.reading.markers import Marker
    from pacparse.units import Label, Line

PLAIN = " "
"""What stands before the words of a line that are no more than they look: no number, label or heading."""
_MOST_SKIPPED = 3
_LABELLED_NUMBER = re.compile(r"\s*(?:\*\*)?\s*(?P<number>[0-9]{1,3}[a-z]?):(?=\s|$|[A-Z*])")


def find_numbers_above_labels(
    lines: Sequence[Line], found: Sequence[tuple[int, Marker]]
) -> dict[int, Marker]:
    """The numbers without a stop that stand alone above a label, by line index.

    ``1`` in a box of its own above ``PAC conclusion:`` looks like a page's number; several that
    count on, each above a label without a number, are the labels' numbers.
    """
    numbers: dict[int, Marker] = {}
    before = 0
    for index, marker in found:
        if marker.form != "bare" or not marker.is_alone or index + 1 >= len(lines):
            continue
        if not before <= marker.parts[0] <= before + _MOST_SKIPPED:
            continue
        label = match_part_label(lines[index + 1].text.lstrip("*_"))
        if label is not None and label.number is None and label.role != "response":
            numbers[index] = marker
            before = marker.parts[0]
    return numbers if len(numbers) > 1 else {}


def open_labelled(
    line: Line, label: Label, number_alone: Draft | None, plain: Container[int] = ()
) -> tuple[Draft, int]:
    """The draft that a label opens, without words yet, and where in the line they begin.

    ``plain`` is where words begin that are no number.

    ``Recommendation: 3: The Department`` repeats the item's number behind the label;
    ``number_alone`` is a draft that held nothing but the number, on the line above.
    """
    stars = len(line.text) - len(line.text.lstrip("*_"))
    end = stars + label.end
    rest = line.text[end : end + 40]
    closing = len(rest) - len(rest.lstrip("*_"))
    draft = Draft("paragraph", number=label.number, level=1, label=label.role)
    draft.is_word_label = label.is_word
    if number_alone is not None:
        draft.number = number_alone.number
        draft.markers += number_alone.markers
    draft.markers.append((line.start, line.start + end))
    if closing:
        draft.owned.append((line.start + end, line.start + end + closing))
        end += closing
    repeated = _LABELLED_NUMBER.match(line.text[end : end + 20])
    if repeated and line.start + end + repeated.start("number") not in plain:
        begin = end + repeated.start("number")
        draft.number = repeated["number"]
        draft.markers.append((line.start + begin, line.start + end + repeated.end()))
        end += repeated.end()
    return draft, end


def is_number_alone(last: Draft | None) -> bool:
    """Whether a draft is a number with no words yet: ``1:``, then ``PAC conclusion:``."""
    return (
        last is not None
        and last.kind == "paragraph"
        and last.label is None
        and not last.spans
        and not last.marks
        and last.number is not None
        and "." not in last.number
    )


def awaits_word(last: Draft | None, *, is_interrupted: bool) -> bool:
    """Whether a label of one small word may stand under ``last``.

    It stands under a number with no words yet (``17.`` / ``conclusion``), or, the second of a numbered
    paragraph, where the words under the first are over.
    """
    if last is None or is_number_alone(last):
        return last is not None
    return last.is_word_label and (is_interrupted or not is_open(last.last_text))


def awaits_number(last: Draft | None, marker: Marker) -> bool:
    """Whether the marker repeats the number of the label that stands alone above it."""
    if last is None or last.label is None or last.spans or marker.form != "simple":
        return False
    if marker.parts[0] > MAX_NUMBER or len(last.markers) > 1:
        return False
    return last.number is None or marker.number == last.number


def repeat_number(last: Draft, line: Line, marker: Marker) -> None:
    """``Recommendation:`` and on the next line ``3: The Department``: one marker."""
    last.number = marker.number
    last.markers.append((line.start, line.start + marker.length))
    words = line.text[marker.length :]
    lead = len(words) - len(words.lstrip())
    last.take(line.start + marker.length + lead, line.end, words.strip())
