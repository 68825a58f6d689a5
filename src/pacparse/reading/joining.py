"""Whether a line goes on with the block above it, or opens one: the rules that vote on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pacparse.lexicon.heading_shape import stands_alone
from pacparse.lexicon.layouts import RECOMMENDATION_HEADING, RECOMMENDATION_PARAGRAPH
from pacparse.lexicon.line_openers import (
    answers,
    is_stance_line,
    is_verdict_alone,
    is_verdict_line,
    match_part_label,
)
from pacparse.lexicon.sentences import (
    awaits_date,
    cites_page,
    ends_with_source,
    goes_on_below,
    onward,
    splits_date,
)
from pacparse.lexicon.voice_words import DEMAND
from pacparse.rules import VETO, Question, Rule, fact
from pacparse.text.white_space import single_spaced

if TYPE_CHECKING:
    from pacparse.lexicon.sentences import Onward
    from pacparse.reading.drafts import Draft, Page
    from pacparse.units import Line

OPENS: Final = "opens"
GOES_ON: Final = "goes-on"
# A line is full if the next word would not have fitted: type is set in widths, not in characters.
_FULL = 0.9
_FIRST_OF_VERDICTS = ("The ", "This ", "These ", "Recommendation")
_TITLE_HEAD = 140
_LONGEST_NUMBER = 3
_SHORTEST_FULL = 75
_LEVEL = 0.8  # the shortest of lines that one measure has set, between blank lines


class Follower:
    """A line, the block above it, and what stands between them; costly facts when first asked."""

    def __init__(self, page: Page, last: Draft, index: int, *, is_interrupted: bool) -> None:
        self.page = page
        self.last = last
        self.index = index
        self.line: Line = page.read.lines[index]
        self.text = self.line.text
        self.is_small = self.text[0].islower()
        self.is_crossed = is_interrupted or self.line.is_page_top
        self.is_direct = self.line.gap == 0 and not self.is_crossed

    @fact
    def sentence(self) -> Onward:
        """Whether the sentence above must, may or cannot go on in the line."""
        above = self.last.last_text
        if not above:
            return "may"
        found = onward(above, self.text)
        if found == "must" and not self.is_direct and not goes_on_below(above, self.text):
            return "may"
        return found

    @fact
    def room(self) -> float:
        """The share of the width that the line above takes with the line's first word; 0: no width."""
        width = self.page.read.wrap_width
        above = self.page.read.lines[self.index - 1]
        first_word = self.text.split(None, 1)[0]
        return (above.end - above.start + 1 + len(first_word)) / width if width else 0.0

    @fact
    def gives_verdict(self) -> bool:
        """Whether the line, with the next if it is wrapped there, opens with a body's verdict.

        A name that may be divided opens nothing: ``in full. The UK`` / ``Government accepts``.
        """
        if self.is_small or not (self.is_direct or self.is_crossed):
            return False
        is_whole = self.sentence == "cannot" or self.text.startswith(_FIRST_OF_VERDICTS)
        if not is_whole and not (self.is_direct and self.room <= _FULL):
            return False
        below = self.page.read.lines[self.index + 1 : self.index + 2]
        is_wrapped = bool(below) and below[0].gap == 0 and below[0].text[0].islower()
        return is_verdict_line(f"{self.text} {below[0].text}" if is_wrapped else self.text)

    @property
    def is_recommended(self) -> bool:
        """Whether the block above stands under the name of a recommendation, or begins with it."""
        if self.last.label is not None or not self.last.spans:
            return self.last.label == "recommendation"
        if self.page.is_sourced and self.last.number is not None:
            return True
        at, start = self.index - 1, self.last.spans[0][0]
        while at > 0 and self.page.read.lines[at].start > start:
            at -= 1
        head = self.page.read.lines[max(at - 1, 0)].text
        return (
            len(head) <= _TITLE_HEAD
            and "ecommendation" in head.lower()
            and RECOMMENDATION_HEADING.fullmatch(head) is not None
        )

    @fact
    def is_numbered_label(self) -> bool:
        """Whether the line begins with the name of a recommendation: ``Recommendation 3. The Board``."""
        if "ecommendation" not in self.text[:24].lower():
            return False
        head = single_spaced(self.text[:_TITLE_HEAD])
        return RECOMMENDATION_PARAGRAPH.match(head) is not None

    @property
    def counts_label(self) -> bool:
        """Whether the line can be the number of a label without one that stands right below it."""
        below = self.page.read.lines[self.index + 1 : self.index + 2]
        if (
            self.sentence != "cannot"
            or len(self.text) > _LONGEST_NUMBER
            or not below
            or below[0].gap
        ):
            return False
        label = match_part_label(below[0].text)
        return label is not None and label.role != "response" and label.number is None

    @property
    def is_stray_gap(self) -> bool:
        """Whether the blank line above is stray: it stands under a full line of prose without a stop.

        So are most in a text whose blank lines stand inside sentences; elsewhere one is in a
        numbered paragraph, which ends with a stop.
        """
        read, last = self.page.read, self.last
        if self.line.gap != 1 or self.is_crossed or not self.text[0].isupper():
            return False
        above = read.lines[self.index - 1].text
        if read.has_stray_gaps:
            is_full = len(above) >= _LEVEL * (
                read.wrap_width or max(len(self.text), _SHORTEST_FULL)
            )
        else:
            is_full = bool(last.number) and last.kind == "paragraph" and self.room > _FULL
        is_prose = self.text[-1] == "." or len(self.text) >= _LEVEL * len(above)
        if not (is_full and is_prose) or self.sentence != "may" or cites_page(self.text):
            return False
        return not self.is_numbered_label


def _awaits_words(line: Follower) -> bool:
    last = line.last
    is_numbered = last.number is not None and last.kind == "paragraph"
    return not last.spans and (last.label is not None or is_numbered)


def _is_date_of_status(line: Follower) -> bool:
    last = line.last
    return (
        last.is_closed
        and last.role == "status"
        and line.line.gap <= 1
        and awaits_date(last.last_text, line.text)
    )


def _is_block_of_original(line: Follower) -> bool:
    if line.is_direct:
        return False
    page = line.page
    if not line.last.spans:
        return True
    if page.has_blocks and line.is_crossed and not page.is_laid_out:
        return line.sentence != "must" or not _is_page_end(page, line.index - 1)
    return page.has_blocks and not line.is_crossed


def _is_page_end(page: Page, index: int) -> bool:
    """Whether the line of ``index``, or the furniture directly above it, shows where a page ended."""
    while index in page.taken:
        if index in page.page_ends:
            return True
        index -= 1
    return False


_WRAPPED = "1. The keepers of the mole have counted every lamp on it and\nhave told the harbour of the two that had no oil, and of the\n"

_TORN = (
    "The Board has counted the lamps of the mole and of the pier in the night for the Keepers of "
    "Resident\n\n»Towers and for those of the boats that lie in the lee of the mole, all of them, {}"
)
_SPACED = "".join(f"\n\n{number}. The oil is dear." for number in range(2, 12))

RULES: Final[tuple[Rule[Follower], ...]] = (
    Rule(
        "joining.small-letter",
        GOES_ON,
        VETO,
        reason="no block begins with a small letter directly below another block",
        example="1. The oil is kept at St.\n»catherine's mole.",
        near_miss="1. The oil is kept at St.\n»Catherine's mole.",
        votes=lambda line: line.is_small and line.is_direct and not line.last.is_closed,
    ),
    Rule(
        "joining.awaits-words",
        GOES_ON,
        VETO,
        reason="a number or a label alone needs the words below it",
        example="Recommendation:\n»Count the lamps.",
        near_miss="Recommendation: Count the lamps.\n\n»Nobody has.",
        votes=_awaits_words,
    ),
    Rule(
        "joining.date-of-status",
        GOES_ON,
        VETO,
        reason="the label of a date needs the date below it",
        example="Target implementation date:\n»Spring 2031",
        near_miss="Target implementation date: Spring 2030\n»Spring 2031",
        votes=_is_date_of_status,
    ),
    Rule(
        "joining.closed-block",
        OPENS,
        VETO,
        reason="a heading, a status line and a line of a cover are complete",
        example="Recommendation implemented.\n»The lamps are lit.",
        near_miss="1. The lamps were\n»lit at dusk.",
        votes=lambda line: line.last.is_closed,
    ),
    Rule(
        "joining.block-of-the-original",
        OPENS,
        VETO,
        reason="a blank line ends an item without words, and every block that the original marks as a block",
        example="(a)\n\n»The lamps were lit.",
        near_miss="The lamps of the harbour were lit by the\n\n»keepers.",
        votes=_is_block_of_original,
    ),
    Rule(
        "joining.verdict-line",
        OPENS,
        4,
        reason="a body's verdict on the recommendation begins the answer, even below a full line",
        example=_WRAPPED + "boats. (7.4)\n»The Mole Guild accepts this recommendation.",
        near_miss=_WRAPPED + "boats.\n»The Mole Guild accepts that the count of lamps was late.",
        votes=lambda line: line.sentence != "must" and line.gives_verdict,
    ),
    Rule(
        "joining.answer-under-a-source",
        OPENS,
        2,
        reason="a quotation ends with its source, and in the next line the body that answers speaks",
        example=_WRAPPED
        + "boats, as well as of those that had a wick (paragraph 7.4).\n»The Government is counting them.",
        near_miss=_WRAPPED
        + "boats, as well as of those that had a wick and no oil.\n»The Government is counting them.",
        votes=lambda line: (
            line.is_direct
            and line.last.last_text[-3:].find(")") >= 0
            and ends_with_source(line.last.last_text)
            and (answers(line.text) or is_stance_line(line.text))
        ),
    ),
    Rule(
        "joining.under-a-source",
        OPENS,
        4,
        reason="a recommendation ends with its source, and the line below asks for nothing, so it is the answer",
        example="Recommendation 4\n"
        + _WRAPPED[3:]
        + "boats, and of those without a wick. (7.4)\n»Keepers are counting them.",
        near_miss="Recommendation 4\n"
        + _WRAPPED[3:]
        + "boats, and of those without a wick. (7.4)\n»Keepers should count them.",
        votes=lambda line: (
            line.is_direct
            and line.last.last_text[-3:].find(")") >= 0
            and ends_with_source(line.last.last_text)
            and DEMAND.search(line.text) is None
            and line.is_recommended
        ),
    ),
    Rule(
        "joining.numbered-label",
        OPENS,
        2,
        reason="the name of a recommendation before its words begins the recommendation, unless a sentence names it",
        example=_WRAPPED
        + "boats, as well as of those that had a wick and no oil.\n»Recommendation 3. The Board should buy oil.",
        near_miss=_WRAPPED
        + "boats, as well as of those that it named in the answer to\n»Recommendation 3. The Board has since bought oil.",
        votes=lambda line: line.is_direct and line.sentence != "must" and line.is_numbered_label,
    ),
    Rule(
        "joining.number-over-a-label",
        OPENS,
        4,
        reason="a number alone below a full stop belongs to the label in the next line, if the label has no number",
        example="4.2 The lamps were lit.\n»5\nCommittee of Public Accounts conclusion:\nOil is dear.",
        near_miss="4.2 The lamps were lit.\n»5\nof them on the mole.",
        votes=lambda line: line.text.isdecimal() and line.is_direct and line.counts_label,
    ),
    Rule(
        "joining.date-alone",
        OPENS,
        4,
        reason="a date or a paper number that fills a line of the cover is a block of its own",
        example="The lamps of the harbour, an answer by the Board\n»3 July 2031",
        near_miss="1. The lamps of the harbour were counted on 3\n»July 2031",
        votes=lambda line: (
            line.is_direct
            and line.last.kind != "item"
            and stands_alone(line.text)
            and not splits_date(line.last.last_text, line.text)
        ),
    ),
    Rule(
        "joining.under-a-verdict",
        OPENS,
        4,
        reason="the line below a verdict of a word or two begins the text of the answer",
        example="Response: Accepted in part\n»The lamps are lit.",
        near_miss="Response: The lamps are\n»Accepted at dusk by the keepers.",
        votes=lambda line: (
            line.is_direct
            and len(line.last.spans) == 1
            and (line.last.label is not None or line.last.number is None)
            and is_verdict_alone(line.last.last_text)
        ),
    ),
    Rule(
        "joining.half-sentence",
        GOES_ON,
        4,
        reason="no sentence ends like this: with an article or a preposition, in a date, in a bracket, or before a full stop or a small letter",
        example="1. The lamps of the harbour were lit by the\n\n»Mole Board.",
        near_miss="1. The lamps of the harbour were lit.\n\n»Mole Board.",
        votes=lambda line: line.sentence == "must",
    ),
    Rule(
        "joining.open-sentence",
        GOES_ON,
        2,
        reason="the sentence above has no full stop, and nothing but a page end separates the lines",
        example="1. The lamps were lit at dusk before the keepers\n»Mole and Tarn had come.",
        near_miss="1. The lamps were lit at dusk\n\n»Mole had come.",
        votes=lambda line: (
            line.sentence == "may"
            and not line.is_small
            and (line.is_direct or (line.is_crossed and line.last.last_text[-1:] not in "*_"))
        ),
    ),
    Rule(
        "joining.item-of-a-list",
        OPENS,
        2,
        reason="the last item of a list may have no full stop, and each line is a block in a text without wrapped lines",
        example="• lamps\n• oil\n»The keepers came.",
        near_miss="• lamps of the\n»Mole Board",
        votes=lambda line: (
            line.last.kind == "item"
            and line.is_direct
            and not line.room
            and line.sentence == "may"
            and line.text[0] not in "0123456789([–—"
        ),
    ),
    Rule(
        "joining.stray-blank-line",
        GOES_ON,
        2,
        reason="this text has blank lines inside sentences, so a blank line below a full line ends no block",
        example=_TORN.format(
            "and as it has not told the harbour of\n\nthe count that it has made, it will be told."
        ),
        near_miss=_TORN.format("and the harbour was told of it."),
        votes=lambda line: line.is_stray_gap,
    ),
    Rule(
        "joining.numbered-paragraph",
        GOES_ON,
        1,
        reason="in a text without wrapped lines, a line directly below a numbered paragraph belongs to it",
        example="1. The lamps were lit.\n»Nobody came.\n2. The oil is dear.",
        near_miss="The lamps were lit.\n»Nobody came.",
        votes=lambda line: (
            line.is_direct
            and not line.room
            and line.sentence == "cannot"
            and (line.last.number is not None or line.last.label is not None)
        ),
    ),
    Rule(
        "joining.spaced-paragraphs",
        GOES_ON,
        2,
        reason="blank lines separate the numbered paragraphs of this text, so a line without a blank line before it continues",
        example=_WRAPPED + "boats.\n»Nobody came." + _SPACED,
        near_miss=_WRAPPED + "boats.\n»Nobody came." + _SPACED.replace("\n\n", "\n"),
        votes=lambda line: (
            line.is_direct
            and line.page.is_spaced
            and line.last.number is not None
            and line.last.kind == "paragraph"
        ),
    ),
    Rule(
        "joining.full-line",
        GOES_ON,
        1,
        reason="the line above is full: the first word of this line does not fit there",
        example=_WRAPPED
        + "boats, and the harbour has bought the oil that they needed.\n»Nobody came.",
        near_miss=_WRAPPED + "boats.\n»Nobody came.",
        votes=lambda line: line.is_direct and line.room > _FULL,
    ),
)

JOINING: Final = Question(
    "joining", (OPENS, GOES_ON), RULES, asks="Does this line continue the block above it?"
)


def goes_on(page: Page, last: Draft | None, index: int, *, is_interrupted: bool) -> bool:
    """Whether line ``index`` continues ``last``; a note or furniture may stand between them."""
    if last is None:
        return False
    line = Follower(page, last, index, is_interrupted=is_interrupted)
    return JOINING.answer(line, line.line.start) == GOES_ON
