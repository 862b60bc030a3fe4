"""The ways to a briefing and to a commitment that no visit raised: a partnership's record, a planned visit."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.driving import CTRL, press, settle, type_text, until
from tests.ui.today.ground import write_ground
from twincities.domain.partial_date import PartialDate
from twincities.domain.preparation import Preparation
from twincities.domain.visit import Visit
from twincities.domain.vocabularies import Direction, Side, VisitStatus
from twincities.i18n import Language
from twincities.services.agenda import VisitAhead
from twincities.services.visit_filter import Viewer
from twincities.ui.briefing.page import BriefingPage
from twincities.ui.commitments.page import CommitmentsPage
from twincities.ui.furniture.chips import chip_size
from twincities.ui.furniture.rows import CardRow
from twincities.ui.palette.palette import Palette
from twincities.ui.partnerships.record_page import RecordPage
from twincities.ui.today.rows import Rows
from twincities.ui.visit_editor.page import VisitEditor

if TYPE_CHECKING:
    from tests.fronts import Running
    from tests.ui.today.ground import Ground

Key = Qt.Key


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


def test_the_palette_offers_the_briefing_of_a_partner_it_found(work: Running, written: Ground) -> None:
    press(Key.Key_K, CTRL)
    (palette,) = work.window.findChildren(Palette)
    type_text("Grosseto")
    until(lambda: "Briefing for a visit" in [one.title for one in palette.entries.lines])
    entries = palette.entries.lines
    entry = next(one for one in entries if one.title == "Briefing for a visit")
    assert entry.subtitle == "Shymkent — Grosseto"
    assert entry.act is not None
    entry.act()
    assert work.window.current == "briefing"
    palette.close_it()
    assert written.ties["grosseto"]


def test_today_leads_to_the_briefing_of_a_coming_visit(work: Running, written: Ground) -> None:
    rows = Rows(work.context)
    ahead = VisitAhead(
        written.visits["baiyin"],
        Direction.OUTGOING,
        VisitStatus.PLANNED,
        "Shymkent",
        "Baiyin",
        PartialDate(2026, 12, 17),
        24,
    )
    row = CardRow()
    row.show_look(rows.coming_visit(ahead, Viewer(Language.EN, date(2026, 11, 23), 10)))
    row.resize(420, 50)
    row.show()
    press(Key.Key_F2, widget=row)
    assert work.window.current == "briefing"
    work.window.open("today")
    chip = chip_size(row.look.chip).width() if row.look.chip else 0
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(420 - 16 - chip - 20, 25))
    assert work.window.current == "briefing"
    row.close()
