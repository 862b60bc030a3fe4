"""Chips (information or a filter, never a button) and the marks that say where a value comes from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from twincities.i18n import NP_
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Height, IconSize, Line, Radius, Space, Tone, Type, tone_colours
from twincities.ui.tips import plain

if TYPE_CHECKING:
    from twincities.i18n import Message
    from twincities.ui.texts import Texts


@dataclass(frozen=True, slots=True)
class ChipLook:
    """What a chip shows: one word or two, a tone, an icon; dashed means unknown or inferred."""

    text: str
    tone: Tone = Tone.NEU
    icon: Icon | None = None
    dashed: bool = False
    removable: bool = False


LONGEST_CHOICE = 320
"""How wide the words of a removable chip may be: it may name a record of any length."""


def _words(chip: ChipLook) -> str:
    """Return what can be read of a chip."""
    if not chip.removable:
        return chip.text
    theme = look()
    room = theme.px(LONGEST_CHOICE)
    return theme.metrics(Type.SMALL_STRONG).elidedText(chip.text, Qt.TextElideMode.ElideRight, room)


def chip_size(chip: ChipLook) -> QSize:
    """Return the fixed size of a chip from the measures of its font."""
    theme = look()
    width = theme.metrics(Type.SMALL_STRONG).horizontalAdvance(_words(chip)) + 2 * theme.px(Space.S) + 1
    if chip.icon is not None:
        width += theme.px(IconSize.SMALL) + theme.px(Space.XS)
    if chip.removable:
        width += theme.px(IconSize.SMALL) + theme.px(Space.XS)
    return QSize(width, theme.px(Height.FILTER_CHIP if chip.removable else Height.CHIP))


def paint_chip(painter: QPainter, rect: QRectF, chip: ChipLook, *, square: bool = False) -> None:
    """Draw a chip into a rectangle of `chip_size`; `square` gives it the corners of a mark."""
    theme = look()
    ink, _, _ = tone_colours(theme.colours, chip.tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.colour(f"{chip.tone}_line"), theme.px(Line.HAIR))
    if chip.dashed:
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(theme.colour(f"{chip.tone}_bg"))
    half = theme.px(Line.HAIR) / 2
    radius = theme.px(Radius.MARK if square else Radius.CHIP)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    left = rect.left() + theme.px(Space.S)
    side = theme.px(IconSize.SMALL)
    top = round(rect.center().y() - side / 2)
    if chip.icon is not None:
        theme.paint_icon(painter, QRectF(round(left), top, side, side), chip.icon, ink)
        left += side + theme.px(Space.XS)
    painter.setFont(theme.font(Type.SMALL_STRONG))
    painter.setPen(theme.colour(chip.tone))
    room = QRectF(left, rect.top(), rect.right() - left, rect.height())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _words(chip))
    if chip.removable:
        cross = QRectF(round(rect.right() - theme.px(Space.S) - side), top, side, side)
        theme.paint_icon(painter, cross, Icon.CLOSE, ink)
    painter.restore()


class Chip(QWidget):
    """A chip on a page; a removable one is a filter or a chosen record and emits `removed`."""

    removed = Signal()

    def __init__(self, chip: ChipLook, spoken: str = "") -> None:
        """`spoken` is what a screen reader says, with the axis: "legal status: in force"."""
        super().__init__()
        self._chip = chip
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_chip(chip, spoken)
        look().follow(self, self.updateGeometry)

    @property
    def chip(self) -> ChipLook:
        """What is shown."""
        return self._chip

    def show_chip(self, chip: ChipLook, spoken: str = "") -> None:
        """Show something else."""
        self._chip = chip
        self.setAccessibleName(spoken or chip.text)
        self.setToolTip(plain(chip.text) if _words(chip) != chip.text else "")
        policy = Qt.FocusPolicy.TabFocus if chip.removable else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As large as its words ask."""
        return chip_size(self._chip)

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: a chip is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw the chip, with the focus ring where it has the focus."""
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self._chip)
        if self.hasFocus():
            theme = look()
            half = theme.px(Line.FOCUS) / 2
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), theme.px(Line.FOCUS)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = theme.px(Radius.CHIP)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Remove by a click on the cross."""
        theme = look()
        cross = self.width() - theme.px(IconSize.SMALL + Space.S + Space.XS)
        if self._chip.removable and event.position().x() >= cross and self.rect().contains(event.pos()):
            self.removed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove by Delete, Backspace or Enter."""
        keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self._chip.removable and event.key() in keys:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class EvidenceChip(Chip):
    """A chip that shows what it rests on, by a click, Enter or Space: `asked`."""

    asked = Signal()

    def __init__(self, chip: ChipLook, spoken: str = "") -> None:
        super().__init__(chip, spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show it by a click."""
        if self.rect().contains(event.pos()):
            self.asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show it by Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.asked.emit()
        else:
            super().keyPressEvent(event)


class Origin(Enum):
    """Where a value comes from, as its mark says."""

    OURS = NP_("source mark", "ours")
    PARTNER = NP_("source mark", "partner")
    PRESS = NP_("source mark", "press")
    REFERENCE = NP_("source mark", "reference")
    DOCUMENT = NP_("source mark", "document")
    INFERRED = NP_("source mark", "≈ inferred")

    @property
    def message(self) -> Message:
        """The mark's word."""
        return self.value


class SourceMark(QWidget):
    """The small square-cornered mark right of a value, or of the label of its field."""

    clicked = Signal()

    def __init__(self, texts: Texts, origin: Origin) -> None:
        super().__init__()
        self.origin = origin
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        texts.say(self._set_text, origin.message)
        look().follow(self, self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As wide as its word asks."""
        theme = look()
        width = theme.metrics(Type.SMALL_STRONG).horizontalAdvance(self._text) + 2 * theme.px(Space.XS + 2)
        return QSize(width, theme.px(Height.MARK))

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: a mark is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw the mark: ours filled, inferred violet and dashed, others outlined."""
        theme = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inferred = self.origin is Origin.INFERRED
        pen = QPen(theme.colour("inf_line" if inferred else "neu_line"), theme.px(Line.HAIR))
        if inferred:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        ground = {Origin.INFERRED: "inf_bg", Origin.OURS: "neu_bg"}.get(self.origin, "surface")
        painter.setBrush(theme.colour(ground))
        half, radius = theme.px(Line.HAIR) / 2, theme.px(Radius.MARK)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        painter.setFont(theme.font(Type.SMALL_STRONG))
        painter.setPen(theme.colour("inf" if inferred else "neu"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell that it was clicked."""
        super().mouseReleaseEvent(event)
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def _set_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()
