"""A verdict found in a text, and the text in which it is looked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pacparse.fields import NamedTuple
from pacparse.lexicon.verdict_words import APOSTROPHES, CHEAP_STEMS
from pacparse.text.patterns import compile_late

if TYPE_CHECKING:
    from pacparse.document import Position

_SPACES = "\u00a0\t\n\r\u2009\u202f"
_QUOTED_SIGN = "¤"

# Words between quotation marks. Examples: “we agree”, 'we accept the lamp'. Near misses: the
# boards' lamps, Committee‘s, an opening mark that is never closed within a paragraph's head.
_QUOTED = compile_late(
    r"“[^”]{1,400}”|(?<![\w.])\"[^\"]{1,400}\"|(?<!\w)[‘'][^‘’'\n]{1,300}(?:\w['’]\w[^‘’'\n]{0,200})?['’](?!\w)"
)
_UNCLOSED = re.compile(r"“[^”]{1,600}$")


class Stance(NamedTuple):
    """A verdict in a text: the words are ``text[start:end]``, ``by`` is the body as printed.

    ``cited`` holds the numbers of the recommendations that the words name, where they name any.
    ``is_loose`` says that the words are about something near the recommendation, not about it: a
    need, an aim, a view, new legislation. Such words give no position. ``is_soft`` says that they are about
    its principle, a conclusion or a view that it rests on: words about the recommendation itself go first.
    """

    position: Position
    by: str | None
    start: int
    end: int
    cited: tuple[str, ...] = ()
    is_loose: bool = False
    is_soft: bool = False


def plain_text(text: str) -> str:
    """The text with plain apostrophes and spaces and its quotations blotted out, as long as it was.

    Only a quotation that holds a word of a verdict is blotted out: no other one could mislead.
    """
    if "“" in text or '"' in text or "‘" in text or "'" in text:
        text = _QUOTED.sub(_blot, text)
        if text.startswith("“"):
            text = _UNCLOSED.sub(_blot, text)
    for sign in APOSTROPHES:
        if sign in text:
            text = text.replace(sign, "'")
    for space in _SPACES:
        if space in text:
            text = text.replace(space, " ")
    return text


def _blot(match: re.Match[str]) -> str:
    """The quotation, or signs in its place where a verdict could be read in it."""
    words = match[0]
    if " " not in words.strip() or not any(stem in words for stem in CHEAP_STEMS):
        return words
    return _QUOTED_SIGN * len(words)
