"""The rules that decide what is page furniture, in one table."""

from __future__ import annotations

from typing import Final

from pacparse.lexicon.sentences import stops_short
from pacparse.reading.furniture.facts import LONG, SHORT_TEXT, Candidate
from pacparse.reading.furniture.print_rules import FURNITURE_, PRINT_RULES, TEXT, is_small_head
from pacparse.reading.furniture.sentences import MAY, MUST
from pacparse.rules import VETO, Question, Rule

_PAGE = (
    "The kilns of the upper town were swept before they were lit, and those who swept them were "
    "paid by the yard. "
) * 3


def _is_over_like(c: Candidate) -> bool:
    return any(m.line == c.line + 1 and m.text == c.text for m in c.mates)


def _may_end_page(c: Candidate) -> bool:
    """Whether a marking stands at an end of the text or a page, twice in a row, or in a sentence."""
    return c.line == 0 or bool(c.mates or c.edge or c.crossing.grade or not c.below)


def _has_line_beside(c: Candidate) -> bool:
    """Whether the same other line stands beside the numbers of a count, or a marking beside this one."""
    if any(mate.is_banner for mate in c.mates):
        return True
    count = c.count
    is_told = count.has_long_fellow or count.may > 0
    return not c.edge and count.size > 2 and count.fellows > 0.6 and is_told


def _divides(c: Candidate) -> bool:
    """Whether the line can be no part of the sentence that may run across it."""
    if c.is_number:
        if c.sheets > 1 and (not c.edge or (c.sheets > SHORT_TEXT and c.count.size < 2)):
            return False
        if not c.edge and not c.crossing.is_prose:
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
    Rule(
        "furniture.protected",
        says=TEXT,
        weight=VETO,
        reason="a label, a status, the name of a report or a line with a footnote mark is text, however often it recurs",
        example="1. The kilns are lit.\n\f»Recommendation 1\nSweep them.\n\fRecommendation 2\nLight them.",
        near_miss="1. The kilns are lit.\n\f»12 Kilns of the north\n2. They are hot.\n\fKilns of the north 13\n3. They are cold.",
        votes=lambda c: bool(c.protection) and not is_small_head(c),
    ),
    Rule(
        "furniture.first-line",
        says=TEXT,
        weight=VETO,
        reason="the first line of a text is its title, even if running heads repeat it",
        example="»Kilns of the north\n\n1. They are lit.\n\nKilns of the north\n\n2. They are swept.",
        near_miss="Kilns of the north\n\n1. They are lit.\n\n»Kilns of the north\n\n2. They are swept.",
        votes=lambda c: (
            c.line == 0
            and c.printed is None
            and not c.is_number
            and not c.is_banner
            and not (_is_over_like(c) and c.group.size > 2)
        ),
    ),
    Rule(
        "furniture.under-its-like",
        says=TEXT,
        weight=VETO,
        reason="the second of two equal lines is the heading that the running head above it repeats",
        example="1. Lit.\n\fKilns of the north\n»Kilns of the north\n2. Swept.\n\fKilns of the north\n3. Cold.",
        near_miss="1. Lit.\n\f»Kilns of the north\nKilns of the north\n2. Swept.\n\fKilns of the north\n3. Cold.",
        votes=lambda c: (
            not c.is_number
            and not c.is_banner
            and any(m.line == c.line - 1 and m.text == c.text for m in c.mates)
        ),
    ),
    Rule(
        "furniture.no-page-end",
        says=TEXT,
        weight=2,
        reason="no form feed and no other line of a page end is near",
        example="1. The kilns were counted:\n\n»14\n\n2. They are lit.",
        near_miss="1. The kilns were counted.\n\n»14\n\f2. They are lit.",
        votes=lambda c: not c.is_at_end,
    ),
    Rule(
        "furniture.paged-count",
        says=FURNITURE_,
        weight=4,
        reason="the number rises with the form feeds, as a page number does",
        example="1. Lit.\n»4\n\f2. Swept.\n5\n\f3. Cold.\n6",
        near_miss="1. Lit.\n»40\n\f2. Swept.\n7\n\f3. Cold.\n99",
        votes=_counts_pages,
    ),
    Rule(
        "furniture.foot-of-a-sheet",
        says=FURNITURE_,
        weight=2,
        reason="the last line of a page in a short text is a number after a blank line",
        example="1. The kilns are lit.\n\n»33\n\f2. They are swept.",
        near_miss="1. The kilns are lit.\n»33\n\f2. They are swept.",
        votes=lambda c: c.is_lone_foot,
    ),
    Rule(
        "furniture.says-page",
        says=FURNITURE_,
        weight=2,
        reason="the line has the form of a page number, such as Page 7",
        example="1. The kilns are lit.\n»Page 7\n2. They are swept.",
        near_miss="1. The kilns are lit.\n»7\n2. They are swept.",
        votes=lambda c: (
            (c.form.kind in ("named", "dashed") and not c.form.is_column)
            or (c.form.kind == "of" and c.count.size > 2)
        ),
    ),
    Rule(
        "furniture.column-of-the-report",
        says=FURNITURE_,
        weight=4,
        reason="the Official Report numbers its columns with a date and the word Column",
        example="1. He asked which of the kilns\n\n»4 Feb 2015 : Column 299\n\nwere lit.",
        near_miss="1. He asked which of the kilns\n\n»Column 299\n\nwere lit.",
        votes=lambda c: c.form.is_column,
    ),
    Rule(
        "furniture.sentence-must-run-across",
        says=FURNITURE_,
        weight=2,
        reason="the sentence above cannot end here, so the line interrupts it",
        example="1. The kilns were swept by the boys in May before they had the\n\n»12\n\nclay brought in.\n\n2. They are lit.",
        near_miss="1. The kilns were swept.\n\n»12\n\nClay was brought in.\n\n2. They are lit.",
        votes=lambda c: c.crossing.grade == MUST and _divides(c),
    ),
    Rule(
        "furniture.sentence-may-run-across",
        says=FURNITURE_,
        weight=2,
        reason="the sentence above is not finished, and the line below begins with a small letter",
        example="1. The kilns were swept in the spring of each year by the boys\n\n»12\n\nwho had come in May.\n\n2. They are lit.",
        near_miss="1. The kilns were swept by the boys.\n\n»12\n\nThey had come in May.\n\n2. They are lit.",
        votes=lambda c: c.crossing.grade >= MAY and (bool(c.edge) or c.is_alone) and _divides(c),
    ),
    Rule(
        "furniture.count",
        says=FURNITURE_,
        weight=1,
        reason="at least three numbers rise by one or two, with a page of text between them",
        example="1. " + _PAGE + "\n»4\n2. " + _PAGE + "\n5\n3. " + _PAGE + "\n6",
        near_miss="1. " + _PAGE + "\n»4\n2. " + _PAGE + "\n9\n3. " + _PAGE + "\n2",
        votes=lambda c: c.is_said_again or (c.count.size > 2 and (c.is_number or c.group.rises)),
    ),
    Rule(
        "furniture.count-cuts-sentences",
        says=FURNITURE_,
        weight=2,
        reason="a sentence continues across one of these rising numbers, which never happens with a paragraph number",
        example="1. " + _PAGE + "They have a\n»4\nroof. " + _PAGE + "\n5\n3. " + _PAGE + "\n6",
        near_miss="1. " + _PAGE + "\n»4\n2. " + _PAGE + "\n5\n3. " + _PAGE + "\n6",
        votes=lambda c: c.is_number and c.count.size > 2 and c.count.must > 0,
    ),
    Rule(
        "furniture.count-may-cut",
        says=FURNITURE_,
        weight=1,
        reason="sentences may continue across several of these rising numbers",
        example="1. "
        + _PAGE
        + "They are lit\n»4\nbefore noon. "
        + _PAGE
        + "They burn\n5\nall night. "
        + _PAGE
        + "\n6",
        near_miss="1. " + _PAGE + "\n»4\n2. " + _PAGE + "\n5\n3. " + _PAGE + "\n6",
        votes=lambda c: (
            c.is_number
            and c.count.size > 2
            and (c.count.may > 1 or (c.count.is_set_off and c.count.divides_prose))
        ),
    ),
    Rule(
        "furniture.same-line-beside",
        says=FURNITURE_,
        weight=2,
        reason="the same line, or a protective marking, is beside the rising numbers",
        example="1. "
        + _PAGE
        + "\n»4\nKilns of the north and of the south\n2. "
        + _PAGE
        + "\n5\nKilns of the north and of the south\n3. "
        + _PAGE
        + "\n6\nKilns of the north and of the south",
        near_miss="1. " + _PAGE + "\n»4\n2. " + _PAGE + "\n5\n3. " + _PAGE + "\n6",
        votes=lambda c: c.is_number and _has_line_beside(c),
    ),
    Rule(
        "furniture.over-numbered",
        says=FURNITURE_,
        weight=2,
        reason="the lines below the rising numbers have numbers of their own",
        example="1.1 " + _PAGE + "\n»4\n1.2 " + _PAGE + "\n5\n1.3 " + _PAGE + "\n6",
        near_miss=_PAGE + "\n»4\n" + _PAGE + "\n5\n" + _PAGE + "\n6\nThe kilns are cold.",
        votes=lambda c: (
            c.is_number and c.count.size > 2 and c.count.is_steady and c.count.over_numbered > 0.6
        ),
    ),
    Rule(
        "furniture.pages-alike",
        says=FURNITURE_,
        weight=2,
        reason="at least five numbers are each about one page of text apart",
        example="".join(f"{_PAGE * 4}\n\n{'»' * (n == 4)}{n}\n\n" for n in range(4, 9)),
        near_miss="".join(f"{_PAGE}\n\n{'»' * (n == 4)}{n}\n\n" for n in range(4, 9)),
        votes=lambda c: c.is_number and c.count.is_even,
    ),
    Rule(
        "furniture.ends-text",
        says=FURNITURE_,
        weight=1,
        reason="the last of the rising numbers is the last line of the text",
        example="1. " + _PAGE + "\n»4\n2. " + _PAGE + "\n5",
        near_miss="1. " + _PAGE + "\n»4\n2. " + _PAGE + "\n5\n3. The kilns are cold.",
        votes=lambda c: c.is_number and c.count.size > 1 and c.count.ends_text,
    ),
    Rule(
        "furniture.other-number",
        says=FURNITURE_,
        weight=4,
        reason="the number above a label is a page number, because the label has another number",
        example="5: PAC conclusion: The kilns are cold.\n\n»7\n\nRecommendation:\n\nThe Board should light them.\n\n5.1 The government agrees.",
        near_miss="7: PAC conclusion: The kilns are cold.\n\n»7\n\nRecommendation:\n\nThe Board should light them.\n\n7.1 The government agrees.",
        votes=lambda c: c.has_other_number,
    ),
    Rule(
        "furniture.banner",
        says=FURNITURE_,
        weight=4,
        reason="a protective marking recurs at the ends of pages",
        example="»OFFICIAL\n\n1. The kilns are lit.\nOFFICIAL\nOFFICIAL\n2. They are swept.\nOFFICIAL",
        near_miss="Marking\nOFFICIAL\nKilns of the north\nSECRET\nKilns of the south\n»OFFICIAL\nKilns of the west",
        votes=lambda c: c.is_banner and any(_may_end_page(m) for m in c.group.members[:50]),
    ),
    Rule(
        "furniture.in-step",
        says=FURNITURE_,
        weight=2,
        reason="the same words are at the ends of at least three pages, one or two pages apart",
        example="1. Lit.\n\f»Kilns of the north\n2. Swept.\n\fKilns of the north\n3. Cold.\n\fKilns of the north\n4. Hot.",
        near_miss="1. Lit.\n\f»Kilns of the north\n2. Swept.\n\f3. Cold.\n\f4. Hot.\n\f5. Shut.\n\f6. Open.\n\fKilns of the north\n7. Sold.",
        votes=lambda c: not c.is_number and c.group.in_step > 2 and c.is_at_end,
    ),
    Rule(
        "furniture.rises-by-sheets",
        says=FURNITURE_,
        weight=2,
        reason="the number beside the same words rises with the form feeds",
        example="1. Lit.\n\f»12 Kilns of the north\n2. Swept.\n\fKilns of the north 13\n3. Cold.",
        near_miss="1. Lit.\n\f»12 Kilns of the north\n2. Swept.\n\fKilns of the north 40\n3. Cold.",
        votes=lambda c: c.form.kind == "beside" and c.group.rises and bool(c.edge),
    ),
    Rule(
        "furniture.another-number",
        says=TEXT,
        weight=4,
        reason="the page has another page number",
        example="1. Lit.\n7\n\f»Work package 2\n2. Swept.\n8\n\fWork package 3\n3. Cold.\n9",
        near_miss="1. Lit.\n\f»12 Kilns of the north\n2. Swept.\n\fKilns of the north 13\n3. Cold.",
        votes=lambda c: (
            c.form.kind == "beside"
            and c.page_number not in (0, c.form.value)
            and not is_small_head(c)
        ),
    ),
    Rule(
        "furniture.fellow-heads",
        says=FURNITURE_,
        weight=2,
        reason="two lines occur together on every page",
        example="Kilns\n\n1. Lit.\n\n»Guild of the kilns\n\nRegistered in Overbank Page 1\n\n2. Swept.\n\nGuild of the kilns\n\nRegistered in Overbank Page 2\n\n3. Cold.\n\nGuild of the kilns\n\nRegistered in Overbank Page 3\n\n4. Hot.",
        near_miss="Kilns\n\n1. Lit.\n\n»Guild of the kilns\n\n2. Swept.\n\nGuild of the kilns\n\n3. Cold.\n\nGuild of the kilns\n\n4. Hot.",
        votes=lambda c: not c.is_number and not c.edge and c.group.size > 2 and c.group.has_fellows,
    ),
    Rule(
        "furniture.group-cuts-sentences",
        says=FURNITURE_,
        weight=4,
        reason="the same line interrupts several sentences and belongs to none of them",
        example="1. The kilns have been swept by the boys of the town, and have the\n»Kilns of the north\nsoot in sacks.\n2. They are lit at noon in the summer of each year by the\nKilns of the north\nmaster of the kilns.",
        near_miss="1. The kilns have been swept by the boys of the town, and have the\n»Kilns of the north\nsoot in sacks.\n2. They are lit at noon in the summer of each year.\nKilns of the north\nAll are hot.",
        votes=lambda c: not c.is_number and c.is_cutting and (c.is_at_end or c.group.in_step == 0),
    ),
    Rule(
        "furniture.pair-cuts",
        says=FURNITURE_,
        weight=2,
        reason="the same words are at the ends of two pages, and interrupt a sentence on one of them",
        example="1. The kilns burn lime, and later\n\f»Lime and bricks\nbricks.\n2. Cold.\n\fLime and bricks\n3. Sold.",
        near_miss="1. The kilns burn lime.\n\f»Lime and bricks\n2. Cold.\n\fLime and bricks\n3. Sold.",
        votes=lambda c: (
            not c.is_number
            and c.group.in_step == 2
            and c.group.may > 0
            and not c.group.is_copied
            and c.is_at_end
        ),
    ),
    Rule(
        "furniture.repeats-title",
        says=FURNITURE_,
        weight=4,
        reason="the line begins as the title does, has blank lines around it, and interrupts a sentence (it or an equal line)",
        example="Response of the Kiln Board to the inquiry\n\nMay 2019\n\n1. Lit.\n\n2. Swept.\n\n3. Cold.\n\n4. The kilns are of brick, which the\n\n»Response of the Kiln Board to the inquiry – Papers\n\nboys have swept.",
        near_miss="Response of the Kiln Board to the inquiry\n\nMay 2019\n\n1. Lit.\n\n2. Swept.\n\n3. Cold.\n\n4. The kilns are of brick.\n\n»Response of the Kiln Board to the inquiry – Papers\n\n5. All are swept.",
        votes=lambda c: (
            c.repeats_title
            and c.is_alone
            and (c.crossing.grade >= MAY or (c.group.size > 2 and c.group.may > 0))
        ),
    ),
    Rule(
        "furniture.takes-turns",
        says=FURNITURE_,
        weight=4,
        reason="the line recurs between the known running heads, so it is the running head of the other pages",
        example="Response of the Kiln Board to the inquiry\n\nMay 2019\n\nA.\n\nB.\n\nC.\n\nD.\n\n1. The kilns are of brick, and in May the\n\n»Papers of the session of kilns\n\nboys swept them.\n\nResponse of the Kiln Board to the inquiry – Papers\n\n2. Cold.\n\nPapers of the session of kilns\n\n3. Hot. They need the\n\nResponse of the Kiln Board to the inquiry – Papers\n\nwood of the town.\n\nPapers of the session of kilns\n\n4. Sold.\n\nResponse of the Kiln Board to the inquiry – Papers\n\n5. Shut.",
        near_miss="Response of the Kiln Board to the inquiry\n\nMay 2019\n\n1. Lit.\n\n»Printed papers of the session\n\n2. Swept.\n\nPrinted papers of the session\n\n3. Cold.",
        votes=lambda c: c.group.takes_turns and c.group.may > 0,
    ),
    Rule(
        "furniture.bar",
        says=FURNITURE_,
        weight=4,
        reason="a bar separates the words from a rising number",
        example="Kilns\n1. They are lit at noon, in the summer of each year, by whoever is there.\n»Foreword | 1\n2. They are swept at night, in the winter of each year, by whoever is there.\n2 | Clay\n3. Cold.",
        near_miss="No | Kiln\n»1 | North\n2 | South\n3 | West",
        votes=lambda c: c.form.has_bar and (c.count.size > 1 or c.group.rises),
    ),
    Rule(
        "furniture.elsewhere",
        says=TEXT,
        weight=4,
        reason="the same words are inside pages as well",
        example="1. Lit.\n\fBricks\n2. Swept.\n\f»Bricks\n3. Cold.\n\fBricks\n4. Hot.\n\n5. Sold.\n\nBricks\n\n6. Shut.",
        near_miss="1. Lit.\n\fBricks\n2. Swept.\n\f»Bricks\n3. Cold.\n\fBricks\n4. Hot.\n\n5. Sold.\n\n6. Shut.",
        votes=lambda c: (
            not c.is_number
            and not (c.printed and "small" in c.printed.traits)
            and not c.is_cutting
            and not c.group.takes_turns
            and c.group.elsewhere * 4 > (max(c.group.size, 4) if len(c.text) >= LONG else 3)
        ),
    ),
    Rule(
        "furniture.half-a-paragraph",
        says=TEXT,
        weight=4,
        reason="the line begins with a paragraph number or ends early: it is part of a repeated paragraph",
        example="Kilns\n\n1. Lit.\n\f»1.3 The kilns are swept by\nthe boys.\n\f1.3 The kilns are swept by\nthe boys.",
        near_miss="Kilns\n\n1. Lit.\n\f»Bricks and lime\n2. Swept.\n\fBricks and lime\n3. Cold.",
        votes=lambda c: (
            c.form.kind == "words"
            and c.group.in_step < 3
            and (stops_short(c.text) or c.text[0].isdigit())
        ),
    ),
    Rule(
        "furniture.not-set-off",
        says=TEXT,
        weight=4,
        reason="the words at the foot of a page follow the line above without a blank line, and are not on most pages",
        example="1. Lit.\n»Bricks and lime\n\f2. Swept.\n\f3. Cold.\nBricks and lime\n\f4. Hot.\n\f5. Sold.\nBricks and lime\n\f6. Shut.",
        near_miss="1. Lit.\n\n»Bricks and lime\n\f2. Swept.\n\f3. Cold.\n\nBricks and lime\n\f4. Hot.\n\f5. Sold.\n\nBricks and lime\n\f6. Shut.",
        votes=lambda c: (
            c.edge == "foot"
            and not c.is_number
            and c.gap == 0
            and not c.group.is_dense
            and c.first == c.line
        ),
    ),
    Rule(
        "furniture.one-word-and-number",
        says=TEXT,
        weight=4,
        reason="one word and a number name a part: an objective, a chapter",
        example="1. Lit.\n\f»Objective 2\nSweep them.\n\fObjective 3\nSell them.",
        near_miss="1. Lit.\n\f»Kilns of the north 2\nSweep them.\n\fKilns of the north 3\nSell them.",
        votes=lambda c: (
            c.form.kind == "beside"
            and not c.group.may
            and not is_small_head(c)
            and " " not in c.form.words
            and not c.form.is_number_first
            and not c.form.has_bar
        ),
    ),
    Rule(
        "furniture.note-at-foot",
        says=TEXT,
        weight=VETO,
        reason="a number and words at the foot of one or two pages, or in a list, are a note",
        example="1. Lit.\n»1 Letter from the kilns\n\f2. Swept.\n2 Letter from the kilns\n\f3. Cold.",
        near_miss="1. Lit.\n\f»2 Letter from the kilns\n2. Swept.\n\f3 Letter from the kilns\n3. Cold.",
        votes=lambda c: (
            c.form.is_number_first
            and not c.form.has_bar
            and c.edge != "top"
            and not c.is_over
            and not (c.printed and "count" in c.printed.traits)
            and (c.is_in_list or c.group.size < 3)
            and all(m.form.is_number_first for m in c.group.members[:3])
        ),
    ),
)


FURNITURE: Final = Question(
    "furniture",
    (TEXT, FURNITURE_),
    (*RULES, *PRINT_RULES),
    asks="Is this line page furniture?",
    settles=lambda c: TEXT if c.is_only_words else None,
)
