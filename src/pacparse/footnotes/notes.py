"""Lines that are notes: the definitions that marks point to, wherever a page put them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pacparse.footnotes.candidates import EXPLICIT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence, Set

    from pacparse.reading.lines import Line, Lines
    from pacparse.spans import Run

_TO_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
HEAD_LENGTH = 48

# "[^35]: text"
_EXPLICIT = re.compile(r"\[\^(?P<number>(?:s[0-9]{1,4}-)?[0-9A-Za-z*]{1,12})\]:\s?")
# "¹ It is", "¹It is"; near miss: a line that is only "¹".
_SUPERSCRIPT = re.compile("(?P<number>[⁰¹²³⁴-⁹]{1,3})\\s?(?=\\S)")
# "[1] text"
_BRACKETED = re.compile(r"\[(?P<number>[0-9]{1,3})\]:?\s?(?=\S)")
# "40 http://…", "1. https://…", "12) <https://…>"
_LINKED = re.compile(r"(?P<number>[0-9]{1,3})[.):]?\s{0,4}(?=<?(?:https?://|www\.))")
_NEXT_LINKED = re.compile(r"\s(?P<number>[0-9]{1,3})[.):]?\s{1,4}(?=<?(?:https?://|www\.))")
# "12 See the survey", "1  See Plaintiff"
_PLAIN = re.compile(r"(?P<number>[0-9]{1,3})\s{1,4}(?=[^\s0-9])")
_LISTED = re.compile(r"(?P<number>[0-9]{1,3})[.)]\s{1,4}(?=\S)")
_ALONE = re.compile(r"[0-9]{1,3}")
_NOTE_HEADING = re.compile(r"(?:\*\*|#{1,6} )?\s?(?:foot|end)?(?:notes|references)\s?:?(?:\*\*)?", re.IGNORECASE)
_FIRST = frozenset("0123456789⁰¹²³⁴⁵⁶⁷⁸⁹[")
_SENTENCE_END = ".!?;>)”’"


class Note(NamedTuple):
    """A note as found: its number, where that is printed, and the spans of its words."""

    number: str
    marker: Run
    spans: tuple[Run, ...]


class Notes(NamedTuple):
    """The notes of a text in order, and the indexes of the lines that they take whole."""

    notes: tuple[Note, ...]
    lines: frozenset[int]


class _Reader(NamedTuple):
    """What the reading of one document's notes stands on."""

    lines: Sequence[Line]
    is_wrapped: bool
    marks: Set[int]
    starts_block: Callable[[str], bool]
    skipped: Set[int]


def find_notes(
    read: Lines, *, marks: Set[int], starts_block: Callable[[str], bool], skipped: Set[int]
) -> Notes:
    """The notes among ``read.lines``.

    ``marks`` is the numbers seen as marks in the text, the evidence for a note without a URL;
    ``starts_block`` says of a line that it opens a block of its own, so that a note ends before
    it; ``skipped`` are lines that are furniture.
    """
    if any(line.text.startswith("[^") for line in read.lines):
        return _explicit_notes(read.lines)
    reader = _Reader(read.lines, read.wrap_width is not None, marks, starts_block, skipped)
    notes: list[Note] = []
    taken: set[int] = set()
    in_list = False
    index = 0
    while index < len(read.lines):
        line = read.lines[index]
        if index in skipped or line.text[0] not in _FIRST:
            if len(line.text) < 24 and _NOTE_HEADING.fullmatch(line.text):
                in_list = True
            index += 1
            continue
        last = int(notes[-1].number) if notes else 0
        after = _column(reader, index, notes, taken) or _single(reader, index, last, in_list, notes, taken)
        index = after or index + 1
    return Notes(tuple(notes), frozenset(taken))


def _explicit_notes(lines: Sequence[Line]) -> Notes:
    notes = []
    taken = set()
    for index, line in enumerate(lines):
        found = _EXPLICIT.match(line.text[:HEAD_LENGTH]) if line.text.startswith("[^") else None
        if found:
            begin = line.start + found.end()
            words = line.text[found.end() :]
            first = begin + len(words) - len(words.lstrip())
            spans = ((first, line.end),) if first < line.end else ()
            notes.append(Note(found["number"], (line.start, begin), spans))
            taken.add(index)
    return Notes(tuple(notes), frozenset(taken))


def _single(
    reader: _Reader, index: int, last: int, in_list: bool, notes: list[Note], taken: set[int]
) -> int | None:
    """Reads the note that begins at line ``index``; the index after it, or None."""
    line = reader.lines[index]
    found = _opening(reader, index, last, in_list)
    if found is None:
        return _detached(reader, index, last, notes, taken)
    number, length = found
    taken.add(index)
    pieces = _split_line(line, number, length)
    notes.extend(pieces[:-1])
    spans = list(pieces[-1].spans)
    after = index + 1
    while after < len(reader.lines) and _continues(reader, after, number):
        spans.append((reader.lines[after].start, reader.lines[after].end))
        taken.add(after)
        after += 1
    notes.append(pieces[-1]._replace(spans=tuple(spans)))
    return after


def _opening(reader: _Reader, index: int, last: int, in_list: bool) -> tuple[int, int] | None:
    """The number of the note that the line opens, and the length of its marker."""
    line = reader.lines[index]
    head = line.text[:HEAD_LENGTH]
    if found := _SUPERSCRIPT.match(head):
        return int(found["number"].translate(_TO_DIGITS)), found.end("number")
    if found := _LINKED.match(head):
        return int(found["number"]), len(head[: found.end()].rstrip())
    if (found := _BRACKETED.match(head)) and not EXPLICIT.match(head):
        number = int(found["number"])
        if number in reader.marks:
            return number, len(head[: found.end()].rstrip())
    if in_list and (found := _LISTED.match(head)) and int(found["number"]) in reader.marks:
        return int(found["number"]), len(head[: found.end()].rstrip())
    found = _PLAIN.match(head)
    if found is None:
        return None
    number = int(found["number"])
    if number not in reader.marks:
        return None
    has_room = line.gap > 0 or (index > 0 and index - 1 in reader.skipped) or number == last + 1
    has_url = "http" in line.text or "www." in line.text
    follows = head[found.end() : found.end() + 1]
    if (has_url or (has_room and not follows.islower())) and (last < number or has_url):
        return number, found.end("number")
    return None


def _split_line(line: Line, number: int, length: int) -> list[Note]:
    """The notes on one line: ``40 http://… 41 https://…`` is two."""
    begins = [(number, 0, length)]
    for found in _NEXT_LINKED.finditer(line.text, length):
        following = int(found["number"])
        if begins[-1][0] < following <= begins[-1][0] + 3:
            start = found.start("number")
            begins.append((following, start, start + len(line.text[start : found.end()].rstrip())))
    notes = []
    for place, (value, start, content) in enumerate(begins):
        end = begins[place + 1][1] if place + 1 < len(begins) else len(line.text)
        words = line.text[content:end]
        first = content + len(words) - len(words.lstrip())
        last = content + len(words.rstrip())
        span = ((line.start + first, line.start + last),) if first < last else ()
        notes.append(Note(str(value), (line.start + start, line.start + content), span))
    return notes


def _continues(reader: _Reader, index: int, number: int) -> bool:
    """Whether the line goes on with note ``number``, which the line before belongs to."""
    line = reader.lines[index]
    if line.gap > 0 or line.is_page_top or index in reader.skipped or reader.starts_block(line.text):
        return False
    if line.text[0] in _FIRST and _opening(reader, index, number, in_list=False):
        return False
    before = reader.lines[index - 1].text
    last_word = before.rstrip(">).;,").rsplit(None, 1)[-1:]
    if last_word and last_word[0].startswith(("http", "www.", "<http")):
        return not reader.is_wrapped and line.text[0] in "/?&="
    if reader.is_wrapped:
        return True
    return before[-1] not in _SENTENCE_END


def _detached(
    reader: _Reader, index: int, last: int, notes: list[Note], taken: set[int]
) -> int | None:
    """A number alone on its line, its words on the lines after it (a blank line between or not)."""
    lines = reader.lines
    if not _ALONE.fullmatch(lines[index].text) or index + 1 >= len(lines):
        return None
    number = int(lines[index].text)
    first = lines[index + 1]
    is_link = first.text.startswith(("http", "www.", "<http"))
    if index + 1 in reader.skipped or number not in reader.marks or first.is_page_top:
        return None
    if not is_link and (number != last + 1 or reader.starts_block(first.text) or not last):
        return None
    taken.update((index, index + 1))
    spans = [(first.start, first.end)]
    after = index + 2
    while after < len(lines) and _continues(reader, after, number):
        spans.append((lines[after].start, lines[after].end))
        taken.add(after)
        after += 1
    notes.append(Note(str(number), (lines[index].start, lines[index].end), tuple(spans)))
    return after


def _column(reader: _Reader, index: int, notes: list[Note], taken: set[int]) -> int | None:
    """A column of numbers, a blank line, then as many texts in the same order."""
    lines = reader.lines
    numbers: list[int] = []
    at = index
    while at < len(lines) and at not in reader.skipped and _ALONE.fullmatch(lines[at].text):
        value = int(lines[at].text)
        if numbers and (value != numbers[-1] + 1 or lines[at].gap):
            break
        numbers.append(value)
        at += 1
    if len(numbers) < 2 or not any(n in reader.marks for n in numbers):
        return None
    texts = _texts(reader, at, limit=len(numbers))
    if len(texts) > len(numbers):
        return None
    for place, value in enumerate(numbers):
        spans = tuple((lines[i].start, lines[i].end) for i in texts[place]) if place < len(texts) else ()
        number_line = lines[index + place]
        notes.append(Note(str(value), (number_line.start, number_line.end), spans))
        taken.add(index + place)
    taken.update(i for text in texts for i in text)
    return texts[-1][-1] + 1 if texts else at


def _texts(reader: _Reader, at: int, *, limit: int) -> list[list[int]]:
    """The texts after a column of numbers, as lists of lines: at most ``limit``.

    A line belongs to the text before it where it begins in lower case, or where that text stops in
    the middle of a phrase.
    """
    texts: list[list[int]] = []
    while at < len(reader.lines):
        line = reader.lines[at]
        if line.is_page_top or at in reader.skipped or (texts and line.gap):
            break
        is_more = texts and (line.text[0].islower() or reader.lines[at - 1].text.endswith(("around", ",")))
        if is_more:
            texts[-1].append(at)
        elif len(texts) == limit:
            break
        else:
            texts.append([at])
        at += 1
    return texts
