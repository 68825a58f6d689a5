"""What the reading asks of a line: whether it opens a block as a label, a status or a stance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.lexicon.headlines import is_headline
from pacparse.lexicon.part_labels import has_label_word, match_label
from pacparse.lexicon.statuses import is_status_line
from pacparse.lexicon.subject_words import PERSONS, PRONOUNS
from pacparse.lexicon.verdict_words import VERB_STEMS
from pacparse.lexicon.verdicts import find_stances
from pacparse.lexicon.voice_words import ANSWERER, ANSWERING_VERBS, FIRST_PERSON, STOCK_OPENING
from pacparse.text.patterns import pattern
from pacparse.text.white_space import plain_spaced, printed_offset, single_spaced
from pacparse.units import Label

if TYPE_CHECKING:
    from pacparse.units import LabelRole

_LONGEST_LABEL = 160
_ANSWER_HEAD = 240
_FIRSTS_OF_ANSWERS = frozenset("ACHIMNOPSTW")

_VERDICT_LENGTH = 300
_LONGEST_BARE = 60  # a verdict that names no recommendation: "The Council agrees."
# How a sentence of the answering body begins, whatever it agrees with.
_STANCE = pattern(
    r"""
    the\s (?: UK\s | Scottish\s | Welsh\s )? (?: government | department | ministry ) \s
    (?: (?: fully | partially | partly | broadly | therefore | does\snot | do\snot | did\snot
          | cannot | is\sunable\sto ) \s )?
    (?: agree | disagree | accept | reject | support ) (?: s | d | ed )? \b
    """,
    re.VERBOSE | re.IGNORECASE,
    ask="match",
    example="The Government agrees with the keepers.",
    near_miss="The Government has counted the lamps.",
)
# What tells of a verdict given before: "the Board accepted the recommendation in 2018"; near miss:
# "the Board has accepted it".
_TOLD = pattern(
    r"(?:agree|accepte|supporte|note|rejecte|disagree|endorse|oppose|share)d\b|did\b|had\b",
    re.IGNORECASE,
    ask="match",
    example="accepted the recommendation",
    near_miss="has accepted the recommendation",
)
# The passive verdict of today, at the head of a line.
_PASSIVE = pattern(
    r"""(?:th(?:is|e|ese)\s|both\s|all\s(?:of\s)?(?:the|these)\s)? (?:sub-?)?recommendations?\b
        [^.;:]{0,60}? \s(?:is|are|has\sbeen|have\sbeen|cannot\sbe)\s""",
    re.IGNORECASE | re.VERBOSE,
    ask="match",
    example="This recommendation is accepted",
    near_miss="This recommendation was accepted",
)

# A verdict alone on its line: "Accepted in principle", "Welsh Government: Not supported".
_HEADLINE_LENGTH = 90
_HEADLINE_STEMS = (
    *("gree", "ccept", "upport", "eject", "Note", "noted", "ndorse"),
    *("GREE", "CCEPT", "UPPORT", "EJECT", "NOTE"),
)


# A box beside the text names the kind of a numbered paragraph, alone on its line: "17." / "conclusion".
# Near miss: "Conclusion", a heading under its number.
LABEL_WORDS: dict[str, LabelRole] = {
    "conclusion": "conclusion",
    "recommendation": "recommendation",
}


# The word for an answer, set off by white space alone from a line of prose. Near misses: the head of a table's
# columns, "Response to the lamps".
_SET_OFF = pattern(
    r"(?:Response|Reply|RESPONSE|REPLY)(?=(?: {2,8}|\t)[A-Z](?:[^ ]| (?! )){40})",
    ask="match",
    example="Response  The Harbour Board accepts this recommendation. Ropes",
    near_miss="Response  Date of the answer  Who is to do what was asked for",
)


def match_part_label(line: str) -> Label | None:
    """The label at the start of ``line``, or None; ``Recommendation: implemented`` is a status."""
    if line[:1] == "R" and (found := _SET_OFF.match(line)) is not None:
        return Label("response", None, found.end())
    head = line[:_LONGEST_LABEL]
    if len(line) > _LONGEST_LABEL and ":" not in head and "– " not in head and "— " not in head:
        return None  # a long paragraph: the cheapest test, since most lines are one
    if line[:1].islower() or not has_label_word(line[:_LONGEST_LABEL]):
        return None
    head = single_spaced(line)
    label = match_label(head)
    if label is None:
        return None
    if label.role != "response" and label.end < len(head) and is_status_line(head):
        return None
    return label if head is line else label._replace(end=printed_offset(line, label.end))


def is_stance_line(line: str) -> bool:
    """Whether ``line`` begins as the answering body's agreement or refusal does, of whatever."""
    if line[:4] == "The " and _STANCE.match(single_spaced(line[:_VERDICT_LENGTH])) is not None:
        return True
    return is_verdict_line(line)


def is_verdict_line(line: str) -> bool:
    """Whether ``line`` begins with an answering body's verdict about a recommendation, or is one.

    ``The Guild of Pilots accepts this recommendation``, ``This recommendation is accepted``,
    ``Accepted.``; not ``The Board accepts that the count was late``, nor what was accepted before.
    """
    if line[0].islower():
        return False
    if is_verdict_alone(line):
        return True
    head, stop, _ = single_spaced(line[:_VERDICT_LENGTH]).partition(". ")
    if stop and len(head) <= _LONGEST_BARE and is_verdict_alone(head):
        return True  # "Accepted in full. The contract has been let."
    if len(head) > _LONGEST_BARE and "ecommend" not in head and "onclusion" not in head:
        return False
    if not any(map(head.__contains__, VERB_STEMS)):
        return False
    stance = next(iter(find_stances(head + stop.rstrip(), is_opening=True)), None)
    if stance is None or stance.is_loose:
        return False
    passive = _PASSIVE.match(head)
    if passive is not None and passive.end() <= stance.start + len("not "):
        return True
    by = (stance.by or "").lower()
    if by in PERSONS or by in PRONOUNS or not by or not head.lower().startswith(by):
        return False
    if stance.start < len(by):
        return False
    return _TOLD.match(head, stance.start) is None or not (head[stance.end :].strip(" .") or stop)


def is_verdict_alone(line: str) -> bool:
    """Whether ``line`` is a verdict and nothing else: ``Agreed``, ``Welsh Government: Noted``.

    A sentence of the answering body (``The Government agrees with``) goes on below, a headline does not.
    """
    if line[:1].islower() or (line[:3] == "The" and line[3:4].isspace()):
        return False
    if len(line) > (_HEADLINE_LENGTH if ":" in line or "–" in line else _LONGEST_BARE):
        return False
    return any(map(line.__contains__, _HEADLINE_STEMS)) and is_headline(single_spaced(line))


def answers(text: str) -> bool:
    """Whether a paragraph or a line opens with the words of the body that answers, verdict or none.

    ``The Government is surveying the quays``; not ``The Government should survey the quays``, and
    nothing in quotation marks.
    """
    if text[:1] not in _FIRSTS_OF_ANSWERS:
        return False
    head = plain_spaced(text[:_ANSWER_HEAD])
    if head.startswith("I "):
        return True  # a minister writes so, and no committee
    match = ANSWERER.match(head)
    if match is not None:
        return match["verb"] in ANSWERING_VERBS
    return FIRST_PERSON.match(head) is not None or STOCK_OPENING.match(head) is not None
