"""Hypothesis profiles, and the option that writes the expected files of the cases anew."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ("browser_fixtures", "cli_fixtures")

ROOT = Path(__file__).resolve().parent.parent

_SLOW_IS_NO_FAILURE = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile(
    "dev", max_examples=100, deadline=None, suppress_health_check=_SLOW_IS_NO_FAILURE
)
settings.register_profile(
    "ci",
    max_examples=500,
    deadline=None,
    derandomize=True,
    suppress_health_check=_SLOW_IS_NO_FAILURE,
)
settings.register_profile(
    "thorough", max_examples=10_000, deadline=None, suppress_health_check=_SLOW_IS_NO_FAILURE
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the expected files of tests/cases anew and show the difference",
    )


def _let_signals_through() -> None:
    """Undo what a shell does to its background jobs: programs that are started here inherit it."""
    if threading.current_thread() is threading.main_thread():
        if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
            if signal.getsignal(number) is signal.SIG_IGN:
                signal.signal(number, signal.SIG_DFL)


def pytest_configure(config: pytest.Config) -> None:
    _let_signals_through()
    if config.getoption("--update-golden") and os.environ.get("CI"):
        msg = "--update-golden is refused under CI: expected files are read by a person first"
        raise pytest.UsageError(msg)


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT
