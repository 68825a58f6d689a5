"""Results: what a finding is known by, in whatever form it is written."""

from __future__ import annotations

import importlib.metadata
import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from email.message import Message
from typing import TYPE_CHECKING

import pytest

import pacparse
from cli_fixtures import MINUTE
from pacparse.api import parse_source
from pacparse.baselines import read_baseline, write_baseline
from pacparse.errors import UsageError
from pacparse.render.forms import ResultForm, make_writer
from pacparse.render.rules import CODES, meaning_of
from pacparse.render.sarif import documentation_page
from pacparse.results import FileResults, Result, gravest, make_results, plain_path
from pacparse.source import open_source
from sarif_schema import assert_is_sarif

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pacparse.units import Severity


def _results(text: str = MINUTE, file: str = "minute.txt") -> list[Result]:
    return make_results(pacparse.parse(text, name=file), text)


def _result(**changes: object) -> Result:
    result = Result(
        "a b.txt", "numbering-gap", "info", "6 is missing", 4, 2, None, "b3", ((5, 9),), "0" * 32
    )
    return result._replace(**changes)  # type: ignore[arg-type]


def _written(form: ResultForm, files: Sequence[Sequence[Result]], floor: Severity = "info") -> str:
    writer = make_writer(form, floor=floor)
    bodies = "".join(writer.file(FileResults(results[0].file, results)) for results in files)
    return writer.head() + bodies + writer.tail()


def test_a_result_says_where_the_diagnostic_is() -> None:
    document = pacparse.parse(MINUTE, name="minute.txt")
    results = make_results(document, MINUTE)
    assert len(results) == len(document.diagnostics) > 0
    assert {(r.code, r.line, r.column, r.block) for r in results} == {
        (d.code, d.line, d.column, d.block) for d in document.diagnostics
    }
    assert [(r.line, r.column) for r in results] == sorted((r.line, r.column) for r in results)


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("log.md", b"# Lamps\n\nThe [lamps](https://a.example) burn.[^3]", 3),
        ("log.html", b"<p>Lamps.<p>They <b>burn</b>.[^3]", None),
    ],
)
def test_a_line_is_one_of_the_file_where_the_text_is(
    name: str, content: bytes, line: int | None
) -> None:
    source = open_source(content, name=name)
    assert source.extractor is not None
    results = make_results(parse_source(source), source.text)
    assert [(result.code, result.line) for result in results] == [("footnote-undefined", line)]


def test_a_fingerprint_survives_lines_above_and_white_space() -> None:
    before = {result.code: result.fingerprint for result in _results()}
    moved = MINUTE.replace("Harbour of Little Wick", "Port of Wick\n\nHarbour of Little Wick")
    moved = moved.replace("in full,1", "in  full,1")
    after = _results(moved)
    assert {result.code: result.fingerprint for result in after} == before
    assert {r.line for r in after} != {r.line for r in _results()}


def test_a_fingerprint_changes_with_the_file_and_the_words() -> None:
    [gap] = [r for r in _results() if r.code == "numbering-gap"]
    [elsewhere] = [r for r in _results(file="other.txt") if r.code == "numbering-gap"]
    rewritten = MINUTE.replace("1.4 The next count", "1.4 A later census")
    [other] = [r for r in _results(rewritten) if r.code == "numbering-gap"]
    assert len({gap.identity, elsewhere.identity, other.identity}) == 3
    assert gap.fingerprint == elsewhere.fingerprint


def test_findings_alike_are_told_apart_by_their_order() -> None:
    text = "1.1 Bells¹ rang.\n\n1.2 Then 2 more.\n\n" + "Bells⁹ rang.\n\n" * 3
    prints = [result.fingerprint for result in _results(text)]
    assert len(prints) == len(set(prints))


def test_an_original_without_lines_names_its_page() -> None:
    document = pacparse.parse(MINUTE, name="minute.pdf")
    document = replace(document, source=replace(document.source, extractor="made up 1.0"))
    results = make_results(document, MINUTE)
    assert {(result.line, result.column) for result in results} == {(None, None)}
    line = _written(ResultForm.TEXT, [[results[0]._replace(page=7)]])
    assert line.startswith("minute.pdf: page 7: ")


def test_a_windows_path_is_one_name_everywhere() -> None:
    assert make_results(pacparse.parse(MINUTE, name="a\\b.txt"), MINUTE)[0].file == "a/b.txt"


@pytest.mark.parametrize(
    ("path", "name"),
    [("./a/../b.txt", "b.txt"), ("a//b.txt", "a/b.txt"), ("s3://a//b.txt", "s3://a//b.txt")],
)
def test_a_file_has_one_name(path: str, name: str) -> None:
    assert plain_path(path) == name


def test_the_gravest_of_nothing_is_nothing() -> None:
    assert gravest([]) is None
    assert gravest([_result(), _result(severity="error"), _result(severity="warning")]) == "error"


def test_sarif_is_valid_and_says_the_same() -> None:
    log = _written(ResultForm.SARIF, [_results(), [_result()]])
    record = json.loads(log)
    assert_is_sarif(record)
    [run] = record["runs"]
    assert len(run["results"]) == len(_results()) + 1
    last = run["results"][-1]
    assert last["ruleId"] == "numbering-gap"
    assert last["level"] == "note"
    place = last["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20b.txt"
    assert place["region"] == {"startLine": 4, "startColumn": 2}
    assert "baselineState" not in last
    rules = run["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules} == {result["ruleId"] for result in run["results"]}
    [gap] = [rule for rule in rules if rule["id"] == "numbering-gap"]
    assert gap["help"]["text"].endswith(
        "What to do: Look for the missing paragraph in the original."
    )
    assert gap["help"]["markdown"].endswith("`pacparse rule numbering-gap` says it on a terminal.")
    assert "OWNER" not in log


@pytest.mark.parametrize(
    ("urls", "page"),
    [
        (None, None),
        (["Homepage, https://lamps.example"], None),
        (["Homepage, https://lamps.example", "Documentation, https://lamps.example/docs"], "docs"),
    ],
)
def test_rules_lead_to_the_page_that_the_package_names_and_to_no_other(
    urls: list[str] | None, page: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = Message()
    for url in urls or []:
        named["Project-URL"] = url
    monkeypatch.setattr(importlib.metadata, "metadata", lambda _: named)
    record = json.loads(_written(ResultForm.SARIF, [[_result()]]))
    assert_is_sarif(record)
    driver = record["runs"][0]["tool"]["driver"]
    wanted = None if page is None else f"https://lamps.example/{page}"
    assert driver.get("informationUri") == driver["rules"][0].get("helpUri") == wanted


def test_a_package_that_is_not_installed_names_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> Message:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "metadata", nothing)
    assert documentation_page() is None


def test_every_code_has_help_and_an_unknown_one_speaks_for_itself() -> None:
    results = [_result(code=code) for code in (*CODES, "lamp-dim")]
    record = json.loads(_written(ResultForm.SARIF, [results]))
    assert_is_sarif(record)
    rules = {rule["id"]: rule for rule in record["runs"][0]["tool"]["driver"]["rules"]}
    assert rules["lamp-dim"]["help"] == {"text": "Lamp dim."}
    assert all(CODES[code].advice in rules[code]["help"]["markdown"] for code in CODES)


def test_an_empty_sarif_log_is_valid_too() -> None:
    writer = make_writer(ResultForm.SARIF, floor="warning")
    record = json.loads(writer.head() + writer.file(FileResults("a.txt", [])) + writer.tail())
    assert_is_sarif(record)
    assert record["runs"][0]["results"] == []
    assert record["runs"][0]["invocations"] == [{"executionSuccessful": True}]


def test_sarif_names_what_could_not_be_read_and_what_is_old() -> None:
    writer = make_writer(ResultForm.SARIF, floor="warning")
    text = writer.head()
    text += writer.unread("/far/b.pdf", "no text\x1b in it")
    text += writer.file(
        FileResults("a.txt", [_result(page=3, line=None)], [_result(message="old")])
    )
    record = json.loads(text + writer.tail())
    assert_is_sarif(record)
    [run] = record["runs"]
    assert [result["baselineState"] for result in run["results"]] == ["new", "unchanged"]
    assert run["results"][0]["properties"] == {"page": 3}
    [invocation] = run["invocations"]
    assert not invocation["executionSuccessful"]
    [notice] = invocation["toolExecutionNotifications"]
    assert notice["message"]["text"] == "no text\\x1b in it"
    uri = notice["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "file:///far/b.pdf"


def test_junit_counts_failures_and_passes() -> None:
    writer = make_writer(ResultForm.JUNIT, floor="warning")
    text = writer.head()
    text += writer.file(
        FileResults("a.txt", [_result(), _result(severity="error", message="<&\"'\x00")])
    )
    text += writer.file(FileResults("b.txt", [], [_result()]))
    text += writer.file(FileResults("c.txt", []))
    text += writer.unread("d.txt", "gone")
    root = ET.fromstring(text + writer.tail())
    suites = {suite.get("name"): suite for suite in root}
    assert suites["a.txt"].get("failures") == "1"
    [failure] = root.iter("failure")
    assert failure.get("message") == "<&\"'\\x00"
    assert suites["b.txt"].get("skipped") == "1"
    assert suites["c.txt"].get("tests") == "1"
    assert suites["d.txt"].get("errors") == "1"
    for suite in root:
        assert suite.get("tests") == str(len(list(suite)))


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("s3://bucket/a b.txt", "s3://bucket/a%20b.txt"),
        ("minutes/a:b.txt", "minutes/a%3Ab.txt"),  # no scheme
        ("/far/a b.txt", "file:///far/a%20b.txt"),
        ("caf\udce9.txt", "caf%E9.txt"),  # a byte that is not UTF-8
        ("/caf\u00e9\u202e.txt", "file:///caf%C3%A9%E2%80%AE.txt"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_sarif_names_a_file_by_its_uri(file: str, uri: str) -> None:
    log = json.loads(_written(ResultForm.SARIF, [[_result(file=file)]]))
    [found] = log["runs"][0]["results"]
    assert found["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": uri}
    assert_is_sarif(log)


def test_json_is_one_array_of_whole_records() -> None:
    records = json.loads(_written(ResultForm.JSON, [_results(), [_result()]]))
    assert records[-1]["file"] == "a b.txt"
    assert records[-1]["runs"] == [[5, 9]]
    assert set(records[0]) == set(Result._fields)


def test_github_escapes_what_would_end_a_property() -> None:
    line = _written(ResultForm.GITHUB, [[_result(file="a:b,c%.txt", message="100 %")]])
    assert line == ("::notice file=a%3Ab%2Cc%25.txt,line=4,col=2,title=numbering-gap::100 %25\n")
    writer = make_writer(ResultForm.GITHUB, floor="info")
    assert writer.unread("a.txt", "gone") == "::error file=a.txt::gone\n"


def test_a_baseline_takes_each_finding_once() -> None:
    [first, *_] = results = _results()
    baseline = read_baseline(write_baseline(results, name="known.json"), name="known.json")
    assert [baseline.is_known(result) for result in results] == [True] * len(results)
    assert baseline.gone_from({first.file}) == 0
    assert not baseline.is_known(first)


def test_a_baseline_tells_what_is_gone() -> None:
    [first, *rest] = _results()
    baseline = read_baseline(write_baseline([first, *rest], name="known.json"), name="known.json")
    assert all(baseline.is_known(result) for result in rest)
    assert baseline.gone_from({first.file}) == 1
    assert baseline.gone_from({"another.txt"}) == 0  # it was not looked at


def test_a_baseline_is_the_same_in_any_order() -> None:
    results = _results()
    one, other = (write_baseline(each, name="known.json") for each in (results, results[::-1]))
    assert one == other
    assert json.loads(write_baseline([], name="known.json"))["findings"] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "[" * 100_000,
        '{"form": "pacparse-baseline-1"}',
        '{"form": "pacparse-baseline-1", "findings": [7]}',
    ],
)
def test_what_is_no_baseline_is_said_in_a_line(text: str) -> None:
    with pytest.raises(UsageError, match="baseline") as caught:
        read_baseline(text, name="known.json")
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("known.json: ")


def test_a_code_without_a_sentence_speaks_for_itself() -> None:
    assert meaning_of("new-kind") == "New kind."
