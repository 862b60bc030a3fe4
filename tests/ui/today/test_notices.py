"""The card of notice dates on the first page: the nearest first, coloured by how near, silent documents below."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tests.ui.driving import press, settle
from tests.ui.today.ground import TODAY
from twincities.domain.agreement import Agreement
from twincities.domain.partial_date import PartialDate
from twincities.domain.vocabularies import Duration, RenewalKind, TextState
from twincities.services.agreement_filter import AgreementQuery
from twincities.services.register_filter import PartnershipQuery
from twincities.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from tests.ui.today.scenes import Scene
    from twincities.ui.today.card import TodayCard

Key = Qt.Key


def _card(scene: Scene) -> TodayCard:
    found: TodayCard = scene.page.cards["notices"]
    return found


def _write(scene: Scene) -> None:
    """Write documents that end in 10, 40 and 170 days and in a year, one that renews itself, one without text."""
    viewer = scene.page.viewer
    ties = scene.services.register.rows(scene.services.register.ids(PartnershipQuery(), viewer), viewer)
    fixed = Agreement(partnership=ties[0].key, duration=Duration.FIXED)
    for number, ahead in enumerate((170, 40, 400, 10)):
        until = PartialDate.of(TODAY + timedelta(days=ahead))
        renewal = RenewalKind.TACIT if ahead == 40 else RenewalKind.NONE
        record = replace(fixed, valid_until=until, number=str(ahead), renewal=renewal)
        record = replace(record, partnership=ties[number].key, renewal_period=5 if ahead == 40 else None)
        changed = scene.services.agreements.record_agreement(record)
    lost = Agreement(partnership=ties[4].key, text_state=TextState.NOT_FOUND)
    changed = scene.services.agreements.record_agreement(lost)
    scene.window.context.changed.emit(changed)
    scene.rest()


def test_without_agreements_the_card_is_calm(scene: Scene) -> None:
    assert not _card(scene).shown_rows


def test_deadlines_stand_by_nearness_and_silence_below_them(scene: Scene) -> None:
    _write(scene)
    looks = [row.look for row in _card(scene).shown_rows]
    chips = [(one.chip.text, one.chip.tone) for one in looks if one.chip]
    assert chips == [
        ("10 days", Tone.BAD),
        ("40 days", Tone.WARN),
        ("170 days", Tone.NEU),
        ("no text", Tone.NEU),
    ]
    assert _card(scene).count.text() == "3"
    assert looks[1].detail.endswith("else renewed for 5 years")
    assert looks[0].detail.startswith("ends ")


def test_a_row_opens_its_agreement_and_the_heading_the_silent_ones(scene: Scene) -> None:
    _write(scene)
    rows = _card(scene).shown_rows
    rows[0].setFocus()
    press(Key.Key_Return)
    settle()
    assert scene.window.current == "agreement"
    scene.window.open("today")
    heading = next(row for row in _card(scene).shown_rows if row.look.heading)
    assert heading.look.title == "No text · 1"
    assert heading.look.go is not None
    heading.look.go()
    assert scene.asked_of("agreements") == AgreementQuery(silent=True)


def test_the_whole_list_is_asked_for_what_the_card_counts(scene: Scene) -> None:
    _write(scene)
    _card(scene).open_all()
    query = scene.asked_of("agreements")
    assert scene.services.agreements.count(query, scene.page.viewer) == 3
