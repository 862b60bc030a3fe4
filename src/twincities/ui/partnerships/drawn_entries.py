"""Entries of a partnership's course that a widget draws by hand: walked by keyboard, pointed at, opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from twincities.domain.date_words import span
from twincities.domain.timeline import TimelineKind
from twincities.domain.vocabularies import StatusEventKind
from twincities.i18n import N_, NP_, capitalised
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Line, Space
from twincities.ui.tips import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QEvent

    from twincities.domain.timeline import TimelineEntry
    from twincities.ui.texts import Texts

ESTABLISHED = NP_("entry of the course of a partnership", "Relations established")
VISIT = NP_("entry of the course of a partnership", "Visit {sending} → {host}")
DECIDED = {
    StatusEventKind.SUSPENDED: NP_("entry of the course of a partnership", "Suspended"),
    StatusEventKind.RESUMED: NP_("entry of the course of a partnership", "Resumed"),
    StatusEventKind.ENDED: NP_("entry of the course of a partnership", "Ended"),
    StatusEventKind.CONTESTED: NP_("entry of the course of a partnership", "Contested"),
}
COURSE = N_("Course of the relations")
SPOKEN = NP_("entry of the course of a partnership, aloud", "{date}: {title}")


def title_of(entry: TimelineEntry, texts: Texts) -> str:
    """Say an entry."""
    if entry.kind is TimelineKind.ESTABLISHED:
        return texts(ESTABLISHED)
    if entry.decided is not None:
        return texts(DECIDED[entry.decided])
    if entry.title:
        return entry.title
    if entry.document is not None:
        return capitalised(texts(entry.document.label))
    return texts(VISIT, sending=entry.sending, host=entry.host)


class DrawnEntries(QWidget):
    """One entry is the current one; `opened` carries what Enter or a click opens.

    What draws them says with which keys they are walked, and which of them lies at a spot.
    """

    opened = Signal(object)

    def __init__(
        self,
        texts: Texts,
        entries: Sequence[TimelineEntry],
        walk: tuple[Qt.Key, Qt.Key],
        under: Callable[[QPointF], int | None],
        at: int = 0,
    ) -> None:
        """`walk` are the keys back and ahead; `under` returns the number of the entry at a spot."""
        super().__init__()
        self._texts = texts
        self._steps = dict(zip(walk, (-1, 1), strict=True))
        self._under = under
        self._entries = list(entries)
        self._at = at
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        texts.say(self.setAccessibleName, COURSE)
        if self._entries:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._say()
        look().follow(self, self.updateGeometry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, or open."""
        step = self._steps.get(Qt.Key(event.key()), 0)
        at = self._at + step
        if step and 0 <= at < len(self._entries):
            self._at = at
            self._say()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._entries:
            self.opened.emit(self._entries[self._at])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked."""
        number = self._under(event.position())
        if number is not None:
            self._at = number
            self.opened.emit(self._entries[number])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be clicked."""
        over = self._under(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """Tell an entry whole."""
        if isinstance(event, QHelpEvent):
            number = self._under(QPointF(event.pos()))
            if number is not None:
                QToolTip.showText(event.globalPos(), plain(self._told(self._entries[number])), self)
            return True
        return super().event(event)

    def _told(self, entry: TimelineEntry) -> str:
        return self._spoken(entry)

    def _spoken(self, entry: TimelineEntry) -> str:
        date = span(entry.date, None, self._texts.words)
        return self._texts(SPOKEN, date=date, title=title_of(entry, self._texts))

    def _say(self) -> None:
        self.setAccessibleDescription(self._spoken(self._entries[self._at]))


def paint_point(
    painter: QPainter, centre: QPointF, *, inferred: bool, doubtful: bool, decision: bool = False
) -> None:
    """Draw an event: solid where it is recorded, hollow and violet where it was inferred; a decision is a square."""
    theme = look()
    side = theme.px(Space.XS) + 1
    hollow = inferred or doubtful
    painter.setPen(QPen(theme.colour("inf" if inferred else "accent"), theme.px(Line.FOCUS)))
    painter.setBrush(theme.colour("surface" if hollow else "accent"))
    if decision:
        painter.setPen(QPen(theme.colour("text2"), theme.px(Line.FOCUS)))
        painter.setBrush(theme.colour("surface" if hollow else "text2"))
        painter.drawRect(QRectF(centre.x() - side, centre.y() - side, 2 * side, 2 * side))
    else:
        painter.drawEllipse(centre, side, side)
