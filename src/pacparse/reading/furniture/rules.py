"""The rules that decide what is page furniture, in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pacparse.lexicon.sentences import stops_short
from pacparse.reading.furniture.facts import LONG, SHORT_TEXT, Candidate
from pacparse.reading.furniture.sentences import MAY, MUST
from pacparse.rules import VETO, Question, Rule
from pacparse.text.patterns import pattern

FURNITURE_, TEXT = "furniture", "text"
_MARKING = pattern(
    r"(?:(?:UK )?(?:OFFICIAL|PROTECTED|UNCLASSIFIED|RESTRICTED|CONFIDENTIAL|SECRET|TOP SECRET))"
    r"(?: ?[-–—:/] ?[A-Za-z ]{3,30})?",
    ask="fullmatch",
    example="OFFICIAL-SENSITIVE",
    near_miss="OFFICIAL papers",
)


def is_banner(c: Candidate) -> bool:
    return c.group.size > 1 and _MARKING.fullmatch(c.text) is not None


def _is_over_like(c: Candidate) -> bool:
    return any(m.line == c.line + 1 and m.text == c.text for m in c.mates)


def _at_end(c: Candidate) -> bool:
    """Whether the line stands where pages end, as far as is known."""
    return bool(c.edge) or c.turn >= 0 or c.is_beside_frame


def _divides(c: Candidate) -> bool:
    """Whether the line can be no part of the sentence that may run across it."""
    if c.is_number:
        if c.sheets > 1 and (not c.edge or (c.sheets > SHORT_TEXT and c.count.size < 2)):
            return False
        is_small = c.count.size > 2 or c.crossing.after[:1].islower()
        return is_small and (c.is_alone or c.last > c.first or bool(c.edge))
    return c.can_divide and not c.group.is_copied and (c.group.in_step > 1 or c.repeats_title)


def _counts_pages(c: Candidate) -> bool:
    """Whether the number is one of a count that form feeds confirm."""
    if not c.count.is_paged or (c.count.size == 2 and c.sheets > SHORT_TEXT + 1):
        return False
    return c.is_number or (c.count.size > 3 and not (c.edge == "foot" and c.form.is_number_first))


RULES: tuple[Rule[Candidate], ...] = (
    Rule("furniture.protected", TEXT, VETO, "", "", "", lambda c: bool(c.protection)),
    Rule("furniture.first-line", TEXT, VETO, "", "", "", lambda c: c.line == 0 and not c.is_number and not is_banner(c) and not (_is_over_like(c) and c.group.size > 2)),
    # where it stands
    Rule("furniture.no-page-end", TEXT, 2, "", "", "", lambda c: not _at_end(c)),
    Rule("furniture.stands-alone", TEXT, 1, "", "", "", lambda c: _at_end(c) and c.count.size < 3 and c.group.size < 3),
    Rule("furniture.paged-count", FURNITURE_, 4, "", "", "", _counts_pages),
    Rule("furniture.foot-of-a-sheet", FURNITURE_, 2, "", "", "", lambda c: c.is_lone_foot),
    Rule("furniture.says-page", FURNITURE_, 2, "", "", "", lambda c: (c.form.kind in ("named", "dashed") and not c.form.is_column) or (c.form.kind == "of" and c.count.size > 2)),
    Rule("furniture.says-page-again", FURNITURE_, 1, "", "", "", lambda c: c.is_said_again),
    Rule("furniture.beside-a-frame", FURNITURE_, 2, "", "", "", lambda c: c.is_number and c.is_beside_frame and (c.count.size > 1 or c.form.kind == "of")),
    # the sentence
    Rule("furniture.sentence-must-run-across", FURNITURE_, 2, "", "", "", lambda c: c.crossing.grade == MUST and _divides(c)),
    Rule("furniture.sentence-may-run-across", FURNITURE_, 2, "", "", "", lambda c: c.crossing.grade >= MAY and (bool(c.edge) or c.is_alone) and _divides(c)),
    Rule("furniture.under-its-like", TEXT, VETO, "", "", "", lambda c: not c.is_number and not is_banner(c) and any(m.line == c.line - 1 and m.text == c.text for m in c.mates)),
    # counts
    Rule("furniture.count", FURNITURE_, 1, "", "", "", lambda c: c.count.size > 2 and (c.is_number or c.form.has_bar or c.group.rises)),
    Rule("furniture.count-cuts-sentences", FURNITURE_, 2, "", "", "", lambda c: c.is_number and c.count.size > 2 and c.count.must > 0),
    Rule("furniture.count-may-cut", FURNITURE_, 1, "", "", "", lambda c: c.is_number and c.count.size > 2 and (c.count.may > 1 or (c.count.is_set_off and c.count.divides_prose))),
    Rule("furniture.same-line-beside", FURNITURE_, 2, "", "", "", lambda c: c.is_number and not c.edge and c.count.size > 2 and c.count.fellows > 0.6),
    Rule("furniture.over-numbered", FURNITURE_, 2, "", "", "", lambda c: c.is_number and c.count.size > 2 and c.count.is_steady and c.count.over_numbered > 0.6),
    Rule("furniture.ends-text", FURNITURE_, 1, "", "", "", lambda c: c.is_number and c.count.size > 1 and c.count.ends_text),
    Rule("furniture.beside-banner", FURNITURE_, 2, "", "", "", lambda c: c.is_number and any(is_banner(m) for m in c.mates)),
    Rule("furniture.other-number", FURNITURE_, 4, "", "", "", lambda c: c.has_other_number),
    Rule("furniture.column-of-the-report", FURNITURE_, 4, "", "", "", lambda c: c.form.is_column),
    Rule("furniture.over-an-address", TEXT, 4, "", "", "", lambda c: c.form.kind == "plain" and c.is_over_address),
    # words
    Rule("furniture.banner", FURNITURE_, 2, "", "", "", is_banner),
    Rule("furniture.banner-at-page-ends", FURNITURE_, 2, "", "", "", lambda c: is_banner(c) and any(m.line == 0 or m.mates or m.edge or m.crossing.grade or not m.below for m in c.group.members)),
    Rule("furniture.in-step", FURNITURE_, 2, "", "", "", lambda c: not c.is_number and c.group.in_step > 2 and _at_end(c)),
    Rule("furniture.rises-by-sheets", FURNITURE_, 2, "", "", "", lambda c: c.form.kind == "beside" and c.group.rises and bool(c.edge)),
    Rule("furniture.over-its-like", FURNITURE_, 2, "", "", "", lambda c: not c.is_number and c.group.is_doubled and c.group.size > 2 and (bool(c.edge) or _is_over_like(c))),
    Rule("furniture.fills-gap", FURNITURE_, 4, "", "", "", lambda c: c.fills_gap),
    Rule("furniture.rises-and-cuts", FURNITURE_, 2, "", "", "", lambda c: c.form.kind == "beside" and c.group.rises and c.group.size > 2 and (c.group.must > 0 or c.group.may > 1)),
    Rule("furniture.another-number", TEXT, 4, "", "", "", lambda c: c.form.kind == "beside" and c.page_number not in (0, c.form.value)),
    Rule("furniture.fellow-heads", FURNITURE_, 2, "", "", "", lambda c: not c.is_number and not c.edge and c.group.size > 2 and c.group.has_fellows),
    Rule("furniture.group-cuts-sentences", FURNITURE_, 4, "", "", "", lambda c: not c.is_number and _group_cuts(c) and (_at_end(c) or c.group.in_step == 0)),
    Rule("furniture.pair-cuts", FURNITURE_, 2, "", "", "", lambda c: not c.is_number and c.group.in_step == 2 and c.group.may > 0 and not c.group.is_copied and _at_end(c)),
    Rule("furniture.repeats-title", FURNITURE_, 2, "", "", "", lambda c: c.repeats_title and c.is_alone and c.crossing.grade >= MAY),
    Rule("furniture.title-again", FURNITURE_, 4, "", "", "", lambda c: c.repeats_title and c.group.size > 2 and c.group.may > 0),
    Rule("furniture.takes-turns", FURNITURE_, 4, "", "", "", lambda c: c.group.takes_turns and c.group.may > 0),
    Rule("furniture.bar", FURNITURE_, 4, "", "", "", lambda c: c.form.has_bar and (c.count.size > 1 or c.group.rises)),
    Rule("furniture.elsewhere", TEXT, 4, "", "", "", lambda c: not c.is_number and not _group_cuts(c) and not c.group.takes_turns and c.group.elsewhere * 4 > (max(c.group.size, 4) if len(c.text) >= LONG else 3)),
    Rule("furniture.half-a-paragraph", TEXT, 4, "", "", "", lambda c: c.form.kind == "words" and c.group.in_step < 3 and (stops_short(c.text) or c.text[0].isdigit())),
    Rule("furniture.changes-side", TEXT, 2, "", "", "", lambda c: not c.is_number and not c.group.keeps_side and len(c.text) < LONG),
    Rule("furniture.not-set-off", TEXT, 2, "", "", "", lambda c: c.edge == "foot" and not c.is_number and c.gap == 0 and not c.group.is_dense and c.first == c.line),
    Rule("furniture.one-word-and-number", TEXT, 4, "", "", "", lambda c: c.form.kind == "beside" and not c.group.may and " " not in c.form.words and not c.form.is_number_first and not c.form.has_bar),
    Rule("furniture.note-at-foot", TEXT, VETO, "", "", "", lambda c: c.form.is_number_first and not c.form.has_bar and c.edge != "top" and not c.is_over and c.group.size < 3 and all(m.form.is_number_first for m in c.group.members)),
)


def _group_cuts(c: Candidate) -> bool:
    group = c.group
    if group.size == 2:
        return group.must == 2 and not group.is_copied and c.can_divide and not group.rises
    if group.size < 3 or group.is_copied or (group.words != c.text and not group.rises):
        return False
    if group.may * 3 >= group.size and group.must > 1:
        return True
    if len(c.text) < LONG:
        return False
    return (group.may > 1 and group.must > 0) or group.divides_prose


FURNITURE: Final = Question("furniture", (TEXT, FURNITURE_), RULES, asks="What is page furniture?")
