"""What tests of every room share: real registers, words in every language."""

from __future__ import annotations

import gc
import signal
from itertools import count
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.keeping import lay
from twincities.db.database import Database
from twincities.i18n import Language, Words
from twincities.paths import LOCALE, REGISTER_FILE
from twincities.wiring import start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def pytest_configure(config: pytest.Config) -> None:
    """Let Ctrl+C work, and measure no time: a busy machine breaks no law. The long run tries laws harder.

    A run that a shell started in the background inherits Ctrl+C ignored, and so do its children. Python's own cleaner
    is off: see `pytest_runtest_teardown`.
    """
    gc.disable()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    settings.register_profile("short", deadline=None, max_examples=50)
    settings.register_profile("long", deadline=None, max_examples=300)
    settings.load_profile("short" if config.getoption("markexpr") == "not full" else "long")


OFTEN = 100
"""Tests after which the cleaner of Python's memory looks through everything; after each it looks at what is new."""
_ended = count(1)


def pytest_collection_finish() -> None:
    """Set aside what is there before the first test, two million objects: none of them is garbage."""
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Look for garbage in the thread of the tests alone, as the window does (`twincities.ui.tidying`)."""
    if next(_ended) % OFTEN:
        gc.collect(1)
    else:
        gc.collect()
        gc.freeze()


@pytest.fixture(scope="session")
def empty_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a migrated register without records; to be copied, not opened."""
    path = tmp_path_factory.mktemp("empty") / "register.sqlite"
    database = Database(path)
    database.open(create=True)
    database.close()
    return path


@pytest.fixture(scope="session")
def example_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data directory with the example register; to be copied, not opened."""
    folder = tmp_path_factory.mktemp("example") / "data"
    program = start(folder)
    program.open_example()
    program.close()
    return folder


@pytest.fixture
def register(empty_register: Path, tmp_path: Path) -> Iterator[Database]:
    """Give a register of the test's own, open and empty."""
    database = Database(lay(empty_register, tmp_path) / REGISTER_FILE)
    database.open()
    yield database
    database.close()


@pytest.fixture(params=list(Language), ids=str)
def words(request: pytest.FixtureRequest) -> Words:
    """Give the words of each language in turn: what is asserted holds in all of them."""
    return Words(request.param, LOCALE)
