"""The page: template, style, script and documents in one file that asks no server for anything."""

from __future__ import annotations

import base64
import html
import json
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pacparse.document import Correction, Document

SCRIPTS = ("model.js", "source.js", "corrections.js", "cards.js", "charts.js", "page.js")
"""The script of the page, in the order in which each needs what stands before."""

_MARKUP = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
"""What could end the element that the data stands in."""


def to_page(
    documents: Sequence[Document],
    *,
    corrections: Iterable[Correction] = (),
    pictures: Mapping[str, Mapping[int, bytes]] | None = None,
) -> str:
    """One HTML page on which a person checks ``documents`` beside their sources, and corrects them.

    Each document must have its source text (``text``). ``corrections`` are the corrections that were applied
    to them; the file that the page saves includes them. ``pictures`` are JPEG pictures of pages, by the
    digest of the file and the number of the page, from 1. The page needs no other file and no
    network. Its policy allows only its own style and script, so no script of a document runs.
    """
    style, script = _read("page.css"), read_script()
    addresses = {
        digest: {page: _address(picture) for page, picture in pages.items()}
        for digest, pages in (pictures or {}).items()
    }
    data = ",".join(
        (
            f'"documents":[{",".join(document.model_dump_json() for document in documents)}]',
            f'"corrections":{_to_json([_row(correction) for correction in corrections])}',
            f'"pictures":{_to_json(addresses)}',
        )
    )
    title = documents[0].title or documents[0].source.name if documents else "no document"
    more = f" and {len(documents) - 1} more" if len(documents) > 1 else ""
    parts = {
        "policy": _policy(style, script),
        "title": html.escape(f"Review: {title}{more}"),
        "style": style,
        "script": script,
        "data": f"{{{data}}}".translate(_MARKUP),
    }
    head, *pieces = _read("template.html").split("{{")
    return head + "".join(
        parts[name] + rest for name, rest in (piece.split("}}", 1) for piece in pieces)
    )


def read_script() -> str:
    """The whole script of the page."""
    body = "\n".join(_read(name) for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{body}}})();\n'


def _read(name: str) -> str:
    return files("pacparse.render.page").joinpath(name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    """What the browser may run: this style and this script, pictures that stand in the page."""
    rules = (
        "default-src 'none'",
        f"style-src '{_digest(style)}'",
        f"script-src '{_digest(script)}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(sha256(text.encode()).digest()).decode()}"


def _address(picture: bytes) -> str:
    return f"data:image/jpeg;base64,{base64.b64encode(picture).decode()}"


def _to_json(plain: object) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _row(correction: Correction) -> dict[str, str]:
    """A correction as a row of its file."""
    row: dict[str, str] = correction.model_dump()
    return {"recommendation_key": row.pop("recommendation"), **row}
