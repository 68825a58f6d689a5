"""What a terminal would obey, or a reader could not see, is made visible."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacparse.render.printable import on_one_line, printable, printable_json, printable_lines

HIDDEN = ["\x00", "\x1b", "\x7f", "\x9b", "\u00ad", "\u200b", "\u202e", "\u2066", "\ufeff"]
HIDDEN += ["\u2028", "\U000e0041", "\udcff", "\ud800"]


@pytest.mark.parametrize("character", HIDDEN, ids=ascii)
def test_hidden_characters_are_escaped(character: str) -> None:
    shown = printable(f"a{character}b")
    assert shown.startswith("a\\")
    assert shown.isascii()
    assert printable_lines(f"a{character}b") == shown


def test_escapes_name_the_character() -> None:
    assert printable("\x1b\u202e\U000e0041") == "\\x1b\\u202e\\U000e0041"
    assert printable("bad-\udcff") == "bad-\\xff"


def test_a_cell_is_one_line() -> None:
    assert on_one_line("Count them.\nA count\u2028is due.") == "Count them. A count\\u2028is due."


def test_lines_keep_their_layout_and_a_message_has_one() -> None:
    assert printable("a\n\tb\r") == "a\\x0a\\x09b\\x0d"
    assert printable_lines("a\n\tb\r") == "a\n\tb\\x0d"


@pytest.mark.parametrize("text", ["£9.25 – naïve ‘quay’", "½ ² é", "👍🏽", "שלום", "[bold]\\x"])
def test_visible_text_stays(text: str) -> None:
    assert printable(text) == printable_lines(text) == text


@given(st.text())
def test_nothing_printable_is_a_control(text: str) -> None:
    shown = printable(text)
    assert not any(unicodedata.category(character) in ("Cc", "Cs") for character in shown)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from([None, 2]))
def test_json_means_the_same_when_shown(text: str, indent: int | None) -> None:
    written = json.dumps({"text": [text]}, ensure_ascii=False, indent=indent)
    assert json.loads(printable_json(written)) == {"text": [text]}
