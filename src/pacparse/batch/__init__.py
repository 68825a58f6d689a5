"""Many files at once: in parallel, resumable, and honest about every one of them."""

from __future__ import annotations

from pacparse.batch.options import BatchOptions, OutputFormat, Shard
from pacparse.batch.records import BatchSummary, FileRecord, FileStatus
from pacparse.batch.run import run_batch
from pacparse.batch.watching import ReportFile, Watcher

__all__ = [
    "BatchOptions",
    "BatchSummary",
    "FileRecord",
    "FileStatus",
    "OutputFormat",
    "ReportFile",
    "Shard",
    "Watcher",
    "run_batch",
]
