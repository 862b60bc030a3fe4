"""Every field of every noun: changed by the noun's service, it is found, told in History and taken back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any

import pytest

from tests.filled import fill
from twincities.domain.agreement import Agreement
from twincities.domain.errors import InvalidRecordError
from twincities.domain.fields import Field, Kind, Part, fields_of, parts_of
from twincities.domain.nouns import NOUNS
from twincities.domain.partial_date import PartialDate
from twincities.domain.partnership import Partnership, Party
from twincities.domain.people import Organisation, Person
from twincities.domain.place import CongratulationDay, Place, PlaceName, PlaceSuccession
from twincities.domain.source import Source
from twincities.domain.state import state_of
from twincities.domain.visit import Visit
from twincities.domain.vocabularies import Weekday, WeekOfMonth
from twincities.i18n import Language, Words
from twincities.paths import LOCALE
from twincities.ui.saying import How, Saying, rows_seen
from twincities.ui.texts import Texts
from twincities.wiring import Services, start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.domain.record import Kept, Record
    from twincities.services.desk import Desk

UNHEARD_OF = "Quokkaville"
EVERY = [
    pytest.param(noun, part, field, id=f"{name}.{part.name}.{field.name}" if part else f"{name}.{field.name}")
    for name, noun in NOUNS.items()
    for part in (None, *parts_of(noun))
    for field in fields_of(part.noun if part else noun)
]
OTHERS: dict[Kind, list[Any]] = {
    Kind.TEXT: [f"{UNHEARD_OF} text", "XK", "12"],
    Kind.LONG_TEXT: [f"{UNHEARD_OF} long text"],
    Kind.PARTIAL_DATE: [PartialDate(2015, 6, 10), PartialDate(2014), PartialDate(2016), None],
    Kind.DATE: [date(2027, 1, 15)],
    Kind.TIME: [time(11)],
    Kind.MOMENT: [datetime(2026, 11, 21, tzinfo=UTC)],
    Kind.WHOLE: [4, 3],
    Kind.NUMBER: [41.25],
}
TOGETHER: dict[tuple[type[Any], str], dict[str, Any]] = {
    (CongratulationDay, "week"): {"week": WeekOfMonth.FIRST, "weekday": Weekday.MONDAY, "day": None},
    (CongratulationDay, "weekday"): {"week": WeekOfMonth.FIRST, "weekday": Weekday.MONDAY, "day": None},
    (PlaceSuccession, "successor"): {"predecessor": None},
    (Agreement, "valid_until"): {"term": None, "valid_until": PartialDate(2031, 5)},
    (Agreement, "term_unit"): {"notice_period": None},
    (Agreement, "renewal_unit"): {"notice_period": None},
    (Agreement, "partnership"): {"follows": None, "effect": None},
}
"""Fields that change with others, for a rule binds them."""


@dataclass(frozen=True)
class Office:
    """The services on a register in which every field is filled."""

    services: Services
    keys: dict[str, Key]
    spare: dict[str, Key]
    """Other records to refer to instead."""

    def open(self, noun: str) -> Kept[Record]:
        verbs: dict[str, Any] = {
            "place": self.services.places.open,
            "organisation": self.services.organisations.open,
            "person": self.services.people.open,
            "source": self.services.sources.open,
            "partnership": self.services.partnerships.open,
            "visit": self.services.visits.open,
            "agreement": self.services.agreements.open,
        }
        kept: Kept[Record] = verbs[noun](self.keys[noun])
        return kept

    def correct(self, base: Kept[Any], record: Any) -> Changed:  # noqa: ANN401 - a record of any noun
        verbs: dict[str, Any] = {
            "place": self.services.places.correct_place,
            "organisation": self.services.organisations.correct_organisation,
            "person": self.services.people.correct_person,
            "source": self._correct_source,
            "partnership": self.services.partnerships.correct_partnership,
            "visit": self.services.visits.correct_visit,
            "agreement": self.services.agreements.correct_agreement,
        }
        changed: Changed = verbs[record.noun](base, record)
        return changed

    def _correct_source(self, base: Kept[Source], record: Source) -> Changed:
        with self.services.desk.action() as writing:
            writing.correct(base, record)
            return writing.changed()

    def finds(self, key: Key) -> bool:
        words = Words(Language.EN, LOCALE)
        return key in [hit.key for hit in self.services.finding.search(UNHEARD_OF, words)]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    program = start(tmp_path_factory.mktemp("filled"), language=Language.EN)
    services = program.open_register(create=True)
    keys = fill(services.desk, lambda field: f"words of {field.name}")
    yield Office(services, keys, _spare(services.desk, keys))
    program.close()


def _spare(desk: Desk, keys: dict[str, Key]) -> dict[str, Key]:
    with desk.action() as writing:
        place = writing.create(Place(names=(PlaceName(text="Elsewhere"),))).key
        source = writing.create(Source(title="Another article")).key
        tie = Partnership(parties=(Party(place=place), Party(place=keys["place"])))
        visit = Visit(start=PartialDate(2020), sending=place, host=keys["place"])
        return {
            "place": place,
            "source": source,
            "organisation": writing.create(Organisation(name="Another body")).key,
            "person": writing.create(Person(name="Another person")).key,
            "partnership": writing.create(tie).key,
            "visit": writing.create(visit).key,
            "agreement": writing.create(Agreement(partnership=keys["partnership"])).key,
        }


@pytest.mark.parametrize(("noun", "part", "field"), EVERY)
def test_a_changed_field_is_found_told_and_taken_back(
    office: Office, qapp: QApplication, noun: type[Record], part: Part | None, field: Field
) -> None:
    base = office.open(noun.noun)
    record = _changed(office, base.record, part, field)
    office.correct(base, record)
    assert office.open(noun.noun).record == record
    asked = field.described.searchable and field.kind in (Kind.TEXT, Kind.LONG_TEXT)
    sought = asked and UNHEARD_OF in str(_value(record, part, field))
    assert office.finds(base.key) == sought
    for language in Language:
        _told(office, base.key, part, field, Texts(Words(language, LOCALE)))
    assert office.services.desk.undo() is not None
    assert office.open(noun.noun).record == base.record
    assert not office.finds(base.key)


def _value(record: Record, part: Part | None, field: Field) -> object:
    return getattr(getattr(record, part.name)[0] if part else record, field.name)


def _told(office: Office, key: Key, part: Part | None, field: Field, texts: Texts) -> None:
    """See that the latest entry of History names the field in a language."""
    noun = next(name for name, one in office.keys.items() if one == key)
    chronicle = office.services.history.of(noun, key, texts.words.language)
    (change,) = (
        one
        for one in chronicle.entries[0].changes
        if (one.field, one.part) == (field.name, part.name if part else "")
    )
    rows = rows_seen([state_of(chronicle.kept.record)], chronicle.entries[0].changes)
    line = Saying(chronicle.noun, texts, chronicle.names, rows).line(change)
    assert line is not None
    assert texts(field.label) in line.label
    assert (line.how is How.MASKED) == field.described.private
    assert line.before != line.after or line.how is How.MASKED


def _changed(office: Office, record: Any, part: Part | None, field: Field) -> Any:  # noqa: ANN401 - any noun
    """Return the record with another value in the field: the first that no rule forbids."""
    row = getattr(record, part.name)[0] if part else record
    for other in _others(office, type(row), field):
        if other == getattr(row, field.name):
            continue
        values = {field.name: other, **TOGETHER.get((type(row), field.name), {})}
        try:
            if part is None:
                return replace(record, **values)
            rows = (replace(row, **values), *getattr(record, part.name)[1:])
            return replace(record, **{part.name: rows})
        except InvalidRecordError:
            continue
    raise AssertionError(field.name)


def _others(office: Office, noun: type[Any], field: Field) -> list[Any]:
    if field.kind is Kind.REFERENCE:
        return [office.spare[field.refers_to]]
    if field.kind is Kind.FLAG:
        return [False, True]
    if field.vocabulary is not None:
        terms = list(field.vocabulary)
        return [tuple(terms[1:3])] if field.kind is Kind.TERMS else terms
    return OTHERS[field.kind]
