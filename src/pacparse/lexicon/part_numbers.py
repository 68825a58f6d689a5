"""The numbers of recommendations as they are printed, and as people cite them.

``4a) i.`` is cited as ``4a(i)`` and ``12) a-c)`` as ``12a-c``: a range of letters is one number,
because it stands before one text. ``5 and 6`` and ``7 to 9`` are several.
"""

from __future__ import annotations

import re

from pacparse.counting import roman_value
from pacparse.text.patterns import compile_late, pattern

# A letter of the alphabet and no other (``?a``): a class that takes Kelvin's sign for a "k" takes a
# hundred times as long to compile, and these stand many times in every large pattern.
_ROMAN = r"(?a:[ivx]{1,5}(?![a-z]))"
_LETTER = r"(?a:[a-z](?![a-z]))"
_DASH = r"[ ]?[-–][ ]?"
# "4a", "4a) i", "12) a-c)", "4a (i-iii)", "8.3", "12a–c"; near misses: "4 and", "4 Apples".
NUMBER = (
    rf"[0-9]{{1,3}} (?: \.[0-9]{{1,3}} (?: \( (?: {_ROMAN} | {_LETTER} ) (?=\)) | (?a:[a-z](?![a-z0-9])) )? | (?: \)? [ ]? \(? "
    rf"(?: {_ROMAN} (?:{_DASH} {_ROMAN})? | {_LETTER} (?:{_DASH} {_LETTER})? ) \)? "
    rf"(?: [ ]? \(? {_ROMAN} (?:{_DASH} {_ROMAN})? \)? )? ) )? (?a: (?! [0-9a-z] ) ) \)?"
)
_JOINT = r"(?: [ ]?,[ ]?(?:(?:and|&)[ ])? | [ ](?:and|&|to)[ ] | [ ]?[-–][ ]? )"
# "5 and 6", "7 to 9", "12, 13 and 15"; near miss: "5 and six".
NUMBERS = rf"{NUMBER} (?: {_JOINT} {NUMBER} ){{0,11}}"
# "(Paragraph 45)", "(paras 2.20 and 2.21)"; near miss: "(page 3)".
PARAGRAPH_SOURCE = r"\( (?:at[ ])? para (?:graph)? s? \.? [ ] [^()]{1,40} \)"

_NOUNS_OF_BODIES = """government executive assembly administration department departmental ministry treasury
    cabinet council board trust authority agency commission commissioner centre office service management
    secretariat college institute inspectorate corporation company university police minister regulator
    ombudsman guild society association committee panel inquiry review"""
# A body, by the noun that any such name ends with: "the Harbour Board", "Management"; near miss: "Emergency".
BODY = r"(?: (?:[\w&.,'’-]{1,24}[ ]){0,8}? (?:" + "|".join(_NOUNS_OF_BODIES.split()) + r")s? )"
# Whose response it is: "the Harbour Board's ", "Management ".
RESPONDER = rf"(?: {BODY} (?:['’‘]s?)? [ ] )"
# The words for an answer that came before another, and for one that follows another.
BEFORE = "earlier | previous | former | original | initial | prior | first"
AFTER = "further | new | updated | second | third | latest | revised | supplementary | final"
WHEN = rf"{BEFORE} | {AFTER}"
# When an answer was given: "November 2029", "3 June 2030"; near miss: "the 2029".
DAY_OF_ANSWER = (
    r"(?:[0-9]{1,2}[ ])?(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)[ ][0-9]{4}"
)
# What stands between a recommendation's name and its number: "no. ", "Sl. No. ", "Serial Number ".
SERIAL = r"(?: (?: sl | s | serial ) \.? [ ] (?: nos? \.? [ ]? | numbers? [ ] ) )"
NUMBER_SIGN = rf"(?: {SERIAL} | nos? \.? [ ]? | numbers? [ ] )"

# The name of a body that ends with no such noun: "Registers of Scotland ", "Department for Communities ";
# whoever uses it looks at the capitals.
NAMED = r"(?: [A-Z][\w&.'’-]{0,24} [ ] (?: [\w&.,'’-]{1,24}[ ] ){0,6}? )"

# "4a) i": base, letter and roman; near miss: "7 to 9".
_PARTS = compile_late(
    rf"""(?P<base>[0-9]{{1,3}}(?:\.[0-9]{{1,3}})?) (?: [ )(]{{0,3}}
        (?P<first> {_ROMAN}{_DASH}{_ROMAN} | {_LETTER}(?:{_DASH}{_LETTER})? | {_ROMAN} )
        (?: [ )(]{{1,3}} (?P<second> {_ROMAN}(?:{_DASH}{_ROMAN})? ) )? )? [ )(.]{{0,2}}""",
    re.VERBOSE | re.IGNORECASE,
)
# The numbers of a list, one by one: "12", "13" and "15" of "12, 13 and 15"; near miss: "and".
_ONE = re.compile(NUMBER, re.VERBOSE | re.IGNORECASE)
# "(iv)" of older minutes; near miss: "(vat)".
ROMAN_ALONE = r"(?a:[ivxl]{1,7})"
_LONGEST_RANGE = 40
# The parts of a cited number: 4, a and iii of "4a(iii)".
_PART = pattern(
    r"([0-9]{1,6})|\(([ivx]{1,6})|([a-z])", ask="match", example="(iii)", near_miss=") and"
)


def cited(printed: str) -> str:
    """The number as a person cites it: ``4a(i)`` for ``4a) i.``, ``12a-c`` for ``12) a-c)``.

    Anything else comes back as it is, its spaces single.
    """
    if printed.isdecimal():
        return printed
    plain = " ".join(printed.split())
    match = _PARTS.fullmatch(plain)
    if match is None:
        return plain
    first = (match["first"] or "").replace(" ", "")
    if len(first) > 1 and first[1:2].isalpha():  # roman numerals stand in brackets: 4(ii)
        first = f"({first})"
    second = (match["second"] or "").replace(" ", "")
    return f"{match['base']}{first}{f'({second})' if second else ''}"


def each_number(printed: str) -> tuple[str, ...]:
    """Every number of a printed list or range, as people cite them, in order.

    ``7 to 9`` is ``7``, ``8`` and ``9``; ``12a–c`` is one number. A range that runs backwards or
    further than any document goes gives only its two ends.
    """
    found: list[str] = []
    before = 0
    for match in _ONE.finditer(printed):
        number = cited(match[0])
        joint = printed[before : match.start()].strip()
        if found and joint in ("to", "-", "–"):
            found += _between(found[-1], number)
        found.append(number)
        before = match.end()
    return tuple(dict.fromkeys(found))


def _between(first: str, last: str) -> list[str]:
    """The numbers between two whole ones: 8 between 7 and 9, 4.2 between 4.1 and 4.3."""
    head, _, low = first.rpartition(".")
    last_head, _, high = last.rpartition(".")
    if head != last_head or not (low.isdecimal() and high.isdecimal()):
        return []
    if not 0 < int(high) - int(low) <= _LONGEST_RANGE:
        return []
    lead = f"{head}." if head else ""
    return [f"{lead}{value}" for value in range(int(low) + 1, int(high))]


def is_part(number: str, group: str) -> bool:
    """Whether ``number`` is ``group``, or one that it holds: 2a of 2, 4a(i) of 4a and of 4a(i-iii)."""
    head = re.split("[-–]", group, maxsplit=1)[0]
    if head != group:
        head = head.rstrip("abcdefghijklmnopqrstuvwxyz")
    return number == group or (number.startswith(head) and not number[len(head) :][:1].isdigit())


def follows(before: str, number: str) -> bool:
    """Whether ``number`` is the next: 4 after 3, 4b after 4a, 4 after 3c, 4a after 3, 4b after 4a(iii)."""
    first, second = _values(before), _values(number)
    same = 0
    while same < min(len(first), len(second)) and first[same] == second[same]:
        same += 1
    if same == len(second):
        return False
    step = second[same] - (first[same] if same < len(first) else 0)
    return step == 1 and all(value == 1 for value in second[same + 1 :])


def _values(number: str) -> list[int]:
    """The parts of a number by their places: 4, 1 and 3 of ``4a(iii)``."""
    return [
        int(figure) if figure else roman_value(roman) if roman else ord(letter) - 96
        for figure, roman, letter in _PART.findall(number.lower())
    ]
