"""The editing tables of the directory's cards: names in scripts, languages and cases, and posts over time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincities.domain.people import OtherName, Post
from twincities.i18n import N_, NP_, Language
from twincities.services.languages import language_name, script_name, script_of
from twincities.ui.forms.suggestions import Suggestion
from twincities.ui.tables.columns import Align
from twincities.ui.tables.entry_model import EntryKind
from twincities.ui.tables.part_table import PartTable, part_column

if TYPE_CHECKING:
    from twincities.i18n import Message
    from twincities.ui.people.desk import DirectoryDesk
    from twincities.ui.tables.entry_model import Entry

POSTS, ADD_POST = N_("Posts"), NP_("button", "Post")


@dataclass(frozen=True, slots=True)
class NamesWords:
    """What the names of a noun are called: people have names, organisations have titles."""

    card: Message
    add: Message
    column: Message


OF_PERSON = NamesWords(N_("Other names"), NP_("button that adds to a person", "Name"), N_("Name"))
OF_ORGANISATION = NamesWords(
    NP_("organisation", "Other names"),
    NP_("button that adds to an organisation", "Name"),
    NP_("organisation", "Name"),
)
CASE = NP_("column", "Case")
KIND = NP_("column", "Kind")
CODES = {"language": language_name, "script": script_name}


class NamesTable(PartTable):
    """The table of names; the script is known by the letters, and a declined form is a Russian one."""

    def code_name(self, column: str, code: str) -> str | None:
        """Return what a language or a script is called."""
        called = CODES.get(column)
        return called(code, self._texts.language) if called else None

    def complete(self, entry: Entry, column: str) -> Entry:
        """Say script and language where the person need not."""
        if column == "text" and not entry.get("script"):
            return self._with(entry, "script", script_of(str(entry.get("text") or "")))
        if column == "case" and entry.get("case") and not entry.get("language"):
            return self._with(entry, "language", Language.RU.value)
        return entry

    def _with(self, entry: Entry, column: str, code: str) -> Entry:
        called = self.code_name(column, code) if code else None
        return {**entry, column: Suggestion(code, called)} if called else entry


def names_table(desk: DirectoryDesk, words: NamesWords) -> PartTable:
    """Return the table of names."""
    record = EntryKind.RECORD
    columns = (
        part_column(OtherName, "text", title=words.column, width=170, stretch=3, strong=True),
        part_column(OtherName, "language", kind=record, suggest=desk.languages, width=108, stretch=1),
        part_column(OtherName, "script", kind=record, suggest=desk.scripts, width=108, stretch=1),
        part_column(OtherName, "kind", title=KIND, width=132, stretch=1),
        part_column(OtherName, "case", title=CASE, width=120),
    )
    return NamesTable(
        desk.texts, desk.today, desk.shape, "names", columns, (words.card, words.add), begins="text"
    )


def posts_table(desk: DirectoryDesk) -> PartTable:
    """Return the table of posts; a later one is a further row, and an unknown organisation gets its record."""
    columns = (
        part_column(Post, "title", width=190, stretch=3, strong=True),
        part_column(
            Post, "organisation", kind=EntryKind.RECORD, suggest=desk.organisations, width=170, stretch=2
        ),
        part_column(Post, "since", width=96, align=Align.RIGHT, whole=True),
        part_column(Post, "until", width=96, align=Align.RIGHT, whole=True),
    )
    return PartTable(desk.texts, desk.today, desk.shape, "posts", columns, (POSTS, ADD_POST), begins="title")
