"""Writes every model in every type: ``python -m originals FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from originals.docx import write_docx
from originals.html import write_html
from originals.model import MODELS, load_model
from originals.pdf import write_pdf
from originals.text import write_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from originals.model import Model


def write_markdown(model: Model) -> bytes:
    """The document as its model was written down."""
    return model.source.encode()


WRITERS: dict[str, Callable[[Model], bytes]] = {
    "txt": write_text,
    "md": write_markdown,
    "html": write_html,
    "docx": write_docx,
    "pdf": write_pdf,
}
"""Who writes which type."""


def write_all(folder: Path) -> list[Path]:
    """The files that were written, each model in each type."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for source in sorted(MODELS.glob("*.md")):
        model = load_model(source.stem)
        for suffix, write in WRITERS.items():
            path = folder / f"{source.stem}.{suffix}"
            path.write_bytes(write(model))
            written.append(path)
    return written


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit("usage: python -m originals FOLDER")
    for path in write_all(Path(sys.argv[1])):
        sys.stdout.write(f"{path}\n")
