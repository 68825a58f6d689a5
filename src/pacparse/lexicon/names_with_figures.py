"""Names that end in a figure, and numbers of laws: a grammar of what a figure belongs to.

``HS2``, ``Tier 2``, ``CO2``, ``1003219-O1``, ``SI 2015/1602``: the figure is part of the name. Names are
open, so a name is told by its shape; the words that numbers count are a list.
"""

from __future__ import annotations

from pacparse.lexicon.sentences import OPEN_WORDS
from pacparse.text.patterns import pattern

# Two letters whose figure is their own: gases, papers, files.
_SHORT_NAMES = frozenset("CO NO SO PM MP MK PS CP HC CM".split())
UNITS = frozenset("m km cm mm dm nm µm μm ft yd mi ha in".split())
"""Units that are raised to the second or third power."""

ABBREVIATIONS = frozenset(
    """pp no nos para paras ss ch chap art arts cm vol fig figs sec reg col cl sch tab app rr
    pt pts ex ref tel id sched rec eq ann jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
"""Abbreviations whose stop is followed by a figure: ``p.12``, ``No.5``, ``para.3``."""

_COUNTED = frozenset(
    """section sections paragraph paragraphs chapter chapters table tables annex annexes appendix part parts page
    pages recommendation recommendations conclusion note notes article articles figure figures schedule item items
    clause number numbers phase stage tier level grade class type volume question questions step band
    zone area lot round version option objective priority pillar module wave platform gate room day week
    month year age aged form rule strand theme principle criterion box terminal junction annexe""".split()
)
_WITH_DECIMALS = frozenset(
    """section sections paragraph paragraphs chapter chapters table tables annex annexes appendix part parts figure
    figures recommendation recommendations article articles item clause question version volume""".split()
)
# Words that a number of things follows, besides those that leave a sentence open.
_BEFORE_COUNTS = frozenset(
    """over under nearly almost around only just least most all some other first last next every each another up
    between about within""".split()
)
_MONTHS = frozenset(
    """january february march april may june july august september october november december""".split()
)
# After these the number does not belong to the word: "accepts this recommendation 5."
_POINTING = frozenset("this that these those a an its their our his her each every all".split())
# A sentence may end with one of those: "lit all year 3."
_ENDING = frozenset("year month week day age part numbers".split())
# What stands behind a year's count: "in 2025 6 per cent", "in 2025 6 of them".
_COUNTED_THINGS = frozenset(
    """per million billion thousand hundred percent pence people years months weeks days hours of and or to were was
    new more other had have are boards councils bodies schemes""".split()
)
# Words that a number is the subject or a part of: "3 of", "2 to 4", "5 and 6", "1 in 9".
_AFTER_COUNTS = frozenset("a an the of and or to in at per into than".split())
_TITLE = 60  # characters of a law's title that are looked at
_LAW = pattern(
    r"""(?x) (?: \b (?: S\.?[ ]?(?:[RS]\.?[ ]?)?I | UKSI | S\.?[ ]?R | W\.?[ ]?S\.?[ ]?I ) \.?
      | \b (?: [Rr]egulation | [Dd]irective | [Dd]ecision ) s? | \( (?: EU | EC | EEC | CFSP | Euratom ) (?:,[ ]Euratom)? \)
      | \b (?: Act | Order | Rules ) s? ) (?: [ ] Nos? \.? )? [ \xa0\r\n]{1,2} \Z""",
    ask="search",
    example="under Regulation (EU) No ",
    near_miss="in the financial year ",
)


def numbers_law(before: str) -> bool:
    """Whether ``before`` ends with what a law's number follows: ``SI ``, ``Directive (EU) ``."""
    near = before[-_TITLE:]
    return near[-1:].isspace() and _LAW.search(near) is not None


def is_counted(word: str) -> bool:
    """Whether numbers count ``word``: ``Tier``, ``section``; near miss: ``Survey``."""
    return word.lower() in _COUNTED


def has_decimals(word: str) -> bool:
    """Whether ``word`` is counted with a point: ``version 3.2``; near miss: ``Tier``."""
    return word.lower() in _WITH_DECIMALS


def takes_number(left: str, *, at_stop: bool = False) -> bool:
    """Whether the number behind the last word of ``left`` belongs to it: ``section``, ``of``, ``May``.

    Near misses: ``the issues``; and ``this recommendation`` where a stop follows the number (``at_stop``).
    """
    words = left.lower().split()
    word = words[-1] if words else ""
    if word in _BEFORE_COUNTS or word in _MONTHS or word in OPEN_WORDS:
        return True
    is_pointed_at = at_stop and len(words) > 1 and words[-2] in _POINTING
    return word in _COUNTED and not is_pointed_at and not (at_stop and word in _ENDING)


def is_counted_thing(word: str) -> bool:
    """Whether ``word`` goes on with a number: ``per cent``, ``million``, ``of``."""
    return word in _COUNTED_THINGS


def follows_noun(word: str) -> bool:
    """Whether ``word`` follows a noun and no number: ``from``, ``which``, ``will``; near miss: ``of``."""
    return word in OPEN_WORDS and word not in _AFTER_COUNTS


def is_acronym(word: str) -> bool:
    """Whether ``word`` is two capitals or more: ``HS``, ``SA``; near misses: ``Hub``, ``A``."""
    return len(word) > 1 and word.isupper()


def is_short_name(word: str) -> bool:
    """Whether a figure belongs to ``word``: a letter (``Q``, ``p``) or ``CO``; not ``so`` or ``Survey``."""
    return len(word) == 1 or (not word.islower() and word.upper() in _SHORT_NAMES)
