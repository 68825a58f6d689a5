"""The labels that open a conclusion, a recommendation or an answer, in every edition's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.lexicon.departments import abbreviations
from pacparse.lexicon.part_numbers import (
    DAY_OF_ANSWER,
    NAMED,
    NUMBER,
    NUMBER_SIGN,
    NUMBERS,
    PARAGRAPH_SOURCE,
    RESPONDER,
    ROMAN_ALONE,
    WHEN,
    cited,
)
from pacparse.lexicon.subject_words import NAME_CONNECTORS
from pacparse.text.patterns import compile_late
from pacparse.units import Label

if TYPE_CHECKING:
    from pacparse.units import LabelRole

# Labels: "3: Committee of Public Accounts conclusion:", "1a. PAC recommendation:", "PAC Conclusion (iv):",
# "Recommendations 5 and 6:" and so "Agency comments:", "Further response (June 2021):", "Concern 2:"; near
# misses: "Recommendation implemented.", "Recommendation 4 was", "Concern:".
LABEL = compile_late(
    rf"""
    (?: (?P<before> (?! [0-9]{{1,3}}\.[0-9] ) {NUMBER} ) (?: [ ]? [:.)–-] [ ]? | [ ](?=(?:the[ ])?(?:committee|pac|public)\b) )
        [*_]{{0,4}} [ ]? )?
    (?: (?: the[ ] )? (?: {WHEN} ) [ ] (?= (?: [\w'’.-]{{1,24}} [ ] ){{0,9}}? (?: response | reply ) ) )?
    (?: (?:the[ ])?
        (?: (?P<committee> committee[ ]of[ ]public[ ]accounts | public[ ]accounts[ ]committee | pac )
          | (?: hm[ ] )? (?: (?: uk | scottish | welsh ) [ ] )?
            (?: committee | government | treasury | departmental | department | ministry | panel
              | inquiry | review ) )
        (?: ['’‘]s )? [ ]
      | (?P<body> {RESPONDER} ) (?= (?: (?: {WHEN} ) [ ] )? (?: response | reply | comments? ) )
      | (?P<name> {NAMED} ) (?= response | reply ) )?
    (?: (?: {WHEN} ) [ ] (?= response | reply ) )?
    (?P<words> conclusions? [ ] (?:and|&) [ ] recommendations?
             | conclusions? | recommendations? | response | reply | comments | (?(body) comment | (?!) )
             | (?: matters? [ ] of [ ] )? concerns? )
    (?: [ ] to [ ] (?: the [ ] )? (?: committee (?:['’‘]s)? [ ] )? recommendations? (?=[ ]?[0-9:]) )?
    (?: [ ]? {NUMBER_SIGN}?
        (?: \( (?P<roman> {ROMAN_ALONE} ) \) | [ ] \(? (?P<letter> [a-h] ) \)? (?= [ ]? : ) | (?P<bracket> \( )? (?P<after> {NUMBERS} )
            (?(bracket) \)? ) ) )?
    (?: [ ]? (?: {PARAGRAPH_SOURCE} | \( [^()0-9:]{{0,24}} [0-9]{{4}} \) ) | (?: (?<=response) | (?<=reply) ) [ ] of [ ] {DAY_OF_ANSWER} )?
    [*_]{{0,4}} [ ]? (?P<colon> : | (?P<dash> [–—] (?= [ ] (?-i:[A-Z]) ) ) | \Z )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PARTS = ("recommendation", "conclusion")
_WORDS = (*_PARTS, "response", "reply", "comment", "concern")
_LENGTH = 100
_NO_LABEL_END = ".,;?!"


def match_label(line: str) -> Label | None:
    """The label at the start of ``line``, whose spaces are single and plain, or None.

    A label ends in a colon, that of a body's answer in a dash too. Without one it must stand alone on its line and be more than a
    heading's words: the accounts committee named in full, or a number with a colon before it.
    A wrapped line that begins with a small letter begins with no label.
    """
    head = line[:_LENGTH]
    first = next((sign for sign in head[:12] if sign.isalpha()), "a")
    colon = head.find(":")
    has_sign = colon >= 0 or "– " in head or "— " in head
    if not has_sign and (len(line) > _LENGTH or line[-1] in _NO_LABEL_END):
        return None
    found = LABEL.match(head)
    if found is None or (first.islower() and found["before"] is None):
        return None
    if found["dash"] and (found["body"] or found["name"]) is None:
        return None
    if found["body"] is not None and not _is_name(found["body"]):
        return None
    if found["name"] is not None and not is_body_name(found["name"], found["words"]):
        return None
    if not found["colon"] and not _is_alone(found, line):
        return None
    words = found["words"].lower()
    printed = found["before"] or found["after"] or found["roman"] or found["letter"]
    if printed is None and words.startswith("conclusions") and words.endswith("recommendations"):
        return None
    role: LabelRole = "response"
    if "concern" in words:
        if printed is None:
            return None
        role = "recommendation"
    elif "recommendation" in words:
        role = "recommendation"
    elif "conclusion" in words:
        role = "conclusion"
    return Label(role, cited(printed) if printed else None, found.end())


def has_label_word(head: str) -> bool:
    """Whether one of the words of a label stands in the head of a line: a cheap test."""
    low = head.lower()
    return any(map(low.__contains__, _WORDS))


def _is_name(body: str) -> bool:
    """Whether the words before the noun are a name's: ``Harbour Board``, not ``Many in the Board``."""
    return all(word[0].isupper() or word in NAME_CONNECTORS for word in body.split()[:-1])


def is_body_name(name: str, noun: str) -> bool:
    """Whether words are the name of a body that no noun tells: ``Registers of Scotland``, ``DAFM``.

    Its words have capitals, and two of them, or it is in capitals; ``noun``, behind it, has none, unless
    a possessive stands between or the name is short for something: ``Ofwat's Response``, ``DfI Response``.
    Near misses: ``Emergency Response``, ``COVID Response``.
    """
    words = name.split()
    if not all(word[0].isupper() or word in NAME_CONNECTORS for word in words):
        return False
    if words[0].lower() in ("our", "the", "its", "their", "this", "in", "previous", "earlier"):
        words = words[1:]
    is_owner = name.rstrip().endswith(("'s", "’s", "s'", "s’"))
    if len(words) == 1 and (words[0] in abbreviations() or _is_mixed(words[0])):
        return True
    has_short_name = any(word.isupper() and len(word) > 1 for word in words)  # "Transport for NSW"
    if not words or not (noun[0].islower() or is_owner or (has_short_name and not name.isupper())):
        return False
    return is_owner or sum(word[0].isupper() for word in words) > 1 or words[0].isupper()


def _is_mixed(word: str) -> bool:
    """Whether a word is a short name by its capitals: ``DfI``, ``MoLB``; not ``McVey``, ``COVID``."""
    return word[0].isupper() and word[-1].isupper() and not word.isupper()


def _is_alone(found: re.Match[str], line: str) -> bool:
    """Whether a label without a colon, to the end of its line, can be nothing but a label."""
    if found.end() < len(line) or not any(map(found["words"].lower().__contains__, _PARTS)):
        return False
    if found["before"] is not None and ":" in line[: found.start("words")]:
        return True
    is_plural = found["words"].lower().endswith("s")
    return found["committee"] is not None and (not is_plural or found["after"] is not None)
