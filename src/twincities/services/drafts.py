"""Drafts: what was typed and not yet written to the register, on this computer's disk.

A draft outlives closing, crash and restart. It is visible only to the person at this computer until it is written.
While a form shows it, it belongs to that window: no other offers it or writes over it.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from twincities.domain.errors import DraftElsewhereError
from twincities.domain.keys import Key, new_key
from twincities.services.draft_holds import Holds

if TYPE_CHECKING:
    from collections.abc import Mapping

FORM = 1
"""The form of a draft's file; one of a later form is left alone."""
SUFFIX = ".draft.json"
ASIDE = ".unreadable"
"""What is appended to the name of a draft whose form cannot show it any more."""
_KEY = re.compile(r"[0-9a-f-]{36}")


@dataclass(frozen=True, slots=True)
class Draft:
    """A form as it stood when it was last saved.

    `content` is the form's own JSON; `record` and `version` name the record being corrected (None for a new one);
    `register` is the catalogue it belongs to; `saved` is UTC. `slot` names a small form at a record's side that asks
    for one thing only, "" is the record's own form; `place` is what its page is opened with.
    """

    key: Key
    noun: str
    title: str
    register: str
    content: Mapping[str, Any]
    record: Key | None = None
    version: int = 0
    saved: datetime | None = None
    slot: str = ""
    place: str = ""


class Drafts:
    """The drafts of one person on one computer, as one window sees them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._holds = Holds(folder)

    def hold(self, draft: Draft) -> Draft:
        """Keep a draft for this window; where it belongs to another, return it as one of its own, not saved yet."""
        return draft if self._holds.take(draft.key) else replace(draft, key=new_key(), saved=None)

    def let_go(self, key: Key) -> None:
        """Leave a draft to any window: no form shows it any more."""
        self._holds.let_go(key)

    def close(self) -> None:
        """Leave all drafts to any window."""
        self._holds.let_all_go()

    def save(self, draft: Draft) -> Draft:
        """Write a draft whole or not at all, and return it with the moment; OSError where the disk refuses."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        saved = datetime.now(UTC)
        content = {
            "form": FORM,
            "noun": draft.noun,
            "title": draft.title,
            "register": draft.register,
            "record": draft.record,
            "version": draft.version,
            "saved": saved.isoformat(),
            "slot": draft.slot,
            "place": draft.place,
            "content": draft.content,
        }
        handle, temporary = tempfile.mkstemp(dir=self._folder, suffix=".tmp")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(content, file, ensure_ascii=False)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(self._file(draft.key))
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        return replace(draft, saved=saved)

    def discard(self, key: Key) -> None:
        """Forget a draft: its record was written, or the person gave it up."""
        self._file(key).unlink(missing_ok=True)
        self._holds.let_go(key)

    def open(self, key: Key) -> Draft | None:
        """Read a draft, None where there is none or its file cannot be read.

        DraftElsewhereError where it belongs to another window.
        """
        draft = _read(self._file(key))
        if draft is not None and self._holds.is_elsewhere(key):
            raise DraftElsewhereError(draft.record)
        return draft

    def all(self, register: str) -> list[Draft]:
        """Return what this window may open of a register's drafts, the latest first.

        Files that cannot be read are left where they are.
        """
        return [draft for draft in self._of(register) if not self._holds.is_elsewhere(draft.key)]

    def of_record(self, register: str, record: Key) -> Draft | None:
        """Return the draft of a record's own form, None where there is none."""
        found = (draft for draft in self.all(register) if draft.record == record and not draft.slot)
        return next(found, None)

    def of_slot(self, register: str, slot: str) -> Draft | None:
        """Return the draft of a small form at a record's side, None where there is none."""
        return next((draft for draft in self.all(register) if draft.slot == slot), None)

    def elsewhere(self, register: str, record: Key | None, slot: str = "") -> bool:
        """Tell whether another window has a draft of a record, or of a small form."""
        return any(
            draft.slot == slot
            and (bool(slot) or draft.record == record)
            and self._holds.is_elsewhere(draft.key)
            for draft in self._of(register)
        )

    def _of(self, register: str) -> list[Draft]:
        found = (_read(file) for file in self._folder.glob(f"*{SUFFIX}")) if self._folder.is_dir() else ()
        mine = [draft for draft in found if draft and draft.register == register]
        return sorted(mine, key=lambda draft: str(draft.saved), reverse=True)

    def set_aside(self, key: Key) -> None:
        """Keep the file of a draft that its form cannot show under another name, where nothing offers it."""
        file = self._file(key)
        if file.exists():
            file.replace(file.with_name(file.name + ASIDE))

    def _file(self, key: Key) -> Path:
        if not _KEY.fullmatch(key):
            raise ValueError(key)
        return self._folder / f"{key}{SUFFIX}"


def new_draft(noun: str, register: str) -> Draft:
    """Return an empty draft of a new record."""
    return Draft(new_key(), noun, "", register, {})


def _read(file: Path) -> Draft | None:
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
        if stored["form"] != FORM:
            return None
        return Draft(
            key=Key(file.name.removesuffix(SUFFIX)),
            noun=stored["noun"],
            title=stored["title"],
            register=stored["register"],
            content=stored["content"],
            record=Key(stored["record"]) if stored["record"] else None,
            version=stored["version"],
            saved=datetime.fromisoformat(stored["saved"]),
            slot=stored.get("slot", ""),
            place=stored.get("place", ""),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
