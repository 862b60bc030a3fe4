"""Where the parts of a card's row stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF

from twincities.ui.furniture.chips import chip_size
from twincities.ui.furniture.date_box import HEIGHT, WIDTH
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import IconSize, Space, Type

if TYPE_CHECKING:
    from twincities.ui.furniture.row_look import RowLook


@dataclass(frozen=True, slots=True)
class Places:
    """The two lines of words, the sign before them, and what stands at their right; empty where there is nothing."""

    sign: QRectF
    first: QRectF
    second: QRectF
    link: QRectF
    chip: QRectF


def places(shown: RowLook, room: QRectF) -> Places:
    """Lay a row out; what is at the right goes down beside the second line where the title needs the whole first."""
    theme, gap = look(), look().px(Space.M)
    sign = _sign(shown)
    words = room.adjusted(sign.width() + gap if not sign.isEmpty() else 0, 0, 0, 0)
    chip = QSizeF(chip_size(shown.chip)) if shown.chip is not None else QSizeF(0, 0)
    link = theme.metrics(Type.SMALL).horizontalAdvance(shown.right) + 1 if shown.says_right else 0
    taken = sum(width + gap for width in (chip.width(), link) if width)
    beside = words.adjusted(0, 0, -taken, 0)
    if not shown.detail:
        first = second = beside
        ends = words
    elif not taken or theme.metrics(Type.STRONG).horizontalAdvance(shown.title) <= beside.width():
        first, second = _two_lines(beside, theme.metrics(Type.SMALL).height())
        ends = words
    else:
        first, ends = _two_lines(words, max(theme.metrics(Type.SMALL).height(), chip.height()))
        second = ends.adjusted(0, 0, -taken, 0)
    at_right = _beside(chip, ends.right() - chip.width(), ends)
    link_right = at_right.left() - gap if shown.chip is not None else ends.right()
    return Places(
        _beside(sign, room.left(), room),
        first,
        second,
        QRectF(link_right - link, ends.top(), link, ends.height()),
        at_right,
    )


def _sign(shown: RowLook) -> QSizeF:
    theme = look()
    if shown.box is not None:
        return QSizeF(theme.px(WIDTH), theme.px(HEIGHT))
    side = theme.px(IconSize.CONTROL) if shown.icon is not None else 0
    return QSizeF(side, side)


def _two_lines(room: QRectF, second: float) -> tuple[QRectF, QRectF]:
    first, between = look().metrics(Type.STRONG).height(), look().px(Space.HAIR) / 2
    top = room.top() + (room.height() - first - second - between) / 2
    return (
        QRectF(room.left(), top, room.width(), first),
        QRectF(room.left(), top + first + between, room.width(), second),
    )


def _beside(size: QSizeF, left: float, line: QRectF) -> QRectF:
    return QRectF(QPointF(left, round(line.center().y() - size.height() / 2)), size)
