"""How the cards of the directory are laid out: header, fields, tables, private data, and who met whom when."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from twincities.i18n import N_, NP_
from twincities.ui.forms.bound import BoundField
from twincities.ui.forms.completion import RecordChoice
from twincities.ui.forms.editor_header import EditorHeader
from twincities.ui.forms.place_strip import PlaceStrip
from twincities.ui.forms.record_sheet import RecordSheet
from twincities.ui.people.contact import CONTACT, ContactCard
from twincities.ui.people.meetings import Meetings
from twincities.ui.people.reading import forgotten, say
from twincities.ui.people.tables import OF_ORGANISATION, OF_PERSON, names_table, posts_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from twincities.i18n import Message
    from twincities.ui.forms.content import Content
    from twincities.ui.forms.reading import Found
    from twincities.ui.forms.record_sheet import Rows
    from twincities.ui.forms.suggestions import Suggestion
    from twincities.ui.furniture.cards import Card
    from twincities.ui.people.desk import DirectoryDesk

TRAIL = NP_("page", "People and organisations")


@dataclass(frozen=True, slots=True)
class CardWords:
    """What a card calls its first fields and its main button."""

    first: Message
    save: Message


PERSON_WORDS = CardWords(N_("Who it is"), NP_("button", "Save person"))
ORGANISATION_WORDS = CardWords(N_("What it is"), NP_("button", "Save organisation"))


class DirectorySheet(RecordSheet):
    """Lays a card out: first fields, the cards of its own, the meetings."""

    words: CardWords
    rows: Rows

    def __init__(
        self, desk: DirectoryDesk, go_back: Callable[[], object], save: Callable[[], object]
    ) -> None:
        super().__init__(desk, EditorHeader(desk.texts, TRAIL, self.words.save, go_back, save), say)
        first = self.card(self.words.first, self.rows)
        self.strip = PlaceStrip(desk.context)
        first.body.addWidget(self.strip)
        for field in self.fields.values():
            if isinstance(field.control, RecordChoice):
                field.control.create_wanted.connect(
                    lambda text, control=field.control: self._create_place(text, control)
                )
        self.meetings = Meetings(desk)
        self.lay_out((first, *self.cards(desk), self.meetings.card))

    @abstractmethod
    def cards(self, desk: DirectoryDesk) -> list[Card]:
        """Return the cards between the first fields and the meetings, made now."""

    def make_field(self, name: str) -> BoundField:
        """Return a field of the card; a record that it names can be made."""
        return BoundField(self._desk, self._desk.shape.noun, name, creates=True)

    def making_place(self) -> bool:
        """Tell whether a place is being made: that it is unknown needs no telling."""
        return not self.strip.isHidden()

    def repair_of(self, found: Found) -> Mapping[str, object] | None:
        """Return the values that repair a field, None where nobody knows any."""
        return forgotten(found) or super().repair_of(found)

    def _create_place(self, text: str, control: RecordChoice) -> None:
        def created(place: Suggestion) -> None:
            control.set_value(place)
            control.edited.emit()
            control.setFocus()

        self.strip.ask(text, control, created)


class PersonSheet(DirectorySheet):
    """A person's card."""

    words = PERSON_WORDS
    rows = ((("name", 6), ("address_form", 3), ("languages", 3)), (("notes", 12),))

    def cards(self, desk: DirectoryDesk) -> list[Card]:
        """Return posts, names and private data."""
        posts, names = self.part("posts", posts_table(desk)), self.part("names", names_table(desk, OF_PERSON))
        for name in CONTACT:
            self.bound(name)
        self.contact = ContactCard(desk.texts, [self.fields[name] for name in CONTACT])
        return [posts, names, self.contact]

    def show_content(self, content: Content) -> None:
        """Put a content into the fields; private data is hidden again."""
        super().show_content(content)
        self.contact.follow()

    def show_problems(self, due: Iterable[Found]) -> None:
        """Show what is due; a problem of the contact data itself is not hidden."""
        super().show_problems(due)
        self.contact.follow()


class OrganisationSheet(DirectorySheet):
    """An organisation's card."""

    words = ORGANISATION_WORDS
    rows = ((("name", 7), ("place", 5)), (("notes", 12),))

    def cards(self, desk: DirectoryDesk) -> list[Card]:
        """Return the names."""
        return [self.part("names", names_table(desk, OF_ORGANISATION))]
