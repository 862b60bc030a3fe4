"""The panel that writes a report or a list into a workbook: what, in which language, where."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from twincities.domain.errors import Severity
from twincities.domain.partial_date import PartialDate, Precision
from twincities.i18n import N_, NP_, Language
from twincities.services.papers import FULL_LOOK, Copy, Office, Watch, WritingCancelledError, Written
from twincities.ui.forms.dates import DateInput
from twincities.ui.forms.fields import FieldFrame
from twincities.ui.forms.inputs import SegmentedChoice, TextInput
from twincities.ui.furniture.banners import Banner, ProgressStrip
from twincities.ui.furniture.labels import Label
from twincities.ui.papers.file_panel import SAVE, FilePanel
from twincities.ui.papers.wishes import VisitReportWish
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Tone, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QBoxLayout

    from twincities.i18n import Message
    from twincities.services.papers import PaperOptions, PaperPlan
    from twincities.ui.context import Context
    from twincities.ui.papers.wishes import PaperWish
    from twincities.ui.tasks import Job

TITLE = N_("Document")
COPIES = ((Copy.FINAL.value, NP_("copy", "Final")), (Copy.REVIEW.value, NP_("copy", "For review")))
PLAIN = N_("Above {limit} rows the list becomes a plain sheet")
PLAIN_DETAIL = N_(
    "The content is whole, but there are no borders, colours or page breaks. A condition makes it shorter."
)
DAY_WANTED = N_("Give the whole day: the paper shows the state of that day")
WRITING = N_("Writing: {done} of {total}")
STOPPED = N_("Stopped. Nothing was saved.")
FAILED = N_("The document was not saved")
SHEETS = NP_("kind of file", "Workbook (*.xlsx)")


MOST_IN_ROW = 3
"""Papers that the panel can name beside each other."""


class PaperPanel(FilePanel):
    """Asks for what only a person knows, writes off the main thread, tells where the document lies."""

    def __init__(
        self,
        context: Context,
        today: Callable[[], date],
        change_settings: Callable[..., object] | None = None,
    ) -> None:
        super().__init__(context, TITLE, FAILED, SHEETS, ".xlsx")
        self._today = today
        self._change_settings = change_settings
        self._wishes: tuple[PaperWish, ...] = (VisitReportWish(None),)
        self._plan: PaperPlan | None = None
        self._asked_to_stop = Event()
        self._build_choices(self.body)
        self._build_office(self.body)
        self._build_target()
        context.texts.changed.connect(self._say_choices)

    # ------------------------------------------------------------------------------------ building

    def _build_choices(self, layout: QBoxLayout) -> None:
        texts = self._context.texts
        self.paper = SegmentedChoice(self._said_papers(), MOST_IN_ROW)
        self.as_of = DateInput(texts, self._today)
        self.copy = SegmentedChoice(self._said(COPIES))
        self.as_of_frame = FieldFrame(texts, N_("As of"), self.as_of, required=True)
        self.paper_frame = FieldFrame(texts, N_("Paper"), self.paper)
        layout.addWidget(self.paper_frame)
        self.subject = Label(role=Type.SMALL, tone="text2", wrap=True)
        layout.addWidget(self.subject)
        self.plain = Banner(texts, PLAIN, PLAIN_DETAIL, Tone.WARN, limit=texts.words.number(FULL_LOOK))
        layout.addWidget(self.plain)
        self.plain.hide()
        layout.addWidget(FieldFrame(texts, N_("Language of the document"), self.language))
        layout.addWidget(self.as_of_frame)
        layout.addWidget(FieldFrame(texts, NP_("of a document", "Copy"), self.copy))
        for choice in (self.paper, self.language, self.copy, self.as_of):
            choice.edited.connect(self._on_choice)

    def _build_office(self, layout: QBoxLayout) -> None:
        texts = self._context.texts
        self.office, self.approver = TextInput(), TextInput()
        layout.addWidget(FieldFrame(texts, N_("Office"), self.office))
        layout.addWidget(FieldFrame(texts, N_("Post of the official who approves"), self.approver))

    def _build_target(self) -> None:
        texts = self._context.texts
        self.target, self.target_frame = self.file.input, self.file.frame
        self.body.addWidget(self.file)
        self.body.addStretch(1)
        self.progress = ProgressStrip(texts, WRITING)
        self.progress.stopped.connect(self.stop)
        for strip in (self.progress, self.outcome):
            self.told.addWidget(strip)
        self.save_button = self.add_deeds(texts, SAVE, Icon.EXPORT, self.save)

    def _said(self, options: tuple[tuple[str, Message], ...]) -> list[tuple[str, str]]:
        return [(code, self._context.texts(message)) for code, message in options]

    def _said_papers(self) -> list[tuple[str, str]]:
        return [(wish.code, self._context.texts(wish.label)) for wish in self._wishes]

    def _say_choices(self) -> None:
        self.paper.set_options(self._said_papers())
        self.copy.set_options(self._said(COPIES))
        if self._begun:
            self._show()

    # ------------------------------------------------------------------------------------- choosing

    def offer(self, wishes: Sequence[PaperWish], language: Language, chosen: str = "") -> None:
        """Offer what can be written just now; language, copy and office stay as they were chosen last."""
        settings = self._context.settings
        if not self._begun:
            self.language.set_value(language.value)
        self._begun, self._wishes = True, tuple(wishes)
        self.paper.set_options(self._said_papers())
        self.paper.set_value(chosen or self._wishes[0].code)
        self.paper_frame.setVisible(len(self._wishes) > 1)
        self.as_of.set_value(PartialDate.of(self._today()))
        self.office.set_value(settings.office)
        self.approver.set_value(settings.approver_post)
        self.outcome.hide()
        self.file.begin()
        self._show()

    def focus_first(self) -> None:
        """Put the focus on the first choice."""
        first = self.paper if len(self._wishes) > 1 else self.language
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_choice(self) -> None:
        self.outcome.hide()
        self._show()

    @property
    def _wish(self) -> PaperWish:
        return next(wish for wish in self._wishes if wish.code == self.paper.value())

    def _show(self) -> None:
        wish = self._wish
        self.plain.hide()
        self._plan = None
        self.save_button.setEnabled(wish.possible)
        self.subject.setText(wish.about(self._context.texts.words, None))
        self._ask_plan(wish)
        self._propose()

    def _ask_plan(self, wish: PaperWish) -> None:
        papers, options, plan = self._context.services.papers, self._options(), wish.plan
        if options is None or plan is None:
            return
        self._context.tasks.run(
            lambda _job: plan(papers, options),
            lambda found: self._on_plan(wish, found),
            self._on_error,
            owner=self,
            lane="plan",
        )

    def _on_plan(self, wish: PaperWish, plan: PaperPlan) -> None:
        if wish is not self._wish:
            return
        self._plan = plan
        self.subject.setText(wish.about(self._context.texts.words, plan))
        self.plain.setVisible(plan.plain)

    def _propose(self) -> None:
        """Propose a file name unless the person has written one."""
        options = self._options()
        if options is not None and self._wish.possible:
            self.file.propose(self._wish.file_name(self._context.services.papers, options))

    def _options(self) -> PaperOptions | None:
        """Return how the paper is to be written, None while the day is not known."""
        day = self.as_of.value()
        if day is None or day.until is not None or day.precision is not Precision.DAY:
            return None
        words = self._context.texts.words.among(Language(self.language.value()))
        options: PaperOptions = self._context.services.papers.options(
            words, day.first_day, Copy(self.copy.value())
        )
        return replace(
            options, office=Office(self.office.value(), self.approver.value(), options.office.kept_at)
        )

    # -------------------------------------------------------------------------------------- writing

    def save(self) -> None:
        """Write the document; what cannot be written is said beside its field and every choice stays."""
        if self._job is not None or not self.save_button.isEnabled() or not self._begun:
            return
        self.outcome.hide()
        options = self._options()
        if options is None:
            self.as_of_frame.show_problem(Severity.ERROR, DAY_WANTED)
            self.as_of.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        target = self.file.path()
        if target is None:
            return
        self.as_of_frame.clear_problem()
        self._keep_office()
        self._write(self._wish, options, target)

    def _write(self, wish: PaperWish, options: PaperOptions, target: Path) -> None:
        papers, stop = self._context.services.papers, Event()
        self._asked_to_stop = stop

        def work(job: Job[Written]) -> Written:
            watch = Watch(progress=job.report, cancelled=lambda: stop.is_set() or job.cancelled)
            return wish.write(papers, options, target, watch)

        self.progress.show_progress(0, self._plan.rows if self._plan else 0)
        self.progress.begin()
        self.begin_writing("paper", work, self.progress.show_progress)

    def _keep_office(self) -> None:
        settings = self._context.settings
        now = (self.office.value(), self.approver.value())
        if self._change_settings is not None and now != (settings.office, settings.approver_post):
            self._change_settings(office=now[0], approver_post=now[1])

    def stop(self) -> None:
        """Ask the work to stop; a document that was finished before it heard of that is told like any other."""
        self._asked_to_stop.set()

    def _on_error(self, error: Exception) -> None:
        if isinstance(error, WritingCancelledError):
            self.end_writing()
            self.outcome.show_stopped(STOPPED)
        else:
            super()._on_error(error)

    def end_writing(self) -> None:
        """Let another document be written."""
        super().end_writing()
        self.progress.end()

    def close_it(self) -> None:
        """Stop what is under way, or give the place back."""
        if self._job is not None:
            self.stop()
        else:
            super().close_it()
