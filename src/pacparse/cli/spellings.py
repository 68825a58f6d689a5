"""How the options of the plain calls are written: for the framework, and for what is quicker."""

from __future__ import annotations

OUTPUT = ("--output", "-o")
OUT = ("--out",)
JOBS = ("--jobs",)
REPORT = ("--report",)
QUIET = ("--quiet", "-q")
