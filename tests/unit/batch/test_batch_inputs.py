"""Which files are read, what they are called, and where their outputs go."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacparse.batch.inputs import Input, find_inputs, lines_of_list, local_path
from pacparse.batch.naming import place_outputs, refuse_collisions, stem_of
from pacparse.batch.options import Shard
from pacparse.errors import PacparseError, UnreadableError, UnwritableError, UsageError
from pacparse.source import KNOWN_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with documents of two years, and what is none."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "minutes/2019/waste.txt",
        "minutes/2020/waste.txt",
        "minutes/2020/Quay.MD",
        "minutes/2020/photo.png",
        "minutes/.git/notes.txt",
        "minutes/json/old.txt",
        "minutes/[draft].txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("3.1 The Board agrees.\n", encoding="utf-8")
    (tmp_path / "minutes" / "link.txt").symlink_to("2019/waste.txt")
    return tmp_path


def names(paths: Sequence[str], *, lines: Sequence[str] = (), root: str | None = None) -> list[str]:
    found = find_inputs(paths, lines=lines, root=root, outside="minutes/json")
    return [each.name for each in found.files]


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (["minutes"], ["2019/waste.txt", "2020/Quay.MD", "2020/waste.txt", "[draft].txt"]),
        (["minutes/"], ["2019/waste.txt", "2020/Quay.MD", "2020/waste.txt", "[draft].txt"]),
        (["minutes/2020", "minutes/2020/."], ["Quay.MD", "waste.txt"]),
        (["minutes/2020/photo.png"], ["photo.png"]),
        (["minutes/[draft].txt"], ["[draft].txt"]),
        (["minutes/*/waste.txt"], ["2019/waste.txt", "2020/waste.txt"]),
        (["minutes/**/w*.txt"], ["2019/waste.txt", "2020/waste.txt"]),
        (["minutes/link.txt"], ["link.txt"]),
        (["minutes/2019", "minutes/2019/waste.txt"], ["waste.txt"]),
    ],
)
def test_paths_lead_to_names(paths: list[str], expected: list[str]) -> None:
    assert names(paths) == expected


@pytest.mark.usefixtures("tree")
def test_what_is_no_document_is_counted() -> None:
    assert find_inputs(["minutes"], outside="minutes/json").skipped == 2  # the photo, the link


@pytest.mark.usefixtures("tree")
def test_a_root_places_all() -> None:
    paths = ["minutes/2019/waste.txt", "minutes/2020/waste.txt"]
    assert names(paths, root="minutes") == ["2019/waste.txt", "2020/waste.txt"]
    with pytest.raises(UsageError, match="not below"):
        names(paths, root="minutes/2019")


@pytest.mark.usefixtures("tree")
def test_two_files_for_one_name_are_refused() -> None:
    with pytest.raises(UsageError, match=r"both be written as waste\.txt.*--root"):
        names(["minutes/2019", "minutes/2020"])


def test_lines_keep_their_folders(tree: Path) -> None:
    lines = ["minutes/2019/waste.txt", "./minutes/gone.txt", str(tree / "far.txt"), "../up.txt"]
    assert names([], lines=[*lines, "..odd/a.txt"]) == [
        "..odd/a.txt",
        "far.txt",
        "minutes/2019/waste.txt",
        "minutes/gone.txt",
        "up.txt",
    ]


def test_a_list_is_bytes() -> None:
    assert list(lines_of_list(b"a b.txt\r\n\n  \ncaf\xe9.txt\nlast")) == [
        "a b.txt",
        os.fsdecode(b"caf\xe9.txt"),
        "last",
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"a.txt\0two\nlines.txt\0", ["a.txt", "two\nlines.txt"]),  # git ls-files -z
        (b"\xef\xbb\xbfa.txt\r\n", ["a.txt"]),
        ("\ufeffa.txt\r\nb.txt\r\n".encode("utf-16-le"), ["a.txt", "b.txt"]),
        (b"", []),
    ],
)
def test_lists_of_other_programs(content: bytes, expected: list[str]) -> None:
    assert list(lines_of_list(content)) == expected


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize("path", ["nowhere", "nowhere/*.txt", "minutes/.git/none", "minutes/\0"])
def test_a_path_that_leads_to_nothing(path: str) -> None:
    for paths in ([path], [path, "minutes"], ["minutes", path]):
        with pytest.raises(UnreadableError):
            names(paths)


@pytest.mark.usefixtures("tree")
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("minutes/*.pdf", r"no file matches; \*\*"),
        ("minutes/json/none", "cannot be read"),
        ("-", "--from-file -"),
    ],
)
def test_what_is_said_of_a_path_that_leads_to_nothing(path: str, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        names([path])
    with pytest.raises(UsageError, match="empty"):
        names([""])


@pytest.mark.usefixtures("tree")
def test_the_output_folder_is_known_where_it_is_read_itself() -> None:
    assert not find_inputs(["minutes"], outside="minutes/json").has_output_folder
    assert find_inputs(["minutes"], outside="./minutes/json/..").has_output_folder


def test_a_folder_that_cannot_be_listed(tree: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may list every folder")
    (tree / "minutes" / "2019").chmod(0)
    with pytest.raises(UnreadableError, match="2019"):
        names(["minutes"])


def test_bytes_that_are_no_utf_8_survive() -> None:
    name = b"caf\xe9/\xff.txt".decode("utf-8", "surrogateescape")
    assert os.fsencode(local_path(name)) == b"caf\xe9/\xff.txt"


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("2019/waste.txt", "2019/waste"),
        ("Quay.MD", "Quay"),
        ("v1.2/report.markdown", "v1.2/report"),
        ("report.2019", "report.2019"),
        ("a/.txt", "a/.txt"),
        (".md", ".md"),
    ],
)
def test_stems(name: str, stem: str) -> None:
    assert stem_of(name) == stem


def outputs(*found: str, kinds: Sequence[str] = ("json",), folds_case: bool = False) -> list[str]:
    places = list(place_outputs([Input(name, f"in/{name}") for name in sorted(found)]))
    refuse_collisions(places, kinds, folder="out", folds_case=folds_case)
    return [place.output(kind) for place in places for kind in kinds]


def test_siblings_of_one_stem_keep_their_suffix() -> None:
    assert outputs("a.txt", "b.txt", "b.md") == ["a.json", "b.md.json", "b.txt.json"]
    assert outputs("a.txt", kinds=("json", "markdown")) == ["a.json", "a.md"]


@pytest.mark.parametrize("found", [("b.txt", "b.md", "b.txt.txt"), ("b", "b.txt", "b.txt.md")])
def test_two_inputs_for_one_output_are_refused(found: tuple[str, ...]) -> None:
    with pytest.raises(UnwritableError, match="would both be written to"):
        outputs(*found)


def test_case_matters_where_the_disk_says_so() -> None:
    assert outputs("A.txt", "a.txt") == ["A.json", "a.json"]
    with pytest.raises(UnwritableError, match="would both be written to"):
        outputs("A.txt", "a.txt", folds_case=True)


def test_no_output_takes_the_place_of_an_input(tmp_path: Path) -> None:
    (tmp_path / "a.md").touch()
    places = list(place_outputs([Input("a.md", str(tmp_path / "a.md"))]))
    refuse_collisions(places, ["json"], folder=str(tmp_path), folds_case=False)
    with pytest.raises(UnwritableError, match=r"a\.md there is an input"):
        refuse_collisions(places, ["json", "markdown"], folder=str(tmp_path), folds_case=False)


NAMES = st.lists(
    st.builds(
        "{}{}".format,
        st.text("ab./é", min_size=1, max_size=5).map(lambda text: text.strip("/") or "x"),
        st.sampled_from(["", ".json", *KNOWN_SUFFIXES]),
    ),
    unique=True,
)


@given(NAMES)
def test_outputs_are_distinct_or_refused(found: list[str]) -> None:
    try:
        written = outputs(*found, kinds=("json", "markdown"))
    except PacparseError:
        return
    assert len(set(written)) == 2 * len(found)


@given(NAMES, st.integers(1, 5))
def test_every_name_is_in_one_shard(found: list[str], count: int) -> None:
    shards = [Shard(index, count) for index in range(1, count + 1)]
    assert all(sum(shard.has(name) for shard in shards) == 1 for name in found)


@pytest.mark.parametrize("text", ["0/3", "4/3", "3", "1/0", "a/b", "-1/2", "1 / 2", ""])
def test_no_such_shard(text: str) -> None:
    with pytest.raises(UsageError, match="no shard"):
        Shard.parse(text)
    assert str(Shard.parse("3/8")) == "3-of-8"
