"""Is this line a heading, or text? One table of the rules that decide.

A line that no label and no status owns is asked about once (``reads_as_heading``), before it is asked
whether it goes on with the block above. So are the words behind a paragraph's number, and those behind
the label of a recommendation. A heading may take two lines or three; the table sees them as one.

Weights: a heading's shape alone is worth 1; a line that has it and against which nothing speaks is one.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from pacparse.lexicon.departments import names_departments
from pacparse.lexicon.heading_shape import (
    looks_like_heading,
    looks_like_title,
    may_name_part,
    names_part,
    tells,
)
from pacparse.lexicon.layouts import heads_answer, may_head_answer
from pacparse.lexicon.line_openers import is_stance_line, match_part_label
from pacparse.lexicon.report_lines import heads_report
from pacparse.lexicon.sentences import is_open
from pacparse.lexicon.statuses import is_status_line
from pacparse.reading.heading_facts import MAX_INLINE_HEADING, Candidate
from pacparse.reading.markers import YEARS_FIRST
from pacparse.rules import VETO, Question, Rule
from pacparse.text.white_space import flatten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.units import Line

_LONGEST_HEAD = 220  # the departments over the answer to a report
_OFTEN, _SHORTEST, _SHORT = 3, 12, 60
_FORMS = ("simple", "dotted", "bare", "letter", "figure")


def reads_as_heading(candidate: Candidate) -> bool:
    """Whether the rules say that the line is a heading."""
    return HEADINGS.answer(candidate, at=candidate.line.start) == "heading"


def _settles(line: Candidate) -> str | None:
    """The answer for a line amid a paragraph, or without the shape of a heading: most lines of prose.

    The first line of a text, an ordinal and what stands under it are left to the rules.
    """
    words, page = line.words, line.page
    if page.has_signs and line.label is None:
        return "text"
    if line.before is None or line.before.heads or not words or is_ordinal(line):
        return None
    if words[0].islower() or len(words) > _LONGEST_HEAD:
        return "text"
    if words in page.repeated:
        return None
    return "text" if _is_amid(line) or not line.has_shape else None


def _is_amid(line: Candidate) -> bool:
    """Whether a line under an open paragraph has nothing that outweighs it: most lines of prose.

    No more than its length speaks for a heading then, whatever its shape.
    """
    last, own, lines = line.before, line.line, line.lines
    if not line.is_plain or own.gap > 0 or own.is_page_top or last is None:
        return False
    if last.kind != "paragraph" or last.is_closed or not last.spans or last.heads:
        return False
    below = lines[line.index + 1].text if line.index + 1 < len(lines) else ""
    if may_name_part(own.text) or may_head_answer(own.text, below):
        return False
    return is_open(last.last_text)


def find_repeated(lines: Sequence[Line]) -> frozenset[str]:
    """The lines that stand as headings between blank lines time and again.

    A paper sets the same heading over every group that it quotes: where the paragraph before it
    lacks its stop, that heading shows by its words alone.
    """
    set_off = Counter(
        line.text
        for line in lines
        if line.gap > 0
        and _SHORTEST <= line.end - line.start <= _SHORT
        and line.text[0].isupper()
        and " " in line.text
    )
    return frozenset(
        text
        for text, count in set_off.items()
        if count >= _OFTEN
        and looks_like_heading(text)
        and not (match_part_label(text) or is_status_line(text) or is_stance_line(text))
    )


def is_ordinal(line: Candidate) -> bool:
    """Whether the line is the ordinal of a report: ``Third Report of Session 2017-19``."""
    text = line.line.text
    if not line.is_plain or len(text) > _LONGEST_HEAD or text[-1] in ".;,":
        return False
    return ("eport" in text or "EPORT" in text) and heads_report(flatten(text))


def names_bodies(line: Candidate) -> bool:
    """Whether the line is the departments that answer a report, under its ordinal."""
    text = line.block[1]
    return line.is_under_head and len(text) <= _LONGEST_HEAD and names_departments(flatten(text))


def _is_title(line: Candidate) -> bool:
    """Whether the first line of a text has a title's shape, and text comes after it."""
    if not line.is_plain or line.before is not None or line.after is None:
        return False
    if not line.is_closed_below and line.after.text[0].islower():
        return False
    if not looks_like_title(line.block[1]):
        return False
    return line.after.gap > 0 or not line.is_one_line or not tells(line.words)


def _is_verdict(line: Candidate) -> bool:
    """Whether the line agrees or disagrees, in bold or not."""
    words = line.block[1].strip("*_ ")
    return bool(words) and is_stance_line(words)


def _repeats(line: Candidate) -> bool:
    """Whether a line without room above stands as a heading elsewhere, time and again."""
    is_bare = line.is_plain and line.line.gap == 0 and line.index > 0
    return is_bare and line.line.text in line.page.repeated


def _heads_number(line: Candidate) -> bool:
    """Whether the line stands between a heading and a number: no paragraph of one line does."""
    is_under_heading = line.before is not None and line.before.kind == "heading"
    return (
        line.is_plain and is_under_heading and line.over is not None and line.over.form in _COUNTED
    )


def _is_lead_in(line: Candidate) -> bool:
    """Whether words over two lines lead to a list."""
    return not line.is_one_line and line.over is not None and line.over.form not in _FORMS


def _has_no_number_form(line: Candidate) -> bool:
    if line.form is None:
        return False
    if line.form == "bare":
        return not line.may_be_chapter
    if line.form in ("letter", "figure"):
        return not line.may_be_section
    return not line.is_counted or (line.marker is not None and line.marker.is_set_off)


_COUNTED = ("simple", "dotted")

_WRAPPED = "\n".join(
    f"The keepers of the {word} have counted every lamp on each of the quays of the old"
    for word in ("north", "south", "east", "west", "upper", "lower", "inner", "outer")
)

_RULES: Final[tuple[Rule[Candidate], ...]] = (
    Rule(
        "heading.other-signs",
        says="text",
        weight=VETO,
        reason="the headings of this text have marks or styles, and this line has none",
        example="# Lamps\n\n»Costs\n\nThe count took three weeks.",
        near_miss="Lamps\n\n»Costs\n\nThe count took three weeks.",
        votes=lambda line: line.page.has_signs and line.label is None,
    ),
    Rule(
        "heading.contents",
        says="heading",
        weight=VETO,
        reason="a list of contents names this line as a title",
        example="Contents\nLamps of the quay 2\nWhich lamps are lit? 3\n\nLamps of the quay\n\n"
        "The quay is dark.\n\n»Which lamps are lit?\n\nNone of them.",
        near_miss="Lamps of the quay\n\nThe quay is dark.\n\n»Which lamps are lit?\n\nNone of them.",
        votes=lambda line: line.is_listed and not line.goes_on_below,
    ),
    Rule(
        "heading.ordinal",
        says="heading",
        weight=VETO,
        reason="the ordinal of a report begins the answer to this report",
        example="1.1 The lamps are lit.\n»Third Report of Session 2017-19\nHome Office\n"
        "Lamps on quays\n2.1 They are dark.",
        near_miss="1.1 The lamps are lit.\n»Report of Session 2017-19\n2.1 They are dark.",
        votes=is_ordinal,
    ),
    Rule(
        "heading.departments",
        says="heading",
        weight=VETO,
        reason="the line has names of departments and is below the ordinal of a report",
        example="Third Report of Session 2017-19\n»Home Office / HM Revenue and\nCustoms\n"
        "Lamps on quays\n2.1 They are dark.",
        near_miss="Lamps on quays\n\n»Home Office / HM Revenue and\nCustoms\n2.1 They are dark.",
        votes=names_bodies,
    ),
    Rule(
        "heading.repeated",
        says="heading",
        weight=VETO,
        reason="the same line is a heading between blank lines at least three times",
        example="\n\nWhat we found\n\nThe lamps are dim.\n" * 3
        + "\nThe keepers are few and\n»What we found\n\nThe lamps are out.",
        near_miss="The keepers are few and\n»What we found\n\nThe lamps are out.",
        votes=_repeats,
    ),
    Rule(
        "heading.title",
        says="heading",
        weight=VETO,
        reason="the first line of a text is its title",
        example="»Lamps on the quays\n\nThe lamps are dim.",
        near_miss="»The lamps have been dim since the\nspring. They are dim.",
        votes=_is_title,
    ),
    Rule(
        "heading.no-shape",
        says="text",
        weight=VETO,
        reason="a heading is short, begins with a capital and has no end of a sentence in it, unlike this line",
        example="Lamps on the quays\n\n»The lamps are dim.\n\nThey are lit.",
        near_miss="Lamps on the quays\n\n»Costs\n\nThey are lit.",
        votes=lambda line: not line.has_shape,
    ),
    Rule(
        "heading.figure-first",
        says="text",
        weight=VETO,
        reason="a figure that is not a paragraph number counts something",
        example="Lamps on the quays\n\n»45 lamps of the north\n\nThey are lit.",
        near_miss="Lamps on the quays\n\n»Lamps of the north\n\nThey are lit.",
        votes=lambda line: (
            line.words[:1].isdigit() and (line.is_plain or not YEARS_FIRST.match(line.words))
        ),
    ),
    Rule(
        "heading.verdict",
        says="text",
        weight=VETO,
        reason="a line that agrees or disagrees is an answer",
        example="Lamps on the quays\n\n»Accepted in principle\n\nThey are lit.",
        near_miss="Lamps on the quays\n\n»Accepted lamps of the north\n\nThey are lit.",
        votes=_is_verdict,
    ),
    Rule(
        "heading.awaited",
        says="text",
        weight=VETO,
        reason="the block above is not finished: it is a label alone, the beginning of a date, or an open bracket",
        example="Lamps\n\nRecommendation:\n»Light all the lamps\n\nThey are lit.",
        near_miss="Lamps\n\nThe quays are dark.\n\n»Light all the lamps\n\nThey are lit.",
        votes=lambda line: line.is_awaited,
    ),
    Rule(
        "heading.no-number",
        says="text",
        weight=VETO,
        reason="a letter, a figure or a number without a full stop counts items of a list, if no section can begin here",
        example="Lamps on the quays\n\n»(a) oil\n(b) wicks\n(c) glass",
        near_miss="Lamps on the quays\n\nThey are lit.\n\n»A. Oil of the lamps\n\nIt is dear.\n\n"
        "B. Wicks\n\nThey are cheap.",
        votes=_has_no_number_form,
    ),
    Rule(
        "heading.counts-on",
        says="text",
        weight=VETO,
        reason="the next number follows directly, so this is a numbered paragraph: a heading has text below it",
        example="Lamps on the quays\n\n»1. Oil\n2. Wicks\n3. Glass",
        near_miss="Lamps on the quays\n\n»1. Oil\n\nIt is dear.\n\n2. Wicks\n\nThey are cheap.",
        votes=lambda line: line.counts_on,
    ),
    Rule(
        "heading.page-end",
        says="text",
        weight=VETO,
        reason="the sentence continues after the end of the page",
        example="1.1 They are lit.\n\n»1.2 The count of the lamps of the north quay\n\n\fin May was long.",
        near_miss="1.1 They are lit.\n\n»1. The count of the lamps of the north quay\n\n\fIt was long in May.",
        votes=lambda line: line.is_gone_on_with,
    ),
    Rule(
        "heading.labelled",
        says="text",
        weight=VETO,
        reason="the words after a label are the text of the label, unless the text is below",
        example="Lamps\n\n»Recommendation 1: Count the oil\n\nThe oil was counted.",
        near_miss="Lamps\n\n»Recommendation 1: Oil\n\nThe Board should count the oil.",
        votes=lambda line: line.label is not None and not line.is_title_of_demand,
    ),
    Rule(
        "heading.short",
        says="heading",
        weight=1,
        reason="the line has the shape and the length of a heading",
        example="Lamps\n\n»Costs\n\nThe count took three weeks.",
        near_miss="Lamps\n\n»Payments to the keepers of the northern, the southern, the upper and the lower quays of Salt\n\nThey are few.",
        votes=lambda line: (
            len(line.block[1]) <= MAX_INLINE_HEADING
            or not line.is_one_line
            or line.label is not None
        ),
    ),
    Rule(
        "heading.apart",
        says="heading",
        weight=4,
        reason="blank lines or the edges of a page are above and below",
        example="Lamps\n\n»Costs\n\nThe count took three weeks.",
        near_miss="Lamps\n\nThey are lit.\n»Costs\n2.1 The count took three weeks.",
        votes=lambda line: line.is_plain and line.is_apart,
    ),
    Rule(
        "heading.part",
        says="heading",
        weight=4,
        reason="many papers of parliaments have this heading, or it names a chapter by its number",
        example="1. The lamps are lit.\n»Chapter 2: The oil of the lamps\n2. It is dear.",
        near_miss="1. The lamps are lit.\n»The oil of the lamps\n2. It is dear.",
        votes=lambda line: line.is_plain and names_part(line.block[1]),
    ),
    Rule(
        "heading.answer",
        says="heading",
        weight=4,
        reason="it names the body that answers below, or a body that comments on an answer",
        example="Lamps\n\nThey are lit (Home Office, May)\n»Comments of the Committee\nOnly some of them are.",
        near_miss="Lamps\n\nThey are lit (Home Office, May)\n»Comments of the keepers\nOnly some of them are.",
        votes=lambda line: line.is_plain and heads_answer(line.block[1]),
    ),
    Rule(
        "heading.heads-number",
        says="heading",
        weight=4,
        reason="the line is between a heading and a number, and no paragraph of one line is there",
        example="Lamps\n\nThey are lit.\n\nCosts\n»Oil\n2.1 It is dear.",
        near_miss="Lamps\n\nThey are lit.\n»Oil\n2.1 It is dear.",
        votes=_heads_number,
    ),
    Rule(
        "heading.under-open",
        says="text",
        weight=4,
        reason="the paragraph directly above is not finished",
        example="Lamps\n\nThe lamps were lit by the keepers of the\n»North Quay\n\nThey are dim.",
        near_miss="Lamps\n\nThe lamps were lit by the keepers.\n»North Quay\n2.1 They are dim.",
        votes=lambda line: line.is_under_open,
    ),
    Rule(
        "heading.under-item",
        says="text",
        weight=4,
        reason="the item of a list directly above continues in this line",
        example="The papers are:\n• Lamps of the north: the report of the clerk to the\n»Harbour Board\n\n1. They are dim.",
        near_miss="The papers are:\n• Lamps of the north (HC 45)\n»Replies to the Board\n1. They are dim.",
        votes=lambda line: line.is_under_item,
    ),
    Rule(
        "heading.goes-on",
        says="text",
        weight=4,
        reason="the line below can only continue this line: it begins with a small letter, a year or a count",
        example="Lamps\n\n»9. Smaller quays cannot wait\n21 weeks to be lit.\n\n10. They are dim.",
        near_miss="Lamps\n\n»9. Smaller quays\n\nThe smaller quays cannot wait.\n\n10. They are dim.",
        votes=lambda line: line.goes_on_below,
    ),
    Rule(
        "heading.number-over-text",
        says="text",
        weight=2,
        reason="text is directly below this number, and the number has two parts or does not open a chapter",
        example="Lamps\n\n»2.1 Lamps of the north\nThe lamps are dim.\n\n2.2 They are old.",
        near_miss="Lamps\n\n»2. Lamps of the north\n2.1 The lamps are dim.\n\n2.2 They are old.",
        votes=lambda line: line.is_over_text,
    ),
    Rule(
        "heading.full",
        says="text",
        weight=2,
        reason="the line is full, and the words below continue it",
        example=_WRAPPED
        + "\n»The keepers of the lamps and boats of the northern and of the southern quays of\nSalt are few.",
        near_miss=_WRAPPED + "\n\n»Lamps of the north\nThe keepers are few.",
        votes=lambda line: line.is_full,
    ),
    Rule(
        "heading.last",
        says="text",
        weight=2,
        reason="nothing is below the line",
        example="Lamps\n\nThey are lit.\n»Lamps of the north",
        near_miss="Lamps\n\nThey are lit.\n\n»Lamps of the north",
        votes=lambda line: line.after is None and not (line.is_plain and line.is_apart),
    ),
    Rule(
        "heading.sentence",
        says="text",
        weight=2,
        reason="the words are a sentence",
        example="1.1 They are lit.\n»Over 4,500 keepers have asked for oil\n1.2 They are dim.",
        near_miss="1.1 They are lit.\n»Oil for 4,500 keepers\n1.2 They are dim.",
        votes=lambda line: line.is_sentence,
    ),
    Rule(
        "heading.lead-in",
        says="text",
        weight=VETO,
        reason="words on two lines introduce a list",
        example="1. They are lit.\n\n»Part 1 of the answer to the\nHarbour Board names\n\n• the keepers; and\n\n• the lamps.",
        near_miss="1. They are lit.\n\n»The answer to the\nHarbour Board\n\n1.1 They are few.",
        votes=_is_lead_in,
    ),
)
HEADINGS: Final = Question(
    "heading",
    ("text", "heading"),
    _RULES,
    asks="Is this line a heading or text?",
    settles=_settles,
)
