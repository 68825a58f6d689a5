"""Files → documents, one by one: an error in one does not stop the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pacparse.cli.messages import report_error
from pacparse.errors import Exit, PacparseError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pacparse.api import ProfileChoice
    from pacparse.document import Document
    from pacparse.source import SourceText


class Loaded(NamedTuple):
    """A document, with the source text that it was made of, and why it has its profile."""

    document: Document
    source: SourceText
    choice: ProfileChoice


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

    Raises UnreadableError where there is no text in it, and what reading and parsing raise.
    """
    from pacparse.source import read_source, refuse_no_text

    source = read_source(path, type_name=read_as.type_name)
    refuse_no_text(source)
    from pacparse.api import parse_with_choice

    try:
        document, choice = parse_with_choice(source, profile=read_as.profile)
    except PacparseError as error:
        error.where = error.where or source.name
        raise
    return Loaded(document, source, choice)


def load_each(
    paths: Sequence[str],
    tally: Tally,
    *,
    read_as: ReadAs = AS_IT_IS,
    on_error: Callable[[str, str], None] | None = None,
) -> Iterator[Loaded]:
    """The documents that can be read, in order; the others are reported, and in the ``tally``.

    ``on_error`` is told the path of each that cannot be read, and what was said of it.
    """
    for path in paths:
        try:
            loaded = load(path, read_as=read_as)
        except Exception as error:  # whatever it is, the next has its turn
            tally.add(report_error(error, where=path))
            if on_error is not None:
                on_error(path, str(error))
        else:
            yield loaded
