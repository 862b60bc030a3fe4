"""What another program writes is told once; what is written here is no news."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.makers import place, two_places
from twincities.domain.changes import Act, Topic
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.wiring import start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincities.wiring import Program, Services


@pytest.fixture
def others(program: Program, services: Services) -> Iterator[Services]:
    """Give the register that these services work on, opened by another program."""
    assert services.news.heard() is None
    another = start(program.paths.data, language=Language.EN)
    yield another.open_register()
    another.close()


def test_what_another_program_wrote_is_told_once(services: Services, others: Services) -> None:
    key = others.places.record_place(place("Линденау", "DE")).key
    heard = services.news.heard()
    assert heard is not None
    assert heard.keys == (key,)
    assert heard.topics == {Topic.PLACES}
    assert services.news.heard() is None


def test_what_is_written_taken_back_and_done_again_here_is_no_news(services: Services) -> None:
    assert services.news.heard() is None
    services.places.record_place(place("Линденау", "DE"))
    services.desk.undo()
    services.desk.redo()
    assert services.news.heard() is None


def test_what_is_written_here_and_there_is_told_apart(services: Services, others: Services) -> None:
    services.places.record_place(place("Линденау", "DE"))
    theirs = others.places.record_place(place("Жанакала")).key
    services.places.record_place(place("Старый Брод"))
    heard = services.news.heard()
    assert heard is not None
    assert heard.keys == (theirs,)


def test_that_a_record_was_put_into_the_bin_elsewhere_is_told(services: Services, others: Services) -> None:
    key = services.places.record_place(place("Линденау", "DE")).key
    others.places.delete_places([key])
    heard = services.news.heard()
    assert heard is not None
    assert heard.keys == (key,)


def test_places_that_were_merged_elsewhere_or_parted_again_are_told_so(
    services: Services, others: Services
) -> None:
    kept, gone = two_places(others)
    assert services.news.heard() is not None
    merger = others.merging.compare(kept, gone, Words(Language.EN, LOCALE))
    others.merging.merge(merger, merger.kept.record)
    heard = services.news.heard()
    assert heard is not None
    assert heard.act is Act.MERGE
    assert gone in heard.keys
    others.desk.undo()
    heard = services.news.heard()
    assert heard is not None
    assert heard.act is Act.MERGE
    assert gone in heard.keys


def test_a_write_that_came_to_nothing_here_hides_nothing_of_others(
    services: Services, others: Services
) -> None:
    with pytest.raises(ZeroDivisionError), services.desk.action():
        raise ZeroDivisionError
    with services.desk.action():
        pass
    key = others.places.record_place(place("Линденау", "DE")).key
    heard = services.news.heard()
    assert heard is not None
    assert heard.keys == (key,)


def test_that_something_was_removed_for_good_elsewhere_is_told(services: Services, others: Services) -> None:
    key = others.places.record_place(place("Линденау", "DE")).key
    others.places.delete_places([key])
    assert services.news.heard() is not None
    others.bin.purge([("place", key)])
    heard = services.news.heard()
    assert heard is not None
    assert Topic.PLACES in heard.topics
