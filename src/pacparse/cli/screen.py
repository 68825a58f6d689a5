"""What the terminal is like: how wide, and whether it shows colour."""

from __future__ import annotations

import os
import sys

from pacparse.cli.output import is_terminal

_DEFAULT_WIDTH = 80
_NARROWEST = 24
_MOST_DIGITS = 5
_WIDEST = 110  # longer lines are hard to read


def screen_width() -> int:
    """The columns to write in: ``COLUMNS``, else the terminal's, else 80; from 24 to 110."""
    return max(_NARROWEST, min(_WIDEST, _declared_width() or _terminal_width()))


def has_color() -> bool:
    """Whether to use colour: only on a terminal that has it, and never under ``NO_COLOR``."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM", "dumb") == "dumb":
        return False
    return is_terminal()


def _declared_width() -> int | None:
    declared = os.environ.get("COLUMNS", "")
    is_number = declared.isascii() and declared.isdigit() and len(declared) <= _MOST_DIGITS
    return int(declared) if is_number else None


def _terminal_width() -> int:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or _DEFAULT_WIDTH
    except (OSError, ValueError, AttributeError):
        return _DEFAULT_WIDTH
