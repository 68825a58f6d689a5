"""Documents of every family with every damage, and with what is true of them by construction."""

from quality.generate.generator import Choice, Generated, generate

__all__ = ["Choice", "Generated", "generate"]
