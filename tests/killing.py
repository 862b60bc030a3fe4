"""Programs that work beside a test and are killed there, and what they had said by then."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
TIMES = [pytest.param(20), pytest.param(200, marks=[pytest.mark.full, pytest.mark.timeout(1800)])]
"""How often a program is killed before its law is believed."""


@contextmanager
def working(module: str, *arguments: object) -> Iterator[list[str]]:
    """Let a module work beside the block, from its first line on, and kill it then; the lines it said are filled in.

    A line that it did not end is none.
    """
    command = [sys.executable, "-m", module, *map(str, arguments)]
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    environment = {**os.environ, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout
        first = program.stdout.readline()
        said: list[str] = []
        try:
            assert first, "it ended before it said anything"
            yield said
        finally:
            ended = program.poll()
            program.kill()
            lines = [first, *program.stdout]
            said += [line.strip() for line in lines if line.endswith("\n")]
    assert ended is None, "it ended by itself"


def killed(module: str, *arguments: object, within: float) -> list[str]:
    """Let a module work for less than so many seconds after its first line, kill it, and return its lines."""
    with working(module, *arguments) as said:
        time.sleep(random.uniform(0, within))
    return said
