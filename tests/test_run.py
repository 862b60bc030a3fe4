"""The test command itself, on a small copy of the project in which some gates fail."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.run import CLOSING_LINE

PROJECT = Path(__file__).resolve().parent.parent


def test_a_failing_gate_hides_none_of_the_later_ones_and_fails_the_whole(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    for name in ("pyproject.toml", "main.py", "tests/run.py", "tests/contracts.py"):
        shutil.copy(PROJECT / name, tmp_path / name)
    (tmp_path / "src" / "twincities").mkdir(parents=True)
    (tmp_path / "src" / "twincities" / "__init__.py").write_text("x  =  1\n")
    (tmp_path / "tests" / "test_one.py").write_text("def test_one() -> None:\n    assert 1 + 1 == 2\n")
    ran = subprocess.run(
        [sys.executable, "-c", "import sys; from tests.run import main; sys.exit(main(['-k', 'one']))"],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if not name.startswith(("COV", "PYTEST"))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1, ran.stdout + ran.stderr
    *_, formatted, _, _, _, catalogues, tests, closing_line = ran.stdout.splitlines()
    assert formatted.split()[:2] == ["format", "FAILED"]
    assert catalogues.split()[:2] == ["catalogues", "FAILED"]
    assert tests.split()[:2] == ["tests", "passed"]
    assert "1 passed" in closing_line


@pytest.mark.parametrize(
    "line",
    [
        "=========== 12 passed in 0.31s ===========",
        "1 failed, 2 passed, 3 deselected in 75.20s (0:01:15)",
        "=========== no tests ran in 0.01s ===========",
    ],
)
def test_the_closing_line_is_known_in_all_its_forms(line: str) -> None:
    assert CLOSING_LINE.search(line)
