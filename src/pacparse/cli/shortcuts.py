"""The plain calls, which need no framework to be understood: they start in half the time."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pacparse.errors import Exit

_OUTPUT_OPTIONS = ("-o", "--output")
_COMPLETION = "_PACPARSE_COMPLETE"


def find_shortcut(arguments: Sequence[str]) -> Callable[[], Exit] | None:
    """What ``clean FILE`` and ``to-json FILE…``, with or without ``-o FILE``, do.

    None for every other call: whatever else begins with a hyphen is for the framework, and so is
    every mistake.
    """
    if not arguments or arguments[0] not in ("clean", "to-json") or _COMPLETION in os.environ:
        return None
    files: list[str] = []
    output: str | None = None
    rest = iter(arguments[1:])
    for argument in rest:
        if argument in _OUTPUT_OPTIONS and output is None:
            output = next(rest, "--")
            if _is_option(output):
                return None
        elif _is_option(argument):
            return None
        else:
            files.append(argument)
    return _task(arguments[0], files, output)


def _task(command: str, files: list[str], output: str | None) -> Callable[[], Exit] | None:
    from pacparse.cli.products import write_json, write_markdown

    if command == "to-json" and files:
        return partial(write_json, files, output=output)
    if command == "clean" and len(files) == 1:
        return partial(write_markdown, files[0], output=output)
    return None


def _is_option(argument: str) -> bool:
    return argument.startswith("-") and argument != "-"
