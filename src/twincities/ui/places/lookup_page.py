"""Looking up all places that have no coordinates: the sure ones are taken together, the doubtful ones one by one."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from twincities.domain.changes import Topic
from twincities.i18n import N_, NN_, NP_
from twincities.services.countries import country_name
from twincities.services.locating import Certainty, Located, locate_each
from twincities.ui.errors import sentence
from twincities.ui.forms.lookup import reasons, titled, whereabouts
from twincities.ui.furniture.banners import Banner, ProgressStrip
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.chips import ChipLook
from twincities.ui.furniture.emptiness import EmptyState
from twincities.ui.furniture.headers import PageHeader
from twincities.ui.furniture.labels import rule
from twincities.ui.furniture.layouts import column, row
from twincities.ui.joining import joined
from twincities.ui.keys import bind
from twincities.ui.places.deeds import CARD, FROM_LOOKUP
from twincities.ui.tables.columns import EMPTY, Cell, Column
from twincities.ui.tables.record_table import RecordTable
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from twincities.domain.changes import Changed
    from twincities.i18n import Message
    from twincities.ui.context import Context
    from twincities.ui.key_overlay import Legend
    from twincities.ui.tasks import Job
    from twincities.ui.texts import Texts

LIST = "places"
PLACES = NP_("page", "Places")
TITLE = N_("Find missing coordinates")
EVERY = 200
"""Milliseconds between two looks at what was found."""
LOOKING = N_("Looking places up: {done} of {total}")
FOUND = N_("{sure} sure, {doubtful} doubtful, {unknown} not known to the gazetteer")
TAKE = NN_("Take {count} sure one", "Take {count} sure ones")
TAKEN = NN_("{count} place put on the map", "{count} places put on the map")
AGAIN = NP_("button", "Look again")
STOPPED = N_("Stopped. What was found so far can be taken.")
NOTHING_TO_DO = N_("Every place has its coordinates")
NOTHING_DETAIL = N_("A new place without coordinates will be looked up here.")
TROUBLE = N_("The places could not be looked up")
STATES: dict[Certainty, tuple[Tone, Icon, Message]] = {
    Certainty.SURE: (Tone.OK, Icon.OK, NP_("result of looking a place up", "sure")),
    Certainty.DOUBTFUL: (Tone.WARN, Icon.QUESTION, NP_("result of looking a place up", "doubtful")),
    Certainty.UNKNOWN: (Tone.NEU, Icon.UNKNOWN, NP_("result of looking a place up", "not known")),
}
STATE_SPOKEN = NP_("what a chip says aloud", "result: {value}")
ORDER = (Certainty.DOUBTFUL, Certainty.UNKNOWN, Certainty.SURE)
"""What a person has to look at stands first."""
KEYS: tuple[Legend, ...] = (
    ("Return", NP_("what a key does", "Open the card of the place")),
    ("Ctrl+Return", NP_("what a key does", "Put the sure places on the map")),
    ("F5", NP_("what a key does", "Look again")),
    ("Escape", NP_("what a key does", "Stop, or go back to the list")),
)


class LookupPage(QWidget):
    """Begins when it is opened; nothing is written before the person takes what was found."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._texts = context.texts
        self._found: list[Located] = []
        self._shown: list[Located] = []
        self._job: Job[None] | None = None
        self._asked_of: Any = None
        self._stopped = False
        self._build()
        self._watch = QTimer(self)
        self._watch.setInterval(EVERY)
        self._watch.timeout.connect(self._show)
        bind(self, "F5", self.begin)
        for enter in ("Return", "Enter"):
            bind(self, f"Ctrl+{enter}", self.take_sure)
        bind(self, "Escape", self._leave)
        context.changed.connect(self._on_changed)
        context.texts.changed.connect(self._show)

    def _build(self) -> None:
        texts = self._texts
        outer = column(self)
        outer.addWidget(self._head())
        outer.addWidget(rule())
        self.banner = Banner(texts, TROUBLE, tone=Tone.BAD, icon=Icon.ERROR)
        self.banner.hide()
        outer.addWidget(self.banner)
        self.progress = ProgressStrip(texts, LOOKING, at_once=True)
        self.progress.stopped.connect(self.stop)
        self.progress.hide()
        outer.addWidget(self.progress)
        self.stack = QStackedWidget()
        outer.addWidget(self.stack, 1)
        main = QFrame()
        main.setProperty("panel", "surface")
        self.table: RecordTable[Located] = RecordTable(texts, _columns(), self._rows)
        texts.say(self.table.setAccessibleName, TITLE)
        self.table.opened.connect(self._open)
        column(main).addWidget(self.table)
        self.nothing = EmptyState(texts, Icon.OK, NOTHING_TO_DO, NOTHING_DETAIL)
        self.stack.addWidget(main)
        self.stack.addWidget(self.nothing)

    def _head(self) -> QWidget:
        texts = self._texts
        top = QWidget()
        top.setProperty("pane", True)
        line = row(top, (Space.PAGE, Space.M, Space.PAGE, Space.M))
        self.header = PageHeader(texts, TITLE)
        self.header.add_crumb(PLACES, lambda: self._context.open(LIST, ""))
        self.again = Button(texts, AGAIN, icon=Icon.REPEAT, key="F5", bind=False, on_click=self.begin)
        self.take = Button(
            texts,
            TAKE,
            ButtonKind.PRIMARY,
            icon=Icon.ACCEPT,
            key="Ctrl+Return",
            bind=False,
            on_click=self.take_sure,
            count=0,
        )
        for button in (self.again, self.take):
            self.header.add_action(button)
        line.addWidget(self.header)
        return top

    # -------------------------------------------------------------------------------------- looking

    def showEvent(self, event: QShowEvent) -> None:
        """Begin, unless what was found is still to be worked through."""
        super().showEvent(event)
        if self._context.services is not self._asked_of or not (self._found or self.busy):
            self.begin()

    def keys(self) -> Sequence[Legend]:
        """Return the keys of this page, for F1."""
        return KEYS

    @property
    def busy(self) -> bool:
        """Whether places are being looked up."""
        return self._job is not None

    def begin(self) -> None:
        """Look up every place without coordinates."""
        self.stop()
        services, language = self._context.services, self._texts.language
        if services is None:
            return
        self._asked_of = services
        self._stopped = False
        found: list[Located] = []
        self._found = found
        self.banner.hide()

        def work(job: Job[None]) -> None:
            places = services.places.nowhere(language)
            job.report(0, len(places))
            for one in locate_each(places, services.candidates):
                found.append(one)
                job.report(len(found), len(places))

        self._job = self._context.tasks.run(
            work, self._on_done, self._on_error, self.progress.show_progress, owner=self, lane="lookup"
        )
        self.destroyed.connect(self._job.cancel)
        self.progress.show_progress(0, 0)
        self.progress.show()
        self._watch.start()
        self._show()

    def stop(self) -> None:
        """Stop looking; what was found so far stays."""
        if self._job is None:
            return
        self._job.cancel()
        self._found = list(self._found)  # until the work hears of it, it adds to its own
        self._stopped = True
        self._end()

    def _on_done(self, _nothing: None) -> None:
        self._end()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_error(self, error: Exception) -> None:
        self._end()
        if sentence(error, self._texts) is None:
            self._context.fail(error)
            return
        self.banner.say_detail(lambda: sentence(error, self._texts) or "")
        self.banner.show()

    def _end(self) -> None:
        self._job = None
        self._watch.stop()
        self.progress.hide()
        self._show()

    # ---------------------------------------------------------------------------------------- taking

    def take_sure(self) -> None:
        """Put the sure places that are shown on the map, all in one action that can be undone."""
        sure = [one for one in self._shown if one.certainty is Certainty.SURE]
        choices = [(one.place.key, one.best) for one in sure if one.best is not None]
        if not choices:
            return
        self.stop()
        places = self._context.services.places

        def done(changed: Changed | None) -> None:
            if changed is not None:
                self._context.apply(changed, TAKEN, count=len(choices))

        self._context.tasks.run(lambda _job: places.put_on_map(choices), done, self._context.fail, owner=self)

    def _open(self, number: int) -> None:
        self._context.open(CARD, f"{FROM_LOOKUP}{self._shown[number].place.key}")

    def _leave(self) -> None:
        if self.busy:
            self.stop()
        else:
            self._context.open(LIST, "")

    def _on_changed(self, changed: Changed) -> None:
        """Let go of what has its coordinates by now."""
        if Topic.PLACES not in changed.topics or self._context.services is not self._asked_of:
            return
        if self.busy or not self._found:
            return
        still = {one.key for one in self._asked_of.places.nowhere(self._texts.language)}
        self._found = [one for one in self._found if one.place.key in still]
        self._show()

    # --------------------------------------------------------------------------------------- showing

    def _of(self, certainty: Certainty) -> list[Located]:
        return [one for one in list(self._found) if one.certainty is certainty]

    def _show(self) -> None:
        groups = {certainty: self._of(certainty) for certainty in ORDER}
        self._shown = [one for certainty in ORDER for one in groups[certainty]]
        self.table.set_ids(array("q", range(len(self._shown))))
        self.table.refresh()
        number = self._texts.words.number
        counts = {certainty.value: number(len(found)) for certainty, found in groups.items()}
        if self._stopped and not self.busy:
            self.header.say_context(STOPPED)
        else:
            self.header.say_context(FOUND, **counts)
        sure = len(groups[Certainty.SURE])
        self._texts.say(self.take.set_words, TAKE, count=sure)
        self.take.setVisible(sure > 0)
        self.again.setVisible(not self.busy)
        empty = not self._shown and not self.busy and self.banner.isHidden()
        self.stack.setCurrentIndex(1 if empty else 0)

    def _rows(self, ids: Sequence[int]) -> list[Located | None]:
        return [self._shown[number] if number < len(self._shown) else None for number in ids]

    def setFocus(self, *_reason: object) -> None:
        """Begin in the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.table.current_id() is None and self.table.model_.ids:
            self.table.choose_row(0)


def _columns() -> list[Column[Located]]:
    return [
        Column("place", NP_("column", "Place"), _place, width=232, sortable=False),
        Column("state", NP_("column", "Result"), _state, width=60, sortable=False),
        Column("best", NP_("column", "Likeliest"), _best, width=240, sortable=False),
        Column(
            "why", NP_("column", "Why, why not"), _why, width=240, stretch=True, sortable=False, priority=1
        ),
    ]


def _place(one: Located, texts: Texts) -> Cell:
    country = country_name(one.place.country, texts.language) if one.place.country else ""
    where = joined(texts, (country, one.place.admin1))
    return Cell(one.place.name, where, strong=True)


def _state(one: Located, texts: Texts) -> Cell:
    tone, icon, message = STATES[one.certainty]
    said = texts(message)
    chip = ChipLook(said, tone, icon, dashed=one.certainty is Certainty.UNKNOWN)
    return Cell(said, chip=chip, spoken=texts(STATE_SPOKEN, value=said))


def _best(one: Located, texts: Texts) -> Cell:
    return Cell(titled(one.best, texts), whereabouts(one.best, texts)) if one.best is not None else EMPTY


def _why(one: Located, texts: Texts) -> Cell:
    if one.best is None:
        return EMPTY
    good, bad = reasons(one.best, texts, one.place.country)
    told = (*good, *bad)
    half = (len(told) + 1) // 2  # in one line all of it would be cut where the window is narrow
    return Cell(joined(texts, told[:half]), joined(texts, told[half:]), tooltip=joined(texts, told))
