"""Where another's word is a record, what it stands beside is found by that record's name, whatever becomes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text, update

from tests.db.searching import NO_PARTS, found
from tests.examples import WHO, Example, fill
from twincities.db.checking import check
from twincities.db.history import take_back
from twincities.db.mapping import claims_giving
from twincities.db.records import load
from twincities.db.tables.nouns import TABLES
from twincities.db.tables.sources import claim
from twincities.db.writing import action
from twincities.domain.changes import Act
from twincities.domain.claim import Claim
from twincities.domain.keys import new_key
from twincities.domain.partnership import Partnership, Party
from twincities.domain.place import Place, PlaceName, PlaceSuccession
from twincities.domain.record import Kept
from twincities.domain.visit import Visit
from twincities.domain.vocabularies import SuccessionKind

if TYPE_CHECKING:
    from twincities.db.database import Database


class Claimed:
    """The founding visit, of which another source says that it was in Bedford."""

    def __init__(self, register: Database) -> None:
        self.register = register
        self.example: Example = fill(register)
        with action(register, WHO) as writing:
            self.bedford = writing.create(place("Bedford"))
        self.visit = self.says("host", self.bedford.key)

    def says(self, target: str, value: str, row: str = "") -> Kept[Visit]:
        """Write one more word of another source into the visit."""
        with self.register.reading() as connection:
            base = load(connection, Visit, self.example.visit.key)
        rival = Claim(target=target, target_part=row, value=value, preferred=False)
        with action(self.register, WHO) as writing:
            return writing.correct(base, replace(base.record, claims=(*base.record.claims, rival)))

    def is_found(self, words: str) -> bool:
        """Tell whether the visit is found, its words being those that would be worked out anew."""
        assert check(self.register) == []
        return found(self.register, "visit", words) == {self.example.visit.key}

    def take_back(self, number: int) -> int:
        """Take a change set back, and return the number of the one that does it."""
        with action(self.register, WHO, Act.UNDO, undoes=number) as writing:
            take_back(writing, number)
        return writing.change_set


def place(*names: str, country: str = "") -> Place:
    return Place(names=tuple(PlaceName(text=name) for name in names), country=country)


@pytest.fixture
def claimed(register: Database) -> Claimed:
    return Claimed(register)


@pytest.mark.parametrize("words", ["bedford", "Бедфорд", "bed"])
def test_a_visit_is_found_by_the_host_that_another_source_names(claimed: Claimed, words: str) -> None:
    assert claimed.is_found(words)


def test_it_is_found_by_the_country_of_that_host(claimed: Claimed) -> None:
    assert not claimed.is_found("Фиджи")
    with action(claimed.register, WHO) as writing:
        writing.correct(claimed.bedford, replace(claimed.bedford.record, country="FJ"))
    assert claimed.is_found("Фиджи")


def test_a_new_visit_is_found_by_it_as_one_that_is_corrected(claimed: Claimed) -> None:
    with action(claimed.register, WHO) as writing:
        rival = Claim(target="host", value=claimed.bedford.key, preferred=False)
        own = writing.create(replace(claimed.visit.record, **{**NO_PARTS, "claims": (rival,)}))
    assert found(claimed.register, "visit", "bedford") == {own.key, claimed.visit.key}
    assert check(claimed.register) == []


def test_a_row_of_the_visit_is_found_by_what_another_source_says_of_it(claimed: Claimed) -> None:
    with action(claimed.register, WHO) as writing:
        luton = writing.create(place("Luton"))
    claimed.says("place", luton.key, claimed.visit.record.programme[1].key)
    assert claimed.is_found("luton")


def test_a_renamed_host_takes_the_visit_along_and_back(claimed: Claimed) -> None:
    with action(claimed.register, WHO) as writing:
        writing.correct(claimed.bedford, place("Luton"))
    assert claimed.is_found("luton")
    assert not claimed.is_found("bedford")
    undone = claimed.take_back(writing.change_set)
    assert claimed.is_found("bedford")
    claimed.take_back(undone)
    assert claimed.is_found("luton")


def test_a_word_that_is_taken_back_is_not_found_until_it_is_said_again(claimed: Claimed) -> None:
    with action(claimed.register, WHO) as writing:
        writing.correct(claimed.visit, replace(claimed.visit.record, claims=()))
    assert not claimed.is_found("bedford")
    claimed.take_back(writing.change_set)
    assert claimed.is_found("bedford")


def test_a_partnership_lends_the_names_of_its_places_to_what_might_be_of_it(claimed: Claimed) -> None:
    with action(claimed.register, WHO) as writing:
        luton = writing.create(place("Luton"))
        parties = (Party(place=claimed.example.shymkent.key), Party(place=luton.key))
        tie = writing.create(Partnership(parties=parties))
    claimed.says("partnership", tie.key)
    assert claimed.is_found("luton")
    with action(claimed.register, WHO) as writing:
        writing.correct(luton, place("Dunstable"))
    assert claimed.is_found("dunstable")
    assert not claimed.is_found("luton")


def test_a_host_in_the_bin_is_still_what_the_source_names(claimed: Claimed) -> None:
    with action(claimed.register, WHO) as writing:
        gone = writing.delete(claimed.bedford)
    assert claimed.is_found("bedford")
    with action(claimed.register, WHO) as writing:
        writing.restore(gone)
    assert claimed.is_found("bedford")


def test_a_host_that_was_removed_for_good_has_no_name_any_more(claimed: Claimed) -> None:
    with action(claimed.register, WHO) as writing:
        writing.purge(claimed.bedford)
    assert not claimed.is_found("bedford")
    claimed.says("occasion", "Kangaroo")
    assert claimed.is_found("kangaroo")


def test_a_host_that_is_written_after_the_word_of_it_is_found_like_any(claimed: Claimed) -> None:
    later = new_key()
    claimed.says("host", later)
    with action(claimed.register, WHO) as writing:
        writing.create(place("Luton"), later)
    assert claimed.is_found("luton")


def test_places_that_are_written_together_are_found_by_what_is_said_of_one_by_the_other(
    register: Database,
) -> None:
    earlier, later = new_key(), new_key()
    event = PlaceSuccession(kind=SuccessionKind.RENAMED)
    said = Claim(target="successor", target_part=event.key, value=later, preferred=False)
    with action(register, WHO) as writing:
        verny = replace(place("Verny"), successions=(event,), claims=(said,))
        writing.create_many([Kept(earlier, 1, verny), Kept(later, 1, place("Almaty"))])
    assert found(register, "place", "almaty") == {earlier, later}
    assert check(register) == []


def test_a_word_within_the_quotation_marks_of_older_registers_is_read_alike(claimed: Claimed) -> None:
    with claimed.register.writing() as connection:
        older = update(claim).where(claim.c.value == claimed.bedford.key)
        connection.execute(older.values(value=f'"{claimed.bedford.key}"'))
    assert claimed.is_found("bedford")
    with action(claimed.register, WHO) as writing:
        writing.correct(claimed.bedford, place("Luton"))
    assert claimed.is_found("luton")


def test_text_that_happens_to_be_a_key_is_text(claimed: Claimed) -> None:
    with action(claimed.register, WHO) as writing:
        luton = writing.create(place("Luton"))
    claimed.says("occasion", luton.key)
    assert not claimed.is_found("luton")


def test_what_gives_a_record_as_a_value_is_looked_up_and_not_looked_for(register: Database) -> None:
    keys = [new_key(), new_key()]
    with register.reading() as connection:
        asked = claims_giving(keys).compile(connection, compile_kwargs={"literal_binds": True})
        plan = connection.execute(text(f"EXPLAIN QUERY PLAN {asked}")).all()
    assert any("USING INDEX ix_claim_value (value=?)" in step.detail for step in plan), plan


def test_a_check_notices_a_name_that_is_missing_among_the_words(claimed: Claimed) -> None:
    visit = TABLES["visit"]
    with claimed.register.writing() as connection:
        words = connection.scalar(select(visit.c.folded).where(visit.c.id == 1))
        connection.execute(update(visit).values(folded=str(words).replace(" bedford", "")))
    assert [finding.key for finding in check(claimed.register)] == [claimed.visit.key]
