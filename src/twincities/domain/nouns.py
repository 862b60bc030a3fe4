"""Every noun of the office: what records of the register are of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.agreement import Agreement
from twincities.domain.partnership import Partnership
from twincities.domain.people import Organisation, Person
from twincities.domain.place import Place
from twincities.domain.source import Source
from twincities.domain.visit import Visit

if TYPE_CHECKING:
    from twincities.domain.record import Record

NOUNS: dict[str, type[Record]] = {
    noun.noun: noun for noun in (Place, Organisation, Person, Source, Partnership, Visit, Agreement)
}
"""Every noun by name, each after the nouns it refers to."""
