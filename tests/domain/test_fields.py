from __future__ import annotations

from dataclasses import fields as dataclass_fields
from typing import Any

import pytest

from tests.domain.records import NOUNS
from twincities.domain.fields import Kind, field_of, fields_of, parts_of
from twincities.domain.people import Person
from twincities.domain.visit import Participation, Visit
from twincities.domain.vocabularies import CooperationField, Side, VisitKind
from twincities.domain.vocabulary import Term

ROWS = {part.noun for noun in NOUNS for part in parts_of(noun)}
EVERYTHING = sorted({*NOUNS, *ROWS}, key=lambda noun: noun.__name__)


@pytest.mark.parametrize("noun", EVERYTHING)
def test_every_field_of_every_noun_is_described(noun: type[Any]) -> None:
    described = {field.name for field in fields_of(noun)} | {part.name for part in parts_of(noun)}
    assert described | {"key"} == {field.name for field in dataclass_fields(noun)} | {"key"}


@pytest.mark.parametrize("noun", EVERYTHING)
def test_every_field_has_a_label(noun: type[Any]) -> None:
    assert all(field.label.text for field in fields_of(noun))
    assert all(part.label.text for part in parts_of(noun))


@pytest.mark.parametrize("noun", EVERYTHING)
def test_every_reference_names_a_noun_and_every_term_its_vocabulary(noun: type[Any]) -> None:
    nouns = {known.noun for known in NOUNS}
    for field in fields_of(noun):
        assert (field.refers_to in nouns) == (field.kind is Kind.REFERENCE), field.name
        assert (field.vocabulary is not None) == (field.kind in (Kind.TERM, Kind.TERMS)), field.name


@pytest.mark.parametrize("vocabulary", Term.__subclasses__())
def test_every_term_has_a_code_of_its_own_and_a_label(vocabulary: type[Term]) -> None:
    terms = list(vocabulary)
    assert len({term.value for term in terms}) == len(terms)
    assert all(term.label.text for term in terms)
    assert all(term.value.isascii() and "|" not in term.value and len(term.value) <= 40 for term in terms)


def test_a_field_is_told_by_its_type() -> None:
    assert field_of(Visit, "start").kind is Kind.PARTIAL_DATE
    assert field_of(Visit, "report_due").kind is Kind.DATE
    assert field_of(Visit, "summary").kind is Kind.LONG_TEXT
    assert field_of(Visit, "occasion").kind is Kind.TEXT
    assert (field_of(Visit, "kind").kind, field_of(Visit, "kind").vocabulary) == (Kind.TERM, VisitKind)
    cooperation = field_of(Visit, "cooperation")
    assert (cooperation.kind, cooperation.vocabulary) == (Kind.TERMS, CooperationField)
    assert (field_of(Visit, "host").kind, field_of(Visit, "host").refers_to) == (Kind.REFERENCE, "place")
    assert field_of(Participation, "headcount").kind is Kind.WHOLE
    assert (field_of(Participation, "side").vocabulary, field_of(Participation, "side").required) == (
        Side,
        True,
    )


def test_a_field_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="weather"):
        field_of(Visit, "weather")


def test_contact_data_is_private() -> None:
    private = {field.name for field in fields_of(Person) if field.described.private}
    assert private == {"contact", "contact_basis", "keep_until"}


def test_contact_data_is_not_found_by_search() -> None:
    assert not any(
        f.described.searchable and f.described.private for noun in EVERYTHING for f in fields_of(noun)
    )
