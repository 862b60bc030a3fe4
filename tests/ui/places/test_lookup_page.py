"""Looking up all places without coordinates."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.ui.driving import CTRL, Stretched, cut_texts, rest, settle, until
from twincities.domain.place import Place, PlaceName
from twincities.i18n import Language
from twincities.paths import LOCALE
from twincities.services.candidates import LIMIT, Candidate, Candidates
from twincities.services.locating import Certainty
from twincities.ui.tables.drawing import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.ui.places.conftest import Clerk

Key = Qt.Key
LAST = "Stevenage"
"""The place that is looked up last."""


class Hesitating(Candidates):
    """Answers for the last place only when it may."""

    def __init__(self, folder: Path, ready: Candidates) -> None:
        super().__init__(folder)
        self._ready = ready
        self.may_answer = Event()

    def find(self, words: str, country: str = "", limit: int = LIMIT) -> list[Candidate]:
        """Ask the gazetteer."""
        if words == LAST:
            self.may_answer.wait()
        return self._ready.find(words, country, limit)


@pytest.fixture
def crowd(clerk: Clerk) -> Clerk:
    """Give a register with a sure, a doubtful and an unknown place."""
    for name, country in (("Манчестр", ""), ("Ъщжыц", "KZ")):
        clerk.services.places.record_place(
            Place(country=country, names=(PlaceName(text=name, language="ru"),))
        )
    return clerk


@pytest.fixture
def hesitating(crowd: Clerk, gazetteer: Candidates, tmp_path: Path) -> Iterator[Hesitating]:
    """Give the gazetteer, which holds the looking up at the last place."""
    made = Hesitating(tmp_path, gazetteer)
    vars(crowd.services)["candidates"] = made
    yield made
    made.may_answer.set()


def _certainties(clerk: Clerk) -> list[Certainty]:
    return [one.certainty for one in clerk.looking._rows(clerk.looking.table.model_.ids) if one]  # noqa: SLF001


def _look(clerk: Clerk) -> None:
    clerk.open("place-lookup")
    until(lambda: not clerk.looking.busy)


def test_what_was_found_is_listed_with_the_doubtful_first_and_nothing_is_written(crowd: Clerk) -> None:
    _look(crowd)
    assert _certainties(crowd) == [Certainty.DOUBTFUL, Certainty.UNKNOWN, Certainty.SURE]
    assert len(crowd.services.places.nowhere(Language.RU)) == 3


def test_the_sure_ones_are_taken_together_and_undone_together(crowd: Clerk) -> None:
    _look(crowd)
    crowd.press(Key.Key_Return, held=CTRL)
    until(lambda: len(_certainties(crowd)) == 2)
    assert crowd.kept(crowd.theirs).latitude == pytest.approx(51.9, abs=0.05)
    assert Certainty.SURE not in _certainties(crowd)
    crowd.context.undo()
    assert crowd.kept(crowd.theirs).latitude is None


def test_a_doubtful_place_opens_on_its_card_which_leads_back(crowd: Clerk) -> None:
    _look(crowd)
    crowd.looking.setFocus()
    crowd.press(Key.Key_Return)
    assert crowd.window.current == "place"
    assert crowd.candidates()
    crowd.press(Key.Key_Return)
    crowd.press(Key.Key_Return, held=CTRL)
    assert crowd.window.current == "place-lookup"
    assert Certainty.DOUBTFUL not in _certainties(crowd)


def test_stopping_keeps_what_was_found_and_writes_nothing(crowd: Clerk, hesitating: Hesitating) -> None:
    crowd.open("place-lookup")
    until(lambda: len(_certainties(crowd)) == 2)
    crowd.press(Key.Key_Escape)
    assert not crowd.looking.busy
    hesitating.may_answer.set()
    rest()
    crowd.context.texts.speak(crowd.context.texts.words)
    assert _certainties(crowd) == [Certainty.DOUBTFUL, Certainty.UNKNOWN]
    assert len(crowd.services.places.nowhere(Language.RU)) == 3
    assert crowd.window.current == "place-lookup"
    crowd.press(Key.Key_Escape)
    assert crowd.window.current == "places"


def test_where_every_place_has_its_point_that_is_said(clerk: Clerk) -> None:
    clerk.services.places.delete_places([clerk.theirs])
    _look(clerk)
    assert clerk.looking.stack.currentWidget() is clerk.looking.nothing
    assert clerk.looking.take.isHidden()


def test_why_a_place_is_offered_is_read_whole_in_the_narrowest_window(crowd: Clerk) -> None:
    crowd.window.resize(960, 600)
    _look(crowd)
    table = crowd.looking.table
    place = next(number for number, one in enumerate(table.model_.columns) if one.id == "why")
    told = [table.model_.cells(row)[place] for row in range(len(table.model_.ids))]
    assert any(one.second for one in told)
    assert [one.plain for one in told if cell_width(one) > table.columnWidth(place)] == []


@pytest.mark.parametrize("size", [(960, 600), (1440, 900)], ids=str)
def test_no_word_is_cut(crowd: Clerk, size: tuple[int, int]) -> None:
    _look(crowd)
    crowd.window.resize(*size)
    for language in Language:
        crowd.context.texts.speak(Stretched(language, LOCALE))
        settle()
        assert cut_texts(crowd.window) == []
