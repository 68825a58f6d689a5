"""The command: ``python -m quality.generate --seed 7 --count 500 --out DIR``."""

from __future__ import annotations

import argparse
from pathlib import Path

from quality.generate.damages import DAMAGES
from quality.generate.families import FAMILIES
from quality.generate.generator import Choice, generate, write


def main() -> None:
    """Write the documents that the command line asks for."""
    names = [damage.name for damage in DAMAGES]
    parser = argparse.ArgumentParser(prog="quality.generate", description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--index", type=int, action="append", help="only this document, repeatable")
    parser.add_argument("--only", default="", help="only documents with this in their name")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--family", action="append", choices=sorted(FAMILIES))
    parser.add_argument(
        "--damage", action="append", choices=names, help="only this one, repeatable"
    )
    parser.add_argument("--no-damage", action="append", default=[], choices=[*names, "all"])
    given = parser.parse_args()
    never = tuple(names) if "all" in given.no_damage else tuple(given.no_damage)
    choice = Choice(
        tuple(given.family) if given.family else None,
        tuple(given.damage) if given.damage else None,
        never,
    )
    documents = generate(given.seed, given.count, choice=choice, indexes=given.index)
    documents = (document for document in documents if given.only in document.name)
    print(f"{write(given.out, documents)} documents in {given.out}")  # noqa: T201


if __name__ == "__main__":
    main()
