"""What rules are for: the gate without some of them, tried with a question about bees."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import invented_question
from pacparse.api import parse_source
from quality import measuring
from quality.__main__ import main
from quality.ablation import ablation_lines, appraise, shares_of
from quality.rules_page import RULES_PAGE, page, write_page
from quality.subjects import Subject, golds

if TYPE_CHECKING:
    from pathlib import Path

    from pacparse.document import Document
    from pacparse.source import SourceText
    from quality.ablation import Appraisal

TEXTS = {
    "humming": "They hum at noon.\n",
    "striped": "They hum, and their stripes are yellow.\n",
    "stony": "The stone does not hum.\n",
    "quiet": "Nothing is heard.\n",
}


@pytest.fixture
def hives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of golds, and a reading that takes the answer about its first line for the title."""
    invented_question.register(monkeypatch)

    def read(source: SourceText) -> Document:
        return replace(
            parse_source(source), title=invented_question.ask_of_each_line(source.text)[0]
        )

    monkeypatch.setattr(measuring, "parse_source", read)
    folder = tmp_path / "hives"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
        title = {"stony": "bees", "quiet": "other"}.get(name, "bees")
        (folder / f"{name}.gold.json").write_text(json.dumps({"title": title}), "utf-8")
    return folder


def subject(folder: Path, name: str) -> Subject:
    return next(one for one in golds(folder) if one.name == f"{name}.txt")


def bees_heard_in(appraisal: Appraisal) -> set[str]:
    """The rules about bees that speak: a reading asks its own questions as well."""
    return {rule for rule in appraisal.voices if rule.startswith("bees.")}


def test_only_rules_that_speak_are_tried(hives: Path) -> None:
    appraisal = appraise(subject(hives, "striped"))
    assert bees_heard_in(appraisal) == {"bees.hum", "bees.stripes"}
    assert [tuple(change) for change in appraisal.changes] == [("bees.hum", "metadata", 2)]
    assert bees_heard_in(appraise(subject(hives, "quiet"))) == set()


def test_a_rule_that_does_harm_is_seen(hives: Path) -> None:
    [change] = appraise(subject(hives, "stony")).changes
    assert tuple(change) == ("bees.stone", "metadata", -2)


def test_an_overwritten_ballot_is_heard(monkeypatch: pytest.MonkeyPatch, hives: Path) -> None:
    def read(source: SourceText) -> Document:
        invented_question.BEES.answer("They hum.", 0)
        invented_question.BEES.answer("Nothing.", 0)
        return parse_source(source)

    monkeypatch.setattr(measuring, "parse_source", read)
    assert bees_heard_in(appraise(subject(hives, "quiet"))) == {"bees.hum"}


def test_the_table_ends_with_the_rules_that_no_truth_misses(hives: Path) -> None:
    appraisals = [appraise(one) for one in golds(hives)]
    shares = shares_of(["bees.hum", "bees.stripes", "bees.stone", "bees.wax"], appraisals)
    lines = list(ablation_lines(shares, len(appraisals)))
    assert lines[2].split() == "bees.hum 3 2 0 humming.txt, striped.txt".split()
    assert lines[3].split() == ["metadata", "2", "0"]
    assert lines[-4:] == [
        "\nNo truth misses 3 of 4 rules:",
        "  bees.stripes",
        "  bees.stone",
        "  bees.wax  (speaks nowhere)",
    ]


def test_the_command_tells_what_each_rule_is_for(
    hives: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--set", str(hives), "--ablate", "--jobs", "1", "--only", "stripe"]) == 0
    said = capsys.readouterr().out
    assert "1 documents" in said
    assert "No truth misses 2 of 3 rules:" in said


def test_the_command_shows_a_set_without_a_rule(
    hives: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["--set", str(hives), "--jobs", "1", "--without", "bees.hum", "--verbose"]
    assert main([*arguments, "--without", "bees.stone"]) == 0
    said = capsys.readouterr().out
    assert "4 documents, hives" in said
    assert "2 of 4 documents have other errors" in said
    assert "  humming.txt: metadata +2" in said
    assert "humming.txt: metadata: title: expected 'bees', given 'other'" in said
    assert "stony.txt: metadata" not in said  # it was wrong before


def test_an_unknown_rule_is_refused(hives: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--set", str(hives), "--without", "bees.hmu"])
    assert "there is no rule bees.hmu (bees.hum)" in capsys.readouterr().err


def test_many_processes_give_what_one_gives(hives: Path) -> None:
    subjects = [*golds(hives)] * 3
    one, many = (
        measuring.measure_all(subjects, jobs=jobs, off=frozenset(("bees.hum",))) for jobs in (1, 2)
    )
    assert one == many


def test_the_page_is_what_the_rules_say() -> None:
    assert RULES_PAGE.read_text("utf-8") == page(), "run: python -m quality --write-rules"


def test_the_page_tells_of_each_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    invented_question.register(monkeypatch)
    write_page(tmp_path / "rules.md")
    text = (tmp_path / "rules.md").read_text("utf-8")
    assert "## bees\n\nIs the line about bees?\n\nAnswers: `other`, `bees`, `wasps`." in text
    assert "### bees.hum\n\nSays `bees`, weight 2: what hums is a bee." in text
    assert "Near miss:\n\n```text\nUpkeep\n»They sing.\n```\n" in text
    assert "Says `other`, veto: a stone is no animal." in text


def test_a_long_example_is_cut_around_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = invented_question.BEES.rules[0]
    lines = [f"line {n}" for n in range(60)]
    lines[40] = "\f»They hum ```."
    long = replace(rule, example="\n".join(lines))
    question = type(invented_question.BEES)(
        "bees", invented_question.BEES.answers, [long], asks="Bees?"
    )
    monkeypatch.setattr("pacparse.pipeline.questions.QUESTIONS", (question,))
    text = page()
    assert "line 6\n…\nline 33\n" in text
    assert "␌»They hum ```.\n" in text
    assert "line 47\n…\n````\n" in text
