"""The contracts of pyproject.toml, tried on a copy of the program with one bad import each."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(
    ("module", "line", "complaint"),
    [
        ("domain/leak.py", "import PySide6.QtCore", "twincities.domain.leak must not import PySide6"),
        ("reports/leak.py", "import sqlalchemy", "twincities.reports.leak must not import sqlalchemy"),
        ("ui/leak.py", "import twincities.db", "twincities.ui.leak must not import twincities.db"),
        ("bootstrap/leak.py", "import click", "twincities.bootstrap.leak must not import click"),
        ("domain/leak.py", "import twincities.services", "twincities.domain.leak -> twincities.services"),
        ("helpers.py", "", "helpers"),
        (
            "domain/keys.py",
            "import twincities.domain.place",
            "twincities.domain.keys -> twincities.domain.place is a part of a circle",
        ),
    ],
)
def test_a_bad_import_breaks_the_build(tmp_path: Path, module: str, line: str, complaint: str) -> None:
    shutil.copytree(PROJECT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "tests").mkdir()
    shutil.copy(PROJECT / "tests" / "contracts.py", tmp_path / "tests")
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    for room in ("db", "reports", "services", "ui"):
        (tmp_path / "src" / "twincities" / room).mkdir(exist_ok=True)
        (tmp_path / "src" / "twincities" / room / "__init__.py").touch()
    (tmp_path / "src" / "twincities" / module).write_text(line + "\n")
    checked = subprocess.run(
        [sys.executable, "-m", "tests.contracts"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "src"), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 1
    assert complaint in checked.stdout
