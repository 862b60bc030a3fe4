"""What opens below a filter button: boxes to tick, a span of years, a place or partnership to name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from twincities.i18n import N_, NP_
from twincities.ui.forms.completion import RecordChoice
from twincities.ui.forms.fields import FieldFrame
from twincities.ui.forms.inputs import TextInput
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.furniture.popovers import Popover
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Height, IconSize, Line, Radius, Space, Type, Width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincities.domain.vocabulary import Term
    from twincities.ui.forms.completion import Suggestion
    from twincities.ui.texts import Texts

FROM = NP_("years of a filter", "From the year")
TO = NP_("years of a filter", "To the year")
YEARS_KNOWN = N_("The journal holds visits of {first}–{last}")
WHERE = N_("Place or partnership")
WHERE_HELP = N_("Any name, in any language")
YEAR_LENGTH = 4


class TickBox(QCheckBox):
    """A box to tick, with its words, as wide as the list; Space and Enter tick it."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look().follow(self, self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Room for box and words."""
        theme = look()
        words = theme.metrics(Type.BODY).horizontalAdvance(self.text())
        return QSize(words + theme.px(IconSize.HEADER + Space.S + 2 * Space.S), theme.px(Height.ROW))

    def minimumSizeHint(self) -> QSize:
        """Words are never cut."""
        return self.sizeHint()

    def hitButton(self, spot: QPoint) -> bool:
        """Tick by a click anywhere on the line."""
        return self.rect().contains(spot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick, or walk to the neighbours."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw ground, box and words."""
        theme = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sel" if self.hasFocus() else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()), theme.px(Radius.MARK), theme.px(Radius.MARK))
        side = theme.px(IconSize.HEADER)
        box = QRectF(theme.px(Space.S), round((self.height() - side) / 2), side, side)
        ticked = self.isChecked()
        painter.setPen(QPen(theme.colour("accent" if ticked else "control"), theme.px(Line.HAIR)))
        painter.setBrush(theme.colour("accent" if ticked else "surface"))
        painter.drawRoundedRect(
            box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(Radius.MARK), theme.px(Radius.MARK)
        )
        if ticked:
            inset = theme.px(Space.HAIR)
            inside = box.adjusted(inset, inset, -inset, -inset)
            theme.paint_icon(painter, inside, Icon.ACCEPT, theme.colours.on_accent)
        painter.setFont(theme.font(Type.BODY))
        painter.setPen(theme.colour("text"))
        words = QRectF(self.rect()).adjusted(box.right() + theme.px(Space.S), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class TermTicks(QWidget):
    """Terms of a vocabulary to tick; `edited` after each."""

    edited = Signal()

    def __init__(self, texts: Texts, terms: Sequence[Term], chosen: Sequence[Term]) -> None:
        super().__init__()
        layout = column(self)
        self._boxes: dict[Term, TickBox] = {}
        for term in terms:
            box = TickBox(texts(term.label))
            box.setChecked(term in chosen)
            box.toggled.connect(lambda _on: self.edited.emit())
            self._boxes[term] = box
            layout.addWidget(box)

    def value(self) -> tuple[Term, ...]:
        """Return the ticked terms in the order of the vocabulary."""
        return tuple(term for term, box in self._boxes.items() if box.isChecked())

    def focus_first(self) -> None:
        """Put the focus on the first ticked box, else on the first."""
        boxes = list(self._boxes.values())
        wanted = next((box for box in boxes if box.isChecked()), boxes[0])
        wanted.setFocus(Qt.FocusReason.PopupFocusReason)


class YearSpan(QWidget):
    """Two years, either of which may be left empty; `edited` when both can be read."""

    edited = Signal()

    def __init__(
        self, texts: Texts, first: int | None, last: int | None, known: tuple[int, int] | None
    ) -> None:
        super().__init__()
        layout = column(self, (Space.S, Space.S, Space.S, Space.S), Space.S)
        line = inner_row(layout, Space.FIELD_GAP_ACROSS)
        self.first, self.last = TextInput(), TextInput()
        for label, field, year in ((FROM, self.first, first), (TO, self.last, last)):
            field.setMaxLength(YEAR_LENGTH)
            field.set_value(str(year) if year is not None else "")
            field.edited.connect(self._on_edited)
            line.addWidget(FieldFrame(texts, label, field))
        if known is not None:
            hint = Label(texts(YEARS_KNOWN, first=known[0], last=known[1]), Type.SMALL, "text2")
            layout.addWidget(hint)

    def value(self) -> tuple[int | None, int | None]:
        """Return the first and the last year, None for an open end."""
        return _year(self.first.value()), _year(self.last.value())

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        self.first.setFocus(Qt.FocusReason.PopupFocusReason)
        self.first.selectAll()

    def _on_edited(self) -> None:
        typed = (self.first.value(), self.last.value())
        if all(not text or _year(text) is not None for text in typed):
            self.edited.emit()


def _year(text: str) -> int | None:
    return int(text) if len(text) == YEAR_LENGTH and text.isascii() and text.isdigit() and int(text) else None


class PlaceChoice(QWidget):
    """Names a place or a partnership; `chosen` carries the suggestion that was taken."""

    chosen = Signal(object)

    def __init__(self, texts: Texts, suggest: Callable[[str], Sequence[Suggestion]]) -> None:
        super().__init__()
        layout = column(self, (Space.S, Space.S, Space.S, Space.S))
        self.field = RecordChoice(texts, suggest)
        self.field.chosen.connect(self._on_chosen)
        layout.addWidget(FieldFrame(texts, WHERE, self.field, help_text=WHERE_HELP))
        look().follow(self, lambda: self.setMinimumWidth(look().px(Width.POPUP)))

    def focus_first(self) -> None:
        """Put the focus into the field."""
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_chosen(self, entry: Suggestion | None) -> None:
        if entry is not None and entry.key:
            self.chosen.emit(entry)


class FilterPopover(Popover):
    """Opens below its button with the focus inside, and closes when the focus goes elsewhere."""

    def __init__(self, anchor: QWidget, content: QWidget) -> None:
        super().__init__(anchor, content, Space.XS)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)
        self.closed.connect(self.deleteLater)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isVisible() and not self.isAncestorOf(now) and now is not self:
            self.close_it()
