"""The words that open a block by themselves: status lines and stance lines, beside the labels."""

from __future__ import annotations

import re

from pacparse.procedure.departments import names_departments
from pacparse.procedure.headlines import is_headline
from pacparse.procedure.statuses import is_status_line
from pacparse.procedure.vocabulary.part_labels import match_label
from pacparse.procedure.vocabulary.report_lines import heads_report
from pacparse.units import Label, Openers

# "The Government agrees with the Committee's recommendation."; near miss: "The Government has ..."
_STANCE = re.compile(
    r"""
    the\s (?: UK\s | Scottish\s | Welsh\s )? (?: government | department | ministry ) \s
    (?: (?: fully | partially | partly | broadly | therefore | does\snot | do\snot | did\snot
          | cannot | is\sunable\sto ) \s )?
    (?: agree | disagree | accept | reject | support ) (?: s | d | ed )? \b
    """,
    re.VERBOSE | re.IGNORECASE,
)

# A verdict alone on its line: "Accepted in principle", "Welsh Government: Not supported".
_HEADLINE_LENGTH = 90
_HEADLINE_STEMS = (
    *("gree", "ccept", "upport", "eject", "Note", "noted", "ndorse"),
    *("GREE", "CCEPT", "UPPORT", "EJECT", "NOTE"),
)


# Justified type and web pages put runs of spaces, or spaces of other widths, between the words.
# Example: "PAC  conclusion", "PAC\u00a0conclusion". Near miss: "PAC conclusion".
_WIDE = re.compile(r"[ ]{2,}|[ ]?[\t\u00a0\u2009\u202f][\s\u00a0]*")
_LONGEST_LABEL = 160


def match_part_label(line: str) -> Label | None:
    """The label at the start of ``line``, or None; ``Recommendation: implemented`` is a status."""
    if ":" not in line[:_LONGEST_LABEL] and len(line) > _LONGEST_LABEL:
        return None
    head = _single_spaced(line)
    label = match_label(head)
    if label is None or (label.role != "response" and is_status_line(head)):
        return None
    return label if head is line else label._replace(end=_end_in(line, label.end))


def _single_spaced(line: str) -> str:
    """The line itself, or one with single spaces where it has wider ones."""
    if "  " in line or "\u00a0" in line or "\t" in line or "\u2009" in line or "\u202f" in line:
        return _WIDE.sub(" ", line)
    return line


def _end_in(line: str, end: int) -> int:
    """Where the first ``end`` characters of the single-spaced line end in the line as printed."""
    shift = 0
    for match in _WIDE.finditer(line):
        if match.start() - shift >= end:
            break
        shift += match.end() - match.start() - 1
    return end + shift


def is_status(line: str) -> bool:
    """Whether ``line`` is a status line and nothing else."""
    return is_status_line(_single_spaced(line))


def is_stance_line(line: str) -> bool:
    """Whether ``line`` begins with the answering body's agreement or refusal, or is a verdict alone."""
    if line[:3] in ("The", "the"):
        return _STANCE.match(_single_spaced(line[:80])) is not None
    if line[0].islower():
        return False
    if len(line) > _HEADLINE_LENGTH or not any(stem in line for stem in _HEADLINE_STEMS):
        return False
    return is_headline(_single_spaced(line))


OPENERS = Openers(match_part_label, is_status, is_stance_line, heads_report, names_departments)
