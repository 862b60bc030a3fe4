"""What another program writes stands in the open window without being asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.services.makers import place
from tests.ui.driving import until
from twincities.i18n import Language
from twincities.wiring import start

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fronts import Running


def test_a_list_shows_what_another_program_writes(program: Running) -> None:
    until(lambda: program.front.log is not None)
    page = program.page("places")
    until(lambda: page.feed.whole)
    another = start(program.program.paths.data, language=Language.EN)
    another.open_register().places.record_place(place("Линденау", "DE"))
    another.close()
    until(lambda: len(page.table.model_.ids) == 1)


def test_a_register_that_was_moved_is_asked_again_without_a_word_and_heard_once_it_is_back(
    program: Running, tmp_path: Path
) -> None:
    until(lambda: program.front.log is not None)
    page = program.page("places")
    until(lambda: page.feed.whole)
    register = program.program.paths.register
    elsewhere = register.rename(tmp_path / "elsewhere.sqlite")
    program.front.others.look()
    elsewhere.rename(register)
    another = start(program.program.paths.data, language=Language.EN)
    another.open_register().places.record_place(place("Линденау", "DE"))
    another.close()
    until(lambda: len(page.table.model_.ids) == 1)
