"""``pacparse to-akn`` and ``to-annotations``: one document in the form of another community."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pacparse.cli.parameters import File, Output, Profile, TypeName, compose_help

if TYPE_CHECKING:
    from collections.abc import Callable

    from pacparse.cli.loading import Loaded

AKN_HELP = compose_help(
    "Write the document as Akoma Ntoso 3.0 (OASIS LegalDocML).",
    "The result has sections, numbered paragraphs and notes. Recommendations with their "
    "positions and dates are proprietary metadata. The result is valid against the OASIS "
    "schema.",
    examples=("pacparse to-akn minutes.pdf -o minutes.xml",),
)
ANNOTATIONS_HELP = compose_help(
    "Write what was found as W3C Web Annotations.",
    "Each recommendation, answer, verdict, note and removal names its words in the source "
    "text, by offsets and by a quotation. If the input is JSON, it must have its source text: "
    "to-json --with-source.",
    examples=("pacparse to-annotations minutes.txt -o minutes.jsonld",),
)


def to_akn(
    file: File, *, profile: Profile = None, type_name: TypeName = None, output: Output = None
) -> None:
    """Write the document in ``file`` as Akoma Ntoso."""
    from pacparse.render.akn import to_akn as render

    _write(file, output, profile, type_name, lambda loaded: render(loaded.document))


def to_annotations(
    file: File, *, profile: Profile = None, type_name: TypeName = None, output: Output = None
) -> None:
    """Write what was found in ``file`` as annotations."""
    from pacparse.cli.loading import refuse_without_text
    from pacparse.render.annotations import to_annotations as render

    def make(loaded: Loaded) -> str:
        refuse_without_text(loaded, what="to-annotations")
        return f"{render(loaded.document, loaded.source.text, indent=2)}\n"

    _write(file, output, profile, type_name, make)


def _write(
    file: str,
    output: str | None,
    profile: str | None,
    type_name: str | None,
    make: Callable[[Loaded], str],
) -> None:
    from pacparse.cli.loading import ReadAs, load
    from pacparse.cli.messages import warn_about
    from pacparse.cli.output import is_terminal, open_product
    from pacparse.render.printable import printable_lines

    with open_product(output, inputs=[file]) as write:
        loaded = load(file, read_as=ReadAs(profile, type_name))
        warn_about(loaded.document, loaded.source)
        text = make(loaded)
        write(printable_lines(text) if is_terminal(output) else text)
