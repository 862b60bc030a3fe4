"""The register of a whole country through the command line: made, checked, searched, put on paper."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

if TYPE_CHECKING:
    from tests.cli.conftest import Terminal

PAPERS = ("register", "visit_journal", "anniversaries", "commitments")
VISITS = 100_000


@pytest.mark.full
@pytest.mark.timeout(1800)
def test_a_register_of_a_whole_country_is_sound_searched_and_put_on_paper(bare: Terminal) -> None:
    assert bare("example", "--scale", "national").code == 0
    assert bare("check").code == 0
    hits = json.loads(bare("search", "shymkent", "--json").out)
    assert hits == [] or {"kind", "key", "title", "subtitle"} == set(hits[0])
    for paper in PAPERS:
        for language in ("ru", "kk", "en"):
            target = bare.data / f"{paper}_{language}.xlsx"
            said = bare("report", paper, "-o", str(target), "--language", language)
            assert (said.code, said.err.count("Traceback")) == (0, 0)
            assert target.exists()
    journal = load_workbook(bare.data / "visit_journal_ru.xlsx", read_only=True)
    assert sum(1 for _row in journal.worksheets[0].iter_rows(values_only=True)) > VISITS
    journal.close()
