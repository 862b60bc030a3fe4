"""What an open form does when something happens elsewhere: it shows the record, and names the places, of today.

Places that were merged away are named as what they became; a record that was changed, deleted or brought back in
another page or window is shown anew, and what is typed stays.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from twincities.domain.changes import Act
from twincities.domain.errors import MissingRecordError
from twincities.i18n import N_
from twincities.ui.forms.content import referred
from twincities.ui.merged import merged_into

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincities.domain.changes import Changed
    from twincities.domain.keys import Key
    from twincities.domain.record import Kept, Record
    from twincities.ui.context import Context
    from twincities.ui.forms.content import Content
    from twincities.ui.forms.drafting import DraftKeeper
    from twincities.ui.forms.saving import Saving

Kind = TypeVar("Kind", bound="Record")
LEADING = (Act.MERGE, Act.UNDO, Act.REDO)
"""What may have made one place of two."""
NAMED_ANEW = N_("{former} was merged into {name}, which the form names now")


class Form(Protocol[Kind]):
    """The form that follows."""

    drafts: DraftKeeper
    saving: Saving[Kind]

    @property
    def kept(self) -> Kept[Kind] | None:
        """The record as it was when the form began with it, None for a new one."""

    @property
    def content(self) -> Content:
        """The form as it stands."""

    @property
    def is_dirty(self) -> bool:
        """Whether something stands here that is not in the register."""

    @property
    def is_settling(self) -> bool:
        """Whether a parallel edit is being settled in the form's place."""

    def collect(self) -> None:
        """Take the content out of the fields."""

    def commit(self) -> None:
        """Accept what is being written in a cell, and take the content out of the fields."""

    def open_kept(self, key: Key) -> Kept[Kind]:
        """Read the record as the register has it."""

    def rest_on(self, kept: Kept[Kind] | None) -> None:
        """Show a record as the register has it."""

    def tell_bin(self, kept: Kept[Kind]) -> None:
        """Say that the record lies in the bin, or nothing any more."""


class Following(Generic[Kind]):
    """Keeps a form in step with the register; `replace` shows another state of what is typed."""

    def __init__(self, context: Context, form: Form[Kind], replace: Callable[[Content], object]) -> None:
        self._context = context
        self._form = form
        self._replace = replace
        self._gone = False

    def begin(self) -> None:
        """Follow another form's record from now on."""
        self._gone = False

    def hear(self, changed: Changed) -> None:
        """Follow what another page did to the record, and to places that the form names."""
        if self._context.services is None:
            return
        if changed.act in LEADING:
            self.follow_places()
        kept = self._form.kept
        if kept is not None and kept.key in changed.keys:
            self.look_again()

    def follow_places(self) -> None:
        """Let what is typed name the places that are there today; what is not typed is read anew anyhow."""
        form = self._form
        form.collect()  # what the form was not asked for yet since the last key
        if not form.is_dirty:
            return
        form.commit()
        led = _led(self._context, form.content)
        if led is not None:
            self._replace(led)

    def look_again(self) -> None:
        """Show the record as it is by now; what is typed stays, and is told where the record is gone."""
        form, kept = self._form, self._form.kept
        if kept is None or self._context.services is None or form.is_settling:
            return
        try:
            fresh = form.open_kept(kept.key)
        except MissingRecordError:
            self._tell_gone(None)
            return
        if (fresh.version, fresh.deleted) == (kept.version, kept.deleted):
            return
        form.collect()
        if not form.is_dirty:
            form.rest_on(fresh)
        elif fresh.deleted or self._gone:
            self._tell_gone(fresh)

    def _tell_gone(self, fresh: Kept[Kind] | None) -> None:
        """Say what became of the record; what was typed is a draft at once."""
        if self._form.is_dirty:
            self._form.drafts.save()
        self._gone = fresh is None or fresh.deleted
        if fresh is None:
            self._form.saving.show_removed()
        else:
            self._form.tell_bin(fresh)


def _led(context: Context, content: Content) -> Content | None:
    """Return the form with the places that are there today, and say so; None where it names no other."""
    now = merged_into(context, referred(content))
    if not now:
        return None
    led = deepcopy(content)
    rows = [led["fields"], *(row for part in led["parts"].values() for row in part)]
    rows += [begun["fields"] for begun in led["begun"].values()]
    for former, (key, known) in now.items():
        for row in rows:
            row.update({name: str(key) for name, value in row.items() if value == former})
        title = led["names"].pop(str(former), "")
        name = led["names"][str(key)] = known or title
        context.say(NAMED_ANEW, former=title, name=name)
    return led
