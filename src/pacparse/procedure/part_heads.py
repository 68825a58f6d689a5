"""What a heading, or the head of a paragraph, says that it opens: its kind, numbers, verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pacparse.fields import NamedTuple
from pacparse.lexicon.layouts import (
    ANSWER_OF,
    ASIDE,
    DATED,
    EARLIER,
    LATER,
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
_LONGEST_ASIDE = 60
_LONGEST_WORD = 24
_SHORTEST_WORD = 11
_LEAST_ALIKE = 70
_SPOTS = frozenset(",.·'’‘`")
_STEMS = ("ecommendation", "onclusion", "oncern", "ECOMMENDATION", "ONCLUSION", "ONCERN")
_ANSWER_STEMS = ("espon", "eply", "nswer", "ction", "omment", "iew", "ssessment", "bservation")
_FIRSTS = frozenset("rRcCaAsSnNpPfFdDiImMoO")
_FIRST_OF_VERDICT = (
    *("agree", "accept", "support", "endorse", "note", "disagree", "reject", "part", "full"),
    *("not", "do", "in"),
)
"""How a verdict in a word or two begins: most texts need not be read."""


class PartHead(NamedTuple):
    """What a head opens. ``rest`` is what it goes on to say; ``verdict`` where a verdict stands.

    An ``earlier`` answer and the committee's view of it (``aside``) are no part of the answer. ``is_later``
    says that an answer follows an earlier one, also where that is not named so.
    """

    kind: Literal["conclusion", "recommendation", "response", "earlier", "aside"]
    number: str | None
    rest: str = ""
    verdict: int | None = None
    is_later: bool = False


def read_heading(text: str) -> PartHead | None:
    """What a heading opens: ``Recommendation 4``, ``Recommendation 3 – Agreed``, ``Response``."""
    if len(text) > LONGEST_HEADING and text[:1] not in "rR":
        return None
    text = mended(plain_spaced(text))
    if text[:1] in _FIRSTS and any(stem in text for stem in _STEMS):
        match = RECOMMENDATION_HEADING.fullmatch(text[:_LONGEST_TITLE])
        if match is not None:
            return _part(match, match["rest"] or match["after"] or "", text)
    if any(map(text.__contains__, _ANSWER_STEMS)) or text.isupper():
        return read_answer_head(text[:LONGEST_HEADING])
    return None


def read_answer_head(text: str) -> PartHead | None:
    """What the heading or label of an answer opens, or of what is said of one.

    ``Response (June 2021): Accepted``, ``Earlier response``, ``Further response``, ``Committee's view``.
    """
    label, _, words = text.partition(":")
    if words and not is_verdict_alone(words):
        label = text
    if ASIDE.fullmatch(DATED.sub("", label)) is not None:
        return PartHead("aside", None)
    earlier = EARLIER.match(label)
    later = LATER.match(label) if earlier is None else None
    when = earlier or later
    name = DATED.sub("", label[when.end() :] if when else label).strip()
    match = RESPONSE_HEADING.fullmatch(name)
    if match is None:
        is_of = any(head.fullmatch(name) is not None for head in (ANSWER_OF, RESPONSE_FROM))
        return PartHead("response", None) if is_of else None
    if match["name"] and not is_body_name(match["name"], match["words"]):
        return None
    within = match["when"] or ""  # "Government's further response"
    if earlier is not None or EARLIER.match(within) is not None:
        return PartHead("earlier", None)
    number = cited(match["number"]) if match["number"] else None
    verdict = len(text) - len(words.lstrip()) if words.strip() and label != text else None
    return PartHead("response", number, verdict=verdict, is_later=bool(later or within))


def read_paragraph_label(text: str) -> PartHead | None:
    """What a paragraph opens that begins with a label no reading knows, where it is no answer's.

    ``Previous Response: …`` opens an earlier answer, ``Committee's view: …`` an aside.
    """
    end = text.find(":", 0, _LONGEST_ASIDE) + 1
    if not end or not any(map(text[:end].__contains__, _ANSWER_STEMS)):
        return None
    head = read_answer_head(plain_spaced(text[:end]))
    return head if head is not None and head.kind in ("earlier", "aside") else None


def mended(text: str) -> str:
    """The text with its first word put right if a scan misread it: ``Reeommend;tion 3``.

    Only a word before a number is looked at, and never ``commendation``, which is a word. A spot before
    the number is left out: ``Recommendation ,3``.
    """
    word, _, rest = text[:_LONGEST_WORD].partition(" ")
    if rest[:1] in _SPOTS and rest[1:2].isdigit() and word == "Recommendation":
        return f"{word} {text[len(word) + 2 :]}"
    if not rest[:1].isdigit() or len(word) < _SHORTEST_WORD:
        return text
    if word.isalpha() and "commendation" in word.lower():
        return text
    from rapidfuzz import fuzz

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
    if "conclusion" in match["kind"].lower() and "recommend" not in match["kind"].lower():
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
