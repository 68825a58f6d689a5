"""The elements of HTML by what they mean for the text: which open a block, which close which."""

from __future__ import annotations

VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source "
    "track wbr".split()
)
FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
"""They go on beyond the end of a block until their own end tag, as browsers have it."""

TRANSPARENT = frozenset("html head body form".split())
"""Their tags stand anywhere in old pages and hold nothing together; a form ends a block."""

CELLS = frozenset(("td", "th"))
ROW_GROUPS = frozenset(("thead", "tbody", "tfoot"))
TABLE_PARTS = CELLS | ROW_GROUPS | {"tr", "caption"}
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
LISTS = frozenset("ol ul menu dir".split())

BLOCKS = (
    frozenset(
        """address article aside blockquote body caption center dd details dialog dir div dl dt
        fieldset figcaption figure footer form frameset header hgroup hr html isindex legend li
        listing main menu multicol nav noframes ol optgroup option p plaintext pre search section
        select summary table tbody td tfoot th thead tr ul xmp""".split()
    )
    | HEADINGS
)
"""They begin on a line of their own."""

SCOPES = frozenset("applet caption html marquee object table td template th".split())
"""An end tag inside of one of these does not close what was opened outside."""

LIST_SCOPES = BLOCKS - {"address", "div", "p", "li", "dd", "dt"}
"""A new item inside of one of these closes no item outside."""

LEFT_OUT = frozenset("template noscript datalist audio video canvas".split())
"""What a browser shows something else for, or nothing."""

KNOWN = (
    BLOCKS
    | FORMATTING
    | VOID
    | LEFT_OUT
    | frozenset(
        "span sup sub label abbr acronym cite q dfn del ins kbd samp var mark time button textarea "
        "ruby rt rp object svg math".split()
    )
)
