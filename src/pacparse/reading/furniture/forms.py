"""The forms that page numbers and running heads are printed in: ``12``, ``- 12 -``, ``12 | The harbour``."""

from __future__ import annotations

import re
from typing import Final, Literal

from pacparse.counting import roman_value
from pacparse.fields import NamedTuple
from pacparse.lexicon.sentences import MONTH
from pacparse.text.patterns import pattern

Kind = Literal["plain", "roman", "dashed", "named", "of", "beside", "words"]

_NUMBER = pattern(
    r"""
    (?P<open> [-–—|] \x20? )?
    (?P<word> [Pp]age\x20 (?:[|]\x20)? | (?:P\x20a\x20g\x20e|PAGE) \x20 (?:[|]\x20)? )?
    (?: (?P<number> [0-9]{1,4} ) | (?P<roman> [ivxl]{1,7} ) )
    (?: \x20? (?:/|of) \x20? (?P<total> [0-9]{1,4} ) )?
    (?: \x20? [|] \x20? (?P<tail> [Pp]age | P\x20a\x20g\x20e ) )?
    (?P<close> \x20? [-–—|] )?
    """,
    re.VERBOSE,
    ask="fullmatch",
    example="12 | P a g e",
    near_miss="12.",
)
_NUMBER_BEFORE = pattern(
    r"(?:[Pp]age )?(?P<number>[0-9]{1,4})(?: of [0-9]{1,4})?(?: ?(?P<bar>[|]) ?| ?[–—-] ?| {1,80}|(?=[A-Z]))(?=\S)",
    ask="match",
    example="12The harbour",
    near_miss="12. The harbour",
)
# It is looked for in the last characters of a line only.
_NUMBER_BEHIND = pattern(
    r"(?:,? ?(?P<bar>[|])? ?[Pp]age | ?(?P<bare_bar>[|]) ?|[ –—-]|(?<=[a-z]))"
    r"(?:(?P<number>[0-9]{1,4})|(?<= )(?P<roman>[ivx]{1,6}))(?: of [0-9]{1,4})?\Z",
    ask="search",
    example="The harbour, Page 12",
    near_miss="Quay 12 is",
)
_COLUMN = pattern(
    r"[0-9]{1,2} [A-Z][a-z]{2,8} [12][0-9]{3} ?: ?Columns? [0-9]{1,5}[A-Z]{0,2}",
    ask="fullmatch",
    example="4 Feb 2015 : Column 299",
    near_miss="See the report of 4 Feb 2015 : Column 299",
)
LONGEST_NUMBER: Final = 24
LONGEST_HEAD: Final = 200
SENTENCE_ENDS: Final = frozenset(".;:?!,")
_MONTH_FIRST = pattern(
    rf"{MONTH} [12][0-9]{{3}}",
    ask="match",
    example="December 2024",
    near_miss="Marches of the north",
)
_FIRST = frozenset("0123456789-–—|Ppivxl")
_MIN_LETTERS = 4


class Form(NamedTuple):
    """What a line may be: a number in one of its forms, words beside a number, or words alone.

    ``words`` are those of a head, without the number; ``value`` is 0 if there is no number.
    """

    kind: Kind
    value: int = 0
    total: int = 0
    words: str = ""
    has_bar: bool = False
    is_number_first: bool = False
    is_column: bool = False


def read_form(text: str) -> Form | None:
    """The form of a line that can be a page's number or a running head by its shape, or None."""
    if len(text) <= LONGEST_NUMBER and text[0] in _FIRST and (form := _read_number(text)):
        return form
    if len(text) > LONGEST_HEAD:
        return None
    if ": Col" in text and _COLUMN.fullmatch(text) is not None:
        return Form("named", int(text.rstrip("WSH").rsplit(None, 1)[-1]), is_column=True)
    if text[0] in "0123456789Pp" and (found := _NUMBER_BEFORE.match(text)) is not None:
        value, rest, has_bar = int(found["number"]), text[found.end() :], bool(found["bar"])
        if _is_head(rest := rest.strip(" |–—-")) and not _is_year(value):
            return Form("beside", value, 0, rest, has_bar, is_number_first=True)
        return None
    if text[-1].isdigit() or text[-1] in "ivx":
        found = _NUMBER_BEHIND.search(text, max(0, len(text) - LONGEST_NUMBER))
        if found is not None and found.start() > 1:
            value = int(found["number"]) if found["number"] else roman_value(found["roman"])
            has_bar = bool(found["bar"] or found["bare_bar"])
            if (
                value
                and not _is_year(value)
                and _is_head(rest := text[: found.start()].strip(" |–—-"))
            ):
                return Form("beside", value, 0, rest, has_bar)
    return Form("words", words=text) if _is_head(text) else None


def _read_number(text: str) -> Form | None:
    """The number that is all of a line."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    value = int(found["number"]) if found["number"] else _roman(found["roman"])
    total = int(found["total"] or 0)
    kind: Kind = "roman" if found["roman"] else "plain"
    if value == 0 or (total and value > total) or _is_year(value):
        return None
    if found["word"] or found["tail"]:
        kind = "named"
    elif total:
        kind = "of"
    elif found["open"] and found["close"]:
        kind = "dashed"
    return Form(kind, value, total)


def _is_year(value: int) -> bool:
    return 1900 <= value < 2100


def _roman(name: str) -> int:
    """The value of a roman page number, ``l`` among its letters, or 0."""
    if "l" not in name:
        return roman_value(name)
    before, _, after = name.partition("l")
    low = roman_value(before) if before else 0
    high = roman_value(after) if after else 0
    if (before and low != 10) or (after and not high):
        return 0
    return 50 - low + high


def _is_head(words: str) -> bool:
    """Whether words can be a running head: no sentence, no item ``(b)``, no list line."""
    if not words or words[0].islower() or words[-1] in SENTENCE_ENDS:
        return False
    if sum(map(str.isalpha, words[:LONGEST_NUMBER])) < _MIN_LETTERS:
        return False
    if "|" in words or "://" in words or _MONTH_FIRST.match(words) is not None:
        return False  # the cells of a row, a note, a date
    return words[:3:2] != "()" and words[0] not in "•·*#"
