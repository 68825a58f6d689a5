"""A file is there whole or not at all, and nothing else is touched."""

from __future__ import annotations

import errno
import os
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from pacparse.cli import output
from pacparse.cli.output import is_terminal, open_product, write_standard_output
from pacparse.errors import UnwritableError

if TYPE_CHECKING:
    from pathlib import Path


def write_and_raise(target: Path, error: BaseException) -> None:
    """Write to ``target``, and fail before the end."""
    with open_product(str(target)) as write:
        write("new")
        raise error


def write_to(target: Path) -> None:
    """Write "new" to ``target``."""
    with open_product(str(target)) as write:
        write("new")


def test_a_file_takes_its_place_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    target.write_text("old")
    with open_product(str(target)) as write:
        write("new £")
        assert target.read_text() == "old"
    assert target.read_bytes() == "new £".encode()
    assert list(tmp_path.iterdir()) == [target]


def test_an_empty_product_is_an_empty_file(tmp_path: Path) -> None:
    with open_product(str(tmp_path / "out.md")):
        pass
    assert (tmp_path / "out.md").read_bytes() == b""


@pytest.mark.parametrize("stop", [ValueError, KeyboardInterrupt])
def test_nothing_changes_where_the_work_ends_early(
    tmp_path: Path, stop: type[BaseException]
) -> None:
    target = tmp_path / "out.md"
    target.write_text("old")
    with pytest.raises(stop):
        write_and_raise(target, stop())
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_the_mode_of_the_old_file_stays_and_a_new_one_follows_the_mask(tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    for expected in (0o666 & ~_mask(), 0o640):
        with open_product(str(target)) as write:
            write("x")
        assert stat.S_IMODE(target.stat().st_mode) == expected
        target.chmod(0o640)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("precious")
    for name, goal in (("link", "precious"), ("dangling", "nowhere")):
        (tmp_path / name).symlink_to(goal)
        with open_product(str(tmp_path / name)) as write:
            write("x")
        assert not (tmp_path / name).is_symlink()
        assert (tmp_path / name).read_text() == "x"
    assert precious.read_text() == "precious"


def test_a_name_may_be_as_long_as_a_name_can_be(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 255)
    with open_product(str(target)) as write:
        write("x")
    assert target.read_text() == "x"


@pytest.mark.parametrize("link", ["same", "symbolic", "hard", "round about"])
def test_the_input_is_never_the_output(tmp_path: Path, link: str) -> None:
    source = tmp_path / "in.txt"
    source.write_text("precious")
    target = tmp_path / "out.txt"
    if link == "same":
        target = source
    elif link == "symbolic":
        target.symlink_to(source)
    elif link == "hard":
        target.hardlink_to(source)
    else:
        target = tmp_path / ".." / tmp_path.name / "in.txt"
    with (
        pytest.raises(UnwritableError, match="the input itself"),
        open_product(str(target), inputs=["-", str(tmp_path / "missing"), str(source)]),
    ):
        pytest.fail("it was opened")
    assert source.read_text() == "precious"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (".", "this is a folder"),
        ("folder", "this is a folder"),
        ("pipe", "not a regular file"),
        ("missing/out.md", "its folder is not there"),
        ("file/out.md", "its folder is not there|cannot be written"),
        ("loop/out.md", "its folder is not there|cannot be written"),
        ("/dev/null", "no file belongs there"),
        ("/dev/stdout", "no file belongs there"),
        ("/proc/self/x", "no file belongs there"),
        ("a\0b", "cannot be written"),
        ("x" * 300, "cannot be written"),
    ],
)
def test_what_cannot_be_an_output_is_refused_before_the_work(
    tmp_path: Path, name: str, words: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("")
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(UnwritableError, match=words), open_product(str(tmp_path / name)):
        pytest.fail("it was opened")
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_without_permission_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with (
        pytest.raises(UnwritableError, match="cannot be written to"),
        open_product(str(tmp_path / "x")),
    ):
        pytest.fail("it was opened")


@pytest.mark.parametrize("call", ["open", "write", "fsync", "fchmod"])
def test_a_disk_that_fails_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    target = tmp_path / "out.md"
    target.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, call, fail)
    with pytest.raises(UnwritableError, match=r"out\.md: cannot be written \(No space"):
        write_to(target)
    monkeypatch.undo()
    assert [path.read_text() for path in tmp_path.iterdir()] == ["old"]


def test_a_write_may_take_less_than_it_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda fd, content: whole(fd, content[:3]))
    monkeypatch.setattr(output, "_PIECE_CHARACTERS", 5)
    with open_product(str(tmp_path / "out.md")) as write:
        write("£9.25 million – agreed")
    monkeypatch.undo()
    assert (tmp_path / "out.md").read_text("utf-8") == "£9.25 million – agreed"


def test_standard_output_is_utf8(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    for name in (None, "-"):
        with open_product(name) as write:
            write("£\r\n")
    assert capsysbinary.readouterr().out == "£\r\n£\r\n".encode()
    assert not is_terminal()


def test_a_closed_standard_output_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert not is_terminal()
    with pytest.raises(UnwritableError, match="standard output is closed; use -o FILE"):
        write_standard_output("x")
