"""What is known to be right of a document: every key is optional, what is not named is not scored."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, cast

if TYPE_CHECKING:
    from collections.abc import Mapping


class ExpectedText(TypedDict, total=False):
    """A numbered paragraph or a list item."""

    number: str | None
    text: str


class ExpectedReference(TypedDict):
    """A note mark: the words just before it."""

    after: str


class ExpectedNote(TypedDict, total=False):
    """A note, its repaired addresses, and where it is cited."""

    number: str
    urls: list[str]
    references: list[ExpectedReference]


class ExpectedDate(TypedDict):
    """A date of a status line."""

    kind: str
    words: str
    earliest: str | None
    latest: str | None


class ExpectedVerdict(TypedDict):
    """One of several answers to a recommendation: the words of who gives it, where named."""

    position: str
    by: str | None


class ExpectedRecommendation(TypedDict, total=False):
    """A recommendation with what was answered; a value of None says that none is stated.

    With ``recommendation_items`` a list follows the words, and may be joined to them in any way.
    ``response`` has the numbers of the answer's paragraphs; where they have none, ``answer`` its words.
    """

    number: str | None
    conclusion: str | None
    recommendation: str | None
    recommendation_items: bool
    position: str | None
    position_accepts: list[str | None]
    verdicts: list[ExpectedVerdict]
    status: str | None
    status_accepts: list[str | None]
    target_dates: list[ExpectedDate]
    response: list[str]
    answer: str


class Survivor(TypedDict):
    """A text that is repeated on purpose, and how often it stands in the source."""

    text: str
    times: int


class Expectations(TypedDict, total=False):
    """The truth about one document.

    ``kept_once`` is in the source twice and in the document once, ``must_survive`` stays as often as
    it was. ``headings`` and ``items`` are all that there are; ``unnumbered`` may be some of them.
    ``unscored`` are lines of covers, contents and labels: as headings they are neither right nor wrong.
    ``restatements`` are pairs of numbers.
    """

    profile: str
    title: str | None
    title_accepts: list[str | None]
    date: str | None
    date_accepts: list[str | None]
    session: str | None
    session_accepts: list[str | None]
    departments: list[str]
    paper_numbers: list[str]
    paragraphs: list[ExpectedText]
    items: list[ExpectedText]
    unnumbered: list[str]
    unscored: list[str]
    headings: list[str]
    footnotes: list[ExpectedNote]
    recommendations: list[ExpectedRecommendation]
    kept_once: list[str]
    must_survive: list[Survivor]
    furniture: list[str]
    restatements: list[list[str]]
    undefined_notes: list[str]
    unreferenced_notes: list[str]
    truncated: list[str]
    gaps: list[str]
    family: str
    damages: list[str]


def checked(plain: Mapping[str, object]) -> Expectations:
    """``plain`` as expectations. Raises ValueError where a key is none: a typing error scores nothing."""
    unknown = sorted(plain.keys() - Expectations.__annotations__.keys())
    if unknown:
        msg = f"no key of expectations: {', '.join(unknown)}"
        raise ValueError(msg)
    return cast("Expectations", plain)
