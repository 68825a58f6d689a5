"""Which digits are marks, by what stands beside them.

The lead of the votes is what a figure weighs in the choice over the sequence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.lexicon.names_with_figures import (
    ABBREVIATIONS,
    UNITS,
    has_decimals,
    is_counted,
    is_counted_thing,
    is_short_name,
    numbers_law,
    takes_number,
)
from pacparse.rules import HERE, VETO, Question, Rule, is_on, note
from pacparse.text.patterns import compile_late

if TYPE_CHECKING:
    from collections.abc import Callable

    from pacparse.footnotes.figures import Figure

_GLUED = ("word", "acronym")
_GOES_ON = {
    "word": "@_/\\-–",
    "acronym": "@_/\\-–",
    "stop": "%@/-–",
    "closer": "%@",
    "year": "%@/-–",
    "amount": "%@/-–",
    "count": "%@/-–",
    "range": "%-–/",
    "joined": "%-–/",
}
MAX_RANGE = 30  # years that a range such as 2010-35 may cover
_LONGEST_PRODUCT = 8
_CHARGES = ("⁻", "⁺")
# "COM(2017)"; near miss: "the log (2017)".
_PAPER = compile_late(r"[A-Za-z]\((?:19|20)[0-9]{2}\)\Z")
# A product in a formula: "y = ax", "+ bx", "E=mc"; near misses: "is = the tax", "the tax".
_PRODUCT = compile_late(r"[=+×−][ \xa0]?[0-9]{0,3}[a-z]{2,3}\Z")
# What stands behind a mark that ends a sentence: " The", "\n2.3 The", "Between"; near miss: " per cent".
_SENTENCE = re.compile(
    r"""\s{0,20}\Z | [ \xa0]{1,3}[A-Z“‘"(] | [ \t]{0,4}[\r\n]\s{0,20}(?![a-z\s]) | [A-Z][a-z] | ,[0-9]""",
    re.VERBOSE,
)


def _years(figure: Figure) -> int:
    """How many years the range before the mark covers: 1 for ``2014-15``."""
    return (int(figure.left[-2:]) - int(figure.left[-7:-3])) % 100


def _goes_on(figure: Figure) -> bool:
    after = figure.right[0]
    return after.islower() or after in _GOES_ON[figure.place]


def _is_decimal(figure: Figure) -> bool:
    if figure.right[0] not in ".:":
        return False
    after = figure.right[1:2]
    return after.isdigit() or (figure.place != "stop" and after.islower())


def _is_class(figure: Figure) -> bool:
    """Whether the digits stand inside a name, or behind one that has digits already."""
    if figure.word.isupper() and figure.left[-len(figure.word) - 1 : -len(figure.word)].isdigit():
        return True
    if not figure.right[0].isupper():
        return False
    if figure.left[-1].isupper() or len(figure.digits) == 1:
        return True
    return not figure.right[1:2].islower()


def _is_abbreviated(figure: Figure) -> bool:
    earlier = figure.left[-2:-1]
    if not earlier.strip():
        return True
    if figure.left[-1] not in ".:":
        return False
    if figure.word.lower() in ABBREVIATIONS or (figure.left[-1] == ":" and is_counted(figure.word)):
        return True
    is_letter = len(figure.word) == 1 and not figure.left[-3:-2].isdigit()  # no "£2m."
    return earlier == "." or is_letter


def _is_numbered_law(figure: Figure) -> bool:
    if figure.place == "closer":
        return _PAPER.search(figure.left) is not None
    return numbers_law(figure.left[:-7])


def _opens_quotation(figure: Figure) -> bool:
    if figure.left[-1] not in "’\"'":
        return False
    return not figure.left[-2:-1].strip(" (\r\n\t\f")


def _is_other_range(figure: Figure) -> bool:
    """Whether what stands before is no range of years, or one that may be written in full."""
    years = _years(figure)
    if figure.left[-3] == "/" or _is_full_range(figure):
        return years != 1
    return not 0 < years <= MAX_RANGE


def _is_full_range(figure: Figure) -> bool:
    """``2019-2028``, which is a range itself."""
    if len(figure.digits) != 2:
        return False
    first = int(figure.left[-7:-3])
    return first < int(figure.left[-2:] + figure.digits) <= first + MAX_RANGE


def _ends_no_sentence(figure: Figure) -> bool:
    return figure.left[-1] == "." and not _SENTENCE.match(figure.right)


def _is_power(figure: Figure) -> bool:
    if figure.left.endswith(_CHARGES) or figure.right.startswith(_CHARGES):
        return True
    if figure.digits not in ("2", "3"):
        return False
    is_letter = len(figure.word) == 1 and figure.word.islower()
    if figure.word in UNITS or (is_letter and figure.left[-2:-1] != "/"):
        return True
    return _PRODUCT.search(figure.left[-_LONGEST_PRODUCT:]) is not None


def _is_raised_name(figure: Figure) -> bool:
    if figure.digits in ("2", "3") and figure.word.isupper():
        return True
    if len(figure.digits) > 1 or not figure.left.endswith("10"):
        return False
    return len(figure.left) < 3 or figure.left[-3] not in "0123456789.,-–/"


def _belongs(figure: Figure) -> bool:
    """Whether a number between spaces belongs to what stands before it, or counts what follows a year."""
    if figure.place == "spaced-figure":
        is_year = "." not in figure.left.rsplit(None, 1)[-1]
        return is_year and is_counted_thing(figure.right.split()[0])
    return takes_number(figure.left, at_stop=figure.place == "spaced-stop")


_SPACED = ("spaced-stop", "spaced-between", "spaced-figure", "spaced-noun", "spaced-word")
_NOTES = "\n\n1 https://lamps.example/a\n2 https://lamps.example/b\n"


def _spaced(example: str) -> tuple[str, str]:
    """An example with its note, and a near miss in which the same number is a mark between spaces."""
    return f"{example}{_NOTES}", f"The quay has two issues {HERE}1. Both are old.{_NOTES}"


_AT: dict[str, list[tuple[str, float, Callable[[Figure], bool] | None]]] = {}
"""The rules for each place, in the order of the table: a figure is asked about by those alone."""


def _rule(
    name: str,
    weight: float,
    places: tuple[str, ...],
    reason: str,
    texts: tuple[str, str],
    *,
    votes: Callable[[Figure], bool] | None = None,
) -> Rule[Figure]:
    """A rule for figures in ``places``; it speaks against a mark if ``weight`` is below nothing."""
    says = "mark" if 0 < weight < VETO else "figure"
    rule: Rule[Figure] = Rule(
        f"mark.{name}",
        says,
        abs(weight),
        reason,
        *texts,
        lambda f: f.place in places and (votes is None or votes(f)),
    )
    for place in places:
        _AT.setdefault(place, []).append((rule.name, weight, votes))
    return rule


MARK: Question[Figure] = Question(
    "mark",
    ("figure", "mark"),
    (
        _rule(
            "goes-on",
            VETO,
            tuple(_GOES_ON),
            "small letters or a sign after the digits belong to them",
            ("The file lamp»2a is lost.", "The file Lamp»2 is lost."),
            votes=_goes_on,
        ),
        _rule(
            "decimal",
            VETO,
            (*_GLUED, "stop"),
            "a point and a digit after the digits make them a number or the name of a file",
            ("The guide Lamp»1.5 is lost.", "The guide Lamp»1. It is lost."),
            votes=_is_decimal,
        ),
        _rule(
            "class",
            VETO,
            _GLUED,
            "digits inside a word of capitals, or after letters and digits, are part of a name",
            ("The class LAMP»12A is lost.", "The class Lamp»12The is lost."),
            votes=_is_class,
        ),
        _rule(
            "short-name",
            VETO,
            _GLUED,
            "names of gases, papers and quarters end in a figure",
            ("The CO»2 of the lamps is measured.", "The Tool»2 of the lamps is measured."),
            votes=lambda f: is_short_name(f.word),
        ),
        _rule(
            "abbreviation",
            VETO,
            ("stop",),
            "a number follows an abbreviation, an initial or two full stops",
            ("It stands on p.»12 of the list.", "It stands on the quay.»12 The list is old."),
            votes=_is_abbreviated,
        ),
        _rule(
            "quotation",
            VETO,
            ("closer",),
            "a quotation mark after a space opens a quotation",
            ("They ask for '»12 lamps' now.", "They ask for 'lamps'»12 now."),
            votes=_opens_quotation,
        ),
        _rule(
            "law",
            VETO,
            ("range", "closer"),
            "the number of a law follows its year and a slash, and the number of a paper follows its year in brackets",
            (
                "Under Regulation (EU) 2016/17»90 lamps are lit.",
                "In all of 2016/17»90 lamps are lit.",
            ),
            votes=_is_numbered_law,
        ),
        _rule(
            "no-range",
            VETO,
            ("range",),
            "two numbers that are not a range of years are one number",
            ("The log 2014-13»37 is old.", "The log of 2014-15»37 is old."),
            votes=_is_other_range,
        ),
        _rule(
            "no-end",
            VETO,
            ("year", "amount", "count"),
            "a figure, a point and digits are a decimal, unless a sentence begins after them",
            ("It was 2017.»4 per cent.", "It was 2017.»4 The lamps burn."),
            votes=_ends_no_sentence,
        ),
        _rule(
            "counted",
            VETO,
            ("count",),
            "in ``version 3.2 The`` and ``Section 2.3`` the point belongs to the number",
            ("They read version 3.»2 The lamps burn.", "They lit a total of 3.»2 The lamps burn."),
            votes=lambda f: has_decimals(f.word),
        ),
        _rule(
            "power",
            VETO,
            ("raised",),
            "a raised 2 or 3 after a unit, a letter or a product in a formula is a power",
            ("The quay is 40 m»² wide.", "The quay is wide»² and old."),
            votes=_is_power,
        ),
        _rule(
            "behind-word",
            1,
            ("word",),
            "few names have a figure after a small letter",
            ("The Survey»35 is old.", "The HUB»35 is old."),
        ),
        _rule(
            "acronym",
            -2,
            ("acronym",),
            "names of capitals often end in a figure",
            ("Work on HS»7 began.", "Work on Hub»7 began."),
        ),
        _rule(
            "same-name",
            -2,
            _GLUED,
            "the same word has the same figure elsewhere, so it is a name",
            (
                "Work on HS»7 began. The line HS7 is long.",
                "Work on HS»7 began. The line HS is long.",
            ),
            votes=lambda f: f.is_named,
        ),
        _rule(
            "label",
            VETO,
            _GLUED,
            "numbers count parts, classes and kinds that are written with a capital",
            ("The rules for Tier»7 are old.", "The rules for this tier»7 are old."),
            votes=lambda f: f.word[0].isupper() and is_counted(f.word),
        ),
        _rule(
            "behind-stop",
            2,
            ("stop", "closer", "year", "range", "raised", "bracket", "set-bracket"),
            "digits that are raised, in brackets, or directly after a full stop, a closing sign or a range of years do not belong to the sentence",
            ("The lamps were lit.»7 They burn.", "The lamps were lit. »7 They burn."),
        ),
        _rule(
            "behind-figure",
            0.5,
            ("joined", "amount", "count"),
            "a figure with too many digits may end with a footnote mark",
            ("In 2025»7 the lamps were lit.", "In 2025 »7 the lamps were lit."),
        ),
        _rule(
            "too-many-digits",
            -2,
            ("joined", "amount", "count"),
            "a count may have any number of digits",
            ("A total of 2025»7 lamps were lit.", "In all of 2014-15»7 the lamps were lit."),
            votes=lambda f: f.left[-1] != ",",
        ),
        _rule(
            "range-in-full",
            -4,
            ("range",),
            "two years with all their digits are a range",
            ("The log of 2019-20»28 is old.", "The log of 2019-20»61 is old."),
            votes=_is_full_range,
        ),
        _rule(
            "raised-name",
            -4,
            ("raised",),
            "ten has powers, and a raised 2 or 3 after capitals is part of some names",
            ("The lamps are 10»³ in all.", "The lamps are 48»³ in all."),
            votes=_is_raised_name,
        ),
        _rule(
            "takes-number",
            VETO,
            ("spaced-stop", "spaced-figure", "spaced-noun", "spaced-word"),
            "the number belongs to a preposition, a month or a counted thing before it, or counts the things after it",
            _spaced("It is owed under section »1. The pier is dark."),
            votes=_belongs,
        ),
        _rule(
            "between-spaces",
            -1,
            _SPACED,
            "a number between spaces is most often a plain number",
            (f"The quay is lit »1. It is old.{_NOTES}", f"The quay is lit.»1 It is old.{_NOTES}"),
        ),
        _rule(
            "behind-noun",
            0.5,
            ("spaced-stop", "spaced-between", "spaced-figure", "spaced-noun"),
            "the words before and after the number leave nothing that it could count",
            (
                f"The quay is lit »1. It is old. Both 2. They burn.{_NOTES}",
                f"The tool »1 lets them see. It is old. 2 They burn.{_NOTES}",
            ),
        ),
        _rule(
            "behind-name",
            -0.5,
            ("spaced-stop", "spaced-noun", "spaced-word"),
            "words with a capital have numbers of their own more often than other words",
            _spaced("The keepers hold the Hub »1, an old one."),
            votes=lambda f: f.word[:1].isupper(),
        ),
    ),
    asks="Are these digits a footnote mark, judging by the text around them?",
)


def weigh_figure(figure: Figure, at: int) -> float | None:
    """What speaks for the digits at ``at`` as a mark; None if they are none, whatever the others are."""
    lead = 0.0
    note(at, lambda: MARK.weigh(figure))
    for name, weight, votes in _AT[figure.place]:
        if (votes is None or votes(figure)) and is_on(name):
            if weight == VETO:
                return None
            lead += weight
    return lead
