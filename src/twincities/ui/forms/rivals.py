"""What is said otherwise of the fields above: each rival with whose word it is, and the way to let it count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from twincities.domain.claiming import claimed
from twincities.domain.fields import field_of
from twincities.domain.state import written
from twincities.domain.vocabularies import Side
from twincities.i18n import N_, NP_
from twincities.ui.forms.claims import rivals_on
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import clear, column, inner_row
from twincities.ui.joining import joined
from twincities.ui.saying import LABELLED, Saying
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from twincities.domain.fields import Field
    from twincities.domain.record import Record
    from twincities.domain.state import Row
    from twincities.ui.forms.content import Content
    from twincities.ui.forms.desk import RecordDesk
    from twincities.ui.texts import Texts

RIVALS = N_("Other sources say otherwise:")
PREFER = NP_("button", "Prefer this")


class RivalLines(QWidget):
    """Takes no room while nobody contradicts; `prefer_wanted` carries the key of the claim that is to count."""

    prefer_wanted = Signal(str)

    def __init__(self, desk: RecordDesk, targets: Sequence[str]) -> None:
        """`targets` are the fields of the record whose rivals are shown."""
        super().__init__()
        self._desk = desk
        self._targets = targets
        self._lines = column(self, gap=Space.XS)
        self.said: list[str] = []
        self.hide()

    def show_content(self, content: Content) -> None:
        """Show what is said otherwise of the fields."""
        clear(self._lines)
        texts, noun = self._desk.texts, self._desk.shape.noun
        rivals = rivals_on(content, self._targets)
        self.said = [rival_words(claim, noun, content["names"], texts) for claim in rivals]
        self.setVisible(bool(rivals))
        if rivals:
            self._lines.addWidget(Label(texts(RIVALS), Type.SMALL_STRONG, "text2"))
        for claim, words in zip(rivals, self.said, strict=True):
            self._lines.addWidget(self._line(claim["key"], words))

    def _line(self, key: str, words: str) -> QWidget:
        line = QWidget()
        inside = inner_row(column(line), Space.S)
        inside.addWidget(Label(words, wrap=True), 1)
        prefer = Button(self._desk.texts, PREFER, ButtonKind.LINK, compact=True)
        prefer.setAccessibleDescription(words)
        prefer.clicked.connect(lambda _checked=False: self.prefer_wanted.emit(key))
        inside.addWidget(prefer)
        return line


def rival_words(claim: Row, noun: type[Record], names: Mapping[Any, str], texts: Texts) -> str:
    """Say a rival of a record's value: the field, its value, whose word it is and by which source."""
    field = field_of(noun, claim["target"])
    value = texts(
        LABELLED, label=texts(field.label), value=value_words(claim["value"], field, noun, names, texts)
    )
    side = texts(Side(claim["side"]).label) if claim.get("side") else ""
    return joined(texts, (value, side, names.get(claim.get("source") or "", "")))


def value_words(text: str, field: Field, noun: type[Record], names: Mapping[Any, str], texts: Texts) -> str:
    """Say the value of a claim; a text that is none of its field as it stands."""
    try:
        value = written(field, claimed(field, text))
    except ValueError:
        return text
    return Saying(noun, texts, names, {}).plain(field, value)
