"""Markup inside a paragraph, with its places: the parser's own rules, watched while they match.

The parser keeps no places inside a line. Each of its rules says where it began and where it stands
afterwards, so they are wrapped, and what matched is noted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    from pacparse.text.spans import Run


class Span(NamedTuple):
    """A match of ``rule`` in a paragraph; ``inner`` is what of it is words, ``target`` an address.

    ``em`` and ``strong`` are the words between two signs.
    """

    rule: str
    run: Run
    inner: Run
    target: str = ""


class Watched:
    """A parser of CommonMark and tables whose inline rules note where they matched."""

    def __init__(self) -> None:
        self.parser = MarkdownIt("commonmark").enable("table")
        self.spans: list[Span] = []
        self._signs: list[tuple[Token, int]] = []
        for rule in self.parser.inline.ruler.__rules__:
            rule.fn = self._watch(rule.name, rule.fn)

    def blocks(self, text: str, env: dict[str, Any]) -> list[Token]:
        """The block tokens of ``text``, with the lines that each takes."""
        tokens: list[Token] = []
        self.parser.block.parse(text, self.parser, env, tokens)
        return tokens

    def inline(self, content: str, env: dict[str, Any]) -> list[Span]:
        """What matched in the words of a block, in order of place."""
        self.spans, self._signs = [], []
        self.parser.inline.parse(content, self.parser, env, [])
        opened: list[int] = []
        for token, place in self._signs:
            run = _SIGNS.get(token.type)
            if run is None:
                continue
            self.spans.append(Span("sign", (place + run[0], place + run[1]), (place, place)))
            if token.nesting > 0:
                opened.append(place + run[1])
            elif opened:
                words = (opened.pop(), place + run[0])
                self.spans.append(Span(token.tag, words, words))
        return sorted(self.spans, key=lambda span: span.run)

    def _watch(
        self, name: str, rule: Callable[[StateInline, bool], bool]
    ) -> Callable[[StateInline, bool], bool]:
        def watched(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's form
            start, tokens, signs = state.pos, len(state.tokens), len(state.delimiters)
            if not rule(state, silent):
                return False
            if silent or name in ("text", "newline"):
                return True
            if name == "emphasis":
                self._signs += [
                    (state.tokens[sign.token], start + place)
                    for place, sign in enumerate(state.delimiters[signs:])
                ]
            elif name in ("link", "image"):
                self._note_link(name, state, start, tokens)
            else:
                self.spans.append(Span(name, (start, state.pos), (start, state.pos)))
            return True

        return watched

    def _note_link(self, name: str, state: StateInline, start: int, tokens: int) -> None:
        """Notes a link or a picture, its words, and where it leads."""
        end, state.pos = state.pos, start
        begin = start + (2 if name == "image" else 1)
        close = state.md.helpers.parseLinkLabel(state, begin - 1, disableNested=False)
        state.pos = end
        target = next((str(t.attrs.get("href", "")) for t in state.tokens[tokens:] if t.attrs), "")
        if close >= begin:
            self.spans.append(Span(name, (start, end), (begin, close), target))


_SIGNS = {"em_open": (0, 1), "em_close": (0, 1), "strong_open": (-1, 1), "strong_close": (0, 2)}
"""Where the signs of emphasis stand, seen from the delimiter that the parser keeps."""
