"""A date of the year as it stands in its month: day, weekday, partnership and years; a jubilee is filled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy

from twincities.domain.date_words import WEEKDAYS_SHORT, heading, short
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Grade
from twincities.i18n import N_, NP_
from twincities.ui.durations import years
from twincities.ui.furniture.menus import fill_menu
from twincities.ui.joining import joined, listed
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import IconSize, Line, Radius, Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QWidget

    from twincities.services.anniversaries import Anniversary
    from twincities.ui.furniture.menus import Entry
    from twincities.ui.texts import Texts

DAY_UNKNOWN = NP_("anniversary of which only the month is known", "day unknown")
SINCE = NP_("what an anniversary rests on", "since {date}")
RIVALS = NP_("dates that other sources give", "other sources: {dates}")
CUSTOM = NP_("what a partner marks of anniversaries", "the partner: {custom}")
LEAP_DAY = N_("Marked on {date}: 29 February is in leap years only")
JUBILEE = NP_("chip of an anniversary", "jubilee")
INFERRED = NP_("certainty of an anniversary", "inferred")
WIDEST, LEAST = 420, 120
LEAP_MONTH, LEAP_NUMBER = 2, 29


class Pill(QAbstractButton):
    """Opens its partnership; `stepped` walks to the neighbours."""

    stepped = Signal(int)

    def __init__(self, one: Anniversary, texts: Texts, go: Callable[[], object]) -> None:
        super().__init__()
        self.one = one
        self._texts = texts
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda _checked: go())
        facts = spoken(one, texts)
        self.setAccessibleName(facts)
        self.setToolTip(facts)
        look().follow(self, self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Day, weekday, title, years and the star, the title cut where it is very long."""
        theme = look()
        pieces = self._pieces()
        width = sum(width for _text, _role, _tone, width in pieces) + theme.px(Space.S) * (len(pieces) - 1)
        width += 2 * theme.px(Space.M) + (theme.px(IconSize.SMALL + Space.S) if self.one.jubilee else 0)
        return QSize(min(width, theme.px(WIDEST)), theme.px(Space.XXL + Space.HAIR))

    def minimumSizeHint(self) -> QSize:
        """Return the least: the title gives way where the line is narrow."""
        return self.sizeHint().boundedTo(QSize(look().px(LEAST), self.sizeHint().height()))

    def hasHeightForWidth(self) -> bool:
        """Be as narrow as the line, if it must be."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: ARG002 - one line at any width
        """Return the height of the one line."""
        return self.sizeHint().height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by ↑ and ↓, open by Enter."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw the pill."""
        theme = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        left, right = float(theme.px(Space.M)), float(self.width() - theme.px(Space.M))
        if self.one.jubilee:
            side = theme.px(IconSize.SMALL)
            star = QRectF(right - side, round((self.height() - side) / 2), side, side)
            theme.paint_icon(painter, star, Icon.JUBILEE, theme.colours.accent)
            right = star.left() - theme.px(Space.S)
        pieces = self._pieces()
        taken = sum(width for *_, width in pieces) + theme.px(Space.S) * (len(pieces) - 1)
        over = max(0.0, taken - (right - left))
        for text, role, tone, wanted in pieces:
            width = wanted - over if text == self.one.title else wanted
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour(tone))
            shown = theme.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, int(width) + 1)
            painter.drawText(QRectF(left, 0, width + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)
            left += width + theme.px(Space.S)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        theme = look()
        ground, line = ("accent_bg", "accent_line") if self.one.jubilee else ("sunken", "line2")
        inferred = self.one.grade is Grade.INFERRED
        if inferred:
            ground, line = "inf_bg", "inf_line"
        pen = QPen(theme.colour(line), theme.px(Line.HAIR))
        if inferred or self.one.date.day is None:
            pen.setDashPattern([3, 2])
        if self.hasFocus():
            pen = QPen(theme.colour("accent"), theme.px(Line.FOCUS))
        painter.setPen(pen)
        painter.setBrush(theme.colour("hover" if self.underMouse() and not self.one.jubilee else ground))
        half, radius = pen.widthF() / 2, theme.px(Radius.CONTROL)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)

    def _pieces(self) -> list[tuple[str, Type, str, int]]:
        texts, one = self._texts, self.one
        strong = "accent" if one.jubilee else "text"
        pieces: list[tuple[str, Type, str]] = []
        if one.date.day is None:
            pieces.append((texts(DAY_UNKNOWN), Type.SMALL, "text2"))
        else:
            pieces.append((f"{one.date.day:02}", Type.H3, strong))
        if one.observed is not None:
            pieces.append((texts(WEEKDAYS_SHORT[one.observed.weekday()]), Type.SMALL, "text2"))
        pieces.append((one.title, Type.STRONG, "text"))
        pieces.append((years(one.years, texts), Type.SMALL_STRONG if one.jubilee else Type.SMALL, strong))
        return [
            (text, role, tone, look().metrics(role).horizontalAdvance(text) + 1)
            for text, role, tone in pieces
        ]


def spoken(one: Anniversary, texts: Texts) -> str:
    """Say an anniversary with everything it rests on."""
    words = texts.words
    day = PartialDate.of(one.observed) if one.observed else one.date
    facts = [heading(day, words), one.title, years(one.years, texts)]
    if one.jubilee:
        facts.append(texts(JUBILEE))
    facts += basis_facts(one, texts)
    leap = one.established.month == LEAP_MONTH and one.established.day == LEAP_NUMBER
    if leap and one.observed is not None and one.observed.day != LEAP_NUMBER:
        facts.append(texts(LEAP_DAY, date=short(day, words)))
    return joined(texts, facts)


def basis_facts(one: Anniversary, texts: Texts) -> list[str]:
    """Say since when, whether that was inferred, and what other sources say."""
    words = texts.words
    facts = [texts(SINCE, date=short(one.established, words))]
    if one.grade is Grade.INFERRED:
        facts.append(texts(INFERRED))
    if one.rivals:
        dates = listed(texts, (short(date, words) for date in one.rivals))
        facts.append(texts(RIVALS, dates=dates))
    if one.custom is not None:
        facts.append(texts(CUSTOM, custom=texts(one.custom.label)))
    return facts


def offer_deeds(widget: QWidget, texts: Texts, entries: Callable[[], Sequence[Entry]]) -> None:
    """Offer deeds below a date or a row, by the right button or the menu key."""

    def open_menu(spot: QPoint) -> None:
        menu = QMenu(widget)
        menu.aboutToHide.connect(menu.deleteLater)
        fill_menu(menu, texts, entries())
        menu.popup(widget.mapToGlobal(spot))

    widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    widget.customContextMenuRequested.connect(open_menu)
