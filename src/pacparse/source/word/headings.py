"""Which paragraphs of a Word document head anything: the outline says so, unless the words say otherwise.

Many number their paragraphs by the style of a heading, and many give an outline level to styles whose
paragraphs are prose. So the paragraphs of each style are looked at together.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pacparse.source.word.stylesheet import heading_level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pacparse.source.word.blocks import Paragraph, ParagraphLook
    from pacparse.source.word.stylesheet import StyleSheet

_LONGEST_HEADING = 200
_LONGEST_SENTENCE_HEADING = 80
_LIST_ENDS = (":", ";", " and", " or")


class Headings:
    """The outline of a document: which of its styles are those of headings, and which of prose."""

    def __init__(self, styles: StyleSheet) -> None:
        self._styles = styles
        self._of_prose: frozenset[tuple[str | None, int | None]] = frozenset()

    def learn(
        self, paragraphs: Iterable[Paragraph], is_numbered: Callable[[Paragraph], bool]
    ) -> None:
        """Finds the styles with an outline level in which more than half of the paragraphs are prose."""
        all_of: Counter[tuple[str | None, int | None]] = Counter()
        prose: Counter[tuple[str | None, int | None]] = Counter()
        for paragraph in paragraphs:
            look = paragraph.look
            words = paragraph.words.strip()
            if words and self._outline(look) is not None:
                key = (look.style_id, look.outline)
                all_of[key] += 1
                prose[key] += _is_prose(words, is_numbered=is_numbered(paragraph))
        self._of_prose = frozenset(key for key in all_of if 2 * prose[key] > all_of[key])

    def level(self, paragraph: Paragraph, words: str, *, is_numbered: bool) -> int | None:
        """The level from 1 to 6 of a paragraph that reads ``words``; None if it heads nothing."""
        look = paragraph.look
        if (look.style_id, look.outline) in self._of_prose:
            return None
        level = self._outline(look)
        is_sentence = level is not None and _is_sentence(words, is_numbered=is_numbered)
        return None if is_sentence else level

    def _outline(self, look: ParagraphLook) -> int | None:
        return heading_level(self._styles.style(look.style_id), look.outline)


def _is_sentence(words: str, *, is_numbered: bool) -> bool:
    """Whether words in the style of a heading are a paragraph, as in ``2.1 The Department agrees.`` they are."""
    if len(words) > _LONGEST_HEADING:
        return True
    is_long = is_numbered or len(words) > _LONGEST_SENTENCE_HEADING
    return is_long and words.endswith((".", ";"))


def _is_prose(words: str, *, is_numbered: bool) -> bool:
    """Whether words are a sentence, lead in to a list, or are a member of one."""
    if _is_sentence(words, is_numbered=is_numbered) or words[0].islower():
        return True
    return is_numbered and words.endswith(_LIST_ENDS)
