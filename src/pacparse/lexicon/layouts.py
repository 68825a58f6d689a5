"""The headings and brackets that show where a recommendation or an answer begins."""

from __future__ import annotations

import re

from pacparse.lexicon.part_numbers import (
    AFTER,
    BEFORE,
    BODY,
    DAY_OF_ANSWER,
    NAMED,
    NUMBER,
    NUMBER_SIGN,
    NUMBERS,
    PARAGRAPH_SOURCE,
    RESPONDER,
    SERIAL,
    WHEN,
)
from pacparse.text.patterns import compile_late, pattern

_VERDICT = r"""(?: (?:not|partially|partly|fully) [ ] )?
    (?: agreed? | accept(?:ed)? | support(?:ed)? | noted | rejected | disagreed? )
    (?: ,? [ ] (?: in[ -]principle | in[ ]part | in[ ]full ) )?"""
# "Observations/Recommendations" as much as "recommendation".
_RECOMMENDATIONS = "(?: (?:observations?[ ]?/[ ]?)? recommendations? (?:[ ]?/[ ]?observations?)? )"
_KINDS = tuple(
    f"{kind}{ending} "
    for kind in ("conclusion", "recommendation", "observation", "concern")
    for ending in ("", "s")
)
"""What stands before the number of either: the name, in both of its forms."""
# Example: "Recommendation 4", "Recommendations 5 and 6", "RECOMMENDATION 1 (Paragraph 12)", "Conclusion 4",
# "Agreed: Recommendation 3", "Recommendation (Sl. No. 2, Para No. 14)", "Matter of concern 2". Near miss:
# "Recommendation", "Recommendations of the panel", "Recommendation 4 was refused".
RECOMMENDATION_HEADING = compile_late(
    rf"""
    (?: (?P<verdict> {_VERDICT} ) [ ]? [:–-] [ ]? )?
    (?: (?: PAC | committee (?:['’]s)? | panel | inquiry ) [ ] )?
    (?P<kind> conclusions? [ ] and [ ] recommendations? | conclusions? | {_RECOMMENDATIONS}
      | (?: matters? [ ] of [ ] )? concerns? ) [ ]
    (?P<bracket> \( )? {NUMBER_SIGN}? (?P<number> {NUMBERS} )
    (?(bracket) (?: ,? [ ]? para (?:graph)? s? \.? [ ] [^()]{{1,40}} )? \)? )
    (?: [ ]? {PARAGRAPH_SOURCE} )?
    [ ]? (?: [:.–—-] [ ]? (?P<rest> .{{0,2000}} ) | (?P<after> [ ] {_VERDICT} [.]? ) )?
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
    needs=_KINDS,
)
# A paragraph that begins with its own title. Example: "Recommendation 4a) i. The", "Recommendation 3
# (Paragraph 45) That"; near misses: "Recommendation 4. was", "Recommendation 4, which".
RECOMMENDATION_PARAGRAPH = compile_late(
    rf"""
    (?: (?P<verdict> {_VERDICT} ) [ ]? [:–-] [ ]? )?
    (?P<kind> conclusions? | {_RECOMMENDATIONS} | (?: matters? [ ] of [ ] )? concerns? ) [ ]
    {NUMBER_SIGN}? (?P<number> {NUMBERS} )
    (?: [ ]? {PARAGRAPH_SOURCE} )?
    (?: [ ]? [:.–—] [ ]? (?=$|(?-i:[“‘"'A-Z(])) | [ ] (?= (?-i:The|That|We|Every|Each|All|If) [ ] | [~*^|_] ) | $ )
    """,
    re.VERBOSE | re.IGNORECASE,
    needs=_KINDS,
)

# Example: "Government response to recommendation 4", "Response". Near miss: "Government response to
# the Committee", "Response times".
RESPONSE_HEADING = compile_late(
    rf"""
    (?: the [ ] )? (?: joint [ ] )? (?: {RESPONDER} | (?P<name> {NAMED} ) )? (?: (?P<when> {WHEN} ) [ ] )?
    (?P<words> response | reply | answer )
    (?: [ ] (?:to|on) [ ] (?: (?: the | this | these ) [ ] )? (?: committee (?: ['’‘]?s )? [ ] )?
        (?: recommendation | conclusion ) s? (?: [ ] (?P<number> {NUMBERS} ) .{{0,40}} )? )?
    [ ]? :?
    """,
    re.VERBOSE | re.IGNORECASE,
    needs=("response", "reply", "answer"),
)

# What is done about a recommendation, and the answer of a body whose name stands behind the word. Examples:
# "Action taken by the Government", "Reply of the Ministry of Salt". Near misses: "Action taken in May",
# "Reply of the day".
ANSWER_OF = compile_late(
    rf"""
    (?: (?: response | reply | answer | (?P<action> actions? [ ] (?: to [ ] be [ ] )? (?: taken | proposed ) ) )
        [ ] (?: of | by | from ) [ ] (?: the [ ] )? {BODY} (?: [ ] (?: of | for ) [ ] [^.:;]{{1,60}} )?
      | actions? [ ] (?: to [ ] be [ ] )? (?: taken | proposed ) )
    [ ]? :?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OF_ANSWERS = ("respon", "repl", "answer", "action", "comment", "view", "assessment", "observation")
_LONGEST_HEAD = 80
# What those who recommended say of an answer. Examples: "Committee's view", "Comments of the Committee",
# "Vetting comments of Audit". Near misses: "Agency comments", "The Committee's view of the lamps".
ASIDE = compile_late(
    r"""
    (?: the [ ] )?
    (?: (?: [a-z]{2,20} [ ] )? (?: committee | panel | inquiry | court | audit | auditors? )
        (?: ['’‘]?s? ['’‘]? ) [ ]
        (?: further [ ] )? (?: comments? | views? | assessment | observations? )
      | (?: (?: select | joint | standing ) [ ] )? committee (?: ['’‘]s )? [ ] (?: response | reply )
      | (?: [a-z]{2,20} [ ] )? (?: comments? | views? | observations? | assessment ) [ ] (?: of | by ) [ ]
        (?: the [ ] )? (?: committee | panel | inquiry | court | audit | auditors? ) )
    (?: [ ] on [ ] (?: the | this ) [ ] (?: response | reply | answer ) )?
    [ ]? :?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# The heading of one body's answer, its name behind the noun. Titles of papers begin so too.
RESPONSE_FROM = pattern(
    r"(?:Response|Reply|Answer) (?:from|by|of) (?:the )?[A-Z][\w&.'’-]{0,24}"
    r"(?: (?:[A-Z][\w&.'’-]{0,24}|of|for|and|the|&)){0,8} ?:?",
    ask="fullmatch",
    example="Response from the Lamp Trust",
    near_miss="Response of the Trust to the Inquiry",
)

# An answer that is history: what was said before. Near miss: "Previously answered".
EARLIER = pattern(
    rf"(?:the[ ])?(?:{BEFORE})\b[ ]?",
    re.VERBOSE | re.IGNORECASE,
    ask="match",
    example="Previous Government Response:",
    near_miss="Previously answered",
)
# An answer to what was said of an earlier one. Near miss: "Renewed".
LATER = pattern(
    rf"(?:the[ ])?(?:{AFTER})\b[ ]?",
    re.VERBOSE | re.IGNORECASE,
    ask="match",
    example="Further Government response:",
    near_miss="Furthermore answered",
)
# When an answer was given. Near miss: "Response (with tables)".
DATED = pattern(
    rf" ?\([^()]{{0,30}}[0-9]{{4}}\)| of {DAY_OF_ANSWER}(?= ?:?\Z)",
    re.IGNORECASE,
    ask="search",
    example="Response (June 2021)",
    near_miss="Response (with tables)",
)

# A fixed heading over each quoted group. Example: "Weir Panel Recommendation", "Committee's
# recommendation", "Recommendation". Near miss: "Our recommendation to you".
QUOTE_HEADING = compile_late(
    r"(?:[\w'’‘.&-]{1,30}[ ]){0,8}"
    r"(?:recommendation|conclusion(?:s?[ ]and[ ]recommendation)?)s?[ ]?:?",
    re.IGNORECASE,
    needs=("recommendation", "conclusion"),
)

# Example: "… be dredged. (Recommendation, Paragraph 17)". Near miss: "… (paragraph 2.20)."
KIND_SUFFIX = compile_late(
    r"\((?P<kind>conclusion|recommendation)s?,[ ]paragraphs?[ ][0-9][0-9., andto–-]{0,40}\)\.?$",
    re.IGNORECASE,
)
# The paragraph of the report that is quoted. Example: "… be lit. (Paragraphs 12 and 13)". Near
# misses: "(see paragraph 12)", "(Paragraph 12 says so)".
QUOTED_SOURCE = compile_late(
    r"\(para(?:graph)?s?\.?[ ][0-9][0-9.]{0,6}(?:(?:,[ ]?|[ ]and[ ]|[ ]to[ ]|[ ]?[–-][ ]?)[0-9][0-9.]{0,6}){0,8}\)\.?$",
    re.IGNORECASE,
)
# The number behind the words. Examples: "… be mended. (Recommendation 4)", "… a chain. [Sl. No. 2, Para 14]". Near
# misses: "as we said (Recommendation 4)", "(Recommendation 4 says so)".
NUMBER_SUFFIX = compile_late(
    rf"""[.?!:;][”’"']?[ ] (?: \(recommendation[ ](?P<number>{NUMBER})\)
        | [\[(] (?:recommendation[ ])? {SERIAL} (?P<serial>{NUMBER}) [^()\[\]]{{0,60}} [)\]] ) \.?$""",
    re.VERBOSE | re.IGNORECASE,
)
# A heading that names no number. Examples: "Observation/Recommendation", "Recommendation (Para No. 2.4)"; near
# misses: "Recommendation 4", "Recommendations of the panel".
UNNUMBERED_HEADING = compile_late(
    rf"{_RECOMMENDATIONS} (?: [ ]? {PARAGRAPH_SOURCE} )? [ ]?:?", re.VERBOSE | re.IGNORECASE
)
# Who is to do it, in a field of its own. Example: "Agency: Department of Mills". Near miss: "Agency: lamps".
FIELD = pattern(
    r"(?:Agency|Agencies|Agency [Aa]ffected): [A-Z]"
    r"|Priority [Rr]ec(?:ommendation)?s?\.?\Z",
    ask="match",
    example="Agency Affected: Department of Mills",
    near_miss="Agency workers are paid by the day: Mondays first.",
)
# A finding, which ends the answer before it.
FINDING = pattern(
    r"(?:key |audit )?finding [0-9]{1,3}[a-z]?(?:\.[0-9]{1,3})? ?[:.–—]",
    re.IGNORECASE,
    ask="match",
    example="FINDING 3: Halls are well loved",
    near_miss="Finding 3 was about halls",
)
# An answer that only says how things stand.
STANDING = pattern(
    r"(?:under|for|subject to) (?:further |active )?(?:review|consideration)|(?:no )?further (?:action|consideration)"
    r"(?: required| needed)?|not applicable|in progress|ongoing|completed?|implemented|superseded",
    re.IGNORECASE,
    ask="fullmatch",
    example="Under review",
    near_miss="Under review since May",
)
SUFFIX_LENGTH = 90


def may_head_answer(first: str, second: str) -> bool:
    """Whether ``heads_answer`` can be true of a line, or of it and the next: it is short, or says it itself."""
    return len(first) + 1 + len(second) <= _LONGEST_HEAD or heads_answer(first)


def heads_answer(text: str) -> bool:
    """Whether a line names the body whose answer stands below, or those who say something of one."""
    if len(text) > _LONGEST_HEAD or not any(map(text.lower().__contains__, _OF_ANSWERS)):
        return False
    return ANSWER_OF.fullmatch(text) is not None or ASIDE.fullmatch(text) is not None


def heads_recommendation(text: str) -> bool:
    """Whether a line is all of a recommendation's name, or the word that its quotation or answer stands under."""
    if len(text) > _LONGEST_HEAD:
        return False
    headings = (RECOMMENDATION_HEADING, RESPONSE_HEADING, QUOTE_HEADING)
    return any(heading.fullmatch(text) is not None for heading in headings)
