"""The page that writes a partnership: what is typed becomes a draft at once and a record when it is saved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from twincities.domain.claiming import mentioned_by
from twincities.domain.keys import Key
from twincities.domain.partnership import Partnership
from twincities.i18n import N_, NP_
from twincities.ui.forms.editor_keys import FIELD_KEYS, WRITE_KEYS
from twincities.ui.forms.record_editor import Opened
from twincities.ui.forms.saving import SavingWords
from twincities.ui.forms.sheet_editor import SheetEditor
from twincities.ui.forms.sourcing import SOURCE_KEYS
from twincities.ui.partnerships import form
from twincities.ui.partnerships.desk import FormDesk
from twincities.ui.partnerships.reading import PARTIES, read_form
from twincities.ui.partnerships.sheet import PartnershipSheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.domain.changes import Changed
    from twincities.domain.record import Kept
    from twincities.ui.context import Context
    from twincities.ui.forms.content import Content
    from twincities.ui.key_overlay import Legend

NEW = "new"
NEW_WITH = "place:"
"""Begins the key with which a new partnership of a place is opened: "place:KEY"."""
KEYS: tuple[Legend, ...] = (
    *FIELD_KEYS,
    *SOURCE_KEYS,
    *WRITE_KEYS,
    ("Escape", NP_("what a key does", "Back to the record; the draft is kept")),
)


class PartnershipEditor(SheetEditor[Partnership]):
    """Opened with a partnership's key, a draft's key, "new", or "place:KEY" for a new partnership of a place."""

    page = "partnership-editor"
    list_page = "partnership"
    saved = N_("Partnership written to the register: {title}")
    saving_words = SavingWords(
        trouble=N_("The partnership could not be written. Nothing is lost: the draft is kept."),
        in_bin=N_("This partnership lies in the bin"),
    )
    legend = KEYS
    shape = form.SHAPE
    sheet: PartnershipSheet

    def __init__(self, context: Context, today: Callable[[], date] = date.today) -> None:
        self._desk = FormDesk(context, today)
        super().__init__(context, self._desk)
        self.put_in(PartnershipSheet(self._desk, self.close_it, self.save_and_close))

    # ------------------------------------------------------------------------------------ opening

    def opened(self, key: str) -> Opened[Partnership]:
        """Return the form that a key opens; MissingRecordError where there is nothing under it."""
        services = self._desk.services
        if key == NEW:
            own = services.places.own()
            return Opened(self._new_with([own.key] if own else []))
        if key.startswith(NEW_WITH):
            own, place = services.places.own(), Key(key.removeprefix(NEW_WITH))
            ends = [own.key, place] if own and own.key != place else [place]
            return Opened(self._new_with(ends))
        return super().opened(key)

    def _new_with(self, places: list[Key]) -> Content:
        names = self._desk.names_of_places(places)
        return form.new_between(list(names.items()))

    def open_kept(self, key: Key) -> Kept[Partnership]:
        """Read the partnership as the register has it."""
        return self._desk.services.partnerships.open(key)

    def content_of(self, kept: Kept[Partnership]) -> Content:
        """Return the form of a partnership as it is kept."""
        desk, record = self._desk, kept.record
        mentioned = mentioned_by(record)
        names = desk.services.history.names(mentioned, desk.texts.language) if mentioned else {}
        places = desk.names_of_places([party.place for party in record.parties])
        return form.SHAPE.from_record(record, {**names, **{Key(key): name for key, name in places.items()}})

    # ------------------------------------------------------------------------------------- the form

    def read(self) -> None:
        """Read the content, and say what is due: of a field once it was left, of all when saving."""
        desk = self._desk
        reading = read_form(desk.content, desk.texts.words, desk.today())
        self.show_read(reading.record, reading.problems)
        self.sheet.header.show_form("partnership", desk.content, new=self._kept is None)

    def put(self, record: Partnership, base: Kept[Partnership] | None) -> Changed:
        """Write the partnership to the register."""
        partnerships = self._desk.services.partnerships
        if base is None:
            return partnerships.record_partnership(record)
        return partnerships.correct_partnership(base, record)

    def close_it(self) -> None:
        """Go back to the record, of a new one to the register; the draft stays."""
        if self._kept is None:
            self._context.open("partnerships", "")
        else:
            super().close_it()

    def first_field(self) -> str:
        """Return the parties."""
        return PARTIES
