"""Asking, in the form of an agreement, where its values come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.ui.driving import ALT, CTRL, button_of, press, settle, type_text
from twincities.ui.furniture.labels import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.ui.agreements.scenes import Scene
    from twincities.domain.claim import Claim
    from twincities.domain.keys import Key as RecordKey
    from twincities.ui.forms.sourcing import Sourcing
    from twincities.ui.furniture.popovers import Popover

Key = Qt.Key


def open_at(scene: Scene, name: str, field: str) -> RecordKey:
    """Open an agreement with the keyboard in one of its fields."""
    key = scene.written.agreements[name]
    scene.open("agreement", key)
    go_to(scene, field)
    return key


def go_to(scene: Scene, field: str) -> None:
    scene.editor.sheet.frames[field].control.setFocus()
    settle()


def sourcing_of(scene: Scene) -> Sourcing:
    sourcing = scene.editor.sourcing
    assert sourcing is not None
    return sourcing


def popover_of(scene: Scene) -> Popover:
    popover = sourcing_of(scene).popover
    assert popover is not None
    return popover


def words_in(top: QWidget) -> list[str]:
    return [label.text() for label in top.findChildren(Label) if label.text()]


def press_button(scene: Scene, words: str) -> None:
    button_of(popover_of(scene), words).click()
    settle()


def tell_otherwise(scene: Scene, value: str) -> None:
    """Write another word on the value that has the keyboard."""
    press(Key.Key_I, ALT)
    press_button(scene, "Another word…")
    type_text(value)
    press(Key.Key_Return, CTRL)
    settle()


def save(scene: Scene) -> None:
    press(Key.Key_S, CTRL)
    scene.rest()


def claims_on(scene: Scene, key: RecordKey, target: str) -> list[Claim]:
    return [claim for claim in scene.kept(key).claims if claim.target == target]
