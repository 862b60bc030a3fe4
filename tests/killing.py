"""Programs that are killed at a random moment of their work, and what they had said by then."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TIMES = [pytest.param(20), pytest.param(200, marks=[pytest.mark.full, pytest.mark.timeout(1800)])]
"""How often a program is killed before its law is believed."""


def killed(module: str, *arguments: object, within: float) -> list[str]:
    """Let a module work for less than so many seconds after its first word, kill it, and return its whole lines."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout
        said = [program.stdout.readline()]
        time.sleep(random.uniform(0, within))
        program.send_signal(signal.SIGKILL)
        said += program.stdout.readlines()
    assert program.returncode == -signal.SIGKILL, said
    return [line.strip() for line in said if line.endswith("\n")]
