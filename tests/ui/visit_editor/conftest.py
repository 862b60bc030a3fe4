from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.examples import shymkent, stevenage
from tests.services.makers import tie as keep_tie
from tests.ui.driving import NONE, press, settle, shown, type_text
from tests.ui.scenes import Stand
from tests.ui.visit_editor.hands import JUNE_8, JUNE_11
from twincities.domain.partial_date import PartialDate
from twincities.domain.source import Source
from twincities.domain.visit import Outcome, Participation, ProgrammeItem, SourceUse, Visit
from twincities.domain.vocabularies import Role, Side
from twincities.i18n import N_, Language
from twincities.settings import Settings
from twincities.ui.context import Context
from twincities.ui.main_window import MainWindow
from twincities.ui.navigation import Page
from twincities.ui.theme.icons import Icon
from twincities.ui.visit_editor.page import VisitEditor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincities.domain.keys import Key
    from twincities.ui.tasks import Tasks
    from twincities.ui.texts import Texts
    from twincities.wiring import Services

TODAY = date(2026, 11, 23)


@pytest.fixture
def here(services: Services) -> Key:
    return services.places.record_place(shymkent()).key


@pytest.fixture
def there(services: Services) -> Key:
    return services.places.record_place(stevenage()).key


@pytest.fixture
def tie(services: Services, here: Key, there: Key) -> Key:
    return keep_tie(services, here, there)


@dataclass
class Clerk:
    """Works at the keyboard and counts the keys that are not text."""

    window: MainWindow
    services: Services
    tie: Key
    keys: list[str] = field(default_factory=list)

    @property
    def editor(self) -> VisitEditor:
        page = self.window.page("visit-editor")
        assert isinstance(page, VisitEditor)
        return page

    def open(self, key: str = "") -> None:
        self.window.context.open("visit-editor", key)
        settle()

    def press(self, *keys: int, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            self.keys.append(f"{held.value}+{Qt.Key(key).name}")
            press(key, held)
            settle()

    def write(self, text: str) -> None:
        type_text(text)

    def tab(self, *texts: str) -> None:
        """Write a text and go on, again and again."""
        for text in texts:
            self.write(text)
            self.press(Qt.Key.Key_Tab)


@pytest.fixture
def clerk(services: Services, tie: Key, texts: Texts, tasks: Tasks) -> Iterator[Clerk]:
    context = Context(services, texts, tasks, Settings(language=Language.EN), undo=services.desk)
    pages = [
        Page("visits", N_("Visits"), Icon.VISIT, lambda _context: Stand()),
        Page(
            "visit-editor",
            N_("Visit"),
            Icon.EDIT,
            lambda context: VisitEditor(context, lambda: TODAY),
            group="hidden",
            within="visits",
        ),
    ]
    window = MainWindow(context, pages)
    window.resize(1440, 900)
    shown(window)
    window.open("visits")
    yield Clerk(window, services, tie)
    window.close()
    window.deleteLater()
    settle()


@pytest.fixture
def visit(clerk: Clerk, here: Key, there: Key, tie: Key) -> Key:
    """Give a visit in the register."""
    source = clerk.services.sources.record_source(Source(title="25 years of twinning")).key
    record = Visit(
        start=JUNE_8,
        end=JUNE_11,
        sending=here,
        host=there,
        partnership=tie,
        participants=(
            Participation(side=Side.THEIRS, name="Sharon Taylor", post="leader", organisation_name="Council"),
            Participation(side=Side.THEIRS, name="Peter Lindsay", role=Role.COUNTERPART),
        ),
        programme=(ProgrammeItem(title="London", day=PartialDate(2015, 6, 10)),),
        outcomes=(Outcome(text="A placement", side=Side.OURS, due=PartialDate(2015, 12)),),
        sources=(SourceUse(source=source),),
    )
    return clerk.services.visits.record_visit(record).key
