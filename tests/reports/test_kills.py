"""The program is killed at random moments of writing papers: a file that bears a paper's name is a whole paper."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from openpyxl import load_workbook

ROOT = Path(__file__).resolve().parents[2]
TIMES = [pytest.param(20), pytest.param(200, marks=[pytest.mark.full, pytest.mark.timeout(1800)])]


def killed(folder: Path) -> list[str]:
    """Let the busy office write for a while, kill it, and return the names it had said by then."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    command = [sys.executable, "-m", "tests.reports.busy_office", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as office:
        assert office.stdout
        said = [office.stdout.readline()]
        time.sleep(random.uniform(0, 0.1))
        office.send_signal(signal.SIGKILL)
        said += office.stdout.readlines()
    assert office.returncode == -signal.SIGKILL, said
    return [line.strip() for line in said if line.endswith("\n")]


@pytest.mark.parametrize("times", TIMES)
def test_every_file_with_a_papers_name_is_a_whole_paper(tmp_path: Path, times: int) -> None:
    for _ in range(times):
        said = set(killed(tmp_path))
        papers = {path.name: path for path in tmp_path.glob("*.xlsx")}
        assert said <= papers.keys()
        for path in papers.values():
            assert load_workbook(path).sheetnames
            path.unlink()
