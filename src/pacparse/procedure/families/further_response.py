"""An answer to an answer: the first answer, what the committee said of it, and the new one."""

from __future__ import annotations

from pacparse.procedure.evidence import Fact, Family

_NEW = ("further", "new", "second", "updated", "revised", "supplementary")

FAMILY = Family(
    "further-response",
    facts=(
        Fact(
            "title",
            tuple(
                f"{when} {what}"
                for when in _NEW
                for what in ("government response", "government reply", "response of", "reply of")
            ),
            12,
        ),
        Fact("title", ("second answer of the", "further answer of the", "'s further response"), 12),
        Fact(
            "opening",
            ("^committee's view", "^committee comment", "^committee's comment"),
            5,
            most=3,
        ),
        Fact("opening", tuple(f"^{when} government response" for when in _NEW), 5, most=3),
        Fact(
            "opening",
            tuple(f"^{when} re{end}" for when in _NEW for end in ("sponse", "ply")),
            5,
            most=3,
        ),
        Fact(
            "heading",
            (
                *("^original response", "^previous response", "^first response"),
                *("^previous government response", "^original government response"),
            ),
            3,
            most=3,
        ),
    ),
)
