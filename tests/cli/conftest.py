"""A command line to try: in this process for speed, in one of its own where streams and signals matter."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.hard_conditions import small_disk, unprivileged
from twincities.cli import main
from twincities.services.example import FOUNDING_VISIT, example_key

__all__ = ["small_disk", "unprivileged"]

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 23)
"""The day of the commands that run in this process."""


@dataclass(frozen=True)
class Said:
    """What a command left: exit code, results, sentences."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the command prints
        """The results as a program reads them."""
        return json.loads(self.out)


class Terminal:
    """Runs commands on one data directory, in English unless told otherwise."""

    def __init__(self, data: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self._capture = capture
        self.visit = example_key(FOUNDING_VISIT)

    def __call__(self, *arguments: str | Path, language: str = "en") -> Said:
        """Run a command in this process."""
        self._capture.readouterr()
        common = ["--data-dir", str(self.data), "--language", language]
        code = main([*common, *map(str, arguments)], lambda: TODAY)
        out, err = self._capture.readouterr()
        return Said(code, out, err)

    def start(self, *arguments: str | Path, **how: Any) -> subprocess.Popen[bytes]:  # noqa: ANN401 - Popen's own
        """Start the program itself with a command."""
        command = [sys.executable, ROOT / "main.py", "--data-dir", self.data, "--language", "en", *arguments]
        environment = {**os.environ, **how.pop("env", {})}
        return subprocess.Popen(
            list(map(str, command)),
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            **how,
        )

    def run(self, *arguments: str | Path, **how: Any) -> Said:  # noqa: ANN401 - Popen's own
        """Run the program itself with a command."""
        with self.start(*arguments, **how) as process:
            out, err = process.communicate(timeout=60)
        return Said(process.returncode, out.decode(), err.decode())


@pytest.fixture
def terminal(example_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """Return a terminal on the example register."""
    shutil.copytree(example_folder, tmp_path / "data")
    return Terminal(tmp_path / "data", capsys)


@pytest.fixture
def bare(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """Return a terminal on a data directory that is not there yet."""
    return Terminal(tmp_path / "new", capsys)
