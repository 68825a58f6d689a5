"""What pacparse asks of the framework's commands; it brings their classes under changing names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


class Parameter(Protocol):
    """An option or an argument."""

    name: str
    opts: Sequence[str]
    param_type_name: str
    is_flag: bool
    multiple: bool
    metavar: str | None
    help: str | None

    def process_value(self, context: object, value: object) -> object:
        """``value`` as the command will get it. Raises where it does not fit."""
        ...


class Command(Protocol):
    """A command with its parameters."""

    params: Sequence[Parameter]
    context_class: Callable[..., object]

    def get_help_option(self, ctx: object) -> Parameter:
        """Its option ``--help``, by the names that the context ``ctx`` has for it."""
        ...

    def main(
        self,
        args: Sequence[str],
        *,
        prog_name: str,
        standalone_mode: bool,
        default_map: Mapping[str, object] | None = None,
    ) -> object:
        """Run the command; the exit code, where it gives one."""
        ...


class Group(Command, Protocol):
    """A command made of commands."""

    commands: Mapping[str, Command]
