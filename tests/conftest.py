"""Hypothesis profiles, and the option that writes the expected files of the cases anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ("cli_fixtures",)

ROOT = Path(__file__).resolve().parent.parent

_SLOW_IS_NO_FAILURE = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile(
    "dev", max_examples=100, deadline=None, suppress_health_check=_SLOW_IS_NO_FAILURE
)
settings.register_profile(
    "ci",
    max_examples=1_000,
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


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update-golden") and os.environ.get("CI"):
        msg = "--update-golden is refused under CI: expected files are read by a person first"
        raise pytest.UsageError(msg)


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT
