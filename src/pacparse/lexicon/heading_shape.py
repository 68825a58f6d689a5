"""What the shape of a line says: whether it can be a heading, a title, a date or a printed number."""

from __future__ import annotations

from pacparse.lexicon.sentences import (
    CLOSERS,
    LONGEST_DATE,
    MONTH,
    OPEN_WORDS,
    STATES,
    SUPERSCRIPTS,
    breaks_date,
)
from pacparse.text.patterns import compile_late
from pacparse.text.white_space import flatten

PAPER_SERIES = "HC|HL Paper|HL|CP|Cmnd|Cmd|Cm"
# Headings that the papers of a parliament share: a line that is one of them is a heading.
_PART_HEADINGS = frozenset(
    (
        *("Summary", "Introduction", "Background", "Conclusion", "Conclusions", "Recommendations"),
        *("Conclusions and recommendations", "Current membership", "Membership", "Powers"),
        *("Publication", "Contacts", "Committee staff", "Formal minutes", "Witnesses"),
        *("Published written evidence", "Executive summary", "Foreword", "Key messages"),
        *(
            "Relevant reports",
            "Background resources",
            "Introduction from the Committee",
            "Contents",
        ),
        *("Government responses to the Committee", "Government response", "References"),
        *("Government response to the Committee", "Table of contents"),
    )
)
# Example: "Chapter 1: Costs", "Annex B – Costs", "Chapter 2" and "CHAPTER IV" alone, "Dissenting report by Senator Tarn";
# near misses: "Chapter 1 of the report", "Part of", "Section 5" alone (a note may end with it).
_CHAPTER = compile_late(
    r"(?:Chapter|CHAPTER|Part|PART|Annex|ANNEX|Appendix|APPENDIX|Section) (?:[0-9]{1,2}|[A-Z])(?::| [–—-]) [A-Z]"
    r"|(?:Chapter|CHAPTER|Annex|ANNEX|Appendix|APPENDIX)(?: (?:[0-9]{1,2}|[A-Z]|[IVXL]{1,6})\Z|: [A-Z])"
    r"|(?:Dissenting [Rr]eport|Minority [Rr]eport|Additional [Cc]omments)(?: by [A-Z]|\Z)"
)
_PART_FIRST = frozenset(
    (
        *(heading.split(None, 1)[0].lower() for heading in _PART_HEADINGS),
        *(
            "chapter",
            "part",
            "annex",
            "appendix",
            "section",
            "dissenting",
            "minority",
            "additional",
        ),
    )
)
# What tells or asks something. Example: "eels should be"; near miss: "counting of eels".
_FINITE = compile_late(
    r" (?P<verb>should|must|will|would|shall|cannot|is|are|was|were|has|have|had|does|did|recommends?)"
    r"(?=[ :,])"
)
_ASKING = frozenset(("should", "must", "recommend", "recommends"))
_CLAUSE_WORDS = frozenset("what how why where when who whom whose which whether that if".split())
# What a cover prints beside its title is no heading: "HC 1099", "Cm. 9668 £10.00", "ISBN 978-1-52";
# near misses: "CP 12 lamps", "Isbn and lamps".
_PRINTED_NUMBER = compile_late(
    rf"(?:{PAPER_SERIES})\.? ?[0-9]{{1,5}}(?:-[IVXivx]{{1,6}})?(?: £[0-9.]{{1,7}})?"
    r"|(?:Print |Web |PDF )?ISBN:? ?[0-9X -]{9,20}|P\.?U\.? ?[0-9]{3,5}|E-Number:? .{1,30}"
    r"|E[0-9]{8}|ID [0-9 ]{5,20}(?:[0-9]{2}/[0-9]{2})?"
)
_FIRST_SIGNS = frozenset("‘“'\"*_0123456789")
_PRINTED_FIRST = frozenset("HCIPWE")
_PRINTED_WORDS = (
    *(
        "Presented to ",
        "Printed on ",
        "Printed in ",
        "Printed by ",
        "Published by ",
        "Published on ",
        *(f"Published {digit}" for digit in "123456789"),
    ),
    *("Ordered by ", "Ordered, by ", "All correspondence ", "CCS", "©", "Report to be considered"),
)
MAX_HEADING = 110
MAX_LINES_HEADING = 200  # of a heading over two lines and more
MAX_TITLE = 250
_LETTERS_OF_A_WORD = 7
# "Monday 3 July 2023", "July 2023"; near misses: "Budget 2017", "3 July 2023 at noon".
_DATE_LINE = compile_late(
    rf"(?:(?:[A-Z][a-z]{{2,8}},? )?[0-9]{{1,2}}(?:st|nd|rd|th)? )?{MONTH},? [0-9]{{4}}"
)
# Note marks at the end of a heading: "FOCUS⁴", "Costs12", "Aims[^3]"; near misses: "Budget 2017", "R1 463,82".
_TRAILING_MARKS = compile_late(
    rf"(?:\[\^?[0-9A-Za-z*-]{{1,18}}\]|[{SUPERSCRIPTS}]{{1,3}}|(?<=[^\s0-9/–-])(?<![0-9],)[0-9]{{1,3}}){{1,4}}\Z"
)
_MARK_ENDS = frozenset("]0123456789" + SUPERSCRIPTS)
# "for love. The Ringers", "in 2020. The": a heading holds no end of a sentence; near misses:
# "Mr. Smith", "St. Ives", "Schedule 12. Lamps". It begins with the stop: that is found at once.
_SENTENCE_INSIDE = compile_late(
    r"[.?!](?:(?<=[a-z]{3}.)|(?<=[A-Z]{3}.)|(?<=[0-9]{4}.))[”’\"']? [A-Z]"
)
# What no heading begins with; near misses: "Because" alone in quotes, "In detail", "For the keepers".
_SUBORDINATES = frozenset(("Because", "Although", "Whereas", "Whilst"))
_SENTENCE_FIRST = _SUBORDINATES | frozenset(
    """However, Therefore, Moreover, Furthermore, Nevertheless, Nonetheless, Additionally, Meanwhile,
    Consequently, Alternatively, Finally, In For As This These""".split()
)
_SECOND_WORDS = frozenset(("addition,", "particular,", "contrast,", "example,", "instance,"))
_NO_END = frozenset(".,;:!?…-–—&/|")
# "Annex A" ends with its letter; near miss: "Part of a".
_LETTERED_PARTS = frozenset(("part", "annex", "appendix", "section", "schedule", "table", "box"))
_RESPONSE_TITLES = frozenset(
    f"{whose}Government{s} {word}"
    for whose in ("", "UK ", "HM ", "The ", "the ")
    for s in ("", "’s", "'s")
    for word in ("Response", "response")
)
# Near miss: "We asked the Government".
_GOVERNMENT_LAST = (": Government", "– Government", "- Government", ". Government")


def looks_like_heading(text: str, longest: int = MAX_HEADING) -> bool:
    """Whether ``text`` has the shape of a heading: short, a capital first, no end of a sentence."""
    if not text or len(text) > longest or not (text[0].isupper() or text[0] in _FIRST_SIGNS):
        return False
    if text[0] == "*" and "*" not in text[1:]:
        return False  # a bullet glued to its text, or a note by a star
    core = text.rstrip("*_# ")
    if core[-1:] in _MARK_ENDS:  # the pattern looks at every place: most text has no use for it
        core = _TRAILING_MARKS.sub("", core).rstrip("*_# ")
    bare = core.rstrip(CLOSERS)
    if len(bare) < 2 or bare[-1] in _NO_END or not (core[0].isalpha() or _has_letter(core)):
        return False
    if ("." in core or "?" in core or "!" in core) and _SENTENCE_INSIDE.search(core):
        return False
    words = core.split()
    if len(words) > longest // _LETTERS_OF_A_WORD + 1:
        return False
    if words[-1].lower() in OPEN_WORDS and not (_is_lettered(words) or _ends_clause(words)):
        return False
    if words[0] in _SENTENCE_FIRST and _opens_sentence(words):
        return False
    if "http" in text or "www." in text or "@" in text or " | " in text:
        return False
    # a member: "(Labour; Eel Valley)"; a sentence and its source: "be lit. (Paragraph 12)"
    if text[-1] == ")" and (". (" in text or ("; " in text and "(" in text)):
        return False
    return not (stands_alone(text) or breaks_date(text) or text.startswith(_PRINTED_WORDS))


def _opens_sentence(words: list[str]) -> bool:
    """Whether only a sentence begins so: ``However,``, ``In addition, the``, ``This is``."""
    first = words[0]
    if first in _SUBORDINATES or first[-1] == ",":
        return True
    if first in ("This", "These"):
        # "This recommendation is accepted", "These are lit"; near miss: "This year’s lamps"
        return not STATES.isdisjoint(words[1:3])
    return len(words) > 2 and words[1] in _SECOND_WORDS


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))


def _is_lettered(words: list[str]) -> bool:
    """Whether a heading names a part by its letter, which is no article: ``Annex A``."""
    return len(words) == 2 and words[1] == "A" and words[0].lower() in _LETTERED_PARTS


def _ends_clause(words: list[str]) -> bool:
    """Whether a heading ends with the verb of a clause: ``What there is``, ``Where we are``."""
    return words[-1] in STATES and not _CLAUSE_WORDS.isdisjoint(map(str.lower, words))


def names_part(text: str) -> bool:
    """Whether a line is one of the headings that reports share, or names a chapter by its number."""
    text = flatten(text)
    words = text.capitalize() if text.isupper() else text
    return words in _PART_HEADINGS or _CHAPTER.match(text) is not None


def may_name_part(text: str) -> bool:
    """Whether a heading that ``names_part`` knows may begin so: by its first word alone."""
    return text.split(None, 1)[0].rstrip(":").lower() in _PART_FIRST


def tells(text: str) -> bool:
    """Whether the words tell something, as a sentence does: ``The lamps were lit in May``.

    Near misses: ``What the lamps are for``, ``Lamps that were lit``, whose verb is in a clause.
    """
    found = _FINITE.search(text)
    return found is not None and _CLAUSE_WORDS.isdisjoint(text[: found.start()].lower().split())


def asks(text: str) -> bool:
    """Whether the first verb asks for something: ``The Board should``, ``That the lamps be lit``.

    Near miss: ``The Board has said that lamps should be lit``.
    """
    found = _FINITE.search(text)
    return text.startswith("That ") or (found is not None and found["verb"] in _ASKING)


def looks_like_title(text: str) -> bool:
    """Whether the first line of a document can be its title: a heading, though a long one."""
    return looks_like_heading(text) or (
        MAX_HEADING < len(text) <= MAX_TITLE and text[0].isupper() and text[-1] not in _NO_END
    )


def stands_alone(text: str) -> bool:
    """Whether ``text`` is a date, or a number that a cover prints, and nothing else."""
    if text[0] in _PRINTED_FIRST and len(text) < 60 and _PRINTED_NUMBER.fullmatch(text):
        return True
    return is_date_line(text)


def is_date_line(text: str) -> bool:
    """Whether ``text`` is a date and nothing else."""
    if len(text) >= LONGEST_DATE:
        return False
    return _DATE_LINE.fullmatch(flatten(text)) is not None


def splits_title(before: str, after: str) -> bool:
    """Whether a title's fixed words are divided: ``Appendix: Government`` / ``Response``."""
    is_title = before.endswith(":") and after in _RESPONSE_TITLES
    return is_title or (after in ("Response", "response") and before.endswith(_GOVERNMENT_LAST))
