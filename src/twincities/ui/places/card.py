"""A place's card: what is typed becomes a draft at once and a place when it is saved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from twincities.domain.place import Place
from twincities.domain.vocabularies import CoordinatePrecision
from twincities.i18n import N_, NP_
from twincities.services.candidates import Reason
from twincities.services.countries import country_name
from twincities.ui.forms.cited import Cited
from twincities.ui.forms.claims import without_strays
from twincities.ui.forms.content import copied
from twincities.ui.forms.lookup import label_of
from twincities.ui.forms.record_editor import Opened, RecordEditor
from twincities.ui.forms.saving import After, SavingWords
from twincities.ui.forms.sourcing import Sourcing
from twincities.ui.furniture.banners import Banner
from twincities.ui.furniture.buttons import Button
from twincities.ui.joining import joined
from twincities.ui.keys import bind
from twincities.ui.merged import merged_into
from twincities.ui.places.deeds import CARD, FROM_LOOKUP, LOOKING_UP, MERGING
from twincities.ui.places.desk import SHAPE, PlaceDesk
from twincities.ui.places.opening import NEW_OF, content_of_kept, named
from twincities.ui.places.point import Point
from twincities.ui.places.reading import read_form
from twincities.ui.places.remarks import Remarks
from twincities.ui.places.sheet import KEYS, CardSheet
from twincities.ui.places.taking import with_candidate
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Tone
from twincities.ui.titles import NEW, place_title

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QWidget

    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.domain.record import Kept
    from twincities.services.candidates import Candidate
    from twincities.ui.context import Context
    from twincities.ui.forms.content import Content
    from twincities.ui.places.reading import Reading

LIST = "places"
TAKEN_ONLINE = N_("Taken from OpenStreetMap: {name}. It is not written to the register yet.")
POINT_SET = N_("Point set on the map. It is not written to the register yet.")
BY_HAND = NP_("source of coordinates", "set by hand on the map")
COARSE = 0.05
"""Degrees of a pixel from which on a point is only somewhere in the area: five kilometres."""
BECAME = N_("This place was merged into {name}")
DRAFT_STAYS = N_("What was typed here stays in the draft.")
THERE_ALREADY = N_("The register has this place: {name}")
SECOND = N_("Nothing is written yet. Save again to write down a second place of this name.")
OPEN_IT = NP_("button", "Open {name}")
TAKEN = N_("Taken from the gazetteer: {name}. It is not written to the register yet.")


class PlaceCard(RecordEditor[Place]):
    """Opened with a place's key, a draft's key, "name:TEXT" or nothing (a new place).

    "lookup:KEY" is a place that leads back to the page where many are looked up.
    """

    page = CARD
    list_page = LIST
    saved = N_("Place written to the register: {title}")
    saving_words = SavingWords(
        trouble=N_("The place could not be written. Nothing is lost: the draft is kept."),
        in_bin=N_("This place lies in the bin"),
    )
    legend = KEYS
    shape = SHAPE
    sheet: CardSheet

    def __init__(self, context: Context, today: Callable[[], date] = date.today) -> None:
        self._desk = PlaceDesk(context, today)
        super().__init__(context, self._desk)
        self._back = LIST
        self._asked_about: Key | None = None
        self._reading: Reading | None = None
        sheet = CardSheet(self._desk, self.close_it, self.save_and_close)
        frames = [field.frame for field in sheet.fields.values()]
        self.problems.watch(sheet.names.table, *frames)
        self.remarks = Remarks(sheet, self.correct)
        self.point = Point(self._desk, sheet)
        self.sourcing = Sourcing(self._desk, sheet, Cited(self._desk), self, self.point.mark_of)
        sheet.rivals.prefer_wanted.connect(self.sourcing.prefer)
        self.assemble(sheet)
        self._connect()
        self._bind()
        self._begin(Opened(SHAPE.blank()))

    # ------------------------------------------------------------------------------------ opening

    def open_record(self, key: str) -> None:
        """Open a place with the draft that corrects it, a draft, or a new place of a name."""
        self._back = LOOKING_UP if key.startswith(FROM_LOOKUP) else LIST
        super().open_record(key.removeprefix(FROM_LOOKUP))

    def opened(self, key: str) -> Opened[Place]:
        """Return the form that a key opens; MissingRecordError where there is nothing under it."""
        if not key:
            return Opened(SHAPE.blank())
        if key.startswith(NEW_OF):
            return Opened(named(self._desk, key.removeprefix(NEW_OF)), is_news=True)
        return super().opened(key)

    def open_kept(self, key: Key) -> Kept[Place]:
        """Read the place as the register has it."""
        return self._desk.services.places.open(key)

    def content_of(self, kept: Kept[Place]) -> Content:
        """Return the form of a place as it is kept."""
        return content_of_kept(self._desk, kept)

    def leave(self) -> None:
        """Put the draft away; nothing is asked."""
        self.sheet.picker.lookup.stop()
        self.sheet.picker.online.stop()
        super().leave()

    def _begin(self, what: Opened[Place]) -> None:
        self._asked_about = None
        super()._begin(what)
        self.sheet.header.merge.setVisible(what.kept is not None and not what.kept.deleted)
        if self._context.services is not None:
            self.sheet.ties.show(what.kept.key if what.kept else None)
            self.sheet.picker.begin(place_title(self._desk.content, self._desk.texts))

    def _speak(self) -> None:
        super()._speak()
        if self._context.services is not None:
            self.sheet.ties.show(self._kept.key if self._kept else None)

    def tell_bin(self, kept: Kept[Place] | None) -> None:
        """Say that the place lies in the bin; one that was merged away leads to the place that it became."""
        gone = [kept.key] if kept is not None and kept.deleted else []
        became = next(iter(merged_into(self._context, gone).values()), None) if gone else None
        if became is None:
            super().tell_bin(kept)
            return
        now, name = became
        detail = DRAFT_STAYS if self.is_dirty else None
        banner = Banner(self._desk.texts, BECAME, detail, Tone.ACCENT, Icon.CONFLICT, name=name)
        link = Button(self._desk.texts, OPEN_IT, name=name, on_click=lambda: self._context.open(CARD, now))
        banner.add_action(link)
        self.sheet.show_banner(banner)

    # ------------------------------------------------------------------------------------- the form

    def show_content(self, content: Content) -> None:
        """Put a content into the fields."""
        for field in self.sheet.fields.values():
            field.show(content)
        self.sheet.names.show(content)
        self.sheet.rivals.show_content(content)

    def collect(self) -> None:
        """Take the content out of the fields."""
        content = copied(self._desk.content)
        for field in self.sheet.fields.values():
            field.write(content)
        self.sheet.names.write(content)
        self._desk.content = without_strays(content)

    def commit(self) -> None:
        """Accept what is being written in a name, and take the content out of the fields."""
        self.sheet.names.table.grid.commit()
        self.collect()

    def check_all(self, *, begin: bool = False) -> None:
        """Say everything that is wrong from now on; with `begin` only of a place that is kept."""
        if begin:
            self.remarks.begin(check=self._kept is not None)
            self.sourcing.begin()
        else:
            self.remarks.check_all()

    def read(self) -> None:
        """Read the content, and say what is to be said of it."""
        self._reading = read_form(self._desk.content, self._desk.texts, self._desk.today())
        self.remarks.show(self._reading)
        self.sourcing.show_marks()
        self._show_place()
        self.sheet.names.count()
        self.sheet.picker.refresh()

    def _show_place(self) -> None:
        texts, content = self._desk.texts, self._desk.content
        title = place_title(content, texts)
        others = dict.fromkeys(row["text"] for row in content["parts"]["names"] if row.get("text"))
        country, region = (content["fields"].get(name) for name in ("country", "admin1"))
        where = (country_name(country, texts.language) if country else "", region or "")
        self.sheet.header.show_place(
            title or texts(NEW["place"]),
            joined(texts, (name for name in others if name != title)),
            tuple(step for step in where if step),
        )

    def take(self, found: Candidate) -> None:
        """Put what a candidate tells into the form; nothing is written to the register yet."""
        self.commit()
        self.checkpoint()
        self._show(with_candidate(self._desk.content, found))
        self.check_all()
        self.checkpoint()
        told = TAKEN_ONLINE if Reason.ONLINE in found.why else TAKEN
        self._context.say(told, self.take_back, name=label_of(found, self._desk.texts.language))

    def set_point(self, latitude: float, longitude: float, pixel: float) -> None:
        """Put a point set on the map into the form; how fine the map was says how exact it is."""
        precision = CoordinatePrecision.CENTRE if pixel < COARSE else CoordinatePrecision.AREA
        self.correct(
            {
                "latitude": latitude,
                "longitude": longitude,
                "coordinate_precision": precision.value,
                "coordinate_source": self._desk.texts(BY_HAND),
            }
        )
        for name in ("latitude", "longitude"):
            self.remarks.checked("", name)
        self.refresh()
        self._context.say(POINT_SET, self.take_back)

    # ------------------------------------------------------------------------------------- typing

    def _on_field(self, name: str) -> None:
        self.point.moved_by_hand(name)
        self.touch()

    def _on_left(self, name: str) -> None:
        self.point.split_point(name)
        self.remarks.checked("", name)
        self.checkpoint()

    def _on_cell(self, now: QModelIndex, before: QModelIndex) -> None:
        if before.isValid():
            self.remarks.left_row(self.sheet.names.key_at(before.row()))
        self.end_cell(now, before)

    # ------------------------------------------------------------------------------------- saving

    def write(self, after: After) -> bool:
        """Write the place, unless something forbids it."""
        reading = self._reading
        if reading is None or reading.record is None:
            return False
        places = self._desk.services.places
        same = places.namesakes(reading.record) if self._kept is None else []
        if same and same[0].key != self._asked_about:
            self._ask_about(same[0])
            return True

        def put(record: Place, base: Kept[Place] | None) -> Changed:
            return places.record_place(record) if base is None else places.correct_place(base, record)

        self.saving.write(reading.record, self._kept, after, put)
        return True

    def _ask_about(self, same: Kept[Place]) -> None:
        """Ask whether a new place is the one that the register has; saving again says that it is not."""
        self._asked_about = same.key
        self.saving.rest()
        self.drafts.save()
        name = same.record.label(self._desk.texts.language.value)
        banner = Banner(self._desk.texts, THERE_ALREADY, SECOND, Tone.WARN, Icon.DUPLICATE, name=name)
        opening = Button(
            self._desk.texts, OPEN_IT, name=name, on_click=lambda: self._context.open(CARD, same.key)
        )
        banner.add_action(opening)
        self.sheet.show_banner(banner)

    def go_to(self, key: str) -> None:
        """Go back to where the card was opened from."""
        self._context.open(self._back, key if self._back == LIST else "")

    def close_it(self) -> None:
        """Go back; the draft stays."""
        self.go_to(self._kept.key if self._kept else "")

    def _on_changed(self, changed: Changed) -> None:
        """Follow what happened elsewhere to the place, and to what it is tied to."""
        super()._on_changed(changed)
        if self._kept is not None and self._context.services is not None:
            self.sheet.ties.show(self._kept.key)

    def _merge(self) -> None:
        """Go and say which other place is the same; what was typed stays in the draft."""
        if self._kept is not None:
            self._context.open(MERGING, self._kept.key)

    # ------------------------------------------------------------------------------------- wiring

    def focus_first(self) -> None:
        """Put the keyboard where work begins: a new place's first name, else the search for its coordinates."""
        fields = self._desk.content["fields"]
        if self._kept is not None and fields.get("latitude") is None:
            self.sheet.picker.focus_search()
            QTimer.singleShot(0, self, lambda: self.sheet.bring_into_sight(self.sheet.picker.search))
        else:
            self.sheet.names.table.grid.setFocus()
            self.sheet.names.table.grid.go(0, 0)
            self.sheet.view.verticalScrollBar().setValue(0)

    def _connect(self) -> None:
        sheet = self.sheet
        for field in sheet.fields.values():
            field.edited.connect(self._on_field)
            field.left.connect(self._on_left)
        names = sheet.names
        names.edited.connect(self.touch)
        names.typed.connect(self.touch)
        names.row_removed.connect(self.end_row)
        names.table.grid.selectionModel().currentChanged.connect(self._on_cell)
        sheet.picker.taken.connect(self.take)
        sheet.picker.pointed.connect(self.set_point)
        sheet.header.merge.clicked.connect(self._merge)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isVisible() and self.isAncestorOf(now):
            self.sheet.bring_into_sight(now)

    def _bind(self) -> None:
        sheet = self.sheet
        bind(sheet, "Alt+1", sheet.names.table.begin_row)
        bind(sheet, "Alt+2", lambda: sheet.go_to("country"))
        bind(sheet, "Alt+3", sheet.picker.focus_search)
        self.sourcing.bind_to(sheet)
