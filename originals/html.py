"""The document as a page of a government's site: notes in a list with anchors, a menu around it."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from originals.model import Block, Model, Span

_PAGE = """<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title><style>p {{ margin: 1em }}</style></head>
<body>
<div class="gem-c-cookie-banner" role="region" aria-label="Cookies on this site">\
<p>We use some essential cookies to make this website work.</p></div>
<a class="govuk-skip-link" href="#content">Skip to main content</a>
<header role="banner"><nav aria-label="Menu"><ul><li><a href="/">Home</a></li>\
<li><a href="/lights">Lights</a></li></ul></nav></header>
<main id="content" role="main">
{blocks}
<div class="footnotes" role="doc-endnotes">
<ol>
{notes}
</ol>
</div>
</main>
<footer role="contentinfo"><p>All content is available under the Open Licence.</p></footer>
</body>
</html>
"""


def write_html(model: Model) -> bytes:
    """The document as UTF-8."""
    blocks = []
    for kind, group in groupby(model.blocks, key=lambda block: block.kind):
        written = "\n".join(map(_block, group))
        blocks.append(f"<ul>\n{written}\n</ul>" if kind == "item" else written)
    notes = "\n".join(
        f'<li id="fn:{name}"><p>{_spans(spans)} <a href="#fnref:{name}" '
        f'class="reversefootnote" role="doc-backlink">↩</a></p></li>'
        for name, spans in model.notes.items()
    )
    title = escape(model.blocks[0].text)
    return _PAGE.format(title=title, blocks="\n".join(blocks), notes=notes).encode()


def _block(block: Block) -> str:
    words = _spans(block.spans)
    if block.kind == "heading":
        return f"<h{block.level}>{words}</h{block.level}>"
    if block.kind == "item":
        return f"<li>{words}</li>"
    return f"<p>{block.number} {words}</p>" if block.number else f"<p>{words}</p>"


def _spans(spans: tuple[Span, ...]) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    words = escape(span.text, quote=False)
    if span.kind == "bold":
        return f"<strong>{words}</strong>"
    if span.kind == "italic":
        return f"<em>{words}</em>"
    if span.kind == "link":
        return f'<a href="{escape(span.value)}">{words}</a>'
    if span.kind == "mark":
        return (
            f'<sup id="fnref:{words}" role="doc-noteref"><a href="#fn:{words}" rel="footnote">'
            f"{words}</a></sup>"
        )
    return words
