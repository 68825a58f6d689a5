"""Only regular files and standard input are read."""

from __future__ import annotations

import io
import os
import socket
import sys
from typing import TYPE_CHECKING

import pytest

from pacparse.errors import UnreadableError
from pacparse.source import MAX_BYTES, files, read_source

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_is_read_under_the_name_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes("1. It is £5.\r\n".encode())
    source = read_source(path)
    assert source.text == "1. It is £5.\r\n"
    assert source.name == str(path)
    assert read_source(str(path)) == source


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text("1. So.")
    (tmp_path / "link.txt").symlink_to("plan.txt")
    assert read_source(tmp_path / "link.txt").text == "1. So."


def test_a_file_may_grow_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("ab" * 10)
    monkeypatch.setattr(files, "_PIECE_BYTES", 3)
    assert read_source(path).text == "ab" * 10
    monkeypatch.setattr(files, "MAX_BYTES", 19)
    with pytest.raises(UnreadableError, match="larger than the limit"):
        files._read_up_to_limit(io.BytesIO(b"ab" * 10).read, "plan.txt")


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "holes.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UnreadableError, match="limit of 300 MB"):
        read_source(path)


def test_what_is_no_file_is_refused_by_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        monkeypatch.chdir(tmp_path)  # the path of a socket must be short
        server.bind("socket.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    for name, kind in (("pipe.txt", "a pipe"), ("zero.txt", "a device"), (".", "a directory")):
        with pytest.raises(UnreadableError, match=kind):
            read_source(tmp_path / name)
    with pytest.raises(UnreadableError, match="socket"):
        read_source(tmp_path / "socket.txt")


@pytest.mark.parametrize("name", ["missing.txt", "loop.txt", "a\0b", "", "x" * 300])
def test_what_cannot_be_opened_is_a_clear_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    with pytest.raises(UnreadableError, match="cannot be read") as caught:
        read_source(f"{tmp_path}/{name}" if name else name)
    assert "\n" not in str(caught.value)


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"1. It is \xa35.")))
    source = read_source("-")
    assert source.text == "1. It is £5."
    assert source.name == "<stdin>"


def test_a_closed_standard_input_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UnreadableError, match="standard input is closed"):
        read_source("-")


def test_a_standard_input_that_fails_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _buffer: object) -> int:
            raise IsADirectoryError(21, "Is a directory")

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Broken())))
    with pytest.raises(UnreadableError, match="Is a directory"):
        read_source("-")
