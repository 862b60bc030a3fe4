"""The tabs of a page."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTabBar

from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space, Type

TAB_EDGE = Space.XS
"""How far the line under a tab reaches beyond its words, which begin where those above and below them do."""


class TabBar(QTabBar):
    """Tabs of which the current one is bold; each has room for that, so that none moves when another is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setProperty("pane", True)
        look().follow(self, lambda: self.setFont(look().font(Type.BODY)))

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as its words in bold; Qt would measure the current one so, and the others not."""
        words = look().metrics(Type.H3).horizontalAdvance(self.tabText(index)) + 1
        around = look().px(2 * TAB_EDGE + Space.L)  # as the style sheet pads and parts them
        return QSize(words + around, super().tabSizeHint(index).height())
