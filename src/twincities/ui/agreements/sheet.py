"""The form of an agreement: what it is, who signed it, for how long it binds, what it follows, where its text is."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from twincities.domain.agreement import Agreement
from twincities.domain.fields import Kind, field_of, parts_of
from twincities.domain.vocabularies import Duration, RenewalKind
from twincities.i18n import N_, NP_
from twincities.ui.agreements.form import SHAPE
from twincities.ui.agreements.parts import SignatoryTable, approvals_table, titles_table
from twincities.ui.agreements.reading import field_of_problem, say
from twincities.ui.forms.bound import BoundField
from twincities.ui.forms.chips_input import ChipsInput
from twincities.ui.forms.completion import Suggestion
from twincities.ui.forms.editor_header import EditorHeader
from twincities.ui.forms.fields import FieldFrame, FormGrid, HasProblems
from twincities.ui.furniture.banners import Banner, BannerPlace
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Type, Width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from twincities.ui.agreements.desk import AgreementDesk
    from twincities.ui.forms.content import Content
    from twincities.ui.forms.reading import Found
    from twincities.ui.tables.part_table import PartTable

AGREEMENTS = NP_("page", "Agreements")
SAVE = NP_("button", "Save agreement")
NEW = N_("New agreement")
BASICS = N_("What document it is")
SIGNING = N_("When and where it was signed")
TERM = N_("For how long it binds")
CHAIN = N_("What it follows")
TEXT = N_("Text and sources")
SOURCES = "sources"
CARDS: tuple[tuple[Any, tuple[tuple[tuple[str, int], ...], ...]], ...] = (
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
    (TEXT, ((("text_state", 4), ("languages", 4), ("original_kept", 4)),)),
)

AFTER: dict[Any, tuple[str, ...]] = {BASICS: ("titles",), SIGNING: ("signatories",), TERM: ("approvals",)}
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


class AgreementSheet(QWidget):
    """Lays the fields out; `edited` and `left` carry the name of a field, or of a table."""

    edited = Signal(str)
    left = Signal(str)
    row_repair_wanted = Signal(object, str)

    def __init__(
        self, desk: AgreementDesk, go_back: Callable[[], object], save: Callable[[], object]
    ) -> None:
        super().__init__()
        self._desk = desk
        self._quiet = False
        self._rows: dict[str, dict[str, object]] = {}
        self.fields: dict[str, BoundField] = {}
        self.frames: dict[str, FieldFrame] = {}
        self.tables: dict[str, PartTable] = {
            "titles": titles_table(desk),
            "signatories": SignatoryTable(desk),
            "approvals": approvals_table(desk),
        }
        outer = column(self, (Space.PAGE, Space.XS, 0, 0), Space.S)
        self.header = EditorHeader(desk.texts, AGREEMENTS, SAVE, go_back, save)
        inner_row(outer, 0, (0, 0, Space.PAGE, 0)).addWidget(self.header)
        self.banners = BannerPlace()
        outer.addWidget(self.banners)
        self.view = self._build_scroll()
        outer.addWidget(self.view, 1)

    # ------------------------------------------------------------------------------------ building

    def _build_scroll(self) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setProperty("pane", "true")
        sheet = QWidget()
        sheet.setObjectName("scrolled")
        inside = column(sheet, (0, 0, Space.PAGE - Width.SCROLL_BAR, Space.L), Space.CARD_GAP)
        cards = {title: self._card(title, rows) for title, rows in CARDS}
        self.reckoned = self._sentence(cards[TERM])
        self.chained = self._sentence(cards[CHAIN])
        self._sources(cards[TEXT])
        for name, table in self.tables.items():
            self._connect(name, table)
        for title, card in cards.items():
            inside.addWidget(card)
            for name in AFTER.get(title, ()):
                inside.addWidget(self.tables[name].card)
        self.discard = Button(self._desk.texts, N_("Discard the draft"), ButtonKind.LINK, icon=Icon.DELETE)
        inside.addWidget(self.discard, 0, Qt.AlignmentFlag.AlignRight)
        inside.addStretch(1)
        scroll.setWidget(sheet)
        return scroll

    def _card(self, title: Any, rows: tuple[tuple[tuple[str, int], ...], ...]) -> Card:  # noqa: ANN401 - a message
        card = Card(self._desk.texts, title)
        grid = FormGrid()
        for fields in rows:
            grid.add_row(*((self._bound(name), span) for name, span in fields))
        card.body.addWidget(grid)
        return card

    def _bound(self, name: str) -> FieldFrame:
        suggest = self._desk.documents if name == "follows" else None
        number = field_of(Agreement, name).kind is Kind.WHOLE
        made = NumberField if number else BoundField
        field = made(self._desk, Agreement, name, suggest=suggest)
        field.edited.connect(self._on_edited)
        field.left.connect(self.left)
        self.fields[name] = field
        self.frames[name] = field.frame
        return field.frame

    def _sentence(self, card: Card) -> Label:
        """Put a line below a card's fields that tells what follows from them."""
        label = Label("", Type.STRONG, "text2", wrap=True)
        label.hide()
        card.body.addWidget(label)
        return label

    def _sources(self, card: Card) -> None:
        texts = self._desk.texts
        self.sources = ChipsInput(texts, self._desk.sources, creates=True)
        label = next(part.label for part in parts_of(Agreement) if part.name == SOURCES)
        frame = FieldFrame(texts, label, self.sources)
        self.frames[SOURCES] = frame
        self.sources.edited.connect(lambda: self._on_edited(SOURCES))
        self.sources.left.connect(lambda: self.left.emit(SOURCES))
        self.sources.create_wanted.connect(self._create_source)
        grid = FormGrid()
        grid.add_row((frame, 6), (self._bound("notes"), 6))
        card.body.addWidget(grid)

    def _connect(self, name: str, table: PartTable) -> None:
        table.edited.connect(lambda: self._on_edited(name))
        table.typed.connect(lambda: self._on_edited(name))
        table.row_removed.connect(lambda: self.left.emit(name))

    # -------------------------------------------------------------------------------- both ways

    def show_content(self, content: Content) -> None:
        """Put a content into the fields."""
        with self._silence():
            for field in self.fields.values():
                field.show(content)
            names = content["names"]
            self._rows = {row["source"]: row for row in content["parts"][SOURCES] if row.get("source")}
            self.sources.set_value([Suggestion(key, names.get(key, "")) for key in self._rows])
            self.sources.line.setText(content["typed"].get(SOURCES, ""))
            for table in self.tables.values():
                table.show(content)
        self._disclose()

    def write(self, content: Content) -> Content:
        """Write the fields into a content of the caller's own and return it."""
        for field in self.fields.values():
            field.write(content)
        for table in self.tables.values():
            table.write(content)
            table.count()
        rows = []
        for entry in self.sources.value():
            content["names"][entry.key] = entry.title
            row = self._rows.setdefault(entry.key, {**SHAPE.blank_row(SOURCES), "source": entry.key})
            rows.append(dict(row))
        content["parts"] = {**content["parts"], SOURCES: rows}
        content["typed"].pop(SOURCES, None)
        typed = self.sources.line.text().strip()
        if typed:
            content["typed"][SOURCES] = typed
        return content

    def show_problems(self, due: Iterable[Found], repair: Callable[[str, object], object]) -> None:
        """Show what is due beside the fields."""
        texts, shown = self._desk.texts, list(due)
        for table in self.tables.values():
            table.show_problems(shown, lambda found: say(found, texts), self._mend_row)
        mine: dict[str, Found] = {}
        for found in shown:
            mine.setdefault(field_of_problem(found), found)
        for name, frame in self.frames.items():
            found_here = mine.get(name)
            if found_here is None:
                frame.clear_problem()
                continue
            words, mended = say(found_here, texts)
            guess = found_here.problem.repair
            act = (lambda name=name, guess=guess: repair(name, guess)) if guess is not None else None
            frame.show_problem(found_here.problem.severity, words, mended, act)
            frame.setVisible(True)  # what is wrong is seen, even where there was nothing to ask

    def _mend_row(self, values: Mapping[str, object], row: str) -> None:
        self.row_repair_wanted.emit(values, row)

    def in_order(self) -> list[FieldFrame | HasProblems]:
        """Return what may have problems, in the order of the form."""
        shown: list[FieldFrame | HasProblems] = []
        for title, rows in CARDS:
            shown += [self.frames[name] for fields in rows for name, _span in fields]
            shown += [self.tables[name].table for name in AFTER.get(title, ())]
        return [*shown, self.frames[SOURCES], self.frames["notes"]]

    def document(self) -> str:
        """Return what the document is called: its first title, or else its kind."""
        rows = self.tables["titles"].table.rows_as_typed()
        titles = [str(row["text"]) for row in rows if row.get("text")]
        return titles[0] if titles else self.fields["kind"].control.text().capitalize()  # type: ignore[attr-defined] # a line

    def say_title(self, title: str, *, new: bool) -> None:
        """Say which document it is, as far as it is known."""
        self.header.say_title(title, NEW if new else None)

    def say_reckoned(self, term: str, chain: str) -> None:
        """Say what follows from the term, and what the document does to the one before."""
        for label, words in ((self.reckoned, term), (self.chained, chain)):
            label.setText(words)
            label.setVisible(bool(words))

    def show_banner(self, banner: Banner | None) -> None:
        """Say a lasting circumstance above the form, or no longer."""
        self.banners.show_banner(banner)

    # --------------------------------------------------------------------------------------- acts

    def _on_edited(self, name: str) -> None:
        if not self._quiet:
            self._disclose()
            self.edited.emit(name)

    def _disclose(self) -> None:
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

    @contextmanager
    def _silence(self) -> Iterator[None]:
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    def _create_source(self, text: str) -> None:
        made = self._desk.write_source(text)
        if made is not None:
            self.sources.line.take(made)
            self.sources.setFocus()
