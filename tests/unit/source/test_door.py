"""The door: what a file is, and what is said where it is none of what it seems."""

from __future__ import annotations

import pytest

from pacparse.errors import UnreadableError, UnsupportedError
from pacparse.source import open_source
from pacparse.source.kinds import HTML

PAGE = b"<!DOCTYPE html><p>The lamp log was moved.</p>"


@pytest.mark.parametrize(("name", "kind"), [("log.PDF", "pdf"), ("log.docx", "docx")])
def test_a_page_under_the_name_of_another_type_is_refused(name: str, kind: str) -> None:
    with pytest.raises(UnreadableError, match=f"a page of HTML, and no {kind} file") as caught:
        open_source(PAGE, name=name)
    assert caught.value.hint is not None
    assert "--type html" in caught.value.hint
    assert "lamp log" in open_source(PAGE, name=name, type_name="html").text


@pytest.mark.parametrize("name", ["log", "log.txt", "log.html"])
def test_a_page_under_another_name_is_a_page(name: str) -> None:
    assert open_source(PAGE, name=name).media_type == HTML.media_type


def test_a_reader_that_is_not_installed_names_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    bare = HTML._replace(reader="pacparse_no_such_library:read", extra="html")
    monkeypatch.setattr("pacparse.source.door.find_kind", lambda _content, **_: bare)
    with pytest.raises(UnsupportedError, match="to read html needs the extra 'html'") as caught:
        open_source(PAGE, name="log")
    assert caught.value.hint == "pip install 'pacparse[html]'"


@pytest.mark.parametrize(
    "start",
    [b"", b"\xef\xbb\xbf", b"<!-- log -->\n", b'<?xml version="1.0"?>\n'],
)
def test_a_page_that_is_read_as_text_is_said_to_be_one(start: bytes) -> None:
    source = open_source(start + PAGE, name="log", type_name="text")
    assert [finding.code for finding in source.findings] == ["markup-not-read"]
