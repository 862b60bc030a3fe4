"""The Map page: filters that are the legend, the map with a city's card and the years above it, and a list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from twincities.domain.changes import Topic
from twincities.domain.keys import Key
from twincities.geo.map_picture import MapPicture
from twincities.i18n import N_, NP_
from twincities.services.visit_filter import Viewer
from twincities.ui.furniture.labels import rule
from twincities.ui.furniture.layouts import column, inner_row, row
from twincities.ui.keys import bind
from twincities.ui.map.card import Pages
from twincities.ui.map.either import MapOrList
from twincities.ui.map.engine import bring_in
from twincities.ui.map.finder import Finder
from twincities.ui.map.ground import Ground
from twincities.ui.map.head import MapHeader
from twincities.ui.map.legend import UNPLACED, Legend
from twincities.ui.map.notices import Notices
from twincities.ui.map.picture import choose_and_save
from twincities.ui.map.stage import Drawn
from twincities.ui.map.walk import next_city, west_to_east
from twincities.ui.status import Status
from twincities.ui.theme.appearance import look
from twincities.ui.theme.tokens import Space, Width

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from PySide6.QtGui import QImage, QResizeEvent, QShowEvent

    from twincities.domain.changes import Changed
    from twincities.services.map_data import CityCard
    from twincities.services.register_filter import Facets, PartnershipQuery
    from twincities.ui.context import Context
    from twincities.ui.forms.suggestions import Suggestion
    from twincities.ui.key_overlay import Legend as KeyLegend
    from twincities.ui.tasks import Job

WALKED = N_("{city}: Enter opens, Tab goes to the next city to the east")
TOPICS = {Topic.PARTNERSHIPS, Topic.PLACES, Topic.VISITS, Topic.SETTINGS}
PARTNERSHIP_PAGE, PLACE_PAGE = "partnership", "place"

KEYS: tuple[KeyLegend, ...] = (
    ("Left", NP_("what a key does", "Move the map; all four arrows")),
    ("+", NP_("what a key does", "Zoom in")),
    ("-", NP_("what a key does", "Zoom out")),
    ("Home", NP_("what a key does", "The whole world")),
    ("Tab", NP_("what a key does", "The next city to the east")),
    ("Return", NP_("what a key does", "Open the partnership of the city")),
    (",", NP_("what a key does", "A year earlier")),
    (".", NP_("what a key does", "A year later")),
    ("Ctrl+L", NP_("what a key does", "The same as a list")),
    ("Ctrl+F", NP_("what a key does", "Find a city; / does it too")),
    ("Ctrl+Shift+S", NP_("what a key does", "Save the map as a picture")),
    ("Escape", NP_("what a key does", "Close the city's card")),
)


class MapPage(QWidget):
    """Shows a query of the register in space and time; `pages` names the pages that the window has."""

    def __init__(
        self,
        context: Context,
        *,
        today: Callable[[], date] = date.today,
        pages: Collection[str] = (),
        web: bool | None = None,
    ) -> None:
        """`web` asks for the web engine or the simpler drawing; by default for the engine where it can be had."""
        super().__init__()
        self.context = context
        self._today = today
        self._pages = frozenset(pages)
        self._asked_of: object = None
        self._fitted = False
        self._shown: set[int] = set()
        self.picture = MapPicture()
        self.selected: int | None = None
        self.drawn = Drawn()
        self._narrow: bool | None = None
        self.finder = Finder(context, lambda: self.viewer)
        self.ground = Ground(context.texts)
        self.legend = Legend(context.texts, self.finder.own_cities)
        self._build()
        self._connect()
        self._bind()
        bring_in(self.ground, context, web=web, on_refused=self.plain.show)

    # ------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        texts = self.context.texts
        outer = column(self)
        top = QWidget()
        top.setProperty("pane", True)
        line = row(top, (Space.PAGE, Space.M, Space.PAGE, Space.M))
        self.header = MapHeader(texts, self.finder.cities)
        self.search = self.header.search
        line.addWidget(self.header)
        outer.addWidget(top)
        outer.addWidget(rule())
        notices = Notices(texts, self.ground.revive)
        self.lost, self.plain = notices.lost, notices.plain
        outer.addWidget(notices)
        middle = inner_row(outer)
        middle.addWidget(self.legend)
        self._edge = rule(down=True)
        middle.addWidget(self._edge)
        self.stack = MapOrList(self.context, self.ground, self.legend, lambda: self.viewer)
        self.table = self.stack.table
        middle.addWidget(self.stack, 1)
        outer.setStretch(outer.count() - 1, 1)
        look().follow(self, self._fold)

    def _connect(self) -> None:
        context, ground = self.context, self.ground
        self.legend.changed.connect(lambda _query: self.ask())
        self.legend.list_wanted.connect(self.stack.show_unplaced)
        self.legend.city.left.connect(self.legend.leave_city)
        self.header.filters_wanted.connect(self.toggle_filters)
        self.header.list_wanted.connect(self.stack.toggle)
        self.header.picture_wanted.connect(self.save_picture)
        self.search.chosen.connect(self._on_found)
        ground.picked.connect(self.choose)
        ground.drawn.connect(self._on_drawn)
        ground.lost.connect(lambda: self.lost.setVisible(True))
        ground.ready.connect(lambda: self.lost.setVisible(False))
        ground.years.chosen.connect(self._on_year)
        ground.card.open_wanted.connect(lambda key: self.context.open(PARTNERSHIP_PAGE, key))
        ground.card.place_wanted.connect(lambda key: self.context.open(PLACE_PAGE, key))
        ground.card.close_wanted.connect(self._leave_card)
        self.stack.turned.connect(self._on_turned)
        self.stack.opened.connect(self._open_partnership)
        context.changed.connect(self._on_changed)
        context.texts.changed.connect(self.ask)

    def _bind(self) -> None:
        for key, act in (
            ("Return", self.open_selected),
            ("Enter", self.open_selected),
            ("Escape", self._leave_card),
        ):
            bind(self.ground, key, act)
        for key, act in (
            ("Ctrl+F", self.search.setFocus),
            ("/", self.search.setFocus),
            ("Ctrl+L", self.toggle_list),
            ("Ctrl+Shift+S", self.save_picture),
            ("F5", self.ask),
        ):
            bind(self, key, act)
        self.ground.walk_wanted = self.walk

    # ---------------------------------------------------------------------------------- the window

    def keys(self) -> Sequence[KeyLegend]:
        """Return the keys of this page, for F1."""
        return KEYS

    def open_record(self, key: str) -> None:
        """Show one place, by its key."""
        services = self.context.services
        number = None if services is None else services.atlas.place_number(Key(key))
        if number is not None:
            self.choose(number)

    def show_query(self, query: PartnershipQuery) -> None:
        """Show what another page has filtered."""
        self._fitted = False
        self.legend.show_query(query)

    def setFocus(self, *_reason: Any) -> None:  # noqa: ANN401 - Qt's overloads
        """Begin on the map, or in the list."""
        shown = self.stack.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Nothing plays while another page is shown."""
        self.ground.years.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask a register that was opened meanwhile."""
        super().showEvent(event)
        if self.context.services is not self._asked_of:
            self._fitted = False
            QTimer.singleShot(0, self, self.ask)

    # -------------------------------------------------------------------------------------- asking

    @property
    def viewer(self) -> Viewer:
        """For whom the map is shown."""
        return Viewer(self.context.texts.language, self._today(), self.context.settings.report_days)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what has no room."""
        super().resizeEvent(event)
        self._fold()

    def toggle_filters(self) -> None:
        """Show or hide the filters where the window is narrow."""
        shown = not self.legend.isVisible()
        self.legend.setVisible(shown)
        self._edge.setVisible(shown)
        if shown:
            next(iter(self.legend.activities.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.setFocus()

    def _fold(self) -> None:
        """Below 1000 logical pixels the map has the page, and a button opens the filters."""
        narrow = self.window().width() < look().px(Width.NARROW_BELOW)
        self.header.fold(narrow=narrow)
        if narrow is not self._narrow:
            self._narrow = narrow
            self.legend.setVisible(not narrow)
            self._edge.setVisible(not narrow)

    def ask(self) -> None:
        """Read what the map shows, off the main thread."""
        services = self._asked_of = self.context.services
        if services is None:
            return
        query, viewer, empty = self.legend.query, self.viewer, self.legend.is_empty

        def read(_job: Job[MapPicture]) -> MapPicture:
            picture = services.atlas.picture(query, viewer)
            return MapPicture(total=picture.total, this_year=picture.this_year) if empty else picture

        def count(_job: Job[Facets]) -> Facets:
            facets: Facets = services.register.facets(query, viewer)
            return facets

        tasks, fail = self.context.tasks, self.context.fail
        tasks.run(read, self._take, fail, owner=self, lane="map")
        tasks.run(count, self.legend.show_facets, fail, owner=self, lane="counts of the map")

    def _take(self, picture: MapPicture) -> None:
        self.finder.picture = picture
        self.picture = picture
        self.legend.show_unplaced(picture.unplaced)
        self.ground.show_picture(picture, fitted=not self._fitted)
        self._fitted = self._fitted or bool(picture.ties)
        self._on_year(self.ground.years.value)
        if self.selected is not None:
            self.choose(self.selected)
        self.stack.refresh_unplaced()

    def _on_year(self, year: int | None) -> None:
        ties = list(self.picture.at(year))
        self._shown = {tie.id for tie in ties}
        known = {tie.id for tie in ties if tie.since is not None}
        self.ground.set_year(year)
        self.ground.years.say_shown(len(known), len(self._shown - known))
        self._show_card()
        self.stack.show_ties(self._shown)

    def _on_drawn(self, drawn: Drawn) -> None:
        self.drawn = drawn
        self._say_shown()

    def _say_shown(self) -> None:
        if self.stack.unplaced_shown:
            self.header.say_context(UNPLACED, count=self.picture.unplaced)
        else:
            self.header.say_drawn(self.drawn, self.picture)

    def _on_changed(self, changed: Changed) -> None:
        if changed.topics & TOPICS and self.isVisible():
            self.ask()
        elif changed.topics & TOPICS:
            self._asked_of = None

    # ------------------------------------------------------------------------------------- choosing

    def choose(self, city: int | None) -> None:
        """Select a city by its id and show its card, or none."""
        self.selected = city
        self._show_card()  # first: it covers a part of the map
        self.ground.stage.select(self.selected)

    def walk(self, step: int) -> bool:
        """Go to the next city to the east (or west); False at the end, where the focus goes on."""
        seen = self.picture.ends_of(self._shown)
        city = next_city(west_to_east(self.picture.cities, seen), self.selected, step)
        if city is None:
            return False
        self.choose(city)
        name = next(one.name for one in self.picture.cities if one.id == city)
        self.context.status.emit(Status(WALKED, {"city": name}))
        return True

    def open_selected(self) -> None:
        """Open the partnership of the city's card; where there are several, go into the card."""
        card = self.ground.card
        if not card.isVisible() or card.card is None:
            return
        if len(card.card.ends) == 1 and PARTNERSHIP_PAGE in self._pages:
            self.context.open(PARTNERSHIP_PAGE, card.card.ends[0].row.key)
        else:
            card.focus_inside()

    def _show_card(self) -> None:
        services = self.context.services
        card: CityCard | None = None
        if self.selected is not None and services is not None:
            partnerships = self.picture.partnerships_of(self.selected, self._shown)
            card = services.atlas.city(self.selected, partnerships, self.viewer)
        if card is None:
            if self.selected is not None:
                self.selected = None  # gone from the register meanwhile
                self.ground.stage.select(None)
            self.ground.hide_card()
            return
        self.ground.show_card(card, Pages(PARTNERSHIP_PAGE in self._pages, PLACE_PAGE in self._pages))

    def _leave_card(self) -> None:
        self.choose(None)
        self.setFocus()

    def _on_found(self, entry: Suggestion | None) -> None:
        if entry is not None:
            self.choose(int(entry.key))
            self.stack.show_map()

    # ----------------------------------------------------------------------------------- the list

    def toggle_list(self) -> None:
        """Show the same as a table, or the map again."""
        self.stack.toggle()

    def _on_turned(self) -> None:
        self._say_shown()
        if self.stack.shows_list:
            self.header.offer_map()
        else:
            self.header.offer_list()
        self.setFocus()

    def _open_partnership(self, key: str) -> None:
        if PARTNERSHIP_PAGE in self._pages:
            self.context.open(PARTNERSHIP_PAGE, key)

    # -------------------------------------------------------------------------------- the picture

    def save_picture(self) -> None:
        """Ask where to and write what is seen as a PNG, twice as fine, with legend and date."""
        if self.stack.shows_list:
            return

        def take(image: QImage) -> None:
            choose_and_save(self, self.context, image, self._today())

        self.ground.stage.take_picture(2, take)
