"""Facts below each other: what each is called at the left, its value at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from twincities.ui.furniture.labels import WrappingLabel
from twincities.ui.furniture.layouts import row
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from twincities.i18n import Message
    from twincities.ui.texts import Texts

NOT_RECORDED = "—"
LABEL_COLUMN = 124
"""Width of what facts are called, in the design's pixels."""


class FactLine(QWidget):
    """One fact; an empty value is said to be none. A `mark` stands beside a value."""

    def __init__(
        self,
        texts: Texts,
        message: Message,
        value: str,
        mark: QWidget | None = None,
        label_width: int = LABEL_COLUMN,
    ) -> None:
        super().__init__()
        line = row(self, gap=Space.M)
        label = WrappingLabel(role=Type.SMALL, tone="text2")
        texts.say(label.setText, message, owner=label)
        look().follow(label, lambda: label.setFixedWidth(look().px(label_width)))
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        worth = WrappingLabel(tone="text" if value else "text3")
        worth.setText(value or NOT_RECORDED)
        worth.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        line.addWidget(worth, 0 if mark else 1)
        if mark is not None:
            line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            line.addStretch(1)
