"""Stable keys: what documents, blocks and recommendations are known by in every edition and format."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from pacparse.fingerprints import fingerprint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.document import Report

_KEY_DIGITS = 12
_NO_SLUG = re.compile(r"[^a-z0-9]+")
_NUMBERED_ROLES = (None, "response", "status")
_FRONT_ROLES = ("front_matter", "contents")


class Keys:
    """Gives each key once: the second of a kind is ``4a-2``, the third ``4a-3``."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def take(self, key: str) -> str:
        """``key``, or ``key-2`` where it was given before."""
        count = self._given.get(key, 0) + 1
        while count > 1 and f"{key}-{count}" in self._given:
            count += 1
        self._given[key] = count
        if count == 1:
            return key
        self._given[f"{key}-{count}"] = 1
        return f"{key}-{count}"


def block_key(
    kind: str, role: str | None, number: str | None, ordinal: int | None, mark: str | None
) -> str:
    """The key of a block before it is made unique.

    A numbered paragraph is known by its number, and by the ``ordinal`` of its report if one is
    printed. Whatever else is known by its fingerprint ``mark``. ``none`` is a block without a letter.
    """
    if kind == "paragraph" and number and role in _NUMBERED_ROLES:
        return number if ordinal is None else f"{ordinal}/{number}"
    return mark or "none"


def recommendation_key(
    report: Report | None, session: str | None, number: str | None, mark: str | None
) -> str:
    """The key of a recommendation before it is made unique: ``pac/2017-19/23/4a``.

    Where committee, session, ordinal or number are not known, the fingerprint ``mark``.
    """
    session = (report.session if report else None) or session
    if report is None or not (report.committee and report.ordinal and session and number):
        return mark or "none"
    return f"{slug(report.committee)}/{session}/{report.ordinal}/{number}"


class DocumentKey:
    """The key of a document: its own paper number (``cp-221``), else a digest of its letters.

    Covers and contents count for nothing: each format prints them in another way.
    """

    def __init__(self, paper_numbers: Sequence[str]) -> None:
        self._paper_number = next(iter(paper_numbers), None)
        self._digest = sha256()

    def add(self, letters: bytes, role: str | None) -> None:
        """Takes in the bare letters of the next block, which has that role."""
        if self._paper_number is None and role not in _FRONT_ROLES:
            self._digest.update(letters)

    def take(self) -> str:
        """The key, once all blocks are taken in."""
        if self._paper_number is not None:
            return slug(self._paper_number)
        return self._digest.hexdigest()[:_KEY_DIGITS]


def recommendation_fingerprint(recommendation: str | None, conclusion: str | None) -> str | None:
    """The fingerprint of what is recommended, or of the conclusion that stands for it."""
    return fingerprint(recommendation or conclusion or "")


def slug(words: str) -> str:
    """Small letters, figures and hyphens: ``CP 221`` is ``cp-221``."""
    return _NO_SLUG.sub("-", words.lower()).strip("-")
