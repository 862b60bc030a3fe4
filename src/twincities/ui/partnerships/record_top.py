"""The top of a partnership's record: its head, and the strip of its first facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from twincities.ui.furniture.labels import rule
from twincities.ui.furniture.layouts import clear, column, inner_column
from twincities.ui.partnerships.facts import FactStrip
from twincities.ui.partnerships.head import RecordHead
from twincities.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.services.register_card import PartnershipCard
    from twincities.ui.partnerships.facts import Fact
    from twincities.ui.partnerships.overview import Overview
    from twincities.ui.texts import Texts


class RecordTop(QWidget):
    """Made anew for each card; its signals are those of the head, and `led` of the strip."""

    back_wanted = Signal()
    edit_wanted = Signal()
    visit_wanted = Signal()
    more_wanted = Signal(QWidget)
    evidence_wanted = Signal(QWidget)
    led = Signal(str, QWidget)

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(self)
        self._strip = QFrame()
        self.head: RecordHead | None = None
        self.facts: FactStrip | None = None

    def show_card(self, card: PartnershipCard, facts: Sequence[Fact], texts: Texts) -> None:
        """Show a partnership with its first facts."""
        clear(self._lines)
        head = RecordHead(texts, card)
        head.setProperty("pane", True)
        head.back_wanted.connect(self.back_wanted)
        head.edit_wanted.connect(self.edit_wanted)
        head.visit_wanted.connect(self.visit_wanted)
        head.more_wanted.connect(self.more_wanted)
        head.evidence_wanted.connect(self.evidence_wanted)
        strip = FactStrip(texts, facts)
        strip.led.connect(self.led)
        self._strip = QFrame()
        self._strip.setProperty("panel", "surface")
        outer = column(self._strip)
        inner_column(outer, margins=(Space.S, 0, 0, 0)).addWidget(strip)
        outer.addWidget(rule())
        for part in (head, rule(), self._strip):
            self._lines.addWidget(part)
        self.head, self.facts = head, strip

    def fold(self, overview: Overview, *, narrow: bool) -> None:
        """In a narrow window the facts are read with the overview, and the head is short."""
        if self.head is None:
            return
        self.head.set_narrow(narrow=narrow)
        if narrow:
            overview.take_facts(self._strip)
        elif self._lines.indexOf(self._strip) < 0:
            self._lines.addWidget(self._strip)
