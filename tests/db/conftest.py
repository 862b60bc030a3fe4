"""What registers are put to."""

from __future__ import annotations

from tests.hard_conditions import small_disk, unprivileged

__all__ = ["small_disk", "unprivileged"]
