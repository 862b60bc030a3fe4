"""A form gives back whole what it does not show: saving a record in it loses nothing."""

from __future__ import annotations

from datetime import date

from twincities.domain.claim import Claim
from twincities.domain.keys import new_key
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.place import CongratulationDay, Place, PlaceName, PlaceSuccession
from twincities.domain.preparation import Preparation
from twincities.domain.visit import Outcome, Visit
from twincities.domain.vocabularies import AnniversaryCustom, CommitmentStatus, Side, SuccessionKind
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.ui.partnerships import form as partnership_form
from twincities.ui.partnerships.reading import read_form as read_partnership
from twincities.ui.places.desk import SHAPE as PLACE
from twincities.ui.places.reading import read_form as read_place
from twincities.ui.texts import Texts
from twincities.ui.visit_editor.form import SHAPE as VISIT
from twincities.ui.visit_editor.reading import read_form as read_visit

TODAY = date(2026, 11, 24)
WORDS = Words(Language.EN, LOCALE)


def test_a_place_keeps_its_days_its_successions_and_the_claims_on_them() -> None:
    day = CongratulationDay(title="City day", month=9, day=10)
    record = Place(
        country="KZ",
        names=(PlaceName(text="Шымкент", language="ru"),),
        days=(day,),
        successions=(
            PlaceSuccession(kind=SuccessionKind.STATUS_CHANGED, date=PartialDate(2018, 6, 19), note="city"),
        ),
        claims=(Claim(target="day", target_part=day.key, side=Side.OURS),),
    )
    content = PLACE.from_record(record, {})
    assert read_place(content, Texts(WORDS), TODAY).record == record


def test_a_partnership_keeps_its_preparations_and_who_confirmed_it() -> None:
    record = Partnership(
        parties=(Party(place=new_key()), Party(place=new_key())),
        anniversary_custom=AnniversaryCustom.TENS_ONLY,
        last_confirmed=date(2026, 5, 4),
        confirmed_by="Dana",
        preparations=(
            Preparation(text="Order the gift", side=Side.OURS, due=PartialDate(2027, 5), milestone=40),
        ),
        claims=(Claim(target="type", side=Side.THEIRS, checked=date(2026, 1, 2)),),
    )
    content = partnership_form.SHAPE.from_record(record, {})
    assert read_partnership(content, WORDS, TODAY).record == record


def test_a_visit_keeps_who_is_responsible_there_and_where_a_promise_was_closed() -> None:
    record = Visit(
        start=PartialDate(2015, 6, 8),
        sending=new_key(),
        host=new_key(),
        outcomes=(
            Outcome(
                text="books",
                side=Side.BOTH,
                due=PartialDate(2016),
                responsible_there="Library",
                status=CommitmentStatus.DONE,
                evidence="letter",
                closed_in=new_key(),
            ),
        ),
    )
    assert read_visit(VISIT.from_record(record, {}), WORDS, TODAY).record == record
