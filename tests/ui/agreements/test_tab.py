"""The agreements in the record of their partnership: chain by chain, opened, begun, deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.ui.driving import press, settle

if TYPE_CHECKING:
    from tests.ui.agreements.scenes import Scene

Key = Qt.Key


def _open(scene: Scene, tie: str) -> None:
    scene.open("partnership", f"{scene.written.ties.ties[tie]}#agreements")


def test_the_tab_counts_and_shows_what_follows_below_what_it_follows(scene: Scene) -> None:
    _open(scene, "khujand")
    tabs = scene.tie.body
    assert tabs.tab == "agreements"
    assert tabs.bar.tabText(1) == "Agreements  2"
    model = tabs.agreements.table.model_
    first, second = (model.cells(number)[0] for number in range(2))
    assert first.text.endswith("No.\u00a012")
    assert second.text == "Addendum"
    assert second.second.startswith("Amends: ")


def test_enter_opens_a_document(scene: Scene) -> None:
    _open(scene, "bursa")
    press(Key.Key_Return)
    settle()
    assert scene.window.current == "agreement"
    assert scene.editor.kept is not None
    assert scene.editor.kept.key == scene.written.agreements["bursa"]


def test_an_empty_tab_says_so_and_begins_one_with_the_partnership_filled_in(scene: Scene) -> None:
    _open(scene, "sehnde")
    assert scene.tie.body.bar.tabText(1) == "Agreements  0"
    scene.tie.body.agreements.new()
    settle()
    assert scene.window.current == "agreement"
    assert scene.editor.content["fields"]["partnership"] == scene.written.ties.ties["sehnde"]


def test_a_document_is_deleted_and_brought_back(scene: Scene) -> None:
    _open(scene, "bursa")
    press(Key.Key_Delete)
    scene.rest()
    assert scene.tie.body.agreements.count == 0
    scene.window.context.undo()
    scene.rest()
    assert scene.tie.body.agreements.count == 1
