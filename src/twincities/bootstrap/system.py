"""The system's part: libraries that Qt's wheels expect, named as Debian names them, and how they get here."""

from __future__ import annotations

import ctypes
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from twincities.bootstrap import speech
from twincities.bootstrap.speech import end_interrupted, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from twincities.i18n import Message

STDERR = 2

# What `ldd` finds missing below the wheels of Qt on a Debian 12 installed with `--variant=minbase`. Later releases
# rename some of the packages (…t64) and keep the old names as provided ones, which apt-get understands.
WIDGETS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
SCREEN = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Needed in addition where a window goes onto an X11 screen."""
MAP = {
    "libXcomposite.so.1": "libxcomposite1",
    "libXdamage.so.1": "libxdamage1",
    "libXext.so.6": "libxext6",
    "libXfixes.so.3": "libxfixes3",
    "libXrandr.so.2": "libxrandr2",
    "libXtst.so.6": "libxtst6",
    "libasound.so.2": "libasound2",
    "libexpat.so.1": "libexpat1",
    "libgbm.so.1": "libgbm1",
    "libnspr4.so": "libnspr4",
    "libnss3.so": "libnss3",
    "libudev.so.1": "libudev1",
    "libxcb-dri3.so.0": "libxcb-dri3-0",
    "libxkbfile.so.1": "libxkbfile1",
}
"""Needed in addition by the map's page (QtWebEngine); without them the window draws a simpler map itself."""
BROWSERS = {"chromium": "chromium"}
"""Programs in which tests open the exported map."""
PAPER_TOOLS = {"soffice": "libreoffice-calc", "pdftoppm": "poppler-utils"}
"""Programs by which tests print the papers and look at them."""
PAPER_FONTS = {
    "LiberationSans-Regular.ttf": "fonts-liberation",
    "LiberationSerif-Regular.ttf": "fonts-liberation",
}
"""The fonts that stand in for Arial and Times with the same widths; in others the pages break elsewhere."""
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts")


def prepare_window(root: str) -> None:
    """See to it that a window can open: libraries and a screen. Ends the process with a sentence where it cannot."""
    if not sys.platform.startswith("linux"):
        return
    screen = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] not in {"offscreen", "minimal", "vnc"}
    if screen and not any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        say(root, speech.NO_SCREEN)
        sys.exit(1)
    _provide(root, speech.LIBRARIES, missing_libraries({**WIDGETS, **SCREEN} if screen else WIDGETS))
    _provide(root, speech.MAP_LIBRARIES, missing_libraries(MAP), needed=False)


def prepare_tests(root: str, *, tools: bool) -> None:
    """See to it that tests can draw windows off screen and, where asked, print papers and open exported maps."""
    if not sys.platform.startswith("linux"):
        return
    _provide(root, speech.LIBRARIES, missing_libraries({**WIDGETS, **MAP}))
    if tools:
        programs = {**PAPER_TOOLS, **BROWSERS}
        missing = {name: package for name, package in programs.items() if shutil.which(name) is None}
        _provide(root, speech.TOOLS, {**missing, **_missing_fonts()})


def _missing_fonts() -> dict[str, str]:
    found = {
        name for folder in FONT_FOLDERS for _folder, _folders, names in os.walk(folder) for name in names
    }
    return {name: package for name, package in PAPER_FONTS.items() if name not in found}


def missing_libraries(wanted: Mapping[str, str]) -> dict[str, str]:
    """Return the libraries that are not here, each with its Debian package.

    A file in a usual folder settles it without loading anything; only a library that is not there is really
    tried, since a system may keep it elsewhere.
    """
    folders = _library_folders()
    return {
        name: package
        for name, package in wanted.items()
        if not any(os.path.exists(f"{folder}/{name}") for folder in folders) and not _loads(name)
    }


def _library_folders() -> list[str]:
    kind: str = getattr(sys.implementation, "_multiarch", "")
    return [f"/usr/lib/{kind}", f"/lib/{kind}", "/usr/lib64", "/usr/lib", "/lib", "/usr/local/lib"]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _provide(root: str, complaint: Message, missing: Mapping[str, str], *, needed: bool = True) -> None:
    """Install what is missing as root on a Debian-like system, after saying so; else print the exact line and end.

    On other systems the names are said and the start goes on: they may be kept where we do not look. It goes on, too,
    without what is not needed.
    """
    if not missing:
        return
    say(root, complaint, libraries=", ".join(sorted(missing)))
    if shutil.which("apt-get") is None:
        return
    packages = sorted(set(missing.values()))
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    if os.name == "posix" and os.geteuid() != 0:
        say(root, speech.INSTALL_LIBRARIES, command=shlex.join(command))
        if needed:
            sys.exit(1)
        return
    say(root, speech.INSTALLING_LIBRARIES, command=shlex.join(command))
    try:
        installed = _apt_get(["apt-get", "update"], command, listed=_has_package_lists())
    except KeyboardInterrupt:
        end_interrupted(root)
    if not installed:
        say(root, speech.LIBRARIES_FAILED)
        if needed:
            sys.exit(1)


def _apt_get(update: list[str], command: list[str], *, listed: bool) -> bool:
    """Install, with fresh package lists where there are none or where the old ones lead nowhere any more."""
    return (listed and _run(command)) or (_run(update) and _run(command))


def _has_package_lists() -> bool:
    return any(Path("/var/lib/apt/lists").glob("*_Packages*"))


def _run(command: Iterable[str]) -> bool:
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run([*command], check=False, stdout=STDERR, env=quietly).returncode == 0
