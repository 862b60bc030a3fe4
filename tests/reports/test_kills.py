"""The program is killed at random moments of writing papers: a file that bears a paper's name is a whole paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from tests.killing import TIMES, killed

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("times", TIMES)
def test_every_file_with_a_papers_name_is_a_whole_paper(tmp_path: Path, times: int) -> None:
    for _ in range(times):
        said = set(killed("tests.reports.busy_office", tmp_path, within=0.1))
        papers = {path.name: path for path in tmp_path.glob("*.xlsx")}
        assert said <= papers.keys()
        for path in papers.values():
            assert load_workbook(path).sheetnames
            path.unlink()
