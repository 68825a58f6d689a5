"""A lock on an open file, for one process alone or shared, on every system.

The lock is one of the system's: it ends with the process that holds it, however that ends.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Callable

_PLACES = 4096
"""How many processes may share a lock on Windows: each has a byte of the file to itself."""

_IS_TAKEN = (errno.EACCES, errno.EDEADLK, errno.EAGAIN)


def take_lock(descriptor: int, *, is_shared: bool) -> None:
    """Take the lock of the file, until its descriptor is closed or the process ends.

    Raises BlockingIOError if another process holds it, and OSError where the file system has no locks.
    """
    if sys.platform == "win32":

        def lock_bytes(count: int) -> None:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, count)

        take_bytes(descriptor, lock_bytes, is_shared=is_shared)
    else:
        kind = fcntl.LOCK_SH if is_shared else fcntl.LOCK_EX
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)


def take_bytes(descriptor: int, lock_bytes: Callable[[int], None], *, is_shared: bool) -> None:
    """The same where bytes of a file can be locked, for one process only, and there need be no such bytes.

    Whoever shares the lock takes any byte that is free, and whoever wants it alone takes all of them.
    ``lock_bytes`` locks so many bytes from the place at which the descriptor stands.
    """
    first = os.getpid() % _PLACES if is_shared else 0
    for place in range(first, first + _PLACES) if is_shared else (0,):
        os.lseek(descriptor, place % _PLACES, os.SEEK_SET)
        try:
            lock_bytes(1 if is_shared else _PLACES)
        except OSError as error:
            if error.errno not in _IS_TAKEN:
                raise
        else:
            return
    raise BlockingIOError(errno.EAGAIN, "another process holds the lock")
