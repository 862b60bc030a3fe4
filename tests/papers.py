"""Writes all papers in three languages and two copies, and pictures of their pages: a look before a release.

    python tests/papers.py OUTDIR [--locale DIR]

`--locale` takes the words from other catalogues than the program's own. Needs LibreOffice and poppler.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twincities.services.papers import Papers

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.reports.founding_visit import AS_OF, OFFICES, founding_visit  # noqa: E402 - after the path is set
from tests.reports.printing import pictures, printed  # noqa: E402
from tests.reports.small_journal import cover, small_journal  # noqa: E402
from tests.reports.small_lists import small_agreements  # noqa: E402
from twincities.i18n import Language, Words  # noqa: E402
from twincities.reports.paper import (  # noqa: E402
    AGREEMENTS,
    VISIT_JOURNAL,
    VISIT_REPORT,
    Copy,
    PaperOptions,
    file_name,
    write_agreements,
    write_visit_journal,
    write_visit_report,
)
from twincities.services.example import example_key  # noqa: E402
from twincities.services.ledger_filter import LedgerQuery  # noqa: E402
from twincities.services.paper_lists import ComingAnniversaries, CommitmentLedger, PartnershipRegister  # noqa: E402
from twincities.services.register_filter import PartnershipQuery  # noqa: E402
from twincities.wiring import start  # noqa: E402


def main() -> None:
    """Write every paper and its pictures into the folder."""
    parser = argparse.ArgumentParser(description="Write every paper and pictures of its pages.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--locale", type=Path, default=ROOT / "resources/locale")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    papers = []
    with tempfile.TemporaryDirectory() as folder:
        program = start(Path(folder) / "data")
        services = program.open_example()
        for language, copy in product(Language, Copy):
            words = Words(language, asked.locale)
            program.change_settings(office=OFFICES[language].name)
            papers += write_made_up(asked.folder, words, copy)
            papers += write_lists(asked.folder, services.papers, words, copy)
        program.close()
    for path in papers:
        pages = pictures(printed(path, asked.folder))
        print(f"{path.name}: {len(pages)} page(s)")


def write_made_up(folder: Path, words: Words, copy: Copy) -> list[Path]:
    """Write what the example register has none of, or not enough, in one language and copy; return where it lies."""
    language = words.language
    options = PaperOptions(
        words=words, as_of=AS_OF, office=OFFICES[language], copy=copy, catalogue_id="example"
    )
    report = folder / file_name(VISIT_REPORT, "V2001", words, copy)
    journal = folder / file_name(VISIT_JOURNAL, AS_OF.isoformat(), words, copy)
    terms = folder / file_name(AGREEMENTS, AS_OF.isoformat(), words, copy)
    lines, documents = small_journal(language), small_agreements()
    return [
        write_visit_report(founding_visit(language), options, report, replace=True).path,
        write_visit_journal(lines, len(lines), options, journal, cover=cover(language), replace=True).path,
        write_agreements(documents, len(documents), options, terms, replace=True).path,
    ]


def write_lists(folder: Path, papers: Papers, words: Words, copy: Copy) -> list[Path]:
    """Write what the example register has, in one language and copy; return where it lies."""
    options = papers.options(words, AS_OF, copy)
    partner = example_key("partnership/shymkent-stevenage")
    names = (
        papers.list_file_name(PartnershipRegister(PartnershipQuery()), options),
        papers.list_file_name(ComingAnniversaries(), options),
        papers.list_file_name(CommitmentLedger(LedgerQuery()), options),
        papers.briefing_file_name(partner, options),
    )
    register, calendar, ledger, briefing = (folder / name for name in names)
    return [
        papers.write_list(PartnershipRegister(PartnershipQuery()), options, register, replace=True).path,
        papers.write_list(ComingAnniversaries(), options, calendar, replace=True).path,
        papers.write_list(CommitmentLedger(LedgerQuery()), options, ledger, replace=True).path,
        papers.briefing(partner, options, briefing, replace=True).path,
    ]


if __name__ == "__main__":
    main()
