from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.services.makers import two_places
from twincities.domain.back_plan import Step
from twincities.domain.errors import InvalidRecordError
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.vocabularies import AnniversaryCustom, CommitmentStatus, Side
from twincities.i18n import Language
from twincities.services.ledger_filter import LedgerGroup, LedgerQuery
from twincities.services.preparing import ChosenStep
from twincities.services.visit_filter import Viewer

if TYPE_CHECKING:
    from twincities.domain.keys import Key
    from twincities.services.ledger import LedgerRow
    from twincities.wiring import Services

TODAY = date(2026, 11, 23)
VIEWER = Viewer(Language.EN, TODAY, 10)


def keep(services: Services, established: str, custom: AnniversaryCustom | None = None) -> Key:
    parties = tuple(Party(place=end) for end in two_places(services))
    record = Partnership(
        parties=parties, established=PartialDate.from_edtf(established), anniversary_custom=custom
    )
    return services.partnerships.record_partnership(record).key


def owed(services: Services) -> list[LedgerRow]:
    return [
        row
        for group in LedgerGroup
        for row in services.ledger.rows(services.ledger.ids(group, LedgerQuery(), VIEWER), VIEWER)
    ]


def test_the_next_anniversary_that_is_marked_is_the_one_to_prepare(empty: Services) -> None:
    plan = empty.preparing.plan(keep(empty, "2002-09-27"), TODAY)
    assert plan is not None
    assert (plan.milestone.years, plan.milestone.jubilee) == (25, True)
    assert [one.step.days for one in plan.steps] == [180, 120, 90, 30]
    assert plan.there == ()


def test_a_partner_of_tens_is_prepared_for_the_next_ten(empty: Services) -> None:
    plan = empty.preparing.plan(keep(empty, "2002-09-27", AnniversaryCustom.TENS_ONLY), TODAY)
    assert plan is not None
    assert (plan.milestone.years, plan.milestone.date.year) == (30, 2032)
    assert empty.preparing.plan(keep(empty, "2002-09-27", AnniversaryCustom.NONE), TODAY) is None


def test_an_anniversary_that_has_gone_by_is_not_prepared(empty: Services) -> None:
    key = keep(empty, "2001-11-22")
    plan = empty.preparing.plan(key, TODAY)
    assert plan is not None
    assert plan.milestone.years == 30
    assert empty.preparing.plan(key, TODAY, 2026) is None


def test_what_is_prepared_stands_in_the_ledger_once_and_can_be_taken_back(empty: Services) -> None:
    key = keep(empty, "2002-09-27")
    steps = [
        ChosenStep("Send the invitation", PartialDate(2027, 3, 31), " Protocol "),
        ChosenStep("Settle the budget", PartialDate(2027, 6, 29)),
    ]
    empty.preparing.prepare(key, 25, steps, TODAY)
    rows = {row.text: row for row in owed(empty)}
    assert set(rows) == {"Send the invitation", "Settle the budget"}
    first = rows["Send the invitation"]
    assert (first.due, first.responsible, first.side) == (PartialDate(2027, 3, 31), "Protocol", Side.OURS)
    assert first.status is CommitmentStatus.NOT_STARTED
    again = empty.preparing.prepare(key, 25, [*steps, ChosenStep("Book the hall", None)], TODAY)
    assert again.key == key
    assert sorted(row.text for row in owed(empty)) == [
        "Book the hall",
        "Send the invitation",
        "Settle the budget",
    ]
    plan = empty.preparing.plan(key, TODAY)
    assert plan is not None
    assert len(plan.there) == 3
    empty.desk.undo()
    empty.desk.undo()
    assert owed(empty) == []


def test_the_office_says_what_it_does_and_how_long_before(empty: Services) -> None:
    key = keep(empty, "2002-09-27")
    steps = "30: Hang out the flags\n360: Book the hall"
    empty._program.change_settings(steps_before_jubilee=steps)  # noqa: SLF001 - as the settings page does
    plan = empty.preparing.plan(key, TODAY)
    assert plan is not None
    assert [(one.step, one.due.edtf()) for one in plan.steps] == [
        (Step(360, "Book the hall"), "2026-10-02"),
        (Step(30, "Hang out the flags"), "2027-08-28"),
    ]
    empty._program.change_settings(steps_before_jubilee="no step at all")  # noqa: SLF001 - as above
    plan = empty.preparing.plan(key, TODAY)
    assert plan is not None
    assert [one.step.days for one in plan.steps] == [180, 120, 90, 30]


def test_a_step_without_words_is_refused_and_nothing_is_written(empty: Services) -> None:
    key = keep(empty, "2002-09-27")
    with pytest.raises(InvalidRecordError):
        empty.preparing.prepare(key, 25, [ChosenStep("Send it", None), ChosenStep("  ", None)], TODAY)
    assert owed(empty) == []


def test_a_filler_year_has_nothing_to_prepare(empty: Services) -> None:
    key = keep(empty, "2000")
    empty.partnerships.flag_fillers([key])
    assert empty.preparing.plan(key, TODAY) is None
