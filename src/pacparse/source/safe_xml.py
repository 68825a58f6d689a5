"""The one entry for XML: nothing of the project parses XML in any other way.

XML is read as events by expat, of the standard library, and never as a tree. No document type is
accepted, so there is no entity to expand and nothing to fetch; depth and bytes are bounded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat

from pacparse.errors import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MAX_DEPTH = 1_000
"""The deepest nesting of elements: real documents stay below a hundred."""

MAX_ELEMENTS = 5_000_000
"""Elements of one part: some 10,000 pages as Word writes them."""

_XML_SPACE = "http://www.w3.org/XML/1998/namespace"
_ENCODINGS = ("utf-8", "utf-16")
_MOST_NAMES = 10_000
"""Names that are remembered: a hostile file may give each element one of its own."""


class Listener(Protocol):
    """What hears the events of one XML part; names are ``prefix:local``."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        ...

    def end(self, name: str) -> None:
        """An element ends."""
        ...

    def characters(self, text: str) -> None:
        """Some of the characters of the innermost element."""
        ...


class _Names:
    """Names as expat gives them (``uri local``) → ``prefix:local``, whatever prefix was written."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = prefixes
        self._known: dict[str, str] = {}

    def __call__(self, name: str) -> str:
        known = self._known.get(name)
        if known is not None:
            return known
        uri, _, local = name.rpartition(" ")
        prefix = "xml" if uri == _XML_SPACE else self._prefixes.get(uri, uri)
        short = f"{prefix}:{local}" if uri else local
        if len(self._known) < _MOST_NAMES:
            self._known[name] = short
        return short


class _Guard:
    """Stands between expat and the listener: counts depth, refuses document types."""

    def __init__(self, listener: Listener, names: _Names, *, part: str, where: str) -> None:
        self._listener = listener
        self._names = names
        self._part = part
        self._where = where
        self._depth = 0
        self._count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > MAX_DEPTH:
            raise self._refusal(f"nests elements deeper than the limit of {MAX_DEPTH:,}")
        if self._count > MAX_ELEMENTS:
            raise self._refusal(f"has more elements than the limit of {MAX_ELEMENTS:,}")
        names = self._names
        if attributes:
            attributes = {names(key): value for key, value in attributes.items()}
        self._listener.start(names(name), attributes)

    def end(self, name: str) -> None:
        self._depth -= 1
        self._listener.end(self._names(name))

    def refuse_encodings(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "utf-8").lower() not in _ENCODINGS:
            raise self._refusal("is written in another encoding than UTF-8 or UTF-16")

    def refuse_document_type(self, *_: object) -> None:
        raise self._refusal("declares a document type (DOCTYPE), which is never read")

    def _refusal(self, reason: str) -> UnreadableError:
        return UnreadableError(
            f"{self._part} {reason}",
            where=self._where,
            hint="save it again from the program that made it",
        )


def read_xml(
    pieces: Iterable[bytes],
    listener: Listener,
    *,
    part: str,
    where: str,
    prefixes: Mapping[str, str],
) -> None:
    """Nothing; tells ``listener`` what the XML of ``pieces`` holds, in order.

    ``pieces`` must bound what they give. ``prefixes`` maps namespaces to the prefixes that the
    listener knows. Raises UnreadableError, naming ``part`` of ``where``, for XML that is not well
    formed, declares a document type, or goes beyond a limit.
    """
    guard = _Guard(listener, _Names(prefixes), part=part, where=where)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = guard.start
    parser.EndElementHandler = guard.end
    parser.CharacterDataHandler = listener.characters
    parser.XmlDeclHandler = guard.refuse_encodings
    parser.StartDoctypeDeclHandler = guard.refuse_document_type
    try:
        for piece in pieces:
            parser.Parse(piece)
        is_final = True
        parser.Parse(b"", is_final)
    except (expat.ExpatError, UnicodeDecodeError) as error:
        raise UnreadableError(
            f"{part} is not well-formed XML ({error})",
            where=where,
            hint="save it again from the program that made it",
        ) from error
