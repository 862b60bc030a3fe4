"""How the cards of the directory are laid out: header, fields, tables, private data, and who met whom when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from twincities.i18n import N_, NP_
from twincities.ui.forms.bound import BoundField
from twincities.ui.forms.completion import RecordChoice
from twincities.ui.forms.editor_header import EditorHeader
from twincities.ui.forms.fields import FormGrid
from twincities.ui.forms.place_strip import PlaceStrip
from twincities.ui.furniture.banners import Banner, BannerPlace
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.people.contact import CONTACT, ContactCard
from twincities.ui.people.meetings import Meetings
from twincities.ui.people.reading import repair_of, say
from twincities.ui.people.tables import OF_ORGANISATION, OF_PERSON, names_table, posts_table
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from twincities.i18n import Message
    from twincities.ui.forms.completion import Suggestion
    from twincities.ui.forms.content import Content
    from twincities.ui.forms.reading import Found
    from twincities.ui.people.desk import DirectoryDesk
    from twincities.ui.tables.part_table import PartTable

TRAIL = NP_("page", "People and organisations")
Rows = tuple[tuple[tuple[str, int], ...], ...]


@dataclass(frozen=True, slots=True)
class CardWords:
    """What a card calls its first fields, its record while it has no name, and its main button."""

    first: Message
    new: Message
    save: Message


PERSON_WORDS = CardWords(N_("Who it is"), N_("New person"), NP_("button", "Save person"))
ORGANISATION_WORDS = CardWords(N_("What it is"), N_("New organisation"), NP_("button", "Save organisation"))


class DirectorySheet(QWidget):
    """Lays a card out; `edited` fires for what a person did, `left` carries a field's name."""

    edited = Signal()
    left = Signal(str)
    row_removed = Signal()
    repair_wanted = Signal(object, str)

    words: CardWords
    rows: Rows

    def __init__(
        self, desk: DirectoryDesk, go_back: Callable[[], object], save: Callable[[], object]
    ) -> None:
        super().__init__()
        self._desk = desk
        self.fields: dict[str, BoundField] = {}
        self.tables: list[PartTable] = []
        outer = column(self, (Space.PAGE, Space.XS, 0, 0), Space.S)
        self.header = EditorHeader(desk.texts, TRAIL, self.words.save, go_back, save)
        inner_row(outer, 0, (0, 0, Space.PAGE, 0)).addWidget(self.header)
        self.banners = BannerPlace()
        outer.addWidget(self.banners)
        self.view = QScrollArea()
        self._fill()
        outer.addWidget(self.view, 1)

    def cards(self) -> list[Card]:
        """Return the cards between the first fields and the meetings, made now."""
        raise NotImplementedError

    # ------------------------------------------------------------------------------------ building

    def _fill(self) -> None:
        scroll = self.view
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setProperty("pane", "true")
        sheet = QWidget()
        sheet.setObjectName("scrolled")
        inside = column(sheet, (0, 0, Space.PAGE - Width.SCROLL_BAR, Space.L), Space.CARD_GAP)
        self.meetings = Meetings(self._desk)
        for card in (self._first(), *self.cards(), self.meetings.card):
            inside.addWidget(card)
        self.discard = Button(self._desk.texts, N_("Discard the draft"), ButtonKind.LINK, icon=Icon.DELETE)
        inside.addWidget(self.discard, 0, Qt.AlignmentFlag.AlignRight)
        inside.addStretch(1)
        scroll.setWidget(sheet)

    def _first(self) -> Card:
        card = Card(self._desk.texts, self.words.first)
        grid = FormGrid()
        for fields in self.rows:
            grid.add_row(*((self.bound(name).frame, span) for name, span in fields))
        card.body.addWidget(grid)
        self.strip = PlaceStrip(self._desk.context)
        card.body.addWidget(self.strip)
        for field in self.fields.values():
            if isinstance(field.control, RecordChoice):
                field.control.create_wanted.connect(
                    lambda text, control=field.control: self._create_place(text, control)
                )
        return card

    def bound(self, name: str) -> BoundField:
        """Return a field of the card, made now."""
        field = BoundField(self._desk, self._desk.shape.noun, name, creates=True)
        field.edited.connect(lambda _name: self.edited.emit())
        field.left.connect(self.left)
        self.fields[name] = field
        return field

    def own(self, table: PartTable) -> Card:
        """Return the card of a table, which from now on belongs to the form."""
        table.edited.connect(self.edited)
        table.typed.connect(self.edited)
        table.row_removed.connect(self.row_removed)
        self.tables.append(table)
        return table.card

    def _create_place(self, text: str, control: RecordChoice) -> None:
        def created(place: Suggestion) -> None:
            control.set_value(place)
            control.edited.emit()
            control.setFocus()

        self.strip.ask(text, control, created)

    # -------------------------------------------------------------------------------- both ways

    def show_content(self, content: Content) -> None:
        """Put a content into the fields."""
        for field in self.fields.values():
            field.show(content)
        for table in self.tables:
            table.show(content)

    def write(self, content: Content) -> None:
        """Write the fields into a content of the caller's own."""
        for field in self.fields.values():
            field.write(content)
        for table in self.tables:
            table.write(content)

    def commit(self) -> None:
        """Accept what is being written in a cell."""
        for table in self.tables:
            table.table.grid.commit()

    def show_problems(self, due: Iterable[Found], repair: Callable[[Mapping[str, object]], object]) -> None:
        """Show what is due beside the fields and below the tables."""
        texts, shown = self._desk.texts, list(due)
        for table in self.tables:
            table.show_problems(shown, lambda found: say(found, texts), self.repair_wanted.emit)
            table.count()
        mine: dict[str, Found] = {}
        for found in shown:
            if not found.row:
                mine.setdefault(found.problem.spot.field, found)
        for name, field in self.fields.items():
            here = mine.get(name)
            if here is None:
                field.frame.clear_problem()
                continue
            values = repair_of(here)
            act = (lambda values=values: repair(values)) if values is not None else None
            field.frame.show_problem(here.problem.severity, *say(here, texts), act)

    def show_title(self, *, new: bool) -> None:
        """Say which record it is, as far as it is known."""
        name = self._desk.content["fields"].get("name") or ""
        self.header.say_title(name or self._desk.texts(self.words.new), self.words.new if new else None)

    def show_banner(self, banner: Banner | None) -> None:
        """Say a lasting circumstance above the form, or no longer."""
        self.banners.show_banner(banner)

    def current_row(self) -> str:
        """Return the key of the row that has the keyboard, "" for none."""
        for table in self.tables:
            at = table.current()
            if at is not None:
                return at[0]
        return ""


class PersonSheet(DirectorySheet):
    """A person's card."""

    words = PERSON_WORDS
    rows = ((("name", 6), ("address_form", 3), ("languages", 3)), (("notes", 12),))

    def cards(self) -> list[Card]:
        """Return posts, names and private data."""
        posts, names = self.own(posts_table(self._desk)), self.own(names_table(self._desk, OF_PERSON))
        self.contact = ContactCard(self._desk.texts, [self.bound(name) for name in CONTACT])
        return [posts, names, self.contact]

    def show_content(self, content: Content) -> None:
        """Put a content into the fields; private data is hidden again."""
        super().show_content(content)
        self.contact.follow()

    def show_problems(self, due: Iterable[Found], repair: Callable[[Mapping[str, object]], object]) -> None:
        """Show what is due; a problem of the contact data itself is not hidden."""
        super().show_problems(due, repair)
        self.contact.follow()


class OrganisationSheet(DirectorySheet):
    """An organisation's card."""

    words = ORGANISATION_WORDS
    rows = ((("name", 7), ("place", 5)), (("notes", 12),))

    def cards(self) -> list[Card]:
        """Return the names."""
        return [self.own(names_table(self._desk, OF_ORGANISATION))]
