"""A partnership's record: the truth about one tie, in tabs, with the way to every visit, promise and person in it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QStackedWidget, QWidget

from twincities.domain.changes import Topic
from twincities.domain.errors import MissingRecordError
from twincities.domain.keys import Key
from twincities.i18n import N_, NP_
from twincities.services.visit_filter import Viewer
from twincities.ui.forms.side_draft import tell_nowhere
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.emptiness import EmptyState
from twincities.ui.furniture.layouts import column
from twincities.ui.keys import bind
from twincities.ui.partnerships.desk import FormDesk
from twincities.ui.partnerships.evidence import show_evidence
from twincities.ui.partnerships.facts import facts_of
from twincities.ui.partnerships.record_claims import ClaimDeeds
from twincities.ui.partnerships.record_deeds import RecordDeeds
from twincities.ui.partnerships.record_papers import RecordPapers
from twincities.ui.partnerships.record_tabs import RecordTabs
from twincities.ui.partnerships.record_top import RecordTop
from twincities.ui.partnerships.side_form import SideForm
from twincities.ui.tables.sideways import Sideways
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

    from twincities.domain.changes import Changed
    from twincities.domain.facts import Fact
    from twincities.services.register_card import PartnershipCard
    from twincities.ui.context import Context
    from twincities.ui.furniture.popovers import Popover
    from twincities.ui.key_overlay import Legend
    from twincities.ui.partnerships.side_form import Asked
    from twincities.wiring import Services

REGISTER, EDITOR, VISIT_EDITOR = "partnerships", "partnership-editor", "visit-editor"
GONE = N_("This partnership is no longer in the register")
GONE_DETAIL = N_("It was deleted, or merged with another. The bin and the history keep it.")
BEGINNING, SIDES, DRAFT = "established", "sides", "draft:"
BACK = NP_("button", "Back to the register")
TOPICS = {
    Topic.PARTNERSHIPS,
    Topic.VISITS,
    Topic.COMMITMENTS,
    Topic.PLACES,
    Topic.PEOPLE,
    Topic.SOURCES,
    Topic.SETTINGS,
}
KEYS: tuple[Legend, ...] = (
    ("Ctrl+Tab", NP_("what a key does", "Next tab; with Shift the one before")),
    ("F2", NP_("what a key does", "Edit the partnership")),
    ("Ctrl+N", NP_("what a key does", "New visit of this partnership; N does it too")),
    ("Alt+D", NP_("what a key does", "Decide on the partnership: suspend, resume, end, set its status")),
    ("Alt+I", NP_("what a key does", "Where the value comes from; else where the beginning does")),
    ("Ctrl+B", NP_("what a key does", "Briefing for a visit")),
    ("Ctrl+E", NP_("what a key does", "Briefing or a list of the partnership as a document")),
    ("Space", NP_("what a key does", "Mark a commitment as done, or open it again")),
    ("Return", NP_("what a key does", "Open what is marked")),
    ("F5", NP_("what a key does", "Read again")),
    ("Escape", NP_("what a key does", "Back to the register")),
)


class RecordPage(QWidget):
    """Opened with a partnership's key, or "KEY#TAB" for one of its tabs, "KEY#sides" for both sides' data.

    "KEY#draft:WHAT" asks at the side for what a draft there was begun with.
    """

    def __init__(
        self,
        context: Context,
        today: Callable[[], date] = date.today,
        change_settings: Callable[..., object] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.context = context
        self._today = today
        self._key: Key | None = None
        self._stale = False
        self._to_sides = False
        self._fact_held = ""
        self.evidence: Popover | None = None
        self.card: PartnershipCard | None = None
        self.papers = RecordPapers(context, today, change_settings)
        self.form = SideForm(FormDesk(context, today))
        self.deeds = RecordDeeds(context, today, lambda: self.card, self.ask)
        self.claims = ClaimDeeds(context, today, self.ask)
        self.top = RecordTop()
        self.body = RecordTabs(context, lambda: self._viewer)
        self._side = QStackedWidget()
        for panel in (self.papers, self.form):
            panel.close_wanted.connect(self.end_side)
            self._side.addWidget(panel)
        self._sheet = QWidget()
        lines = column(self._sheet)
        lines.addWidget(self.top)
        lines.addWidget(self.body, 1)
        self._sideways = Sideways(context.texts, self._sheet, self._side)
        self._sideways.begin_closed()
        back = Button(context.texts, BACK, icon=Icon.BACK, on_click=self.go_back)
        self.gone = EmptyState(context.texts, Icon.PARTNERSHIP, GONE, GONE_DETAIL, (back,))
        self._whole = QStackedWidget()
        for whole in (self._sideways, self.gone):
            self._whole.addWidget(whole)
        column(self).addWidget(self._whole)
        self._connect()
        self._bind()

    def _connect(self) -> None:
        top, body, overview = self.top, self.body, self.body.overview
        top.back_wanted.connect(self.go_back)
        top.edit_wanted.connect(self.edit)
        top.visit_wanted.connect(self.new_visit)
        top.more_wanted.connect(self._menu_below)
        top.evidence_wanted.connect(self._show_evidence)
        top.led.connect(self._on_fact)
        body.visit_wanted.connect(self.new_visit)
        body.commitment_wanted.connect(self.new_commitment)
        body.entry_opened.connect(self._open_entry)
        overview.decide_wanted.connect(self.open_decisions)
        overview.lift_wanted.connect(self.deeds.lift_status)
        overview.confirm_wanted.connect(self.deeds.confirm)
        overview.origin_wanted.connect(self._show_fact)
        overview.fact_menu_wanted.connect(self._open_fact_menu)
        self._sideways.shown_changed.connect(self._fold)
        self.context.changed.connect(self._on_changed)
        self.context.texts.changed.connect(self.reload)

    def _bind(self) -> None:
        for key, act in (
            ("F2", self.edit),
            ("Alt+D", self._decide_by_key),
            ("Ctrl+N", self.new_visit),
            ("F5", self.reload),
            ("Alt+I", self.show_origin),
            ("Ctrl+E", self.open_papers),
            ("Ctrl+P", self.open_papers),
            ("Ctrl+B", self.open_briefing),
            ("Ctrl+Tab", lambda: self.body.step(1)),
            ("Ctrl+Shift+Tab", lambda: self.body.step(-1)),
            ("Ctrl+Shift+Backtab", lambda: self.body.step(-1)),
        ):
            bind(self, key, act)
        bind(self._sideways.side, "Escape", self.end_side)

    # ------------------------------------------------------------------------------------- showing

    def keys(self) -> Sequence[Legend]:
        """Return the keys of this page, for F1."""
        return KEYS

    def open_record(self, key: str) -> None:
        """Show a partnership, at one of its tabs where that is named."""
        record, _, tab = key.partition("#")
        other = self._key != record
        if other:
            self._sideways.show_side(shown=False)
        self._key = Key(record)
        self.reload()
        self._to_sides = tab == SIDES
        if self._to_sides:
            self.body.show_tab("overview")
        elif tab.startswith(DRAFT):
            self.body.show_tab("overview")
            self._ask_again(tab.removeprefix(DRAFT))
        elif tab or other:
            self.body.show_tab(tab or "overview")

    def _ask_again(self, what: str) -> None:
        """Show the form that a draft was begun in."""
        facts = self.body.overview.facts
        if self.card is None or self.card.kept.deleted:
            tell_nowhere(self.context, f"{self._key}#{DRAFT}{what}")
        elif not self.deeds.ask_again(what) and facts:
            self.claims.ask_again(facts, what)

    def leave(self) -> None:
        """Put the draft of what is asked beside the record away; nothing is asked."""
        self.form.leave()

    def reload(self) -> None:
        """Read the partnership again; what was shown stays shown."""
        self._stale = False
        services: Services | None = self.context.services
        if services is None or self._key is None:
            return
        try:
            self.card = services.register.card(self._key, self._viewer)
        except MissingRecordError:
            self.card = None
        except Exception as error:  # noqa: BLE001 - said in the window
            self.card = None
            self.context.fail(error)
        if self.card is None or self.card.kept.deleted:
            self._whole.setCurrentWidget(self.gone)
            return
        self._whole.setCurrentWidget(self._sideways)
        self._show(self.card)

    @property
    def _viewer(self) -> Viewer:
        context = self.context
        return Viewer(context.texts.language, self._today(), context.settings.report_days)

    def _show(self, card: PartnershipCard) -> None:
        inside = self.top.isAncestorOf(QApplication.focusWidget() or self)
        texts, today = self.context.texts, self._today()
        self.body.show_card(card, today)
        self.top.show_card(card, facts_of(card, self.body.agreements.documents, texts, today), texts)
        self._fold()
        if inside:
            self.body.focus_tab()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold what has no room."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        beside = self._sideways.shown and self._sideways.wide
        width = self._sheet.width() if beside else self.window().width()
        self.top.fold(self.body.overview, narrow=width < look().px(Width.NARROW_BELOW))

    def setFocus(self, *_reason: Any) -> None:  # noqa: ANN401 - Qt's overloads
        """Begin in the tab, or with what both sides say where that was asked for."""
        if self._sideways.shown and self._side.currentWidget() is self.form:
            self.form.focus_first()
        elif self._to_sides:
            self._to_sides = False
            self.body.overview.begin_sides()
        else:
            self.body.focus_tab()

    # --------------------------------------------------------------------------------------- deeds

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N begins a visit, Esc goes back to the register."""
        typing = isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit)
        letter = event.key() == Qt.Key.Key_N and not event.modifiers()
        if letter and not typing and self.context.settings.single_letter_keys:
            self.new_visit()
        elif event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)

    def go_back(self) -> None:
        """Show the partnership in the register."""
        self.context.open(REGISTER, self._key or "")

    def edit(self) -> None:
        """Change the partnership."""
        if self._key is not None:
            self.context.open(EDITOR, self._key)

    def new_visit(self) -> None:
        """Begin a visit of this partnership."""
        if self._key is not None:
            self.context.open(VISIT_EDITOR, f"partnership:{self._key}")

    def new_commitment(self) -> None:
        """Begin a commitment to this partner that no visit raised."""
        if self._key is not None:
            self.context.open("commitments", f"new:{self._key}")

    def open_briefing(self) -> None:
        """Show all that is to be known before the next visit."""
        if self._key is not None:
            self.context.open("briefing", self._key)

    def open_papers(self) -> None:
        """Offer to put the partnership onto paper."""
        if self.card is None or self.card.kept.deleted:
            return
        self.papers.begin(self.card.row, self._viewer)
        self._begin_side(self.papers)

    def ask(self, asked: Asked) -> None:
        """Ask for something beside the record."""
        self.form.ask(asked)
        self._begin_side(self.form)

    def _begin_side(self, panel: RecordPapers | SideForm) -> None:
        self._fact_held = self.body.overview.held
        self._side.setCurrentWidget(panel)
        self._sideways.show_side(shown=True)
        panel.focus_first()

    def open_decisions(self, button: QWidget) -> None:
        """Offer what can be decided on the partnership."""
        self.deeds.open_menu(button, self.deeds.decisions())

    def _decide_by_key(self) -> None:
        if self.top.head is not None:
            self.open_decisions(self.top.head.more)

    def end_side(self) -> None:
        """Give the record its whole width back, and the keyboard to the fact from which the side was asked."""
        self.form.leave()
        self._sideways.show_side(shown=False)
        if not self.body.overview.hold(self._fact_held):
            self.body.focus_tab()

    def show_origin(self) -> None:
        """Show where a value comes from: the one that has the keyboard, else the beginning of the relations."""
        sides = self.body.overview.sides
        if self.top.facts is None or sides is None:
            return
        anchors = {**sides.values}
        focused = [name for name in anchors if anchors[name].hasFocus() or sides.menus[name].hasFocus()]
        name = focused[0] if focused else BEGINNING
        fact = next(one for one in sides.rows if one.field.name == name)
        self._show_fact(fact, anchors[name] if focused else self.top.facts.cells[0])

    def _show_fact(self, fact: Fact, anchor: QWidget) -> None:
        facts = self.body.overview.facts
        if facts is not None:
            self.claims.show_origin(facts, fact, anchor)

    def _show_evidence(self, chip: QWidget) -> None:
        if self.card is not None:
            self.evidence = show_evidence(self.context, self.card, self._viewer, chip)

    def _open_fact_menu(self, fact: Fact, button: QWidget) -> None:
        facts = self.body.overview.facts
        if facts is not None:
            self.deeds.open_menu(button, self.claims.entries(facts, fact, button))

    @property
    def popover(self) -> Popover | None:
        """What was opened last over the page."""
        return self.claims.popover

    def _on_fact(self, where: str, _cell: QWidget) -> None:
        if where == BEGINNING:
            self.show_origin()
        else:
            self.body.show_tab(where)

    def _open_entry(self, entry: Any) -> None:  # noqa: ANN401 - an entry of the course
        if entry.noun == "visit":
            self.context.open(VISIT_EDITOR, entry.key)
        elif entry.noun == "agreement":
            self.context.open("agreement", entry.key)
        else:
            self.show_origin()

    def _menu_below(self, button: QWidget) -> None:
        entries = (
            (NP_("menu", "Edit"), self.edit, "F2"),
            (NP_("menu", "New visit"), self.new_visit, "Ctrl+N"),
            *self.deeds.entries(),
            (NP_("menu", "New commitment"), self.new_commitment, ""),
            (NP_("menu", "Briefing for a visit"), self.open_briefing, "Ctrl+B"),
            (NP_("menu", "Report…"), self.open_papers, "Ctrl+E"),
            (NP_("menu", "History"), lambda: self.body.show_tab("history"), ""),
            (NP_("menu", "Delete"), self.deeds.delete, ""),
        )
        self.deeds.open_menu(button, entries)

    def _on_changed(self, changed: Changed) -> None:
        if self._key is None or not changed.topics & TOPICS:
            return
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what changed while another page was shown."""
        super().showEvent(event)
        if self._stale:
            self.reload()
