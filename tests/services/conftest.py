"""Programs at work: one on the example register, one on an empty one, each with a data directory of its own."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.keeping import lay
from tests.services.four import Four, keep_four
from tests.services.makers import tie, two_places
from twincities.i18n import Language
from twincities.services.example import FOUNDING_VISIT, example_key
from twincities.services.visit_filter import Viewer
from twincities.wiring import Program, Services, start

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from twincities.domain.keys import Key

TODAY = date(2026, 11, 23)


@pytest.fixture
def program(example_folder: Path, tmp_path: Path) -> Iterator[Program]:
    """Give a program whose data directory holds the example register."""
    shutil.copytree(example_folder, tmp_path / "data")
    made = start(tmp_path / "data", language=Language.EN)
    yield made
    made.close()


@pytest.fixture
def services(program: Program) -> Services:
    """Return the services on the example register."""
    return program.open_register()


@pytest.fixture
def empty(empty_register: Path, tmp_path: Path) -> Iterator[Services]:
    """Give the services on an empty register."""
    made = start(lay(empty_register, tmp_path / "empty"), language=Language.EN)
    yield made.open_register()
    made.close()


@pytest.fixture
def viewer() -> Viewer:
    """Return who looks at the journal."""
    return Viewer(Language.RU, TODAY, 10)


@pytest.fixture
def visit_key() -> Key:
    """Return the key of the founding visit."""
    return example_key(FOUNDING_VISIT)


@pytest.fixture
def four(empty: Services) -> Four:
    """Give an own city with ties to three others, and what happened in them."""
    return keep_four(empty)


@pytest.fixture
def lindenau(empty: Services) -> Key:
    """Return a tie of the own city with one abroad."""
    return tie(empty, *two_places(empty))
