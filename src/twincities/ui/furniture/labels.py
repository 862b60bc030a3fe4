"""Labels in the design's type roles, and hairlines between things."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from twincities.i18n import NARROW_NO_BREAK_SPACE, NO_BREAK_SPACE
from twincities.ui.texts import shortened
from twincities.ui.theme.appearance import look, restyle
from twincities.ui.theme.tokens import Type
from twincities.ui.tips import plain

if TYPE_CHECKING:
    from twincities.i18n import Message
    from twincities.ui.texts import Texts

LONG_WORD = re.compile(r"[^\s/\\]{25,}")
"""A word that may be wider than the panel it stands in. Paths and addresses are left alone: they are copied."""
PIECE = re.compile(r"(.{12})(?=.)")
MAY_BREAK = "\u200b"
_LINES_END = re.compile(rf"[^\S{NO_BREAK_SPACE}{NARROW_NO_BREAK_SPACE}]|{MAY_BREAK}")


def widest_word(text: str, metrics: QFontMetrics) -> int:
    """Return the width in pixels of the longest piece of a text that stays in one line."""
    return max(map(metrics.horizontalAdvance, _LINES_END.split(text)))


def breakable(text: str) -> str:
    """Return a text whose words without end may be broken: they would widen all that stands around them."""
    return LONG_WORD.sub(lambda word: PIECE.sub(rf"\1{MAY_BREAK}", word[0]), text)


class Label(QLabel):
    """A text in one of the type roles; plain text only, so that nothing typed by others becomes markup."""

    def __init__(
        self,
        text: str = "",
        role: Type = Type.BODY,
        tone: str = "text",
        *,
        wrap: bool = False,
        italic: bool = False,
    ) -> None:
        super().__init__()
        self.role = role
        self._italic = italic
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        self.setProperty("tone", tone)
        look().follow(self, self._restyle)

    def setText(self, text: str) -> None:
        """Show a text; where it wraps, a word without end may be broken."""
        super().setText(breakable(text) if self.wordWrap() else text)

    def set_tone(self, tone: str) -> None:
        """Change the colour: a token's name, such as "text2", "bad" or "accent"."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)

    def _restyle(self) -> None:
        self.setFont(look().font(self.role, italic=self._italic))


class WrappingLabel(Label):
    """A text in one line where there is room, and in several where there is none: a title, a message with its links."""

    def __init__(self, text: str = "", role: Type = Type.BODY, tone: str = "text") -> None:
        super().__init__(text, role, tone, wrap=True)

    def sizeHint(self) -> QSize:
        """Return the size of one line: a wrapping label of Qt would ask for a square."""
        # Widths are rounded twice, here and by the text's layout: one pixel alone can still break the line.
        line = QSize(self.fontMetrics().horizontalAdvance(self.text()) + 2, self.fontMetrics().height())
        return line.grownBy(self.contentsMargins())

    def minimumSizeHint(self) -> QSize:
        """Return the size of the longest word."""
        widest = widest_word(self.text(), self.fontMetrics())
        return QSize(widest + 1, self.fontMetrics().height()).grownBy(self.contentsMargins())


class ElidedLabel(Label):
    """A second line that may be cut at its end; the whole text is in its tooltip."""

    def __init__(self, text: str = "", role: Type = Type.SMALL, tone: str = "text2") -> None:
        super().__init__(text, role, tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the whole text as a tooltip exactly while it is cut."""
        super().resizeEvent(event)
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(plain(self.text()) if cut else "")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole label is one line
        """Draw what fits."""
        painter = QPainter(self)
        painter.setPen(look().colour(str(self.property("tone"))))
        line = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)
        painter.end()


class ShortLabel(ElidedLabel):
    """As wide as its words, but of a long name only the beginning; the whole text is in its tooltip."""

    LONGEST = 260

    def __init__(self, text: str = "", role: Type = Type.SMALL, tone: str = "text2") -> None:
        super().__init__(text, role, tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """No wider than a long name may be."""
        words = self.fontMetrics().horizontalAdvance(self.text()) + 1
        return QSize(min(words, look().px(self.LONGEST)), super().sizeHint().height())


def beginning(label: Label, text: str, longest: int) -> str:
    """Return the text, of one with more characters its beginning; the label's tooltip tells the whole then."""
    shown = shortened(text, longest)
    label.setToolTip(plain(text) if shown != text else "")
    return shown


def said(
    texts: Texts,
    message: Message,
    role: Type = Type.BODY,
    tone: str = "text",
    *,
    wrap: bool = False,
    **facts: object,
) -> Label:
    """Return a label that says a message in the current language, now and later."""
    label = Label(role=role, tone=tone, wrap=wrap)
    texts.say(label.setText, message, **facts)
    return label


def rule(*, down: bool = False, parent: QWidget | None = None) -> QFrame:
    """Return a hairline across (or down)."""
    line = QFrame(parent)
    line.setProperty("rule", "down" if down else "across")
    return line
