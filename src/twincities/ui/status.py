"""The status bar: what is saved, what is selected, and the two keys that lead everywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame

from twincities.i18n import N_, NP_, Message
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.keycaps import KeyCap
from twincities.ui.furniture.labels import ElidedLabel, said
from twincities.ui.furniture.layouts import row
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Height, IconSize, Space, Type

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincities.ui.texts import Texts

EXAMPLE = N_("Example data")


@dataclass(frozen=True, slots=True)
class Status:
    """What the left of the status bar says: a draft's state, a selection, trouble."""

    message: Message
    facts: Mapping[str, object] = field(default_factory=dict)
    tone: str = "text2"
    icon: Icon | None = None


class StatusBar(QFrame):
    """Left what a page has to say, right the mark of example data and the keys."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("status")
        self._texts = texts
        line = row(self, (Space.L, 0, Space.L, 0), Space.S)
        self._icon = IconLabel(Icon.INFO, "text2", IconSize.SMALL)
        self._icon.hide()
        line.addWidget(self._icon)
        self._message = ElidedLabel()
        line.addWidget(self._message, 1)
        self._example = said(texts, EXAMPLE, Type.SMALL, "text2")
        self._example.hide()
        line.addWidget(self._example)
        for key, message in (("Ctrl+K", NP_("status bar", "commands")), ("F1", NP_("status bar", "keys"))):
            line.addWidget(KeyCap(key))
            line.addWidget(said(texts, message, Type.SMALL, "text2"))
        look().follow(self, lambda: self.setFixedHeight(look().px(Height.BAR)))

    def show_status(self, status: Status | None) -> None:
        """Say something at the left, or nothing."""
        self._icon.setVisible(status is not None and status.icon is not None)
        if status is None:
            self._texts.say(self._message.setText, NP_("status bar", "Ready"))
            self._message.set_tone("text2")
            return
        self._texts.say(self._message.setText, status.message, **dict(status.facts))
        self._message.set_tone(status.tone)
        if status.icon is not None:
            self._icon.show_icon(status.icon, status.tone)

    def show_example(self, *, shown: bool) -> None:
        """Mark that everything shown is example data."""
        self._example.setVisible(shown)
