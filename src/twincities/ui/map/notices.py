"""What is said above the map where something of it is missing: its outlines, its page, the web engine."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from twincities.geo.base_map import BaseMapError, Detail, written_outlines
from twincities.i18n import N_, NP_
from twincities.ui.furniture.banners import Banner
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.layouts import column
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.ui.texts import Texts

GONE = N_("The map's page was ended by the system. Nothing of the register is touched.")
AGAIN = NP_("button", "Show the map again")
WITHOUT_ENGINE = N_("A simpler map is shown: the web engine cannot be used here.")
NO_OUTLINES = N_(
    "The outlines of the countries cannot be read; cities and lines are shown without them: {file}"
)

log = logging.getLogger("twincities.map")


class Notices(QWidget):
    """Banners: `lost` and `plain` are shown when it comes to that, unreadable outlines are told from the start."""

    def __init__(self, texts: Texts, revive: Callable[[], object]) -> None:
        """`revive` begins anew after the map's page was lost."""
        super().__init__()
        self.lost = Banner(texts, GONE, tone=Tone.WARN, icon=Icon.ATTENTION)
        self.lost.add_action(Button(texts, AGAIN, on_click=revive))
        self.lost.hide()
        self.plain = Banner(texts, WITHOUT_ENGINE, tone=Tone.NEU, icon=Icon.INFO)
        self.plain.hide()
        layout = column(self)
        layout.addWidget(self.lost)
        try:
            for detail in Detail:
                written_outlines(detail)
        except BaseMapError as error:
            log.warning("the outlines of the countries cannot be read")
            layout.addWidget(Banner(texts, NO_OUTLINES, file=error.path))
        layout.addWidget(self.plain)
