"""Every pattern of the procedure: what it takes, what it leaves, what it costs."""

from __future__ import annotations

import pytest

from pacparse.lexicon.line_openers import is_stance_line
from pacparse.lexicon.statuses import is_status_line, read_status_line, status_after_stance
from pacparse.lexicon.verdicts import find_stances
from patterns import patterns_of

# name, how it is asked, example, near miss
ROWS = (
    ("departments._JOINT", "match", " / Home", "lamps"),
    ("departments._STROKE", "search", "Home Office / HMT", "Home Office"),
    ("departments._ACRONYM", "fullmatch", "FGA", "Fen"),
    ("date_words.WRITTEN_DATE", "search", "CP 313 November 2020", "313 gates in 2020"),
    ("covers._INCORPORATED", "search", "HC 12 [Incorporating HC 9]", "HC 12 [May 2014]"),
    ("covers._WORD", "search", "Oil", "z s"),
    ("headlines._LIST_END", "match", "; but", ", an Office"),
    ("positions._CITED", "fullmatch", "4.12", "and"),
    ("stances._QUOTED", "search", "wrote “we agree” in", "the boards’ lamps"),
    ("stances._UNCLOSED", "match", "“We agree", "“We agree”"),
    ("verdicts._SENTENCE_END", "search", "It is lit. The", "6.2"),
    ("verdicts._CLAUSE_END", "search", "lamps, bells", "lamps and bells"),
    ("verdict_words.VERB", "search", "does not agree", "agreement"),
    ("verdict_words.OBJECT", "match", " this recommendation in principle", "withers"),
    ("verdict_words.FURTHER", "match", " and recommendation 5 in full", " and the board"),
    ("verdict_words.POINTING_BACK", "match", " it in part,", " to publish"),
    ("verdict_words.LOOSE_OBJECT", "match", " with the need", " to provide"),
    ("verdict_words.LOOSE_DENIAL", "match", " the approach", " to provide"),
    ("verdict_words.REFUSAL", "search", "sees no need to", "does not believe in gulls"),
    ("verdict_words.HEADLINE", "match", "Not supported", "Accepted practice is"),
    ("verdict_words.BODY_HEADLINE", "match", "Board: noted", "Lamps: accepted colours"),
    ("verdict_words.PASSIVE", "match", "The recommendation is noted", "It is noted"),
    (
        "verdict_words.CHAPTER_TITLE",
        "match",
        "Recommendations which have been accepted by the Government",
        "Recommendations which have been accepted by the Committee",
    ),
    ("verdict_words.ELIDED", "match", " and in principle by the", " and by the"),
    ("status_words.STATUS_WORDS", "match", "Status: delayed", "Delayedness"),
    ("status_words.DATE_LABEL", "match", "Target date: May", "The target date is"),
    ("status_words.STATUS_DATE", "match", " (March 2019)", " (of: lamps)"),
    ("status_words.KIND_BEHIND", "search", "May 2020 (revised)", "May 2020 (lamps)"),
    (
        "status_words.DATE_BEHIND",
        "search",
        "May 2020 (originally May 2019)",
        "May 2020 (original lamps",
    ),
    ("status_words.GAP", "fullmatch", ". ", "lamps"),
    ("status_words.DATE_END", "match", ". Lamps", "2019"),
    ("status_words.SENTENCE_STOP", "search", "lit. The", "6.2"),
    ("date_words.DAY", "fullmatch", "1st May 2020", "1 otter 2020"),
    ("date_words.DAY_LAST", "fullmatch", "March 31, 2020", "March 2020"),
    ("date_words.ISO_DAY", "fullmatch", "2020-03-31", "2020-21"),
    ("date_words.FIGURES", "fullmatch", "31/03/2020", "3/2020"),
    ("date_words.MONTH_OF_YEAR", "fullmatch", "Sept 2020", "marches 2020"),
    ("date_words.SEASON", "fullmatch", "winter 2019-20", "spring tide 2020"),
    ("date_words.CALENDAR_YEAR", "fullmatch", "calendar year 2019", "2019-20"),
    ("date_words.FINANCIAL_YEAR", "fullmatch", "fy 2018/19", "2018-20 plan"),
    ("date_words.SHORT_FINANCIAL_YEAR", "fullmatch", "fy18/19", "18/19"),
    ("date_words.QUARTER", "fullmatch", "q4 2019-20", "a quarter of 2021"),
    ("date_words.QUARTER_LAST", "fullmatch", "2019-20 q4", "2019-20 q5"),
    ("date_words.HALF", "fullmatch", "h1 2021", "half of 2021"),
    ("date_words.LEAD", "fullmatch", "by the end of ", "otters "),
    ("date_words.REMARK", "search", "may 2020, subject to", "may 2020 onwards"),
    ("date_words.LIST_JOINT", "search", "May 2019; May 2020", "March 1, 2020"),
    ("date_words.LAST_YEAR", "search", "may 2019-20", "2019 may"),
    ("boundaries._MAIN", "match", "8.3", "iv"),
    ("sessions._SESSION", "search", "SESSIONS 2016–17 and", "the session of 2019"),
    ("sessions._MORE", "match", " and 2017-19", " and 2019"),
    ("tables.HEAD_CELL", "fullmatch", "Government response", "Response times"),
    ("tables._NUMBER_CELL", "fullmatch", "4a", "4 lamps"),
    ("tables._VERDICT_CELL", "fullmatch", "F/P", "EU"),
    ("covers.NOT_A_TITLE", "match", "House of Commons", "House of the keepers"),
    ("covers.IMPRINT", "match", "ISBN 978-1-5286", "Printed forms are sent"),
    (
        "covers.APPOINTED",
        "match",
        "The Weir Committee is appointed by the House of Lords",
        "The keeper is appointed by the harbour",
    ),
    ("covers.MEMBER", "search", "(Green, Quay West)", "(see Annex; page 4)"),
    (
        "covers.DATED_LINE",
        "match",
        "TREASURY MINUTES DATED 4 MAY 2011 ON",
        "Treasury Minutes are dated",
    ),
    ("covers.MINUTES_TITLE", "fullmatch", "Treasury Minutes (corrected)", "Minutes"),
    ("covers.MINUTES_SUBTITLE", "match", " dated 3 May", " for the year"),
    (
        "covers.AUDITED_BODY",
        "search",
        "financial statements of the Eel Board for the year",
        "financial statements of eels for the year",
    ),
    ("covers.VOTE", "match", "Vote 12 - Eels", "Votes of thanks"),
    (
        "covers.OWN_SESSION",
        "search",
        "First Special Report of Session 2024–25",
        "the Second Report of Session 2024–25, Eels",
    ),
    (
        "covers.SESSION_LINE",
        "fullmatch",
        "Reports from Session 2014-15",
        "Session 2014-15 was short",
    ),
    (
        "layouts.RECOMMENDATION_HEADING",
        "fullmatch",
        "Agreed: Recommendation 3",
        "Recommendation 4 was refused",
    ),
    (
        "layouts.RECOMMENDATION_PARAGRAPH",
        "match",
        "Recommendation 3 (Paragraph 45) That every",
        "Recommendation 4, which",
    ),
    (
        "layouts.RESPONSE_HEADING",
        "fullmatch",
        "Government response to recommendation 4",
        "Government response to the Committee",
    ),
    (
        "layouts.QUOTE_HEADING",
        "fullmatch",
        "Weir Panel Recommendation",
        "Our recommendation to you",
    ),
    (
        "layouts.KIND_SUFFIX",
        "search",
        "be dredged. (Recommendation, Paragraph 17)",
        "be dredged. (paragraph 2.20).",
    ),
    (
        "layouts.QUOTED_SOURCE",
        "search",
        "be lit. (Paragraphs 12 and 13)",
        "be lit (see paragraph 12)",
    ),
    (
        "layouts.ANSWER_OF",
        "fullmatch",
        "Action taken by the Government",
        "Action taken in May",
    ),
    ("layouts.ASIDE", "fullmatch", "Comments of the Committee", "Agency comments"),
    (
        "layouts.NUMBER_SUFFIX",
        "search",
        "be mended. (Recommendation 4)",
        "as we said (Recommendation 4)",
    ),
    (
        "layouts.UNNUMBERED_HEADING",
        "fullmatch",
        "Observation/Recommendation",
        "Recommendation 4",
    ),
    ("answer_heads._SERIAL", "search", "Recommendation (Sl. No. 3)", "Recommendation No. 3"),
    ("part_labels.LABEL", "match", "1a. PAC recommendation:", "Recommendation 4 was"),
    ("part_numbers._PARTS", "fullmatch", "4a) i", "7 to 9"),
    ("part_numbers._ONE", "search", "12, 13 and 15", "and"),
    (
        "report_lines.ORDINAL_LINE",
        "match",
        "Twenty-Third Report of Session 2017-19",
        "Report of Session 2017-19",
    ),
    (
        "report_lines.PLAIN_ORDINAL_LINE",
        "fullmatch",
        "23rd report (HC 12)",
        "Fourth report of the panel",
    ),
    (
        "report_lines.NOT_A_REPORT_TITLE",
        "match",
        "Introduction from the Committee",
        "Introducing the new lamps",
    ),
    (
        "voice_words.ANSWERER",
        "match",
        "The Department for Weirs has lit",
        "The governments of",
    ),
    (
        *("voice_words.RECOMMENDS", "search"),
        *(", the Committee therefore recommends", ", the Committee recommended"),
    ),
    ("voice_words.SENTENCE_END", "search", "were lit. The keepers", "of R1 136.40 The"),
    ("voice_words.FIRST_PERSON", "match", "We have already lit", "We heard"),
    ("voice_words.STOCK_OPENING", "match", "As set out above", "As the tide rises"),
    ("voice_words.DEMAND", "search", "the Board should", "a shoulder"),
    ("date_words.JOINTS.0", "search", "may through to june", "may tot june"),
    ("date_words.JOINTS.1", "search", "may and june", "may andes june"),
    ("date_words.JOINTS.2", "search", "may / june", "may - june"),
    ("date_words.JOINTS.3", "search", "may-june", "may–june"),
)


PATTERNS = {
    name: found
    for room in ("procedure", "lexicon")
    for name, found in patterns_of(room).items()
    if not name.startswith(
        ("sentences.", "heading_shape.", "sources.")
    )  # asked of any line: tests/unit/test_patterns.py
}


def test_every_pattern_has_an_example_and_a_near_miss() -> None:
    told = {name for name, found in PATTERNS.items() if hasattr(found, "near_miss")}
    assert {name for name, *_ in ROWS} == PATTERNS.keys() - told


@pytest.mark.parametrize(("name", "how", "example", "near_miss"), ROWS)
def test_a_pattern_takes_its_example_and_leaves_its_near_miss(
    name: str, how: str, example: str, near_miss: str
) -> None:
    ask = getattr(PATTERNS[name], how)
    assert ask(example) is not None
    assert ask(near_miss) is None


_HOSTILE = (
    "The Government agrees " * 40,
    "not " * 200 + "accepted",
    "Recommendation " * 60,
    "Target implementation date: " * 30,
    "accepted in principle by " * 40,
    "the recommendation, and the recommendation, and " * 20,
    "“‘“‘'\"" * 150 + "agree",
    "Government: " * 80 + "accepted",
    "in part, " * 90 + "agrees",
    " " * 800 + "accepted",
    "2019-20/" * 90,
    "Recommendation 1a 2b 3c " * 40 + "is accepted",
)


@pytest.mark.parametrize("text", _HOSTILE, ids=lambda text: text[:20])
def test_hostile_text_has_its_words_where_they_stand(text: str) -> None:
    for is_opening in (True, False):
        for stance in find_stances(text, is_opening=is_opening):
            assert 0 <= stance.start < stance.end <= len(text)
    is_stance_line(text[:89])
    is_status_line(text[:299])
    read_status_line(text[:299], is_known=True)
    status_after_stance(text, 0)
