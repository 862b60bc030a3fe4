"""The sheet itself: empty, not found, loading, offline, error; fields, chips, toast."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from twincities.domain.errors import Severity
from twincities.domain.partial_date import PartialDate
from twincities.i18n import N_, NP_
from twincities.ui.context import ToastRequest
from twincities.ui.forms.dates import DateInput
from twincities.ui.forms.fields import FieldFrame, FormGrid
from twincities.ui.forms.inputs import TextInput
from twincities.ui.furniture.banners import Banner, ProgressStrip
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.cards import Card
from twincities.ui.furniture.chips import Chip, ChipLook, Origin, SourceMark
from twincities.ui.furniture.emptiness import EmptyState, SkeletonRows
from twincities.ui.furniture.headers import PageHeader
from twincities.ui.furniture.labels import Label, rule
from twincities.ui.furniture.layouts import FlowLayout, column, grid
from twincities.ui.tables.columns import Align, Cell, Column
from twincities.ui.tables.record_table import RecordTable
from twincities.ui.theme.appearance import look
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space, Tone, Type, Width
from twincities.ui.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from twincities.i18n import Message
    from twincities.ui.context import Context
    from twincities.ui.texts import Texts

TITLE = N_("States")
PLACE_NAME = "Grosseto"


class StatesPage(QWidget):
    """Six cards, as the design's picture has them."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        texts = context.texts
        outer = column(self)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        sheet = QWidget()
        sheet.setObjectName("scrolled")
        scroll.setWidget(sheet)
        outer.addWidget(scroll)
        inside = column(sheet, (Space.PAGE, Space.M, Space.PAGE, Space.M), Space.M)
        header = PageHeader(texts, TITLE)
        header.say_context(N_("For developers: the same rules on every page"))
        inside.addWidget(header)
        board = QWidget()
        self._cells = grid(board, across=Space.CARD_GAP, down=Space.CARD_GAP)
        self._cards = [make(texts) for make in (_first_use, _not_found, _loading, _offline, _failed, _fields)]
        self._across = 0
        inside.addWidget(board, 1)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand fewer cards side by side where there is no room: only the page scrolls, and only down."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        across = 3 if self.width() >= look().px(3 * Width.PREVIEW) else 2
        if self.width() < look().px(2 * Width.POPUP):
            across = 1
        if across == self._across:
            return
        self._across = across
        for number, card in enumerate(self._cards):
            self._cells.removeWidget(card)
            self._cells.addWidget(card, number // across, number % across)
        for number in range(max(3, len(self._cards))):
            self._cells.setColumnStretch(number, 1 if number < across else 0)
            self._cells.setRowStretch(number, 1 if number < len(self._cards) // across else 0)


def _first_use(texts: Texts) -> Card:
    card = Card(texts, N_("Empty: first use"), sunken=True, padded=False)
    card.body.addWidget(
        EmptyState(
            texts,
            Icon.PARTNERSHIP,
            N_("No partnerships yet"),
            N_("Add the first one or load a list you have: CSV, XLSX, a table from the clipboard."),
            (
                Button(
                    texts, NP_("button", "Add"), ButtonKind.PRIMARY, icon=Icon.ADD, key="Ctrl+N", bind=False
                ),
                Button(texts, NP_("button", "Import"), icon=Icon.IMPORT),
            ),
        )
    )
    return card


def _not_found(texts: Texts) -> Card:
    card = Card(texts, N_("Nothing found"), sunken=True, padded=False)
    card.body.addWidget(
        EmptyState(
            texts,
            Icon.FILTER,
            N_("No records under these conditions"),
            N_("Without the condition “{condition}” there would be {number}."),
            (
                Button(texts, NP_("button", "Remove “{condition}”"), icon=Icon.CLOSE, condition=PLACE_NAME),
                Button(texts, NP_("button", "Reset all"), ButtonKind.LINK),
            ),
            condition=PLACE_NAME,
            number=12,
        )
    )
    return card


def _loading(texts: Texts) -> Card:
    card = Card(texts, N_("Loading (shown after 0.4 s)"), sunken=True, padded=False)
    strip = ProgressStrip(texts, N_("Reading records: {done} of {total}"), at_once=True)
    strip.show_progress(42_000, 100_000)
    texts.changed.connect(lambda: strip.show_progress(42_000, 100_000))
    card.body.addWidget(strip)
    card.body.addWidget(rule())
    card.body.addWidget(SkeletonRows(at_once=True), 1)
    return card


@dataclass(frozen=True, slots=True)
class _Partner:
    name: str
    year: int
    inferred: bool
    waits: bool


PARTNERS = (
    _Partner("Stevenage", 1990, inferred=True, waits=True),
    _Partner(PLACE_NAME, 2016, inferred=False, waits=False),
    _Partner("Baiyin", 2012, inferred=False, waits=True),
)
WAITS = NP_("chip", "waiting to be sent")


def _waiting(partner: _Partner, texts: Texts) -> Cell:
    if not partner.waits:
        return Cell()
    return Cell(chip=ChipLook(texts(WAITS), Tone.WARN, Icon.DEADLINE))


def _offline(texts: Texts) -> Card:
    card = Card(texts, N_("No network"), sunken=True, padded=False)
    banner = Banner(
        texts,
        N_("No connection to the department's register since {time}"),
        N_("Changes kept here: {number}; they will go out by themselves."),
        icon=Icon.OFFLINE,
        time="10:15",
        number=2,
    )
    banner.add_action(Button(texts, NP_("button", "Try again"), icon=Icon.REPEAT, icon_only=True))
    card.body.addWidget(banner)
    columns = (
        Column[_Partner](
            "name", N_("Partner"), lambda row, _: Cell(row.name, strong=True), width=120, stretch=True
        ),
        Column[_Partner](
            "since", N_("Since"), lambda row, _: Cell(str(row.year), inferred=row.inferred), Align.RIGHT, 70
        ),
        Column[_Partner]("change", N_("Change"), _waiting, width=150),
    )
    table = RecordTable(texts, columns, _partners, two_lines=False)
    table.set_ids(range(len(PARTNERS)))
    card.body.addWidget(table, 1)
    return card


def _partners(ids: Sequence[int]) -> list[_Partner | None]:
    return [PARTNERS[record] for record in ids]


def _failed(texts: Texts) -> Card:
    card = Card(texts, N_("Reading failed"), sunken=True, padded=False)
    card.body.addWidget(
        EmptyState(
            texts,
            Icon.ERROR,
            N_("The record could not be opened"),
            N_("The register answered with an error. The draft of this record is safe on this computer."),
            (
                Button(texts, NP_("button", "Try again"), ButtonKind.PRIMARY, icon=Icon.REPEAT),
                Button(texts, NP_("button", "Draft")),
                Button(texts, NP_("button", "Details"), ButtonKind.LINK),
            ),
        )
    )
    return card


def _text_field(texts: Texts, label: Message, value: str, *, required: bool = False) -> FieldFrame:
    control = TextInput()
    control.set_value(value)
    return FieldFrame(texts, label, control, required=required)


def _fields(texts: Texts) -> Card:
    card = Card(texts, N_("Fields, marks, a message with undo"), sunken=True)
    form = FormGrid()
    usual = _text_field(texts, N_("Usual"), PLACE_NAME)
    focused = _text_field(texts, N_("Focused"), PLACE_NAME)
    focused.control.setObjectName("focused")
    form.add_row((usual, 6), (focused, 6))
    wrong = FieldFrame(texts, N_("Error"), DateInput(texts, lambda: date(2026, 11, 23)), required=True)
    form.add_row((wrong, 6), (_odd(texts), 6))
    _mistype(wrong)
    inferred = _text_field(texts, N_("Inferred"), "1990")
    if isinstance(inferred.control, TextInput):
        inferred.control.add_end(SourceMark(texts, Origin.INFERRED))
    fixed = FieldFrame(texts, N_("Read only"), _date(texts, PartialDate(2026, 11, 12)))
    fixed.set_read_only(read_only=True)
    form.add_row((inferred, 6), (fixed, 6))
    card.body.addWidget(form)
    card.body.addWidget(_chips(texts))
    card.body.addStretch(1)
    toast = Toast(texts, card, placed=False)
    toast.show_request(ToastRequest(N_("Visit deleted"), {}, toast.hide_it), Icon.DELETE)
    toast.stay()
    card.body.addWidget(toast)
    return card


def _odd(texts: Texts) -> FieldFrame:
    amount = _text_field(texts, N_("Warning"), texts.words.number(12_000))
    if isinstance(amount.control, TextInput):
        amount.control.add_end(Label("KZT", Type.BODY, "text2"))
        amount.control.setAlignment(Qt.AlignmentFlag.AlignRight)
    amount.show_problem(Severity.WARNING, N_("Three times the usual"))
    return amount


def _date(texts: Texts, value: PartialDate) -> DateInput:
    control = DateInput(texts)
    control.set_value(value)
    return control


def _mistype(field: FieldFrame) -> None:
    control = field.control
    if isinstance(control, DateInput):
        control.type_in("32.06.2015")


CHIPS = (
    (NP_("legal status", "in force"), Tone.OK, Icon.OK, False),
    (NP_("legal status", "expired"), Tone.WARN, Icon.ATTENTION, False),
    (NP_("legal status", "ended"), Tone.BAD, Icon.ENDED, False),
    (NP_("legal status", "unconfirmed"), Tone.NEU, Icon.UNKNOWN, True),
    (NP_("source mark", "≈ inferred"), Tone.INF, None, True),
    (NP_("chip", "jubilee"), Tone.ACCENT, Icon.JUBILEE, False),
)


def _chips(texts: Texts) -> QWidget:
    box = QWidget()
    flow = FlowLayout(box, Space.S - 2)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    box.setSizePolicy(policy)
    chips = [Chip(ChipLook("")) for _ in CHIPS]

    def say() -> None:
        for chip, (message, tone, icon, dashed) in zip(chips, CHIPS, strict=True):
            chip.show_chip(ChipLook(texts(message), tone, icon, dashed))

    say()
    texts.changed.connect(say)
    for chip in chips:
        flow.addWidget(chip)
    return box
