"""PDF: read in a process of its own, laid out as blocks, with what the print says of them."""

from __future__ import annotations

import importlib.util

if importlib.util.find_spec("pdf_oxide") is None:
    raise ModuleNotFoundError("No module named 'pdf_oxide'", name="pdf_oxide")

from pacparse.source.pdf.reader import read_pdf

__all__ = ["read_pdf"]
