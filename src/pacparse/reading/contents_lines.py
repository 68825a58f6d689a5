"""What a line of a list of contents says: its title, its page, whether it is prose instead."""

from __future__ import annotations

from pacparse.text.patterns import compile_late

# Dots lead to a number, or end the line before it: "Lamps ........ 12"; near miss: "and so on ...".
LEADER = compile_late(r"(?:\.{5}|(?:\. ){5}|…{3}|_{8})")
# A page number at the end, or a range of pages: "Lamps 12", "Witnesses39", "Oil 12-14", "Foreword iii";
# near misses: "Budget 2017", "Budget 2017-18".
_PAGE_END = compile_late(
    r"(?:(?<![0-9,/£–-])(?<![0-9]\.)(?P<page>[0-9]{1,3})(?:[-–][0-9]{1,3})?"
    r"|[ .…\t](?P<roman>[ivxl]{1,6}))$"
)
# A page number with a department behind it: "Lamps 12 Home Office"; near miss: "Lamps 12 of them".
_PAGE_INSIDE = compile_late(r"[ \t](?P<page>[0-9]{1,3})[ \t]{1,8}(?=[A-Z])")
# What no title holds: the end of a sentence, an amount. Example: "the lamps. They", "£24 million".
# Near miss: "St. Ives".
_SENTENCE_INSIDE = compile_late(r"[a-z]{3}[.?!;] [A-Z]|£[0-9]| per cent")
# A cell that is a number: a page, pages, or a chapter ("12", "12-14", "iv", "2.1"); near miss:
# "12 lamps".
ALONE = compile_late(r"[0-9]{1,3}(?:[-–][0-9]{1,3}|(?:\.[0-9]{1,3}){0,2}\.?)|[ivxl]{1,6}")
_PAGE_LAST = frozenset("0123456789ivxl")
_ENTRY_NUMBER = compile_late(r"\\?(?:[-–—*•] )?(?:[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}[.)]?[ \t]{1,4})?")

_LONGEST_ALONE = 7
_LONGEST_WITH_DEPARTMENTS = 300
_LONGEST_PLAIN = 115  # a line of a list that gives no page
_SENTENCE = 6  # words before a full stop


def is_led_to_page(text: str) -> bool:
    """Whether dots lead to a page number at the end of the line."""
    return LEADER.search(text) is not None and _PAGE_END.search(text[-8:]) is not None


def gives_page(text: str) -> bool:
    """Whether a line of a list gives a page."""
    page, is_alone = page_of(text)
    return page is not None or is_alone


def page_of(text: str) -> tuple[int | None, bool]:
    """The page that a line of a list gives, and whether the number is all of the line."""
    if len(text) <= _LONGEST_ALONE and ALONE.fullmatch(text):
        first = text.replace("–", "-").partition("-")[0]
        return (int(first) if first.isdecimal() else None), True
    is_led = "..." in text and LEADER.search(text) is not None
    if len(text) > _LONGEST_WITH_DEPARTMENTS and not is_led:
        return None, False
    at_end = _PAGE_END.search(text[-8:])
    if at_end is not None and _is_title(text, is_led=is_led):
        return (int(at_end["page"]) if at_end["page"] else 0), False
    inside = list(_PAGE_INSIDE.finditer(text, 8))[-1:]  # the last: a title may hold a number
    return (int(inside[0]["page"]) if inside else None), False


def _is_title(text: str, *, is_led: bool) -> bool:
    """Whether what stands before a page number can be a title, and not the middle of a sentence."""
    return is_led or (
        (not text[0].islower() or len(text) < 60) and not _SENTENCE_INSIDE.search(text)
    )


def is_prose(text: str) -> bool:
    """Whether a line without a page number is prose: long, or the end of a sentence."""
    if len(text) > _LONGEST_PLAIN or _SENTENCE_INSIDE.search(text):
        return True
    if text[-1] in ".;" and not LEADER.search(text) and not text.endswith(".."):
        return len(text.split()) > _SENTENCE
    return False


def fold_title(text: str) -> str:
    """The words of a title alone: no number before it, no leader and no page behind it."""
    begin = _ENTRY_NUMBER.match(text)
    words = text[begin.end() if begin else 0 :].lstrip("#* ")
    led = LEADER.search(words) if "." in words or "…" in words or "_" in words else None
    if led:
        words = words[: led.start()]
    elif words[-1:] in _PAGE_LAST:  # the pattern looks at every place: most titles have no page
        words = _PAGE_END.sub("", words)
    return " ".join(words.casefold().rstrip(" .:*").split())
