"""What the print says of a line at the edge of its page: rules of the same question, for originals with pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pacparse.lexicon.departments import names_departments
from pacparse.rules import VETO, Rule

if TYPE_CHECKING:
    from pacparse.reading.furniture.facts import Candidate

FURNITURE_, TEXT = "furniture", "text"


def _has(c: Candidate, *traits: str) -> bool:
    """Whether the print says one of these of a line that looks like a running head."""
    return (
        c.printed is not None
        and c.printed.looks == "running_head"
        and not c.printed.traits.isdisjoint(traits)
    )


def _is_like_text(c: Candidate) -> bool:
    """Whether a line that looks like a running head is set in type as large as the text, or larger."""
    return (
        c.printed is not None
        and c.printed.looks == "running_head"
        and "small" not in c.printed.traits
    )


def is_small_head(c: Candidate) -> bool:
    """Whether the print sets the same words small at the edge of most pages: no label is set so."""
    return c.printed is not None and c.printed.traits >= {"small", "most"}


PRINT_RULES: Final[tuple[Rule[Candidate], ...]] = (
    Rule(
        "furniture.printed-number",
        says=FURNITURE_,
        weight=4,
        reason="the numbers at the edge of the printed pages rise with the pages",
        example="1. Lit.\n\n»⟦edge:page_number|7⟧\n\f2. Swept.",
        near_miss="1. Lit.\n\n»⟦edge:running_head|7⟧\n\f2. Swept.",
        votes=lambda c: c.printed is not None and c.printed.looks == "page_number",
    ),
    Rule(
        "furniture.printed-head",
        says=FURNITURE_,
        weight=2,
        reason="the same words are printed at the same height on several pages, away from the text",
        example="»⟦edge:running_head|Kilns of the north⟧\n\n1. Lit.",
        near_miss="»Kilns of the north\n\n1. Lit.\n\nKilns of the north",
        votes=lambda c: c.printed is not None and c.printed.looks == "running_head",
    ),
    Rule(
        "furniture.printed-on-most",
        says=FURNITURE_,
        weight=2,
        reason="the same words are at this height on most pages",
        example="»⟦edge:running_head most|Kilns of the north⟧\n\n1. Lit.",
        near_miss="»⟦edge:running_head|Kilns of the north⟧\n\n1. Lit.",
        votes=lambda c: _has(c, "most"),
    ),
    Rule(
        "furniture.printed-large",
        says=TEXT,
        weight=4,
        reason="type larger than the text is type of a heading",
        example="»⟦edge:running_head large|Kilns of the north⟧\n\n1. Lit.",
        near_miss="»⟦edge:running_head small|Kilns of the north⟧\n\n1. Lit.",
        votes=lambda c: _has(c, "large"),
    ),
    Rule(
        "furniture.printed-part",
        says=TEXT,
        weight=VETO,
        reason="a word and a number in large or bold type are the heading of a part, even if the number rises with the pages",
        example="»⟦edge:running_head most large|Chapter 2⟧\n\n1. Lit.",
        near_miss="»⟦edge:running_head most small|Chapter 2⟧\n\n1. Lit.",
        votes=lambda c: (
            _has(c, "large", "bold")
            and c.form.kind == "beside"
            and " " not in c.form.words
            and not c.form.is_number_first
        ),
    ),
    Rule(
        "furniture.printed-department",
        says=TEXT,
        weight=VETO,
        reason="the name of a department, as large as the text, says who answers below",
        example="»⟦edge:running_head most|Ministry of Justice⟧\n\n1. Lit.",
        near_miss="»⟦edge:running_head most small|Ministry of Justice⟧\n\n1. Lit.",
        votes=lambda c: _is_like_text(c) and bool(names_departments(c.text)),
    ),
    Rule(
        "furniture.printed-words-of-text",
        says=TEXT,
        weight=VETO,
        reason="a date, a salutation or a sentence, as large as the text, is not a running head",
        example="»⟦edge:running_head|Dear Master of the Kilns,⟧\n\nThey are lit.",
        near_miss="»⟦edge:running_head|Kilns of the north⟧\n\nThey are lit.",
        votes=lambda c: _is_like_text(c) and c.printed is not None and not c.printed.is_headlike,
    ),
    Rule(
        "furniture.printed-on-few",
        says=TEXT,
        weight=2,
        reason="only the height speaks for a running head, and two pages may begin with the same words",
        example="»⟦edge:running_head|Kilns of the north⟧\n\n1. Lit.",
        near_miss="»⟦edge:running_head most|Kilns of the north⟧\n\n1. Lit.",
        votes=lambda c: _is_like_text(c) and not _has(c, "most", "turn", "count"),
    ),
)
