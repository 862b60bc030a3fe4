"""The list of agreements and the form of one in their window, over a register of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.ui.driving import rest, shown
from tests.ui.partnerships.registers import TODAY
from tests.ui.visits.scenes import Stand
from twincities.i18n import NP_
from twincities.ui.agreements.editor import AgreementEditor
from twincities.ui.agreements.page import TITLE, AgreementsPage
from twincities.ui.context import Context
from twincities.ui.main_window import MainWindow
from twincities.ui.navigation import Page
from twincities.ui.partnerships.record_page import RecordPage
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from tests.ui.agreements.registers import Written
    from twincities.domain.agreement import Agreement
    from twincities.domain.keys import Key
    from twincities.ui.tasks import Tasks
    from twincities.ui.texts import Texts
    from twincities.wiring import Program, Services

OTHERS = ("visit-editor", "history", "visits", "place", "partnership-editor")


@dataclass
class Scene:
    """The window over a register of its own."""

    window: MainWindow
    services: Services
    program: Program
    written: Written

    @property
    def page(self) -> AgreementsPage:
        page = self.window.page("agreements")
        assert isinstance(page, AgreementsPage)
        return page

    @property
    def editor(self) -> AgreementEditor:
        page = self.window.page("agreement")
        assert isinstance(page, AgreementEditor)
        return page

    @property
    def tie(self) -> RecordPage:
        page = self.window.page("partnership")
        assert isinstance(page, RecordPage)
        return page

    def stand(self, name: str) -> Stand:
        """Return what stands where another page of the window would be."""
        page = self.window.page(name)
        assert isinstance(page, Stand)
        return page

    def open(self, name: str, key: str = "") -> None:
        self.window.open(name, key)
        self.rest()

    def rest(self) -> None:
        """Let all work under way come to its end, the preview too."""
        rest()

    def find(self, name: str) -> None:
        """Put the keyboard on the row of an agreement."""
        number = self.services.agreements.id_of(self.written.agreements[name])
        assert number is not None
        assert self.page.table.select_id(number)
        self.rest()

    def kept(self, key: Key) -> Agreement:
        return self.services.agreements.open(key).record

    @property
    def shown(self) -> list[str]:
        """The partners of the rows, in their order."""
        model = self.page.table.model_
        return [model.cells(n)[0].text.rpartition(" — ")[2] for n in range(len(model.ids))]

    def cells(self, name: str) -> dict[str, str]:
        """Return what stands in the row of an agreement, by column."""
        number = self.services.agreements.id_of(self.written.agreements[name])
        assert number is not None
        model = self.page.table.model_
        row = list(model.ids).index(number)
        return {one.id: cell.plain for one, cell in zip(model.columns, model.cells(row), strict=True)}


def open_window(program: Program, texts: Texts, tasks: Tasks, written: Written) -> Scene:
    services = program.open_register()
    context = Context(services, texts, tasks, program.settings, services.desk)
    other = NP_("page", "Another page")
    pages = [
        Page(
            "agreements",
            TITLE,
            Icon.AGREEMENT,
            lambda context: AgreementsPage(
                context, today=lambda: TODAY, change_settings=program.change_settings
            ),
        ),
        Page("agreement", TITLE, Icon.EDIT, lambda context: AgreementEditor(context, lambda: TODAY)),
        Page("partnership", TITLE, Icon.PARTNERSHIP, lambda context: RecordPage(context, lambda: TODAY)),
        *(Page(name, other, Icon.EDIT, lambda _context: Stand(), group="hidden") for name in OTHERS),
    ]
    window = MainWindow(context, pages)
    window.resize(1440, 900)
    shown(window)
    scene = Scene(window, services, program, written)
    scene.open("agreements")
    return scene
