"""Builds the package, installs it into an empty environment, and runs every command of the README there.

    python scripts/try_release.py [--python python3.13] [--tests] [--keep dist]

The wheel is built from the sdist, so that both are tried. Its dependencies come from the registry that pip
is set up for. ``--tests`` also runs the tests that stand in the sdist, on the installed package. The exit
code is 1 if something does not go as the README says.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from examples import as_pattern, commands, examples  # noqa: E402 -- it stands with the tests

EXTRAS = "pdf,xlsx"
SAMPLES = ("samples", "series")
ELSEWHERE = ("make ", "git ", "cd ")
TEST_FOLDERS = ("tests/unit", "tests/test_cases.py", "tests/cli", "tests/originals")
# What stands in the table of commands, in the order in which it is looked for, and what is named instead.
ARGUMENTS = {
    "OUT SOURCE…": "minutes.sqlite samples/",
    "-o OUT": "-o out.xlsx",
    "--out DIR": "--out out/",
    "OLD NEW": "samples/treasury-minute.txt samples/progress-report.txt",
    "PATH…": "samples/progress-report.txt",
    "FILE": "samples/progress-report.txt",
}
FOUND_SOMETHING = 1
NAMED = re.compile(r"^\| (?P<cell>`pacparse .*?) \|", re.MULTILINE)


def say(line: str) -> None:
    """Write a line for the person who waits."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def run(*command: str | Path, folder: Path = ROOT) -> None:
    """Run ``command``; CalledProcessError if it fails."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    subprocess.run(command, cwd=folder, env=environment, check=True)


def environment_in(folder: Path, python: str, *packages: str) -> Path:
    """A new environment in ``folder`` with ``packages`` in it; the folder of its programs."""
    run(python, "-m", "venv", folder)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = (programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*pip, *packages)
    return programs


def build(folder: Path, python: str) -> tuple[Path, Path]:
    """The sdist of this checkout, and the wheel that is built from the sdist, in ``folder``."""
    programs = environment_in(folder / "tools", python, "hatchling")
    run(programs / "python", "-m", "hatchling", "build", "-t", "sdist", "-d", folder)
    sdist = next(folder.glob("pacparse-*.tar.gz"))
    pip = (programs / "python", "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check")
    run(*pip, "--no-deps", "--wheel-dir", folder, sdist)
    return sdist, next(folder.glob("pacparse-*.whl"))


def named_commands() -> list[str]:
    """The commands in the README's table, each with something in the place of its arguments."""
    text = (ROOT / "README.md").read_text("utf-8")
    found = [
        command
        for row in NAMED.finditer(text)
        for command in re.findall(r"`(pacparse [^`]+)`", row["cell"])
    ]
    for word, value in ARGUMENTS.items():
        found = [re.sub(rf"(?<![\w-]){word}(?!\w)", value, command) for command in found]
    return [re.sub(r" \[[^\]]*\]", "", command) for command in found]


def try_readme(programs: Path, place: Path) -> list[str]:
    """What does not go as the README says, of all commands that it shows or names."""
    for name in SAMPLES:
        shutil.copytree(ROOT / name, place / name)
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "COVERAGE"))}
    environment |= {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    environment |= {"NO_COLOR": "1", "COLUMNS": "80"}

    def output_of(command: str) -> tuple[int, str]:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=place,
            env=environment,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )
        lines = (done.stdout + done.stderr).splitlines()
        return done.returncode, "".join(f"{line.rstrip()}\n" for line in lines)

    wrong = []
    for example in examples():
        if example.page.name != "README.md" or example.page.parent != ROOT:
            continue
        for command, promised in commands(example.body) if example.kind == "console" else ():
            if command.startswith(ELSEWHERE):
                continue
            _, output = output_of(command)
            fits = as_pattern(promised).fullmatch(output.rstrip("\n") + "\n" if output else "")
            say(f"{'ok    ' if fits else 'WRONG '} {command}")
            if not fits:
                wrong.append(f"$ {command}\n{output}")
    for command in named_commands():
        code, output = output_of(command)
        is_wrong = code > FOUND_SOMETHING or "…" in command or output_of(f"{command} --help")[0]
        say(f"{'WRONG ' if is_wrong else 'ok    '} {command}")
        if is_wrong:
            wrong.append(f"$ {command}\n{output}")
    say(output_of("pacparse version")[1].rstrip())
    return wrong


def try_tests(sdist: Path, wheel: Path, python: str, place: Path) -> None:
    """Run the tests of the sdist on the installed wheel; CalledProcessError if one fails."""
    with tarfile.open(sdist) as archive:
        archive.extractall(place / "sdist", filter="data")
    unpacked = next((place / "sdist").iterdir())
    shutil.rmtree(unpacked / "src")  # what is tried is the installed package
    programs = environment_in(place / "for-tests", python, f"{wheel}[all,tests]")
    folders = [folder for folder in TEST_FOLDERS if (unpacked / folder).exists()]
    run(programs / "python", "-m", "pytest", "-q", "--no-header", *folders, folder=unpacked)


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--python", default=sys.executable, help="the Python to try it with")
    parser.add_argument("--tests", action="store_true", help="run the tests of the sdist, too")
    parser.add_argument("--keep", type=Path, help="copy the wheel and the sdist into this folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        sdist, wheel = build(place, options.python)
        say(f"built {sdist.name}, and from it {wheel.name}")
        programs = environment_in(place / "empty", options.python, f"{wheel}[{EXTRAS}]")
        (place / "reader").mkdir()
        wrong = try_readme(programs, place / "reader")
        if options.tests:
            try_tests(sdist, wheel, options.python, place)
        if options.keep and not wrong:
            options.keep.mkdir(parents=True, exist_ok=True)
            for path in (sdist, wheel):
                shutil.copy(path, options.keep)
    for one in wrong:
        say(f"\n{one}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
