"""The picker's way onto the net: one question on the press of a button, with a way to stop, and the credit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from twincities.domain.changes import Topic
from twincities.i18n import N_, NP_
from twincities.ui.forms.lookup import SHORTEST, Answer
from twincities.ui.furniture.banners import ProgressStrip
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.labels import WrappingLabel
from twincities.ui.furniture.layouts import column
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Type

if TYPE_CHECKING:
    from twincities.domain.changes import Changed
    from twincities.ui.places.desk import PlaceDesk
    from twincities.ui.tasks import Job

ASK = NP_("button", "Search on the net")
ASKING = N_("OpenStreetMap is being asked")
NOTHING = N_(
    "OpenStreetMap knows no place of this name either. The coordinates can be typed at the left, or left out."
)


class OnlineSearch(QWidget):
    """Seen only where the office has switched it on. `answered` carries an Answer, `failed` an error."""

    begun = Signal()
    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: PlaceDesk) -> None:
        super().__init__()
        self._desk = desk
        self._job: Job[Answer] | None = None
        lines = column(self, gap=Space.S)
        self.button = Button(desk.texts, ASK, icon=Icon.SEARCH)
        lines.addWidget(self.button)
        self.progress = ProgressStrip(desk.texts, ASKING, at_once=True)
        self.progress.stopped.connect(self.stop)
        lines.addWidget(self.progress)
        self.progress.hide()
        self.credit = WrappingLabel(role=Type.SMALL, tone="text2")
        lines.addWidget(self.credit)
        self.credit.hide()
        desk.context.changed.connect(self._on_changed)

    @property
    def busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._job is not None

    def begin(self) -> None:
        """Be seen if it is switched on; called once it stands in its place."""
        self._show()

    def ask(self, words: str, country: str) -> None:
        """Ask for a name; only on a person's word."""
        self.stop()
        asked = words.strip()
        if len(asked) < SHORTEST:
            return
        candidates, language = self._desk.services.candidates, self._desk.texts.language

        def work(job: Job[Answer]) -> Answer:
            # The net may be silent for seconds; nobody who stops or closes the window waits for it.
            found = job.from_elsewhere(lambda: candidates.find_online(asked, country, language))
            return Answer(asked, country, tuple(found))

        self.progress.show_progress(0, 0)
        self._job = self._desk.context.tasks.run(
            work, self._on_answer, self._on_error, owner=self, lane="online"
        )
        self._show()
        self.begun.emit()

    def stop(self) -> None:
        """No longer care for the answer."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.credit.hide()
        self._show()

    def _on_answer(self, answer: Answer) -> None:
        self._job = None
        credits_ = dict.fromkeys(one.credit for one in answer.candidates if one.credit)
        self.credit.setText("\n".join(credits_))
        self.credit.setVisible(bool(credits_))
        self._show()
        self.answered.emit(answer)

    def _on_error(self, error: Exception) -> None:
        self._job = None
        self._show()
        self.failed.emit(error)

    def _on_changed(self, changed: Changed) -> None:
        if Topic.SETTINGS in changed.topics:
            self._show()

    def _show(self) -> None:
        wanted = self._desk.context.settings.online_places
        if not wanted and self._job is not None:
            self._job.cancel()
            self._job = None
        self.setVisible(wanted)
        held = QApplication.focusWidget()
        self.progress.setVisible(self._job is not None)
        if self._job is not None and held is self.button:
            self.progress.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.button.setVisible(self._job is None)
        if self._job is None and held is self.progress.stop:
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
