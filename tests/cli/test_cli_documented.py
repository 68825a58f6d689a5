"""The page on errors says what the code does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from pacparse import errors
from pacparse.cli import screen, to_json
from pacparse.errors import Exit, PacparseError
from pacparse.render.explain import MOST_ENTRIES
from pacparse.source import MAX_BYTES, decode_source
from pacparse.source.suspicions import MAX_RUNS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def page(root: Path) -> str:
    return (root / "docs" / "errors.md").read_text("utf-8")


def test_every_exit_code_is_a_row_and_every_row_a_code(page: str) -> None:
    table = page.partition("## Exit codes")[2].partition("##")[0]
    assert [int(code) for code in re.findall(r"^\| ([0-9]+) \|", table, re.MULTILINE)] == list(Exit)


def test_every_exception_is_named_with_its_code(page: str) -> None:
    for exception in vars(errors).values():
        if not isinstance(exception, type) or not issubclass(exception, PacparseError):
            continue
        if exception is not PacparseError:
            assert f"`{exception.__name__}` ({exception.exit_code.value})" in page


@pytest.mark.parametrize(
    "limit",
    [
        f"{MAX_BYTES // 1_000_000} MB",
        f"{MAX_RUNS:,}",
        f"0 to {to_json._MAX_INDENT} spaces",
        f"| {MOST_ENTRIES} | `--all`",
        f"{screen._NARROWEST} to {screen._WIDEST} columns",
    ],
)
def test_every_limit_is_given(page: str, limit: str) -> None:
    assert limit in page


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"])
def test_every_encoding_is_named(page: str, mark: bytes) -> None:
    for body in (b"a.", b"\xa3.", "£\n".encode() + b"\xa3."):
        content = mark + (body if len(body) % 2 == 0 or mark[:1] not in b"\xff\xfe" else body[:2])
        assert f"`{decode_source(content, name='x').encoding}`" in page
