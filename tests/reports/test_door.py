"""The door to the papers opens fast and shows which papers there are."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from twincities.reports.paper import REPORTS

if TYPE_CHECKING:
    from twincities.i18n import Words

SOURCE = Path(__file__).resolve().parent.parent.parent / "src"


def test_knowing_the_papers_does_not_load_the_workbook_library() -> None:
    code = "import sys, twincities.reports.paper; sys.exit('openpyxl' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, env={"PYTHONPATH": str(SOURCE)})


def test_the_papers_are_listed_by_number_with_id_and_title(words: Words) -> None:
    assert [(kind.id, kind.number, words(kind.title)) for kind in REPORTS] == [
        ("register", 1, "Register of twinning and partnership links"),
        ("visit_journal", 2, "Journal of international visits"),
        ("visit_report", 3, "Visit report"),
        ("anniversaries", 6, "Anniversaries of partnerships, 24 months"),
        ("agreements", 7, "Agreements: terms and notices"),
        ("commitments", 8, "Ledger of commitments and assignments"),
        ("briefing", 9, "Briefing for a visit"),
    ]
