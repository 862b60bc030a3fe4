"""The panel beside the register: the preview of the current partnership, or what can be done with several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from twincities.domain.fields import field_of
from twincities.domain.partnership import Partnership
from twincities.domain.vocabularies import LegalStatus, PartnershipType
from twincities.i18n import N_, NN_, NP_
from twincities.ui.forms.fields import FieldFrame
from twincities.ui.forms.terms import TermChoice
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.labels import Label, said
from twincities.ui.furniture.layouts import clear, column, inner_column, inner_row
from twincities.ui.partnerships.decision_for_all import DecisionForAll
from twincities.ui.partnerships.preview import PartnershipPreview
from twincities.ui.tables.side_panel import SidePanel, SideWords
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Height, Space, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.domain.vocabulary import Term
    from twincities.services.register import PartnershipRow
    from twincities.ui.context import Context

WORDS = SideWords(
    Icon.PARTNERSHIP,
    choose=N_("Choose a partnership to see what is recorded of it"),
    failed=N_("The partnership could not be read"),
    selected=NN_("{count} partnership selected", "{count} partnerships selected"),
)
NEW_VISIT = NP_("button", "New visit")
IN_COMMON = NP_("value that several records share", "{field}: {value}")
DIFFERENT = NP_("value that several records do not share", "{field}: different")
SET_FOR_ALL = N_("Set for all of them")
SET = NP_("button", "Set")
SETTABLE: tuple[tuple[str, type[Term]], ...] = (("legal_status", LegalStatus), ("type", PartnershipType))
MOST_COMPARED = 500


class RegisterSide(SidePanel[PartnershipPreview]):
    """Emits what the person wants; the page does it.

    `set_wanted` carries a field's name and its new value, `decide_wanted` a decision for all that are selected.
    """

    visit_wanted = Signal()
    set_wanted = Signal(str, object)
    decide_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        visit = Button(context.texts, NEW_VISIT, icon=Icon.ADD)
        preview = PartnershipPreview(context)
        super().__init__(context.texts, WORDS, preview, (visit,))
        visit.clicked.connect(self.visit_wanted)
        preview.visit_wanted.connect(self.visit_wanted)
        self._common = QWidget()
        self._lines = column(self._common, gap=Space.XS)
        self.together.addWidget(self._common)
        self.together.addWidget(said(context.texts, SET_FOR_ALL, Type.H2))
        self.choices: dict[str, TermChoice[Term]] = {}
        for name, terms in SETTABLE:
            self._add_setting(name, terms)
        self.decision = DecisionForAll(context.texts)
        self.decision.wanted.connect(self.decide_wanted)
        self.together.addWidget(self.decision)

    def _add_setting(self, name: str, terms: type[Term]) -> None:
        texts = self._texts
        line = inner_row(self.together, Space.S)
        choice: TermChoice[Term] = TermChoice(texts, terms)
        self.choices[name] = choice
        described = field_of(Partnership, name)
        line.addWidget(FieldFrame(texts, described.label, choice, help_text=described.described.help), 1)
        # Level with the field, whatever is said below that: under the label's height and gap.
        level = inner_column(line, 0, (0, Height.MARK + Space.XS, 0, 0))
        level.addWidget(Button(texts, SET, on_click=lambda: self._set(name)))
        level.addStretch(1)

    def _set(self, name: str) -> None:
        choice = self.choices[name]
        choice.settle()
        value = choice.value()
        if choice.unmatched:
            choice.setFocus(Qt.FocusReason.OtherFocusReason)
        elif value is not None:
            self.set_wanted.emit(name, value)
            choice.set_value(None)

    def show_common(self, rows: Sequence[PartnershipRow]) -> None:
        """Say what the selected partnerships have in common; of very many only the count is said."""
        clear(self._lines)
        texts = self._texts
        for name in ("legal_status", "activity", "type"):
            values = {getattr(row, name) for row in rows}
            label = texts(ACTIVITY if name == "activity" else field_of(Partnership, name).label)
            if len(values) == 1:
                line = texts(IN_COMMON, field=label, value=values.pop().label)
            else:
                line = texts(DIFFERENT, field=label)
            if rows:
                self._lines.addWidget(Label(line, Type.BODY, "text2", wrap=True))


ACTIVITY = NP_("column", "Activity")
