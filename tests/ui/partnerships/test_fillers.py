"""Years that stand for "unknown": flagged one or many, and what a form does with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.ui.driving import CTRL, press, settle, type_text
from twincities.domain.anniversaries import is_filler
from twincities.domain.fillers import filler_of
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import AnniversaryCustom
from twincities.services.register_filter import PartnershipQuery

if TYPE_CHECKING:
    from tests.ui.partnerships.scenes import Scene

Key = Qt.Key


def test_the_years_of_several_are_flagged_as_one_change(scene: Scene) -> None:
    scene.register.show_query(PartnershipQuery(countries=("TR",)))
    scene.rest()
    table = scene.register.table
    table.selectAll()
    scene.rest()
    chosen = [row.key for row in scene.register.deeds.rows_of(table.selected_ids())]
    before = {key: scene.kept(key) for key in chosen}
    scene.register.deeds.flag_fillers()
    scene.rest()
    assert len(chosen) == 4
    assert all(scene.kept(key).established is None for key in chosen)
    assert [filler_of(scene.kept(key).claims) for key in chosen] == [
        before[key].established for key in chosen
    ]
    scene.window.context.undo()
    settle()
    assert {key: scene.kept(key) for key in chosen} == before


def test_one_deed_on_many_does_not_drop_the_one_before_it(scene: Scene) -> None:
    scene.register.show_query(PartnershipQuery(countries=("TR",)))
    scene.rest()
    scene.register.table.selectAll()
    scene.rest()
    told: list[object] = []
    scene.window.context.changed.connect(told.append)
    scene.register.deeds.set_for_all("Tier", tier="A")
    scene.register.deeds.set_for_all("Responsible officer", responsible="B. Clerk")
    scene.rest()
    chosen = [row.key for row in scene.register.deeds.rows_of(scene.register.table.selected_ids())]
    assert {(scene.kept(key).tier, scene.kept(key).responsible) for key in chosen} == {("A", "B. Clerk")}
    assert len(told) == 2


def test_the_record_flags_its_year_and_takes_the_flag_away(scene: Scene) -> None:
    key = scene.written.ties["stevenage"]
    scene.open("partnership", key)
    before = scene.kept(key)
    scene.record.deeds.flag_filler(flagged=True)
    assert is_filler(scene.kept(key).claims)
    assert scene.record.top.facts is not None
    assert "1990" not in scene.record.top.facts.cells[0].fact.value
    scene.record.deeds.flag_filler(flagged=False)
    assert scene.kept(key).established == before.established


def test_a_date_typed_into_the_form_takes_the_flags_place(scene: Scene) -> None:
    key = scene.written.ties["stevenage"]
    scene.services.partnerships.flag_fillers([key])
    scene.open("partnership-editor", f"{key}#established")
    settle()
    type_text("05.1991")
    press(Key.Key_Return, CTRL)
    scene.rest()
    record = scene.kept(key)
    assert record.established == PartialDate(1991, 5)
    assert not is_filler(record.claims)


def test_another_field_of_a_flagged_partnership_leaves_the_flag(scene: Scene) -> None:
    key = scene.written.ties["stevenage"]
    scene.services.partnerships.flag_fillers([key])
    scene.open("partnership-editor", f"{key}#anniversary_custom")
    settle()
    type_text("tens only")
    press(Key.Key_Return)
    press(Key.Key_Return, CTRL)
    scene.rest()
    record = scene.kept(key)
    assert record.anniversary_custom is AnniversaryCustom.TENS_ONLY
    assert (record.established, is_filler(record.claims)) == (None, True)
