"""The panel beside the journal: the preview of the current visit, or what can be done with several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from twincities.i18n import N_, NN_, NP_
from twincities.ui.furniture.buttons import Button
from twincities.ui.tables.side_panel import SidePanel, SideWords
from twincities.ui.theme.icons import Icon
from twincities.ui.visits.preview import VisitPreview

if TYPE_CHECKING:
    from twincities.ui.texts import Texts

WORDS = SideWords(
    Icon.VISIT,
    choose=N_("Choose a visit to see what is recorded of it"),
    failed=N_("The visit could not be read"),
    selected=NN_("{count} visit selected", "{count} visits selected"),
)


class VisitSide(SidePanel[VisitPreview]):
    """Emits what the person wants; the page does it."""

    history_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, texts: Texts) -> None:
        history = Button(texts, NP_("button", "History"), icon=Icon.HISTORY)
        super().__init__(texts, WORDS, VisitPreview(texts), (history,))
        history.clicked.connect(self.history_wanted)
        export = Button(
            texts, N_("Journal of the selected visits"), icon=Icon.EXPORT, on_click=self.export_wanted.emit
        )
        self.together.addWidget(export, 0, Qt.AlignmentFlag.AlignLeft)
