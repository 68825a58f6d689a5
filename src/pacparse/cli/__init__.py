"""The command line: a thin shell over the library, one small file for each command."""

from __future__ import annotations

import gc
import signal
import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from types import FrameType

    from pacparse.cli.commands import app

__all__ = ["app", "main"]


# A document is a hundred thousand small records and no garbage; looking for it takes a tenth of the
# time of a short run.
_COLLECT_AFTER = 200_000


def __getattr__(name: str) -> object:
    """``app``, the application of the framework, which ``main`` loads only when it must."""
    if name != "app":
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from pacparse.cli.commands import app

    return app


def main() -> NoReturn:
    """The ``pacparse`` program: runs the command that is asked for, and exits with its code."""
    _stop_cleanly()
    gc.set_threshold(_COLLECT_AFTER)
    try:
        from pacparse.cli.shell import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # before ``run`` was there to answer it
        code = 130
    gc.freeze()  # nothing needs to be searched for garbage on the way out
    sys.exit(code)


def _stop_cleanly() -> None:
    """The first request to stop interrupts the work; those that follow let it clean up."""
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        for number in numbers:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    for number in numbers:
        if signal.getsignal(number) is not signal.SIG_IGN:  # nohup, or a shell's background job
            signal.signal(number, interrupt)
