"""Refusals that name no recommendation: the body will not do what was recommended.

``The Board does not intend to buy dredgers`` refuses only if dredgers were to be bought. So the words of the
recommendation are compared; where they forbid something, or the refusal holds for a time or a part, nothing
is given: a missing verdict is better than a false one.
"""

from __future__ import annotations

import re

from pacparse.lexicon.stances import Stance, plain_text
from pacparse.lexicon.subjects import find_subject
from pacparse.text.patterns import pattern

_HEAD = 600
_STEM = 5
_SHORTEST = 4
_CHEAP = ("not ", "no plan", "no intention")
_DEED = pattern(
    r"(?<![\w'-])(?:(?:does|do) not (?:currently |now |presently )?(?:intend|propose|plan) to|will not"
    r"|(?:has|have) no (?:current |present |further )?(?:plans?|intentions?) (?:to|of)) (?P<deed>[a-z][^.;:,()]{2,120})",
    ask="search",
    example="The Board does not intend to buy dredgers",
    near_miss="The Board is not buying dredgers",
)
# A refusal for a time or of a part is none of the whole.
_RESERVED = pattern(
    r"\b(?:until|before|unless|alone|only|without|all|every|more than|further|again|yet|both|merely|simply)\b",
    ask="search",
    example="buy dredgers before May",
    near_miss="buy dredgers in May",
)
# What was recommended is itself that something is not done.
_FORBIDS = pattern(
    r"\b(?:not|no|nor|never|stop|cease|end|avoid|prevent|ban|abolish|refrain|withdraw|repeal|remove|reverse|without"
    r"|instead)\b",
    re.IGNORECASE,
    ask="search",
    example="The Board should stop the sale",
    near_miss="The Board should buy a boat",
)
_BACK = pattern(
    r"(?:do so|(?:do|require|implement|adopt|introduce|pursue|mandate|establish|fund|create) (?:it|this|that|one|them))"
    r"(?: (?:at|for) (?:this|the) (?:time|stage|point|present|moment))?",
    ask="fullmatch",
    example="require it at this time",
    near_miss="require it of the Board",
)


def find_refused_deed(text: str, asked: str) -> Stance | None:
    """The refusal in an answer paragraph to do what ``asked``, the recommendation, asks for; or None."""
    head = text[:_HEAD]
    if not any(sign in head for sign in _CHEAP) or "\n" in asked or _FORBIDS.search(asked):
        return None
    plain = plain_text(head)
    start = 0
    while (match := _DEED.search(plain, start)) is not None:
        stop = plain.rfind(". ", 0, match.start())
        span = find_subject(plain, stop + 2 if stop >= 0 else 0, match.start())
        if span is not None and _is_asked(match["deed"].strip(), asked):
            by = " ".join(text[span[0] : span[1]].split())
            return Stance("disagreed", by, match.start(), match.end("deed"))
        start = match.end()
    return None


def _is_asked(deed: str, asked: str) -> bool:
    """Whether a deed is what was asked for: its verb and another of its words, or ``do so``."""
    if _BACK.fullmatch(deed) is not None:
        return True
    if _RESERVED.search(deed) is not None:
        return False
    wanted = {word[:_STEM].lower() for word in re.findall(r"[A-Za-z]+", asked)}
    verb, *others = re.findall(r"[a-z]+", deed.lower())
    named = [word[:_STEM] in wanted for word in others if len(word) >= _SHORTEST]
    return verb[:_STEM] in wanted and any(named)
