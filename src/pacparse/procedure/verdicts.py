"""Reading the verdict of an answering body out of an answer paragraph.

Never called on quoted committee text: whoever calls has found where the quotation ends.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from pacparse.procedure.subjects import find_subject
from pacparse.procedure.vocabulary.verdicts import (
    APOSTROPHES,
    CHEAP_STEMS,
    CHEAP_THINGS,
    HEADLINE,
    LOOSE_DENIAL,
    LOOSE_OBJECT,
    NOT_APPROPRIATE,
    OBJECT,
    VERB,
)

if TYPE_CHECKING:
    from pacparse.document import Position

HEAD_LENGTH = 600
_WORDS_LENGTH = 120
_MOST_SENTENCES = 8
_MOST_VERBS = 4
_SENTENCE_END = re.compile(r"[.!?](?=[ \"')]|$)")
_CLAUSE_END = re.compile(r"[.,;:]")
_SPACES = "\u00a0\t\n\r\u2009\u202f"


class Stance(NamedTuple):
    """A verdict in a text: the words are ``text[start:end]``, ``by`` is the body as printed.

    ``cited`` is the number of the recommendation that the words name, where they name one.
    """

    position: Position
    by: str | None
    start: int
    end: int
    cited: str | None = None


def find_stances(text: str, *, is_opening: bool) -> tuple[Stance, ...]:
    """The verdicts in the first sentences of an answer paragraph, in order.

    In the opening paragraph of an answer the first sentence may also be a bare ``Accepted.`` or
    agree ``with the need``; elsewhere only words about a recommendation or conclusion count.
    """
    head = text[:HEAD_LENGTH]
    if not is_opening and not any(thing in head for thing in CHEAP_THINGS):
        return ()
    if not any(stem in head for stem in CHEAP_STEMS):
        return ()
    plain = _plain(head)
    if is_opening:
        headline = HEADLINE.match(plain)
        if headline is not None:
            return (_headline_stance(text, headline),)
    found: list[Stance] = []
    start = 0
    for end in _sentence_ends(plain)[:_MOST_SENTENCES]:
        is_first = is_opening and start == 0
        if is_first or any(plain.find(thing, start, end) >= 0 for thing in CHEAP_THINGS):
            found += _sentence_stances(text, plain[:end], start, is_first=is_first)
        start = end + 1 if plain[end : end + 1] == " " else end
    return tuple(found)


def _plain(text: str) -> str:
    """The text with plain apostrophes and spaces, each character in its place."""
    for sign in APOSTROPHES:
        if sign in text:
            text = text.replace(sign, "'")
    for space in _SPACES:
        if space in text:
            text = text.replace(space, " ")
    return text


def is_stance(text: str) -> bool:
    """Whether a paragraph opens with a body's verdict about a recommendation or a conclusion.

    First person does not count: the quoted committee says ``we agree`` too.
    """
    found = find_stances(text[:300], is_opening=False)
    if not found or found[0].by is None or found[0].by.lower() == "we":
        return False
    first_end = _SENTENCE_END.search(text)
    return first_end is None or found[0].start < first_end.start()


def _sentence_ends(plain: str) -> list[int]:
    """The offsets at which the sentences of a text end, the end of the text included."""
    ends = [match.end() for match in _SENTENCE_END.finditer(plain)]
    if not ends or ends[-1] < len(plain):
        ends.append(len(plain))
    return ends


def _sentence_stances(text: str, plain: str, start: int, *, is_first: bool) -> list[Stance]:
    """The verdicts of the sentence that ``plain[start:]`` is; ``plain`` ends with it."""
    found: list[Stance] = []
    for verb in islice(VERB.finditer(plain, start), _MOST_VERBS):
        end = _object_end(plain, verb, is_first=is_first and not found)
        span = find_subject(plain, start, verb.start()) if end is not None else None
        if end is None or span is None:
            continue
        complement = OBJECT.match(plain, verb.end())
        position = _position(verb, complement)
        if position == "agreed" and "in principle," in plain[start : span[0]].lower():
            position = "agreed_in_principle"
        cited = complement["cited"] if complement else None
        by = " ".join(text[span[0] : span[1]].split())
        found.append(Stance(position, by, verb.start(), end, cited.strip(" ()") if cited else None))
    if not found and is_first:
        return _refusal(text, plain, start)
    return found


def _refusal(text: str, plain: str, start: int) -> list[Stance]:
    """``does not believe it is appropriate to``: disagreed."""
    match = NOT_APPROPRIATE.search(plain, start)
    span = find_subject(plain, start, match.start()) if match else None
    if match is None or span is None:
        return []
    by = " ".join(text[span[0] : span[1]].split())
    return [Stance("disagreed", by, match.start(), match.end() - 1)]


def _object_end(plain: str, verb: re.Match[str], *, is_first: bool) -> int | None:
    """Where the words of the verdict end, or None where what follows the verb is no answer."""
    complement = OBJECT.match(plain, verb.end())
    if complement is not None:
        about_recommendation = bool(complement["thing"])
        if about_recommendation or (is_first and complement["owner"] and not verb["noted"]):
            return complement.end()
    if not is_first or verb["noted"]:
        return None
    if "upport" in verb[0].lower() and not verb["denied"]:
        return None
    loose = (LOOSE_DENIAL if verb["denied"] else LOOSE_OBJECT).match(plain, verb.end())
    if loose is None:
        return None
    stop = _CLAUSE_END.search(plain, loose.end(), loose.end() + _WORDS_LENGTH)
    if stop is not None:
        return stop.start()
    limit = plain.rfind(" ", loose.end(), loose.end() + _WORDS_LENGTH)
    return limit if len(plain) > loose.end() + _WORDS_LENGTH and limit > 0 else len(plain)


def _position(verb: re.Match[str], complement: re.Match[str] | None) -> Position:
    """What the words stand for: denial first, then principle, then part."""
    words = " ".join(
        part.lower().replace("-", " ")
        for part in (
            verb["grade"],
            complement and complement["before"],
            complement and complement["after"],
        )
        if part
    )
    if verb["denied"]:
        return "agreed_in_part" if verb["hedge"] or verb["hedged"] else "disagreed"
    if verb["noted"]:
        return "noted"
    if "principle" in words or (complement and complement["spirit"]):
        return "agreed_in_principle"
    if "part" in words or (complement and complement["share"]):
        return "agreed_in_part"
    return "agreed"


def _headline_stance(text: str, match: re.Match[str]) -> Stance:
    """The verdict of an answer that is a word or two."""
    after = (match["after"] or "").lower()
    grade = (match["grade"] or "").lower()
    position: Position = "agreed"
    if match["refused"] or match["denied"]:
        position = "agreed_in_part" if "fully" in grade else "disagreed"
    elif match["noted"]:
        position = "noted"
    elif "principle" in after:
        position = "agreed_in_principle"
    elif "part" in after + grade:
        position = "agreed_in_part"
    by = text[match.start("by") : match.end("by")].strip(" ,") if match["by"] else None
    return Stance(position, by, match.start("words"), match.end("words"))
