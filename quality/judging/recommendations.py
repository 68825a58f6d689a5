"""Recommendations: which there are, what each asks, what was answered, and by which words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from quality.scoring.wording import folded, shown, tight
from quality.sheet import Count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.document import Document, Recommendation, TargetDate
    from quality.golds import Gold, GoldDate, GoldRecommendation
    from quality.sheet import GoldAspect, Sheet

_ANY = "*"
_ITEMS_MARGIN = 8
"""How many characters longer a text may be, white space, before its list is looked for."""

Facts = tuple[str, object, object]
"""The number of a recommendation, what is wanted of it, what was given."""

Pair = tuple["GoldRecommendation", "Recommendation | None"]


def judge_recommendations(sheet: Sheet, document: Document, gold: Gold) -> None:
    """Count the numbers, then the words and the answer of each that the gold names."""
    if "recommendations" not in gold:
        return
    wanted, given = gold["recommendations"], document.recommendations
    is_all = gold.get("all_recommendations")
    has_words = any("starts" in one for one in wanted)
    pairs = _pair(wanted, given, by_words=has_words or is_all is not None)
    _judge_numbers(sheet, pairs, given, is_all=is_all, has_words=has_words)
    for want, have in pairs:
        _judge_fields(sheet, want, have)
        _judge_words(sheet, want, have)
        _judge_answer(sheet, document, want, have)
        _judge_stances(sheet, want, have)


def citation(number: str | None) -> str | None:
    """The number without brackets, spaces and a last full stop; None and "" say that it has none."""
    if not number:
        return None
    return "".join(c for c in number if c not in "()" and not c.isspace()).removesuffix(".")


def _judge_numbers(
    sheet: Sheet,
    pairs: Sequence[Pair],
    given: Sequence[Recommendation],
    *,
    is_all: bool | None,
    has_words: bool,
) -> None:
    """Count the numbers; a record that the gold does not name is wrong where it names all."""
    numbers = [_number(want, have) for want, have in pairs]
    have_numbers = [citation(one.number) for one in given]
    is_precise = is_all is not False and not (has_words and is_all is None)
    free = frozenset() if is_precise else frozenset(have_numbers)
    sheet.compare("recommendation numbers", numbers, have_numbers, free=free)
    if is_all:
        extra = Counter(have_numbers) - Counter(numbers)
        count = Count(len(given) - extra.total(), len(given), len(given))
        sheet.add("extra recommendations", count)
        for number, times in extra.items():
            sheet.miss("extra recommendations", f"{number}: {times} too many")


def _number(want: GoldRecommendation, have: Recommendation | None) -> str | None:
    if want.get("number") == _ANY and have is not None:
        return citation(have.number)
    return citation(want.get("number"))


def _pair(
    wanted: Sequence[GoldRecommendation], given: Sequence[Recommendation], *, by_words: bool
) -> list[Pair]:
    """Each recommendation of the gold with its record: the words first, then the number, in order.

    What may have any number takes, at last, the first record that nobody has claimed.
    """
    left = list(given)
    found: dict[int, Recommendation] = {}

    def claim(place: int, candidates: list[Recommendation]) -> None:
        if candidates and place not in found:
            found[place] = candidates[0]
            left[:] = [one for one in left if one is not candidates[0]]

    if by_words:
        for place, want in enumerate(wanted):
            same = [one for one in left if _may_be(want, one) or want.get("number") == _ANY]
            claim(place, [one for one in same if _fits(want, one.recommendation)])
    for place, want in enumerate(wanted):
        claim(place, [one for one in left if _may_be(want, one)])
    for place, want in enumerate(wanted):
        claim(place, left[:1] if want.get("number") == _ANY else [])
    return [(want, found.get(place)) for place, want in enumerate(wanted)]


def _may_be(want: GoldRecommendation, have: Recommendation) -> bool:
    return citation(want.get("number")) == citation(have.number)


def _fits(want: GoldRecommendation, text: str | None) -> bool:
    """Whether ``text`` is the one wanted, word for word or by its first and last words."""
    words = tight(text)
    if "starts" in want or "ends" in want:
        starts, ends = tight(want.get("starts")), tight(want.get("ends"))
        return bool(words) and words.startswith(starts) and words.endswith(ends)
    return "recommendation" in want and words == tight(want["recommendation"])


def _judge_fields(sheet: Sheet, want: GoldRecommendation, have: Recommendation | None) -> None:
    """Count conclusion, recommendation, position, status and answering paragraphs, if named."""
    of = str(want.get("number"))
    if "conclusion" in want:
        given = have.conclusion if have else None
        is_right = tight(given) == tight(want["conclusion"])
        _judge(
            sheet,
            "recommendation conclusion",
            (of, want["conclusion"], given),
            have,
            is_right=is_right,
        )
    if "recommendation" in want:
        given = have.recommendation if have else None
        is_right = _is_recommended(want, given)
        facts: Facts = (of, want["recommendation"], given)
        _judge(sheet, "recommendation recommendation", facts, have, is_right=is_right)
    if "position" in want:
        position = have.position if have else None
        accepted = want.get("position_accepts", [want["position"]])
        is_right = have is not None and position in accepted
        sheet.add("recommendation position", Count(int(is_right), 1, int(have is not None)))
        if not is_right:
            _miss(sheet, "recommendation position", (of, want["position"], position))
        if position is not None:
            facts = (of, want["position"], position)
            _judge(sheet, "verdicts never false", facts, have, is_right=position in accepted)
    if "status" in want:
        status = have.status if have else None
        is_right = status in want.get("status_accepts", [want["status"]])
        _judge(
            sheet, "recommendation status", (of, want["status"], status), have, is_right=is_right
        )
    if "response" in want:
        response = list(have.response) if have else None
        facts = (of, want["response"], response)
        _judge(sheet, "recommendation response", facts, have, is_right=response == want["response"])


def _is_recommended(want: GoldRecommendation, given: str | None) -> bool:
    words = want["recommendation"]
    if want.get("recommendation_items"):
        return tight((given or "")[: len(words) + _ITEMS_MARGIN]).startswith(tight(words))
    return tight(given) == tight(words)


def _judge_words(sheet: Sheet, want: GoldRecommendation, have: Recommendation | None) -> None:
    """Count the recommendation by its first and last words; one that is missing is not given."""
    if "starts" not in want and "ends" not in want:
        return
    given = have.recommendation if have else None
    is_right = have is not None and _fits(want, given)
    sheet.add("recommendation recommendation", Count(int(is_right), 1, int(have is not None)))
    if not is_right:
        words = f"{want.get('starts')} … {want.get('ends')}"
        _miss(sheet, "recommendation recommendation", (str(want.get("number")), words, given))


def _judge_answer(
    sheet: Sheet, document: Document, want: GoldRecommendation, have: Recommendation | None
) -> None:
    """Count the answer by its first and last words; ``response_starts`` None: it has none."""
    if "response_starts" not in want and "response_ends" not in want:
        return
    blocks = document.block_by_id
    names = have.blocks.response if have else ()
    answer = tight(" ".join(blocks[name].text for name in names if name in blocks))
    starts, ends = want.get("response_starts", ""), want.get("response_ends")
    if starts is None:
        is_right = have is not None and not answer
    else:
        is_right = (
            bool(answer) and answer.startswith(tight(starts)) and answer.endswith(tight(ends))
        )
    sheet.add("recommendation answer", Count(int(is_right), 1, int(have is not None)))
    if not is_right:
        facts = (str(want.get("number")), f"{starts} … {ends}", answer)
        _miss(sheet, "recommendation answer", facts)


def _judge_stances(sheet: Sheet, want: GoldRecommendation, have: Recommendation | None) -> None:
    """Count the different positions of the bodies that answer, and the dates that are promised."""
    if "verdicts" in want:
        wanted = {v if isinstance(v, str) else v["position"] for v in want["verdicts"]}
        given = {verdict.position for verdict in have.verdicts} if have else set()
        sheet.compare("recommendation verdicts", wanted, given)
    if "target_dates" in want:
        dates = have.target_dates if have else ()
        sheet.compare(
            "target dates",
            [_wanted_date(one) for one in want["target_dates"]],
            [_given_date(one) for one in dates],
        )


def _wanted_date(one: GoldDate) -> tuple[str, str, str | None, str | None]:
    return one["kind"], folded(one["words"]), one.get("earliest"), one.get("latest")


def _given_date(one: TargetDate) -> tuple[str, str, str | None, str | None]:
    return one.kind, folded(one.words), one.earliest, one.latest


def _judge(
    sheet: Sheet,
    aspect: GoldAspect,
    facts: Facts,
    have: Recommendation | None,
    *,
    is_right: bool,
) -> None:
    """Count one field of a recommendation, which is never right if there is no record."""
    is_right = is_right and have is not None
    sheet.add(aspect, Count(int(is_right), 1, 1))
    if not is_right:
        _miss(sheet, aspect, facts)


def _miss(sheet: Sheet, aspect: GoldAspect, facts: Facts) -> None:
    number, wanted, given = facts
    sheet.miss(aspect, f"{number}: expected {_short(wanted)}, given {_short(given)}")


def _short(value: object) -> str:
    return f"“{shown(value, 100)}”" if isinstance(value, str) else repr(value)
