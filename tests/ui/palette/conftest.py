"""The palette stands over the window of the Visits page: the same scenes."""

from __future__ import annotations

from tests.ui.visits.conftest import kept_journal, scene

__all__ = ["kept_journal", "scene"]
