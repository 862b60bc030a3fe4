"""The ways to a briefing and to a commitment that no visit raised: a partnership's record, a planned visit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tests.fronts import running, with_register
from tests.ui.driving import CTRL, press, settle
from tests.ui.today.ground import write_ground
from twincities.domain.partial_date import PartialDate
from twincities.domain.preparation import Preparation
from twincities.domain.visit import Visit
from twincities.domain.vocabularies import Side, VisitStatus
from twincities.ui.briefing.page import BriefingPage
from twincities.ui.commitments.page import CommitmentsPage
from twincities.ui.partnerships.record_page import RecordPage
from twincities.ui.visit_editor.page import VisitEditor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.fronts import Running
    from tests.ui.today.ground import Ground

Key = Qt.Key


@pytest.fixture
def work(qapp: QApplication, tmp_path: Path, empty_register: Path) -> Iterator[Running]:
    with running(qapp, with_register(tmp_path / "data", empty_register)) as made:
        yield made


@pytest.fixture
def written(work: Running) -> Ground:
    return write_ground(work.services)


def test_a_partnerships_record_leads_to_its_briefing_and_back(work: Running, written: Ground) -> None:
    work.window.open("partnership", written.ties["grosseto"])
    settle()
    press(Key.Key_B, CTRL)
    page = work.window.page("briefing")
    assert work.window.current == "briefing"
    assert isinstance(page, BriefingPage)
    assert page.data is not None
    assert page.data.key == written.ties["grosseto"]
    press(Key.Key_Escape)
    assert work.window.current == "partnership"


def test_a_partnerships_record_begins_a_commitment_and_shows_one_that_no_visit_raised(
    work: Running, written: Ground
) -> None:
    tie = written.ties["pattaya"]
    work.window.open("partnership", tie)
    record = work.window.page("partnership")
    assert isinstance(record, RecordPage)
    record.body.commitment_wanted.emit()
    ledger = work.window.page("commitments")
    assert work.window.current == "commitments"
    assert isinstance(ledger, CommitmentsPage)
    said = Preparation(text="letter", side=Side.OURS)
    work.context.apply(work.services.ledger.promise(tie, said))
    work.window.open("partnership", f"{tie}#commitments")
    settle()
    press(Key.Key_Return)
    assert work.window.current == "commitments"


def test_a_visit_that_lies_ahead_leads_to_its_briefing(work: Running, written: Ground) -> None:
    ahead = PartialDate.of(datetime.now(UTC).date() + timedelta(days=30))
    visit = Visit(
        start=ahead,
        sending=written.places["shymkent"],
        host=written.places["grosseto"],
        partnership=written.ties["grosseto"],
        status=VisitStatus.PLANNED,
    )
    planned = work.services.visits.record_visit(visit).key
    work.window.open("visit-editor", planned)
    settle()
    editor = work.window.page("visit-editor")
    assert isinstance(editor, VisitEditor)
    assert editor.sheet.header.briefing.isVisible()
    press(Key.Key_B, CTRL)
    assert work.window.current == "briefing"
    work.window.open("visit-editor", written.visits["baiyin"])
    settle()
    assert not editor.sheet.header.briefing.isVisible()
