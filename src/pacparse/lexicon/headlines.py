"""Verdicts that are no sentence with a body before its verb: ``Accepted.``, ``was rejected by``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.lexicon.positions import numbers_in, position_of_core
from pacparse.lexicon.stances import Stance, plain_text
from pacparse.lexicon.subjects import body_at
from pacparse.lexicon.verdict_words import (
    AGAIN,
    BODY_HEADLINE,
    CHAPTER_TITLE,
    ELIDED,
    HEADLINE,
    OTHERS,
    PASSIVE,
    POINTED,
    TOLD_BEFORE,
)
from pacparse.text.patterns import compile_late

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_MOST_LINES = 12
_MOST_SENTENCES = 4
_LONGEST_LIST = 200
_GAP = " .;,:•*–—-()"
_BEHIND_NAME = (":", "–", "—", " -")
_OWN_WORDS = (" response", " position", " decision", " view", "'s")
_LIST_END = compile_late(r"[.;]|, (?:but|while)\b|$")


def headline_stances(text: str, plain: str, *, is_opening: bool) -> Iterator[Stance]:
    """The verdicts of headlines and passives at the head of an answer paragraph, in order."""
    lines = tuple(_body_lines(text, plain, 0))
    yield from lines
    if lines:
        return
    if (
        not is_opening
    ):  # further on only a line that names its recommendations: "12) c) is accepted"
        yield from (one for one in _passives(text, plain) if one.cited)
        return
    headline = HEADLINE.match(plain)
    if headline is None:
        yield from _passives(text, plain)
        return
    yield from _with_others(text, plain, headline)
    yield from _body_lines(text, plain, headline.end())


def chapter_stance(title: str) -> Stance | None:
    """The verdict that the title of a chapter gives on all that stands in it, or None.

    ``Recommendations which have been accepted by the Government``; not by those who recommended.
    """
    if "ecommendation" not in title.lower():
        return None
    plain = plain_text(title)
    match = CHAPTER_TITLE.match(plain)
    return None if match is None else next(_with_others(title, plain, match), None)


def is_headline(line: str) -> bool:
    """Whether a line is a verdict and nothing else, such as ``Accepted in principle``."""
    stripped = line.rstrip(" .")
    for pattern in (HEADLINE, BODY_HEADLINE):
        match = pattern.match(stripped)
        if match is not None and match.end("words") == len(stripped):
            return pattern is HEADLINE or _body_name(stripped, match) is not None
    return False


def _body_lines(text: str, plain: str, start: int) -> Iterator[Stance]:
    """``Welsh Government: Accepted. Scottish Government: Noted.``: each with its body."""
    if not any(sign in plain for sign in _BEHIND_NAME):
        return
    for _ in range(_MOST_LINES):
        while start < len(plain) and plain[start] in _GAP:
            start += 1
        match = BODY_HEADLINE.match(plain, start)
        if match is None:
            return
        by = _body_name(text, match)
        if by is None:
            return
        yield Stance(
            position_of_core(match.groupdict()), by, match.start("words"), match.end("words")
        )
        start = match.end()


def _body_name(text: str, match: re.Match[str]) -> str | None:
    """The name before a headline, if it is the name of a body and nothing else."""
    name = text[match.start("name") : match.end("name")].strip()
    for words in _OWN_WORDS:
        name = name.replace("’", "'").removesuffix(words) if name.lower().endswith(words) else name
    span = body_at(name, 0, len(name))
    if span is None or span[1] < len(name.rstrip(" )")) or name.lower() in ("we", "i", "it"):
        return None
    return " ".join(text[match.start("name") : match.start("name") + span[1]].split())


def _passives(text: str, plain: str) -> Iterator[Stance]:
    """Verdicts such as ``This recommendation is accepted``, in the first sentences of the paragraph."""
    start = 0
    is_told = False
    for _ in range(_MOST_SENTENCES):
        match = PASSIVE.match(plain, start) or POINTED.match(plain, start)
        match = match or (AGAIN.match(plain, start) if is_told else None)
        if match is not None:
            is_told = True
            yield from _with_others(text, plain, match)
        stop = plain.find(". ", start)
        if stop < 0:
            return
        start = stop + 2


def _all_named(found: list[Stance]) -> list[Stance]:
    """The verdicts of one sentence, those without a body given the one that is named at its end."""
    by = found[-1].by
    is_shared = by is not None and all(one.by is None for one in found[:-1])
    return [one._replace(by=by) for one in found] if is_shared else found


def _with_others(text: str, plain: str, match: re.Match[str]) -> Iterator[Stance]:
    """A verdict with the bodies named behind ``by``, and those of other bodies after it."""
    said: list[Stance] = []
    following: re.Match[str] | None = match
    cursor = match.end("words")
    while following is not None and len(said) < _MOST_LINES:
        match, found = following, following.groupdict()
        cited = numbers_in(found.get("cited") or found.get("listed") or "")
        cursor = match.end("words")
        by: str | None = None
        if plain[cursor : cursor + 4].lower() == " by ":
            end = _names_end(plain, cursor + 4)
            by = _listed(text, plain, cursor + 4, end)
            cursor = end
            is_support = "upport" in match["words"].lower()
            if is_support and by is not None and body_at(by, 0, len(by)) is None:
                break  # "is supported by evidence"
            if by is not None and TOLD_BEFORE.search(by) is not None:
                break  # "was accepted by the previous Government"
        said.append(Stance(position_of_core(found), by, _start(match), match.end("words"), cited))
        following = OTHERS.match(plain, cursor) if cited else None
    yield from _all_named(said) if said else ()
    for _ in range(_MOST_LINES if said else 0):
        other = ELIDED.match(plain, cursor)
        if other is None:
            return
        end = _names_end(plain, other.end())
        by = _listed(text, plain, other.end(), end)
        yield Stance(
            position_of_core(other.groupdict()), by, other.start("words"), other.end("words"), cited
        )
        cursor = end


def _start(match: re.Match[str]) -> int:
    """Where the words of a verdict begin: with the denial before the verb, where there is one."""
    found = match.groupdict()
    for name in ("not_is", "not_has", "not_can"):
        if found.get(name):
            return match.start(name) + (match[name][0] == " ")
    return match.start("words")


def _names_end(plain: str, start: int) -> int:
    """Where a list of bodies ends: at a stop, or before what another body did."""
    end = min(len(plain), start + _LONGEST_LIST)
    stop = _LIST_END.search(plain, start, end)
    end = stop.start() if stop else end
    at = plain.find(" ", start, end)
    while at >= 0:
        before = at - (plain[at - 1] in ",;")
        if ELIDED.match(plain, before, len(plain)) is not None:
            return before
        at = plain.find(" ", at + 1, end)
    return end


def _listed(text: str, plain: str, start: int, end: int) -> str | None:
    """The bodies of a list as printed, without what the sentence goes on to say."""
    span = body_at(plain, start, end)
    if span is not None:
        end = max(span[1], start)
    name = " ".join(text[start:end].split()).strip(" ,")
    return name or None
