"""Answers of bodies that no list has: verdicts plain and in words, loose, refused, of several, and none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quality.generate.model import Block

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from quality.generate.model import Document, Recommendation
    from quality.generate.prose import Prose


class Stance(NamedTuple):
    """How an answer begins: the position that it states, its words, and whether others would do."""

    position: str | None
    words: str
    accepts: tuple[str | None, ...] = ()


OTHERS = ("Vale of Wend Council", "Upper Fens Executive", "Isle of Kilns Government")

STATED: tuple[Stance, ...] = (
    Stance("agreed", "The {b} accepts this recommendation."),
    Stance("agreed", "The {b} agrees to this recommendation and has begun."),
    Stance("agreed", "The {b} supports the recommendation."),
    Stance("agreed", "This recommendation is accepted in full by the {b}."),
    Stance("agreed", "The {b} accepts the recommendation and points to what was said in May."),
    Stance("agreed_in_principle", "The {b} agrees in principle to this recommendation."),
    Stance("agreed_in_principle", "The {b} supports in-principle the recommendation."),
    Stance("agreed_in_principle", "This recommendation is accepted in principle by the {b}."),
    Stance("agreed_in_part", "The {b} accepts this recommendation in part."),
    Stance("disagreed", "The {b} rejects this recommendation."),
    Stance("disagreed", "The {b} does not accept the recommendation."),
    Stance("noted", "The {b} notes this recommendation."),
)
SHORT: tuple[Stance, ...] = (
    Stance("agreed", "Accepted."),
    Stance("agreed", "Concur."),
    Stance("disagreed", "Non-concur."),
    Stance("agreed_in_part", "Partially concur."),
    Stance("agreed", "We agree."),
    Stance("disagreed", "We do not agree."),
)
# Nothing is stated, though the words are those of verdicts; or it is stated loosely.
UNSTATED: tuple[Stance, ...] = (
    Stance(
        None,
        "The {b} welcomes this recommendation. There has long been one list for all who steer.",
    ),
    Stance(None, "This recommendation is not for the {b} to respond to."),
    Stance(None, "The {b} agrees with the importance of the {t}. It will count them again."),
    Stance(None, "We keep the law on {t} under review and see no need for a new one."),
    Stance(None, "We agree with those who say that the {t} are old. The keepers concur."),
    Stance(None, "The {b} accepts gifts of {t} at the quay. They are written down each day."),
    Stance(
        "disagreed",
        "The {b} agrees with the aim of keeping the {t}. It does not intend to do what is asked here.",
        (None,),
    ),
    Stance("disagreed", "We are not persuaded by this recommendation, and will not follow it."),
    Stance("agreed", "The {b} shares the aim of the {t}, and accepts the recommendation."),
)


def answer(
    rng: Random,
    document: Document,
    prose: Prose,
    entries: Sequence[Recommendation],
    body: str,
    *,
    opening: str = "",
    is_tight: bool = False,
    must_state: bool = False,
) -> None:
    """Append one answer to all of ``entries``, under the label ``opening`` if there is one."""
    stance = _stance(rng, must_state=must_state, is_labelled=bool(opening))
    first = Block(stance.words.format(b=body, t=prose.things()), role="response", is_tight=is_tight)
    blocks = [first]
    kind = rng.random()
    if kind < 0.12 and not must_state:
        others = _several(rng, body)
        first.text, position = others
        stance = Stance(position, first.text)
    elif kind < 0.5:
        first.text = f"{first.text} {prose.paragraph(1, 2)}"
    blocks += [Block(prose.paragraph(1, 3), role="response") for _ in range(rng.randint(0, 2))]
    if len(blocks) > 1 and rng.random() < 0.15:
        blocks[1].text = f"{blocks[1].text} {_beside(rng, prose, body)}"
    elif len(blocks) > 1 and rng.random() < 0.06:
        blocks[-1].text = f"The {body} has asked the keepers:"
        blocks += [
            Block(f"to count the {prose.things()};", "item", "response", marker="•", is_tight=True)
            for _ in range(2)
        ]
    if kind > 0.9 and len(blocks) > 1:
        blocks = _under_names(rng, blocks, body)
    if opening:
        label = Block(opening, role="label", is_tight=is_tight)
        if opening.endswith(":") and rng.random() < 0.5:
            first.marker, first.is_tight = opening, is_tight
        else:
            document.blocks.append(label)
    document.blocks.extend(blocks)
    for entry in entries:
        entry.position, entry.position_accepts = stance.position, list(stance.accepts)
        entry.response.extend(b for b in blocks if b.kind != "heading")


def _stance(rng: Random, *, must_state: bool, is_labelled: bool) -> Stance:
    """A stance that is stated, short or in full; one answer in four states none or not plainly.

    Without a label an answer without a verdict says who speaks: else it could be the committee's.
    """
    if must_state:
        return rng.choice(STATED)
    kind = rng.random()
    unstated = [s for s in UNSTATED if is_labelled or "{b}" in s.words]
    return rng.choice(unstated if kind < 0.25 else SHORT if kind < 0.35 else STATED)


def _beside(rng: Random, prose: Prose, body: str) -> str:
    """A sentence about a verdict on something else, or of former years."""
    return rng.choice(
        (
            f"In {prose.year - 6} the {body} had accepted something like this in principle.",
            f"Recommendation {rng.randint(20, 40)} of the former report was accepted in part.",
            f"The {rng.choice(OTHERS)} did not accept what its keepers had asked for.",
        )
    )


def _several(rng: Random, body: str) -> tuple[str, str]:
    """Two bodies that differ, in two sentences or in one; a third that accepts something else."""
    first, second = rng.sample(OTHERS, 2)
    full = f"This recommendation is accepted in full by the {body}."
    differing = f"It is accepted in principle by the {first} and the {second}."
    parted = (
        f"The {body} accepts this recommendation in principle, and the {first} and the {second}"
    )
    elsewhere = f"Gifts of rope are accepted by the {first} on the quay."
    return rng.choice(
        (
            (f"{full} {differing}", "agreed"),
            (f"{parted} do not accept this recommendation.", "agreed_in_principle"),
            (f"{full} {elsewhere}", "agreed"),
        )
    )


def _under_names(rng: Random, blocks: list[Block], body: str) -> list[Block]:
    """The later paragraphs under the names of the bodies, which open no report."""
    names = [body, rng.choice(OTHERS)]
    out = blocks[:1]
    for name, block in zip(names, blocks[1:], strict=False):
        out += [Block(name, "heading"), block]
    return out + blocks[1 + len(names) :]
