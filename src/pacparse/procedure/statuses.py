"""Reading status lines: ``Work in progress``, ``Target implementation date: May 2021``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pacparse.document import TargetDate
from pacparse.procedure.dates import read_interval
from pacparse.procedure.vocabulary.statuses import (
    DATE_END,
    DATE_LABEL,
    DATE_LABEL_WORDS,
    FIRST_LETTERS,
    FIRST_WORDS,
    GAP,
    KIND_OF,
    STATUS_OF,
    STATUS_WORDS,
)

if TYPE_CHECKING:
    import re

    from pacparse.document import Status

LONGEST_LINE = 300


class StatusLine(NamedTuple):
    """What a status line says: a word, target dates, or both."""

    status: Status | None
    dates: tuple[TargetDate, ...]


def read_status_line(line: str, *, is_known: bool = False) -> StatusLine | None:
    """What ``line`` says if it is a status line and nothing else, or None.

    ``Recommendation implemented.`` and ``Work in progress. Target implementation date: May 2021``
    are; ``Ongoing work is described below.`` is not. With ``is_known``, the line was told to be one
    and may go on with a remark of its own. Prose is never searched for dates.
    """
    if not line or len(line) > LONGEST_LINE or line[0] not in FIRST_LETTERS:
        return None
    if line[:20].split(" ", 1)[0].rstrip(".,:;").lower() not in FIRST_WORDS:
        return None
    status: Status | None = None
    dates: list[TargetDate] = []
    cursor = 0
    while cursor < len(line):
        label = _date_label(line, cursor)
        if label is not None:
            cursor, date, word = _read_date(line, label)
            if date is not None:
                dates.append(date)
        else:
            match = STATUS_WORDS.match(line, cursor)
            if match is None:
                break
            cursor, word = match.end(), _status(match)
        status = status or word
        gap = GAP.match(line, cursor)
        cursor = gap.end() if gap else cursor
    if cursor < len(line) and not is_known:
        return None
    return StatusLine(status, tuple(dates)) if cursor else None


def status_after_stance(text: str, end: int) -> tuple[StatusLine, str] | None:
    """A status line printed on in the paragraph of the stance, whose words end at ``end``.

    ``…the Committee's recommendation. Recommendation implemented.``: the line and its words.
    """
    rest = text[end : end + LONGEST_LINE + 10]
    stop = rest.find(".")
    if stop < 0 or rest[:stop].strip():
        return None
    words = rest[stop + 1 :].strip()
    line = read_status_line(words)
    return (line, words) if line is not None else None


def _date_label(line: str, cursor: int) -> re.Match[str] | None:
    """The label of a date at ``cursor``; a bare ``Date:`` is none."""
    match = DATE_LABEL.match(line, cursor)
    if match is None or not any(word in match[0].lower() for word in DATE_LABEL_WORDS):
        return None
    return match


def _read_date(line: str, label: re.Match[str]) -> tuple[int, TargetDate | None, Status | None]:
    """Where a labelled date ends, and the date; or the status word that stands in its place."""
    word = STATUS_WORDS.match(line, label.end())
    if word is not None:
        return word.end(), None, _status(word)
    end = DATE_END.search(line, label.end())
    stop = end.start() if end else len(line)
    words = line[label.end() : stop].strip(" ,;:")
    if "(" not in words:
        words = words.rstrip(")")
    if not words:
        return max(stop, label.end()), None, None
    kind = KIND_OF.get((label["kind"] or "").lower(), "target")
    interval = read_interval(words)
    date = TargetDate(kind=kind, words=words, earliest=interval.earliest, latest=interval.latest)
    return stop, date, None


def _status(match: re.Match[str]) -> Status | None:
    """The status that the words of a match stand for; ``closed`` does not say which."""
    word = " ".join(match["word"].lower().split())
    word = word.replace("on-", "on").replace("-", " ")
    return STATUS_OF.get(word)
