"""The command line: the office's verbs without a window, for scheduled papers and other programs.

Exit code 0: done; 1: refused, with a sentence on stderr; 2: the command line is not understood.
"""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def main(arguments: Sequence[str] | None = None, today: Callable[[], date] = date.today) -> int:
    """Run one command and return its exit code."""
    from twincities.cli.running import run  # noqa: PLC0415 - so that importing this room costs nothing

    return run(list(sys.argv[1:] if arguments is None else arguments), today)
