"""Damages of sentences: names with figures, and printed lines that begin like something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quality.generate.damages.marks import has_marks
from quality.generate.damages.places import (
    add_at_line_head,
    add_sentence,
    answers,
    is_near_miss,
    writer,
)
from quality.generate.model import Mark, Note

if TYPE_CHECKING:
    from random import Random

    from quality.generate.model import Document

CAPITALS = "ABDEGKLMNPRTWZ"


def _code(rng: Random, letters: int, figures: int) -> str:
    head = "".join(rng.choice(CAPITALS) for _ in range(letters))
    return head + str(rng.randint(10 ** (figures - 1), 10**figures - 1))


def names_with_figures(document: Document, rng: Random) -> bool:
    """Figures inside names, forms, laws, cases and measures: ``KB140``, ``SI 2012/318``, ``40 m²``.

    Near miss: figures glued to a plain word before a comma, which are marks with notes of their own.
    """
    if is_near_miss(rng) and has_marks(document) and document.style.marks == "glued":
        return _marked_words(document, rng)
    found = False
    for sentence in rng.sample(_named(rng), rng.randint(1, 3)):
        found = add_sentence(document, rng, sentence) or found
    return found


def _named(rng: Random) -> list[str]:
    """Sentences with figures that belong to names and measures."""
    things, office = writer(rng).things(), writer(rng).office()
    year, few = rng.randint(1998, 2019), rng.randint(2, 9)
    lot = rng.choice(("Lot", "Phase", "Unit", "Tier", "Wave"))
    return [
        f"The line from Tresk to Wend is known as {_code(rng, 2, 1)}, and its branch as {_code(rng, 2, 1)}.",
        f"Keepers send in form {_code(rng, 2, 3)} or, for {things}, form {_code(rng, 3, 1)}.",
        f"Regulation (EU) {year}/{rng.randint(120, 2900)} and SI {year}/{rng.randint(120, 3100)} apply to {things}.",
        f"Directive {year}/{rng.randint(10, 99)}/EC was carried over by S.I. {year + 1}/{rng.randint(120, 980)}.",
        f"Case {rng.randint(1000000, 1999999)}-{rng.choice(CAPITALS)}{few} was closed under section {_code(rng, 2, 1)}.",
        f"{lot} {few} lets keepers mend {things}, and {lot} {few + 1} was put off.",
        f"Each shed has {rng.randint(20, 90)} m² of floor and {rng.randint(100, 900)} m³ of air for {things}.",
        f"The plan, known as Tide{rng.randint(12, 60)}Next, was drawn up by Ha{few}den Mills plc for {office}.",
        f"A share of {rng.randint(11, 60)}.{rng.randint(1, 40)} per cent was asked for {things}.",
        f"As the table <{_code(rng, 2, 1)}> shows, Article{few} of the code and class {_code(rng, 3, 1)} hold for {things}.",
        f"Where a² is not c³, {office} counts {things} once more.",
        f"The prices of {_code(rng, 2, 2)} were those of {_code(rng, 3, 1)} in the EU{rng.randint(15, 28)}.",
        f"Hub {few}, opened in May, is the last of the hubs for {things}.",
        f"Version {few}.{rng.randint(1, 9)} of the list of {things} has {rng.randint(2, 9)}.{rng.randint(10, 99)} million lines.",
    ]


def _marked_words(document: Document, rng: Random) -> bool:
    """A sentence in which a mark is glued to a word that stands before a comma."""
    blocks = answers(document)
    if not blocks:
        return False
    block, prose = rng.choice(blocks), writer(rng)
    start = f"{block.text} Under the {rng.choice(('Programme', 'Order', 'Register'))}"
    block.text = f"{start}, {prose.things()} are counted by {prose.office()}."
    block.marks.append(Mark(len(start), Note(url=prose.url())))
    return True


LINE_HEADS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("The ferries that serve the {} need", "To mend the {} the parish hired"), "{n} crews", "and a boat for each of them."),
    (("What was said of {} is to be read in the Stage", "The {} stand first in the Stage"), "{k} papers", "on the upkeep of the coast."),
    (("They were to see to the {}", "The parish was to pay for the {}"), "- old or new, near or far -", "out of the funds of the coast."),
    (("The keepers asked for {} in the words of", "For the {} it is as was said under"), "Recommendation {k}.", "Nobody has answered them since."),
    (("The parish had read of {} under", "Of the {} nothing more was heard, and it left"), "Recommendation {k} – now", "an old one – to the next council."),
    (("The parish was glad of the {} and of the", "It was told of {} in the"), "Government response", "to its letter, which came in May."),
    (("They are to be found among the {}.", "Nobody had counted the {}."), "The Department accepts that", "the counts of earlier years were too high."),
    (("They stand beside the {}.", "Nobody had mended the {}."), "The Government agrees that", "the winter was wet, and so do the parishes."),
    (("What is said of {} in paragraph", "For the {} see paragraph"), "A.{k}", "of the code, which holds here as well."),
    (("The keepers wrote down the {} under the word", "Each box of {} had a lid on which stood"), "Contents", "and the name of the keeper."),
    (("Who keeps {} is to write it down on", "The word of the keeper of the {} stands on"), "Page {k}: the", "page that is kept for it."),
    (("On each box of {} there stood", "The papers on {} were marked"), "OFFICIAL", "in red, and nobody opened them."),
    (("A letter on {} of", "The {} were counted again in"), "{y}.", "Nothing was found."),
    (("In a former paper on {}, called", "The parish has read of {} in"), "{title}", "there is not a word about it."),
)  # fmt: skip


def line_heads(document: Document, rng: Random) -> bool:
    """Lines of a sentence that begin like a number, a label, a verdict, a heading or a list."""
    title = document.metadata.title or ""
    found = False
    for leads, words, rest in rng.sample(LINE_HEADS, 2):
        shown = words.format(
            k=rng.randint(1, 9), n=rng.randint(11, 48), y=rng.randint(1990, 2020), title=title
        )
        if shown and len(shown) < 80:
            found = add_at_line_head(document, rng, leads, shown, rest) or found
    return found
