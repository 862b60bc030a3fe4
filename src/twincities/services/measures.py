"""The office's own limits and sets, by which activity, anniversaries and promises are measured."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from twincities.domain.activity import ActivityLimits
from twincities.domain.anniversaries import AnniversaryRules
from twincities.domain.back_plan import (
    BEFORE_JUBILEE,
    BEFORE_OTHER,
    Step,
    UnreadableStepError,
    read_steps,
)
from twincities.domain.notice import NoticeRules

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
    review_years: int = 5
    """After how many years a partnership is reviewed; 0 is never."""
    quiet_field_months: int = 36
    """How long a field of cooperation is not quiet after its last event."""

    notice: NoticeRules = field(default_factory=NoticeRules)
    """How near a notice date is near."""
    before_jubilee: tuple[Step, ...] = BEFORE_JUBILEE
    """What is done before a jubilee, and how long before."""
    before_other: tuple[Step, ...] = BEFORE_OTHER
    """What is done before another anniversary."""

    @classmethod
    def of(cls, settings: Settings) -> Measures:
        """Read the limits out of the settings."""
        return cls(
            ActivityLimits(settings.activity_active_months, settings.activity_occasional_months),
            AnniversaryRules(settings.anniversary_step, settings.jubilees, settings.leap_day_in_march),
            settings.anniversary_days,
            settings.anniversary_years,
            settings.done_days,
            settings.change_days,
            settings.review_years,
            settings.quiet_field_months,
            notice=NoticeRules(
                settings.notice_red_days,
                settings.notice_amber_days,
                settings.notice_neutral_days,
                settings.notice_lead_months,
            ),
            before_jubilee=_steps(settings.steps_before_jubilee) or BEFORE_JUBILEE,
            before_other=_steps(settings.steps_before_other) or BEFORE_OTHER,
        )


def _steps(kept: str) -> tuple[Step, ...]:
    """Return the office's own steps, none where it has none or a stranger wrote what cannot be read."""
    try:
        return read_steps(kept)
    except UnreadableStepError:
        return ()
