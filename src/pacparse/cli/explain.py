"""``pacparse explain``: what happened to the text, for people."""

from typing import Annotated

import typer

from pacparse.cli.parameters import File, Profile, TypeName, compose_help

HELP = compose_help(
    "Show what was removed, joined, split, linked and repaired, what is missing, and where.",
    "Every entry begins with its place in the source: a line, a page of a PDF, or a paragraph "
    "of Word. With WHERE, pacparse shows one place and the rules that decided its lines. "
    "WHERE is a paragraph number (3.2), a block (b9), a note (fn35), a recommendation (r1.3), "
    "a line of the source (39, or L39), a page of a PDF (p5) or a paragraph of Word (¶57, or "
    "par57).",
    examples=(
        "pacparse explain minutes.txt",
        "pacparse explain minutes.txt 3.2",
        "pacparse explain minutes.txt L39",
        "pacparse explain minutes.pdf p5",
        "pacparse explain minutes.txt --all | less",
    ),
)


def explain(
    file: File,
    where: Annotated[
        str | None,
        typer.Argument(
            metavar="WHERE",
            help="A paragraph number, block, note, recommendation, line or page.",
            show_default=False,
        ),
    ] = None,
    *,
    everything: Annotated[
        bool, typer.Option("--all", help="List every entry, however many there are.")
    ] = False,
    profile: Profile = None,
    type_name: TypeName = None,
) -> None:
    """Write an explanation of the document in ``file``, or of one place in it."""
    from pacparse.api import parse_traced
    from pacparse.cli.loading import ReadAs, load, refuse_without_text
    from pacparse.cli.messages import warn_about
    from pacparse.cli.output import open_product
    from pacparse.cli.screen import has_color, screen_width
    from pacparse.render.decisions import Decisions
    from pacparse.render.explain import explain_document
    from pacparse.render.explain_place import explain_place
    from pacparse.render.screen import Screen

    loaded = load(file, read_as=ReadAs(profile, type_name))
    refuse_without_text(loaded, what="explain")
    document, source, choice = loaded.document, loaded.source, loaded.choice
    warn_about(document, source)
    screen = Screen(width=screen_width(), has_color=has_color())
    if where is None:
        text = explain_document(
            document, source.text, screen=screen, is_complete=everything, choice=choice
        )
    else:
        _, trace, rules = parse_traced(source, profile=profile)
        text = explain_place(
            document, source.text, where=where, screen=screen, decisions=Decisions(trace, rules)
        )
    with open_product(None) as write:
        write(text)
