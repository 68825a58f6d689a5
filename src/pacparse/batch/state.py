"""What a batch keeps beside its outputs, in the folder ``.pacparse``: lock, work files, paths.

Files that are being written stand in ``work`` until they are whole, so that after a kill there is
one place to clear and no half-written output anywhere. The lock is one of the system's: it ends with
the process that holds it, however that ends.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pacparse.batch.locks import take_lock
from pacparse.errors import UnwritableError

if TYPE_CHECKING:
    from pacparse.batch.options import Shard

STATE_FOLDER = ".pacparse"


class State:
    """The state of one run: its paths, and the lock while it runs."""

    def __init__(self, folder: str, shard: Shard | None) -> None:
        self.output = Path(folder)
        self.folder = self.output / STATE_FOLDER
        self._ending = f"-{shard}" if shard else ""
        self.is_sharded = shard is not None
        self.work = self.folder / f"work{self._ending}"
        self.journal = self.folder / f"journal{self._ending}.jsonl"
        self.manifest = self.folder / f"manifest{self._ending}.jsonl"
        self._descriptors: list[int] = []
        self._is_ours = False

    def open(self) -> None:
        """Make the folders, and take the lock. Raises UnwritableError where either is refused.

        A shard shares the folder's lock with other shards, and has one of its own.
        """
        try:
            self.output.mkdir(parents=True, exist_ok=True)
            self.folder.mkdir(exist_ok=True)
            if self.folder.is_symlink():
                raise UnwritableError("this is a link", where=str(self.folder))
            self._lock("lock", is_shared=self.is_sharded)
            if self.is_sharded:
                self._lock(f"lock{self._ending}", is_shared=False)
            self._is_ours = True
            self._clear_work()
            self.work.mkdir()
        except OSError as error:
            self.close()
            raise UnwritableError(
                f"nothing can be written there ({error.strerror})",
                where=str(self.output),
                hint="name another folder with --out",
            ) from error
        except UnwritableError:
            self.close()
            raise

    def close(self) -> None:
        """Remove the work files, and give the lock back."""
        if self._is_ours:
            self._is_ours = False
            with suppress(OSError):
                self._clear_work()
        while self._descriptors:
            os.close(self._descriptors.pop())

    def folds_case(self) -> bool:
        """Whether the output folder takes ``LOCK`` and ``lock`` for the same name."""
        return (self.folder / "LOCK").exists()

    def other_manifests(self) -> list[Path]:
        """The manifests, and journals left by a kill, of other divisions of the same inputs."""
        own = {self.manifest.name, self.journal.name}
        return sorted(
            path
            for path in self.folder.glob("*.jsonl")
            if path.name not in own and path.name.startswith(("manifest", "journal"))
        )

    def _lock(self, name: str, *, is_shared: bool) -> None:
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        descriptor = os.open(self.folder / name, flags, 0o666)
        self._descriptors.append(descriptor)
        try:
            take_lock(descriptor, is_shared=is_shared)
        except BlockingIOError as error:
            raise UnwritableError(
                "another run is at work on this folder",
                where=str(self.output),
                hint="wait until it ends, or name another folder with --out",
            ) from error

    def _clear_work(self) -> None:
        """Remove the work files of this run; with the whole folder's lock, those of shards too."""
        folders = [self.work] if self.is_sharded else self.folder.glob("work*")
        for folder in folders:
            with suppress(FileNotFoundError):
                shutil.rmtree(folder)
