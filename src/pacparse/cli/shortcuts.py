"""The plain calls, which need no framework to be understood: they start in half the time."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from pacparse.cli import spellings
from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from pacparse.errors import Exit

    Task = Callable[[], Exit]

_COMPLETION = "_PACPARSE_COMPLETE"
_MOST_DIGITS = 4


class _Call(NamedTuple):
    """The arguments of a call: names of files, options with their values, and flags."""

    files: list[str]
    values: dict[str, str]
    flags: set[str]


def find_shortcut(arguments: Sequence[str]) -> Task | None:
    """What a call does whose options are those named below, each once; else None.

    Whatever else begins with a hyphen is for the framework, and so is every mistake.
    """
    if not arguments or _COMPLETION in os.environ:
        return None
    plain = _PLAIN.get(arguments[0])
    if plain is None:
        return None
    call = _read(iter(arguments[1:]), plain.options)
    return plain.task(call) if call else None


def _read(arguments: Iterator[str], options: Mapping[str, str]) -> _Call | None:
    call = _Call([], {}, set())
    for argument in arguments:
        if not _is_option(argument):
            call.files.append(argument)
            continue
        name = options.get(argument, "")
        if name in call.values:
            return None
        if name in _FLAGS:
            call.flags.add(name)
        elif name:
            call.values[name] = next(arguments, "--")
            if _is_option(call.values[name]):
                return None
        else:
            return None
    return call


def _clean(call: _Call) -> Task | None:
    from pacparse.cli.products import write_clean

    if not call.files:
        return None
    return partial(write_clean, call.files, output=call.values.get("output"))


def _to_json(call: _Call) -> Task | None:
    from pacparse.cli.products import write_json

    if not call.files:
        return None
    return partial(write_json, call.files, output=call.values.get("output"))


def _batch(call: _Call) -> Task | None:
    from pacparse.batch import BatchOptions
    from pacparse.cli.batching import Calling, run

    jobs = call.values.get("jobs")
    is_number = jobs is None or (jobs.isdecimal() and jobs.isascii() and len(jobs) <= _MOST_DIGITS)
    if not call.files or "out" not in call.values or not is_number:
        return None
    if jobs is not None and not int(jobs):
        return None
    calling = Calling(
        call.files,
        None,
        call.values["out"],
        call.values.get("report"),
        is_quiet="quiet" in call.flags,
    )
    return partial(run, calling, BatchOptions(jobs=None if jobs is None else int(jobs)))


class _Plain(NamedTuple):
    """What a command's plain calls do, and the options that they may have, by every spelling."""

    task: Callable[[_Call], Task | None]
    options: Mapping[str, str]


_FLAGS = frozenset({"quiet"})
_OUTPUT = dict.fromkeys(spellings.OUTPUT, "output")
_PLAIN = {
    "clean": _Plain(_clean, _OUTPUT),
    "to-json": _Plain(_to_json, _OUTPUT),
    "batch": _Plain(
        _batch,
        {
            **dict.fromkeys(spellings.OUT, "out"),
            **dict.fromkeys(spellings.JOBS, "jobs"),
            **dict.fromkeys(spellings.REPORT, "report"),
            **dict.fromkeys(spellings.QUIET, "quiet"),
        },
    ),
}


def _is_option(argument: str) -> bool:
    return argument.startswith("-") and argument != "-"
