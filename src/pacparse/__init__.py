"""Turn answers to parliamentary committees into clean, citable documents.

>>> import pacparse
>>> document = pacparse.parse("3.1 The Government agrees.")
>>> document.paragraphs[0].number
'3.1'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pacparse.api import check, explain, parse, parse_bytes, parse_file
    from pacparse.batch import BatchOptions, run_batch
    from pacparse.corrections import apply_corrections, read_corrections
    from pacparse.document import Document
    from pacparse.errors import PacparseError
    from pacparse.gate import verify
    from pacparse.history import Histories, History, Observation
    from pacparse.render.akn import to_akn
    from pacparse.render.annotations import to_annotations
    from pacparse.render.html import to_html
    from pacparse.render.json import from_json, to_json
    from pacparse.render.markdown import Restatements, to_markdown
    from pacparse.render.page import to_page
    from pacparse.results import Result
    from pacparse.tables import write_tables
    from pacparse.tracing import trace

__version__ = "0.2.0"
__all__ = [
    "BatchOptions",
    "Document",
    "Histories",
    "History",
    "Observation",
    "PacparseError",
    "Restatements",
    "Result",
    "apply_corrections",
    "check",
    "explain",
    "from_json",
    "parse",
    "parse_bytes",
    "parse_file",
    "read_corrections",
    "run_batch",
    "to_akn",
    "to_annotations",
    "to_html",
    "to_json",
    "to_markdown",
    "to_page",
    "trace",
    "verify",
    "write_tables",
]

_HOMES = {
    "BatchOptions": "pacparse.batch",
    "Document": "pacparse.document",
    "Histories": "pacparse.history",
    "History": "pacparse.history",
    "Observation": "pacparse.history",
    "PacparseError": "pacparse.errors",
    "Restatements": "pacparse.render.markdown",
    "Result": "pacparse.results",
    "apply_corrections": "pacparse.corrections",
    "check": "pacparse.api",
    "explain": "pacparse.api",
    "from_json": "pacparse.render.json",
    "parse": "pacparse.api",
    "parse_bytes": "pacparse.api",
    "parse_file": "pacparse.api",
    "read_corrections": "pacparse.corrections",
    "run_batch": "pacparse.batch",
    "to_akn": "pacparse.render.akn",
    "to_annotations": "pacparse.render.annotations",
    "to_html": "pacparse.render.html",
    "to_json": "pacparse.render.json",
    "to_markdown": "pacparse.render.markdown",
    "to_page": "pacparse.render.page",
    "trace": "pacparse.tracing",
    "verify": "pacparse.gate",
    "write_tables": "pacparse.tables",
}


def __getattr__(name: str) -> object:
    """The public names, imported when first asked for: ``import pacparse`` itself is free."""
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted((*__all__, "__version__"))
