"""Our own small tables: what the packages lack."""

from __future__ import annotations

from pathlib import Path

INPUTS = Path(__file__).resolve().parent.parent / "gazetteer"


def rows(name: str) -> list[list[str]]:
    """Read one of our own small tables: tab-separated, `#` begins a comment."""
    lines = (INPUTS / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]
