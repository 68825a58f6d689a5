"""A client of a Dask cluster: one at an address, or one that is started here."""

from __future__ import annotations

import logging
from contextlib import suppress
from typing import Any

from pacparse.errors import UnsupportedError, UsageError

_ANY_LOCAL_PORT = "127.0.0.1:0"
_PATIENCE = 30.0  # seconds to wait for the first worker
_LEAVE_SECONDS = 0.25


class Connection:
    """The ``client`` of a cluster; the cluster is ended with it if it was started here."""

    def __init__(self, address: str | None, *, size: int, folder: str | None) -> None:
        """Connect to ``address``, or start ``size`` processes that keep their files in ``folder``.

        Raises UnsupportedError if the extra is not installed, UsageError if nothing answers.
        """
        try:
            from distributed import Client, LocalCluster
        except ModuleNotFoundError as error:
            raise UnsupportedError(
                f"the engine dask needs the extra 'cluster' ({error.name} is missing)",
                hint="pip install 'pacparse[cluster]'",
            ) from error
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        self._own: Any = None
        try:
            if address is None:
                self._own = LocalCluster(
                    n_workers=size,
                    threads_per_worker=1,
                    dashboard_address=_ANY_LOCAL_PORT,  # without one, a fixed one is taken
                    scheduler_kwargs={"dashboard": False},
                    silence_logs=logging.CRITICAL,
                    local_directory=folder,
                )
                address = self._own.scheduler_address
            self.client: Any = Client(address, timeout=_PATIENCE, set_as_default=False)
            self.client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, ValueError, TimeoutError, RuntimeError) as error:
            raise UsageError(
                f"no cluster answers at {address} ({error})",
                hint="--engine-address names a scheduler: tcp://host:8786",
            ) from error

    def leave(self) -> None:
        """Leave the cluster as it was found."""
        for each in (self.client, self._own):
            if each is not None:
                with suppress(Exception):
                    each.close(timeout=_LEAVE_SECONDS)
