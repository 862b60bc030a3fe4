"""Buttons: primary, default, link and danger, with an icon and the key that presses them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy

from twincities.ui.furniture.keycaps import cap_text, cap_width, paint_cap
from twincities.ui.furniture.layouts import FlowLayout
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Height, IconSize, Line, Radius, Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QBoxLayout, QLayoutItem

    from twincities.i18n import Message
    from twincities.ui.texts import Texts


LINK_EDGE = Space.XS
"""Room that a link keeps around its words for the focus ring; what stands above its words begins so much further in."""


class ButtonKind(StrEnum):
    """How much a button asks for attention; one primary per page; QUIET is a step of the way here."""

    PRIMARY = "primary"
    DEFAULT = "default"
    LINK = "link"
    QUIET = "quiet"
    DANGER = "danger"


class Button(QPushButton):
    """A button never narrower than its words; drawn by hand so that icon, words and key cap share one line."""

    def __init__(  # noqa: PLR0913 - a button is that
        self,
        texts: Texts,
        message: Message,
        kind: ButtonKind = ButtonKind.DEFAULT,
        *,
        icon: Icon | None = None,
        key: str = "",
        bind: bool = True,
        compact: bool = False,
        menu_mark: bool = False,
        icon_only: bool = False,
        on_click: Callable[[], object] | None = None,
        **facts: object,
    ) -> None:
        """`key` is drawn and, unless `bind` is off, presses the button; an icon alone says its words in a tooltip."""
        super().__init__()
        self.kind = kind
        self._icon = icon
        self._key = key
        self._compact = compact
        self._menu_mark = menu_mark
        self._icon_only = icon_only
        self._chosen = False
        self._words = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if on_click is not None:
            # The signal's `checked` is not for the act.
            self.clicked.connect(lambda _checked: on_click())
        if key and bind:
            QShortcut(QKeySequence(key), self, self._press)
            if "Return" in key:
                QShortcut(QKeySequence(key.replace("Return", "Enter")), self, self._press)
        texts.say(self.set_words, message, **facts)
        look().follow(self, self.updateGeometry)

    @property
    def words(self) -> str:
        """What the button says."""
        return self._words

    def set_words(self, words: str) -> None:
        """Change what the button says, for text that no message alone can say (a chosen filter's count)."""
        self._words = words
        self.setAccessibleName(words)
        if self._icon_only:
            self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def set_chosen(self, *, chosen: bool) -> None:
        """Show in the accent that something is chosen behind this button (a filter with values)."""
        self._chosen = chosen
        self.update()

    def set_icon_only(self, *, icon_only: bool) -> None:
        """Show the icon alone where the words have no room; they stand in the tooltip then."""
        self._icon_only = icon_only
        self.setToolTip(self._words if icon_only else "")
        self.updateGeometry()
        self.update()

    def set_icon(self, icon: Icon | None) -> None:
        """Change the icon."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Icon, words, cap and the room around them."""
        theme = look()
        height = theme.px(Height.COMPACT if self._compact else Height.CONTROL)
        if self._icon_only:
            return QSize(height, height)
        return QSize(sum(width for _, width in self._pieces()) + 2 * self._margin(), height)

    def minimumSizeHint(self) -> QSize:
        """Return the size hint: a button is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as Space does; Qt knows that of dialogs alone."""
        alone = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if alone and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._press()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw the button."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._ink()
        self._paint_ground(painter)
        pieces = self._pieces()
        left = (self.width() - sum(width for _, width in pieces)) / 2
        for piece, width in pieces:
            self._paint_piece(painter, piece, QRectF(left, 0, width, self.height()), ink)
            left += width
        painter.end()

    @property
    def _role(self) -> Type:
        return Type.SMALL if self.kind is ButtonKind.QUIET else Type.STRONG

    def _press(self) -> None:
        if self.isEnabled() and self.isVisible():
            self.click()

    def _margin(self) -> int:
        if self.kind is ButtonKind.QUIET:
            return 0
        if self.kind is ButtonKind.LINK:
            return look().px(LINK_EDGE)
        return look().px(Space.S if self._compact else Space.M + 2)

    def _pieces(self) -> list[tuple[str, int]]:
        theme = look()
        if self._icon_only:
            return [("icon", theme.px(IconSize.CONTROL))]
        gap = theme.px(Space.S)
        pieces = []
        if self._icon is not None:
            pieces += [("icon", theme.px(IconSize.CONTROL)), ("gap", gap)]
        pieces.append(("words", theme.metrics(self._role).horizontalAdvance(self._words) + 1))
        if self._key:
            pieces += [("gap", gap), ("cap", cap_width(cap_text(self._key)))]
        if self._menu_mark:
            pieces += [("gap", gap), ("mark", theme.px(IconSize.SMALL))]
        return pieces

    def _ink(self) -> QColor:
        theme = look()
        if not self.isEnabled():
            return theme.colour("text3")
        if self.kind is ButtonKind.PRIMARY:
            return theme.colour("on_accent")
        if self.kind is ButtonKind.QUIET or (self._icon_only and self.kind is ButtonKind.LINK):
            return theme.colour("accent" if self.underMouse() else "text2")
        if self.kind is ButtonKind.LINK:
            return theme.colour("accent_hover" if self.underMouse() else "accent")
        if self._chosen:
            return theme.colour("accent")
        return theme.colour("bad" if self.kind is ButtonKind.DANGER else "text")

    def _paint_ground(self, painter: QPainter) -> None:
        theme = look()
        hair, ring, radius = theme.px(Line.HAIR), theme.px(Line.FOCUS), theme.px(Radius.CONTROL)
        rect = QRectF(self.rect())
        if self.hasFocus():
            half = ring / 2
            painter.setPen(QPen(theme.colour("accent"), ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
            rect = rect.adjusted(2 * ring, 2 * ring, -2 * ring, -2 * ring)
            radius -= ring
        if self.kind in (ButtonKind.LINK, ButtonKind.QUIET):
            return
        hovered = self.isEnabled() and (self.underMouse() or self.isDown())
        if self.kind is ButtonKind.PRIMARY:
            painter.setPen(Qt.PenStyle.NoPen)
            ground = "accent_hover" if hovered else "accent"
            painter.setBrush(theme.colour(ground if self.isEnabled() else "neu_bg"))
        else:
            rect = rect.adjusted(hair / 2, hair / 2, -hair / 2, -hair / 2)
            line = "bad_line" if self.kind is ButtonKind.DANGER else "line2"
            painter.setPen(QPen(theme.colour(line), hair))
            painter.setBrush(theme.colour("hover" if hovered or self.isChecked() else "surface"))
        painter.drawRoundedRect(rect, radius, radius)

    def _paint_piece(self, painter: QPainter, piece: str, rect: QRectF, ink: QColor) -> None:
        theme = look()
        if piece in ("icon", "mark"):
            icon = Icon.EXPAND if piece == "mark" else self._icon
            quiet = self.kind is ButtonKind.DEFAULT and self.isEnabled()
            colour = theme.colour("text2") if quiet else ink
            top = round((self.height() - rect.width()) / 2)
            square = QRectF(round(rect.left()), top, rect.width(), rect.width())
            if icon is not None:
                theme.paint_icon(painter, square, icon, colour.name())
        elif piece == "words":
            painter.setFont(theme.font(self._role))
            painter.setPen(ink)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._words)
        elif piece == "cap":
            line = QColor(ink)
            plain = self.kind in (ButtonKind.DEFAULT, ButtonKind.LINK, ButtonKind.QUIET)
            line = theme.colour("line2") if plain else line
            height = theme.px(Height.KEY_CAP)
            cap = QRectF(rect.left(), (self.height() - height) / 2, rect.width(), height)
            paint_cap(painter, cap, cap_text(self._key), theme.colour("text2") if plain else ink, line)


def new_button(texts: Texts, message: Message, on_click: Callable[[], object]) -> Button:
    """Return the button that begins a record; the page itself listens to its key."""
    return Button(
        texts, message, ButtonKind.PRIMARY, icon=Icon.ADD, key="Ctrl+N", bind=False, on_click=on_click
    )


class _LineToLink(QHBoxLayout):
    # Qt takes a negative margin for one that was never set.
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect.adjusted(0, 0, look().px(LINK_EDGE), 0))


def line_to_link(outer: QBoxLayout, gap: float = 0) -> QHBoxLayout:
    """Add a line that a link ends; its words reach as far as other words, the room for its ring lies outside."""
    made = _LineToLink()
    outer.addLayout(made)
    look().follow(made, lambda: made.setSpacing(look().px(gap)))
    return made


class ButtonFlow(FlowLayout):
    """Buttons in lines; the words of a link that begins a line begin where those above it do.

    The room for its ring lies outside: whoever holds the flow leaves `LINK_EDGE` at its left.
    """

    def hang(self, item: QLayoutItem) -> int:
        """Return the room of the ring."""
        button = item.widget()
        return look().px(LINK_EDGE) if isinstance(button, Button) and button.kind is ButtonKind.LINK else 0
