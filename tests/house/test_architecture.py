"""The arrows of the house: stages know no stage, and only the pipeline knows them all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sources import MODULES, PACKAGE, STAGES, functions_of, imported_rooms, name_of, room_of

if TYPE_CHECKING:
    from pathlib import Path

HALL = ("api", "pipeline", "assembly")
"""The order of the stages, and the document made of what they found."""
COMMAND_LINE = ("cli", "__main__")
COMMAND_LINE_MAY = (
    *("api", "batch", "render", "source", "cli", "errors", "block", "document", "text", "version"),
    *("results", "baselines", "units", "tables", "gate", "history", "corrections", "landmarks"),
    "changes",
)
BATCH = ("batch",)
"""Many files at once: it calls the house as any program would, and only the command line calls it."""
BATCH_MAY = (
    "api",
    "batch",
    "clusters",
    "render",
    "source",
    "errors",
    "block",
    "document",
    "results",
    "version",
)
TABLES = ("tables",)
TABLES_MAY = ("block", "document", "errors", "tables", "text", "version")
"""Tables are made of documents, whatever these were made of."""
GATE = ("gate",)
GATE_MAY = (
    *(
        "batch",
        "block",
        "document",
        "errors",
        "fingerprints",
        "gate",
        "render",
        "source",
        "tables",
        "text",
    ),
)
"""The gate knows the sources and the tables, and nothing of how the one became the other."""
HISTORY = ("history",)
HISTORY_MAY = (
    *(
        "block",
        "document",
        "duplicates",
        "errors",
        "fingerprints",
        "gate",
        "history",
        "reuse",
        "tables",
        "text",
        "version",
    ),
)
"""Histories are made of documents and their tables; what a fact is, one stage has decided for all."""
REUSE = ("reuse",)
REUSE_MAY = ("clusters", "errors", "fingerprints", "reuse", "version")
"""Passages are texts with the number of a document: the room knows nothing else of documents."""
EVERYBODY_MAY = ("fields",)
"""What any class of named fields is made with."""
TRACING = ("tracing",)
TRACING_MAY = ("batch", "document", "errors", "history")
"""Histories from Python: it finds and reads the files as a batch does, and hands them to the histories."""
LONGEST_FUNCTION = 60
LONGEST_MODULE = 500
MOST_POSITIONAL = 5

every_module = pytest.mark.parametrize("path", MODULES, ids=name_of)


def _foreign_rooms(path: Path) -> list[str]:
    """What the module imports and, by its room, may not: ``reading (line 12)``."""
    room = room_of(path)
    if room == "__init__":
        allowed: tuple[str, ...] | None = None
        forbidden: tuple[str, ...] = COMMAND_LINE
    elif room in HALL:
        allowed = None
        forbidden = (*BATCH, *COMMAND_LINE)
    elif room in COMMAND_LINE:
        allowed = COMMAND_LINE_MAY
        forbidden = ()
    elif room in BATCH:
        allowed = BATCH_MAY
        forbidden = ()
    elif room in TABLES:
        allowed = TABLES_MAY
        forbidden = ()
    elif room in GATE:
        allowed = GATE_MAY
        forbidden = ()
    elif room in HISTORY:
        allowed = HISTORY_MAY
        forbidden = ()
    elif room in REUSE:
        allowed = REUSE_MAY
        forbidden = ()
    elif room in TRACING:
        allowed = TRACING_MAY
        forbidden = ()
    elif room in STAGES:
        allowed = None
        forbidden = (*(stage for stage in STAGES if stage != room), *HALL, *BATCH, *COMMAND_LINE)
    else:
        allowed = None
        forbidden = (*STAGES, *HALL, *BATCH, *COMMAND_LINE)
    return [
        f"{other} (line {line})"
        for other, line in imported_rooms(path)
        if other in forbidden or (allowed is not None and other not in (*allowed, *EVERYBODY_MAY))
    ]


@every_module
def test_no_arrow_turns_back(path: Path) -> None:
    assert _foreign_rooms(path) == []


def test_every_stage_is_there() -> None:
    rooms = {room_of(path) for path in MODULES}
    assert rooms >= {*STAGES, *HALL, *BATCH, *TABLES, *GATE, *HISTORY, *REUSE, *TRACING, "cli"}


def test_the_architecture_page_names_every_room() -> None:
    page = (PACKAGE.parent.parent / "docs" / "architecture.md").read_text("utf-8")
    missing = [
        room
        for room in (*STAGES, *HALL, *BATCH, *TABLES, *GATE, *HISTORY, *REUSE, *TRACING, "cli")
        if f"`{room}" not in page
    ]
    assert missing == []


def test_the_architecture_page_names_no_module_that_is_gone() -> None:
    page = (PACKAGE.parent.parent / "docs" / "architecture.md").read_text("utf-8")
    named = set(re.findall(r"`(?:[a-z_]+/)*([a-z_]+\.py)`", page))
    known = {path.name for path in MODULES} | {
        "gate.py",
        "ablation.py",
    }  # of the measuring beside the house
    assert named
    assert named - known == set()


@every_module
def test_a_module_fits_a_reader(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_MODULE


@every_module
def test_a_function_fits_a_screen(path: Path) -> None:
    long = [
        f"{function.name} ({function.end_lineno - function.lineno + 1} lines)"
        for function in functions_of(path)
        if function.end_lineno is not None
        and function.end_lineno - function.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


@every_module
def test_a_call_names_what_it_gives(path: Path) -> None:
    crowded = [
        function.name
        for function in functions_of(path)
        if len(function.args.posonlyargs) + len(function.args.args) > MOST_POSITIONAL
        and room_of(path) != "cli"
    ]
    assert crowded == []
