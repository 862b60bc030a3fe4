"""Fetch the window's fonts, icons and map library from their named packages, check them and copy only what is shown.

Run once when a version changes: `python resources/build_resources.py`. Needs the npm client; the results are kept
in the repository, so nobody else needs it.
"""

# ruff: noqa: INP001 - a script beside its results, no package

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ICONS = HERE.parent / "src" / "twincities" / "ui" / "theme" / "icons.py"


@dataclass(frozen=True)
class Package:
    """A package of the registry at one version, and which of its files go where."""

    name: str
    version: str
    sha256: str
    files: dict[str, str]


PACKAGES = (
    Package(
        "@expo-google-fonts/inter",
        "0.4.2",
        "b5c1e5878c07a5637169da9f7b1f370c69709f1f8de55998e2522f7aa9dfe2a9",
        {
            "400Regular/Inter_400Regular.ttf": "fonts/Inter-Regular.ttf",
            "400Regular_Italic/Inter_400Regular_Italic.ttf": "fonts/Inter-Italic.ttf",
            "500Medium/Inter_500Medium.ttf": "fonts/Inter-Medium.ttf",
            "600SemiBold/Inter_600SemiBold.ttf": "fonts/Inter-SemiBold.ttf",
            "LICENSE_FONT": "fonts/OFL.txt",
        },
    ),
    Package(
        "@phosphor-icons/web",
        "2.1.2",
        "40e3096099ca818c047979cece6a3764944d5200c67b64092f7bcd8bcd1d2b08",
        {
            "src/regular/Phosphor.ttf": "icons/Phosphor.ttf",
            "src/regular/style.css": "",
            "LICENSE": "icons/LICENSE.txt",
        },
    ),
    Package(
        "leaflet",
        "1.9.4",
        "84c65a256e50657896f54c33bd857b6849ebe94c817803be818bf32a3dde0b77",
        {
            "dist/leaflet.js": "map/leaflet.js",
            "dist/leaflet.css": "map/leaflet.css",
            "LICENSE": "map/LICENSE.txt",
        },
    ),
)


def build() -> None:
    """Rebuild `fonts/`, `icons/` and the map's Leaflet; SystemExit when a package is not the one checked in."""
    for package in PACKAGES:
        with tempfile.TemporaryDirectory(prefix="twincities-resources-") as folder:
            archive = _fetch(package, Path(folder))
            with tarfile.open(archive) as tar:
                for inside, target in package.files.items():
                    content = _read(tar, inside)
                    if target:
                        place = HERE / target
                        place.parent.mkdir(exist_ok=True)
                        place.write_bytes(content)
                    else:
                        _write_code_points(content.decode())


def _fetch(package: Package, folder: Path) -> Path:
    wanted = f"{package.name}@{package.version}"
    subprocess.run(["npm", "pack", "--silent", wanted], cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603, S607 - fixed words
    (archive,) = folder.glob("*.tgz")
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != package.sha256:
        sys.exit(f"{wanted}: expected {package.sha256}, got {found}")
    return archive


def _read(tar: tarfile.TarFile, inside: str) -> bytes:
    member = tar.extractfile(f"package/{inside}")
    if member is None:
        sys.exit(f"{inside} is not in the package")
    return member.read()


def _write_code_points(css: str) -> None:
    """Keep the code points of the icons the theme names: the whole set has 1,500."""
    points = dict(re.findall(r"\.ph\.ph-([a-z0-9-]+):before \{\s*content: \"\\([0-9a-f]+)\"", css))
    names = sorted(set(re.findall(r'= "([a-z0-9-]+)"', ICONS.read_text(encoding="utf-8"))))
    missing = [name for name in names if name not in points]
    if missing:
        sys.exit(f"not in the icon font: {', '.join(missing)}")
    chosen = {name: points[name] for name in names}
    (HERE / "icons" / "code_points.json").write_text(json.dumps(chosen, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    build()
