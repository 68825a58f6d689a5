"""Inputs by address, through fsspec: the same documents as from a folder."""

from __future__ import annotations

import socket
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from pacparse.batch import BatchOptions, FileStatus, run_batch
from pacparse.batch.convert import Converter, Settings, Task
from pacparse.batch.inputs import find_inputs
from pacparse.batch.remote import base_name, expand, is_address, read_address
from pacparse.errors import UnreadableError, UnsupportedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "1.1 The Board agrees."


@pytest.fixture
def store() -> Iterator[str]:
    """A store in memory that holds two documents and a picture."""
    fsspec = pytest.importorskip("fsspec", reason="the extra 'remote' is not installed")
    system = fsspec.filesystem("memory")
    for name in ("2019/waste.txt", "2020/quay.md", "2020/photo.png", ".git/notes.txt"):
        system.pipe_file(f"/minutes/{name}", TEXT.encode())
    yield "memory://minutes"
    system.rm("/minutes", recursive=True)


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("s3://bucket/minutes", True),
        ("file:///srv/minutes", True),
        ("minutes/2019", False),
        ("://x", False),
        ("a b://x", False),
        ("C:\\minutes", False),
    ],
)
def test_what_is_an_address(path: str, answer: bool) -> None:
    assert is_address(path) is answer


def test_an_address_is_a_folder_a_glob_or_a_file(store: str) -> None:
    assert [place for _, place in expand(store)] == ["2019/waste.txt", "2020/quay.md"]
    assert [place for _, place in expand(f"{store}/*/w*.txt")] == ["2019/waste.txt"]
    assert [place for _, place in expand(f"{store}/2020/quay.md")] == ["quay.md"]
    assert base_name("s3://bucket/a/b.txt") == "b.txt"
    (address, _), _ = expand(store)
    assert read_address(address) == TEXT.encode()
    found = find_inputs([store], lines=[address], outside="json")
    assert [each.name for each in found.files] == ["2019/waste.txt", "2020/quay.md", "waste.txt"]


def test_a_file_of_a_store_is_read_like_any_other(store: str, tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    settings = Settings(str(tmp_path), str(tmp_path / "work"), ("json", "markdown"))
    task = Task("2019/waste.txt", f"{store}/2019/waste.txt", "2019/waste")
    outcome = Converter(settings).convert(task)
    assert outcome.record.status is FileStatus.WRITTEN
    assert (tmp_path / "2019" / "waste.md").read_text() == "1.1 The Board agrees.\n"


@pytest.fixture
def another_cluster() -> Iterator[None]:
    """Take the port that Dask gives to a cluster, unless one has it already."""
    with socket.socket() as other:
        with suppress(OSError):
            other.bind(("", 8787))
            other.listen()
        yield


@pytest.mark.parametrize("engine", [None, "dask"])
@pytest.mark.usefixtures("another_cluster")
def test_an_address_gives_the_same_as_its_path(tmp_path: Path, engine: str | None) -> None:
    pytest.importorskip("distributed" if engine else "fsspec")
    folder = tmp_path / "minutes" / "2019"
    folder.mkdir(parents=True)
    (folder / "waste.txt").write_text(TEXT, encoding="utf-8")
    run_batch([tmp_path / "minutes"], tmp_path / "local")
    options = BatchOptions(engine=engine, jobs=1)
    summary = run_batch([f"file://{tmp_path}/minutes"], tmp_path / "remote", options=options)
    assert summary.failed == 0
    for name in ("2019/waste.json", ".pacparse/manifest.jsonl"):
        assert (tmp_path / "remote" / name).read_bytes() == (tmp_path / "local" / name).read_bytes()


@pytest.mark.usefixtures("store")
def test_an_address_that_leads_to_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableError, match="No such file"):
        expand("memory://nowhere")
    with pytest.raises(UnreadableError, match="cannot be read"):
        expand("nosuch://nowhere")
    with pytest.raises(UnreadableError, match=r"\(No such file or folder\); check the address"):
        read_address("memory://nowhere/a.txt")
    monkeypatch.setattr("pacparse.batch.remote.MAX_BYTES", 5)
    with pytest.raises(UnreadableError, match="larger than the limit"):
        read_address("memory://minutes/2019/waste.txt")


def test_a_store_whose_package_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("fsspec")

    def missing(_: str) -> None:
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr("fsspec.core.url_to_fs", missing)
    with pytest.raises(UnsupportedError, match=r"Install s3fs.*pip install"):
        expand("s3://bucket/minutes")


def test_a_glob_of_a_store_takes_no_folders(store: str) -> None:
    found = [place for _, place in expand(f"{store}/**")]
    assert found
    assert not any("." not in place for place in found)


def test_an_address_without_fsspec(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(UnsupportedError, match=r"pacparse\[remote\]"):
        expand("memory://minutes")
