"""Files → documents, one by one: an error in one does not stop the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.cli.inputs import refuse_address
from pacparse.cli.messages import report_error
from pacparse.cli.waiting import Waiting
from pacparse.errors import Exit, PacparseError
from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pacparse.api import ProfileChoice
    from pacparse.cli.inputs import NamedFile
    from pacparse.document import Document
    from pacparse.source import SourceText


class Loaded(NamedTuple):
    """A document, with the source text that it was made of, and why it has its profile.

    ``is_read_back``: it was JSON. Then the source text is empty, unless the JSON has it.
    ``file`` is the file that holds the text, as the system names it.
    """

    document: Document
    source: SourceText
    choice: ProfileChoice
    is_read_back: bool = False
    file: str = ""


class ReadAs(NamedTuple):
    """What a caller says of the inputs: their family of document, their type; None: look."""

    profile: str | None = None
    type_name: str | None = None


AS_IT_IS = ReadAs()


class Tally:
    """The gravest exit code so far: the codes are numbered in that order."""

    def __init__(self) -> None:
        self.code = Exit.DONE

    def add(self, code: Exit) -> None:
        """Take note of ``code``."""
        self.code = max(self.code, code)


def load(path: str, *, read_as: ReadAs = AS_IT_IS) -> Loaded:
    """The document in the file at ``path``, or on standard input for ``-``, read as asked for.

    JSON that ``to-json`` wrote is the document that it was written of. Raises UnreadableError where
    there is no text in it, and what reading and parsing raise.
    """
    refuse_address(path)
    with Waiting(1) as waiting:
        waiting.begin(path)
        return _load(path, read_as)


def _load(path: str, read_as: ReadAs) -> Loaded:
    from pacparse.source import is_document_json, open_source, read_input, refuse_no_text

    name, content = read_input(path)
    if read_as.type_name is None and is_document_json(content):
        return read_back(content, name=name)
    source = open_source(content, name=name, type_name=read_as.type_name)
    refuse_no_text(source)
    from pacparse.api import parse_with_choice

    try:
        document, choice = parse_with_choice(source, profile=read_as.profile)
    except PacparseError as error:
        error.where = error.where or source.name
        raise
    return Loaded(document, source, choice, file=source.name if path == "-" else path)


def load_all(path: str, *, read_as: ReadAs = AS_IT_IS) -> list[Document]:
    """The documents in the file at ``path``: one, or those of JSON Lines. Raises as ``load`` does."""
    from pacparse.render.json import from_json_lines
    from pacparse.source import is_document_json, read_input

    if path != "-" and read_as.type_name is None:
        name, content = read_input(path)
        if is_document_json(content):
            return list(from_json_lines(content, name=name))
    return [load(path, read_as=read_as).document]


def read_back(content: bytes, *, name: str) -> Loaded:
    """The document that ``content``, the output of ``to-json``, was written of.

    Raises UnsupportedError where it is no such document, or holds several.
    """
    from pacparse.errors import UnsupportedError
    from pacparse.render.json import from_json_lines
    from pacparse.source import SourceText
    from pacparse.units import ProfileChoice

    documents = list(from_json_lines(content, name=name))
    if len(documents) != 1:
        raise UnsupportedError(
            f"this holds {len(documents):,} documents, and one is wanted",
            where=name,
            hint="give each line a file of its own",
        )
    document = documents[0]
    source = document.source
    text = SourceText(
        text=document.text or "",
        name=source.name,
        media_type=source.media_type,
        encoding=source.encoding,
        sha256=source.sha256,
        extractor=source.extractor,
        pages=source.pages,
    )
    choice = ProfileChoice(document.profile, find_evidence=tuple)
    return Loaded(document, text, choice, is_read_back=True, file=source.name)


def refuse_without_text(loaded: Loaded, *, what: str) -> None:
    """Nothing where the source text is known. Raises UsageError for a JSON that has none."""
    from pacparse.errors import UsageError

    if loaded.is_read_back and loaded.document.text is None:
        raise UsageError(
            f"{what} needs the source text, which this JSON does not have",
            where=loaded.document.source.name,
            hint="name the document itself, or write the JSON with --with-source",
        )


def load_each(
    files: Sequence[NamedFile],
    tally: Tally,
    *,
    read_as: ReadAs = AS_IT_IS,
    on_error: Callable[[str, str], None] | None = None,
) -> Iterator[Loaded]:
    """The documents that can be read, in order; the others are reported, and in the ``tally``.

    ``on_error`` is told the path of each that cannot be read, and what was said of it.
    """
    with Waiting(len(files)) as waiting:
        for file in files:
            try:
                if file.error is not None:
                    raise file.error
                refuse_address(file.path)
                waiting.begin(file.path)
                loaded = _load(file.path, read_as)
            except Exception as error:  # whatever it is, the next has its turn
                waiting.end()
                tally.add(report_error(error, where=file.path))
                if on_error is not None:
                    on_error(file.path, str(error))
            else:
                waiting.end()
                yield loaded
