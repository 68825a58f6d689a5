"""What the reading asks of a line: whether it opens a block as a label, a status or a stance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.lexicon.headlines import is_headline
from pacparse.lexicon.part_labels import has_label_word, match_label
from pacparse.lexicon.statuses import is_status_line
from pacparse.lexicon.verdicts import is_stance
from pacparse.text.patterns import compile_late
from pacparse.text.white_space import printed_offset, single_spaced

if TYPE_CHECKING:
    from pacparse.units import Label, LabelRole

# "The Government agrees with the Committee's recommendation."; near miss: "The Government has ..."
_STANCE = compile_late(
    r"""
    the\s (?: UK\s | Scottish\s | Welsh\s )? (?: government | department | ministry ) \s
    (?: (?: fully | partially | partly | broadly | therefore | does\snot | do\snot | did\snot
          | cannot | is\sunable\sto ) \s )?
    (?: agree | disagree | accept | reject | support ) (?: s | d | ed )? \b
    """,
    re.VERBOSE | re.IGNORECASE,
)

_LONGEST_LABEL = 160

# Any other body answers a recommendation: "The Guild of Pilots accepts this recommendation".
_STANCE_LENGTH = 160

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


def match_part_label(line: str) -> Label | None:
    """The label at the start of ``line``, or None; ``Recommendation: implemented`` is a status."""
    if len(line) > _LONGEST_LABEL and line.find(":", 0, _LONGEST_LABEL) < 0:
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
    """Whether ``line`` begins with the answering body's agreement or refusal, or is a verdict alone."""
    if line[:3] in ("The", "the") and not line[3:4].isalpha():
        head = single_spaced(line[:_STANCE_LENGTH])
        if _STANCE.match(head) is not None:
            return True
        return "ecommendation" in head and is_stance(head)
    if line[0].islower():
        return False
    if len(line) > _HEADLINE_LENGTH or not any(stem in line for stem in _HEADLINE_STEMS):
        return False
    return is_headline(single_spaced(line))


def is_verdict_alone(line: str) -> bool:
    """Whether ``line`` is a verdict and nothing else: ``Agreed``, ``Welsh Government: Noted``.

    A sentence of the answering body (``The Government agrees with``) goes on below, a headline does not.
    """
    if line[:1].islower() or (line[:3] == "The" and line[3:4].isspace()):
        return False
    if len(line) > _HEADLINE_LENGTH or not any(stem in line for stem in _HEADLINE_STEMS):
        return False
    return is_headline(single_spaced(line))
