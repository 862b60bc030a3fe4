"""The preview of a record at the side of a list: its title, its facts, and sections of entries below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from twincities.i18n import NN_, NP_
from twincities.ui.furniture.labels import Label, beginning, rule, said
from twincities.ui.furniture.layouts import FlowLayout, column, inner_column, inner_row
from twincities.ui.furniture.scrolling import SheetArea
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout

    from twincities.i18n import Message
    from twincities.ui.furniture.chips import Chip
    from twincities.ui.texts import Texts
MORE = NN_("and {count} more", "and {count} more")
LONGEST_TITLE = 160
"""Characters of a title that are shown; with more of it there would be no room for what is known of the record."""


class Preview(SheetArea):
    """Shows one record, read whole; scrolls by keyboard when it has the focus."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        texts.say(self.setAccessibleName, NP_("part of a page", "Preview"))


class PreviewSheet(QWidget):
    """What is shown of one record, begun with its title."""

    def __init__(self, texts: Texts, title: str, second: str = "", role: Type = Type.H1) -> None:
        super().__init__()
        self._texts = texts
        self.lines = column(self)
        self.top = inner_column(self.lines, Space.XS, (Space.L, Space.L, Space.L, Space.L))
        name = Label(role=role, wrap=True)
        # A promise is named by its text, and that is read whole.
        name.setText(title if role is not Type.H1 else beginning(name, title, LONGEST_TITLE))
        name.setObjectName("title")
        # The way to close the panel floats at the right of the title.
        name.setContentsMargins(0, 0, look().px(Space.XXL), 0)
        self.top.addWidget(name)
        if second:
            self.top.addWidget(Label(second, Type.SMALL, "text2", wrap=True))

    def add_chips(self, *chips: Chip) -> None:
        """Put chips below the title."""
        line = QWidget()
        flow = FlowLayout(line, Space.S)
        for chip in chips:
            flow.addWidget(chip)
        self.top.addWidget(line)

    def rule(self) -> None:
        """Draw a hairline below what stands here."""
        self.lines.addWidget(rule())

    def block(self) -> QBoxLayout:
        """Begin a block of lines below what stands here."""
        return inner_column(self.lines, Space.S, (Space.L, Space.M, Space.L, Space.M))

    def section(self, title: Message, count: int = 0) -> QBoxLayout:
        """Begin a block with a title, and with how many entries it has in all."""
        box = self.block()
        line = inner_row(box, Space.S)
        line.addWidget(said(self._texts, title, Type.H2, wrap=True), 0 if count else 1)
        if count:
            line.addWidget(Label(self._texts.words.number(count), Type.H2, "text2"))
            line.addStretch(1)
        return box

    def nothing(self, box: QBoxLayout, message: Message) -> None:
        """Say in a section that there are no entries."""
        box.addWidget(said(self._texts, message, Type.SMALL, "text2", wrap=True))

    def entry(self, box: QBoxLayout, first: str | QWidget, *further: str) -> None:
        """Add an entry to a section: its name, or the link that leads to it, and what is known of it."""
        lines = inner_column(box, 0)
        lines.addWidget(Label(first, Type.STRONG, wrap=True) if isinstance(first, str) else first)
        for one in further:
            if one:
                lines.addWidget(Label(one, Type.SMALL, "text2", wrap=True))

    def more(self, box: QBoxLayout, count: int) -> None:
        """Say how many entries of a section are not shown, if any."""
        if count > 0:
            box.addWidget(said(self._texts, MORE, Type.SMALL, "text2", count=count))
