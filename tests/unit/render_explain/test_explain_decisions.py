"""The explanation of a place names the rules that decided its lines, and the runner-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

import invented_question
from pacparse import api
from pacparse.cli import app
from pacparse.pipeline.questions import QUESTIONS
from pacparse.render.decisions import Decisions
from pacparse.render.explain_place import explain_place
from pacparse.render.screen import Screen
from pacparse.rules import HERE, Ballot, Trace
from pacparse.source import SourceText, source_from_text

if TYPE_CHECKING:
    from pathlib import Path

    from pacparse.document import Document

TEXT = """1. The hives are old.
2. They hum, and their stripes are
yellow in the evening.
"""


@pytest.fixture
def ask_about_bees(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line is asked whether it is about bees."""
    read = api.parse_source

    def parse_source(source: SourceText, *, profile: str | None = None) -> Document:
        invented_question.ask_of_each_line(source.text)
        return read(source, profile=profile)

    invented_question.register(monkeypatch)
    monkeypatch.setattr(api, "parse_source", parse_source)


def page(text: str, where: str) -> str:
    document, trace, rules = api.parse_traced(source_from_text(text, name="hives.txt"))
    screen = Screen(width=100)
    return explain_place(
        document, text, where=where, screen=screen, decisions=Decisions(trace, rules)
    )


@pytest.mark.usefixtures("ask_about_bees")
def test_a_line_is_shown_with_what_decided_it() -> None:
    assert """Decided by
L2 bees: bees
   bees.hum (what hums is a bee)
   next, wasps: bees.stripes (stripes are rather a wasp’s)
""" in page(TEXT, "L2")
    assert page(TEXT, "L2").count("Decided by") == 1


@pytest.mark.usefixtures("ask_about_bees")
def test_a_paragraph_is_shown_with_what_decided_each_of_its_lines() -> None:
    shown = page(TEXT, "2")
    assert "L2 bees: bees\n" in shown
    assert "L3 bees: other\n   no rule spoke\n" in shown
    assert "L1" not in shown


@pytest.mark.usefixtures("ask_about_bees")
def test_a_note_is_shown_with_what_decided_it() -> None:
    text = "1. The hives hum.1\n\n1 https://hives.example/hum\n"
    assert "Decided by\nL3 bees: bees\n" in page(text, "fn1")


def test_without_a_question_nothing_is_said() -> None:
    document = api.parse_source(source_from_text(TEXT, name="hives.txt"))
    shown = explain_place(document, TEXT, where="2", screen=Screen(), decisions=None)
    assert "Decided by" not in shown
    shown = explain_place(
        document, TEXT, where="2", screen=Screen(), decisions=Decisions(Trace(), ())
    )
    assert "Decided by" not in shown


def test_only_the_runner_up_is_named_beside_the_answer() -> None:
    trace = Trace()
    trace.keep(0, Ballot("bees", "other", ("bees.stone",), ("bees.hum", "bees.stripes"), "wasps"))
    document = api.parse_source(source_from_text(TEXT, name="hives.txt"))
    decisions = Decisions(trace, invented_question.BEES.rules)
    shown = explain_place(document, TEXT, where="L1", screen=Screen(), decisions=decisions)
    assert "next, wasps: bees.stripes" in shown
    assert "bees.hum" not in shown


@pytest.mark.usefixtures("ask_about_bees")
def test_the_command_names_the_rules(tmp_path: Path) -> None:
    path = tmp_path / "hives.txt"
    path.write_text(TEXT, "utf-8")
    result = CliRunner().invoke(app, ["explain", str(path), "L2"])
    assert result.exit_code == 0
    assert "bees.hum (what hums is a bee)" in result.stdout


@pytest.mark.skipif(not QUESTIONS, reason="no question has a table of rules yet")
def test_a_rule_of_the_house_is_named_on_its_example() -> None:
    for question in QUESTIONS:
        rule = question.rules[0]
        line = rule.example[: rule.example.index(HERE)].count("\n") + 1
        shown = " ".join(page(rule.example.replace(HERE, ""), f"L{line}").split())
        assert rule.name in shown
