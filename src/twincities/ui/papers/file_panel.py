"""A panel that writes a file off the main thread, and tells where it lies or why it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from twincities.domain.errors import Severity
from twincities.i18n import LANGUAGE_NAMES, NP_, Language
from twincities.ui.errors import sentence
from twincities.ui.forms.inputs import SegmentedChoice
from twincities.ui.furniture.side_frame import SideFrame
from twincities.ui.papers.target import FileTarget
from twincities.ui.papers.written import WrittenStrip

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.i18n import Message
    from twincities.services.papers import Written
    from twincities.ui.context import Context
    from twincities.ui.tasks import Job

SAVE = NP_("button that writes a document", "Save")


class FilePanel(SideFrame):
    """Asks for the `language` of a `file` that lies in a folder of the person's own; `written` carries what was."""

    written = Signal(object)

    def __init__(self, context: Context, title: Message, failed: Message, kind: Message, suffix: str) -> None:
        """`failed` says that nothing was written, `kind` and `suffix` what file it is."""
        super().__init__(context.texts, title)
        self._context, self._failed = context, failed
        self._begun = False
        self._job: Job[Written] | None = None
        self.language = SegmentedChoice([(one.value, LANGUAGE_NAMES[one]) for one in Language])
        self.file = FileTarget(context.texts, SAVE, kind, suffix)
        self.outcome = WrittenStrip(context.texts)

    def begin_writing(
        self,
        lane: str,
        work: Callable[[Job[Written]], Written],
        on_progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Write; `save_button` waits meanwhile."""
        self.save_button.setEnabled(False)
        self._job = self._context.tasks.run(
            work, self._on_written, self._on_error, on_progress, owner=self, lane=lane
        )

    def end_writing(self) -> None:
        """Let another file be written."""
        self._job = None
        self.save_button.setEnabled(True)

    def _on_written(self, done: Written) -> None:
        self.end_writing()
        self.file.folder = done.path.parent
        self.outcome.show_written(done)
        self.written.emit(done)

    def _on_error(self, error: Exception) -> None:
        self.end_writing()
        told = sentence(error, self._context.texts)
        if told is None:
            self._context.fail(error)
            told = self._context.texts(self._failed)
        self.file.frame.show_problem(Severity.ERROR, told)
        self.view.ensureWidgetVisible(self.file)
