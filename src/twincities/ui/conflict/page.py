"""The page of clashes: somebody saved the record that was being edited; field by field, one of both values is taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from twincities.domain.errors import DomainError
from twincities.domain.merge import Clash, Merge, compare, resolved
from twincities.domain.state import ORDER, ROW, state_of
from twincities.i18n import N_, NN_, NP_
from twincities.ui.conflict.choices import SHARES, ClashRow, Side
from twincities.ui.errors import sentence
from twincities.ui.furniture.buttons import LINK_EDGE, Button, ButtonKind
from twincities.ui.furniture.headers import IconLabel
from twincities.ui.furniture.labels import Label, rule, said
from twincities.ui.furniture.layouts import FlowLayout, column, grid, inner_column, inner_row, row
from twincities.ui.joining import listed
from twincities.ui.keys import bind
from twincities.ui.saying import Saying, moment, rows_seen
from twincities.ui.theme.icons import Icon
from twincities.ui.theme.tokens import IconSize, Space, Type

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincities.domain.changes import FieldChange
    from twincities.domain.errors import ConflictError
    from twincities.domain.record import Kept, Record
    from twincities.ui.context import Context
    from twincities.ui.key_overlay import Legend
    from twincities.wiring import Services

TITLE = N_("The record was changed while you were editing it")
CHOOSE = NN_(
    "Choose a value for {count} field. Nothing is lost: your edit lies in the draft.",
    "Choose a value for {count} fields. Nothing is lost: your edit lies in the draft.",
)
NO_CLASH = N_("You changed different fields: both edits are kept.")
DELETED_TITLE = N_("The record was deleted while you were editing it")
DELETED = N_("Restore it with your edit, or leave it in the bin: your edit stays in the draft.")
YOURS = NP_("column of a comparison", "Your edit")
THEIRS = NP_("column of a comparison", "In the register · {who}, {moment}")
FIELD = NP_("column of a comparison", "Field")
MERGED = NN_(
    "{count} more field was changed on one side only and needs no choice: {fields}",
    "{count} more fields were changed on one side only and need no choice: {fields}",
)
ADDED = NP_("row of a list", "added")
MERGED_LINE = NP_("a field and its new value", "{label}: {value}")


def settle(
    context: Context,
    error: ConflictError,
    on_resolved: Callable[[Any, Kept[Any]], object],
    on_later: Callable[[], object],
) -> ConflictPage | None:
    """Bring two edits together without asking where they do not clash; else return the page that asks."""
    merge = compare(error.base.record, error.mine, error.theirs.record)
    if not merge.clashes and not error.theirs.deleted:
        try:
            record = resolved(error.theirs.record, merge, {})
        except DomainError:
            return ConflictPage(context, error, on_resolved, on_later)
        on_resolved(record, error.theirs)
        return None
    return ConflictPage(context, error, on_resolved, on_later)


class ConflictPage(QWidget):
    """Stands in the editor's place until everything is chosen or the person leaves it for later.

    `on_resolved` gets the record to write and the stored one that it was made from.
    """

    def __init__(
        self,
        context: Context,
        error: ConflictError,
        on_resolved: Callable[[Any, Kept[Any]], object],
        on_later: Callable[[], object],
    ) -> None:
        super().__init__()
        self._context, self._texts = context, context.texts
        self._error = error
        self._on_resolved, self._on_later = on_resolved, on_later
        self.theirs: Kept[Record] = error.theirs
        self._merge: Merge = compare(error.base.record, error.mine, error.theirs.record)
        self.rows: list[ClashRow] = []
        self._outer = column(self)
        self._build_header()
        self._build_rows()
        self._build_footer()
        self._texts.changed.connect(self._say)
        bind(self, "Ctrl+Return", self.write)
        bind(self, "Escape", self.later)
        self._say()
        self._enable()
        self.setFocusProxy(self.rows[0] if self.rows else self.write_button)

    def keys(self) -> Sequence[Legend]:
        """List the keys of this page."""
        return (
            ("Up", NP_("what a key does", "Previous field")),
            ("Down", NP_("what a key does", "Next field")),
            ("Left", N_("Take your value")),
            ("Right", N_("Take the value in the register")),
            ("B", N_("Keep both texts")),
            ("Ctrl+Return", N_("Save what was chosen")),
            ("Escape", N_("Later: your edit stays in the draft")),
        )

    # -------------------------------------------------------------------------------------- deeds

    def take_all(self, side: Side) -> None:
        """Take one side everywhere."""
        for one in self.rows:
            one.choose(side)

    def write(self) -> None:
        """Hand on the record that the choices make; what is not complete is said below."""
        if not self.write_button.isEnabled():
            return
        try:
            base = self._restored() if self.theirs.deleted else self.theirs
            record = resolved(base.record, *self._decided())
        except Exception as error:  # noqa: BLE001 - said on the page, whatever it is
            said_ = sentence(error, self._texts)
            if said_ is None:
                self._context.fail(error)
            else:
                self.tell(said_)
            return
        self._on_resolved(record, base)

    def tell(self, words: str) -> None:
        """Say why it is not written yet; everything chosen stays."""
        self._trouble.setText(words)
        self._trouble.show()

    def later(self) -> None:
        """Leave without choosing; the edit stays in the draft."""
        self._on_later()

    def _restored(self) -> Kept[Record]:
        """Take the record out of the bin before the edit is written over it."""
        services: Services = self._context.services
        changed = services.bin.restore([(self._error.noun, self._error.key)])
        self.theirs = replace(self.theirs, version=self.theirs.version + 1, deleted=False)
        self._context.apply(changed)
        return self.theirs

    def _decided(self) -> tuple[Merge, dict[tuple[str, str, str], bool]]:
        clashes, mine_wins = [], {}
        for clash, one in zip(self._merge.clashes, self.rows, strict=True):
            if one.side is Side.BOTH:
                both = replace(clash.mine, after=f"{clash.mine.after}\n{clash.theirs.after}")
                clashes.append(Clash(both, clash.theirs))
            else:
                clashes.append(clash)
            mine_wins[clash.place] = one.side is not Side.THEIRS
        return replace(self._merge, clashes=tuple(clashes)), mine_wins

    # -------------------------------------------------------------------------------------- build

    def _build_header(self) -> None:
        words = inner_column(self._outer, Space.XS, (Space.PAGE, Space.L, Space.PAGE, Space.M))
        line = inner_row(words, Space.M)
        line.addWidget(IconLabel(Icon.CONFLICT, "accent", IconSize.HEADER))
        self.title = Label(role=Type.H1, wrap=True)
        self.context_line = Label(role=Type.BODY, tone="text2", wrap=True)
        line.addWidget(self.title, 1)
        words.addWidget(self.context_line)
        self._outer.addWidget(rule())

    def _build_rows(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setProperty("pane", "true")
        sheet = QWidget()
        sheet.setObjectName("scrolled")
        scroll.setWidget(sheet)
        self._outer.addWidget(scroll, 1)
        inside = column(sheet, (Space.L, Space.M, Space.L, Space.M), Space.XS)
        self._columns = QWidget()
        cells = grid(self._columns, (Space.S, 0, Space.S, 0), Space.M)
        self._mine_title = Label(role=Type.SMALL_STRONG, tone="text2")
        self._theirs_title = Label(role=Type.SMALL_STRONG, tone="text2", wrap=True)
        cells.addWidget(said(self._texts, FIELD, Type.SMALL_STRONG, "text2"), 0, 0)
        cells.addWidget(self._mine_title, 0, 1)
        cells.addWidget(self._theirs_title, 0, 2)
        for number, share in enumerate(SHARES):
            cells.setColumnStretch(number, share)
        inside.addWidget(self._columns)
        saying = self._saying()
        for number, clash in enumerate(self._merge.clashes):
            one = ClashRow(
                self._texts, both=saying.is_long(clash.mine) and bool(clash.mine.after and clash.theirs.after)
            )
            one.chosen.connect(self._enable)
            one.stepped.connect(lambda step, here=number: self._step(here, step))
            self.rows.append(one)
            inside.addWidget(one)
        self._columns.setVisible(bool(self.rows))
        # In line with the choices: these stand off the page's edge by the room for their focus.
        inner_column(inside, 0, (Space.S, Space.S, Space.S, 0)).addWidget(self._build_merged())
        inside.addStretch(1)

    def _build_merged(self) -> QWidget:
        self._merged_box = QFrame()
        self._merged_box.setProperty("card", "true")
        inside = column(self._merged_box, (Space.L, Space.S, Space.S, Space.S), Space.XS)
        line = inner_row(inside, Space.S)
        line.addWidget(IconLabel(Icon.OK, "ok", IconSize.CONTROL))
        self.merged = Label(role=Type.SMALL, tone="text2", wrap=True)
        line.addWidget(self.merged, 1)
        self.fold = Button(self._texts, NP_("button", "Show"), ButtonKind.LINK, on_click=self._toggle)
        line.addWidget(self.fold)
        self.merged_list = Label(role=Type.SMALL, wrap=True)
        self.merged_list.hide()
        inside.addWidget(self.merged_list)
        return self._merged_box

    def _build_footer(self) -> None:
        self._outer.addWidget(rule())
        footer = QFrame()
        footer.setProperty("panel", "sunken")
        self._outer.addWidget(footer)
        inside = column(footer, (0, Space.M, Space.PAGE, Space.M), Space.S)
        self._trouble = Label(role=Type.SMALL, tone="bad", wrap=True)
        self._trouble.hide()
        inner_row(inside, 0, (Space.PAGE, 0, 0, 0)).addWidget(self._trouble)
        line = QWidget()
        inside.addWidget(line)
        texts = self._texts
        cells = row(line, (Space.PAGE - LINK_EDGE, 0, 0, 0), Space.M)
        cells.addWidget(self._ways_for_all(), 1)
        self.later_button = Button(
            texts, N_("Later, keep the draft"), key="Escape", bind=False, on_click=self.later
        )
        deed = N_("Restore with my edit") if self.theirs.deleted else N_("Save what was chosen")
        self.write_button = Button(
            texts,
            deed,
            ButtonKind.PRIMARY,
            icon=Icon.ACCEPT,
            key="Ctrl+Return",
            bind=False,
            on_click=self.write,
        )
        cells.addWidget(self.later_button)
        cells.addWidget(self.write_button)

    def _ways_for_all(self) -> QWidget:
        ways = QWidget()
        flow = FlowLayout(ways, Space.S)
        self.all_mine = Button(
            self._texts, N_("Take all of mine"), ButtonKind.LINK, on_click=lambda: self.take_all(Side.MINE)
        )
        self.all_theirs = Button(
            self._texts,
            N_("Take all from the register"),
            ButtonKind.LINK,
            on_click=lambda: self.take_all(Side.THEIRS),
        )
        for link in (self.all_mine, self.all_theirs):
            flow.addWidget(link)
            link.setVisible(bool(self.rows))
        return ways

    # --------------------------------------------------------------------------------------- words

    def _saying(self) -> Saying:
        states = [
            state_of(record) for record in (self._error.base.record, self.theirs.record, self._error.mine)
        ]
        changes = [*self._merge.only_mine, *self._merge.only_theirs]
        changes += [side for clash in self._merge.clashes for side in (clash.mine, clash.theirs)]
        services: Services = self._context.services
        keys = {value for state in states for value in _texts_of(state)}
        names = services.history.names(keys, self._texts.language)
        return Saying(type(self.theirs.record), self._texts, names, rows_seen(states, changes))

    def _say(self) -> None:
        texts, saying = self._texts, self._saying()
        if self.theirs.deleted:
            self.title.setText(texts(DELETED_TITLE))
            self.context_line.setText(texts(DELETED))
        else:
            self.title.setText(texts(TITLE))
            count = len(self.rows)
            self.context_line.setText(texts(CHOOSE, count=count) if count else texts(NO_CLASH))
        self._mine_title.setText(texts(YOURS))
        who, at = self._last_writer()
        self._theirs_title.setText(texts(THEIRS, who=who, moment=at))
        for clash, one in zip(self._merge.clashes, self.rows, strict=True):
            one.show_values(
                saying.label(clash.mine),
                saying.value(clash.mine, clash.mine.before),
                saying.value(clash.mine, clash.mine.after),
                saying.value(clash.theirs, clash.theirs.after),
            )
        self._say_merged(saying)

    def _say_merged(self, saying: Saying) -> None:
        texts = self._texts
        changes = [*self._merge.only_mine, *self._merge.only_theirs]
        changes = [change for change in changes if change.field != ORDER]
        self._merged_box.setVisible(bool(changes))
        labels = list(dict.fromkeys(map(saying.short_label, changes)))
        fields = listed(texts, labels)
        self.merged.setText(texts(MERGED, count=len(labels), fields=fields) if labels else "")
        self.merged_list.setText(
            "\n".join(
                texts(MERGED_LINE, label=saying.label(change), value=self._became(saying, change))
                for change in changes
            )
        )

    def _became(self, saying: Saying, change: FieldChange) -> str:
        """Say what became of a value; an added row is named already by its label."""
        added = change.part and change.field == ROW and change.before is None
        return self._texts(ADDED) if added else saying.value(change, change.after)

    def _last_writer(self) -> tuple[str, str]:
        services: Services = self._context.services
        entries = services.history.of(self._error.noun, self._error.key, self._texts.language).entries
        return (entries[0].who, moment(entries[0].at, self._texts)) if entries else ("", "")

    def _toggle(self) -> None:
        shown = self.merged_list.isHidden()
        self.merged_list.setVisible(shown)
        self._texts.say(self.fold.set_words, NP_("button", "Hide") if shown else NP_("button", "Show"))

    def _enable(self) -> None:
        self.write_button.setEnabled(all(one.side is not None for one in self.rows))
        self._trouble.hide()

    def _step(self, here: int, step: int) -> None:
        self.rows[min(max(here + step, 0), len(self.rows) - 1)].setFocus(Qt.FocusReason.TabFocusReason)


def _texts_of(state: Any) -> list[Any]:  # noqa: ANN401 - a written record
    """Return every text of a written record: its references are among them."""
    rows = [state["fields"], *(row for part in state["parts"].values() for row in part)]
    return [
        value
        for one in rows
        for value in one.values()
        if isinstance(value, str) and len(value) == _KEY_LENGTH
    ]


_KEY_LENGTH = 36
