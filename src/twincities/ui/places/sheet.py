"""How a place's card is laid out: header, names and fields at the left, the picker at the right or below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from twincities.domain.fields import field_named, field_of
from twincities.domain.place import Place, PlaceName
from twincities.i18n import N_, NP_
from twincities.ui.forms.bound import BoundField
from twincities.ui.forms.editor_header import MOST_TITLE_LINES, FormHeader
from twincities.ui.forms.editor_keys import WRITE_KEYS
from twincities.ui.forms.fields import FormGrid
from twincities.ui.forms.rivals import RivalLines
from twincities.ui.forms.sourcing import SOURCE_KEYS, ValueSpot, holder_of, on_cell
from twincities.ui.furniture.banners import Banner, BannerPlace
from twincities.ui.furniture.buttons import Button, ButtonKind, line_to_link
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import ShortLabel
from twincities.ui.furniture.layouts import column, inner_row, row
from twincities.ui.furniture.scrolling import BESIDE_BAR, SheetArea
from twincities.ui.places.fields import place_field
from twincities.ui.places.names import NamesTable
from twincities.ui.places.picker import Picker
from twincities.ui.places.ties import Ties
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import IconSize, Space, Width

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent

    from twincities.ui.forms.field_group import OwnField
    from twincities.ui.forms.fields import FieldFrame
    from twincities.ui.key_overlay import Legend
    from twincities.ui.places.desk import PlaceDesk
    from twincities.ui.places.fields import PlaceField
    from twincities.ui.texts import Texts

PLACES = NP_("page", "Places")
SAVE = NP_("button", "Save place")
DISCARD = N_("Discard the draft")
MERGE = NP_("button", "Merge with another")
PLACE = NP_("section of a place", "Place")
BESIDE_FROM = 1100
"""Width of the page from which the picker stands beside the form."""
# (field, columns of twelve) in rows.
ROWS = (
    (("country", 3), ("admin1", 3), ("population", 3), ("kind", 3)),
    (("latitude", 3), ("longitude", 3), ("coordinate_precision", 3), ("coordinate_source", 3)),
    (("population_date", 3), ("geonames_id", 3), ("wikidata_id", 3), ("national_code", 3)),
    (("own", 6), ("notes", 6)),
)
KEYS: tuple[Legend, ...] = (
    ("Alt+1", N_("Go to the names")),
    ("Alt+2", N_("Go to the fields of the place")),
    ("Alt+3", N_("Find the coordinates by name")),
    ("Down", N_("In the search: choose a candidate; Enter takes it")),
    ("Ctrl+Delete", N_("Delete the row")),
    *SOURCE_KEYS,
    *WRITE_KEYS,
)


class CardHeader(FormHeader):
    """Says which place this is, under its other names and in its country."""

    def __init__(self, texts: Texts, go_back: Callable[[], object], save: Callable[[], object]) -> None:
        merge = Button(texts, MERGE, icon=Icon.CONFLICT)
        super().__init__(texts, PLACES, SAVE, go_back, save, merge)
        self.merge = merge
        self._steps: list[QWidget] = []

    def event(self, event: QEvent) -> bool:
        """Arrange anew when words of another width stand here."""
        known = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.arrange()
        return known

    def arrange(self) -> None:
        """Put the actions below where the name would have to be broken into many lines beside them."""
        gap = look().px(Space.XL)
        parts = (self._found, self.merge, self.save)
        beside = sum(part.sizeHint().width() + gap for part in parts if not part.isHidden())
        chip = 0 if self.chip.isHidden() else self.chip.sizeHint().width() + look().px(Space.M)
        title = self.title.sizeHint().width() / MOST_TITLE_LINES + chip
        narrow = max(title, self._crumbs.sizeHint().width()) + beside > self.width()
        down, abreast = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._outer.setDirection(down if narrow else abreast)
        self._action_line.setDirection(down if beside > self.width() else abreast)

    def show_place(self, title: str, others: str, where: tuple[str, ...]) -> None:
        """Say which place it is: its name, its other names, country and region."""
        self.title.setText(title)
        self.context.setText(others)
        for step in self._steps:
            step.hide()
            step.deleteLater()
        self._steps = []
        for name in where:
            for step in (IconLabel(Icon.FORWARD, "text3", IconSize.SMALL), ShortLabel(name)):
                self._crumb_line.insertWidget(self._crumb_line.count() - 1, step)
                self._steps.append(step)


class CardSheet(QWidget):
    """The card without its deeds."""

    def __init__(self, desk: PlaceDesk, go_back: Callable[[], object], save: Callable[[], object]) -> None:
        super().__init__()
        self._desk = desk
        outer = column(self, (Space.PAGE, Space.M, 0, 0), Space.M)
        self.header = CardHeader(desk.texts, go_back, save)
        inner_row(outer, 0, (0, 0, Space.PAGE, 0)).addWidget(self.header)
        self.banners = BannerPlace()
        outer.addWidget(self.banners)
        self.names = NamesTable(desk)
        self.fields: dict[str, PlaceField] = {}
        self.place = self._build_place()
        self.ties = Ties(desk)
        self.picker = Picker(desk)
        self.view = self._build_scroll()
        outer.addWidget(self.view, 1)
        self.names.table.left_forward.connect(lambda: self.go_to("country"))
        self.names.table.left_back.connect(self.header.save.setFocus)

    def _build_place(self) -> Card:
        card = Card(self._desk.texts, PLACE)
        made = FormGrid()
        for fields in ROWS:
            cells = []
            for name, span in fields:
                self.fields[name] = place_field(self._desk, name)
                cells.append((self.fields[name].frame, span))
            made.add_row(*cells)
        card.body.addWidget(made)
        self.rivals = RivalLines(self._desk, list(self.fields))
        line_to_link(card.body).addWidget(self.rivals)
        return card

    def _build_scroll(self) -> SheetArea:
        scroll = SheetArea(pane=True, bar_in_margin=True)
        sheet = QWidget()
        self._middle = row(sheet, (0, 0, BESIDE_BAR, Space.L), Space.CARD_GAP)
        left = QWidget()
        lines = column(left, gap=Space.CARD_GAP)
        for card in (self.names.card, self.place, self.ties.card):
            lines.addWidget(card)
        self.discard = Button(self._desk.texts, DISCARD, ButtonKind.LINK, icon=Icon.DELETE)
        lines.addWidget(self.discard, 0, Qt.AlignmentFlag.AlignRight)
        lines.addStretch(1)
        self._middle.addWidget(left, 1)
        self._right = QWidget()
        side = column(self._right)
        side.addWidget(self.picker.card)
        side.addStretch(1)
        self._middle.addWidget(self._right)
        scroll.setWidget(sheet)
        look().follow(self, self._arrange)
        return scroll

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the picker below where both have no room beside each other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        theme = look()
        beside = self.width() >= theme.px(BESIDE_FROM)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._middle.direction() is not way:
            self._middle.setDirection(way)
        self._right.setMaximumWidth(theme.px(Width.PREVIEW) if beside else 2**24 - 1)
        self._right.setMinimumWidth(theme.px(Width.PREVIEW) if beside else 0)

    def go_to(self, name: str) -> None:
        """Put the keyboard into a field."""
        self.fields[name].control.setFocus(Qt.FocusReason.TabFocusReason)

    # ------------------------------------------------------------------------------------ sources

    @property
    def frames(self) -> dict[str, FieldFrame]:
        """The fields of the place itself."""
        return {name: field.frame for name, field in self.fields.items()}

    def spot(self) -> ValueSpot | None:
        """Return the value that has the keyboard; an empty row has none."""
        grid = self.names.table.grid
        at = grid.currentIndex()
        if at.isValid() and (grid.hasFocus() or grid.editor() is not None):
            key = self.names.key_at(at.row())
            return self._name_spot(key, self.names.table.model_.columns[at.column()].id) if key else None
        return self.spot_of(holder_of(self.frames))

    def spot_of(self, name: str) -> ValueSpot | None:
        """Return the value of a field of the place itself."""
        one = self.fields.get(name)
        if one is None:
            return None
        return ValueSpot(name, one.frame.label.text(), lambda: one.control, field_named(Place, name))

    def _name_spot(self, row: str, column: str) -> ValueSpot:
        # The column of the marks speaks of the name itself.
        field = field_named(PlaceName, column) or field_of(PlaceName, "text")
        label = self._desk.texts(field.label)
        return ValueSpot(field.name, label, lambda: on_cell(self.names.table.grid), field, "names", row)

    def another(self, spot: ValueSpot) -> OwnField:
        """Return another field for the same kind of value."""
        if spot.part:
            return BoundField(self._desk, PlaceName, spot.target)
        return place_field(self._desk, spot.target)

    def show_banner(self, banner: Banner | None) -> None:
        """Say a lasting circumstance above the form, or no longer."""
        self.banners.show_banner(banner)

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll so that what has the keyboard is seen."""
        self.view.bring_into_sight(widget)
