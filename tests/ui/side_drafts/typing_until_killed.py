"""Types into a small form of the real window until somebody kills the process; says on stdout when its draft was saved.

Arguments: the data directory, which form ("decision", "promise" or "plan"), and the key of the record it is about.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.driving import shown, type_text
from twincities.i18n import N_, Language, Words
from twincities.paths import LOCALE, shipped
from twincities.settings import Settings
from twincities.ui.anniversaries.page import AnniversariesPage
from twincities.ui.commitments.page import CommitmentsPage
from twincities.ui.context import Context
from twincities.ui.main_window import MainWindow
from twincities.ui.navigation import Page
from twincities.ui.partnerships.record_page import RecordPage
from twincities.ui.tasks import Tasks
from twincities.ui.texts import Texts
from twincities.ui.theme.appearance import set_up
from twincities.ui.theme.icons import Icon
from twincities.wiring import start

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.ui.forms.side_draft import SideDraft

TODAY = date(2026, 11, 23)
PAGES: dict[str, Callable[[Context], Any]] = {
    "partnership": lambda context: RecordPage(context, lambda: TODAY),
    "commitments": lambda context: CommitmentsPage(context, today=lambda: TODAY),
    "anniversaries": lambda context: AnniversariesPage(context, today=lambda: TODAY),
}
FORMS = {
    "decision": ("partnership", "{key}#draft:suspended"),
    "promise": ("commitments", "new:{key}"),
    "plan": ("anniversaries", "plan:{key}"),
}
TYPED = "Жауап күтеміз"


def _begin(page: Any, form: str) -> SideDraft:  # noqa: ANN401 - one of three pages
    """Put the keyboard into a text of the form, and return what keeps its draft."""
    if form == "decision":
        page.form.fields["reason"].control.setFocus()
        draft: SideDraft = page.form.draft
    elif form == "promise":
        page.beside.form.fields.what.setFocus()
        draft = page.beside.form.draft
    else:
        page.exports.plan.responsible.setFocus()
        draft = page.exports.plan.draft
    return draft


def main() -> None:
    """Open the register of the data directory and type."""
    data, form, key = sys.argv[1:]
    application = QApplication([])
    set_up(application, shipped("resources"))
    services = start(Path(data)).open_register()
    context = Context(services, Texts(Words(Language.EN, LOCALE)), Tasks(), Settings(language=Language.EN))
    pages = [Page(name, N_("Visit"), Icon.EDIT, make, group="hidden") for name, make in PAGES.items()]
    window = MainWindow(context, pages)
    shown(window)
    name, place = FORMS[form]
    window.open(name, place.format(key=key))
    draft = _begin(window.page(name), form)
    draft.saved.connect(lambda: print(flush=True))  # noqa: T201 - the parent waits for this line

    def type_now() -> None:
        # The page may take the keyboard once more when its answer comes: what is typed goes into the field at once.
        _begin(window.page(name), form)
        type_text(TYPED)

    typed = QTimer()
    typed.setSingleShot(True)
    typed.timeout.connect(type_now)
    typed.start(200)
    application.exec()


if __name__ == "__main__":
    main()
