"""Patterns that few documents need: each is compiled when it is first asked."""

from __future__ import annotations

import re
from typing import cast

_ASKED = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split")


def compile_late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, which compiles itself when it is first asked, and is as quick ever after.

    Compiling the large patterns takes longer than reading a short document, and most documents
    need few of them.
    """
    return cast("re.Pattern[str]", _LatePattern(pattern, flags))


class _LatePattern:
    """A pattern's text; what it can be asked is there from the first question on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for ask in _ASKED:
            setattr(self, ask, getattr(compiled, ask))
        value: object = getattr(compiled, name)
        return value
