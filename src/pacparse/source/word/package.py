"""The zip archive that a Word document is: its parts, read within limits, and what they name."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from pacparse.errors import UnreadableError
from pacparse.fields import NamedTuple
from pacparse.source.safe_xml import Listener, read_xml
from pacparse.source.word.names import PREFIXES, relation_of

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_PARTS = 10_000
"""Entries of the archive; a document with a thousand pictures has about as many."""

MAX_RELATIONS = 100_000
"""Links and parts that one part may name."""

MAX_PART_BYTES = 50_000_000
"""Bytes of one part once unpacked: some 5,000 pages."""

MAX_ALL_BYTES = 100_000_000
"""Bytes of all parts that are read, once unpacked."""

MAX_RATIO = 200
"""Bytes that one packed byte may give, after the first ``RATIO_FREE_BYTES``; Word makes 10 to 40."""

RATIO_FREE_BYTES = 16_000_000

# Large pieces: a tag that goes on over many small ones would be looked at again for each of them.
_PIECE_BYTES = 1 << 22
_ENTRY_SIGNATURE = b"PK\x01\x02"
_IS_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_SAVE_AGAIN = "save it again from the program that made it"
_BROKEN = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    struct.error,
    zlib.error,
)


class Relation(NamedTuple):
    """What one part says of another: its type (``footnotes``), and its part name or address."""

    type: str
    target: str
    is_external: bool


class Package:
    """The parts of a Word document; nothing is unpacked to disk, nothing external is fetched."""

    def __init__(self, content: bytes, *, name: str) -> None:
        self._name = name
        self._size = len(content)
        self._bytes_read = 0
        # Each entry of the directory needs its signature, so that counting costs no memory.
        if content.count(_ENTRY_SIGNATURE) > MAX_PARTS:
            raise self._error(f"it has more parts than the limit of {MAX_PARTS:,}")
        try:
            self._archive = zipfile.ZipFile(BytesIO(content))
        except _BROKEN as error:
            raise self._error(f"the archive that a .docx is cannot be read ({error})") from error
        self._entries: dict[str, list[zipfile.ZipInfo]] = {}
        for entry in self._archive.infolist():
            self._entries.setdefault(_key(entry.filename), []).append(entry)

    def has(self, part: str) -> bool:
        """Whether there is a part of that name; letter case means nothing in part names."""
        return _key(part) in self._entries

    def read(self, part: str, listener: Listener) -> None:
        """Nothing; tells ``listener`` what the XML part holds. Raises UnreadableError."""
        read_xml(
            self._pieces(self._entry(part)),
            listener,
            part=part,
            where=self._name,
            prefixes=PREFIXES,
        )

    def relations_of(self, part: str) -> dict[str, Relation]:
        """What ``part`` names, by id; empty for the archive itself where it has no list."""
        folder, base = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(listing):
            return {}
        relations = _Relations(folder)
        self.read(listing, relations)
        if len(relations.found) > MAX_RELATIONS:
            raise self._error(f"{listing} names more than the limit of {MAX_RELATIONS:,} parts")
        return relations.found

    def main_part(self) -> str:
        """The part that holds the text. Raises UnreadableError where there is none."""
        for relation in self.relations_of("").values():
            if relation.type == "officeDocument" and not relation.is_external:
                if self.has(relation.target):
                    return relation.target
                break
        if self.has("word/document.xml"):
            return "word/document.xml"
        raise self._error("the part that holds the text (word/document.xml) is missing")

    def _entry(self, part: str) -> zipfile.ZipInfo:
        entries = self._entries.get(_key(part), [])
        if not entries:
            raise self._error(f"the part {part} is missing")
        if len(entries) > 1:
            raise self._error(f"the part {part} is there {len(entries):,} times, and may differ")
        entry = entries[0]
        if entry.flag_bits & _IS_ENCRYPTED:
            raise UnreadableError(
                f"the part {part} is encrypted",
                where=self._name,
                hint="save it without a password",
            )
        if entry.compress_type not in _METHODS:
            raise self._error(f"the part {part} is packed in a way that no .docx uses")
        return entry

    def _pieces(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """The bytes of a part as they are unpacked: what is counted is what came, not a claim."""
        packed = max(1, min(entry.compress_size, self._size))
        part_bytes = 0
        try:
            with self._archive.open(entry) as stream:
                while piece := stream.read(_PIECE_BYTES):
                    part_bytes += len(piece)
                    self._bytes_read += len(piece)
                    self._refuse_excess(entry.filename, part_bytes, part_bytes // packed)
                    yield piece
        except _BROKEN as error:
            raise self._error(f"the part {entry.filename} cannot be unpacked ({error})") from error

    def _refuse_excess(self, part: str, part_bytes: int, ratio: int) -> None:
        if part_bytes > MAX_PART_BYTES:
            reason = f"the part {part} is larger than the limit of {MAX_PART_BYTES // 10**6} MB"
        elif self._bytes_read > MAX_ALL_BYTES:
            reason = f"its parts are larger than the limit of {MAX_ALL_BYTES // 10**6} MB"
        elif part_bytes > RATIO_FREE_BYTES and ratio > MAX_RATIO:
            reason = f"the part {part} unpacks to more than {MAX_RATIO} times its size (a zip bomb)"
        else:
            return
        raise UnreadableError(reason, where=self._name, hint="split it, or save it as plain text")

    def _error(self, what: str) -> UnreadableError:
        return UnreadableError(what, where=self._name, hint=_SAVE_AGAIN)


class _Relations:
    """Hears a part of relations."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.found: dict[str, Relation] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name != "rels:Relationship":
            return
        is_external = attributes.get("TargetMode") == "External"
        target = attributes.get("Target", "")
        if not is_external:
            target = posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
        if len(self.found) > MAX_RELATIONS:
            return
        relation = Relation(relation_of(attributes.get("Type", "")), target, is_external)
        self.found[attributes.get("Id", "")] = relation

    def end(self, name: str) -> None:
        """Nothing hangs on the end of an element."""

    def characters(self, text: str) -> None:
        """Relations have no text."""


def _key(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()
