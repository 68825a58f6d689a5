"""Reading status lines: ``Work in progress``, ``Target implementation date: May 2021``."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from pacparse.document import TargetDate
from pacparse.fields import NamedTuple
from pacparse.lexicon.dates import UNKNOWN, read_interval, split_dates
from pacparse.lexicon.status_words import (
    DATE_BEHIND,
    DATE_END,
    DATE_LABEL,
    DATE_LABEL_WORDS,
    FIRST_LETTERS,
    FIRST_WORDS,
    GAP,
    KIND_BEHIND,
    KIND_OF,
    NO_DATE,
    ONLY_AFTER_LABEL,
    SENTENCE_STOP,
    STATUS_DATE,
    STATUS_OF,
    STATUS_WORDS,
    STEMS,
)
from pacparse.text.white_space import single_spaced

if TYPE_CHECKING:
    import re

    from pacparse.document import Status

LONGEST_LINE = 300
_SPAN_AFTER_STANCE = 400
_MOST_STOPS = 12
_FIRST_CAPITALS = frozenset(filter(str.isupper, FIRST_LETTERS))
_FIRST_SIGNS = _FIRST_CAPITALS | {"*", "_"}


class StatusLine(NamedTuple):
    """What a status line says: a word, target dates, or both."""

    status: Status | None
    dates: tuple[TargetDate, ...]


def is_status_line(line: str) -> bool:
    """Whether a printed line is a status line: whole, or a date's label with what follows it.

    A small letter goes on with a sentence: ``closed.`` alone is the end of one.
    """
    if line[:1] not in _FIRST_SIGNS and not _is_bracketed_date(line):
        return False
    if line[0] in "*_" or "**" in line:
        line = line.replace("*", "").replace("__", "").strip()
        if line[:1] not in _FIRST_CAPITALS:
            return False
    return len(line) <= LONGEST_LINE and read_status_line(line) is not None


def read_status_line(line: str, *, is_known: bool = False) -> StatusLine | None:
    """What ``line`` says if it is a status line and nothing else, or None.

    ``Recommendation implemented.`` and ``Work in progress. Target implementation date: May 2021``
    are; ``Ongoing work is described below.`` is not. A line that begins with the label of a date may
    go on with a remark; with ``is_known``, the line was told to be one and may do so as well. Prose
    is never searched for dates.
    """
    if line[:1] == "(" and _is_bracketed_date(line):
        line = line[1 : line.rindex(")")]
    if not line or len(line) > LONGEST_LINE or line[0] not in FIRST_LETTERS:
        return None
    if line[:24].split(maxsplit=1)[0].rstrip(".,:;").lower() not in FIRST_WORDS:
        return None
    if not any(map(line.__contains__, STEMS)) and not line.isupper():
        return None
    line = single_spaced(line)
    found, cursor = _read_phrases(line)
    if cursor < len(line) and not is_known:
        label = _date_label(line, 0)
        if label is None or label["sign"] is None or not found.dates:
            return None
    return found if cursor else None


def _is_bracketed_date(line: str) -> bool:
    """Whether a line is a bracket with a labelled date: ``(Target implementation date: 2025)``."""
    return line[:1] == "(" and line[-2:].strip(".").endswith(")") and "date:" in line[:40].lower()


def status_after_stance(text: str, end: int) -> tuple[StatusLine, str] | None:
    """A status line printed on in the paragraph of the stance, whose words end at ``end``.

    ``…the Committee's recommendation. Recommendation implemented.``: the line and its words. It
    begins a sentence or a bracket. Only the label of a date and words about the recommendation
    itself may go on with prose; ``Ongoing.`` must end the paragraph.
    """
    rest = text[end : end + _SPAN_AFTER_STANCE]
    if not any(stem in rest for stem in STEMS):
        return None
    for stop in islice(SENTENCE_STOP.finditer(rest), _MOST_STOPS):
        found = status_at(rest, stop.end())
        if found is not None:
            return found
    return None


def status_at(text: str, start: int) -> tuple[StatusLine, str] | None:
    """The status phrases that a stretch of prose opens with at ``start``, and their words."""
    words = text[start : start + LONGEST_LINE].rstrip()
    if ")" in words and "(" not in words:  # the bracket was opened before the status
        words = words[: words.index(")")]
    line = read_status_line(words)
    if line is not None and _date_label(words, 0) is None:
        return line, words
    line = read_status_line(words, is_known=True)
    if line is None:
        return None
    _, cursor = _read_phrases(words)
    printed = words[:cursor].rstrip()
    is_evident = _date_label(words, 0) is not None and bool(line.dates)
    match = STATUS_WORDS.match(words)
    if match is not None and (match["subject"] or match["label"]):
        is_evident = words[match.end() : match.end() + 1] in ("", ".", ";")
    return (line, printed) if is_evident else None


@lru_cache(maxsize=256)  # the same few words stand in a paper again and again, and are asked thrice
def _read_phrases(line: str) -> tuple[StatusLine, int]:
    """The phrases that a line begins with, and where they end."""
    status: Status | None = None
    dates: list[TargetDate] = []
    cursor = 0
    while cursor < len(line):
        label = _date_label(line, cursor)
        if label is not None:
            cursor, found, word = _read_date(line, label)
            dates += found
        else:
            match = STATUS_WORDS.match(line, cursor)
            word = _status(match) if match is not None else None
            if match is None:
                break
            if match["word"].lower() in ONLY_AFTER_LABEL and not match["label"]:
                break
            cursor = _past_date(line, match.end())
        status = status or word
        gap = GAP.match(line, cursor)
        cursor = gap.end() if gap else cursor
    return StatusLine(status, tuple(dates)), cursor


def _past_date(line: str, cursor: int) -> int:
    """Where the day of an implementation ends: ``implemented (March 2019)`` is no target."""
    match = STATUS_DATE.match(line, cursor)
    if match is None or read_interval(match["inside"] or match["date"]) == UNKNOWN:
        return cursor
    return match.end()


def _date_label(line: str, cursor: int) -> re.Match[str] | None:
    """The label of a date at ``cursor``; a bare ``Date:`` is none.

    Without a colon, or without the word itself (``Target implementation:``), it is one where a date
    and nothing else follows.
    """
    match = DATE_LABEL.match(line, cursor)
    if match is None or not any(word in match[0].lower() for word in DATE_LABEL_WORDS):
        return None
    if match["sign"] is None or match["short"] is not None:
        if "target" not in match[0].lower():
            return None
        end = DATE_END.search(line, match.end())
        if read_interval(line[match.end() : end.start() if end else None]) == UNKNOWN:
            return None
    return match


def _read_date(
    line: str, label: re.Match[str]
) -> tuple[int, tuple[TargetDate, ...], Status | None]:
    """Where a labelled date ends, and its dates; or the status word that stands in its place."""
    word = STATUS_WORDS.match(line, label.end())
    if word is not None:
        return word.end(), (), _status(word)
    end = DATE_END.search(line, label.end())
    stop = end.start() if end else len(line)
    words = line[label.end() : stop].strip(" ,;:|–—-")
    if "(" not in words:
        words = words.rstrip(")")
    if not words or words.lower() in NO_DATE:
        return max(stop, label.end()), (), None
    other = DATE_BEHIND.search(words)
    others: tuple[TargetDate, ...] = ()
    if other is not None and read_interval(other["date"]) != UNKNOWN:
        others = _dates(other["date"], other["kind"])
        words = words[: other.start()]
    behind = KIND_BEHIND.search(words)
    printed = behind["kind"] if behind else label["late"] or label["kind"] or ""
    return stop, (*_dates(words, printed), *others), None


def _dates(words: str, kind: str) -> tuple[TargetDate, ...]:
    """The dates that words hold, of the kind that ``kind`` says."""
    return tuple(
        TargetDate(
            kind=KIND_OF.get(kind.lower(), "target"),
            words=part,
            earliest=interval.earliest,
            latest=interval.latest,
        )
        for part in split_dates(words)
        for interval in (read_interval(part),)
    )


def _status(match: re.Match[str]) -> Status | None:
    """The status that the words of a match stand for; ``closed`` does not say which."""
    word = " ".join(match["word"].lower().split())
    if word == "closed":
        return None
    if word.startswith("no longer"):
        return "superseded"
    return STATUS_OF.get(word, "in_progress")
