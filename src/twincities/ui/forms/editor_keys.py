"""The keys that the editors of records share, for F1; a noun puts its own between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincities.i18n import N_, NP_

if TYPE_CHECKING:
    from twincities.ui.key_overlay import Legend

NEXT_KEY: Legend = ("Tab", NP_("what a key does", "Next field"))
FIELD_KEYS: tuple[Legend, ...] = (
    NEXT_KEY,
    ("Alt+Down", N_("Open the list or the calendar")),
    ("Ctrl+;", N_("Today's date")),
)
WRITE_KEYS: tuple[Legend, ...] = (
    ("Alt+Return", N_("Take the offered repair")),
    ("F8", N_("Next problem")),
    ("Ctrl+S", N_("Save and stay")),
    ("Ctrl+Return", N_("Save and close")),
)
BACK_KEY: Legend = ("Escape", NP_("what a key does", "Back to the list; the draft is kept"))
