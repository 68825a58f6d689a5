"""Laws of links and emphasis: whatever an original sets apart is shown so, and read back, and no word is lost for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from extracts import source_of
from pacparse import parse_bytes, to_html, to_markdown
from pacparse.api import parse_source
from pacparse.render.outline import shown_blocks
from set_apart import told_apart, wanted_letters
from shown import PARSERS, differences, shown
from shown_page import ShownPage, page_differences

if TYPE_CHECKING:
    from pacparse import Document
    from pacparse.source import SourceText

_WORDS = (
    *("lamps", "the", "a", "oil", "Board", "x", "2019", "§", "é", "…", "“", "”", "—"),
    *"*_`<>[]()#+-=~!&\\|:.^ ",
    *(" ", " ", " ", "**", "[^", "](", "<b>", "&amp;", "1.", "[^1]", "https://a.example/b_c", "\xa0", "(see", ", "),
)  # fmt: skip
_TO = (
    *("https://a.example/b_c", "http://a.example/(d)?e=1&f=*g*#h", "mailto:clerk@eels.example"),
    *("www.eels.example", "javascript:alert(1)", "https://a.example/with space", "HTTPS://A.EXAMPLE/<b>"),
)  # fmt: skip
_SIGNS = (
    *("⟦bold|", "⟦italic|", "⟦bold|", "⟦italic|", *(f"⟦link:{to}|" for to in _TO), "⟧", "⟧", "⟧", "⟧"),
    "⟦raised|1⟧",
)  # fmt: skip


def _balanced(parts: list[str]) -> SourceText:
    """A source text of the parts: an end without a begin is left out, what is open at the end is closed."""
    depth, kept = 0, []
    for part in parts:
        depth += part.startswith("⟦") and not part.endswith("⟧")
        if part == "⟧":
            if not depth:
                continue
            depth -= 1
        kept.append(part)
    return source_of("".join([*kept, "⟧" * depth, "\n"]))


_parts = st.lists(st.one_of(st.sampled_from(_WORDS), st.sampled_from(_SIGNS)), max_size=30)
# A figure behind a sign may be a note mark, which has laws of its own.
_without_figures = st.lists(
    st.one_of(
        st.sampled_from([word for word in _WORDS if not any(map(str.isdigit, word))]),
        st.sampled_from(_SIGNS),
    ),
    max_size=40,
)


def _in_prose(parts: list[str]) -> SourceText:
    return _balanced(["The lamps are ", *parts, " few."])


def _check_shown(document: Document) -> None:
    written = to_markdown(document)
    for name, page in PARSERS.items():
        assert differences(document, shown(page(written))) == [], (name, written)
    assert page_differences(document, ShownPage(to_html(document))) == []


def _check_read_back(document: Document) -> None:
    written = to_markdown(document)
    again = parse_bytes(written.encode(), name="again.md")
    assert to_markdown(again) == written
    for block, other in zip(shown_blocks(document), shown_blocks(again), strict=True):
        if block.text == other.text:
            assert told_apart(block, wanted_letters(other)) == [], written


@given(st.one_of(_parts.map(_balanced), _parts.map(_in_prose)))
def test_what_is_set_apart_is_shown_so(source: SourceText) -> None:
    _check_shown(parse_source(source))


@given(_without_figures.map(_in_prose))
@example(_in_prose(["[^", "é", "⟦link:https://a.example/b_c|", "](", "](", "⟦raised|1⟧"]))
def test_what_is_set_apart_is_read_back(source: SourceText) -> None:
    _check_read_back(parse_source(source))
