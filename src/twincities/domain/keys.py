"""Public keys: how a record is named outside the database, for ever."""

from __future__ import annotations

from typing import NewType
from uuid import uuid4

Key = NewType("Key", str)
"""A UUID in its 36-character text form; workbooks, calendars and merges refer to it."""


def new_key() -> Key:
    """Return a key that no record has yet."""
    return Key(str(uuid4()))
