"""Splitting a line that opens a section into the departments that answer and the title."""

from __future__ import annotations

import re
from functools import cache

from pacparse.fields import NamedTuple
from pacparse.lexicon.bodies import Body, agencies, departments
from pacparse.text.patterns import pattern

_STRAIGHT = (*(("’", "'"), ("‘", "'"), ("ʼ", "'"), ("‛", "'"), ("`", "'")), ("\u00a0", " "))
_JOINT = re.compile(r"\s{0,3}/\s{0,3}|,?\s(?:and|&)\s(?:the\s)?|[,;]\s")
_STROKE = re.compile(r"\s?/\s?")
_AMPERSANDS = ((" & ", " and "), (" and ", " & "))
_LONGEST_LINE = 500
_LONGEST_UNKNOWN = 70
_KEY = (
    "Agency|Authority|Board|Bureau|Commission|Corporation|Council|Department|Directorate|Executive"
    "|Inspectorate|Ministry|Office|Secretariat|Service|Treasury|Trust"
)
_WORD = r"[A-Z0-9][\w'’.-]{0,30}"
# A body by its grammar.
_BODY = pattern(
    rf"""
    (?: {_KEY} )[ ](?: of | for )[ ](?: the[ ] )? {_WORD}
      (?: (?: ,[ ] | ,?[ ](?: and | & | of | for | in )[ ](?: the[ ] )? | [ ] ) {_WORD} ){{0,10}}
    | (?!The[ ]|An?[ ]) {_WORD} (?: (?: [ ] | ,[ ] | ,?[ ](?: and | & | for | of(?:[ ]the)? )[ ] ) {_WORD} ){{0,6}}?
      [ ] (?: {_KEY} | Government )
    """,
    re.VERBOSE,
    ask="fullmatch",
    example="Office for the Fen Isles, Weirs and Eels",
    near_miss="Reforming the Moorings Agency",
)
# A name that its last word closes.
_CLOSED = pattern(
    rf"(?!The |An? )(?:[A-Z][\w'’&-]{{0,30}} (?:(?:and|&|of|for) )?){{1,6}}?(?:{_KEY})\b",
    ask="match",
    example="Crown Moorings Agency were",
    near_miss="Home Officer training",
)
_ACRONYM = re.compile(r"[A-Z][A-Za-z&]{0,6}[A-Z]")
_SMALL = frozenset("OF FOR AND THE IN".split())


class DepartmentLine(NamedTuple):
    """The departments at the start of a line, and what follows them (None where nothing does)."""

    departments: tuple[str, ...]
    title: str | None


@cache
def _index() -> dict[str, tuple[tuple[str, str], ...]]:
    """Folded first word → (folded name, name), the longest name first."""
    names: dict[str, dict[str, str]] = {}
    for body in _bodies():
        for folded in {_fold(body.name).replace(*pair) for pair in _AMPERSANDS}:
            names.setdefault(folded.split()[0].rstrip(","), {})[folded] = body.name
    return {
        word: tuple(sorted(group.items(), key=lambda pair: -len(pair[0])))
        for word, group in names.items()
    }


@cache
def _names_after(word: str) -> tuple[str, ...]:
    """The folded names that begin with a folded first word of the tables, the longest first."""
    return tuple(folded for folded, _ in _index()[word])


@cache
def _bodies() -> tuple[Body, ...]:
    return (*departments(), *agencies())


@cache
def abbreviations() -> frozenset[str]:
    """Every abbreviation and one-word name in the tables, as printed."""
    short = {name for body in _bodies() for name in body.abbreviations}
    return frozenset(short | {body.name for body in _bodies() if " " not in body.name})


def body_name_end(text: str, start: int) -> int | None:
    """Where the longest name that begins at ``start`` ends, or None."""
    return _name_end(text, start)


@cache
def _agency_names() -> frozenset[str]:
    """The bodies that sign beside a ministry, seldom alone."""
    return frozenset(body.name for body in agencies())


def may_begin_with_department(line: str) -> bool:
    """Whether the first word of ``line`` begins a name in the tables: a cheap test."""
    first = line[:100].split(" ", 1)[0].partition("/")[0].rstrip(",:;")
    return first.lower() in _index() or first in abbreviations()


def read_department_line(line: str) -> DepartmentLine | None:
    """The departments that ``line`` begins with and the title after them; None without any.

    ``Home Office / Ministry of Justice Prison bedding`` gives both names and ``Prison bedding``.
    The boundary is not printed: the longest name in the tables wins. What follows must begin like
    a title, so ``Home Office staff were told`` is no department line, and an agency alone with a
    title is a title about it. A name that the tables do not know, and an abbreviation, counts only
    beside a stroke: ``DHSC / HMT Lamps``, but not ``HMRC Performance``.
    """
    if len(line) > _LONGEST_LINE or not line[:1].isupper():
        return None
    departments: list[str] = []
    cursor = 0
    while True:
        end = _known_end(line, cursor)
        if end is None:
            break
        departments.append(_spelling(line, cursor, end))
        joint = _JOINT.match(line, end)
        cursor = end
        following = _after_joint(line, joint) if joint else None
        if joint is None or following is None:
            break
        if following > joint.end():
            departments.append(line[joint.end() : following].strip(" /"))
        cursor = following
    if not departments:
        return None
    title = line[cursor:].strip(" :–—-/")
    if title and not _begins_title(line[cursor:]):
        return None
    if (
        title
        and len(departments) == 1
        and (departments[0] in _agency_names() or _name_end(line, 0) is None)
    ):
        return None
    return DepartmentLine(tuple(departments), title or None)


def read_bodies(line: str) -> tuple[str, ...]:
    """The bodies that ``line`` names, known or not; none if it says anything else.

    It is for a line whose place says that departments stand there: a title may look like one.
    """
    if len(line) > _LONGEST_LINE or not line[:1].isupper():
        return ()
    found = read_department_line(line) if may_begin_with_department(line) else None
    if found is not None:
        return found.departments if found.title is None else ()
    parts = _STROKE.split(line)
    names = tuple(name for part in parts for name in _joined_bodies(part))
    may_be_short = len(parts) > 1
    are_bodies = all(_is_body(n) or (may_be_short and _ACRONYM.fullmatch(n)) for n in names)
    return names if are_bodies else ()


def names_departments(line: str) -> bool:
    """Whether ``line`` is names of bodies and nothing else."""
    return bool(read_bodies(line))


def knows_departments(line: str) -> bool:
    """Whether ``line`` is names of bodies that the tables know, and nothing else."""
    found = read_department_line(line) if may_begin_with_department(line) else None
    return found is not None and found.title is None


def _is_body(name: str) -> bool:
    words = name.split(" ")
    if name.isupper():
        words = [word.lower() if word in _SMALL else word.capitalize() for word in words]
    return _BODY.fullmatch(" ".join(words)) is not None or _name_end(name, 0) == len(name)


def _joined_bodies(part: str) -> tuple[str, ...]:
    """The bodies between two strokes: *and* divides if a name stands on both sides of it."""
    for joint in _JOINT.finditer(part):
        left, right = part[: joint.start()], part[joint.end() :]
        if _is_body(left) and _is_body(right):
            return (left, *_joined_bodies(right))
    return (part,)


def _known_end(line: str, start: int) -> int | None:
    """Where a name that begins at ``start`` ends; one that no table knows has a stroke beside it."""
    end = _name_end(line, start) or _short_end(line, start)
    closed = _CLOSED.match(line, start) if end is None and "/" in line else None
    if closed is None:
        return end
    beside = (line[:start].rstrip()[-1:], line[closed.end() :].lstrip()[:1])
    return closed.end() if "/" in beside else None


def _after_joint(line: str, joint: re.Match[str]) -> int | None:
    """Where the next known name begins after a joint; an unknown one between strokes is passed."""
    if _known_end(line, joint.end()) is not None:
        return joint.end()
    stroke = line.find("/", joint.end(), joint.end() + _LONGEST_UNKNOWN)
    if "/" not in joint[0] or stroke < 0:
        return None
    start = stroke + 1 + len(line[stroke + 1 :]) - len(line[stroke + 1 :].lstrip())
    return start if _known_end(line, start) is not None else None


def _begins_title(rest: str) -> bool:
    """Whether what follows a department's name begins like a title, not in mid sentence."""
    if rest[:1] not in " :–—-/\u00a0\t":
        return False
    first = rest.lstrip(" :–—-/\u00a0\t")[:1]
    return first.isupper() or first.isdigit() or first in "‘’“\"'£("


def _name_end(line: str, start: int) -> int | None:
    """Where the longest known name that begins at ``start`` ends, or None."""
    head = line[start : start + 100]
    words = head.split(maxsplit=1)
    first = _fold(words[0]).rstrip(",;:/") if words else ""
    if first not in _index():
        return None
    names, head = _names_after(first), _fold(head)
    if not head.startswith(names):  # most often none does: one question for all
        return None
    for folded in names:
        if head.startswith(folded) and not head[len(folded) : len(folded) + 1].isalnum():
            return start + len(folded)
    return None


def _short_end(line: str, start: int) -> int | None:
    """Where the abbreviation at ``start`` ends, where a stroke stands before or behind it."""
    end = start
    while end < len(line) and line[end] not in " /,;:\u00a0\t":
        end += 1
    if line[start:end] not in abbreviations():
        return None
    has_stroke = line[:start].rstrip()[-1:] == "/" or line[end:].lstrip()[:1] == "/"
    return end if has_stroke else None


def _spelling(line: str, start: int, end: int) -> str:
    """A name as printed; in the table's spelling where the line is all capitals."""
    printed = line[start:end]
    if not printed.isupper() or " " not in printed:
        return printed
    folded = _fold(printed)
    return dict(_index().get(folded.split()[0].rstrip(","), ())).get(folded, printed)


def _fold(text: str) -> str:
    """The text for comparison, as long as the text itself: lower case, straight apostrophes."""
    for sign, straight in _STRAIGHT if "`" in text or not text.isascii() else ():
        if sign in text:
            text = text.replace(sign, straight)
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text
