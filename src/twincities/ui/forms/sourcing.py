"""F9 and Alt+I in a form: which value has the keyboard, what its sources say, and another word on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from twincities.domain.date_words import short
from twincities.domain.partial_date import PartialDate
from twincities.domain.state import is_empty, value_in
from twincities.domain.vocabularies import Grade
from twincities.i18n import N_, NP_
from twincities.ui.forms import claims
from twincities.ui.forms.claim_sheet import ClaimSheet, attaching, telling
from twincities.ui.forms.field_marks import FieldMarks, origin_of
from twincities.ui.forms.origin import (
    CHECKED,
    CHECKED_TODAY,
    CONFIRM,
    CORRECT,
    SOURCE_LINE,
    OriginMore,
    origin_sheet,
)
from twincities.ui.forms.rivals import PREFER, value_words
from twincities.ui.furniture.buttons import Button, ButtonKind
from twincities.ui.furniture.popovers import Popover
from twincities.ui.joining import joined
from twincities.ui.keys import bind
from twincities.ui.saying import Saying
from twincities.ui.status import Status
from twincities.ui.texts import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtWidgets import QAbstractItemView

    from twincities.domain.fields import Field
    from twincities.domain.state import Row
    from twincities.ui.forms.cited import Cited
    from twincities.ui.forms.content import Content
    from twincities.ui.forms.desk import RecordDesk
    from twincities.ui.forms.field_group import OwnField
    from twincities.ui.forms.fields import FieldFrame
    from twincities.ui.furniture.chips import Origin
    from twincities.ui.key_overlay import Legend

    _Taken = Callable[[Content, Mapping[str, Any]], Content]

NO_ORIGIN = N_("No source is attached to this value. F9 attaches one.")
ATTACH_IT = NP_("button", "Attach to a source…")
TELL = NP_("button", "Another word…")
REMOVE = NP_("button of a source's word", "Remove")
UNREADABLE = N_("“{text}” cannot stand in this field: write the word anew as a value, then prefer it")
SOURCE_OF_VALUE: Legend = ("Alt+I", N_("Where this value comes from"))
SOURCE_KEYS: tuple[Legend, ...] = (
    SOURCE_OF_VALUE,
    ("F9", N_("Attach the value to a source")),
)
PASSING = "passing"
"""The name of an anchor that was made to stand on a table's cell, for one popover only."""


@dataclass(frozen=True)
class ValueSpot:
    """A value of a form; `row` is the key of its row, "" for one of the record itself.

    `anchor` returns the widget below which a popover opens. Without a `field`
    it is a list of records: a source may stand for it, but there is no other word on it.
    """

    target: str
    label: str
    anchor: Callable[[], QWidget]
    field: Field | None
    part: str = ""
    row: str = ""


class Editor(Protocol):
    """What keeps the form: its draft, its steps."""

    def commit(self) -> None:
        """Accept what is being written in a cell, and take the content out of the fields."""

    def put_content(self, content: Content) -> None:
        """Show what a deed made of the form: a step that can be taken back."""

    def touch(self) -> None:
        """Something was typed."""

    def checkpoint(self) -> None:
        """End a step of typing."""


class Sourced(Protocol):
    """A form whose values have sources."""

    @property
    def frames(self) -> Mapping[str, FieldFrame]:
        """The fields of the record itself, by name."""

    def spot(self) -> ValueSpot | None:
        """Return the value that has the keyboard; an empty row has none."""

    def spot_of(self, name: str) -> ValueSpot | None:
        """Return the value of a field of the record itself."""

    def another(self, spot: ValueSpot) -> OwnField:
        """Return another field for the same kind of value."""


class Sourcing:
    """Shows where the value that has the keyboard comes from, attaches it to a source, takes another word on it."""

    def __init__(
        self,
        desk: RecordDesk,
        sheet: Sourced,
        cited: Cited,
        editor: Editor,
        otherwise: Callable[[str], Origin | None] = lambda _name: None,
    ) -> None:
        """`otherwise` tells the mark of a field on which there is no claim."""
        self._desk = desk
        self._sheet = sheet
        self._cited = cited
        self._editor = editor
        self._otherwise = otherwise
        self._asking: ClaimSheet | None = None
        self.marks = FieldMarks(desk.texts, self._show_of)
        self.popover: Popover | None = None

    def bind_to(self, form: QWidget) -> None:
        """Let F9 and Alt+I work in a form."""
        bind(form, "F9", self.attach)
        bind(form, "Alt+I", self.show_origin)

    def begin(self) -> None:
        """Begin another form: what is asked about the former's values is in that one's draft."""
        self._asking = None
        self._close()

    # -------------------------------------------------------------------------------------- showing

    def show_origin(self) -> None:
        """Show where the value that has the keyboard comes from (Alt+I)."""
        spot = self._spot()
        if spot is not None:
            self._show(spot)

    def _show_of(self, name: str) -> None:
        self._editor.commit()
        spot = self._sheet.spot_of(name)
        if spot is not None:
            self._show(spot)

    def _show(self, spot: ValueSpot) -> None:
        content, texts = self._desk.content, self._desk.texts
        said = claims.claims_on(content, spot.target, spot.row)
        if not said and spot.row:
            said = claims.claims_on(content, "", spot.row)
        below = self._deeds(spot)
        more = OriginMore(partial(self._said, spot), self._acts, below, stands=self._stands(spot))
        sheet = origin_sheet(texts, spot.label, said, self._cited.numbered(), NO_ORIGIN, more)
        self._open(spot, sheet)
        below[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def _deeds(self, spot: ValueSpot) -> list[Button]:
        texts = self._desk.texts
        # Whoever corrects goes back to the value: that is where the keyboard came from.
        below = [Button(texts, CORRECT, ButtonKind.LINK, compact=True, on_click=self._close)]
        if not is_empty(self._value(spot)):
            below.insert(0, Button(texts, CONFIRM, compact=True, on_click=lambda: self.confirm(spot)))
        if spot.field is not None:
            tell = partial(self._instead, self.tell, spot)
            below.append(Button(texts, TELL, ButtonKind.LINK, compact=True, on_click=tell))
        attach = partial(self._instead, self.attach_spot, spot)
        below.append(Button(texts, ATTACH_IT, ButtonKind.LINK, compact=True, on_click=attach))
        return below

    def _acts(self, claim: Row) -> Sequence[Button]:
        texts, key = self._desk.texts, claim["key"]
        remove = Button(texts, REMOVE, ButtonKind.LINK, compact=True, on_click=lambda: self.remove(key))
        if claim.get("preferred") or not claim.get("value"):
            return (remove,)
        return (Button(texts, PREFER, compact=True, on_click=lambda: self.prefer(key)), remove)

    def _said(self, spot: ValueSpot, claim: Row) -> str:
        if spot.field is None:
            return str(claim["value"])
        desk = self._desk
        return value_words(claim["value"], spot.field, desk.shape.noun, desk.content["names"], desk.texts)

    def _stands(self, spot: ValueSpot) -> str:
        value = self._value(spot)
        if spot.field is None or is_empty(value):
            return ""
        names: Any = self._desk.content["names"]  # keys are texts
        return Saying(self._desk.shape.noun, self._desk.texts, names, {}).plain(spot.field, value)

    def show_marks(self) -> None:
        """Mark where the values of the record itself come from."""
        numbered = self._cited.numbered() if self._desk.content["parts"].get(claims.CLAIMS) else {}
        for name, frame in self._sheet.frames.items():
            claim = claims.preferred_on(self._desk.content, name)
            if claim is None:
                self.marks.show(name, frame, self._otherwise(name))
                continue
            source = claim.get("source") or ""
            kind = self._cited.kind(source) if source else None
            self.marks.show(name, frame, origin_of(claim, kind), self._told(claim, numbered.get(source)))

    def _told(self, claim: Row, source: tuple[int, str] | None) -> str:
        texts = self._desk.texts
        named = texts(SOURCE_LINE, number=source[0], title=source[1]) if source else ""
        checked = ""
        if claim.get("checked"):
            day = short(PartialDate.from_edtf(claim["checked"]), texts.words)
            checked = texts(CHECKED, date=day, who=claim.get("checked_by") or "—")
        return joined(texts, (texts(Grade(claim["grade"]).label), named, checked))

    # ---------------------------------------------------------------------------------------- deeds

    def attach(self) -> None:
        """Ask from which source the value that has the keyboard comes (F9)."""
        spot = self._spot()
        if spot is not None:
            self.attach_spot(spot)

    def attach_spot(self, spot: ValueSpot) -> None:
        """Ask from which source a value comes; what was typed stays until it is attached."""

        def attached(content: Content, values: Mapping[str, Any]) -> Content:
            claim = {
                "target": spot.target,
                "target_part": spot.row or None,
                "source": values["source"],
                "quote": values["quote"] or None,
                "grade": (values["grade"] or Grade.VERBATIM).value,
            }
            return self._attached(content, spot, claim)

        self._ask(spot, "attach", attaching(self._desk, self._cited, spot.label), attached)

    def _attached(self, content: Content, spot: ValueSpot, claim: Row) -> Content:  # noqa: ARG002 - for a form with more to it
        return claims.with_claim(content, claim)

    def tell(self, spot: ValueSpot) -> None:
        """Ask for another word on a value; what was typed stays until it is written down."""
        if spot.field is None:
            return
        field = spot.field

        def told(content: Content, values: Mapping[str, Any]) -> Content:
            word = claims.another_word(field, spot.row, values, self._desk.services.desk.who())
            return claims.with_word(content, word)

        sheet = telling(self._desk, self._cited, spot.label, field, self._sheet.another(spot))
        self._ask(spot, "tell", sheet, told)

    def _ask(self, spot: ValueSpot, deed: str, sheet: ClaimSheet, taken: _Taken) -> None:
        """Open a sheet with what was typed there before; `taken` returns the form's content with what was asked for."""
        place, desk = f"{deed} {spot.target} {spot.row}", self._desk
        begun = desk.content["begun"].get(place)
        if begun is not None:
            sheet.group.put({**desk.content, "fields": begun["fields"], "typed": begun["typed"]})

        def keep() -> None:
            if self._asking is sheet:
                desk.content = _with_begun(desk.content, place, spot.row, sheet.typed())
                self._editor.touch()

        def closed() -> None:
            if self._asking is sheet:
                keep()
                self._asking = None
                self._editor.checkpoint()

        def take(values: Mapping[str, Any]) -> None:
            self._asking = None
            self._close()
            content = _with_begun(self._named(sheet), place, spot.row, None)
            self._editor.put_content(taken(content, values))

        self._open(spot, sheet).closed.connect(closed)
        self._asking = sheet
        sheet.edited.connect(keep)
        sheet.taken.connect(take)
        sheet.focus_first()

    def confirm(self, spot: ValueSpot) -> None:
        """Write down that a value was checked today, and by whom."""
        self._close()
        checked = {"checked": self._desk.today().isoformat(), "checked_by": self._desk.services.desk.who()}
        self._editor.put_content(claims.with_check(self._desk.content, spot.target, spot.row, checked))
        self._desk.context.say(CHECKED_TODAY, field=spot.label)

    def prefer(self, key: str) -> None:
        """Let another word be the one that counts; the one so far stays beside it with its value."""
        self._close()
        self._editor.commit()
        content = self._desk.content
        try:
            self._editor.put_content(claims.with_preferred(content, self._desk.shape.noun, key))
        except ValueError:
            text = next(claim["value"] for claim in content["parts"][claims.CLAIMS] if claim["key"] == key)
            self._desk.context.status.emit(Status(UNREADABLE, {"text": shortened(text)}, "bad"))

    def remove(self, key: str) -> None:
        """Take a claim out of the form."""
        self._close()
        self._editor.put_content(claims.without_word(self._desk.content, key))

    # --------------------------------------------------------------------------------------- inside

    def _named(self, sheet: ClaimSheet) -> Content:
        """Return the form's content with the names of the records that a sheet refers to."""
        content = self._desk.content
        return {**content, "names": {**content["names"], **sheet.group.content()["names"]}}

    def _value(self, spot: ValueSpot) -> object:
        return value_in(self._desk.content, spot.target, spot.row)

    def _spot(self) -> ValueSpot | None:
        """Return the value that has the keyboard, once what is being written there was accepted."""
        if self._sheet.spot() is None:
            return None
        self._editor.commit()
        return self._sheet.spot()

    def _instead(self, act: Callable[[ValueSpot], object], spot: ValueSpot) -> None:
        """Open one popover in the place of another."""
        self._close()
        act(spot)

    def _open(self, spot: ValueSpot, content: QWidget) -> Popover:
        anchor = spot.anchor()
        popover = Popover(anchor, content)
        popover.closed.connect(popover.deleteLater)
        popover.closed.connect(lambda: self._forget(popover))
        if anchor.objectName() == PASSING:
            popover.closed.connect(partial(_drop, anchor))
        self.popover = popover
        popover.open()
        return popover

    def _close(self) -> None:
        if self.popover is not None:
            self.popover.close_it()

    def _forget(self, popover: Popover) -> None:
        if self.popover is popover:
            self.popover = None


def _with_begun(content: Content, place: str, row: str, typed: Content | None) -> Content:
    """Return a content that keeps what was typed at a place about a value of a row; None forgets it."""
    begun = {name: one for name, one in content["begun"].items() if name != place}
    if typed is None:
        return {**content, "begun": begun}
    begun[place] = {"row": row, "fields": typed["fields"], "typed": typed["typed"]}
    return {**content, "names": {**content["names"], **typed["names"]}, "begun": begun}


def holder_of(frames: Mapping[str, FieldFrame]) -> str:
    """Return the name of the field that has the keyboard, "" for none."""
    focus = QApplication.focusWidget()
    for name, frame in frames.items():
        if focus is not None and (frame.control is focus or frame.control.isAncestorOf(focus)):
            return name
    return ""


def _drop(anchor: QWidget) -> None:
    """Delete an anchor; one that goes with its proxy takes the keyboard from that."""
    anchor.setFocusProxy(None)  # type: ignore[arg-type] # Qt takes nobody
    anchor.deleteLater()


def on_cell(grid: QAbstractItemView) -> QWidget:
    """Return a widget that stands on the cell with the keyboard, for a popover to open below it."""
    anchor = QWidget(grid.viewport())
    anchor.setObjectName(PASSING)
    anchor.setGeometry(grid.visualRect(grid.currentIndex()))
    anchor.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    anchor.setFocusProxy(grid)
    anchor.show()
    return anchor
