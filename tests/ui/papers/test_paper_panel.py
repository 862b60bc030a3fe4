from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.keeping import lay
from tests.ui.driving import ALT, CTRL, press, settle, type_text
from tests.ui.visits.scenes import Scene, open_window
from twincities.db.writing import action
from twincities.domain.errors import Severity
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.record import Kept
from twincities.domain.visit import Visit
from twincities.i18n import Language
from twincities.services.ledger_filter import LedgerQuery
from twincities.services.papers import FULL_LOOK, Office, Papers, Written
from twincities.services.register_filter import PartnershipQuery
from twincities.ui.forms.inputs import SegmentedChoice
from twincities.ui.furniture.labels import Label
from twincities.ui.papers.wishes import anniversaries_wish, commitments_wish, register_wish
from twincities.wiring import start

if TYPE_CHECKING:
    from tests.ui.scenes import Opening
    from tests.ui.visits.journals import Journal
    from twincities.services.desk import Desk
    from twincities.services.paper_lists import PaperList
    from twincities.services.papers import PaperOptions, Watch
    from twincities.ui.papers.panel import PaperPanel
    from twincities.ui.papers.wishes import PaperWish

Key = Qt.Key


def panel(scene: Scene) -> PaperPanel:
    """Open the panel as a person does."""
    press(Key.Key_E, CTRL)
    settle()
    made = scene.page.papers
    assert made is not None
    assert made.isVisible()
    return made


def aim(made: PaperPanel, folder: Path) -> Path:
    """Type the folder before the proposed name, as far as a test may not write into the person's own."""
    target = folder / Path(made.target.value()).name
    made.target.setFocus()
    made.target.selectAll()
    type_text(str(target))
    return target


def told(path: Path) -> str:
    book = load_workbook(path)
    cells = (cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    return "\n".join(str(cell) for cell in cells if cell is not None)


def save(scene: Scene, made: PaperPanel) -> None:
    press(Key.Key_Return, CTRL)
    scene.rest()


def test_a_report_is_written_by_keyboard_and_read_back(scene: Scene, tmp_path: Path) -> None:
    scene.find(scene.journal.founding)
    made = panel(scene)
    assert isinstance(QApplication.focusWidget(), SegmentedChoice)
    press(Key.Key_Tab)
    press(Key.Key_Left)
    press(Key.Key_Left)
    assert made.language.value() == "ru"
    assert Path(made.target.value()).name.startswith("03_")
    target = aim(made, tmp_path)
    save(scene, made)
    assert target.exists()
    assert "Шарон Тэйлор" in told(target)
    assert made.outcome.isVisible()
    assert target.name in made.outcome.message.text().replace("\u200b", "")


def test_a_file_of_that_name_is_never_overwritten(scene: Scene, tmp_path: Path) -> None:
    scene.find(scene.journal.founding)
    made = panel(scene)
    target = aim(made, tmp_path)
    target.write_text("somebody's own")
    save(scene, made)
    assert target.read_text() == "somebody's own"
    assert target.with_name(f"{target.stem}_2.xlsx").exists()


def test_the_journal_holds_exactly_what_the_table_shows(scene: Scene, tmp_path: Path) -> None:
    press(Key.Key_Y, ALT)
    settle()
    type_text("2024")
    press(Key.Key_Escape)
    scene.rest()
    made = panel(scene)
    made.paper.setFocus()
    press(Key.Key_Right)
    scene.rest()
    shown = len(scene.page.table.model_.ids)
    assert made.subject.text().startswith(f"{shown} visits, as the table shows them")
    written: list[Written] = []
    made.written.connect(written.append)
    target = aim(made, tmp_path)
    save(scene, made)
    assert written[0].rows == shown == 5
    assert "Grosseto" in told(target)
    assert "Stevenage" not in told(target)


def test_several_selected_visits_make_a_journal_of_their_own(scene: Scene, tmp_path: Path) -> None:
    press(Key.Key_Home)
    press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    made = panel(scene)
    scene.rest()
    assert made.paper.value() == "journal"
    assert made.subject.text() == "2 selected visits"
    written: list[Written] = []
    made.written.connect(written.append)
    aim(made, tmp_path)
    save(scene, made)
    assert written[0].rows == 2


def test_office_and_post_are_kept_for_the_next_paper(scene: Scene, tmp_path: Path) -> None:
    scene.find(scene.journal.founding)
    made = panel(scene)
    made.approver.setFocus()
    type_text("Заместитель акима")
    target = aim(made, tmp_path)
    save(scene, made)
    assert scene.program.settings.approver_post == "Заместитель акима"
    assert "Заместитель акима" in told(target)


def test_a_folder_that_is_not_there_is_said_beside_the_file_and_every_choice_stays(
    scene: Scene, tmp_path: Path
) -> None:
    scene.find(scene.journal.founding)
    made = panel(scene)
    made.language.set_value("kk")
    target = aim(made, tmp_path / "gone")
    save(scene, made)
    assert made.target_frame.severity is Severity.ERROR
    assert "is not there; choose another place" in made.target_frame.message
    assert made.target.value() == str(target)
    assert made.language.value() == "kk"
    (tmp_path / "gone").mkdir()
    save(scene, made)
    assert target.exists()
    assert made.target_frame.severity is None


def test_a_day_that_is_not_whole_is_refused_beside_its_field(scene: Scene, tmp_path: Path) -> None:
    scene.find(scene.journal.founding)
    made = panel(scene)
    aim(made, tmp_path)
    made.as_of.setFocus()
    made.as_of.selectAll()
    type_text("2026")
    save(scene, made)
    assert made.as_of_frame.severity is Severity.ERROR
    assert QApplication.focusWidget() is made.as_of
    assert list(tmp_path.glob("*.xlsx")) == []


def test_escape_gives_the_place_back_to_the_preview(scene: Scene) -> None:
    made = panel(scene)
    press(Key.Key_Escape)
    settle()
    assert not made.isVisible()
    assert QApplication.focusWidget() is scene.page.table


def test_a_name_the_person_wrote_stays_when_the_language_changes(scene: Scene, tmp_path: Path) -> None:
    scene.find(scene.journal.founding)
    made = panel(scene)
    proposed = made.target.value()
    made.language.setFocus()
    press(Key.Key_Left)
    assert made.target.value() != proposed
    made.target.setFocus()
    made.target.selectAll()
    type_text(str(tmp_path / "mine.xlsx"))
    made.language.setFocus()
    press(Key.Key_Right)
    assert made.target.value() == str(tmp_path / "mine.xlsx")


@pytest.fixture(scope="session")
def long_journal(
    kept_journal: tuple[Path, Journal], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Journal]:
    """Return a register with more visits than a journal takes with its full look."""
    path, journal = kept_journal
    program = start(lay(path, tmp_path_factory.mktemp("long")))
    services = program.open_register()
    visit = Visit(start=PartialDate(2001), sending=journal.places["shymkent"], host=journal.places["izmir"])
    with action(services.desk.database, "A. Clerk") as writing:
        writing.create_many(Kept(new_key(), 1, visit) for _ in range(FULL_LOOK))
    program.close()
    return program.paths.register, journal


class Hesitating(Papers):
    """Writes a list only when it may."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "", Office)
        self.may_write = Event()

    def write_list(
        self,
        paper: PaperList,
        options: PaperOptions,
        target: Path,
        watch: Watch | None = None,
        *,
        replace: bool = False,
    ) -> Written:
        """Write a list."""
        self.may_write.wait(20)
        return super().write_list(paper, options, target, watch, replace=replace)


def test_a_long_journal_is_announced_as_plain_and_can_be_stopped(
    opening: Opening, long_journal: tuple[Path, Journal], tmp_path: Path
) -> None:
    scene = opening.over(long_journal, open_window)
    papers = Hesitating(scene.services.desk)
    vars(scene.services)["papers"] = papers
    press(Key.Key_A, CTRL)
    made = panel(scene)
    scene.rest()
    assert made.plain.isVisible()
    target = aim(made, tmp_path)
    press(Key.Key_Return, CTRL)
    press(Key.Key_Escape)
    papers.may_write.set()
    scene.rest()
    assert made.outcome.message.text() == "Stopped. Nothing was saved."
    assert not target.exists()
    save(scene, made)
    assert target.exists()


def test_a_journal_that_was_written_before_it_heard_of_the_stop_is_told(scene: Scene, tmp_path: Path) -> None:
    press(Key.Key_A, CTRL)
    made = panel(scene)
    scene.rest()
    target = aim(made, tmp_path)
    press(Key.Key_Return, CTRL)
    assert scene.window.context.tasks.wait_idle()  # written, and nobody has heard of it
    press(Key.Key_Escape)
    scene.rest()
    assert target.exists()
    assert target.name in made.outcome.message.text().replace("\u200b", "")


LISTS = (
    (register_wish(PartnershipQuery()), "01_register_", "partnership", "Summary"),
    (anniversaries_wish(), "06_anniversaries_", "anniversar", "Calendar"),
    (commitments_wish(LedgerQuery()), "08_commitments_", "commitment", "Summary"),
)


@pytest.mark.parametrize(("wish", "stem", "counted", "sheet"), LISTS, ids=[wish.code for wish, *_ in LISTS])
def test_any_list_is_offered_counted_and_written(
    scene: Scene, tmp_path: Path, wish: PaperWish, stem: str, counted: str, sheet: str
) -> None:
    made = panel(scene)
    made.offer([wish], Language.EN)
    made.focus_first()
    scene.rest()
    assert not made.paper_frame.isVisible()  # one paper is no choice
    assert QApplication.focusWidget() is made.language
    assert Path(made.target.value()).name.startswith(stem)
    assert counted in made.subject.text()
    target = aim(made, tmp_path)
    save(scene, made)
    assert load_workbook(target).sheetnames[0] == sheet


def test_several_lists_are_a_choice_and_its_words_follow_the_window(scene: Scene) -> None:
    made = panel(scene)
    made.offer([wish for wish, *_ in LISTS], Language.EN, "anniversaries")
    made.focus_first()
    scene.rest()
    assert made.paper.value() == "anniversaries"
    press(Key.Key_Right)
    scene.rest()
    assert made.paper.value() == "commitments"
    assert "commitment" in made.subject.text()
    assert Path(made.target.value()).name.startswith("08_")


def test_an_extract_of_the_register_says_that_its_conditions_are_named(scene: Scene) -> None:
    made = panel(scene)
    made.offer([register_wish(PartnershipQuery(countries=("GB",)))], Language.EN)
    scene.rest()
    assert made.subject.text().endswith("The conditions of the table are named on the paper.")


def test_a_summary_that_lies_beside_is_told_of(scene: Scene, tmp_path: Path) -> None:
    made = panel(scene)
    made.outcome.show_written(Written(tmp_path / "r.xlsx", 6000, beside=(tmp_path / "r_summary.xlsx",)))
    said = [label.text().replace("\u200b", "") for label in made.outcome.findChildren(Label)]
    assert "The summary is in r_summary.xlsx" in said
    made.outcome.show_written(Written(tmp_path / "r.xlsx", 9))
    visible = [label.text() for label in made.outcome.findChildren(Label) if label.isVisible()]
    assert not any("summary" in text for text in visible)
