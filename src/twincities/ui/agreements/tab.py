"""The agreements of one partnership, chain by chain: what the tab of its record shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from twincities.domain.date_words import short
from twincities.i18n import N_, NN_, NP_
from twincities.ui.agreements.columns import agreement_columns
from twincities.ui.agreements.deeds import EDITOR, NEW_WITH
from twincities.ui.agreements.looks import document_words, effect_words, kind_words
from twincities.ui.furniture.buttons import Button
from twincities.ui.furniture.emptiness import EmptyState
from twincities.ui.furniture.layouts import column, inner_row
from twincities.ui.joining import joined
from twincities.ui.tables.columns import Cell, Column
from twincities.ui.tables.record_table import RecordTable
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincities.domain.keys import Key
    from twincities.services.agreement_rows import AgreementRow
    from twincities.services.visit_filter import Viewer
    from twincities.ui.context import Context
    from twincities.ui.texts import Texts

NEW = NP_("button", "New agreement")
NOTHING = N_("No agreement is recorded")
NOTHING_DETAIL = N_("Write it down even where its text was not found: that is an answer too.")
DELETED = NN_("{count} agreement deleted", "{count} agreements deleted")
SIGNED = NP_("fact in a second line", "signed {date}")
NOT_HERE = ("partner", "kind", "signed")
"""What the list has a column for and the tab says with the document."""


class AgreementsTab(QWidget):
    """Shows the documents of a partnership; Enter opens one, Delete puts it into the bin."""

    def __init__(self, context: Context, viewer: Callable[[], Viewer]) -> None:
        super().__init__()
        self._context, self._viewer = context, viewer
        self._partnership: Key | None = None
        self._rows: dict[int, AgreementRow] = {}
        self._names: dict[Key, str] = {}
        texts = context.texts
        self.table: RecordTable[AgreementRow] = RecordTable(texts, self._columns(), self._fetch)
        texts.say(self.table.setAccessibleName, NP_("page", "Agreements"))
        self.table.opened.connect(lambda _id: self._open())
        self.table.delete_wanted.connect(self._delete)
        self.new_button = Button(texts, NEW, icon=Icon.ADD, on_click=self.new)
        first = Button(texts, NEW, icon=Icon.ADD, on_click=self.new)
        filled = QWidget()
        outer = column(filled)
        line = inner_row(outer, Space.S, (Space.PAGE, Space.S, Space.PAGE, Space.S))
        line.addStretch(1)
        line.addWidget(self.new_button)
        outer.addWidget(self.table, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(filled)
        self._stack.addWidget(EmptyState(texts, Icon.AGREEMENT, NOTHING, NOTHING_DETAIL, (first,)))
        column(self).addWidget(self._stack)
        self.setFocusProxy(self.table)

    @property
    def count(self) -> int:
        """How many documents the partnership has."""
        return len(self._rows)

    @property
    def documents(self) -> list[AgreementRow]:
        """The documents shown, each chain together."""
        return list(self._rows.values())

    def show_partnership(self, key: Key) -> None:
        """Show the documents of a partnership."""
        self._partnership = key
        rows = _in_chains(self._context.services.agreements.of_partnership(key, self._viewer()))
        self._rows = {row.id: row for row in rows}
        self._names = {row.key: document_words(row, self._context.texts) for row in rows}
        self.table.set_ids([row.id for row in rows])
        self.table.refresh()
        if rows and self.table.current_id() is None:
            self.table.choose_row(0)
        self._stack.setCurrentIndex(0 if rows else 1)

    def focus_inside(self) -> bool:
        """Put the focus into the table; False where there is nothing in it."""
        if self._rows:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(self._rows)

    def new(self) -> None:
        """Begin a new agreement of the partnership."""
        if self._partnership is not None:
            self._context.open(EDITOR, f"{NEW_WITH}{self._partnership}")

    def _columns(self) -> list[Column[AgreementRow]]:
        def document(row: AgreementRow, texts: Texts) -> Cell:
            signed = texts(SIGNED, date=short(row.signed, texts.words)) if row.signed else ""
            kind = kind_words(row, texts)
            does = ""
            if row.does is not None and row.follows is not None:
                does = effect_words(row.does, self._names.get(row.follows, "…"), texts)
            second = joined(texts, (does, kind, signed))
            return Cell(document_words(row, texts), second, strong=row.follows is None, tooltip=second)

        title = NP_("column", "Document")
        others = [one for one in agreement_columns(frozenset) if one.id not in NOT_HERE]
        unsorted = [replace(one, sortable=False) for one in others]
        return [
            Column("document", title, document, width=240, stretch=True, sortable=False),
            *unsorted,
        ]

    def _fetch(self, ids: Sequence[int]) -> list[AgreementRow | None]:
        return [self._rows.get(number) for number in ids]

    def _open(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._context.open(EDITOR, row.key)

    def _delete(self, ids: Sequence[int]) -> None:
        keys = [self._rows[number].key for number in ids if number in self._rows]
        if not keys:
            return
        try:
            changed = self._context.services.agreements.delete_agreements(keys)
        except Exception as error:  # noqa: BLE001 - said in the window
            self._context.fail(error)
            return
        self._context.apply(changed, DELETED, count=len(keys))


def _in_chains(rows: Sequence[AgreementRow]) -> list[AgreementRow]:
    """Return the documents with those that follow them below, the newest chain first; in a circle all stand once."""
    known = {row.key for row in rows}
    below: dict[Key, list[AgreementRow]] = {}
    for row in reversed(rows):
        if row.follows in known and row.follows is not None:
            below.setdefault(row.follows, []).append(row)
    ordered: dict[int, AgreementRow] = {}

    def walk(row: AgreementRow) -> None:
        if row.id not in ordered:
            ordered[row.id] = row
            for one in below.get(row.key, ()):
                walk(one)

    for row in sorted(rows, key=lambda row: row.follows in known):
        walk(row)
    return list(ordered.values())
