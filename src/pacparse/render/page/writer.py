"""The page: template, style, script and documents in one file that asks no server for anything."""

from __future__ import annotations

import base64
import html
import json
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pacparse.document import Correction, Document

HISTORY_SCRIPTS = (
    *("histories.js", "timeline.js", "versions.js", "stories.js", "history_charts.js"),
    "history_view.js",
)
"""What a page of several documents needs besides."""
SCRIPTS = (
    *("model.js", "source.js", "corrections.js", "cards.js", "charts.js"),
    *HISTORY_SCRIPTS,
    "page.js",
)
"""The script of the page, in the order in which each needs what stands before."""

_MARKUP = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
"""What could end the element that the data stands in."""


def to_page(
    documents: Sequence[Document],
    *,
    corrections: Iterable[Correction] = (),
    pictures: Mapping[str, Mapping[int, bytes]] | None = None,
    as_of: str | None = None,
) -> str:
    """One HTML page on which a person checks ``documents`` beside their sources, and corrects them.

    Each document must have its source text (``text``). ``corrections`` are the corrections that were applied
    to them; the file that the page saves includes them. ``pictures`` are JPEG pictures of pages, by the
    digest of the file and the number of the page, from 1. Several documents have histories: a target
    date is overdue if it is before the day ``as_of`` (ISO), by default the date of the newest document. The page
    needs no other file and no network. Its policy allows only its own style and script, so no script
    of a document runs.
    """
    style, script = _read("page.css"), read_script(has_histories=len(documents) > 1)
    addresses = {
        digest: {page: _address(picture) for page, picture in pages.items()}
        for digest, pages in (pictures or {}).items()
    }
    data = ",".join(
        (
            f'"documents":[{",".join(document.model_dump_json() for document in documents)}]',
            f'"corrections":{_to_json([_row(correction) for correction in corrections])}',
            f'"pictures":{_to_json(addresses)}',
            f'"histories":{_to_json(_histories(documents, as_of))}',
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


def _histories(documents: Sequence[Document], as_of: str | None) -> dict[str, Any] | None:
    """What several documents say together; None for one."""
    if len(documents) < 2:
        return None
    from pacparse.render.page.over_time import over_time

    return over_time(documents, as_of=as_of)


def read_script(*, has_histories: bool = True) -> str:
    """The script of the page: the whole, or that of one document alone, which has no histories."""
    left_out = () if has_histories else HISTORY_SCRIPTS
    body = "\n".join(_read(name) for name in SCRIPTS if name not in left_out)
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
