"""What a heading, or the head of a paragraph, says that it opens: its kind, numbers, verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from rapidfuzz import fuzz

from pacparse.lexicon.layouts import (
    DATED,
    EARLIER,
    RECOMMENDATION_HEADING,
    RECOMMENDATION_PARAGRAPH,
    RESPONSE_FROM,
    RESPONSE_HEADING,
)
from pacparse.lexicon.part_labels import is_body_name
from pacparse.lexicon.part_numbers import cited
from pacparse.lexicon.verdicts import find_stances
from pacparse.text.white_space import plain_spaced

if TYPE_CHECKING:
    import re

LONGEST_HEADING = 200
_LONGEST_TITLE = 2100
_HEAD = 140
_LONGEST_WORD = 24
_SHORTEST_WORD = 11
_LEAST_ALIKE = 70
_STEMS = ("ecommendation", "onclusion", "ECOMMENDATION", "ONCLUSION")
_FIRSTS = frozenset("rRcCaAsSnNpPfFdDiI")
_FIRST_OF_VERDICT = (
    *("agree", "accept", "support", "endorse", "note", "disagree", "reject", "part", "full"),
    *("not", "do", "in"),
)
"""How a verdict in a word or two begins: most texts need not be read."""


class PartHead(NamedTuple):
    """What a head opens. ``rest`` is what it goes on to say; ``verdict`` where a verdict stands."""

    kind: Literal["conclusion", "recommendation", "response", "earlier"]
    number: str | None
    rest: str = ""
    verdict: int | None = None


def read_heading(text: str) -> PartHead | None:
    """What a heading opens: ``Recommendation 4``, ``Recommendation 3 – Agreed``, ``Response``."""
    if len(text) > LONGEST_HEADING and text[:1] not in "rR":
        return None
    text = mended(plain_spaced(text))
    if text[:1] in _FIRSTS and any(stem in text for stem in _STEMS):
        match = RECOMMENDATION_HEADING.fullmatch(text[:_LONGEST_TITLE])
        if match is not None:
            return _part(match, match["rest"] or match["after"] or "", text)
    if "espon" in text or "eply" in text or "nswer" in text or text.isupper():
        return _read_response(text[:LONGEST_HEADING])
    return None


def _read_response(text: str) -> PartHead | None:
    """What the heading of an answer opens: ``Response (June 2021): Accepted``, ``Earlier response``."""
    label, _, words = text.partition(":")
    if words and not is_verdict_alone(words):
        label = text
    earlier = EARLIER.match(label)
    name = label[earlier.end() :] if earlier is not None else label
    if RESPONSE_FROM.fullmatch(label) is not None:
        return PartHead("response", None)
    match = RESPONSE_HEADING.fullmatch(DATED.sub("", name).strip())
    if match is None or (match["name"] and not is_body_name(match["name"], match["words"])):
        return None
    if earlier is not None:
        return PartHead("earlier", None)
    number = cited(match["number"]) if match["number"] else None
    verdict = len(text) - len(words.lstrip()) if words.strip() and label != text else None
    return PartHead("response", number, verdict=verdict)


def opens_earlier(text: str) -> bool:
    """Whether a paragraph begins with the label of an earlier answer: ``Previous Response: …``."""
    if "esponse" not in text[:60] or EARLIER.match(text) is None:
        return False
    head = _read_response(plain_spaced(text[: text.find(":") + 1]))
    return head is not None and head.kind == "earlier"


def mended(text: str) -> str:
    """The text with its first word put right if a scan misread it: ``Reeommend;tion 3``.

    Only a word before a number is looked at, and never ``commendation``, which is a word.
    """
    word, _, rest = text[:_LONGEST_WORD].partition(" ")
    if not rest[:1].isdigit() or len(word) < _SHORTEST_WORD:
        return text
    if word.isalpha() and "commendation" in word.lower():
        return text
    if fuzz.ratio(word.lower(), "recommendation") < _LEAST_ALIKE:
        return text
    return f"Recommendation{text[len(word) :]}"


def read_paragraph_head(text: str) -> PartHead | None:
    """What a paragraph without number or label opens where it begins with its own title.

    ``Recommendation 4a) i. The board …``; a title that is only the end of a sentence, torn off by a
    page (``Recommendation 4.``), opens nothing.
    """
    if text[:1] not in _FIRSTS or "ecommendation" not in text[:60].lower():
        return None
    text = plain_spaced(text)
    match = RECOMMENDATION_PARAGRAPH.match(text[:_HEAD])
    if match is None:
        return None
    rest = text[match.end() :].lstrip()
    if not rest and text.endswith(".") and match["number"].rstrip(".").isdecimal():
        return None
    return _part(match, rest, text)


def _part(match: re.Match[str], rest: str, text: str) -> PartHead:
    """The head that a match is; a rest that is only a verdict is no words of the committee."""
    kind: Literal["conclusion", "recommendation"] = "recommendation"
    if "recommend" not in match["kind"].lower():
        kind = "conclusion"
    number = cited(match["number"])
    if match["verdict"]:
        return PartHead(kind, number, rest, match.start("verdict"))
    words = rest.strip()
    if words and is_verdict_alone(words):
        return PartHead(kind, number, "", text.rindex(words))
    return PartHead(kind, number, rest)


def is_verdict_alone(text: str) -> bool:
    """Whether a text is a verdict in a word or two and nothing else: ``Agreed in principle.``."""
    words = text.strip().strip("()")
    if len(words) > _HEAD or not words:
        return False
    if not words[:12].lower().startswith(_FIRST_OF_VERDICT):
        return False
    stance = next(iter(find_stances(words, is_opening=True)), None)
    return stance is not None and stance.start == 0 and not words[stance.end :].strip(" .;")
