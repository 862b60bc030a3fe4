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


def test_escape_gives_the_place_back_to_the_preview(scene: Scene) -> None:
    made = panel(scene)
    press(Key.Key_Escape)
    settle()
    assert not made.isVisible()
    assert QApplication.focusWidget() is scene.register.table
