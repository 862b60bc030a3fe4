"""What tests of every room share: real registers, words in every language."""

from __future__ import annotations

import shutil
import signal
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from twincities.db.database import Database
from twincities.i18n import Language, Words
from twincities.paths import LOCALE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def pytest_configure() -> None:
    """Let Ctrl+C work, and measure no time: a busy machine breaks no law.

    A run that a shell started in the background inherits Ctrl+C ignored, and so do its children.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    settings.register_profile("untimed", deadline=None)
    settings.load_profile("untimed")


@pytest.fixture(scope="session")
def empty_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a migrated register without records; to be copied, not opened."""
    path = tmp_path_factory.mktemp("empty") / "register.sqlite"
    database = Database(path)
    database.open(create=True)
    database.close()
    return path


@pytest.fixture
def register(empty_register: Path, tmp_path: Path) -> Iterator[Database]:
    """Give a register of the test's own, open and empty."""
    path = tmp_path / "register.sqlite"
    shutil.copy(empty_register, path)
    path.chmod(0o600)
    database = Database(path)
    database.open()
    yield database
    database.close()


@pytest.fixture(params=list(Language), ids=str)
def words(request: pytest.FixtureRequest) -> Words:
    """Give the words of each language in turn: what is asserted holds in all of them."""
    return Words(request.param, LOCALE)
