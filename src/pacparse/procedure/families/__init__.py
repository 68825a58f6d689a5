"""The families of documents, one to a file: whoever adds a file here has added a family.

Every module of this package has a ``FAMILY``. ``numbered.py`` is the one for all other documents.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from pacparse.procedure.evidence import Family


@cache
def all_families() -> tuple[Family, ...]:
    """Every family, by the name of its file."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(cast("Family", import_module(f"{__name__}.{name}").FAMILY) for name in names)
