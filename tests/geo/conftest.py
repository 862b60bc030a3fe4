"""The gazetteer as it ships, unpacked once for all tests of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from twincities.geo.gazetteer import Gazetteer
from twincities.geo.unpacking import Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gazetteer]:
    """Give the gazetteer, open for all tests."""
    opened = Gazetteer(Shelf(tmp_path_factory.mktemp("gazetteer")))
    yield opened
    opened.close()
