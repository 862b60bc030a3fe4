"""What else a month holds: days on which partners are congratulated, at its right edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from twincities.domain.congratulations import say_congratulation
from twincities.domain.date_words import MONTHS_SHORT
from twincities.i18n import NN_, NP_
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import ElidedLabel, Label
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import IconSize, Space, Type
from twincities.ui.tips import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.domain.congratulations import Congratulation
    from twincities.ui.texts import Texts

NOTE = NP_("day of congratulation in its month", "{day} {month} — {what}")
MORE = NN_("and {count} more", "and {count} more")
MOST = 3


class MonthNotes(QWidget):
    """Shows the first days of congratulation of a month; the rest is in the tooltip."""

    def __init__(self, days: Sequence[Congratulation], texts: Texts) -> None:
        super().__init__()
        lines = column(self, gap=Space.HAIR)
        said = [say_note(one, texts) for one in days]
        shown = said if len(said) <= MOST else said[: MOST - 1]
        for words in shown:
            line = inner_row(lines, Space.S)
            line.addWidget(
                IconLabel(Icon.CONGRATULATION, "text2", IconSize.SMALL), 0, Qt.AlignmentFlag.AlignVCenter
            )
            line.addWidget(ElidedLabel(words), 1)
        if len(said) > len(shown):
            lines.addWidget(Label(texts(MORE, count=len(said) - len(shown)), Type.SMALL, "text2"))
            self.setToolTip(plain("\n".join(said)))
        self.setAccessibleName("\n".join(said))
        self._said = shown

    def sizeHint(self) -> QSize:
        """As wide as the longest line, whose letters may be cut where there is no room."""
        widest = max(look().metrics(Type.SMALL).horizontalAdvance(words) for words in self._said)
        around = look().px(IconSize.SMALL + Space.S) + Space.XS
        return QSize(widest + around, super().sizeHint().height())


def say_note(one: Congratulation, texts: Texts) -> str:
    """Say a day of congratulation in its year."""
    month = texts(MONTHS_SHORT[one.date.month - 1])
    return texts(NOTE, day=one.date.day, month=month, what=say_congratulation(one, texts.words))
