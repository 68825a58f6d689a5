"""Histories of many documents: what is read and what is known, where they go, and what is said."""

from __future__ import annotations

import gc
import shlex
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from pacparse.batch import FileStatus, Watcher
from pacparse.batch.documents import gravest, read_documents
from pacparse.batch.options import check_engine, usable_cores
from pacparse.cli.batching import list_lines
from pacparse.cli.corrected import Corrected
from pacparse.cli.inputs import refuse_no_paths
from pacparse.cli.messages import say
from pacparse.cli.output import (
    STANDARD_STREAM,
    open_product,
    refuse_output,
    write_standard_output,
)
from pacparse.cli.progress import NothingReadError, show_progress
from pacparse.cli.screen import has_color, screen_width
from pacparse.errors import Exit, UsageError
from pacparse.fields import NamedTuple
from pacparse.history.histories import Histories, make_histories
from pacparse.history.keys import NO_EARLIER
from pacparse.history.state import TraceState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.batch import BatchOptions, BatchSummary, FileRecord
    from pacparse.document import Document
    from pacparse.history.histories import History
    from pacparse.history.matches import Match
    from pacparse.history.reuse import Reuse, Search
    from pacparse.tables.spool import Spool

_JSON = ".json"
_PAGES = (".html", ".htm", ".xhtml")


class Tracing(NamedTuple):
    """What a call of the command asks for; ``output`` None: the drift is shown."""

    paths: Sequence[str]
    list_file: str | None
    output: str | None = None
    earlier: str | None = None
    as_of: str | None = None
    table: str | None = None
    has_bom: bool = False
    has_state: bool = True
    corrections: str | None = None
    engine: str | None = None
    engine_address: str | None = None
    is_quiet: bool = False

    @property
    def is_json(self) -> bool:
        """Whether the histories alone are written, as JSON."""
        output = self.output
        return output == STANDARD_STREAM or str(output).lower().endswith(_JSON)

    @property
    def has_tables(self) -> bool:
        """Whether tables are written."""
        return self.output is not None and not self.is_json

    @property
    def has_reuse(self) -> bool:
        """Whether passages that stand in several documents are looked for."""
        suffix = Path(str(self.output)).suffix.lower()
        is_other_table = suffix == ".csv" and self.table != "reuse"
        return self.output is not None and not is_other_table

    @property
    def state(self) -> Path | None:
        """Where the state of this output stands: beside it."""
        if not self.has_state or self.output in (None, STANDARD_STREAM):
            return None
        target = Path(str(self.output))
        return target.parent / f".{target.name}.trace"


class _Files(Watcher):
    """The digest of each file, the one whose documents come now, and records of what failed."""

    def __init__(self, state: TraceState, corrected: Corrected) -> None:
        self._state = state
        self._is_current = corrected.is_current
        self._digests: dict[str, str] = {}
        self._path = STANDARD_STREAM
        self.failed: list[FileRecord] = []
        self.digests: set[str] = set()

    def is_known(self, path: str) -> bool:
        """Whether the documents of the file at ``path`` were kept. A file that cannot be read is not."""
        try:
            digest = sha256(Path(path).read_bytes()).hexdigest()
        except OSError:
            return False
        self._digests[path] = digest
        return digest in self.digests or self._state.knows(digest, is_current=self._is_current)

    def add(self, record: FileRecord) -> None:
        """Take note of ``record``: the documents that follow are of its file."""
        self._path = record.path
        if record.is_failed:
            self.failed.append(record)
        elif record.status == FileStatus.UNCHANGED:
            self.digests.add(self._digests[record.path])

    def digest_of(self, document: Document) -> str:
        """The digest of the file that ``document`` comes from."""
        digest = self._digests.get(self._path, document.source.sha256)
        self.digests.add(digest)
        return digest


def run(asked: Tracing, options: BatchOptions) -> Exit:
    """The exit code: 1 if a file of several could not be read, its own code if there is no other."""
    _refuse(asked)
    corrected = Corrected(asked.corrections)
    with ExitStack() as stack:
        words = f"{options.profile} {options.type_name}"
        state = TraceState(asked.state, has_rows=asked.output is not None, options=words)
        stack.enter_context(state)
        if state.forgotten and not asked.is_quiet:
            say(f"{asked.state} is not used, and every file is read: {state.forgotten}")
        return _Run(asked, options, state, corrected).exit_code()


def _refuse(asked: Tracing) -> None:
    """Nothing for what can be done. Raises UsageError or UnwritableError for anything else.

    It comes before anything is written, so a refused output leaves nothing behind.
    """
    refuse_no_paths(asked.paths, asked.list_file, command="trace")
    check_engine(asked.engine, asked.engine_address)
    output = str(asked.output)
    if output.lower().endswith(_PAGES) and not Path(output).is_dir():
        raise UsageError(
            "trace writes tables and JSON, and no page",
            where=output,
            hint=f"the page of histories is written by pacparse review PATH… -o {shlex.quote(output)}",
        )
    if asked.table is not None and not asked.has_tables:
        raise UsageError("no table is written", where="--table", hint="name a file: -o FILE.csv")
    if asked.has_tables:
        from pacparse.tables.products import refuse_output as refuse_tables

        refuse_tables(output, table=asked.table)
    elif asked.output not in (None, STANDARD_STREAM):
        refuse_output(output, asked.paths)


class _Run:
    """One call: reading, joining, writing."""

    def __init__(
        self, asked: Tracing, options: BatchOptions, state: TraceState, corrected: Corrected
    ) -> None:
        self._asked = asked
        self._options = options
        self._state = state
        self._corrected = corrected
        self._files = _Files(state, corrected)
        self._summary: BatchSummary | None = None
        self._reused = 0

    def exit_code(self) -> Exit:
        """Write what is asked for, and say what was done."""
        from pacparse.history.earlier import read_earlier_ids

        earlier = self._asked.earlier
        self._earlier = NO_EARLIER if earlier is None else read_earlier_ids(earlier)
        try:
            found = self._written()
        except NothingReadError:
            return gravest(self._files.failed)
        if not self._asked.is_quiet:
            _say_early_day(found)
            if self._asked.output not in (None, STANDARD_STREAM):
                say(self._closing_line(found))
        return Exit.FOUND if self._files.failed else Exit.DONE

    def _written(self) -> Histories:
        asked = self._asked
        if asked.has_tables:
            from pacparse.tables.products import write_filled

            return write_filled(
                self._fill, str(asked.output), table=asked.table, has_bom=asked.has_bom
            )
        if asked.output is None:
            found = self._histories()
            write_standard_output(_drawn(found))
            return found
        from pacparse.history.product import json_pieces
        from pacparse.history.reuse import Reuse

        with open_product(asked.output, inputs=asked.paths) as write:
            found = self._histories()
            with Reuse(found) as reuse:
                for entry in self._state.entries():
                    reuse.add(entry)
                for piece in json_pieces(found, self._matches(reuse)):
                    write(piece)
        return found

    def _fill(self, spool: Spool) -> Histories:
        """Put the documents and their histories into ``spool``."""
        from pacparse.history.reuse import Reuse
        from pacparse.history.tables import row_of_match, story_of

        found = self._histories()
        spool.tell(story_of(found))
        with Reuse(found) as reuse:
            for entry in self._state.entries():
                spool.put(entry)
                if self._asked.has_reuse:
                    reuse.add(entry)
            spool.take("reuse", map(row_of_match, self._matches(reuse)))
        return found

    def _matches(self, reuse: Reuse) -> Iterator[Match]:
        """The matches between all passages, which are counted as they go by."""
        if reuse.is_slow and not self._asked.is_quiet:
            say("NumPy is not installed, and the search for passages takes longer without it")
        for match in reuse.matches(self._search()):
            self._reused += 1
            yield match

    def _search(self) -> Search:
        """Who looks for passages: the workers of an engine see the folder of the output."""
        from pacparse.history.reuse import Search

        asked, workers = self._asked, self._options.jobs or usable_cores()
        if asked.engine is None:
            return Search(workers)
        folder = None if asked.output == STANDARD_STREAM else Path(str(asked.output)).parent
        return Search(workers, is_cluster=True, address=asked.engine_address, scratch=folder)

    def _histories(self) -> Histories:
        """The histories of all documents. Raises NothingReadError where there is none."""
        self._read()
        if not self._files.digests:
            raise NothingReadError
        self._corrected.say_unmet(is_quiet=self._asked.is_quiet)
        gc.disable()  # what follows makes many records and no cycle, and the run ends with it
        self._state.keep_only(self._files.digests)
        return make_histories(
            self._state.witnesses(), as_of=self._asked.as_of, earlier=self._earlier
        )

    def _read(self) -> None:
        """Read what is not known yet."""
        asked = self._asked
        with ExitStack() as stack:
            shown = show_progress()
            stack.enter_context(shown)
            documents = read_documents(
                asked.paths,
                lines=list_lines(asked.list_file),
                options=self._options,
                watchers=(self._files, shown),
                is_known=self._files.is_known,
            )
            self._summary = documents.summary
            digest = ""
            group: list[Document] = []
            notes: list[str] = []
            for document in documents.each:
                found = self._files.digest_of(document)
                if group and found != digest:
                    self._state.add(digest, group, notes=notes)
                    group, notes = [], []
                digest = found
                group.append(self._corrected.document(document))
                notes.append(self._corrected.note_of(document, group[-1]))
            if group:
                self._state.add(digest, group, notes=notes)

    def _closing_line(self, found: Histories) -> str:
        count, many = len(found.documents), len(found.histories)
        line = (
            f"{self._asked.output}: {count:,} document{'' if count == 1 else 's'}, "
            f"{many:,} recommendation{'' if many == 1 else 's'}"
        )
        summary = self._summary
        if summary is None:
            return line
        if known := summary.counts[FileStatus.UNCHANGED]:
            line += f"; {known:,} file{'' if known == 1 else 's'} known from before"
        if found.candidates:
            pairs = len(found.candidates)
            line += f"; {pairs:,} pair{'' if pairs == 1 else 's'} could be one"
        if count := self._reused:
            line += f"; {count:,} passage{'' if count == 1 else 's'} found again"
        if summary.failed:
            line += f"; {summary.failed:,} could not be read"
        return line


def _say_early_day(found: Histories) -> None:
    """Say it if the histories have documents that are later than their day: the states are of these."""
    day = found.as_of or "~"
    later = [entry for entry in found.documents if (entry.witness.first or "") > day]
    if later:
        papers = "1 document is" if len(later) == 1 else f"{len(later):,} documents are"
        say(
            f"{papers} later than --as-of {found.as_of}, but their answers count; if they should not, leave them out"
        )


def _drawn(found: Histories) -> str:
    """The histories as they are shown on the terminal."""
    from pacparse.render.screen import Screen
    from pacparse.render.timeline import Line, draw_timeline

    places = {
        (entry.id, sighting.local_id): (place, line)
        for place, entry in enumerate(found.documents)
        for line, sighting in enumerate(entry.witness.sightings)
    }

    def place_of(history: History) -> tuple[int, int]:
        first = history.observations[0]
        return places[first.document_id, first.sighting.local_id]

    lines = []
    for history in sorted(found.histories, key=place_of):
        drift, latest = history.drift, history.observations[-1].sighting
        seen = (observation.sighting.number for observation in history.observations)
        numbers = dict.fromkeys(number for number in seen if number)
        lines.append(
            Line(
                report=history.report_title or "",
                number=" → ".join(numbers),
                words=latest.title or latest.text,
                state=history.state,
                is_reopened=history.reopened > 0,
                editions=len(history.observations),
                first=drift.first.words if drift.first else "",
                latest=drift.latest.words if drift.latest else "",
                least=drift.least,
                most=drift.most,
            )
        )
    screen = Screen(width=screen_width(), has_color=has_color())
    return draw_timeline(lines, as_of=found.as_of, candidates=len(found.candidates), screen=screen)
