"""What opens to name a view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from twincities.i18n import N_, NN_, NP_
from twincities.services.views import LONGEST_NAME
from twincities.ui.forms.field_sheet import FieldSheet
from twincities.ui.forms.inputs import TextInput

if TYPE_CHECKING:
    from twincities.services.views import ViewNameError
    from twincities.ui.texts import Texts

NAME = NP_("field", "Name of the view")
HELP = N_("Filters, order and columns are kept as they stand now")
SAVE = NP_("button", "Save the view")
EMPTY = N_("Give the view a name of letters or digits")
TAKEN = N_("Another view is called so; choose another name")
TOO_LONG = NN_("Shorten the name to {count} letter at most", "Shorten the name to {count} letters at most")


class NameSheet(FieldSheet):
    """Asks for a view's name; `settled` carries what was typed, `refuse_name` says why it will not do."""

    settled = Signal(str)

    def __init__(self, texts: Texts, name: str) -> None:
        self.field = TextInput()
        self.field.set_value(name)
        super().__init__(texts, NAME, self.field, HELP, SAVE)

    def take(self) -> None:
        """Hand over what was typed."""
        self.settled.emit(self.field.value())

    def refuse_name(self, error: ViewNameError) -> None:
        """Say why the name will not do; what was typed stays."""
        if error.taken:
            self.refuse(self._texts(TAKEN))
        elif len(error.name) > LONGEST_NAME:
            self.refuse(self._texts(TOO_LONG, count=LONGEST_NAME))
        else:
            self.refuse(self._texts(EMPTY))
