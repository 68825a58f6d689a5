"""Patterns: each is compiled when it is first asked, and can hold its own example and near miss."""

from __future__ import annotations

import re
from typing import cast

_TOLD = ("ask", "example", "near_miss")
_ASKED = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split")


def compile_late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, which compiles itself when it is first asked, and is as quick ever after.

    Compiling the large patterns takes longer than reading a short document, and most documents
    need few of them.
    """
    return cast("re.Pattern[str]", _LatePattern(pattern, flags))


def pattern(
    expression: str, flags: int = 0, *, ask: str, example: str, near_miss: str
) -> re.Pattern[str]:
    """The pattern, compiled when first asked, with a text that it takes and one that it leaves.

    ``ask`` is the method that both texts are for: ``match``, ``fullmatch`` or ``search``. A test
    walks all patterns and holds each against its two texts.
    """
    late = _LatePattern(expression, flags)
    late.ask, late.example, late.near_miss = ask, example, near_miss
    return cast("re.Pattern[str]", late)


class _LatePattern:
    """A pattern's text; what it can be asked is there from the first question on."""

    ask: str
    example: str
    near_miss: str

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("_") or name in _TOLD:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for ask in _ASKED:
            setattr(self, ask, getattr(compiled, ask))
        value: object = getattr(compiled, name)
        return value
