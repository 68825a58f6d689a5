"""The version of pacparse: one place, which imports nothing."""

from __future__ import annotations

__version__ = "0.2.0"
