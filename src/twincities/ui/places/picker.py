"""The card's candidate picker: asks the gazetteer, shows who may be meant on a small map, takes by Enter only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from twincities.domain.coordinates import point
from twincities.domain.names import fold
from twincities.geo.lands import country_at, elsewhere
from twincities.i18n import N_, NN_, NP_
from twincities.services.candidates import Reason
from twincities.services.countries import country_name
from twincities.ui.errors import sentence
from twincities.ui.forms.candidates import SPOT_DECIMALS, CandidateList, Option, option, step_of
from twincities.ui.forms.inputs import TextInput
from twincities.ui.forms.lookup import AGAINST, ASKING, Lookup
from twincities.ui.furniture.buttons import LINK_EDGE, Button, ButtonKind
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import Label, WrappingLabel
from twincities.ui.furniture.layouts import FlowLayout, column, inner_row
from twincities.ui.places.mini_map import MiniMap
from twincities.ui.places.online_search import NOTHING as NOTHING_ONLINE
from twincities.ui.places.online_search import OnlineSearch
from twincities.ui.places.point_map import PointPanel
from twincities.ui.theme.appearance import look
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
LEGEND = N_("population · latitude, longitude")
TAKE = NP_("button", "Take")
NOTHING = N_("No place of this name is known. The coordinates can be typed at the left, or left out.")
NOTHING_ASKED = N_("Write a name and press Enter to see which places bear it.")
AS_RECORDED = NP_("a candidate", "The point as recorded")
NO_SIZE = ""
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
POINT = NP_("button", "Point on the map")
SAME = 0.0005
"""Degrees within which two points are one."""


class Picker(QObject):
    """`taken` carries the Candidate, `pointed` a point set on the map (latitude, longitude, degrees a pixel holds)."""

    taken = Signal(object)
    pointed = Signal(float, float, float)

    def __init__(self, desk: PlaceDesk) -> None:
        super().__init__()
        self._desk = desk
        texts = desk.texts
        self._answer: Answer | None = None
        self._error: Exception | None = None
        self._is_online = False
        self.card = Card(texts, TITLE, padded=False)
        source = WrappingLabel(role=Type.SMALL, tone="text2")
        source.setAlignment(RIGHT)
        texts.say(source.setText, FROM)
        look().follow(source, lambda: source.setContentsMargins(0, 0, look().px(LINK_EDGE), 0))
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
        self.point = PointPanel(texts)
        self.point.hide()
        self.point.pointed.connect(self._on_pointed)
        self.point.closed.connect(self.close_point)
        self.card.body.addWidget(self.point)
        self.lookup = Lookup(desk.context.tasks, lambda: desk.services.candidates, self)
        self.lookup.answered.connect(self._on_answer)
        self.lookup.failed.connect(self._on_error)
        self.search.edited.connect(lambda: self.ask(typing=True))
        texts.changed.connect(self._show)
        self._show()

    def _build_list(self) -> None:
        texts = self._desk.texts
        self._found = QWidget()
        self.card.body.addWidget(self._found)
        box = column(self._found, (Space.L, Space.XS, Space.L, Space.L), Space.S)
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
        buttons = QWidget()
        flow = FlowLayout(buttons, Space.S)
        box.addWidget(buttons)
        self.take_button = Button(
            texts,
            TAKE,
            ButtonKind.DEFAULT,
            icon=Icon.ACCEPT,
            key="Return",
            bind=False,
            on_click=self.list.take,
        )
        flow.addWidget(self.take_button)
        self.point_button = Button(texts, POINT, icon=Icon.COORDINATES, on_click=self.point_on_map)
        flow.addWidget(self.point_button)
        self.online = OnlineSearch(self._desk)
        self.online.button.clicked.connect(self.ask_online)
        self.online.begun.connect(self._on_online_begun)
        self.online.answered.connect(self._on_online)
        self.online.failed.connect(self._on_error)
        box.addWidget(self.online)
        self.online.begin()

    # ---------------------------------------------------------------------------------------- asking

    def begin(self, name: str) -> None:
        """Begin with another place: its name stands ready, and is looked up where nothing is recorded yet."""
        self.lookup.stop()
        self.online.stop()
        self.close_point(focus=False)
        self._answer = self._error = None
        self._is_online = False
        self.search.set_value(name)
        fields = self._desk.content["fields"]
        if name and fields.get("latitude") is None:
            self.ask()
        self._show()

    def ask(self, *, typing: bool = False) -> None:
        """Look the name up in the stated country; everywhere if that finds nothing."""
        country = self._desk.content["fields"].get("country") or ""
        self.online.stop()
        self._is_online = False
        self.lookup.ask(self.search.value(), country, typing=typing)
        if self._answer is None:
            self._show()

    def ask_online(self) -> None:
        """Look the name up on the net: on the person's word only, and never while one types."""
        country = self._desk.content["fields"].get("country") or ""
        self.lookup.stop()
        self.online.ask(self.search.value(), country)

    def point_on_map(self) -> None:
        """Let the person point at the place."""
        fields = self._desk.content["fields"]
        recorded = self._recorded()
        one = recorded or self.list.current
        self.point.map.show_points([(each.latitude, each.longitude) for each in self.list.options_.lines])
        spot = (one.latitude, one.longitude) if one is not None else None
        self.point.map.begin(spot, fields.get("country") or "")
        self.chart.hide()
        self._found.hide()
        self.point.show()
        self.point.map.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_point(self, *, focus: bool = True) -> None:
        """Go back to the candidates."""
        if self.point.isHidden():
            return
        self.point.hide()
        self.chart.show()
        self._found.show()
        if focus:
            self.point_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_pointed(self, latitude: float, longitude: float) -> None:
        pixel = self.point.map.pixel
        self.close_point()
        self.pointed.emit(latitude, longitude, pixel)

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
        """Let the search field walk the list and take from it; keys wait for an answer that is on its way."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = step_of(event)
            if step:
                self.lookup.when_answered(lambda _answer: self.list.step(step))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self._on_enter()
                return True
        return super().eventFilter(watched, event)

    def _on_enter(self) -> None:
        if self.lookup.waiting:
            self.lookup.when_answered(self._go_on)
        elif self._answer is None and self.search.value():
            self.ask()
        else:
            self.list.take()

    def _go_on(self, answer: Answer) -> None:
        """Take a candidate that is sure and was not walked away from, else let the person choose."""
        chosen = self.list.current
        if answer.sure is not None and chosen is not None and chosen.candidate == answer.sure:
            self.lookup.stop()  # another Enter was meant for this one
            self.taken.emit(answer.sure)
        elif answer.candidates:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_answer(self, answer: Answer) -> None:
        if not answer.candidates and answer.country and len(answer.words) > 1:
            self.lookup.ask_on(answer.words)  # perhaps the stated country is what is wrong
            return
        self._answer, self._error = answer, None
        self._show()

    def _on_online_begun(self) -> None:
        self._answer = self._error = None
        self._is_online = True
        self._show()

    def _on_online(self, answer: Answer) -> None:
        self._answer, self._error, self._is_online = answer, None, True
        self._show()
        if answer.candidates:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

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
        self.said.setVisible(bool(self.said.text()))
        self._show_points()

    def _why_nothing(self) -> str:
        texts = self._desk.texts
        if self._error is not None:
            return sentence(self._error, texts) or ""
        if self.online.busy:
            return ""
        if self.lookup.waiting:
            return texts(ASKING)
        if self._is_online and self._answer is not None:
            return texts(NOTHING_ONLINE)
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
            spot=point(latitude, longitude, texts.words, SPOT_DECIMALS),
            bad=texts(AGAINST[Reason.COUNTRY_DIFFERS]) if stranger else "",
            latitude=latitude,
            longitude=longitude,
        )

    def _show_points(self) -> None:
        options = self.list.options_.lines
        current = self.list.currentIndex().row()
        chosen = current if current >= 0 else (0 if len(options) == 1 else None)
        self.chart.show_points([(one.latitude, one.longitude) for one in options], chosen)

    def _on_chosen(self, one: Option | None) -> None:
        self.take_button.setVisible(one is not None and one.candidate is not None)
        row = self.list.currentIndex().row()
        self.chart.choose(row if row >= 0 else None)


def _same_point(one: Option, other: Option) -> bool:
    return abs(one.latitude - other.latitude) < SAME and abs(one.longitude - other.longitude) < SAME
