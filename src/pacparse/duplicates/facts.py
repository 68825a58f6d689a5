"""Which differences between two texts are facts, and which are only letters and spaces.

A fact is a number, a date, an amount, a name, an acronym, a negation, a word that limits or counts:
two texts that differ in one are different texts, however alike they look. What is left is damage:
white space, punctuation, quotation marks, hyphens, the case of ordinary words, a letter that was
misread inside a long word, an ordinary word that fell out.
"""

from __future__ import annotations

import re

from pacparse.duplicates.word_alignment import Block, difference_blocks
from pacparse.lexicon.date_words import MONTHS
from pacparse.text.patterns import compile_late

# "£9.25", "5 %", "2016-17", "carers’": currency, percent, sign, number, word with its apostrophes.
WORD = re.compile(
    r"""
    [£$€¥%]
    | (?<!\S)[-−–](?=[0-9£$€])
    | [0-9]+(?:[.,:/][0-9]+)*
    | [^\W\d_]+(?:['’‘ʼ][^\W\d_]+)*
    """,
    re.VERBOSE,
)
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")  # 2,000 is 2000; 2,3 stays
_APOSTROPHES = compile_late("['’‘ʼ]")

_NEGATIONS = (
    "not no never cannot nor neither none nothing nobody nowhere without hardly barely scarcely "
    "rarely seldom non un dis anti mis ex de in im ir counter sub pre post against except unless "
    "lack lacks lacking fail fails failed failing unable refuse refuses refused"
)
_COUNTS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand million billion trillion dozen half third quarter double twice thrice single "
    "first second fourth fifth last next former latter pence pounds percent"
)
_LIMITS = (
    "only partly partially part fully wholly entirely almost nearly about around approximately "
    "roughly least most more less fewer over under above below up down before after until till by "
    "since during within beyond between all every each both some any many few several other "
    "another if when while although though but however instead should would could may might must "
    "will shall can need principle subject provided provisionally"
)
_TIMES = (
    "spring summer autumn winter monday tuesday wednesday thursday friday saturday sunday today yesterday "
    "tomorrow day days week weeks month months year years annual annually monthly weekly daily "
    "quarterly early late mid end"
)
FACT_WORDS = frozenset(f"{_NEGATIONS} {_COUNTS} {_LIMITS} {_TIMES}".split()).union(MONTHS)

# Shapes that a reader of print mistakes for each other. Near miss: `cost` and `cast` are two words.
_SHAPES = frozenset({("rn", "m"), ("cl", "d"), ("vv", "w"), ("ri", "n"), ("ii", "u"), ("li", "h")})
_LETTERS = frozenset({("c", "e"), ("n", "u"), ("b", "h"), ("f", "t")})
_STROKES = frozenset({("i", "l"), ("l", "t"), ("i", "j"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("ﬀ", "ff")})
# Neighbours that no English word has: the sign that a letter was misread (`commxttee`).
_ODD_PAIR = compile_late(
    r"""
    q[^u] | j[^aeiou] | v[^aeiouy] | x[bdgjkmrvxz] | z[bcdfgjkmnpqrstvx]
    | c[bfgjvwx] | [bdhkgmpt]x | [bdfghkmptw]q | f[bghjkpvx] | g[jkv] | h[jvx] | k[vx]
    | m[jv] | p[jv] | w[jvx] | [lr]x | y[jq] | [bfghkmp]z
    """,
    re.VERBOSE,
)
_MIN_SLIP = 6  # shorter words are too often another word: `form`, `from`, `farm`
_MIN_DOUBTFUL_SLIP = 8
_LONGEST_LOWER_ACRONYM = 5  # `IT` and `it`, `WHO` and `who`


def find_words(text: str) -> list[str]:
    """The words, numbers and signs of ``text`` that can carry a meaning, in order, as printed."""
    return WORD.findall(text)


def count_lost_words(left: str, right: str) -> int | None:
    """How many ordinary words only one of two differing pieces has; None if a fact differs."""
    ours, theirs = find_words(left), find_words(right)
    a, b = [_plain(word) for word in ours], [_plain(word) for word in theirs]
    if a == b:
        return None if _acronym_differs(ours, theirs) else 0
    if "".join(a) == "".join(b) and _numbers(a) == _numbers(b):
        return 0
    lost = 0
    for a0, a1, b0, b1 in difference_blocks(a, b):
        cost = _weigh(ours[a0:a1], theirs[b0:b1])
        if cost is None:
            return None
        lost += cost
    return lost


def fact_blocks(ours: list[str], theirs: list[str]) -> list[Block]:
    """Where two lists of words differ in a fact, in order; none where ``count_lost_words`` counts."""
    a, b = [_plain(word) for word in ours], [_plain(word) for word in theirs]
    if a == b:
        if not _acronym_differs(ours, theirs):
            return []
        pairs = enumerate(zip(ours, theirs, strict=True))
        return [(i, i + 1, i, i + 1) for i, (x, y) in pairs if _is_acronym_of_either(x, y)]
    if "".join(a) == "".join(b) and _numbers(a) == _numbers(b):
        return []
    return [
        (a0, a1, b0, b1)
        for a0, a1, b0, b1 in difference_blocks(a, b)
        if _weigh(ours[a0:a1], theirs[b0:b1]) is None
    ]


def states_fact(word: str) -> bool:
    """Whether a word states a fact by itself: a figure, a sign, a name, a word that limits or counts."""
    return not _is_ordinary(word)


def _weigh(ours: list[str], theirs: list[str]) -> int | None:
    """The words lost between two blocks that share no word; None if a fact differs."""
    if not ours or not theirs:
        lost = ours or theirs
        return len(lost) if all(_is_ordinary(word) for word in lost) else None
    a, b = [_plain(word) for word in ours], [_plain(word) for word in theirs]
    if "".join(a) == "".join(b):  # `on-line` and `online`; but `20 14` is not 2014
        return None if _numbers(a) != _numbers(b) else 0
    if len(ours) == len(theirs):
        same = all(_is_same_word(x, y) for x, y in zip(ours, theirs, strict=True))
        return 0 if same else None
    return 0 if is_letter_slip("".join(ours), "".join(theirs)) else None


def _is_same_word(left: str, right: str) -> bool:
    return _plain(left) == _plain(right) or is_letter_slip(left, right)


def _plain(word: str) -> str:
    """The word without case, apostrophes and the comma of thousands."""
    if word[0].isdigit():
        return _THOUSANDS.sub("", word)
    return _APOSTROPHES.sub("", word.casefold()) if not word.isalpha() else word.casefold()


def _numbers(words: list[str]) -> list[str]:
    return [word for word in words if not word.isalpha()]


def _is_ordinary(word: str) -> bool:
    """Whether a lost word is a lower-case word that states no fact."""
    plain = _plain(word)
    return word.islower() and plain.isalpha() and plain not in FACT_WORDS and "n't" not in word


def _acronym_differs(ours: list[str], theirs: list[str]) -> bool:
    """Whether a word is an acronym on one side and an ordinary word on the other (`IT`, `it`)."""
    differing = [(x, y) for x, y in zip(ours, theirs, strict=True) if x != y]
    if len(differing) > 2 and (_are_capitals(ours) or _are_capitals(theirs)):
        return False  # a line set in capitals
    return any(_is_acronym_of_either(x, y) for x, y in differing)


def _is_acronym_of_either(x: str, y: str) -> bool:
    return _is_acronym_of(x, y) or _is_acronym_of(y, x)


def _are_capitals(words: list[str]) -> bool:
    return "".join(words).isupper()


def _is_acronym_of(word: str, other: str) -> bool:
    return 1 < len(word) <= _LONGEST_LOWER_ACRONYM and word.isupper() and other.islower()


def is_letter_slip(left: str, right: str) -> bool:
    """Whether two long words are one word of which a letter was misread (`Comrnittee`).

    Both ends must agree, which leaves inflections and prefixes alone (`agrees`, `disagrees`). One
    letter for another counts only where print confuses the two, or where one of the two words has
    neighbours that no word has: `adopted` and `adapted` are different words.
    """
    if not (left.isalpha() and right.isalpha()) or min(len(left), len(right)) < _MIN_SLIP:
        return False
    is_capital = left[0].isupper() or right[0].isupper()
    a, b = left.casefold(), right.casefold()
    if a[0] != b[0] or a[-1] != b[-1] or a in FACT_WORDS or b in FACT_WORDS:
        return False
    head = next((k for k in range(min(len(a), len(b))) if a[k] != b[k]), min(len(a), len(b)))
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    pair = (a[head : len(a) - tail], b[head : len(b) - tail])
    is_long = min(len(a), len(b)) >= _MIN_DOUBTFUL_SLIP
    if is_capital and not is_long:
        return False  # a name: `Barnes`, `Bames`
    if _is_in(pair, _SHAPES) or _is_in(pair, _STROKES):
        return True
    if is_capital or max(map(len, pair)) > 1:
        return False
    if is_long and _is_in(pair, _LETTERS):
        return True
    return bool(_ODD_PAIR.search(a)) != bool(_ODD_PAIR.search(b))


def _is_in(pair: tuple[str, str], table: frozenset[tuple[str, str]]) -> bool:
    return pair in table or (pair[1], pair[0]) in table
