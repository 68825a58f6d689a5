"""Options from a file: ``pacparse.toml``, or ``[tool.pacparse]`` in ``pyproject.toml``.

The nearest folder upwards from the working folder that has one decides; beside each other,
``pacparse.toml`` does. What the command line says goes before. A key is an option's long name
without its hyphens; at the top it holds for every command that has the option, in a table named as a
command (``[tool.pacparse.check]``) for that command. A path is one of the file's own folder. An unknown key is an error: a typing mistake
that is silently passed over would be found when it is too late.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pacparse.errors import UsageError, did_you_mean
from pacparse.fields import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pacparse.cli.framework import Command, Group, Parameter

OWN_FILE = "pacparse.toml"
SHARED_FILE = "pyproject.toml"
_NOT_SET_HERE = "help"
_PATHS = ("FILE", "DIR", "LIST", "OUT")
"""What an option calls its value that takes a path."""


class Configuration(NamedTuple):
    """What a file says: its name, for messages, and the table that is ours."""

    name: str
    table: Mapping[str, Any]


def find_configuration(folder: Path | None = None) -> Configuration | None:
    """The configuration that holds in ``folder`` (the working folder); None where there is none."""
    start = Path.cwd() if folder is None else folder
    for place in (start, *start.parents):
        own = place / OWN_FILE
        if own.is_file():
            return read_configuration(own)
        shared = place / SHARED_FILE
        if shared.is_file() and (found := _shared_table(shared)) is not None:
            return found
    return None


def read_configuration(path: Path) -> Configuration:
    """The configuration in the file at ``path``. Raises UsageError where it is none."""
    if path.name == SHARED_FILE:
        found = _shared_table(path)
        if found is None:
            raise UsageError("it has no table [tool.pacparse]", where=str(path))
        return found
    return Configuration(str(path), _load(path))


def _shared_table(path: Path) -> Configuration | None:
    try:
        if b"pacparse" not in path.read_bytes():
            return None
    except OSError as error:
        raise _unreadable(path, error) from error
    tools = _load(path).get("tool")
    table = tools.get("pacparse") if isinstance(tools, dict) else None
    return Configuration(str(path), table) if isinstance(table, dict) else None


def _load(path: Path) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(path.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"this is not TOML ({error})", where=str(path)) from error
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> UsageError:
    return UsageError(f"cannot be read ({error.strerror})", where=str(path))


def make_defaults(found: Configuration, group: Group) -> dict[str, dict[str, object]]:
    """The defaults that ``found`` gives each command of ``group``: parameter → value.

    Raises UsageError for a key that no command has, and for a value that its option does not take.
    """
    commands = group.commands
    shared = {key: value for key, value in found.table.items() if not isinstance(value, dict)}
    _refuse_unknown(found, group)
    defaults: dict[str, dict[str, object]] = {}
    own = {parameter.name for parameter in group.params}
    for name, command in commands.items():
        options = _options_of(command)
        values = {key: value for key, value in shared.items() if key in options}
        values |= found.table.get(name, {})
        if not values and name in own:  # `version`: it would be a default of `--version`
            continue
        defaults[name] = {
            options[key].name: _placed(
                found, options[key], _checked(command, options[key], value, f"{found.name}: {key}")
            )
            for key, value in values.items()
        }
    return defaults


def _placed(found: Configuration, parameter: Parameter, value: object) -> object:
    """``value``, a path of the file's folder as one of the working folder; anything else as it is."""
    folder = os.path.dirname(found.name)  # noqa: PTH120 - "" where it is the working folder
    if not isinstance(value, str) or parameter.metavar not in _PATHS or not folder:
        return value
    if value == "-" or "://" in value or Path(value).is_absolute():
        return value
    path = os.path.join(folder, value)  # noqa: PTH118 - a slash at its end is kept
    try:
        near = os.path.relpath(path)
    except ValueError:  # another drive of Windows
        return path
    return near + os.sep if value.endswith(("/", os.sep)) else near


def _refuse_unknown(found: Configuration, group: Group) -> None:
    everywhere = {key for command in group.commands.values() for key in _options_of(command)}
    for key, value in found.table.items():
        if not isinstance(value, dict):
            if key in group.commands and key not in everywhere:
                raise UsageError(
                    f"{key!r} is a command", where=found.name, hint=f"write a table [{key}]"
                )
            _refuse(found, key, everywhere, "there is no option")
            continue
        _refuse(found, key, group.commands, "there is no command")
        for inner in value:
            _refuse(found, inner, _options_of(group.commands[key]), f"{key} has no option")


def _refuse(found: Configuration, key: str, known: Iterable[str], what: str) -> None:
    names = sorted(known)
    if key in names:
        return
    raise UsageError(f"{what} {key!r}", where=found.name, hint=did_you_mean(key, names))


def _options_of(command: Command) -> dict[str, Parameter]:
    """The options of ``command`` by their long names without hyphens: ``fail-on``."""
    return {
        option.removeprefix("--"): parameter
        for parameter in command.params
        if parameter.param_type_name == "option" and parameter.name != _NOT_SET_HERE
        for option in parameter.opts
        if option.startswith("--")
    }


def _checked(command: Command, parameter: Parameter, value: object, where: str) -> object:
    """``value`` as the option takes it. Raises UsageError where it does not."""
    if isinstance(value, bool) != parameter.is_flag:
        kind = "true or false" if parameter.is_flag else "a value, not true or false"
        raise UsageError(f"the option takes {kind}", where=where)
    if parameter.multiple:
        value = _as_words(value, where)
    elif isinstance(value, list | dict):
        raise UsageError("the option takes one value", where=where)
    try:
        taken = parameter.process_value(command.context_class(command), value)
    except UsageError as error:
        raise UsageError(error.what, where=where, hint=error.hint) from error
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        said = str(getattr(error, "message", error)).removeprefix("Value error, ")
        raise UsageError(said.rstrip("."), where=where) from error
    if isinstance(taken, str) and not isinstance(value, str):
        raise UsageError("the option takes words", where=where, hint="put them between quotes")
    return value


def _as_words(value: object, where: str) -> list[str]:
    """A word, or a list of them, as a list. Raises UsageError for anything else."""
    words = value if isinstance(value, list) else [value]
    if all(isinstance(word, str) for word in words):
        return [str(word) for word in words]
    raise UsageError(
        "the option takes words", where=where, hint='write ["restatement", "numbering-gap"]'
    )
