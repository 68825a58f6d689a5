"""The outermost ring: arguments in, exit code out, and no exception beyond this point."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pacparse.cli.configuration import find_configuration, make_defaults, read_configuration
from pacparse.cli.messages import PROGRAM, is_piped, report_error, say
from pacparse.cli.output import (
    ReaderGoneError,
    abandon_standard_output,
    cannot_write,
    write_version,
)
from pacparse.cli.shortcuts import find_shortcut
from pacparse.errors import Exit, UsageError, innermost_file, with_advice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pacparse.cli.configuration import Configuration
    from pacparse.cli.framework import Group

_HELP = "help"
_HELP_OPTIONS = frozenset({"--help", "-h"})
_CONFIG = "--config"


def run(arguments: Sequence[str]) -> int:
    """The exit code of the command that ``arguments`` name; all that goes wrong is one line."""
    try:
        if list(arguments) == ["--version"]:  # without loading what only commands need
            write_version()
            return Exit.DONE
        _keep_to_ourselves()
        if arguments and arguments[0] == _HELP:
            arguments = [*arguments[1:2], "--help"]
        configuration = _find_configuration(arguments)
        shortcut = None if configuration else find_shortcut(arguments)
        return shortcut() if shortcut else _run_command(arguments, configuration)
    except ReaderGoneError:
        abandon_standard_output()
        return Exit.DONE
    except (Exception, KeyboardInterrupt) as error:
        abandon_standard_output()
        return report_error(error)


def _find_configuration(arguments: Sequence[str]) -> Configuration | None:
    """What holds for this call: the file of ``--config``, none at ``--no-config``, the nearest."""
    for option, value in _leading_options(arguments):
        if option == "--no-config":
            return None
        if option == _CONFIG:
            if value == "":
                raise UsageError("no file is named", where=_CONFIG, hint="or say --no-config")
            return read_configuration(Path(value)) if value else None
    return find_configuration()


def _leading_options(arguments: Sequence[str]) -> Iterator[tuple[str, str | None]]:
    """The options before the command, with their values; last the command itself, if one is named."""
    words = iter(arguments)
    for word in words:
        if word == _CONFIG:
            yield word, next(words, None)
        elif word.startswith(f"{_CONFIG}="):
            yield _CONFIG, word.partition("=")[2]
        else:
            yield word, None
            if not word.startswith("-") or word == "-":
                return


def _run_command(arguments: Sequence[str], configuration: Configuration | None) -> int:
    from pacparse.cli.commands import build_command

    _write_utf8()
    command = build_command()
    _refuse_file_for_command(arguments, command)
    if not arguments or _HELP_OPTIONS.intersection(arguments):
        _name_profiles(command)
    defaults = None if configuration is None else make_defaults(configuration, command)
    try:
        code = command.main(
            list(arguments) or ["--help"],
            prog_name=PROGRAM,
            standalone_mode=False,
            default_map=defaults,
        )
    except SystemExit as stop:  # shell completion; or help that nobody reads
        if isinstance(stop.__context__, BrokenPipeError):
            raise ReaderGoneError from stop
        return stop.code if isinstance(stop.code, int) else Exit.DONE
    except OSError as error:
        if innermost_file(error) == __file__:  # the framework itself could not write its help
            raise cannot_write(error, "standard output") from error
        raise
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        say(_usage_line(error))
        return Exit.USAGE
    if code == Exit.INTERRUPTED:
        raise KeyboardInterrupt
    if not arguments:
        return Exit.USAGE
    return code if isinstance(code, int) else Exit.DONE


def _refuse_file_for_command(arguments: Sequence[str], group: Group) -> None:
    """Nothing, save where a file stands in the place of a command: raises UsageError."""
    word = next((word for word, _ in _leading_options(arguments) if _is_word(word)), None)
    if word is None or word in group.commands:
        return
    from pacparse.cli.inputs import how_to_save, is_web_address

    if is_web_address(word):
        raise UsageError(
            "no command is named, and pacparse reads no addresses",
            where=word,
            hint=f"save it first: {how_to_save(word)}",
        )
    path = Path(word)
    if word != "-" and not path.suffix and os.sep not in word and not path.exists():
        return
    if path.is_dir():
        verb, what = "check", "look through the documents in it"
    else:
        verb, what = "clean", "read standard input" if word == "-" else "clean it"
    from shlex import quote

    raise UsageError(
        "no command is named", where=word, hint=f"to {what}: {PROGRAM} {verb} {quote(word)}"
    )


def _is_word(word: str) -> bool:
    return word == "-" or not word.startswith("-")


def _name_profiles(group: Group) -> None:
    """Let the help of ``--profile`` name the profiles: who asks for help can wait for them."""
    from pacparse.api import profile_names

    names = ", ".join(profile_names())
    for command in group.commands.values():
        for parameter in command.params:
            if "--profile" in parameter.opts and parameter.help:
                parameter.help = f"{parameter.help.rstrip('.')}: {names}."


def _keep_to_ourselves() -> None:
    """Keep out what other packages bring: complaints, and plugins, which are slow to look for."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if sys.warnoptions:  # a package that asks for the locale may do so
        import warnings

        warnings.filterwarnings("ignore", category=EncodingWarning, module="regex")


def _write_utf8() -> None:
    """Let help, too, be UTF-8 whatever the locale, with line feeds as they are."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _usage_line(error: Exception) -> str:
    """What a usage error of the framework says, as one line of ours."""
    options = getattr(error, "possibilities", None)
    said = getattr(error, "message", "") if options else _format_message(error)
    message = " ".join(said.split()).replace(". Did you mean", "; did you mean").rstrip(".")
    message = message.replace(": Value error, ", ": ")
    meant = f"did you mean {' or '.join(sorted(options))}?" if options else None
    path = getattr(getattr(error, "ctx", None), "command_path", PROGRAM)
    command = path.removeprefix(PROGRAM).strip()
    place = f"{command}: " if command else ""
    line = f"{place}{message[:1].lower()}{message[1:]}"
    return with_advice(line, meant, _advice(error, path))


def _advice(error: Exception, path: str) -> str:
    """What to try: where a file is missing and something is piped in, to name standard input."""
    missing = getattr(error, "param", None)
    takes_stream = missing is not None and missing.name in ("file", "paths")
    if takes_stream and type(error).__name__ == "MissingParameter" and is_piped():
        return f"to read standard input, name it: {path} -"
    return f"try {path} --help"


def _format_message(error: Exception) -> str:
    formatted = getattr(error, "format_message", None)
    return str(formatted()) if callable(formatted) else str(error)
