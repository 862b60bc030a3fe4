"""The form of a partnership: whose tie, what kind, since when and who says so, what it is about."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from twincities.domain.claim import Claim
from twincities.domain.date_words import long
from twincities.domain.fields import field_of, parts_of
from twincities.domain.partial_date import DateError, PartialDate
from twincities.domain.partnership import Partnership
from twincities.domain.vocabularies import Grade
from twincities.i18n import N_, NP_
from twincities.ui.forms.bound import BoundField
from twincities.ui.forms.chips_input import ChipsInput
from twincities.ui.forms.completion import RecordChoice, Suggestion
from twincities.ui.forms.editor_header import EditorHeader
from twincities.ui.forms.fields import FieldFrame, FormGrid
from twincities.ui.forms.inputs import TextInput
from twincities.ui.forms.place_strip import PlaceStrip
from twincities.ui.forms.terms import TermChoice
from twincities.ui.furniture.banners import Banner, BannerPlace
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.chips import Origin, SourceMark
from twincities.ui.furniture.labels import Label
from twincities.ui.furniture.layouts import clear, column, inner_row
from twincities.ui.partnerships.columns import listed
from twincities.ui.partnerships.decisions import EVENTS, OVERRIDES, add_overrides, decisions_table
from twincities.ui.partnerships.form import ORIGIN, origin_of, party_row, with_origin, written_grade
from twincities.ui.partnerships.preview import PARTIES as BETWEEN
from twincities.ui.partnerships.reading import PARTIES, SOURCE, field_of_problem, say
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Type, Width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from twincities.ui.forms.content import Content
    from twincities.ui.forms.reading import Found
    from twincities.ui.partnerships.desk import FormDesk

REGISTER = NP_("page", "Partnerships")
SAVE = NP_("button", "Save partnership")
NEW = N_("New partnership")
SIDES = N_("Whose partnership")
PARTIES_HELP = N_("Our side first; two or more, districts and regions too")
SINCE = N_("Since when, and who says so")
ABOUT = N_("What it is about")
RIVALS = N_("Other sources say otherwise:")
RIVAL = NP_("what another source says of the beginning", "{date}: {source}")
PREFER = NP_("button", "Prefer this")
FIRST = (("type", 4), ("legal_status", 4), ("tier", 4))
BEGINNING = (("established", 3), ("grade", 3), (SOURCE, 6))
ABOUT_ROWS = (
    (("cooperation", 12),),
    (("responsible", 4), ("review_due", 4), ("anniversary_custom", 4)),
    (("origin", 6), ("notes", 6)),
)


class PartnershipSheet(QWidget):
    """Lays the fields out; `edited` and `left` carry a field's name."""

    edited = Signal(str)
    left = Signal(str)
    prefer_wanted = Signal(str)
    row_repair_wanted = Signal(object, str)

    def __init__(self, desk: FormDesk, go_back: Callable[[], object], save: Callable[[], object]) -> None:
        super().__init__()
        self._desk = desk
        self._quiet = False
        self._rows: dict[str, dict[str, object]] = {}
        self.fields: dict[str, BoundField] = {}
        self.frames: dict[str, FieldFrame] = {}
        outer = column(self, (Space.PAGE, Space.XS, 0, 0), Space.S)
        self.header = EditorHeader(desk.texts, REGISTER, SAVE, go_back, save)
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
        self.decisions = decisions_table(self._desk)
        add_overrides(self.decisions, self._bound)
        self.decisions.edited.connect(lambda: self._on_edited(EVENTS))
        self.decisions.typed.connect(lambda: self._on_edited(EVENTS))
        self.decisions.row_removed.connect(lambda: self.left.emit(EVENTS))
        for card in (self._sides(), self._beginning(), self.decisions.card, self._about()):
            inside.addWidget(card)
        self.discard = Button(self._desk.texts, N_("Discard the draft"), ButtonKind.LINK, icon=Icon.DELETE)
        inside.addWidget(self.discard, 0, Qt.AlignmentFlag.AlignRight)
        inside.addStretch(1)
        scroll.setWidget(sheet)
        return scroll

    def _sides(self) -> Card:
        texts = self._desk.texts
        card = Card(texts, SIDES)
        self.parties = ChipsInput(texts, self._desk.places, creates=True)
        label = next(part.label for part in parts_of(Partnership) if part.name == PARTIES)
        frame = FieldFrame(texts, label, self.parties, required=True, help_text=PARTIES_HELP)
        self._own(PARTIES, frame, self.parties)
        self.parties.create_wanted.connect(self._create_place)
        grid = FormGrid()
        grid.add_row((frame, 12))
        grid.add_row(*((self._bound(name), span) for name, span in FIRST))
        card.body.addWidget(grid)
        self.strip = PlaceStrip(self._desk.context)
        card.body.addWidget(self.strip)
        return card

    def _beginning(self) -> Card:
        texts = self._desk.texts
        card = Card(texts, SINCE)
        self.grade: TermChoice[Grade] = TermChoice(texts, Grade)
        self.source = RecordChoice(texts, self._desk.sources, creates=True)
        self.source.create_wanted.connect(self._create_source)
        self.quote, self.rule = TextInput(), TextInput()
        for name in ORIGIN:
            control = getattr(self, name)
            self._own(name, FieldFrame(texts, field_of(Claim, name).label, control), control)
        self.mark = SourceMark(texts, Origin.INFERRED)
        grid = FormGrid()
        made = {"established": self._bound("established"), **self.frames}
        grid.add_row(*((made[name], span) for name, span in BEGINNING))
        grid.add_row((self.frames["quote"], 6), (self.frames["rule"], 6))
        self.frames["established"].add_mark(self.mark)
        card.body.addWidget(grid)
        self.rivals = QWidget()
        self._rival_lines = column(self.rivals, gap=Space.XS)
        card.body.addWidget(self.rivals)
        return card

    def _about(self) -> Card:
        card = Card(self._desk.texts, ABOUT)
        grid = FormGrid()
        for fields in ABOUT_ROWS:
            grid.add_row(*((self._bound(name), span) for name, span in fields))
        card.body.addWidget(grid)
        return card

    def _bound(self, name: str) -> FieldFrame:
        field = BoundField(self._desk, Partnership, name)
        field.edited.connect(self._on_edited)
        field.left.connect(self.left)
        self.fields[name] = field
        self.frames[name] = field.frame
        return field.frame

    def _own(self, name: str, frame: FieldFrame, control: object) -> None:
        self.frames[name] = frame
        control.edited.connect(lambda: self._on_edited(name))  # type: ignore[attr-defined]
        control.left.connect(lambda: self.left.emit(name))  # type: ignore[attr-defined]

    # -------------------------------------------------------------------------------- both ways

    def show_content(self, content: Content) -> None:
        """Put a content into the fields."""
        with self._silence():
            for field in self.fields.values():
                field.show(content)
            self._rows = {row["place"]: row for row in content["parts"]["parties"]}
            names = content["names"]
            self.parties.set_value([Suggestion(key, names.get(key, "")) for key in self._rows])
            self.parties.line.setText(content["typed"].get(PARTIES, ""))
            origin = origin_of(content)
            self.grade.set_value(Grade(origin["grade"]))
            key = origin.get("source")
            self.source.set_value(Suggestion(key, names.get(key, "")) if key else None)
            if not key:
                self.source.setText(content["typed"].get(SOURCE, ""))
            self.quote.set_value(origin.get("quote") or "")
            self.rule.set_value(origin.get("rule") or "")
        self.decisions.show(content)
        self._show_overrides()
        self._show_rivals(content)

    def write(self, content: Content) -> Content:
        """Write the fields into a content of the caller's own and return it."""
        for field in self.fields.values():
            field.write(content)
        names, typed = content["names"], content["typed"]
        parties = []
        for entry in self.parties.value():
            names[entry.key] = entry.title
            parties.append({**self._rows.setdefault(entry.key, party_row(entry.key))})
        content["parts"] = {**content["parts"], "parties": parties}
        self.decisions.write(content)
        for name, text in ((PARTIES, self.parties.line.text().strip()), (SOURCE, self.source.unmatched)):
            typed.pop(name, None)
            if text:
                typed[name] = text
        chosen = self.source.value()
        key = chosen.key if chosen is not None and chosen.key and not self.source.unmatched else None
        if chosen is not None and key:
            names[key] = chosen.title
        said = {
            "grade": written_grade(self.grade.value()),
            "source": key,
            "quote": self.quote.value() or None,
            "rule": self.rule.value() or None,
        }
        return with_origin(content, said)

    def show_problems(self, due: Iterable[Found], repair: Callable[[str, object], object]) -> None:
        """Show what is due beside the fields."""
        texts, shown = self._desk.texts, list(due)
        self.decisions.show_problems(shown, lambda found: say(found, texts), self._mend_row)
        mine: dict[str, Found] = {}
        for found in shown:
            mine.setdefault(field_of_problem(found), found)
        for name, frame in self.frames.items():
            found_here = mine.get(name)
            if found_here is None:
                frame.clear_problem()
                continue
            said, words = say(found_here, self._desk.texts)
            guess = found_here.problem.repair
            act = (lambda name=name, guess=guess: repair(name, guess)) if guess is not None else None
            frame.show_problem(found_here.problem.severity, said, words, act)

    def _mend_row(self, values: Mapping[str, object], row: str) -> None:
        self.row_repair_wanted.emit(values, row)

    def show_title(self, *, new: bool) -> None:
        """Say whose tie it is, as far as it is known."""
        texts = self._desk.texts
        names = [entry.title for entry in self.parties.value()]
        title = texts(BETWEEN, ours=names[0], theirs=listed(texts, names[1:])) if names[1:] else texts(NEW)
        self.header.say_title(title, NEW if new else None)
        self.mark.setVisible(self.grade.value() is Grade.INFERRED)

    def show_banner(self, banner: Banner | None) -> None:
        """Say a lasting circumstance above the form, or no longer."""
        self.banners.show_banner(banner)

    def making_place(self) -> bool:
        """Tell whether a place is being made: that it is unknown needs no telling."""
        return not self.strip.isHidden()

    # --------------------------------------------------------------------------------------- acts

    def _on_edited(self, name: str) -> None:
        if not self._quiet:
            self._show_overrides()
            self.edited.emit(name)

    def _show_overrides(self) -> None:
        """Ask for a reason only where the office set something itself."""
        for name, reason in OVERRIDES:
            asked = self.fields[name].is_filled or self.fields[reason].is_filled
            self.frames[reason].setVisible(asked)

    @contextmanager
    def _silence(self) -> Iterator[None]:
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    def _create_place(self, text: str) -> None:
        """Ask for what a new place needs, without leaving the form; the first party is in our country."""

        def created(place: Suggestion) -> None:
            self.parties.line.take(place)
            self.parties.setFocus()

        country = ""
        if not self.parties.value():
            own = self._desk.services.places.own()
            country = own.record.country if own else ""
        self.strip.ask(text, self.parties, created, country)

    def _create_source(self, text: str) -> None:
        made = self._desk.write_source(text)
        if made is not None:
            self.source.set_value(made)
            self.source.edited.emit()

    def _show_rivals(self, content: Content) -> None:
        clear(self._rival_lines)
        texts = self._desk.texts
        rivals = [
            claim
            for claim in content["parts"]["claims"]
            if claim["target"] == "established" and not claim.get("preferred") and claim.get("value")
        ]
        self.rivals.setVisible(bool(rivals))
        if rivals:
            self._rival_lines.addWidget(Label(texts(RIVALS), Type.SMALL_STRONG, "text2"))
        for claim in rivals:
            line = QWidget()
            inside = inner_row(column(line), Space.S)
            source = content["names"].get(claim.get("source") or "", "")
            words = texts(RIVAL, date=_date_words(claim["value"], self._desk), source=source)
            inside.addWidget(Label(words, wrap=True), 1)
            prefer = Button(texts, PREFER, ButtonKind.LINK, compact=True)
            prefer.setAccessibleDescription(words)
            prefer.clicked.connect(lambda _checked=False, key=claim["key"]: self.prefer_wanted.emit(key))
            inside.addWidget(prefer)
            self._rival_lines.addWidget(line)


def _date_words(written: str, desk: FormDesk) -> str:
    try:
        return long(PartialDate.from_edtf(written), desk.texts.words)
    except DateError:
        return written
