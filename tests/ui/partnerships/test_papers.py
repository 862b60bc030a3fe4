"""The register goes onto paper from its page, as the table shows it, or only what is selected."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.driving import CTRL, press, settle, type_text
from twincities.domain.vocabularies import LegalStatus
from twincities.services.register_filter import PartnershipQuery

if TYPE_CHECKING:
    from tests.ui.partnerships.scenes import Scene
    from twincities.services.papers import Written
    from twincities.ui.papers.panel import PaperPanel

Key = Qt.Key


def panel(scene: Scene) -> PaperPanel:
    """Open the panel as a person does."""
    press(Key.Key_E, CTRL)
    scene.rest()
    made = scene.register.papers
    assert made is not None
    assert made.isVisible()
    return made


def save(scene: Scene, made: PaperPanel, folder: Path) -> Written:
    """Write into the folder and return what was written."""
    written: list[Written] = []
    made.written.connect(written.append)
    made.target.setFocus()
    made.target.selectAll()
    type_text(str(folder / Path(made.target.value()).name))
    press(Key.Key_Return, CTRL)
    scene.rest()
    return written[0]


def test_the_register_is_written_as_the_table_shows_it(scene: Scene, tmp_path: Path) -> None:
    scene.register.show_query(PartnershipQuery(statuses=(LegalStatus.IN_FORCE,)))
    scene.rest()
    made = panel(scene)
    shown = len(scene.register.table.model_.ids)
    assert 1 < shown < 10
    assert made.subject.text().startswith(f"{shown} partnerships, as the table shows them")
    done = save(scene, made, tmp_path)
    assert done.rows == shown
    sheet = load_workbook(done.path)["Register"]
    assert "Extract. legal status: in force" in [cell.value for cell in sheet[5]]


def test_selected_partnerships_make_a_register_of_their_own(scene: Scene, tmp_path: Path) -> None:
    scene.register.table.setFocus()
    press(Key.Key_Home)
    press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    made = panel(scene)
    assert made.subject.text().startswith("2 selected partnerships")
    assert save(scene, made, tmp_path).rows == 2


def test_anniversaries_are_one_key_away(scene: Scene, tmp_path: Path) -> None:
    made = panel(scene)
    assert QApplication.focusWidget() is made.paper
    press(Key.Key_Right)
    scene.rest()
    assert Path(made.target.value()).name.startswith("06_")
    assert load_workbook(save(scene, made, tmp_path).path).sheetnames == ["Calendar", "By month"]


def choose(scene: Scene, made: PaperPanel, code: str) -> None:
    """Go to a paper by the arrows, as a person does."""
    made.paper.setFocus()
    for _ in range(5):
        if made.paper.value() == code:
            return
        press(Key.Key_Right)
        scene.rest()
    raise AssertionError(code)


def test_the_briefing_on_the_partnership_under_the_keyboard_is_written(scene: Scene, tmp_path: Path) -> None:
    scene.register.table.setFocus()
    press(Key.Key_Home)
    made = panel(scene)
    choose(scene, made, "briefing")
    (row,) = scene.register.feed.rows(scene.register.table.selected_ids())
    assert row is not None
    assert made.subject.text() == f"{', '.join(row.ours)} — {', '.join(row.partner)}"
    assert Path(made.target.value()).name.startswith("09_")
    sheet = load_workbook(save(scene, made, tmp_path).path)["Briefing"]
    assert row.partner[0] in " ".join(str(cell.value) for cell in sheet[3])


def test_a_briefing_on_several_partnerships_is_not_offered(scene: Scene) -> None:
    scene.register.table.setFocus()
    press(Key.Key_Home)
    press(Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    made = panel(scene)
    choose(scene, made, "briefing")
    assert made.subject.text() == "Choose one partnership in the table"
    assert not made.save_button.isEnabled()


def test_the_terms_of_all_agreements_are_written(scene: Scene, tmp_path: Path) -> None:
    made = panel(scene)
    choose(scene, made, "agreements")
    assert made.subject.text() == "0 documents with a term of their own"
    assert load_workbook(save(scene, made, tmp_path).path).sheetnames == ["Summary", "Terms"]


def test_escape_gives_the_place_back_to_the_preview(scene: Scene) -> None:
    made = panel(scene)
    press(Key.Key_Escape)
    settle()
    assert not made.isVisible()
    assert QApplication.focusWidget() is scene.register.table


def record_panel(scene: Scene) -> PaperPanel:
    """Open the panel on the record page as a person does."""
    row = scene.register.feed.rows(scene.register.table.model_.ids[:1])[0]
    assert row is not None
    scene.open("partnership", row.key)
    press(Key.Key_E, CTRL)
    scene.rest()
    made = scene.record.papers.panel
    assert made is not None
    assert made.isVisible()
    return made


def test_a_record_offers_the_briefing_first_and_its_own_lists(scene: Scene, tmp_path: Path) -> None:
    made = record_panel(scene)
    assert QApplication.focusWidget() is made.paper
    assert Path(made.target.value()).name.startswith("09_")
    assert load_workbook(save(scene, made, tmp_path).path).sheetnames == ["Briefing"]
    choose(scene, made, "commitments")
    done = save(scene, made, tmp_path)
    assert "Extract. partnership: " in str(load_workbook(done.path)["Commitments"]["A5"].value)


def test_escape_gives_a_record_its_width_back(scene: Scene) -> None:
    made = record_panel(scene)
    press(Key.Key_Escape)
    settle()
    assert not made.isVisible()
    assert scene.record.isVisible()
    press(Key.Key_Escape)
    settle()
    assert scene.register.isVisible()
