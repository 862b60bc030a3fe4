"""A place's card: what is typed becomes a draft at once and a place when it is saved."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from twincities.domain.errors import DomainError
from twincities.i18n import N_, NN_, NP_
from twincities.services.countries import country_name
from twincities.ui.forms.content import says_same
from twincities.ui.forms.drafting import DraftKeeper
from twincities.ui.forms.fields import Problems
from twincities.ui.forms.lookup import beside, label_of
from twincities.ui.forms.saving import After, Saving, SavingWords
from twincities.ui.forms.steps import Steps
from twincities.ui.furniture.layouts import column
from twincities.ui.keys import bind
from twincities.ui.places.deeds import CARD, FROM_LOOKUP, LOOKING_UP
from twincities.ui.places.desk import SHAPE, PlaceDesk
from twincities.ui.places.marks import Marks
from twincities.ui.places.opening import Opened, content_of_kept, opened, opened_place, title_of
from twincities.ui.places.reading import read_form
from twincities.ui.places.remarks import Remarks
from twincities.ui.places.sheet import KEYS, CardSheet
from twincities.ui.places.taking import with_candidate
from twincities.ui.status import Status
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from twincities.domain.changes import Changed
    from twincities.domain.place import Place
    from twincities.domain.record import Kept
    from twincities.services.candidates import Candidate
    from twincities.services.drafts import Draft
    from twincities.ui.context import Context
    from twincities.ui.forms.content import Content
    from twincities.ui.key_overlay import Legend
    from twincities.ui.places.reading import Reading

LIST = "places"
QUIET = 150
"""Milliseconds after a key before the form is read anew; typing never waits for checks."""
NEW = N_("New place")
SAVED = N_("Place written to the register: {title}")
REFUSED = NN_(
    "Not written yet: {count} error is to be settled first. The draft is kept.",
    "Not written yet: {count} errors are to be settled first. The draft is kept.",
)
DRAFT_KEPT = N_("Draft saved: {title}")
OPEN = NP_("button", "Open")
DISCARDED = N_("Draft discarded: {title}")
ROW_DELETED = N_("Row deleted")
TAKEN = N_("Taken from the gazetteer: {name}. It is not written to the register yet.")
WORDS = SavingWords(
    trouble=N_("The place could not be written. Nothing is lost: the draft is kept."),
    in_bin=N_("This place lies in the bin"),
)


class PlaceCard(QWidget):
    """Opened with a place's key, a draft's key, "name:TEXT" or nothing (a new place).

    "lookup:KEY" is a place that leads back to the page where many are looked up.
    """

    def __init__(self, context: Context, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self._desk = PlaceDesk(context, today)
        self._back = LIST
        self._kept: Kept[Place] | None = None
        self._clean: Content = SHAPE.blank()
        self._steps = Steps(SHAPE.blank())
        self._reading: Reading | None = None
        self.stack = QStackedWidget()
        column(self).addWidget(self.stack)
        self.sheet = CardSheet(self._desk, self.close_it, self.save_and_close)
        self.stack.addWidget(self.sheet)
        self.drafts = DraftKeeper(context, "place", self._for_draft, lambda: self.is_dirty)
        self.drafts.setParent(self)
        self.problems = Problems(self)
        frames = [field.frame for field in self.sheet.fields.values()]
        self.problems.watch(self.sheet.names.table, *frames)
        self.remarks = Remarks(self.sheet, self.correct)
        self.marks = Marks(self._desk, self.sheet)
        self.saving: Saving[Place] = Saving(
            context, WORDS, self.stack, self.sheet, self.drafts, self._written, self.close_it
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(QUIET)
        self._pause.timeout.connect(self.refresh)
        self._connect()
        self._bind()
        self._begin(Opened(SHAPE.blank()))

    # ------------------------------------------------------------------------------------ opening

    def open_record(self, key: str) -> None:
        """Open a place with the draft that corrects it, a draft, or a new place of a name."""
        self._back = LOOKING_UP if key.startswith(FROM_LOOKUP) else LIST
        try:
            self._begin(opened(self._desk, key.removeprefix(FROM_LOOKUP)))
        except (DomainError, ValueError) as error:
            self._begin(Opened(SHAPE.blank()))
            self._context.fail(error)

    def keys(self) -> Sequence[Legend]:
        """Return the keys of this page, for F1."""
        return KEYS

    def leave(self) -> None:
        """Put the draft away; nothing is asked."""
        self.saving.back_to_form()
        self.sheet.picker.lookup.stop()
        self._commit()
        if not self.is_dirty:
            self.drafts.discard()  # whatever was typed was taken back
        else:
            self.drafts.save()
            draft = self.drafts.draft
            if draft is not None:
                key = draft.key
                self._context.say(
                    DRAFT_KEPT, lambda: self._context.open(CARD, key), link=OPEN, title=draft.title
                )
        self._begin(Opened(SHAPE.blank()))

    @property
    def is_dirty(self) -> bool:
        """Whether something stands here that is not in the register."""
        content = self._desk.content
        if says_same(content, self._clean):
            return False
        return self._kept is not None or SHAPE.is_touched(content)

    @property
    def content(self) -> Content:
        """The form as it stands."""
        return self._desk.content

    def _begin(self, what: Opened) -> None:
        """Show another form; the way back through the former one is forgotten."""
        self._kept = what.kept
        self.drafts.begin(what.draft)
        self.drafts.rest_on(what.kept)
        self.remarks.begin(check=what.draft is not None or what.kept is not None)
        self.saving.show_bin(deleted=what.kept is not None and what.kept.deleted)
        self._show(what.content)
        self._steps.begin(self._desk.content)
        if what.draft is None and not what.is_news:
            self._clean = deepcopy(self._desk.content)
        else:
            self._clean = SHAPE.blank() if what.kept is None else content_of_kept(self._desk, what.kept)
        self.refresh()
        if self._context.services is not None:
            self.sheet.ties.show(what.kept.key if what.kept else None)
            self.sheet.picker.begin(title_of(self._desk))

    def _show(self, content: Content) -> None:
        self._desk.content = deepcopy(content)
        for field in self.sheet.fields.values():
            field.show(self._desk.content)
        self.sheet.names.show(self._desk.content)
        self._collect()
        self.refresh()

    def _speak(self) -> None:
        """Say everything in the language of now."""
        self._collect()
        self._show(self._desk.content)
        if self._context.services is not None:
            self.sheet.ties.show(self._kept.key if self._kept else None)

    # ------------------------------------------------------------------------------------- typing

    def refresh(self) -> None:
        """Read the form and say what is to be said of it."""
        self._pause.stop()
        self._collect()
        self._reading = read_form(self._desk.content, self._desk.texts, self._desk.today())
        self.remarks.show(self._reading)
        self.marks.show()
        self._show_header()
        self.sheet.discard.setVisible(self.is_dirty)
        self.sheet.names.count()
        self.sheet.picker.refresh()

    def _show_header(self) -> None:
        texts, content = self._desk.texts, self._desk.content
        title = title_of(self._desk)
        others = dict.fromkeys(row["text"] for row in content["parts"]["names"] if row.get("text"))
        country, region = (content["fields"].get(name) for name in ("country", "admin1"))
        where = (country_name(country, texts.language) if country else "", region or "")
        header = self.sheet.header
        header.show_place(
            title or texts(NEW),
            beside([name for name in others if name != title], texts),
            tuple(step for step in where if step),
        )
        header.show_state(self.problems.errors, self.problems.warnings, draft=self.is_dirty)

    def _collect(self) -> None:
        desk = self._desk
        content: Content = {
            "form": desk.content["form"],
            "fields": dict(desk.content["fields"]),
            "parts": dict(desk.content["parts"]),
            "typed": dict(desk.content["typed"]),
            "names": dict(desk.content["names"]),
        }
        for field in self.sheet.fields.values():
            field.write(content)
        self.sheet.names.write(content)
        desk.content = content

    def _on_typed(self) -> None:
        self._pause.start()
        self.drafts.touch()

    def _on_field(self, name: str) -> None:
        self.marks.moved_by_hand(name)
        self._on_typed()

    def _on_left(self, name: str) -> None:
        self.marks.split_point(name)
        self.remarks.checked("", name)
        self.checkpoint()

    def _on_cell(self, now: QModelIndex, before: QModelIndex) -> None:
        if before.isValid():
            self.remarks.left_row(self.sheet.names.key_at(before.row()))
        row_left = now.row() != before.row()
        QTimer.singleShot(0, self, lambda: self._after_cell(save=row_left))

    def _after_cell(self, *, save: bool) -> None:
        if self._pause.isActive():
            self.checkpoint(save=save)

    def checkpoint(self, *, save: bool = True) -> None:
        """End a step of typing: it can be taken back, and the draft is saved."""
        self.refresh()
        stepped = self._steps.record(self._desk.content)
        if save and (stepped or self.drafts.waiting) and self.is_dirty:
            self.drafts.save()

    def take_back(self) -> bool:
        """Take back the last step of typing (Ctrl+Z); False where there is none, so that records are asked."""
        self._commit()
        self.checkpoint()
        return self._step(self._steps.back())

    def do_again(self) -> bool:
        """Do again what was taken back; False where there is nothing."""
        return self._step(self._steps.ahead())

    def _step(self, content: Content | None) -> bool:
        if content is not None:
            self._show(content)
            self.drafts.touch()
        return content is not None

    def correct(self, values: Mapping[str, object]) -> None:
        """Write values of the place on the person's behalf: a repair."""
        self._commit()
        content = deepcopy(self._desk.content)
        content["fields"].update(values)
        self._show(content)
        self.checkpoint()

    def take(self, found: Candidate) -> None:
        """Put what a candidate tells into the form; nothing is written to the register yet."""
        self._commit()
        self.checkpoint()
        self._show(with_candidate(self._desk.content, found))
        self.remarks.check_all()
        self.checkpoint()
        self._context.say(TAKEN, self.take_back, name=label_of(found, self._desk.texts.language))

    def _commit(self) -> None:
        self.sheet.names.table.grid.commit()
        self._collect()

    def _for_draft(self) -> tuple[Content, str]:
        self._collect()
        self.refresh()
        return self._desk.content, self.sheet.header.title.text()

    # ------------------------------------------------------------------------------------- saving

    def save_and_close(self) -> None:
        """Write the place and go back to the list."""
        self.save(After.CLOSE)

    def save(self, after: After = After.STAY) -> None:
        """Write the place, all of it or nothing; with errors go to the first one."""
        self._commit()
        self.remarks.check_all()
        self.checkpoint()
        reading = self._reading
        if reading is None or reading.record is None:
            self.drafts.save()
            self._context.status.emit(
                Status(REFUSED, {"count": max(1, self.problems.errors)}, "bad", Icon.ERROR)
            )
            self.problems.go_to_first_error()
            return
        places = self._desk.services.places

        def put(record: Place, base: Kept[Place] | None) -> Changed:
            return places.record_place(record) if base is None else places.correct_place(base, record)

        self.saving.write(reading.record, self._kept, after, put)

    def _written(self, changed: Changed, after: After) -> None:
        title = self.sheet.header.title.text()
        self.drafts.discard()
        self._begin(opened_place(self._desk, changed.key))
        self._context.status.emit(None)
        self._context.apply(changed, SAVED, title=title)
        if after is After.CLOSE:
            self._go_back(changed.key)

    # -------------------------------------------------------------------------------------- leaving

    def close_it(self) -> None:
        """Go back to the list; the draft stays."""
        self._go_back(self._kept.key if self._kept else "")

    def _go_back(self, key: str) -> None:
        self._context.open(self._back, key if self._back == LIST else "")

    def discard_draft(self) -> None:
        """Give up what was typed; the toast brings it back."""
        self._commit()
        if self.drafts.waiting or self.drafts.draft is None:
            self.drafts.save()
        title = self.sheet.header.title.text()
        gone, kept = self.drafts.discard(), self._kept
        self._begin(opened_place(self._desk, kept.key) if kept else Opened(SHAPE.blank()))
        self._context.status.emit(None)
        if gone is not None:
            self._context.say(DISCARDED, lambda: self._bring_back(gone), title=title)
        self.focus_first()

    def _bring_back(self, draft: Draft) -> None:
        self._desk.services.drafts.save(draft)
        self._context.open(CARD, draft.key)

    def _on_row_removed(self) -> None:
        self.checkpoint()
        self._context.say(ROW_DELETED, self.take_back)

    def _on_changed(self, changed: Changed) -> None:
        """Follow what happened to the place elsewhere (undo, another page) while nothing is being typed."""
        kept = self._kept
        if kept is None or self._context.services is None:
            return
        if kept.key in changed.keys and not self.is_dirty:
            fresh = self._desk.services.places.open(kept.key)
            if (fresh.version, fresh.deleted) != (kept.version, kept.deleted):
                self._begin(Opened(content_of_kept(self._desk, fresh), fresh))
                return
        self.sheet.ties.show(kept.key)

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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on, and say what the draft's state is."""
        super().focusInEvent(event)
        self.focus_first()
        if self.is_dirty:
            self._context.status.emit(self.drafts.status())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves once nothing nearer wants it."""
        if event.key() == Qt.Key.Key_Escape and self.stack.currentWidget() is self.sheet:
            self.close_it()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        sheet = self.sheet
        for field in sheet.fields.values():
            field.edited.connect(self._on_field)
            field.left.connect(self._on_left)
        names = sheet.names
        names.edited.connect(self._on_typed)
        names.typed.connect(self._on_typed)
        names.row_removed.connect(self._on_row_removed)
        names.table.grid.selectionModel().currentChanged.connect(self._on_cell)
        sheet.picker.taken.connect(self.take)
        sheet.discard.clicked.connect(self.discard_draft)
        self.drafts.saved.connect(lambda: self._context.status.emit(self.drafts.status()))
        self._context.changed.connect(self._on_changed)
        self._context.texts.changed.connect(self._speak)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isVisible() and self.isAncestorOf(now):
            self.sheet.bring_into_sight(now)

    def _bind(self) -> None:
        sheet = self.sheet
        bind(sheet, "Ctrl+S", lambda: self.save(After.STAY))
        for enter in ("Return", "Enter"):
            bind(sheet, f"Ctrl+{enter}", self.save_and_close)
        bind(sheet, "Alt+1", sheet.names.table.begin_row)
        bind(sheet, "Alt+2", lambda: sheet.go_to("country"))
        bind(sheet, "Alt+3", sheet.picker.focus_search)
