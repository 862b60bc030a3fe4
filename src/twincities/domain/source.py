"""Sources: where facts came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from twincities.domain.fields import Described
from twincities.domain.partial_date import PartialDate
from twincities.domain.record import Record
from twincities.domain.vocabularies import SourceKind
from twincities.i18n import N_


@dataclass(frozen=True, kw_only=True)
class Source(Record):
    """An article, letter, document or register from which values were taken."""

    noun = "source"

    title: Annotated[str, Described(label=N_("Title"), required=True, searchable=True)]
    kind: Annotated[SourceKind, Described(label=N_("Kind of source"), required=True, searchable=True)] = (
        SourceKind.ARTICLE
    )
    publisher: Annotated[str, Described(label=N_("Publisher"), searchable=True, name=True)] = ""
    author: Annotated[str, Described(label=N_("Author or agency"), searchable=True)] = ""
    published: Annotated[PartialDate | None, Described(label=N_("Published"), searchable=True)] = None
    address: Annotated[str, Described(label=N_("Address or file number"), searchable=True)] = ""
    text: Annotated[str, Described(label=N_("Stored text"), long=True, searchable=True)] = ""
    notes: Annotated[str, Described(label=N_("Notes"), long=True, searchable=True)] = ""
