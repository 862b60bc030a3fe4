"""The year slider: how many ties stood at the end of each year, and which year the map shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QSlider

from twincities.i18n import N_, NN_, NP_
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.labels import Label, said
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Line, Space, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.ui.texts import Texts

TITLE = N_("Ties at the end of the year")
STOOD = NN_("· {count} partnership in force then", "· {count} partnerships in force then")
WITHOUT_YEAR = NN_("· the year of {count} is unknown", "· the years of {count} are unknown")
PLAY, PAUSE = NP_("button", "Play the years"), NP_("button", "Stop")
SPOKEN = NP_("what a slider says aloud", "{title}: {year}")
BARS, TRACK, HANDLE = 18, 4, 7
"""Heights of the bars and the track and the handle's radius, in pixels at 100 %."""
STEP = 400
"""Milliseconds that a year is shown while the years play."""
LABEL_ROOM = 64


class YearTrack(QSlider):
    """The years from left to right, with a bar for how many ties stood at the end of each."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._counts: Sequence[int] = ()
        self._asked = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPageStep(5)
        look().follow(self, self.updateGeometry)

    def show_counts(self, first: int, counts: Sequence[int]) -> None:
        """Show a span of years with their counts; the last year stays the last."""
        at_end = not self._asked or self.value() == self.maximum()
        self._asked = True
        self._counts = counts
        last = first + len(counts) - 1
        self.setRange(first, last)
        if at_end:
            self.setValue(last)
        self.setEnabled(len(counts) > 1)
        self.update()

    def sizeHint(self) -> QSize:
        """Bars, track and the years below."""
        theme = look()
        height = theme.px(BARS + 2 * HANDLE) + theme.metrics(Type.SMALL).height()
        return QSize(theme.px(300), height)

    def minimumSizeHint(self) -> QSize:
        """Bars get thinner; the height stays."""
        return QSize(look().px(160), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by years; up and down belong to the map."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the year that was clicked."""
        self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse while its button is down."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw bars, track, years and the handle."""
        theme = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = theme.px(BARS + HANDLE)
        self._paint_bars(painter, line - theme.px(TRACK))
        here = self._place(self.value())
        painter.setPen(Qt.PenStyle.NoPen)
        thick = theme.px(TRACK)
        for left, right, colour in (
            (self._place(self.minimum()), here, "accent"),
            (here, self._place(self.maximum()), "line2"),
        ):
            painter.setBrush(theme.colour(colour))
            painter.drawRoundedRect(QRectF(left, line - thick / 2, right - left, thick), thick / 2, thick / 2)
        self._paint_years(painter, line + theme.px(HANDLE))
        radius = theme.px(HANDLE)
        painter.setBrush(theme.colour("surface"))
        painter.setPen(QPen(theme.colour("accent"), theme.px(Line.FOCUS)))
        painter.drawEllipse(QPointF(here, line), radius - 1, radius - 1)
        if self.hasFocus():
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(QPointF(here, line), radius / 2, radius / 2)
        painter.end()

    def _paint_bars(self, painter: QPainter, bottom: float) -> None:
        theme = look()
        most = max(self._counts, default=0)
        if not most:
            return
        step = (self.width() - 2 * theme.px(HANDLE)) / max(1, len(self._counts) - 1)
        width = max(1.0, min(theme.px(8), step * 0.6))
        painter.setPen(Qt.PenStyle.NoPen)
        for number, count in enumerate(self._counts):
            year = self.minimum() + number
            tall = max(1.0, count / most * theme.px(BARS - TRACK)) if count else 0.0
            painter.setBrush(theme.colour("accent_line" if year <= self.value() else "line2"))
            painter.drawRect(QRectF(self._place(year) - width / 2, bottom - tall, width, tall))

    def _paint_years(self, painter: QPainter, top: float) -> None:
        theme = look()
        painter.setFont(theme.font(Type.SMALL, figures=True))
        painter.setPen(theme.colour("text2"))
        room = theme.px(LABEL_ROOM)
        span = max(1, self.maximum() - self.minimum())
        fits = max(1, (self.width() - room) // room)
        every = next((n for n in (1, 2, 5, 10, 20, 50, 100) if span / n <= fits), span)
        height = theme.metrics(Type.SMALL).height()
        first, last = self.minimum(), self.maximum()
        years = [year for year in range(first, last + 1) if year % every == 0] or [first]
        for year in years:
            rect = QRectF(self._place(year) - room / 2, top, room, height)
            align = Qt.AlignmentFlag.AlignHCenter
            if rect.left() < 0:
                rect.moveLeft(0)
                align = Qt.AlignmentFlag.AlignLeft
            elif rect.right() > self.width() and year != last:
                continue  # moved inside it would stand under another year
            elif rect.right() > self.width():
                rect.moveRight(self.width())
                align = Qt.AlignmentFlag.AlignRight
            painter.drawText(rect, align | Qt.AlignmentFlag.AlignTop, str(year))

    def _place(self, year: int) -> float:
        margin = look().px(HANDLE)
        span = max(1, self.maximum() - self.minimum())
        share = (year - self.minimum()) / span if self.maximum() > self.minimum() else 1.0
        return margin + share * (self.width() - 2 * margin)

    def _go(self, event: QMouseEvent) -> None:
        margin = look().px(HANDLE)
        share = (event.position().x() - margin) / max(1, self.width() - 2 * margin)
        self.setValue(round(self.minimum() + share * (self.maximum() - self.minimum())))
        event.accept()


class Years(QFrame):
    """The panel at the map's lower edge; `chosen` carries the year, None for today."""

    chosen = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.setProperty("card", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        outer = column(self, (Space.L, Space.S, Space.L, Space.S), Space.HAIR)
        line = inner_row(outer, Space.S)
        self._title = said(texts, TITLE, Type.SMALL, "text2")
        line.addWidget(self._title)
        line.addStretch(1)
        self.year = Label(role=Type.H2)
        self.count = Label(role=Type.SMALL, tone="text2")
        self.unknown = Label(role=Type.SMALL, tone="text2")
        # Each begins with a point: the room before it is that of the space behind it.
        facts = inner_row(line, Space.XS)
        for fact in (self.year, self.count, self.unknown):
            facts.addWidget(fact)
        self.play = Button(texts, PLAY, icon=Icon.PLAY, icon_only=True, on_click=self.toggle)
        line.addWidget(self.play)
        self.track = YearTrack()
        outer.addWidget(self.track)
        self._timer = QTimer(self)
        self._timer.setInterval(STEP)
        self._timer.timeout.connect(self._tick)
        self.track.valueChanged.connect(self._on_value)

    def show_span(self, first: int, counts: Sequence[int]) -> None:
        """Show the years from the first tie to this one."""
        self.track.show_counts(first, counts)
        self.play.setEnabled(len(counts) > 1)

    def say_shown(self, count: int, unknown: int) -> None:
        """Say how many ties the year shows, and how many of them nobody knows the year of."""
        self.year.setText(str(self.track.value()))
        self.count.setText(self._texts(STOOD, count=count))
        self.unknown.setText(self._texts(WITHOUT_YEAR, count=unknown) if unknown else "")
        self.count.setToolTip(self.unknown.text())
        self._make_room()
        spoken = self._texts(SPOKEN, title=self._texts(TITLE), year=self.track.value())
        self.track.setAccessibleName(spoken)

    @property
    def value(self) -> int | None:
        """The year shown, None for today."""
        return None if self.track.value() == self.track.maximum() else self.track.value()

    def step(self, years: int) -> None:
        """Go some years on or back."""
        self.stop()
        self.track.setValue(self.track.value() + years)

    def toggle(self) -> None:
        """Play the years, or stop."""
        if self._timer.isActive():
            self.stop()
            return
        if self.value is None:
            self.track.setValue(self.track.minimum())
        self._timer.start()
        self.play.set_icon(Icon.PAUSE)
        self._texts.say(self.play.set_words, PAUSE)

    def stop(self) -> None:
        """Stop playing."""
        self._timer.stop()
        self.play.set_icon(Icon.PLAY)
        self._texts.say(self.play.set_words, PLAY)

    @property
    def playing(self) -> bool:
        """Whether the years are playing."""
        return self._timer.isActive()

    def hideEvent(self, event: object) -> None:
        """Play nothing on a page that is not seen."""
        self.stop()
        super().hideEvent(event)  # type: ignore[arg-type] # Qt's event

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Leave out the title, then the ties without a year, which stand in a tooltip as well."""
        gap = look().px(Space.L)
        least = [self.year, self.count, self.play]
        room = self.width() - 2 * gap - sum(widget.sizeHint().width() + gap for widget in least)
        for label in (self.unknown, self._title):
            wide = label.sizeHint().width() + gap
            shown = bool(label.text()) and wide <= room
            label.setVisible(shown)
            room -= wide if shown else 0

    def _tick(self) -> None:
        if self.track.value() >= self.track.maximum():
            self.stop()
        else:
            self.track.setValue(self.track.value() + 1)

    def _on_value(self) -> None:
        self.chosen.emit(self.value)
