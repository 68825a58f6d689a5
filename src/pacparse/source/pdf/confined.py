"""What the process that reads a PDF does first: it takes on its limits, then does its task.

``sandbox.py`` starts it.
"""

from __future__ import annotations

import importlib
import os
import struct
import sys
from typing import Literal, NoReturn

Task = Literal["extraction", "picturing"]
"""What a process may have to do: the name of the module that does it."""

TASKS: tuple[Task, ...] = ("extraction", "picturing")

OUT_OF_MEMORY = 71
"""The exit code of a process that got no more memory."""

REQUEST = struct.Struct("=BQQ")
"""What the warm reader is asked for a copy by: the index of its task, bytes of memory, seconds.

Three files come with it: where the copy reads the PDF, where it tells its records, and the socket that
tells its end. Once our end of that socket is closed, the copy is killed."""


def work(task: Task, memory: int, seconds: int) -> NoReturn:
    """Nothing; runs the module that ``task`` names, within ``memory`` bytes and ``seconds``.

    Then the process ends at once: to give back what it holds, piece by piece, would take some time.
    """
    main = importlib.import_module(f"pacparse.source.pdf.{task}").main
    take_limits(memory, seconds)
    try:
        main()
        sys.stdout.flush()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    os._exit(0)


def take_limits(memory: int, seconds: int) -> None:
    """Nothing; from now on this process has no more than that, and writes no files."""
    try:
        import resource
    except ImportError:  # on Windows the limits of time hold alone
        return
    for name, soft, hard in (
        ("RLIMIT_AS", memory, memory),
        ("RLIMIT_CPU", seconds, seconds + 1),
        ("RLIMIT_CORE", 0, 0),
        ("RLIMIT_FSIZE", 0, 0),
    ):
        try:
            resource.setrlimit(getattr(resource, name), (soft, hard))
        except (ValueError, OSError):
            continue  # the system has a lower limit of its own
