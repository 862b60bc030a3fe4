"""The design's tokens: every colour, type size, space and radius of the window."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme's colours, as `#RRGGBB`."""

    window: str
    surface: str
    sunken: str
    nav: str
    hover: str
    line: str
    line2: str
    control: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_bg: str
    accent_line: str
    sel: str
    ok: str
    ok_bg: str
    ok_line: str
    warn: str
    warn_bg: str
    warn_line: str
    bad: str
    bad_bg: str
    bad_line: str
    inf: str
    inf_bg: str
    inf_line: str
    neu: str
    neu_bg: str
    neu_line: str
    tip: str
    on_tip: str
    tip_link: str
    sea: str
    land: str
    land_line: str
    shadow: str


LIGHT = Colours(
    window="#F3F5F7",
    surface="#FFFFFF",
    sunken="#F7F8FA",
    nav="#ECEFF2",
    hover="#EDF1F4",
    line="#E1E5EA",
    line2="#CBD2DA",
    control="#8490A0",
    text="#1A222C",
    text2="#465261",
    text3="#5D6979",
    accent="#0B6A85",
    accent_hover="#095A71",
    on_accent="#FFFFFF",
    accent_bg="#E0F0F5",
    accent_line="#9CCBDA",
    sel="#DCEDF3",
    ok="#176B3C",
    ok_bg="#E2F3E8",
    ok_line="#A8D5B8",
    warn="#8A4B00",
    warn_bg="#FCEFD9",
    warn_line="#EAC78F",
    bad="#AB1F2D",
    bad_bg="#FCE8E8",
    bad_line="#EDB3B5",
    inf="#5B43A8",
    inf_bg="#EFEBFA",
    inf_line="#BFB2E8",
    neu="#465261",
    neu_bg="#EBEEF2",
    neu_line="#CBD2DA",
    tip="#26303B",
    on_tip="#F4F7FA",
    tip_link="#9CCBDA",
    sea="#E3ECF1",
    land="#FBFAF7",
    land_line="#C9CFCF",
    shadow="#000000",
)

DARK = Colours(
    window="#13171B",
    surface="#1B2025",
    sunken="#171B20",
    nav="#101317",
    hover="#242A31",
    line="#2B323A",
    line2="#3A434D",
    control="#74808F",
    text="#E9EDF2",
    text2="#B9C3CF",
    text3="#98A4B3",
    accent="#5ABEDB",
    accent_hover="#7BCDE5",
    on_accent="#04222C",
    accent_bg="#12333F",
    accent_line="#2B6275",
    sel="#163A47",
    ok="#74CE96",
    ok_bg="#14301F",
    ok_line="#2C5C40",
    warn="#EDB45C",
    warn_bg="#382811",
    warn_line="#6A4E20",
    bad="#FF9393",
    bad_bg="#3D1A1D",
    bad_line="#763338",
    inf="#BBA8F7",
    inf_bg="#2A2344",
    inf_line="#52468A",
    neu="#B9C3CF",
    neu_bg="#282E36",
    neu_line="#3F4853",
    tip="#E9EDF2",
    on_tip="#1A222C",
    tip_link="#2B6275",
    sea="#11202A",
    land="#252C33",
    land_line="#3B454F",
    shadow="#000000",
)


class Tone(StrEnum):
    """What a colour says: a chip, a message or an icon has exactly one."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    INF = "inf"
    NEU = "neu"
    ACCENT = "accent"


def tone_colours(colours: Colours, tone: Tone) -> tuple[str, str, str]:
    """Return a tone's text, background and line."""
    return getattr(colours, tone), getattr(colours, f"{tone}_bg"), getattr(colours, f"{tone}_line")


REGULAR, MEDIUM, SEMIBOLD = 400, 500, 600


class Type(Enum):
    """A role of text: its size in logical pixels at 100 % and its weight."""

    DISPLAY = (24, SEMIBOLD)
    NUMBER = (22, SEMIBOLD)
    H1 = (20, SEMIBOLD)
    H2 = (15, SEMIBOLD)
    H3 = (13, SEMIBOLD)
    STRONG = (13, MEDIUM)
    BODY = (13, REGULAR)
    SMALL = (12, REGULAR)
    SMALL_STRONG = (12, MEDIUM)

    @property
    def size(self) -> int:
        """The size in logical pixels at 100 %."""
        return self.value[0]

    @property
    def weight(self) -> int:
        """The weight, 400 to 600."""
        return self.value[1]


FAMILY = "Inter"
FALLBACK_FAMILIES = ("Noto Sans", "Noto Sans CJK SC")
LINE_HEIGHT = 1.35


class Space:
    """The scale of distances, in logical pixels at 100 %."""

    HAIR = 2
    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32
    PAGE = 24
    CARD = 16
    CARD_GAP = 12
    FIELD_GAP_ACROSS = 12
    FIELD_GAP_DOWN = 8


class Height:
    """Heights of what has one, in logical pixels at 100 %."""

    CONTROL = 32
    COMPACT = 26
    NAV_ITEM = 34
    BAR = 28
    CARD_HEADER = 44
    ROW = 32
    ROW_TWO_LINES = 44
    GROUP_ROW = 28
    TABLE_HEADER = 32
    CHIP = 22
    FILTER_CHIP = 24
    MARK = 18
    KEY_CAP = 18
    PROGRESS = 6
    TOAST = 38
    SKELETON = 12


class Width:
    """Widths the design fixes, in logical pixels at 100 %."""

    NAVIGATION = 216
    NAVIGATION_NARROW = 56
    PREVIEW = 392
    RAIL = 196
    SEARCH = 280
    TOAST = 420
    POPUP = 320
    SCROLL_BAR = 10
    SCROLL_HANDLE_MIN = 32
    CHIP_FIELD = 96
    WINDOW_MIN = 960
    WINDOW_MIN_HEIGHT = 600
    DESIGN = 1440
    DESIGN_HEIGHT = 900
    NARROW_BELOW = 1000
    DRAWER_BELOW = 1280


class Radius:
    """Corner radii, in logical pixels at 100 %."""

    MARK = 4
    CONTROL = 6
    CARD = 8
    CHIP = 11


class Line:
    """Line widths, in logical pixels at 100 %."""

    HAIR = 1
    FOCUS = 2
    SELECTION_BAR = 3


class IconSize:
    """Sizes of icons, in logical pixels at 100 %."""

    SMALL = 14
    CONTROL = 16
    HEADER = 18
    EMPTY = 40


class Time:
    """Durations, in milliseconds."""

    TOAST = 8000
    SKELETON_AFTER = 400
    PROGRESS_AFTER = 2000


SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)
