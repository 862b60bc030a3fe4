"""The tables of an agreement's form: titles, who signed, who approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.agreement import AgreementTitle, Approval, Signatory
from twincities.domain.keys import Key
from twincities.domain.vocabularies import Side
from twincities.i18n import N_, NP_
from twincities.services.languages import language_name, office_languages
from twincities.ui.agreements.form import SHAPE
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.tables.columns import Align
from twincities.ui.tables.entry_model import EntryKind
from twincities.ui.tables.part_table import PartTable, part_column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincities.domain.state import Row
    from twincities.ui.agreements.desk import AgreementDesk
    from twincities.ui.tables.entry_model import Entry

TITLES, SIGNATORIES, APPROVALS = "titles", "signatories", "approvals"
TITLES_TITLE = N_("Titles of the document")
SIGNATORIES_TITLE = N_("Who signed")
APPROVALS_TITLE = N_("Who approved it")
ADD_TITLE = NP_("button", "Title")
ADD_SIGNATORY = NP_("button", "Signatory")
ADD_APPROVAL = NP_("button", "Decision")
NOBODY = Suggestion("", "")
RECORDS = {"name": "person", "organisation_name": "organisation"}
"""The names of a signatory that may be those of records, and where the keys of these stand."""


class TitleTable(PartTable):
    """The table of titles; a language is kept as its code."""

    def fresh(self, rows: Sequence[Entry]) -> Entry:
        """Begin a title in the window's language, the next one in a language that has none yet."""
        taken = {_chosen(entry.get("language")).key for entry in rows}
        left = (one for one in office_languages(self._texts.language) if one not in taken)
        return self.entry({**SHAPE.blank_row(TITLES), "language": next(left, None)})

    def code_name(self, column: str, code: str) -> str | None:
        """Say the language."""
        return language_name(code, self._texts.language) if column == "language" else None


def titles_table(desk: AgreementDesk) -> PartTable:
    """Return the table of titles, one for each language."""
    columns = (
        part_column(AgreementTitle, "text", width=240, stretch=4, strong=True),
        part_column(
            AgreementTitle, "language", kind=EntryKind.RECORD, suggest=desk.languages, width=140, stretch=1
        ),
    )
    words = (TITLES_TITLE, ADD_TITLE)
    return TitleTable(desk.texts, desk.today, SHAPE, TITLES, columns, words, begins="text")


def approvals_table(desk: AgreementDesk) -> PartTable:
    """Return the table of the decisions that allowed the document."""
    columns = (
        part_column(Approval, "body", width=124),
        part_column(Approval, "body_name", width=200, stretch=3),
        part_column(Approval, "number", width=120, stretch=1),
        part_column(Approval, "date", width=110, align=Align.RIGHT, whole=True),
    )
    words = (APPROVALS_TITLE, ADD_APPROVAL)
    return PartTable(desk.texts, desk.today, SHAPE, APPROVALS, columns, words, begins="body_name")


class SignatoryTable(PartTable):
    """The table of those who signed; a known person brings the post last known, unless another one is written."""

    def __init__(self, desk: AgreementDesk) -> None:
        self._desk = desk
        record = EntryKind.RECORD
        columns = (
            part_column(Signatory, "side", width=112, terms=(Side.OURS, Side.THEIRS)),
            part_column(
                Signatory, "name", kind=record, suggest=desk.people, width=160, stretch=2, strong=True
            ),
            part_column(Signatory, "post", width=170, stretch=3),
            part_column(
                Signatory, "organisation_name", kind=record, suggest=desk.organisations, width=150, stretch=2
            ),
        )
        super().__init__(
            desk.texts,
            desk.today,
            SHAPE,
            SIGNATORIES,
            columns,
            (SIGNATORIES_TITLE, ADD_SIGNATORY),
            begins="name",
        )

    def entry(self, row: Row) -> Entry:
        """Return the cells of a row; names know their records."""
        cells = super().entry(row)
        for name, key in RECORDS.items():
            if row.get(name):
                cells[name] = Suggestion(row.get(key) or "", row[name])
        return cells

    def row(self, entry: Entry) -> Row:
        """Return the row that the cells make."""
        chosen = {name: _chosen(entry.get(name)) for name in RECORDS}
        made = super().row({**entry, **{name: one.title for name, one in chosen.items()}})
        return {**made, **{RECORDS[name]: one.key or None for name, one in chosen.items()}}

    def complete(self, entry: Entry, column: str) -> Entry:
        """Give a known person the post last known."""
        if column != "name":
            return entry
        person = _chosen(entry.get("name"))
        if not person.key or entry.get("post") or entry.get("organisation_name"):
            return entry
        post, organisation = self._desk.services.people.last_post(Key(person.key))
        known: Entry = {
            "post": post,
            "organisation_name": Suggestion("", organisation) if organisation else "",
        }
        return {**entry, **{name: value for name, value in known.items() if value}}


def _chosen(value: object) -> Suggestion:
    return value if isinstance(value, Suggestion) else NOBODY
