"""Merging a place that was written down twice: one action, everything led over, everything taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import TODAY
from tests.services.makers import place, tie, two_places, visit
from twincities.domain.changes import Act
from twincities.domain.claim import Claim
from twincities.domain.errors import ConflictError, NamedTwiceError
from twincities.domain.place import PlaceName
from twincities.domain.visit import ProgrammeItem
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.services.merging import Chosen, Merger
from twincities.services.register_filter import PartnershipQuery
from twincities.services.visit_filter import Viewer, VisitQuery

if TYPE_CHECKING:
    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.wiring import Services

WORDS = Words(Language.EN, LOCALE)


class Twice:
    """A register with a city abroad that was written down twice, each with records of its own."""

    def __init__(self, services: Services) -> None:
        self.services = services
        self.ours, self.kept = two_places(services)
        self.gone = services.places.record_place(place("Линденау", "DE", "Lindenau (Sachsen)")).key
        self.tie = tie(services, self.ours, self.gone)
        item = ProgrammeItem(title="Talks", place=self.gone)
        self.visit = services.visits.record_visit(
            visit(self.ours, self.gone, partnership=self.tie, programme=(item,))
        ).key

    def compare(self) -> Merger:
        return self.services.merging.compare(self.kept, self.gone, WORDS)

    def merge(self) -> Changed:
        merger = self.compare()
        return self.services.merging.merge(merger, merger.record({}))

    def names(self, key: Key) -> set[str]:
        return {name.text for name in self.services.places.open(key).record.names}


@pytest.fixture
def twice(empty: Services) -> Twice:
    return Twice(empty)


def test_whatever_led_to_the_one_leads_to_the_other_in_one_action(twice: Twice) -> None:
    services = twice.services
    changed = twice.merge()
    assert (changed.key, changed.act) == (twice.kept, Act.MERGE)
    assert {twice.tie, twice.visit, twice.gone, twice.kept} <= set(changed.keys)
    parties = services.partnerships.open(twice.tie).record.parties
    assert [party.place for party in parties] == [twice.ours, twice.kept]
    record = services.visits.open(twice.visit).record
    assert (record.host, record.programme[0].place) == (twice.kept, twice.kept)
    assert services.places.open(twice.gone).deleted
    assert twice.names(twice.kept) == {"Линденау", "Lindenau", "Lindenau (Sachsen)"}


def test_one_step_takes_everything_back_and_another_does_it_again(twice: Twice) -> None:
    services = twice.services
    before = [services.places.open(key).record for key in (twice.kept, twice.gone)]
    twice.merge()
    services.desk.undo()
    assert [services.places.open(key).record for key in (twice.kept, twice.gone)] == before
    assert not services.places.open(twice.gone).deleted
    assert services.visits.open(twice.visit).record.host == twice.gone
    assert services.merging.followed([twice.gone]) == {}
    services.desk.redo()
    assert services.visits.open(twice.visit).record.host == twice.kept
    assert services.merging.followed([twice.gone]) == {twice.gone: twice.kept}


def test_a_rival_word_that_names_the_place_leads_over_and_back_in_the_same_step(twice: Twice) -> None:
    services = twice.services
    base = services.visits.open(twice.visit)
    elsewhere = services.places.record_place(place("Лейпциг", "DE")).key
    record = replace(base.record, host=elsewhere, programme=(), partnership=None)
    item = ProgrammeItem(title="Talks", place=elsewhere)
    said = Claim(target="host", value=twice.gone, preferred=False)
    of_item = Claim(target="place", target_part=item.key, value=twice.gone, preferred=False)
    quoted = Claim(target="notes", value=twice.gone, preferred=False)
    services.visits.correct_visit(base, replace(record, programme=(item,), claims=(said, of_item, quoted)))
    assert twice.compare().users == 2

    def values() -> list[str]:
        return [claim.value for claim in services.visits.open(twice.visit).record.claims]

    twice.merge()
    assert values() == [twice.kept, twice.kept, twice.gone]
    facts = services.claims.of("visit", twice.visit, Language.RU)
    assert facts.names[twice.kept] == "Линденау"
    services.desk.undo()
    assert values() == [twice.gone, twice.gone, twice.gone]


def test_what_another_source_says_is_found_under_the_names_of_the_place_that_stays(twice: Twice) -> None:
    services = twice.services
    elsewhere = services.places.record_place(place("Лейпциг", "DE")).key
    said = Claim(target="host", value=twice.gone, preferred=False)
    key = services.visits.record_visit(visit(twice.ours, elsewhere, claims=(said,))).key
    viewer = Viewer(Language.RU, TODAY, 7)

    def is_found(name: str) -> bool:
        found = services.visits.ids(VisitQuery(text=name), viewer)
        return key in {row.key for row in services.visits.rows(found, viewer)}

    assert (is_found("Sachsen"), is_found("Лютцен")) == (True, False)
    kept = services.places.open(twice.kept)
    names = (*kept.record.names, PlaceName(text="Лютцен"))
    services.places.correct_place(kept, replace(kept.record, names=names))
    twice.merge()
    assert is_found("Лютцен")
    services.desk.undo()
    assert not is_found("Лютцен")
    services.desk.redo()
    assert is_found("Лютцен")


def test_the_partner_is_found_under_every_name_afterwards(twice: Twice) -> None:
    twice.merge()
    services = twice.services
    assert [one.key for one in services.places.suggest("Sachsen", Language.EN)] == [twice.kept]
    assert services.partnerships.suggest("Sachsen", WORDS)[0].key == twice.tie


def test_history_says_what_became_of_the_place(twice: Twice) -> None:
    twice.merge()
    told = twice.services.history.of("place", twice.gone, Language.RU)
    assert told.entries[0].act is Act.MERGE
    assert told.names[twice.kept] == "Линденау"
    assert twice.services.history.of("visit", twice.visit, Language.RU).entries[0].act is Act.MERGE


def test_a_place_merged_twice_over_is_followed_to_where_it_is_today(twice: Twice) -> None:
    services = twice.services
    last = services.places.record_place(place("Линденау", "DE")).key
    twice.merge()
    merger = services.merging.compare(last, twice.kept, WORDS)
    services.merging.merge(merger, merger.record({}))
    assert services.merging.followed([twice.gone, twice.kept, last]) == {twice.gone: last, twice.kept: last}


def test_a_place_that_was_only_deleted_leads_nowhere(twice: Twice) -> None:
    twice.services.places.delete_places([twice.gone])
    assert twice.services.merging.followed([twice.gone]) == {}


def test_a_partnership_of_both_forbids_it_and_nothing_is_written(twice: Twice) -> None:
    services = twice.services
    both = tie(services, twice.kept, twice.gone)
    journey = services.visits.record_visit(visit(twice.kept, twice.gone)).key
    merger = twice.compare()
    assert {named.key for named in merger.twice} == {both, journey}
    assert all("Lindenau" in named.title for named in merger.twice)
    with pytest.raises(NamedTwiceError) as refused:
        services.merging.merge(merger, merger.record({}))
    assert {key for _noun, key in refused.value.records} == {both, journey}
    assert services.partnerships.open(twice.tie).version == 1
    assert not services.places.open(twice.gone).deleted


def test_what_names_both_and_lies_in_the_bin_forbids_nothing(twice: Twice) -> None:
    services = twice.services
    both = tie(services, twice.kept, twice.gone)
    services.partnerships.delete_partnerships([both])
    twice.merge()
    assert services.partnerships.open(both).record.parties[1].place == twice.gone


def test_a_record_in_the_bin_is_led_over_too_and_comes_back_whole(twice: Twice) -> None:
    services = twice.services
    services.visits.delete_visits([twice.visit])
    twice.merge()
    services.bin.restore([("visit", twice.visit)])
    assert services.visits.open(twice.visit).record.host == twice.kept


@pytest.mark.parametrize("which", ["kept", "gone"])
def test_a_place_changed_since_it_was_compared_is_looked_at_again(twice: Twice, which: str) -> None:
    services = twice.services
    merger = twice.compare()
    changed = services.places.open(getattr(twice, which))
    services.places.correct_place(changed, replace(changed.record, notes="seen"))
    with pytest.raises(ConflictError):
        services.merging.merge(merger, merger.record({}))
    assert services.visits.open(twice.visit).record.host == twice.gone
    assert "Lindenau (Sachsen)" not in twice.names(twice.kept)


def test_stopped_in_the_middle_nothing_is_written(twice: Twice) -> None:
    services, merger = twice.services, twice.compare()

    def stop(done: int, total: int) -> None:
        assert (done, total) == (2, 2)
        raise InterruptedError

    with pytest.raises(InterruptedError):
        services.merging.merge(merger, merger.record({}), stop)
    assert services.places.open(twice.kept).version == 1
    assert services.partnerships.open(twice.tie).version == 1


def test_only_more_than_fifty_records_ask_first(twice: Twice) -> None:
    assert twice.compare().users == 2
    assert not twice.compare().asks
    for number in range(49):
        twice.services.visits.record_visit(visit(twice.ours, twice.gone, f"2024-0{number % 9 + 1}-01"))
    assert twice.compare().users == 51
    assert twice.compare().asks


def test_two_that_differ_are_written_as_chosen(twice: Twice) -> None:
    services = twice.services
    there = services.places.open(twice.gone)
    services.places.correct_place(there, replace(there.record, country="AT", population=4_000))
    merger = twice.compare()
    assert merger.differing == (("country",),)
    assert merger.taken_over == (("population", "population_date"),)
    services.merging.merge(merger, merger.record({"country": Chosen.GONE}))
    record = services.places.open(twice.kept).record
    assert (record.country, record.population) == ("AT", 4_000)


def test_the_register_counts_the_partnerships_of_both_for_the_one_that_stays(twice: Twice) -> None:
    services = twice.services
    tie(services, twice.ours, twice.kept)
    twice.merge()
    viewer = Viewer(Language.EN, TODAY, 10)
    assert services.register.count(PartnershipQuery(place=twice.kept), viewer) == 2
