"""Who answers: the name of the body before the verb of a verdict."""

from __future__ import annotations

from pacparse.procedure.departments import abbreviations
from pacparse.procedure.vocabulary.verdicts import ADVERBS, BODY_NOUNS, CONNECTORS, QUOTED_BODIES


def find_subject(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """Where the name of the answering body before a verb stands, or None where there is none.

    The name begins the sentence, or follows a comma (``As promised, the Government accepts``).
    Between it and the verb only adverbs, or a clause that ends with *and*, *but* or a comma.
    """
    while start < end and plain[start] in " \"'(":
        start += 1
    span = _body_at(plain, start, end)
    if span is not None:
        return span if _leads_to_verb(plain, span[1], end) else None
    for comma in dict.fromkeys((plain.find(", ", start, end), plain.rfind(", ", start, end))):
        span = _body_at(plain, comma + 2, end) if comma >= 0 else None
        if span is not None and _leads_to_verb(plain, span[1], end):
            return span
    return None


def _leads_to_verb(plain: str, start: int, end: int) -> bool:
    """Whether the words between a body and a verb leave the body its subject."""
    between = [word.strip(",") for word in plain[start:end].lower().split()]
    while between and between[-1] in ADVERBS:
        between.pop()
    return not between or between[-1] in ("and", "but", "or") or plain[:end].rstrip()[-1:] == ","


def _body_at(plain: str, start: int, end: int) -> tuple[int, int] | None:
    """The answering body that is named at ``start``: ``The Government``, ``HMRC``, ``We``."""
    last = start
    is_body = False
    cursor = start
    for word in plain[start:end].split(" "):
        if not word:
            cursor += 1
            continue
        bare = word.strip(",()").removesuffix("'s")
        lowered = bare.lower()
        if lowered == "we" and cursor == start:
            return start, cursor + len(word)
        if lowered in QUOTED_BODIES:
            return None
        is_name = lowered in BODY_NOUNS or sum(map(str.isupper, bare)) > 1
        is_name = is_name or bare in abbreviations()
        if not (is_name or bare[:1].isupper() or lowered in CONNECTORS):
            break
        if is_name or (bare[:1].isupper() and lowered not in CONNECTORS):
            last = cursor + len(word.rstrip(",()"))
        is_body = is_body or is_name
        cursor += len(word) + 1
        if word.endswith(",") and not is_body:
            return None
    return (start, last) if is_body else None
