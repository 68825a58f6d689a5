"""What is installed: this program, Python, and what each extra brings, by the package's metadata."""

from __future__ import annotations

import platform
import re
from importlib import metadata

from pacparse.cli.messages import PROGRAM
from pacparse.fields import NamedTuple
from pacparse.version import __version__

# "pdf_oxide>=0.3.78; extra == 'pdf'", "regex>=2024.5.15". Near miss: "; extra == 'pdf'"
_REQUIREMENT = re.compile(
    r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)[^;]*(?:;.*?extra == ['\"](?P<extra>[^'\"]+)['\"])?"
)
_FOR_DEVELOPERS = frozenset({"benchmarks", "demo", "dev", "tests"})
_BUNDLES = frozenset({"all"})
"""Extras that bring other extras and nothing else."""


class Library(NamedTuple):
    """A library and its version; None: it is not installed."""

    name: str
    version: str | None


def describe_installation() -> str:
    """What whoever helps a user has to know: a line for each fact, each with its line feed."""
    lines = [
        f"{PROGRAM} {__version__}",
        f"{platform.python_implementation()} {platform.python_version()}",
        platform.platform(),
    ]
    try:
        needs = read_requirements(PROGRAM)
    except metadata.PackageNotFoundError:
        lines.append(
            "the libraries are not known: pacparse runs from a folder and is not installed"
        )
    else:
        lines.append(f"libraries: {_listed(needs.pop(''))}")
        lines += [f"{extra}: {_extra(extra, libraries)}" for extra, libraries in needs.items()]
    return "".join(f"{line}\n" for line in lines)


def read_requirements(package: str) -> dict[str, list[Library]]:
    """The libraries of ``package``, and by its name those of each extra that is for users.

    The libraries that it cannot do without stand under an empty name, first. Raises
    PackageNotFoundError where ``package`` is not installed.
    """
    found: dict[str, list[Library]] = {"": []}
    for extra in metadata.metadata(package).get_all("Provides-Extra") or ():
        if extra not in _FOR_DEVELOPERS | _BUNDLES:
            found[extra] = []
    for requirement in metadata.requires(package) or ():
        match = _REQUIREMENT.match(requirement)
        if match is not None and (match["extra"] or "") in found:
            found[match["extra"] or ""].append(Library(match["name"], _version(match["name"])))
    return found


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _extra(extra: str, libraries: list[Library]) -> str:
    if not libraries:
        return "needs no library"
    missing = [library.name for library in libraries if library.version is None]
    if not missing:
        return _listed(libraries)
    what = "" if len(missing) == len(libraries) else f"{', '.join(missing)} "
    return f"{what}not installed: pip install '{PROGRAM}[{extra}]'"


def _listed(libraries: list[Library]) -> str:
    return ", ".join(f"{name} {version or 'not installed'}" for name, version in libraries)
