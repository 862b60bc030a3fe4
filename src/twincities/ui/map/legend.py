"""The panel at the map's left: legend and filters in one, and the ties that have no place on the map."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from twincities.domain.keys import Key
from twincities.domain.vocabularies import Activity, CooperationField, LegalStatus
from twincities.i18n import N_, NN_, NP_
from twincities.services.countries import country_name, country_names
from twincities.services.list_order import reordered
from twincities.services.register_filter import Facets, PartnershipQuery
from twincities.ui.forms.completion import RecordChoice
from twincities.ui.forms.lookup import ASKING
from twincities.ui.forms.ticks import UNCOUNTED, FilterPopover, TickBox, Ticks
from twincities.ui.furniture.buttons import LINK_EDGE, Button, ButtonKind
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import WrappingLabel, rule, said
from twincities.ui.furniture.layouts import column, inner_column, inner_row, row
from twincities.ui.map.head import NOTHING
from twincities.ui.map.looks import SIGN, paint_own_sign, paint_tie_sign
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Height, IconSize, Line, Radius, Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from twincities.i18n import Message
    from twincities.services.list_order import Order
    from twincities.services.register_filter import PartnershipSort
    from twincities.ui.forms.suggestions import Suggestion
    from twincities.ui.texts import Texts

SHOWN_AT_FIRST = tuple(status for status in LegalStatus if status is not LegalStatus.ENDED)
ACTIVITY = N_("Activity · signs")
STATUS = NP_("heading", "Legal status")
OUR_CITY_SIGN = NP_("legend of the map", "our city")
COUNTRY, FIELD, OUR_CITY = NP_("filter", "Country"), NP_("filter", "Field"), NP_("filter", "Our city")
ALL_COUNTRIES = NN_("{count} country in all", "{count} countries in all")
SOME_COUNTRIES = NN_("{count} country chosen", "{count} countries chosen")
ANY_COUNTRY = NP_("filter of countries", "any")
ANY_FIELD = NP_("filter of fields", "any")
SOME_FIELDS = NN_("{count} field chosen", "{count} fields chosen")
ANY_CITY = NP_("filter of our cities", "all")
UNPLACED = NN_("{count} partnership without coordinates", "{count} partnerships without coordinates")
LIST = NP_("button", "List")
COUNTED = NP_("what a box to tick says aloud", "{title}: {value}")
WIDTH = 268
T = TypeVar("T")


class _ActivityTick(TickBox):
    """An activity to tick, with the line and the city that the map draws for it."""

    def __init__(self, activity: Activity, words: str) -> None:
        self.activity = activity
        super().__init__(words)

    def sign_width(self) -> int:
        """Room for a line with its city."""
        return look().px(SIGN + Space.S)

    def paint_sign(self, painter: QPainter, room: QRectF) -> None:
        """Draw them."""
        paint_tie_sign(painter, room.adjusted(0, 0, -look().px(Space.S), 0), self.activity)


class _OwnSign(QWidget):
    """The square that stands for a city of ours, under the signs of activity."""

    def sizeHint(self) -> QSize:
        return QSize(look().px(SIGN), look().px(Height.ROW))

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        paint_own_sign(painter, QRectF(self.rect()))
        painter.end()


class _Remark(WrappingLabel):
    """As high as its text at its width: beside a scrolled panel no layout asks for that."""

    def setText(self, text: str) -> None:
        """Say something else."""
        super().setText(text)
        self._rise()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._rise()

    def _rise(self) -> None:
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))


class Offer(NamedTuple):
    """What a list offers to tick: value, words and count of each, those that are ticked, what is said below."""

    entries: list[tuple[Any, str, str]]
    chosen: Sequence[Any]
    remark: str = ""


class Chooser(Button):
    """A button as wide as a field that says what is chosen and opens a list to tick in; `ticked` carries its values."""

    ticked = Signal(object)

    def __init__(self, texts: Texts, title: Message, offer: Callable[[Sequence[Any]], Offer]) -> None:
        """`offer` returns what can be ticked, with what the open list has already."""
        super().__init__(texts, title, menu_mark=True, on_click=self.open)
        self._offer = offer
        self.ticks: Ticks[Any] | None = None
        """The list that is open."""
        self._popover: FilterPopover | None = None
        self._chosen_any = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_chosen(self, *, chosen: bool) -> None:
        """Say what is chosen as text, what is not as a hint."""
        self._chosen_any = chosen
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - drawn whole
        """Draw a field: words at the left, what opens it at the right."""
        theme = look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = theme.px(Line.FOCUS if self.hasFocus() else Line.HAIR)
        radius, half = theme.px(Radius.CONTROL), line / 2
        painter.setPen(QPen(theme.colour("accent" if self.hasFocus() else "control"), line))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        side, edge = theme.px(IconSize.SMALL), theme.px(Space.M)
        # Where the mark of a field to choose a record stands.
        right = self.width() - theme.px(Space.S) - (theme.px(IconSize.CONTROL) - side) / 2
        mark = QRectF(right - side, round((self.height() - side) / 2), side, side)
        theme.paint_icon(painter, mark, Icon.EXPAND, theme.colours.text2)
        painter.setFont(theme.font(Type.BODY))
        painter.setPen(theme.colour("accent" if self._chosen_any else "text"))
        room = QRectF(edge, 0, mark.left() - 2 * edge, self.height())
        words = painter.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()

    def open(self) -> None:
        """Open the list below."""
        if self._popover is not None:
            self._popover.close_it()
        offer = self._offer(())
        ticks = self.ticks = Ticks(offer.entries, offer.chosen, offer.remark)
        ticks.edited.connect(lambda: self.ticked.emit(ticks.value()))
        self._popover = FilterPopover(self, ticks)
        self._popover.closed.connect(self._forget)
        self._popover.open()
        ticks.focus_first()

    def refresh(self) -> None:
        """Bring the open list up to date: what was still being counted when it was opened, or is counted anew."""
        if self._popover is None or self.ticks is None:
            return
        was_empty = not self.ticks.values
        offer = self._offer(self.ticks.values)
        self.ticks.fill(offer.entries, offer.chosen, offer.remark)
        # Once everything is in its place: other boxes of the legend come and go with their counts.
        QTimer.singleShot(0, self._popover, self._popover.fit)
        if was_empty:
            self.ticks.focus_first()

    def _forget(self) -> None:
        self._popover = self.ticks = None


class Legend(QFrame):
    """Shows and changes the query of the map; `changed` carries it, `list_wanted` asks for what is not on the map."""

    changed = Signal(object)
    list_wanted = Signal()

    def __init__(self, texts: Texts, suggest: Callable[[str], Sequence[Suggestion]]) -> None:
        super().__init__()
        self._texts = texts
        self._query = PartnershipQuery(statuses=SHOWN_AT_FIRST)
        self._facets: Facets | None = None
        self._filling = False
        self.setProperty("panel", "surface")
        self.setProperty("pane", True)
        outer = column(self)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = QWidget()
        sheet.setObjectName("scrolled")
        self._inside = column(sheet, (Space.L, Space.M, Space.L, Space.M), Space.HAIR)
        scroll.setWidget(sheet)
        outer.addWidget(scroll, 1)
        self._build_ticks()
        self._build_choosers(suggest)
        self._inside.addStretch(1)
        self._build_unplaced(outer)
        texts.changed.connect(self._say)
        look().follow(self, self._scale)

    def _build_ticks(self) -> None:
        texts = self._texts
        self._add_heading(ACTIVITY)
        self.activities: dict[Activity, TickBox] = {
            one: _ActivityTick(one, texts(one.label)) for one in Activity
        }
        for tick in self.activities.values():
            tick.setChecked(True)
            self._inside.addWidget(tick)
        own = inner_row(self._inside, Space.S, (Space.S + IconSize.HEADER + Space.S, 0, 0, 0))
        own.addWidget(_OwnSign())
        own.addWidget(said(texts, OUR_CITY_SIGN), 1)
        self._add_rule()
        self._add_heading(STATUS)
        self.statuses = {one: TickBox(texts(one.label)) for one in LegalStatus}
        for status, tick in self.statuses.items():
            tick.setChecked(status in SHOWN_AT_FIRST)
            self._inside.addWidget(tick)
        for tick in (*self.activities.values(), *self.statuses.values()):
            tick.toggled.connect(self._on_tick)
        self._add_rule()

    def _build_choosers(self, suggest: Callable[[str], Sequence[Suggestion]]) -> None:
        texts = self._texts
        self.country = Chooser(texts, COUNTRY, self._offer_countries)
        self.field = Chooser(texts, FIELD, self._offer_fields)
        self.country.ticked.connect(lambda codes: self._choose(countries=codes))
        self.field.ticked.connect(lambda fields: self._choose(cooperation=fields))
        self.city = RecordChoice(texts, suggest)
        self.city.say_placeholder(texts, ANY_CITY)
        texts.say(self.city.setAccessibleName, OUR_CITY)
        self.city.edited.connect(self._on_city)
        for title, widget in ((COUNTRY, self.country), (FIELD, self.field), (OUR_CITY, self.city)):
            field = inner_column(self._inside, Space.XS, (Space.S, Space.XS, Space.S, Space.S))
            field.addWidget(said(texts, title, Type.SMALL_STRONG, "text2"))
            field.addWidget(widget)

    def _build_unplaced(self, outer: Any) -> None:  # noqa: ANN401 - the panel's layout
        self._unplaced = QWidget()
        line = row(self._unplaced, (Space.PAGE, Space.S, Space.M, Space.M), Space.XS)
        line.addWidget(IconLabel(Icon.COORDINATES, "warn"), 0, Qt.AlignmentFlag.AlignTop)
        words = inner_column(line)
        self.unplaced = _Remark(role=Type.SMALL, tone="warn")
        inner_row(words, 0, (LINK_EDGE, 0, 0, 0)).addWidget(self.unplaced)
        asks = self.list_wanted.emit
        self.list_button = Button(self._texts, LIST, ButtonKind.LINK, compact=True, on_click=asks)
        words.addWidget(self.list_button, 0, Qt.AlignmentFlag.AlignLeft)
        line.setStretch(1, 1)
        self._unplaced.hide()
        outer.addWidget(self._unplaced)

    def _add_heading(self, heading: Message) -> None:
        """Add a heading whose edge is that of the boxes to tick below it."""
        line = inner_column(self._inside, 0, (Space.S, 0, 0, 0))
        line.addWidget(said(self._texts, heading, Type.SMALL_STRONG, "text2"))

    def _add_rule(self) -> None:
        line = inner_column(self._inside, 0, (Space.S, Space.S, Space.S, Space.S))
        line.addWidget(rule())

    # ------------------------------------------------------------------------------------- the query

    @property
    def query(self) -> PartnershipQuery:
        """What the map is asked for."""
        return self._query

    def show_query(self, query: PartnershipQuery) -> None:
        """Take over a query from another page, such as the register's."""
        self._filling = True
        for activity, tick in self.activities.items():
            tick.setChecked(not query.activities or activity in query.activities)
        for status, box in self.statuses.items():
            box.setChecked(not query.statuses or status in query.statuses)
        self._filling = False
        self._query = query
        self._say()
        self.changed.emit(query)

    def sort(self, first: Order[PartnershipSort], second: Order[PartnershipSort] | None = None) -> None:
        """Put the list into another order."""
        self._query = reordered(self._query, first, second)

    def show_facets(self, facets: Facets) -> None:
        """Say how many ties each choice would show."""
        self._facets = facets
        number = self._texts.words.number
        for activity, tick in self.activities.items():
            tick.show_count(number(facets.activities.get(activity, 0)))
        for status, box in self.statuses.items():
            count = facets.statuses.get(status, 0)
            box.show_count(number(count))
            box.setVisible(count > 0 or status is LegalStatus.IN_FORCE)
        self._say()
        self.country.refresh()
        self.field.refresh()

    def show_unplaced(self, count: int) -> None:
        """Say how many ties are not on the map."""
        self._unplaced.setVisible(count > 0)
        self._texts.say(self.unplaced.setText, UNPLACED, count=count)

    def _on_tick(self) -> None:
        if self._filling:
            return
        activities = tuple(one for one, tick in self.activities.items() if tick.isChecked())
        statuses = tuple(one for one, tick in self.statuses.items() if tick.isChecked())
        # Everything ticked asks for nothing; nothing ticked shows nothing.
        self._choose(
            activities=() if len(activities) == len(Activity) else activities,
            statuses=() if len(statuses) == len(LegalStatus) else statuses,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing is ticked of what must be: then nothing is shown."""
        return not any(t.isChecked() for t in self.activities.values()) or not any(
            t.isChecked() for t in self.statuses.values()
        )

    def _on_city(self) -> None:
        chosen = self.city.value()
        self._choose(place=Key(chosen.key) if chosen else None)

    def leave_city(self) -> None:
        """Ask for all our cities where the field was emptied."""
        if not self.city.text().strip() and self._query.place is not None:
            self.city.set_value(None)
            self._choose(place=None)

    def _offer_countries(self, there: Sequence[str]) -> Offer:
        counts = self._facets.countries if self._facets else {}
        names, chosen = country_names(self._texts.language), self._query.countries
        known = {*counts, *chosen, *there}
        codes = [code for code in names if code in known] + sorted(known - names.keys())
        entries = [(code, names.get(code, code), self._counted(counts, code)) for code in codes]
        if self._facets is None:
            return Offer(entries, chosen, self._texts(ASKING))
        return Offer(entries, chosen, "" if entries else self._texts(NOTHING))

    def _offer_fields(self, _there: Sequence[CooperationField]) -> Offer:
        counts = self._facets.cooperation if self._facets else {}
        entries = [(one, self._texts(one.label), self._counted(counts, one)) for one in CooperationField]
        return Offer(entries, self._query.cooperation)

    def _counted(self, counts: Mapping[T, int], value: T) -> str:
        return self._texts.words.number(counts.get(value, 0)) if self._facets else UNCOUNTED

    def _choose(self, **values: Any) -> None:  # noqa: ANN401 - conditions of the query
        self._query = replace(self._query, **values)
        self._say()
        self.changed.emit(self._query)

    # ------------------------------------------------------------------------------------- the words

    def _say(self) -> None:
        texts, query = self._texts, self._query
        for term, tick in (*self.activities.items(), *self.statuses.items()):
            tick.setText(texts(term.label))
            tick.updateGeometry()
        if not query.countries:
            count = len(self._facets.countries) if self._facets else 0
            country = texts(ALL_COUNTRIES, count=count) if count else texts(ANY_COUNTRY)
        elif len(query.countries) == 1:
            country = country_name(query.countries[0], texts.language)
        else:
            country = texts(SOME_COUNTRIES, count=len(query.countries))
        self._name(self.country, COUNTRY, country, chosen=bool(query.countries))
        if not query.cooperation:
            field = texts(ANY_FIELD)
        elif len(query.cooperation) == 1:
            field = texts(query.cooperation[0].label)
        else:
            field = texts(SOME_FIELDS, count=len(query.cooperation))
        self._name(self.field, FIELD, field, chosen=bool(query.cooperation))

    def _name(self, chooser: Chooser, title: Message, value: str, *, chosen: bool) -> None:
        chooser.set_words(value)
        chooser.set_chosen(chosen=chosen)
        chooser.setAccessibleName(self._texts(COUNTED, title=title, value=value))

    def _scale(self) -> None:
        self.setFixedWidth(look().px(WIDTH))
