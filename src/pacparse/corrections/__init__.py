"""What people have set right: read from a table, applied to a document, reported if it no longer fits.

Corrections lie beside the documents and outlive each parse: a document is parsed anew, and they are
applied to what was found. ``docs/review.md`` describes the file.
"""

from pacparse.corrections.applying import apply_corrections
from pacparse.corrections.table import read_corrections

__all__ = ["apply_corrections", "read_corrections"]
