from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.today.ground import TODAY
from tests.ui.today.registers import empty_scene, ground, kept_ground, nothing, scene
from twincities.ui.briefing.page import BriefingPage

if TYPE_CHECKING:
    from tests.ui.today.registers import RoomPage

__all__ = ["empty_scene", "ground", "kept_ground", "nothing", "scene"]


@pytest.fixture
def room_page() -> RoomPage:
    return "briefing", lambda context: BriefingPage(context, today=lambda: TODAY)
