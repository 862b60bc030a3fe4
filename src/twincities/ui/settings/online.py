"""The card that switches looking places up on the net on and off, and says what is sent where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.i18n import N_
from twincities.ui.forms.fields import FieldFrame
from twincities.ui.forms.inputs import SegmentedChoice
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.labels import WrappingLabel
from twincities.ui.settings.parts import SWITCH
from twincities.ui.theme.tokens import Type

if TYPE_CHECKING:
    from twincities.settings import Settings
    from twincities.ui.session import Session
    from twincities.ui.texts import Texts

TITLE = N_("Looking places up on the net")
LABEL = N_("Search in OpenStreetMap")
HELP = N_("off: the program asks nothing of the net")
SENT = N_(
    "The program's own gazetteer needs no network. Switched on, a place's card has one more button; "
    "only when it is pressed, the name that stands in the search, the country's code, the language of the window "
    "and the program's name and version go to nominatim.openstreetmap.org. Nothing else of the register is sent, and "
    "nothing while somebody types."
)
RULES = N_(
    "The rules of the service are kept: one request a second at most for all windows, answers are kept and not asked "
    "for twice, and what comes from there is marked \u00a9 OpenStreetMap contributors."
)


class OnlineCard(Card):
    """Off until somebody wants it."""

    def __init__(self, texts: Texts, session: Session) -> None:
        super().__init__(texts, TITLE)
        self._texts = texts
        self.switch = SegmentedChoice([(name, "") for name in SWITCH])
        self.switch.edited.connect(lambda: session.change(online_places=self.switch.value() == "on"))
        self.body.addWidget(FieldFrame(texts, LABEL, self.switch, help_text=HELP))
        for message in (SENT, RULES):
            words = WrappingLabel(role=Type.BODY, tone="text2")
            texts.say(words.setText, message)
            self.body.addWidget(words)

    def show_settings(self, settings: Settings) -> None:
        """Show what is chosen, in the current language."""
        self.switch.set_options([(name, self._texts(words)) for name, words in SWITCH.items()])
        self.switch.set_value("on" if settings.online_places else "off")
