"""What a reader should know about decoded text: hidden, replaced or missing characters, markup.

Nothing is changed here. Each scan is one pass at the speed of C, and lists at most ``MAX_RUNS``
places: a file that is damaged throughout is described, not copied into its own diagnostics.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.source.kinds import HTML, HTML_HEAD, is_html
from pacparse.text.patterns import compile_late
from pacparse.units import Finding

if TYPE_CHECKING:
    from pacparse.text.spans import Run

MAX_RUNS = 1000
"""The most places that one finding of this room names."""

# Unicode Bidi_Control: they change the order in which a reader sees the characters around them.
_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# Tags and supplementary variation selectors: invisible, and able to carry a whole hidden message.
_INVISIBLE = "\U000e0000-\U000e007f\U000e0100-\U000e01ef"
_HIDDEN_RUN = re.compile(f"[{_BIDI}{_INVISIBLE}]++")
_MISREAD_SIGNS = frozenset("\xe2ÂÃ")  # what each of those below begins with
_INK = re.compile("[^\\s\ufeff]")
# UTF-8 read as Windows-1252 or Latin-1: "â€™", "Â£", "Ã©", "â\x80\x99"; near misses: "château", "Â".
# The bullets among them are read as bullets.
_MISREAD_RUN = compile_late(
    "(?:â€[™˜œ“”¦\x9d\u02dc]|\xe2\x80(?!\xa2)[\x80-\xbf]|Â[£§\xa0]|Ã[\xa0-\xbf])++"
)
_REPLACEMENT_RUN = re.compile("\ufffd++")


def has_text(text: str) -> bool:
    """Whether any character is neither white space nor a byte order mark."""
    return _INK.search(text) is not None


def find_suspicions(text: str, signs: frozenset[str]) -> tuple[str | None, tuple[Finding, ...]]:
    """The media type where the text itself declares one, and the findings, in a fixed order.

    ``signs`` is the characters of the text beyond ASCII.
    """
    if not has_text(text):
        return None, (Finding("no-text", "warning", "there is no text in it"),)
    is_page = is_html(text[:HTML_HEAD].encode("utf-8", "replace"))
    findings: list[Finding] = []
    if is_page:
        message = "this is HTML, and its markup was read as if it were text"
        findings.append(Finding("markup-not-read", "warning", message))
    if "\ufffd" in signs:
        findings.extend(_find_replacements(text))
    if any(map(_HIDDEN_RUN.match, signs)):
        findings.extend(_find_hidden(text))
    if not _MISREAD_SIGNS.isdisjoint(signs):
        findings.extend(_find_misread(text))
    return (HTML.media_type if is_page else None), tuple(findings)


def _find_replacements(text: str) -> list[Finding]:
    runs, count = _name_runs(_REPLACEMENT_RUN, text)
    message = f"U+FFFD stands in {count}: the characters there were lost before pacparse read it"
    return [Finding("replacement-characters", "warning", message, runs)]


def _find_misread(text: str) -> list[Finding]:
    runs, count = _name_runs(_MISREAD_RUN, text)
    if not runs:
        return []
    message = f"characters look as if UTF-8 had been read in another encoding in {count}"
    return [Finding("encoding-suspect", "warning", message, runs)]


def _find_hidden(text: str) -> list[Finding]:
    runs, count = _name_runs(_HIDDEN_RUN, text)
    message = f"characters that a reader cannot see (direction marks or tags) stand in {count}"
    return [Finding("hidden-characters", "warning", message, runs)]


def _name_runs(pattern: re.Pattern[str], text: str) -> tuple[tuple[Run, ...], str]:
    """The first ``MAX_RUNS`` matches, and how many there are, in words."""
    runs: list[Run] = []
    for match in pattern.finditer(text):
        if len(runs) == MAX_RUNS:
            return tuple(runs), f"more than {MAX_RUNS:,} places"
        runs.append(match.span())
    return tuple(runs), "1 place" if len(runs) == 1 else f"{len(runs):,} places"
