"""Small forms at the side keep what is typed: through a kill, a restart and a change by somebody else."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from shiboken6 import ownedByPython

from tests.killing import working
from tests.ui.driving import CTRL, press, rest, settle, shown, type_text
from tests.ui.side_drafts.typing_until_killed import FORMS, PAGES, TODAY, TYPED
from twincities.domain.partial_date import PartialDate
from twincities.domain.preparation import Preparation
from twincities.domain.vocabularies import Side
from twincities.i18n import NP_
from twincities.services.ledger_filter import LedgerQuery
from twincities.ui.context import Context
from twincities.ui.forms.drafting import DraftKeeper
from twincities.ui.main_window import MainWindow
from twincities.ui.navigation import Page
from twincities.ui.theme.icons import Icon
from twincities.ui.today.page import TodayPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.ui.today.ground import Ground
    from twincities.services.drafts import Draft
    from twincities.ui.forms.side_draft import SideDraft
    from twincities.ui.tasks import Tasks
    from twincities.ui.texts import Texts
    from twincities.wiring import Program, Services

Keys = Qt.Key
TYPING = "tests.ui.side_drafts.typing_until_killed"


@dataclass
class Desk:
    """A window with Today and the three pages that have small forms."""

    window: MainWindow
    services: Services
    ground: Ground

    def page(self, name: str) -> Any:  # noqa: ANN401 - one of four pages
        return self.window.page(name)

    def rest(self) -> None:
        rest()

    def open(self, page: str, place: str) -> None:
        self.window.open(page, place)
        self.rest()

    @property
    def drafts(self) -> list[Draft]:
        return self.services.drafts.all(self.services.catalogue_id)

    def offered(self) -> list[Any]:
        """Return the rows of the drafts on Today."""
        self.open("today", "")
        return list(self.page("today").cards["drafts"].shown_rows)

    def form(self, kind: str) -> tuple[SideDraft, Callable[[], str], Any]:
        """Return what keeps a form's draft, what its text says now, and its text field."""
        if kind == "decision":
            form = self.page("partnership").form
        elif kind == "promise":
            form = self.page("commitments").beside.form
        else:
            form = self.page("anniversaries").exports.plan
        return form.draft, lambda: str(self._field(kind).value()), self._field(kind)

    def _field(self, kind: str) -> Any:  # noqa: ANN401 - one of three inputs
        if kind == "decision":
            return self.page("partnership").form.fields["reason"].control
        if kind == "promise":
            return self.page("commitments").beside.form.fields.what
        return self.page("anniversaries").exports.plan.responsible


@pytest.fixture
def opened(program: Program, texts: Texts, tasks: Tasks, ground: Ground) -> Iterator[Callable[[], Desk]]:
    """Open a window over the register, as often as wanted: each knows no more than what the disk keeps."""
    windows = []

    def make() -> Desk:
        services = program.open_register()
        context = Context(services, texts, tasks, program.settings, services.desk)
        other = NP_("page", "Another page")
        pages = [Page("today", other, Icon.TODAY, lambda context: TodayPage(context, today=lambda: TODAY))]
        pages += [Page(name, other, Icon.TODAY, made, group="hidden") for name, made in PAGES.items()]
        window = MainWindow(context, pages)
        window.resize(1440, 900)
        windows.append(window)
        shown(window)
        return Desk(window, services, ground)

    yield make
    for window in windows:
        window.close()
    tasks.stop()


@pytest.fixture
def desk(opened: Callable[[], Desk]) -> Desk:
    return opened()


def begin(desk: Desk, kind: str) -> None:
    """Ask for a form and type into its text."""
    page, place = FORMS[kind]
    desk.open(page, place.format(key=desk.ground.ties["sehnde"]))
    desk.form(kind)[2].setFocus()
    type_text(TYPED)


def test_a_small_form_that_another_window_types_into_begins_empty_here_and_says_so(
    desk: Desk, ground: Ground, tmp_path: Path
) -> None:
    with working(TYPING, tmp_path, "promise", ground.ties["sehnde"]):
        assert desk.offered() == []
        begin(desk, "promise")
        draft, text, _field = desk.form("promise")
        assert text() == TYPED
        assert "Another window" in draft.words.text()
        draft.flush()
        assert len(desk.drafts) == 1
    assert len(desk.drafts) == 2


@pytest.mark.parametrize("kind", FORMS)
def test_a_killed_program_offers_on_today_what_was_typed_into_a_small_form(
    opened: Callable[[], Desk], program: Program, ground: Ground, tmp_path: Path, kind: str
) -> None:
    with working(TYPING, tmp_path, kind, ground.ties["sehnde"]):
        pass

    desk = opened()
    (row,) = desk.offered()
    row.click()
    desk.rest()
    assert desk.window.current == FORMS[kind][0]
    draft, text, _field = desk.form(kind)
    assert text() == TYPED
    assert draft.strip.isVisible()
    assert "not written to the register" in draft.words.text()
    assert not draft.older.isVisible()


@pytest.mark.parametrize("kind", FORMS)
def test_closing_the_window_saves_and_discarding_is_for_good_unless_undone(
    opened: Callable[[], Desk], kind: str
) -> None:
    before = opened()
    begin(before, kind)
    assert before.drafts == []
    before.window.close()
    desk = opened()
    page, place = FORMS[kind]
    desk.open(page, desk.drafts[0].place)
    draft, text, _field = desk.form(kind)
    assert text() == TYPED
    draft.throw_button.click()
    settle()
    assert (text(), desk.drafts) == ("", [])
    assert not draft.strip.isVisible()
    desk.window.toast.undo.click()
    settle()
    assert text() == TYPED
    assert len(desk.drafts) == 1
    draft.throw_button.click()
    desk.open(page, place.format(key=desk.ground.ties["sehnde"]))
    assert text() == ""
    assert desk.offered() == []


@pytest.mark.parametrize("kind", FORMS)
def test_what_keeps_the_draft_ends_with_its_form_and_not_before(desk: Desk, kind: str) -> None:
    begin(desk, kind)
    draft, _text, _field = desk.form(kind)
    (keeper,) = draft.findChildren(DraftKeeper)
    assert not ownedByPython(keeper), "else it ends when the program's objects do, in any order"


@pytest.mark.parametrize("kind", FORMS)
def test_what_is_typed_and_taken_back_leaves_no_draft(desk: Desk, kind: str) -> None:
    begin(desk, kind)
    draft, text, _field = desk.form(kind)
    draft.flush()
    assert len(desk.drafts) == 1
    for _ in TYPED:
        press(Keys.Key_Backspace)
    assert text() == ""
    draft.flush()
    assert desk.drafts == []


@pytest.mark.parametrize("kind", FORMS)
def test_a_written_form_leaves_no_draft(desk: Desk, kind: str) -> None:
    begin(desk, kind)
    desk.form(kind)[0].flush()
    assert len(desk.drafts) == 1
    if kind == "decision":
        desk.page("partnership").form.fields["date"].control.type_in("2024")
    press(Keys.Key_Return, CTRL)
    desk.rest()
    assert desk.drafts == []
    record = desk.services.partnerships.open(desk.ground.ties["sehnde"]).record
    assert record.events if kind == "decision" else record.preparations


def test_a_decision_typed_over_an_older_record_says_so(desk: Desk) -> None:
    begin(desk, "decision")
    draft, text, _field = desk.form("decision")
    draft.flush()
    desk.page("partnership").end_side()
    desk.services.partnerships.confirm(desk.ground.ties["sehnde"], TODAY)
    desk.open("partnership", desk.drafts[0].place)
    assert text() == TYPED
    assert draft.older.isVisible()


def test_a_change_of_a_promise_typed_over_an_older_one_still_tells_of_the_other(
    opened: Callable[[], Desk],
) -> None:
    before = opened()
    ledger = before.services.ledger
    before.open("commitments", "")
    viewer = before.page("commitments").feed.viewer
    row = ledger.rows(ledger.ids(None, LedgerQuery(), viewer), viewer)[0]
    before.page("commitments").begin_edit(row)
    form = before.page("commitments").beside.form
    form.fields.evidence.setFocus()
    type_text("mine")
    form.fields.due.setFocus()
    type_text("soon")
    before.window.close()
    kept = ledger.open(row.key)
    ledger.rewrite(kept, replace(kept, evidence="theirs"))

    desk = opened()
    (offered,) = desk.offered()
    assert offered.look.title == row.text
    offered.click()
    desk.rest()
    form = desk.page("commitments").beside.form
    assert form.fields.evidence.value() == "mine"
    assert form.fields.due.text().endswith("soon")
    assert form.draft.older.isVisible()
    form.fields.due.set_value(PartialDate(2027))
    form.save()
    assert "theirs" in form.fields.frames["evidence"].message
    assert ledger.open(row.key).evidence == "theirs"


def test_a_date_that_is_none_and_an_unticked_step_of_a_plan_come_back(opened: Callable[[], Desk]) -> None:
    before = opened()
    begin(before, "plan")
    rows = before.page("anniversaries").exports.plan.rows
    rows[0].tick.click()
    rows[1].due.setFocus()
    rows[1].due.selectAll()
    type_text("some day")
    before.window.close()
    desk = opened()
    desk.open("anniversaries", desk.drafts[0].place)
    rows = desk.page("anniversaries").exports.plan.rows
    assert not rows[0].tick.isChecked()
    assert rows[1].due.text() == "some day"


@pytest.mark.parametrize("content", [{}, {"form": 1, "fields": 5}, {"form": 99}])
@pytest.mark.parametrize("kind", FORMS)
def test_a_draft_that_its_form_cannot_show_is_set_aside(desk: Desk, kind: str, content: object) -> None:
    begin(desk, kind)
    draft, text, _field = desk.form(kind)
    draft.flush()
    (kept,) = desk.drafts
    draft.end()
    folder = desk.services.drafts._folder  # noqa: SLF001 - the disk itself
    desk.services.drafts.save(kept)
    file = folder / f"{kept.key}.draft.json"
    stored = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**stored, "content": content}), encoding="utf-8")
    page, _place = FORMS[kind]
    desk.open(page, kept.place)
    assert text() == ""
    assert desk.drafts == []
    assert [one.name for one in folder.iterdir()] == [f"{file.name}.unreadable"]


@pytest.mark.parametrize("kind", FORMS)
def test_a_draft_of_what_is_gone_says_so_and_is_discarded_only_on_demand(desk: Desk, kind: str) -> None:
    if kind == "promise":
        said = Preparation(text="letter", side=Side.OURS)
        desk.services.ledger.promise(desk.ground.ties["sehnde"], said)
        desk.open("commitments", f"draft:{said.key}")
        desk.form(kind)[2].setFocus()
        type_text(TYPED)
    else:
        begin(desk, kind)
    desk.form(kind)[0].flush()
    desk.services.partnerships.delete_partnerships([desk.ground.ties["sehnde"]])
    (row,) = desk.offered()
    row.click()
    desk.rest()
    assert "can no longer be written" in desk.window.toast.message.text()
    assert len(desk.drafts) == 1
    desk.window.toast.undo.click()
    settle()
    assert desk.drafts == []
