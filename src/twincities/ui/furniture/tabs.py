"""The tabs of a page."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTabBar

from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Type


class TabBar(QTabBar):
    """Tabs of which the current one is bold; each has room for that, so that none moves when another is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setProperty("pane", True)
        look().follow(self, lambda: self.setFont(look().font(Type.BODY)))

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as its words in bold."""
        size, words = super().tabSizeHint(index), self.tabText(index)
        bold, plain = (look().metrics(role).horizontalAdvance(words) for role in (Type.H3, Type.BODY))
        return QSize(size.width() + max(0, bold - plain), size.height())
