"""Imports what other pages need before anybody opens them: a page's first opening is a third of a second shorter."""

from __future__ import annotations

import sys
import time
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from twincities.ui.tasks import Job

MODULES = (
    "twincities.ui.toast",
    "twincities.ui.trouble",
    "twincities.ui.visits.page",
    "twincities.ui.partnerships.page",
    "twincities.ui.agreements.page",
    "twincities.ui.agreements.editor",
    "twincities.ui.commitments.page",
    "twincities.ui.places.page",
    "twincities.ui.people.page",
    "twincities.ui.map.page",
    "twincities.ui.anniversaries.page",
    "twincities.ui.visit_editor.page",
    "twincities.ui.partnerships.record_page",
    "twincities.ui.partnerships.editor",
    "twincities.ui.places.card",
    "twincities.ui.people.editors",
    "twincities.ui.places.lookup_page",
    "twincities.ui.places.merge_page",
    "twincities.ui.history.page",
    "twincities.ui.bin.page",
    "twincities.ui.settings.page",
    "twincities.ui.settings.about",
    "twincities.ui.palette.palette",
    "twincities.ui.papers.panel",
    "twincities.ui.commitments.promise_panel",
    "twincities.ui.briefing.page",
    "twincities.ui.opening",
)
"""What tells of trouble and of deeds, then pages, those that are opened most first."""
PAUSE = 0.02
"""Seconds between two modules: a person who works meanwhile comes first."""


def import_pages(job: Job[Any]) -> None:
    """Import the pages one by one, in a thread; CancelledError when the program ends meanwhile."""
    for name in MODULES:
        if name not in sys.modules:
            job.report(0)
            import_module(name)
            time.sleep(PAUSE)
