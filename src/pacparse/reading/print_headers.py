"""What a browser prints on every page: date and time, the page's title, its address cut short.

The evidence is the date and time of printing, which no text has at the head of a line together
with its page's title; an address cut by an ellipsis counts only beside one.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from pacparse.text.patterns import compile_late
from pacparse.units import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.units import Lines

# "10/23/24, 6:47 PM  A title - GOV.UK" as browsers print it; near miss: "24 November 2025".
_PRINT_TIME = compile_late(
    r"""
    [0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4} , \x20 [0-9]{1,2}:[0-9]{2} (?: [\x20\u202f]? [AaPp][Mm] )?
    (?: \s{1,80} (?P<title> \S.* ) )?
    """,
    re.VERBOSE,
)
# "https://lamps.example/a-long… 4/20"; near miss: "https://lamps.example/a-long".
_CUT_ADDRESS = compile_late(r"(?:https?|file)://[^\s…]{1,400}…(?:\s{1,80}[0-9]{1,4}/[0-9]{1,4})?")
# "http://lamps.example/a.htm (4 of 20)26/05/2006 11:39:38"; near miss: "http://lamps.example/a.htm".
_CAPTURED = compile_late(
    r"(?:https?|file)://\S{1,400} \([0-9]{1,4} of [0-9]{1,4}\) ?"
    r"\[?[0-9]{1,2}/[0-9]{1,2}/[0-9]{2,4} [0-9:]{4,8}(?: [AP]M)?\]?"
)
_TITLE_TAIL = " - GOV.UK"
MAX_HEADER = 300


def find_print_headers(lines: Sequence[Line]) -> list[int]:
    """The lines that a browser printed round the text."""
    times: dict[int, str | None] = {}
    captured: list[int] = []
    addresses: list[int] = []
    for index, line in enumerate(lines):
        text = line.text
        if text[0] in "0123456789":
            if ":" in text[:20] and "," in text[:12] and len(text) <= MAX_HEADER:
                found = _PRINT_TIME.fullmatch(text)
                if found is not None:
                    times[index] = found["title"]
        elif text[0] in "hf" and "://" in text[:8] and len(text) <= MAX_HEADER * 2:
            if _CAPTURED.fullmatch(text):
                captured.append(index)
            elif _CUT_ADDRESS.fullmatch(text):
                addresses.append(index)
    kept = _headers(lines, times, has_addresses=bool(addresses))
    found_captured = captured if len(captured) > 1 else []
    return sorted(
        {*found_captured, *kept, *_titles(lines, kept, times), *(addresses if kept else ())}
    )


def split_printed(read: Lines) -> Lines:
    """The lines; a cut address glued to the last word of one (``the non-https://…``) made its own.

    It is the print-out's where the same address stands on a line of its own as well.
    """
    if "…" not in "".join(line.text[-1] for line in read.lines):
        return read
    alone = {
        line.text
        for line in read.lines
        if line.text[-1] == "…" and line.text[0] in "hf" and _CUT_ADDRESS.fullmatch(line.text)
    }
    lines: list[Line] = []
    for line in read.lines:
        at = max(line.text.rfind("http"), line.text.rfind("file:")) if line.text[-1] == "…" else 0
        if at < 1 or line.text[at:] not in alone:
            lines.append(line)
            continue
        words = line.text[:at].rstrip()
        lines.append(line._replace(end=line.start + len(words), text=words))
        lines.append(Line(line.start + at, line.end, line.text[at:], 0, is_page_top=False))
    return read._replace(lines=tuple(lines)) if alone else read


def _headers(
    lines: Sequence[Line], times: dict[int, str | None], *, has_addresses: bool
) -> list[int]:
    """The times of printing that are headers: the same on several pages, or at a site's name.

    A log or a diary has another time on each line.
    """
    printed = Counter(lines[index].text for index in times)
    return [
        index
        for index, title in times.items()
        if printed[lines[index].text] > 1
        or (title or "").endswith(_TITLE_TAIL)
        or (title is None and (has_addresses or _is_beside_site(lines, index)))
    ]


def _is_beside_site(lines: Sequence[Line], index: int) -> bool:
    return index + 1 < len(lines) and lines[index + 1].text.endswith(_TITLE_TAIL)


def _titles(
    lines: Sequence[Line], headers: Sequence[int], times: dict[int, str | None]
) -> list[int]:
    """The lines beside a time of printing that are the page's title: the same on most pages."""
    places = [
        at
        for index in headers
        if times[index] is None
        for at in (index - 1, index + 1)
        if 0 <= at < len(lines) and at not in times
    ]
    beside = Counter(lines[at].text for at in places)
    return [
        at
        for at in places
        if lines[at].text.endswith(_TITLE_TAIL)
        or (beside[lines[at].text] > 1 and beside[lines[at].text] * 2 >= len(headers))
    ]
