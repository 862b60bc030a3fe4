from __future__ import annotations

from tests.ui.today.registers import ground, kept_ground

__all__ = ["ground", "kept_ground"]
