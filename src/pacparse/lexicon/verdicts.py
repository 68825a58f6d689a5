"""Reading the verdict of an answering body out of an answer paragraph.

Never called on quoted committee text: whoever calls has found where the quotation ends. Words that
an answer itself puts between quotation marks are somebody else's, and do not count either.

Words that decline to answer give no verdict and no position, never a guess: *is not for the UK
government to respond to* neither agrees nor takes note, and a letter saying that for the passage of
time no answer is appropriate refuses to answer, not the recommendation.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from pacparse.lexicon.headlines import headline_stances
from pacparse.lexicon.positions import cited_numbers, numbers_in, position_of_verb
from pacparse.lexicon.stances import Stance, plain_text
from pacparse.lexicon.subject_words import CONCESSIONS
from pacparse.lexicon.subjects import (
    body_at,
    find_conceding,
    find_named,
    find_subject,
    is_pronoun,
)
from pacparse.lexicon.verdict_words import (
    ALONE,
    CHEAP_STEMS,
    CHEAP_THINGS,
    DENIALS,
    DENIED_APART,
    FURTHER,
    JOINTS,
    LATE_GRADE,
    LOOSE_DENIAL,
    LOOSE_OBJECT,
    OBJECT,
    POINTING_BACK,
    REFUSAL,
    REFUSAL_STEMS,
    TOLD_BEFORE,
    VERB,
    VERB_STEMS,
    WITHDRAWN,
)

if TYPE_CHECKING:
    from pacparse.document import Position

HEAD_LENGTH = 600
_WORDS_LENGTH = 120
_MOST_SENTENCES = 8
_MOST_VERBS = 6
_WITHOUT_OBJECT = ("agree", "agrees", "concur", "concurs")
_SENTENCE_END = re.compile(r"[.!?](?=[ \"')]|$)")
_CLAUSE_END = re.compile(r"[.,;:]")


@lru_cache(maxsize=256)
def find_stances(text: str, *, is_opening: bool) -> tuple[Stance, ...]:
    """The verdicts in the first sentences of an answer paragraph, in order.

    In the opening paragraph of an answer the first sentence may also be a bare ``Accepted.`` or
    agree ``with the need``; elsewhere only words about a recommendation or conclusion count, and
    verdict lines of a body of their own (``Welsh Government: Accepted``). Agreeing ``with the
    need`` is loose, and given only if no verdict about the recommendation itself follows.
    Recommendations that share an answer ask again: what was found is remembered.
    """
    head = text[:HEAD_LENGTH]
    if not is_opening and not any(map(head.__contains__, CHEAP_THINGS)) and ":" not in head[:90]:
        return ()
    if not any(map(head.__contains__, CHEAP_STEMS)):
        return ()
    plain = plain_text(head)
    found = list(headline_stances(text, plain, is_opening=is_opening))
    start = 0
    if found:
        if found[-1].by is None or plain[: found[0].start].rstrip().endswith((":", "–", "—", " -")):
            return tuple(found)
        start = found[-1].end  # "accepted by one Government. The other Government notes it."
        start = next((end + 1 for end in _sentence_ends(plain) if end > start), len(plain))
    was_named = False
    names_things = any(thing in plain for thing in CHEAP_THINGS)
    for end in _sentence_ends(plain)[:_MOST_SENTENCES]:
        if end <= start:
            continue
        is_first = is_opening and start == 0
        is_named = names_things and _names_thing(plain, start, end)
        if is_first or found or is_named or was_named:
            found += _sentence_stances(text, plain[:end], start, is_first=is_first)
        was_named = (
            is_named  # "The old Board accepted this recommendation. The new one rejects it."
        )
        start = end + 1 if plain[end : end + 1] == " " else end
    return tuple(_named(text, plain, one) for one in _weighed(found))


def _names_thing(plain: str, start: int, end: int) -> bool:
    """Whether a sentence names a recommendation or a conclusion."""
    return any(plain.find(thing, start, end) >= 0 for thing in CHEAP_THINGS)


def is_stance(text: str) -> bool:
    """Whether a paragraph opens with a body's verdict about a recommendation or a conclusion.

    First person does not count: the quoted committee says ``we agree`` too.
    """
    found = find_stances(text[:300], is_opening=False)
    if not found or found[0].by is None or found[0].by.lower() in ("we", "i", "it", "they"):
        return False
    first_end = _SENTENCE_END.search(text)
    return first_end is None or found[0].start < first_end.start()


def _weighed(found: list[Stance]) -> list[Stance]:
    """The verdicts about the recommendation; where there is none, the looser ones.

    What is said of its principle, its intent, a conclusion or a view counts only where nothing is said
    of the recommendation itself; so does a note that the same body goes on from: ``We note it. We do
    not accept it.``
    """
    explicit = [one for one in found if not one.is_loose]
    firm = [one for one in explicit if not one.is_soft]
    if len(firm) > 1 and firm[0].position == "noted" and not firm[0].cited:
        others = [one for one in firm[1:] if one.position != "noted"]
        by = firm[0].by
        if by is not None and any(one.by == by or is_pronoun(one.by or "") for one in others):
            firm = others
    return firm or explicit or found[:1]


def _named(text: str, plain: str, stance: Stance) -> Stance:
    """A verdict of *it* or *they*, with the body that the paragraph begins with."""
    span = body_at(plain, 0, stance.start) if stance.by and is_pronoun(stance.by) else None
    if span is None:
        return stance
    return stance._replace(by=" ".join(text[span[0] : span[1]].split()))


def _sentence_ends(plain: str) -> list[int]:
    """The offsets at which the sentences of a text end, the end of the text included."""
    ends = [match.end() for match in _SENTENCE_END.finditer(plain)]
    if not ends or ends[-1] < len(plain):
        ends.append(len(plain))
    return ends


def _sentence_stances(text: str, plain: str, start: int, *, is_first: bool) -> list[Stance]:
    """The verdicts of the sentence that ``plain[start:]`` is; ``plain`` ends with it."""
    found: list[Stance] = []
    sentence = plain[start:]
    has_verb = any(map(sentence.__contains__, VERB_STEMS))
    for verb in islice(VERB.finditer(plain, start), _MOST_VERBS) if has_verb else ():
        stance = _verb_stance(text, plain, start, verb, is_first=is_first)
        if stance is not None:
            found += [stance, *_further(plain, verb, stance)]
    may_refuse = (is_first or not found) and any(stem in sentence for stem in REFUSAL_STEMS)
    refusal = _refusal(text, plain, start) if may_refuse else None
    if refusal is not None and all(one.is_loose for one in found):
        return [refusal]
    if len(found) > 1 and found[0].position == "noted":  # "notes the recommendation but rejects it"
        firm = [one for one in found if one.position != "noted" and not one.is_loose]
        found = firm or found
    if not found and is_first:
        return _conceded(text, plain, start)
    return found


def _verb_stance(
    text: str, plain: str, start: int, verb: re.Match[str], *, is_first: bool
) -> Stance | None:
    """The verdict that one verb of a sentence gives, or None."""
    complement = OBJECT.match(plain, verb.end())
    is_about = complement is not None and (
        _names_recommendation(complement, plain[start : verb.start()])
        or _refuses_view(verb, complement)
    )
    end = complement.end() if complement is not None and is_about else None
    if end is not None and complement is not None and complement["view"]:
        end = _clause_end(plain, end)  # "the Committee's view of the lamps"
    if end is None:
        back = _pointing_back(plain, start, verb, is_first=is_first)
        if back is not None:
            complement, end, is_about = back, back.end(), True
    if end is None:
        end = _loose_end(plain, verb, complement, is_first=is_first)
    if end is None:
        return None
    if _is_no_answer(plain, start, verb, end):
        return None
    by = _name(text, plain, start, verb.start()) or _second_name(text, plain, start, verb.start())
    if by is None and complement is not None and is_about and complement.groupdict().get("thing"):
        by = _unknown_name(text, plain, start, verb.start())
    if by is None or (is_pronoun(by) and not is_about):
        return None
    position, end = _graded(plain, start, verb, complement, end, is_about=is_about)
    cited = cited_numbers(complement, plain[start : verb.end()])
    is_soft = is_about and _is_near(complement)
    return Stance(position, by, verb.start(), end, cited, is_loose=not is_about, is_soft=is_soft)


def _graded(
    plain: str,
    start: int,
    verb: re.Match[str],
    complement: re.Match[str] | None,
    end: int,
    *,
    is_about: bool,
) -> tuple[Position, int]:
    """What a verb stands for with all that its sentence says around it, and where its words end."""
    position = position_of_verb(verb, complement)
    if position != "agreed":
        return position, end
    if _is_neither(plain, start):
        return "disagreed", end
    before = plain[start : verb.start()]
    at = before.lower().find("in principle,")
    if at >= 0 and not _is_of_another(before[at + len("in principle,") :]):
        return "agreed_in_principle", end
    late = LATE_GRADE.match(plain, end) if is_about else None
    if (
        late is None or VERB.search(late[0]) is not None
    ):  # "in full and the Trust accepts it in part"
        return position, end
    is_part = "part" in late["after"].lower()
    return ("agreed_in_part" if is_part else "agreed_in_principle"), late.end()


def _is_of_another(between: str) -> bool:
    """Whether a body of its own stands behind ``in principle,``: ``and the Sele Board (accepts)``."""
    joint, *words = between.split() or [""]
    return joint in ("and", "while", "whereas") and any(word[0].isupper() for word in words)


def _is_no_answer(plain: str, start: int, verb: re.Match[str], end: int) -> bool:
    """Whether a verb only tells of a verdict: of an earlier one, a possible one, one or the other.

    ``accepted it in 2015 but has since changed its view``, ``would accept it if``, ``accept or reject``.
    """
    before = plain[start : verb.start()]
    is_denied = verb["denied"] or verb["refused"]
    if not is_denied and DENIED_APART.search(before) is not None and not _is_neither(plain, start):
        return True
    if before.endswith((" or ", " nor ")) or plain.startswith((" or ", " nor "), verb.end()):
        return True
    if TOLD_BEFORE.search(before) is not None:
        return True
    is_supposed = verb[0].lower().startswith("would ")
    return is_supposed or WITHDRAWN.match(plain, end) is not None


def _is_neither(plain: str, start: int) -> bool:
    """Whether a sentence denies for several bodies: ``Neither council accepts``, ``None of the boards``."""
    return plain.startswith(("Neither ", "None of the "), start)


def _is_near(complement: re.Match[str] | None) -> bool:
    """Whether an object is near the recommendation, not the recommendation itself."""
    found = complement.groupdict() if complement is not None else {}
    thing = (found.get("thing") or "").lower()
    is_other = bool(thing) and "ecommendation" not in thing
    return bool(found.get("spirit")) or is_other or (bool(found.get("view")) and not thing)


def _further(plain: str, verb: re.Match[str], stance: Stance) -> list[Stance]:
    """What the same verb says of others: ``recommendation 4 in part and recommendation 5 in full``."""
    found: list[Stance] = []
    end = stance.end
    while stance.cited and len(found) < _MOST_VERBS:
        match = FURTHER.match(plain, end)
        if match is None:
            break
        position = position_of_verb(verb, match)
        if match["denied"]:
            position = "agreed" if position == "disagreed" else "disagreed"
        start, end = match.span("words")
        numbers = numbers_in(match["cited"])
        found.append(stance._replace(position=position, start=start, end=end, cited=numbers))
    return found


def _names_recommendation(complement: re.Match[str], before: str) -> bool:
    """Whether an object is a recommendation, or a number where one was named before."""
    if complement["thing"]:
        return True
    cited = complement["cited"] or ""
    return any(map(str.isdigit, cited)) and any(thing in before for thing in CHEAP_THINGS)


def _refuses_view(verb: re.Match[str], complement: re.Match[str]) -> bool:
    """Whether a view of the committee is refused: what it asks for rests on that view.

    Near miss: ``agrees with the Committee's view``, which says nothing of what it asks for.
    """
    is_denial = bool(verb["denied"] or verb["refused"])
    return is_denial and bool(complement["owner"] and complement["view"])


def _name(text: str, plain: str, start: int, end: int) -> str | None:
    """The answering body as printed; *it* in a main clause is the body of the clause before."""
    span = find_subject(plain, start, end)
    if span is None:
        return None
    if is_pronoun(text[span[0] : span[1]]):
        span = find_conceding(plain, start, span[0]) or span
    return " ".join(text[span[0] : span[1]].split())


def _second_name(text: str, plain: str, start: int, end: int) -> str | None:
    """The body of the last clause that *and*, *but* or *while* joins: ``and the Trust accepts it``."""
    if not any(thing in plain[start:end] for thing in CHEAP_THINGS):
        return None
    at, joint = max((plain.rfind(word, start, end), word) for word in JOINTS)
    return _name(text, plain, at + len(joint), end) if at >= 0 else None


def _unknown_name(text: str, plain: str, start: int, end: int) -> str | None:
    """A body that no table knows, as printed: ``The Guild of Pilots accepts this recommendation``."""
    span = find_named(plain, start, end)
    return " ".join(text[span[0] : span[1]].split()) if span is not None else None


def _refusal(text: str, plain: str, start: int) -> Stance | None:
    """``does not believe it is appropriate to``: disagreed."""
    match = REFUSAL.search(plain, start)
    by = _name(text, plain, start, match.start()) if match else None
    if match is None or by is None:
        return None
    is_loose = match["unneeded"] is not None
    return Stance("disagreed", by, match.start(), match.end(), is_loose=is_loose)


def _conceded(text: str, plain: str, start: int) -> list[Stance]:
    """What a clause with *while* grants about a recommendation, where the rest says no more."""
    if not plain[start : start + 20].lower().startswith(CONCESSIONS):
        return []
    verb = VERB.search(plain, start)
    span = find_conceding(plain, start, verb.start()) if verb else None
    complement = OBJECT.match(plain, verb.end()) if verb else None
    if verb is None or span is None or complement is None or not complement["thing"]:
        return []
    if plain[span[1] : verb.start()].strip():
        return []
    if any(denial in plain[complement.end() :].lower() for denial in DENIALS):
        return []  # "while it agrees with the recommendation, it cannot pay for it"
    by = " ".join(text[span[0] : span[1]].split())
    position = position_of_verb(verb, complement)
    cited = cited_numbers(complement, plain[start : verb.end()])
    return [Stance(position, by, verb.start(), complement.end(), cited)]


def _pointing_back(
    plain: str, start: int, verb: re.Match[str], *, is_first: bool
) -> re.Match[str] | None:
    """The end of ``accepts it`` or ``agrees``, where the object was named before."""
    match = POINTING_BACK.match(plain, verb.end())
    if match is None:
        return None
    before = plain[start : verb.start()]
    if match["back"]:  # "it" may have been named in the sentence before
        before = plain[: verb.start()]
    is_named = any(thing in before for thing in CHEAP_THINGS)
    if verb["noted"] and not (is_named and match["back"]):
        return None
    if verb["verb"] and verb["shares"]:
        return None
    if is_named:
        has_sign = match["back"] or match["before"] or match["after"] or verb["grade"]
        return match if has_sign or match["more"] is None else None
    if not is_first:
        return None
    if match["back"]:
        return match if "em" not in match["back"] and not verb["noted"] else None
    if match["more"] is None or match["before"] or match["after"] or verb["grade"]:
        return match
    is_alone = verb[0].lower().endswith(_WITHOUT_OBJECT) and ALONE.match(plain, match.end())
    return match if is_alone else None


def _loose_end(
    plain: str, verb: re.Match[str], complement: re.Match[str] | None, *, is_first: bool
) -> int | None:
    """Where the words of a verdict end that does not name a recommendation, or None."""
    if not is_first or verb["noted"]:
        return None
    if complement is not None and complement["owner"] and complement["view"]:
        return complement.end()
    if verb["shares"] or verb["unshared"]:
        return None
    is_denial = bool(verb["denied"] or verb["refused"])
    if "upport" in verb[0].lower() and not is_denial:
        return None
    loose = (LOOSE_DENIAL if is_denial else LOOSE_OBJECT).match(plain, verb.end())
    if loose is None:
        return None
    return _clause_end(plain, loose.end())


def _clause_end(plain: str, start: int) -> int:
    """Where the clause ends whose words go on at ``start``, or the words that are shown of it."""
    stop = _CLAUSE_END.search(plain, start, start + _WORDS_LENGTH)
    if stop is not None:
        return stop.start()
    limit = plain.rfind(" ", start, start + _WORDS_LENGTH)
    return limit if len(plain) > start + _WORDS_LENGTH and limit > 0 else len(plain)
