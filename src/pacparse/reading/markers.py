"""Line starts that may be markers: paragraph numbers, letters, bullets. Candidates, not decisions.

Patterns look at the first characters of a line only, so their cost does not depend on its length.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from pacparse.counting import Place, letter_parts, number_parts
from pacparse.fields import NamedTuple
from pacparse.lexicon.date_words import MONTHS
from pacparse.text.patterns import compile_late, pattern

if TYPE_CHECKING:
    from pacparse.text.spans import Run

Form = Literal["dotted", "simple", "bare", "letter", "roman", "figure", "bullet", "sub", "annex"]

SIMPLE = ("simple",)
"""The series of plain numbers, ``1.``, ``2.``."""
HEAD_LENGTH = 64
MAX_NUMBER = 999
_CAPITAL = "A-Z‘’“”\"'\\[(£*_•●À-ÖØ-Þ"

# "3.2 ", "6.2. ", "1.On", "3.2:"; near misses: "64.4%", "9.25bn", "3.2.2017".
_DOTTED = re.compile(
    rf"(?P<number>[0-9]{{1,6}}(?:\.[0-9]{{1,3}}){{1,3}})(?P<mark>[.:)]?)(?=\s|$|[{_CAPITAL}])"
)
# "3:", "1.", "12a)", "1.On"; near misses: "3.5", "1,000", "2nd".
_SIMPLE = re.compile(rf"(?P<number>[0-9]{{1,6}}[a-z]?)(?P<mark>[.:)])(?=\s|$|[{_CAPITAL}])")
# "4a) i.", "4a) iii.The", "3(b) ", "4a) i-iii) ", "4a (i-iii) ", "12) a-c) ", "4a) iv The" (its bracket
# lost); near misses: "4 (see below)", "4a) in May".
_SUB = re.compile(
    r"(?P<number>[0-9]{1,3}[a-z]?)(?P<mark>[.)] ?\(?| ?\()"
    r"(?P<sub>(?:[ivx]{1,5}|[a-z])(?:[-–](?:[ivx]{1,5}|[a-z]))?)"
    rf"(?:(?P<close>[.)])(?=\s|$|[{_CAPITAL}])|(?<=[ivx])(?=\s[A-Z]))"
)
# "12 The", "7" alone; near misses: "147 social", "2017 was".
_BARE = re.compile(r"(?P<number>[0-9]{1,3}[a-z]?)(?=\s|$)")
_ANNEX = pattern(
    r"(?P<number>[A-Z](?:\.[0-9]{1,3}){1,3}|[A-PR-Z][0-9]{1,2}(?:\.[0-9]{1,3}){1,2}"
    r"|[A-PR-Z][0-9]{1,3}(?=[.:)]))"
    rf"(?P<mark>[.:)]?)(?=\s|$|[{_CAPITAL}])",
    ask="match",
    example="B.2.3 The lamps",
    near_miss="A1 The road",
)
# "(a) ", "a. ", "b) ", "(i) ", "iv) "; near miss: "a.m.".
_LETTER = re.compile(
    rf"(?P<open>\(?)(?P<number>[ivx]{{1,5}}|[a-zA-Z])(?P<mark>[.)])(?=\s|$|[{_CAPITAL}])"
)
# "(1) ", "(12)The"; near misses: "(2018) was", "(1)(a) of", "(3), and".
_FIGURE = compile_late(r"\((?P<number>[0-9]{1,2})\)(?=\s|$|[A-Z‘’“”\"'])")
# What a numbered line may begin with though it is a figure: "1998-99 financial year"; near misses:
# "1998 was", "1998-99.".
YEARS_FIRST = compile_late(r"(?:19|20)[0-9]{2}[-–/](?:[0-9]{2}|(?:19|20)[0-9]{2}) (?=[A-Za-z])")
# "- ", "• ", "●", "* "; near miss: "-5 per cent", "– and".
# A bullet read in the wrong encoding counts too: "â\x80\xa2", "ï\x82·".
_BULLET = re.compile(
    r"(?:[-–—*] |[•●▪◦‣·\uf0b7\u2043] ?|\xe2\x80\xa2 ?|\xef\x82\xb7 ?|[oO]\t)\s{0,8}"
)
_BOLD = re.compile(r"(?:\*\*|__)\s?")
_BOLD_END = compile_late(r"\s?(?:\*\*|__)(?=\s|$)")

_CAPITALS = pattern(
    r"(?P<number>[IVX]{2,5})\.(?=\*\*)",
    ask="match",
    example="II.** The",
    near_miss="II. The",
)

_DASHED = pattern(
    r"(?P<number>[A-Z][–-][0-9]{1,3})(?=\*\*)",
    ask="match",
    example="A-1** The",
    near_miss="A-1 The",
)
_ROMAN_FIRST = frozenset("IVX")
_DASHES = ("-", "–")
_FIRST = frozenset("0123456789-–—*•●▪◦‣·\uf0b7\u2043_([\xe2\xef") | frozenset(
    "abcdefghijklmnopqrstuvwxyz"
)
_FIRST |= frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")

LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
INSIDE_WORD = LETTERS - frozenset("ivx")
"""What stands behind a letter that is no marker, but begins a word: the rule that most lines fail by."""
_AFTER_LETTER = frozenset(
    ".)ivx\t0123456789"
)  # a line that begins with any other word has no marker

# A number before one of these counts something; it is no paragraph's number.
QUANTITY_WORDS = frozenset(
    """million billion trillion bn m per percent % pc pp am pm a.m. p.m. hours minutes days weeks
    months years people of and or to in at on by from for was were is are has have had the times
    out""".split()
).union(MONTHS)


class Marker(NamedTuple):
    """A possible marker at the start of a line.

    ``parts`` is the number as integers (``(3, 2)``), letters as their place in the alphabet or the
    roman value. ``length`` is how many characters of the line the marker takes, white space after
    it not counted. ``glued`` is how many leading digits are a footnote mark (``363.3`` -> 2).
    ``rest`` is the text that follows, as far as the patterns look. ``is_set_off`` says that the
    marker alone is in bold (``**3.** the``), which leaves no doubt that it is one; so does
    ``is_certain``: the original says so. ``torn`` is where a bullet is printed that extraction tore
    from the line.
    """

    form: Form
    number: str
    parts: tuple[int, ...]
    length: int
    rest: str
    has_bullet: bool = False
    glued: int = 0
    is_alone: bool = False
    is_bold: bool = False
    is_set_off: bool = False
    is_bracketed: bool = False
    is_certain: bool = False
    torn: Run | None = None


def place_of(marker: Marker) -> Place:
    """The series that a marker counts in, and its place there: ``3.2`` is place 2 of series 3."""
    form, parts = marker.form, marker.parts
    if form in ("letter", "roman"):
        return Place(("letter", marker.number.isupper()), parts[-1])
    if form in ("bare", "figure"):
        return Place((form,), parts[0])
    if form == "annex":
        return Place((marker.number.rstrip("0123456789"),), parts[-1])
    return Place(SIMPLE if len(parts) == 1 else parts[:-1], parts[-1])


def is_year(marker: Marker) -> bool:
    """Whether a number may be a year that ends its sentence: ``in summer`` / ``2015. The``."""
    return marker.form in ("simple", "bare") and 1500 <= marker.parts[0] <= 2100


def find_marker(line: str) -> Marker | None:
    """The marker that ``line`` seems to begin with, or None."""
    if line[0] not in _FIRST or line.isalpha():
        return None
    if line[0] in LETTERS and line[1:2] not in _AFTER_LETTER:
        return None
    head = line[:HEAD_LENGTH]
    bullet = _BULLET.match(head)
    begin = bullet.end() if bullet else 0
    bold = _BOLD.match(head, begin)
    at = bold.end() if bold else begin
    found = _number_at(head, at, is_whole=len(line) <= HEAD_LENGTH)
    if found is None:
        if bullet is None or (bullet.end() == len(line) and line[0] in "-–—*"):
            return None
        return Marker("bullet", "", (), len(head[:begin].rstrip()), head[begin:], has_bullet=True)
    if bold and found.form != "bare" and (end := _BOLD_END.match(head, found.length)):
        rest = head[end.end() :].lstrip()
        found = found._replace(length=end.end(), rest=rest, is_set_off=True)
    if bullet is None and bold is None:
        return found
    return found._replace(
        has_bullet=bullet is not None, is_bold=bold is not None and not found.is_set_off
    )


def as_bullet(line: str, marker: Marker) -> Marker:
    """The bullet alone of a marker whose number turned out to be none."""
    found = _BULLET.match(line[:HEAD_LENGTH])
    end = found.end() if found else 0
    rest = line[end:HEAD_LENGTH]
    return Marker(
        "bullet", "", (), len(line[:end].rstrip()), rest, has_bullet=True, is_bold=marker.is_bold
    )


def _number_at(head: str, at: int, *, is_whole: bool) -> Marker | None:
    """The numbered or lettered marker that begins at ``at``."""
    first = head[at : at + 1]
    if first.isdigit() and first.isascii():
        return _numeric(head, at, is_whole=is_whole)
    if first in _ROMAN_FIRST and (capitals := _CAPITALS.match(head, at)):
        number, end = capitals["number"], capitals.end()
        return _marker("roman", number, letter_parts(number.lower()), head, end, is_whole=is_whole)
    if head[at + 1 : at + 2] in _DASHES and (dashed := _DASHED.match(head, at)):
        number, end = dashed["number"], dashed.end()
        parts = number_parts(f"{number[0]}.{number[2:]}")
        return _marker("annex", number, parts, head, end, is_whole=is_whole)
    if first != "(" and not (first.isalpha() and head[at + 1 : at + 2] in _AFTER_LETTER):
        return None
    if first == "(" and (figure := _FIGURE.match(head, at)):
        number = figure["number"]
        marker = _marker("figure", number, (int(number),), head, figure.end(), is_whole=is_whole)
        return marker._replace(is_bracketed=True)
    if annex := _ANNEX.match(head, at):
        number = annex["number"]
        return _marker("annex", number, number_parts(number), head, annex.end(), is_whole=is_whole)
    found = _LETTER.match(head, at)
    if found is None or (found["open"] and found["mark"] != ")"):
        return None
    name = found["number"]
    parts = letter_parts(name)
    form: Form = "roman" if len(name) > 1 or name in "ivx" else "letter"
    if not parts:
        return None
    marker = _marker(form, name, parts, head, found.end(), is_whole=is_whole)
    return marker._replace(is_bracketed=True) if found["open"] else marker


def _numeric(head: str, at: int, *, is_whole: bool) -> Marker | None:
    for form, shape in (("dotted", _DOTTED), ("sub", _SUB), ("simple", _SIMPLE), ("bare", _BARE)):
        found = shape.match(head, at)
        if found is None:
            continue
        number = found["number"]
        if form == "sub" and not found["close"] and found["mark"] != ") ":
            continue
        if form == "sub":
            name = f"{number}({found['sub']})"
            first = found["sub"].replace("–", "-").partition("-")[0]
            parts = (*number_parts(number), *letter_parts(first))
            return _marker("sub", name, parts, head, found.end(), is_whole=is_whole)
        kind: Form = "dotted" if form == "dotted" else "simple" if form == "simple" else "bare"
        return _marker(kind, number, number_parts(number), head, found.end(), is_whole=is_whole)
    return None


def _marker(
    form: Form, number: str, parts: tuple[int, ...], head: str, end: int, *, is_whole: bool
) -> Marker:
    rest = head[end:].lstrip()
    return Marker(form, number, parts, end, rest, is_alone=is_whole and not rest)
