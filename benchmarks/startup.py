"""How long pacparse takes to start, from an installed wheel, against importing its dependencies.

    python benchmarks/startup.py [--rounds 15]

Builds a wheel of this checkout with the hatchling that is installed, installs it in a fresh virtual
environment that borrows the dependencies of the running one, and runs whole processes in turn.
Nothing is downloaded. Ratios are to ``python -c "import typer, rich, regex, rapidfuzz, pydantic"``:
of the time on the wall, and of the processor's time, which a busy machine disturbs less.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
import sysconfig
import tempfile
import time
import venv
from pathlib import Path
from statistics import median
from typing import NamedTuple

from documents import make_document
from measuring import Times, paired_ratio, print_table, verdict

ROOT = Path(__file__).resolve().parent.parent
DEPENDENCIES = "import typer, rich, regex, rapidfuzz, pydantic"
PEER = "import of the dependencies"
AIMS = {"pacparse --version": 1.0, "pacparse to-json, 20 kB": 1.3, "pacparse clean, 20 kB": 1.3}


class Spent(NamedTuple):
    """What one process took, in seconds."""

    wall: float
    processor: float


def run_once(command: list[str]) -> Spent:
    """Runs ``command`` with its output thrown away; RuntimeError where it fails."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        msg = f"exit code {process.returncode}: {' '.join(command)}"
        raise RuntimeError(msg)
    return Spent(wall, usage.ru_utime + usage.ru_stime)


def build_wheel(project: Path, folder: Path) -> Path:
    """A wheel of ``project`` in ``folder``."""
    if importlib.util.find_spec("hatchling") is None:
        raise SystemExit("hatchling is not installed: pip install hatchling, then run this again")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", str(folder)]
    subprocess.run([*pip, "wheel", *options, str(project)], check=True)
    return next(folder.glob("pacparse-*.whl"))


def install(wheel: Path, folder: Path) -> Path:
    """A fresh environment with the wheel in it, compiled; the folder of its programs."""
    venv.create(folder, with_pip=False)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    options = ["--no-deps", "--no-index", "--compile", str(wheel)]
    subprocess.run([*pip, "--python", str(programs / "python"), "install", *options], check=True)
    question = "import sysconfig; print(sysconfig.get_paths()['purelib'])"
    answer = subprocess.run(
        [programs / "python", "-c", question], check=True, capture_output=True, text=True
    )
    borrowed = {sysconfig.get_paths()["purelib"], sysconfig.get_paths()["platlib"]}
    path_file = Path(answer.stdout.strip()) / "borrowed-dependencies.pth"
    path_file.write_text("".join(f"{path}\n" for path in sorted(borrowed)))
    return programs


def commands(programs: Path, document: Path) -> dict[str, list[str]]:
    """The processes that are compared, by their names in the table."""
    python, pacparse = str(programs / "python"), str(programs / "pacparse")
    return {
        PEER: [python, "-c", DEPENDENCIES],
        "python -c pass": [python, "-c", "pass"],
        "pacparse --version": [pacparse, "--version"],
        "pacparse --help": [pacparse, "--help"],
        "pacparse to-json, 20 kB": [pacparse, "to-json", str(document)],
        "pacparse clean, 20 kB": [pacparse, "clean", str(document)],
    }


def measure(processes: dict[str, list[str]], rounds: int) -> tuple[Times, Times]:
    """Seconds on the wall and of the processor, in turn; one round before is not counted."""
    wall: Times = {name: [] for name in processes}
    processor: Times = {name: [] for name in processes}
    for counted in range(-1, rounds):
        for name, command in processes.items():
            spent = run_once(command)
            if counted >= 0:
                wall[name].append(spent.wall)
                processor[name].append(spent.processor)
    return wall, processor


def show(wall: Times, processor: Times) -> None:
    """The table: medians, ratios to the import of the dependencies, the aims."""
    rows = []
    for name in wall:
        ratio = paired_ratio(processor, name, PEER)
        rows.append(
            [
                name,
                f"{median(wall[name]) * 1000:.0f}",
                f"{median(processor[name]) * 1000:.0f}",
                f"{paired_ratio(wall, name, PEER):.2f}",
                f"{ratio:.2f}",
                f"{AIMS[name]:.1f}" if name in AIMS else "",
                verdict(ratio, AIMS[name]) if name in AIMS else "",
            ]
        )
    headings = ("process", "wall ms", "cpu ms", "wall ratio", "cpu ratio", "aim", "verdict")
    print_table(headings, rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=15, help="runs of each (default: 15)")
    parser.add_argument("--seed", type=int, default=1, help="of the document (default: 1)")
    parser.add_argument("--project", type=Path, default=ROOT, help="another checkout than this")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        document = folder / "minutes.txt"
        document.write_text(make_document(20_000, seed=options.seed), encoding="utf-8")
        programs = install(build_wheel(options.project, folder / "wheel"), folder / "environment")
        show(*measure(commands(programs, document), options.rounds))


if __name__ == "__main__":
    main()
