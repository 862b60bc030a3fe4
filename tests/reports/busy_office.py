"""An office that never stops writing reports, and says each one that lies on the disk. Started by a test."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.reports.conftest import asked
from tests.reports.founding_visit import founding_visit
from twincities.reports.paper import Copy, write_visit_report


def write_reports(folder: Path) -> None:
    """Write one report after the other, each under the next free name."""
    while True:
        written = write_visit_report(founding_visit(), asked(Copy.REVIEW), folder / "report.xlsx")
        print(written.path.name, flush=True)  # noqa: T201 - this is how it tells the test


if __name__ == "__main__":
    write_reports(Path(sys.argv[1]))
