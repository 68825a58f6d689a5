"""A batch from beginning to end."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from pacparse.batch.convert import Outcome, Settings, Task
from pacparse.batch.inputs import find_inputs
from pacparse.batch.manifest import Manifest
from pacparse.batch.naming import Place, place_outputs, refuse_collisions, refuse_files
from pacparse.batch.options import BatchOptions, check_engine
from pacparse.batch.pool import Pool
from pacparse.batch.records import BatchSummary
from pacparse.batch.remote import is_address
from pacparse.batch.state import State
from pacparse.errors import UnwritableError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pacparse.batch.cluster import Cluster
    from pacparse.batch.watching import Watcher


def run_batch(
    paths: Iterable[str | Path],
    output: str | Path,
    *,
    lines: Iterable[str] = (),
    options: BatchOptions | None = None,
    watchers: Sequence[Watcher] = (),
) -> BatchSummary:
    """Read the files that ``paths`` and the ``lines`` of a list name, and return what happened to them.

    A document for each file is written below ``output``, with the path that the input has below its
    folder. Unchanged files are not read again. If a run was interrupted, the same call continues it.

    Raises UnreadableError if a path leads to nothing; UnwritableError if two outputs would have the same
    place, if another run is at work there, or if nothing more can be written; UsageError if the options
    make no sense. A problem with one file raises nothing: it is in the result.
    """
    options = options or BatchOptions()
    _check(options)
    folder = str(output)
    if not folder or is_address(folder):
        raise UsageError(
            "outputs are written to a folder of this machine" if folder else "no folder is named",
            where=folder or "--out",
            hint="name one with --out",
        )
    inputs = find_inputs(map(str, paths), lines=lines, root=options.root, outside=folder)
    state = State(folder, options.shard)
    places = list(place_outputs(inputs.files))
    kinds = options.format.kinds
    if inputs.has_output_folder and kinds != ("json",):
        raise UnwritableError(
            "this is the folder that is read: what is written there would be read the next time",
            where=folder,
            hint="name another folder with --out",
        )
    refuse_collisions(places, kinds, folder=folder, folds_case=False)
    files = [file for watcher in watchers for file in watcher.files]
    refuse_files(files, places, kinds, folder=folder)
    state.open()
    try:
        if state.folds_case():
            refuse_collisions(places, kinds, folder=folder, folds_case=True)
        return _Run(state, options, watchers).run(_in_shard(places, options), inputs.skipped)
    finally:
        state.close()


class _Run:
    """The lifetime of one run, while its folder is locked."""

    def __init__(self, state: State, options: BatchOptions, watchers: Sequence[Watcher]) -> None:
        self._state = state
        self._options = options
        self._watchers = watchers
        self._start = time.monotonic()
        self._summary = BatchSummary()
        is_wanted = options.shard.has if options.shard else _always
        self._manifest = Manifest(state, is_wanted=is_wanted)

    def run(self, places: Sequence[Place], skipped: int) -> BatchSummary:
        """The summary of all files, when they are done."""
        summary = self._summary
        summary.total, summary.skipped = len(places), skipped
        for watcher in self._watchers:
            watcher.begin(summary)
        try:
            self._take_all(places)
        except BaseException:
            self._settle_if_possible()
            raise
        names = (place.input.name for place in places)
        summary.left = self._manifest.count_others(names, folder=self._state.output)
        self._manifest.settle()
        summary.seconds = time.monotonic() - self._start
        return summary

    def _take_all(self, places: Sequence[Place]) -> None:
        options = self._options
        if not len(self._manifest) and options.engine is None:
            import pacparse.api
            import pacparse.render.json  # noqa: F401 - once, for all workers
        settings = Settings(
            output=str(self._state.output.absolute()),
            work=str(self._state.work.absolute()),
            kinds=options.format.kinds,
            profile=options.profile,
            type_name=options.type_name,
            manifests=tuple(file.absolute() for file in self._manifest.files),
        )
        with _start_workers(settings, options, len(places)) as workers:
            for outcome in workers.run(self._tasks(places), len(places)):
                self._summary.seconds = time.monotonic() - self._start
                if outcome is not None:
                    self._take(outcome)
                for watcher in self._watchers:
                    watcher.look_up()

    def _tasks(self, places: Sequence[Place]) -> Iterator[Task]:
        for place in places:
            name, path = place.input
            known = None if self._options.force else self._manifest.place_of(name)
            yield Task(name, self._seen_by_workers(path), place.stem, known)

    def _seen_by_workers(self, path: str) -> str:
        """``path`` as workers open it: those of a cluster have a working folder of their own."""
        if self._options.engine is None or is_address(path):
            return path
        return str(Path(path).absolute())

    def _take(self, outcome: Outcome) -> None:
        """Take note of ``outcome``. Raises UnwritableError where no other file would fare better."""
        if outcome.stop is not None:
            raise UnwritableError(
                f"nothing more can be written ({outcome.stop})",
                where=str(self._state.output),
                hint="make room, then run it again: what is done is not done twice",
            )
        if outcome.line:
            self._manifest.add(outcome.record.name, outcome.line)
        self._summary.add(outcome.record)
        for watcher in self._watchers:
            watcher.add(outcome.record)

    def _settle_if_possible(self) -> None:
        """Make a manifest of what is done; where that fails the journal stays, which will do."""
        try:
            self._manifest.settle()
        except UnwritableError:
            self._manifest.close()


def _start_workers(settings: Settings, options: BatchOptions, count: int) -> Pool | Cluster:
    """What turns tasks into outcomes: worker processes here, or those of a cluster."""
    size = options.worker_count(count)
    if options.engine is None:
        return Pool(settings, size=size, timeout=options.timeout)
    from pacparse.batch.cluster import Cluster

    address = options.engine_address
    return Cluster(settings, size=size, timeout=options.timeout, address=address)


def _check(options: BatchOptions) -> None:
    """Nothing for options that make sense. Raises UsageError before any file is read."""
    if options.profile is not None:
        from pacparse.api import check_profile

        check_profile(options.profile)
    if options.type_name is not None:
        from pacparse.source.kinds import named_kind

        named_kind(options.type_name)
    if options.jobs is not None and options.jobs < 1:
        raise UsageError(f"there are no {options.jobs} workers", hint="--jobs is 1 or more")
    check_engine(options.engine, options.engine_address)
    if options.timeout < 0:
        raise UsageError("no file takes less than no time", hint="--timeout 0 is without a limit")


def _in_shard(places: Sequence[Place], options: BatchOptions) -> Sequence[Place]:
    shard = options.shard
    if shard is None:
        return places
    return [place for place in places if shard.has(place.input.name)]


def _always(_: str) -> bool:
    return True
