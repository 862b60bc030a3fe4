"""The register, a record and its form in their window, over a register of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.ui.driving import rest, shown
from tests.ui.partnerships.registers import TODAY, Written
from tests.ui.visits.scenes import Stand
from twincities.i18n import NP_
from twincities.ui.context import Context
from twincities.ui.main_window import MainWindow
from twincities.ui.navigation import Page
from twincities.ui.partnerships.editor import PartnershipEditor
from twincities.ui.partnerships.page import TITLE, PartnershipsPage
from twincities.ui.partnerships.record_page import RecordPage
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from twincities.domain.keys import Key
    from twincities.domain.partnership import Partnership
    from twincities.ui.tasks import Tasks
    from twincities.ui.texts import Texts
    from twincities.wiring import Program, Services

OTHERS = ("visit-editor", "history", "visits", "place", "person")


@dataclass
class Scene:
    """The window over a register of its own."""

    window: MainWindow
    services: Services
    program: Program
    written: Written

    @property
    def register(self) -> PartnershipsPage:
        page = self.window.page("partnerships")
        assert isinstance(page, PartnershipsPage)
        return page

    @property
    def record(self) -> RecordPage:
        page = self.window.page("partnership")
        assert isinstance(page, RecordPage)
        return page

    @property
    def editor(self) -> PartnershipEditor:
        page = self.window.page("partnership-editor")
        assert isinstance(page, PartnershipEditor)
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
        """Put the keyboard on the row of a partner."""
        number = self.services.register.id_of(self.written.ties[name])
        assert number is not None
        assert self.register.table.select_id(number)
        self.rest()

    def kept(self, key: Key) -> Partnership:
        return self.services.partnerships.open(key).record

    @property
    def partners(self) -> list[str]:
        model = self.register.table.model_
        return [model.cells(n)[0].text for n in range(len(model.ids))]


def open_window(program: Program, texts: Texts, tasks: Tasks, written: Written) -> Scene:
    services = program.open_register()
    context = Context(services, texts, tasks, program.settings, services.desk)
    other = NP_("page", "Another page")
    pages = [
        Page(
            "partnerships",
            TITLE,
            Icon.PARTNERSHIP,
            lambda context: PartnershipsPage(
                context, today=lambda: TODAY, change_settings=program.change_settings
            ),
        ),
        Page("partnership", TITLE, Icon.PARTNERSHIP, lambda context: RecordPage(context, lambda: TODAY)),
        Page(
            "partnership-editor", TITLE, Icon.EDIT, lambda context: PartnershipEditor(context, lambda: TODAY)
        ),
        *(Page(name, other, Icon.EDIT, lambda _context: Stand(), group="hidden") for name in OTHERS),
    ]
    window = MainWindow(context, pages)
    window.resize(1440, 900)
    shown(window)
    scene = Scene(window, services, program, written)
    scene.open("partnerships")
    return scene
