"""``python -m pacparse``."""

from __future__ import annotations

from pacparse.cli import main

if __name__ == "__main__":
    main()
