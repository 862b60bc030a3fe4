"""Merging two places: side by side, what differs is chosen; everything else of both is kept."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from twincities.domain.changes import Topic
from twincities.domain.errors import ConflictError, MissingRecordError, NamedTwiceError
from twincities.domain.keys import Key
from twincities.i18n import N_, NN_, NP_
from twincities.services.merging import Chosen
from twincities.ui.conflict.choices import ChoiceWords, ClashRow, Side
from twincities.ui.errors import sentence
from twincities.ui.forms.offers import offers
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.furniture.banners import Banner
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.layouts import clear
from twincities.ui.keys import bind
from twincities.ui.places.deeds import CARD, FROM_LIST
from twincities.ui.places.merge_sheet import MergeSheet
from twincities.ui.places.merge_words import MergeWords
from twincities.ui.tasks import CancelledError
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.domain.changes import Changed
    from twincities.domain.place import Place
    from twincities.services.merging import Merger
    from twincities.ui.context import Context
    from twincities.ui.key_overlay import Legend
    from twincities.ui.tasks import Job
    from twincities.wiring import Services

LIST = "places"
CHOOSE = NN_("{count} field differs: choose a value", "{count} fields differ: choose the values")
NOTHING_DIFFERS = N_("Nothing differs: nothing has to be chosen")
NAME_THE_OTHER = N_("Name the other record of the same place")
ANOTHER = N_("Choose another place: this is the same record")
MERGED = N_("Places merged: {name}")
ASK = NN_(
    "{count} record will lead to “{name}” from now on. Merge the places?",
    "{count} records will lead to “{name}” from now on. Merge the places?",
)
ASK_DEED = NN_("Merge and change {count} record", "Merge and change {count} records")
TWICE = NN_(
    "{count} record names both places and would name one party twice",
    "{count} records name both places and would name one party twice",
)
MEND = N_("Change or delete first: {titles}")
OPEN_FIRST = NP_("button", "Open the record")
LOOK_AGAIN = N_("Somebody changed one of the places meanwhile; this is how they are now.")
SPOKEN = ChoiceWords(
    NP_("choice between two places", "the place that stays: {value}"),
    NP_("choice between two places", "the place that goes: {value}"),
)
SIDES = {Side.MINE: Chosen.KEPT, Side.THEIRS: Chosen.GONE, Side.BOTH: Chosen.BOTH}
RECORDS = {"partnership": "partnership", "visit": "visit-editor", "place": CARD}
"""The page that opens a record of a noun."""


class MergePage(MergeSheet):
    """Opened with "KEPT", "KEPT:GONE", or either after "list:" where it was asked for from the list."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.texts, self._suggest)
        self.setObjectName("page")
        self._context = context
        self._from_list = False
        self._asked_to_stop: Event | None = None  # while the places are merged off the main thread
        self.merger: Merger | None = None
        self._words: MergeWords | None = None
        self.rows: list[ClashRow] = []
        self.to_list.connect(lambda: context.open(LIST, ""))
        self.progress.stopped.connect(self._stop)
        for field in (self.kept, self.gone):
            field.chosen.connect(lambda _place: self._compare())
        acts = (
            (self.swap_button, self.swap),
            (self.all_kept, lambda: self.take_all(Side.MINE)),
            (self.all_gone, lambda: self.take_all(Side.THEIRS)),
            (self.cancel, self.close_it),
            (self.deed, self.merge),
        )
        for button, act in acts:
            button.clicked.connect(lambda _checked, act=act: act())
        self._texts.changed.connect(self._speak)
        context.changed.connect(self._on_changed)
        for enter in ("Return", "Enter"):
            bind(self, f"Ctrl+{enter}", self.merge)
        bind(self, "Escape", self.close_it)
        self._show()

    def keys(self) -> Sequence[Legend]:
        """List the keys of this page."""
        return (
            ("Up", NP_("what a key does", "Previous field")),
            ("Down", NP_("what a key does", "Next field")),
            ("Left", N_("Take the value of the place that stays")),
            ("Right", N_("Take the value of the place that goes")),
            ("B", N_("Keep both texts")),
            ("Ctrl+Return", N_("Merge the places")),
            ("Escape", N_("Go back without merging")),
        )

    # -------------------------------------------------------------------------------------- opening

    def open_record(self, key: str) -> None:
        """Lay one or two places on the table."""
        self._from_list = key.startswith(FROM_LIST)
        keys = [one for one in key.removeprefix(FROM_LIST).split(":") if one]
        for field, one in zip((self.kept, self.gone), [*keys, "", ""][:2], strict=True):
            field.set_value(self._suggestion(one) if one else None)
        self._compare()

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""
        if self.merger is None:
            field = self.kept if self.kept.value() is None else self.gone
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            first = next((one for one in self.rows if one.side is None), None)
            (first or self.deed).setFocus(Qt.FocusReason.OtherFocusReason)

    def setFocus(self, *_reason: object) -> None:
        """Begin where work begins."""
        self.focus_first()

    def _suggestion(self, key: str) -> Suggestion | None:
        names = self._services.history.names([Key(key)], self._texts.language)
        return Suggestion(key, names[Key(key)]) if Key(key) in names else None

    @property
    def _services(self) -> Services:
        services: Services = self._context.services
        return services

    # -------------------------------------------------------------------------------------- deeds

    def swap(self) -> None:
        """Let the other place be the one that stays."""
        kept, gone = self.kept.value(), self.gone.value()
        self.kept.set_value(gone)
        self.gone.set_value(kept)
        self._compare()

    def merge(self) -> None:
        """Make one place of both; asked first where very much is changed."""
        merger = self.merger
        if merger is None or not self.deed.isEnabled():
            return
        record = self._record(merger)
        if record is None:
            return
        if merger.asks:
            self.question.ask(
                ASK,
                ASK_DEED,
                lambda: self._merge_aside(merger, record),
                count=merger.users,
                name=self._name(),
            )
            return
        try:
            changed = self._services.merging.merge(merger, record)
        except Exception as error:  # noqa: BLE001 - said on the page, whatever it is
            self._on_error(error)
            return
        self._done(changed, self._name(), self._asked)

    def _merge_aside(self, merger: Merger, record: Place) -> None:
        """Merge off the main thread, with progress and a way to stop."""
        merging, stop, name, pair = self._services.merging, Event(), self._name(), self._asked
        self.progress.show_progress(0, merger.users)
        self.progress.begin()

        def work(job: Job[Changed]) -> Changed:
            def watch(done: int, total: int) -> None:
                if stop.is_set():
                    raise CancelledError
                job.report(done, total)

            return merging.merge(merger, record, watch)

        self._context.tasks.run(
            work,
            lambda changed: self._done(changed, name, pair),
            lambda error: self._went_wrong(error, pair),
            self.progress.show_progress,
            owner=self,
        )
        self._asked_to_stop = stop
        self._enable()

    def _stop(self) -> None:
        """Ask the work to stop; what was written before it heard of that is told like any merging."""
        if self._asked_to_stop is not None:
            self._asked_to_stop.set()
        self._end()

    def _end(self) -> None:
        self._asked_to_stop = None
        self.progress.end()
        self._enable()

    def _done(self, changed: Changed, name: str, pair: tuple[str, str]) -> None:
        """Tell of a merging, and go on from it where the person has not done so by now."""
        self._end()
        waited_for = pair == self._asked
        if waited_for:
            self.merger = None
        self._context.apply(changed, MERGED, name=name)
        if waited_for and self.isVisible():
            self._context.open(LIST if self._from_list else CARD, changed.key)

    def _went_wrong(self, error: Exception, pair: tuple[str, str]) -> None:
        """Say it on the page, or in the window where the page shows other places by now."""
        if pair == self._asked:
            self._on_error(error)
        else:
            self._end()
            self._context.fail(error)

    def _on_error(self, error: Exception) -> None:
        self._end()
        if isinstance(error, ConflictError | NamedTwiceError):
            self._compare()
            if isinstance(error, ConflictError):
                self._say_trouble(self._texts(LOOK_AGAIN))
            return
        told = sentence(error, self._texts)
        if told is None:
            self._context.fail(error)
        else:
            self._say_trouble(told)

    def _record(self, merger: Merger) -> Place | None:
        try:
            return merger.record(self._chosen())
        except Exception as error:  # noqa: BLE001 - said on the page, whatever it is
            self._on_error(error)
            return None

    def _chosen(self) -> dict[str, Chosen]:
        merger = self.merger
        if merger is None:
            return {}
        sides = zip(merger.differing, self.rows, strict=True)
        return {subject[0]: SIDES[one.side] for subject, one in sides if one.side is not None}

    def close_it(self) -> None:
        """Go back without merging."""
        kept = self.kept.value()
        self._context.open(LIST if self._from_list or kept is None else CARD, kept.key if kept else "")

    def _name(self) -> str:
        kept = self.kept.value()
        return kept.title if kept is not None else ""

    # ------------------------------------------------------------------------------------- comparing

    def _compare(self) -> None:
        """Read both places and lay them side by side; what was chosen of the same fields stays chosen."""
        chosen = dict(zip([] if self.merger is None else self.merger.differing, self.rows, strict=True))
        sides = {subject: one.side for subject, one in chosen.items()}
        same = self._pair() == self._asked
        self._asked = self._pair()
        self.merger = None
        kept, gone = self._asked
        self._trouble.hide()
        if kept and gone and kept != gone:
            try:
                self.merger = self._services.merging.compare(Key(kept), Key(gone), self._texts.words)
            except MissingRecordError as error:
                self._say_trouble(sentence(error, self._texts) or "")
        self._build_rows(sides if same else {})
        self._show()

    _asked: tuple[str, str] = ("", "")

    def _pair(self) -> tuple[str, str]:
        kept, gone = self.kept.value(), self.gone.value()
        return (kept.key if kept else "", gone.key if gone else "")

    def _on_changed(self, changed: Changed) -> None:
        if (
            self.merger is not None
            and self._asked_to_stop is None
            and Topic.PLACES in changed.topics
            and self.isVisible()
        ):
            self._compare()

    def _suggest(self, words: str) -> list[Suggestion]:
        return offers(self._services.places.suggest(words, self._texts.language), self._texts)

    # -------------------------------------------------------------------------------------- building

    def _build_rows(self, sides: dict[tuple[str, ...], Side | None]) -> None:
        held = QApplication.focusWidget()
        clear(self._choice_lines)
        self.rows = []
        for number, subject in enumerate(self.merger.differing if self.merger else ()):
            one = ClashRow(self._texts, both=subject == ("notes",), words=SPOKEN)
            side = sides.get(subject)
            if side is not None:
                one.choose(side)
            one.chosen.connect(self._enable)
            one.stepped.connect(lambda step, here=number: self._step(here, step))
            self.rows.append(one)
            self._choice_lines.addWidget(one)
        if held is not None and not self.isAncestorOf(held) and self.isVisible():
            self.focus_first()

    # --------------------------------------------------------------------------------------- showing

    def take_all(self, side: Side) -> None:
        """Take one place's values everywhere."""
        for one in self.rows:
            one.choose(side)

    def _speak(self) -> None:
        if self._context.services is None:
            return
        for field in (self.kept, self.gone):
            value = field.value()
            if value is not None:
                field.set_value(self._suggestion(value.key))
        if self.merger is not None:
            self._compare()
        else:
            self._show()

    def _show(self) -> None:
        merger, texts = self.merger, self._texts
        self._show_twice()
        self._columns.setVisible(bool(self.rows))
        self._rest.setVisible(merger is not None)
        for link in (self.all_kept, self.all_gone):
            link.setVisible(bool(self.rows))
        kept, gone = self._pair()
        if kept and kept == gone:
            self.told.setText(texts(ANOTHER))
        elif merger is None:
            self.told.setText(texts(NAME_THE_OTHER))
        else:
            count = len(self.rows)
            self.told.setText(texts(CHOOSE, count=count) if count else texts(NOTHING_DIFFERS))
            self._words = MergeWords(merger, texts)
            for title, field in zip(self._titles, (self.kept, self.gone), strict=True):
                value = field.value()
                title.setText(value.title if value else "")
            for subject, one in zip(merger.differing, self.rows, strict=True):
                one.show_values(self._words.label(subject), "", *self._words.values(subject))
            self.rest.setText("\n".join(self._words.rest()))
        self._enable()

    def _show_twice(self) -> None:
        named = self.merger.twice if self.merger else ()
        if not named:
            self.show_banner(None)
            return
        banner = Banner(self._texts, TWICE, tone=Tone.BAD, icon=Icon.ERROR, count=len(named))
        titles = "; ".join(one.title for one in named)
        banner.say_detail(lambda: self._texts(MEND, titles=titles))
        first = named[0]
        if first.noun in RECORDS:
            page = RECORDS[first.noun]
            banner.add_action(
                Button(self._texts, OPEN_FIRST, on_click=lambda: self._context.open(page, first.key))
            )
        self.show_banner(banner)

    def _say_trouble(self, words: str) -> None:
        self._trouble.setText(words)
        self._trouble.show()

    def _enable(self) -> None:
        merger = self.merger
        ready = merger is not None and not merger.twice and self._asked_to_stop is None
        self.deed.setEnabled(ready and all(one.side is not None for one in self.rows))
        for widget in (self.kept, self.gone):
            widget.setEnabled(self._asked_to_stop is None)
        self.swap_button.setEnabled(self._asked_to_stop is None and all(self._pair()))

    def _step(self, here: int, step: int) -> None:
        one = self.rows[min(max(here + step, 0), len(self.rows) - 1)]
        one.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(one)
