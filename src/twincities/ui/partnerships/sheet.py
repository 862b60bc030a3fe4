"""The form of a partnership: whose tie, what kind, since when and who says so, what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.claim import Claim
from twincities.i18n import N_, NP_
from twincities.ui.forms.bound import BoundField
from twincities.ui.forms.editor_header import EditorHeader
from twincities.ui.forms.fields import FormGrid
from twincities.ui.forms.part_chips import PartChips
from twincities.ui.forms.place_strip import PlaceStrip
from twincities.ui.forms.record_sheet import RecordSheet
from twincities.ui.forms.source_field import source_field
from twincities.ui.furniture.cards import Card
from twincities.ui.partnerships.decisions import EVENTS, OVERRIDES, add_overrides, decisions_table
from twincities.ui.partnerships.form import ORIGIN, TARGET, origin_of, with_origin
from twincities.ui.partnerships.reading import PARTIES, SOURCE, field_of_problem, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.ui.forms.content import Content
    from twincities.ui.forms.fields import FieldFrame
    from twincities.ui.forms.reading import Found
    from twincities.ui.forms.record_sheet import Rows, SheetField
    from twincities.ui.forms.sourcing import ValueSpot
    from twincities.ui.partnerships.desk import FormDesk

REGISTER = NP_("page", "Partnerships")
SAVE = NP_("button", "Save partnership")
SIDES = N_("Whose partnership")
PARTIES_HELP = N_("Our side first; two or more, districts and regions too")
SINCE = N_("Since when, and who says so")
ABOUT = N_("What it is about")
FIRST: Rows = (((PARTIES, 12),), (("type", 4), ("legal_status", 4), ("tier", 4)))
BEGINNING: Rows = ((("established", 3), ("grade", 3), (SOURCE, 6)), (("quote", 6), ("rule", 6)))
ABOUT_ROWS: Rows = (
    (("cooperation", 12),),
    (("responsible", 4), ("review_due", 4), ("anniversary_custom", 4)),
    (("origin", 6), ("notes", 6)),
)


class PartnershipSheet(RecordSheet):
    """Lays the fields out."""

    def __init__(self, desk: FormDesk, go_back: Callable[[], object], save: Callable[[], object]) -> None:
        super().__init__(desk, EditorHeader(desk.texts, REGISTER, SAVE, go_back, save), say)
        self._between = PartChips(desk, PARTIES, "place", desk.places, required=True, help_text=PARTIES_HELP)
        self.parties = self._between.control
        self.parties.create_wanted.connect(self._create_place)
        self.origin: dict[str, BoundField] = {}
        sides = self.card(SIDES, FIRST)
        self.strip = PlaceStrip(desk.context)
        sides.body.addWidget(self.strip)
        self.decisions = decisions_table(desk)
        since, decisions = self._beginning(), self.part(EVENTS, self.decisions)
        add_overrides(self.decisions, self.bound)
        self.lay_out((sides, since, decisions, self.card(ABOUT, ABOUT_ROWS)))

    # ------------------------------------------------------------------------------------ building

    def make_field(self, name: str) -> SheetField:
        """Return a field of the partnership, or its parties."""
        return self._between if name == PARTIES else super().make_field(name)

    def _beginning(self) -> Card:
        card = Card(self._desk.texts, SINCE)
        grid = FormGrid()
        for fields in BEGINNING:
            grid.add_row(*((self._of_claim(name), span) for name, span in fields))
        card.body.addWidget(grid)
        self.add_rivals(card, (TARGET,))
        return card

    def _of_claim(self, name: str) -> FieldFrame:
        """Return the frame of a field of the record, or of the claim on its beginning."""
        if name not in ORIGIN:
            return self.bound(name)
        if name == SOURCE:
            field = source_field(self._desk, Claim, name)
        else:
            field = BoundField(self._desk, Claim, name, lines=1)
        self.origin[name] = field
        return self.own(name, field.frame)

    # -------------------------------------------------------------------------------- both ways

    def show_own(self, content: Content) -> None:
        """Show what the preferred claim says of the beginning."""
        for field in self.origin.values():
            field.show({**content, "fields": origin_of(content)})

    def write(self, content: Content) -> Content:
        """Write the fields into a content of the caller's own and return it."""
        super().write(content)
        claim: Content = {**content, "fields": {}}
        for field in self.origin.values():
            field.write(claim)
        return with_origin(content, claim["fields"])

    def place_of(self, found: Found) -> str:
        """Return the field that a problem stands beside; of claims the form shows those on the beginning."""
        return field_of_problem(found)

    def spot_of(self, name: str) -> ValueSpot | None:
        """Return the value of a field of the partnership; what is said of its beginning is about that."""
        return super().spot_of(TARGET if name in ORIGIN else name)

    def making_place(self) -> bool:
        """Tell whether a place is being made: that it is unknown needs no telling."""
        return not self.strip.isHidden()

    # --------------------------------------------------------------------------------------- acts

    def disclose(self) -> None:
        """Ask for a reason only where the office set something itself."""
        for name, reason in OVERRIDES:
            asked = self.fields[name].is_filled or self.fields[reason].is_filled
            self.frames[reason].setVisible(asked)

    def _create_place(self, text: str) -> None:
        """Ask for what a new place needs, without leaving the form; the first party is in our country."""
        country = ""
        if not self._between.is_filled:
            own = self._desk.services.places.own()
            country = own.record.country if own else ""
        self.strip.ask(text, self.parties, self._between.take, country)
