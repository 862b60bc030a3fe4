"""The map as a picture on paper or in a letter: what is seen, twice as fine, with the signs and the day below."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from twincities.domain.date_words import short
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Activity
from twincities.i18n import N_, NP_
from twincities.ui.map.looks import SIGN, paint_own_sign, paint_tie_sign
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Height, Space, Type

if TYPE_CHECKING:
    from datetime import date

    from twincities.ui.context import Context
    from twincities.ui.texts import Texts

AS_OF = N_("As of {date}")
OUR_CITY = NP_("legend of the map", "our city")
CHOOSE = N_("Save the map as a picture")
FILE_NAME = NP_("name of a file, without its ending", "map")
KIND = N_("Picture (*.png)")
SAVED = N_("The map is saved as {file}")
NOT_SAVED = N_("The picture could not be written to {file}.")


def with_signs(image: QImage, texts: Texts, today: date) -> QImage:
    """Return the picture with a strip below: what lines and squares mean, and the day."""
    ratio = image.devicePixelRatio() if image.devicePixelRatio() > 1 else 2.0
    theme = look()
    strip = theme.px(Height.CARD_HEADER)
    wide, high = image.width() / ratio, image.height() / ratio
    whole = QImage(image.width(), round((high + strip) * ratio), QImage.Format.Format_RGB32)
    whole.setDevicePixelRatio(ratio)
    whole.fill(theme.colour("surface"))
    painter = QPainter(whole)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawImage(QRectF(0, 0, wide, high), image)
    painter.setFont(theme.font(Type.SMALL))
    metrics = theme.metrics(Type.SMALL)
    left, sign = float(theme.px(Space.L)), theme.px(SIGN)
    for activity in (*Activity, None):
        words = texts(activity.label if activity else OUR_CITY)
        room = QRectF(left, high, sign, strip)
        if activity:
            paint_tie_sign(painter, room, activity)
        else:
            paint_own_sign(painter, room)
        painter.setPen(theme.colour("text"))
        width = metrics.horizontalAdvance(words) + 1
        painter.drawText(QRectF(room.right(), high, width, strip), Qt.AlignmentFlag.AlignVCenter, words)
        left = room.right() + width + theme.px(Space.L)
    day = texts(AS_OF, date=short(PartialDate.of(today), texts.words))
    painter.setPen(theme.colour("text2"))
    edge = QRectF(0, high, wide - theme.px(Space.L), strip)
    painter.drawText(edge, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, day)
    painter.end()
    return whole


def choose_and_save(parent: QWidget, context: Context, image: QImage, today: date) -> None:
    """Ask where to and write the picture; nothing happens where nothing is chosen."""
    texts = context.texts
    name = f"{texts(FILE_NAME)}.png"
    chosen, _ = QFileDialog.getSaveFileName(parent, texts(CHOOSE), name, texts(KIND))
    if chosen:
        save(Path(chosen), context, image, today)


def save(path: Path, context: Context, image: QImage, today: date) -> None:
    """Write the picture and say so."""
    path = path if path.suffix else path.with_suffix(".png")
    if with_signs(image, context.texts, today).save(str(path)):
        context.say(SAVED, file=path.name)
    else:
        context.say(NOT_SAVED, file=path)
