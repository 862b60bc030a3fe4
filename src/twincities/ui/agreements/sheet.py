"""The form of an agreement: what it is, who signed it, for how long it binds, what it follows, where its text is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.domain.agreement import Agreement
from twincities.domain.fields import Kind, field_of
from twincities.domain.vocabularies import Duration, RenewalKind
from twincities.i18n import N_, NP_
from twincities.ui.agreements.parts import SignatoryTable, approvals_table, titles_table
from twincities.ui.agreements.reading import say
from twincities.ui.forms.bound import BoundField
from twincities.ui.forms.editor_header import EditorHeader
from twincities.ui.forms.part_chips import PartChips
from twincities.ui.forms.record_sheet import RecordSheet
from twincities.ui.furniture.labels import Label
from twincities.ui.theme.tokens import Type

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from twincities.i18n import Message
    from twincities.ui.agreements.desk import AgreementDesk
    from twincities.ui.forms.content import Content
    from twincities.ui.forms.record_sheet import Rows, SheetField
    from twincities.ui.furniture.cards import Card

AGREEMENTS = NP_("page", "Agreements")
SAVE = NP_("button", "Save agreement")
BASICS = N_("What document it is")
SIGNING = N_("When and where it was signed")
TERM = N_("For how long it binds")
CHAIN = N_("What it follows")
TEXT = N_("Text and sources")
CARDS: tuple[tuple[Message, Rows], ...] = (
    (BASICS, ((("partnership", 12),), (("kind", 6), ("number", 3), ("stage", 3)))),
    (SIGNING, ((("signed", 4), ("signed_at", 8)),)),
    (
        TERM,
        (
            (("in_force_from", 4), ("duration", 4), ("valid_until", 4)),
            (("term", 2), ("term_unit", 2), ("renewal", 4), ("renewal_period", 2), ("renewal_unit", 2)),
            (("notice_period", 3), ("notice_unit", 3), ("lead_times", 6)),
        ),
    ),
    (CHAIN, ((("follows", 8), ("effect", 4)),)),
    (
        TEXT,
        (
            (("text_state", 4), ("languages", 4), ("original_kept", 4)),
            (("sources", 6), ("notes", 6)),
        ),
    ),
)

AFTER: dict[Message, tuple[str, ...]] = {BASICS: ("titles",), SIGNING: ("signatories",), TERM: ("approvals",)}
"""The tables that stand below a card."""


class NumberField(BoundField):
    """A whole number; what is none stays as it was typed, and the form says what is wrong."""

    def show(self, content: Content) -> None:
        """Show the number."""
        written = content["fields"].get(self.name)
        self.control.set_value("" if written is None else str(written))  # type: ignore[attr-defined] # a text input

    def _written(self) -> Any:  # noqa: ANN401 - as the field's
        text = str(super()._written() or "").strip()
        return int(text) if text.isdecimal() and text.isascii() else text or None


class AgreementSheet(RecordSheet):
    """Lays the fields out."""

    _desk: AgreementDesk

    def __init__(
        self, desk: AgreementDesk, go_back: Callable[[], object], save: Callable[[], object]
    ) -> None:
        super().__init__(desk, EditorHeader(desk.texts, AGREEMENTS, SAVE, go_back, save), say)
        self.sources = PartChips(desk, "sources", "source", desk.sources)
        tables = {
            "titles": titles_table(desk),
            "signatories": SignatoryTable(desk),
            "approvals": approvals_table(desk),
        }
        cards: dict[Message, Card] = {}
        shown: list[QWidget] = []
        for title, rows in CARDS:
            cards[title] = self.card(title, rows)
            shown += [cards[title], *(self.part(name, tables[name]) for name in AFTER.get(title, ()))]
        self.reckoned = self._sentence(cards[TERM])
        self.chained = self._sentence(cards[CHAIN])
        self.sources.control.create_wanted.connect(lambda text: self.sources.take(desk.write_source(text)))
        self.lay_out(shown)

    # ------------------------------------------------------------------------------------ building

    def make_field(self, name: str) -> SheetField:
        """Return a field of the agreement: a number, a document to follow, or as any noun's."""
        if name == "sources":
            return self.sources
        suggest = self._desk.documents if name == "follows" else None
        made = NumberField if field_of(Agreement, name).kind is Kind.WHOLE else BoundField
        return made(self._desk, Agreement, name, suggest=suggest)

    def _sentence(self, card: Card) -> Label:
        """Put a line below a card's fields that tells what follows from them."""
        label = Label("", Type.STRONG, "text2", wrap=True)
        label.hide()
        card.body.addWidget(label)
        return label

    # -------------------------------------------------------------------------------- both ways

    def say_reckoned(self, term: str, chain: str) -> None:
        """Say what follows from the term, and what the document does to the one before."""
        for label, words in ((self.reckoned, term), (self.chained, chain)):
            label.setText(words)
            label.setVisible(bool(words))

    # --------------------------------------------------------------------------------------- acts

    def disclose(self) -> None:
        """Ask only for what can be said: no term without one, no renewal period without a renewal."""
        fixed = self._chosen("duration") is Duration.FIXED
        renewed = self._chosen("renewal") in (RenewalKind.TACIT, RenewalKind.BY_AGREEMENT)
        self._show_group(("term", "term_unit", "valid_until"), asked=fixed)
        self._show_group(("renewal",), asked=fixed)
        self._show_group(("renewal_period", "renewal_unit"), asked=renewed)
        self._show_group(("notice_period", "notice_unit"), asked=fixed or renewed)
        noticed = self.fields["notice_period"].is_filled or self.fields["valid_until"].is_filled
        self._show_group(("lead_times",), asked=noticed)
        self._show_group(("effect",), asked=self.fields["follows"].is_filled)

    def _chosen(self, name: str) -> object:
        return self.fields[name].control.value()  # type: ignore[attr-defined] # a choice of terms

    def _show_group(self, names: tuple[str, ...], *, asked: bool) -> None:
        """Show fields that go together; what holds something is always seen."""
        first = self.fields[names[0]]
        filled = first.is_filled or any(
            self.fields[name].is_filled for name in names[1:] if name == "valid_until"
        )
        for name in names:
            frame = self.frames[name]
            frame.setVisible(asked or filled or frame.severity is not None)
