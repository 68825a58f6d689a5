"""Laws of our Markdown: any text at all is shown as it is, and read back as it was written."""

from __future__ import annotations

import pytest
from hypothesis import example, given, reject
from hypothesis import strategies as st
from strategies import any_text, responses

from pacparse import parse, parse_bytes, to_markdown
from pacparse.errors import UnreadableError
from shown import PARSERS, differences, shown

HOSTILE = st.lists(
    st.sampled_from(
        [
            *"*_`<>[]()#+-=~!&\\|:.123ax \n",
            "**", "__", "~~", "[^", "](", "<a>", "<!--", "&amp;", "1.", "12) ", "- ", "> ", "# ", "\n\n",
            "[^1]", "[^1]: ", "\n\n[x]: ", "http://a.b/_c_", "<http://a.b>", "\n```\n", "    ", "---", "lamps",
        ]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@given(HOSTILE)
@example("1. The lamps.\n\n2. a*b*c and <b>d</b>.\n")
@example("1. The lamps [^1](see the log).\n\n[^1]: Log.\n")
@example("-- -")
@example("[\n```\n[^1]:*")
@example("1http://a.b/_c_&amp;*")
@example("![^1]")
@example("[^[^1]")
@example("1. The lamps \\[^1] and `code`\\.\n")
def test_two_parsers_show_any_text_as_it_is(text: str) -> None:
    document = parse(text)
    written = to_markdown(document)
    # mistune resolves references to characters in an address twice
    is_twice = any("&" in url and ";" in url for note in document.footnotes for url in note.urls)
    for name, page in PARSERS.items():
        if name == "mistune" and is_twice:
            continue
        assert differences(document, shown(page(written))) == [], name


@given(HOSTILE)
@example("*\n____*a*_*~~")
@example("> ]1")
def test_a_second_cleaning_of_hostile_text_changes_nothing(text: str) -> None:
    once = to_markdown(parse(text))
    assert to_markdown(parse_bytes(once.encode(), name="a.md")) == once


@given(HOSTILE)
@example('<a id="1"></a>1. The lamps.\n\n# <a id="x"></a>Oil\n')
def test_anchors_in_hostile_text_leave_no_trace(text: str) -> None:
    document = parse(text)
    once = to_markdown(document)
    anchored = to_markdown(document, anchors=True)
    assert to_markdown(parse_bytes(anchored.encode(), name="a.md")) == once


@pytest.mark.parametrize("name", PARSERS)
@given(text=responses())
def test_a_response_is_shown_as_it_is(name: str, text: str) -> None:
    document = parse(text)
    assert differences(document, shown(PARSERS[name](to_markdown(document)))) == []


@given(any_text)
@example("1 .[^*]\n")
def test_a_second_cleaning_changes_nothing(text: str) -> None:
    once = to_markdown(parse(text))
    try:
        again = parse_bytes(once.encode(), name="a.md")
    except UnreadableError:  # bytes that are mostly control characters are no text
        reject()
    assert to_markdown(again) == once
