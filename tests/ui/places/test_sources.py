"""Where the values of a place come from: asked, told otherwise and preferred in its card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.driving import ALT, CTRL, button_of, rest, settle, type_text
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.chips import Origin

if TYPE_CHECKING:
    from tests.ui.places.conftest import Clerk

Key = Qt.Key


def _begin_word(clerk: Clerk, field: str) -> None:
    clerk.card.sheet.fields[field].control.setFocus()
    clerk.press(Key.Key_I, held=ALT)
    popover = clerk.card.sourcing.popover
    assert popover is not None
    button_of(popover, "Another word…").click()
    settle()


def test_another_population_stands_beside_ours_and_can_be_preferred(clerk: Clerk) -> None:
    clerk.open("place", clerk.theirs)
    clerk.card.correct({"population": 90_232})
    _begin_word(clerk, "population")
    type_text("many")
    clerk.press(Key.Key_Return)
    assert clerk.card.sourcing.popover is not None
    field = QApplication.focusWidget()
    assert field is not None
    field.selectAll()  # type: ignore[attr-defined] # an input of one line
    type_text("89 000")
    clerk.press(Key.Key_Return)
    assert clerk.card.sourcing.popover is None
    assert clerk.card.sheet.rivals.said == ["Population: 89,000 · their side"]
    (prefer,) = clerk.card.sheet.rivals.findChildren(Button)
    prefer.click()
    settle()
    assert clerk.card.sourcing.marks.of("population") is Origin.PARTNER
    clerk.press(Key.Key_S, held=CTRL)
    rest()
    record = clerk.services.places.open(clerk.theirs).record
    assert record.population == 89_000
    assert [(claim.value, claim.preferred) for claim in record.claims] == [("", True), ("90232", False)]


def test_a_name_is_confirmed_where_it_stands(clerk: Clerk) -> None:
    clerk.open("place", clerk.theirs)
    clerk.card.sheet.names.table.grid.setFocus()
    clerk.card.sheet.names.table.grid.go(0, 0)
    clerk.press(Key.Key_I, held=ALT)
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_S, held=CTRL)
    rest()
    record = clerk.services.places.open(clerk.theirs).record
    (claim,) = record.claims
    assert (claim.target, claim.target_part) == ("text", record.names[0].key)
    assert claim.checked is not None


def test_two_preferred_words_on_a_value_are_told_beside_it(clerk: Clerk) -> None:
    clerk.open("place", clerk.theirs)
    clerk.card.correct({"population": 90_232})
    for value in ("1000", "2000"):
        _begin_word(clerk, "population")
        type_text(value)
        clerk.press(Key.Key_Return)
    content = clerk.card.content
    claims = [{**claim, "preferred": True} for claim in content["parts"]["claims"]]
    clerk.card.put_content({**content, "parts": {**content["parts"], "claims": claims}})
    clerk.press(Key.Key_S, held=CTRL)
    rest()
    assert clerk.card.sheet.fields["population"].frame.message == (
        "Two words on this value are preferred: remove one of them (Alt+I)"
    )
