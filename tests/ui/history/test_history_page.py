"""History tells who changed what, and leads back to an earlier version."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.ui.driving import cut_texts, settle
from tests.ui.visit_of import write_visit
from twincities.domain.claim import Claim
from twincities.domain.partial_date import PartialDate
from twincities.domain.people import Person
from twincities.domain.source import Source
from twincities.domain.vocabularies import CommitmentStatus, VisitStatus
from twincities.i18n import Language
from twincities.ui.furniture.labels import Label
from twincities.ui.history.page import HistoryPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.fronts import Running
    from twincities.domain.keys import Key


def correct(work: Running, key: Key, **values: object) -> None:
    kept = work.services.visits.open(key)
    record = replace(kept.record, **values)  # type: ignore[arg-type] # the test names fields of a visit
    work.context.apply(work.services.visits.correct_visit(kept, record))


def history(work: Running, key: str) -> HistoryPage:
    work.context.open("history", key)
    settle()
    page = work.window.page("history")
    assert isinstance(page, HistoryPage)
    return page


def words_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.text())


def test_every_change_is_told_with_its_field_and_both_values_in_words(work: Running) -> None:
    key = write_visit(work.services)
    correct(work, key, start=PartialDate(2015), status=VisitStatus.CANCELLED)
    page = history(work, f"visit:{key}")
    assert len(page.entries) == 2
    told = words_of(page.entries[0])
    for words in ("Start", "8 Jun 2015", "2015", "Status", "held", "cancelled"):
        assert words in told
    assert "Shymkent" in page.header.context.text()


def test_references_are_told_by_their_names(work: Running) -> None:
    key = write_visit(work.services)
    other = work.services.places.add("Hertford", "GB", Language.EN).key
    correct(work, key, host=other)
    told = words_of(history(work, f"visit:{key}").entries[0])
    assert "Stevenage" in told
    assert "Hertford" in told
    assert other not in told


def test_a_row_of_which_one_field_changed_is_told_by_its_source(work: Running) -> None:
    key = write_visit(work.services)
    source = work.services.sources.record_source(Source(title="Evening News")).key
    claim = Claim(target="start", source=source, quote="in June")
    correct(work, key, claims=(claim,))
    correct(work, key, claims=(replace(claim, quote="in early June"),))
    told = words_of(history(work, f"visit:{key}").entries[0])
    assert "Evening News" in told


def test_a_row_of_a_list_is_told_as_added_removed_or_changed(work: Running) -> None:
    key = write_visit(work.services)
    record = work.services.visits.open(key).record
    done = replace(record.outcomes[0], status=CommitmentStatus.DONE)
    correct(work, key, participants=(), outcomes=(done,))
    told = words_of(history(work, f"visit:{key}").entries[0])
    assert "removed" in told
    assert "Sharon Taylor" in told
    assert "Exchange of laboratory staff" in told
    assert "done" in told


def test_private_values_are_not_shown(work: Running) -> None:
    with work.services.desk.action() as writing:
        kept = writing.create(Person(name="A. Clerk", contact="secret@example.org"))
    with work.services.desk.action() as writing:
        writing.correct(kept, replace(kept.record, contact="other@example.org"))
    told = words_of(history(work, f"person:{kept.key}").entries[0])
    assert "Contact data" in told
    assert "example.org" not in told


def test_a_version_can_be_returned_to_and_that_can_be_undone(work: Running) -> None:
    key = write_visit(work.services)
    correct(work, key, aim="Trade")
    page = history(work, f"visit:{key}")
    back = page.entries[1].back
    assert back is not None
    back.click()
    settle()
    assert work.services.visits.open(key).record.aim == "Friendship"
    assert len(page.entries) == 3, "the page did not show what was just done"
    work.window.toast.undo.click()
    assert work.services.visits.open(key).record.aim == "Trade"


def test_a_long_history_comes_piece_by_piece(work: Running) -> None:
    key = write_visit(work.services)
    kept = work.services.visits.open(key)
    for number in range(60):
        work.services.visits.correct_visit(kept, replace(kept.record, aim=f"Aim {number}"))
        kept = work.services.visits.open(key)
    page = history(work, f"visit:{key}")
    assert len(page.entries) == 40
    bar = page.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()
    assert len(page.entries) == 61


def test_the_history_of_a_record_that_is_gone_is_said(work: Running) -> None:
    page = history(work, "visit:00000000-0000-0000-0000-000000000000")
    assert not page.entries
    assert work.window.trouble.isVisible()
    assert work.window.trouble.report.isHidden()


def test_another_language_rewrites_the_page(work: Running) -> None:
    key = write_visit(work.services)
    page = history(work, f"visit:{key}")
    before = words_of(page.entries[0])
    work.front.session.speak(Language.RU)
    settle()
    assert words_of(page.entries[0]) != before


def test_nothing_is_cut_in_a_small_window(work: Running) -> None:
    key = write_visit(work.services)
    correct(work, key, aim="Trade", status=VisitStatus.CANCELLED)
    work.window.resize(960, 600)
    page = history(work, f"visit:{key}")
    assert not cut_texts(page)
