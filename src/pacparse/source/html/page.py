"""A page of HTML as an extract: its words in blocks, and what its markup says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.source.html.elements import KNOWN
from pacparse.source.html.encodings import decode_page
from pacparse.source.html.tokens import Token, read_tokens
from pacparse.source.html.tree import Element, Sign, build_nodes
from pacparse.source.html.typesetter import Typesetter
from pacparse.styles import OWN_READER, Extract
from pacparse.units import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.source.html.tree import Node


def read_html(content: bytes, *, name: str) -> Extract:
    """The extract of a page, however broken its markup is.

    Raises UnreadableError for bytes that are no text, UnsupportedError for another type of document.
    """
    page, encoding, findings = decode_page(content, name=name)
    page = page.replace("\0", "").removeprefix("\ufeff")
    nodes = build_nodes(read_tokens(page))
    if not _has_markup(nodes):
        nodes = build_nodes((Token("start", "pre"), Token("text", "", page)))
    typesetter = Typesetter(nodes, page.lower())
    text, styles = typesetter.run()
    if typesetter.hidden:
        findings = (*findings, _hidden_finding(typesetter.hidden))
    if typesetter.deletions:
        findings = (*findings, _deleted_finding(typesetter.deletions))
    return Extract(text, styles, OWN_READER, encoding=encoding, findings=findings)


def _has_markup(nodes: Sequence[Node]) -> bool:
    """Whether any tag is one of HTML's; a plain text may hold ``<`` too."""
    return any(isinstance(node, Element | Sign) and node.name in KNOWN for node in nodes)


def _deleted_finding(count: int) -> Finding:
    noun = "deletion" if count == 1 else "deletions"
    return Finding("tracked-changes", "warning", f"changes were read as accepted: {count:,} {noun}")


def _hidden_finding(count: int) -> Finding:
    noun = "character" if count == 1 else "characters"
    message = f"{count:,} {noun} that a browser does not show were left out"
    return Finding("hidden-text", "info", message)
