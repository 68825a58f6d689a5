"""Patterns: each is compiled when it is first asked, and can hold its own example and near miss."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, AnyStr, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import regex

_TOLD = ("ask", "example", "near_miss")
_ASKED = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split")
_TESTED = ("match", "fullmatch", "search")
_MUCH = 1_500_000

# What ``re`` takes for i, s or k if letters of both cases are equal, and ``lower`` does not.
_ODD_LETTERS = ("ı", "İ", "ſ")


def compile_late(
    pattern: AnyStr, flags: int = 0, *, needs: Sequence[str] = ()
) -> re.Pattern[AnyStr]:
    """The pattern, which compiles itself when it is first asked, and is as quick ever after.

    Compiling the large patterns takes longer than reading a short document, and most documents
    need few of them. ``needs`` names words in small letters: each text that the pattern takes has one
    of them, in letters of either case. A text that has none is answered without compiling. A test
    proves from the pattern itself that it cannot do without these words.
    """
    return cast("re.Pattern[AnyStr]", _LatePattern(pattern, flags, tuple(needs)))


def pattern(
    expression: str,
    flags: int = 0,
    *,
    ask: str,
    example: str,
    near_miss: str,
    needs: Sequence[str] = (),
) -> re.Pattern[str]:
    """The pattern, compiled when first asked, with a text that it takes and one that it leaves.

    ``ask`` is the method that both texts are for: ``match``, ``fullmatch`` or ``search``. A test
    walks all patterns and holds each against its two texts. ``needs`` is as for ``compile_late``.
    """
    late = _LatePattern(expression, flags, tuple(needs))
    late.ask, late.example, late.near_miss = ask, example, near_miss
    return cast("re.Pattern[str]", late)


class WholeTextPattern:
    """A pattern that whole texts are searched for, by ``re`` until there was much to search, then by ``regex``.

    ``regex`` finds these several times as quickly, but to load it takes as long as ``re`` takes for
    a million characters or two. So one short document is read without it, and many are read with it.
    Both find the same: the pattern must mean the same to both.
    """

    _searched = 0
    """The characters that all patterns of this kind have been asked to search."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self._short = compile_late(pattern)
        self._long: regex.Pattern[str] | None = None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in ``text``, from the left, none over another."""
        return self._engine(text).finditer(text)

    def findall(self, text: str) -> list[str]:
        """The words of the matches in ``text``, from the left."""
        return self._engine(text).findall(text)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in ``text``, or None."""
        return self._engine(text).search(text)

    def _engine(self, text: str) -> re.Pattern[str]:
        WholeTextPattern._searched += len(text)
        if WholeTextPattern._searched < _MUCH:
            return self._short
        if self._long is None:
            import regex

            self._long = regex.compile(self.pattern)
        return cast("re.Pattern[str]", self._long)


class _LatePattern:
    """A pattern's text; what it can be asked is there from the first question on."""

    ask: str
    example: str
    near_miss: str

    def __init__(self, pattern: str | bytes, flags: int, needs: tuple[str, ...] = ()) -> None:
        self.pattern = pattern
        self.needs = needs
        self._flags = flags
        if needs:
            for ask in _TESTED:
                setattr(self, ask, self._tested(ask))

    def _tested(self, ask: str) -> Callable[..., object]:
        """What answers a question without compiling, as long as no text has one of the words."""

        def answer(text: str, *bounds: int) -> object:
            has_word = any(map(text.lower().__contains__, self.needs))
            if has_word or any(map(text.__contains__, _ODD_LETTERS)):
                return self._compiled(ask)(text, *bounds)
            return None

        return answer

    def _compiled(self, name: str) -> Callable[..., object]:
        compiled = re.compile(self.pattern, self._flags)
        for ask in _ASKED:
            setattr(self, ask, getattr(compiled, ask))
        value: Callable[..., object] = getattr(compiled, name)
        return value

    def __getattr__(self, name: str) -> object:
        if name.startswith("_") or name in _TOLD:
            raise AttributeError(name)
        return self._compiled(name)
