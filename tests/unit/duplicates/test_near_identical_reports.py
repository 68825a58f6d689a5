"""Near-identical reports about different bodies lose nothing: alone, in pairs, all in one file."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest

from pacparse import parse
from sources import ROOT

DOCUMENTS = ROOT.parent / "shared" / "corpus" / "documents"
REPORTS = sorted(DOCUMENTS.glob("2[0-4][0-9].txt"))

pytestmark = pytest.mark.skipif(not REPORTS, reason="the reports are not on this machine")


@cache
def _texts() -> tuple[str, ...]:
    return tuple(path.read_text("utf-8", errors="replace") for path in REPORTS)


def _repeated(text: str) -> list[str]:
    return [found.reason for found in parse(text).removals if found.reason == "repeated_passage"]


def test_a_report_loses_nothing() -> None:
    assert [_repeated(text) for text in _texts()] == [[]] * len(REPORTS)


def test_two_reports_lose_nothing() -> None:
    pairs = [f"{a}\n\n{b}" for a, b in pairwise(_texts())]
    assert [_repeated(text) for text in pairs] == [[]] * len(pairs)


def test_all_reports_in_one_file_lose_nothing() -> None:
    assert _repeated("\n\n".join(_texts())) == []
