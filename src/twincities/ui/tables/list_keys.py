"""The keys that every list of records knows, for F1; a list puts its own between and behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.i18n import NP_
from twincities.ui.tables.views import KEY

if TYPE_CHECKING:
    from twincities.ui.key_overlay import Legend

SEARCH_KEY: Legend = ("Ctrl+F", NP_("what a key does", "Search; / does it too"))
COPY_KEY: Legend = ("Ctrl+C", NP_("what a key does", "Copy the rows with headers"))
ROW_KEYS: tuple[Legend, ...] = (
    ("Space", NP_("what a key does", "Mark a row")),
    ("Delete", NP_("what a key does", "Delete, with undo")),
    COPY_KEY,
)
SIDEWAYS_KEY: Legend = ("Ctrl+Right", NP_("what a key does", "Further columns; Ctrl+← back"))
VIEWS_KEY: Legend = (KEY, NP_("what a key does", "Saved views"))
