"""The card's candidate picker: asks the gazetteer, shows who may be meant on a small map, takes by Enter only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from twincities.domain.names import fold
from twincities.geo.lands import country_at, elsewhere
from twincities.i18n import N_, NN_, NP_
from twincities.services.candidates import Reason
from twincities.services.countries import country_name
from twincities.ui.errors import sentence
from twincities.ui.forms.candidates import CandidateList, Option, keys_for, option
from twincities.ui.forms.inputs import TextInput
from twincities.ui.forms.lookup import AGAINST, Lookup, point
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import Label, WrappingLabel
from twincities.ui.furniture.layouts import inner_column, inner_row
from twincities.ui.places.mini_map import MiniMap
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import IconSize, Space, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.services.candidates import Candidate
    from twincities.ui.forms.lookup import Answer
    from twincities.ui.places.desk import PlaceDesk

TITLE = N_("Find the coordinates")
FROM = N_("the program's gazetteer")
PLACEHOLDER = N_("A name in any language")
LIST = N_("Places that may be meant")
FOUND = NN_("{count} candidate", "{count} candidates")
LEGEND = N_("population · latitude; longitude")
TAKE = NP_("button", "Take")
ASKING = N_("Looking…")
NOTHING = N_("No place of this name is known. The coordinates can be typed at the left, or left out.")
NOTHING_ASKED = N_("Write a name and press Enter to see which places bear it.")
AS_RECORDED = NP_("a candidate", "The point as recorded")
NO_SIZE = ""
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
SAME = 0.0005
"""Degrees within which two points are one."""


class Picker(QObject):
    """`taken` carries the Candidate; the card puts it into the form."""

    taken = Signal(object)

    def __init__(self, desk: PlaceDesk) -> None:
        super().__init__()
        self._desk = desk
        texts = desk.texts
        self._answer: Answer | None = None
        self._error: Exception | None = None
        self.card = Card(texts, TITLE, padded=False)
        source = WrappingLabel(role=Type.SMALL, tone="text2")
        source.setAlignment(RIGHT)
        texts.say(source.setText, FROM)
        self.card.add_action(source)
        self.search = TextInput()
        self.search.say_placeholder(texts, PLACEHOLDER)
        texts.say(self.search.setAccessibleName, TITLE)
        self.search.add_start(IconLabel(Icon.SEARCH, "text2", IconSize.CONTROL))
        self.search.installEventFilter(self)
        top = inner_row(self.card.body, 0, (Space.L, 0, Space.L, Space.XS))
        top.addWidget(self.search)
        self.chart = MiniMap(texts)
        self.card.body.addWidget(self.chart)
        self._build_list()
        self.lookup = Lookup(desk.context.tasks, lambda: desk.services.candidates, self)
        self.lookup.answered.connect(self._on_answer)
        self.lookup.failed.connect(self._on_error)
        self.search.edited.connect(lambda: self.ask(typing=True))
        texts.changed.connect(self._show)
        self._show()

    def _build_list(self) -> None:
        texts = self._desk.texts
        box = inner_column(self.card.body, Space.S, (Space.L, Space.XS, Space.L, Space.L))
        line = inner_row(box, Space.S)
        self.count = Label(role=Type.SMALL_STRONG)
        line.addWidget(self.count)
        self._legend = WrappingLabel(role=Type.SMALL, tone="text2")
        self._legend.setAlignment(RIGHT)
        texts.say(self._legend.setText, LEGEND)
        line.addWidget(self._legend, 1)
        self.said = WrappingLabel(role=Type.BODY, tone="text2")
        box.addWidget(self.said)
        self.list = CandidateList(texts, LIST)
        self.list.chosen.connect(self._on_chosen)
        self.list.taken.connect(lambda one: self.taken.emit(one.candidate))
        box.addWidget(self.list)
        buttons = inner_row(box, Space.S)
        self.take_button = Button(
            texts,
            TAKE,
            ButtonKind.DEFAULT,
            icon=Icon.ACCEPT,
            key="Return",
            bind=False,
            on_click=self.list.take,
        )
        buttons.addWidget(self.take_button)
        buttons.addStretch(1)

    # ---------------------------------------------------------------------------------------- asking

    def begin(self, name: str) -> None:
        """Begin with another place: its name stands ready, and is looked up where nothing is recorded yet."""
        self.lookup.stop()
        self._answer = self._error = None
        self.search.set_value(name)
        fields = self._desk.content["fields"]
        if name and fields.get("latitude") is None:
            self.ask()
        self._show()

    def ask(self, *, typing: bool = False) -> None:
        """Look the name up in the stated country; everywhere if that finds nothing."""
        country = self._desk.content["fields"].get("country") or ""
        self.lookup.ask(self.search.value(), country, typing=typing)
        if self._answer is None:
            self._show()

    def refresh(self) -> None:
        """Show again what was found: the form has changed."""
        self._show(keep=True)

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
        if self._answer is None and not self.lookup.waiting and self.search.value():
            self.ask()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the search field walk the list and take from it."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and not self.lookup.waiting
        ):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
            if enter and self._answer is None and self.search.value():
                self.ask()
                return True
            if keys_for(self.list, event):
                return True
        return super().eventFilter(watched, event)

    def _on_answer(self, answer: Answer) -> None:
        if not answer.candidates and answer.country and len(answer.words) > 1:
            self.lookup.ask(answer.words)  # perhaps the stated country is what is wrong
            return
        self._answer, self._error = answer, None
        self._show()

    def _on_error(self, error: Exception) -> None:
        self._answer, self._error = None, error
        if sentence(error, self._desk.texts) is None:
            self._desk.context.fail(error)
        self._show()

    # -------------------------------------------------------------------------------------- showing

    def _show(self, *, keep: bool = False) -> None:
        texts = self._desk.texts
        row = self.list.currentIndex().row()
        found = self._answer.candidates if self._answer is not None else ()
        options = self._options(found)
        self.list.show_options(options)
        if keep and 0 <= row < len(options):
            self.list.setCurrentIndex(self.list.model().index(row, 0))
        self.list.setVisible(bool(options))
        self.count.setText(texts(FOUND, count=len(found)) if found else "")
        self._legend.setVisible(bool(options))
        self.said.setText("" if found else self._why_nothing())
        self.said.setVisible(not found)
        self._show_points()

    def _why_nothing(self) -> str:
        texts = self._desk.texts
        if self._error is not None:
            return sentence(self._error, texts) or ""
        if self.lookup.waiting:
            return texts(ASKING)
        asked = self._answer is not None and len(self._answer.words) > 1
        return texts(NOTHING if asked else NOTHING_ASKED)

    def _options(self, found: Sequence[Candidate]) -> list[Option]:
        content, texts = self._desk.content, self._desk.texts
        country = content["fields"].get("country") or ""
        names = {fold(row["text"]) for row in content["parts"]["names"] if row.get("text")}
        options = []
        for one in found:
            known = {fold(one.name), *(fold(text) for _language, text in one.labels)}
            options.append(option(one, texts, country, len(names & known)))
        recorded = self._recorded()
        if recorded is None or any(_same_point(one, recorded) for one in options):
            return options
        return [*options, recorded]

    def _recorded(self) -> Option | None:
        """Return the point that stands in the form, to be seen among the candidates."""
        fields, texts = self._desk.content["fields"], self._desk.texts
        latitude, longitude = fields.get("latitude"), fields.get("longitude")
        if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
            return None
        if abs(latitude) > 90 or abs(longitude) > 180:  # noqa: PLR2004 - degrees
            return None
        here = country_at(latitude, longitude)
        country = fields.get("country") or ""
        stranger = bool(country) and elsewhere(country, latitude, longitude) is not None
        return Option(
            title=texts(AS_RECORDED),
            where=country_name(here, texts.language) if here else "",
            size=NO_SIZE,
            spot=point(latitude, longitude, texts.words),
            bad=texts(AGAINST[Reason.COUNTRY_DIFFERS]) if stranger else "",
            latitude=latitude,
            longitude=longitude,
        )

    def _show_points(self) -> None:
        options = self.list.options_.options
        current = self.list.currentIndex().row()
        chosen = current if current >= 0 else (0 if len(options) == 1 else None)
        self.chart.show_points([(one.latitude, one.longitude) for one in options], chosen)

    def _on_chosen(self, one: Option | None) -> None:
        self.take_button.setVisible(one is not None and one.candidate is not None)
        row = self.list.currentIndex().row()
        self.chart.choose(row if row >= 0 else None)


def _same_point(one: Option, other: Option) -> bool:
    return abs(one.latitude - other.latitude) < SAME and abs(one.longitude - other.longitude) < SAME
