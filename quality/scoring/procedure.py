"""The family, the cover, and the recommendations with what was answered."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from quality.scoring.wording import folded, letters, tight
from quality.sheet import Count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.document import Document, Recommendation
    from quality.expectations import Expectations, ExpectedRecommendation
    from quality.sheet import Sheet

_HEAD = 40


def score_metadata(sheet: Sheet, document: Document, expected: Expectations) -> None:
    """Count the profile, and what stands on the cover."""
    if "profile" in expected:
        sheet.state("profile", expected["profile"], document.profile, of="profile")
    if "title" in expected:
        accepted = expected.get("title_accepts", [])
        _score_value(sheet, "title", [expected["title"], *accepted], document.title)
    if "date" in expected:
        accepted = expected.get("date_accepts", [])
        _score_value(sheet, "date", [expected["date"], *accepted], document.date)
    if "session" in expected:
        accepted = expected.get("session_accepts", [])
        _score_value(sheet, "session", [expected["session"], *accepted], document.session)
    if "departments" in expected:
        sheet.compare(
            "metadata",
            [("department", folded(one)) for one in expected["departments"]],
            [("department", folded(one)) for one in document.departments],
        )
    if "paper_numbers" in expected:
        sheet.compare(
            "metadata",
            [("paper number", folded(one)) for one in expected["paper_numbers"]],
            [("paper number", folded(one)) for one in document.paper_numbers],
        )


def _score_value(
    sheet: Sheet, name: str, accepted: Sequence[str | None], given: str | None
) -> None:
    """Count one value of the cover: the first of ``accepted`` is the truth, the others will do."""
    have = folded(given) or None
    wanted = [folded(one) or None for one in accepted]
    sheet.state("metadata", have if have in wanted else wanted[0], have, of=name)


def score_recommendations(sheet: Sheet, document: Document, expected: Expectations) -> None:
    """Count recommendations by number, and each value that they state."""
    if "recommendations" not in expected:
        return
    wanted = expected["recommendations"]
    sheet.compare(
        "recommendation numbers",
        [citation(one.get("number")) for one in wanted],
        [citation(one.number) for one in document.recommendations],
    )
    for want, have in _pair(wanted, document.recommendations):
        name = f"recommendation {(want or {}).get('number') if want else have and have.number}"
        _score_words(sheet, want, have, name)
        _score_answer(sheet, want, have, name, answer=_answer(document, have))


def _answer(document: Document, have: Recommendation | None) -> str | None:
    """The words of the answer without its headings, white space aside; None where there are none."""
    blocks = [document.block_by_id[name] for name in (have.blocks.response if have else ())]
    return tight("".join(block.text for block in blocks if block.kind != "heading")) or None


def citation(number: str | None) -> str:
    """A number without the brackets, spaces, dashes and full stop that editions print differently.

    ``4a) i.`` is ``4ai``, ``12a–c`` is ``12a-c``; none at all is empty.
    """
    plain = tight(number).replace("(", "").replace(")", "").replace("–", "-")
    return plain.removesuffix(".")


def _pair(
    wanted: Sequence[ExpectedRecommendation], given: Sequence[Recommendation]
) -> list[tuple[ExpectedRecommendation | None, Recommendation | None]]:
    """Each expected recommendation with the one given: the same number, if possible the same words.

    What has no partner stands with None.
    """
    pools: dict[str, list[Recommendation]] = defaultdict(list)
    for one in given:
        pools[citation(one.number)].append(one)
    partners: dict[int, Recommendation] = {}
    for has_words in (True, False):
        for place, want in enumerate(wanted):
            pool = pools[citation(want.get("number"))]
            if place in partners or not pool:
                continue
            same = [one for one in pool if not has_words or _opens_alike(want, one)]
            if same:
                partners[place] = same[0]
                pool.remove(same[0])
    pairs: list[tuple[ExpectedRecommendation | None, Recommendation | None]] = [
        (want, partners.get(place)) for place, want in enumerate(wanted)
    ]
    return [*pairs, *((None, one) for pool in pools.values() for one in pool)]


def _opens_alike(want: ExpectedRecommendation, have: Recommendation) -> bool:
    opening = letters(want.get("recommendation"))[:_HEAD]
    return bool(opening) and letters(have.recommendation)[:_HEAD] == opening


def _score_words(
    sheet: Sheet, want: ExpectedRecommendation | None, have: Recommendation | None, name: str
) -> None:
    """Count what was found and what was asked for, where the truth has their words."""
    if want is None:
        return  # its number has been counted; its words are those of some other block
    if "conclusion" in want:
        given = have.conclusion if have else None
        sheet.state(
            "recommendation text",
            tight(want["conclusion"]) or None,
            tight(given) or None,
            of=f"{name}, conclusion",
        )
    if "recommendation" in want:
        wanted = tight(want["recommendation"]) or None
        given = tight(have.recommendation if have else None) or None
        if wanted and given and want.get("recommendation_items"):
            given = wanted if given.startswith(wanted) else given
        sheet.state("recommendation text", wanted, given, of=f"{name}, recommendation")


def _score_answer(
    sheet: Sheet,
    want: ExpectedRecommendation | None,
    have: Recommendation | None,
    name: str,
    *,
    answer: str | None,
) -> None:
    """Count position, verdicts, status, dates and the numbers of the answer."""
    truth: ExpectedRecommendation = want if want is not None else _unanswered()
    if "position" in truth:
        position = have.position if have else None
        accepted = truth.get("position_accepts", [])
        wanted = position if have and position in accepted else truth["position"]
        sheet.state("verdicts", wanted, position, of=name)
    if "verdicts" in truth:
        sheet.compare(
            "verdicts",
            [(name, one["position"], letters(one["by"])) for one in truth["verdicts"]],
            [
                (name, one.position, letters(one.by))
                for one in (have.verdicts if have else ())
                if one.kind == "explicit"
            ],
        )
    if "status" in truth:
        status = have.status if have else None
        wanted = status if have and status in truth.get("status_accepts", []) else truth["status"]
        sheet.state("statuses", wanted, status, of=name)
    if "target_dates" in truth:
        sheet.compare(
            "target dates",
            [
                (name, one["kind"], folded(one["words"]), one["earliest"], one["latest"])
                for one in truth["target_dates"]
            ],
            [
                (name, one.kind, folded(one.words), one.earliest, one.latest)
                for one in (have.target_dates if have else ())
            ],
        )
    if "response" in truth:
        _score_response(sheet, truth["response"], have.response if have else (), name)
    if "answer" in truth:
        sheet.state("responses", tight(truth["answer"]), answer, of=f"{name}, answer")


def _unanswered() -> ExpectedRecommendation:
    """What is true of a recommendation that is none: it has no answer."""
    return {"position": None, "status": None, "target_dates": [], "response": []}


def _score_response(sheet: Sheet, expected: Sequence[str], given: Sequence[str], name: str) -> None:
    """Count the paragraphs of the answer by their numbers."""
    common = set(expected) & set(given)
    sheet.add("responses", Count(len(common), len(set(expected)), len(set(given))))
    if len(common) != len(set(expected)) or len(common) != len(set(given)):
        sheet.miss("responses", f"{name}: expected {list(expected)}, given {list(given)}")
