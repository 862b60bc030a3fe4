"""The documents of one chain below each other: what came first stands first, the one that is meant is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from twincities.domain.date_words import short
from twincities.ui.agreements.looks import document_words, effect_words, state_chip
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.chips import Chip
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.joining import joined
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.domain.keys import Key
    from twincities.i18n import Message
    from twincities.services.agreement_rows import AgreementRow
    from twincities.ui.texts import Texts


class Chain(QWidget):
    """Shows the documents; `opened` carries the key of one that a person wants to see."""

    opened = Signal(str)

    def __init__(self, texts: Texts, rows: Sequence[AgreementRow], own: Key, open_words: Message) -> None:
        super().__init__()
        self._texts = texts
        self._names = {row.key: document_words(row, texts) for row in rows}
        outer = column(self, gap=Space.S)
        for row in rows:
            outer.addWidget(self._line(row, own, open_words))

    def _line(self, row: AgreementRow, own: Key, open_words: Message) -> QWidget:
        texts, made = self._texts, QWidget()
        outer = column(made, gap=Space.HAIR)
        top = inner_row(outer, Space.S)
        name = self._names[row.key]
        top.addWidget(Label(name, Type.STRONG if row.key == own else Type.BODY, wrap=True), 1)
        top.addWidget(Chip(state_chip(row.state, texts)), 0, Qt.AlignmentFlag.AlignTop)
        facts = [short(row.signed, texts.words) if row.signed else ""]
        if row.does is not None and row.follows is not None:
            facts.append(effect_words(row.does, self._names.get(row.follows, "…"), texts))
        bottom = inner_row(outer, Space.S)
        bottom.addWidget(Label(joined(texts, facts), Type.SMALL, "text2", wrap=True), 1)
        if row.key != own:
            link = Button(texts, open_words, ButtonKind.LINK, compact=True)
            link.setAccessibleDescription(name)
            link.clicked.connect(lambda _checked=False, key=row.key: self.opened.emit(str(key)))
            bottom.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        return made
