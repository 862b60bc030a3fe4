"""The office's own limits and sets, by which activity, anniversaries and promises are measured."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twincities.domain.activity import ActivityLimits
from twincities.domain.anniversaries import AnniversaryRules

if TYPE_CHECKING:
    from twincities.settings import Settings


@dataclass(frozen=True, slots=True)
class Measures:
    """What an office can choose; the defaults are common practice."""

    activity: ActivityLimits = field(default_factory=ActivityLimits)
    anniversaries: AnniversaryRules = field(default_factory=AnniversaryRules)
    anniversary_days: int = 90
    """How far ahead dated anniversaries are announced."""
    anniversary_years: int = 2
    """How many years ahead jubilees are announced of which only the year is known."""
    done_days: int = 30
    """How long a fulfilled promise stays in sight."""
    change_days: int = 7
    """How long a change is a recent one."""

    @classmethod
    def of(cls, settings: Settings) -> Measures:
        """Read the limits out of the settings."""
        return cls(
            ActivityLimits(settings.activity_active_months, settings.activity_occasional_months),
            AnniversaryRules(settings.anniversary_step, settings.jubilees),
            settings.anniversary_days,
            settings.anniversary_years,
            settings.done_days,
            settings.change_days,
        )
