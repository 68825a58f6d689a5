"""Who answers: the name of the body before the verb of a verdict."""

from __future__ import annotations

from pacparse.lexicon.departments import abbreviations, body_name_end
from pacparse.lexicon.subject_words import (
    ACCEPTING,
    ADVERBS,
    BODY_NOUNS,
    CONDITIONS,
    CONNECTORS,
    NAME_CONNECTORS,
    NO_ANSWERERS,
    OPENING_WORDS,
    PERSONS,
    PRONOUNS,
    QUOTED_BODIES,
)
from pacparse.text.patterns import pattern

_LONGEST_NAME = 100
# Several bodies by what they are.
_SEVERAL = pattern(
    r"(?P<name>(?:Both|All)(?: of)?(?: the)?(?: [a-z]{3,5})? (?P<noun>[a-z]{3,14}s)) (?:jointly |each |all )?",
    ask="fullmatch",
    example="Both ports ",
    near_miss="Both Marle and Sele ",
)
_MAIN_JOINTS = ("and ", "but ", "so ")
_SPEAKERS = ("it", "they", "we", "he", "she", "i")
_JOINTS = ("and", "but", "or", "while", "whilst")


def find_subject(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the name of the answering body before a verb stands, or None where there is none.

    The name begins the sentence, or follows a comma (``As promised, the Government accepts``).
    Between it and the verb only adverbs, or a clause that ends with *and*, *but* or a comma. A
    name behind *if* or *while* is not the subject of the main clause: that begins at a comma.
    """
    start, first = _first_word(plain, start, end)
    if first.lower() not in CONDITIONS:
        span = body_at(plain, start, end)
        if span is not None and span[0] < span[1]:
            if _leads_to_verb(plain, span[1], end):
                return span
            return _second_subject(plain, span[1], end)
    for comma in dict.fromkeys((plain.find(", ", start, end), plain.rfind(", ", start, end))):
        span = body_at(plain, comma + 2, end) if comma >= 0 else None
        if span is not None and _leads_to_verb(plain, span[1], end):
            return span
    return None


def _second_subject(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """The body of a second main clause: ``agrees with the aim, and it accepts``."""
    comma = plain.rfind(", ", start, end)
    joint = next((word for word in _MAIN_JOINTS if plain.startswith(word, comma + 2)), None)
    if comma < 0 or joint is None:
        return None
    span = body_at(plain, comma + 2 + len(joint), end)
    return span if span is not None and _leads_to_verb(plain, span[1], end) else None


def find_named(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """Where a name that begins the sentence, and that no table knows, stands before a verb, or None.

    ``The Guild of Pilots`` is a name by its capitals; the first word of a sentence has one anyway
    and proves nothing, unless it accepts or rejects by itself: ``Ruritania accepts this recommendation``. Papers and persons answer nothing, nor do those who asked. It is a body that
    answers only where what it accepts is a recommendation: whoever calls has seen that.
    """
    start, first = _first_word(plain, start, end)
    if first.lower() in CONDITIONS:
        return None
    several = _SEVERAL.fullmatch(plain, start, end)
    if several is not None and several["noun"] not in NO_ANSWERERS:
        return several.span("name")
    cursor = last = start
    noun = (
        ""  # what the name names: "Centre" of "Evidence Centre", "Register" of "Register of Papers"
    )
    has_noun = False
    for word in plain[start : min(end, start + _LONGEST_NAME)].split(" "):
        if word.startswith("(") and last > start:
            break
        bare = word.strip(",()").removesuffix("'s")
        lowered = bare.lower()
        if lowered not in NAME_CONNECTORS:
            if not bare[:1].isupper() or (cursor == start and lowered in NO_ANSWERERS):
                break
            noun = noun if has_noun else lowered
            if cursor > start:
                last = cursor + len(word.rstrip(",()"))
        elif cursor == start and lowered != "the":
            return None
        else:
            has_noun = has_noun or (lowered != "the" and bool(noun))
        cursor += len(word) + 1
        if word.endswith(","):
            break
    if noun in QUOTED_BODIES or noun in NO_ANSWERERS:
        return None
    if last == start and noun and cursor > start and plain.startswith(ACCEPTING, cursor):
        return start, cursor - 1
    return (start, last) if last > start and _leads_to_verb(plain, last, end) else None


def _first_word(plain: str, start: int, end: int) -> tuple[int, str]:
    """The first word that can be a name's, and where it stands: behind signs and *However*."""
    while start < end and plain[start] in " \"'(“":
        start += 1
    first = plain[start:end].split(" ", 1)[0]
    if first.strip(",").lower() in OPENING_WORDS:
        start += len(first) + 1
        first = plain[start:end].split(" ", 1)[0]
    return start, first


def find_conceding(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """The body of a clause that concedes, or whose main clause goes on with *it*."""
    first = plain[start:end].split(" ", 1)[0]
    if first.lower() not in CONDITIONS:
        return None
    start += len(first) + 1
    if plain.startswith("though ", start):
        start += len("though ")
    return body_at(plain, start, end)


def is_pronoun(name: str) -> bool:
    """Whether a subject points back to a body that was named before."""
    return name.lower() in PRONOUNS


def _leads_to_verb(plain: str, start: int, end: int) -> bool:
    """Whether the words between a body and a verb leave the body its subject."""
    rest = plain[start:end].lstrip()
    if rest[:1] == "(" and ")" in rest:
        start = plain.index(")", start) + 1
    between = [word.strip(",)") for word in plain[start:end].lower().split()]
    while between and between[-1] in ADVERBS:
        between.pop()
    if not between or between == [""]:
        return True
    if between[-2:-1] == ["that"] and between[-1] in _SPEAKERS and "not" not in between:
        return True
    return between[-1] in _JOINTS or plain[:end].rstrip()[-1:] == ","


def body_at(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """The answering body that is named at ``start``: ``The Government``, ``HMRC``, ``We``."""
    last = start
    is_body = False
    cursor = start
    known = start
    is_bracketed = False
    for word in plain[start : min(end, start + 2 * _LONGEST_NAME)].split(" "):
        if not word:
            cursor += 1
            continue
        if is_bracketed or (is_body and word[0] == "("):  # "the Ministry of Eels (the Ministry)"
            is_bracketed = ")" not in word
            cursor += len(word) + 1
            continue
        bare = word.strip(",()").removesuffix("'s")
        lowered = bare.lower()
        if cursor == start and (lowered in PERSONS or lowered in PRONOUNS):
            return start, cursor + len(word.rstrip(","))
        if lowered in QUOTED_BODIES:
            return None
        if cursor >= known and bare[:1].isupper():
            known = body_name_end(plain, cursor) or known
        is_name = cursor < known or lowered in BODY_NOUNS or sum(map(str.isupper, bare)) > 1
        is_name = is_name or bare in abbreviations()
        if not (is_name or bare[:1].isupper() or lowered in CONNECTORS):
            break
        if is_name or (bare[:1].isupper() and lowered not in CONNECTORS):
            last = cursor + len(word.rstrip(",()"))
        is_body = is_body or is_name
        cursor += len(word) + 1
        if word.endswith(",") and not is_body:
            return None
    return (start, last) if is_body else None
