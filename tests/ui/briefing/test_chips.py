"""How documents and promises of a briefing say where they stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincities.domain.agreement import Agreement
from twincities.domain.partial_date import PartialDate
from twincities.domain.preparation import Preparation
from twincities.domain.vocabularies import CommitmentStatus, DocumentStage, LegalStatus, Side, TextState
from twincities.ui.furniture.chips import Chip
from twincities.ui.partnerships.looks import row_legal_chip
from twincities.ui.theme.icons import Icon

if TYPE_CHECKING:
    from tests.ui.today.scenes import Scene


def test_a_document_says_how_it_stands_as_the_list_of_documents_does(scene: Scene) -> None:
    tie, signed = scene.ground.ties["grosseto"], PartialDate(2010)
    for agreement in (
        Agreement(partnership=tie, number="0", signed=signed, valid_until=PartialDate(2026, 11, 25)),
        Agreement(partnership=tie, number="1", signed=signed, valid_until=PartialDate(2028, 5, 10)),
        Agreement(partnership=tie, number="2", signed=signed, valid_until=PartialDate(2020, 5, 10)),
        Agreement(partnership=tie, number="3", stage=DocumentStage.DRAFT),
        Agreement(partnership=tie, number="4", text_state=TextState.NOT_FOUND),
    ):
        scene.services.agreements.record_agreement(agreement)
    scene.window.open("briefing", tie)
    scene.rest()
    rows = scene.page.sections["agreements"].rows
    chips = {row.look.title.rpartition(" ")[2]: row.look.chip.text for row in rows}
    assert chips == {"0": "2 days", "1": "in force", "2": "expired", "3": "draft", "4": "no text"}


def test_a_promise_that_waits_for_the_partner_says_so_beside_its_missing_deadline(scene: Scene) -> None:
    tie = scene.ground.ties["grosseto"]
    said = Preparation(text="Invitations", side=Side.THEIRS, status=CommitmentStatus.WAITING)
    scene.services.ledger.promise(tie, said)
    scene.window.open("briefing", tie)
    scene.rest()
    (row,) = [one for one in scene.page.sections["promises"].rows if one.look.title == "Invitations"]
    assert row.look.chip.text == "no deadline"
    assert "waiting for partner" in row.look.detail


def test_the_status_is_marked_as_on_the_partnerships_record(scene: Scene) -> None:
    tie = scene.ground.ties["grosseto"]
    kept = scene.services.partnerships.open(tie)
    set_by_office = replace(
        kept.record, status_override=LegalStatus.SUSPENDED, override_reason="order of the head"
    )
    scene.services.partnerships.correct_partnership(kept, set_by_office)
    scene.window.open("briefing", tie)
    scene.rest()
    row = scene.services.register.card(tie, scene.page._viewer).row  # noqa: SLF001 - the page's own day
    legal = scene.page.facts.findChildren(Chip)[0].chip
    assert legal == row_legal_chip(row, scene.page.context.texts, axis=True)
    assert legal.icon is Icon.EDIT
